"""Narration: sentences filled in from parameters and facts, and the time that they take to be read."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.stage.numerals import number, percent

WORDS_PER_SECOND = 2.5
"""A calm reading pace; lecturers speak at about the same."""

_PRECISION = re.compile(r"(?:\.(\d+))?([f%]?)")


class NarrationError(ValueError):
    """A narration asks for a name that is neither a parameter nor a fact."""


def narrate(template: str, values: Mapping[str, Any]) -> str:
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
    return " ".join(sentence.split())


def reading_time(sentence: str) -> float:
    """Return the seconds that *sentence* takes to be read or spoken at a calm pace."""
    return len(sentence.split()) / WORDS_PER_SECOND


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
