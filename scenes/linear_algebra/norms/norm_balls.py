"""Balls of a norm on the plane: their edge for any p, and the point of a ball that is nearest to another."""

from __future__ import annotations

import math
from typing import Self

import numpy as np
from manim import DOWN, Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.norms import nearest_in_ball, p_norm, unit_ball
from scenes.linear_algebra.norms.words import exponent
from scenes.stage.axes.planes import Plane
from scenes.stage.motion.tween import Tween, reciprocal_way, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, label_near, tag
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import listed, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import FORMULA_SIZE, text

_ROW_GAP = 0.25
_PANEL_WIDTH = 4.0
"""The width of each of three pictures side by side, in manim units."""

_LEAST_REACH = 1.3
"""A plane with a unit ball is seen at least to here, along both axes."""


_NAMES = {1.0: "the $L_1$ ball", 2.0: "the $L_2$ ball", math.inf: "the $L_infinity$ ball"}
"""What each of the balls that keep weights small is called, by its p."""

_FILLED = 0.18
"""The opacity of a ball, which is more than its edge."""


class NormBall(Polyline):
    """The edge of a ball of the p-norm about the origin of *plane*; ``p`` may be infinite."""

    def __init__(
        self, plane: Plane, p: float, radius: float = 1.0, role: Role = "path", *, width: float = 5.0
    ) -> None:
        super().__init__([], role, width=width)
        self.plane, self.p, self.radius = plane, p, radius
        self.set_state()

    def set_state(self, *, p: float | None = None, radius: float | None = None) -> Self:
        """Draw the ball of another norm, or with another radius."""
        self.p = self.p if p is None else p
        self.radius = self.radius if radius is None else radius
        return self.set_runs([self.plane.to_frame(self.radius * unit_ball(self.p))])


def _exponent_of(ball: NormBall) -> Reading:
    """The ball's p as a running number."""
    return Reading("$p$", lambda: ball.p, exponent, "path")


class UnitBall(VGroup):
    """A unit ball on a plane where 1 is marked; when it begins to ``swell``, it leaves a trace."""

    def __init__(self, p: float, *, box: Box | None = None) -> None:
        box = box or frame().picture
        self.plane = Plane([(_LEAST_REACH, _LEAST_REACH)], box=box, largest_unit=math.inf, centered=True)
        self.one = beyond(tag("1", "muted"), self.plane.at((1, 0)), (1, -1))
        self.traces = VGroup()
        self.ball = NormBall(self.plane, p)
        self.ball.set_fill(color("path"), opacity=_FILLED)
        super().__init__(self.plane, self.one, self.traces, self.ball)

    def panel(self) -> VGroup:
        """The ball's p as a running number."""
        return readout([_exponent_of(self.ball)], size=FORMULA_SIZE)

    def swell(self, p: float) -> Tween:
        """The ball becomes that of another p; its edge as it is now stays there, thin."""
        self.traces.add(NormBall(self.plane, self.ball.p, role="muted", width=2.0))
        return tween(self.ball, p=p, way=reciprocal_way)


class Measured(VGroup):
    """The unit ball of a norm, and an arrow that it meets once its radius is ``reach``, the arrow's norm."""

    def __init__(self, vector: ArrayLike, p: float, name: str, *, box: Box | None = None) -> None:
        box = box or frame().picture
        self.reach = p_norm(vector, p)
        plane = Plane([(self.reach, self.reach)], box=box, largest_unit=math.inf, centered=True, margin=0.6)
        self.plane, self.ball, self.arrow = plane, NormBall(plane, p), plane.arrow(vector, "data")
        self.touch = Dot(plane.at(vector), radius=0.11, color=color("result"))
        around = [plane.axes, self.arrow, NormBall(plane, p, self.reach)]
        self.label = label_near(tag(name, "data"), self.arrow.end, np.asarray(vector), around, box=box)
        super().__init__(plane, self.ball, self.arrow, self.touch, self.label)

    def panel(self) -> VGroup:
        """The ball's p and its radius as running numbers."""
        radius = Reading("radius", lambda: self.ball.radius, lambda value: number(value, 3), "result")
        return readout([_exponent_of(self.ball), radius], size=FORMULA_SIZE)


class PulledIn(VGroup):
    """A unit ball on a plane of its own, a point w, and the way from w to the nearest point of the ball.

    Parameters
    ----------
    point
        w, shape (2,).
    p
        1, 2 or ∞.
    name
        Typst markup under the plane, above the point and the ``nearest`` one in numbers.
    """

    def __init__(self, point: ArrayLike, p: float, name: str, *, box: Box) -> None:
        w = np.asarray(point, dtype=np.float64)
        self.nearest = nearest_in_ball(w, p)
        pulled = f"{tint(listed(w), 'data')} → {tint(listed(self.nearest), 'result')}"
        self.title, self.found = text(name, role="muted"), text(pulled)
        words = VGroup(self.title, self.found).arrange(DOWN, buff=_ROW_GAP)
        words.move_to((box.center[0], box.bottom, 0.0), aligned_edge=DOWN)
        above = Box(box.left, box.right, float(words.get_top()[1]) + _ROW_GAP, box.top)
        half = max(_LEAST_REACH, float(np.abs(w).max()))
        self.plane = Plane([(half, half)], box=above, largest_unit=math.inf, centered=True, margin=0.2)
        self.ball = NormBall(self.plane, p, role="muted", width=4.0)
        self.way = self.plane.segment(w, self.nearest, "path", width=4.0)
        self.start = Dot(self.plane.at(w), radius=0.1, color=color("data"))
        self.end = Dot(self.plane.at(self.nearest), radius=0.1, color=color("result"))
        around = [self.plane.axes, self.ball, self.way]
        self.label = label_near(tag("$w$", "data"), self.start.get_center(), w, around, box=above)
        super().__init__(self.plane, self.ball, self.way, self.start, self.end, self.label, words)


def pulled_into_balls(point: ArrayLike, *, box: Box | None = None) -> list[PulledIn]:
    """The point pulled into the diamond, the disc and the square, three pictures side by side."""
    box = box or frame().wide
    lefts = np.linspace(box.left, box.right - _PANEL_WIDTH, len(_NAMES))
    return [
        PulledIn(point, p, name, box=Box(left, left + _PANEL_WIDTH, box.bottom, box.top))
        for left, (p, name) in zip(lefts, _NAMES.items(), strict=True)
    ]
