"""The two parts of an iterated arrow, a row for each step: both numbers, a bar cut in proportion, a share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import RIGHT, Animation, FadeIn, VGroup, there_and_back

from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import Box
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import decimals_of, number, percent
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, text

MOST = 0.999
"""A larger share is not written: "more than 99.9%"."""

MOST_ROWS = 7

_STEP, _SHARE, _GAP = 0.45, 1.0, 0.3
"""The width of the columns with the steps and the shares, and from a bar to a number and the next column, in
manim units."""

_SIZE = FINE_SIZE + 2

_PITCH = 0.44
"""From row to row, in manim units."""

_BELOW = 0.09
"""From the middle of a row down to its baseline, in manim units."""

_THICKNESS = 0.3
"""The height of a bar, in manim units."""


class PartRows(VGroup):
    """A ``head`` with the numbers of the steps in ``shown``, and ``rows`` for these, one after another.

    Parameters
    ----------
    parts
        Shape (k + 1, 2).
    """

    def __init__(self, box: Box, parts: Points) -> None:
        steps = len(parts) - 1
        self.shown = [int(step) for step in np.unique(np.linspace(0, steps, MOST_ROWS).round())]
        self.parts, self.first_dropped = parts, False
        heights = box.top - 0.2 - _PITCH * np.arange(len(self.shown) + 1)
        first, second = (_widest(parts[self.shown, column]) + _GAP for column in (0, 1))
        bar = Box(box.left + _STEP + first, box.right - _SHARE - second, 0.0, _THICKNESS)
        one, two = (tint(f"$bold(u)_{index}$", role) for index, role in enumerate(ROLES, start=1))
        self.head = VGroup(*_line(box, bar, heights[0], (one, two, tint("share", ROLES[0]))))
        for written, height in zip(("$k$", *map(str, self.shown)), heights, strict=True):
            step = text(written, size=_SIZE)
            step.move_to((box.left + _STEP - 0.1 - step.width / 2, height, 0.0)).stand_on(height - _BELOW)
            self.head.add(step)
        self.rows = VGroup(*(self._row(box, bar, *row) for row in zip(self.shown, heights[1:], strict=True)))
        super().__init__(self.head, self.rows)

    def share(self, step: int) -> float:
        """Of the first part."""
        first, second = np.abs(self.parts[step])
        return float(first / (first + second))

    def come(self, step: float, run_time: float) -> list[Animation]:
        """Let the row of a step come, if it has one."""
        rows = [row for row, shown in zip(self.rows, self.shown, strict=True) if shown == step]
        return [FadeIn(row, run_time=run_time) for row in rows]

    def drop_first(self) -> list[Animation]:
        """Let the first part become zero in every row."""
        self.first_dropped, moves = True, list[Animation]()
        for row, step in zip(self.rows, self.shown, strict=True):
            bar: Any = row[-1]
            alone = ShareBar(bar.whole.box, 0.0 if self.parts[step, 1] else None, ROLES)
            row.remove(bar).add(alone)
            moves += swap(bar, alone)
            for cell, gone in ((row[0], "0"), (row[2], "0%")):
                zero = text(tint(gone, ROLES[0]), size=_SIZE).move_to(cell, aligned_edge=RIGHT)
                moves += swap(cell, zero)
        return moves

    def point_out_last(self) -> Any:
        """Let the last bar grow for a moment."""
        bar: Any = self.rows[-1][-1]
        return bar.animate(rate_func=there_and_back).stretch(1.3, 1)

    def _row(self, box: Box, bar: Box, step: int, height: float) -> VGroup:
        written = [tint(significant(part), role) for part, role in zip(self.parts[step], ROLES, strict=True)]
        share = self.share(step)
        place = Box(bar.left, bar.right, height - _THICKNESS / 2, height + _THICKNESS / 2)
        cells = (*written, tint(written_share(share), ROLES[0]))
        return VGroup(*_line(box, bar, height, cells), ShareBar(place, share, ROLES))


def significant(value: float) -> str:
    """Write a part with four digits, as it is if it has fewer."""
    size = abs(value)
    if size == 0 or size >= 10_000 or size < 1e-3:
        return number(value, 0 if size < 1e6 else 2)
    return number(value, max(0, decimals_of(value, 4)))


def written_share(share: float) -> str:
    """A share in percent; one that is nearly all is "> 99.9%"."""
    return percent(share, 0) if share <= MOST or share == 1 else f"> {percent(MOST)}"


def _widest(parts: Points) -> float:
    return max(text(significant(part), size=_SIZE).width for part in parts)


def _line(box: Box, bar: Box, height: float, cells: Sequence[str]) -> list[Written]:
    """The first part before the bar, the second behind it, and a share at the right."""
    first, second, share = (text(cell, size=_SIZE) for cell in cells)
    rights = bar.left - 0.15, bar.right + 0.15 + second.width, box.right
    for cell, right in zip((first, second, share), rights, strict=True):
        cell.move_to((right - cell.width / 2, height, 0.0)).stand_on(height - _BELOW)
    return [first, second, share]
