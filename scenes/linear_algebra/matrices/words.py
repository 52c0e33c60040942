"""What is said and written about the plane: where its two arrows land, and what is made of them.

The letter A is in ink here, because colours say which column a number belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import Application, Bend, PlaneMap, bend
from scenes.stage.lesson import Facts
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import MINUS, listed, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, formula, text
from scenes.stage.wording.matrix_products import EXACT

FACT_LABELS = {
    "point": "the point",
    "image": "where it lands",
    "price": "price of the first house, in thousand dollars",
    "in_reach": "houses within the budget",
}
"""What the results are called apart from the film."""

COMPONENTS = ("right", "up")
"""For the parts of formulas that stand for one of two numbers of a column."""

MATRIX_SIZE = 72.0

_SMALLER, _LEAST_SIZE = 36.0, 24.5

_LEAST_MISS = 0.3
"""A miss, or a cell, that is smaller than this, in units of the plane, cannot be seen."""


def facts(plane: PlaneMap, applied: Application, bending: Bend) -> Facts:
    """What the film says of the plane."""
    return {
        "point": listed(applied.vector),
        "image": listed(applied.image, EXACT),
        "watch": watch_in_words(plane.matrix),
        "blue": blue_in_words(plane.matrix),
        "purple": purple_in_words(plane.matrix),
        "walk": walk_in_words(applied.vector),
        "linear": linear_in_words(plane),
        "every_step": every_step_in_words(plane.matrix),
        "landing": landing_in_words(applied),
        "bends": bends_in_words(plane, bending),
        "misses": misses_in_words(plane, bending, applied.vector),
    }


# Words -------------------------------------------------------------------------------------------------


def spoken(value: float) -> str:
    """A number as it is said: ``minus 2``."""
    return number(value, EXACT).replace(MINUS, "minus ")


def way_in_words(column: ArrayLike) -> str:
    """Where something lies, seen from the origin: ``2 right and 1 down``."""
    return _both_ways(column, lambda length: number(length, EXACT)) or "the origin"


def _both_ways(place: ArrayLike, said: Callable[[float], str]) -> str:
    """How far a place lies from the origin along each axis, each length as it is *said*; else nothing."""
    x, y = np.asarray(place, dtype=np.float64)
    return " and ".join(
        f"{said(abs(size))} {forth if size > 0 else back}"
        for size, forth, back in ((x, "right", "left"), (y, "up", "down"))
        if size
    )


def watch_in_words(matrix: Points) -> str:
    """What to look at first."""
    same = np.array_equal(matrix, IDENTITY)
    return "Watch what it does to the plane." if same else "Watch it move the whole plane."


def blue_in_words(matrix: Points) -> str:
    """Where the first arrow lands."""
    column = matrix[:, 0]
    if not column.any():
        return "Blue shrinks to a point: A's first column is zero."
    if np.array_equal(column, IDENTITY[0]):
        return "Blue stays where it is, 1 right: A's first column."
    return f"Blue lands {way_in_words(column)}: A's first column."


def purple_in_words(matrix: Points) -> str:
    """Where the second arrow lands."""
    first, column = matrix.T
    if not column.any():
        return f"Purple shrinks to a point{'' if first.any() else ', too'}: the second is zero."
    if np.array_equal(first, column):
        return "Purple lands in the same place: the second column is the same."
    if np.array_equal(column, IDENTITY[1]):
        return "Purple stays where it is, 1 up: the second."
    return f"Purple lands {way_in_words(column)}: the second."


def walk_in_words(vector: ArrayLike) -> str:
    """The walk to the point, in steps."""
    walk = _both_ways(vector, lambda length: f"{number(length)} {'step' if length == 1 else 'steps'}")
    return f"It's {walk}." if walk else "It's the origin: no steps at all."


def linear_in_words(plane: PlaneMap) -> str:
    """What the movement keeps."""
    if plane.rank == 2:
        return (
            "Grid lines stay straight, parallel and evenly spaced; the origin stays put. "
            "That's called linear."
        )
    if plane.rank == 1:
        return (
            "Grid lines end up on one line, but equal steps stay equal, and the origin stays put. "
            "That's called linear."
        )
    return "Everything ends up at the origin. Equal steps stay equal, even here: that's called linear."


def every_step_in_words(matrix: Points) -> str:
    """What has become of the steps of each kind."""
    first, second = (column.any() for column in matrix.T)
    if first and second:
        verb = "still" if np.array_equal(matrix, IDENTITY) else "now"
        return f"So every blue step is {verb} the first column, and every purple step the second."
    if not first and not second:
        return "So every step, blue or purple, has shrunk to nothing."
    kept, gone, column = ("blue", "purple", "first") if first else ("purple", "blue", "second")
    return f"So every {kept} step is now the {column} column, and every {gone} step has shrunk to nothing."


def landing_in_words(applied: Application) -> str:
    """Where the point lands, as multiples of the columns."""
    if not applied.vector.any():
        return "Our point takes no steps, so it stays at the origin."
    parts = [
        (times, f"{number(abs(times))} times the {column}")
        for times, column in zip(applied.vector, ("first", "second"), strict=True)
        if times
    ]
    first, *rest = [f"{'minus' if times < 0 else 'plus'} {part}" for times, part in parts]
    multiples = " ".join([first.removeprefix("plus "), *rest])
    if np.array_equal(applied.image, applied.vector):
        where = "right where it was"
    elif not np.abs(applied.image).max() > 1e-9:
        where = "right at the origin"
    else:
        where = way_in_words(np.round(applied.image, EXACT))
    return f"Our point lands at {multiples}: {where}."


def can_bend(plane: PlaneMap, vector: ArrayLike) -> bool:
    """Whether a bend can be seen where the matrix has moved the grid: its cells are no slivers."""
    lengths = np.linalg.norm(plane.matrix, axis=0)
    if plane.rank < 2:
        return False
    missed = np.linalg.norm(
        np.diff([bend(plane.matrix, vector).image, bend(plane.matrix, vector).linear_image], axis=0)
    )
    return bool(missed >= _LEAST_MISS and abs(plane.determinant) / lengths.max() >= _LEAST_MISS)


def bends_in_words(plane: PlaneMap, bending: Bend) -> str:
    """How the question of a bend is asked."""
    if np.array_equal(plane.matrix, bending.matrix):
        return "What if the grid bends?"
    return "Take the plain grid again. What if it bends?"


def misses_in_words(plane: PlaneMap, bending: Bend, vector: ArrayLike) -> str:
    """What a bend does to the steps and to the point."""
    own = np.array_equal(bending.point, np.asarray(vector, dtype=np.float64))
    who = "our point" if own else f"the point at {listed(bending.point)}"
    if not np.array_equal(plane.matrix, bending.matrix):
        return f"Both arrows stay, but the steps aren't all alike any more, and {who} moves off."
    stay = "stay" if np.array_equal(plane.matrix, IDENTITY) else "land on the same columns"
    return f"Both arrows {stay}, but the steps aren't all alike any more, and {who} misses."


# Formulas ----------------------------------------------------------------------------------------------


def matrix_formula(matrix: ArrayLike, *, name: str = "A", size: float = MATRIX_SIZE) -> Written:
    """A matrix; its entries are the parts ``first_right``, ``first_up``, ``second_right``, ``second_up``."""
    entries = np.round(np.asarray(matrix, dtype=np.float64), EXACT) + 0.0
    rows = [
        ", ".join(
            tint(math_number(x, EXACT), f"{column}_{component}")
            for x, column in zip(row, ("first", "second"), strict=True)
        )
        for row, component in zip(entries, COMPONENTS, strict=False)
    ]
    table = f"mat({'; '.join(rows)}, column-gap: #0.8em)"
    return formula(f"{tint(f'{name} =', 'name')} {table}" if name else table, size=size)


def landing_rows(matrix: ArrayLike) -> list[Written]:
    """Where each of the two arrows lands, in the colour of its column."""
    return [
        text(f"{tint(start, role)} → {way_in_words(column)}", size=_SMALLER)
        for start, column, role in zip(
            ("1 right", "1 up"), np.transpose(np.asarray(matrix, dtype=np.float64)), COLUMNS, strict=True
        )
    ]


def apart_from(written: Written, names: Sequence[str]) -> list[VMobject]:
    """All shapes of a formula that belong to none of the parts called *names*."""
    parts = [shape for name in names for shape in written.part(name)]
    return [shape for shape in written if shape not in parts]


def miss_rows(made: Bend) -> list[Written]:
    """Where the columns say that the point lands, and where it does."""
    return [
        text(f"by the columns: {tint(listed(made.linear_image, EXACT), 'result')}", size=_SMALLER),
        text(f"on the bent grid: {tint(listed(made.image, EXACT), 'slope')}", size=_SMALLER),
    ]


def slide_row(slide: ArrayLike) -> Written:
    """Where the origin goes."""
    return text(f"the origin: (0, 0) → {tint(listed(np.asarray(slide)), 'slope')}", size=_SMALLER)


def combination(applied: Application, *, landed: bool = False) -> Written:
    """The multiples of the columns; each is a part: ``first_term``, ``second_term``.

    If *landed*, they are followed by the point that they make.
    """
    terms = [
        tint(
            f"{math_number(x, guarded=bool(index))} dot {tint(math_vector(column, EXACT), role)}",
            f"{place}_term",
        )
        for index, (x, column, role, place) in enumerate(
            zip(applied.vector, applied.matrix.T, COLUMNS, ("first", "second"), strict=True)
        )
    ]
    result = f" = {tint(math_vector(applied.image, EXACT), 'result')}" if landed else ""
    return formula(" + ".join(terms) + result)


def sums(applied: Application) -> list[Written]:
    """The two sums of the combination, one for each component; the result is the part ``total``."""
    return [
        formula(f"#words[{name}:] quad {_sum(row, applied.vector, total)}", size=_SMALLER, total="result")
        for name, row, total in zip(COMPONENTS, applied.matrix, applied.image, strict=True)
    ]


def column_for(applied: Application) -> Box:
    """The column left of the plane: so wide that every sum in it can be read from the last row."""
    usual = frame().words
    rows = [*sums(applied), *landing_rows(applied.matrix), combination(applied, landed=True)]
    width = max(usual.width, *(row.width * _LEAST_SIZE / row.size for row in rows))
    return Box(usual.left, usual.left + width, usual.bottom, usual.top)


def one_sum(row: ArrayLike, vector: ArrayLike) -> Written:
    """The sum of one component alone."""
    total = float(np.dot(np.asarray(row), np.asarray(vector)))
    return formula(_sum(np.asarray(row), np.asarray(vector), total), total="result")


def _sum(row: Points, vector: Points, total: float) -> str:
    terms = [
        f"{math_number(x, guarded=bool(index))} dot {tint(math_number(a, EXACT, guarded=True), role)}"
        for index, (a, x, role) in enumerate(zip(row, vector, COLUMNS, strict=True))
    ]
    return f"{' + '.join(terms)} = {tint(math_number(round(float(total), EXACT) + 0.0, EXACT), 'total')}"
