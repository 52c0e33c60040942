"""The ways to take one h and otherwise x from n factors x + h: one row for each."""

from __future__ import annotations

from typing import Any

from manim import DL, DOWN, Animation, FadeIn, VGroup

from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.symbols import INPUT, RUN
from scenes.stage.type.writing import Written, formula

_PITCH = 1.35
"""From one factor to the next, in manim units."""

_SIZE = 36
"""Of the letters."""

_ENLARGED = 1.4
"""Few factors are drawn at most so many times as large."""

_ROW = 0.56
"""From one row to the next, in manim units."""


class FactorChoices(VGroup):
    """The n factors in a row, and under them n rows with one h each, in another column every time.

    Attributes
    ----------
    factors
        The row on top.
    ways
        The rows under it, a letter under each factor.
    """

    def __init__(self, count: int) -> None:
        picture = frame().picture
        box = Box(picture.left, picture.right, picture.bottom, frame().words.top)
        self.factors = VGroup(*(formula(f"({INPUT} + {RUN})", size=_SIZE) for _ in range(count)))
        for column, factor in enumerate(self.factors):
            factor.shift((column * _PITCH, 0.0, 0.0))
        self.ways = VGroup(*(self._way(row, count) for row in range(count)))
        super().__init__(self.factors, self.ways)
        self.scale(min(_ENLARGED, box.width / self.width))
        box.place(self, -1.0, 1.0)

    def _way(self, chosen: int, count: int) -> VGroup:
        letters = VGroup()
        for column in range(count):
            letter = self._letter(RUN.letter if column == chosen else INPUT.letter)
            letter.shift((column * _PITCH - letter.get_x(), 0.0, 0.0))
            letters.add(letter.stand_on(-0.95 - chosen * _ROW))
        return letters

    def _letter(self, letter: str) -> Written:
        return formula(letter, size=_SIZE, role=RUN.role if letter == RUN.letter else INPUT.role)

    def _letters(self) -> list[list[Any]]:
        """The letters of each way, from the first factor to the last."""
        return [list(way) for way in self.ways]

    def below(self) -> Box:
        """The place under the factors, where the ways come down."""
        box, (left, bottom, _) = frame().picture, self.factors.get_corner(DL)
        return Box(float(left), box.right, box.bottom, float(bottom) - _ROW)

    def take(self, way: int, *, run_time: float) -> Animation:
        """The letters of a way come down from the factors."""
        return FadeIn(self.ways[way], shift=_ROW * DOWN, run_time=run_time)

    def chosen(self) -> VGroup:
        """The h of every row."""
        return VGroup(*(way[row] for row, way in enumerate(self._letters())))

    def close_the_gaps(self, *, run_time: float) -> list[Animation]:
        """The x behind every h move up; h, which is off the stage by now, is put behind them all."""
        columns = [factor.get_x() for factor in self.factors]
        moved: list[Animation] = []
        for row, way in enumerate(self._letters()):
            way[row].set_x(columns[-1])
            for letter, column in zip(way[row + 1 :], columns[row:-1], strict=True):
                moved.append(letter.animate(run_time=run_time).set_x(column))
        return moved
