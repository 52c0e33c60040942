"""A matrix of data: what its rows and its columns are, and its product with weights."""

from __future__ import annotations

from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.type.markup import tint
from scenes.stage.type.writing import Written, formula, text
from scenes.stage.wording.matrix_products import row_times_column
from scenes.stage.wording.plane_maps import math_columns


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
    """A matrix read by rows, as data, and by columns, as a map of the plane."""
    return [
        text(f"*by rows*: the {tint('data', 'data')}"),
        text("*by columns*: where the basis lands"),
        formula(f"A = {math_columns(matrix)}"),
    ]
