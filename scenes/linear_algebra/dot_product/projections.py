"""An arrow and its shadow on the line of another: angle, perpendicular and projection, as it turns."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.dot_product import DotProduct, dot_product
from scenes.stage.axes.planes import Plane
from scenes.stage.motion.tween import Tween, straight_way
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, label_near, tag
from scenes.stage.type.numerals import degrees
from scenes.stage.type.typesetting import Points

_ARC_RADIUS = 0.75
_SQUARE = 0.2
"""The side of the mark of a right angle, in manim units."""

_NAME_TURN = np.radians(60)
"""From the direction of a to where its name stands."""

_NARROW = np.radians((35, 44))
"""Between these two angles the name of the angle fades in."""

_PLATE = 0.9
"""The opacity of the plate behind the name of the angle."""

_BESIDE = 0.14
"""From the line of b to the shadow drawn beside it, in manim units."""

_BESIDE_THE_SHADOW = 0.36
"""From the line of b to the shadows of the steps, in manim units."""

_SMOOTH = 48
"""Points on the arc of an angle."""


class Projection(VGroup):
    """What the dot product of a and b looks like: ``a`` and ``b``, ``line``, ``arc``, ``drop``, ``shadow``.

    a makes an ``angle`` with b, in radians; of the shadow a ``share`` is drawn, beside the line of b, on the
    side away from a. ``drop`` is the perpendicular from the head of a to the line of b, with its right angle.
    If a or b is zero there is no angle, and only the arrows are drawn. ``name_a`` stays near the head of a,
    ``theta`` near the arc, where there is room for it; ``size`` is the first angle as a number.
    """

    def __init__(self, a: ArrayLike, b: ArrayLike, *, box: Box | None = None) -> None:
        box = box or frame().picture
        self.product, self.share = dot_product(a, b), 1.0
        self.side, self.length = _turning_side(self.product), self.product.length_a
        self.plane = Plane(self._reach(), box=box, largest_unit=np.inf)
        self.a = self.plane.arrow(a, "data", width=6.0, dotted=True)
        self.b = self.plane.arrow(b, "second", width=6.0, dotted=True)
        has_angle = self.product.angle is not None
        self.line = self.plane.line(b) if has_angle else Polyline([], "muted")
        self.shadow = Polyline([], "path", width=16.0, opacity=0.75)
        self.drop, self.arc = Polyline([], "muted", width=2.5), Polyline([], "ink", width=2.5)
        self.name_a, self.name_b = tag("$a$", "data"), tag("$b$", "second")
        self.theta, self.size = tag("$theta$"), VGroup()
        super().__init__(self.plane, self.line, self.shadow, self.drop, self.arc, self.b, self.a)
        self.set_state()
        self._name()
        self.apart = (self.name_a, self.name_b, self.theta, self.size)

    @property
    def angle(self) -> float:
        """Between a and b, in radians; 0 if one of them is zero."""
        return self.product.angle or 0.0

    def _reach(self) -> Points:
        """Both arrows, and a at every angle with b."""
        if self.product.angle is None:
            return np.array([self.product.a, self.product.b])
        turned = [self.at_angle(angle) for angle in np.linspace(0.0, np.pi, 13)]
        return np.array([self.product.a, self.product.b, *turned])

    def _name(self) -> None:
        """Name b beside its middle, on the side where a never turns, and write the angle."""
        product, shapes = self.product, [self.a, self.b, self.shadow, self.drop, self.arc, self.name_a]
        away = (
            self.side * np.array([product.b[1], -product.b[0]]) if product.b.any() else np.array([1.0, 0.0])
        )
        label_near(
            self.name_b,
            (self.b.start + self.b.end) / 2,
            away,
            [*shapes, self._swept(), self.plane.axes],
            box=self.plane.box,
        )
        if product.angle is not None:
            shapes.append(self.plane.axes)
            self.size = tag(degrees(product.angle))
            middle = self.arc.point_from_proportion(0.5)
            between = self.at_angle(product.angle / 2)
            label_near(self.size, middle, between, [*shapes, self.name_b], box=self.plane.box)

    def set_state(self, *, angle: float | None = None, share: float | None = None) -> Self:
        """Turn a until its *angle* with b, in radians, is this, and draw a *share* of the shadow, 0 to 1."""
        if angle is not None:
            self.product = dot_product(self.at_angle(angle), self.product.b)
        self.share = self.share if share is None else share
        origin, head = self.plane.at((0, 0)), self.plane.at(self.product.a)
        foot = self.plane.at(self.product.projection)
        self.a.set_state(start=origin, end=head)
        if self.product.angle is not None:
            shadow = np.array([origin, origin + self.share * (foot - origin)]) + _BESIDE * self._away
            self.shadow.set_runs([shadow])
            self.drop.set_runs([np.array([head, foot]), self._square(head, foot)])
            self.arc.set_runs([self._arc(self.product, self.product.angle)])
            self._name_angle(self.product.angle)
        # To the side, where neither arrow runs through it even when both lie on one line.
        cosine, sine = np.cos(_NAME_TURN), np.sin(_NAME_TURN) * self.side
        beyond(self.name_a, head, np.array([[cosine, -sine], [sine, cosine]]) @ self.product.a)
        return self

    def _square(self, head: Points, foot: Points) -> Points:
        """The mark of the right angle at the foot, on the side of the origin; smaller in tight corners."""
        inwards, upwards = self.plane.at((0, 0)) - foot, head - foot
        lengths = np.linalg.norm([inwards, upwards], axis=1)
        side = min(_SQUARE, *(0.5 * lengths))
        if side < 1e-6:
            return np.empty((0, 3))
        across, along = side * inwards / lengths[0], side * upwards / lengths[1]
        return np.array([foot + across, foot + across + along, foot + along])

    def _arc(self, product: DotProduct, angle: float) -> Points:
        radius = self._radius(product)
        first = np.arctan2(product.b[1], product.b[0])
        turn = np.linspace(0.0, angle * self.side, _SMOOTH) + first
        arc: Points = self.plane.origin + radius * np.column_stack([np.cos(turn), np.sin(turn)])
        return arc

    def _radius(self, product: DotProduct) -> float:
        return min(_ARC_RADIUS, 0.6 * float(self.plane.unit) * min(product.length_a, product.length_b))

    def _name_angle(self, angle: float) -> None:
        """Put θ outside the arc, between the arrows; in a narrow angle it fades away."""
        half = self.at_angle(angle / 2)
        middle = self.plane.origin + self._radius(self.product) * half / self.length
        beyond(self.theta, middle, half, gap=0.14)
        plate, letter = self.theta
        room = float(np.clip((angle - _NARROW[0]) / (_NARROW[1] - _NARROW[0]), 0.0, 1.0))
        letter.set_fill(opacity=room)
        plate.set_fill(opacity=_PLATE * room)

    def _swept(self) -> Polyline:
        """Where a turns, where its shadows fall beside the line of b, and its way in two steps."""
        if self.product.angle is None:
            return Polyline([], "muted")
        along = self.product.b * self.length / self.product.length_b
        line = self.plane.to_frame(np.array([-along, along]))
        lanes = [line + aside * self._away[:2] for aside in (_BESIDE, _BESIDE_THE_SHADOW)]
        heads = [self.at_angle(angle) for angle in np.linspace(0.0, np.pi, _SMOOTH)]
        turned = [self.plane.to_frame(np.array([np.zeros(2), head])) for head in heads]
        drop, _ = self.shadows_of_steps()
        steps = self.plane.to_frame(np.array([(0.0, 0.0), (self.product.a[0], 0.0), self.product.a]))
        return Polyline([*lanes, *turned, steps, drop.points[[0, -1]]], "muted")

    @property
    def _away(self) -> Points:
        """The direction (3,) in the frame across b, away from a."""
        x, y = self.side * self.product.b / self.product.length_b
        return np.array([y, -x, 0.0])

    def steps(self) -> VGroup:
        """The way to the head of a in two steps, one along each axis."""
        x, y = self.product.a
        return VGroup(self.plane.arrow((x, 0.0), "data"), self.plane.arrow((0.0, y), "data", tail=(x, 0.0)))

    def shadows_of_steps(self) -> tuple[Polyline, VGroup]:
        """The perpendicular from between both ``steps``, and their shadows, one after the other."""
        corner = np.array([self.product.a[0], 0.0])
        ends = np.array([(0.0, 0.0), dot_product(corner, self.product.b).projection, self.product.projection])
        beside = self.plane.to_frame(ends) + _BESIDE_THE_SHADOW * self._away[:2]
        shadows = (Polyline([run], "path", width=10.0) for run in (beside[:2], beside[1:]))
        drop = Polyline([np.array([self.plane.at(corner)[:2], beside[1]])], "muted", width=2.5)
        return drop, VGroup(*shadows)

    def hide_shadow(self) -> Self:
        """Leave the shadow out until it is cast."""
        self.share = 0.0
        self.shadow.set_runs([])
        return self

    def from_the_shadow_up(self) -> list[VMobject]:
        """The shadow and all that lies over it, in the order in which they are drawn."""
        return [self.shadow, self.arc, self.b, self.a, self.size]

    def cast_shadow(self, **options: Any) -> Tween:
        """The shadow grows from the origin to the foot of the perpendicular."""
        return Tween(self, self.shadow, {"share": 1.0}, straight_way, **options)

    def turn_to(self, angle: float, *, shadow: bool = True, letter: bool = True, **options: Any) -> Tween:
        """Turn a until its *angle* with b, in radians, is this; what depends on it comes to the front.

        The *shadow* with its perpendicular, and the *letter* of the angle, may be left out.
        """
        moving: list[VMobject] = [self.shadow, self.drop] if shadow else []
        moving += [self.arc, self.b, self.a, self.name_a, *([self.theta] if letter else [])]
        return Tween(self, VGroup(*moving), {"angle": angle}, straight_way, **options)

    def at_angle(self, angle: float) -> Points:
        """The vector (2,) as long as a at an *angle* with b, in radians, on the side where a began."""
        cosine, sine = np.cos(angle), np.sin(angle) * self.side
        turned = np.array([[cosine, -sine], [sine, cosine]]) @ self.product.b
        return turned * self.length / self.product.length_b


def _turning_side(product: DotProduct) -> int:
    """+1 if a lies to the left of b (turned counterclockwise), −1 if to the right."""
    (a_x, a_y), (b_x, b_y) = product.a, product.b
    return 1 if b_x * a_y - b_y * a_x >= 0 else -1
