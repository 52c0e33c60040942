"""The determinant of a 2×2 matrix: by what factor it scales areas.

    det [[a, b], [c, d]] = a d − b c

is the signed area of the parallelogram of its columns (a, c) and (b, d), negative if they are turned over. A
side that slides along itself keeps base and height, and so the area: two such slides make the parallelogram
an upright rectangle, whose sides can be multiplied.

Every small square of a grid becomes the same parallelogram, so every area is multiplied by |det A|, and one
area after the other gives det(B A) = det B · det A.

Source: G. Strang, Introduction to Linear Algebra, 5th ed., sections 5.1 and 5.3.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_points, as_square_matrix
from mathkit.rounding import exact_sum

__all__ = ["Straightening", "determinant", "polygon_area", "straighten"]


@dataclass(frozen=True, eq=False)
class Straightening(Record):
    """The parallelogram of a matrix's columns, and what two slides make of it.

    Attributes
    ----------
    columns : (3, 2, 2)
        The two sides, a row each, in the order of the matrix's columns: at first, after the side that is not
        the pivot has slid along the pivot, and after the pivot has slid along that side.
    pivot : int
        The column that is slid along first, 0 or 1: the one that reaches farther to the side.
    slides : (2,)
        How many times the side that it slides along each side is moved.
    """

    columns: Array
    pivot: int
    slides: Array

    @property
    def corners(self) -> Array:
        """The corners of the three parallelograms, (3, 4, 2), from the origin along the first column."""
        first, second = self.columns[:, 0], self.columns[:, 1]
        return np.stack([np.zeros_like(first), first, first + second, second], axis=1)

    @property
    def area(self) -> float:
        """The signed area of each of the three, as the rectangle has it: width times height."""
        width, height = self.columns[2, self.pivot, 0], self.columns[2, 1 - self.pivot, 1]
        return float(width * height * (1 if self.pivot == 0 else -1))


def determinant(matrix: ArrayLike) -> float:
    """The determinant a d − b c of a matrix (2, 2), exactly 0 where the two products cancel.

    Raises
    ------
    ValueError
        If `matrix` is not 2×2.

    Examples
    --------
    >>> determinant([[2, 1], [0.5, 1.5]])
    2.5
    """
    (a, b), (c, d) = as_square_matrix("matrix", matrix, size=2)
    return float(exact_sum(a * d, -b * c))


def straighten(matrix: ArrayLike) -> Straightening | None:
    """Slide the sides of the parallelogram of the columns until it is an upright rectangle.

    The first slide makes the other side vertical, the second makes the pivot horizontal.

    Returns
    -------
    Straightening or None
        None if the area is zero: then there is no rectangle.

    Raises
    ------
    ValueError
        If `matrix` is not 2×2.
    """
    matrix = as_square_matrix("matrix", matrix, size=2)
    if determinant(matrix) == 0:
        return None
    pivot = int(abs(matrix[0, 1]) > abs(matrix[0, 0]))
    along, side = matrix.T[pivot], matrix.T[1 - pivot]
    first = -side[0] / along[0]
    upright = np.array([0.0, determinant(np.column_stack([along, side])) / along[0]])
    second = -along[1] / upright[1]
    stages = [(along, side), (along, upright), (np.array([along[0], 0.0]), upright)]
    columns = np.array([stage if pivot == 0 else stage[::-1] for stage in stages])
    return Straightening(columns, pivot, np.array([first, second]))


def polygon_area(corners: ArrayLike) -> float:
    """The signed area of a polygon with corners (n, 2), positive if they run counter-clockwise.

    Raises
    ------
    ValueError
        If `corners` is not (n, 2).
    """
    x, y = as_points("corners", corners, dimension=2).T
    return float(exact_sum(*(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2)
