"""Both lines on one plot: the pile of all buses, a bell for each line, and the view from near one delay."""

from __future__ import annotations

import numpy as np
from manim import Animation, ReplacementTransform, VGroup

from mathkit.arrays import Array
from mathkit.probability.random_variables import histogram, normal_peak
from mathkit.probability.two_normals import TwoNormals
from scenes.probability.random_variables.bars import bar_width
from scenes.probability.random_variables.bells import HEADROOM, Bell, DensityPlot
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, ROLES
from scenes.probability.random_variables.tiles import Pile
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame

_BUS_ROOM = 0.1
"""Between a bus and the ends of the axis, as a share of its length."""

_NEAR = 3.0
"""The view from near shows so many minutes to both sides of the delay."""

_ROOM = 2.1
"""The height of the axes in that view, as a multiple of the higher slice."""

_LOW = 0.45
"""Under the words in the corner, curves stay below this share of the height of the axes."""

_LOWEST = 1e-3
"""The axes are never lower than this, in a density per minute."""


def pile_width(buses: TwoNormals) -> float:
    """The width in minutes of the bars in which all buses are piled up."""
    return bar_width(min(buses.one.deviation, buses.zero.deviation)) / 2


def plot_of_all(buses: TwoNormals, delays: Array, delay: float) -> DensityPlot:
    """Axes for the *delays* of all buses, for the bells of both lines, and for one *delay*."""
    bars = histogram(delays, 0.0, pile_width(buses))
    bells = [(line.mean, line.deviation) for line in (buses.one, buses.zero)]
    peaks = (normal_peak(line.deviation) for line in (buses.one, buses.overall()))
    also = bars.edges[[0, -1]].tolist()
    plot = DensityPlot(bells, max(float(bars.heights.max()), *peaks), also=[*also, delay])
    # A bus of this delay needs room on both sides.
    also += [delay + side * _BUS_ROOM * (plot.x_range[1] - plot.x_range[0]) for side in (-1, 1)]
    plot = DensityPlot(bells, plot.y_range[1] / HEADROOM, also=also)
    # Once more, if bells or tiles would reach up to the words.
    words_from = plot.x_range[1] - BESIDE_TWO_BELLS / plot.x_unit
    tallest = float(bars.heights.max(where=bars.edges[1:] > words_from, initial=0.0)) / _LOW
    highest = max(plot.y_range[1] / HEADROOM, tallest, _beside(buses, plot.x_range))
    return DensityPlot(bells, highest, also=also)


def pile_of_all(buses: TwoNormals, delays: Array, plot: Plot) -> Pile:
    """The places of all buses; the pile has the area 1."""
    width = pile_width(buses)
    return Pile(plot, delays, 0.0, width, 1 / width)


def near_plot(buses: TwoNormals, delay: float) -> DensityPlot:
    """Axes for the neighbourhood of a delay."""
    ends = delay - _NEAR, delay + _NEAR
    here = max(float(height) for height in buses.heights(delay))
    return DensityPlot([], max(_ROOM * here, _beside(buses, ends), _LOWEST), x_range=ends)


def _beside(buses: TwoNormals, ends: tuple[float, float]) -> float:
    """The height that axes need so that bells stay below the words in the corner."""
    first = ends[1] - (ends[1] - ends[0]) * BESIDE_TWO_BELLS / frame().wide.width
    x = np.linspace(first, ends[1], 100)
    return max(float(heights.max()) for heights in buses.heights(x)) / _LOW


class TwoBells(VGroup):
    """A bell for each line, with the line's share of the buses as its area."""

    def __init__(self, plot: Plot, buses: TwoNormals) -> None:
        self.plot, self.buses = plot, buses
        p = buses.probability
        self.a = Bell(plot, buses.one.mean, buses.one.deviation, ROLES["A"], weight=p)
        self.b = Bell(plot, buses.zero.mean, buses.zero.deviation, ROLES["B"], weight=1 - p)
        self.curves = VGroup(self.b.curve, self.a.curve)
        self.areas = VGroup(self.b.area, self.a.area)
        super().__init__(self.b, self.a)

    def move_to_axes_of(self, other: TwoBells) -> list[Animation]:
        """Let the curves become those on *other* axes."""
        return [ReplacementTransform(*both) for both in zip(self.curves, other.curves, strict=True)]
