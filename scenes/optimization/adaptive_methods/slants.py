"""A slope over its usual size: a point on a line whose slant stays when both grow alike."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points

LOSS_FACTOR = 10
"""By which the loss is multiplied."""

_ROOM = 1.15
"""How far the axes reach, as a share of the largest usual size."""

_EARLIEST, _SLOPE_DECIMALS, _SLANT_DECIMALS = 8, 3, 2


def clear_step(slopes: Points, sizes: Points) -> int:
    """A step, counted from 1, at which the written slope over the written size (n,) is the slant."""
    written = np.round(np.round(slopes, _SLOPE_DECIMALS) / np.round(sizes, _SLOPE_DECIMALS), _SLANT_DECIMALS)
    fits = np.isclose(written, np.round(slopes / sizes, _SLANT_DECIMALS))
    return int(np.flatnonzero(fits[_EARLIEST - 1 :])[0]) + _EARLIEST


class SlantPlot(VGroup):
    """The point (usual size, slope) of a weight, times a ``factor``, and the line to it from the origin."""

    def __init__(self, size: float, slope: float) -> None:
        self.size, self.slope = size, slope
        highest = _ROOM * LOSS_FACTOR * max(size, slope)
        self.plot = Plot(
            frame().picture,
            (0.0, highest),
            (0.0, highest),
            names=("usual size", "slope"),
            ticks=Ticks(x=6, y=6),
        )
        origin = self.plot.at(0.0, 0.0)
        way = self.plot.at(size, slope) - origin
        self.line = Polyline([line_through(origin, way, self.plot.box)], "path", width=4.0)
        self.base, self.rise = Polyline([], "ink", width=6.0), Polyline([], "slope", width=6.0)
        self.dot = self.plot.dot(size, slope, "path", radius=0.13)
        super().__init__(self.plot, self.line, self.base, self.rise, self.dot)
        self.set_state(factor=1.0)

    def set_state(self, *, factor: float) -> Self:
        """Multiply the loss by a factor."""
        self.factor = float(factor)
        size, slope = self.factor * self.size, self.factor * self.slope
        corners = self.plot.to_frame([(0.0, 0.0), (size, 0.0), (size, slope)])
        self.base.set_runs([corners[:2]])
        self.rise.set_runs([corners[1:]])
        self.dot.move_to((*corners[2], 0.0))
        return self
