"""Vectors in formulas, and lengths in words."""

from __future__ import annotations

from collections.abc import Iterable

from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_vector, number

A, B = tint("a", "data"), tint("b", "second")
"""Two vectors, in Typst mathematics."""

_LENGTH_DECIMALS = 3


def math_vectors(*vectors: tuple[str, Iterable[float]]) -> str:
    """Vectors beside each other, each after its name, in Typst mathematics."""
    return " quad ".join(f"{name} = {math_vector(values)}" for name, values in vectors)


def length_in_words(length: float) -> str:
    """A length as a number, and whether it was rounded: ``2``, ``about 2.236``."""
    about = "" if is_exact(length, _LENGTH_DECIMALS) else "about "
    return f"{about}{number(length, _LENGTH_DECIMALS)}"
