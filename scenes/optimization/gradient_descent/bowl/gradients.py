"""The gradient at the start of a walk on a map: a leg for each weight, and the step against it."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.bowl.bowls import Map
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, right_angle
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, on_plate, text

_LONGEST = 1.5
"""The longer leg, in manim units."""

_CLOSEST = 10.0
"""So many times the map is magnified at the most; legs that are too short then have a scale of their own."""

_CORNER = 0.22
"""The sides of the mark of a right angle, in manim units."""


def unit_for(step: Points, unit: float) -> float:
    """Manim units for one unit of the map on which the longer part of a *step* can be seen well."""
    longest = float(np.abs(step).max())
    return min(_LONGEST / longest, _CLOSEST * unit) if longest else unit


class GradientLegs(VGroup):
    """Where the ball is, what the learning rate takes of the slope of each weight, and both as one arrow.

    Parameters
    ----------
    rate, gradient
        The learning rate, and the gradient (2,) where the ball is.
    """

    def __init__(self, map_: Map, place: Points, rate: float, gradient: Points) -> None:
        super().__init__()
        ball, unit = map_.plot.place(*place), map_.plot.x_unit
        taken = rate * gradient
        longest = float(np.abs(taken).max()) * unit
        self.scale_ = 1.0 if longest > 0.8 * _LONGEST else _round_below(_LONGEST / longest)
        way = taken * unit * self.scale_
        self.arrows = [Arrow(ball, ball + way * axis, "slope", width=6.0) for axis in np.eye(2)]
        self.legs = VGroup(*self.arrows)
        self.whole = Arrow(ball, ball + way, "slope", width=8.0)
        self.step = Arrow(ball, ball - way, "path", width=8.0)
        self.names = VGroup(*(on_plate(words.leg(rate, float(slope))) for slope in gradient))
        self._put_names(ball, way)
        for name, leg in zip(self.names, way, strict=True):
            if not leg:
                name.set_opacity(0.0)
        self.corner = self._right_angle(ball, way)
        self.scale_name = self._scale_name(map_.plot.box)
        self.add(self.legs, self.names, self.whole, self.step, self.corner, self.scale_name)

    def _put_names(self, ball: Points, way: Points) -> None:
        """Each on the outer side of its leg, and on this side of the ball, where the step does not go."""
        first, second = self.names
        side, up = (1 if part > 0 else -1 for part in way)
        first.next_to(self.legs[0], DOWN if up > 0 else UP, buff=0.15)
        first.set_x(ball[0] + side * max(0.15 + first.width / 2, side * (first.get_x() - ball[0])))
        second.next_to(self.legs[1], LEFT if side > 0 else RIGHT, buff=0.2)
        second.set_y(ball[1] + up * max(0.35 + second.height / 2, up * (second.get_y() - ball[1])))

    @staticmethod
    def _right_angle(ball: Points, way: Points) -> Polyline:
        """The mark between the step and the contour line through the ball."""
        along = -way / np.linalg.norm(way)
        across = np.array([-along[1], along[0]])
        return Polyline([right_angle(ball + across, ball, ball + along, side=_CORNER)], "ink", width=4.0)

    def _scale_name(self, box: Box) -> Written | VGroup:
        """What the lengths were multiplied by, if they were."""
        if self.scale_ == 1.0:
            return VGroup()
        name = text(f"lengths × {number(self.scale_)}")
        box.inset(0.15).place(name, 1.0, -1.0)
        return name


def _round_below(value: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is no larger."""
    power = 10.0 ** np.floor(np.log10(value))
    return float(max(step for step in (1.0, 2.0, 5.0) if step * power <= value) * power)
