"""Groups of points about their centres: who belongs where, what that costs, and how it settles.

Up to six groups are told apart by the shape of their marks, by filled or hollow, and by colour as well, so
that nobody needs to see the colour; borders run between them.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Self

import numpy as np
from manim import Animation, Line, VGroup
from numpy.typing import ArrayLike

from mathkit.arrays import IntegerArray
from mathkit.learning.k_means import KMeans, borders
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Kind, Markers, mark_size
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula, stack

STYLES: tuple[tuple[Role, Kind, bool], ...] = (
    ("data", "disc", False),
    ("second", "square", False),
    ("result", "triangle", False),
    ("data", "disc", True),
    ("second", "square", True),
    ("result", "triangle", True),
)
"""Colour and kind of the marks of each group, and whether they are hollow."""

_CENTRE_SIZE = 2.3
_MOST_SPOKES = 200
"""Of more points only some are joined to their centres: more lines would be a wall."""


class CentreMarks(VGroup):
    """The centres of groups: large marks of the kind of each group, in the colour of what moves."""

    def __init__(self, places: ArrayLike) -> None:
        super().__init__()
        for place, (_, kind, hollow) in zip(np.asarray(places), STYLES, strict=False):
            mark = Markers([place], "path", kind, opacity=1.0, size=_CENTRE_SIZE)
            inside: Role = "background" if hollow else "path"
            edge: Role = "path" if hollow else "background"
            mark.set_fill(color(inside), 1.0).set_stroke(color(edge), 5.0 if hollow else 2.5, 1.0)
            self.add(mark)

    def set_state(self, *, places: ArrayLike) -> Self:
        for mark, place in zip(self, np.asarray(places), strict=True):
            mark.set_state(places=[place])
        return self


class Grouping(VGroup, Seekable):
    """The points of a plot in groups, at any half step of the road of k-means: ``Advance`` plays it.

    After an even half step, 2r, every point belongs to its nearest centre; after an odd one, 2r + 1, the
    centres have moved. Between the two all moves little by little.

    Attributes
    ----------
    marks
        One shape for each group.
    spokes
        From points to the centres that they belong to.
    """

    def __init__(self, plot: Plot, road: KMeans) -> None:
        super().__init__()
        self.plot, self.road = plot, road
        self.places = plot.to_frame(road.points)
        self.roads = np.stack([plot.to_frame(centres) for centres in road.centres])
        styles = STYLES[: self.roads.shape[1]]
        size = mark_size(len(self.places))
        self.marks = VGroup(
            *(Markers([], role, kind, size=size, hollow=hollow) for role, kind, hollow in styles)
        )
        self.borders = Polyline([], "ink", width=2.5)
        self.spokes = Polyline([], "muted", width=1.5)
        self.centres = CentreMarks(self.roads[0])
        self.add(self.spokes, self.borders, self.marks, self.centres)
        self.seek(0.0)

    @property
    def half_steps(self) -> int:
        return 2 * self.road.rounds

    def seek(self, step: float, /) -> Self:
        self.step = step
        before = min(int(step + 1e-9), self.half_steps)
        share = max(step - before, 0.0)
        now, later = before // 2, min((before + 1) // 2, self.road.rounds)
        moves = before % 2 == 0
        after = min(now + 1, self.road.rounds)
        # An even half step has been taken: the centres move. An odd one: the points change over.
        here = self.roads[now] + share * (self.roads[after] - self.roads[now]) if moves else self.roads[later]
        labels = self.road.labels[now] if moves or share < 0.5 else self.road.labels[later]
        joined = here[self.road.labels[now]]
        if not moves:
            joined = joined + share * (here[self.road.labels[later]] - joined)
        self._lay(here, labels, joined)
        return self

    def _lay(self, centres: Points, labels: IntegerArray, joined: Points) -> None:
        box = self.plot.box
        self.centres.set_state(places=centres)
        self.borders.set_runs(borders(centres, (box.left, box.bottom), (box.right, box.top)))
        for index, marks in enumerate(self.marks):
            marks.set_state(places=self.places[labels == index])
        self.labels, self.here = labels, centres
        some = slice(None, None, -(-len(self.places) // _MOST_SPOKES))
        self.spokes.set_segments(self.places[some], joined[some])

    def ghosts(self) -> Markers:
        """Faint marks that stay where the points are."""
        return Markers(self.places, "ink", opacity=0.3, size=mark_size(len(self.places)))

    def gather(self, share: float) -> Self:
        """Draw every point a *share* of the way to its centre."""
        for index, marks in enumerate(self.marks):
            mine = self.places[self.labels == index]
            marks.set_state(places=mine + share * (self.here[index] - mine))
        return self


class Gather(Animation):
    """Every point of a grouping travels to its centre."""

    def __init__(self, grouping: Grouping, **options: Any) -> None:
        self.grouping = grouping
        super().__init__(grouping, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        self.grouping.gather(self.rate_func(alpha))


class InertiaCurve(VGroup, Seekable):
    """The inertia after each half step of k-means, over the rounds, drawn as far as the half step *step*.

    A *level* to compare it with is a line across the plot.
    """

    def __init__(self, box: Box, road: KMeans, level: float | None = None) -> None:
        super().__init__()
        self.road, self.heights = road, road.inertias
        highest = max(float(self.heights.max()), level or 0.0)
        self.plot = Plot(
            box,
            (0, road.rounds),
            (0, 1.08 * highest or 1.0),
            x_ticks=min(road.rounds + 1, 6),
            y_ticks=3,
            x_whole=True,
            x_label="rounds",
            y_label="inertia",
        )
        self.curve = Polyline([], "slope", width=4.0)
        self.add(self.plot, self.curve)
        if level is not None:
            line = Line(self.plot.at(0.0, level), self.plot.at(road.rounds, level), color=color("ink"))
            self.add(line.set_stroke(width=2.0).set_z_index(-1))
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        passed = np.append(np.arange(np.floor(step) + 1), step)
        heights = np.interp(passed, np.arange(len(self.heights)), self.heights)
        self.curve.set_runs(self.plot.runs(passed / 2, heights))
        return self


class SettlingPanel(VGroup):
    """The inertia while a grouping comes to rest: *rule*, running ``numbers``, and the ``curve``.

    Parameters
    ----------
    before
        Where another start came to rest, to compare; it takes the place of the number of the round.
    """

    def __init__(self, grouping: Grouping, rule: str, before: float | None = None) -> None:
        write = partial(number, fixed=True)

        def inertia() -> float:
            return float(at_step(grouping.road.inertias[:, None], grouping.step)[0])

        round_now = Reading("round", lambda: np.floor(grouping.step / 2 + 1e-9))
        inertia_now = Reading("inertia", inertia, write, "slope")
        readings = [round_now, inertia_now]
        if before is not None:
            readings = [inertia_now, Reading("first start", lambda: before, write)]
        self.numbers = readout(readings)
        words = stack(formula(rule, size=STATEMENT_SIZE), self.numbers)
        room = Box(frame().words.left, frame().words.right, frame().words.bottom, words.get_bottom()[1] - 0.4)
        self.curve = InertiaCurve(room, grouping.road, before)
        super().__init__(words, self.curve)


class Elbow(Plot):
    """The lowest inertia found with 1, 2, … centres (m,), m ≥ 2, and a mark at the number *chosen*."""

    def __init__(self, inertias: ArrayLike, chosen: int, *, box: Box | None = None) -> None:
        box = box or frame().picture
        heights = np.asarray(inertias, dtype=np.float64)
        counts = np.arange(1, len(heights) + 1)
        super().__init__(
            box,
            (0.5, len(heights) + 0.5),
            (0, 1.08 * float(heights.max())),
            x_ticks=max(len(heights), 2),
            x_whole=True,
            x_label="centres",
            y_label="lowest inertia found",
        )
        self.falling = self.curve(counts, heights, "slope", width=4.0)
        places = zip(counts.tolist(), heights.tolist(), strict=True)
        self.dots = VGroup(*(self.dot(count, height, "slope") for count, height in places))
        self.mark = self.dot(chosen, float(heights[chosen - 1]), "path", radius=0.15)
