"""The loss of a weight as a curve, with the tangent at the weight; steps against its slope lead down."""

from __future__ import annotations

from typing import Self

from manim import VGroup, linear

from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import shifted_parabola
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame

FARE = 3.0
"""What a taxi ride cost, in dollars."""

LOSS = shifted_parabola(minimum=FARE)
"""The loss of a guess of w dollars, (w − 3)²."""

_TANGENT = 2.6
"""The length of the tangent, in manim units."""


class TaughtWeight(VGroup):
    """A loss over its weight, the weight as a point on the curve, and the tangent there.

    Parameters
    ----------
    weight
        Where the point is at first.
    """

    def __init__(self, loss: Differentiable, weight: float) -> None:
        super().__init__()
        self.loss = loss
        self.plot = Plot(frame().picture, (0.0, 6.0), (-1.0, 9.0), names=("weight $w$", "loss $L(w)$"))
        x = self.plot.sample()
        self.curve = self.plot.curve(x, loss(x))
        self.tangent = Polyline([], "slope", width=5.0)
        self.point = self.plot.dot(0.0, 0.0, "path", radius=0.13)
        self.add(self.plot, self.curve, self.tangent, self.point)
        self.set_state(weight=weight)

    def set_state(self, *, weight: float) -> Self:
        """Put the point at *weight*."""
        self.weight = float(weight)
        height, slope = float(self.loss(self.weight)), float(self.loss.derivative(self.weight))
        self.point.move_to(self.plot.at(self.weight, height))
        self.tangent.set_runs(self.plot.tangent_runs(self.weight, height, slope, _TANGENT))
        return self

    def step_to(self, weight: float, *, run_time: float) -> Tween:
        """The point moves along the curve, and the tangent with it."""
        moving = VGroup(self.tangent, self.point)
        return tween(self, on=moving, weight=weight, run_time=run_time, rate_func=linear)
