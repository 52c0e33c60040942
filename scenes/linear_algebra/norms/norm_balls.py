"""Balls of a norm on a plane, for any p: where you get with a given length, and who gets there."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.norms import Distances, nearest_in_ball, p_norm, power_ball
from scenes.linear_algebra.norms.words import shown_order
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.curves import Polyline, clip_polygon, clip_polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

FILLED, NESTED = 0.22, 0.1
"""The opacity of a ball, which is more than its edge: by itself, and with others inside it or around it."""

_EDGE = 0.4
"""The place of an edge in the drawing order: under the plates of labels, as these are under areas."""

_WALKER = 0.06
"""The radius of one of many walkers, in manim units."""


class NormBall(VGroup):
    """The ball of the p-norm about a point of a plane: its area, and its edge.

    Parameters
    ----------
    p
        Above 0; may be infinite. Below 1 it is no norm, and the ball has dents.
    box
        Where it is cut off: at the edges of the plane unless it is given.
    quadrant
        Whether the ball is cut off at the axes, because the plane has no negative points.
    """

    def __init__(
        self,
        plane: Plane,
        p: float,
        radius: float = 1.0,
        middle: ArrayLike = (0.0, 0.0),
        *,
        quadrant: bool = False,
        box: Box | None = None,
    ) -> None:
        self.plane, self.p, self.radius, self.quadrant = plane, p, radius, quadrant
        self.middle = np.asarray(middle, dtype=np.float64)
        self.box = box or plane.box
        self.area = Polyline([], "dial", width=0.0)
        self.area.set_fill(color("dial"), opacity=FILLED)
        self.edge = Polyline([], "dial", width=5.0)
        super().__init__(self.area, self.edge)
        self.set_z_index(1)
        self.edge.set_z_index(_EDGE)
        self.redraw()

    def set_state(
        self, *, p: float | None = None, radius: float | None = None, middle: ArrayLike | None = None
    ) -> Self:
        """Draw the ball of another norm, or with another radius, or about another point.

        A p is rounded to the one that is written.
        """
        self.p = self.p if p is None else shown_order(float(p))
        self.radius = self.radius if radius is None else float(radius)
        self.middle = self.middle if middle is None else np.asarray(middle, dtype=np.float64)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        if self.radius <= 0:
            self.area.set_runs([])
            self.edge.set_runs([])
            return self
        curve = self.plane.to_frame(self.middle + self.radius * power_ball(self.p))
        window = self._window()
        self.area.set_runs([_closed(clip_polygon(curve[:-1], window))])
        self.edge.set_runs(clip_polyline(curve, window))
        return self

    def outline(self) -> NormBall:
        """A copy of its edge alone, thin, which stays where the ball was."""
        return NormBall(self.plane, self.p, self.radius, self.middle, quadrant=self.quadrant).thin()

    def thin(self) -> Self:
        """Keep only the edge, thin."""
        self.area.set_fill(opacity=0.0)
        self.edge.set_stroke(width=3.0)
        return self

    def _window(self) -> Box:
        box = self.box
        if not self.quadrant:
            return box
        left, bottom = self.plane.origin
        return Box(max(left, box.left), box.right, max(bottom, box.bottom), box.top)


class Crowd(VGroup):
    """A ball, and walkers from its middle toward goals (n, 2) that are seen from there.

    Each of them is as far as the ball reaches: with p = 2 on a straight way, with infinite p along both
    coordinates at once, as long as both are needed, like a king in chess.
    """

    def __init__(self, ball: NormBall, goals: Points) -> None:
        self.ball, self.goals, self.radius = ball, goals, ball.radius
        self.dots = VGroup(*(Dot(radius=_WALKER, color=color("ink")) for _ in goals))
        self.dots.set_z_index(2)
        super().__init__(ball, self.dots)
        self.set_state(radius=ball.radius)

    def set_state(self, *, radius: float) -> Self:
        """Let all of them walk so far."""
        self.radius = float(radius)
        ball = self.ball.set_state(radius=self.radius)
        for dot, goal in zip(self.dots, self.goals, strict=True):
            dot.move_to(ball.plane.at(ball.middle + nearest_in_ball(goal, ball.p, self.radius)))
        return self


class Hinge:
    """A ball about a whose edge stays on b while its p changes."""

    def __init__(self, ball: NormBall, distances: Distances) -> None:
        self.ball, self.distances, self.p = ball, distances, ball.p

    def set_state(self, *, p: float) -> None:
        """Another p, and the radius that reaches b with it."""
        self.p = float(p)
        self.ball.set_state(p=self.p, radius=p_norm(self.distances.difference, shown_order(self.p)))


def _closed(corners: np.ndarray) -> np.ndarray:
    return np.vstack([corners, corners[:1]]) if len(corners) else corners
