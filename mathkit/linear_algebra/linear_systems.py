"""Systems of linear equations, solved by elimination.

    A x = b        row i:  aᵢ · x = bᵢ        row i ← row i − factor · row j        row i ↔ row j

Where row j is satisfied, subtracting a multiple of it from another row takes away nothing: the points that
satisfy all rows stay the same. Each step can be undone, by adding what was subtracted or swapping back, so no
solution is gained either.

Rows are swapped only where a pivot is zero, as one does by hand. For large systems, or pivots that are tiny
but not zero, `numpy.linalg.solve` is more accurate, since it always takes the largest pivot.

Source: G. Strang, Introduction to Linear Algebra, 5th ed., sections 2.2 and 3.3; G. Golub and C. Van Loan,
Matrix Computations, 4th ed., section 3.2.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_coordinates, as_points, as_vector
from mathkit.rounding import exact_sum, without_rounding

__all__ = ["Elimination", "RowStep", "Solutions", "eliminate", "gaps"]


class Solutions(StrEnum):
    """How many solutions a system has."""

    ONE = "one solution"
    NONE = "no solution"
    MANY = "more solutions than one"


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
