"""All directions from a point, one after another, and the slope that the ground has in each."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, Animation, VGroup

from mathkit.calculus.gradient import Gradient
from scenes.calculus.gradient.terrains import MapPlot, Terrain
from scenes.calculus.gradient.told import THOUSANDTH
from scenes.stage.axes.plots import Ticks
from scenes.stage.lesson.attention import Together
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

_WHOLE_TURN = 360.0
_QUARTER = 90.0
_DASHES = 9
_NEAR_THE_EDGE = 20.0


class Compass(VGroup):
    """A trial step as long as the gradient turns about the point; its part along the gradient is the slope.

    Beside the map, the slopes are drawn over the direction, in the same unit as the part on the map.
    """

    def __init__(self, ground: Terrain, gradient: Gradient, box: Box) -> None:
        self.ground, self.gradient = ground, gradient
        steep = gradient.steepness
        self.unit = float(ground.pose[9] / ground.pose[2] * THOUSANDTH)
        reach = box.height / 2 / self.unit
        close = min(self.uphill, _WHOLE_TURN - self.uphill) < _NEAR_THE_EDGE
        self.first = -_QUARTER if close else 0.0
        ends = (self.first, self.first + _WHOLE_TURN)
        self.plot = MapPlot(box, ends, (-reach, reach), names=("", "slope"), ticks=Ticks(x=0, y=0))
        self.plot.add(self._marks(steep))
        self.curve = GrownCurve.graph(self.plot, self.slope, self.first, "ink", samples=181)
        self.needle = Arrow((0, 0), (0, 0), "path", width=4.0)
        self.shadow = Polyline([], "path", width=11.0, opacity=0.85)
        self.across = Polyline([], "ink", width=4.0)
        self.ordinate = Polyline([], "path", width=7.0)
        self.dot = self.plot.dot(self.first, 0.0, "ink", radius=0.09)
        super().__init__(
            self.plot, self.curve, self.ordinate, self.dot, self.shadow, self.across, self.needle
        )
        self.top = self.plot.dot(self._seen(self.uphill), steep, "slope", radius=0.13)
        self.angle = self.first
        self.set_state(angle=self.first)

    def _marks(self, steep: float) -> VGroup:
        """The zero line with directions along it, and three slopes at the vertical axis."""
        plot, first = self.plot, self.first
        marks = VGroup(
            Polyline([plot.to_frame([(first, 0.0), (first + _WHOLE_TURN, 0.0)])], "muted", width=1.5)
        )
        for angle in first + _QUARTER * np.arange(1, 5):
            label = text(f"{number(float(angle))}°", size=FINE_SIZE, role="muted")
            place = plot.at(float(angle), -self.plot.y_range[1])
            marks.add(label.next_to(place, DOWN, buff=0.15))
        direction = text("direction", size=FINE_SIZE, role="muted")
        marks.add(direction.next_to(plot.at(first + _WHOLE_TURN / 2, -plot.y_range[1]), DOWN, buff=0.5))
        for slope in (-steep, 0.0, steep):
            label = text(number(slope, 1 if steep >= 1 else 2), size=FINE_SIZE, role="muted")
            marks.add(label.next_to(plot.at(first, slope), LEFT, buff=0.15))
        return marks

    @property
    def uphill(self) -> float:
        """The direction of the gradient, in degrees."""
        return float(np.degrees(self.gradient.angle))

    def _seen(self, angle: float) -> float:
        """The same direction on the chart's axis."""
        return self.first + (angle - self.first) % _WHOLE_TURN

    def slope(self, angle: Points | float) -> Points:
        """The slopes in directions that are given in degrees, any shape."""
        return self.gradient.slopes(np.radians(angle))

    def uncover(self) -> Animation:
        """Take the trial step off the gradient; the ordinate is its slope."""
        hidden: Any = VGroup(self.needle, self.shadow, self.across)
        slope: Any = self.ordinate
        return Together(hidden.animate.set_opacity(0.0), slope.animate.set_stroke(color=color("slope")))

    def set_state(self, *, angle: float) -> Self:
        """Point the trial step at *angle*, in degrees; the curve is drawn up to the largest so far."""
        self.angle = float(angle)
        turned = np.radians(self.angle)
        step = THOUSANDTH * self.gradient.steepness * np.array([np.cos(turned), np.sin(turned)])
        start, part = self.gradient.point, self.gradient.part_along(step)
        foot, end, shadow = self.ground.to_frame(
            np.array([start, start + step, start + part * self.gradient.uphill])
        )
        self.needle.set_state(start=foot, end=end)
        self.shadow.set_runs([np.array([foot, shadow])])
        cuts = np.linspace(0, 1, 2 * _DASHES)[:, None] * (end - shadow) + shadow
        self.across.set_segments(cuts[::2], cuts[1::2])
        if self.angle <= self.first + _WHOLE_TURN + 1e-9:
            self.curve.extend(self.angle)
        seen = self._seen(self.angle) if self.angle > self.first + _WHOLE_TURN else self.angle
        height = float(self.slope(seen))
        self.ordinate.set_runs([self.plot.to_frame([(seen, 0.0), (seen, height)])])
        self.dot.move_to(self.plot.at(seen, height))
        return self
