"""The loss of a weight as a curve, with the tangent at the weight; steps against its slope lead down."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DL, LEFT, UP, UR, Animation, Create, DashedLine, FadeIn, FadeOut, Rectangle, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import shifted_parabola
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.tween import Tween, proportional_way, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number, whole
from scenes.stage.type.typesetting import Points

FARE = 3.0
"""What a taxi ride cost, in dollars."""

LOSS = shifted_parabola(minimum=FARE)
"""The loss of a guess of w dollars, (w − 3)²."""

WEIGHT, RATE, STEPS = 1.0, 0.25, 3
"""The first weight, the learning rate, and how often the weight is stepped."""

_TANGENT = 5.2
"""The length of the tangent, in manim units."""

_SEEN = (-2.5, 5.5), (0.0, 6.5)
"""The axes of the weight and of the loss: x² and the loss are seen, one beside the other."""

_MARK = 0.25
"""The height of the bar of a weight without a loss, in manim units."""

_ERROR_LINE = 4.6
"""The height of the arrow for the error, as a loss: over the first weight's point, inside of the curve."""

_SQUARE_NAME = (-1.6, 5.8)
"""Where the name of x² stands, inside of it."""

_LATE = 0.2
"""The last share of the way up in which the point appears."""

_CLOSER = 200.0
"""How many times larger the loss is seen at last."""

_WIDER = 2.0
"""The curve is worked out so many times as far as the axis, to fill the glass on both sides."""


class TaughtWeight(VGroup):
    """A loss over its weight, the weight as a point on the curve, and the tangent there.

    A weight is at first a short bar on its axis; ``raised`` by its loss, the bar ends at a point of the
    curve, which has a tangent. No other height is shown: it would be the loss of no weight.
    The curve is at first x², in another colour, as it is no loss; ``moved`` as far as the fare, it is the
    loss. Its tangent moves with it.
    The picture can be magnified about the point, behind a ``glass`` that takes the place of the axes.

    Parameters
    ----------
    weight
        Where the bar is at first.
    """

    def __init__(self, loss: Differentiable, weight: float) -> None:
        super().__init__()
        self.loss = loss
        self.plot = Plot(frame().picture, *_SEEN, names=("weight $w$", "loss $L(w)$"))
        self.glass = Rectangle(width=1.0, height=1.0, stroke_color=color("ink"), stroke_width=3.0)
        self.glass.set_points_as_corners(self.plot.box.corners)
        self.curve = Polyline([], "data", width=9.0)
        self.tangent = Polyline([], "slope", width=4.0)
        self.point = self.plot.dot(0.0, 0.0, "path", radius=0.13)
        self.point.set_z_index(1)  # over the curve, which comes later
        self.fare, self.error = self._fare(), self._error(weight)
        self.trail = VGroup()
        self.square_name = tag("$x^2$", "muted").move_to(self.plot.at(*_SQUARE_NAME))
        self.bar = Polyline([], "path", width=7.0)
        self.add(self.plot, self.curve, self.tangent, self.bar, self.point)
        self.set_state(weight=weight, raised=0.0)

    def _fare(self) -> VGroup:
        """An upright where there is no loss, with its name beside its upper end."""
        foot, top = (self.plot.at(FARE, end) for end in self.plot.y_range)
        name = tag(f"cost {number(FARE)}")
        name.set_z_index(1)  # over x² on its way to the loss
        name.next_to(top, np.array([1, 0, 0]), buff=GAP).shift((0.0, -name.height / 2, 0.0))
        return VGroup(DashedLine(foot, top, stroke_width=3.0, color=color("ink")), name)

    def _error(self, weight: float) -> VGroup:
        """How far the weight is from the fare, and to which side."""
        arrow = Arrow(self.plot.at(FARE, _ERROR_LINE), self.plot.at(weight, _ERROR_LINE), "ink")
        name = tag(f"error {number(weight - FARE)}")
        name.next_to(arrow, UP, buff=GAP).align_to(arrow, LEFT)  # there it is clear of x², too
        return VGroup(arrow, name)

    def set_state(
        self, *, weight: float, raised: float = 1.0, moved: float = FARE, zoom: float = 1.0
    ) -> Self:
        """Put the bar at *weight*, let it reach the curve (1) or not (0), and magnify all *zoom* times.

        The curve is the loss if it has *moved* from zero to the fare.
        """
        self.weight, self.raised, self.zoom = float(weight), float(raised), float(zoom)
        self.moved = float(moved)
        height, slope = float(self.loss(self.weight)), float(self.loss.derivative(self.weight))
        x = self.weight + (self.plot.sample() - self.weight) * _WIDER / self.zoom
        self.curve.set_runs(self._magnified(x, self.loss(x + FARE - self.moved), height))
        self.curve.set_stroke(color("data" if self.moved == FARE else "muted"))
        top = self.raised * height + (1 - self.raised) * _MARK / self.plot.y_unit
        self.bar.set_runs(self._magnified(np.full(2, self.weight), np.array([0.0, top]), height))
        self.point.move_to((*self._at([self.weight], [height], height)[0], 0.0))
        self.point.set_opacity(max(0.0, 1 - (1 - self.raised) / _LATE))
        reach = _TANGENT / 2 / np.hypot(self.plot.x_unit, slope * self.plot.y_unit)
        ends = np.array([-reach, reach]) if self.raised == 1 else np.zeros(2)
        touched = self.weight - FARE + self.moved
        self.tangent.set_runs(self._magnified(touched + ends, height + slope * ends, height))
        return self

    def _at(self, weights: ArrayLike, losses: ArrayLike, height: float) -> Points:
        """The points of the frame for values; as they are magnified, the weight comes to the middle."""
        here = np.array([self.weight, height])
        middle = np.array([np.mean(self.plot.x_range), np.mean(self.plot.y_range)])
        centre = here + (middle - here) * np.log(self.zoom) / np.log(_CLOSER)
        away = np.column_stack([weights, losses]) - here
        return self.plot.to_frame(centre + away * self.zoom)

    def _magnified(self, weights: Points, losses: Points, height: float) -> list[Points]:
        return clip_polyline(self._at(weights, losses, height), self.plot.box)

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
        moving = VGroup(self.curve, self.tangent)
        return tween(self, on=moving, weight=self.weight, moved=FARE, run_time=run_time)

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

    def look_closer(self, *, run_time: float) -> Tween:
        """The curve about the point is magnified, and comes to lie on its tangent."""
        moving = VGroup(self.curve, self.tangent, self.point)
        return tween(
            self, on=moving, weight=self.weight, zoom=_CLOSER, run_time=run_time, way=proportional_way
        )

    def name_closer(self) -> VGroup:
        """How many times as large everything is seen, and the slope of the line that the curve has become."""
        zoom, slope = (
            tag(f"×{whole(_CLOSER)}"),
            tag(f"slope {number(float(self.loss.derivative(self.weight)))}", "slope"),
        )
        zoom.next_to(self.glass.get_corner(UR), DL, buff=GAP)
        label_near(slope, self.point.get_center(), (1.0, 1.0), [self.curve, self.tangent, self.point])
        return VGroup(zoom, slope)

    def _foot(self, weight: float) -> Points:
        """The place of a weight on its axis."""
        return self.plot.at(weight, 0.0)
