"""One centre that walks through the mean of its group, and the bowl that its sum of squares makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, Dot, VGroup, smooth
from numpy.typing import ArrayLike

from mathkit.arrays import IntegerArray
from mathkit.learning.k_means import KMeans
from scenes.learning.k_means.clusters import CentreMarks, rim
from scenes.learning.k_means.panels import side_box
from scenes.learning.k_means.proof.formulas import MATH_LEAST, MATH_RISE, group_sum
from scenes.learning.k_means.words import MATH_MEAN
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, formula

_LEAST_REACH = 0.9
"""How far the centre goes at least, as a share of the usual distance of a point from the mean."""

_MEAN = 0.09
"""The radius of the dot that marks the mean, in manim units."""

_RULE = 1.25
"""The height of the formulas over the bowl, in manim units."""

_ASIDE = 1.1
"""How far the bowl's axis reaches to both sides, in ways to the end of the walk."""

_GAP = 0.12
"""Between the level and its name, in manim units."""


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
        Where the way leads through, and its direction, of length 1: to the right, or up if it is steep.
    reach
        How far it leads to both sides: as far as the points do, at most.
    side
        On which side of the mean the centre came from: 1 along the direction, -1 against it.
    """

    members: IntegerArray
    points: Points
    mean: Points
    direction: Points
    reach: float
    side: int

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
    side = 1 if direction[np.abs(direction).argmax()] > 0 else -1
    direction *= side
    if not usual:
        return (-1.0, 0.0), Walk(members, points, mean, direction, 0.0, side)
    wanted = max(length, _LEAST_REACH * usual)
    edges = np.minimum(run.points.max(axis=0) - mean, mean - run.points.min(axis=0))
    room = float(min(edges[axis] / abs(step) for axis, step in enumerate(direction) if abs(step) > 1e-9))
    walk = Walk(members, points, mean, direction, min(wanted, room), side)
    return (min(1.0, room / wanted), len(members) * length**2), walk


class WalkingCentre(VGroup):
    """A centre on its way, with its spokes, and the bowl on the left that shows its sum of squares.

    Parameters
    ----------
    plot
        Where the centre walks.
    walk
        Its way.
    things
        What the points are called.
    filled
        Whether its mark is a full square.

    Attributes
    ----------
    bowl
        The axes of the sum of squares over the way from the mean.
    curve
        The bowl as far as it was walked; ``walker`` is on it.
    bottom
        The place on the bowl where the centre is at the mean, with the letter of the mean.
    level, level_name
        The sum of squares at the mean.
    rise, rise_name
        What a detour adds to it.
    mean
        The mark of the mean in the plane.
    """

    def __init__(self, plot: CloudPlot, walk: Walk, things: str, *, filled: bool) -> None:
        self.plot, self.walk = plot, walk
        self.places = plot.to_frame(walk.points)
        side, reach = side_box(), walk.reach
        self.bowl = bowl = Plot(
            Box(side.left, side.right, side.bottom, frame().wide.top - _RULE),
            (-_ASIDE * reach, _ASIDE * reach),
            (0.0, 1.08 * float(walk.sum_of_squares(reach))),
            names=("offset from the mean", group_sum(len(walk.members), things)),
            ticks=Ticks(x=5, y=4),
        )
        start = walk.side * reach
        self.curve = GrownCurve.graph(bowl, walk.sum_of_squares, start, "slope").seek(start)
        self.walker = Dot(radius=0.14, color=color("path"))
        self.bottom = self._bottom()
        self.level_name, self.rise_name = (formula(term, size=FINE_SIZE) for term in (MATH_LEAST, MATH_RISE))
        self.level = Polyline(bowl.runs(bowl.x_range, (walk.least, walk.least)), "muted", width=3.0)
        self.rise = Arrow((0, 0), (0, 0), "path")
        self.spokes = Polyline([], "slope", width=2.0)
        self.spokes.set_z_index(-1)  # under the points, as those of the groups
        self.mark = CentreMarks([plot.to_frame([walk.mean])[0]], filled=filled)
        self.mean = Dot(plot.at(*walk.mean), radius=_MEAN, color=color("result"))
        self._put_names()
        super().__init__(bowl, self.curve, self.walker, self.spokes, self.mean, self.mark)
        self.set_state(away=0.0)

    @property
    def marks(self) -> VGroup:
        """What comes to the bowl one by one: its bottom, the level there and the rise, with their names."""
        return VGroup(self.bottom, self.level, self.level_name, self.rise, self.rise_name)

    def _bottom(self) -> VGroup:
        dot = Dot(self.bowl.at(0.0, self.walk.least), radius=_MEAN, color=color("result"))
        return VGroup(dot, formula(MATH_MEAN, size=LABEL_SIZE).next_to(dot, UP, buff=0.15))

    def _put_names(self) -> None:
        """Beside the level, and over the tip of the rise, the terms that they are."""
        bowl, least = self.bowl, self.walk.least
        (start, end), axis = bowl.x_range, bowl.labels[-1]
        tip = bowl.at(self.walk.reach, 0.0)[0]
        self.rise_name.move_to((tip, axis.get_center()[1], 0.0))
        self.level_name.next_to(bowl.at(end, least), DOWN, buff=_GAP).align_to(bowl.box.corners[0], RIGHT)
        if self.level_name.get_bottom()[1] < bowl.box.bottom + _GAP:  # there is only room over the level
            self.level_name.next_to(bowl.at(start, least), UP, buff=_GAP)
            self.level_name.align_to(bowl.box.corners[1] + _GAP * RIGHT, LEFT)

    def set_state(self, *, away: float) -> Self:
        """Put the centre *away* from the mean; on its way forth it draws the bowl."""
        self.away = float(away)
        here = self.places_on_the_way([self.away])
        self.mark.set_state(places=here)
        self.spokes.set_segments(self.places, rim(self.places, np.broadcast_to(here, self.places.shape)))
        height = float(self.walk.sum_of_squares(self.away))
        self.walker.move_to(self.bowl.at(self.away, height))
        self.rise.set_state(
            start=self.bowl.at(self.away, self.walk.least), end=self.bowl.at(self.away, height)
        )
        return self

    def places_on_the_way(self, away: ArrayLike) -> Points:
        """Where in the frame (n, 2) the centre is when it is *away* (n,) from the mean."""
        return self.plot.to_frame(self.walk.mean + np.outer(np.asarray(away), self.walk.direction))

    def cross(self) -> list[Animation]:
        """Let the centre go through the mean to the other side, and draw the bowl on its way."""
        start = self.walk.side * self.walk.reach
        return [tween(self, away=-start), Advance(self.curve, start, -start, rate_func=smooth)]
