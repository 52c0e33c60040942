"""A ball in a ravine that curves by 1 across and by 1/condition along: a recurrence along each axis.

Distances are those from the lowest point.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

FARTHEST = 1e12
"""Distances that are longer than this are not computed."""


def matrix(curvature: float, rate: float, momentum: float) -> Any:
    """Takes the last two distances along an axis, the later one first, to the next two."""
    return np.array([[1 + momentum - rate * curvature, -momentum], [1, 0]])


def share_left(curvature: float, rate: float, momentum: float) -> float:
    """What a step leaves of the distance in the long run."""
    return float(np.abs(np.linalg.eigvals(matrix(curvature, rate, momentum))).max())


def distances(start: Any, condition: float, rate: float, momentum: float, steps: int) -> Any:
    """Before and after each step, shape (n + 1, 2): along the floor and across it."""
    points = np.empty((steps + 1, 2))
    for axis, curvature in enumerate((1 / condition, 1.0)):
        state = np.full(2, start[axis])
        for step in range(steps + 1):
            points[step, axis] = state[0]
            state = matrix(curvature, rate, momentum) @ state
    beyond = np.flatnonzero(np.linalg.norm(points, axis=1) > FARTHEST)
    return points[: beyond[0]] if len(beyond) else points


def loss(points: Any, condition: float) -> Any:
    x, y = np.atleast_2d(points).T
    return (x**2 / condition + y**2) / 2


def best(condition: float) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """The best rate and momentum of plain descent and of the ball, and what a step then leaves."""
    root, plain = math.sqrt(condition), (condition - 1) / (condition + 1)
    share = (root - 1) / (root + 1)
    return (2 * condition / (condition + 1), 0.0, plain), (4 / (1 + 1 / root) ** 2, share**2, share)


def steps_needed(start: Any, condition: float, enough: float) -> list[int]:
    """The steps to a share of the first loss, of plain descent and of the ball, each at its best."""
    counts = []
    for rate, momentum, _ in best(condition):
        losses = loss(distances(start, condition, rate, momentum, 1500), condition)
        counts.append(int(np.flatnonzero(losses > enough * losses[0])[-1]) + 1)
    return counts
