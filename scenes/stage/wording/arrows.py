"""Arrows in formulas and in words: where they lead, how they add up, how they stretch, how long they are."""

from __future__ import annotations

from collections.abc import Iterable

from mathkit.linear_algebra.vectors import ScaledVector, VectorSum
from scenes.stage.pictures.head_to_tail import on_one_line
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, listed, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, formula

A, B = tint("a", "data"), tint("b", "second")
"""Two vectors, in Typst mathematics."""

_LENGTH_DECIMALS = 3
_PRODUCT_DECIMALS = 4
"""The product of two numbers with two decimals has at most four."""


def math_vectors(*vectors: tuple[str, Iterable[float]]) -> str:
    """Vectors beside each other, each after its name, in Typst mathematics."""
    return " quad ".join(f"{name} = {math_vector(values)}" for name, values in vectors)


def first_vector(a: Points) -> Written:
    """The vector a."""
    return formula(math_vectors((A, a)))


def both_vectors(a: Points, b: Points) -> Written:
    """The vectors a and b, beside each other."""
    return formula(math_vectors((A, a), (B, b)))


def sum_in_either_order() -> Written:
    """That addition commutes."""
    return formula(f"{A} + {B} = {B} + {A}")


def sum_of_components(addition: VectorSum) -> list[Written]:
    """The sum of a and b, component by component, and its value."""
    rows = ", ".join(
        f"{tint(math_number(x), 'data')} + {tint(math_number(y, guarded=True), 'second')}"
        for x, y in zip(addition.a, addition.b, strict=True)
    )
    total = tint(math_vector(addition.total), "result")
    return [formula(f"{A} + {B} = vec({rows})"), formula(f"{A} + {B} = {total}")]


def any_multiple(a: Points) -> list[Written]:
    """The vector a, and c times a for any number c, component by component."""
    products = ", ".join(f"{tint('c', 'path')} dot {math_number(x, guarded=True)}" for x in a)
    return [first_vector(a), formula(f"{tint('c thin a', 'path')} = vec({products})")]


def multiple_formula(scaled: ScaledVector) -> Written:
    """The product of a given number and a."""
    product = tint(f"{math_number(scaled.factor)} thin a", "path")
    return formula(f"{product} = {tint(math_vector(scaled.scaled, _PRODUCT_DECIMALS), 'path')}")


def multiple_in_words(scaled: ScaledVector) -> str:
    """The components of a multiple, with all their decimals."""
    return listed(scaled.scaled, _PRODUCT_DECIMALS)


def arrow_in_words(a: Points) -> str:
    """Where the arrow a leads from the origin."""
    sideways = f"{number(abs(a[0]))} to the {'right' if a[0] > 0 else 'left'}" if a[0] else ""
    upwards = f"{number(abs(a[1]))} {'up' if a[1] > 0 else 'down'}" if a[1] else ""
    way = " and ".join(filter(None, (sideways, upwards)))
    if not way:
        return "Two zeros make the zero vector: it stays at the origin, without a length or a direction."
    return f"Two numbers make an arrow: {way}. That is the vector a, equal to {listed(a)}."


def sum_in_words(addition: VectorSum) -> str:
    """Where the arrow of a + b leads once b starts at the head of a."""
    a, b, total = addition.a.any(), addition.b.any(), addition.total.any()
    if not a and not b:
        return "Both are the zero vector here, and so is their sum."
    if not a or not b:
        return f"Here {'b' if a else 'a'} is the zero vector, so the sum is {'a' if a else 'b'} itself."
    if not total:
        return "That leads back to the origin: the sum is the zero vector."
    return "The sum leads straight from the beginning to the end."


def ways_in_words(addition: VectorSum) -> str:
    """The shape of the two ways to a + b: a first, or b first."""
    if not on_one_line(addition):
        return "The two ways make a parallelogram."
    if addition.a.any() and addition.b.any():
        return "Here both ways lie on one line."
    return "The zero vector is no step at all."


def scaling_in_words(scaled: ScaledVector) -> str:
    """What c times a is, as the end of a sentence that begins with "c times a"."""
    size = abs(scaled.factor)
    if not scaled.vector.any():
        return "is still the zero vector: there is nothing to stretch"
    if scaled.direction == "zero":
        return "is the zero vector: the arrow shrinks to a point"
    if scaled.factor == 1:
        return "is a itself"
    way = "the same way" if scaled.direction == "same" else "the other way"
    length = "is just as long" if size == 1 else f"is {number(size)} times as long"
    return f"points {way} and {length}: {multiple_in_words(scaled)}"


def length_in_words(length: float) -> str:
    """A length as a number, and whether it was rounded: ``2``, ``about 2.236``."""
    about = "" if is_exact(length, _LENGTH_DECIMALS) else "about "
    return f"{about}{number(length, _LENGTH_DECIMALS)}"
