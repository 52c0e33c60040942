"""A table of houses, the weights beside it, and the prices that are their product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from manim import LEFT, ReplacementTransform, VGroup

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrices.bracket_tables import BracketTable
from scenes.linear_algebra.matrices.price_lines import house
from scenes.linear_algebra.matrices.price_words import FEATURES
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import LABEL_SIZE, Written, formula, text

_TOP = 1.6
"""The upper edge of the tables, in manim units."""

_HEIGHT, _HIGHEST_ROW = 2.6, 0.72
"""The room for all rows of the houses, and the most for one of them, in manim units."""

_SAMPLES, _WEIGHTS, _PRICES = (-5.6, 1.8), (0.5, 1.25), (2.9, 1.6)
"""The left edge and the width of a column, in manim units."""

_NOTES = 0.2
"""The baseline of the first of two notes, at the most, in manim units."""

_RESULT: tuple[Role] = ("result",)
_SIZE = 36.0
_ICON = 0.46


class HouseTable(VGroup):
    """X times w = prices; a house stands beside each of its rows."""

    def __init__(self, made: MatrixProduct) -> None:
        self.rows = len(made.left)
        height = min(_HIGHEST_ROW, _HEIGHT / self.rows)
        self.samples = BracketTable(
            made.left, (_SAMPLES[0], _TOP), (_SAMPLES[1], height), FEATURES, size=_SIZE, name="samples"
        )
        self.weights = BracketTable(
            made.right,
            (_WEIGHTS[0], _TOP),
            (_WEIGHTS[1], height),
            [[role] for role in FEATURES],
            size=_SIZE,
            name="weights",
        )
        self.prices = BracketTable(
            made.product, (_PRICES[0], _TOP), (_PRICES[1], height), _RESULT, size=_SIZE, name="prices"
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
        level = cast("Written", self.headings[0]).baseline
        self.letter = self.samples.named("X", gap=0.24)
        self.weights_letter = formula("w").set_x(self.weights.box().center[0]).stand_on(level)
        self.price_letter = text("price").set_x(self.prices.box().center[0]).stand_on(level)
        middle = (self.weights.box().right + self.prices.box().left) / 2
        self.equals = formula("=").move_to((middle, self.samples.box().center[1], 0.0))
        super().__init__(
            self.samples,
            self.weights,
            self.prices,
            self.headings,
            self.icons,
            self.letter,
            self.weights_letter,
            self.price_letter,
            self.equals,
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

    def reorder(self, order: Sequence[int]) -> tuple[VGroup, VGroup]:
        """Each row stands at the place that its price gives it now; also what stood there before."""
        old, new = VGroup(), VGroup()
        for place, row in enumerate(order):
            if place != row:
                moved = VGroup(self.row(row), self.prices.entries[row])
                old.add(moved.copy())
                down = self.samples.box(place).center[1] - self.samples.box(row).center[1]
                new.add(moved.shift((0.0, down, 0.0)))
        return old, new
