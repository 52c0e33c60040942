"""Weights on a plane of their own, pulled to the nearest point of a ball; and many of them at once."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.norms import loses_an_entry, nearest_in_ball
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.search_words import length_written
from scenes.linear_algebra.norms.zooming_planes import Crowd, Mark, PlaneLine, ZoomingPlane
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline, clip_polygon
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed, number
from scenes.stage.type.symbols import WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Written, on_plate, text

_LEAST_REACH = 2.45
"""Each plane is seen to here along both axes, or to the weights if they are larger."""

_EDGE = 0.2
"""From the weights to where the plane ends, in its units."""

LATTICE = np.array([-2.2, -1.8, -1.4, -1.0, -0.6, -0.2, 0.2, 0.6, 1.0, 1.4, 1.8, 2.2])
"""Of both weights of the many models."""

MODELS = np.array([(x, y) for x in LATTICE for y in LATTICE])
"""The weights of 144 models, shape (144, 2)."""

_BETWEEN_ROWS = 0.8
"""How far from an axis a name stands: between two rows of the lattice."""

_RIGHT_ANGLE = 0.13
"""Half of the width of the mark of a right angle, in units of the plane."""

_ROOM_FOR_RADIUS = 0.75
"""A radius is drawn away from the axis if it ends within this share of the plane."""

_UNDER = 0.5
"""Room for a line of numbers under each plane, in manim units."""

_LINE = 0.1
"""From the bottom to the baseline of this line."""


class PullPanel(VGroup):
    """A plane of weights with a ball of its own; the ball is drawn apart from it.

    Parameters
    ----------
    p
        Of the norm: 1 or 2.
    weights
        Shape (2,); ``nearest`` is the point of the ball that is nearest to them, and ``apart`` how far it is.
    box
        Its place, with a line of numbers under the plane.
    """

    def __init__(self, p: float, weights: ArrayLike, box: Box) -> None:
        self.p, self.box = p, box
        self.weights = np.asarray(weights, dtype=np.float64)
        self.nearest = nearest_in_ball(self.weights, p)
        self.apart = float(np.linalg.norm(self.nearest - self.weights))
        inner = Box(box.left, box.right, box.bottom + _UNDER, box.top)
        reach = max(_LEAST_REACH, float(np.abs(self.weights).max()) + _EDGE)
        self.plane = ZoomingPlane([(-reach, -reach), (reach, reach)], box=inner, margin=0.0)
        # On the other sides there are the weights.
        left, upper = (2 if weight < 0 else -2 for weight in self.weights)
        ticks = [((left, 0), (0.0, -1.0)), ((0, upper), (-1.0, 0.0))]
        self.numbers = VGroup(
            *(
                beyond(tag(number(float(sum(point)))), self.plane.at(point), side, gap=0.05)
                for point, side in ticks
            )
        )
        self.numbers.set_z_index(4)
        names = (text(f"weight of {word}", size=FINE_SIZE) for word in ("goal", "vote"))
        goal, vote = (on_plate(name, margin=0.08) for name in names)
        across, up = (1.0 if weight < 0 else -1.0 for weight in self.weights)
        x, y = map(float, self.plane.origin)
        # The names stand on the sides of the axes where the weights do not.
        goal.move_to((inner.right - 0.1 - goal.width / 2, y + up * _BETWEEN_ROWS * self.plane.unit, 0.0))
        vote.move_to((x + across * (0.25 + vote.width / 2), inner.top - 0.2, 0.0))
        self.names = VGroup(goal, vote).set_z_index(4)
        self.title = text(f"$L_{p:.0f}$ ball", size=STATEMENT_SIZE)
        self.title.stand_on(box.bottom + _LINE).shift((inner.left - self.title.get_left()[0], 0.0, 0.0))
        name = f"${WEIGHTS.letter}$"
        self.mark = Mark(self.plane, self.weights, "path", name, (self._side(), 1.0), gap=0.24)
        self.way = PlaneLine(self.plane, [self.weights, self.nearest], "path", seen=0.0)
        self.growing = NormBall(self.plane, 2, 0.0, self.weights)
        self.growing.edge.set_stroke(width=3.0)
        self.measured = VGroup()
        super().__init__(self.plane, self.numbers, self.names, self.title)

    def _side(self) -> float:
        """The side of the vertical axis on which the weights are."""
        return 1.0 if self.weights[0] >= 0 else -1.0

    def move_in(self) -> Tween:
        """Move the weights to the nearest point of the ball, and their name to a clear place beside it."""
        way = PlaneLine(self.plane, [self.weights, self.nearest])
        around = [way, NormBall(self.plane, self.p), self.growing.edge]
        around += [self.measured, self.numbers, self.names]
        offset = self.mark.clear_offset(self.plane.at(self.nearest), (self._side(), 1.0), around)
        return tween(self.mark, point=self.nearest, offset=offset)

    def pulled(self) -> Written:
        """The weights before and after, under the plane."""
        return self.under(f"{listed(self.weights, 3)} → {listed(self.nearest, 3)}")

    def radius(self) -> VGroup:
        """How far the weights are from the ball: the radius that reaches it, to the side, and its length."""
        side = self._side()
        if abs(self.weights[0]) + self.apart > _ROOM_FOR_RADIUS * self.plane.box.width / 2 / self.plane.unit:
            side = -side
        end = np.add(self.weights, (side * self.apart, 0.0))
        line = PlaneLine(self.plane, [self.weights, end], "result")
        label = tag(length_written(self.apart), "result")
        around = [self.mark, self.way, self.growing.edge, self.numbers, self.names]
        label_near(label, self.plane.at(end), (side, 0.0), around, box=self.plane.box)
        self.measured = VGroup(line, label.set_z_index(5))
        return self.measured

    def under(self, source: str) -> Written:
        """A line under the plane."""
        line = text(source, size=STATEMENT_SIZE)
        line.stand_on(self.box.bottom + _LINE)
        middle = (self.title.get_right()[0] + self.box.right) / 2
        return line.shift((middle - line.get_center()[0], 0.0, 0.0))

    def crowd(self) -> Crowd:
        """All models at their weights, and the ways of those outside to the ball."""
        return Crowd(self.plane, MODELS, [nearest_in_ball(each, self.p) for each in MODELS])

    def dropped(self) -> int:
        """How many of the models lose a word."""
        return sum(loses_an_entry(each, self.p) for each in MODELS)


class Wedges(VGroup):
    """What each corner of the diamond catches: all between the lines at a right angle to its edges."""

    def __init__(self, panel: PullPanel) -> None:
        self.plane, self.opened = panel.plane, 0.0
        self.wedges = [Polyline([], "ink", width=2.5) for _ in range(4)]
        for wedge in self.wedges:
            wedge.set_fill(color("muted"), opacity=0.35)
        self.right_angles = Polyline([], "ink", width=2.5)
        super().__init__(*self.wedges, self.right_angles)
        self.redraw()

    def set_state(self, *, opened: float) -> Wedges:
        """Show another share of their length."""
        self.opened = float(opened)
        return self.redraw()

    def redraw(self) -> Wedges:
        """Draw them at their places."""
        if self.opened <= 0:
            return self
        box = self.plane.box
        far = self.opened * max(box.width, box.height) / self.plane.unit
        # At the upper corner (0, 1), to be turned by quarters; both lines are at a right angle to an edge.
        shape: Points = np.array([(0, 1), (far, 1 + far), (-far, 1 + far)], dtype=np.float64)
        small = min(_RIGHT_ANGLE, far)
        marks = [small * np.array([(side, 1.0), (2 * side, 0.0), (side, -1.0)]) + (0, 1) for side in (1, -1)]
        angles = []
        for turn, wedge in enumerate(self.wedges):
            cos, sin = np.cos(turn * np.pi / 2), np.sin(turn * np.pi / 2)
            turned = np.array([[cos, sin], [-sin, cos]])
            outline = clip_polygon(self.plane.to_frame(shape @ turned), box)
            wedge.set_runs([np.vstack([outline, outline[:1]])])
            angles += [self.plane.to_frame(mark @ turned) for mark in marks]
        self.right_angles.set_runs(angles)
        return self


def panels(weights: ArrayLike) -> list[PullPanel]:
    """The diamond on the left, the disc on the right."""
    wide = frame().wide
    half = (wide.width - 0.5) / 2
    boxes = [
        Box(wide.left, wide.left + half, wide.bottom, wide.top),
        Box(wide.right - half, wide.right, wide.bottom, wide.top),
    ]
    return [PullPanel(p, weights, box) for p, box in zip((1.0, 2.0), boxes, strict=True)]
