"""Linear regression: the line with the smallest squared residuals.

    ŷ = w d + b        d = x − mean of x        r = y − ŷ
    L(w, b) = 1/n Σ r²        ∂L/∂b = −2/n Σ r        ∂L/∂w = −2/n Σ d r
    ∇L = 0   ⇔   Σ r = 0 and Σ d r = 0, the normal equations

Source: G. Strang, Introduction to Linear Algebra, 5th ed., section 4.3;
T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed., section 3.2.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_number, as_open_probability, as_points, as_vector, refusal
from mathkit.learning.datasets import noisy_line
from mathkit.learning.squared_error import (
    mean_squared_error,
    mean_squared_error_gradient,
    squared_error_of_lines,
)
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.rounding import exact_mean, exact_sum, without_rounding

__all__ = [
    "ILL_CONDITIONED",
    "CentredPoints",
    "LineDescent",
    "LineFit",
    "centred",
    "delivery_delays",
    "descend_to_line",
    "fit_line",
    "is_ill_conditioned",
    "relative_line",
    "round_to_tenth",
    "with_stray_point",
]

ILL_CONDITIONED = 9.0
"""If the curvatures of L differ by more than this factor, one rate suits only one of both weights."""


@dataclass(frozen=True, eq=False)
class LineFit(Record):
    """The least-squares line through n points.

    Attributes
    ----------
    weights : (2,)
        Slope, in units of y per unit of x, and intercept, in units of y.
    residuals : (n,)
        They sum to zero, and so do their products with x.
    error : float
        The mean of the squared residuals, the least of all lines.
    spread : float
        The variance of y: the error of the best horizontal line.
    """

    weights: Array
    residuals: Array
    error: float
    spread: float

    @property
    def r_squared(self) -> float:
        """The share of the spread of y that the line explains, from 0 to 1."""
        return min(1.0, max(0.0, 1.0 - self.error / self.spread))


@dataclass(frozen=True, eq=False)
class LineDescent(Record):
    """Gradient descent on the mean squared error, from a first line.

    Attributes
    ----------
    weights : (steps + 1, 2)
        Slope and intercept at the start and after each step.
    errors : (steps + 1,)
        The mean squared error of each of these lines; it never rises.
    gradients : (steps + 1, 2)
        ∇L, by the slope and by the intercept.
    learning_rate : float
    hessian : (2, 2)
        The second derivatives of L, the same everywhere: 2/n XᵀX.
    """

    weights: Array
    errors: Array
    gradients: Array
    learning_rate: float
    hessian: Array


@dataclass(frozen=True, eq=False)
class CentredPoints(Record):
    """Points whose x is counted from its mean, and perhaps in standard deviations.

    Attributes
    ----------
    points : (n, 2)
        d = (x − mean) / unit, and y.
    mean, deviation : float
        Of x.
    unit : float
        In what d is counted: 1, or the deviation.
    standardized : bool
    """

    points: Array
    mean: float
    deviation: float
    unit: float
    standardized: bool

    def x_at(self, share: float) -> float:
        """The x at that share of the way from the least to the greatest."""
        least, greatest = float(self.points[:, 0].min()), float(self.points[:, 0].max())
        return float(exact_sum(self.mean, self.unit * exact_sum(least, share * (greatest - least))))

    def centred(self, x: float) -> float:
        """The d of an x."""
        return float(exact_sum(x, -self.mean)) / self.unit


def centred(points: ArrayLike, *, standardized: bool) -> CentredPoints:
    """Count the x of points (n, 2) from its mean; if `standardized`, in its standard deviations.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x or all y are equal.
    """
    x, y = _as_scatter(points)
    mean, deviation = float(exact_mean(x)), float(x.std())
    unit = deviation if standardized else 1.0
    return CentredPoints(
        points=np.column_stack([exact_sum(x, -mean) / unit, y]),
        mean=mean,
        deviation=deviation,
        unit=unit,
        standardized=standardized,
    )


def is_ill_conditioned(points: ArrayLike) -> bool:
    """Whether the curvatures of L along w and b differ by more than `ILL_CONDITIONED`, for a centred x.

    Raises
    ------
    ValueError
        If `points` is not of shape (n, 2), or all x or all y are equal.
    """
    variance = float(_as_scatter(points)[0].var())
    return max(variance, 1 / variance) > ILL_CONDITIONED


def fit_line(points: ArrayLike) -> LineFit:
    """Find the slope and the intercept with the least mean squared error.

    They are computed from x and y minus their means: so no digits are lost if x or y is far from zero.

    Parameters
    ----------
    points : (n, 2)
        With at least two different x and two different y.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x or all y are equal.
    """
    x, y = _as_scatter(points)
    mean_x, mean_y = float(exact_mean(x)), float(exact_mean(y))
    away_x, away_y = x - mean_x, y - mean_y
    sizes_x, sizes_y = np.abs(x) + abs(mean_x), np.abs(y) + abs(mean_y)
    shared = without_rounding(away_x @ away_y, np.abs(away_x) @ sizes_y + sizes_x @ np.abs(away_y))
    slope = float(shared / (away_x @ away_x))
    residuals = without_rounding(away_y - slope * away_x, sizes_y + abs(slope) * sizes_x)
    return LineFit(
        weights=np.array([slope, exact_sum(mean_y, -slope * mean_x)]),
        residuals=residuals,
        error=float(np.mean(residuals**2)),
        spread=float(np.mean(away_y**2)),
    )


def descend_to_line(points: ArrayLike, start: ArrayLike, share: float, steps: int) -> LineDescent:
    """Minimize the mean squared error by gradient descent.

    Parameters
    ----------
    points : (n, 2)
        With at least two different x and two different y.
    start : (2,)
        Slope and intercept of the first line.
    share : float
        The learning rate, as a share of 2/λmax of the Hessian, from which descent no longer converges.
        Between 0 and 1, so that it converges in any units of x and y.
    steps : int

    Raises
    ------
    ValueError
        If a shape is wrong, all x or all y are equal, `share` is not between 0 and 1, or `steps` is
        less than 1.
    """
    _as_scatter(points)
    bowl = squared_error_of_lines(points)
    rate = as_open_probability("share", share) * bowl.stability_limit
    lines = gradient_descent(bowl, as_vector("start", start, length=2), rate, steps).points
    return LineDescent(
        weights=lines,
        errors=np.array([mean_squared_error(points, weights) for weights in lines]),
        gradients=np.array([mean_squared_error_gradient(points, weights) for weights in lines]),
        learning_rate=rate,
        hessian=bowl.hessian,
    )


def relative_line(points: ArrayLike, slope: float, height: float, *, rounded: bool = False) -> Array:
    """Slope and intercept (2,) of a line that is given relative to the spread of the points (n, 2).

    Parameters
    ----------
    slope : float
        In standard deviations of y per standard deviation of x. That of the best line is between −1 and 1.
    height : float
        The line's height above the mean of y, at the mean of x, in standard deviations of y.
    rounded : bool
        Whether slope and intercept are rounded to a tenth of the magnitude of these units: then they can be
        written in full.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x or all y are equal.
    """
    x, y = _as_scatter(points)
    steepness, deviation = float(y.std() / x.std()), float(y.std())
    w = as_number("slope", slope) * steepness
    w = round_to_tenth(w, steepness) if rounded else w
    b = float(exact_sum(exact_mean(y), as_number("height", height) * deviation, -w * exact_mean(x)))
    return np.array([w, round_to_tenth(b, deviation) if rounded else b])


def round_to_tenth(value: float, size: float) -> float:
    """`value`, rounded to a tenth of the power of ten of `size`: to tenths, for a size from 1 to 10."""
    return round(value, 1 - math.floor(math.log10(abs(size)))) + 0.0


def with_stray_point(points: ArrayLike, index: int, shift: float) -> Array:
    """The points (n, 2) with the y of one of them moved by `shift`."""
    moved = as_points("points", points, dimension=2).copy()
    moved[index, 1] = exact_sum(moved[index, 1], as_number("shift", shift))
    return moved


def delivery_delays(
    count: int, slope: float, intercept: float, spread: float, seed: int | np.random.Generator
) -> Array:
    """Draw orders (count, 2): distances from 1 to 5, and delays around a line, both in tenths.

    Where all delays would be the same in tenths, they are left as they are drawn. Parameters are those of
    `noisy_line`.
    """
    drawn = noisy_line(count, slope, intercept, spread, seed, ends=(1.0, 5.0))
    rounded: Array = drawn.round(1) + 0.0
    if np.ptp(rounded[:, 1]) == 0:
        rounded[:, 1] = drawn[:, 1]
    return rounded


def _as_scatter(points: ArrayLike) -> tuple[Array, Array]:
    x, y = as_points("points", points, dimension=2).T
    for name, values in (("x", x), ("y", y)):
        if np.ptp(values) == 0:
            raise refusal("points", f"at two or more different {name}", f"all at {name} = {values[0]:g}")
    return x, y
