"""What is said about the plane: where its two arrows land, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import Application, Bend, PlaneMap, bend
from scenes.stage.lesson import Facts
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.type.numerals import MINUS, listed, number
from scenes.stage.type.typesetting import Points
from scenes.stage.wording.matrix_products import EXACT

FACT_LABELS = {
    "point": "the point",
    "image": "where it lands",
    "price": "price of the first house, in thousand dollars",
    "in_reach": "houses within the budget",
}
"""What the results are called apart from the film."""

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
    return f"Blue lands {way_in_words(column)}. That's A's first column."


def purple_in_words(matrix: Points) -> str:
    """Where the second arrow lands."""
    first, column = matrix.T
    if not column.any():
        return f"Purple shrinks to a point{'' if first.any() else ', too'}: the second is zero."
    if np.array_equal(first, column):
        return "Purple lands in the same place: the second column is the same."
    if np.array_equal(column, IDENTITY[1]):
        return "Purple stays where it is, 1 up: that's the second."
    return f"Purple lands {way_in_words(column)}. That's the second."


def walk_in_words(vector: ArrayLike) -> str:
    """The walk to the point, in steps."""
    walk = _both_ways(vector, lambda length: f"{number(length)} {'step' if length == 1 else 'steps'}")
    return f"This one is {walk}." if walk else "This one is the origin: no steps at all."


def linear_in_words(plane: PlaneMap) -> str:
    """What the movement keeps."""
    if plane.rank == 2:
        return (
            "A matrix keeps each colour's steps equal, however small, and the origin in place. That's linear."
        )
    if plane.rank == 1:
        return (
            "The plane falls on one line, but a matrix keeps each colour's steps equal, however small, "
            "and the origin in place. That's linear."
        )
    return "Everything ends up at the origin. Each colour's steps stay equal, even here: that's linear."


def every_step_in_words(matrix: Points) -> str:
    """What has become of the steps of each kind."""
    first, second = (column.any() for column in matrix.T)
    if first and second:
        verb = "still" if np.array_equal(matrix, IDENTITY) else "now"
        return f"So every blue step is {verb} the first column, every purple one the second."
    if not first and not second:
        return "So each step, blue or purple, has shrunk to nothing."
    kept, gone, column = ("blue", "purple", "first") if first else ("purple", "blue", "second")
    return f"So each {kept} step is now the {column} column, and each {gone} step has shrunk to nothing."


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
    """What a bend does to the steps of one kind and to the point; those of the other kind stay alike."""
    own = np.array_equal(bending.point, np.asarray(vector, dtype=np.float64))
    who = "our point" if own else f"the point at {listed(bending.point)}"
    unlike = ("purple", "blue")[bending.along]
    same = np.array_equal(plane.matrix, bending.matrix)
    stay = (
        "stay" if not same or np.array_equal(plane.matrix, IDENTITY) else "still land where the columns say"
    )
    leaves = "misses its mark" if same else "moves off"
    unequal = f"the {unlike} steps aren't equal now, so {who} {leaves}"
    return f"Both tips {stay}, but {unequal}. No matrix does that."
