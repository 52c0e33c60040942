"""Eigenvectors: the directions that a matrix stretches without turning.

    A v = λ v        A = V Λ V⁻¹, if there are n independent v

Source: G. Strang, Introduction to Linear Algebra, 5th ed., chapter 6.
"""

import cmath
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    ComplexArray,
    Record,
    as_square_matrix,
    as_vector,
    is_symmetric,
    refusal,
    require_positive_integer,
)
from mathkit.linear_algebra.spectrum import Eigenvalue, eigenvalues, has_pair, null_space

__all__ = [
    "EigenDecomposition",
    "EigenKind",
    "characteristic_polynomial",
    "eigen_decomposition",
    "eigen_parts",
    "gaps_from_lines",
]


class EigenKind(StrEnum):
    DISTINCT_REAL = "distinct real eigenvalues"
    REPEATED = "a repeated eigenvalue with a full plane of eigenvectors"
    DEFECTIVE = "a repeated eigenvalue with too few eigenvectors"
    COMPLEX_PAIR = "a complex pair of eigenvalues"


@dataclass(frozen=True, eq=False)
class EigenDecomposition(Record):
    """The eigenvalues of A and the lines that it maps to itself.

    Attributes
    ----------
    matrix : (n, n)
    kind : EigenKind
        A 2×2 matrix that is REPEATED maps every line through the origin to itself.
    values : (k,)
        Real eigenvalues, one for each column of `vectors`: largest |λ| first, of a tie the positive one.
        k = n, unless a pair is complex or A is defective (then a 2×2 matrix has k = 0 or k = 1).
    vectors : (n, k)
        Unit eigenvectors as columns, the first component that is not zero positive.
    spectrum : (n,) complex
        All eigenvalues, as often as they occur, in the same order.
    modulus, rotation : float or None
        Of the largest complex pair λ = r e^{±iφ}: how much one step stretches, r, and how far it turns,
        φ in radians; for a 2×2 matrix φ is negative when the turn is clockwise. None without such a pair.
    """

    matrix: Array
    kind: EigenKind
    values: Array
    vectors: Array
    spectrum: ComplexArray
    modulus: float | None
    rotation: float | None


def eigen_decomposition(matrix: ArrayLike) -> EigenDecomposition:
    """Find the eigenvalues of a real matrix (n, n) and every line that it maps to itself.

    A symmetric matrix goes through `eigh`. For others, eigenvalues within `spectrum.SAME` count as equal,
    so that a matrix close to a defective one counts as defective, instead of having two eigenvectors that
    differ only by rounding.

    Raises
    ------
    ValueError
        If `matrix` is not square.
    """
    matrix = as_square_matrix("matrix", matrix)
    found = eigenvalues(matrix)
    values, vectors = _symmetric_lines(matrix) if is_symmetric(matrix) else _lines(matrix, found)
    pair = next((value for value, _ in found if value.imag), None)
    return EigenDecomposition(
        matrix=matrix,
        kind=_kind(found, vectors),
        values=values,
        vectors=_with_canonical_signs(vectors),
        spectrum=np.repeat([value for value, _ in found], [multiplicity for _, multiplicity in found]),
        modulus=None if pair is None else abs(pair),
        rotation=None if pair is None else _rotation(matrix, pair),
    )


def gaps_from_lines(matrix: ArrayLike, angles: ArrayLike) -> Array:
    """How far off its line a 2×2 matrix sends the unit vector x at each of *angles* (m,), in radians.

    The distance (m,) from A x to the line through x and the origin; positive if A x lies counter-clockwise
    of it. It is zero if x is an eigenvector, or is sent to zero.

    Raises
    ------
    ValueError
        If `matrix` is not 2×2 or `angles` is no vector.
    """
    matrix = as_square_matrix("matrix", matrix, size=2)
    angles = as_vector("angles", angles)
    directions = np.column_stack([np.cos(angles), np.sin(angles)])
    images = directions @ matrix.T
    gaps: Array = directions[:, 0] * images[:, 1] - directions[:, 1] * images[:, 0]
    return gaps


def characteristic_polynomial(matrix: ArrayLike) -> Array:
    """The coefficients (3,) of det(A − λI) = λ² − (a + d) λ + (a d − b c), the highest power first.

    Raises
    ------
    ValueError
        If `matrix` is not 2×2.
    """
    (a, b), (c, d) = as_square_matrix("matrix", matrix, size=2)
    return np.array([1.0, -(a + d), a * d - b * c])


def eigen_parts(eigen: EigenDecomposition, vectors: ArrayLike, start: ArrayLike, steps: int) -> Array:
    """The parts (steps + 1, n) of Aᵏ x along n independent eigenvectors: cᵢ λᵢᵏ, where x = Σ cᵢ vᵢ.

    Parameters
    ----------
    eigen
    vectors : (n, n)
        Eigenvectors as columns, of any length, in the order of `eigen.values`.
    start : (n,)
        x.
    steps : int

    Raises
    ------
    ValueError
        If there are fewer than n eigenvectors, or a shape does not fit.
    """
    vectors, n = as_square_matrix("vectors", vectors), len(eigen.matrix)
    if len(eigen.values) < n or len(vectors) != n:
        raise refusal("vectors", f"{n} independent eigenvectors", f"shape {vectors.shape}")
    parts = np.linalg.solve(vectors, as_vector("start", start, length=n))
    powers = np.arange(require_positive_integer("steps", steps) + 1)[:, None]
    found: Array = parts * eigen.values**powers
    return found


def _symmetric_lines(matrix: Array) -> tuple[Array, Array]:
    values, vectors = np.linalg.eigh(matrix)
    largest = float(np.abs(values).max()) or 1.0
    order = np.lexsort((-values, -np.round(np.abs(values) / largest, 9)))
    return values[order], vectors[:, order]


def _lines(matrix: Array, found: list[Eigenvalue]) -> tuple[Array, Array]:
    identity = np.eye(len(matrix))
    real = [(value.real, multiplicity) for value, multiplicity in found if not value.imag]
    planes = [_eigenspace(matrix - value * identity, multiplicity) for value, multiplicity in real]
    values = [np.full(plane.shape[1], value) for (value, _), plane in zip(real, planes, strict=True)]
    return np.concatenate([[], *values]), np.hstack([np.empty((len(matrix), 0)), *planes])


def _eigenspace(shifted: Array, multiplicity: int) -> Array:
    """Eigenvectors from A − λI: at least one, whatever the rounding."""
    space = null_space(shifted, 1) if multiplicity == 1 else null_space(shifted)
    return np.real(space if space.size else null_space(shifted, 1))


def _kind(found: list[Eigenvalue], vectors: Array) -> EigenKind:
    n, lines = vectors.shape
    if has_pair(found):
        return EigenKind.COMPLEX_PAIR
    if lines < n:
        return EigenKind.DEFECTIVE
    return EigenKind.DISTINCT_REAL if len(found) == n else EigenKind.REPEATED


def _with_canonical_signs(vectors: Array) -> Array:
    signs = [np.sign(column[np.abs(column) > 1e-12][0]) for column in vectors.T]
    signed: Array = vectors * np.array(signs) + 0.0  # + 0.0 turns −0 into 0
    return signed


def _rotation(matrix: Array, pair: complex) -> float:
    clockwise = len(matrix) == 2 and matrix[1, 0] < 0
    return -cmath.phase(pair) if clockwise else cmath.phase(pair)
