"""A model that learns how fast something grows: its curve through amounts, and the loss of its weight."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, VGroup

from mathkit.calculus.taylor import TaylorPolynomial, taylor_polynomial
from mathkit.functions.growth import GrowthLoss
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.symbols import PREDICTION, WEIGHT
from scenes.stage.type.writing import formula

DAYS = (1, 2, 3, 4)
AMOUNTS = (1.4, 2.4, 3.1, 5.1)
"""Followers of a band, in thousands, from day 1 on; on day 0 there were a thousand."""

LOSS = GrowthLoss(DAYS, AMOUNTS)

NEAR, FLAT = 0.55, 0.29
"""A weight from which Newton's steps lead straight to the best, and one where the parabola is too flat."""

STEPS = 4

_WEIGHTS, _LOSSES = (0.2, 0.63), (-1.7, 9.5)
"""What the axes of the loss show."""

_CLOSE = 0.03
"""How far from its weight a parabola is trusted, in the picture."""


class GrowthChart(VGroup):
    """Amounts over days, and the curve e^{w t} of a weight."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.plot = Plot(
            box, (0.0, 4.4), (0.0, 10.5), names=("day $t$", "followers in thousands"), ticks=Ticks(y=4)
        )
        self.amounts = Markers(self.plot.to_frame(list(zip(DAYS, AMOUNTS, strict=True))), "data")
        self.curve = Polyline([], "result", width=5.0)
        self.model = formula(f"{PREDICTION} = e^({WEIGHT} t)", size=34)
        self.model.move_to(self.plot.at(0.25, 8.6), aligned_edge=LEFT)
        self.add(self.plot, self.curve, self.amounts, self.model)
        self.set_state(weight=NEAR)

    def set_state(self, *, weight: float) -> Self:
        """Draw the curve of a weight."""
        self.weight = float(weight)
        days = self.plot.sample(120)
        self.curve.set_runs(self.plot.runs(days, np.exp(self.weight * days)))
        return self

    def learn(self, weight: float, *, run_time: float) -> Tween:
        return tween(self, on=VGroup(self.curve), weight=weight, run_time=run_time)


class LossView(VGroup):
    """The loss over the weight, a ball on it, and Taylor polynomials of the loss about a weight.

    The ball is at a weight; it lies on the loss, or on the parabola (``lifted`` 0), or
    on its way from there up or down to the loss.
    """

    def __init__(self) -> None:
        super().__init__()
        self.plot = Plot(frame().right_side, _WEIGHTS, _LOSSES, names=("weight $w$", "loss"))
        w = self.plot.sample(300)
        self.curve = self.plot.curve(w, LOSS(w), "data", width=6.0)
        level = self.plot.to_frame([(end, 0.0) for end in _WEIGHTS])
        self.zero = Polyline([level], "muted", width=1.5, opacity=0.8)
        self.ball = self.plot.dot(NEAR, float(LOSS(NEAR)), "ink", radius=0.13)
        self.ball.set_z_index(1)
        self.add(self.plot, self.zero, self.curve, self.ball)
        self.about = NEAR
        self.set_state(weight=NEAR)

    def set_state(self, *, weight: float, lifted: float = 1.0) -> Self:
        """Put the ball at a weight, between the parabola (0) and the loss (1)."""
        self.weight, self.lifted = float(weight), float(lifted)
        promised, true = float(self.parabola()(self.weight)), float(LOSS(self.weight))
        self.ball.move_to(self.plot.at(self.weight, promised + self.lifted * (true - promised)))
        return self

    def parabola(self) -> TaylorPolynomial:
        return taylor_polynomial(LOSS, self.about, 2)

    def imitation(self, degree: int) -> Polyline:
        """The line, or the parabola, about the weight at which the ball is."""
        self.about = self.weight
        w, made = self.plot.sample(300), taylor_polynomial(LOSS, self.about, degree)
        return Polyline(self.plot.runs(w, made(w)), "path", width=4.0)

    def close_to(self, weight: float) -> Polyline:
        """The loss near a weight, which the parabola there imitates well."""
        w = np.linspace(weight - _CLOSE, weight + _CLOSE, 60)
        return self.plot.curve(w, LOSS(w), "path", width=12.0)

    def slide(self, weight: float, *, run_time: float) -> Tween:
        """The ball slides along the parabola to another weight."""
        self.set_state(weight=self.weight, lifted=0.0)
        return tween(self, on=self.ball, weight=weight, lifted=0.0, run_time=run_time)

    def land(self, *, run_time: float) -> Tween:
        """The ball goes straight up or down to the loss of its weight."""
        return tween(self, on=self.ball, weight=self.weight, lifted=1.0, run_time=run_time)
