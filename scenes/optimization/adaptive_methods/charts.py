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

Range = tuple[float, float]
"""The least and the greatest value on an axis."""


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
        end = plot.at(float(numbers[-1]), float(averages[-2:].max()))  # the curve may go up and down
        self.letter = text(tint(f"${letter.letter}$", letter.role))
        self.letter.move_to(end, aligned_edge=RIGHT + DOWN).shift(GAP * UP)
        super().__init__(plot, self.curve, self.dots)

    def seek(self, step: float, /) -> Self:
        """Show the slopes up to a step."""
        self.dots.set_state(places=self.places[self.numbers <= step + 1e-9])
        return self


class Enlarged(VGroup):
    """Slopes and averages of the flat weight on the chart of the steep one, in the flat weight's colour.

    Parameters
    ----------
    onto
        The chart of the steep weight.
    slopes, averages
        Those of the flat weight, shape (n,); they are multiplied by the ``factor``, from 1 on.
    most
        The factor at which ``told`` says it.
    """

    def __init__(self, onto: SlopeChart, slopes: Points, averages: Points, most: int) -> None:
        self.onto, self.values = onto, (slopes, averages)
        self.dots = Markers([], FLAT, size=0.6)
        self.curve = Polyline([], FLAT, width=3.0)
        super().__init__(self.curve, self.dots)
        corner = (onto.plot.box.right, onto.plot.box.top, 0.0)
        self.told = text(f"{tint('$w_1$', FLAT)}: times {most}").move_to(corner, aligned_edge=RIGHT + UP)
        self.set_state(factor=1.0)

    def set_state(self, *, factor: float) -> Self:
        """Multiply the slopes and averages by a factor."""
        self.factor = float(factor)
        slopes, averages = (
            self.onto.plot.to_frame(np.column_stack([self.onto.numbers, self.factor * each]))
            for each in self.values
        )
        self.dots.set_state(places=slopes)
        self.curve.set_runs([averages])
        return self


def slope_charts(
    slopes: Points, sizes: Points, letter: Symbol, ranges: tuple[Range, Range]
) -> tuple[SlopeChart, SlopeChart]:
    """The charts of the flat weight, below, and of the steep one, above it, with axes of the same size.

    Parameters
    ----------
    slopes, sizes
        The slopes and their usual sizes at each of n steps, for the flat and the steep weight, shape (n, 2).
    letter
        Of the usual size.
    ranges
        The least and the greatest slope on the axes of both.
    """
    box, numbers = frame().picture, np.arange(1, len(slopes) + 1, dtype=np.float64)
    middle = (box.top + box.bottom) / 2
    low, high = Box(box.left, box.right, box.bottom, middle), Box(box.left, box.right, middle, box.top)
    count = len(slopes)
    plots = [_plot_of(half, count, index, ranges[index]) for index, half in enumerate((low, high))]
    # Longer numbers beside an axis leave it less room: the other one keeps as much free.
    left = max(plot.box.left for plot in plots)
    plots = [
        _plot_of(
            Box(half.left + left - plot.box.left, half.right, half.bottom, half.top),
            count,
            index,
            ranges[index],
        )
        for index, (half, plot) in enumerate(zip((low, high), plots, strict=True))
    ]
    flat, steep = (
        SlopeChart(plot, numbers, slopes[:, index], sizes[:, index], letter)
        for index, plot in enumerate(plots)
    )
    return flat, steep


def _plot_of(box: Box, count: int, index: int, ends: Range) -> Plot:
    """The axes for so many slopes of one weight."""
    name = f"slope along {tint(f'$w_{index + 1}$', (FLAT, STEEP)[index])}"
    return Plot(box, (0.0, count + 1.0), ends, names=("step", name), ticks=Ticks(x=6, y=3))


def hop_chart(first: int, slopes: Points, means: Points, letter: Symbol, ends: Range) -> SlopeChart:
    """The slopes (n,) of hops from the step *first* on, and their running means (n,), with their letter."""
    numbers = first + np.arange(len(slopes), dtype=np.float64)
    plot = Plot(
        frame().picture,
        (first - 1.0, first + len(slopes)),
        ends,
        names=("step", f"slope along {tint('$w_2$', STEEP)}"),
        ticks=Ticks(x=6, y=5, whole=True),
    )
    return SlopeChart(plot, numbers, slopes, means, letter)


class RateChart(VGroup):
    """What RMSProp multiplies the steep weight's slope by at each step, shape (n,), and the limit of that."""

    def __init__(self, rates: Points, limit: float, ends: Range) -> None:
        numbers, end = np.arange(1, len(rates) + 1, dtype=np.float64), len(rates) + 1.0
        self.passing = int(np.flatnonzero(rates > limit)[0]) + 1
        self.highest = int(rates.argmax()) + 1
        self.plot = plot = Plot(
            frame().picture,
            (0.0, end),
            ends,
            names=("step", f"rate of {tint('$w_2$', STEEP)}"),
            ticks=Ticks(x=6, y=6),
        )
        self.curve = GrownCurve.through(plot, numbers, rates, STEEP)
        line = Polyline([plot.to_frame([(0.0, limit), (end, limit)])], "ink", width=2.5)
        told = text(f"limit {number(limit)}").move_to(plot.at(0.0, limit), aligned_edge=LEFT + DOWN)
        self.limit = VGroup(line, told.shift(GAP * (RIGHT + UP)))
        super().__init__(plot, self.curve, self.limit)
