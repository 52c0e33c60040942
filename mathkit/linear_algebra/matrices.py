"""Matrices: how they map vectors, and what they do to the plane.

    A x = x₁a₁ + … + xₙaₙ        aⱼ, the columns, are where the basis vectors land: A eⱼ = aⱼ
    (A x)ᵢ = row i · x           the same numbers, row by row
    det A = a d − b c            area of the parallelogram of the columns, negative if it is turned over

Source: G. Strang, Introduction to Linear Algebra, 5th ed., sections 1.3, 2.1 and 8.1.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_points,
    as_square_matrix,
    as_vector,
    frozen,
)
from mathkit.linear_algebra.determinant import determinant

__all__ = [
    "FLATTEN",
    "SAME",
    "Application",
    "Bend",
    "MapKind",
    "PlaneMap",
    "Shortlist",
    "apply",
    "bend",
    "bent",
    "plane_map",
    "within_budget",
]

SAME = 1e-12
"""Entries that differ by at most this share of the largest one count as equal."""


class MapKind(StrEnum):
    IDENTITY = "leaves everything where it is"
    SCALING = "multiplies every vector by one number"
    ROTATION = "turns every vector by one angle, and may stretch it"
    REFLECTION = "mirrors the plane in a line, and may stretch it"
    COLLAPSE_TO_LINE = "sends the whole plane onto one line"
    COLLAPSE_TO_POINT = "sends the whole plane to the origin"
    GENERAL = "none of these"


@dataclass(frozen=True, eq=False)
class Application(Record):
    """A matrix applied to a vector, read by columns and by rows.

    Attributes
    ----------
    matrix : (m, n)
    vector : (n,)
    terms : (m, n)
        The products aᵢⱼxⱼ: column j of them is xⱼaⱼ, and row i of them adds up to component i.
    head_to_tail : (n + 1, m)
        The partial sums of the columns times their components: from the origin to the image.
    image : (m,)
        A x.
    """

    matrix: Array
    vector: Array
    terms: Array
    head_to_tail: Array
    image: Array


@dataclass(frozen=True, eq=False)
class PlaneMap(Record):
    """What a 2×2 matrix does to the plane.

    Attributes
    ----------
    matrix : (2, 2)
    basis_images : (2, 2)
        Where (1, 0) and (0, 1) land, one a row: the columns of the matrix.
    determinant : float
        Exactly 0 if the plane collapses.
    rank : int
        The dimension of the image: 2 for the plane, 1 for a line, 0 for the origin alone.
    kind : MapKind
    factor : float or None
        How much every vector is stretched, at least 0; for a scaling its factor, which may be negative.
        None for a general matrix and for a collapse onto a line.
    angle : float or None
        For a rotation its angle in radians, in (−π, π), counter-clockwise positive; for a reflection the
        angle of the mirror line, in (−π/2, π/2]; None for the others.
    """

    matrix: Array
    basis_images: Array
    determinant: float
    rank: int
    kind: MapKind
    factor: float | None
    angle: float | None


def apply(matrix: ArrayLike, vector: ArrayLike) -> Application:
    """Apply a matrix (m, n) to a vector (n,).

    Raises
    ------
    ValueError
        If `matrix` is no matrix, or `vector` does not have as many components as it has columns.
    """
    matrix = as_points("matrix", matrix)
    vector = as_vector("vector", vector, length=matrix.shape[1])
    terms = matrix * vector
    head_to_tail = np.vstack([np.zeros(len(matrix)), np.cumsum(terms.T, axis=0)])
    return Application(matrix, vector, terms, head_to_tail, image=head_to_tail[-1])


def plane_map(matrix: ArrayLike) -> PlaneMap:
    """Classify what a matrix (2, 2) does to the plane.

    Raises
    ------
    ValueError
        If `matrix` is not 2×2.
    """
    matrix = as_square_matrix("matrix", matrix, size=2)
    rank = _rank(matrix)
    kind = _kind(matrix, rank)
    return PlaneMap(
        matrix=matrix,
        basis_images=matrix.T,
        determinant=determinant(matrix) if rank == 2 else 0.0,
        rank=rank,
        kind=kind,
        factor=_factor(matrix, kind),
        angle=_angle(matrix, kind),
    )


FLATTEN = frozen(np.array([[2.0, 1.0], [0.0, 0.0]]))
"""A matrix to read: it presses the plane onto its horizontal axis."""


@dataclass(frozen=True, eq=False)
class Bend(Record):
    """A movement of the plane that bends one family of grid lines before a matrix is applied.

    The component `along` is shifted by `strength` · t (t − 1), where t is the other component. The origin,
    (1, 0) and (0, 1) stay where they are, so the matrix still says where these land.

    Attributes
    ----------
    matrix : (2, 2)
    along : int
        The component that is shifted: 0 or 1.
    strength : float
    point : (2,)
        The point for which the bend was chosen.
    image : (2,)
        Where the point lands when the plane is bent first.
    linear_image : (2,)
        Where the matrix alone sends it.
    """

    matrix: Array
    along: int
    strength: float
    point: Array
    image: Array
    linear_image: Array


def bend(matrix: ArrayLike, point: ArrayLike) -> Bend:
    """Choose a bend that makes a point miss its linear image by half a column.

    The component is taken in which the point can be shifted with the weaker bend. Where neither would do,
    because the point is too near to a line that every bend keeps, (1, 2) is taken instead.

    Raises
    ------
    ValueError
        If `matrix` is not 2×2, or `point` does not have two components.
    """
    matrix = plane_map(matrix).matrix
    point = as_vector("point", point, length=2)
    rises = [_parabola(t) for t in point[::-1]]
    if max(map(abs, rises)) < _LEAST_RISE:
        point, rises = np.array([1.0, 2.0]), [2.0, 0.0]
    along = int(np.argmax(np.abs(rises)))
    strength = -0.5 / rises[along]
    made = Bend(matrix, along, strength, point, image=point, linear_image=matrix @ point)
    return replace(made, image=matrix @ bent(made, point[None])[0])


def bent(made: Bend, points: ArrayLike, share: float = 1.0) -> Array:
    """Where points (n, 2) are after a *share* of the bend, before the matrix is applied."""
    moved = as_points("points", points).copy()
    moved[:, made.along] += share * made.strength * _parabola(moved[:, 1 - made.along])
    return moved


@dataclass(frozen=True, eq=False)
class Shortlist(Record):
    """Things ranked by their price, and split by a budget.

    Attributes
    ----------
    order : (n,)
        Their places, the cheapest first; of equal prices, the earlier one first.
    within : (n,)
        For each of them, in their own order, whether it costs no more than the budget.
    """

    order: IntegerArray
    within: NDArray[np.bool_]


def within_budget(prices: ArrayLike, budget: float) -> Shortlist:
    """Rank *prices* (n,) and say which are within a budget; a price just as high is.

    Prices are compared in exact thousandths, so that a rounding error decides nothing.

    Raises
    ------
    ValueError
        If `prices` is no vector.
    """
    exact = np.round(1000 * as_vector("prices", prices))
    return Shortlist(np.argsort(exact, kind="stable"), exact <= round(1000 * budget))


_LEAST_RISE = 0.75
"""A bend is too strong for a picture if t (t − 1) is smaller than this at its point."""


def _parabola(t: Any) -> Any:
    return t * (t - 1)


def _rank(matrix: Array) -> int:
    if not matrix.any():
        return 0
    first, second = np.linalg.norm(matrix, axis=0)
    return 1 if abs(determinant(matrix)) <= SAME * first * second else 2


def _kind(matrix: Array, rank: int) -> MapKind:
    if rank < 2:
        return MapKind.COLLAPSE_TO_LINE if rank else MapKind.COLLAPSE_TO_POINT
    (a, b), (c, d) = matrix / np.abs(matrix).max()
    if max(abs(a - d), abs(b), abs(c)) <= SAME:
        return MapKind.IDENTITY if abs(matrix[0, 0] - 1) <= SAME else MapKind.SCALING
    if max(abs(a - d), abs(b + c)) <= SAME:
        return MapKind.ROTATION
    if max(abs(a + d), abs(b - c)) <= SAME:
        return MapKind.REFLECTION
    return MapKind.GENERAL


def _factor(matrix: Array, kind: MapKind) -> float | None:
    if kind is MapKind.SCALING:
        return float(matrix[0, 0])
    if kind in (MapKind.GENERAL, MapKind.COLLAPSE_TO_LINE):
        return None
    return float(np.linalg.norm(matrix[:, 0]))


def _angle(matrix: Array, kind: MapKind) -> float | None:
    turned = math.atan2(matrix[1, 0], matrix[0, 0])
    if kind is MapKind.ROTATION:
        return turned
    if kind is MapKind.REFLECTION:
        # The first basis vector and its image lie on either side of the mirror.
        return turned / 2 if turned > -math.pi else math.pi / 2
    return None
