"""Bars that are halved again and again: as high as their shares, or with their shares as areas."""

from __future__ import annotations

import math
from typing import Any, Self

import numpy as np
from manim import UP, Dot, Line, VGroup, VMobject

from mathkit.arrays import Array
from mathkit.probability.random_variables import histogram, normal_peak
from scenes.probability.random_variables import words
from scenes.probability.random_variables.lines import FILL, HEADROOM, OF_A, ROLES, DelayPlot
from scenes.probability.random_variables.tiles import Pile
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.frame import GAP
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

_CUT, _DROP = 0.35, 0.65
"""A cut runs through a bar in this share of the time, and its halves drop in that one."""

_TIP = 0.09
"""The radius of the dot on top of a narrow bar, in manim units."""

_WIDEST_GAP = 0.16
"""Between two of the widest bars, in manim units; between bars half as wide it is half as much."""


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
    """Bars whose ``level`` says how often they have been halved; in between they are cut.

    Parameters
    ----------
    shares
        For each level the share of each bar.
    mean, deviation
        μ, whose bar can be marked, and σ.
    tallest
        A share that the axes reach up to, at least.
    lift
        Given, the axes are for shares divided by widths: at 1 areas of bars are their shares, at 0 bars
        still look as they do on axes for shares. The widest bars look the same, whatever it is: only the
        numbers of the vertical axis differ.

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
        lift: float | None = None,
        level: float = 0.0,
        tallest: float = 0.0,
    ) -> None:
        self.shares, self.around, self.per_minute = shares, mean, lift is not None
        width, (self.low, count) = bar_width(deviation), bar_ends(mean, deviation)
        self.widths = [width / 2**level for level in range(len(shares))]
        # As high as the widest bars, and as the bell that narrow bars come close to.
        highest = max(float(shares[0].max()), width * normal_peak(deviation), tallest / HEADROOM)
        name, unit = (OF_A, width) if self.per_minute else ("share of the A buses", 1.0)
        self.plot = DelayPlot((self.low, self.low + count * width), highest / unit, name)
        self.all, self.marked = (
            VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=0.9)
            for role in (ROLES["A"], ROLES["?"])
        )
        super().__init__(self.all, self.marked)
        self.lift = lift or 0.0
        self.set_state(level=level)

    @property
    def held(self) -> list[float]:
        """For each level the share of the marked bar."""
        return [float(shares[self.marked_bar(level)]) for level, shares in enumerate(self.shares)]

    def pile(self, values: Array) -> Pile:
        """The places of *values* in the widest bars, tile by tile."""
        return Pile(self.plot, values, self.low, self.widths[0], 1.0)

    def heights(self, level: int) -> Array:
        """The heights of the bars of a whole level."""
        if not self.per_minute:
            return self.shares[level]
        higher = float(2.0 ** (level * self.lift)) / self.widths[0]
        return np.asarray(self.shares[level] * higher, dtype=np.float64)

    def marked_bar(self, level: int) -> int:
        """The number of the marked bar."""
        return bar_of(self.around, self.low, self.widths[level])

    level = 0.0
    """How often the bars have been halved."""

    def dim_others(self) -> Any:
        """Let all bars step back, so that the marked one stands out."""
        return self.all.animate.set_fill(opacity=FILL)

    def set_state(self, *, level: float | None = None, lift: float | None = None) -> Self:
        """Draw the bars as they are after so many halvings."""
        self.level = self.level if level is None else float(level)
        self.lift = self.lift if lift is None else float(lift)
        before = min(int(self.level + 1e-9), len(self.shares) - 1)
        opened = self.level - before
        if opened < 1e-9:
            self._draw(self._whole(before), self.marked_bar(before), _gap(before))
        elif self.lift:
            self._draw(*self._cut_from_the_left(before, opened))
        else:
            self._draw(*self._halves(before + 1, opened))
        return self

    def _whole(self, level: int) -> Array:
        """The left, lower, right and upper ends of all bars of a level, shape (n, 4)."""
        heights, width = self.heights(level), self.widths[level]
        left = self.low + width * np.arange(len(heights))
        return np.column_stack([left, 0 * left, left + width, heights])

    def _halves(self, level: int, opened: float) -> tuple[Array, int, Array]:
        """The ends, the marked bar and the gaps of halves that come out of wider bars.

        First a cut runs down through the middle of each bar, and then its halves drop to their own shares.
        """
        ends, marked = self._whole(level), self.marked_bar(level)
        opening, dropped = min(1.0, opened / _CUT), max(0.0, (opened - _CUT) / _DROP)
        whole = np.repeat(self.heights(level - 1), 2)
        ends[:, 3] += (1 - dropped) * (whole - ends[:, 3])
        # The outer sides stay where they were until the halves drop.
        outer, inner = _gap(level - 1) + dropped * (_gap(level) - _gap(level - 1)), opening * _gap(level)
        gaps = np.tile([[outer, inner], [inner, outer]], (len(ends) // 2, 1))
        return ends, marked, gaps

    def _cut_from_the_left(self, level: int, opened: float) -> tuple[Array, int, Array]:
        """The ends, the marked bar and the gaps while a share of the bars is cut already, the others not yet.

        A half has a density of its own: one on its way there would be true of nothing.
        """
        whole, halves = self._whole(level), self._whole(level + 1)
        cut = round(opened * len(whole))
        marked = self.marked_bar(level + 1)
        if marked >= 2 * cut:
            marked = self.marked_bar(level) + cut
        gaps = np.repeat([_gap(level + 1), _gap(level)], [2 * cut, len(whole) - cut])
        return np.concatenate([halves[: 2 * cut], whole[cut:]]), marked, gaps[:, None]

    def _draw(self, ends: Array, marked: int, gaps: float | Array) -> None:
        """Draw bars between their *ends*, (n, 4), with *gaps* left and right, in manim units."""
        feet, tops = self.plot.to_frame(ends[:, :2]), self.plot.to_frame(ends[:, 2:])
        left, right = np.broadcast_to(gaps, (len(ends), 2)).T
        feet[:, 0] += left
        tops[:, 0] -= right
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
                Reading.of_steps("A buses", totals, now, whole),
                Reading.of_steps(words.height_at(bars.around), heights, now, _three_places),
            ],
            size=STATEMENT_SIZE,
        )


def _joined(shares: Array) -> Array:
    """The shares of bars that are twice as wide, along the last axis."""
    return np.asarray(shares[..., ::2] + shares[..., 1::2])


def _three_places(height: float) -> str:
    return number(height, 3, fixed=True)


def _gap(level: int) -> float:
    """What is left free at each side of a bar of a level, in manim units."""
    return _WIDEST_GAP / 2.0 ** (level + 1)
