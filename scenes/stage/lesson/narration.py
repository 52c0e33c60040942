"""Narration: sentences with values from parameters and facts, and the time that it takes to read them.

A formula in a narration is written twice, in Typst mathematics and as it is spoken:
``The next weight, [w_(t+1)|w t plus one], lies lower.`` Captions and voices take the spoken
words, a page takes the formula. Brackets without a bar are ordinary brackets.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from scenes.stage.type.numerals import number, percent

WORDS_PER_SECOND = 2.5
"""A calm reading pace; lecturers speak at about the same."""

CHARACTERS_PER_SECOND = 20
"""The fastest captions that can still be read, by the rules of film services."""

_SIDE = r"\s*([^\[\]|\s](?:[^\[\]|]*[^\[\]|\s])?)\s*"
_FORMULA = re.compile(rf"\[{_SIDE}\|{_SIDE}\]")
_PRECISION = re.compile(r"(?:\.(\d+))?([f%]?)")


class NarrationError(ValueError):
    """A narration has a name that is neither a parameter nor a fact."""


@dataclass(frozen=True)
class Formula:
    """A formula in a narration: its Typst source, and its spoken words."""

    source: str
    words: str


class Narration(str):
    """A narration in spoken words; ``written`` is the same with formulas in their notation."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, written: str) -> Self:
        narration = super().__new__(cls, _FORMULA.sub(r"\2", written))
        narration.written = written
        return narration

    def __getnewargs__(self) -> tuple[str]:
        return (self.written,)  # copies keep their formulas


def pieces(written: str) -> list[str | Formula]:
    """Split a written narration into text and formulas."""
    text, *rest = _FORMULA.split(written)
    found: list[str | Formula] = [text]
    for source, words, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        found += [Formula(source, words), after]
    return [piece for piece in found if piece]


def narrate(template: str, values: Mapping[str, Any]) -> Narration:
    """Replace the names in *template* by *values*.

    Numbers are written as people write them: ``{x}`` keeps up to two decimals, ``{x:.3}`` up to three,
    ``{x:.3f}`` exactly three, ``{share:%}`` and ``{share:.2%}`` make a percentage.

    Raises
    ------
    NarrationError
        If the template has a name that *values* lacks.
    """
    try:
        sentence = _Formatter().vformat(template, (), values)
    except (KeyError, AttributeError, IndexError) as error:
        raise NarrationError(
            f"the narration {template!r} asks for {error}; known: {sorted(values)}"
        ) from error
    return Narration(" ".join(sentence.split()))


def reading_time(sentence: str) -> float:
    """Return the seconds that it takes to read or speak *sentence* at a calm pace."""
    words = len(sentence.split()) + sentence.count("%")  # "percent" is a word
    return words / WORDS_PER_SECOND


def caption_time(sentence: str) -> float:
    """Return the least seconds in which captions of *sentence* can be read."""
    return len(sentence) / CHARACTERS_PER_SECOND


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float | np.number):
            return format(value, format_spec)
        match = _PRECISION.fullmatch(format_spec)
        if match is None:
            return format(value, format_spec)
        places = None if match[1] is None else int(match[1])
        if match[2] == "%":
            return percent(float(value), 1 if places is None else places)
        return number(float(value), 2 if places is None else places, fixed=match[2] == "f")
