"""What is written about the plane: its matrix, and where a point lands as multiples of the columns.

The letter A is in ink here, because colours say which column a number belongs to.
"""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import Application
from scenes.linear_algebra.matrices.words import way_in_words
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import listed, math_number, math_vector
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.matrix_products import EXACT

COMPONENTS = ("right", "up")
"""For the parts of formulas that stand for one of two numbers of a column."""

TERMS = ("first_term", "second_term")
"""The parts of a formula that stand for a multiple of a column."""

MATRIX_SIZE = 72.0

SMALLER = 36.0
"""The size of sums and of rows of words."""

ENTRIES = tuple(f"{column}_{component}" for column in ("first", "second") for component in COMPONENTS)
"""The parts of a matrix that are its entries, column by column."""

LINEAR = "linear: even grid, fixed origin"
STILL_LINEAR = ("still linear:", "even steps,", "fixed origin")
UNEQUAL = "not linear: unequal steps"
MOVED_ORIGIN = "not linear: the origin moves"
"""What is linear and what is not, with the reason; beside a wide plane in short rows."""

ROW_GAP = 0.32
"""From one row beside the plane to the next, in manim units."""

_LEAST_SIZE = 24.5

_LARGE, _WIDEST = 33.0, 5.1
"""The size that a product has if its column is no wider, in manim units, for it."""


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


def brackets_of(matrix: Written) -> VGroup:
    """The brackets of a ``matrix_formula``: what belongs to none of its parts."""
    return VGroup(*(shape for shape, parts in zip(matrix, matrix.chains, strict=True) if not parts))


def verdict(words: str) -> Written:
    """Whether a movement is linear, and why."""
    return text(words, size=STATEMENT_SIZE)


def landing_rows(matrix: ArrayLike) -> list[Written]:
    """Where each of the two arrows lands, in the colour of its column."""
    return [
        text(f"{tint(start, role)} → {way_in_words(column)}", size=SMALLER)
        for start, column, role in zip(
            ("1 right", "1 up"), np.transpose(np.asarray(matrix, dtype=np.float64)), COLUMNS, strict=True
        )
    ]


def miss_rows(told: Points, landed: Points, *, grid: str) -> list[Written]:
    """Where the columns say that the point lands, and where it does on a *grid* that is bent or slid."""
    return [
        text(f"the columns say: {tint(listed(told, EXACT), 'result')}", size=SMALLER),
        text(f"on the {grid} grid: {tint(listed(landed, EXACT), 'slope')}", size=SMALLER),
    ]


def walk(made: Application) -> Written:
    """A point as multiples of the two arrows, wherever these are; its parts are ``left`` and the terms."""
    return formula(f"{tint(f'{math_vector(made.vector)} =', 'left')} {_terms(made)}")


def product(applied: Application) -> Written:
    """A times a point, the multiples of the columns, and the point that they make.

    Its parts are ``left``, the terms, and ``landed``.
    """
    left = tint(f"A {math_vector(applied.vector)} =", "left")
    landed = tint(f"= {tint(math_vector(applied.image, EXACT), 'result')}", "landed")
    return formula(f"{left} {_terms(applied)} {landed}")


def _terms(applied: Application) -> str:
    return " + ".join(
        tint(f"{math_number(x, guarded=bool(index))} dot {tint(math_vector(column, EXACT), role)}", name)
        for index, (x, column, role, name) in enumerate(
            zip(applied.vector, applied.matrix.T, COLUMNS, TERMS, strict=True)
        )
    )


def sums(applied: Application) -> list[Written]:
    """The two sums of the combination, one for each component; the result is the part ``total``."""
    return [
        formula(f"#words[{name}:] quad {_sum(row, applied.vector, total)}", size=SMALLER, total="result")
        for name, row, total in zip(COMPONENTS, applied.matrix, applied.image, strict=True)
    ]


def column_for(*applied: Application) -> Box:
    """The column left of the plane: so wide that all that is written there can be read from the last row."""
    usual = frame().words
    rows = [row for each in applied for row in (*sums(each), *landing_rows(each.matrix), product(each))]
    large = min(_WIDEST, *(product(each).width * _LARGE / FORMULA_SIZE for each in applied))
    width = max(usual.width, large, *(row.width * _LEAST_SIZE / row.size for row in rows))
    return Box(usual.left, usual.left + width, usual.bottom, usual.top)


def one_sum(row: ArrayLike, vector: ArrayLike) -> Written:
    """The sum of one component alone."""
    total = float(np.dot(np.asarray(row), np.asarray(vector)))
    return formula(_sum(np.asarray(row), np.asarray(vector), total), size=SMALLER, total="result")


def _sum(row: Points, vector: Points, total: float) -> str:
    terms = [
        f"{math_number(x, guarded=bool(index))} dot {tint(math_number(a, EXACT, guarded=True), role)}"
        for index, (a, x, role) in enumerate(zip(row, vector, COLUMNS, strict=True))
    ]
    return f"{' + '.join(terms)} = {tint(math_number(round(float(total), EXACT) + 0.0, EXACT), 'total')}"
