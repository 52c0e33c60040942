"""Walks between two points of a plane: along the streets, straight across, both coordinates at once."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Dot, VGroup

from mathkit.linear_algebra.norms import Distances
from scenes.stage.axes.planes import Plane
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points

LEAST_DIFFERENCE = 2
"""The points must differ by at least this in one coordinate, or the walks could not be seen."""

_POINT, _WALKER = 0.11, 0.08
"""Radii: a point hides a walker that stands on it."""

_LEAST_STEP = 1e-9
"""What is left of a leg after its last whole step counts as a step if it is longer than this."""


class Walks(VGroup):
    """The points a and b on a plane, and a trail from a to b along each of three paths.

    The walkers start hidden under a. Where coordinates count one by one there is a dot after every step. The
    two ``legs`` of the walk along the streets are labelled with their lengths, as far as they have any. The
    walk in both coordinates has a ``diagonal`` of so many steps, and goes on in the coordinate that is left.
    """

    def __init__(self, distances: Distances, *, box: Box | None = None) -> None:
        box = box or frame().picture
        a, corner, b = distances.street
        vectors = [_in_steps(distances.street), distances.straight, _in_steps(distances.together)]
        self.plane = Plane(np.vstack(vectors), box=box, largest_unit=np.inf, margin=0.9)
        paths = [self.plane.to_frame(path) for path in vectors]
        self.trails = [
            Trail(path, line_opacity=1.0, dot_radius=_WALKER, walker_radius=_WALKER) for path in paths
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
        # The label of a leg stands on the side away from the straight way.
        for start, end, outwards in ((a, corner, a - (a[0], b[1])), (corner, b, b - (a[0], b[1]))):
            if not np.array_equal(start, end):
                leg = tag(number(float(np.abs(end - start).max())), "path")
                side = outwards if outwards.any() else (end - start)[::-1]
                labels.append((self.legs, leg, (start + end) / 2, side))
        drawn = [self.plane.axes, self.ends, *(Polyline([path]) for path in paths)]
        for group, label, point, toward in labels:
            around = [*drawn, *self.names, *self.legs]
            group.add(label_near(label, self.plane.at(point), toward, around, box=box))
        self.diagonal = math.ceil(float(np.abs(distances.difference).min()) - _LEAST_STEP)
        super().__init__(self.plane, *self.trails, self.ends, self.names, self.legs)

    def walk(self, index: int, start: float = 0, end: float | None = None, **options: Any) -> Advance:
        """Walk along one of the paths, from one step to another; from a to b, unless they are given."""
        trail = self.trails[index]
        return Advance(trail, start, trail.steps if end is None else end, **options)


def _in_steps(path: Points) -> Points:
    """The same path with a stop after each step of one unit, and wherever it bends."""
    stops = [path[0]]
    for start, end in pairwise(path):
        size = float(np.abs(end - start).max())
        steps = [start + (end - start) * step / size for step in range(1, math.ceil(size - _LEAST_STEP))]
        stops += [*steps, end] if size else []
    return np.array(stops)
