"""Two maps in turn, in words and in formulas: where an arrow lands, and what the order changes."""

from __future__ import annotations

from mathkit.linear_algebra.matrices import MapKind, plane_map
from mathkit.linear_algebra.matrix_multiplication import Composition
from scenes.stage.lesson import Facts
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.number_tables import rounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula
from scenes.stage.wording.matrix_products import math_columns

ORDERS = ("first $B$, then $A$", "first $A$, then $B$")
"""Captions of the two orders."""


def facts(both: Composition) -> Facts:
    """What is said of the two maps."""
    return {
        "landing": landing_in_words(both.first[:, 0]),
        "carried": carried_in_words(both.first[:, 0]),
        "right": coordinate_in_words(both, 0),
        "up": coordinate_in_words(both, 1),
        "order": order_in_words(both),
    }


def kind_of_map(matrix: Points) -> str:
    """The name of a map that people have a word for; empty for any other."""
    (a, b), (c, d) = matrix
    if a == d == 1 and (b == 0) != (c == 0):
        return "a shear"
    plane = plane_map(matrix)
    stretched = "" if round(plane.factor or 1.0, 9) == 1 else " and a stretch"
    return {
        MapKind.IDENTITY: "the identity",
        MapKind.SCALING: "a scaling",
        MapKind.ROTATION: f"a turn{stretched}",
        MapKind.REFLECTION: f"a mirror{stretched}",
        MapKind.COLLAPSE_TO_LINE: "a collapse",
        MapKind.COLLAPSE_TO_POINT: "a collapse",
    }.get(plane.kind, "")


def captions(both: Composition) -> tuple[str, str]:
    """What is written while B moves the plane, and then A."""
    maps = (("first", "B", both.first), ("then", "A", both.second))
    first, then = (
        f"{when} ${name}${kind and f', {kind}'}"
        for when, name, kind in ((when, name, kind_of_map(matrix)) for when, name, matrix in maps)
    )
    return first, then


def landing_in_words(column: Points) -> str:
    """Where B takes the first arrow, as steps to walk."""
    x, y = rounded(column)
    steps = [
        f"{number(abs(size))} {forth if size > 0 else back}"
        for size, forth, back in ((x, "to the right", "to the left"), (y, "up", "down"))
        if size
    ]
    if not steps:
        return "B takes the first arrow to B's first column. That's zero, so the arrow shrinks to a point."
    return f"B takes the first arrow to B's first column: {' and '.join(steps)}."


def carried_in_words(column: Points) -> str:
    """How A carries the walk to the first column of B."""
    x, y = map(number, rounded(column))
    return f"A carries these steps along: {x} times A's first column, plus {y} times its second."


def coordinate_in_words(both: Composition, row: int) -> str:
    """Row times column, for the first column of the product."""
    entries = zip(rounded(both.second)[row], rounded(both.first)[:, 0], strict=True)
    (a, x), (b, y) = ([number(factor) for factor in pair] for pair in entries)
    total = number(float(rounded(both.product)[row, 0]))
    return f"{a} times {x}, plus {b} times {y}, is {total}."


def math_coordinate(both: Composition, row: int) -> str:
    """The same as Typst mathematics; each factor is a part with a name, and so is the ``total``."""
    terms = [
        f"{tint(math_number(a, guarded=bool(index)), f'factor_{ordinal}')} dot "
        f"{tint(math_number(x, guarded=True), f'component_{ordinal}')}"
        for index, (ordinal, a, x) in enumerate(
            zip(("one", "two"), rounded(both.second)[row], rounded(both.first)[:, 0], strict=True)
        )
    ]
    total = math_number(float(rounded(both.product)[row, 0]))
    return f"{' + '.join(terms)} = {tint(total, 'total')}"


def coordinate(both: Composition, row: int) -> Written:
    """The formula of ``math_coordinate``, in the colours of the tables."""
    first = COLUMNS[0]
    return formula(
        math_coordinate(both, row),
        size=STATEMENT_SIZE,
        component_one=first,
        component_two=first,
        total=first,
    )


def order_in_words(both: Composition) -> str:
    """Where the arrows land when two maps change places."""
    if both.commutes:
        return "Both end up the same. These two commute, but most pairs don't."
    return "The arrows land elsewhere, so BA is not AB."


def math_both_orders(both: Composition) -> list[str]:
    """Write A B and B A, each column in the colour of its arrow."""
    return [f"A B = {math_columns(both.product)}", f"B A = {math_columns(both.swapped)}"]
