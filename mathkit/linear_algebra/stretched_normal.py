"""A normal cloud that a matrix stretches, and how the matrix is learned from points.

    x = A z,  z standard normal        p(x) = exp(−½ |A⁻¹ x|²)/(2π |det A|)

A multiplies every area by |det A|, so heights are divided by it: the volume under the density stays one. With
W = A⁻¹, which takes points back to the round cloud, the mean surprise of points in nats is

    L(W) = ½ mean |W x|² − ln |det W| + ln 2π        ∂L/∂W = W C − W⁻ᵀ,  C = mean x xᵀ

Without −ln |det W| the loss has its minimum at W = 0, where every point is sent to the origin. With it, the
minimum is where Wᵀ W = C⁻¹: points that were taken back have variance one in every direction.

Source: K. Murphy, Probabilistic Machine Learning: Advanced Topics, section 23.1; C. Bishop, Pattern
Recognition and Machine Learning, section 2.3.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_points, refusal
from mathkit.functions.differentiable import Differentiable
from mathkit.linear_algebra.determinant import determinant

__all__ = ["MeanSurprise", "least_surprise"]


@dataclass(frozen=True, eq=False)
class MeanSurprise(Differentiable, Record):
    """The mean of −ln p over data, in nats, as a function of the matrix W = A⁻¹ that takes points back.

    A point of this function is (W₁₁, W₁₂, W₂₁, W₂₂).

    Attributes
    ----------
    data : (m, 2)
    counts_area : bool
        Whether −ln |det W| is part of it. Without, it is no surprise of any density.
    """

    data: Array
    counts_area: bool = True

    @property
    def dimension(self) -> int:
        return 4

    @cached_property
    def second_moments(self) -> Array:
        """C = mean x xᵀ, (2, 2)."""
        return np.asarray(self.data.T @ self.data / len(self.data))

    def value(self, points: ArrayLike, /) -> Array:
        matrices = self._matrices(points)
        lengths = np.einsum("...ij,jk,...ik->...", matrices, self.second_moments, matrices) / 2
        area = np.linalg.slogdet(matrices)[1] if self.counts_area else 0.0
        return np.asarray(lengths - area + math.log(2 * math.pi))

    def gradient(self, points: ArrayLike, /) -> Array:
        matrices = self._matrices(points)
        slopes = matrices @ self.second_moments
        if self.counts_area:
            slopes = slopes - np.linalg.inv(matrices).swapaxes(-1, -2)
        return slopes.reshape(*slopes.shape[:-2], 4)

    def _matrices(self, points: ArrayLike) -> Array:
        array = self._as_points(points)
        return array.reshape(*array.shape[:-1], 2, 2)


def least_surprise(data: ArrayLike) -> float:
    """The least mean surprise of data (m, 2): 1 + ½ ln det C + ln 2π.

    Raises
    ------
    ValueError
        If the data are not (m, 2), or lie on a line through the origin: then there is no least.
    """
    surprise = MeanSurprise(as_points("data", data, dimension=2))
    area = determinant(surprise.second_moments)
    if area <= 0:
        raise refusal("data", "points that do not lie on a line through the origin", surprise.data.tolist())
    return 1 + math.log(area) / 2 + math.log(2 * math.pi)
