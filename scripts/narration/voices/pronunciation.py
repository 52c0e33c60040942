"""What a caption writes and a voice would stumble over, in words, as a lecturer says it in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from scripts.narration.languages import ENGLISH, speaks_english
from scripts.narration.voices.signs import (
    ABBREVIATIONS,
    ACCENTS,
    ALIKE,
    CURRENCIES,
    DIGITS,
    POWERS,
    SIGNS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    TIMES,
    UNITS,
)

Match = re.Match[str]
Rule = tuple[str, str | Callable[[Match], str]]
"""A regular expression, and what stands in the place of all that it finds."""


def pronounced(narration: str, language: str = ENGLISH) -> str:
    """Return *narration* in words: ``x² ≤ 0.5`` becomes "x squared is at most zero point five".

    What is left are letters, whole numbers and plain punctuation. In other languages than English it stays as
    it is: their voices have rules of their own.
    """
    if not speaks_english(language):
        return narration
    spelt = unicodedata.normalize("NFC", narration).translate(_ALIKE)
    spelt = _without_brackets(_applied(_FORMS, spelt))
    return unicodedata.normalize("NFKC", _applied(_WORDS, spelt)).strip(" ,;")


def _applied(rules: Sequence[Rule], text: str) -> str:
    for pattern, replacement in rules:
        text = re.sub(pattern, replacement, text)
    return text


def _without_brackets(text: str) -> str:
    """Say what is in brackets, from the inside out, first what belongs to a function."""
    while True:
        opened = re.sub(_CALL, _called, text)
        if opened == text:
            opened = re.sub(_ASIDE, _in_brackets, text)
        if opened == text:
            return text
        text = opened


# What single rules say --------------------------------------------------------------------------------


def _counted(number: str, noun: str) -> str:
    return f"{number} {noun}" if number == "1" else f"{number} {noun}s"


def _unit_power(match: Match) -> str:
    number, unit, power = match.groups()
    return _counted(number, f"{'square' if power == '²' else 'cubic'} {UNITS[unit]}")


def _speed(match: Match) -> str:
    return f"{_counted(match[1], UNITS[match[2]])} per {TIMES[match[3]]}"


def _power(match: Match) -> str:
    base, exponent = match[1], match[2].translate(SUPERSCRIPTS).replace("-", "−").strip()
    if exponent == "−1" and base.isupper():
        return f"{base} inverse "
    return f"{base} {POWERS.get(exponent) or f'to the {exponent}'} "


def _called(match: Match) -> str:
    return f"{match[1]} of {match[2].replace('|', ' given ')} "


def _in_brackets(match: Match) -> str:
    """A vector is said with pauses between its numbers, an aside with pauses around it."""
    before = "," if re.search("[A-Za-z]{2}", match[1]) else ""
    return f"{before} {match[1].replace(';', ',')}, "


def _decimal(match: Match) -> str:
    whole = "zero" if match[1] in ("", "0") else match[1]
    return f"{whole} point {' '.join(DIGITS[int(digit)] for digit in match[2])}"


def _accented(match: Match) -> str:
    letter, *accents = list(unicodedata.normalize("NFD", match[0]))
    names = [ACCENTS[accent] for accent in accents if accent in ACCENTS]
    return " ".join([letter, *names]) if len(names) == len(accents) else match[0]


def _named(match: Match) -> str:
    """A sign without a rule is said by its name, so that nothing is skipped."""
    return f" {unicodedata.name(match[0], '').lower()} "


# The rules, in their order ----------------------------------------------------------------------------


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _signs_of(table: dict[int, int]) -> str:
    return re.escape("".join(map(chr, table)))


_ALIKE = str.maketrans(ALIKE)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AMOUNT = rf"{_NUMBER}(?: (?:thousand|million|billion|trillion))?"
_LETTER_A = "|".join(  # which voices would take for the article
    (
        r"(?<=[a-z0-9,;] )A(?![\w'-])|\bA(?= [B-Zb-z]\b)",
        r"\b[Aa](?=[,.;:?!]|$| (?:plus|minus|times|equals|squared|cubed|transpose|inverse|given|is)\b)",
        r"(?<=\d times )a\b|\ba(?= (?!series|means|lens)[a-z]{2,}(?<![aius])s\b)",
    )
)
_LONG_UNITS = UNITS.keys() - {"m"}  # "3 m" may be three times m

_FORMS: Sequence[Rule] = (
    (r"\s+", " "),
    (rf"(?<!\w)(?:{_any_of(ABBREVIATIONS)})(?!\w)", lambda match: ABBREVIATIONS[match[0]]),
    (r"(?<!\w)[^\W\d_][\u0300-\u036f]*(?![\w\u0300-\u036f])", _accented),
    (rf"({_any_of(CURRENCIES)})({_AMOUNT})", lambda match: _counted(match[2], CURRENCIES[match[1]])),
    (rf"({_AMOUNT}) ?({_any_of(CURRENCIES)})", lambda match: _counted(match[1], CURRENCIES[match[2]])),
    (rf"({_NUMBER}) ?({_any_of(UNITS)})([²³])", _unit_power),
    (rf"({_NUMBER}) ({_any_of(UNITS)})/({_any_of(TIMES)})\b", _speed),
    (rf"({_AMOUNT}) ({_any_of(_LONG_UNITS)})\b", lambda match: _counted(match[1], UNITS[match[2]])),
    (rf"({_NUMBER}) ?°(C?)\b", lambda match: _counted(match[1], "degree") + (match[2] and " Celsius")),
    (rf"({_NUMBER}) ?°", lambda match: _counted(match[1], "degree")),
    (rf"\b({_NUMBER})[eE]([-+−]?\d+)\b", r"\1 × 10^(\2)"),
    (r"(?<=\d)(?: ?– ?|:)(?=\d)", " to "),
    (r"(?<![\w)\]])-(?=\d)|(?<=\b\w)-(?=\d)", "−"),
    (r",\s*…", ", and so on"),
    (r"\s*[…—]\s*| – ", ", "),
    (rf"(\w?)([{_signs_of(SUPERSCRIPTS)}]+)", _power),
    (r"(\w?)\^\(([^()]*)\)", _power),
    (r"(\w?)\^([-−]?\w+)", _power),
    (rf"([{_signs_of(SUBSCRIPTS)}]+)", lambda match: f" {match[1].translate(SUBSCRIPTS)} "),
    (r"_\(([^()]*)\)", r" \1 "),
    (r"(?<=\b\w)(′+|'+)(?!\w)", lambda match: " double prime" if len(match[1]) == 2 else " prime"),
    (r"\|(\S(?:[^|()]*\S)?)\|", r"the absolute value of \1"),
    (r"‖([^‖]+)‖", r"the norm of \1"),
    (r"(?<=[a-z]{2})/(?=[a-z]{2})", " or "),
)

_CALL = r"(\w|\b\w prime)\(([^()]*)\)"
_ASIDE = r"[(\[{]([^()\[\]{}]*)[)\]}]"

_WORDS: Sequence[Rule] = (
    (r"(?<![\w.])(\d*)\.(\d+)", _decimal),
    (rf"{_any_of(SIGNS)}", lambda match: f" {SIGNS[match[0]]} "),
    (r"[|‖]", ", "),
    (r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])(?!(?:st|nd|rd|th)\b)", " "),
    (r"[^\w\s.,;:?!'-]", _named),
    (r"\s+", " "),
    (_LETTER_A, "ay"),
    (r" (?=[.,;:?!])", ""),
    (r"[,;:]+(?=[.?!])|,(?=[,;:])", ""),
)
