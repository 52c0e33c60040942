"""The inertia: a bar after each half of a round, and where many starts end."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Rectangle, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.k_means import KMeans
from mathkit.learning.many_starts import Search
from scenes.learning.k_means.words import MATH_CENTRE
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.markers import Kind, Markers
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import whole
from scenes.stage.type.symbols import INERTIA, INPUTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, formula

MATH_INERTIA = f"{INERTIA} = sum |{INPUTS} - {MATH_CENTRE}|^2"
"""The inertia of points x, each with its centre c."""

_HEADROOM = 1.16
"""The height of the axes, as a share of the highest value."""

_BAR = 0.7
"""The width of a bar, as a share of the space that it has."""

_COUNTS = 0.6
"""The height of the row of counts over the starts, in manim units."""

_APPEARING = 0.1
"""The share of a half step, at its end, in which the bar of its inertia appears."""


class Bars(Plot):
    """Upright bars at x = 1, 2, …, which appear at their full heights: no height between is a value.

    Parameters
    ----------
    heights
        Shape (n,).
    hollow
        Which of them are drawn as an outline, shape (n,).
    highest
        What the axis must reach, though no bar does.
    """

    def __init__(
        self,
        box: Box,
        heights: ArrayLike,
        *,
        hollow: ArrayLike = False,
        names: tuple[str, str] = ("", ""),
        ticks: Ticks,
        highest: float = 0.0,
    ) -> None:
        self.heights = np.asarray(heights, dtype=np.float64)
        count = len(self.heights)
        top = _HEADROOM * max(float(self.heights.max()), highest) or 1.0
        super().__init__(box, (0.5, count + 0.5), (0.0, top), names=names, ticks=ticks)
        self.hollow = np.broadcast_to(hollow, count)
        self.bars = VGroup(*map(self._bar, range(count)))
        self.add(self.bars)
        self.set_state(seen=np.zeros(count))

    def _bar(self, index: int) -> Rectangle:
        ink = color("slope")
        bar = Rectangle(stroke_color=ink, stroke_width=2.5 * self.hollow[index], fill_color=ink)
        left, bottom, _ = self.at(index + 1 - _BAR / 2, 0.0)
        right, top, _ = self.at(index + 1 + _BAR / 2, self.heights[index])
        bar.set_points_as_corners(Box(left, right, bottom, top).corners)
        return bar

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
        Where another start ended: a line across the bars.
    highest
        What the axis must reach, though no bar does.
    """

    def __init__(self, box: Box, run: KMeans, before: float | None = None, highest: float = 0.0) -> None:
        halves = np.arange(len(run.inertias))
        rule = formula(MATH_INERTIA, size=LABEL_SIZE)
        super().__init__(
            Box(box.left, box.right, box.bottom, box.top - rule.height - GAP),
            run.inertias,
            hollow=halves % 2 == 1,
            ticks=Ticks(x=0, y=3),
            highest=max(before or 0.0, highest),
        )
        self.add(rule.move_to((self.box.left, box.top, 0.0), aligned_edge=UP + LEFT))
        self.run = run
        if before is not None:
            self.before = Polyline(self.runs(self.x_range, (before, before)), "result", width=3.0)
            self.add(self.before)

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
            names=("random start", "final $J$"),
            ticks=Ticks(x=5, y=3),
        )
        self.lowest, self.caught = Markers([], "result", size=0.8), Markers([], "slope", "triangle", size=0.8)
        self.counts = self._counts().move_to((box.left, box.top, 0.0), aligned_edge=UP + LEFT)
        self.add(self.caught, self.lowest)
        self.set_state(tried=0)

    def _counts(self) -> VGroup:
        lowest = _count("at the best", "result", "disc", self.lowest)
        stuck = _count("stuck", "slope", "triangle", self.caught)
        return VGroup(lowest, stuck).arrange(RIGHT, buff=1.4)

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
