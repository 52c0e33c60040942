"""All directions from a point of a map, one after another, and the slope that the ground has in each."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from mathkit.calculus.gradient import Gradient
from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points

_LENGTH = 0.85
_WHOLE_TURN = 360.0


class Compass(VGroup):
    """An arrow that turns about the map's point, and beside the map the slope over its direction."""

    def __init__(self, ground: ContourMap, gradient: Gradient, *, box: Box) -> None:
        super().__init__()
        self.foot, self.gradient = ground.foot, gradient
        reach = 1.1 * gradient.steepness
        self.plot = Plot(
            box, (0.0, _WHOLE_TURN), (-reach, reach), names=("direction", "slope"), ticks=Ticks(x=0, y=4)
        )
        zero = self.plot.to_frame([(0.0, 0.0), (_WHOLE_TURN, 0.0)])
        self.plot.add(Polyline([zero], "muted", width=1.5))
        self.needle = Arrow((0, 0), (0, 0), "ink", width=5.0)
        self.curve = GrownCurve.graph(self.plot, self.slope, 0.0, "ink", samples=181)
        self.dot = self.plot.dot(0.0, 0.0, "ink", radius=0.1)
        self.top = self.plot.dot(self.uphill, gradient.steepness, "slope", radius=0.12)
        self.add(self.plot, self.curve, self.dot, self.needle)
        self.apart = (self.top,)
        self.set_state(angle=0.0)

    @property
    def uphill(self) -> float:
        """The direction of the gradient, in degrees."""
        return float(np.degrees(self.gradient.angle))

    @property
    def level(self) -> float:
        """A direction at a right angle to it, on the same turn, in degrees."""
        return self.uphill + 90.0 if self.uphill <= 270.0 else self.uphill - 90.0

    def slope(self, angle: Points | float) -> Points:
        """The slopes in directions that are given in degrees, any shape."""
        return self.gradient.slopes(np.radians(angle))

    def set_state(self, *, angle: float) -> Self:
        """Point the arrow at *angle*, in degrees from the x axis, counter-clockwise.

        The slopes stay drawn up to the largest angle so far.
        """
        self.angle = float(angle)
        turned = np.radians(self.angle)
        along = _LENGTH * np.array([np.cos(turned), np.sin(turned)])
        self.needle.set_state(start=self.foot, end=self.foot + along)
        self.curve.extend(self.angle)
        self.dot.move_to(self.plot.at(self.angle, float(self.slope(self.angle))))
        return self

    def panel(self) -> VGroup:
        """Direction and slope in numbers that run along."""
        return readout(
            [
                Reading("direction", lambda: self.angle, _in_degrees),
                Reading("slope", lambda: float(self.slope(self.angle)), _rounded),
            ]
        )


def _rounded(slope: float) -> str:
    """A slope to two decimals, however close to zero it is."""
    return number(round(slope, 2) + 0.0, fixed=True)


def _in_degrees(angle: float) -> str:
    return f"{number(angle, 1, fixed=True)}°"
