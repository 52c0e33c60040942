"""Slopes over the steps: of both weights with their usual sizes, and of hops with their mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.typesetting import Points

_ABOVE = 1.12
"""How far the axis of slopes reaches, as a share of the largest."""


class SlopeChart(VGroup, Seekable):
    """The slope of a weight at each step as dots, and a curve of averages. Time counts steps, for the dots.

    Parameters
    ----------
    numbers
        Of the steps, shape (n,).
    slopes, averages
        Shape (n,).
    role
        The colour of the curve.
    """

    def __init__(self, plot: Plot, numbers: Points, slopes: Points, averages: Points, role: Role) -> None:
        self.plot, self.numbers = plot, numbers
        self.places = plot.to_frame(np.column_stack([numbers, slopes]))
        self.dots = Markers([], "slope")
        self.curve = GrownCurve.through(plot, numbers, averages, role)
        super().__init__(plot, self.curve, self.dots)

    def seek(self, step: float, /) -> Self:
        """Show the slopes up to a step."""
        self.dots.set_state(places=self.places[self.numbers <= step + 1e-9])
        return self


def slope_charts(slopes: Points, sizes: Points) -> tuple[SlopeChart, SlopeChart]:
    """The charts of the flat weight, below, and of the steep one, above it, with axes of the same size.

    Parameters
    ----------
    slopes, sizes
        The slopes and their usual sizes at each of n steps, for the flat and the steep weight, shape (n, 2).
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
        SlopeChart(plot, numbers, slopes[:, index], sizes[:, index], "ink")
        for index, plot in enumerate(plots)
    )
    return flat, steep


def _plot_of(box: Box, slopes: Points, index: int) -> Plot:
    """The axes for the slopes (n, 2) of one weight."""
    name = f"slope along {tint(f'$w_{index + 1}$', (FLAT, STEEP)[index])}"
    highest = _ABOVE * float(slopes[:, index].max())
    return Plot(box, (0.0, len(slopes) + 1.0), (0.0, highest), names=("step", name), ticks=Ticks(x=6, y=3))


def hop_chart(first: int, slopes: Sequence[float] | Points, means: Sequence[float] | Points) -> SlopeChart:
    """The slopes (n,) of hops to and fro from the step *first* on, and their running means (n,)."""
    numbers = first + np.arange(len(slopes), dtype=np.float64)
    highest = 1.3 * float(np.abs(slopes).max())
    plot = Plot(
        frame().picture,
        (first - 1.0, first + len(slopes)),
        (-highest, highest),
        names=("step", f"slope along {tint('$w_2$', STEEP)}"),
        ticks=Ticks(x=6, y=5, whole=True),
    )
    return SlopeChart(plot, numbers, np.asarray(slopes), np.asarray(means), "path")
