"""What can be added: two arrows, two houses, two pictures, each pair above a line with room for its sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, Group, Line, ReplacementTransform, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.vectors import VectorSum
from scenes.linear_algebra.vectors.shaded_pictures import Framed, square
from scenes.stage.pictures.outlines import HOUSE
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import listed, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, TITLE_SIZE, fit, formula, text

_PLACES = (-4.4, 0.0, 4.4)
"""Of the columns, from the middle of the frame, in manim units."""

_FIRST, _SECOND, _RULE, _SUM = 1.35, -0.3, -1.2, -2.2
"""The heights of the two things, of the line under them, and of their sum."""

_SIZE, _SUM_SIZE = 1.4, 1.5
"""The height of a thing and of a sum, at most."""

_WIDE = 3.4
"""The width of a column, in manim units."""

_NUMBERS, _ASIDE, _SMALL = 2.35, 1.6, 0.75
"""The width of a house's numbers at most, from the middle of the column to its outline beside them, and the
height of that, in manim units."""

_BESIDE, _SHADE = 1.3, 0.3
"""From the middle of a picture to the numbers of its shades, and the size of a shade, in manim units."""

GIVEN: tuple[Role, Role] = ("data", "second")
"""The colours of the first and the second thing."""

_TOTAL: Role = "result"


class SumColumn(Group):
    """Two things with a plus and a line, which are its ``signs``, and a ``question`` in the sum's place."""

    def __init__(self, x: float, first: Any, second: Any) -> None:
        self.x, self.first, self.second = x, first, second
        left, right = x - _WIDE / 2, x + _WIDE / 2
        plus = formula("+", size=TITLE_SIZE).move_to((left + 0.15, _SECOND, 0.0))
        rule = Line((left, _RULE, 0), (right, _RULE, 0), stroke_width=3.0, color=color("ink"))
        self.signs = VGroup(plus, rule)
        self.question = text("*?*", size=TITLE_SIZE).move_to((x, _SUM, 0.0))
        super().__init__(first, second, self.signs, self.question)


def column_of_arrows(addition: VectorSum) -> tuple[SumColumn, Arrow]:
    """Two arrows above each other, and their sum."""
    vectors = (addition.a, addition.b, addition.total)
    heights, sizes = (_FIRST, _SECOND, _SUM), (_SIZE, _SIZE, _SUM_SIZE)
    room = [
        np.array([_WIDE - 0.8, size]) / np.maximum(np.abs(vector), 1e-9)
        for vector, size in zip(vectors, sizes, strict=True)
    ]
    unit = float(min(1.0, np.min(room)))
    roles: Sequence[Role] = ("data", "second", "result")
    middles = [np.array([_PLACES[0], height]) for height in heights]
    arrows = [
        Arrow(at - unit * v / 2, at + unit * v / 2, role, width=7.0, dotted=True)
        for at, v, role in zip(middles, vectors, roles, strict=True)
    ]
    return SumColumn(_PLACES[0], arrows[0], arrows[1]), arrows[2]


def column_of_houses() -> SumColumn:
    """The outlines of two houses above each other."""
    return SumColumn(_PLACES[1], outline(_PLACES[1], _FIRST, "data"), outline(_PLACES[1], _SECOND, "second"))


def outline(x: float, y: float, role: Role, *, height: float = _SIZE) -> Polyline:
    """The outline of a house, with its middle at (x, y)."""
    low, high = HOUSE.min(axis=0), HOUSE.max(axis=0)
    placed = (HOUSE - (low + high) / 2) * height / (high - low)[1] + (x, y)
    return Polyline([placed], role, width=5.0)


def column_of_pictures(pictures: Points) -> tuple[SumColumn, Framed]:
    """Two pictures (2, side, side) above each other, and their sum: half as strong where one is lit.

    ``numbers_of_shades`` says so.
    """
    x = _PLACES[2]
    first, second = (
        Framed(each, square(x, y, _SIZE), role)
        for each, y, role in zip(pictures, (_FIRST, _SECOND), GIVEN, strict=True)
    )
    total = Framed(np.sum(pictures, axis=0) / 2, square(x, _SUM, _SUM_SIZE), "result")
    return SumColumn(x, first, second), total


def numbers_of_shades() -> VGroup:
    """Which number a shade stands for: 1 in both pictures, 1 and 2 in their sum, beside each of them."""
    shades: Sequence[tuple[float, Role, float, int]] = (
        *((_FIRST, GIVEN[0], 1.0, 1), (_SECOND, GIVEN[1], 1.0, 1)),
        *((_SUM + _SHADE, _TOTAL, 1.0, 2), (_SUM - _SHADE, _TOTAL, 0.5, 1)),
    )
    rows = VGroup()
    for height, role, strength, value in shades:
        pixel = square(0.0, 0.0, _SHADE).outline().set_stroke(color("muted"), 2.0)
        pixel.set_fill(color(role), strength)
        row = VGroup(pixel, text(number(value), size=LABEL_SIZE)).arrange(buff=0.15)
        rows.add(row.move_to((_PLACES[2] + _BESIDE, height, 0.0)))
    return rows


def houses_in_numbers(column: SumColumn, house: ArrayLike, other: ArrayLike, total: ArrayLike) -> VGroup:
    """The numbers of two houses where their outlines stand, and their sum."""
    written = VGroup()
    heights, roles = (_FIRST, _SECOND, _SUM), (*GIVEN, _TOTAL)
    for values, height, role in zip((house, other, total), heights, roles, strict=True):
        numbers = fit(text(listed(np.asarray(values)), size=STATEMENT_SIZE, role=role), width=_NUMBERS)
        written.add(numbers.move_to((column.x - 0.1, height, 0.0)))
    return written


def move_aside(column: SumColumn) -> list[Animation]:
    """Both houses become small and make room for their numbers."""
    aside = (column.x + _ASIDE, 0.0)
    return [
        ReplacementTransform(old, outline(aside[0], float(old.get_center()[1]), role, height=_SMALL))
        for old, role in zip((column.first, column.second), GIVEN, strict=True)
    ]
