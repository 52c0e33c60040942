"""Walks between two points of a plane: along the streets, straight across, both coordinates at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from scenes.stage.curves import Polyline
from scenes.stage.frame import PICTURE, Box
from scenes.stage.labels import label_near, tag
from scenes.stage.numerals import number
from scenes.stage.planes import Plane
from scenes.stage.theme import color
from scenes.stage.trails import Trail
from scenes.stage.typesetting import Points

_POINT, _WALKER = 0.11, 0.08
"""Radii: a walker that stands on a point is hidden by it."""


class Walks(VGroup):
    """The points a and b on a plane, and a trail from a to b for each of several roads.

    Parameters
    ----------
    roads
        Positions (n + 1, 2) from a to b, the walk along the streets first: its two ``legs`` are labelled
        with their lengths, as far as they have any.
    """

    def __init__(self, roads: Sequence[ArrayLike], *, box: Box = PICTURE) -> None:
        self.roads: list[Points] = [np.asarray(road, dtype=np.float64) for road in roads]
        a, corner, b = self.roads[0]
        self.plane = Plane(np.vstack(self.roads), box=box, largest_unit=np.inf, margin=0.9)
        paths = [self.plane.to_frame(road) for road in self.roads]
        self.trails = [
            Trail(path, line_opacity=1.0, dot_radius=0.05, walker_radius=_WALKER) for path in paths
        ]
        for trail in self.trails:
            trail.line.set_stroke(width=5.0)
        self.ends = VGroup(
            Dot(self.plane.at(a), radius=_POINT, color=color("data")),
            Dot(self.plane.at(b), radius=_POINT, color=color("second")),
        )
        self.names, self.legs = VGroup(), VGroup()
        labels = [
            (self.names, tag("$a$", "data"), a, a - b),
            (self.names, tag("$b$", "second"), b, b - a),
        ]
        # The legs are labelled on the side on which the straight way is not.
        for start, end, outwards in ((a, corner, a - (a[0], b[1])), (corner, b, b - (a[0], b[1]))):
            if not np.array_equal(start, end):
                leg = tag(number(float(np.abs(end - start).max())), "path")
                side = outwards if outwards.any() else (end - start)[::-1]
                labels.append((self.legs, leg, (start + end) / 2, side))
        drawn = [self.plane.axes, self.ends, *(Polyline([path]) for path in paths)]
        for group, label, point, toward in labels:
            around = [*drawn, *self.names, *self.legs]
            group.add(label_near(label, self.plane.at(point), toward, around, box=box))
        super().__init__(self.plane, *self.trails, self.ends, self.names, self.legs)
