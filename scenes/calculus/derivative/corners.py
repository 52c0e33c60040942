"""A curve with a corner, and secants through the corner from the left and from the right.

However close one looks, the picture stays as it is: a frame about the corner grows to show the zoom, and the
numbers on the axes are others.
"""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, UL, Animation, GrowFromPoint, Line, VGroup

from mathkit.calculus.derivative import secant_slope
from mathkit.functions.one_variable import RELU
from scenes.calculus.derivative.secants import CURVE_WIDTH, LINE_WIDTH
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import FINE_SIZE, text

_RUN = 2.0
"""The longest run."""

_LEAST = 0.7
"""The shortest run, as it is seen."""

_MARKED = (-2, 0, 2)
"""Places on both axes that have a number, before anything is magnified."""

_TICK = 0.07
"""The length of the tick at such a number, in manim units."""

_ROOM = (0.9, 0.5)
"""For these numbers, left of the axes and below them, in manim units."""


class Corner(VGroup):
    """ReLU, whose corner is at 0, a point on each side of it, and the secants through the corner."""

    def __init__(self) -> None:
        super().__init__()
        whole, (left, below) = frame().picture, _ROOM
        box = Box(whole.left + left, whole.right, whole.bottom + below, whole.top)
        names, none = ("$x$", "ReLU"), Ticks(x=0, y=0)
        self.plot = Plot(box, (-3.0, 3.0), (-1.5, 3.0), names=names, ticks=none, equal=True)
        x = np.sort(np.append(self.plot.sample(), 0.0))
        self.curve = self.plot.curve(x, RELU(x), width=CURVE_WIDTH)
        self.corner = self.plot.dot(0.0, 0.0, "path", radius=0.11)
        self.slopes = secant_slope(RELU, 0.0, [-_RUN, _RUN])
        self.lines = VGroup(*(self.plot.line(0.0, 0.0, slope, width=LINE_WIDTH) for slope in self.slopes))
        self.sides = VGroup(*(self.plot.dot(0.0, 0.0, "second", radius=0.11) for _ in self.slopes))
        for dot in (self.corner, *self.sides):
            dot.set_z_index(1)  # over the lines, which come later
        self.names = VGroup(*map(self._name, self.slopes, (1.5, -0.9), (1.0, -1.0)))
        self.glasses, self.scale_now = VGroup(), self.numbers(0)
        self.zoomed = VGroup(self.lines, self.sides, self.corner, self.glasses)
        self.add(self.plot, self.scale_now, self.curve, self.zoomed, self.names)
        self.set_state(left=_RUN, right=_RUN)

    def _name(self, slope: float, x: float, side: float) -> VGroup:
        """The slope of a line, beside its piece at *x*, where the curve is elsewhere."""
        name = tag(f"slope {number(slope)}", "slope")
        return label_near(name, self.plot.at(x, slope * x), (side, -1.0), [self.lines, self.curve])

    def numbers(self, power: int) -> VGroup:
        """The numbers on both axes, where everything is magnified by this power of ten, and that factor."""
        found = VGroup()
        if power:
            factor = tag(f"×{10**power}").next_to(
                self.plot.at(self.plot.x_range[1], self.plot.y_range[0]), UL
            )
            found.add(factor)
        for mark in _MARKED:
            for foot, side in (((mark, self.plot.y_range[0]), DOWN), ((self.plot.x_range[0], mark), LEFT)):
                if self.plot.shows(*foot):
                    written = text(number(mark / 10**power), size=FINE_SIZE, role="muted")
                    tick = Line(self.plot.at(*foot), self.plot.at(*foot) + _TICK * side, stroke_width=2.0)
                    found.add(tick.set_color(color("muted")), written.next_to(tick, side, buff=GAP))
        return found

    def set_state(self, *, left: float, right: float) -> Self:
        """Put the points so far away from the corner, to the left and to the right."""
        self.left, self.right = float(left), float(right)
        for point, x in zip(self.sides, (-self.left, self.right), strict=True):
            point.move_to(self.plot.at(x, float(RELU(x))))
        return self

    def close_in(self, side: int, *, run_time: float) -> Tween:
        """Let the left (0) or the right (1) point slide toward the corner."""
        return tween(
            self,
            on=self.sides[side],
            left=_LEAST,
            right=_LEAST if side else self.right,
            run_time=run_time,
        )

    def look_closer(self, *, run_time: float) -> Animation:
        """A frame grows from the corner to the whole glass; what is in it looks as before."""
        glass = Polyline([self.plot.box.corners[:, :2]], "ink", width=3.0)
        self.glasses.add(glass)
        return GrowFromPoint(glass, self.corner.get_center(), run_time=run_time)
