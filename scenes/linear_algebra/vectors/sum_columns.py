"""What can be added: two arrows, two houses, two pictures, each pair above a line with room for its sum."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Group, Line, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.pictures import Drawings
from mathkit.linear_algebra.vectors import VectorSum
from scenes.linear_algebra.vectors.drawings.shaded_pictures import Framed, shade, square
from scenes.stage.pictures.outlines import HOUSE
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.writing import LABEL_SIZE, TITLE_SIZE, Written, fit, formula, text

_PLACES = (-4.4, 0.0, 4.4)
"""Of the columns, from the middle of the frame, in manim units."""

_FIRST, _SECOND, _RULE, _SUM = 1.35, -0.3, -1.2, -2.2
"""The heights of the two things, of the line under them, and of their sum."""

_SIZE = 1.4
"""The height of a thing, at most."""

_WIDE = 3.9
"""The width of a column, in manim units."""

_LEFT, _NUMBERS = -0.55, 1.2
"""From the middle of a column to its things, if there are numbers beside them, and to the numbers."""

_ROOM = 1.3
"""The width of numbers, in manim units, at most."""

_APART = 0.3
"""From the middle of a sum to the numbers of its shades, up and down, in manim units."""

_ONE = 0.65
"""How strong a pixel of the number 1 is where one of 2 is the brightest: it can still be seen well."""

GIVEN: tuple[Role, Role] = ("data", "second")
"""The colours of the first and the second thing."""

_ROLES: tuple[Role, ...] = (*GIVEN, "result")
"""Theirs, and that of the sum."""


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


def column_of_arrows(addition: VectorSum, *, numbered: bool = False) -> tuple[SumColumn, Arrow]:
    """Two arrows above each other, and their sum; with room for their numbers if they are *numbered*."""
    vectors = (addition.a, addition.b, addition.total)
    x = _PLACES[0] + (_LEFT if numbered else 0.0)
    room = (1.6 if numbered else _WIDE - 1.3, _SIZE)
    unit = float(min(1.0, np.min([room / np.maximum(np.abs(vector), 1e-9) for vector in vectors])))
    middles = [np.array([x, height]) for height in (_FIRST, _SECOND, _SUM)]
    arrows = [
        Arrow(at - unit * v / 2, at + unit * v / 2, role, width=7.0, dotted=True)
        for at, v, role in zip(middles, vectors, _ROLES, strict=True)
    ]
    return SumColumn(_PLACES[0], arrows[0], arrows[1]), arrows[2]


def column_of_houses(*, numbered: bool = False) -> SumColumn:
    """The outlines of two houses above each other."""
    x = _PLACES[1] + (_LEFT if numbered else 0.0)
    first, second = (outline(x, y, role) for y, role in zip((_FIRST, _SECOND), GIVEN, strict=True))
    return SumColumn(_PLACES[1], first, second)


def outline(x: float, y: float, role: Role, *, height: float = _SIZE) -> Polyline:
    """The outline of a house, with its middle at (x, y)."""
    low, high = HOUSE.min(axis=0), HOUSE.max(axis=0)
    placed = (HOUSE - (low + high) / 2) * height / (high - low)[1] + (x, y)
    return Polyline([placed], role, width=5.0)


def column_of_pictures(pictures: Drawings, *, numbered: bool = False) -> tuple[SumColumn, Framed]:
    """Two pictures (2, side, side) above each other, and their sum, in which 2 is the brightest.

    With numbers, which ``numbers_of_shades`` gives, this also holds for both pictures.
    """
    x = _PLACES[2] + (_LEFT if numbered else 0.0)
    first, second = (
        Framed((_ONE if numbered else 1.0) * each, square(x, y, _SIZE), role)
        for each, y, role in zip(pictures, (_FIRST, _SECOND), GIVEN, strict=True)
    )
    strengths = np.array([0.0, _ONE, 1.0])[np.sum(pictures, axis=0)]
    total = Framed(strengths, square(x, _SUM, _SIZE), _ROLES[2])
    return SumColumn(_PLACES[2], first, second), total


def numbers_of_shades() -> tuple[VGroup, VGroup]:
    """Which number a shade stands for: 1 in both pictures, and 1 and 2 in their sum, beside each of them."""
    x = _PLACES[2] + _NUMBERS
    given = VGroup(
        *(
            shade(role, _ONE, 1).move_to((x, height, 0.0))
            for role, height in zip(GIVEN, (_FIRST, _SECOND), strict=True)
        )
    )
    total = VGroup(
        *(
            shade(_ROLES[2], strength, value).move_to((x, _SUM + aside, 0.0))
            for aside, strength, value in ((_APART, 1.0, 2), (-_APART, _ONE, 1))
        )
    )
    return given, total


def numbers_of(column: SumColumn, *lists: ArrayLike) -> list[Written]:
    """Two lists of numbers and their sum, beside what they describe; the last number is the part ``last``."""
    written = []
    for values, height, role in zip(lists, (_FIRST, _SECOND, _SUM), _ROLES, strict=True):
        *rows, last = map(math_number, np.asarray(values, dtype=float))
        numbers = formula(f"vec({', '.join([*rows, tint(last, 'last')])})", size=LABEL_SIZE, role=role)
        fit(numbers, width=_ROOM).move_to((column.x + _NUMBERS, height, 0.0))
        written.append(numbers)
    return written
