"""A matrix in formulas and in words: what it does to the plane, and what it is as a table of data."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra import matrices as maths
from mathkit.linear_algebra.matrices import Application, MapKind, PlaneMap
from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, math_vector, number
from scenes.stage.type.writing import Written, formula, text
from scenes.stage.wording.arrows import length_in_words
from scenes.stage.wording.matrix_products import EXACT, math_columns, row_times_column

FACT_LABELS = {
    "vector": "vector",
    "image": "where the matrix takes it",
    "price": "predicted price",
}
"""What the key numbers of the film are called apart from it."""

TURN, MIRROR, COLLAPSE = "a quarter turn", "a mirror", "a collapse onto one line"

OTHER_TABLES = {TURN: maths.QUARTER_TURN, MIRROR: maths.MIRROR, COLLAPSE: maths.COLLAPSE}
"""Further matrices whose columns show what they do."""

LINEARITY = (
    f"A ({tint('x', 'path')} {tint('e_1', 'data')} + {tint('y', 'path')} {tint('e_2', 'second')})",
    f"= {tint('x', 'path')} {tint('A e_1', 'data')} + {tint('y', 'path')} {tint('A e_2', 'second')}",
)
"""The rule that every matrix obeys, as Typst mathematics in two lines."""


def math_landings(matrix: ArrayLike) -> list[str]:
    """Write where each arrow of the basis lands as a Typst equation: ``A e_1 = vec(2, -1)``."""
    columns = np.asarray(matrix, dtype=np.float64).T
    return [
        f"{tint(f'A e_{index}', role)} = {tint(math_vector(column), role)}"
        for index, (column, role) in enumerate(zip(columns, COLUMNS, strict=True), start=1)
    ]


def math_in_the_basis(vector: Sequence[float]) -> list[str]:
    """Write a vector with its components, and as a sum of multiples of the basis: ``v = 1 e_1 + 2 e_2``."""
    terms = [
        f"{tint(math_number(x, guarded=index > 1), 'path')} thin {tint(f'e_{index}', role)}"
        for index, (x, role) in enumerate(zip(vector, COLUMNS, strict=True), start=1)
    ]
    components = tint(math_vector(vector), "path")
    return [f"{tint('v', 'path')} = {made}" for made in (components, " + ".join(terms))]


def math_image(applied: Application) -> list[str]:
    """Write where a vector lands, as the same multiples of the columns and as a vector."""
    terms = [
        f"{tint(math_number(x, guarded=bool(index)), 'path')} {tint(math_vector(column), role)}"
        for index, (x, column, role) in enumerate(zip(applied.vector, applied.matrix.T, COLUMNS, strict=True))
    ]
    image = tint(math_vector(applied.image, EXACT), "result")
    return [f"{tint('A v', 'result')} = {made}" for made in (" + ".join(terms), image)]


def kept_in_words(plane: PlaneMap) -> str:
    """What a matrix keeps that does not flatten the plane; nothing if it does."""
    if plane.kind in (MapKind.COLLAPSE_TO_POINT, MapKind.COLLAPSE_TO_LINE):
        return ""
    return "The movement is linear: lines stay straight, parallel lines stay parallel, the origin stays put."


def kind_in_words(plane: PlaneMap) -> str:
    """How a matrix moves the grid."""
    match plane.kind:
        case MapKind.COLLAPSE_TO_POINT:
            return "Here both columns are zero: the whole plane collapses into the origin."
        case MapKind.COLLAPSE_TO_LINE:
            return "Here both columns lie on one line: the whole plane collapses onto it."
    return _bijection_in_words(plane)


def _bijection_in_words(plane: PlaneMap) -> str:
    longer = "" if plane.factor is None else _stretched(plane.factor)
    match plane.kind:
        case MapKind.IDENTITY:
            return "This is the identity: nothing moves at all."
        case MapKind.SCALING:
            return f"This one multiplies every arrow by {number(plane.factor or 0.0)}."
        case MapKind.ROTATION:
            angle = float(np.degrees(plane.angle or 0.0))
            way = "counter-clockwise" if angle > 0 else "clockwise"
            return f"This is a rotation, {number(abs(angle), 1)}° {way}: every arrow {longer}."
        case MapKind.REFLECTION:
            return f"This is a reflection: every arrow is mirrored and {longer}."
    turned = ", turned over" if plane.determinant < 0 else ""
    return f"Here every square becomes a parallelogram{turned}, with {_times(abs(plane.determinant))} area."


def _stretched(factor: float) -> str:
    length = length_in_words(factor)
    return "keeps its length" if length == "1" else f"becomes {length} times as long"


def _times(size: float) -> str:
    size = round(size, EXACT)
    return "the same" if size == 1 else f"{number(size, EXACT)} times its"


def rows_and_columns(made: MatrixProduct) -> list[Written]:
    """What a row and a column of houses are, and how many there are of each."""
    samples, features = made.left.shape
    return [
        text(f"{tint('*row*', 'data')}: one house, a sample"),
        text(f"{tint('*column*', 'data')}: one feature"),
        text(f"{tint('$X$', 'data')} is {samples} × {features}"),
    ]


def linear_model(made: MatrixProduct) -> list[Written]:
    """All samples times the weights, and the same in numbers for the first sample."""
    model = formula(f"{tint('X', 'data')} {tint('w', 'second')} = {tint('hat(y)', 'result')}")
    return [model, *row_times_column(made, 0, 0)]


def both_readings(matrix: ArrayLike) -> list[Written]:
    """A table of samples read by rows, and a matrix, read by columns, as a map of the plane."""
    return [
        text(f"*rows* of the {tint('data', 'data')}: the samples"),
        text("*columns* of $A$: where the basis lands"),
        formula(f"A = {math_columns(matrix)}"),
    ]
