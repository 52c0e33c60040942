"""Narration: sentences filled in from parameters and facts, and the time that they take to be read.

A formula in a narration is written twice over, as it looks (Typst mathematics) and as it is spoken:
``The next weight, [w_(t+1)|w t plus one], lies lower.`` Captions and voices take the words, a page the
formula. Brackets without a bar are brackets.
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
"""The fastest that captions may be and still be read, as film services ask for it."""

_SIDE = r"\s*([^\[\]|\s](?:[^\[\]|]*[^\[\]|\s])?)\s*"
_FORMULA = re.compile(rf"\[{_SIDE}\|{_SIDE}\]")
_PRECISION = re.compile(r"(?:\.(\d+))?([f%]?)")


class NarrationError(ValueError):
    """A narration asks for a name that is neither a parameter nor a fact."""


@dataclass(frozen=True)
class Formula:
    """A formula in a narration: its Typst source, and how it is spoken."""

    source: str
    words: str


class Narration(str):
    """What is said, in words; ``written`` is the same with formulas in their notation."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, written: str) -> Self:
        narration = super().__new__(cls, _FORMULA.sub(r"\2", written))
        narration.written = written
        return narration

    def __getnewargs__(self) -> tuple[str]:
        return (self.written,)  # copies keep their formulas


def pieces(written: str) -> list[str | Formula]:
    """Return a narration as it is written, cut into text and formulas."""
    text, *rest = _FORMULA.split(written)
    found: list[str | Formula] = [text]
    for source, words, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        found += [Formula(source, words), after]
    return [piece for piece in found if piece]


def narrate(template: str, values: Mapping[str, Any]) -> Narration:
    """Fill *template* in with *values*.

    Numbers are written as people write them: ``{x}`` keeps up to two decimals, ``{x:.3}`` up to three,
    ``{x:.3f}`` exactly three, ``{share:%}`` and ``{share:.2%}`` make a percentage.

    Raises
    ------
    NarrationError
        If the template names something that *values* lacks.
    """
    try:
        sentence = _Formatter().vformat(template, (), values)
    except (KeyError, AttributeError, IndexError) as error:
        raise NarrationError(
            f"the narration {template!r} asks for {error}; known: {sorted(values)}"
        ) from error
    return Narration(" ".join(sentence.split()))


def reading_time(sentence: str) -> float:
    """Return the seconds that *sentence* takes to be read or spoken at a calm pace."""
    return len(sentence.split()) / WORDS_PER_SECOND


def caption_time(sentence: str) -> float:
    """Return the seconds below which captions of *sentence* pass too fast to be read."""
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
