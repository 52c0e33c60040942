"""A − λI at work while λ runs: the plane falls flat where λ is an eigenvalue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self

import numpy as np
from manim import Animation, Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind, characteristic_polynomial
from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.eigenlines import (
    EigenPlane,
    shift_range,
    shifted,
    sliding_vectors,
    turning_matrix,
)
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.linear_algebra.eigenvectors.mapped_shapes import Landing, MappedCell
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, on_plate, stack, text

_ASIDE = 0.25
"""From an arrow to one that is laid back beside it, in manim units."""

_TOUCHING = 1e-9
"""How high the lowest point of a curve that meets zero may lie, for rounding."""

_SHORTEST_GAP = 0.2
"""A gap that is shorter than this, in manim units, is not marked: the curve would hide the mark."""

ROWS_APART = 0.26
"""Between the rows over the chart, in manim units."""

_ROOM_FOR_AREA = 1.35
"""From the left of its number to λ, in manim units."""

_NOTHING = 1e-9
"""A smaller eigenvalue is 0."""


Ends = tuple[float, float]


class FlatPlane(VGroup):
    """Where A − λI sends the whole plane for λ = ``value``, an eigenvalue: its ``line``, or the origin.

    A dot and an equation stand for the eigenvector that is crushed.
    """

    def __init__(self, picture: EigenPlane, value: float) -> None:
        eigen, plane = picture.eigen, picture.plane
        self.value, origin = value, plane.at((0.0, 0.0))
        matrix = shifted(eigen, value)
        whole = matrix.T[int(np.argmax(np.linalg.norm(matrix, axis=0)))]
        falls_on_a_line = eigen.kind is not EigenKind.REPEATED
        self.line = (
            plane.line(whole, "data", width=10.0, opacity=1.0) if falls_on_a_line else Polyline([], "data")
        )
        name = on_plate(text("the whole plane", size=LABEL_SIZE, role="data"), margin=0.08)
        clear = [plane.axes, self.line, *picture.lines, *picture.names]
        ends = self.line.points[[0, -1]] if falls_on_a_line else origin[None]
        label_near(name, 0.55 * ends + 0.45 * origin, (1.0, -1.0), clear, box=plane.box)
        index = int(np.argmin(np.abs(eigen.values - value)))
        dot = Dot(origin, radius=0.15, color=color(ROLES[index]))
        crushed = on_plate(spectra.crushed_label(eigen, index), margin=0.08)
        label_near(crushed, origin, (1.0, 0.5), (*clear, name), box=plane.box)
        super().__init__(self.line, name, crushed, dot)
        self.line.set_z_index(-1)
        dot.set_z_index(1)


class Root(VGroup):
    """A mark on a curve at an eigenvalue, its ``value``."""

    def __init__(self, value: float, *parts: VMobject) -> None:
        self.value = float(value)
        super().__init__(*parts)


def determinant_range(ends: Ends, *matrices: ArrayLike) -> Ends:
    """The range of the determinants of M − λI for *matrices* M while λ runs from end to end, and of 0."""
    curves = map(characteristic_polynomial, matrices)
    heights = np.concatenate([np.polyval(curve, np.linspace(*ends, 201)) for curve in curves])
    low, high = min(0.0, float(heights.min())), max(0.0, float(heights.max()))
    room = 0.06 * (high - low)
    return low - room, high + room


class DeterminantCurve(VGroup):
    """The determinant of A − λI against λ, drawn as far as λ has come.

    Parameters
    ----------
    matrix
        A, shape (2, 2).
    ends
        From where to where λ runs.
    also
        Another matrix, whose curve may be drawn on the same axes.
    ranges
        Of both axes, if they are not those of these curves.
    """

    def __init__(
        self,
        box: Box,
        matrix: ArrayLike,
        ends: Ends,
        also: ArrayLike,
        ranges: tuple[Ends, Ends] | None = None,
    ) -> None:
        self.ends = ends
        self.coefficients, self.others = map(characteristic_polynomial, (matrix, also))
        shown = ranges or (ends, determinant_range(ends, matrix, also))
        self.plot = Plot(box, *shown, names=("$lambda$", tint("det", "data")), ticks=Ticks(x=7, y=5))
        zero = [self.plot.at(end, 0)[:2] for end in shown[0]]
        self.zero = Polyline([np.array(zero)], "muted", width=2.0)
        self.curve = GrownCurve.graph(self.plot, self._heights, ends[0], "data", width=5.0)
        self.dot = self.plot.dot(ends[0], 0.0, "data", radius=0.12)
        self.letter = on_plate(text("$A$", role="data"), margin=0.05)
        self._place_letter()
        super().__init__(self.plot, self.zero, self.curve, self.dot)
        self.seek(ends[0])

    def seek(self, shift: float) -> Self:
        """Move the dot to λ = *shift*; the curve stays as far as it has come."""
        self.curve.extend(shift)
        self.dot.move_to(self.plot.at(shift, float(np.polyval(self.coefficients, shift))))
        return self

    def root(self, value: float, written: str, before: Iterable[Root]) -> Root:
        """The eigenvalue where the curve meets zero, with a dot, or over the gap that is left."""
        lowest = float(np.polyval(self.coefficients, value))
        meets = lowest <= _TOUCHING
        size = LABEL_SIZE if meets else FINE_SIZE  # with a complex pair, a label is long
        label = on_plate(text(written, size=size, role="result"), margin=0.05)
        whole = self.plot.curve(x := np.linspace(*self.ends, 201), self._heights(x))
        mark = self._mark(value, lowest)
        clear = (whole, self.zero, *before, *([] if meets else [mark]))
        label_near(label, self.plot.at(value, lowest), (1.0, 1.0), clear, box=self.plot.box, gap=0.25)
        return Root(value, mark, label)

    def _mark(self, value: float, lowest: float) -> VMobject:
        """A dot at a place of the curve that meets zero, or a line over the gap under one that does not."""
        if lowest <= _TOUCHING:
            dot: Dot = self.plot.dot(value, lowest, "result", radius=0.15)
            return dot
        gap = np.array([self.plot.at(value, height)[:2] for height in (lowest, 0.0)])
        return Polyline([gap] if np.ptp(gap[:, 1]) > _SHORTEST_GAP else [], "muted", width=4.0)

    def recede(self) -> Any:
        """Let the curve step back behind another one."""
        return self.curve.animate.set_stroke(opacity=0.75, width=3.0)

    def other(self) -> GrownCurve:
        """The curve of the other matrix, still to be drawn."""
        start = self.ends[0]
        return GrownCurve.graph(self.plot, lambda x: np.polyval(self.others, x), start, "data", width=5.0)

    def _place_letter(self) -> None:
        """Put the letter beside its curve, as near to the end of it as the other curve leaves room."""
        x = np.linspace(*self.ends, 201)
        own, other = (self.plot.curve(x, np.polyval(each, x)) for each in (self.coefficients, self.others))
        last = Dot(other.points[-1], radius=0.2)  # where the other curve has its dot and its letter
        places = own.points[::-1][:: len(own.points) // 8]
        clear = (own, other, last, self.zero)
        label_near(self.letter, places, (0.0, 1.0), clear, box=self.plot.box, gap=0.1)

    def _heights(self, x: Points) -> Points:
        return np.asarray(np.polyval(self.coefficients, x), dtype=np.float64)


class ShiftedMap(VGroup):
    """The grid of a plane, a ``cell`` of it, and eigenvectors, which A − λI maps for λ = ``subtracted``.

    Attributes
    ----------
    written
        The determinant of A − λI as a polynomial, and λ and the area of the cell as running numbers.
    taken_away
        λ u, laid back from the tip of A u: what is left is zero. Invisible without an eigenline.
    landing
        Two points that land together at the smallest eigenvalue.
    index
        Of the line of this u: as λ leaves 0, its eigenvector is crushed before any other.
    chart
        The determinant against λ.
    roots
        The eigenvalues on the chart, the smallest first.
    flat
        The plane as it lies at each of these; none if they are complex.
    """

    def __init__(self, picture: EigenPlane, box: Box, ranges: tuple[Ends, Ends] | None = None) -> None:
        eigen, plane = picture.eigen, picture.plane
        self.eigen, self.box, self.u, self.subtracted = eigen, box, picture.u, 0.0
        self.cell, self.landing = MappedCell(plane).set_state(matrix=eigen.matrix), Landing(picture)
        self.things = (picture.grid, self.cell, *picture.u, self.landing)
        self.turning = turning_matrix(eigen)
        determinant = spectra.shifted_determinant(eigen.matrix)
        numbers = running_numbers(lambda: self.subtracted, self._area)
        self.written = stack(determinant, numbers, box=box, gap=ROWS_APART)
        place = box.below(self.written, 0.22)
        self.chart = DeterminantCurve(place, eigen.matrix, shift_range(eigen), self.turning, ranges)
        self.roots: list[Root] = []
        for root in spectra.root_labels(eigen):
            self.roots.append(self.chart.root(*root, self.roots))
        self.flat = [FlatPlane(picture, root.value) for root in self.roots[: len(eigen.values)]]
        self.index = _crushed_first(eigen)
        self.taken_away = _laid_back(picture, self.index)
        name = on_plate(spectra.shift_label(eigen, self.index), margin=0.08)
        aside = self.taken_away.end - self.taken_away.start
        middle = (self.taken_away.start + self.taken_away.end) / 2
        clear = (*picture.lines, plane.axes, self.taken_away, *picture.labels, *picture.tips)
        label_near(name, middle, (-aside[1], aside[0]), clear)
        self.name_taken_away = VGroup(*[name][: len(picture.u)])
        super().__init__(*self.things)

    def set_state(self, *, subtracted: float) -> Self:
        """Show where A − λI sends the things for λ = *subtracted*."""
        self.subtracted = float(subtracted)
        matrix = shifted(self.eigen, self.subtracted)
        for thing in self.things:
            thing.set_state(matrix=matrix)
        self.chart.seek(self.subtracted)
        return self

    def slide(self, subtracted: float) -> Animation:
        """Let λ run to another value."""
        return tween(self, on=self.cell, subtracted=subtracted)

    def flat_at(self, value: float) -> VGroup:
        """The plane as it lies at the eigenvalue that is nearest to *value*; nothing if there is none."""
        return min(self.flat, key=lambda flat: abs(flat.value - value), default=VGroup())

    def restart(self) -> DeterminantCurve:
        """The chart with a curve that begins at the present λ."""
        self.chart.curve.seek(self.subtracted)
        return self.chart

    def shorten(self) -> list[Animation]:
        """Let eigenvectors, as A leaves them, become short enough to stay on the plane while λ runs."""
        moves: list[Animation] = []
        for fan, vector in zip(self.u, sliding_vectors(self.eigen), strict=True):
            [arrow], fan.vectors = fan.arrows, vector[None]
            end = fan.plane.at(self.eigen.matrix @ vector)
            moves.append(tween(arrow, start=arrow.start, end=end))
        return moves

    def _area(self) -> float:
        return float(np.linalg.det(shifted(self.eigen, self.subtracted)))


def running_numbers(subtracted: Callable[[], float], area: Callable[[], float]) -> Readout:
    """The area of the mapped cell and λ, side by side; the area of a cell that is flipped is negative."""

    def hundredths(now: float) -> str:
        return number(round(now, 2), fixed=True)

    numbers = readout(
        [
            Reading("area of the cell", area, hundredths, "data"),
            Reading("$lambda$", subtracted, hundredths, "result"),
        ]
    )
    (_, area_now), (letter, lambda_now) = numbers
    place = area_now.get_left()[0] + _ROOM_FOR_AREA
    for item, left in ((letter, place), (lambda_now, place + letter.width + 0.2)):
        item.stand_on(0.0).shift((left - item.get_left()[0], 0.0, 0.0))
    return numbers


def _crushed_first(eigen: EigenDecomposition) -> int:
    """The line with the smallest eigenvalue in size, if it is not 0: on the way to it λ meets no other."""
    return int(eigen.kind is EigenKind.DISTINCT_REAL and abs(eigen.values[-1]) > _NOTHING)


def _laid_back(picture: EigenPlane, index: int) -> Arrow:
    vectors = shown_vectors(picture.eigen)
    vector = vectors[index] if len(vectors) else np.zeros(2)
    tip = picture.eigen.values[index] * vector if len(vectors) else vector
    along = vector / np.linalg.norm(vector) if len(vectors) else vector
    aside = _ASIDE * np.array([along[1], -along[0], 0.0])
    return Arrow(picture.plane.at(tip) + aside, picture.plane.at((0.0, 0.0)) + aside, "result", width=7.0)
