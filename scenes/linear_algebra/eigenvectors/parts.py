"""The two parts of an iterated arrow, a row for each step, and written as a sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, FadeIn, VGroup, there_and_back

from mathkit.linear_algebra.eigen import EigenDecomposition
from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    decimals_of,
    degrees,
    math_number,
    math_term,
    math_vector,
    number,
    percent,
)
from scenes.stage.type.symbols import MATRIX
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, fit, formula, text

MOST = 0.999
"""A larger share is not written: "over 99.9%"."""

MOST_ROWS = 7

_NOTHING = 1e-9
"""A part so small beside the one before is rounding."""

_STEP, _SHARE, _GAP = 0.9, 1.0, 0.3
"""The width of the columns with the steps and the shares, and from a bar to a number and the next column, in
manim units."""

_CLEAR = 0.1
"""From either end of the bars to what is written over them, in manim units."""

_NARROWEST = 0.45
"""Of a column with parts, in manim units: there is room for its head."""

_SIZE = FINE_SIZE + 2

_PITCH = 0.44
"""From row to row, in manim units."""

_BELOW = 0.09
"""From the middle of a row down to its baseline, in manim units."""

_THICKNESS = 0.3
"""The height of a bar, in manim units."""


class PartRows(VGroup):
    """A ``head``, and ``rows`` for the steps in ``shown``, one after another.

    Parameters
    ----------
    parts
        Shape (k + 1, 2). The first may be zero at all steps: it is missing then.
    """

    def __init__(self, box: Box, parts: Points) -> None:
        steps = len(parts) - 1
        self.shown = [int(step) for step in np.unique(np.linspace(0, steps, MOST_ROWS).round())]
        self.box, self.parts, self.first_is_missing = box, parts, not parts[:, 0].any()
        heights = box.top - 0.2 - _PITCH * np.arange(len(self.shown) + 1)
        first, second = (max(_widest(parts[self.shown, column]), _NARROWEST) + _GAP for column in (0, 1))
        bar = Box(box.left + _STEP + first, box.right - _SHARE - second, 0.0, _THICKNESS)
        one, two = (tint(f"$bold(u)_{index}$", role) for index, role in enumerate(ROLES, start=1))
        heads = ("step $k$", one, two, tint("share", ROLES[0]))
        self.head = VGroup(*_line(box, bar, heights[0], heads))
        whose = text(f"parts of {tint('$A^k bold(x)$', 'data')}", size=_SIZE)
        if whose.width + 2 * _CLEAR <= bar.width:
            self.head.add(whose.move_to(((bar.left + bar.right) / 2, 0, 0)).stand_on(heights[0] - _BELOW))
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

    def second_alone(self) -> PartRows:
        """Rows of the second part without a first: before and after a step, unless it is sent to zero."""
        parts = self.parts[:2] * (0.0, 1.0)
        left = np.abs(parts[:, 1]) > _NOTHING * np.abs(parts[0, 1])
        return PartRows(self.box, parts[left])

    def point_out_last(self) -> Any:
        """Let the last bar grow for a moment."""
        bar: Any = self.rows[-1][-1]
        return bar.animate(rate_func=there_and_back).stretch(1.3, 1)

    def _row(self, box: Box, bar: Box, step: int, height: float) -> VGroup:
        written = [tint(significant(part), role) for part, role in zip(self.parts[step], ROLES, strict=True)]
        share = self.share(step)
        place = Box(bar.left, bar.right, height - _THICKNESS / 2, height + _THICKNESS / 2)
        cells = (str(step), *written, tint(written_share(share), ROLES[0]))
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
    """A step at the left, the first part before the bar, the second behind it, and a share at the right."""
    step, first, second, share = (text(cell, size=_SIZE) for cell in cells)
    rights = box.left + _STEP - 0.1, bar.left - 0.15, bar.right + 0.15 + second.width, box.right
    for cell, right in zip((step, first, second, share), rights, strict=True):
        cell.move_to((right - cell.width / 2, height, 0.0)).stand_on(height - _BELOW)
    return [step, first, second, share]


# As a sum ------------------------------------------------------------------------------------------------


def sum_of_parts(eigen: EigenDecomposition, start: Sequence[float], parts: Points) -> Written:
    """An arrow, the ``whole``, as a sum of parts along both eigenvectors: the ``first`` and the ``other``."""
    vectors = shown_vectors(eigen)
    exact = all(map(spectra.is_whole, vectors)) and spectra.is_whole(parts)
    one, two = (tint(math_vector(each), role) for each, role in zip(vectors, ROLES, strict=True))
    whole = tint(f"bold(x) = {math_vector(start)} {'=' if exact else 'approx'} ", "whole")
    first = tint(f"{math_number(parts[0])} {one}", "first")
    other = tint(f"{math_term(parts[1])} {two}", "other")
    row = formula(f"{whole} {first} {other}", size=LABEL_SIZE)
    fit(row, width=frame().left_side.width)
    return row


def powers(eigen: EigenDecomposition, parts: Points) -> Written:
    """The sum of parts after k steps: each has been multiplied by its eigenvalue k times."""
    exact = spectra.is_whole(parts) and all(map(spectra.is_exact_factor, eigen.values))
    one, two = (tint(f"{spectra.math_factor(each, guarded=True)}^k", "result") for each in eigen.values)
    names = [tint(f"bold(u)_{index}", role) for index, role in enumerate(ROLES, start=1)]
    image = tint(f"{MATRIX.letter}^k bold(x)", "data")
    first = f"{math_number(parts[0])} dot {one} {names[0]}"
    second = f"{math_term(parts[1])} dot {two} {names[1]}"
    row = formula(f"{image} {'=' if exact else 'approx'} {first} {second}", size=STATEMENT_SIZE)
    fit(row, width=frame().left_side.width)
    return row


def angle_left(angle: float) -> Written:
    """How far an arrow still is from the first line, an angle in radians."""
    far = degrees(angle) if angle > spectra.HARDLY else f"less than {degrees(spectra.HARDLY)}"
    return text(f"{far} from the line of {tint('$bold(u)_1$', ROLES[0])}")
