"""A valley: the curve of a function of one variable around its minimum, and a descent on it."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.trails import Trail
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_segments
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points

_EDGE = 0.1
"""How far an arrow stays away from the edge of the picture, in manim units."""

_TANGENT = 4.0
"""The length of a tangent, in manim units."""


class Valley(VGroup):
    """The curve of a function of one variable, and the trail of a descent on it.

    Parameters
    ----------
    function
        The function, with its minimum.
    iterates
        The positions x of the descent, shape (n + 1, 1). The axes are chosen so that they can be seen.
    """

    def __init__(self, function: Quadratic, iterates: Points) -> None:
        super().__init__()
        seen = in_sight(iterates, function.minimum)
        half = 1.2 * max(float(np.abs(seen - function.minimum).max()), 0.5)
        middle = float(function.minimum[0])
        top = float(function.value(np.array([middle + half])))
        bottom = function.least
        self.plot = Plot(
            frame().picture,
            (middle - half, middle + half),
            padded(bottom, top, 0.03),
            names=("$x$", "$f(x)$"),
            ticks=Ticks(x=10),
        )
        x = self.plot.sample()
        self.curve = self.plot.curve(x, function.value(x[:, None]))
        self.positions, self.heights = seen[:, 0], function.value(seen)
        # A step is a jump: between its ends the ball touches nothing of the curve.
        self.trail = Trail(self.plot.to_frame(np.column_stack([self.positions, self.heights])))
        self.add(self.plot, self.curve, self.trail)

    def tangents(self, slopes: Points) -> Tangents:
        """The tangent at the place of each step; *slopes* (n + 1,) are those at the iterates."""
        return Tangents(self.plot, self.positions, self.heights, slopes[: len(self.positions)])

    def along_the_slope(self, slope: float, *, uphill: bool, length: float = 1.7) -> Arrow:
        """An arrow along the tangent where the descent starts, uphill or downhill.

        It is *length* units long, or as long as the plot has room for. On level ground it shows nothing.
        """
        foot = end = self.trail.places[0]
        if slope != 0:
            way = np.array([self.plot.x_unit, slope * self.plot.y_unit]) * np.sign(slope)
            way *= (length if uphill else -length) / np.hypot(*way)
            end = clip_segments(np.array([[foot, foot + way]]), self.plot.box.inset(_EDGE))[0, 1]
        return Arrow(foot, end, "slope", width=6.0)

    def first_step(self) -> tuple[VGroup, Arrow]:
        """The first step as the rule takes it: lines down from its two ends, and an arrow along the axis."""
        drops = [self.plot.drop(x, y) for x, y in zip(self.positions[:2], self.heights[:2], strict=True)]
        return VGroup(*drops), Arrow(drops[0].get_end(), drops[1].get_end(), "path")


class Tangents(Polyline, Seekable):
    """The tangent at the place that a descent has reached. Time counts steps; between two it stays.

    Parameters
    ----------
    x, y, slopes
        The place and the slope at the start and after each step, shape (n + 1,) each.
    """

    def __init__(self, plot: Plot, x: Points, y: Points, slopes: Points) -> None:
        super().__init__([], "slope", width=4.0)
        self._plot, self._values = plot, np.column_stack([x, y, slopes])
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Touch the curve where the last whole step has led."""
        self.step = int(np.floor(step + 1e-9))
        x, y, slope = self._values[self.step]
        self.set_runs(self._plot.tangent_runs(x, y, slope, _TANGENT))
        return self
