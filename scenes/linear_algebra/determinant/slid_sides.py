"""What the first slide took away from a side, and a matrix whose numbers run with its arrows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import numpy as np
from manim import ORIGIN, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.determinant import Straightening, determinant
from scenes.linear_algebra.determinant import formulas
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import MATRIX
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, STATEMENT_SIZE, Numeral, Written, formula, on_plate

_BETWEEN = 0.24
"""From a formula to the number that it is equal to, in manim units."""

_PLACEHOLDERS = ('thick thin "HHH" thick', 'thick "HHH" thin thick')
"""As wide as the entries of each column, without a number that would be read."""


class TakenAway(VGroup):
    """The side as it was ``before`` the first slide, what was ``taken`` from it, and its two ``legs``.

    ``labels`` name the legs: how far the side went across, and how far up. The legs of the ``whole`` other
    side, with their ``names``, show which share of it was taken.
    """

    def __init__(self, plane: Plane, made: Straightening, around: VGroup) -> None:
        self.plane = plane
        side, upright = made.columns[0, 1 - made.pivot], made.columns[1, 1 - made.pivot]
        along = made.columns[0, made.pivot]
        corner, below = np.array([0.0, side[1]]), np.array([along[0], 0.0])
        self.before = plane.arrow(side, COLUMNS[1 - made.pivot], width=3.0)
        self.taken = plane.arrow(side - upright, COLUMNS[made.pivot], tail=upright, width=6.5)
        self.legs = VGroup(
            plane.segment(corner, side, "ink"),
            plane.segment(upright, corner, "ink"),
        )
        self.whole = VGroup(plane.segment((0.0, 0.0), below, "ink"), plane.segment(below, along, "ink"))
        drawn = (around, self.before, self.taken, self.legs, self.whole)
        up, out = (0.0, side[1] - upright[1]), (-side[0], 0.0)
        # A leg is named near the end that it shares with its side.
        places = [((corner + 2 * side) / 3, up), ((corner + upright) / 2, out)]
        self.labels = self._named(formulas.leg_labels(made), places, drawn)
        places = [(below / 3, (0.0, -along[1] or -1.0)), ((below + 2 * along) / 3, along * (1.0, 0.0))]
        seen = 2 if along[1] else 1  # a side that is level has no second leg
        names = formulas.whole_labels(made)[:seen]
        self.names = self._named(names, places[:seen], (*drawn, *self.labels))
        super().__init__(self.before, self.taken, self.legs, self.labels, self.whole, self.names)

    def _named(
        self,
        written: Iterable[Written],
        places: Iterable[tuple[Points, ArrayLike]],
        clear: tuple[VMobject, ...],
    ) -> VGroup:
        """Labels at the middles of legs, each beside its leg."""
        labels = VGroup()
        for each, (middle, toward) in zip(written, places, strict=True):
            label = on_plate(each, margin=0.1)
            place = self.plane.at(middle)
            labels.add(label_near(label, place, toward, (*clear, *labels), box=self.plane.box, gap=0.12))
        return labels


class RunningMatrix(VGroup):
    """A, whose numbers follow the present *matrix* entry by entry."""

    def __init__(self, matrix: Callable[[], Points]) -> None:
        names = [[f"{row}_{column}" for column in COLUMNS] for row in ("upper", "lower")]
        rows = (", ".join(map(tint, _PLACEHOLDERS, row)) for row in names)
        numbers = f"mat(row-gap: #0.6em, column-gap: #0.3em, {'; '.join(rows)})"
        written = formula(f"{MATRIX.letter} = {numbers}")
        self.entries = VGroup()
        places = [written.part(name) for row in names for name in row]
        for (i, j), place in zip(np.ndindex(2, 2), places, strict=True):
            value = Numeral(partial(_entry, matrix, i, j), _written, size=FORMULA_SIZE, anchor=ORIGIN)
            value.set_fill(color(COLUMNS[j])).move_to(place)
            written.submobjects = [shape for shape in written if shape not in place.submobjects]
            self.entries.add(value)
        super().__init__(written, self.entries)


class RunningDeterminant(VGroup):
    """det A = a d − b c, and its value for the present *matrix*, as far as the written entries tell."""

    def __init__(self, matrix: Callable[[], Points]) -> None:
        named = formulas.determinant_rule(size=STATEMENT_SIZE)
        value = Numeral(
            lambda: determinant(matrix().round(2)), _written_determinant, size=STATEMENT_SIZE, role="result"
        )
        value.stand_on(named.baseline).shift(
            (named.get_right()[0] + _BETWEEN - value.get_left()[0], 0.0, 0.0)
        )
        super().__init__(named, value)


def _entry(matrix: Callable[[], Points], row: int, column: int) -> float:
    return float(matrix()[row, column])


def _written(entry: float) -> str:
    return f"${math_number(round(entry, 2) + 0.0)}$"


def _written_determinant(value: float) -> str:
    """At rest it is exact: tenths times hundredths; without what is left of a zero."""
    return f"$= {math_number(round(value, 3) + 0.0, 3)}$"
