"""Charts over the steps: slopes with their usual sizes, slopes of hops with their mean, and a rate."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup

from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import text

_ABOVE = 1.12
"""How far an axis reaches, as a share of the largest slope or rate."""

_OVER_HOPS = 0.28
"""Where the letter of the mean stands: over the smaller hops to come, as a share of the largest slope."""


class SlopeChart(VGroup, Seekable):
    """The slope of a weight at each step as dots, and a curve of averages. Time counts steps, for the dots.

    Parameters
    ----------
    numbers
        Of the steps, shape (n,).
    slopes, averages
        Shape (n,).
    letter
        Of the averages: ``letter``, which stands over the end of the curve and has its colour.
    """

    def __init__(self, plot: Plot, numbers: Points, slopes: Points, averages: Points, letter: Symbol) -> None:
        self.plot, self.numbers = plot, numbers
        self.places = plot.to_frame(np.column_stack([numbers, slopes]))
        self.dots = Markers([], "slope")
        self.curve = GrownCurve.through(plot, numbers, averages, letter.role)
        end = plot.at(float(numbers[-1]), float(averages[-1]))
        self.letter = text(tint(f"${letter.letter}$", letter.role))
        self.letter.move_to(end, aligned_edge=RIGHT + DOWN).shift(GAP * UP)
        super().__init__(plot, self.curve, self.dots)

    def seek(self, step: float, /) -> Self:
        """Show the slopes up to a step."""
        self.dots.set_state(places=self.places[self.numbers <= step + 1e-9])
        return self


def slope_charts(slopes: Points, sizes: Points, letter: Symbol) -> tuple[SlopeChart, SlopeChart]:
    """The charts of the flat weight, below, and of the steep one, above it, with axes of the same size.

    Parameters
    ----------
    slopes, sizes
        The slopes and their usual sizes at each of n steps, for the flat and the steep weight, shape (n, 2).
    letter
        Of the usual size.
    """
    box, numbers = frame().picture, np.arange(1, len(slopes) + 1, dtype=np.float64)
    middle = (box.top + box.bottom) / 2
    low, high = Box(box.left, box.right, box.bottom, middle), Box(box.left, box.right, middle, box.top)
    plots = [_plot_of(half, slopes, index) for index, half in enumerate((low, high))]
    # Longer numbers beside an axis leave it less room: the other one keeps as much free.
    left = max(plot.box.left for plot in plots)
    plots = [
        _plot_of(Box(half.left + left - plot.box.left, half.right, half.bottom, half.top), slopes, index)
        for index, (half, plot) in enumerate(zip((low, high), plots, strict=True))
    ]
    flat, steep = (
        SlopeChart(plot, numbers, slopes[:, index], sizes[:, index], letter)
        for index, plot in enumerate(plots)
    )
    return flat, steep


def _plot_of(box: Box, slopes: Points, index: int) -> Plot:
    """The axes for the slopes (n, 2) of one weight."""
    name = f"slope along {tint(f'$w_{index + 1}$', (FLAT, STEEP)[index])}"
    highest = _ABOVE * float(slopes[:, index].max())
    return Plot(box, (0.0, len(slopes) + 1.0), (0.0, highest), names=("step", name), ticks=Ticks(x=6, y=3))


def hop_chart(first: int, slopes: Points, means: Points, letter: Symbol) -> SlopeChart:
    """The slopes (n,) of hops from the step *first* on, and their running means (n,), with their letter."""
    numbers = first + np.arange(len(slopes), dtype=np.float64)
    largest = float(np.abs(slopes).max())
    plot = Plot(
        frame().picture,
        (first - 1.0, first + len(slopes)),
        (-1.3 * largest, 1.3 * largest),
        names=("step", f"slope along {tint('$w_2$', STEEP)}"),
        ticks=Ticks(x=6, y=5, whole=True),
    )
    chart = SlopeChart(plot, numbers, slopes, means, letter)
    above = plot.at(float(numbers[-1]), _OVER_HOPS * largest)
    chart.letter.move_to(above, aligned_edge=RIGHT + DOWN)
    return chart


class RateChart(VGroup):
    """What RMSProp multiplies the steep weight's slope by at each step, shape (n,), and the limit of that."""

    def __init__(self, rates: Points, limit: float) -> None:
        numbers, end = np.arange(1, len(rates) + 1, dtype=np.float64), len(rates) + 1.0
        self.passing = int(np.flatnonzero(rates > limit)[0]) + 1
        self.plot = plot = Plot(
            frame().picture,
            (0.0, end),
            (0.0, _ABOVE * float(rates.max())),
            names=("step", f"rate of {tint('$w_2$', STEEP)}"),
            ticks=Ticks(x=6, y=6),
        )
        self.curve = GrownCurve.through(plot, numbers, rates, "path")
        line = Polyline([plot.to_frame([(0.0, limit), (end, limit)])], "ink", width=2.5)
        told = text(f"limit {number(limit)}").move_to(plot.at(0.0, limit), aligned_edge=LEFT + DOWN)
        self.limit = VGroup(line, told.shift(GAP * (RIGHT + UP)))
        super().__init__(plot, self.curve, self.limit)
