"""Matrices as tables of cells, whose rows, columns and entries can be pointed at."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import EM_AT_SIZE_ONE, Points, typeset
from scenes.stage.type.writing import LABEL_SIZE, Written, text

DECIMALS = 2
"""The product of two numbers with one decimal has at most two."""

ROW_EMS = 1.9
"""The height of a row, in ems of its numbers."""

VEIL = 0.25
"""The opacity of an area that lies behind numbers."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""For the names of parts, where a digit would be read as a number of the lesson."""

_PADDING_EMS = 0.9
_BASELINE = 0.36
"""From the lower edge of a cell up to the baseline of its number, as a share of the cell's height."""

_CLOCKWISE = [1, 0, 3, 2, 1]
"""The corners of a box from the upper left one on, by their places in ``Box.corners``."""


class NumberTable(VGroup):
    """The entries of a matrix (m, n), each in the middle of a cell.

    Parameters
    ----------
    corner
        The upper left corner (2,), in manim units.
    cell
        The width and the height of a cell.
    role
        Of the frame around all cells.
    even
        Whether all numbers have as many decimals as that with the most.
    """

    def __init__(
        self,
        values: ArrayLike,
        corner: ArrayLike,
        cell: tuple[float, float],
        role: Role = "muted",
        *,
        size: float = LABEL_SIZE,
        even: bool = False,
    ) -> None:
        values = rounded(values)
        self.decimals = decimals_of(values) if even else None
        self.rows, self.columns = values.shape
        self.corner, self.cell = np.asarray(corner, dtype=np.float64), cell
        self.lines = Polyline(self._inner_lines(), "faint", width=2.0)
        self.frame = Polyline([outline(self.cells())], role, width=2.5)
        self.entries = VGroup(
            *(
                VGroup(*(self._entry(i, j, x, role, size) for j, x in enumerate(row)))
                for i, row in enumerate(values)
            )
        )
        super().__init__(self.lines, self.frame, self.entries)

    def cells(self, row: int | None = None, column: int | None = None) -> Box:
        """The box of one cell, of a whole *row* or *column*, or of all cells."""
        return cells_of(self.corner, self.cell, (self.rows, self.columns), row, column)

    def _entry(self, row: int, column: int, value: float, role: Role, size: float) -> Written:
        """An entry in its cell. It is a part with its place as its name: ``data_second_row_third_column``."""
        box, place = self.cells(row, column), f"{ORDINALS[row]}_row_{ORDINALS[column]}_column"
        entry = text(tint(_written(value, self.decimals), f"{role}_{place}"), size=size)
        return entry.move_to(box.center).stand_on(box.bottom + _BASELINE * box.height)

    def _inner_lines(self) -> list[Points]:
        box = self.cells()
        across = [self.cells(row).top for row in range(1, self.rows)]
        upright = [self.cells(None, column).left for column in range(1, self.columns)]
        return [np.array([(box.left, y), (box.right, y)]) for y in across] + [
            np.array([(x, box.bottom), (x, box.top)]) for x in upright
        ]


def cells_of(
    corner: ArrayLike,
    cell: tuple[float, float],
    shape: tuple[int, int],
    row: int | None = None,
    column: int | None = None,
) -> Box:
    """The box of one cell, of a *row* or *column*, or of all, in a table with this upper left *corner*."""
    (left, top), (width, height) = np.asarray(corner, dtype=np.float64), cell
    columns = (0, shape[1]) if column is None else (column, column + 1)
    rows = (0, shape[0]) if row is None else (row, row + 1)
    return Box(
        left + columns[0] * width,
        left + columns[1] * width,
        top - rows[1] * height,
        top - rows[0] * height,
    )


def rounded(values: ArrayLike) -> Points:
    """The values as they are shown; a rounding error close to zero becomes zero."""
    exact: Points = np.asarray(values, dtype=np.float64)
    return exact.round(DECIMALS) + 0.0


def decimals_of(values: ArrayLike) -> int:
    """The decimals of that number of a table that has the most."""
    values = rounded(values)
    fits = (places for places in range(DECIMALS) if np.allclose(values, values.round(places), atol=1e-9))
    return next(fits, DECIMALS)


def _written(value: float, decimals: int | None) -> str:
    """A number with just so many *decimals*, or with those that it needs."""
    return number(value) if decimals is None else number(value, decimals, fixed=True)


def column_ems(*tables: ArrayLike, even: bool = False) -> float:
    """The width of columns, in ems of their numbers, that is enough for every number of *tables*.

    If *even*, all numbers of a table have equally many decimals.
    """
    numbers = {
        _written(float(x), decimals_of(values) if even else None)
        for values in tables
        for x in rounded(values).flat
    }
    return max(typeset(each, math=False).width for each in numbers) + _PADDING_EMS


def ems(size: float) -> float:
    """One em at a font size, in manim units."""
    return size * EM_AT_SIZE_ONE


class Veil(VMobject):
    """An area of a role's colour over a ``box``, to lie behind numbers."""

    def __init__(self, role: Role, box: Box) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=VEIL)
        self.set_state(box=box)

    def set_state(self, *, box: Box) -> Self:
        self.box = box
        self.set_points_as_corners(box.corners[_CLOCKWISE])
        return self


def outline(box: Box) -> Points:
    """The corners (5, 2) of a box, clockwise from the upper left one, which comes again at the end."""
    return box.corners[_CLOCKWISE, :2]
