"""The decision boundary: the line on which a logistic model gives the threshold.

    σ(w·x + b) = t   ⇔   w·x = logit(t) − b

Source: C. Bishop, Pattern Recognition and Machine Learning, section 4.1.1;
Y.-D. Liang and B. Barsky, A New Concept and Method for Line Clipping (1984).
"""

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, as_number, as_open_probability, as_vector, refusal
from mathkit.functions.sigmoid import logit

__all__ = ["PARALLEL", "Bounds", "decision_boundary"]

Bounds: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


PARALLEL = 1e-15
"""A unit direction with a component below this is parallel to a side, within rounding."""


def decision_boundary(weights: ArrayLike, bias: float, threshold: float, bounds: Bounds) -> Array | None:
    """The part of the line σ(w·x + b) = threshold that crosses a rectangle.

    Parameters
    ----------
    weights : (2,)
    bias : float
    threshold : float
        Strictly between 0 and 1.
    bounds : ((x_min, x_max), (y_min, y_max))

    Returns
    -------
    (2, 2) or None
        The two ends, as rows; class 1 is to the right of the direction from the first to the second.
        None when the line misses the rectangle, or the weights are zero and there is no line.

    Raises
    ------
    ValueError
        If `weights` are not two numbers, or `threshold` or `bounds` are not as above.
    """
    weights = as_vector("weights", weights, length=2)
    offset = float(logit(as_open_probability("threshold", threshold))) - as_number("bias", bias)
    rectangle = _as_bounds(bounds)
    length = math.hypot(*weights)
    farthest_corner = math.hypot(*np.abs(rectangle).max(axis=1))
    if length == 0 or abs(offset) / length > farthest_corner:
        return None
    normal = weights / length
    return _clip(normal * (offset / length), np.array([-normal[1], normal[0]]), rectangle)


def _as_bounds(bounds: Bounds) -> Array:
    rectangle = as_array("bounds", bounds)
    if rectangle.shape != (2, 2) or not np.all(rectangle[:, 0] < rectangle[:, 1]):
        raise refusal("bounds", "((x_min, x_max), (y_min, y_max)) with min < max", bounds)
    return rectangle


def _clip(point: Array, direction: Array, rectangle: Array) -> Array | None:
    """Liang–Barsky: keep the t for which point + t·direction lies between each pair of sides."""
    enter, leave = -math.inf, math.inf
    for position, speed, sides in zip(point, direction, rectangle, strict=True):
        if abs(speed) < PARALLEL:
            if not sides[0] <= position <= sides[1]:
                return None
            continue
        first, second = sorted((sides - position) / speed)
        enter, leave = max(enter, first), min(leave, second)
    touches_at_most_a_corner = leave - enter <= 1e-12 * np.ptp(rectangle)
    if touches_at_most_a_corner:
        return None
    segment: Array = point + np.outer([enter, leave], direction)
    return np.clip(segment, rectangle[:, 0], rectangle[:, 1])
