"""What axes show: round numbers for their ticks, and ranges with room for values."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from scenes.stage.type.typesetting import Points

_ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, most: int = 7, *, whole: bool = False) -> Points:
    """Return round numbers between *low* and *high*, as many as possible but at most *most*.

    If *whole*, only whole numbers are returned; the range is then at least 1 long. There are at least two
    numbers for *most* ≥ 3, and at least one for *most* = 2.

    Raises
    ------
    ValueError
        If *low* is not below *high*, or *most* is below 2.
    """
    if not low < high:
        raise ValueError(f"low must be below high, got {low} and {high}")
    if most < 2:
        raise ValueError(f"most must be at least 2, got {most}")
    scale = 10.0 ** math.floor(math.log10((high - low) / most))
    for magnitude in (scale, 10 * scale):
        for step in _ROUND_STEPS:
            if whole and (step * magnitude) % 1:
                continue
            first, last = (
                math.ceil(low / (step * magnitude) - 1e-9),
                math.floor(high / (step * magnitude) + 1e-9),
            )
            if last - first + 1 <= most:
                return np.arange(first, last + 1, dtype=np.float64) * (step * magnitude)
    raise AssertionError("unreachable: ten times the finest step always leaves few enough marks")


def tick_decimals(marks: Points) -> int:
    """The number of decimals that the labels of *marks* need."""
    pitch = float(np.ptp(marks)) / (len(marks) - 1) if len(marks) > 1 else 1.0
    for decimals in range(7):
        if np.allclose(marks, np.round(marks, decimals), rtol=0.0, atol=1e-6 * pitch):
            return decimals
    return 7


def corners(points: ArrayLike) -> tuple[Points, Points]:
    """Return the least and the greatest corner (x, y) of the smallest box around *points* (n, 2)."""
    points = np.asarray(points, dtype=np.float64)
    return points.min(axis=0), points.max(axis=0)


def padded(low: float, high: float, share: float = 0.08, least: float = 1e-3) -> tuple[float, float]:
    """Widen a range by *share* of its length on both sides, and to a length of at least *least*."""
    margin = max(share * (high - low), least / 2)
    return low - margin, high + margin
