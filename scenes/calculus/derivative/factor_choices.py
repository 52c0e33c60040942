"""The ways to take x or h from each of n factors x + h, by how many h are taken, and what they give."""

from __future__ import annotations

import numpy as np
from manim import DOWN, Animation, FadeIn, VGroup, VMobject

from scenes.calculus.derivative import proving_words
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.type.symbols import INPUT, RUN
from scenes.stage.type.writing import FORMULA_SIZE, LABEL_SIZE, Written, formula

_PITCH = 1.25
"""From one factor to the next, in manim units."""

_ROW, _FIRST_ROW = 0.75, 0.8
"""From one row to the next, and from the factors to the first row, at most; in manim units."""

_CLOSE_ROW = 0.3
"""From one row to the next for each factor: a few rows stand closer, and are seen together."""

_ROOMY = 0.56
"""Rows that stand closer than this, in manim units, have smaller letters."""

_RULE, _TO_RULE = 1.0, 0.7
"""The room under the rows for the rule, and from the last row to its middle, in manim units."""

_AFTER_ROWS, _CELLS = 0.4, (1.9, 2.0)
"""From the bracket to what the rows give, and the widths of its columns, in manim units."""

_HOOK = 0.1
"""How far the ends of the bracket reach back to its rows, in manim units."""

_LETTER = 0.36
"""The height of a letter, in manim units."""

_DOTS = 0.11
"""How far above the line dots hang, in manim units."""

_EITHER = "dots.c"
"""A letter that may be x or h."""


class FactorChoices(VGroup):
    """The n factors in a row, and under them a row for each choice of letters.

    Attributes
    ----------
    factors
        The row on top.
    old, ways, rest
        The row of x alone; n rows with one h each, in another column every time; a row with two h, whose
        other letters may be either.
    products
        What these three give: a group of cells for each; then that the first is subtracted, and what the
        others are, divided by h, at last.
    headings
        What stands above these cells.
    bracket
        Beside the rows of ``ways``, which have one product together.
    """

    def __init__(self, count: int, box: Box) -> None:
        self._box = box
        # factors are smaller than the letters under them, so that six stand apart
        factors = [formula(f"({INPUT} + {RUN})", size=LABEL_SIZE) for _ in range(count)]
        self.factors, wide = VGroup(*factors), factors[0].width + (count - 1) * _PITCH
        left = box.center[0] - (wide + _AFTER_ROWS + sum(_CELLS)) / 2
        self._columns = [left + factors[0].width / 2 + column * _PITCH for column in range(count)]
        self._head = box.top - factors[0].height
        room = self._head - _FIRST_ROW - box.bottom - _RULE
        self._row_pitch = min(_ROW, _CLOSE_ROW * count, room / (count + 1))
        self._size = FORMULA_SIZE if self._row_pitch >= _ROOMY else LABEL_SIZE
        for factor, column in zip(factors, self._columns, strict=True):
            _stand(factor.set_x(column), self._head)
        self.old = self._row([INPUT.letter] * count, 0)
        self.ways = VGroup(*(self._way(way, count) for way in range(count)))
        self.rest = self._row([RUN.letter] * 2 + [_EITHER] * (count - 2), count + 1)
        self.bracket = self._bracket(left + wide, count)
        self.headings, self.products = self._results(left + wide + _AFTER_ROWS, count)
        super().__init__(self.factors, self.old, self.ways, self.rest, self.bracket)
        self.add(self.headings, self.products)

    def _height(self, row: float) -> float:
        """The baseline of a row."""
        return self._head - _FIRST_ROW - row * self._row_pitch

    def _way(self, chosen: int, count: int) -> VGroup:
        letters = [RUN.letter if column == chosen else INPUT.letter for column in range(count)]
        return self._row(letters, chosen + 1)

    def _row(self, letters: list[str], row: int) -> VGroup:
        placed = VGroup()
        for letter, column in zip(letters, self._columns, strict=True):
            role = {RUN.letter: RUN.role, INPUT.letter: INPUT.role}.get(letter, "ink")
            written = formula(letter, role=role, size=self._size).set_x(column).stand_on(self._height(row))
            placed.add(written.shift((0.0, _DOTS if letter == _EITHER else 0.0, 0.0)))
        return placed

    def _bracket(self, right: float, count: int) -> Polyline:
        over, under = self._height(1) + _LETTER, self._height(count)
        corners = [(right - _HOOK, over), (right, over), (right, under), (right - _HOOK, under)]
        return Polyline([np.array(corners)], "muted", width=3.0)

    def _results(self, left: float, count: int) -> tuple[VGroup, VGroup]:
        """The headings and the products, in columns of which the first begins at *left*."""
        heights = (self._height(0), self._height((count + 1) / 2), self._height(count + 1))
        headings = VGroup(*proving_words.headings_of_a_power())
        written = proving_words.products_of_a_power(count)
        products = VGroup(*(VGroup(*cells) for cells in written))
        for row, height in zip((headings, *products), (self._head, *heights), strict=True):
            for cell, start in zip(row, (left, left + _CELLS[0]), strict=False):
                _put(cell, start, height)
        _stand(written[-1][0], heights[-1])
        return headings, products

    def place_below(self, written: VMobject) -> VMobject:
        """Put the rule under the rows."""
        return written.move_to((self._box.center[0], self._height(len(self.factors) + 1) - _TO_RULE, 0.0))

    def take(self, row: VMobject, *, run_time: float) -> Animation:
        """The letters of a row come down from the factors."""
        return FadeIn(row, shift=self._row_pitch * DOWN, run_time=run_time)


def _stand(written: Written, height: float) -> None:
    """Let the letter h of *written* stand on *height*: parentheses beside it reach lower."""
    written.shift((0.0, height - float(written.part(RUN.role).get_bottom()[1]), 0.0))


def _put(written: Written, left: float, height: float) -> None:
    """Let *written* begin at *left* and stand on *height*."""
    written.stand_on(height).shift((left - float(written.get_left()[0]), 0.0, 0.0))
