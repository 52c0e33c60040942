"""What a caption writes and a voice would stumble over, in words."""

from __future__ import annotations

import re

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ", "0123456789-n")
_POWER = re.compile(r"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]+")
_NAMED = {"2": " squared", "3": " cubed"}
_SIGNS = {"·": " times ", "×": " times ", "√": " the square root of ", "→": " to ", "∂": " d ", "∇": " grad "}


def pronounced(narration: str) -> str:
    """Return *narration* with powers and signs spelt out: ``x²`` becomes "x squared"."""
    spelt = _POWER.sub(_power, narration)
    for sign, words in _SIGNS.items():
        spelt = spelt.replace(sign, words)
    return " ".join(spelt.split())


def _power(match: re.Match[str]) -> str:
    exponent = match[0].translate(_SUPERSCRIPTS)
    return _NAMED.get(exponent, f" to the power of {exponent.replace('-', 'minus ')}")
