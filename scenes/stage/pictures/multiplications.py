"""Matrix multiplication in Falk's scheme: every entry stands where its row and its column cross.

Source: S. Falk, Ein übersichtliches Schema für die Matrizenmultiplikation, ZAMM 31 (1951), 152–153.
"""

from __future__ import annotations

from typing import Any, Self, cast

import numpy as np
from manim import LEFT, UP, VGroup, smooth

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.motion.seeking import Seekable
from scenes.stage.pictures.number_tables import (
    ROW_EMS,
    VEIL,
    NumberTable,
    Veil,
    column_ems,
    ems,
    outline,
)
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import LABEL_SIZE, Written, text

_GAP = 0.35
"""Manim units between the tables."""

_NAME_GAP = 0.2

_MOVING = 0.5
"""The share of the time of each entry in which the bands move to it; then it appears."""


class Multiplication(VGroup, Seekable):
    """The left factor below on the left, the right one above on the right, the product below the right one.

    Time counts the entries of the product, in the order in which they are filled in: at 2 there are the
    first three, and the ``bands``, over a row of the left factor and a column of the right one, cross at the
    third. At first the entries are hidden, and so are the bands. ``inner_edges`` must be equally long;
    ``outer_edges`` are the sides of the product too.

    Parameters
    ----------
    size
        The largest font size of the numbers.
    least_width
        The least width of a column of the left factor, in manim units.
    """

    def __init__(
        self,
        made: MatrixProduct,
        *,
        box: Box | None = None,
        size: float = LABEL_SIZE,
        least_width: float = 0.0,
    ) -> None:
        box = box or frame().picture
        (rows, inner), columns = made.left.shape, made.right.shape[1]
        left_ems, right_ems = column_ems(made.left), column_ems(made.right, made.product)
        room = (box.width - _GAP) / (inner * left_ems + columns * right_ems)
        room = min(room, (box.height - _GAP) / ((inner + rows) * ROW_EMS))
        em = min(ems(size), room)
        left_width, right_width, height = max(left_ems * em, least_width), right_ems * em, ROW_EMS * em
        wide = inner * left_width + _GAP + columns * right_width
        high = (inner + rows) * height + _GAP
        edge, top = box.center[0] - wide / 2, box.center[1] + high / 2
        across, below = edge + inner * left_width + _GAP, top - inner * height - _GAP
        size = em / ems(1.0)
        self.made = made
        self.left = NumberTable(made.left, (edge, below), (left_width, height), "data", size=size)
        self.right = NumberTable(made.right, (across, top), (right_width, height), "second", size=size)
        self.product = NumberTable(made.product, (across, below), (right_width, height), "result", size=size)
        self.bands = VGroup(Veil("data", self._row(0)), Veil("second", self._column(0)))
        self.bands.set_fill(opacity=0.0)
        self.seek(_MOVING - 1)  # before the first entry appears
        left, right = self.left.cells(), self.right.cells()
        self.inner_edges = _edges((left.left, left.top), (left.right, left.top), "path")
        self.inner_edges += _edges((right.left, right.top), (right.left, right.bottom), "path")
        self.outer_edges = _edges((left.left, left.top), (left.left, left.bottom), "result")
        self.outer_edges += _edges((right.left, right.top), (right.right, right.top), "result")
        self.apart = (self.inner_edges, self.outer_edges)
        super().__init__(self.bands, self.left, self.right, self.product)

    def named(self, left: str, right: str) -> VGroup:
        """Names of the two factors, in the corner that the scheme leaves free."""
        names = VGroup(text(left, role="data"), text(right, role="second"))
        names[0].next_to(self.left.frame, UP, buff=_NAME_GAP, aligned_edge=LEFT)
        names[1].next_to(self.right.frame, LEFT, buff=_NAME_GAP, aligned_edge=UP)
        return names

    @property
    def last(self) -> int:
        """The index of the last entry in the order in which they are filled in."""
        return len(self.made.order) - 1

    def pair(self, row: int, column: int, term: int) -> VGroup:
        """Frames around the two numbers whose product is a term of an entry."""
        cells = (self.left.cells(row, term), self.right.cells(term, column))
        return VGroup(*(Polyline([outline(cell)], "path", width=5.0) for cell in cells))

    def show_bands(self, opacity: float = VEIL) -> Any:
        return self.bands.animate.set_fill(opacity=opacity)

    def show_entry(self, index: int) -> Any:
        return self.entry(index).animate.set_fill(opacity=1.0)

    def entry(self, index: int) -> Written:
        """An entry of the product, in the order in which they are filled in."""
        row, column = self.made.order[index]
        return cast("Written", self.product.entries[row][column])

    def seek(self, entry: float, /) -> Self:
        """Show the entries up to this one; on the way to the next, the bands move before it appears."""
        before = int(np.floor(entry))
        arrived = smooth(min(1.0, (entry - before) / _MOVING))
        first, last = max(before, 0), min(before + 1, self.last)
        for band, sides in zip(self.bands, (self._row, self._column), strict=True):
            cast("Veil", band).set_state(box=_between(sides(first), sides(last), arrived))
        for index in range(self.last + 1):
            shown = np.clip((entry + 1 - index - _MOVING) / (1 - _MOVING), 0.0, 1.0)
            self.entry(index).set_fill(opacity=float(shown))
        return self

    def _row(self, index: int) -> Box:
        there = self.left.cells(int(self.made.order[index][0]))
        return Box(there.left, self.product.cells().right, there.bottom, there.top)

    def _column(self, index: int) -> Box:
        there = self.right.cells(None, int(self.made.order[index][1]))
        return Box(there.left, there.right, self.product.cells().bottom, there.top)


def _edges(start: tuple[float, float], end: tuple[float, float], role: Role) -> VGroup:
    return VGroup(Polyline([np.array([start, end])], role, width=8.0))


def _between(first: Box, last: Box, share: float) -> Box:
    ends = (np.array([box.left, box.right, box.bottom, box.top]) for box in (first, last))
    return Box(*np.average(list(ends), axis=0, weights=[1 - share, share]))
