"""An average of drawings as what it is: their sum, scaled."""

from __future__ import annotations

from typing import Any

from manim import VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.vectors.drawings.shaded_pictures import Framed, square
from scenes.linear_algebra.vectors.list_words import share_of
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import Written, formula

_SIZE, _SMALL = 2.5, 1.5
"""The size of an average and of a drawing, in manim units."""

_BRACKET = 100
"""The font size of the brackets around the drawings."""


class AverageRow:
    """One over their number, times the first drawings, dots, and the last one; ``place`` is for the average.

    Parameters
    ----------
    drawings
        Shape (n, side, side), n at least 2.
    height
        Of the middle of the row, in manim units.
    """

    def __init__(self, drawings: ArrayLike, role: Role, height: float) -> None:
        every: Any = drawings
        left = frame().safe.left
        self.place = square(left + _SIZE / 2, height, _SIZE)
        self.drawings: list[Framed] = []
        self.signs = VGroup()
        self._end, self._height = self.place.right, height
        self._write(formula("="), share_of(len(every)), formula("(", size=_BRACKET))
        for index in (0, 1, *([len(every) - 1] if len(every) > 2 else [])):
            if index:
                self._write(formula("+"))
            if index > 2:
                self._write(formula("dots.c"), formula("+"))
            self._draw(every[index], role)
        self._write(formula(")", size=_BRACKET))

    def _write(self, *signs: Written) -> None:
        for sign in signs:
            sign.move_to((self._end + GAP + sign.width / 2, self._height, 0.0))
            self.signs.add(sign)
            self._end += GAP + sign.width

    def _draw(self, drawing: ArrayLike, role: Role) -> None:
        start = self._end + GAP
        low, high = self._height - _SMALL / 2, self._height + _SMALL / 2
        self.drawings.append(Framed(drawing, Box(start, start + _SMALL, low, high), role))
        self._end = start + _SMALL
