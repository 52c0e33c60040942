"""Vectors in formulas and in words: arrows that are added and stretched, houses, a picture."""

from __future__ import annotations

from collections.abc import Sequence

from mathkit.linear_algebra.vectors import ScaledVector, VectorSum, on_one_line
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, listed, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.arrows import A, B, math_vectors

FACT_LABELS = {
    "total": "sum of a and b",
    "houses": "houses in the table",
    "pixels": "numbers in one image",
}
"""What the key numbers of the film are called apart from it."""

_PRODUCT_DECIMALS = 4
"""The product of two numbers with two decimals has at most four."""

HOUSE, OTHER = tint("x", "data"), tint("y", "second")
"""Two houses, in Typst mathematics."""


def first_vector(a: Points) -> Written:
    """The vector a."""
    return formula(math_vectors((A, a)))


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
    return f"Two numbers say where it leads: {way}."


def sum_in_words(addition: VectorSum) -> str:
    """Where the arrow of a + b leads once b starts at the head of a."""
    a, b, total = addition.a.any(), addition.b.any(), addition.total.any()
    if not a and not b:
        return "Both are the zero vector here, and so is their sum."
    if not a or not b:
        return f"Here {'b' if a else 'a'} is the zero vector, so the sum is {'a' if a else 'b'} itself."
    if not total:
        return "That leads back to the origin: the sum is the zero vector."
    return "The sum leads straight from the start of the first to the tip of the second."


def ways_in_words(addition: VectorSum) -> str:
    """The shape of the two ways to a + b: a first, or b first."""
    if not on_one_line(addition.a, addition.b):
        return "The two ways make a parallelogram."
    if addition.a.any() and addition.b.any():
        return "Here both ways lie on one line."
    return "The zero vector is no step at all."


def scaling_in_words(scaled: ScaledVector) -> str:
    """What c times a is, as the end of a sentence that begins with "c times a"."""
    size = abs(scaled.factor)
    if not scaled.vector.any():
        return "is still the zero vector: there's nothing to stretch"
    if scaled.direction == "zero":
        return "is the zero vector: the arrow shrinks to a point"
    if scaled.factor == 1:
        return "is a itself"
    way = "the same way" if scaled.direction == "same" else "the other way"
    length = "is just as long" if size == 1 else f"is {number(size)} times as long"
    return f"points {way} and {length}: {multiple_in_words(scaled)}"


def house_formula(house: Sequence[float]) -> Written:
    """A house as a vector, with the meaning of each number beside it."""
    names = ", ".join(f"#words[{name}]" for name in HOUSE_FEATURES)
    meanings = tint(f"vec(delim: #none, align: #left, {names})", "muted")
    return formula(f"{HOUSE} = {math_vector(house)} quad {meanings}", size=STATEMENT_SIZE)


def difference_of_houses(other: Sequence[float], difference: Points) -> list[Written]:
    """Another house, and its difference from the first."""
    rows = (
        f"{OTHER} = {math_vector(other)}",
        f"{OTHER} - {HOUSE} = {tint(math_vector(difference), 'result')}",
    )
    return [formula(row, size=STATEMENT_SIZE) for row in rows]


def house_in_words(house: Sequence[float]) -> str:
    """A house by its numbers: ``120 square metres, 3 bedrooms, 1 year old``."""
    area, bedrooms, age = house
    years = "1 year" if age == 1 else f"{number(age)} years"
    return f"{number(area)} square metres, {counted(int(bedrooms), 'bedroom')}, {years} old"


def neighbours_in_words(difference: Points) -> str:
    """What the arrow from one house to another means."""
    if not difference.any():
        return "Here it's the same point: with these numbers alone, you can't tell the two houses apart."
    return f"The arrow between them is a vector, too: their difference, {listed(difference)}."


def size_of_data(houses: int) -> list[Written]:
    """How many houses there are, and how many numbers each of them has."""
    rows = (f"{houses} houses", f"{len(HOUSE_FEATURES)} numbers each")
    return [text(row, size=STATEMENT_SIZE) for row in rows]


def picture_as_vector(side: int) -> list[Written]:
    """A square picture with *side* pixels along each side, as the list of their numbers."""
    return [
        text(f"{side} × {side} pixels", size=STATEMENT_SIZE),
        formula(f"{HOUSE} = vec(x_1, x_2, dots.v, x_({math_number(side**2)}))"),
    ]
