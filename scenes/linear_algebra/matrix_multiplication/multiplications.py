"""Matrix multiplication in Falk's scheme: every entry stands where its row and its column cross.

Source: S. Falk, Ein übersichtliches Schema für die Matrizenmultiplikation, ZAMM 31 (1951), 152–153.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, cast

import numpy as np
from manim import LEFT, UP, VGroup, VMobject

from mathkit.arrays import IntegerArray
from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.motion.seeking import Seekable
from scenes.stage.pictures.number_tables import (
    ROW_EMS,
    NumberTable,
    Veil,
    column_ems,
    ems,
    outline,
)
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, text

_NAME_GAP = 0.2

_BETWEEN_CELLS = 0.75
"""The opacity of the lines between cells: their contrast is three to one."""

_MOVING = 0.5
"""The share of the time of each entry before it appears; half-way the bands come to it."""


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
    least_widths
        The least width of a column of the left factor, and of the right one, in manim units.
    roles
        The colours of the left factor, the right factor, and the product.
    """

    gap: ClassVar[float] = 0.35
    """Manim units between the tables."""

    even: ClassVar[bool] = False
    """Whether all entries of the product have equally many decimals."""

    def __init__(
        self,
        made: MatrixProduct,
        *,
        box: Box | None = None,
        size: float = LABEL_SIZE,
        least_widths: tuple[float, float] = (0.0, 0.0),
        roles: tuple[Role, Role, Role] = ("data", "second", "result"),
    ) -> None:
        box = box or frame().picture
        (rows, inner), columns = made.left.shape, made.right.shape[1]
        widths_in_ems = np.array(
            [column_ems(made.left), max(column_ems(made.right), column_ems(made.product, even=self.even))]
        )
        counts = np.array([inner, columns])
        most = min(ems(size), (box.height - self.gap) / ((inner + rows) * ROW_EMS))
        em = _largest_em(most, widths_in_ems, np.array(least_widths), counts, box.width - self.gap)
        left_width, right_width = np.maximum(widths_in_ems * em, least_widths).tolist()
        height = ROW_EMS * em
        wide = inner * left_width + self.gap + columns * right_width
        high = (inner + rows) * height + self.gap
        edge, top = box.center[0] - wide / 2, box.center[1] + high / 2
        across, below = edge + inner * left_width + self.gap, top - inner * height - self.gap
        size = em / ems(1.0)
        self.made = made
        self.roles = roles
        self.left = NumberTable(made.left, (edge, below), (left_width, height), roles[0], size=size)
        self.right = NumberTable(made.right, (across, top), (right_width, height), roles[1], size=size)
        below_right, cell = (across, below), (right_width, height)
        self.product = NumberTable(made.product, below_right, cell, roles[2], size=size, even=self.even)
        for table in self.tables:
            show_cells(table)
        self.bands = VGroup(Veil(roles[0], self._row(0)), Veil(roles[1], self._column(0)))
        self.bands.set_fill(opacity=0.0)
        self.seek(_MOVING - 1)  # before the first entry appears
        left, right = self.left.cells(), self.right.cells()
        self.inner_edges = _edges((left.left, left.top), (left.right, left.top), "ink")
        self.inner_edges += _edges((right.left, right.top), (right.left, right.bottom), "ink")
        self.outer_edges = _edges((left.left, left.top), (left.left, left.bottom), "ink")
        self.outer_edges += _edges((right.left, right.top), (right.right, right.top), "ink")
        self.apart = (self.inner_edges, self.outer_edges)
        super().__init__(self.left, self.right, self.product, self.bands)

    def named(self, left: str, right: str) -> VGroup:
        """Names of the two factors, in the corner that the scheme leaves free."""
        names = VGroup(text(left, role=self.roles[0]), text(right, role=self.roles[1]))
        names[0].next_to(self.left.frame, UP, buff=_NAME_GAP, aligned_edge=LEFT)
        names[1].next_to(self.right.frame, LEFT, buff=_NAME_GAP, aligned_edge=UP)
        return names

    @property
    def tables(self) -> tuple[NumberTable, NumberTable, NumberTable]:
        """The left factor, the right factor, and the product."""
        return self.left, self.right, self.product

    @property
    def frames(self) -> list[Polyline]:
        """The frames around the three tables."""
        return [table.frame for table in self.tables]

    @property
    def insides(self) -> list[VMobject]:
        """What is inside of the frames of the three tables."""
        return [part for table in self.tables for part in (table.lines, table.entries)]

    @property
    def last(self) -> int:
        """The index of the last entry in the order in which they are filled in."""
        return len(self.order) - 1

    @property
    def order(self) -> IntegerArray:
        """The entries (m p, 2), row and column of each, in the order in which they are filled in."""
        return self.made.order

    def pair(self, row: int, column: int, term: int) -> VGroup:
        """Frames around the two numbers whose product is a term of an entry."""
        cells = (self.left.cells(row, term), self.right.cells(term, column))
        return VGroup(*(Polyline([outline(cell)], "ink", width=5.0) for cell in cells))

    def show_entry(self, index: int) -> Any:
        return self.entry(index).animate.set_fill(opacity=1.0)

    def entry(self, index: int) -> Written:
        """An entry of the product, in the order in which they are filled in."""
        row, column = self.order[index]
        return cast("Written", self.product.entries[row][column])

    def seek(self, entry: float, /) -> Self:
        """Show the entries up to this one; on the way to the next, the bands come before it appears."""
        before = int(np.floor(entry))
        # Bands hop, so that they never cross numbers.
        arrived = entry - before > 0.5 * _MOVING
        there = min(before + 1, self.last) if arrived else max(before, 0)
        for band, box in zip(self.bands, (self._row(there), self._column(there)), strict=True):
            cast("Veil", band).set_state(box=box)
        for index in range(self.last + 1):
            shown = np.clip((entry + 1 - index - _MOVING) / (1 - _MOVING), 0.0, 1.0)
            self.entry(index).set_fill(opacity=float(shown))
        return self

    def _row(self, index: int) -> Box:
        there = self.left.cells(int(self.order[index][0]))
        return Box(there.left, self.product.cells().right, there.bottom, there.top)

    def _column(self, index: int) -> Box:
        there = self.right.cells(None, int(self.order[index][1]))
        return Box(there.left, there.right, self.product.cells().bottom, there.top)


def show_cells(table: NumberTable) -> None:
    """Draw the lines between cells so that even empty ones can be counted."""
    table.lines.set_stroke(color("muted"), opacity=_BETWEEN_CELLS)


def _largest_em(most: float, widths: Points, least: Points, counts: Points, room: float) -> float:
    """The largest em, at most *most*, at which all columns fit into *room*.

    Parameters
    ----------
    widths
        Of the columns of both tables, in ems, shape (2,).
    least
        Their least widths in manim units, shape (2,).
    counts
        The number of columns of each table, shape (2,).
    """
    sizes = np.linspace(most, 0.1 * most, 181)
    fits = np.maximum(np.outer(sizes, widths), least) @ counts <= room
    return float(sizes[np.argmax(fits)]) if fits.any() else float(sizes[-1])


def _edges(start: tuple[float, float], end: tuple[float, float], role: Role) -> VGroup:
    return VGroup(Polyline([np.array([start, end])], role, width=8.0))
