"""The eigenvalues of a matrix; those that differ only by rounding count as one.

    A v = λ v        multiplicity of λ: how often it is a root of det(A − λI)

A double root changes by √ε when the matrix changes by ε, so LAPACK returns equal eigenvalues that differ by
up to about 1e-8, some as a complex pair. Their mean changes only by ε: it is the value that is kept.

Source: G. Golub and C. Van Loan, Matrix Computations, 4th ed., section 7.2.
"""

from typing import NamedTuple

import numpy as np

from mathkit.arrays import Array, ComplexArray, is_symmetric

__all__ = ["SAME", "Eigenvalue", "eigenvalues", "has_pair", "null_space", "spread"]

SAME = 1e-6
"""Eigenvalues closer than this share of A's distance from a multiple of I count as one.

That is enough for Jordan blocks of size two; larger blocks that are not triangular split farther.
"""


class Eigenvalue(NamedTuple):
    value: complex  # exactly real (imaginary part 0.0) unless one of a pair
    multiplicity: int


def spread(matrix: Array) -> float:
    """How far A is from a multiple of I: the Frobenius norm of A − (trace A / n) I."""
    n = len(matrix)
    return float(np.linalg.norm(matrix - np.trace(matrix) / n * np.eye(n)))


def eigenvalues(matrix: Array) -> list[Eigenvalue]:
    """The different eigenvalues of A (n, n), largest |λ| first, then largest real part.

    Of a complex pair the one with the positive imaginary part comes first.
    """
    n = len(matrix)
    if spread(matrix) <= 1e-14 * np.linalg.norm(matrix):
        return [Eigenvalue(complex(np.trace(matrix) / n), n)]
    roots = np.linalg.eigvalsh(matrix) if is_symmetric(matrix) else np.linalg.eigvals(matrix)
    tolerance = SAME * spread(matrix)
    found = [_mean(group, tolerance) for group in _groups(roots.astype(np.complex128), tolerance)]
    largest = max(abs(value) for value, _ in found) or 1.0
    return sorted(found, key=lambda each: _largest_first(each.value / largest))


def has_pair(values: list[Eigenvalue]) -> bool:
    return any(value.imag for value, _ in values)


def null_space(matrix: Array | ComplexArray, dimension: int | None = None) -> Array | ComplexArray:
    """Orthonormal columns (n, k) that the matrix sends to zero, within `SAME` of its norm.

    With `dimension`, the k = `dimension` columns that it shrinks most.
    """
    _, shrinkage, rows = np.linalg.svd(matrix)
    if dimension is None:
        dimension = int(np.sum(shrinkage <= SAME * shrinkage[0]))
    basis: Array | ComplexArray = rows[len(rows) - dimension :].conj().T
    return basis


def _groups(roots: ComplexArray, tolerance: float) -> list[ComplexArray]:
    """Chains of roots in which each is within `tolerance` of another."""
    groups: list[ComplexArray] = []
    for root in roots:
        near = [group for group in groups if np.abs(group - root).min() <= tolerance]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append(np.concatenate([*near, [root]]))
    return groups


def _mean(group: ComplexArray, tolerance: float) -> Eigenvalue:
    """The mean of a group; real if the group is its own mirror image, as a split double root is."""
    mean = complex(group.mean())
    return Eigenvalue(complex(mean.real) if abs(mean.imag) <= tolerance / 2 else mean, len(group))


def _largest_first(value: complex) -> tuple[float, float, float]:
    """A sorting key that rounds the modulus, so that 1 and −1 tie."""
    return (-round(abs(value), 9), -value.real, -value.imag)
