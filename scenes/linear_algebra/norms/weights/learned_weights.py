"""Weights on a plane: a model that learns inside of a ball, and what the corner of a diamond catches."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup, VMobject

from mathkit.linear_algebra.norms import PulledDescent
from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane
from scenes.stage.shapes.curves import Polyline, clip_polygon, clip_polyline, clip_segments
from scenes.stage.shapes.labels import tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text

_CORNER = 0.6
"""Room for the corner where both rows of numbers meet, in manim units."""

_CLOSE = 0.3
"""Numbers that are closer to the name of their axis are left out, in manim units."""

_RIGHT_ANGLE = 0.4
"""The width of the mark of a right angle, in manim units."""

_SETTLED = 1e-9
"""A model whose weights change by no more than this has learned."""


class LearningWalk(VGroup):
    """A model that steps toward the best weights and goes back into its ball, and its trail."""

    def __init__(self, plane: ZoomingPlane, descent: PulledDescent) -> None:
        self.plane, self.descent, self.step, self.start = plane, descent, 0.0, 0.0
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

    def set_state(self, *, step: float | None = None, start: float | None = None) -> Self:
        """Walk to a step: the first half of each leads toward the best weights, the second one back.

        The trail begins where the step *start* does.
        """
        self.step = self.step if step is None else float(step)
        self.start = self.start if start is None else float(start)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        (begun, start), (passed, here) = self._place(self.start), self._place(self.step)
        way = self.plane.to_frame(np.vstack([start, self.stops[begun + 1 : passed + 1], here]))
        self.trail.set_runs(clip_polyline(way, self.plane.box))
        self.dot.move_to(self.plane.at(here))
        return self

    def _place(self, step: float) -> tuple[int, Points]:
        """The last stop that was passed at a step, and the place between it and the next one."""
        passed = min(int(2 * step + 1e-9), len(self.stops) - 2)
        share = 2 * step - passed
        return passed, (1 - share) * self.stops[passed] + share * self.stops[passed + 1]


class Wedge(VGroup):
    """What a corner of the diamond catches: all between the lines at a right angle to both of its edges."""

    def __init__(self, plane: ZoomingPlane, corner: Points) -> None:
        self.plane, self.corner, self.opened = plane, np.asarray(corner, dtype=np.float64), 0.0
        self.area = Polyline([], "muted", width=0.0)
        self.area.set_fill(color("muted"), opacity=0.35)
        self.lines = Polyline([], "ink", width=2.5)
        self.right_angles = Polyline([], "ink", width=4.0)
        super().__init__(self.area, self.lines, self.right_angles)
        self.right_angles.set_z_index(3)  # under a model at the corner

    def set_state(self, *, opened: float) -> Self:
        """Show another share of its length."""
        self.opened = float(opened)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        if self.opened <= 0:
            return self
        plane, box, tip = self.plane, self.plane.box, self.corner
        aside = np.array([-tip[1], tip[0]])
        far = self.opened * 2 * (box.width + box.height) / plane.unit
        ends = [tip + far * (tip + side * aside) for side in (1, -1)]
        frame_tip, frame_ends = plane.to_frame(tip), plane.to_frame(np.array(ends))
        area = clip_polygon(np.array([frame_tip, *frame_ends]), box)
        self.area.set_runs([np.vstack([area, area[:1]])] if len(area) else [])
        self.lines.set_runs(clip_segments(np.array([[frame_tip, end] for end in frame_ends]), box))
        small = _RIGHT_ANGLE / plane.unit / 2
        marks = [
            tip + small * np.array([tip + side * aside, 2 * side * aside, side * aside - tip])
            for side in (1, -1)
        ]
        self.right_angles.set_runs([plane.to_frame(mark) for mark in marks])
        return self


def edge_numbers(plane: ZoomingPlane, *, close: bool = False) -> VGroup:
    """Numbers of weights along the lower and the left edge of a plane, and of which words they are.

    A close view, in which the diamond and what its corners catch are large, has only the numbers that are
    clear of both.
    """
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
    if close:
        return VGroup(*(each for each in numbers if _is_beside(plane, each))).set_z_index(3)
    return VGroup(numbers, across, up).set_z_index(3)


def _is_beside(plane: ZoomingPlane, written: VMobject) -> bool:
    """Whether all corners of a number lie outside of the diamond, and outside of what its corners catch."""
    corners = (written.get_corner(side) for side in (UP + LEFT, UP + RIGHT, DOWN + LEFT, DOWN + RIGHT))
    x, y = np.abs([plane.values(corner) for corner in corners]).T
    return bool((x + y > 1).all() and (np.abs(x - y) < 1).all())


def corner_view(best: Points, nearest: Points, around: float = 0.7) -> Points:
    """What must be seen of the place where a ball is nearest to the best weights: points (3, 2)."""
    return np.vstack([nearest - around, nearest + around, best])
