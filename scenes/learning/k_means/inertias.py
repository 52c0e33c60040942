"""The inertia: the squares that it is made of, a bar for each half of a round, and where many starts end."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Rectangle, VGroup, VMobject, smooth
from numpy.typing import ArrayLike

from mathkit.learning.k_means import KMeans
from mathkit.learning.many_starts import Search
from scenes.learning.k_means.clusters import BooleanArray, ClusterAssignment, dashes
from scenes.learning.k_means.words import MATH_CENTRE, TEXT_INERTIA
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline, clip_polygon, closed
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Kind, Markers
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import whole
from scenes.stage.type.symbols import INERTIA, INPUTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, formula, text

MATH_INERTIA = f"{INERTIA} = sum |{INPUTS} - {MATH_CENTRE}|^2"
"""The inertia of points x, each with its centre c."""

_FEW_SQUARES = 40
"""More squares than this have thinner outlines: so many lie on each other."""

_TURN, _GROWN = 0.2, 0.4
"""The time in which one of many squares is piled up, as a share of all; the share of it that it grows."""

_HEADROOM = 1.16
"""The height of the axes, as a share of the highest value."""

_BAR = 0.7
"""The width of a bar, as a share of the space that it has."""

_COUNTS = 0.6
"""The height of the row of counts over the starts, in manim units."""

_STANDSTILL = 0.1
"""Between the last bar and the line over it, in manim units."""

_APPEARING = 0.1
"""The share of a half step, at its end, in which the bar of its inertia appears."""


class SpokeSquares(VMobject):
    """The square on the spoke of each point: its area counts in the inertia.

    Those that reach beyond the plane are cut off at its edge, as a plot cuts off a curve.

    Parameters
    ----------
    groups
        Whose spokes they are.
    bar
        The bar that all of them together are: each becomes a slice of it, as high as its area is large.
    which
        Those of the points; all of them unless it is given.

    Attributes
    ----------
    chosen
        The points (n,) whose squares they are, those of the longest spokes first.
    whole
        Which squares (n,) lie within the plane, or on their way beyond it; they are drawn before those that
        are cut off.
    """

    def __init__(self, groups: ClusterAssignment, bar: Box, which: ArrayLike | None = None) -> None:
        chosen = np.arange(len(groups.places)) if which is None else np.atleast_1d(which)
        ink, width = color("slope"), 1.5 * min(1.0, np.sqrt(_FEW_SQUARES / len(chosen)))
        super().__init__(fill_color=ink, fill_opacity=0.5, stroke_color=ink, stroke_width=width)
        self.set_z_index(-1)  # under the points and the centres, as the spokes are
        self.groups, self.bar = groups, bar
        ways = groups.centres.places[groups.labels[chosen]] - groups.places[chosen]
        order = np.argsort(-np.linalg.norm(ways, axis=1), kind="stable")
        self.chosen, self.along = chosen[order], ways[order]
        self.starts = groups.places[self.chosen]
        across = np.column_stack([-self.along[:, 1], self.along[:, 0]])
        inwards = np.sum(across * (groups.plot.box.center[:2] - self.starts), axis=1, keepdims=True) >= 0
        # Both sides in an order that turns to the left, so that squares that overlap leave no holes.
        self.first, self.second = np.where(inwards, (self.along, across), (-across, self.along))
        self.slices = self._slices()
        self.size, self.piled = 0.0, 0.0
        self.set_state()

    def farthest(self) -> SpokeSquares:
        """The largest of them that lies within the plane; the largest of all if none does."""
        inside = _lie_within(self._outlines(np.ones(len(self.chosen))), _edges(self.groups.plot.box))
        return SpokeSquares(self.groups, self.bar, self.chosen[int(inside.argmax())])

    def set_state(self, *, size: float | None = None, piled: float | None = None) -> Self:
        """Draw the squares at a share of their *size*; or with a share of them *piled* up.

        That is done one after another: each grows on its spoke, and then goes to its place in the bar.
        """
        self.size = self.size if size is None else float(size)
        self.piled = self.piled if piled is None else float(piled)
        turns = np.linspace(0.0, 1 - _TURN, len(self.chosen))
        own = np.clip((self.piled - turns) / _TURN, 0, 1)
        flown = np.array([smooth(share) for share in np.maximum(own - _GROWN, 0) / (1 - _GROWN)])
        outlines = self._outlines(np.maximum(self.size, np.minimum(own / _GROWN, 1)))
        outlines += flown[:, None, None] * (self.slices - outlines)
        plane, beyond = _edges(self.groups.plot.box), _edges(frame().safe)
        bounds = plane + flown[:, None] * (beyond - plane)
        self.whole = _lie_within(outlines, bounds)
        cut = (
            clip_polygon(outline, Box(left, right, bottom, top))[None]
            for outline, (left, right, bottom, top) in zip(
                outlines[~self.whole], bounds[~self.whole], strict=True
            )
        )
        self.points = np.concatenate([closed(each) for each in (outlines[self.whole], *cut)])
        return self

    def _outlines(self, sizes: Points) -> Points:
        """The corners of the squares (n, 4, 2), each at a share (n,) of its size."""
        start, first, second = self.starts, sizes[:, None] * self.first, sizes[:, None] * self.second
        return np.stack([start, start + first, start + first + second, start + second], axis=1)

    def _slices(self) -> Points:
        """The corners (n, 4, 2) of the slices of the bar, from the foot up."""
        areas = np.sum(self.along**2, axis=1)
        ends = self.bar.bottom + self.bar.height * np.append(0.0, np.cumsum(areas)) / max(areas.sum(), 1e-12)
        x = np.broadcast_to([self.bar.left, self.bar.right, self.bar.right, self.bar.left], (len(areas), 4))
        y = np.column_stack([ends[:-1], ends[:-1], ends[1:], ends[1:]])
        return np.stack([x, y], axis=2)


def _lie_within(outlines: Points, bounds: Points) -> BooleanArray:
    """Which of the outlines (n, 4, 2) lie within their edges (n, 4), or all within the same (1, 4)."""
    inside = (outlines >= bounds[:, None, ::2]) & (outlines <= bounds[:, None, 1::2])
    return np.asarray(inside.all(axis=(1, 2)))


def _edges(box: Box) -> Points:
    """Left, right, bottom and top, shape (1, 4)."""
    return np.array([[box.left, box.right, box.bottom, box.top]])


class Bars(Plot):
    """Upright bars at x = 1, 2, …, which appear at their full heights: no height between is a value.

    Parameters
    ----------
    heights
        Shape (n,).
    hollow
        Which of them are drawn as an outline, shape (n,).
    room
        The number of bars, and the height, that there must be room for, though there are no such bars.
    """

    def __init__(
        self,
        box: Box,
        heights: ArrayLike,
        *,
        hollow: ArrayLike = False,
        names: tuple[str, str] = ("", ""),
        ticks: Ticks,
        room: tuple[int, float] = (0, 0.0),
    ) -> None:
        self.heights = np.asarray(heights, dtype=np.float64)
        count = len(self.heights)
        top = _HEADROOM * max(float(self.heights.max()), room[1]) or 1.0
        super().__init__(box, (0.5, max(count, room[0]) + 0.5), (0.0, top), names=names, ticks=ticks)
        self.hollow = np.broadcast_to(hollow, count)
        self.bars = VGroup(*map(self._bar, range(count)))
        self.add(self.bars)
        self.set_state(seen=np.zeros(count))

    def _bar(self, index: int) -> Rectangle:
        ink = color("slope")
        bar = Rectangle(stroke_color=ink, stroke_width=2.5 * self.hollow[index], fill_color=ink)
        bar.set_points_as_corners(self.bar_box(index).corners)
        return bar

    def bar_box(self, index: int) -> Box:
        """Where a bar stands."""
        left, bottom, _ = self.at(index + 1 - _BAR / 2, 0.0)
        right, top, _ = self.at(index + 1 + _BAR / 2, self.heights[index])
        return Box(float(left), float(right), float(bottom), float(top))

    def set_state(self, *, seen: ArrayLike) -> Self:
        """Draw each bar with a share of its opacity, shape (n,)."""
        self.seen = np.asarray(seen, dtype=np.float64)
        for bar, share, hollow in zip(self.bars, self.seen, self.hollow, strict=True):
            bar.set_stroke(opacity=share).set_fill(opacity=0.0 if hollow else share)
        return self


class InertiaBars(Bars):
    """The inertia after each half of a round: full bars after joining, hollow ones after moving.

    Parameters
    ----------
    before
        Where another start ended: a dotted line across the bars.
    room
        The number of bars, and the height, that there must be room for, though there are no such bars.
    """

    def __init__(
        self, box: Box, run: KMeans, before: float | None = None, room: tuple[int, float] = (0, 0.0)
    ) -> None:
        halves = np.arange(len(run.inertias))
        rule = formula(MATH_INERTIA, size=LABEL_SIZE)
        super().__init__(
            Box(box.left, box.right, box.bottom, box.top - rule.height - GAP),
            run.inertias,
            hollow=halves % 2 == 1,
            ticks=Ticks(x=0, y=3),
            room=(room[0], max(before or 0.0, room[1])),
        )
        self.add(rule.move_to((self.box.left, box.top, 0.0), aligned_edge=UP + LEFT))
        self.run = run
        if before is not None:
            start, end = self.to_frame(np.column_stack([self.x_range, (before, before)]))
            self.before = Polyline(dashes([start], [end]), "ink", width=3.0)
            self.add(self.before)

    def standstill(self) -> VGroup:
        """What marks the last bar: joining has changed no point."""
        last = self.bar_box(len(self.heights) - 1)
        top = last.top + _STANDSTILL
        level = Polyline([np.array([(last.left, top), (last.right, top)])], "ink", width=3.0)
        note = text("no change", size=FINE_SIZE).next_to(level, UP, buff=0.12)
        low, high = self.box.left, self.box.right
        note.shift((np.clip(0.0, low - note.get_left()[0], high - note.get_right()[0]), 0.0, 0.0))
        return VGroup(level, note)

    def known(self, half_step: float) -> Points:
        """The share of each bar (n,) that is seen after *half_step*: it appears while its half step ends."""
        shares: Points = np.clip((half_step - np.arange(len(self.heights))) / _APPEARING + 1, 0, 1)
        return shares


class Tries(Plot):
    """Where many random starts end, one after another: discs at the lowest inertia found, triangles above it.

    Attributes
    ----------
    counts
        How many have ended at the lowest, and above it, each beside its mark; they stand apart, since
        numbers in a picture that moves rest.
    """

    def __init__(self, box: Box, search: Search) -> None:
        self.search, self.tried = search, 0.0
        count = len(search.ends)
        top = _HEADROOM * float(search.ends.max()) or 1.0
        super().__init__(
            Box(box.left, box.right, box.bottom, box.top - _COUNTS),
            (0.0, count + 1.0),
            (0.0, top),
            names=("random start", f"final {TEXT_INERTIA}"),
            ticks=Ticks(x=5, y=3),
        )
        self.lowest, self.caught = Markers([], "ink", size=0.5), Markers([], "slope", "triangle", size=0.8)
        self.counts = self._counts().move_to((box.left, box.top, 0.0), aligned_edge=UP + LEFT)
        self.add(self.caught, self.lowest)
        self.set_state(tried=0)

    def _counts(self) -> VGroup:
        lowest = _count("at the best seen", "ink", "disc", self.lowest)
        higher = _count("higher", "slope", "triangle", self.caught)
        return VGroup(lowest, higher).arrange(RIGHT, buff=1.0)

    def set_state(self, *, tried: float) -> Self:
        """Show the first *tried* of the starts."""
        self.tried = float(tried)
        seen = self.search.ends[: int(self.tried + 1e-9)]
        places: Points = self.to_frame(np.column_stack([np.arange(1, len(seen) + 1), seen]))
        self.lowest.set_state(places=places[~self.search.is_caught[: len(seen)]])
        self.caught.set_state(places=places[self.search.is_caught[: len(seen)]])
        return self


def _count(name: str, role: Role, kind: Kind, markers: Markers) -> VGroup:
    """A mark, and how many of them there are."""
    count = Numeral(
        lambda: float(len(markers.places)), lambda now: f"{whole(now)} {name}", size=FINE_SIZE + 2, role=role
    )
    return VGroup(Markers([(0, 0)], role, kind), count).arrange(RIGHT, buff=GAP)
