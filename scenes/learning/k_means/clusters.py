"""Clusters of points about their centres: which point belongs to which centre, and where the borders are.

Up to six clusters differ in the shape of their marks, in filled or hollow, and in colour as well, so that
nobody needs to see the colour.
"""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.arrays import IntegerArray
from mathkit.learning.k_means import KMeans, borders
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Kind, Markers, mark_size, thinned
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

STYLES: tuple[tuple[Role, Kind, bool], ...] = (
    ("data", "disc", False),
    ("second", "square", False),
    ("result", "triangle", False),
    ("data", "disc", True),
    ("second", "square", True),
    ("result", "triangle", True),
)
"""Colour and kind of the marks of each cluster, and whether they are hollow."""

_CENTRE_SIZE = 2.3
"""The width of a centre's mark, as a share of the usual one."""

_MOST_SPOKES = 200
"""Of more points only some are joined to their centres: more lines would be a wall."""


class CentreMarks(VGroup):
    """The centres of clusters: large marks of the kind of each cluster, in the colour of what moves."""

    def __init__(self, places: ArrayLike) -> None:
        super().__init__()
        self.places = np.asarray(places, dtype=np.float64)
        for place, (_, kind, hollow) in zip(self.places, STYLES, strict=False):
            mark = Markers([place], "path", kind, opacity=1.0, size=_CENTRE_SIZE)
            inside: Role = "background" if hollow else "path"
            edge: Role = "path" if hollow else "background"
            mark.set_fill(color(inside), 1.0).set_stroke(color(edge), 5.0 if hollow else 2.5, 1.0)
            self.add(mark)

    def set_state(self, *, places: ArrayLike) -> Self:
        """Put the centres at *places*, shape (k, 2), in manim units."""
        self.places = np.asarray(places, dtype=np.float64)
        for mark, place in zip(self, self.places, strict=True):
            mark.set_state(places=[place])
        return self


class ClusterAssignment(VGroup, Seekable):
    """The points of a plot in clusters, at any time of a run of k-means.

    Time counts half steps, from 0 to ``half_steps``. After an even one, 2r, every point belongs to its
    nearest centre; after an odd one, 2r + 1, the centres have moved. Between the two all moves little by
    little.

    Attributes
    ----------
    marks
        One shape for each cluster.
    spokes
        From points to the centres that they belong to.
    gathered
        How far the points have gone to their centres, from 0 to 1.
    """

    def __init__(self, plot: Plot, run: KMeans) -> None:
        super().__init__()
        self.plot, self.run = plot, run
        self.places = plot.to_frame(run.points)
        self._trajectory = np.stack([plot.to_frame(centres) for centres in run.centres])
        styles = STYLES[: self._trajectory.shape[1]]
        size = mark_size(len(self.places))
        self.marks = VGroup(
            *(Markers([], role, kind, size=size, hollow=hollow) for role, kind, hollow in styles)
        )
        self.borders = Polyline([], "ink", width=2.5)
        self.spokes = Polyline([], "muted", width=1.5)
        self.centres = CentreMarks(self._trajectory[0])
        self.add(self.spokes, self.borders, self.marks, self.centres)
        self.seek(0.0)

    @property
    def half_steps(self) -> int:
        return 2 * self.run.rounds

    def seek(self, half_step: float, /) -> Self:
        """Show the clusters after *half_step* half steps."""
        self.half_step = half_step
        taken = min(int(half_step + 1e-9), self.half_steps)
        share = max(half_step - taken, 0.0)
        now, following = taken // 2, min(taken // 2 + 1, self.run.rounds)
        start, end = self._trajectory[now], self._trajectory[following]
        before, after = self.run.labels[now], self.run.labels[following]
        match taken % 2:
            case 0:  # the centres move
                centres, labels = start + share * (end - start), before
                joined = centres[before]
            case _:  # the points change over
                centres, labels = end, before if share < 0.5 else after
                joined = end[before] + share * (end[after] - end[before])
        self._draw(centres, labels, joined)
        return self

    def _draw(self, centres: Points, labels: IntegerArray, joined: Points) -> None:
        """Draw the clusters; *joined* (n, 2) is where the spoke of each point ends."""
        box = self.plot.box
        self.labels = labels
        self.centres.set_state(places=centres)
        self.borders.set_runs(borders(centres, (box.left, box.bottom), (box.right, box.top)))
        self.spokes.set_segments(thinned(self.places, _MOST_SPOKES), thinned(joined, _MOST_SPOKES))
        self.set_state(gathered=0.0)

    def set_state(self, *, gathered: float) -> Self:
        """Draw every point a share of the way to its centre."""
        self.gathered = gathered
        for index, marks in enumerate(self.marks):
            places = self.places[self.labels == index]
            marks.set_state(places=places + gathered * (self.centres.places[index] - places))
        return self

    def ghosts(self) -> Markers:
        """Faint marks that stay where the points are."""
        return Markers(self.places, "ink", opacity=0.3, size=mark_size(len(self.places)))
