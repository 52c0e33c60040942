"""A model that learns how fast something grows: its curve through amounts, and the loss of its weight."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, Animation, ArcBetweenPoints, Circle, DashedLine, Line, MoveAlongPath, VGroup

from mathkit.calculus.taylor import TaylorPolynomial, taylor_polynomial
from mathkit.functions.growth import GrowthLoss
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.symbols import PREDICTION
from scenes.stage.type.writing import formula

DAYS = (1, 2, 3, 4)
AMOUNTS = (1.4, 2.4, 3.1, 5.1)
"""Followers of a band, in thousands, from day 1 on; on day 0 there were a thousand."""

LOSS = GrowthLoss(DAYS, AMOUNTS)

NEAR, FLAT = 0.55, 0.3
"""A weight from which Newton's steps lead straight to the best, and one where the parabola is too flat."""

STEPS = 3

_WEIGHTS, _LOSSES = (0.2, 0.63), (-2.6, 9.5)
"""What the axes of the loss show."""

_LAW = 0.62
"""The height of the row for the law of the parabola, above the plot, in manim units."""

_ARC = 2.0
"""The angle of the arc on which the ball hops, in radians."""

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
        self.model = formula(f'"model" thick {PREDICTION} = e^(w t)', size=34)
        self.model.move_to(self.plot.at(0.25, 8.6), aligned_edge=LEFT)
        self.add(self.plot, self.curve, self.amounts, self.model)
        self.set_state(weight=NEAR)

    def set_state(self, *, weight: float) -> Self:
        """Draw the curve of a weight."""
        self.weight = float(weight)
        days = self.plot.sample(120)
        self.curve.set_runs(self.plot.runs(days, np.exp(self.weight * days)))
        return self


class LossView(VGroup):
    """The loss over the weight, a ball on it, and Taylor polynomials of the loss about a weight."""

    def __init__(self) -> None:
        super().__init__()
        side = frame().right_side
        box = Box(side.left, side.right, side.bottom, side.top - _LAW)
        self.plot = Plot(box, _WEIGHTS, _LOSSES, names=("growth rate $w$", f"loss {tint('$L$', 'slope')}"))
        w = self.plot.sample(300)
        self.curve = self.plot.curve(w, LOSS(w), "slope", width=6.0)
        level = self.plot.to_frame([(end, 0.0) for end in _WEIGHTS])
        self.zero = Polyline([level], "muted", width=1.5, opacity=0.8)
        self.ball = self.plot.dot(NEAR, float(LOSS(NEAR)), "ink", radius=0.13)
        self.ball.set_z_index(1)
        self.add(self.plot, self.zero, self.curve, self.ball)
        self.set_state(weight=NEAR)

    def set_state(self, *, weight: float) -> Self:
        """Put the ball at a weight."""
        self.weight = float(weight)
        self.ball.move_to(self.plot.at(self.weight, float(LOSS(self.weight))))
        return self

    def parabola(self) -> Polyline:
        """The Taylor polynomial of degree 2 about the weight at which the ball is."""
        w, made = self.plot.sample(300), self._about_here()
        return Polyline(self.plot.runs(w, made(w)), "path", width=4.0)

    def lowest_point(self, weight: float) -> Circle:
        """A ring around the parabola's lowest point, which is at that weight."""
        return Circle(0.17, color=color("path"), stroke_width=4.0).move_to(
            self.plot.at(weight, float(self._about_here()(weight)))
        )

    def place_of_the_ball(self) -> Circle:
        """A hollow ball, to stay where a parabola was built."""
        return Circle(0.13, color=color("ink"), stroke_width=3.0).move_to(self.ball)

    def close_to(self, weight: float) -> Polyline:
        """The loss near a weight, which the parabola there imitates well."""
        w = np.linspace(weight - _CLOSE, weight + _CLOSE, 60)
        return self.plot.curve(w, LOSS(w), "path", width=12.0)

    def hop(self, weight: float, *, run_time: float) -> Animation:
        """The ball hops to the parabola's lowest point, at that weight: it visits no weight between."""
        end = self.lowest_point(weight).get_center()
        turn = _ARC if weight < self.weight else -_ARC
        return MoveAlongPath(
            self.ball, ArcBetweenPoints(self.ball.get_center(), end, angle=turn), run_time=run_time
        )

    def way_to_the_loss(self, weight: float) -> DashedLine:
        """From the parabola's lowest point, at that weight, to the loss there."""
        lowest, loss = self.lowest_point(weight).get_center(), self.plot.at(weight, float(LOSS(weight)))
        return DashedLine(lowest, loss, stroke_width=3.0, color=color("ink"))

    def settle(self, weight: float, *, run_time: float) -> Animation:
        """The ball goes straight up or down to the loss of a weight."""
        start = self.ball.get_center()
        self.set_state(weight=weight)
        return MoveAlongPath(self.ball, Line(start, self.ball.get_center()), run_time=run_time)

    def _about_here(self) -> TaylorPolynomial:
        return taylor_polynomial(LOSS, self.weight, 2)
