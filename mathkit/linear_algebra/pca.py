"""Principal component analysis: the directions along which points differ most.

    X₀ = X − mean, divided by the standard deviations if the features have different units
    C = X₀ᵀ X₀ / (n − 1)        variance along a unit vector u: uᵀ C u
    it is largest, λ₁, along the first eigenvector of C; next, at a right angle to it, along the second, …
    for any u it is an average of λ₁, λ₂, …, whose weights are the squares of u's components along these axes
    scores Z = X₀ V, where the columns of V are those axes

Source: C. Bishop, Pattern Recognition and Machine Learning, section 12.1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_points,
    as_square_matrix,
    as_vector,
    is_symmetric,
    refusal,
)
from mathkit.rounding import exact_mean, exact_products, exact_sum, without_rounding

__all__ = [
    "SAME",
    "PrincipalComponents",
    "pca",
    "variances_along",
]

SAME = 1e-9
"""Variances closer than this share of their sum count as equal: then no axis is better than another.
So do components of unit vectors."""


@dataclass(frozen=True, eq=False)
class PrincipalComponents(Record):
    """The principal axes of n points of d features, those with the most variance first.

    Attributes
    ----------
    mean : (d,)
    scales : (d,)
        What each feature was divided by: 1, or its standard deviation.
    centred : (n, d)
        The points without their mean, divided by the scales.
    covariance : (d, d)
        With n − 1 in the denominator.
    axes : (d, d)
        Unit vectors as columns, orthogonal; in each the component with the largest absolute value is positive
        (in a tie, the first of them).
    variances : (d,)
        Along the axes, largest first: the eigenvalues of the covariance, with 0 for those that are rounding.
    scores : (n, d)
        The centred points in the axes' coordinates.
    """

    mean: Array
    scales: Array
    centred: Array
    covariance: Array
    axes: Array
    variances: Array
    scores: Array

    @property
    def total(self) -> float:
        """The sum of all variances; it is the same along any orthogonal axes."""
        return float(self.variances.sum())

    @property
    def ratios(self) -> Array:
        """The share of the total variance along each axis, shape (d,)."""
        ratios: Array = self.variances / self.total
        return ratios

    @property
    def is_round(self) -> bool:
        """Whether the first two variances are equal, so that the first axis is not unique."""
        return len(self.variances) > 1 and bool(self.ratios[0] - self.ratios[1] < SAME)

    @property
    def angle(self) -> float:
        """How far the first axis is turned from the first coordinate to the second, from 0 to below π."""
        x, y = self.axes[:2, 0]
        return float(np.arctan2(y, x) % np.pi)

    def kept(self, count: int) -> float:
        """The share of the total variance that the first `count` axes keep."""
        return float(np.minimum(self.ratios[:count].sum(), 1.0))

    def reconstruction(self, count: int) -> Array:
        """The points (n, d) put together again from their first `count` scores alone."""
        points: Array = self.mean + self.scales * (self.scores[:, :count] @ self.axes[:, :count].T)
        return points


def pca(points: ArrayLike, *, standardized: bool = False) -> PrincipalComponents:
    """Find the principal axes of points (n, d), n ≥ 2, as the eigenvectors of their covariance.

    Parameters
    ----------
    standardized : bool
        Whether to divide each feature by its standard deviation (with n − 1) first; the covariance is then
        the correlation of the features.

    Raises
    ------
    ValueError
        If there are fewer than two points, or all are the same, or a feature that is to be divided by its
        standard deviation has none.
    """
    points = as_points("points", points)
    if len(points) < 2 or not np.ptp(points, axis=0).any():
        raise refusal("points", "at least two different points", f"{len(points)}, all the same")
    mean = exact_mean(points)
    if standardized and not np.ptp(points, axis=0).all():
        raise refusal("points", "different in every feature, to be standardized", "a constant feature")
    scales = points.std(axis=0, ddof=1) if standardized else np.ones_like(mean)
    centred = exact_sum(points, -mean) / scales
    # The singular values of X₀ are more exact than the eigenvalues of X₀ᵀ X₀, of which they are the roots.
    _, singular, rows = np.linalg.svd(centred, full_matrices=len(points) < points.shape[1])
    rounding = max(points.shape) * np.finfo(np.float64).eps * np.linalg.norm(points / scales)
    variances = np.zeros(points.shape[1])
    variances[: len(singular)] = np.where(singular > rounding, singular, 0.0) ** 2 / (len(points) - 1)
    axes = _with_positive_peaks(without_rounding(rows.T, 1.0))
    return PrincipalComponents(
        mean=mean,
        scales=scales,
        centred=centred,
        covariance=exact_products(centred, centred) / (len(points) - 1),
        axes=axes,
        variances=variances,
        scores=without_rounding(centred @ axes, np.abs(centred) @ np.abs(axes)),
    )


def variances_along(covariance: ArrayLike, angles: ArrayLike) -> Array:
    """The variance (m,) of the shadows on lines at `angles` (m,), in radians from the first coordinate.

    That is uᵀ C u for the unit vector u of each angle.

    Raises
    ------
    ValueError
        If `covariance` is no symmetric 2×2 matrix or `angles` no vector.
    """
    covariance, directions = _as_plane_covariance(covariance), _directions(angles)
    variances: Array = np.sum(directions * (directions @ covariance), axis=1)
    return np.maximum(variances, 0.0)


def _with_positive_peaks(vectors: Array) -> Array:
    sizes = np.abs(vectors)
    largest = sizes > sizes.max(axis=0) - SAME  # of those that differ only by rounding, the first
    peaks = vectors[largest.argmax(axis=0), np.arange(vectors.shape[1])]
    signed: Array = vectors * np.sign(peaks) + 0.0  # + 0.0 turns −0 into 0
    return signed


def _directions(angles: ArrayLike) -> Array:
    """The unit vectors (m, 2) at angles (m,)."""
    angles = as_vector("angles", angles)
    return np.column_stack([np.cos(angles), np.sin(angles)])


def _as_plane_covariance(values: ArrayLike) -> Array:
    covariance = as_square_matrix("covariance", values)
    if len(covariance) != 2 or not is_symmetric(covariance):
        raise refusal("covariance", "a symmetric 2×2 matrix", covariance.tolist())
    return covariance
