"""Bars that are halved again and again: as high as their shares, or with their shares as areas."""

from __future__ import annotations

import math
from typing import Self

import numpy as np
from manim import UP, Line, VGroup, VMobject

from mathkit.arrays import Array
from mathkit.probability.random_variables import histogram, normal_peak
from scenes.probability.random_variables import words
from scenes.probability.random_variables.lines import HEADROOM, OF_A, ROLES, DelayPlot
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
    """A line up from one value of the horizontal axis, higher than any bar, and its name.

    Attributes
    ----------
    line, label
    """

    def __init__(self, plot: DelayPlot, value: float) -> None:
        top = plot.at(value, _ABOVE_BARS * plot.y_range[1])
        self.line = Line(plot.at(value, 0), top, stroke_width=4.0, color=color("ink"))
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
            gap = (2 - min(1.0, 2 * opened)) * _gap(before + 1)
            self._draw(self._halves(before + 1, opened), self.marked_bar(before + 1), gap)
        return self

    def _whole(self, level: int) -> Array:
        """The left, lower, right and upper ends of all bars of a level, shape (n, 4)."""
        heights, width = self.heights(level), self.widths[level]
        left = self.low + width * np.arange(len(heights))
        return np.column_stack([left, 0 * left, left + width, heights])

    def _halves(self, level: int, opened: float) -> Array:
        """The ends of halves that come out of wider bars, in which the right one lies on the left one.

        Each is as high as its share all the time: first both become narrow, and then the upper one falls.
        """
        ends, wide = self._whole(level), 2 * self.widths[level]
        narrow, fallen = min(1.0, 2 * opened), max(0.0, 2 * opened - 1)
        left, right = ends[::2], ends[1::2]
        left[:, 2] = left[:, 0] + wide * (1 - narrow / 2)
        right[:, 0] = right[:, 2] - wide * (1 - narrow / 2)
        right[:, [1, 3]] += (1 - fallen) * left[:, [3]]
        return ends

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
        return np.concatenate([halves[: 2 * cut], whole[cut:]]), marked, gaps

    def _draw(self, ends: Array, marked: int, gap: float | Array) -> None:
        """Draw bars between their *ends*, (n, 4), with a *gap* at each side, in manim units."""
        feet, tops = self.plot.to_frame(ends[:, :2]), self.plot.to_frame(ends[:, 2:])
        feet[:, 0] += gap
        tops[:, 0] -= gap
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
    """The narrowest of some bars while more buses are counted. Time counts how often there are more.

    Parameters
    ----------
    totals
        How many buses there are, at first and each time, shape (k + 1,).
    grown
        The shares of the narrowest bars then, shape (k + 1, m).
    """

    def __init__(self, bars: NestedBars, totals: Array, grown: Array) -> None:
        super().__init__(bars)
        self.bars, self.totals, self.grown, self.step = bars, totals, grown, 0.0
        self.steps = len(totals) - 1

    def seek(self, step: float, /) -> Self:
        """Show the shares as they are after so many steps; between two of them nothing changes."""
        self.step = step
        self.bars.shares = (*self.bars.shares[:-1], self.grown[int(step + 1e-9)])
        self.bars.set_state()
        return self

    def numbers(self) -> Readout:
        """How many buses there are, and how high the marked bar is."""
        marked, now = self.bars.marked_bar(HALVINGS), lambda: self.step
        heights = self.grown[:, marked] / self.bars.widths[-1]
        return readout(
            [
                Reading.of_steps("A buses", self.totals, now, whole),
                Reading.of_steps(words.height_at(self.bars.around), heights, now, _three_places),
            ],
            size=STATEMENT_SIZE,
        )


def _three_places(height: float) -> str:
    return number(height, 3, fixed=True)


def _gap(level: int) -> float:
    """What is left free at each side of a bar of a level, in manim units."""
    return _WIDEST_GAP / 2.0 ** (level + 1)
