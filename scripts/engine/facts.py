"""Which of a lesson's facts a student can read by themselves, apart from the film.

Facts are also what the narration is put together from, so many are parts of sentences: "1 in 100 people".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeGuard

__all__ = ["is_matrix", "shown_facts"]

_MOST_ENTRIES = 6
"""Rows or columns of a matrix that is written out."""

_FIGURES = re.compile(r"[^\w\s]*\d[^A-Za-z]*")
"""Numbers that are text already: "0.714", "−4.5", "(1, 2)", "16.7%", "$94,000"."""

_SENTENCE = re.compile(r"[^\W_a-z]\S*(\s+\S+){2,}[.!?]")
"""Begins with a capital letter or a number, has three words, and ends."""


def shown_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the numbers, rounded, vectors, matrices and whole sentences among *facts*."""
    return {name: _rounded(value) for name, value in facts.items() if _is_readable(value)}


def is_matrix(value: Any) -> TypeGuard[list[list[float]]]:
    """Whether *value* is a table of numbers that is small enough to be written out."""
    return (
        isinstance(value, list)
        and 0 < len(value) <= _MOST_ENTRIES
        and all(isinstance(row, list) and _are_numbers(row) for row in value)
        and len({len(row) for row in value}) == 1
        and 0 < len(value[0]) <= _MOST_ENTRIES
    )


def _rounded(value: Any) -> Any:
    """Leave four decimals to numbers, and four digits to small ones."""
    if isinstance(value, list):
        return [_rounded(entry) for entry in value]
    if isinstance(value, float):
        return float(f"{value:.3e}") if abs(value) < 1 else round(value, 4)
    return value


def _is_readable(value: Any) -> bool:
    if isinstance(value, str):
        return any(pattern.fullmatch(value.strip()) for pattern in (_FIGURES, _SENTENCE))
    return _is_number(value) or is_matrix(value) or (isinstance(value, list) and _are_numbers(value))


def _are_numbers(values: list[Any]) -> bool:
    return bool(values) and all(map(_is_number, values))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
