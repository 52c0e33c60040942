"""Two classes whose feature is normally distributed: which class does a value belong to?

    Y is 1 with probability p, else 0; X has mean μ₁ and deviation σ₁ if Y = 1, else μ₀ and σ₀
    P(Y = 1 | X = x) = p f₁(x) / (p f₁(x) + (1 − p) f₀(x))

Source: C. Bishop, Pattern Recognition and Machine Learning, section 4.2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_array,
    as_labels,
    as_number,
    as_open_probability,
    as_positive_number,
)
from mathkit.probability.random_variables import Seed, draw_normal, normal_density

__all__ = ["Normal", "TwoNormals"]


_FARTHEST = 1e150
"""Boundaries that are farther away are none: the squares of larger numbers overflow."""


@dataclass(frozen=True, eq=False)
class Normal(Record):
    """A normal distribution: its mean μ and its standard deviation σ > 0."""

    mean: float
    deviation: float

    def __post_init__(self) -> None:
        as_number("mean", self.mean)
        as_positive_number("deviation", self.deviation)

    def density(self, x: ArrayLike) -> Array:
        """The density at x (...)."""
        return normal_density(x, self.mean, self.deviation)


@dataclass(frozen=True, eq=False)
class TwoNormals(Record):
    """A label that is 1 with a probability, and a feature that is normal for each label.

    Attributes
    ----------
    probability : float
        p, of the label 1; neither 0 nor 1.
    one, zero : Normal
        The feature, for the label 1 and for the label 0.
    """

    probability: float
    one: Normal
    zero: Normal

    def __post_init__(self) -> None:
        as_open_probability("probability", self.probability)

    def draw(self, labels: ArrayLike, seed: Seed) -> Array:
        """Draw the feature of each label (n,), shape (n,)."""
        labels = as_labels("labels", labels)
        standard = draw_normal(0.0, 1.0, len(labels), seed)
        means = np.where(labels == 1, self.one.mean, self.zero.mean)
        deviations = np.where(labels == 1, self.one.deviation, self.zero.deviation)
        return np.asarray(means + deviations * standard)

    def heights(self, x: ArrayLike) -> tuple[Array, Array]:
        """P f₁ and (1 − p) f₀ at x (...): densities whose areas are p and 1 − p."""
        return (
            np.asarray(self.probability * self.one.density(x)),
            np.asarray((1 - self.probability) * self.zero.density(x)),
        )

    def log_odds(self, x: ArrayLike) -> Array:
        """The logarithm of p f₁ / ((1 − p) f₀) at x (...), also where both are too small to be written."""
        x = as_array("x", x)
        squares = [((x - each.mean) / each.deviation) ** 2 / 2 for each in (self.one, self.zero)]
        odds = self.probability * self.zero.deviation / ((1 - self.probability) * self.one.deviation)
        return np.asarray(math.log(odds) + squares[1] - squares[0])

    def posterior(self, x: ArrayLike) -> Array:
        """P(Y = 1 | X = x) at x (...)."""
        return np.asarray(expit(self.log_odds(x)))

    def classify(self, x: ArrayLike) -> IntegerArray:
        """The likelier label at x (...): 1 where p f₁ is at least as high as (1 − p) f₀, else 0."""
        return (self.log_odds(x) >= 0).astype(np.int64)

    def boundaries(self) -> Array:
        """Where p f₁ and (1 − p) f₀ cross and the likelier label changes, in increasing order: (0,) to (2,).

        The logarithm of the odds is a quadratic function of x; these are its simple zeros.
        """
        one, zero = self.one, self.zero
        square = (zero.deviation**-2 - one.deviation**-2) / 2
        slope = one.mean / one.deviation**2 - zero.mean / zero.deviation**2
        constant = float(self.log_odds(0.0))
        if square == 0:
            edge = -constant / slope if slope else math.inf
            return np.array([edge] if abs(edge) < _FARTHEST else [])
        discriminant = slope**2 - 4 * square * constant
        if discriminant <= 0:
            return np.empty(0)
        # Without cancellation, and for a slope of 0, too.
        larger = -(slope + math.copysign(math.sqrt(discriminant), slope)) / 2
        return np.sort([larger / square, constant / larger])

    def overlap(self) -> float:
        """The area under both densities f₁ and f₀, from 0 to 1: that of alike ones is 1."""
        x = self._line()
        smaller = np.minimum(self.one.density(x), self.zero.density(x))
        return float(smaller.sum() * (x[1] - x[0]))

    def overall(self) -> Normal:
        """The normal distribution with the mean and the deviation that the feature has over both labels.

        Its variance is the mean variance of the labels plus the variance of their means.
        """
        p, one, zero = self.probability, self.one, self.zero
        mean = p * one.mean + (1 - p) * zero.mean
        within = p * one.deviation**2 + (1 - p) * zero.deviation**2
        between = p * (1 - p) * (one.mean - zero.mean) ** 2
        return Normal(mean, math.sqrt(within + between))

    def misfit(self) -> float:
        """The share of all values that ``overall`` puts in the wrong place, from 0 to 1.

        It is half the area between the true density and that of ``overall``.
        """
        x = self._line()
        difference = np.abs(sum(self.heights(x)) - self.overall().density(x))
        return float(difference.sum() * (x[1] - x[0]) / 2)

    def _line(self) -> Array:
        """Evenly spaced x that reach as far as there is anything to integrate."""
        reach = [(each.mean, each.deviation) for each in (self.one, self.zero)]
        low = min(mean - 9 * deviation for mean, deviation in reach)
        high = max(mean + 9 * deviation for mean, deviation in reach)
        return np.linspace(low, high, 20_001)
