"""Systems of linear equations, solved by elimination.

    A x = b        row i:  aᵢ · x = bᵢ        row i ← row i − factor · row j        row i ↔ row j

Where row j is satisfied, subtracting a multiple of it from another row takes away nothing: the points that
satisfy all rows stay the same. Each step can be undone, by adding what was subtracted or swapping back, so no
solution is gained either.

Where there are more equations than unknowns, as a rule no point satisfies all of them. The mean of the
squares of all gaps A x − b is a bowl over the points; its lowest point is the least-squares solution.

Rows are swapped only where a pivot is zero, as one does by hand. For large systems, or pivots that are tiny
but not zero, `numpy.linalg.solve` is more accurate, since it always takes the largest pivot.

Source: G. Strang, Introduction to Linear Algebra, 5th ed., sections 2.2 and 3.3; G. Golub and C. Van Loan,
Matrix Computations, 4th ed., sections 3.2 and 5.3.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_coordinates,
    as_non_negative_number,
    as_points,
    as_vector,
    refusal,
    require_positive_integer,
)
from mathkit.functions.quadratics import Quadratic
from mathkit.rounding import exact_products, exact_sum, without_rounding

__all__ = [
    "Elimination",
    "LinearSystem",
    "RowStep",
    "Solutions",
    "eliminate",
    "gaps",
    "mean_squared_gap",
    "nearly_solved",
]


class Solutions(StrEnum):
    """How many solutions a system has."""

    ONE = "one solution"
    NONE = "no solution"
    MANY = "more solutions than one"


@dataclass(frozen=True, eq=False)
class LinearSystem(Record):
    """m equations for n unknowns: a matrix (m, n) and right sides (m,)."""

    matrix: Array
    right_side: Array


@dataclass(frozen=True)
class RowStep:
    """One step of elimination: row `target` ← row `target` − `factor` · row `source`, or a swap of the two.

    Attributes
    ----------
    target, source : int
        Rows, counted from 0.
    factor : float or None
        None for a swap.
    """

    target: int
    source: int
    factor: float | None = None

    def undone(self) -> "RowStep":
        """The step that takes this one back."""
        return self if self.factor is None else RowStep(self.target, self.source, -self.factor)

    def applied(self, rows: Array) -> Array:
        """The rows (m, n + 1) of a system after the step, with 0 where terms cancel."""
        rows = rows.copy()
        if self.factor is None:
            rows[[self.target, self.source]] = rows[[self.source, self.target]]
        else:
            rows[self.target] = exact_sum(rows[self.target], -self.factor * rows[self.source])
        return rows


@dataclass(frozen=True, eq=False)
class Elimination(Record):
    """A system, and all steps to a form from which the solution can be read.

    Attributes
    ----------
    steps : k RowSteps
        First down, so that each row begins later than the row above it; then up, so that a pivot is alone in
        its column.
    matrices : (k + 1, m, n)
        A before the first step and after each.
    right_sides : (k + 1, m)
        b, likewise.
    pivots : tuple of int
        The column of the first entry of each row that has one, in the last matrix; their number is the rank.
    solutions : Solutions
    solution : (n,) or None
        If there is just one.
    """

    steps: tuple[RowStep, ...]
    matrices: Array
    right_sides: Array
    pivots: tuple[int, ...]
    solutions: Solutions
    solution: Array | None

    @property
    def rank(self) -> int:
        return len(self.pivots)


def gaps(matrix: ArrayLike, right_side: ArrayLike, points: ArrayLike) -> Array:
    """A x − b, by how much each of m equations misses its right side, at points (..., n): shape (..., m).

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    matrix, right_side = _as_system(matrix, right_side)
    points = as_coordinates("points", points, matrix.shape[1])
    sizes = np.abs(points) @ np.abs(matrix).T + np.abs(right_side)
    return without_rounding(points @ matrix.T - right_side, sizes)


def eliminate(matrix: ArrayLike, right_side: ArrayLike) -> Elimination:
    """Solve m equations for n unknowns by elimination, and keep every step.

    Parameters
    ----------
    matrix : (m, n)
    right_side : (m,)

    Raises
    ------
    ValueError
        If the shapes do not fit.

    Examples
    --------
    >>> made = eliminate([[2, 1], [1, 3]], [8, 9])
    >>> made.steps[0]
    RowStep(target=1, source=0, factor=0.5)
    >>> made.solution
    array([3., 2.])
    """
    matrix, right_side = _as_system(matrix, right_side)
    tables = [np.column_stack([matrix, right_side])]
    steps: list[RowStep] = []

    def take(step: RowStep) -> None:
        steps.append(step)
        tables.append(step.applied(tables[-1]))

    pivots = _go_down(tables, take)
    for row, column in reversed(list(enumerate(pivots))):
        for above in reversed(range(row)):
            if tables[-1][above, column] != 0:
                take(RowStep(above, row, float(tables[-1][above, column] / tables[-1][row, column])))
    rows = np.stack(tables)
    solutions = _count(rows[-1], len(pivots))
    solution = rows[-1, pivots, -1] / rows[-1, pivots, pivots] if solutions is Solutions.ONE else None
    return Elimination(tuple(steps), rows[..., :-1], rows[..., -1], pivots, solutions, solution)


def mean_squared_gap(matrix: ArrayLike, right_side: ArrayLike) -> Quadratic:
    """The mean of the squared gaps, |A x − b|² / m, as a function of x; it is least at the best x.

    Parameters
    ----------
    matrix : (m, n)
        With independent columns, otherwise more than one point would be lowest.
    right_side : (m,)

    Raises
    ------
    ValueError
        If the shapes do not fit, or the columns depend on each other.

    Examples
    --------
    >>> mean_squared_gap([[1], [1]], [2, 4]).minimum
    array([3.])
    """
    matrix, right_side = _as_system(matrix, right_side)
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        raise refusal("matrix", "a matrix with independent columns", matrix.tolist())
    lowest = np.asarray(np.linalg.lstsq(matrix, right_side)[0], dtype=np.float64)
    least = float(np.mean(gaps(matrix, right_side, lowest) ** 2))
    return Quadratic(2 / len(matrix) * exact_products(matrix, matrix), lowest, least)


def nearly_solved(
    solution: ArrayLike, count: int, scatter: float, seed: int | np.random.Generator, *, most: int = 4
) -> LinearSystem:
    """Draw equations with whole coefficients that a point misses by a little.

    Parameters
    ----------
    solution : (n,)
    count : int
        Equations, at least n. Coefficients are drawn from 1 to `most` until their columns are independent.
    scatter : float
        The standard deviation of the gaps.
    seed : int or Generator
        The same seed draws the same equations.
    most : int
        At least 2.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    solution, count = as_vector("solution", solution), require_positive_integer("count", count)
    scatter, most = as_non_negative_number("scatter", scatter), require_positive_integer("most", most)
    if count < solution.size:
        raise refusal("count", f"at least {solution.size}, one for each unknown", count)
    if most < 2:
        raise refusal("most", "at least 2, or all columns are the same", most)
    generator = np.random.default_rng(seed)
    matrix = np.ones((count, solution.size))
    while np.linalg.matrix_rank(matrix) < solution.size:
        matrix = generator.integers(1, most, size=matrix.shape, endpoint=True).astype(np.float64)
    return LinearSystem(matrix, matrix @ solution + scatter * generator.standard_normal(count))


def _go_down(tables: list[Array], take: Callable[[RowStep], None]) -> tuple[int, ...]:
    """Make every row begin later than the row above it; return the columns where they begin."""
    pivots: list[int] = []
    count, columns = tables[0].shape
    for column in range(columns - 1):
        row = len(pivots)
        if row == count or not tables[-1][row:, column].any():
            continue
        if tables[-1][row, column] == 0:
            take(RowStep(row, row + int(np.argmax(np.abs(tables[-1][row:, column])))))
        for below in range(row + 1, count):
            if tables[-1][below, column] != 0:
                take(RowStep(below, row, float(tables[-1][below, column] / tables[-1][row, column])))
        pivots.append(column)
    return tuple(pivots)


def _count(rows: Array, rank: int) -> Solutions:
    """How many solutions the eliminated rows (m, n + 1) have."""
    if rows[rank:, -1].any():
        return Solutions.NONE
    return Solutions.ONE if rank == rows.shape[1] - 1 else Solutions.MANY


def _as_system(matrix: ArrayLike, right_side: ArrayLike) -> tuple[Array, Array]:
    matrix = as_points("matrix", matrix)
    return matrix, as_vector("right_side", right_side, length=len(matrix))
