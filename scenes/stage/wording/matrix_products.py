"""Matrices whose columns have colours of their own, in formulas."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number

EXACT = 4
"""Decimals: the product of two numbers with two decimals has at most four."""


def math_columns(matrix: ArrayLike, names: Sequence[str] = COLUMNS) -> str:
    """Write a matrix as Typst mathematics, each column in its colour or under a name."""
    rows = [
        ", ".join(tint(f"{math_number(x, EXACT)}", name) for x, name in zip(row, names, strict=True))
        for row in np.round(np.asarray(matrix, dtype=np.float64), EXACT) + 0.0
    ]
    return f"mat({'; '.join(rows)})"
