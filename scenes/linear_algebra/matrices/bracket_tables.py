"""Tables of numbers between round brackets: a row of weights, a data set, a column of prices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.pictures.number_tables import ORDINALS, cells_of, outline, rounded
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import LABEL_SIZE, Written, text

_BULGE, _BULGE_OF_WIDTH = 0.2, 0.18
"""How far a bracket is bent, in manim units: that of a narrow table less, as a share of its width."""

BASELINE = 0.33
"""From the lower edge of a cell up to the baseline of its number, as a share of the cell's height."""


class BracketTable(VGroup):
    """The numbers (m, n) of a matrix in cells, between brackets.

    Parameters
    ----------
    corner
        The upper left corner (2,), in manim units.
    cell
        The width and the height of a cell.
    roles
        The colour of each entry (m, n), or of each column (n,).
    name
        Its name in the names of its entries: ``weights_first_row_second_column``.
    """

    def __init__(
        self,
        values: ArrayLike,
        corner: tuple[float, float],
        cell: tuple[float, float],
        roles: Sequence[Role] | Sequence[Sequence[Role]],
        *,
        size: float,
        name: str,
    ) -> None:
        self._called = name
        self.values = rounded(values)
        self.rows, self.columns = self.values.shape
        self.corner, self.cell = corner, cell
        grid = np.broadcast_to(np.asarray(roles, dtype=object), self.values.shape)
        self.entries = VGroup(
            *(
                VGroup(*(self._entry(i, j, grid[i, j], size) for j in range(self.columns)))
                for i in range(self.rows)
            )
        )
        self.brackets = brackets_around(self.box())
        self.headings = VGroup()
        super().__init__(self.brackets, self.entries)

    def box(self, row: int | None = None, column: int | None = None) -> Box:
        """The box of a row, of a column, of a cell, or of all cells."""
        return cells_of(self.corner, self.cell, (self.rows, self.columns), row, column)

    def framed(self, row: int | None = None, column: int | None = None) -> Polyline:
        """A frame around a row or a column, inside the brackets."""
        box, margin = self.box(row, column), 0.07 * self.cell[0]
        inside = Box(box.left + margin, box.right - margin, box.bottom + 0.02, box.top - 0.02)
        return Polyline([outline(inside)], "ink", width=3.5)

    def with_headings(self, names: Sequence[str], roles: Sequence[Role]) -> VGroup:
        """Names above the columns, on one baseline."""
        top = self.box().top + 0.22
        self.headings = VGroup(
            *(
                text(name, size=LABEL_SIZE, role=role)
                .move_to((self.box(None, column).center[0], top + 0.15, 0.0))
                .stand_on(top)
                for column, (name, role) in enumerate(zip(names, roles, strict=True))
            )
        )
        return self.headings

    def _entry(self, row: int, column: int, role: Role, size: float) -> Written:
        box = self.box(row, column)
        place = f"{self._called}_{ORDINALS[row]}_row_{ORDINALS[column]}_column"
        written = text(tint(number(float(self.values[row, column])), place), size=size, role=role)
        return written.move_to(box.center).stand_on(box.bottom + BASELINE * box.height)


def brackets_around(box: Box) -> VGroup:
    """A round bracket at the left and at the right of a box."""
    shares = np.linspace(-1.0, 1.0, 21)
    y = box.center[1] + shares * box.height / 2
    bulge = min(_BULGE, _BULGE_OF_WIDTH * box.width) * (1 - shares**2)
    sides = (box.left - bulge + 0.05, box.right + bulge - 0.05)
    return VGroup(*(Polyline([np.column_stack([x, y])], "ink", width=3.5) for x in sides))
