"""What the first slide took away from a side, and a matrix whose numbers run with its arrows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import numpy as np
from manim import ORIGIN, Animation, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.determinant import Straightening, determinant
from scenes.linear_algebra.determinant import formulas, squares
from scenes.stage.axes.planes import Plane
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, STATEMENT_SIZE, Numeral, Written, formula, on_plate

_OUTSIDE = 0.3
"""From what slides to the line that measures its height, in manim units."""

_BETWEEN = 0.2
"""From a formula to the number that it is equal to, in manim units."""

_PLACEHOLDERS = ('thick thin "HHH" thick', 'thick "HHH" thin thick')
"""As wide as the entries of each column, without a number that would be read."""


class TakenAway(VGroup):
    """The side as it was ``before`` the first slide, how far it reached, and what the slide took from it.

    ``reaches`` are how far the side went across, and up: the latter is measured beside all that slides, where
    ``bite`` is what was taken from it. ``whole`` are the reaches of the other side, of which ``share`` is the
    part that was slid back by; the ``plumb`` line shows that it reaches as far across. Their ``labels``,
    ``bite_label`` and ``names`` say their lengths.
    """

    def __init__(self, plane: Plane, made: Straightening, around: VGroup) -> None:
        self.plane = plane
        side, upright = made.columns[0, 1 - made.pivot], made.columns[1, 1 - made.pivot]
        along, outwards = made.columns[0, made.pivot], -squares.leaning(made)
        role, other = COLUMNS[1 - made.pivot], COLUMNS[made.pivot]
        corner, below = np.array([0.0, side[1]]), np.array([along[0], 0.0])
        beside = squares.measured_at(made) + outwards * _OUTSIDE / plane.unit
        foot, old, new = (np.array([beside, height]) for height in (0.0, side[1], upright[1]))
        self.slid, self.remaining = side - upright, (foot + new) / 2
        self.before = plane.arrow(side, role, width=3.0)
        self.plumb = plane.segment(side, self.slid, "ink")
        self.share = plane.arrow(-self.slid, other, tail=self.slid, width=6.5).set_z_index(1)
        self.reaches = VGroup(plane.segment(corner, side, "ink"), plane.segment(foot, old, role, width=4.0))
        self.bite = plane.segment(new, old, other, width=9.0)
        self.whole = VGroup(plane.segment((0.0, 0.0), below, "ink"), plane.segment(below, along, "ink"))
        slide = plane.segment(side, upright)  # where the share comes to lie
        drawn = (around, self.before, self.reaches, self.bite, self.whole, slide)
        out, up = (outwards, 0.0), (0.0, side[1] - upright[1])
        places = [((corner + 2 * side) / 3, up), ((foot + new) / 2, out)]
        self.labels = self._named(formulas.side_labels(made), places, drawn)
        self.bite_label = self._named(
            [formulas.taken_label(made)], [((new + old) / 2, out)], (*drawn, self.labels)
        )
        places = [(below / 3, (0.0, -along[1] or -1.0)), ((below + 2 * along) / 3, along * (1.0, 0.0))]
        seen = 2 if along[1] else 1  # a side that is level reaches neither up nor down
        names = formulas.whole_labels(made)[:seen]
        self.names = self._named(names, places[:seen], (*drawn, *self.labels, *self.bite_label))
        super().__init__(
            *(self.before, self.plumb, self.share, self.reaches, self.bite, self.labels, self.bite_label),
            *(self.whole, self.names),
        )

    def bring_up(self, **options: Any) -> Animation:
        """Let the share of the other side go to where the side has slid, from its old tip to the new one."""
        plane = self.plane
        tip = plane.values(self.before.end)
        return tween(self.share, start=plane.at(tip), end=plane.at(tip - self.slid), **options)

    def _named(
        self,
        written: Iterable[Written],
        places: Iterable[tuple[Points, ArrayLike]],
        clear: tuple[VMobject, ...],
    ) -> VGroup:
        """Labels at the middles of lines, each beside its line."""
        labels = VGroup()
        for each, (middle, toward) in zip(written, places, strict=True):
            label = on_plate(each, margin=0.1)
            place = self.plane.at(middle)
            labels.add(label_near(label, place, toward, (*clear, *labels), box=self.plane.box))
        return labels


class RunningMatrix(VGroup):
    """A matrix whose numbers follow the present one entry by entry."""

    def __init__(self, matrix: Callable[[], Points]) -> None:
        names = [[f"{row}_{column}" for column in COLUMNS] for row in ("upper", "lower")]
        rows = (", ".join(map(tint, _PLACEHOLDERS, row)) for row in names)
        numbers = f"mat(row-gap: #0.6em, column-gap: #0.3em, {'; '.join(rows)})"
        written = formula(numbers)
        self.entries = VGroup()
        places = [written.part(name) for row in names for name in row]
        for (i, j), place in zip(np.ndindex(2, 2), places, strict=True):
            value = Numeral(partial(_entry, matrix, i, j), _written, size=FORMULA_SIZE, anchor=ORIGIN)
            value.set_fill(color(COLUMNS[j])).move_to(place)
            written.submobjects = [shape for shape in written if shape not in place.submobjects]
            self.entries.add(value)
        super().__init__(written, self.entries)


class RunningDeterminant(VGroup):
    """a d − b c, and its value for the present *matrix*, as far as the written entries tell."""

    def __init__(self, matrix: Callable[[], Points]) -> None:
        named = formulas.products()
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
