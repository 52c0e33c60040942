"""B − λI at work while λ runs: B turns every arrow, so the plane never falls flat."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Animation, VGroup

from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.mapped_shapes import MappedCell
from scenes.linear_algebra.eigenvectors.shifted_maps import (
    ROWS_APART,
    ShiftedMap,
    running_numbers,
)
from scenes.stage.axes.planes import MappedGrid, Plane
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import on_plate, stack, text


class TurningMap(VGroup):
    """The ``grid`` of a plane and a ``cell`` of it, which B − λI maps for λ = ``subtracted``.

    Attributes
    ----------
    plain
        B in numbers.
    written
        The determinant of B − λI, and λ and the area of the cell as running numbers.
    curve, dot
        The determinant against λ, on the chart of A.
    letter
        Of the curve, at its end.
    """

    def __init__(self, plane: Plane, shift: ShiftedMap) -> None:
        chart, self.matrix = shift.chart, shift.turning
        self.chart, self.subtracted = chart, 0.0
        self.grid = MappedGrid(plane, vanishing=True)
        self.cell = MappedCell(plane)
        self.plain = stack(spectra.plain_matrix(self.matrix, "B"), box=shift.box)
        determinant = spectra.turning_determinant(self.matrix)
        numbers = running_numbers(lambda: self.subtracted, self._area)
        self.written = stack(determinant, numbers, box=shift.box, gap=ROWS_APART)
        self.curve, self.dot = chart.other(), chart.plot.dot(0.0, 0.0, "data", radius=0.12)
        low, high = chart.ends
        self.letter = on_plate(text("$B$", role="data"), margin=0.05)
        end = chart.plot.at(high, float(np.polyval(chart.others, high)))
        self.letter.move_to(end + np.array([-0.05, 0.35, 0.0]))
        super().__init__(self.grid, self.cell)
        self.set_state(subtracted=low).grid.set_state(matrix=np.eye(2))

    def set_state(self, *, subtracted: float) -> Self:
        """Show where B − λI sends the grid and the cell for λ = *subtracted*."""
        self.subtracted = float(subtracted)
        matrix = self.matrix - self.subtracted * np.eye(2)
        self.grid.set_state(matrix=matrix)
        self.cell.set_state(matrix=matrix)
        self.curve.seek(self.subtracted)
        self.dot.move_to(self.chart.plot.at(self.subtracted, self._area()))
        return self

    def slide(self, subtracted: float) -> Animation:
        """Let λ run to another value."""
        return tween(self, on=self.grid, subtracted=subtracted)

    def _area(self) -> float:
        return float(np.polyval(self.chart.others, self.subtracted))
