"""Linear regression: the line with the smallest squared residuals.

    ŷ = X w        X = (x, 1), w = (slope, intercept)
    L(w) = 1/n ‖X w − y‖²        ∇L(w) = 2/n Xᵀ(X w − y)
    ∇L = 0   ⇔   (XᵀX) w = Xᵀy, the normal equation

Source: G. Strang, Introduction to Linear Algebra, 5th ed., section 4.3;
T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed., section 3.2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_number, as_open_probability, as_points, as_vector, refusal
from mathkit.learning.datasets import standardize
from mathkit.learning.squared_error import (
    mean_squared_error,
    mean_squared_error_gradient,
    squared_error_of_lines,
)
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.rounding import exact_mean, exact_products, exact_sum, without_rounding

__all__ = [
    "ILL_CONDITIONED",
    "LineDescent",
    "LineFit",
    "ScaledPoints",
    "descend_to_line",
    "fit_line",
    "is_ill_conditioned",
    "relative_line",
    "scale_x",
    "turned_line",
]

ILL_CONDITIONED = 100.0
"""If the curvatures of L differ by more than this factor, gradient descent is slow."""


@dataclass(frozen=True, eq=False)
class LineFit(Record):
    """The least-squares line through n points, and the parts of the normal equation.

    Attributes
    ----------
    design : (n, 2)
        X: a column of the x, and a column of ones.
    gram : (2, 2)
        XᵀX: the sums of x², of x, and the number of points.
    moments : (2,)
        Xᵀy: the sums of x·y and of y.
    weights : (2,)
        Slope, in units of y per unit of x, and intercept, in units of y.
    residuals : (n,)
        y − X w, orthogonal to both columns of X.
    error : float
        The mean of the squared residuals, the least of all lines.
    spread : float
        The variance of y: the error of the best horizontal line.
    """

    design: Array
    gram: Array
    moments: Array
    weights: Array
    residuals: Array
    error: float
    spread: float

    @property
    def r_squared(self) -> float:
        """The share of the spread of y that the line explains, from 0 to 1."""
        return min(1.0, max(0.0, 1.0 - self.error / self.spread))

    @property
    def condition(self) -> float:
        """The condition number of the Hessian of L: its largest curvature over its least."""
        return float(np.linalg.cond(self.design) ** 2)


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
class ScaledPoints(Record):
    """Points whose x may be standardized: measured from its mean, in standard deviations.

    Attributes
    ----------
    points : (n, 2)
        x, standardized or not, and y.
    mean, deviation : float
        Of x before any scaling.
    standardized : bool
    """

    points: Array
    mean: float
    deviation: float
    standardized: bool

    def x_at(self, share: float) -> float:
        """The x, before scaling, at that share of the way from the least to the greatest."""
        least, greatest = float(self.points[:, 0].min()), float(self.points[:, 0].max())
        x = exact_sum(least, share * (greatest - least))
        return float(exact_sum(self.mean, self.deviation * x) if self.standardized else x)

    def scaled(self, x: float) -> float:
        """The scaled value of an x before scaling."""
        return float(exact_sum(x, -self.mean)) / self.deviation if self.standardized else x


def scale_x(points: ArrayLike, *, standardized: bool) -> ScaledPoints:
    """Standardize the x of points (n, 2), or leave it as it is.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x or all y are equal.
    """
    x, y = _as_scatter(points)
    scale = standardize(np.column_stack([x, y]))
    return ScaledPoints(
        points=np.column_stack([scale.points[:, 0] if standardized else x, y]),
        mean=float(scale.means[0]),
        deviation=float(scale.deviations[0]),
        standardized=standardized,
    )


def is_ill_conditioned(points: ArrayLike) -> bool:
    """Whether the largest curvature of L is more than `ILL_CONDITIONED` times the least.

    Gradient descent then needs hundreds of steps; `scale_x` with standardized=True lowers it.

    Raises
    ------
    ValueError
        If `points` is not of shape (n, 2), or all x or all y are equal.
    """
    return fit_line(points).condition > ILL_CONDITIONED


def fit_line(points: ArrayLike) -> LineFit:
    """Find the slope and the intercept with the least mean squared error.

    The weights solve (XᵀX) w = Xᵀy. They are computed from x and y minus their means, for which XᵀX is
    diagonal: so no digits are lost if x or y is far from zero.

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
    design = np.column_stack([x, np.ones_like(x)])
    mean_x, mean_y = float(exact_mean(x)), float(exact_mean(y))
    away_x, away_y = x - mean_x, y - mean_y
    sizes_x, sizes_y = np.abs(x) + abs(mean_x), np.abs(y) + abs(mean_y)
    shared = without_rounding(away_x @ away_y, np.abs(away_x) @ sizes_y + sizes_x @ np.abs(away_y))
    slope = float(shared / (away_x @ away_x))
    residuals = without_rounding(away_y - slope * away_x, sizes_y + abs(slope) * sizes_x)
    return LineFit(
        design=design,
        gram=exact_products(design, design),
        moments=exact_products(design, y),
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


def relative_line(points: ArrayLike, slope: float, height: float) -> Array:
    """Slope and intercept (2,) of a line that is given relative to the spread of the points (n, 2).

    Parameters
    ----------
    slope : float
        In standard deviations of y per standard deviation of x. That of the best line is between −1 and 1.
    height : float
        The line's height above the mean of y, at the mean of x, in standard deviations of y.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x or all y are equal.
    """
    x, y = _as_scatter(points)
    w = as_number("slope", slope) * y.std() / x.std()
    height = as_number("height", height) * y.std()
    return np.array([w, exact_sum(exact_mean(y), height, -w * exact_mean(x))])


def turned_line(points: ArrayLike, weights: ArrayLike, slope: float) -> Array:
    """The line of `weights` (2,) with another slope, turned about its point at the mean of x.

    Over the slopes of these lines, the mean squared error is a parabola, lowest at the best slope.
    """
    mean = float(as_points("points", points, dimension=2)[:, 0].mean())
    old, intercept = as_vector("weights", weights, length=2)
    return np.array([slope, exact_sum(intercept, old * mean, -slope * mean)])


def _as_scatter(points: ArrayLike) -> tuple[Array, Array]:
    x, y = as_points("points", points, dimension=2).T
    for name, values in (("x", x), ("y", y)):
        if np.ptp(values) == 0:
            raise refusal("points", f"at two or more different {name}", f"all at {name} = {values[0]:g}")
    return x, y
