"""The chain as a line under the graphs: a value between any two graphs, an arrow for each stage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, UP, VGroup

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import Digits
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import (
    FINE_SIZE,
    STATEMENT_SIZE,
    Written,
    fit,
    formula,
    text,
)

RULES, VALUES, CHANGES = -1.63, -2.38, -2.92
"""Heights of the three rows, in manim units: about the stages, the values, and how they change."""

PRODUCT = -2.67
"""The height of a formula in the place of the two lower rows."""

HALF_A_DIGIT = 0.1
"""From the baseline of a row to its middle, in manim units."""

_PLACES = (-5.75, -1.95, 1.95, 5.65)
"""Where the values stand, in manim units."""

_WIDEST = 1.9
"""A value with more digits is drawn smaller, in manim units."""

WIDEST_CHANGE = 1.5
"""The same for a change."""

_WIDEST_SLOPE = 2.1
"""The same for the slope behind a value."""

_WIDEST_FACTOR = 1.65
"""The same for a factor between two of them."""

_BETWEEN_SLOPES = 1.35
"""The same for a factor between two slopes."""

_SECOND = -1.5
"""The height of the slope for a second weight, in manim units."""

_ALONG = 0.7
"""How far the arrow to the slope for a second weight leads to the left at least, in manim units."""

_AROUND = 0.12
"""From a slope to the arrow that leads to it or away, in manim units."""

_ROOM = 1.2
"""From the middle of a value to the arrows, in manim units."""


_ROOM_FOR_SLOPES = 1.35
"""The same, for values that are slopes."""


class Strip:
    """The letters of the chain and the arrows between them."""

    def __init__(self) -> None:
        self.letters = [formula(str(letter), size=STATEMENT_SIZE) for letter in words.LETTERS]
        at_values(self.letters, VALUES)
        self.names = [text(name, size=FINE_SIZE, role="muted") for name in words.NAMES]
        at_values(self.names, CHANGES)
        for name in self.names:
            name.stand_on(CHANGES - HALF_A_DIGIT)
        self.arrows = VGroup(*(self.arrow(index) for index in range(3)))

    @staticmethod
    def arrow(index: int, *, back: bool = False) -> Arrow:
        """The arrow of a stage: forward, or back."""
        room = (_ROOM_FOR_SLOPES if back else _ROOM, 0.0)
        start, end = _place(index) + room, _place(index + 1) - room
        return Arrow(end, start, "muted", width=5.0) if back else Arrow(start, end, "muted", width=5.0)


def _place(index: int) -> Points:
    return np.array([_PLACES[index], VALUES])


def at_values(rows: Sequence[Written], height: float, *, width: float = _WIDEST) -> VGroup:
    """Put a text at each value, on a line at *height*; none is wider than *width*."""
    for row, x in zip(rows, _PLACES, strict=False):
        fit(row, width=width).move_to((x, height, 0.0))
    return VGroup(*rows)


def at_stages(rows: Sequence[Written], height: float) -> VGroup:
    """Put a text between any two values, on a line at *height*."""
    for index, row in enumerate(rows):
        fit(row, width=_WIDEST_FACTOR).move_to(((_PLACES[index] + _PLACES[index + 1]) / 2, height, 0.0))
    return VGroup(*rows)


class Backward(VGroup):
    """The chain from its back: from the loss to the slope for the output, for the score, for the weight."""

    def __init__(self, way: Chain, digits: Digits) -> None:
        self.slopes = at_values(words.slopes(way, digits.behind), VALUES - 0.17, width=_WIDEST_SLOPE)
        fit(self.slopes[0], width=_WIDEST)
        left = max(frame().safe.left, float(self.slopes[0].get_left()[0]))
        self.slopes[0].align_to((left, 0.0, 0.0), LEFT)
        factors = words.factors(way, digits.factors)
        for factor in factors[:2]:
            fit(factor, width=_BETWEEN_SLOPES)
        self.factors = at_stages(factors, CHANGES)
        self.arrows = VGroup(*(Strip.arrow(index, back=True) for index in range(3)))
        self.second = self._second_weight(way, digits)
        super().__init__(self.slopes, self.factors, self.arrows, self.second)

    def _second_weight(self, way: Chain, digits: Digits) -> VGroup:
        """An arrow from the slope for the score to that for another weight, above the first one."""
        slope = words.second_slope(way, digits.behind)
        slope.move_to((0.0, _SECOND, 0.0)).align_to((frame().safe.left, 0.0, 0.0), LEFT)
        end = np.array([slope.get_right()[0] + _AROUND, _SECOND, 0.0])
        start = self.slopes[1].get_corner(LEFT + UP) + np.array([0.0, _AROUND, 0.0])
        start[0] = max(start[0] + 0.2, end[0] + _ALONG)
        return VGroup(Arrow(start, end, "muted", width=5.0), slope)
