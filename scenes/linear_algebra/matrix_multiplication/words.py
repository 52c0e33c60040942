"""Two maps in turn, in words and in formulas: where an arrow lands, and what the order changes."""

from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.matrix_multiplication import Composition
from scenes.stage.lesson import Facts
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.number_tables import rounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import MINUS, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula
from scenes.stage.wording.matrix_products import math_columns

FACT_LABELS = {
    "totals": "scores of all viewers together",
    "first_way": "multiplications, one layer after the other",
    "second_way": "multiplications, layers folded first",
}
"""What the results are called apart from the film."""

ORDERS = ("first $B$, then $A$", "first $A$, then $B$")
"""Captions of the two orders."""

_NEAR = 0.1
"""Two ends of an arrow look alike if they differ by less than this share of the longest arrow."""


def facts(both: Composition) -> Facts:
    """What is said of the two maps."""
    return {
        "landing": landing_in_words(both.first[:, 0]),
        "carried": carried_in_words(both.first[:, 0]),
        "right": coordinate_in_words(both, 0),
        "up": coordinate_in_words(both, 1),
        "order": order_in_words(both),
    }


def spoken(value: float) -> str:
    """A number as it is said: ``minus 2``."""
    return number(value).replace(MINUS, "minus ")


def added(value: float) -> str:
    """A later factor of a sum as it is said, with its sign: ``plus 2``, ``minus 2``."""
    return f"{'minus' if value < 0 else 'plus'} {number(abs(value))}"


def captions() -> tuple[str, str]:
    """What is written while B moves the plane, and then A."""
    return "first $B$", "then $A$"


def landing_in_words(column: Points) -> str:
    """Where B takes the blue arrow, as steps to walk."""
    x, y = rounded(column)
    steps = [
        f"{number(abs(size))} {forth if size > 0 else back}"
        for size, forth, back in ((x, "to the right", "to the left"), (y, "up", "down"))
        if size
    ]
    if not steps:
        return "B's first column is zero, so B shrinks the blue arrow to a point."
    return f"B takes the blue arrow to B's first column: {' and '.join(steps)}."


def carried_in_words(column: Points) -> str:
    """What A makes of the walk to the first column of B."""
    x, y = rounded(column)
    if x and y:
        return f"That's {spoken(x)} times the first column, {added(y)} times the second."
    if x or y:
        return f"That's {spoken(x or y)} times the {'first' if x else 'second'} column."
    return "Here there are no steps to take, so the arrow stays a point."


def coordinate_in_words(both: Composition, row: int) -> str:
    """Row times column, for the first column of the product."""
    (a, b), (x, y) = rounded(both.second)[row], rounded(both.first)[:, 0]
    total = float(rounded(both.product)[row, 0])
    return f"{spoken(a)} times {spoken(x)}, {added(b)} times {spoken(y)}, is {spoken(total)}."


def coordinate(both: Composition, row: int, column: int = 0) -> Written:
    """Row times column as a formula, in the colours of the tables.

    Its parts are ``term_one``, ``term_two`` and ``total``.
    """
    role = COLUMNS[column]
    factors = zip(rounded(both.second)[row], rounded(both.first)[:, column], strict=True)
    terms = [
        tint(f"{math_number(a, guarded=bool(index))} dot {tint(math_number(x, guarded=True), role)}", name)
        for index, (name, (a, x)) in enumerate(zip(("term_one", "term_two"), factors, strict=True))
    ]
    total = tint(math_number(float(rounded(both.product)[row, column])), "total")
    return formula(f"{' + '.join(terms)} = {total}", size=STATEMENT_SIZE, total=role)


def multiple(times: float, column: Points) -> Written:
    """A column of A as often as B says: the coefficient is the part ``times``."""
    source = f"{tint(math_number(times), 'times')} dot {math_vector(column)}"
    return formula(source, size=STATEMENT_SIZE, times=COLUMNS[0])


def order_in_words(both: Composition) -> str:
    """Where the arrows land when two maps change places."""
    if both.commutes:
        return "Both end up the same. These two commute, but most pairs don't."
    return f"{_elsewhere(both)}: B A is not A B."


def _elsewhere(both: Composition) -> str:
    """Which of the arrows land where one can see that it is another place."""
    longest = max(np.linalg.norm(matrix, axis=0).max() for matrix in (both.product, both.swapped))
    moved = np.linalg.norm(both.product - both.swapped, axis=0) > _NEAR * longest
    if moved.all():
        return "The arrows land elsewhere"
    if not moved.any():
        return "The arrows land close by, but not in the same place"
    return f"The {'blue' if moved[0] else 'purple'} arrow lands elsewhere"


def math_both_orders(both: Composition) -> list[str]:
    """Write A B and B A, each column in the colour of its arrow."""
    return [f"A B = {math_columns(both.product)}", f"B A = {math_columns(both.swapped)}"]
