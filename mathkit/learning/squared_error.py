"""The mean squared error of a line: a bowl over the line's slope and intercept.

    ŷ = w x + b        L(w, b) = 1/n Σ (w xᵢ + b − yᵢ)²

Source: T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed., section 3.2.
"""

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import as_points, refusal
from mathkit.functions.quadratics import Quadratic

__all__ = ["squared_error_of_lines"]


def squared_error_of_lines(points: ArrayLike) -> Quadratic:
    """The mean squared error of the line y = w x + b on *points*, as a function of (w, b).

        L(w, b) = 1/n Σ (w xᵢ + b − yᵢ)²

    Parameters
    ----------
    points : (n, 2)
        With at least two different x, or more than one line would be best.

    Raises
    ------
    ValueError
        If `points` has another shape, or all x are equal.
    """
    x, y = as_points("points", points, dimension=2).T
    if np.ptp(x) == 0:
        raise refusal("points", "at two different x at the least", f"all at x = {x[0]:g}")
    design = np.column_stack([x, np.ones_like(x)])
    return Quadratic(
        hessian=2 / x.size * design.T @ design,
        linear=-2 / x.size * design.T @ y,
        constant=float(np.mean(y**2)),
    )
