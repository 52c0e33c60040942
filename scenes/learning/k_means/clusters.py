"""Groups around their centres: which point belongs to which centre, and where the borders are."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Square, VGroup, VMobject
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.k_means import KMeans, borders, nearest
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_polygon, closed
from scenes.stage.shapes.markers import thinned
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

BooleanArray = NDArray[np.bool_]

_MOST_SPOKES = 300
"""Of more points only some are joined to their centres: more lines would be a wall."""

_FEW_SQUARES = 40
"""More squares than this have thinner outlines: so many lie on each other."""

CENTRE_SIDE = 0.44
"""The side of a centre's mark, in manim units."""

NEEDED_SIDE = 0.66
"""The side of a mark where a centre ought to stand, in manim units."""

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


def _framed(side: float, role: Role, *, filled: bool = False) -> VGroup:
    """An open frame, or a filled square, with a rim of the ground around it that keeps other things away."""
    frame = Square(side, stroke_color=color(role), stroke_width=5.0, fill_color=color(role))
    rim = VMobject(stroke_width=0.0, fill_color=color("background"), fill_opacity=1.0)
    corners = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) / 2
    rim.points = closed(np.stack([(side + _RIM) * corners, (side - _RIM) * corners[::-1]]))
    return VGroup(rim, frame.set_fill(opacity=float(filled)))


class ClusterAssignment(VGroup, Seekable):
    """The points of a plot and their centres, at any time of a run of k-means.

    Time counts half steps, from 0 to ``half_steps``. After an even one, 2r, every point belongs to its
    nearest centre; after an odd one, 2r + 1, the centres have moved, and the borders are gone, because they
    no longer tell whose a point is. Between the two all moves little by little.

    Attributes
    ----------
    spokes
        From points to the centres that they belong to; ``joined`` is the share of them that is drawn.
    switching
        Those of points that change over just now.
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
        self.switching = Polyline([], "ink", width=3.5)
        self.centres = CentreMarks(plot.to_frame(run.centres[0]), filled=filled)
        self.spokes.set_z_index(-1)  # under the points, which would be struck through by them
        self.add(self.spokes, self.switching, self.borders, self.centres)
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
        else:  # the points change over
            self.now, self.labels = end, before if share < 0.5 else after
            reached = end[before] + share * (end[after] - end[before])
            self._draw(reached, share, (before != after) & (share > 0))
        return self

    def set_state(self, *, joined: float) -> Self:
        """Draw a share of each spoke, from its point on, and as much of each border."""
        self.joined = joined
        return self.seek(self.half_step)

    def _draw(self, reached: Points, bordered: float, switching: BooleanArray) -> None:
        """Draw the groups; *reached* (n, 2) is where the spoke of each point ends."""
        box, middles = self.plot.box, self.plot.to_frame(self.now)
        self.centres.set_state(places=middles)
        lines = borders(middles, (box.left, box.bottom), (box.right, box.top))
        halfway = lines.mean(axis=1, keepdims=True)
        self.borders.set_runs(list(halfway + min(bordered, self.joined) * (lines - halfway)))
        self.ends = self.places + self.joined * (rim(self.places, self.plot.to_frame(reached)) - self.places)
        self.spokes.set_segments(thinned(self.places, _MOST_SPOKES), thinned(self.ends, _MOST_SPOKES))
        self.switching.set_segments(self.places[switching], self.ends[switching])


def rim(places: Points, middles: Points, side: float = CENTRE_SIDE) -> Points:
    """Where lines from *places* (n, 2) to *middles* (n, 2) reach the mark of a centre, which has a *side*."""
    along = middles - places
    lengths = np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-12)
    reached: Points = middles - along / lengths * np.minimum(side / 2, lengths)
    return reached


class NeededCentres(VGroup):
    """Where the centres of the *best* grouping stand, and which of them the centres of *groups* are near.

    Attributes
    ----------
    marks
        Open frames at the best centres.
    shared
        Those of them, and of the centres of *groups*, that stand too close: several share one frame.
    missing
        Those of the frames that no centre is near.
    arrows
        From the centres that share a frame to it, where there is room for an arrow.
    """

    def __init__(self, groups: ClusterAssignment, best: KMeans) -> None:
        places = groups.plot.to_frame(best.centres[-1])
        near = nearest(groups.run.centres[-1], best.centres[-1])
        crowded = np.bincount(near, minlength=len(places))
        self.marks = VGroup(*(_framed(NEEDED_SIDE, "result").move_to((*place, 0.0)) for place in places))
        sharing = np.flatnonzero(crowded[near] > 1)
        self.shared = [
            *(self.marks[index] for index in np.flatnonzero(crowded > 1).tolist()),
            *(groups.centres[index] for index in sharing.tolist()),
        ]
        self.missing = [self.marks[index] for index in np.flatnonzero(crowded == 0).tolist()]
        starts, targets = groups.centres.places[sharing], places[near[sharing]]
        ends = rim(starts, targets, NEEDED_SIDE)
        far = np.linalg.norm(ends - starts, axis=1) > NEEDED_SIDE
        self.arrows = VGroup(
            *(Arrow(start, end, "result") for start, end in zip(starts[far], ends[far], strict=True))
        )
        super().__init__(self.marks, self.arrows)


class SpokeSquares(VMobject):
    """The square on the spoke of each point: its area counts in the inertia.

    Those that reach beyond the plane are cut off at its edge, as a plot cuts off a curve.

    Parameters
    ----------
    groups
        Whose spokes they are.
    heap
        Where all of them go when they are added up, shape (2,).
    which
        Those of the points; all of them unless it is given.

    Attributes
    ----------
    chosen
        The points (n,) whose squares they are.
    whole
        Which squares (n,) lie within the plane; they are drawn before those that are cut off.
    """

    def __init__(self, groups: ClusterAssignment, heap: ArrayLike, which: ArrayLike | None = None) -> None:
        chosen = np.arange(len(groups.places)) if which is None else np.atleast_1d(which)
        ink, width = color("slope"), 1.5 * min(1.0, np.sqrt(_FEW_SQUARES / len(chosen)))
        opacity = 0.5 if len(chosen) == 1 else 0.25
        super().__init__(fill_color=ink, fill_opacity=opacity, stroke_color=ink, stroke_width=width)
        self.set_z_index(-1)  # under the points and the centres, as the spokes are
        self.groups, self.heap = groups, np.asarray(heap, dtype=np.float64)
        self.chosen, self.starts = chosen, groups.places[chosen]
        self.along = groups.centres.places[groups.labels[chosen]] - self.starts
        across = np.column_stack([-self.along[:, 1], self.along[:, 0]])
        inwards = np.sum(across * (groups.plot.box.center[:2] - self.starts), axis=1) >= 0
        self.across = np.where(inwards[:, None], across, -across)
        self.size, self.added = 0.0, 0.0
        self.set_state()

    def farthest(self) -> SpokeSquares:
        """The largest of them that lies within the plane; the largest of all if none does."""
        lengths, inside = np.linalg.norm(self.along, axis=1), self._lie_within(self._outlines(1.0))
        allowed = inside if inside.any() else np.ones_like(inside)
        return SpokeSquares(self.groups, self.heap, int(np.where(allowed, lengths, -1.0).argmax()))

    def set_state(self, *, size: float | None = None, added: float | None = None) -> Self:
        """Draw the squares at a share of their *size*, and a share of the way to the heap."""
        self.size = self.size if size is None else float(size)
        self.added = self.added if added is None else float(added)
        outlines = self._outlines(self.size)
        self.whole = self._lie_within(outlines)
        cut = (clip_polygon(outline, self.groups.plot.box)[None] for outline in outlines[~self.whole])
        drawn = (outlines[self.whole], *cut)
        self.points = np.concatenate([closed(each + self.added * (self.heap - each)) for each in drawn])
        return self

    def _lie_within(self, outlines: Points) -> BooleanArray:
        """Which of the outlines (n, 4, 2) lie within the plane."""
        box = self.groups.plot.box
        inside = (outlines >= (box.left, box.bottom)) & (outlines <= (box.right, box.top))
        return np.asarray(inside.all(axis=(1, 2)))

    def _outlines(self, size: float) -> Points:
        """The corners of the squares (n, 4, 2), at a share of their size."""
        start, along, across = self.starts, size * self.along, size * self.across
        return np.stack([start, start + along, start + along + across, start + across], axis=1)
