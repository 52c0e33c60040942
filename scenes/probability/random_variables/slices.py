"""A thin slice of each bell at one delay, and what the slices say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    Animation,
    Create,
    Dot,
    FadeIn,
    GrowFromEdge,
    Line,
    TransformFromCopy,
    VGroup,
    VMobject,
)

from scenes.probability.random_variables import verdicts, words
from scenes.probability.random_variables.bells import THIN_RIM
from scenes.probability.random_variables.buses import Bus
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, ROLES, corner
from scenes.probability.random_variables.two_bells import LOW, TwoBells
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import stack

_WIDE, _NARROWER = 12.0, 8.0
"""The axis is so many times as long as the strip is wide, which becomes so many times narrower."""

_SAMPLES = 24
"""Points along the top of a slice."""

_BESIDE = 0.15
"""Between the strip and a slice that has been pulled out of it, in manim units."""

_DOT, _CUT = 0.08, 3.0
"""The radius of a point on a curve, in manim units; the width of the dark rim that parts the bar."""

_ABOVE_BAR, _BAR_HEIGHT, _ROWS = 0.2, 0.38, 0.2
"""The bar that compares the slices, and what is written under it, in manim units."""

_BEFORE_CHANCE = 0.3
"""Between what is divided and the chance, in manim units."""

_BUS_ABOVE = 0.15
"""How far the wheels of a bus that hangs over a plot are above its axes, in manim units."""


class Sign(VGroup):
    """A bus over a plot, and a thin line from it down to its delay; the bus is lower where *texts* are."""

    def __init__(self, plot: Plot, delay: float, texts: Iterable[VMobject], line: str = "?") -> None:
        x, foot, _ = plot.at(delay, 0)
        top = plot.box.top + _BUS_ABOVE
        self.bus = Bus(line, size=0.75, solid=True).stand_at(np.array([x, top, 0]))
        reach = self.bus.width / 2 + GAP
        above = [each for each in texts if each.get_left()[0] - reach < x < each.get_right()[0] + reach]
        if above:
            lowest = min(float(each.get_bottom()[1]) for each in above) - GAP - self.bus.height
            top = min(lowest, float(plot.at(delay, LOW * plot.y_range[1])[1]))
            self.bus.stand_at(np.array([x, top, 0]))
        self.line = Line((x, top, 0), (x, foot, 0), stroke_width=3.0, color=color("ink"))
        super().__init__(self.line, self.bus)

    def come(self, run_time: float) -> list[Animation]:
        return [FadeIn(self.bus, shift=0.5 * DOWN, run_time=run_time), Create(self.line, run_time=run_time)]


class Strip(VGroup):
    """A strip of the plot around a delay, and from it a slice of each bell: the area under it in the strip.

    At ``apart`` 0 both slices are where they belong, one before the other; at 1 they stand beside the strip,
    and level lines join their middles to the points of the curves over the delay. ``minutes`` is its width.

    Attributes
    ----------
    outline
        Of the strip.
    slices
        Of A, and of B.
    dots, levels
        The points of both curves over the delay, and the lines from there to the tops of the slices.
    """

    def __init__(self, bells: TwoBells, delay: float) -> None:
        self.plot, self.delay, self.bells = bells.plot, delay, (bells.a, bells.b)
        low, high = bells.plot.x_range
        self.wide = (high - low) / _WIDE
        self.narrow = self.wide / _NARROWER
        self.heights = [float(bell.density(delay)) for bell in self.bells]
        self.slices = VGroup(
            *(VMobject(stroke_width=0.0, fill_color=color(ROLES[line]), fill_opacity=1.0) for line in "AB")
        )
        self.outline = VMobject(stroke_width=3.0, stroke_color=color("ink"))
        lower_in_front = sorted(self.slices, key=lambda piece: -self.heights[list(self.slices).index(piece)])
        self.dots = VGroup(
            *(
                Dot(self.plot.at(delay, height), radius=_DOT, color=color(ROLES[line]))
                for line, height in zip("AB", self.heights, strict=True)
            )
        )
        for dot in self.dots:
            dot.set_stroke(color("background"), width=THIN_RIM, background=True)
        self.levels = VGroup(*(Polyline([], ROLES[line], width=3.0) for line in "AB"))
        super().__init__(*lower_in_front, self.outline, self.levels, self.dots)
        self.minutes, self.apart = self.wide, 0.0
        self.set_state(minutes=self.wide, apart=0.0)

    def set_state(self, *, minutes: float | None = None, apart: float | None = None) -> Self:
        """Draw the strip and the slices for other values."""
        self.minutes = self.minutes if minutes is None else float(minutes)
        self.apart = self.apart if apart is None else float(apart)
        x = np.linspace(self.delay - self.minutes / 2, self.delay + self.minutes / 2, _SAMPLES)
        aside = self.apart * (self.minutes * self.plot.x_unit + _BESIDE)
        parts = zip(self.slices, self.levels, self.bells, self.heights, (-1, 1), strict=True)
        for piece, level, bell, height, side in parts:
            middle = self.plot.at(self.delay, height)
            bell.cover(piece, x).shift(side * aside * RIGHT)
            level.set_runs([np.array([middle, middle + side * aside * RIGHT])[:, :2]] if aside else [])
        (left, foot, _), right = self.plot.at(x[0], 0), self.plot.at(x[-1], 0)[0]
        top = max(float(piece.get_top()[1]) for piece in self.slices)
        self.outline.set_points_as_corners(Box(left, right, foot, top).corners)
        return self


class Slices:
    """A slice of each bell at a delay, a bus above them, and what follows from them.

    Attributes
    ----------
    strip
        Around the delay, with the slices.
    heights
        How high the slices are, in numbers, in the corner.
    sign
        The bus, and a line down to its delay.
    bar
        The heights end to end, as shares of both together, under these.
    width
        How wide the slices are, under the bar.
    result, chance
        What the slices say in numbers, in the same place; the chance comes last.
    """

    def __init__(self, bells: TwoBells, delay: float) -> None:
        plot, buses = bells.plot, bells.buses
        box = corner(BESIDE_TWO_BELLS)
        self.delay, self.sign, self.strip = delay, Sign(plot, delay, []), Strip(bells, delay)
        heights = verdicts.heading(), *verdicts.heights(buses, delay)
        self.heights = stack(*heights, box=box, gap=_ROWS)
        top = float(self.heights.get_bottom()[1]) - _ABOVE_BAR
        place = Box(box.left, box.right, top - _BAR_HEIGHT, top)
        self.bar = ShareBar(place, float(buses.posterior(delay)), (ROLES["A"], ROLES["B"]))
        for part in (self.bar.first, self.bar.second):
            part.set_stroke(color("background"), width=_CUT)
        width = Reading("slice width in minutes", lambda: self.strip.minutes, words.thin)
        self.width = stack(readout([width]), under=self.bar, box=box, gap=_ROWS)
        rows, self.chance = verdicts.posterior(buses, delay)
        self.chance.next_to(rows[-1], RIGHT, buff=_BEFORE_CHANCE)
        last = VGroup(rows[-1], self.chance)
        stack(*rows[:-1], last, under=self.bar, box=box, gap=_ROWS)
        self.result = VGroup(*rows)

    def rise(self, run_time: float) -> list[Animation]:
        """Let the slices grow out of the axis."""
        return [GrowFromEdge(piece, DOWN, run_time=run_time) for piece in self.strip.slices]

    def measure(self, run_time: float) -> list[Animation]:
        """Let each slice be laid into the bar, as a part of it as long as the slice is high."""
        parts = zip(self.strip.slices, (self.bar.first, self.bar.second), strict=True)
        return [TransformFromCopy(piece, part, run_time=run_time) for piece, part in parts]
