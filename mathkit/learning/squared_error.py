"""The mean squared error of a line: a bowl over the line's slope and intercept.

    ŷ = w x + b        L(w, b) = 1/n Σ (w xᵢ + b − yᵢ)²

Source: T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed., section 3.2.
"""

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_points, as_vector, refusal
from mathkit.functions.quadratics import Quadratic
from mathkit.rounding import exact_products, exact_sum

__all__ = [
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
