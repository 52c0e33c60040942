"""A matrix of data: what its rows and its columns are, and what weights make of it."""

from __future__ import annotations

from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.type.writing import Written, formula, text
from scenes.stage.wording.matrix_products import row_times_column
from scenes.stage.wording.plane_maps import math_columns


def rows_and_columns(made: MatrixProduct) -> list[Written]:
    """What a row of houses is, and a column, and how many there are of each."""
    samples, features = made.left.shape
    return [
        text("{{ *row* : data }}: one house, a sample"),
        text("{{ *column* : data }}: one feature"),
        text(f"{{{{ $X$ : data }}}} is {samples} × {features}"),
    ]


def linear_model(made: MatrixProduct) -> list[Written]:
    """All samples times the weights, and worked out for the first of them."""
    model = formula("{{ X : data }} {{ w : second }} = {{ hat(y) : result }}")
    return [model, *row_times_column(made, 0, 0)]


def both_readings(matrix: ArrayLike) -> list[Written]:
    """A matrix read by rows, as data, and by columns, as a map of the plane."""
    return [
        text("*by rows*: the {{ data : data }}"),
        text("*by columns*: where the basis lands"),
        formula(f"A = {math_columns(matrix)}"),
    ]
