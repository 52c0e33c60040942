"""Both lines on one plot: the pile of all buses, a bell for each line, and the view from near one delay."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, Line, VGroup, VMobject

from mathkit.arrays import Array
from mathkit.probability.random_variables import histogram, normal_peak
from mathkit.probability.two_normals import TwoNormals
from scenes.probability.random_variables import words
from scenes.probability.random_variables.bars import bar_width
from scenes.probability.random_variables.bells import THIN_RIM, Bell, DensityPlot, bell_ends
from scenes.probability.random_variables.lines import (
    BESIDE_TWO_BELLS,
    HEADROOM,
    OF_ALL,
    OF_ANY,
    ROLES,
    corner,
)
from scenes.probability.random_variables.tiles import Pile
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, on_plate

_BUS_ROOM = 0.1
"""Between a bus and the ends of the axis, as a share of its length."""

_NEAR, _NEAREST, _CLOSER = 1.5, 0.01, 16.0
"""The view from near shows so many minutes to both sides of the delay, at most and about at least; the view
from close by shows so many times less."""

STRIP = 1 / 7
"""The width of the strip around the delay, as a share of that of both views."""

_STEEP = 1.25
"""The view is so near that bells in the strip are no more than so many times as high as the slices."""

_MOST_TICKS = 5
"""On these axes, which are shorter than others."""

_NUMBERS = 0.9
"""The room for the numbers left of these axes, in manim units; half of it is there for those on the right."""

_ROOM = 1.75
"""The height of the axes in that view, as a multiple of the higher slice."""

_BESIDE_WORDS, _NAME = 0.4, 0.9
"""Between those axes and the words beside them, and the room above for the name, in manim units."""

_LOWEST = 0.34
"""Under the words in the corner, curves and tiles stay below this share of the height of the axes."""

_HIGH, _LOWER, _LOWEST_LINE, _NAME_ROOM = 0.8, 0.52, 0.35, 1.7
"""The line of a boundary has this share of the height of the axes, of that under the words, and where both
bells are low; its name takes so much room at most."""

_LOW_BELL, _THIN = 0.03, 3.0
"""The curve of a bell below this share of the height of the axes is thin: tiles behind it can be seen."""

_SUM = 9.0
"""The width of the curve of the sum of both bells."""

_VISIBLE = 1e-3
"""Where both densities are lower than this, the view from near is magnified."""


def pile_width(buses: TwoNormals) -> float:
    """The width in minutes of the bars in which all buses are piled up."""
    return bar_width(min(buses.one.deviation, buses.zero.deviation)) / 2


def range_of_all(buses: TwoNormals, delays: Array, delay: float) -> tuple[float, float]:
    """The ends of an axis for the *delays* of all buses, for the bells of both lines, and for one *delay*."""
    edges = histogram(delays, 0.0, pile_width(buses)).edges
    low, high = bell_ends([(line.mean, line.deviation) for line in (buses.one, buses.zero)])
    low, high = min(low, edges[0], delay), max(high, edges[-1], delay)
    # A bus of this delay needs room on both sides.
    room = _BUS_ROOM * (high - low)
    return padded(min(low, delay - room), max(high, delay + room), 0.01)


def visible_boundaries(buses: TwoNormals, delays: Array, delay: float) -> Array:
    """Where the bells cross on the axis for the *delays* of all buses, and for one *delay*."""
    low, high = range_of_all(buses, delays, delay)
    edges = buses.boundaries()
    return edges[(edges > low) & (edges < high)]


def plot_of_all(buses: TwoNormals, delays: Array, delay: float) -> DensityPlot:
    """Axes for the *delays* of all buses, for the bells of both lines, and for one *delay*."""
    ends = range_of_all(buses, delays, delay)
    bars = histogram(delays, 0.0, pile_width(buses))
    peaks = (normal_peak(line.deviation) for line in (buses.one, buses.zero, buses.overall()))
    plot = DensityPlot(max(float(bars.heights.max()), *peaks), ends, OF_ANY)
    # Once more, if bells or tiles would reach up to the words.
    words_from = plot.x_range[1] - BESIDE_TWO_BELLS / plot.x_unit
    tallest = float(bars.heights.max(where=bars.edges[1:] > words_from, initial=0.0))
    highest = max(plot.y_range[1] / HEADROOM, max(tallest, _beside(buses, ends)) / _LOWEST)
    return DensityPlot(highest, ends, OF_ANY)


def pile_of_all(buses: TwoNormals, delays: Array, plot: Plot) -> Pile:
    """The places of all buses; the pile has the area 1."""
    width = pile_width(buses)
    return Pile(plot, delays, 0.0, width, 1 / width)


def magnified(buses: TwoNormals, delay: float) -> int:
    """The power of ten by which the heights at a delay are magnified, so that they can be seen; mostly 0."""
    highest = max(float(height) for height in buses.heights(delay))
    return 0 if highest >= _VISIBLE else -math.floor(math.log10(highest))


class NearPlot(DensityPlot):
    """Axes beside a column of words; the name of the vertical one is above its end, left of a bus there."""

    def _place(self) -> Box:
        box = super()._place()
        return Box(box.left, corner(BESIDE_TWO_BELLS).left - _BESIDE_WORDS, box.bottom, box.top - _NAME)

    def _marks(self, ticks: Ticks) -> tuple[Points, Points]:
        return super()._marks(Ticks(_MOST_TICKS, ticks.y))

    def _room(self, box: Box, ticks: Ticks, names: tuple[str, str]) -> Box:
        # The same room for all numbers: what is in the middle of one plot is there in others, too.
        room = super()._room(box, ticks, names)
        return Box(box.left + _NUMBERS, box.right - _NUMBERS / 2, room.bottom, room.top)

    @property
    def ceiling(self) -> float:
        return self.box.top

    def _y_label(self) -> Written:
        name = super()._y_label()
        return name.next_to((self.box.left, self.box.top, 0), UP, buff=GAP / 2).align_to(self.axes, LEFT)


def near_bells(buses: TwoNormals, delay: float) -> tuple[TwoBells, TwoBells]:
    """Both bells in the neighbourhood of a delay, from near and from close by, on axes of their own."""
    power, near = magnified(buses, delay), _NEAR
    here = max(float(height) for height in buses.heights(delay))
    while near > _NEAREST and _highest(buses, delay, near * STRIP) > _STEEP * here:
        near /= 2
    name = OF_ALL.replace(", ", f", \\ in $10^(-{power})$ \\ " if power else ", \\ ")
    scale = 10.0**power
    first, last = (
        TwoBells(NearPlot(scale * _ROOM * here, (delay - reach, delay + reach), name), buses, scale=scale)
        for reach in (near, near / _CLOSER)
    )
    return first, last


def _highest(buses: TwoNormals, delay: float, reach: float) -> float:
    """How high the bells are in the neighbourhood of a delay."""
    x = np.linspace(delay - reach, delay + reach, 100)
    return max(float(heights.max()) for heights in buses.heights(x))


def _beside(buses: TwoNormals, ends: tuple[float, float]) -> float:
    """How high the bells are under the words in the corner."""
    first = ends[1] - (ends[1] - ends[0]) * BESIDE_TWO_BELLS / frame().wide.width
    x = np.linspace(first, ends[1], 100)
    return max(float(heights.max()) for heights in buses.heights(x))


class TwoBells(VGroup):
    """A bell for each line, with the line's share of the buses as its area, *scale* times as high.

    *rimmed* sets the curves off from what lies behind them.
    """

    def __init__(
        self, plot: DensityPlot, buses: TwoNormals, *, scale: float = 1.0, rimmed: bool = False
    ) -> None:
        self.plot, self.buses = plot, buses
        self.a, self.b = (
            Bell(plot, line.mean, line.deviation, ROLES[name], weight=share * scale, rimmed=rimmed)
            for name, line, share in (
                ("A", buses.one, buses.probability),
                ("B", buses.zero, 1 - buses.probability),
            )
        )
        for bell in (self.a, self.b):
            if bell.peak < _LOW_BELL * plot.y_range[1]:
                bell.curve.set_stroke(width=_THIN)
                if rimmed:
                    bell.curve.set_stroke(width=THIN_RIM, background=True)
        # The bell of fewer buses is in front.
        self.pair = (self.b, self.a) if buses.probability < 0.5 else (self.a, self.b)
        self.curves = VGroup(*(bell.curve for bell in self.pair))
        self.widths = [_widths(curve) for curve in self.curves]
        super().__init__(*self.pair)

    def total(self) -> Polyline:
        """The curve of the density of all buses: the sum of both bells."""
        x = self.plot.sample()
        curve = Polyline(self.plot.runs(x, self.a.density(x) + self.b.density(x)), "ink", width=_SUM)
        curve.set_stroke(color("background"), width=_SUM + THIN_RIM, background=True)
        return curve

    def step_back(self) -> list[Any]:
        """Let both curves and their rims become thin, so that their sum stands out behind them."""
        return [_stroked(curve, (_THIN, _THIN + 2.0)) for curve in self.curves]

    def step_forward(self) -> list[Any]:
        """Let both curves become as thick as they were."""
        return [_stroked(curve, widths) for curve, widths in zip(self.curves, self.widths, strict=True)]


def _widths(curve: VMobject) -> tuple[float, float]:
    """The width of a curve, and that of its rim."""
    return float(curve.get_stroke_width()), float(curve.get_stroke_width(background=True))


def _stroked(curve: VMobject, widths: tuple[float, float]) -> Any:
    """Let a curve and its rim become so wide."""
    width, rim = widths
    return curve.animate.set_stroke(width=width).set_stroke(width=rim, background=True)


class Boundaries(VGroup):
    """Where the bells cross: a line at each of these delays, and the delay.

    Attributes
    ----------
    lines, names
    """

    def __init__(self, plot: Plot, buses: TwoNormals, boundaries: Array) -> None:
        self.lines, self.names = VGroup(), VGroup()
        words_from = plot.x_range[1] - BESIDE_TWO_BELLS / plot.x_unit
        for delay in boundaries:
            share = _LOWER if delay + _NAME_ROOM / plot.x_unit > words_from else _HIGH
            if float(buses.heights(delay)[0]) < _LOW_BELL * plot.y_range[1]:
                share = _LOWEST_LINE
            top = plot.at(delay, share * plot.y_range[1])
            line = Line(plot.at(delay, 0), top, stroke_width=4.0, color=color("ink"))
            line.set_stroke(color("background"), width=THIN_RIM, background=True)
            # On the outer side, where there are fewer buses, if there is room.
            outer = LEFT if delay < boundaries[-1] else RIGHT
            name = on_plate(words.boundary(delay)).next_to(top, outer, buff=GAP / 2).align_to(top, UP)
            if not plot.box.left + GAP < name.get_left()[0] < name.get_right()[0] < plot.box.right:
                name.next_to(top, -outer, buff=GAP / 2).align_to(top, UP)
            self.lines.add(line)
            self.names.add(name)
        super().__init__(self.lines, self.names)
