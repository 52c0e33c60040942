"""Names and numbers at the arrows, sides and areas of a ``ShadowArea``, each beside its own thing."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import VGroup

from scenes.linear_algebra.dot_product import words
from scenes.linear_algebra.dot_product.light_and_marks import LETTER_FAR, heights
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import beyond, kept_inside, label_near, tag
from scenes.stage.shapes.theme import Role
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points

_PLATE, _PLATE_MARGIN = 0.9, 0.1
"""The opacity of the plate behind a label, and by how much it is larger."""

_NAME_TURN = np.radians(60)
"""From the direction of an arrow to where its name stands beyond its head."""

_ACROSS, _HARDLY = 1.7, 0.3
"""The turn of a name to across the line of b, as a multiple of that; so much longer, in manim units, is not
yet in the way."""

_THIN = {False: 0.9, True: 1.4}
"""In a rectangle that is thinner, in manim units, the number of its area stands away from its middle. Where
the strips have opposite signs, the rectangles share a side, and the numbers of both stand there."""

_CLEAR, _CLEAR_OF_SHADOW = 0.32, 0.44
"""From an arrow, and from the line of b across a shadow, to a name or number: their plates touch nothing."""

_AT_LENGTH, _AT_SHADOW, _APART = 0.85, 0.7, 1.2
"""Where on b its length is written, as a share, and on a shadow its number, and how far both keep apart."""

_ASIDE = 0.3
"""From the middle of a strip to the number of its area while heights are measured, as a share of it."""

_NEARER = 0.02
"""From the middle of a rectangle to the number of its area, as a share of its length."""

_HAIR = np.radians((3, 6))
"""Between these two angles the letter of the angle fades in: there is no arc to be seen in a hair."""

_NARROWEST, _BEYOND = 0.4, 0.42
"""A wedge narrower than this, in manim units, has no room for a letter, which then stands beside a, so far
away in radians."""


class AreaLabels(VGroup):
    """The labels of a picture, which has a share of the same name for each: how clearly it is seen.

    ``names`` stand at both heads, ``theta`` in the angle; ``shadow_number`` at the shadow, ``length_number``
    at the copy of b, ``area_number``, and ``cosine_number`` at length one, in the rectangle; ``walk_numbers``
    and ``throw_numbers`` at the steps of a and their shadows, ``strip_numbers`` in the strips,
    ``height_numbers`` where these are measured, ``pair_numbers`` at the steps of the copy of b.
    """

    def __init__(self, picture: Any, symbols: tuple[Symbol, Symbol], decimals: int) -> None:
        self.picture, product = picture, picture.start
        self.names = VGroup(*(tag(f"${symbol.letter}$", symbol.role) for symbol in symbols))
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
        for name, vector, (turn, gap) in zip(
            self.names, (picture.product.a, picture.product.b), self._turns(), strict=True
        ):
            cosine, sine = np.cos(turn), np.sin(turn)
            way = np.array([[cosine, -sine], [sine, cosine]]) @ vector
            beyond(name, picture.plane.at(vector), way, gap=gap)
        if picture.has_angle:
            self._place_numbers()
        for label in (
            *self.names,
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

    def _turns(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """How far the names are turned from their arrows, and their gaps.

        The name of a stands away from b and the rectangle, that of b beyond its head if a is shorter. If a is
        not, the name of b stands back beside b: on the side of a, which turns, or of two arrows at rest on
        the other side.
        """
        picture, product = self.picture, self.picture.product
        aside = _NAME_TURN * picture.side
        of_a = aside * np.cos(picture.angle), _CLEAR
        if picture.compared:
            longer = picture.plane.unit * (product.length_a - product.length_b) > _HARDLY
            return of_a, ((-_ACROSS * aside, _CLEAR_OF_SHADOW) if longer else (0.0, _CLEAR))
        if not picture.has_angle or picture.plane.unit * (picture.start.length_b - picture.length) > 0.8:
            return of_a, (0.0, _CLEAR)
        return (0.8 * of_a[0], _CLEAR), (2.2 * aside, _CLEAR)

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
            if group == "height_numbers" and picture.height_numbers and not self._has_room(index):
                return 0.0
            return float(abs(values[index]) > 1e-9)
        if group == "pair_numbers":
            return float(picture.start.b[index] != 0)
        return 1.0

    def _has_room(self, index: int) -> bool:
        """Whether the height of a strip can be written beside all areas, once the strips have leaned."""
        height, leaning = self.height_numbers[index][-1], self.picture.strips_at(1.0, 0.0)
        for (_, area), corners in zip(self.strip_numbers, leaning.corners, strict=True):
            across, along = corners[1] - corners[0], corners[3] - corners[0]
            place = self.picture.plane.at(corners[0] + 0.5 * across + (0.5 - _ASIDE) * along)
            apart = np.abs(height.get_center() - place)[:2]
            sides = np.array([height.width + area.width, height.height + area.height]) / 2
            if (apart - sides).max() < GAP + _PLATE_MARGIN:
                return False
        return True

    def _place_numbers(self) -> None:
        picture = self.picture
        corners = picture.area.get_vertices() if picture.fill else np.zeros((1, 3))
        for number in (*self.area_number, *self.cosine_number):
            # A little nearer to the shadow, since beyond the middle stands the length.
            number.move_to(corners.mean(axis=0) + _NEARER * (corners[0] - corners[-1]))
        if not picture.compared:
            self._place_at_strips()
        self._place_theta()

    def _place_theta(self) -> None:
        """In the wedge beyond the arc; beside a narrow one, where there is no room before the heads, by a."""
        picture = self.picture
        far, angle = picture.arc_radius + LETTER_FAR, picture.angle
        turn = angle / 2 if far * angle > _NARROWEST else angle + _BEYOND
        way = picture.at_angle(float(turn)) / picture.length
        self.theta[0].move_to((*(picture.plane.origin + far * way), 0.0))

    def _place_at_strips(self) -> None:
        picture = self.picture
        plane, strips, away = picture.plane, picture.first_strips, picture.away
        shadow, half_b = picture.start.scalar_projection, _AT_LENGTH * picture.start.length_b
        share = 0.4 if plane.unit * abs(_AT_SHADOW * shadow - half_b) < _APART else _AT_SHADOW
        middle = plane.to_frame([share * picture.product.projection])[0]
        beyond(self.shadow_number[0], middle, away, gap=_CLEAR_OF_SHADOW)
        start, end = picture.copy_b.start[:2], picture.copy_b.end[:2]
        half = start + _AT_LENGTH * (end - start)
        # Outside of the rectangle, which lies on the other side if the shadow falls backwards.
        outwards = -1.0 if shadow < 0 else 1.0
        beyond(self.length_number[0], half, outwards * self._rotated(away), gap=_CLEAR)
        self._place_in_strips()
        # One on each side of the line along which both heights are measured, so that they never touch.
        for number, ends, way in zip(self.height_numbers, heights(picture), (away, -away), strict=True):
            beyond(number, ends.mean(axis=0), way)
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
            # Beyond the middle the heights of the strips are measured, if these do not overlap.
            measuring = max(picture.measures_seen, (picture.slide > 0) * (1.0 - picture.square))
            shares[1] -= _ASIDE * measuring * (not opposite)
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
        around = [*lines, *picture.thrown_bands, *self.strip_numbers, *self.names]
        strips = picture.first_strips
        steps: Any = picture.steps
        unit = picture.start.b / picture.start.length_b
        feet = np.cumsum([0.0, *strips.shadows])
        for number, first, last in zip(self.throw_numbers, feet, feet[1:], strict=False):
            shares = np.array((0.5, 0.35, 0.65, 0.2, 0.8))[:, None]
            places = picture.plane.to_frame((first + shares * (last - first)) * unit)
            label_near(number, places, -picture.away, around, box=picture.plane.box)
            around.append(number)
        for number, step, component in zip(self.walk_numbers, steps, strips.order, strict=True):
            start, end = step.start[:2], step.end[:2]
            places = [start + share * (end - start) for share in (0.5, 0.35, 0.65, 0.2, 0.8)]
            way = -np.sign(strips.turned[1 - component]) * np.eye(2)[1 - component]
            label_near(number, np.array(places), way, around, box=picture.plane.box)
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
    *("pair_numbers", "theta", "names"),
)
"""The kinds of labels, from the lowest to the highest."""

_ONE_BY_ONE = {"walk_numbers", "throw_numbers", "strip_numbers"}
"""Of these the first is seen at a share of 1, and the second at 2."""


def _number(value: float, role: Role, decimals: int = words.LENGTH_DECIMALS) -> VGroup:
    return tag(f"${words.math_rounded(value, decimals)}$", role)
