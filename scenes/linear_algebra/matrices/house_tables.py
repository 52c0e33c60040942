"""A table of houses, the weights beside it, and the prices that are their product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

import numpy as np
from manim import (
    LEFT,
    FadeIn,
    FadeOut,
    FadeTransform,
    ReplacementTransform,
    VGroup,
    smooth,
    squish_rate_func,
    there_and_back,
)

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrices import price_words
from scenes.linear_algebra.matrices.bracket_tables import BASELINE, BracketTable, brackets_around
from scenes.linear_algebra.matrices.price_lines import house
from scenes.linear_algebra.matrices.price_words import FEATURES
from scenes.stage.lesson.attention import second_half
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import FORMULA_SIZE, LABEL_SIZE, Written, formula, text

_TOP = 1.6
"""The upper edge of the tables, in manim units."""

_HEIGHT, _HIGHEST_ROW = 2.48, 0.72
"""The room for all rows of the houses, and the most for one of them, in manim units."""


class Places(NamedTuple):
    """The left edge and the width of a column of each of the three tables, in manim units."""

    samples: tuple[float, float]
    weights: tuple[float, float]
    prices: tuple[float, float]


_CLOSE = Places((-5.78, 1.6), (-0.47, 1.0), (1.65, 1.6))
"""What leaves the right half to the columns with their weights."""

SPREAD = Places((-5.7, 2.0), (1.15, 1.2), (3.95, 2.2))
"""What takes the whole width."""

_NAMES_OVER_HEADINGS = 0.52
"""From the baseline of the headings up to that of the names of the tables, in manim units."""

_NOTES = 0.2
"""The baseline of the first of two notes, at the most, in manim units."""

_KEPT = ("samples", "weights", "headings", "icons", "letter", "weights_letter")
"""What a table has before its prices."""

_RESULT: tuple[Role] = ("result",)
_SIZE = 36.0
_ICON = 0.46

_GAPS = 0.007
"""Between things of a row of weighted columns, in manim units for each unit of the font size."""

_BETWEEN_TERMS, _INSIDE = 0.22, 0.15
"""Between the terms of a sum, and from a bracket to these, in manim units."""

_BRACKET = 0.15
"""How far a bracket reaches beyond what stands in it, in manim units."""


class HouseTable(VGroup):
    """X times w = prices; a house stands beside each of its rows."""

    def __init__(self, made: MatrixProduct, places: Places = _CLOSE) -> None:
        self.rows = len(made.left)
        height = min(_HIGHEST_ROW, _HEIGHT / self.rows)
        self.samples = BracketTable(
            made.left,
            (places.samples[0], _TOP),
            (places.samples[1], height),
            FEATURES,
            size=_SIZE,
            name="samples",
        )
        self.weights = BracketTable(
            made.right,
            (places.weights[0], _TOP),
            (places.weights[1], height),
            [[role] for role in FEATURES],
            size=_SIZE,
            name="weights",
        )
        self.prices = BracketTable(
            made.product,
            (places.prices[0], _TOP),
            (places.prices[1], height),
            _RESULT,
            size=_SIZE,
            name="prices",
        )
        self.headings = self.samples.with_headings(HOUSE_FEATURES, FEATURES)
        self.icons = VGroup(
            *(
                house(_ICON).next_to(
                    (self.samples.box().left - 0.1, self.samples.box(row).center[1], 0), LEFT, buff=0.2
                )
                for row in range(self.rows)
            )
        )
        self._name_the_tables()
        self.weighted = WeightedColumns(made, (places.prices[0], _TOP), height)
        super().__init__(
            self.samples,
            self.weights,
            self.prices,
            self.headings,
            self.icons,
            self.letter,
            self.weights_letter,
            self.equals,
            self.price_name,
        )

    def _name_the_tables(self) -> None:
        """X w = prices over the tables on one line, and under each of these names what it holds."""
        low = cast("Written", self.headings[0]).baseline
        box = self.samples.box()
        samples, weights, prices = (
            each.box().center[0] for each in (self.samples, self.weights, self.prices)
        )
        middle = (self.weights.box().right + self.prices.box().left) / 2
        high = low + _NAMES_OVER_HEADINGS
        # The line under X is as long as the table: X is no heading of the column in the middle.
        span = Polyline([np.array([(box.left, high - 0.14), (box.right, high - 0.14)])], "muted", width=2.5)
        self.letter = VGroup(formula("X").set_x(samples).stand_on(high), span)
        self.weights_letter = VGroup(
            formula("w").set_x(weights).stand_on(high), text("weights").set_x(weights).stand_on(low)
        )
        self.equals = VGroup(
            formula("=").set_x(middle).stand_on(high), formula("=").move_to((middle, box.center[1], 0.0))
        )
        self.price_name = VGroup(
            text("prices", size=FORMULA_SIZE).set_x(prices).stand_on(high),
            text("thousand dollars").set_x(prices).stand_on(low),
        )

    def row(self, row: int) -> VGroup:
        """A house and its numbers."""
        return VGroup(self.icons[row], self.samples.entries[row])

    def notes(self) -> VGroup:
        """What a row and what a column is, with a frame around one of each."""
        left, top = self.weights.box().left, min(self.samples.box().bottom + 0.9, _NOTES)
        rows = VGroup(
            text("each row: one house", size=LABEL_SIZE), text("each column: one feature", size=LABEL_SIZE)
        )
        for place, row in enumerate(rows):
            row.move_to((left + row.width / 2, 0.0, 0.0)).stand_on(top - 0.6 * place)
        return VGroup(rows, self.samples.framed(0), self.samples.framed(None, 0))

    def lay_down(self, features: Sequence[Written], outline: Polyline) -> list[Any]:
        """The lines of the first house lie down as the first row; the numbers travel as they will be read."""
        moves: list[Any] = [ReplacementTransform(outline, self.icons[0])]
        for line, entry, role in zip(features, self.samples.entries[0], FEATURES, strict=True):
            moves.append(ReplacementTransform(line.part(role), entry))
        return moves

    def stand_up(self, weights: BracketTable) -> list[Any]:
        """The row of weights turns up into a column; its numbers travel along arcs."""
        moves = [ReplacementTransform(weights.brackets, self.weights.brackets)]
        for old, (new,) in zip(weights.entries[0], self.weights.entries, strict=True):
            moves.append(ReplacementTransform(old, new, path_arc=-0.9))
        return moves

    def take_over(self, column: int) -> list[Any]:
        """A column of the houses and its weight light up, and both come on the right of the equals sign."""
        taken = self.weighted.columns[column]
        lit = VGroup(self.samples.framed(None, column), self.weights.framed(column))
        sign = [] if column else [self.equals[1]]
        return [
            FadeIn(lit, rate_func=there_and_back, remover=True),
            FadeIn(*sign, self.weighted.times[column], taken.brackets, taken.entries, rate_func=second_half),
        ]

    def multiply_out(self, column: int) -> list[Any]:
        """Each number of a column becomes what it is worth, multiplied by the weight before it."""
        weighted, taken = self.weighted, self.weighted.columns[column]
        gone = FadeOut(weighted.times[column], taken.brackets, rate_func=squish_rate_func(smooth, 0.0, 0.6))
        worth = [
            FadeTransform(entry, row[column])
            for (entry,), row in zip(taken.entries, weighted.terms, strict=True)
        ]
        # The last of the columns gives way to the brackets around all.
        return [gone, *worth, *([FadeIn(weighted.brackets)] if taken is weighted.columns[-1] else [])]

    def add_up(self, spread: HouseTable) -> list[Any]:
        """The terms of each row slide together into its price, while all takes its place in another table."""
        weighted, prices = self.weighted, spread.prices
        sliding = [
            FadeOut(term, target_position=price, rate_func=squish_rate_func(smooth, 0.0, 0.8))
            for terms, (price,) in zip(weighted.terms, prices.entries, strict=True)
            for term in terms
        ]
        come = FadeIn(
            prices.entries,
            spread.price_name,
            spread.equals[0],
            rate_func=squish_rate_func(smooth, 0.25, 0.85),
        )
        kept = [
            (weighted.brackets, prices.brackets),
            (self.equals[1], spread.equals[1]),
            *((getattr(self, name), getattr(spread, name)) for name in _KEPT),
        ]
        return [*sliding, come, *(ReplacementTransform(before, after) for before, after in kept)]

    def ways_to(self, order: Sequence[int]) -> list[tuple[VGroup, float]]:
        """Each row that another place awaits in this *order*, and how far up it is."""
        places = [self.samples.box(place).center[1] for place in range(self.rows)]
        return [
            (VGroup(self.row(row), self.prices.entries[row]), float(places[place] - places[row]))
            for place, row in enumerate(order)
            if place != row
        ]


class WeightedColumns:
    """The columns of the houses, each with its weight before it: ``times``, ``columns``; and then the sums
    that they make in each row: ``terms``, between ``brackets``.

    Parameters
    ----------
    corner
        The upper left corner (2,) of the first thing, in manim units.
    height
        Of a row.
    """

    def __init__(self, made: MatrixProduct, corner: tuple[float, float], height: float) -> None:
        self.made, self.height = made, height
        room = frame().safe.right - corner[0]
        widths = self._lay(corner, _SIZE), self._lay_terms(corner, _SIZE)
        gaps = (len(FEATURES) - 1) * _BETWEEN_TERMS + 2 * _INSIDE
        size = _SIZE * min(1.0, room / widths[0], (room - gaps - _BRACKET) / (widths[1] - gaps))
        self._lay(corner, size)
        self._lay_terms(corner, size)

    def _lay(self, corner: tuple[float, float], size: float) -> float:
        """Lay each weight, and the column that it multiplies, and return how wide all are."""
        x, top = corner
        middle = top - self.height * len(self.made.left) / 2
        self.times, self.columns = [], []
        for index, (column, weight, role) in enumerate(
            zip(self.made.left.T, self.made.right[:, 0], FEATURES, strict=True)
        ):
            written = price_words.times(float(weight), role, size=size, first=index == 0)
            x += written.width / 2
            self.times.append(written.move_to((x, middle, 0.0)))
            x += written.width / 2 + _GAPS * size
            width = max(text(number(value), size=size).width for value in column) + 1.3 * _GAPS * size
            self.columns.append(
                BracketTable(
                    column[:, None],
                    (x, top),
                    (width, self.height),
                    [role],
                    size=size,
                    name=f"column_{role}",
                )
            )
            x += width + 1.1 * _GAPS * size
        return x - corner[0]

    def _lay_terms(self, corner: tuple[float, float], size: float) -> float:
        """Lay the terms of each row as a sum, each kind in a column, and return how wide all are."""
        (x, top), left = corner, corner[0]
        x += _INSIDE
        rows = [
            price_words.signed_terms(terms, row, size=size) for row, terms in enumerate(self.made.terms[:, 0])
        ]
        for column in zip(*rows, strict=True):
            x += max(term.width for term in column)
            for row, term in enumerate(column):
                baseline = top - self.height * (row + 1 - BASELINE)
                # A sign reaches below the line on which its number stands.
                term.move_to((x - term.width / 2, 0.0, 0.0))
                term.shift((0.0, baseline - term[-1].get_bottom()[1], 0.0))
            x += _BETWEEN_TERMS
        self.terms = [VGroup(*row) for row in rows]
        right = x - _BETWEEN_TERMS + _INSIDE
        self.brackets = brackets_around(Box(left, right, top - self.height * len(rows), top))
        return right - left
