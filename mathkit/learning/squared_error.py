"""The mean squared error of a line: a bowl over the line's slope and intercept.

    ŷ = w x + b        L(w, b) = 1/n Σ (w xᵢ + b − yᵢ)²

Source: T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed., section 3.2.
"""

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    as_non_negative_number,
    as_number,
    as_points,
    as_positive_number,
    as_vector,
    refusal,
    require_positive_integer,
)
from mathkit.functions.quadratics import Quadratic
from mathkit.rounding import exact_products, exact_sum

__all__ = [
    "FAHRENHEIT",
    "line_with_scatter",
    "mean_squared_error",
    "mean_squared_error_gradient",
    "residuals_of_line",
    "squared_error_of_lines",
]


def squared_error_of_lines(points: ArrayLike) -> Quadratic:
    """The mean squared error of the line y = w x + b on *points*, as a function of (w, b).

        L(w, b) = 1/n Σ (w xᵢ + b − yᵢ)²

    Parameters
    ----------
    points : (n, 2)
        With at least two different x, otherwise more than one line would be best.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x are equal.
    """
    x, y = as_points("points", points, dimension=2).T
    if np.ptp(x) == 0:
        raise refusal("points", "at two or more different x", f"all at x = {x[0]:g}")
    design = np.column_stack([x, np.ones_like(x)])
    products = exact_products(design, design)
    best = np.asarray(np.linalg.solve(products, exact_products(design, y)), dtype=np.float64)
    return Quadratic(hessian=2 / x.size * products, minimum=best, least=mean_squared_error(points, best))


def residuals_of_line(points: ArrayLike, weights: ArrayLike) -> Array:
    """How far each point (n, 2) lies above the line with weights (slope, intercept), shape (n,).

    Raises
    ------
    ValueError
        If the shapes are others.
    """
    x, y = as_points("points", points, dimension=2).T
    slope, intercept = as_vector("weights", weights, length=2)
    return exact_sum(y, -slope * x, -intercept)


def mean_squared_error(points: ArrayLike, weights: ArrayLike) -> float:
    """L(w, b), the mean of the squared residuals of the line with weights (slope, intercept)."""
    return float(np.mean(residuals_of_line(points, weights) ** 2))


def mean_squared_error_gradient(points: ArrayLike, weights: ArrayLike) -> Array:
    """The gradient (2,) of L, by the slope and by the intercept: 2/n Xᵀ(X (w, b) − y), with X = (x, 1).

    A component that is only rounding is 0.
    """
    x, y = as_points("points", points, dimension=2).T
    residuals = residuals_of_line(points, weights)
    slope, intercept = np.abs(np.asarray(weights, dtype=np.float64))
    design = np.column_stack([x, np.ones_like(x)])
    sizes = np.abs(y) + slope * np.abs(x) + intercept
    gradient: Array = -2 / x.size * exact_products(design, residuals, sizes)
    return gradient


def line_with_scatter(
    count: int,
    slope: float,
    intercept: float,
    scatter: float,
    curvature: float,
    seed: int | np.random.Generator,
) -> Array:
    """Draw points (count, 2) whose best line is the one that is asked for, exactly.

    The x are evenly spaced, with mean square c/2 and mean ½ √(c/2). What lies beside the line is drawn, and
    made orthogonal to x and to 1. So the mean squared error of the line w x + b is a bowl over (w, b) with
    the lowest point (slope, intercept), the height scatter² there, and the Hessian
    ((c, √(c/2)), (√(c/2), 2)).

    Parameters
    ----------
    count : int
        At least 3.
    scatter : float
        The root of the mean square of what lies beside the line.
    curvature : float
        c > 0, the second derivative of the mean squared error by the slope.
    seed : int or Generator
        The same seed draws the same points.

    Raises
    ------
    ValueError
        If `count` is no whole number of at least 3, `slope` or `intercept` is no finite number, `scatter` is
        negative, or `curvature` is not positive.
    """
    count = require_positive_integer("count", count)
    if count < 3:
        raise refusal("count", "at least 3, or nothing lies beside the best line", count)
    slope, intercept = as_number("slope", slope), as_number("intercept", intercept)
    scatter = as_non_negative_number("scatter", scatter)
    mean_square = as_positive_number("curvature", curvature) / 2
    even = np.linspace(-1.0, 1.0, count)
    mean = np.sqrt(mean_square) / 2
    x = mean + np.sqrt(mean_square - mean**2) * even / np.sqrt(np.mean(even**2))
    drawn = np.random.default_rng(seed).standard_normal(count)
    design = np.column_stack([x, np.ones(count)])
    for _ in range(2):  # once more takes away what rounding has left
        drawn = drawn - design @ np.linalg.lstsq(design, drawn)[0]
    beside = scatter * drawn / np.sqrt(np.mean(drawn**2))
    return np.column_stack([x, slope * x + intercept + beside])


FAHRENHEIT = np.array(
    [(-1.5, 29.3), (-0.5, 31.1), (0.0, 32.0), (1.0, 33.8), (1.5, 34.7), (2.5, 36.5)], dtype=np.float64
)
"""Six readings, degrees Celsius and Fahrenheit. The mean of C is ½ and that of its square is 2, so the mean
squared error of the line (32 + x) + (1.8 + y) C is x² + x y + 2y²."""
FAHRENHEIT.setflags(write=False)
