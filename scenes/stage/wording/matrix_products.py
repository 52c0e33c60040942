"""Matrices whose columns have colours of their own, and row times column, in formulas."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.number_tables import rounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, math_sum
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula

EXACT = 4
"""Decimals: the product of two numbers with two decimals has at most four."""


def row_times_column(made: MatrixProduct, row: int, column: int) -> list[Written]:
    """How an entry is computed: the product of each pair, and then their sum."""
    terms = [float(term) for term in rounded(made.terms[row, column])]
    pairs = zip(made.left[row], made.right[:, column], terms, strict=True)
    products = [
        f"{tint(math_number(a), 'data')} dot {tint(math_number(b, guarded=True), 'second')} "
        f"= {math_number(term)}"
        for a, b, term in pairs
    ]
    total = math_number(float(rounded(made.product)[row, column]))
    rows = [*products, f"{math_sum(terms)} = {tint(total, 'result')}"]
    return [formula(row, size=STATEMENT_SIZE) for row in rows]


def math_columns(matrix: ArrayLike, names: Sequence[str] = COLUMNS) -> str:
    """Write a matrix as Typst mathematics, each column in its colour or under a name."""
    rows = [
        ", ".join(tint(f"{math_number(x, EXACT)}", name) for x, name in zip(row, names, strict=True))
        for row in np.round(np.asarray(matrix, dtype=np.float64), EXACT) + 0.0
    ]
    return f"mat({'; '.join(rows)})"
