"""Weights on a plane: a model that learns inside of a ball, and the numbers along the edges."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup

from mathkit.linear_algebra.norms import PulledDescent
from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane, under_fills
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text

_CORNER = 0.6
"""Room for the numbers at an edge and for the name of an axis, in manim units."""

_CLOSE = 0.3
"""Numbers that are closer to the name of their axis are left out, in manim units."""

_SETTLED = 1e-9
"""A model whose weights change by no more than this has learned."""


class LearningWalk(VGroup):
    """A model that steps toward the best weights and goes back into its ball, and its trail."""

    def __init__(self, plane: ZoomingPlane, descent: PulledDescent) -> None:
        self.plane, self.descent, self.step = plane, descent, 0.0
        between = np.stack([descent.stepped, descent.weights[1:]], axis=1)
        self.stops: Points = np.vstack([descent.weights[:1], between.reshape(-1, 2)])
        self.trail = Polyline([], "path", width=2.5)
        self.dot = Dot(radius=0.11, color=color("path"))
        super().__init__(self.trail, self.dot)
        self.set_z_index(4)
        self.redraw()

    @property
    def point(self) -> Points:
        """The weights after the last whole step."""
        learned: Points = self.descent.weights[int(self.step + 1e-9)]
        return learned

    @property
    def first_return(self) -> int:
        """The first step that leads out of the ball, counted from 0; −1 if there is none."""
        out = (index for index in range(len(self.descent.stepped)) if self.goes_back(index) > _SETTLED)
        return next(out, -1)

    @property
    def enough(self) -> int:
        """How many steps there are until the weights no longer change."""
        moved = np.abs(np.diff(self.descent.weights, axis=0)).max(axis=1) > _SETTLED
        return int(np.flatnonzero(moved).max(initial=-1)) + 1

    def goes_back(self, index: int) -> float:
        """How far the ball is from where a step leads; steps are counted from 0."""
        return float(np.linalg.norm(self.descent.stepped[index] - self.descent.weights[index + 1]))

    def set_state(self, *, step: float) -> Self:
        """Walk to a step: the first half of each leads toward the best weights, the second one back."""
        self.step = float(step)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        passed = min(int(2 * self.step + 1e-9), len(self.stops) - 2)
        share = 2 * self.step - passed
        here = (1 - share) * self.stops[passed] + share * self.stops[passed + 1]
        way = self.plane.to_frame(np.vstack([self.stops[: passed + 1], here]))
        self.trail.set_runs(clip_polyline(way, self.plane.box))
        self.dot.move_to(self.plane.at(here))
        return self


def edge_numbers(plane: ZoomingPlane) -> VGroup:
    """Numbers of weights along the lower and the left edge of a plane, and of which words they are."""
    box = plane.box
    across, up = (tag(f"weight of {word}") for word in COUNTED)
    across.move_to((box.right, box.bottom, 0.0), aligned_edge=DOWN + RIGHT)
    up.move_to((box.left, box.top, 0.0), aligned_edge=UP + LEFT)
    numbers = VGroup()
    low, high = (plane.values(corner) for corner in ((box.left, box.bottom), (box.right, box.top)))
    for axis in range(2):
        for value in range(int(np.ceil(low[axis])), int(np.floor(high[axis])) + 1):
            written = on_plate(text(number(value), size=LABEL_SIZE), margin=0.09)
            place = plane.at(np.eye(2)[axis] * value)
            # The plate reaches to the edge, or what is left of the line there would look like a sign.
            side = (box.bottom + written.height / 2, box.left + written.width / 2)[axis]
            place[1 - axis] = side
            name = (across, up)[axis]
            clear = name.get_left()[0] - _CLOSE if axis == 0 else name.get_bottom()[1] - _CLOSE
            if (box.left, box.bottom)[axis] + _CORNER < place[axis] < clear:
                numbers.add(written.move_to(place))
    for each in (*numbers, across, up):
        under_fills(each)
    return VGroup(numbers, across, up)


def inside_numbers(plane: ZoomingPlane) -> Box:
    """The part of a plane that is clear of the numbers along its edges, and of the names of both axes."""
    box = plane.box
    return Box(box.left + _CORNER, box.right, box.bottom + _CORNER, box.top - _CORNER)
