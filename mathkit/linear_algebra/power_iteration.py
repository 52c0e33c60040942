"""Power iteration: apply A again and again, and the direction of the dominant eigenvector remains.

    x ← A x / |A x|        the estimate of λ is the Rayleigh quotient xᵀA x
    x = Σ cᵢvᵢ  gives  Aᵏx = Σ cᵢλᵢᵏvᵢ: the largest |λᵢ| with cᵢ ≠ 0 wins

Source: G. Golub and C. Van Loan, Matrix Computations, 4th ed., section 7.3.1.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_non_zero_vector, as_square_matrix, require_positive_integer
from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.spectrum import Eigenvalue, eigenvalues, null_space
from mathkit.rounding import exact_sum, without_rounding

__all__ = ["ABSENT", "TIED", "PowerBehaviour", "PowerIteration", "power_iteration"]

ABSENT = 1e-12
"""A share of a vector this small counts as rounding, not as a component."""

TIED = 1e-9
"""Moduli this close, relative to each other, count as equal."""


class PowerBehaviour(StrEnum):
    CONVERGES = "converges"
    ALTERNATES = "alternates in sign, but its line converges"
    NEVER_SETTLES = "never settles"
    STARTS_ELSEWHERE = "starts without the dominant eigenvector and converges to another"
    COLLAPSES = "collapses to zero"


@dataclass(frozen=True, eq=False)
class PowerIteration(Record):
    """All iterates of a power iteration.

    Attributes
    ----------
    iterates : (k + 1, n)
        Unit vectors, the start first. k = steps, or fewer if A sends an iterate to zero.
    rayleigh_quotients : (k + 1,)
        xᵀA x of every iterate, the running estimate of λ.
    angles_to_dominant : (k + 1,) or None
        Angle in radians, 0 to π/2, between the iterate's line and the dominant eigenvector's; None if no
        single line dominates.
    behaviour : PowerBehaviour
        What happens in exact arithmetic. Rounding can add a trace of the dominant eigenvector to a start
        that has none, and after dozens of steps that trace takes over.
    """

    iterates: Array
    rayleigh_quotients: Array
    angles_to_dominant: Array | None
    behaviour: PowerBehaviour


def power_iteration(matrix: ArrayLike, start: ArrayLike, steps: int) -> PowerIteration:
    """Apply A again and again, and keep only the direction.

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
        image = without_rounding(matrix @ iterates[-1], np.abs(matrix) @ np.abs(iterates[-1]))
        length = np.linalg.norm(image)
        if length <= ABSENT * np.linalg.norm(matrix):
            break
        iterates.append(image / length)
    vectors = np.stack(iterates)
    return PowerIteration(
        iterates=vectors,
        rayleigh_quotients=np.sum(vectors * (vectors @ matrix.T), axis=1),
        angles_to_dominant=_angles_to_dominant(matrix, vectors),
        behaviour=_behaviour(matrix, iterates[0]),
    )


def _angles_to_dominant(matrix: Array, vectors: Array) -> Array | None:
    eigen = eigen_decomposition(matrix)
    first = eigen.spectrum[0]
    leading = eigen.spectrum[np.isclose(np.abs(eigen.spectrum), abs(first), rtol=TIED, atol=0)]
    lines = np.isclose(eigen.values, first, rtol=TIED, atol=0)
    if not np.allclose(leading, first, rtol=TIED, atol=0) or np.sum(lines) != 1:
        return None
    dominant = eigen.vectors[:, lines][:, 0]
    along = vectors @ dominant
    across = np.linalg.norm(exact_sum(vectors, -np.outer(along, dominant)), axis=1)
    angles: Array = np.arctan2(across, np.abs(along))
    return angles


def _behaviour(matrix: Array, start: Array) -> PowerBehaviour:
    """Decided by the eigenvalues whose eigenvectors the start has a component on."""
    found = eigenvalues(matrix)
    present = [each.value for each in found if _has_component(matrix, each, start)]
    largest = abs(present[0])
    leading = [value for value in present if math.isclose(abs(value), largest, rel_tol=TIED)]
    if largest <= ABSENT * np.linalg.norm(matrix):  # rounding leaves nilpotent matrices a trace
        return PowerBehaviour.COLLAPSES
    if len(leading) > 1 or leading[0].imag:
        return PowerBehaviour.NEVER_SETTLES
    if not math.isclose(largest, abs(found[0].value), rel_tol=TIED):
        return PowerBehaviour.STARTS_ELSEWHERE
    return PowerBehaviour.CONVERGES if leading[0].real > 0 else PowerBehaviour.ALTERNATES


def _has_component(matrix: Array, eigenvalue: Eigenvalue, start: Array) -> bool:
    """Whether the start is not orthogonal to all left eigenvectors of λ, or generalized ones."""
    value, multiplicity = eigenvalue
    shifted = matrix.T - value * np.eye(len(matrix))
    left = null_space(np.linalg.matrix_power(shifted, multiplicity), multiplicity)
    return bool(np.linalg.norm(left.T @ start) > ABSENT)
