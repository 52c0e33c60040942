"""What the corner of a diamond catches, and the disc that grows from a point until it touches the diamond."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.norms import nearest_in_ball
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.weights.learned_weights import inside_numbers
from scenes.linear_algebra.norms.zooming_planes import PlaneLine, ZoomingPlane
from scenes.stage.shapes.curves import Polyline, clip_polygon, clip_segments
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_RIGHT_ANGLE = 0.4
"""The width of the mark of a right angle, in manim units."""

_BEYOND, _ASIDE = 0.25, 0.5
"""Of points that pass the corner: how far beyond it, and how far to its side the first and the last one."""

_SEEN, _BEHIND = 0.5, 0.35
"""What must be seen beyond the corner, and behind zero."""


class Wedge(VGroup):
    """What a corner of the diamond catches: all between the lines at a right angle to both of its edges."""

    def __init__(self, plane: ZoomingPlane, corner: Points) -> None:
        self.plane, self.corner, self.opened = plane, np.asarray(corner, dtype=np.float64), 0.0
        self.area = Polyline([], "muted", width=0.0)
        self.area.set_fill(color("muted"), opacity=0.35)
        self.lines = Polyline([], "ink", width=2.5)
        self.right_angles = Polyline([], "ink", width=4.0)
        super().__init__(self.area, self.lines, self.right_angles)
        self.set_z_index(1)
        self.right_angles.set_z_index(3)  # under a model at the corner

    def set_state(self, *, opened: float) -> Self:
        """Show another share of its length."""
        self.opened = float(opened)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        if self.opened <= 0:
            return self
        plane, box, tip = self.plane, inside_numbers(self.plane), self.corner
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


class TouchingDisc(VGroup):
    """A disc around a point that has grown until it touches a ball: there the ball is nearest to the point.

    Attributes
    ----------
    at
        The point.
    grown
        The share of its final radius that the disc has. With all of it, the way to the nearest point is seen.
    """

    def __init__(self, ball: NormBall, at: ArrayLike) -> None:
        self.ball, self.at, self.grown = ball, np.asarray(at, dtype=np.float64), 0.0
        self.disc = NormBall(ball.plane, 2, 0.0, self.at).thin()
        self.way = PlaneLine(ball.plane, [self.at, self.at], "ink", width=3.0)
        self.dot, self.touched = Dot(radius=0.07, color=color("ink")), Dot(radius=0.09, color=color("ink"))
        super().__init__(self.disc, self.way, self.dot, self.touched)
        self.set_z_index(3)
        self.set_state(grown=0.0)

    @property
    def nearest(self) -> Points:
        """The point of the ball that it touches."""
        return nearest_in_ball(self.at, self.ball.p, self.ball.radius)

    def set_state(self, *, at: ArrayLike | None = None, grown: float | None = None) -> Self:
        """Stand around another point, or show another share of the radius."""
        self.at = self.at if at is None else np.asarray(at, dtype=np.float64)
        self.grown = self.grown if grown is None else float(grown)
        nearest = self.nearest
        self.disc.set_state(radius=self.grown * float(np.linalg.norm(self.at - nearest)), middle=self.at)
        touches = self.grown >= 1 - 1e-9
        self.way.set_state(line=[self.at, nearest], seen=float(touches))
        self.dot.move_to(self.ball.plane.at(self.at))
        self.touched.move_to(self.ball.plane.at(nearest)).set_opacity(float(touches))
        return self


def corner_toward(best: Points) -> Points:
    """The corner of the diamond on the axis of the larger weight."""
    axis = int(np.argmax(np.abs(best)))
    corner: Points = np.eye(2)[axis] * (-1.0 if best[axis] < 0 else 1.0)
    return corner


def past_the_corner(best: Points) -> Points:
    """The first and the last of the points (2, 2) that pass the corner, from the side of the best weights."""
    tip = corner_toward(best)
    aside = np.abs(tip[::-1]) * np.where(best < 0, -1.0, 1.0)
    ends: Points = (1 + _BEYOND) * tip + _ASIDE * np.array([aside, -aside])
    return ends


def weights_view(best: Points) -> Points:
    """What must be seen of the plane of weights (5, 2): the best ones, zero, and all around the corner."""
    tip = corner_toward(best)
    aside = np.array([-tip[1], tip[0]])
    around = (tip + _SEEN * way for way in (tip, 1.5 * aside, -1.5 * aside))
    return np.array([best, -_BEHIND * tip, *around])
