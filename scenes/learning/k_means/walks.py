"""One centre that walks through the mean of its group, and the bowl that its sum of squares makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from manim import Animation, Dot, VGroup, smooth

from mathkit.arrays import IntegerArray
from mathkit.learning.k_means import KMeans
from scenes.learning.k_means.clusters import CentreMarks, rim
from scenes.learning.k_means.panels import side_box
from scenes.learning.k_means.words import MATH_MEAN
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_LEAST_REACH = 0.9
"""How far the centre goes at least, as a share of the usual distance of a point from the mean."""

_RULE = 0.9
"""The height of the rule over the bowl, in manim units."""

_LOOP = 2.6
"""The size of the differences laid head to tail, in manim units."""


@dataclass(frozen=True)
class Walk:
    """A way of one centre through the mean of its group.

    Attributes
    ----------
    members : (m,)
        Which points are in the group.
    points : (m, 2)
        Those points.
    mean, direction : (2,)
        Where the way leads through, and its direction, of length 1.
    reach
        How far it leads to both sides: as far as the points do, at most.
    """

    members: IntegerArray
    points: Points
    mean: Points
    direction: Points
    reach: float

    @property
    def least(self) -> float:
        """The sum of squares about the mean."""
        return float(np.sum((self.points - self.mean) ** 2))

    def sum_of_squares(self, away: Any) -> Any:
        """About a place that is *away* from the mean: each point adds the square of that."""
        return self.least + len(self.points) * np.square(away)


def walk_of(run: KMeans) -> Walk:
    """The way of the centre whose first move lowers the inertia most, of those with room on both sides.

    There is no way if no group has two places.
    """
    ways = [_way(run, index) for index in np.unique(run.labels[0])]
    return max(ways, key=lambda way: way[0])[1]


def _way(run: KMeans, index: int) -> tuple[tuple[float, float], Walk]:
    """The way of one centre; before it how much of the wanted way has room, and what its move lowers."""
    members = np.flatnonzero(run.labels[0] == index)
    points = run.points[members]
    mean = points.mean(axis=0)
    move = run.centres[0][index] - mean
    usual, length = float(np.sqrt(np.mean(np.sum((points - mean) ** 2, axis=1)))), float(np.linalg.norm(move))
    direction = move / length if length > 1e-9 * (usual or 1.0) else np.array([1.0, 0.0])
    if not usual:
        return (-1.0, 0.0), Walk(members, points, mean, direction, 0.0)
    wanted = max(length, _LEAST_REACH * usual)
    edges = np.minimum(run.points.max(axis=0) - mean, mean - run.points.min(axis=0))
    room = float(min(edges[axis] / abs(step) for axis, step in enumerate(direction) if abs(step) > 1e-9))
    walk = Walk(members, points, mean, direction, min(wanted, room))
    return (min(1.0, room / wanted), len(members) * length**2), walk


class WalkingCentre(VGroup):
    """A centre on its way, with its spokes, and the bowl on the left that shows its sum of squares.

    Attributes
    ----------
    bowl
        The axes of the sum of squares over the way from the mean.
    curve
        The bowl as far as it was walked; ``walker`` is on it.
    level
        The sum of squares at the mean.
    rise
        What a detour adds to it.
    mean
        The mark of the mean in the plane.
    """

    def __init__(self, plot: Plot, walk: Walk, *, filled: bool) -> None:
        self.plot, self.walk = plot, walk
        self.places = plot.to_frame(walk.points)
        side, reach = side_box(), walk.reach
        self.bowl = bowl = Plot(
            Box(side.left, side.right, side.bottom, side.top - _RULE),
            (-1.1 * reach, 1.1 * reach),
            (0.0, 1.08 * float(walk.sum_of_squares(reach))),
            names=(f"offset from the mean, ${MATH_MEAN}$", "sum of squares"),
            ticks=Ticks(x=5, y=4),
        )
        self.curve = GrownCurve.graph(bowl, walk.sum_of_squares, -reach, "slope").seek(-reach)
        self.walker = Dot(radius=0.14, color=color("path"))
        self.level = Polyline(bowl.runs(bowl.x_range, (walk.least, walk.least)), "muted", width=3.0)
        self.rise = Arrow((0, 0), (0, 0), "path")
        self.spokes = Polyline([], "slope", width=2.0)
        self.mark = CentreMarks([plot.to_frame([walk.mean])[0]], filled=filled)
        self.mean = Dot(plot.at(*walk.mean), radius=0.09, color=color("ink"))
        super().__init__(bowl, self.curve, self.walker, self.spokes, self.mean, self.mark)
        self.set_state(away=0.0)

    def set_state(self, *, away: float) -> Self:
        """Put the centre *away* from the mean; on its way forth it draws the bowl."""
        self.away = float(away)
        here = self.plot.to_frame([self.walk.mean - self.away * self.walk.direction])
        self.mark.set_state(places=here)
        self.spokes.set_segments(self.places, rim(self.places, np.broadcast_to(here, self.places.shape)))
        height = float(self.walk.sum_of_squares(self.away))
        self.walker.move_to(self.bowl.at(self.away, height))
        self.rise.set_state(
            start=self.bowl.at(self.away, self.walk.least), end=self.bowl.at(self.away, height)
        )
        return self

    def cross(self) -> list[Animation]:
        """Let the centre go through the mean to the other side, and draw the bowl on its way."""
        reach = self.walk.reach
        return [tween(self, away=reach), Advance(self.curve, -reach, reach, rate_func=smooth)]


class Loop(Polyline):
    """The differences of points from their mean, which leave their places and are laid head to tail.

    They are sorted by direction and drawn smaller, all by the same factor; because they cancel, the last one
    ends where the first one starts.
    """

    def __init__(self, walk: Walk, plot: Plot) -> None:
        super().__init__([], "slope", width=2.5)
        middle = plot.to_frame([walk.mean])[0]
        ends = plot.to_frame(walk.points)
        ways = ends - middle
        order = np.argsort(np.arctan2(ways[:, 1], ways[:, 0]))
        joints = np.vstack([np.zeros(2), np.cumsum(ways[order], axis=0)])
        extent = np.ptp(joints, axis=0)
        self.factor = _LOOP / float(max(extent.max(), 1e-9))
        box, half = plot.box, self.factor * extent / 2
        centre = np.clip(
            middle, (box.left + half[0], box.bottom + half[1]), (box.right - half[0], box.top - half[1])
        )
        joints = self.factor * joints
        joints += centre - (joints.max(axis=0) + joints.min(axis=0)) / 2
        self.before = np.stack([np.repeat(middle[None], len(ends), axis=0), ends[order]], axis=1)
        self.after = np.stack([joints[:-1], joints[1:]], axis=1)
        self.set_state(laid=0.0)

    def set_state(self, *, laid: float) -> Self:
        """Draw the differences a share of the way to where they are laid."""
        self.laid = float(laid)
        now = self.before + self.laid * (self.after - self.before)
        self.set_segments(now[:, 0], now[:, 1])
        return self
