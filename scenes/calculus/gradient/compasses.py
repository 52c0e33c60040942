"""All directions from a point of a map, one after another, and the slope that the ground has in each."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from mathkit.calculus.gradient import Gradient
from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points

_LENGTH = 0.85
_SAMPLES = 181
_WHOLE = 360.0


class Compass(VGroup, Seekable):
    """An arrow that turns about the map's point, and beside the map the slope over its direction in degrees.

    ``seek(degrees)`` turns it, counter-clockwise from the x axis.
    """

    def __init__(self, ground: ContourMap, gradient: Gradient, *, box: Box) -> None:
        super().__init__()
        self.ground, self.gradient = ground, gradient
        reach = 1.1 * gradient.steepness
        self.plot = Plot(
            box, (0.0, _WHOLE), (-reach, reach), x_label="direction", y_label="slope", x_ticks=0, y_ticks=4
        )
        self.plot.add(Polyline([self.plot.to_frame([(0.0, 0.0), (_WHOLE, 0.0)])], "muted", width=1.5))
        self.needle = Arrow((0, 0), (0, 0), "ink", width=5.0)
        self.curve = Polyline([], "ink", width=4.0)
        self.dot = self.plot.dot(0.0, 0.0, "ink", radius=0.1)
        self.top = self.plot.dot(self.uphill, gradient.steepness, "slope", radius=0.12)
        self._farthest = 0.0
        self.add(self.plot, self.curve, self.dot, self.needle)
        self.seek(0.0)

    @property
    def uphill(self) -> float:
        """The direction of the gradient."""
        return float(np.degrees(self.gradient.angle))

    @property
    def level(self) -> float:
        """A direction at a right angle to it, on the same turn."""
        return self.uphill + 90.0 if self.uphill <= 270.0 else self.uphill - 90.0

    def slope(self, degrees: Points | float) -> Points:
        return self.gradient.slopes(np.radians(degrees))

    def seek(self, step: float, /) -> Self:
        """Point the arrow at *step* degrees; the slopes stay drawn as far as it has come."""
        self.degrees, self._farthest = step, max(self._farthest, step)
        angle, foot = np.radians(step), self.ground.plot.at(*self.ground.point)
        self.needle.set_state(start=foot, end=foot + _LENGTH * np.array([np.cos(angle), np.sin(angle), 0.0]))
        passed = np.linspace(0.0, self._farthest, _SAMPLES)
        self.curve.set_runs(self.plot.runs(passed, self.slope(passed)))
        self.dot.move_to(self.plot.at(step, float(self.slope(step))))
        return self

    def panel(self) -> VGroup:
        """Direction and slope in numbers that run along."""
        return readout(
            [
                Reading("direction", lambda: self.degrees, _in_degrees),
                Reading("slope", lambda: float(self.slope(self.degrees)), _rounded),
            ]
        )


def _rounded(slope: float) -> str:
    """A slope to two decimals, however close to zero it is."""
    return number(round(slope, 2) + 0.0, fixed=True)


def _in_degrees(direction: float) -> str:
    return f"{number(direction, 1, fixed=True)}°"
