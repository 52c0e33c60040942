"""Bars with their shares as areas: while buses are counted, and as they are halved again and again."""

from __future__ import annotations

import math
from typing import Any, Self

import numpy as np
from manim import UP, Dot, Line, Rectangle, VGroup, VMobject

from mathkit.arrays import Array
from mathkit.probability.random_variables import histogram, nested_shares, normal_peak
from scenes.probability.random_variables import words
from scenes.probability.random_variables.lines import FILL, HEADROOM, OF_A, ROLES, DelayPlot
from scenes.probability.random_variables.tiles import Pile
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number, whole
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.writing import STATEMENT_SIZE

HALVINGS = 5
"""How often bars are halved, at most."""

_REACH = 4.0
"""The bars go this many σ to both sides of μ, at least."""

_ABOVE_BARS = 0.9
"""The line of one exact value has this share of the height of the axes."""

_TIP = 0.09
"""The radius of the dot on top of a narrow bar, in manim units."""

_WIDEST_GAP = 0.16
"""At the right end of one of the widest bars, in manim units; at that of a bar half as wide it is half as
much. At the left end there is none: a value there is in the bar."""

_STEPS = 40
"""How often there are more buses, until there are many."""


def bar_width(deviation: float) -> float:
    """The width in minutes of the bars to begin with: the power of two that is nearest to σ."""
    return float(2.0 ** round(math.log2(deviation)))


def bar_ends(mean: float, deviation: float) -> tuple[float, int]:
    """Where the first of the widest bars begins, a multiple of their width, and how many there are."""
    width = bar_width(deviation)
    low = math.floor((mean - _REACH * deviation) / width)
    high = math.ceil((mean + _REACH * deviation) / width)
    return low * width, high - low


def bar_of(value: float, low: float, width: float) -> int:
    """The number of the bar of a value; the first bar begins at *low*."""
    return int((value - low) / width + 1e-9)


def tallest(delays: Array, mean: float, deviation: float) -> float:
    """The largest share of *delays*, if any, in one of the widest bars."""
    if not len(delays):
        return 0.0
    counts = histogram(delays, bar_ends(mean, deviation)[0], bar_width(deviation)).counts
    return float(counts.max()) / len(delays)


class ExactValue(VGroup):
    """A line up from one value of the horizontal axis, higher and thinner than any bar, and its name.

    Attributes
    ----------
    line, label
    """

    def __init__(self, plot: DelayPlot, value: float) -> None:
        top = plot.at(value, _ABOVE_BARS * plot.y_range[1])
        self.line = Line(plot.at(value, 0), top, stroke_width=2.0, color=color("muted"))
        self.label = words.boundary(value).next_to(top, UP, buff=GAP / 2)
        super().__init__(self.line, self.label)


class NestedBars(VGroup):
    """Bars whose areas are shares; their ``level`` says how often they have been halved.

    Parameters
    ----------
    shares
        For each level the share of each bar.
    mean, deviation
        μ, whose bar can be marked, and σ.
    tallest
        A share in one of the widest bars that the axes have room for, at least.

    Attributes
    ----------
    plot
        The axes.
    all, marked
        The bars, and the one of μ over them in another colour.
    """

    def __init__(
        self,
        shares: tuple[Array, ...],
        mean: float,
        deviation: float,
        *,
        level: float = 0.0,
        tallest: float = 0.0,
    ) -> None:
        self.shares, self.around = shares, mean
        width, (self.low, count) = bar_width(deviation), bar_ends(mean, deviation)
        self.widths = [width / 2**level for level in range(len(shares))]
        # As high as all bars but the narrowest, and as the bell that these come close to.
        heights = (float(self.heights(level).max()) for level in range(len(shares) - 1))
        highest = max(*heights, normal_peak(deviation), tallest / width / HEADROOM)
        # With μ in the middle or left of it, bars stay clear of the words in the corner.
        ends = self.low, max(self.low + count * width, 2 * mean - self.low)
        self.plot = DelayPlot(ends, highest, OF_A, x_name=words.signed_delay())
        self.all, self.marked = (
            VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=0.9)
            for role in (ROLES["A"], ROLES["?"])
        )
        super().__init__(self.all, self.marked)
        self.set_state(level=level)

    @property
    def held(self) -> list[float]:
        """For each level the share of the marked bar."""
        return [float(shares[self.marked_bar(level)]) for level, shares in enumerate(self.shares)]

    def pile(self, values: Array) -> Pile:
        """The places of *values* in the widest bars, tile by tile."""
        return Pile(self.plot, values, self.low, self.widths[0], 1 / self.widths[0])

    def heights(self, level: int) -> Array:
        """The heights of the bars of a whole level."""
        return np.asarray(self.shares[level] / self.widths[level], dtype=np.float64)

    def marked_bar(self, level: int) -> int:
        """The number of the marked bar."""
        return bar_of(self.around, self.low, self.widths[level])

    def outline(self, level: int) -> Rectangle:
        """The outline that the marked bar of a level has, without the gap beside it."""
        number, width = self.marked_bar(level), self.widths[level]
        left, foot, _ = self.plot.at(self.low + number * width, 0)
        right, top, _ = self.plot.at(self.low + (number + 1) * width, float(self.heights(level)[number]))
        outline = Rectangle(stroke_width=3.0, stroke_color=color(ROLES["?"]))
        return outline.set_points_as_corners(Box(left, right, foot, top).corners)

    level = 0.0
    """How often the bars have been halved."""

    def dim_others(self) -> Any:
        """Let all bars step back, so that the marked one stands out."""
        return self.all.animate.set_fill(opacity=FILL)

    def set_state(self, *, level: float) -> Self:
        """Draw the bars as they are after so many halvings.

        In between, a share of the bars is cut already, from the left, the others not yet: a half has a height
        of its own, and one on its way there would be true of nothing.
        """
        self.level = float(level)
        before = min(int(self.level + 1e-9), len(self.shares) - 1)
        whole, marked = self._ends(before), self.marked_bar(before)
        cut = round(max(0.0, self.level - before) * len(whole))
        if not cut:
            self._draw(whole, marked)
            return self
        halves, half = self._ends(before + 1), self.marked_bar(before + 1)
        self._draw(np.concatenate([halves[: 2 * cut], whole[cut:]]), half if half < 2 * cut else marked + cut)
        return self

    def _ends(self, level: int) -> Array:
        """The left, lower, right and upper ends of all bars of a level, shape (n, 4)."""
        heights, width = self.heights(level), self.widths[level]
        left = self.low + width * np.arange(len(heights))
        return np.column_stack([left, 0 * left, left + width, heights])

    def _draw(self, ends: Array, marked: int) -> None:
        """Draw bars between their *ends*, (n, 4)."""
        feet, tops = self.plot.to_frame(ends[:, :2]), self.plot.to_frame(ends[:, 2:])
        tops[:, 0] -= _WIDEST_GAP * (ends[:, 2] - ends[:, 0]) / self.widths[0]
        outlines = np.stack(
            [
                tops,
                np.column_stack([feet[:, 0], tops[:, 1]]),
                feet,
                np.column_stack([tops[:, 0], feet[:, 1]]),
            ],
            axis=1,
        )
        self.all.points = closed(outlines)
        self.marked.points = closed(outlines[marked : marked + 1])


class Counting(VGroup, Seekable):
    """The widest bars while buses are counted: some *first* delays, and then the first of *many* others.

    Time counts steps, in each of which there are more buses; at ``steps`` all of the many are counted.
    """

    def __init__(self, bars: NestedBars, first: Array, many: Array) -> None:
        super().__init__(bars.all)
        self.bars = bars
        self.totals = np.round(np.geomspace(max(len(first), 1), len(many), _STEPS + 1)).astype(int)
        self.totals[0] = len(first)
        self.steps = _STEPS
        samples = (first, *(many[:total] for total in self.totals[1:]))
        self.shares = [self._shares(sample) for sample in samples]
        self.seek(0.0)

    def _shares(self, sample: Array) -> Array:
        bars = self.bars
        if not len(sample):
            return np.zeros_like(bars.shares[0])
        return nested_shares(sample, bars.low, bars.widths[0], len(bars.shares[0]), 1)[0]

    def seek(self, time: float, /) -> Self:
        """Show the bars as they are at *time*; between two steps there are no more buses."""
        self.time = time
        self.bars.shares = (self.shares[min(int(time + 1e-9), self.steps)], *self.bars.shares[1:])
        self.bars.set_state(level=0.0)
        return self

    def numbers(self) -> Readout:
        """How many buses there are."""
        return readout(
            [Reading.of_steps(words.counted_buses(), self.totals, lambda: self.time, whole)],
            size=STATEMENT_SIZE,
        )


class MoreBuses(VGroup, Seekable):
    """Bars that are cut for the last time while more buses are counted.

    Time counts steps: in each there are more buses, but in the one in the middle all bars are cut.

    Parameters
    ----------
    totals
        How many buses there are, at first and each time, shape (k + 1,).
    grown
        The shares of the narrowest bars then, shape (k + 1, m).

    Attributes
    ----------
    tip
        A dot on top of the marked bar.
    """

    def __init__(self, bars: NestedBars, totals: Array, grown: Array) -> None:
        self.tip = Dot(radius=_TIP, color=color("ink"))
        self.tip.set_stroke(color("background"), width=4.0, background=True)
        super().__init__(bars, self.tip)
        self.bars, self.totals, self.grown = bars, totals, grown
        self.steps, self.middle = len(totals), len(totals) // 2
        self.seek(0.0)

    def seek(self, time: float, /) -> Self:
        """Show the bars as they are at *time*; between two steps there are no more buses."""
        self.time = time
        cut = float(np.clip(time - self.middle, 0.0, 1.0))
        self.counted = int(min(time, self.middle) if cut < 1.0 else time - 1 + 1e-9)
        narrow = self.grown[self.counted]
        self.bars.shares = (*self.bars.shares[:-2], _joined(narrow), narrow)
        self.bars.set_state(level=HALVINGS - 1 + cut)
        self.tip.move_to(self.bars.marked.get_top())
        return self

    def numbers(self) -> Readout:
        """How many buses there are, and how high the marked bar is."""
        bars, middle, now = self.bars, self.middle, lambda: self.time
        wide = _joined(self.grown)[:, bars.marked_bar(HALVINGS - 1)] / bars.widths[-2]
        narrow = self.grown[:, bars.marked_bar(HALVINGS)] / bars.widths[-1]
        totals = np.insert(self.totals, middle, self.totals[middle])
        heights = np.concatenate([wide[: middle + 1], narrow[middle:]])
        return readout(
            [
                Reading.of_steps(words.counted_buses(), totals, now, whole),
                Reading.of_steps(words.height_at(bars.around), heights, now, _three_places),
            ],
            size=STATEMENT_SIZE,
        )


def _joined(shares: Array) -> Array:
    """The shares of bars that are twice as wide, along the last axis."""
    return np.asarray(shares[..., ::2] + shares[..., 1::2])


def _three_places(height: float) -> str:
    return number(height, 3, fixed=True)
