"""The chain as a line under the graphs: a value between any two graphs, an arrow for each stage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.calculus.chain_rule import words
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Written, fit, formula, text

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

_WIDEST_FACTOR = 1.65
"""The same for a factor between two values."""

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
