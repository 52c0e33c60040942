"""Bars that are halved again and again: as high as their shares, or with their shares as areas."""

from __future__ import annotations

import math
from typing import Self

import numpy as np
from manim import UP, Line, VGroup, VMobject

from mathkit.arrays import Array
from mathkit.probability.random_variables import histogram, normal_peak
from scenes.probability.random_variables import words
from scenes.probability.random_variables.lines import HEADROOM, ROLES, DelayPlot
from scenes.probability.random_variables.tiles import Pile
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import color

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
    """Bars whose ``level`` says how often they have been halved; in between they split.

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
        name, unit = ("share per minute", width) if self.per_minute else ("share of the A buses", 1.0)
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
        return int((self.around - self.low) / self.widths[level] + 1e-9)

    level = 0.0
    """How often the bars have been halved."""

    def set_state(self, *, level: float | None = None, lift: float | None = None) -> Self:
        """Draw the bars as they are after so many halvings."""
        self.level = self.level if level is None else float(level)
        self.lift = self.lift if lift is None else float(lift)
        before = min(int(self.level + 1e-9), len(self.shares) - 1)
        opened = self.level - before
        if opened < 1e-9:
            heights, gaps, finer = self.heights(before), (1.0, 1.0), before
        else:
            finer = before + 1
            parents = np.repeat(self.heights(before), 2)
            heights = parents + opened * (self.heights(finer) - parents)
            gaps = (2 - opened, opened)
        self._draw(heights, finer, gaps)
        return self

    def _draw(self, heights: Array, level: int, gaps: tuple[float, float]) -> None:
        """Draw bars; *gaps* are those between two pairs and within a pair, as shares of the level's gap."""
        width, half = self.widths[level], _WIDEST_GAP / 2**level / 2
        left = self.low + width * np.arange(len(heights))
        feet = self.plot.to_frame(np.column_stack([left, 0 * left]))
        tops = self.plot.to_frame(np.column_stack([left + width, heights]))
        even = np.arange(len(heights)) % 2 == 0
        outer, inner = (half * gap for gap in gaps)
        feet[:, 0] += np.where(even, outer, inner)
        tops[:, 0] -= np.where(even, inner, outer)
        outlines = np.stack(
            [
                tops,
                np.column_stack([feet[:, 0], tops[:, 1]]),
                feet,
                np.column_stack([tops[:, 0], feet[:, 1]]),
            ],
            axis=1,
        )
        which = np.arange(len(heights)) == self.marked_bar(level)
        self.all.points, self.marked.points = closed(outlines), closed(outlines[which])
