"""The product of two maps of the plane, filled in column by column: each column is where an arrow lands."""

from __future__ import annotations

from typing import Any, Self, cast

import numpy as np
from manim import DOWN, VGroup

from mathkit.arrays import IntegerArray
from mathkit.linear_algebra.matrix_multiplication import Composition, multiply
from scenes.linear_algebra.matrix_multiplication.multiplications import Multiplication
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.number_tables import Veil, outline
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import BELOW_WORDS, GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import STATEMENT_SIZE, TITLE_SIZE, formula, text

_SIZE = 64.0
"""The largest font size of the numbers."""

_STROKE = 5.0
"""The stroke width of the frames around a row and a column."""

_WIDTH = 4.8
"""Of the scheme, in manim units."""

BEFORE = -0.5
"""The time at which the bands are at the first entry, which is still hidden."""


class Landings(Multiplication):
    """A on the left, B above, and A B where they cross; every column has the colour of its arrow.

    The product is filled in column by column; while ``fills_in`` is false, only the bands move. ``names``
    stand beside the tables, ``unknowns`` in the cells of the product.
    """

    def __init__(self, both: Composition) -> None:
        safe = frame().safe
        self.product_name = formula("A B", size=STATEMENT_SIZE, role="result")
        below = self.product_name.height + 2 * GAP
        box = Box(safe.left, safe.left + _WIDTH, safe.bottom + below, frame().wide.top - BELOW_WORDS)
        made = multiply(both.second, both.first)
        self.fills_in = False
        super().__init__(made, box=box, size=_SIZE, roles=("ink", "ink", "result"))
        for table in (self.right, self.product):
            for row in table.entries:
                for entry, role in zip(row, COLUMNS, strict=True):
                    entry.set_color(color(role))
        # Coloured numbers cannot be read on a strong veil: bands have frames instead.
        self.bands[0].set_stroke(color("ink"), _STROKE, 0.0)
        self.bands[1].set_stroke(color(COLUMNS[0]), _STROKE, 0.0)
        self.names = self.named("$A$", "$B$")
        self.product_name.next_to(self.product.frame, DOWN, buff=GAP)
        self.unknowns = VGroup(
            *(
                text("?", size=TITLE_SIZE, role="result").move_to(self.product.cells(row, column).center)
                for row, column in self.order
            )
        )

    @property
    def order(self) -> IntegerArray:
        return self.made.order[np.argsort(self.made.order[:, 1], kind="stable")]

    def seek(self, entry: float, /) -> Self:
        super().seek(entry)
        if not self.fills_in:
            self.product.entries.set_fill(opacity=0.0)
        column = int(self.bands[1].get_center()[0] > self.right.cells().center[0])
        self.bands[1].set_fill(color(COLUMNS[column])).set_stroke(color(COLUMNS[column]))
        return self

    def show_row(self, opacity: float = 1.0) -> Any:
        return self.bands[0].animate.set_stroke(opacity=opacity)

    def show_column(self, opacity: float = 1.0) -> Any:
        return self.bands[1].animate.set_stroke(opacity=opacity)

    def begin(self) -> Self:
        """Put the bands before the first entry, and fill in from now on."""
        self.fills_in = True
        return self.seek(BEFORE)

    def completed(self) -> Self:
        """Show the whole product."""
        self.fills_in = True
        return self.seek(self.last)

    def point_at(self, index: int) -> Self:
        """Put the bands over an entry, whatever is filled in."""
        for band, box in zip(self.bands, (self._row(index), self._column(index)), strict=True):
            cast("Veil", band).set_state(box=box)
        self.bands[1].set_stroke(color(COLUMNS[int(self.order[index][1])]))
        return self

    def column_of_a(self, column: int) -> Polyline:
        """A frame around a column of A."""
        return Polyline([outline(self.left.cells(None, column))], "ink", width=7.0)

    def go_to(self, index: int) -> Any:
        """Let the bands come to an entry, which stays hidden; at first they only have to be seen."""
        return self.show_row() if index == 0 else Advance(self, index - 1, index + BEFORE)
