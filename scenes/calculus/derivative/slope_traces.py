"""A tangent that travels along a curve, and below it its slopes so far: a curve of their own."""

from __future__ import annotations

from functools import partial
from typing import Self

import numpy as np
from manim import Dot, VGroup, linear

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.params.quantities import hundredths
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points

_GAP = 0.25
"""Between the two plots, in manim units."""

_TANGENT = 2.2
"""The length of the tangent, in manim units."""

_SAMPLES = 200

_ROUNDS = 3
"""How often the two plots are aligned: another width has other labels, which leave other room."""


class SlopeTrace(VGroup):
    """Two plots above each other that share their x: f with a tangent, f′ as far as it has been read off.

    Parameters
    ----------
    domain
        The ends of the common axis.
    """

    def __init__(self, function: Differentiable, domain: tuple[float, float]) -> None:
        super().__init__()
        self.function, self.domain = function, domain
        x = np.linspace(*domain, _SAMPLES)
        heights, slopes = function(x), function.derivative(x)
        box = frame().picture
        middle = box.center[1]
        self.above, self.below = _aligned(
            (Box(box.left, box.right, middle + _GAP / 2, box.top), _range(heights), "$f(x)$"),
            (Box(box.left, box.right, box.bottom, middle - _GAP / 2), _range(slopes), "$f'(x)$"),
            domain,
        )
        self.curve = self.above.curve(x, heights)
        level = self.below.to_frame([(end, 0.0) for end in domain])
        self.level = Polyline([level], "muted", width=1.5, opacity=0.8)
        self.thread = Polyline([], "muted", width=2.0)
        self.tangent = Polyline([], "slope", width=4.0)
        self.trace = GrownCurve.graph(
            self.below, function.derivative, domain[0], "slope", width=5.0, samples=_SAMPLES
        )
        self.point = Dot(radius=0.1, color=color("path"))
        self.reading = Dot(radius=0.1, color=color("slope"))
        self.add(self.thread, self.above, self.below, self.level, self.curve)
        self.add(self.tangent, self.trace, self.point, self.reading)
        self.set_state(x=domain[0])

    def set_state(self, *, x: float) -> Self:
        """Put the tangent at *x*, to two decimals, as it is written; the slopes stay drawn."""
        self.x = hundredths(x)
        height, self.slope = float(self.function(self.x)), float(self.function.derivative(self.x))
        self.trace.extend(self.x)
        self.tangent.set_runs(self.above.tangent_runs(self.x, height, self.slope, _TANGENT))
        self.point.move_to(self.above.at(self.x, height))
        self.reading.move_to(self.below.at(self.x, self.slope))
        self._hang(self.point.get_center(), self.reading.get_center())
        return self

    def travel(self, x: float, *, run_time: float) -> Tween:
        """The tangent goes to *x*, at an even pace."""
        return tween(self, x=x, run_time=run_time, rate_func=linear)

    def panel(self) -> VGroup:
        """Where the tangent is, and how steep, in numbers that run along."""
        return readout(
            [
                Reading("$x$", lambda: self.x, partial(number, fixed=True), "data"),
                Reading("slope", lambda: self.slope, partial(number, fixed=True), "slope"),
            ]
        )

    def side(self) -> Polyline:
        """How far x is from 0, as a piece of the axis under the curve: the side of a square to come."""
        ends = [(0.0, self.above.y_range[0]), (self.x, self.above.y_range[0])]
        return Polyline([self.above.to_frame(ends)], "data", width=9.0)

    def _hang(self, point: Points, reading: Points) -> None:
        """The thread from *point* to *reading*; where the name of the slopes stands, there is a gap."""
        over, under = point.copy(), reading.copy()
        if point[0] > self.below.labels[-1].get_right()[0] + GAP:
            self.thread.set_runs([np.array([point, reading])])
            return
        over[1], under[1] = self.above.box.bottom, self.below.box.top
        self.thread.set_runs([np.array([point, over]), np.array([under, reading])])


def _range(values: Points) -> tuple[float, float]:
    """A range that shows all values, and zero."""
    return padded(min(0.0, float(values.min())), max(0.0, float(values.max())))


def _aligned(
    above: tuple[Box, tuple[float, float], str],
    below: tuple[Box, tuple[float, float], str],
    domain: tuple[float, float],
) -> tuple[Plot, Plot]:
    """Two plots, each of a box, a range and a name, whose x axes begin and end at the same places."""
    boxes = [above[0], below[0]]
    for _ in range(_ROUNDS):
        upper = Plot(boxes[0], domain, above[1], names=("", above[2]), ticks=Ticks(x=0, y=4))
        lower = Plot(boxes[1], domain, below[1], names=("$x$", below[2]), ticks=Ticks(y=4))
        left, right = max(upper.box.left, lower.box.left), min(upper.box.right, lower.box.right)
        boxes = [
            Box(box.left + left - plot.box.left, box.right + right - plot.box.right, box.bottom, box.top)
            for box, plot in zip(boxes, (upper, lower), strict=True)
        ]
    return upper, lower
