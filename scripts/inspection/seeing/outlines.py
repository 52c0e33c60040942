"""Outlines of shapes: where they are, and whether they enclose anything."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.shapes.frame import Box

_MOST_REMEMBERED = 5000
_remembered: dict[bytes, tuple[Box, bool]] = {}


def outline(points: NDArray[np.float64]) -> tuple[Box, bool]:
    """Return the box around an outline (n, 2), and whether the outline is more than a straight line.

    The answer is remembered, because most shapes stand still from look to look.
    """
    key = points.tobytes()
    if key not in _remembered:
        if len(_remembered) > _MOST_REMEMBERED:
            _remembered.clear()
        (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        _remembered[key] = Box(left, right, bottom, top), _has_inside(points)
    return _remembered[key]


def _has_inside(points: NDArray[np.float64]) -> bool:
    ways = points - points[0]
    farthest = ways[np.argmax(np.abs(ways).sum(axis=1))]
    aside = np.abs(ways[:, 0] * farthest[1] - ways[:, 1] * farthest[0]).max()
    return bool(aside > 1e-3 * max(float(np.hypot(*farthest)), 1e-9))
