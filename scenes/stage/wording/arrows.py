"""Vectors in formulas, and lengths in words."""

from __future__ import annotations

from collections.abc import Iterable

from scenes.stage.pictures.number_tables import ORDINALS
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, formula

A, B = tint("a", "data"), tint("b", "second")
"""Two vectors, in Typst mathematics."""

_LENGTH_DECIMALS = 3


def math_vectors(*vectors: tuple[str, Iterable[float]]) -> str:
    """Vectors beside each other, each after its name, in Typst mathematics."""
    return " quad ".join(f"{name} = {math_vector(values)}" for name, values in vectors)


def both_vectors(a: Points, b: Points) -> Written:
    """The vectors a and b, beside each other; components are parts: ``a_first``, ``b_second`` …."""
    columns = [
        ", ".join(
            tint(math_number(value), f"{name}_{ordinal}")
            for ordinal, value in zip(ORDINALS, vector, strict=False)
        )
        for name, vector in (("a", a), ("b", b))
    ]
    return formula(f"{A} = vec({columns[0]}) quad {B} = vec({columns[1]})")


def length_in_words(length: float) -> str:
    """A length as a number, and whether it was rounded: ``2``, ``about 2.236``."""
    about = "" if is_exact(length, _LENGTH_DECIMALS) else "about "
    return f"{about}{number(length, _LENGTH_DECIMALS)}"
