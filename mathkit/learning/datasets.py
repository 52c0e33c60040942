"""Small data sets to learn from.

Source: T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed.,
section 4.3 (Gaussian classes with a common covariance: the best boundary is a line).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_non_negative_number,
    as_number,
    as_points,
    as_vector,
    require_positive_integer,
)
from mathkit.rounding import exact_mean, exact_sum

__all__ = [
    "DIAGONAL",
    "MIDDLE_COUNT",
    "LabelledPoints",
    "Standardized",
    "message_counts",
    "noisy_line",
    "round_clusters",
    "standardize",
    "tilted_cloud",
    "two_clusters",
]

DIAGONAL = np.array([1.0, 1.0]) / np.sqrt(2)
"""The unit vector from the centre of class 0 to the centre of class 1."""
DIAGONAL.setflags(write=False)

MIDDLE_COUNT = 4
"""How often a feature of a message occurs, halfway between the two classes."""


@dataclass(frozen=True, eq=False)
class LabelledPoints(Record):
    """Points (count, d) and their labels (count,): whole numbers from 0 on, one a class."""

    points: Array
    labels: IntegerArray


@dataclass(frozen=True, eq=False)
class Standardized(Record):
    """Points (count, d) measured from the mean of each column (d,), in its standard deviations (d,)."""

    points: Array
    means: Array
    deviations: Array


def standardize(points: ArrayLike) -> Standardized:
    """Give each column of points (count, d) the mean 0 and the standard deviation 1 (over all, ddof = 0).

    A constant column has no scale of its own: it becomes 0, with the deviation 1.

    Raises
    ------
    ValueError
        If `points` are not the rows of an array of finite numbers.
    """
    points = as_points("points", points)
    means, deviations = exact_mean(points), points.std(axis=0)
    same = np.ptp(points, axis=0) == 0
    deviations = np.where(same, 1.0, deviations)
    return Standardized(
        points=np.where(same, 0.0, exact_sum(points, -means) / deviations),
        means=means,
        deviations=deviations,
    )


def two_clusters(
    count: int, separation: float, spread: float, seed: int | np.random.Generator
) -> LabelledPoints:
    """Draw two round Gaussian clouds, class 0 at −½·separation·`DIAGONAL` and class 1 on the other side.

    Parameters
    ----------
    count : int
        Points in all. Classes alternate, 0 first, so the classes of consecutive points differ by one at most.
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


def message_counts(
    count: int, separation: float, spread: float, seed: int | np.random.Generator
) -> LabelledPoints:
    """Draw messages as whole counts of two features: two Gaussian clouds around `MIDDLE_COUNT`, rounded.

    Parameters
    ----------
    count : int
        Messages in all. Classes alternate, 0 first.
    separation : float
        Distance between the centres of the classes, before rounding.
    spread : float
        Standard deviation of each count, before rounding; no count is negative.
    seed : int or Generator
        The same seed draws the same messages.

    Raises
    ------
    ValueError
        As `two_clusters`.
    """
    clouds = two_clusters(count, separation, spread, seed)
    return LabelledPoints(np.maximum(0.0, np.round(MIDDLE_COUNT + clouds.points)), clouds.labels)


def noisy_line(
    count: int,
    slope: float,
    intercept: float,
    spread: float,
    seed: int | np.random.Generator,
    *,
    ends: ArrayLike = (-1.0, 1.0),
) -> Array:
    """Draw points (count, 2) around a line, with evenly spaced x.

    Parameters
    ----------
    spread : float
        Standard deviation of y around the line.
    seed : int or Generator
        The same seed draws the same points.
    ends : (2,)
        The first and the last x.

    Raises
    ------
    ValueError
        If `count` is no whole number of at least 1, `slope` or `intercept` is no finite number, `spread` is
        negative, or `ends` are not two numbers.
    """
    count = require_positive_integer("count", count)
    slope, intercept = as_number("slope", slope), as_number("intercept", intercept)
    spread = as_non_negative_number("spread", spread)
    first, last = as_vector("ends", ends, length=2)
    x = np.linspace(first, last, count)
    noise = np.random.default_rng(seed).standard_normal(count)
    return np.column_stack([x, slope * x + intercept + spread * noise])


def tilted_cloud(
    count: int, along: float, across: float, angle: float, seed: int | np.random.Generator
) -> Array:
    """Draw points (count, 2) of a Gaussian cloud around the origin, longer in one direction than across.

    Parameters
    ----------
    along, across : float
        Standard deviations in the direction of `angle` and perpendicular to it.
    angle : float
        In radians, counter-clockwise from the first coordinate.
    seed : int or Generator
        The same seed draws the same points.

    Raises
    ------
    ValueError
        If `count` is no whole number of at least 1, a deviation is negative, or `angle` is no number.
    """
    count = require_positive_integer("count", count)
    deviations = [as_non_negative_number("along", along), as_non_negative_number("across", across)]
    cosine, sine = np.cos(as_number("angle", angle)), np.sin(angle)
    untilted = np.random.default_rng(seed).standard_normal((count, 2)) * deviations
    cloud: Array = untilted @ np.array([[cosine, sine], [-sine, cosine]])
    return cloud


def round_clusters(
    count: int, groups: int, spread: float, seed: int | np.random.Generator, dimension: int = 2
) -> LabelledPoints:
    """Draw round Gaussian clouds, with centres drawn around the origin with standard deviation 3.

    Parameters
    ----------
    count : int
        Points in all. Groups alternate, so their sizes differ by one at most.
    spread : float
        Standard deviation of each coordinate around the centre of its group.
    seed : int or Generator
        The same seed draws the same points.
    dimension : int
        The number of coordinates.

    Raises
    ------
    ValueError
        If `count`, `groups` or `dimension` is no whole number of at least 1, or `spread` is negative.
    """
    count, groups = require_positive_integer("count", count), require_positive_integer("groups", groups)
    dimension = require_positive_integer("dimension", dimension)
    spread = as_non_negative_number("spread", spread)
    generator = np.random.default_rng(seed)
    centres = 3.0 * generator.standard_normal((groups, dimension))
    labels = np.arange(count, dtype=np.int64) % groups
    noise = generator.standard_normal((count, dimension))
    return LabelledPoints(points=centres[labels] + spread * noise, labels=labels)
