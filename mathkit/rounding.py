"""What is zero: sums whose terms cancel, up to the rounding of floats, are exactly 0.

In floats 0.1 + 0.2 − 0.3 is 5.6e-17. A film that shows this number shows rounding, not a result. A number
that is small by itself, such as a product of small factors, has no large terms behind it, and stays as it is.

Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 4.2.
"""

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array

__all__ = ["ROUNDING", "exact_mean", "exact_products", "exact_sum", "without_rounding"]

ROUNDING = 1e-13
"""A sum this small, as a share of the sizes of its terms, is rounding: the exact sum is 0."""


def without_rounding(results: ArrayLike, sizes: ArrayLike) -> Array:
    """`results`, with 0 for those that are only rounding.

    Parameters
    ----------
    sizes
        The sum of the absolute values that each result was added up from; of a shape that fits.
    """
    found = np.asarray(results, dtype=np.float64)
    return np.where(np.abs(found) > ROUNDING * np.asarray(sizes), found, 0.0)


def exact_sum(*terms: ArrayLike) -> Array:
    """The sum of `terms`, arrays of shapes that fit, with 0 where they cancel."""
    arrays = [np.asarray(term, dtype=np.float64) for term in terms]
    total, sizes = arrays[0], np.abs(arrays[0])
    for array in arrays[1:]:
        total, sizes = total + array, sizes + np.abs(array)
    return without_rounding(total, sizes)


def exact_mean(points: Array) -> Array:
    """The mean (d,) of points (n, d), or that of numbers (n,), with 0 where they cancel."""
    return without_rounding(points.mean(axis=0), np.abs(points).mean(axis=0))


def exact_products(design: Array, values: Array, sizes: Array | None = None) -> Array:
    """Xᵀ v for a design X (n, d) and values v (n, …), with 0 where the terms cancel.

    `sizes` (n, …) are the sizes of the terms that the values were computed from; by default, |v|.
    """
    return without_rounding(
        design.T @ values, np.abs(design).T @ (np.abs(values) if sizes is None else sizes)
    )
