"""A walk straight across a contour map along one axis, and the curve of heights on which it goes."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_SAMPLES = 160
_TANGENT = 2.2


class Slice(VGroup, Seekable):
    """A line on the map along which one variable is held, and beside the map the curve that f becomes there.

    ``seek(position)`` draws both as far as a walker has come who goes up the axis. ``tangent`` is the
    tangent at the map's point; it is no part of the picture until a lesson brings it in.

    Parameters
    ----------
    axis
        Which variable walks: 0 for x, 1 for y.
    box
        Where the curve stands.
    """

    def __init__(self, ground: ContourMap, axis: int, role: Role, *, box: Box) -> None:
        super().__init__()
        self.ground, self.axis = ground, axis
        self.low, self.high = ground.plot.x_range if axis == 0 else ground.plot.y_range
        positions = np.linspace(self.low, self.high, _SAMPLES)
        heights = self.heights(positions)
        self.plot = Plot(
            box,
            (self.low, self.high),
            padded(float(heights.min()), float(heights.max())),
            x_label="$x$" if axis == 0 else "$y$",
            y_label="height",
            y_ticks=3,
        )
        here = float(ground.point[axis])
        self.line = Polyline([], role, width=4.0)
        self.curve = Polyline([], role, width=4.5)
        self.walker = self.plot.dot(self.low, float(heights[0]), role, radius=0.1)
        slope = float(ground.function.gradient(ground.point)[axis])
        height = float(ground.function.value(ground.point))
        self.tangent = self.plot.tangent(here, height, slope, length=_TANGENT)
        self.add(self.plot, self.line, self.curve, self.walker)
        self.seek(self.low)

    def heights(self, positions: Points) -> Points:
        """The function's values along the line."""
        return self.ground.function.value(self._line(positions))

    def seek(self, step: float, /) -> Self:
        """Draw the line and the curve as far as *step*; a walker who turns back leaves them as they are."""
        passed = np.linspace(self.low, max(step, self._farthest), _SAMPLES)
        self._farthest = float(passed[-1])
        self.line.set_runs([self.ground.plot.to_frame(self._line(passed[[0, -1]]))])
        self.curve.set_runs(self.plot.runs(passed, self.heights(passed)))
        self.walker.move_to(self.plot.at(step, float(self.heights(np.array([step]))[0])))
        return self

    _farthest = -np.inf

    def _line(self, positions: Points) -> Points:
        points = np.tile(self.ground.point, (len(positions), 1))
        points[:, self.axis] = positions
        return points
