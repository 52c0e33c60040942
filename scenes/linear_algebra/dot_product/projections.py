"""An arrow and its shadow on the line of another: angle, perpendicular and projection, at any turn."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import Animation, Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.dot_product import DotProduct, dot_product
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.scales import Scale, Zone
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import degrees
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, stack

_ARC_RADIUS = 0.75
_SQUARE = 0.2
_NAME_TURN = np.radians(60)
_NARROW = np.radians((35, 44))
_PLATE = 0.9
_SMOOTH = 48
"""Pieces of the arc of an angle."""

_METER, _BESIDE_METER = 1.8, 0.5
"""The height of the scale on which the sign of the product is read off, and the room to its right."""


class Projection(VGroup):
    """What the dot product of a and b looks like: ``a`` and ``b``, ``line``, ``arc``, ``drop``, ``shadow``.

    ``lay`` draws it for another a. ``drop`` is the perpendicular from the head of a to the line of b, with
    its right angle; the shadow is drawn as a *share* of its whole length. Where a or b is zero there is no
    angle, and nothing but the arrows. ``name_a`` keeps to the head of a, ``theta`` to the arc, where there is
    room for it; ``size`` writes the first angle.
    """

    def __init__(self, a: ArrayLike, b: ArrayLike, *, box: Box | None = None) -> None:
        box = box or frame().picture
        self.product = dot_product(a, b)
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
        self.lay(a)
        self._name()

    def _reach(self) -> Points:
        """Both arrows, and a wherever ``at_angle`` can turn it."""
        if self.product.angle is None:
            return np.array([self.product.a, self.product.b])
        turned = [self.at_angle(angle) for angle in np.linspace(0.0, np.pi, 13)]
        return np.array([self.product.a, self.product.b, *turned])

    def _name(self) -> None:
        """Set b beside its middle, on the side where a never comes, and the angle between the arrows."""
        product, shapes = self.product, [self.a, self.b, self.shadow, self.drop, self.arc, self.name_a]
        away = (
            self.side * np.array([product.b[1], -product.b[0]]) if product.b.any() else np.array([1.0, 0.0])
        )
        label_near(self.name_b, (self.b.start + self.b.end) / 2, away, shapes, box=self.plane.box)
        if product.angle is not None:
            self.size = tag(degrees(product.angle))
            middle = self.arc.point_from_proportion(0.5)
            between = self.at_angle(product.angle / 2)
            label_near(self.size, middle, between, [*shapes, self.name_b], box=self.plane.box)

    def lay(self, a: ArrayLike, *, shadow: float = 1.0) -> Self:
        """Draw everything for this a, and as much of the shadow as its share says."""
        self.product = dot_product(a, self.product.b)
        origin, head = self.plane.at((0, 0)), self.plane.at(self.product.a)
        foot = self.plane.at(self.product.projection)
        self.a.set_state(start=origin, end=head)
        if self.product.angle is not None:
            self.shadow.set_runs([np.array([origin, origin + shadow * (foot - origin)])])
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
        """Set θ outside the arc, between the arrows; in a narrow angle it fades away."""
        half = self.at_angle(angle / 2)
        middle = self.plane.origin + self._radius(self.product) * half / self.length
        beyond(self.theta, middle, half, gap=0.14)
        plate, letter = self.theta
        room = float(np.clip((angle - _NARROW[0]) / (_NARROW[1] - _NARROW[0]), 0.0, 1.0))
        letter.set_fill(opacity=room)
        plate.set_fill(opacity=_PLATE * room)

    def before_the_shadow(self) -> list[VMobject]:
        """The shadow, not cast yet, and all that it will lie under, in the order in which they are drawn."""
        return [self.shadow.set_runs([]), self.arc, self.b, self.a, self.size]

    def at_angle(self, angle: float) -> Points:
        """The vector as long as a, turned to that angle with b (radians), on the side where a first was."""
        cosine, sine = np.cos(angle), np.sin(angle) * self.side
        turned = np.array([[cosine, -sine], [sine, cosine]]) @ self.product.b
        return turned * self.length / self.product.length_b


class ProductMeter(VGroup):
    """Angle and product of what a projection shows, as running numbers, and the product on a scale below.

    The scale reaches from the lowest to the largest product that a can have with b as it turns.
    """

    def __init__(self, projection: Projection, *, box: Box | None = None) -> None:
        box = box or frame().words
        most = projection.product.length_a * projection.product.length_b
        readings = [
            Reading("$theta$", lambda: projection.product.angle or 0.0, degrees),
            # What a right angle leaves of the product is rounding.
            Reading("$a dot b$", lambda: round(projection.product.value, 9), role="result"),
        ]
        numbers = stack(readout(readings, size=FORMULA_SIZE), box=box)
        below = float(numbers.get_bottom()[1])
        zones = [Zone(0.0, "negative", "muted"), Zone(most, "positive", "muted")]
        room = Box(box.left, box.right - _BESIDE_METER, below - _METER, below)
        scale = Scale(room, -most, zones, ["0"])
        mark = Dot(radius=0.12, color=color("result"))
        mark.add_updater(lambda dot: dot.move_to(scale.at(projection.product.value)))
        super().__init__(numbers, scale, mark)


class Cast(Animation):
    """The shadow grows from the origin to where the perpendicular has fallen."""

    def __init__(self, projection: Projection, **options: Any) -> None:
        self.projection, self.vector = projection, projection.product.a
        super().__init__(projection.shadow, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        self.projection.lay(self.vector, shadow=self.rate_func(alpha))


class Swing(Animation):
    """a turns about the origin until its angle with b is *angle*, and all that hangs on it follows."""

    def __init__(self, projection: Projection, angle: float, **options: Any) -> None:
        self.projection, self.first, self.last = projection, projection.product.angle or 0.0, angle
        moving = (projection.shadow, projection.drop, projection.arc, projection.b, projection.a)
        super().__init__(VGroup(*moving, projection.name_a, projection.theta), **options)

    def interpolate_mobject(self, alpha: float) -> None:
        angle = self.first + self.rate_func(alpha) * (self.last - self.first)
        self.projection.lay(self.projection.at_angle(angle))


def _turning_side(product: DotProduct) -> int:
    """+1 if a lies to the left of b (turned counterclockwise), −1 if to the right."""
    (a_x, a_y), (b_x, b_y) = product.a, product.b
    return 1 if b_x * a_y - b_y * a_x >= 0 else -1
