"""Names and numbers at the arrows, sides and areas of a ``ShadowArea``, each beside its own thing."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import VGroup

from scenes.linear_algebra.dot_product import words
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import beyond, kept_inside, label_near, tag
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_PLATE, _PLATE_MARGIN = 0.9, 0.1
"""The opacity of the plate behind a label, and by how much it is larger."""

_NAME_TURN = np.radians(60)
"""From the direction of an arrow to where its name stands beyond its head."""

_NARROW = np.radians((45, 60))
"""Between these two angles the letter of the angle moves from beside the angle into it."""

_THIN = {False: 0.9, True: 1.4}
"""In a rectangle that is thinner, in manim units, the number of its area stands away from its middle. Where
the strips have opposite signs, the rectangles share a side, and the numbers of both stand there."""

_CLEAR = 0.32
"""From an arrow, or a shadow, to its name or number: the plates behind these touch nothing."""

_AT_LENGTH, _APART = 0.68, 1.2
"""Where on b its length is written, as a share, and how far the number of a shadow keeps from there."""

_BELOW = 1.3
"""From the line of b to the heights of the strips, between the lines on which these slide."""

_HAIR = np.radians((3, 6))
"""Between these two angles the letter of the angle fades in: there is no arc to be seen in a hair."""

_FAR, _BEYOND = 0.88, 0.42
"""How far the letter of the angle is from the origin, in manim units, and from a, in radians, beside it."""


class AreaLabels(VGroup):
    """The labels of a picture, which has a share of the same name for each: how clearly it is seen.

    ``names`` stand at both heads, ``copy_name`` at that of the copy of b; ``theta`` in the angle;
    ``shadow_number`` at the shadow, ``length_number`` at the copy of b, ``area_number``, and
    ``cosine_number`` at length one, in the rectangle; ``walk_numbers`` and ``throw_numbers`` at the steps of
    a and their shadows, ``strip_numbers`` in the strips, ``height_numbers`` between their long sides,
    ``pair_numbers`` at the steps of the copy of b.
    """

    def __init__(self, picture: Any, names: tuple[str, str], decimals: int) -> None:
        self.picture, product = picture, picture.start
        self.names = VGroup(tag(names[0], "data"), tag(names[1], "second"))
        self.copy_name = VGroup(tag(names[1], "second"))
        self.theta = VGroup(tag("$theta$"))
        role: Role = "slope" if product.sign == "negative" else "result"
        self.area_number = VGroup(_number(product.value, role, words.EXACT))
        self.cosine_number = VGroup(_number(product.cosine or 0.0, role, decimals))
        self.shadow_number, self.length_number, self.pair_numbers = VGroup(), VGroup(), VGroup()
        self.walk_numbers, self.throw_numbers = VGroup(), VGroup()
        self.strip_numbers, self.height_numbers = VGroup(), VGroup()
        if picture.has_angle and not picture.compared:
            self._number_the_strips()
        super().__init__(*(getattr(self, name) for name in GROUPS))

    def _number_the_strips(self) -> None:
        product, strips = self.picture.start, self.picture.first_strips
        self.shadow_number.add(_number(product.scalar_projection, "data"))
        self.length_number.add(_number(product.length_b, "second"))
        self.pair_numbers.add(*(_number(each, "second") for each in product.b))
        for component, area, shadow in zip(strips.order, strips.areas, strips.shadows, strict=True):
            self.walk_numbers.add(_number(product.a[component], "data"))
            self.throw_numbers.add(_number(shadow, "data"))
            self.height_numbers.add(_number(abs(shadow), "data"))
            role: Role = "slope" if area < 0 else "result"
            self.strip_numbers.add(_number(product.terms[component], role, words.EXACT))

    def place(self) -> None:
        """Put every label where its thing now is, as clear as its share."""
        picture = self.picture
        for name, vector, turn in zip(
            self.names, (picture.product.a, picture.product.b), self._turns(), strict=True
        ):
            cosine, sine = np.cos(turn), np.sin(turn)
            way = np.array([[cosine, -sine], [sine, cosine]]) @ vector
            beyond(name, picture.plane.at(vector), way, gap=_CLEAR)
        if picture.has_angle:
            self._place_numbers()
        for label in (
            *self.names,
            *self.copy_name,
            *self.pair_numbers,
            *self.walk_numbers,
            *self.height_numbers,
        ):
            kept_inside(label, frame().safe.inset(_PLATE_MARGIN))
        for group in GROUPS:
            share = getattr(picture, group)
            if group == "theta":
                share *= float(np.clip((picture.angle - _HAIR[0]) / (_HAIR[1] - _HAIR[0]), 0.0, 1.0))
            for index, label in enumerate(getattr(self, group)):
                plate, written = label
                part = share - index if group in _ONE_BY_ONE else share
                shown = float(np.clip(part, 0.0, 1.0)) * self._counts(group, index)
                plate.set_fill(opacity=_PLATE * shown)
                written.set_fill(opacity=shown)

    def _turns(self) -> tuple[float, float]:
        """The name of a stands away from b and the rectangle, that of b beyond its head if a is shorter."""
        picture = self.picture
        gap = picture.plane.unit * (picture.start.length_b - picture.length)
        aside = _NAME_TURN * picture.side
        if not picture.has_angle or gap > 0.8:
            return aside * np.cos(picture.angle), 0.0
        return 0.8 * aside * np.cos(picture.angle), 2.2 * aside

    def _counts(self, group: str, index: int) -> float:
        """Numbers of steps and strips that are nothing are not written."""
        picture = self.picture
        if group in ("walk_numbers", "throw_numbers", "strip_numbers", "height_numbers"):
            strips = picture.first_strips
            if group == "height_numbers" and strips.shadows[0] * strips.shadows[1] < 0:
                return 0.0
            values = {
                "walk_numbers": picture.start.a[strips.order],
                "throw_numbers": strips.shadows,
                "strip_numbers": strips.areas,
                "height_numbers": strips.areas,
            }[group]
            return float(abs(values[index]) > 1e-9)
        if group == "pair_numbers":
            return float(picture.start.b[index] != 0)
        return 1.0

    def _place_numbers(self) -> None:
        picture = self.picture
        plane = picture.plane
        corners = picture.area.get_vertices() if picture.fill else np.zeros((1, 3))
        for number in (*self.area_number, *self.cosine_number):
            number.move_to(corners.mean(axis=0))
        if not picture.compared:
            self._place_at_strips()
        # In a wide angle the letter stands inside; beside a narrow one, where there is no room, beyond a.
        turned = picture.copy_b.end - picture.copy_b.start
        beyond(self.copy_name[0], picture.copy_b.end, turned, gap=_CLEAR)
        turn = np.interp(picture.angle, _NARROW, (picture.angle + _BEYOND, picture.angle / 2))
        way = picture.at_angle(float(turn)) / picture.length
        self.theta[0].move_to((*(plane.origin + _FAR * way), 0.0))

    def _place_at_strips(self) -> None:
        picture = self.picture
        plane, strips, away = picture.plane, picture.first_strips, picture.away
        shadow, half_b = picture.start.scalar_projection, _AT_LENGTH * picture.start.length_b
        share = 0.4 if plane.unit * abs(0.7 * shadow - half_b) < _APART else 0.7
        middle = plane.to_frame([share * picture.product.projection])[0]
        beyond(self.shadow_number[0], middle, away, gap=_CLEAR)
        start, end = picture.copy_b.start[:2], picture.copy_b.end[:2]
        half = start + _AT_LENGTH * (end - start)
        beyond(self.length_number[0], half, self._rotated(away), gap=_CLEAR)
        self._place_in_strips()
        unit = picture.start.b / picture.start.length_b
        ends = np.cumsum([0.0, *strips.shadows])
        middles = (ends[:-1] + ends[1:]) / 2
        for number, middle_of in zip(self.height_numbers, middles, strict=True):
            number.move_to(plane.at(middle_of * unit - _BELOW / plane.unit * away))
        self._place_pairs()
        if picture.slide == 1.0:
            steps: Any = picture.steps
            for number, step, component in zip(self.walk_numbers, steps, strips.order, strict=True):
                way = -np.sign(strips.turned[1 - component]) * np.eye(2)[1 - component]
                beyond(number, (step.start + step.end)[:2] / 2, way)

    def _place_in_strips(self) -> None:
        """In the middle; aside where strips overlap, and in a thin rectangle away from its sides' numbers."""
        picture, strips = self.picture, self.picture.strips_at(self.picture.slide, self.picture.square)
        opposite = strips.shadows[0] * strips.shadows[1] < 0
        thin = _THIN[bool(opposite)]
        for place, (number, corners) in enumerate(zip(self.strip_numbers, strips.corners, strict=True)):
            along, across = corners[1] - corners[0], corners[3] - corners[0]
            sides = picture.plane.unit * np.linalg.norm([along, across], axis=1)
            aside = 0.31 * picture.square * (sides.min() < thin)
            shares = 0.5 + aside * np.array([sides[0] > sides[1], sides[0] <= sides[1]])
            if opposite and not picture.square:
                shares[1] = (0.75, 0.45)[place]
            number.move_to(picture.plane.at(corners[0] + shares[0] * along + shares[1] * across))

    def _rotated(self, way: Points) -> Points:
        quarter = -self.picture.side * self.picture.turn * np.pi / 2
        cosine, sine = np.cos(quarter), np.sin(quarter)
        rotated: Points = np.array([[cosine, -sine], [sine, cosine]]) @ way
        return rotated

    def _place_pairs(self) -> None:
        """At first outside of the triangle of b and its steps; on the upright rectangles outside of them."""
        picture = self.picture
        steps: Any = picture.copy_steps
        for component, (number, step) in enumerate(zip(self.pair_numbers, steps, strict=True)):
            outwards = -picture.away[component - 1] * np.eye(2)[component - 1]
            way = self._rotated(outwards)
            if picture.square == 1.0:
                way = -np.sign(picture.start.a[component]) * np.eye(2)[component]
            beyond(number, (step.start + step.end)[:2] / 2, way)

    def settle(self) -> None:
        """Find clear places for the numbers at the steps and their shadows, in the view of the strips."""
        picture = self.picture
        lines = [picture.a, picture.b, picture.copy_b, *picture.steps, picture.drop, picture.step_drop]
        around = [*lines, *picture.thrown_bands, *self.strip_numbers, *self.names, *self.copy_name]
        strips = picture.first_strips
        steps: Any = picture.steps
        for number, step, component in zip(self.walk_numbers, steps, strips.order, strict=True):
            start, end = step.start[:2], step.end[:2]
            places = [start + share * (end - start) for share in (0.5, 0.35, 0.65, 0.2, 0.8)]
            way = -np.sign(strips.turned[1 - component]) * np.eye(2)[1 - component]
            label_near(number, np.array(places), way, around, box=picture.plane.box)
            around.append(number)
        for number, band in zip(self.throw_numbers, picture.thrown_bands, strict=True):
            if len(band.points):
                start, end = band.points[0, :2], band.points[-1, :2]
                places = [start + share * (end - start) for share in (0.5, 0.35, 0.65, 0.2, 0.8)]
                label_near(number, np.array(places), -picture.away, around, box=picture.plane.box)
                around.append(number)


GROUPS = (
    *(
        "area_number",
        "cosine_number",
        "strip_numbers",
        "height_numbers",
        "shadow_number",
        "length_number",
        "throw_numbers",
        "walk_numbers",
    ),
    *("pair_numbers", "theta", "copy_name", "names"),
)
"""The kinds of labels, from the lowest to the highest."""

_ONE_BY_ONE = {"walk_numbers", "throw_numbers", "strip_numbers"}
"""Of these the first is seen at a share of 1, and the second at 2."""


def _number(value: float, role: Role, decimals: int = words.LENGTH_DECIMALS) -> VGroup:
    return tag(f"${words.math_rounded(value, decimals)}$", role)
