"""Eigenvectors: the directions that a matrix stretches without turning.

    A v = λ v        A = V Λ V⁻¹        power iteration: x ← A x / |A x|

Source: G. Strang, Introduction to Linear Algebra, 5th ed., chapter 6;
G. Golub and C. Van Loan, Matrix Computations, 4th ed., section 7.3.1 (power iteration).
"""

import cmath
import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    ComplexArray,
    Record,
    as_non_zero_vector,
    as_points,
    as_square_matrix,
    is_symmetric,
    refusal,
    require_positive_integer,
)
from mathkit.linear_algebra.spectrum import Eigenvalue, eigenvalues, has_pair, null_space

ABSENT = 1e-12
"""A share of a vector this small counts as rounding, not as a component that is there."""


class EigenKind(StrEnum):
    DISTINCT_REAL = "distinct real eigenvalues"
    REPEATED = "a repeated eigenvalue with a full plane of eigenvectors"
    DEFECTIVE = "a repeated eigenvalue with too few eigenvectors"
    COMPLEX_PAIR = "a complex pair of eigenvalues"


@dataclass(frozen=True, eq=False)
class EigenDecomposition(Record):
    """The eigenvalues of A and the lines that it keeps.

    Attributes
    ----------
    matrix : (n, n)
    kind : EigenKind
        A 2×2 matrix that is REPEATED keeps every direction.
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


class PowerVerdict(StrEnum):
    CONVERGES = "converges"
    ALTERNATES = "alternates in sign, but its line converges"
    NEVER_SETTLES = "never settles"
    STARTS_ELSEWHERE = "starts without the dominant eigenvector and converges to another"
    COLLAPSES = "collapses to zero"


@dataclass(frozen=True, eq=False)
class PowerIteration(Record):
    """The road of a power iteration.

    Attributes
    ----------
    iterates : (k + 1, n)
        Unit vectors, the start first. k = steps, or fewer if A sends an iterate to zero.
    rayleigh_quotients : (k + 1,)
        xᵀA x of every iterate, the running estimate of λ.
    angles_to_dominant : (k + 1,) or None
        Angle in radians, 0 to π/2, between the iterate's line and the dominant eigenvector's; None if no
        single line dominates.
    verdict : PowerVerdict
        What happens in exact arithmetic. Rounding can add a trace of the dominant eigenvector to a start
        that has none, and after dozens of steps that trace takes over.
    """

    iterates: Array
    rayleigh_quotients: Array
    angles_to_dominant: Array | None
    verdict: PowerVerdict


def eigen_decomposition(matrix: ArrayLike) -> EigenDecomposition:
    """Find the eigenvalues of a real matrix (n, n) and every line it keeps.

    A symmetric matrix goes through `eigh`. For others, eigenvalues within `spectrum.SAME` count as equal,
    so that a matrix close to a defective one is called defective rather than given two eigenvectors that
    differ by rounding.

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


def turning_angles(matrix: ArrayLike, directions: ArrayLike) -> Array:
    """How far a 2×2 matrix turns each direction (m, 2): angles (m,) in radians, from −π to π.

    Counter-clockwise is positive. A direction that is sent to zero has not turned: its angle is 0.

    Raises
    ------
    ValueError
        If `matrix` is not 2×2 or `directions` are no points of the plane.
    """
    matrix = as_square_matrix("matrix", matrix)
    if len(matrix) != 2:
        raise refusal("matrix", "a 2×2 matrix", f"shape {matrix.shape}")
    directions = as_points("directions", directions, dimension=2)
    images = directions @ matrix.T
    cross = directions[:, 0] * images[:, 1] - directions[:, 1] * images[:, 0]
    angles: Array = np.arctan2(cross, np.sum(directions * images, axis=1))
    return angles


def power_iteration(matrix: ArrayLike, start: ArrayLike, steps: int) -> PowerIteration:
    """Apply A over and over, and keep only the direction.

    Parameters
    ----------
    matrix : (n, n)
    start : (n,)
        Any vector other than zero; its length does not matter.
    steps : int

    Raises
    ------
    ValueError
        If `matrix` is not square, `start` does not fit it or is zero, or `steps` is less than 1.
    """
    matrix = as_square_matrix("matrix", matrix)
    start = as_non_zero_vector("start", start, length=len(matrix))
    iterates = [start / np.linalg.norm(start)]
    for _ in range(require_positive_integer("steps", steps)):
        image = matrix @ iterates[-1]
        length = np.linalg.norm(image)
        if length <= ABSENT * np.linalg.norm(matrix):
            break
        iterates.append(image / length)
    road = np.stack(iterates)
    return PowerIteration(
        iterates=road,
        rayleigh_quotients=np.sum(road * (road @ matrix.T), axis=1),
        angles_to_dominant=_angles_to_dominant(matrix, road),
        verdict=_power_verdict(matrix, iterates[0]),
    )


def _symmetric_lines(matrix: Array) -> tuple[Array, Array]:
    values, vectors = np.linalg.eigh(matrix)
    largest = np.abs(values).max() or 1.0
    order = np.lexsort((-values, -np.round(np.abs(values) / largest, 12)))
    return values[order], vectors[:, order]


def _lines(matrix: Array, found: list[Eigenvalue]) -> tuple[Array, Array]:
    identity = np.eye(len(matrix))
    real = [(value.real, multiplicity) for value, multiplicity in found if not value.imag]
    planes = [_eigenspace(matrix - value * identity, multiplicity) for value, multiplicity in real]
    values = [np.full(plane.shape[1], value) for (value, _), plane in zip(real, planes, strict=True)]
    return np.concatenate([[], *values]), np.hstack([np.empty((len(matrix), 0)), *planes])


def _eigenspace(shifted: Array, multiplicity: int) -> Array:
    """Eigenvectors from A − λI: at least one, however rounding left it."""
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
    signs = [np.sign(column[np.abs(column) > ABSENT][0]) for column in vectors.T]
    return vectors * np.array(signs)


def _rotation(matrix: Array, pair: complex) -> float:
    clockwise = len(matrix) == 2 and matrix[1, 0] < 0
    return -cmath.phase(pair) if clockwise else cmath.phase(pair)


def _angles_to_dominant(matrix: Array, road: Array) -> Array | None:
    first, *others = eigenvalues(matrix)
    tied = any(math.isclose(abs(value), abs(first.value), rel_tol=ABSENT) for value, _ in others)
    vectors = eigen_decomposition(matrix).vectors
    plane = len(vectors) > 1 and first.multiplicity > 1 and _eigenspace_size(matrix, first) > 1
    if tied or plane or first.value.imag:
        return None
    along = road @ vectors[:, 0]
    across = np.linalg.norm(road - np.outer(along, vectors[:, 0]), axis=1)
    angles: Array = np.arctan2(across, np.abs(along))
    return angles


def _power_verdict(matrix: Array, start: Array) -> PowerVerdict:
    """Decide by the eigenvalues whose components the start really has."""
    found = eigenvalues(matrix)
    present = [each.value for each in found if _has_component(matrix, each, start)]
    largest = abs(present[0])
    leading = [value for value in present if math.isclose(abs(value), largest, rel_tol=ABSENT)]
    if largest == 0:
        return PowerVerdict.COLLAPSES
    if len(leading) > 1 or leading[0].imag:
        return PowerVerdict.NEVER_SETTLES
    if not math.isclose(largest, abs(found[0].value), rel_tol=ABSENT):
        return PowerVerdict.STARTS_ELSEWHERE
    return PowerVerdict.CONVERGES if leading[0].real > 0 else PowerVerdict.ALTERNATES


def _has_component(matrix: Array, eigenvalue: Eigenvalue, start: Array) -> bool:
    """Whether a left eigenvector of λ, or a generalized one, sees the start."""
    value, multiplicity = eigenvalue
    shifted = matrix.T - value * np.eye(len(matrix))
    left = null_space(np.linalg.matrix_power(shifted, multiplicity), multiplicity)
    return bool(np.linalg.norm(left.T @ start) > ABSENT)
