"""A straight line across a contour map along one axis, and the curve of heights along it."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from mathkit.calculus.gradient import slice_through
from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_SAMPLES = 160
_TANGENT = 2.2
"""The length of the tangent, in manim units."""


class Slice(VGroup):
    """A line on the map along which one variable is held, and beside the map the curve that f becomes there.

    Parameters
    ----------
    axis
        Which variable changes: 0 for x, 1 for y.
    box
        Where the curve stands.
    """

    def __init__(self, ground: ContourMap, axis: int, role: Role, *, box: Box) -> None:
        super().__init__()
        self.ground, self.axis = ground, axis
        self.low, self.high = ground.plot.x_range if axis == 0 else ground.plot.y_range
        heights = self.heights(np.linspace(self.low, self.high, _SAMPLES))
        self.plot = Plot(
            box,
            (self.low, self.high),
            padded(float(heights.min()), float(heights.max())),
            names=("$x$" if axis == 0 else "$y$", "height"),
            ticks=Ticks(y=3),
        )
        self.line = Polyline([], role, width=4.0)
        self.curve = GrownCurve.graph(self.plot, self.heights, self.low, role, width=4.5, samples=_SAMPLES)
        self.walker = self.plot.dot(self.low, float(heights[0]), role, radius=0.1)
        self.add(self.plot, self.line, self.curve, self.walker)
        slope, height = ground.function.gradient(ground.point)[axis], ground.function.value(ground.point)
        here = float(ground.point[axis])
        self.tangent = self.plot.tangent(here, float(height), float(slope), length=_TANGENT)
        self.apart = (self.ground, self.tangent)
        self.set_state(position=self.low)

    def heights(self, positions: Points) -> Points:
        """The function's values (n,) along the line, at values (n,) of the variable that changes."""
        return slice_through(self.ground.function, self.ground.point, self.axis, positions)

    def set_state(self, *, position: float) -> Self:
        """Move the walker to *position*, a value of the variable that changes.

        The line and the curve stay drawn up to the largest position so far.
        """
        self.position = float(position)
        self.curve.extend(self.position)
        ends = np.tile(self.ground.point, (2, 1))
        ends[:, self.axis] = self.low, self.curve.drawn_to
        self.line.set_runs([self.ground.plot.to_frame(ends)])
        height = self.heights(np.array([self.position]))[0]
        self.walker.move_to(self.plot.at(self.position, float(height)))
        return self
