"""Arrows in formulas and in words: their sum, and their multiples."""

from __future__ import annotations

from mathkit.linear_algebra.vectors import ScaledVector, VectorSum, on_one_line
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number, sum_in_words
from scenes.stage.type.symbols import FIRST_VECTOR, SCALE_FACTOR, SECOND_VECTOR, Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, formula

FACT_LABELS = {
    "total": "sum of a and b",
    "houses": "houses that are averaged",
    "pixels": "numbers in one picture",
    "right": "new drawings guessed right",
}
"""What the key numbers of the film are called apart from it."""

PRODUCT_DECIMALS = 4
"""The product of two numbers with two decimals has at most four."""

ROWS = ("across", "upward")
"""The numbers of a vector of the plane, as parts of a formula."""


def vector_formula(name: Symbol, values: Points) -> Written:
    """A vector after its name; its numbers are the parts ``across`` and ``upward``."""
    rows = ", ".join(tint(tint(math_number(x), name.role), row) for x, row in zip(values, ROWS, strict=True))
    return formula(f"{name} = vec({rows})")


def sum_in_either_order() -> Written:
    """That addition commutes; the letters are the parts ``a``, ``b``, ``other_b`` and ``other_a``."""
    letters = (
        (FIRST_VECTOR, "a"),
        (SECOND_VECTOR, "b"),
        (SECOND_VECTOR, "other_b"),
        (FIRST_VECTOR, "other_a"),
    )
    a, b, other_b, other_a = (tint(symbol, name) for symbol, name in letters)
    return formula(f"{a} + {b} = {other_b} + {other_a}")


def sum_of_numbers(addition: VectorSum) -> tuple[Written, Written]:
    """The sum of a and b number by number, and its value; parts: ``a_across``, ``b_upward``, ``upward`` …."""
    rows = ", ".join(
        f"{tint(tint(math_number(x), 'data'), f'a_{row}')} + "
        f"{tint(tint(math_number(y, guarded=True), 'second'), f'b_{row}')}"
        for x, y, row in zip(addition.a, addition.b, ROWS, strict=True)
    )
    whole = ", ".join(
        tint(tint(math_number(x), "result"), row) for x, row in zip(addition.total, ROWS, strict=True)
    )
    plus = f"{FIRST_VECTOR} + {SECOND_VECTOR}"
    return formula(f"{plus} = vec({rows})"), formula(f"{plus} = vec({whole})")


def sums_of_multiples() -> tuple[Written, Written]:
    """That twice a is a + a, and that two halves make a."""
    a = FIRST_VECTOR
    half = f"{tint(f'1/{math_number(2)}', 'dial')} thin {a}"
    return (
        formula(f"{tint(math_number(2), 'dial')} thin {a} = {a} + {a}"),
        formula(f"{half} + {half} = {a}"),
    )


def any_multiple(a: Points) -> Written:
    """The vector c times a, number by number: parts ``across`` and ``upward``."""
    rows = ", ".join(
        tint(f"{SCALE_FACTOR} dot {tint(math_number(x, guarded=True), 'data')}", row)
        for x, row in zip(a, ROWS, strict=True)
    )
    return formula(f"{SCALE_FACTOR} thin {FIRST_VECTOR} = vec({rows})")


def multiple_formula(scaled: ScaledVector) -> Written:
    """The product of a given number and a."""
    factor = tint(math_number(scaled.factor), "dial")
    rows = ", ".join(
        tint(tint(math_number(x, PRODUCT_DECIMALS), "data"), row)
        for x, row in zip(scaled.scaled, ROWS, strict=True)
    )
    return formula(f"{factor} thin {FIRST_VECTOR} = vec({rows})")


SLIDE = "Now add another arrow, b: slide its tail to the tip of a."
FROM_START_TO_END = "Their sum goes straight from start to end."
PARALLELOGRAM = (
    "Sliding keeps length and direction, so this is a parallelogram: both ways end at the same point."
)
HALVES = "Half of a, twice, makes a, so each step halves."
"""What is said unless a vector is zero, or all lies on one line."""


# Sentences -----------------------------------------------------------------------------------------------


def arrow_in_words(a: Points) -> str:
    """Where the arrow a goes from the origin."""
    sideways = f"{number(abs(a[0]))} to the {'right' if a[0] > 0 else 'left'}" if a[0] else ""
    upwards = f"{number(abs(a[1]))} {'up' if a[1] > 0 else 'down'}" if a[1] else ""
    way = " and ".join(filter(None, (sideways, upwards)))
    if not way:
        return "Here a is the zero vector: it stays at the origin."
    return f"This arrow, a, goes {way}."


def slide_in_words(addition: VectorSum) -> str:
    """How the second arrow is added to the first."""
    if not addition.b.any():
        return "Here b is the zero vector, so there's nothing to slide."
    return SLIDE


def joined_in_words(addition: VectorSum) -> str:
    """Where the arrow of a + b leads once b starts at the tip of a."""
    a, b, total = addition.a.any(), addition.b.any(), addition.total.any()
    if not a and not b:
        return "Both are zero, and so is their sum."
    if not a or not b:
        return f"So the sum is {'a' if a else 'b'} itself."
    if not total:
        return "That leads back to the start: the sum is the zero vector."
    return FROM_START_TO_END


def ways_in_words(addition: VectorSum) -> str:
    """Why both ways to a + b meet: a first, or b first."""
    if not on_one_line(addition.a, addition.b):
        return PARALLELOGRAM
    if addition.a.any() and addition.b.any():
        return "Here both arrows lie on one line, and you end at the same point either way."
    return "A zero vector is no step at all, so the order can't matter."


def sorting_in_words(addition: VectorSum) -> str:
    """How the steps of a and b are sorted."""
    if addition.a[1] and addition.b[0]:
        return "Split each arrow into steps. The order doesn't matter, so swap the middle two."
    return "Split each arrow into steps. They're already sorted: sideways ones first."


def sorted_sum_in_words(addition: VectorSum) -> str:
    """The sums of the sideways and of the upward steps."""
    pairs = list(zip(addition.a, addition.b, strict=True))
    across, up = (
        f"{sum_in_words(pair)} makes {number(total)}"
        for pair, total in zip(pairs, addition.total, strict=True)
    )
    sideways, upward = (min(pair) >= 0 for pair in pairs)
    return (
        f"{'To the right' if sideways else 'Sideways'}, {across}; "
        f"{'upward' if upward else 'vertically'}, {up}."
    )


def twice_in_words(a: Points) -> str:
    """What doubling does."""
    if not a.any():
        return "Any multiple of the zero vector is the zero vector."
    return "Twice a is a plus a: each step doubles."


def multiple_in_words(a: Points) -> str:
    """What any number does to the steps of a, which is not zero."""
    steps = "both steps alike" if a.all() else "its one step"
    return f"Any number c scales {steps}, so the arrow stays on its line."
