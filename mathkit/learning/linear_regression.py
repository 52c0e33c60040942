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
from mathkit.learning.squared_error import squared_error_of_lines
from mathkit.optimization.gradient_descent import gradient_descent

__all__ = [
    "ILL_CONDITIONED",
    "ROUNDING",
    "LineDescent",
    "LineFit",
    "ScaledPoints",
    "descend_to_line",
    "fit_line",
    "is_ill_conditioned",
    "mean_squared_error",
    "mean_squared_error_gradient",
    "relative_line",
    "residuals_of_line",
    "scale_x",
    "turned_line",
]

ILL_CONDITIONED = 100.0
"""If the curvatures of L differ by more than this factor, gradient descent is slow."""

ROUNDING = 1e-13
"""A sum this small, as a share of the sizes of its terms, is what rounding leaves of nothing."""


@dataclass(frozen=True, eq=False)
class LineFit(Record):
    """The least-squares line through n points, and all that the normal equation is made of.

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
        y − X w, at right angles to both columns of X.
    error : float
        The mean of the squared residuals: no line has less.
    spread : float
        The mean of the squares about the mean of y: the error of the best flat line.
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
        """Largest over least curvature of L: how many times longer than wide, squared, its valley is."""
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
        x = least + share * (greatest - least)
        return self.mean + self.deviation * x if self.standardized else x

    def scaled(self, x: float) -> float:
        """The scaled value of an x before scaling."""
        return (x - self.mean) / self.deviation if self.standardized else x


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

    The weights solve (XᵀX) w = Xᵀy. They are found from x and y counted from their means, for which XᵀX is
    diagonal: numbers far from zero lose no digits.

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
    mean_x, mean_y = float(x.mean()), float(y.mean())
    slope = float((x - mean_x) @ (y - mean_y) / ((x - mean_x) @ (x - mean_x)))
    residuals = (y - mean_y) - slope * (x - mean_x)
    error, spread = float(np.mean(residuals**2)), float(np.mean((y - mean_y) ** 2))
    return LineFit(
        design=design,
        gram=_products(design, design),
        moments=_products(design, y),
        weights=np.array([slope, mean_y - slope * mean_x]),
        residuals=residuals,
        error=error if error > ROUNDING**2 * float(np.mean(y**2)) else 0.0,
        spread=spread,
    )


def residuals_of_line(points: ArrayLike, weights: ArrayLike) -> Array:
    """How far each point (n, 2) lies above the line with weights (slope, intercept): y − X w, shape (n,).

    Raises
    ------
    ValueError
        If the shapes are others.
    """
    x, y = as_points("points", points, dimension=2).T
    slope, intercept = as_vector("weights", weights, length=2)
    return np.asarray(y - (slope * x + intercept))


def mean_squared_error(points: ArrayLike, weights: ArrayLike) -> float:
    """L(w), the mean of the squared residuals of the line with weights (slope, intercept)."""
    return float(np.mean(residuals_of_line(points, weights) ** 2))


def mean_squared_error_gradient(points: ArrayLike, weights: ArrayLike) -> Array:
    """∇L(w) = 2/n Xᵀ(X w − y), shape (2,): by the slope, then by the intercept.

    What only rounding has left of a component is 0.
    """
    x, y = as_points("points", points, dimension=2).T
    residuals = residuals_of_line(points, weights)
    slope, intercept = np.abs(np.asarray(weights, dtype=np.float64))
    design = np.column_stack([x, np.ones_like(x)])
    gradient: Array = -2 / x.size * _products(design, residuals, np.abs(y) + slope * np.abs(x) + intercept)
    return gradient


def descend_to_line(points: ArrayLike, start: ArrayLike, share: float, steps: int) -> LineDescent:
    """Minimize the mean squared error by gradient descent.

    Parameters
    ----------
    points : (n, 2)
        With at least two different x and two different y.
    start : (2,)
        Slope and intercept of the first line.
    share : float
        The learning rate, as a share of the least that no longer converges, 2/λmax of the Hessian; below 1,
        so that the descent converges whatever the units of x and y.
    steps : int

    Raises
    ------
    ValueError
        If the shapes are others, all x or all y are equal, `share` is not between 0 and 1, or `steps` is
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
    """Slope and intercept (2,) of a line that is given in the measures of the points (n, 2) themselves.

    Parameters
    ----------
    slope : float
        In standard deviations of y for one of x; the best line's lies between −1 and 1.
    height : float
        How far above the mean of y the line passes at the mean of x, in standard deviations of y.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x or all y are equal.
    """
    x, y = _as_scatter(points)
    w = as_number("slope", slope) * y.std() / x.std()
    return np.array([w, y.mean() + as_number("height", height) * y.std() - w * x.mean()])


def turned_line(points: ArrayLike, weights: ArrayLike, slope: float) -> Array:
    """The line of *weights* (2,), turned to another slope about where it stands at the mean of x.

    Along all such lines the mean squared error is a parabola over the slope, least at the best line's.
    """
    mean = float(as_points("points", points, dimension=2)[:, 0].mean())
    old, intercept = as_vector("weights", weights, length=2)
    return np.array([slope, intercept + (old - slope) * mean])


def _as_scatter(points: ArrayLike) -> tuple[Array, Array]:
    x, y = as_points("points", points, dimension=2).T
    for name, values in (("x", x), ("y", y)):
        if np.ptp(values) == 0:
            raise refusal("points", f"at two different {name} at the least", f"all at {name} = {values[0]:g}")
    return x, y


def _products(design: Array, values: Array, sizes: Array | None = None) -> Array:
    """Xᵀ v for a design (n, 2) and values (n, …) made of terms of some *sizes*, their own if not given."""
    products = design.T @ values
    summed = np.abs(design).T @ (np.abs(values) if sizes is None else sizes)
    return np.where(np.abs(products) > ROUNDING * summed, products, 0.0)
