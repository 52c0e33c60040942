"""The loss of a weight as a curve, with the tangent at the weight; steps against its slope lead down.

What the weight predicts is a bar along its axis, which grows toward the fare.
"""

from __future__ import annotations

from typing import Self

from manim import (
    DOWN,
    DR,
    LEFT,
    UP,
    Animation,
    Create,
    DashedLine,
    FadeIn,
    Transform,
    VGroup,
    VMobject,
)

from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import shifted_parabola
from scenes.calculus.derivative.secants import CURVE_WIDTH, LINE_WIDTH
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.views import View
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import label_near, tag
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

_PREDICTED, _COST = 1.6, 4.2
"""The heights, as losses, of the bars of the fare that is predicted and of what the ride cost."""

_BELOW, _THICK = -0.85, 36.0
"""The height of the first of these bars once there is a loss, and the width of both as lines."""

_SQUARE_NAME = (-1.3, 5.8)
"""Where the name of w² stands, inside of it."""


class TaughtWeight(VGroup):
    """A loss over its weight, the weight as a point on the curve, and the tangent there.

    Before there is a loss, fares are bars along the axis of the weight: the one that is ``predicted``, the
    ``cost`` of the ride, and between their ends the ``error``.
    The curve is at first w², in another colour, as it is no loss; ``moved`` as far as the fare, it is the
    loss. Its point and its tangent move with it.
    The stem over the weight, as high as its loss, ends at a point of the curve, which has a tangent. A step
    rolls them down the curve: on the way, too, they are those of the weight that is predicted with.

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
        self.curve = Polyline([], "data", width=CURVE_WIDTH)
        self.tangent = Polyline([], "slope", width=LINE_WIDTH)
        self.point = self.plot.dot(0.0, 0.0, "path", radius=0.13)
        self.point.set_z_index(1)  # over the curve, which comes later
        self.predicted, self.cost, self.error = self._fares(weight)
        self.upright = DashedLine(
            self._foot(FARE), self.plot.at(FARE, self.plot.y_range[1]), stroke_width=3.0, color=color("ink")
        )
        self.upright_name = tag(f"cost {number(FARE)}").next_to(self.upright.get_top(), DR, buff=GAP)
        self.upright_name.set_z_index(1)  # over w² on its way to the loss
        self.strip_name = tag("prediction", "path").next_to(self.plot.at(0.0, _BELOW), LEFT, buff=GAP)
        self.trail = VGroup()
        self.square_name = tag("$w^2$", "muted").move_to(self.plot.at(*_SQUARE_NAME))
        self.slope_name = VGroup()
        self.stem = Polyline([], "data", width=7.0)
        self.add(self.plot, self.level, self.curve, self.tangent, self.stem, self.point)
        self.set_state(weight=weight)

    def along_the_weight(self) -> View:
        """The axis of the weight with its numbers and its name, while there is no loss."""
        below = (label for label in self.plot.labels if label.get_top()[1] < self.plot.box.bottom)
        axis = View(self.plot.box, *_SEEN)
        axis.add(self.floor, *below)
        return axis

    def along_the_loss(self) -> VGroup:
        """What the axis of the loss adds to it, but for its name."""
        shown = [*self.along_the_weight(), self.loss_name]
        return VGroup(self.plot.axes, self.level, *(each for each in self.plot.labels if each not in shown))

    @property
    def loss_name(self) -> VMobject:
        """The name of the axis of the loss: w² is none."""
        return self.plot.labels[-1]

    def _fares(self, weight: float) -> tuple[VGroup, VGroup, VGroup]:
        """The fare that is predicted, what the ride cost, and how far the first is from the second."""
        predicted, cost = (
            self._fare(weight, _PREDICTED, "path", f"prediction for 1 mile: $w = {number(weight)}$"),
            self._fare(FARE, _COST, "ink", f"cost {number(FARE)}"),
        )
        start, end = (self.plot.at(each, _PREDICTED) for each in (FARE, weight))
        arrow, name = Arrow(start, end, "ink"), tag(f"error {number(weight - FARE)}")
        return predicted, cost, VGroup(arrow, name.next_to(arrow, DOWN, buff=GAP))

    def _fare(self, fare: float, height: float, role: Role, name: str) -> VGroup:
        """A bar as long as a fare, with its name."""
        strip, over = self._strip(fare, height, role), self.plot.at(0.0, height) + _THICK / 200 * UP
        return VGroup(strip, tag(name, role).next_to(over, UP, buff=GAP).align_to(strip, LEFT))

    def _strip(self, fare: float, height: float, role: Role) -> Polyline:
        return Polyline([self.plot.to_frame([(0.0, height), (fare, height)])], role, width=_THICK)

    def set_state(self, *, weight: float, moved: float = FARE) -> Self:
        """Put the stem at *weight*.

        The curve is the loss, and its point the weight, once it has *moved* from zero to the fare.
        """
        self.weight, self.moved = float(weight), float(moved)
        height, slope = float(self.loss(self.weight)), float(self.loss.derivative(self.weight))
        x = self.plot.sample()
        self.curve.set_runs(self.plot.runs(x, self.loss(x + FARE - self.moved)))
        self.curve.set_stroke(color("data" if self.moved == FARE else "muted"))
        self.stem.set_runs([self.plot.to_frame([(self.weight, 0.0), (self.weight, height)])])
        touched = self.weight - FARE + self.moved
        self.point.move_to(self.plot.at(touched, height))
        self.point.set_fill(color("path" if self.moved == FARE else "ink"))
        self.tangent.set_runs(self.plot.tangent_runs(touched, height, slope, _TANGENT))
        return self

    def roll(self, weight: float, *, run_time: float) -> Tween:
        """The point rolls along the curve to another weight, with its tangent and its stem."""
        moving = VGroup(self.stem, self.tangent, self.point)
        return tween(self, on=moving, weight=weight, run_time=run_time)

    def square(self) -> VGroup:
        """The curve while it is w², with its name."""
        self.set_state(weight=self.weight, moved=0.0)
        return VGroup(self.curve, self.square_name)

    def move_over(self, *, run_time: float) -> Tween:
        """The curve moves over as far as the fare: now it is the loss."""
        moving = VGroup(self.curve, self.tangent, self.point)
        return tween(self, on=moving, weight=self.weight, moved=FARE, run_time=run_time)

    def raise_stem(self, *, run_time: float) -> Animation:
        """The stem grows from the level of no loss to the point."""
        return Create(self.stem, run_time=run_time)

    def predict(self, weight: float, *, run_time: float) -> Animation:
        """The bar of what is predicted, under the loss, becomes as long as another weight."""
        return Transform(self.predicted[0], self._strip(weight, _BELOW, "path"), run_time=run_time)

    def name_slope(self) -> VGroup:
        """The slope at the weight, beside the upper end of the tangent."""
        slope = number(float(self.loss.derivative(self.weight)))
        self.slope_name = tag(f"slope {slope}", "slope")
        drawn = [self.curve, self.tangent, self.level, self.trail]
        return label_near(self.slope_name, self.tangent.get_start(), LEFT, drawn, box=self.plot.box)

    def leave_a_trace(self) -> Animation:
        """Where the point is, a faint one stays on the curve."""
        ghost = self.point.copy().set_opacity(0.5).set_z_index(0)
        self.trail.add(ghost)
        return FadeIn(ghost, run_time=0.4)

    def _foot(self, weight: float) -> Points:
        """The place of a weight on its axis."""
        return self.plot.at(weight, self.plot.y_range[0])
