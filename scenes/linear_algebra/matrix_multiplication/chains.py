"""A product of three matrices: the factors drawn to scale, and the work of either pair of brackets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Self, cast

from manim import LEFT, RIGHT, UP, Rectangle, VGroup

from mathkit.linear_algebra.matrix_multiplication import ChainWork
from scenes.linear_algebra.matrix_multiplication.batches import block
from scenes.stage.pictures.number_tables import Veil
from scenes.stage.shapes.frame import BELOW_WORDS, GAP, Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import whole
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import STATEMENT_SIZE, Numeral, formula, text

_ROLES: tuple[Role, Role, Role] = ("ink", "path", "path")

_LETTERS = ("X", str(WEIGHT_MATRIX), tint("V", WEIGHT_MATRIX.role))
"""V holds the weights of the second layer."""

_BRACKETS = ("(X {0}) {1}", "X ({0} {1})")
"""The two ways through the chain, as Typst mathematics."""

_THINNEST = 0.14
"""The least side of a factor, in manim units."""

_MARGIN = 0.15
"""Around two factors that are multiplied first, in manim units."""

_BAR, _PITCH = 0.5, 0.95
"""The height of a bar, and from one bar to the next, in manim units."""

_RACE = 2.4
"""Room for the bars at the bottom of the frame, in manim units."""


class Factors(VGroup):
    """Three factors side by side, to scale, with their names and sizes under them.

    Parameters
    ----------
    sizes
        Rows of the first factor, the two inner sizes, and columns of the last factor.
    """

    def __init__(self, sizes: Sequence[int], *, box: Box | None = None) -> None:
        wide = frame().wide
        box = box or Box(wide.left, wide.right, wide.bottom + _RACE, wide.top - BELOW_WORDS)
        self.labels = VGroup(
            *(
                VGroup(
                    formula(letter, role=role), text(f"{whole(rows)} × {whole(columns)}", role=role)
                ).arrange(RIGHT, buff=0.25)
                for letter, role, (rows, columns) in zip(_LETTERS, _ROLES, pairwise(sizes), strict=True)
            )
        )
        floor = box.bottom + max(label.height for label in self.labels) + GAP
        room = Box(box.left, box.right, floor, box.top)
        slot = room.width / 3
        unit = min(room.height / max(sizes[:3]), (slot - 3 * _MARGIN) / max(sizes[1:]))
        self.blocks = VGroup()
        for index, (role, (rows, columns)) in enumerate(zip(_ROLES, pairwise(sizes), strict=True)):
            x, y = room.left + (index + 0.5) * slot, room.center[1]
            across, down = max(unit * columns, _THINNEST) / 2, max(unit * rows, _THINNEST) / 2
            self.blocks.add(block(Box(x - across, x + across, y - down, y + down), role))
            label = self.labels[index]
            label.move_to((x, floor - GAP, 0.0), aligned_edge=UP)
        self.pairs = [
            _around(Box(box.left + left * slot, box.left + (left + 2) * slot, box.bottom, box.top))
            for left in (0, 1)
        ]
        super().__init__(self.blocks, self.labels)


def _around(box: Box) -> Rectangle:
    """A frame around two factors."""
    frame = Rectangle(
        width=box.width, height=box.height + 2 * _MARGIN, stroke_width=4.0, color=color("result")
    )
    return frame.move_to(box.center)


class Race(VGroup):
    """A bar for each way through the chain; ``done`` multiplications have been made on both.

    ``ways`` are the formulas, ``bars`` the bars, ``numbers`` the multiplications of each, which stop when the
    product is complete.
    """

    def __init__(self, work: ChainWork, *, box: Box | None = None) -> None:
        wide = frame().wide
        box = box or Box(wide.left, wide.right, wide.bottom, wide.bottom + _RACE - BELOW_WORDS)
        self.totals = (work.left_pair_first, work.right_pair_first)
        self.done = 0.0
        self.ways = VGroup(*(formula(way.format(*_LETTERS[1:])) for way in _BRACKETS))
        left = box.left + max(way.width for way in self.ways) + 2 * GAP
        widest = max(text(whole(total), size=STATEMENT_SIZE).width for total in self.totals)
        self._longest = box.right - widest - 2 * GAP - left
        self.bars, self.numbers = VGroup(), VGroup()
        for index, way in enumerate(self.ways):
            y = box.top - (index + 0.5) * _PITCH
            way.move_to((box.left, y, 0.0), aligned_edge=LEFT)
            self.bars.add(Veil("muted", Box(left, left, y - _BAR / 2, y + _BAR / 2)).set_fill(opacity=1.0))
            self.numbers.add(self._number(index).move_to((box.right, y, 0.0), aligned_edge=RIGHT))
        super().__init__(self.ways, self.bars, self.numbers)
        self.set_state(done=0.0)

    def _number(self, index: int) -> Numeral:
        return Numeral(lambda: min(self.done, self.totals[index]), whole, size=STATEMENT_SIZE, anchor=RIGHT)

    def set_state(self, *, done: float) -> Self:
        """Show both ways after as many multiplications."""
        self.done = done
        for bar, total in zip(self.bars, self.totals, strict=True):
            share = min(done, total) / max(self.totals)
            box = cast("Veil", bar).box
            end = box.left + share * self._longest
            cast("Veil", bar).set_state(box=Box(box.left, end, box.bottom, box.top))
        return self

    @property
    def cheaper(self) -> list[int]:
        """The ways that take the fewest multiplications."""
        return [index for index, total in enumerate(self.totals) if total == min(self.totals)]
