"""What a 2×2 matrix does to the plane, in words and as formulas whose columns have colours of their own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import COLLAPSE, MIRROR, QUARTER_TURN, Application, MapKind, PlaneMap
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, math_vector, number
from scenes.stage.wording.arrows import length_in_words

EXACT = 4
"""Decimals: the product of two numbers with two decimals has at most four."""

OTHER_TABLES = {"a quarter turn": QUARTER_TURN, "a mirror": MIRROR, "a collapse onto one line": COLLAPSE}
"""Further matrices whose columns show what they do."""

LINEARITY = (
    f"A ({tint('x', 'path')} {tint('e_1', 'data')} + {tint('y', 'path')} {tint('e_2', 'second')})",
    f"= {tint('x', 'path')} {tint('A e_1', 'data')} + {tint('y', 'path')} {tint('A e_2', 'second')}",
)
"""The rule that every matrix obeys, as Typst mathematics in two lines."""


def math_columns(matrix: ArrayLike, names: Sequence[str] = COLUMNS) -> str:
    """Write a matrix as Typst mathematics, each column in its colour or under a name."""
    rows = [
        ", ".join(tint(f"{math_number(x, EXACT)}", name) for x, name in zip(row, names, strict=True))
        for row in np.round(np.asarray(matrix, dtype=np.float64), EXACT) + 0.0
    ]
    return f"mat({'; '.join(rows)})"


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


def map_in_words(plane: PlaneMap) -> str:
    """How a matrix moves the grid."""
    match plane.kind:
        case MapKind.COLLAPSE_TO_POINT:
            return "Here both columns are zero: the whole plane collapses into the origin."
        case MapKind.COLLAPSE_TO_LINE:
            return "Here both columns lie on one line: the whole plane collapses onto it."
    kept = "The movement is linear: lines stay straight, parallel lines parallel."
    return f"{kept} {_kind_in_words(plane)}"


def _kind_in_words(plane: PlaneMap) -> str:
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
