"""The loss of a weight as a curve, with the tangent at the weight; steps against its slope lead down."""

from __future__ import annotations

from typing import Any, Self

from manim import DOWN, LEFT, RIGHT, UP, Animation, Create, DashedLine, FadeIn, FadeOut, VGroup

from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import shifted_parabola
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import tag
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points

FARE = 3.0
"""What a taxi ride cost, in dollars."""

LOSS = shifted_parabola(minimum=FARE)
"""The loss of a guess of w dollars, (w − 3)²."""

WEIGHT, RATE, STEPS = 1.0, 0.25, 3
"""The first weight, the learning rate, and how often the weight is stepped."""

_TANGENT = 3.6
"""The length of the tangent, in manim units."""

_SEEN = (-2.5, 5.0), (-1.7, 6.5)
"""The axes of the weight and of the loss: x² and the loss are seen, and whole tangents."""

_PREDICTED, _COST = 2.2, 4.2
"""The heights, as losses, of the bars of the fare that is predicted and of what the ride cost."""

_SQUARE_NAME = (-1.3, 5.8)
"""Where the name of x² stands, inside of it."""

_LATE = 0.2
"""The last share of the way up in which the point appears."""

_RIDES = (0.75, 0.55)
"""From the point to the name of the slope that rides along, in manim units."""


class TaughtWeight(VGroup):
    """A loss over its weight, the weight as a point on the curve, and the tangent there.

    Before there is a loss, fares are bars along the axis of the weight: the one that is ``predicted``, the
    ``cost`` of the ride, and between their ends the ``error``.
    The curve is at first x², in another colour, as it is no loss; ``moved`` as far as the fare, it is the
    loss. Its point and its tangent move with it.
    The weight's bar, ``raised`` by its loss, ends at a point of the curve, which has a tangent. No other
    height is shown: it would be the loss of no weight.

    Parameters
    ----------
    weight
        The weight at first.
    """

    def __init__(self, loss: Differentiable, weight: float) -> None:
        super().__init__()
        self.loss = loss
        self.plot = Plot(frame().picture, *_SEEN, names=("weight $w$", "loss $L(w)$"))
        self.level = Polyline([], "muted", width=1.5)
        self.level.set_runs([self.plot.to_frame([(end, 0.0) for end in self.plot.x_range])])
        self.floor = Polyline([self.plot.box.corners[[2, 3]]], "muted", width=2.0)
        self.curve = Polyline([], "data", width=9.0)
        self.tangent = Polyline([], "slope", width=4.0)
        self.point = self.plot.dot(0.0, 0.0, "path", radius=0.13)
        self.point.set_z_index(1)  # over the curve, which comes later
        self.predicted, self.cost, self.error = self._fares(weight)
        self.upright = DashedLine(
            self._foot(FARE), self.plot.at(FARE, self.plot.y_range[1]), stroke_width=3.0, color=color("ink")
        )
        self.trail = VGroup()
        self.square_name = tag("$x^2$", "muted").move_to(self.plot.at(*_SQUARE_NAME))
        self.slope_name = tag(f"slope {number(float(loss.derivative(weight)))}", "slope")
        self.bar = Polyline([], "path", width=7.0)
        self.add(self.plot, self.level, self.curve, self.tangent, self.bar, self.point)
        self.set_state(weight=weight, raised=0.0)

    def along_the_weight(self) -> VGroup:
        """The axis of the weight with its numbers and its name, while there is no loss."""
        below = (label for label in self.plot.labels if label.get_top()[1] < self.plot.box.bottom)
        return VGroup(self.floor, *below)

    def along_the_loss(self) -> VGroup:
        """What the axis of the loss adds to it."""
        shown = self.along_the_weight()
        others = (label for label in self.plot.labels if label not in shown.submobjects)
        return VGroup(self.plot.axes, self.level, *others)

    def _fares(self, weight: float) -> tuple[VGroup, VGroup, VGroup]:
        """The fare that is predicted, what the ride cost, and how far the first is from the second."""
        predicted, cost = (
            self._bar(weight, _PREDICTED, "path", f"prediction $w = {number(weight)}$"),
            self._bar(FARE, _COST, "ink", f"cost {number(FARE)}"),
        )
        start, end = (self.plot.at(each, _PREDICTED) for each in (FARE, weight))
        arrow, name = Arrow(start, end, "ink"), tag(f"error {number(weight - FARE)}")
        return predicted, cost, VGroup(arrow, name.next_to(arrow, DOWN, buff=GAP))

    def _bar(self, fare: float, height: float, role: Role, name: str) -> VGroup:
        """A bar as long as a fare, with its name."""
        bar = Polyline([self.plot.to_frame([(0.0, height), (fare, height)])], role, width=14.0)
        return VGroup(bar, tag(name, role).next_to(bar, UP, buff=GAP).align_to(bar, LEFT))

    def set_state(self, *, weight: float, raised: float = 1.0, moved: float = FARE) -> Self:
        """Put the bar at *weight*, and let it reach the curve (1) or not (0).

        The curve is the loss if it has *moved* from zero to the fare.
        """
        self.weight, self.raised, self.moved = float(weight), float(raised), float(moved)
        height, slope = float(self.loss(self.weight)), float(self.loss.derivative(self.weight))
        x = self.plot.sample()
        self.curve.set_runs(self.plot.runs(x, self.loss(x + FARE - self.moved)))
        self.curve.set_stroke(color("data" if self.moved == FARE else "muted"))
        self.bar.set_runs([self.plot.to_frame([(self.weight, 0.0), (self.weight, self.raised * height)])])
        touched = self.weight - FARE + self.moved
        self.point.move_to(self.plot.at(touched, height))
        self.point.set_opacity(max(0.0, 1 - (1 - self.raised) / _LATE))
        runs = self.plot.tangent_runs(touched, height, slope, _TANGENT)
        self.tangent.set_runs(runs if self.raised == 1 else [])
        self.slope_name.move_to(self.point.get_center()).shift((*_RIDES, 0.0))
        return self

    def rise(self, weight: float, *, run_time: float) -> Tween:
        """The bar grows from the axis, at *weight*, to its loss, and the point appears."""
        self.set_state(weight=weight, raised=0.0)
        return tween(self, on=VGroup(self.bar, self.point), weight=weight, raised=1.0, run_time=run_time)

    def square(self) -> VGroup:
        """The curve while it is x², with its name."""
        self.set_state(weight=self.weight, moved=0.0)
        return VGroup(self.curve, self.square_name)

    def move_over(self, *, run_time: float) -> Tween:
        """The curve moves over as far as the fare: now it is the loss."""
        moving = VGroup(self.curve, self.tangent, self.point, self.slope_name)
        return tween(self, on=moving, weight=self.weight, moved=FARE, run_time=run_time)

    def raise_bar(self, *, run_time: float) -> Animation:
        """The bar grows from the level of no loss to the point."""
        return Create(self.bar, run_time=run_time)

    def step(self, weight: float, *, run_time: float) -> Animation:
        """An arrow along the axis, from the weight to the next one."""
        arrow = Arrow(self._foot(self.weight), self._foot(weight), "path", width=6.0)
        self.trail.add(arrow)
        return Create(arrow, run_time=run_time)

    def leave(self) -> tuple[Animation, ...]:
        """The tangent and the bar go; where the point was, a faint one stays on the curve."""
        ghost = self.point.copy().set_opacity(0.5).set_z_index(0)
        self.trail.add(ghost)
        return FadeOut(self.tangent), FadeOut(self.bar), FadeOut(self.point), FadeIn(ghost)

    def draw_tangent(self) -> Animation:
        return Create(self.tangent, run_time=0.3)

    def name_the_upright(self) -> Any:
        """The name of what the ride cost goes to the upper end of the upright."""
        name, top = self.cost[1], self.upright.get_top()
        name.set_z_index(1)  # over x² on its way to the loss
        place = name.copy().next_to(top, RIGHT, buff=GAP).shift((0.0, -name.height / 2, 0.0))
        return name.animate.move_to(place)

    def _foot(self, weight: float) -> Points:
        """The place of a weight on its axis."""
        return self.plot.at(weight, self.plot.y_range[0])
