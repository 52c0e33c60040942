"""The straight line that classifies the most points correctly.

A line is given by the direction of its normal and its distance from the origin: class 1 is where
cos(angle) x + sin(angle) y > offset. Between two directions in which two points lie level, the order of all
points along the normal is the same, so that finitely many lines are all there is to try.

Source: D. S. Johnson and F. P. Preparata, The densest hemisphere problem (1978).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_labels, as_points
from mathkit.rounding import without_rounding

__all__ = ["SeparatingLine", "best_line"]

_SAME = 1e-9
"""Directions, in radians, that are closer to each other than this are the same."""


@dataclass(frozen=True, eq=False)
class SeparatingLine(Record):
    """A line with class 1 on one side.

    Attributes
    ----------
    angle : float
        Of the normal that points to the side of class 1, in radians.
    offset : float
        How far along the normal the line lies from the origin.
    """

    angle: float
    offset: float

    def right(self, points: ArrayLike, labels: ArrayLike) -> Array:
        """Whether each point (m, 2) lies on the side of its label (m,); the line is of class 1."""
        points = as_points("points", points, dimension=2)
        normal = np.array([np.cos(self.angle), np.sin(self.angle)])
        labels = as_labels("labels", labels, length=len(points))
        sizes = np.abs(points).sum(axis=1) + abs(self.offset)  # the normal is rounded too, as a whole
        beyond = without_rounding(points @ normal - self.offset, sizes)
        return np.asarray((beyond >= 0) == (labels == 1))


def best_line(points: ArrayLike, labels: ArrayLike) -> SeparatingLine:
    """The line that classifies the most points correctly; among these the one with the most room along it.

    All of the O(m²) orders of the points along a normal are tried, O(m³ log m) in all.

    Parameters
    ----------
    points : (m, 2)
        At least two of them differ.
    labels : (m,)
        Each 0 or 1.

    Raises
    ------
    ValueError
        If the points do not lie in the plane or are all the same, or labels are not 0 and 1.
    """
    points = as_points("points", points, dimension=2)
    labels = as_labels("labels", labels, length=len(points))
    if not np.ptp(points, axis=0).any():
        raise ValueError("points must not all be the same")
    signs, best, found = np.where(labels == 1, 1, -1), (-1, 0.0), SeparatingLine(0.0, 0.0)
    for angle in _directions(points):
        along = points @ np.array([np.cos(angle), np.sin(angle)])
        order = np.argsort(along)
        # With the first k points below the line, and the others on the side of class 1.
        right = np.sum(labels == 1) - np.concatenate([[0], np.cumsum(signs[order])])
        reach = np.concatenate([[along[order[0]] - 1], along[order], [along[order[-1]] + 1]])
        room = np.where(np.diff(reach) > _SAME, np.diff(reach), -1.0)
        right = np.where(room > 0, right, -1)
        k = int(np.lexsort((room, right))[-1])
        if (int(right[k]), float(room[k])) > best:
            best = int(right[k]), float(room[k])
            found = SeparatingLine(float(angle), float(reach[k] + reach[k + 1]) / 2)
    return found


def _directions(points: Array) -> Array:
    """An angle between any two neighbouring directions in which two of the points lie level, all around."""
    first, second = np.triu_indices(len(points), 1)
    apart = points[first] - points[second]
    apart = apart[np.any(apart != 0, axis=1)]
    level = np.sort((np.arctan2(apart[:, 1], apart[:, 0]) + np.pi / 2) % np.pi)
    level = level[np.concatenate([[True], np.diff(level) > _SAME])]
    half = (level + np.append(level[1:], level[0] + np.pi)) / 2
    return np.concatenate([half, half + np.pi])
