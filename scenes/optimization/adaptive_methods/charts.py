"""Charts over the steps: slopes of both weights with their usual sizes, and noisy slopes with their mean."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import text

Range = tuple[float, float]
"""The least and the greatest value on an axis."""


_ABOVE = 1.12
"""How far the axis of slopes reaches, as a share of the largest one."""

_BELOW = 0.06
"""How far it reaches below 0, so that small slopes are seen above the axis of steps."""


class SlopeChart(VGroup, Seekable):
    """The slope of a weight at each step as dots, and a curve of averages. Time counts steps, for the dots.

    Parameters
    ----------
    numbers
        Of the steps, shape (n,).
    slopes, averages
        Shape (n,).
    letter
        Of the averages: ``letter``, which stands over the end of the curve.
    role
        The colour of all.
    """

    def __init__(
        self, plot: Plot, numbers: Points, slopes: Points, averages: Points, letter: Symbol, role: Role
    ) -> None:
        self.plot, self.numbers = plot, numbers
        self.places = plot.to_frame(np.column_stack([numbers, slopes]))
        self.dots = Markers([], role)
        self.curve = GrownCurve.through(plot, numbers, averages, role, width=7.0)
        end = plot.at(float(numbers[-1]), float(averages[-4:].max()))  # the curve may go up and down
        self.letter = text(tint(f"${letter.letter}$", role))
        self.letter.move_to(end, aligned_edge=RIGHT + DOWN).shift(GAP * UP)
        super().__init__(plot, self.curve, self.dots)

    def seek(self, step: float, /) -> Self:
        """Show the slopes up to a step."""
        self.dots.set_state(places=self.places[self.numbers <= step + 1e-9])
        return self


class Enlarged(VGroup):
    """Slopes and averages of the flat weight, on the axes that they share with those of the steep one.

    Parameters
    ----------
    chart
        The chart of the flat weight.
    slopes, averages
        Those of the flat weight, shape (n,); they are multiplied by the ``factor``, from 1 on.
    most
        The factor at which ``told`` says it.
    """

    def __init__(self, chart: SlopeChart, slopes: Points, averages: Points, most: int) -> None:
        self.chart, self.values = chart, (slopes, averages)
        self.dots = Markers([], FLAT, size=0.6)
        self.curve = Polyline([], FLAT, width=3.0)
        super().__init__(self.curve, self.dots)
        corner = (chart.plot.box.right, chart.plot.box.top, 0.0)
        self.told = text(f"{tint('$w_1$', FLAT)}: times {most}").move_to(corner, aligned_edge=RIGHT + UP)
        self.set_state(factor=1.0)

    def set_state(self, *, factor: float) -> Self:
        """Multiply the slopes and averages by a factor."""
        self.factor = float(factor)
        slopes, averages = (
            self.chart.plot.to_frame(np.column_stack([self.chart.numbers, self.factor * each]))
            for each in self.values
        )
        self.dots.set_state(places=slopes)
        self.curve.set_runs([averages])
        return self


def slope_charts(slopes: Points, sizes: Points, letter: Symbol, ends: Range) -> tuple[SlopeChart, SlopeChart]:
    """The charts of the flat and of the steep weight, on the same axes.

    Parameters
    ----------
    slopes, sizes
        The slopes and their usual sizes at each of n steps, for the flat and the steep weight, shape (n, 2).
    letter
        Of the usual size.
    ends
        The first and the last step on the axes.
    """
    numbers = np.arange(1, len(slopes) + 1, dtype=np.float64)
    names = "step of RMSProp", f"slope along {tint('$w_2$', STEEP)}, and along {tint('$w_1$', FLAT)}"
    highest = _ABOVE * float(slopes.max())
    plot = Plot(frame().picture, ends, (-_BELOW * highest, highest), names=names, ticks=Ticks(x=6, y=5))
    flat, steep = (
        SlopeChart(plot, numbers, slopes[:, index], sizes[:, index], letter, role)
        for index, role in enumerate((FLAT, STEEP))
    )
    return flat, steep


def noise_chart(first: int, slopes: Points, means: Points, letter: Symbol) -> SlopeChart:
    """Noisy slopes (n,) from the step *first* on, and their running means (n,), with their letter."""
    numbers = first + np.arange(len(slopes), dtype=np.float64)
    plot = Plot(
        frame().picture,
        (first - 1.0, first + len(slopes)),
        (float(slopes.min()) - 1.0, float(slopes.max()) + 1.0),
        names=("step", f"slope {tint('$g$', 'slope')}"),
        ticks=Ticks(x=6, y=7, whole=True),
    )
    return SlopeChart(plot, numbers, slopes, means, letter, "slope")
