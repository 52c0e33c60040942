"""What a caption writes and a voice would stumble over, in words."""

from __future__ import annotations

import re

from scripts.narration.languages import ENGLISH, speaks_english

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ", "0123456789-n")
_POWER = re.compile(r"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]+")
_NAMED = {"2": " squared", "3": " cubed"}
_SIGNS = {"·": " times ", "×": " times ", "√": " the square root of ", "→": " to ", "∂": " d ", "∇": " grad "}


def pronounced(narration: str, language: str = ENGLISH) -> str:
    """Return *narration* with powers and signs in words: ``x²`` becomes "x squared".

    In other languages than English it stays as it is: their voices have rules of their own.
    """
    if not speaks_english(language):
        return narration
    spelt = _POWER.sub(_power, narration)
    for sign, words in _SIGNS.items():
        spelt = spelt.replace(sign, words)
    return " ".join(spelt.split())


def _power(match: re.Match[str]) -> str:
    exponent = match[0].translate(_SUPERSCRIPTS)
    return _NAMED.get(exponent, f" to the power of {exponent.replace('-', 'minus ')}")
