"""The two parts of an iterated arrow, a row for each step: both numbers, and a bar cut in proportion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import RIGHT, Animation, FadeIn, VGroup, VMobject, there_and_back

from mathkit.linear_algebra.power_iteration import PowerBehaviour, PowerIteration
from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import Box
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number, percent
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, fit, text

MOST = 0.999
"""A larger share is not written: "more than 99.9%"."""

MOST_ROWS = 7

_STEP, _GAP = 0.75, 0.3
"""The width of the column with the steps, and from a bar to a number and the next column, in manim units."""

_SIZE = FINE_SIZE + 2

_PITCH = 0.44
"""From row to row, in manim units."""

_THICKNESS = 0.3
"""The height of a bar, in manim units."""


class PartRows(VGroup):
    """A ``head``, and ``rows`` that come one after another, for the steps in ``shown``.

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
        bar = Box(box.left + _STEP + first, box.right - second, 0.0, _THICKNESS)
        names = ("step", tint("$bold(u)_1$", ROLES[0]), tint("$bold(u)_2$", ROLES[1]))
        self.head = VGroup(*_line(box, bar, heights[0], names))
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
            first: Any = row[1]
            bar: Any = row[-1]
            zero = text(tint("0", ROLES[0]), size=_SIZE).move_to(first, aligned_edge=RIGHT)
            alone = ShareBar(bar.whole.box, 0.0 if self.parts[step, 1] else None, ROLES)
            row.remove(bar).add(alone)
            moves += [*swap(first, zero), *swap(bar, alone)]
        return moves

    def end(self, power: PowerIteration) -> VMobject:
        """What the parts come to: the share of the first, and how far the arrow is from its line."""
        if power.behaviour is PowerBehaviour.NEVER_SETTLES:
            return text("no part wins")
        assert power.angles_to_dominant is not None
        share, angle = self.share(len(self.parts) - 1), float(power.angles_to_dominant[-1])
        shown = percent(share, 0) if share <= MOST else f"> {percent(MOST)}"
        return fit(spectra.share_and_angle(shown, angle), width=self.width)

    def point_out_last(self) -> Any:
        """Let the last bar grow for a moment."""
        bar: Any = self.rows[-1][-1]
        return bar.animate(rate_func=there_and_back).stretch(1.3, 1)

    def _row(self, box: Box, bar: Box, step: int, height: float) -> VGroup:
        written = [tint(significant(part), role) for part, role in zip(self.parts[step], ROLES, strict=True)]
        place = Box(bar.left, bar.right, height - _THICKNESS / 2, height + _THICKNESS / 2)
        cut = ShareBar(place, self.share(step), ROLES)
        return VGroup(*_line(box, bar, height, (str(step), *written)), cut)


def significant(value: float) -> str:
    """Write a part with four digits, as it is if it has fewer."""
    size = abs(value)
    if size == 0 or size >= 10_000 or size < 1e-3:
        return number(value, 0 if size < 1e6 else 2)
    return number(value, max(0, 3 - int(np.floor(np.log10(size)))))


def _widest(parts: Points) -> float:
    return max(text(significant(part), size=_SIZE).width for part in parts)


def _line(box: Box, bar: Box, height: float, cells: Sequence[str]) -> list[Written]:
    """The step at the left, the first part before the bar, the second behind it."""
    step, first, second = (text(cell, size=_SIZE) for cell in cells)
    for cell, right in ((step, box.left + _STEP - 0.1), (first, bar.left - 0.15)):
        cell.move_to((right - cell.width / 2, height, 0.0))
    second.move_to((bar.right + 0.15 + second.width / 2, height, 0.0))
    return [step, first, second]
