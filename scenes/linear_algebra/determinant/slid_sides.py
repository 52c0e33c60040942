"""What the first slide took away from a side, and a matrix whose numbers run with its arrows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from manim import ORIGIN, VGroup

from mathkit.linear_algebra.determinant import Straightening
from scenes.linear_algebra.determinant import formulas
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Numeral, formula, on_plate

_PLACEHOLDER = 'thin "HHHH" thin'
"""As wide as an entry, without a number that would be read."""


class TakenAway(VGroup):
    """The side as it was ``before`` the first slide, what was ``taken`` from it, and its two ``legs``.

    ``labels`` name the legs: how far the side went across, and how far up.
    """

    def __init__(self, plane: Plane, made: Straightening, around: VGroup) -> None:
        side, upright = made.columns[0, 1 - made.pivot], made.columns[1, 1 - made.pivot]
        corner = np.array([0.0, side[1]])
        self.before = plane.arrow(side, COLUMNS[1 - made.pivot], width=3.0)
        self.taken = plane.arrow(side - upright, COLUMNS[made.pivot], tail=upright, width=6.5)
        self.legs = VGroup(
            plane.segment(corner, side, "ink"),
            plane.segment(upright, corner, "ink"),
        )
        self.labels = VGroup()
        for written, middle, toward in zip(
            formulas.leg_labels(made),
            ((corner + side) / 2, (corner + upright) / 2),
            ((0.0, side[1] - upright[1]), (-side[0], 0.0)),
            strict=True,
        ):
            label, clear = on_plate(written, margin=0.06), (around, self.before, self.taken, *self.labels)
            self.labels.add(label_near(label, plane.at(middle), toward, clear, box=plane.box, gap=0.12))
        super().__init__(self.before, self.taken, self.legs, self.labels)


class RunningMatrix(VGroup):
    """A in letters and in numbers, which follow the present *matrix* entry by entry."""

    def __init__(self, matrix: Callable[[], Points]) -> None:
        names = [[f"{row}_{column}" for column in COLUMNS] for row in ("upper", "lower")]
        rows = (", ".join(tint(_PLACEHOLDER, name) for name in row) for row in names)
        numbers = f"mat(row-gap: #0.6em, {'; '.join(rows)})"
        written = formula(f"{formulas.LETTERS} = {numbers}", size=STATEMENT_SIZE)
        self.entries = VGroup()
        places = [written.part(name) for row in names for name in row]
        for (i, j), place in zip(np.ndindex(2, 2), places, strict=True):
            value = Numeral(partial(_entry, matrix, i, j), _written, size=STATEMENT_SIZE, anchor=ORIGIN)
            value.set_fill(color(COLUMNS[j])).move_to(place)
            written.submobjects = [shape for shape in written if shape not in place.submobjects]
            self.entries.add(value)
        super().__init__(written, self.entries)


def _entry(matrix: Callable[[], Points], row: int, column: int) -> float:
    return float(matrix()[row, column])


def _written(entry: float) -> str:
    return f"${math_number(round(entry, 2) + 0.0)}$"
