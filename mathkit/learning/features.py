"""Features without correlation, of any scales: the error of a linear model is then a bowl along its weights.

Source: G. Strang, Introduction to Linear Algebra, 5th ed., section 4.4 (orthonormal columns by QR).
"""

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_vector, refusal, require_positive_integer

__all__ = ["unrelated_features"]


def unrelated_features(deviations: ArrayLike, count: int, seed: int | np.random.Generator) -> Array:
    """Draw points (count, d) whose columns have mean 0, these deviations and no correlation, all exactly.

    Half the mean squared error of a linear model without intercept is then a bowl over its weights, whose
    axes are those of the weights and whose curvatures are the squared deviations.

    Parameters
    ----------
    deviations : (d,)
        Standard deviations (over all, ddof = 0), each positive.
    count : int
        More than d.
    seed : int or Generator
        The same seed draws the same points.

    Raises
    ------
    ValueError
        If a deviation is not positive, or `count` is no whole number greater than d.
    """
    deviations = as_vector("deviations", deviations)
    if np.any(deviations <= 0):
        raise refusal("deviations", "positive", deviations.tolist())
    if require_positive_integer("count", count) <= deviations.size:
        raise refusal("count", f"greater than {deviations.size}, the number of features", count)
    drawn = np.random.default_rng(seed).standard_normal((count, deviations.size))
    uncorrelated, _ = np.linalg.qr(drawn - drawn.mean(axis=0))
    points: Array = np.sqrt(count) * uncorrelated * deviations
    return points
