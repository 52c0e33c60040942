"""A line through two points of a curve: as one slides to the other, the secant becomes the tangent."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.tween import Tween, proportional_way, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near, tag

_LEFT, _RIGHT = 1.4, 1.3
"""How far the axis goes on both sides of the point, in the longest runs."""

_IN_VIEW = (-0.7, 1.15)
"""Between these multiples of the longest run the curve is seen whole; beyond, it may leave the picture."""


class Secant(VGroup):
    """A curve, a point on it, and the line through that point and another, a run h to its right.

    Without a run there is no other point, and the line is the tangent.

    Parameters
    ----------
    x
        Where the point is.
    longest_run
        The longest run; the axes are chosen so that both points can be seen.
    names
        Typst markup for the variable and for the function's value.
    """

    def __init__(
        self,
        function: Differentiable,
        x: float,
        longest_run: float,
        *,
        names: tuple[str, str] = ("$x$", "$f(x)$"),
    ) -> None:
        super().__init__()
        self.function, self.x = function, x
        self.height_here = float(function(x))
        seen = function(x + longest_run * np.linspace(*_IN_VIEW, 80))
        x_range = (x - _LEFT * longest_run, x + _RIGHT * longest_run)
        y_range = padded(float(seen.min()), float(seen.max()))
        self.plot = Plot(frame().picture, x_range, y_range, names=names)
        sample = self.plot.sample()
        self.curve = self.plot.curve(sample, function(sample))
        self.line = Polyline([], "slope", width=4.0)
        self.run_line = Polyline([], "second", width=4.0)
        self.rise_line = Polyline([], "data", width=4.0)
        self.here = self.plot.dot(x, self.height_here, "path", radius=0.11)
        self.there = self.plot.dot(x, self.height_here, "second", radius=0.11)
        for dot in (self.here, self.there):
            dot.set_z_index(1)  # over the line, which comes later
        self.add(self.plot, self.curve, self.line, self.run_line, self.rise_line, self.there, self.here)
        self.set_state(run=longest_run)

    def set_state(self, *, run: float) -> Self:
        """Put the other point *run* to the right, in units of x, and the line through both."""
        self.run = float(run)
        end = float(self.function(self.x + self.run))
        slope = (end - self.height_here) / self.run if self.run else float(self.function.derivative(self.x))
        here, there = self.plot.at(self.x, self.height_here), self.plot.at(self.x + self.run, end)
        corner = self.plot.at(self.x + self.run, self.height_here)
        self.line.set_runs([self.plot.line_run(self.x, self.height_here, slope)])
        self.run_line.set_runs([np.array([here, corner])])
        self.rise_line.set_runs([np.array([corner, there])])
        self.there.move_to(there)
        return self

    def shrink(self, *, run_time: float) -> Tween:
        """Let the run shrink to a tenth, in equal factors."""
        return tween(self, run=self.run / 10, run_time=run_time, way=proportional_way)

    def straight_line(self) -> Polyline:
        """A straight line in the colour of the curve: its tangent at the point, from edge to edge."""
        return self.plot.line(
            self.x, self.height_here, float(self.function.derivative(self.x)), "data", width=5.0
        )

    def way(self, step: float) -> Polyline:
        """The piece of the curve from the point to *step* right of it."""
        x = np.linspace(self.x, self.x + step, 60)
        return self.plot.curve(x, self.function(x))

    def nudge(self, step: float, *names: str) -> tuple[VGroup, VGroup]:
        """A run of *step* and the rise that the tangent has over it, as arrows, and a name beside each."""
        rise = step * float(self.function.derivative(self.x))
        here = self.plot.at(self.x, self.height_here)
        corner = self.plot.at(self.x + step, self.height_here)
        there = self.plot.at(self.x + step, self.height_here + rise)
        arrows = VGroup(Arrow(here, corner, "second"), Arrow(corner, there, "slope"))
        labels = VGroup(tag(names[0], "second"), tag(names[1], "slope"))
        others: list[VMobject] = [self.curve, self.line, arrows]
        for label, end, side in zip(labels, (here, there), ((0.0, -rise), (step, 0.0)), strict=True):
            label_near(label, (end + corner) / 2, side, others, box=self.plot.box)
            others.append(label)
        return arrows, labels

    def name_legs(self, run: str, rise: str) -> VGroup:
        """Names beside the run and the rise as they are now."""
        others: list[VMobject] = [self.curve, self.line, self.run_line, self.rise_line]
        names = VGroup(tag(run, "second"), tag(rise, "data"))
        falls = self.there.get_y() < self.here.get_y()
        sides = ((0.0, 1.0 if falls else -1.0), (1.0, 0.0))
        for name, leg, side in zip(names, (self.run_line, self.rise_line), sides, strict=True):
            label_near(name, leg.get_center(), side, others, box=self.plot.box)
            others.append(name)
        return names
