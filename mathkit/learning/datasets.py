"""Small data sets to learn from.

Source: T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed.,
section 4.3 (Gaussian classes with a common covariance: the best boundary is a line).
"""

from dataclasses import dataclass

import numpy as np

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_non_negative_number,
    as_number,
    require_positive_integer,
)

DIAGONAL = np.array([1.0, 1.0]) / np.sqrt(2)
"""The unit vector from the centre of class 0 to the centre of class 1."""
DIAGONAL.setflags(write=False)


@dataclass(frozen=True, eq=False)
class LabelledPoints(Record):
    """Points (count, 2) of the plane and their labels (count,), each 0 or 1."""

    points: Array
    labels: IntegerArray


def two_clusters(
    count: int, separation: float, spread: float, seed: int | np.random.Generator
) -> LabelledPoints:
    """Draw two round Gaussian clouds, class 0 at −½·separation·`DIAGONAL` and class 1 opposite.

    Parameters
    ----------
    count : int
        Points in all. The classes take turns, 0 first, so any run of points is balanced to within one.
    separation : float
        Distance between the centres.
    spread : float
        Standard deviation of each coordinate.
    seed : int or Generator
        The same seed draws the same points.

    Raises
    ------
    ValueError
        If `count` is no whole number of at least 1, or `separation` or `spread` is negative.
    """
    count = require_positive_integer("count", count)
    separation = as_non_negative_number("separation", separation)
    spread = as_non_negative_number("spread", spread)
    labels = np.arange(count, dtype=np.int64) % 2
    centres = np.outer(labels - 0.5, separation * DIAGONAL)
    noise = np.random.default_rng(seed).standard_normal((count, 2))
    return LabelledPoints(points=centres + spread * noise, labels=labels)


def noisy_line(
    count: int, slope: float, intercept: float, spread: float, seed: int | np.random.Generator
) -> Array:
    """Draw points (count, 2) about a line, their x evenly spaced from −1 to 1.

    Parameters
    ----------
    spread : float
        Standard deviation of y about the line.
    seed : int or Generator
        The same seed draws the same points.

    Raises
    ------
    ValueError
        If `count` is no whole number of at least 1, `slope` or `intercept` is no finite number, or
        `spread` is negative.
    """
    count = require_positive_integer("count", count)
    slope, intercept = as_number("slope", slope), as_number("intercept", intercept)
    spread = as_non_negative_number("spread", spread)
    x = np.linspace(-1.0, 1.0, count)
    noise = np.random.default_rng(seed).standard_normal(count)
    return np.column_stack([x, slope * x + intercept + spread * noise])
