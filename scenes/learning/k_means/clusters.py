"""Groups around their centres: which point belongs to which centre, and where the borders are."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Square, VGroup, VMobject
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.k_means import KMeans, borders, splitting
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.markers import thinned
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

BooleanArray = NDArray[np.bool_]

_MOST_SPOKES = 300
"""Of more points only some are joined to their centres: more lines would be a wall."""

_BORDERED, _CHANGED = 0.3, 0.75
"""The shares of a half step after which the borders are back, and points have changed over."""

_LEFT_DASHES = 8
"""The dashes of a spoke that was left."""

CENTRE_SIDE = 0.44
"""The side of a centre's mark, in manim units."""

_DASH = 0.12
"""The length of a dash and of the gap after it, in manim units."""

_RIM = 0.11
"""How much wider and narrower than a frame its rim is."""

CENTRE_COLOUR_SIDE = 0.34
"""The side of the colour that is seen inside a centre's mark."""


class CentreMarks(VGroup):
    """The centres of groups: square frames, open so that a colour can be seen in them, or *filled*."""

    def __init__(self, places: ArrayLike, *, filled: bool) -> None:
        super().__init__()
        self.places = np.asarray(places, dtype=np.float64)
        for _ in self.places:
            self.add(_framed(CENTRE_SIDE, "path", filled=filled))
        self.set_state(places=places)

    def set_state(self, *, places: ArrayLike) -> Self:
        """Put the centres at *places*, shape (k, 2), in manim units."""
        self.places = np.asarray(places, dtype=np.float64)
        for mark, place in zip(self, self.places, strict=True):
            mark.move_to((*place, 0.0))
        return self


_CORNERS = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) / 2
"""Those of a square of side 1."""


def _framed(side: float, role: Role, *, filled: bool = False) -> VGroup:
    """An open frame, or a filled square, with a rim of the ground around it that keeps other things away."""
    frame = Square(side, stroke_color=color(role), stroke_width=5.0, fill_color=color(role))
    rim = VMobject(stroke_width=0.0, fill_color=color("background"), fill_opacity=1.0)
    rim.points = closed(np.stack([(side + _RIM) * _CORNERS, (side - _RIM) * _CORNERS[::-1]]))
    return VGroup(rim, frame.set_fill(opacity=float(filled)))


def dashed(side: float, place: ArrayLike) -> Polyline:
    """An open square of dashes, which hides little of what lies under it."""
    corners = side * _CORNERS + np.asarray(place, dtype=np.float64)
    return Polyline(dashes(corners, np.roll(corners, -1, axis=0)), "ink", width=4.0)


def dashes(starts: ArrayLike, ends: ArrayLike) -> list[Points]:
    """Dashes on lines from *starts* to *ends*, both of shape (n, 2), which are equally long."""
    starts, ends = np.asarray(starts, dtype=np.float64), np.asarray(ends, dtype=np.float64)
    count = max(1, round(float(np.linalg.norm(ends[0] - starts[0])) / _DASH))
    shares = (np.arange(count)[:, None] + (0.25, 0.75)) / count
    runs = starts[:, None, None] + shares[..., None] * (ends - starts)[:, None, None]
    return list(runs.reshape(-1, 2, 2))


class ClusterAssignment(VGroup, Seekable):
    """The points of a plot and their centres, at any time of a run of k-means.

    Time counts half steps, from 0 to ``half_steps``. After an even one, 2r, every point belongs to its
    nearest centre; after an odd one, 2r + 1, the centres have moved, and the borders are gone, because they
    no longer tell whose a point is. Between the two all moves little by little.

    Attributes
    ----------
    spokes
        From points to the centres that they belong to; ``joined`` is the share of them that is drawn.
    switching, left
        Those of points that change over just now, and dashed those that they had before.
    colours
        The centres (k, 2) as they stand now, in the values of the plot.
    """

    def __init__(self, plot: Plot, run: KMeans, *, filled: bool) -> None:
        super().__init__()
        self.plot, self.run = plot, run
        self.places = plot.to_frame(run.points)
        self.joined = 1.0
        self.borders = Polyline([], "ink", width=2.5)
        self.spokes = Polyline([], "slope", width=1.5)
        self.switching, self.left = Polyline([], "slope", width=4.5), Polyline([], "slope", width=2.5)
        self.centres = CentreMarks(plot.to_frame(run.centres[0]), filled=filled)
        self.spokes.set_z_index(-1)  # under the points, which would be struck through by them
        self.add(self.spokes, self.left, self.switching, self.borders, self.centres)
        self.seek(0.0)

    @property
    def half_steps(self) -> int:
        return 2 * self.run.rounds

    @property
    def assigned(self) -> Points:
        """The centre (n, 2) of each point as it stands now, in the values of the plot."""
        assigned: Points = self.now[self.labels]
        return assigned

    def seek(self, half_step: float, /) -> Self:
        """Show the groups after *half_step* half steps."""
        self.half_step = half_step
        taken = min(int(half_step + 1e-9), self.half_steps)
        share = max(half_step - taken, 0.0)
        this, following = taken // 2, min(taken // 2 + 1, self.run.rounds)
        start, end = self.run.centres[this], self.run.centres[following]
        before, after = self.run.labels[this], self.run.labels[following]
        if taken % 2 == 0:  # the centres move
            self.now, self.labels = start + share * (end - start), before
            self._draw(self.now[before], 1 - min(1.0, 4 * share), np.zeros(len(before), dtype=bool))
        else:  # once the borders are back, the points change over
            moved = min(max(0.0, (share - _BORDERED) / (_CHANGED - _BORDERED)), 1.0)
            self.now, self.labels = end, before if moved < 0.5 else after
            reached = end[before] + moved * (end[after] - end[before])
            switching = (before != after) & (moved > 0)
            self._draw(reached, min(1.0, share / _BORDERED), switching)
            self._draw_left(switching, end[before])
        return self

    def set_state(self, *, joined: float) -> Self:
        """Draw a share of each spoke, from its point on; the borders come with its second half."""
        self.joined = joined
        return self.seek(self.half_step)

    def _draw(self, reached: Points, bordered: float, switching: BooleanArray) -> None:
        """Draw the groups; *reached* (n, 2) is where the spoke of each point ends.

        Borders appear as a whole: pieces that do not meet would be lines of another kind.
        """
        box, middles = self.plot.box, self.plot.to_frame(self.now)
        self.centres.set_state(places=middles)
        lines = borders(middles, (box.left, box.bottom), (box.right, box.top))
        shown = min(bordered, max(0.0, 2 * self.joined - 1))
        self.borders.set_runs(list(lines) if shown > 0 else []).set_stroke(opacity=shown)
        self.ends = self.places + self.joined * (rim(self.places, self.plot.to_frame(reached)) - self.places)
        self.spokes.set_segments(thinned(self.places, _MOST_SPOKES), thinned(self.ends, _MOST_SPOKES))
        self.switching.set_segments(self.places[switching], self.ends[switching])
        self.left.set_runs([])

    def _draw_left(self, switching: BooleanArray, before: Points) -> None:
        """Draw the spokes that points had that are *switching*, to the centres (n, 2) of all *before*."""
        starts = self.places[switching, None]
        along = rim(self.places[switching], self.plot.to_frame(before[switching]))[:, None] - starts
        shares = (np.arange(_LEFT_DASHES)[:, None, None] + ((0.0,), (0.55,))) / _LEFT_DASHES
        begins, ends = (starts + shares[:, end] * along for end in (0, 1))
        self.left.set_segments(begins.reshape(-1, 2), ends.reshape(-1, 2))


def rim(places: Points, middles: Points) -> Points:
    """Where lines from *places* (n, 2) to *middles* (n, 2) reach the mark of a centre."""
    along = middles - places
    lengths = np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-12)
    reached: Points = middles - along / lengths * np.minimum(CENTRE_SIDE / 2, lengths)
    return reached


class NeededCentres(VGroup):
    """Where the centres of the *best* grouping stand, and which of them the centres of *groups* are near.

    Attributes
    ----------
    marks
        Dashed frames at the best centres.
    shared
        The frame of the group that several centres of *groups* split, and those centres.
    others
        All other frames and centres: if several share a frame, there are more frames than centres here.
    arrows
        From the centres that share a frame to it, where there is room for an arrow.
    """

    def __init__(self, groups: ClusterAssignment, best: KMeans) -> None:
        places = groups.plot.to_frame(best.centres[-1])
        group, sharing = splitting(groups.run, best)
        self.marks = VGroup(*(dashed(CENTRE_SIDE, place) for place in places))
        crowd = [groups.centres[index] for index in sharing.tolist()]
        self.shared = [self.marks[group], *crowd] if crowd else []
        self.others = [mark for mark in (*self.marks, *groups.centres) if mark not in self.shared]
        starts = groups.centres.places[sharing]
        ends = rim(starts, np.broadcast_to(places[group], starts.shape))
        far = np.linalg.norm(ends - starts, axis=1) > CENTRE_SIDE
        self.arrows = VGroup(
            *(Arrow(start, end, "ink") for start, end in zip(starts[far], ends[far], strict=True))
        )
        super().__init__(self.marks, self.arrows)
        self.marks.set_z_index(1)  # over the centres, which may stand on them
