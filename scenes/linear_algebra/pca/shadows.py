"""Shadows of points on a line that turns, the gaps between, and the triangle of one of them."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.pca.planes import NumberedPlane
from scenes.stage.shapes.curves import Polyline, right_angle
from scenes.stage.shapes.markers import Markers, mark_size, thinned
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

ALONG: Role = "path"
ACROSS: Role = "second"
"""The colours of what lies along a line and is kept, and of what lies across it and is lost."""

MOST_GAPS = 120
"""Of more points only some show their gaps: more of them would be a wall."""

_CORNER = 0.2
"""The side of the mark of a right angle, in manim units."""

_LEAST_LEG = 0.6
"""A right angle is marked if both of its legs are at least this long, in manim units."""


class Shadows(VGroup):
    """The shadows that points cast on a line through the origin, and the ``gaps`` between points and shadows.

    Parameters
    ----------
    points
        Shape (n, 2), their mean at the origin.
    """

    def __init__(self, plane: NumberedPlane, points: ArrayLike) -> None:
        super().__init__()
        self.plane = plane
        self.cloud = np.asarray(points, dtype=np.float64)
        self.gaps = Polyline([], ACROSS, width=2.0).set_z_index(-1)  # under the points that they start from
        self.line = Polyline([], ALONG, width=4.0)
        self.marks = Markers([], ALONG, size=mark_size(len(self.cloud)))
        self.add(self.gaps, self.line, self.marks)
        self.angle = self.fall = 0.0
        self.set_state()

    def set_state(self, *, angle: float | None = None, fall: float | None = None) -> Self:
        """Turn the line to an *angle*, in radians, and let shadows fall a share of the way to it."""
        self.angle = self.angle if angle is None else float(angle)
        self.fall = self.fall if fall is None else float(fall)
        direction = self.plane.direction(self.angle)
        self.feet: Points = np.outer(self.cloud @ direction, direction)
        self.line.points = self.plane.line(direction).points
        places = self.plane.to_frame(self.cloud)
        fallen = self.plane.to_frame(self.cloud + self.fall * (self.feet - self.cloud))
        self.gaps.set_segments(thinned(places, MOST_GAPS), thinned(fallen, MOST_GAPS))
        self.marks.set_state(places=fallen)
        return self


class RightTriangle(VGroup):
    """A point, its shadow on a line that turns, and the origin: the ``reach`` to the point never changes.

    Parameters
    ----------
    point
        Shape (2,).
    """

    def __init__(self, plane: NumberedPlane, point: ArrayLike) -> None:
        super().__init__()
        self.plane, self.point = plane, np.asarray(point, dtype=np.float64)
        self.reach = plane.segment((0, 0), self.point, "ink", width=4.0)
        self.shadow = Polyline([], ALONG, width=9.0)
        self.gap = Polyline([], ACROSS, width=7.0)
        self.corner = Polyline([], "ink", width=2.0)
        self.ring = Markers([plane.at(self.point)[:2]], "ink", "ring")
        self.add(self.reach, self.shadow, self.gap, self.corner, self.ring)
        self.set_state(angle=0.0)

    def set_state(self, *, angle: float) -> Self:
        """Turn the line to an *angle*, in radians."""
        self.angle = float(angle)
        direction = self.plane.direction(self.angle)
        foot = (self.point @ direction) * direction
        self.shadow.points = self.plane.segment((0, 0), foot).points
        self.gap.points = self.plane.segment(self.point, foot).points
        legs = np.array([-foot, self.point - foot]) * self.plane.unit
        lengths = np.linalg.norm(legs, axis=1)
        if lengths.min() >= _LEAST_LEG:
            ends = map(self.plane.at, (np.zeros(2), foot, self.point))
            self.corner.set_runs([right_angle(*ends, side=_CORNER)])
        else:
            self.corner.set_runs([])
        return self
