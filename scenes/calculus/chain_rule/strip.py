"""The chain as a line under the graphs: a value between any two graphs, an arrow for each stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import LEFT, VGroup, VMobject

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

RATES = -1.5
"""The height of the slopes of the stages: close up, the axes above them have no numbers."""

PRODUCT = -2.72
"""The height of a formula in the place of the two lower rows."""

HALF_A_DIGIT = 0.1
"""From the baseline of a row to its middle, in manim units."""

_PLACES = (-5.75, -1.95, 1.95, 5.65)
"""Where the values stand, in manim units."""

_WIDEST = 1.9
"""A value with more digits is drawn smaller, in manim units."""

WIDEST_CHANGE = 1.5
"""The same for a change."""

_WIDEST_SLOPE = 2.3
"""The same for the slope behind a value."""

_WIDEST_SECOND = 3.5
"""The same for that behind a second weight, which is a product."""

_WIDEST_FACTOR = 1.65
"""The same for a factor between two of them."""

_LARGE_FACTORS = 1.12
"""How many times as large as in the strip the slopes of the stages are at their arrows."""

_FACTORS = ((-2.5, 0.14), (1.2, 0.04), (4.4, 0.04), (-2.1, -1.75))
"""Where the slopes of the stages stand, at their arrows, that of the second weight last, in manim units."""

_NODES = ((-6.0, 0.25), (-0.45, -0.75), (2.75, -0.75), (5.95, -0.75), (-6.0, -1.75))
"""Where the values of a neuron with two weights stand, the second weight last, in manim units."""

_SCORE = (2.75, -2.2)
"""Where the rule of a score of two weights stands, in manim units."""

_MINIATURES, _SMALL = ((-3.6, 1.65), (1.2, 1.65), (4.6, 1.65)), 0.62
"""Where the graphs of the stages stand, over their arrows, in manim units, and how large."""

_AROUND, _APART = 0.18, 0.14
"""From a value to its arrows, and from its height to those that lead up or down, in manim units."""

_ROOM = 1.2
"""From the middle of a value to the arrows, in manim units."""


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
    def arrow(index: int) -> Arrow:
        """The arrow of a stage."""
        room = np.array([_ROOM, 0.0])
        return Arrow(_place(index) + room, _place(index + 1) - room, "muted", width=5.0)


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
    """A neuron with a second weight: its letters, with arrows forward; and for the way back, the slope of the
    loss with respect to each, with arrows from the loss to both weights.
    """

    def __init__(self, way: Chain, digits: Digits) -> None:
        letters, left = (*words.LETTERS, words.SECOND_WEIGHT), frame().safe.left
        self.letters = VGroup(*(formula(str(letter)) for letter in letters))
        slopes = [fit(each, width=_WIDEST_SLOPE) for each in words.slopes(way, digits.behind)]
        second = fit(words.second_slope(way, digits.behind), width=_WIDEST_SECOND)
        for letter, slope, (x, y) in zip(self.letters, [*slopes, second], _NODES, strict=True):
            slope.move_to((max(x, left + slope.width / 2), y, 0.0))
            # What comes in the place of the letter must not lie on the arrows that lead to it.
            letter.move_to((0.0, y, 0.0)).align_to(slope, LEFT)
        self.slopes = VGroup(*slopes)
        self.factors = VGroup(*words.factors(way, digits.factors), words.second_factor())
        for factor, (x, y) in zip(self.factors, _FACTORS, strict=True):
            fit(factor.scale(_LARGE_FACTORS), width=_WIDEST_FACTOR).move_to((x, y, 0.0))
        self.arrows = VGroup(*(self._between(slopes[index], slopes[index + 1]) for index in range(3)))
        self.second = VGroup(self._between(second, slopes[1]), second)
        pairs = ((0, 1), (1, 2), (2, 3), (4, 1))
        self.forward = VGroup(
            *(self._between(self.letters[first], self.letters[then], forward=True) for first, then in pairs)
        )
        self.score = words.score_of_both().move_to((*_SCORE, 0.0))
        super().__init__(*self.letters, *self.slopes, *self.factors, *self.arrows, *self.second)
        self.add(*self.forward, self.score)

    @staticmethod
    def over_their_arrows(miniatures: VGroup) -> list[Any]:
        """Let the graphs of the stages become small, each over its arrow."""
        return [
            small.animate.scale(_SMALL).move_to((*place, 0.0))
            for small, place in zip(miniatures, _MINIATURES, strict=True)
        ]

    @staticmethod
    def _between(before: VMobject, behind: VMobject, *, forward: bool = False) -> Arrow:
        """The arrow from what is *behind* to what is *before* it, higher or lower; or the other way."""
        up = float(np.sign(np.round(before.get_y() - behind.get_y(), 6)))
        start = np.array([behind.get_left()[0] - _AROUND, behind.get_y() + up * _APART, 0.0])
        end = np.array([before.get_right()[0] + _AROUND, before.get_y(), 0.0])
        return Arrow(end, start, "muted", width=5.0) if forward else Arrow(start, end, "muted", width=5.0)
