"""The curve of heights along one axis through a point, with its tangent."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from mathkit.calculus.gradient import slice_through
from scenes.calculus.gradient.terrains import Terrain
from scenes.calculus.gradient.told import HALF, TALL, Told
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

_BEFORE, _AFTER = 2.0, 1.5
_SAMPLES = 120


class Slice(VGroup):
    """The chart of a slice; its walker goes along it, and the walker on the map goes with it.

    Parameters
    ----------
    axis
        Which variable changes: 0 for x, 1 for y.
    """

    def __init__(self, told: Told, ground: Terrain, axis: int, box: Box) -> None:
        super().__init__()
        self.told, self.ground, self.axis = told, ground, axis
        here, reach = float(told.here.point[axis]), (HALF, HALF * TALL)[axis] - 0.1
        self.low, self.high = max(here - _BEFORE, -reach), min(here + _AFTER, reach)
        heights = self.heights(np.linspace(self.low, self.high, _SAMPLES))
        self.plot = Plot(
            box,
            (self.low, self.high),
            padded(float(heights.min()), float(heights.max())),
            names=("$x$" if axis == 0 else "$y$", "height"),
            ticks=Ticks(x=5, y=4),
        )
        self.curve = GrownCurve.graph(self.plot, self.heights, self.low, "path", samples=_SAMPLES)
        self.walker = self.plot.dot(self.low, float(heights[0]), "path", radius=0.1)
        self.add(self.plot, self.curve, self.walker)
        self.line = Polyline([self.to_map(np.array([self.low, self.high]))], "path", width=4.0)
        slope, height = float(told.here.partials[axis]), told.here.value
        self.tangent = self.plot.tangent(here, height, slope, length=3.2)
        self.legs = self._legs(here, height, slope)
        self.apart = (self.tangent, self.legs)
        self.tracing = False
        self.set_state(position=here)

    def _legs(self, here: float, height: float, slope: float) -> VGroup:
        """One to the right from the point, and up to the tangent, with their numbers."""
        corner, run = self.plot.at(here + 1, height), text("1", size=LABEL_SIZE)
        rise = text(number(float(np.round(slope, 4)), 2), size=LABEL_SIZE, role="slope")
        legs = Polyline(
            [np.array([self.plot.at(here, height), corner, self.plot.at(here + 1, height + slope)])],
            "slope",
            width=3.0,
        )
        run.next_to((self.plot.at(here + 0.5, height)[0], corner[1], 0), DOWN if slope >= 0 else UP, buff=0.1)
        rise.next_to(self.plot.at(here + 1, height + slope / 2), RIGHT, buff=0.1)
        return VGroup(legs, run, rise)

    def to_map(self, positions: Points) -> Points:
        """Points of the frame (n, 2) on the map for values of the variable that changes."""
        places = np.tile(self.told.here.point, (len(positions), 1))
        places[:, self.axis] = positions
        return self.ground.to_frame(places)

    def heights(self, positions: Points) -> Points:
        """The heights (n,) at values (n,) of the variable that changes."""
        return slice_through(self.told.landscape.function, self.told.here.point, self.axis, positions)

    def set_state(self, *, position: float) -> Self:
        """Move the walker to *position*, on the chart and on the map; if ``tracing``, it draws the curve."""
        self.position = float(position)
        if self.tracing:
            self.curve.extend(self.position)
        height = self.heights(np.array([self.position]))[0]
        self.walker.move_to(self.plot.at(self.position, float(height)))
        self.ground.dot.move_to((*self.to_map(np.array([self.position]))[0], 0.0))
        return self
