"""The walk to where an arrow lands: its steps, what A makes of them, and their shadows on the axes."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import Animation, Mobject, UpdateFromAlphaFunc, VGroup, VMobject, smooth
from numpy.typing import ArrayLike

from scenes.linear_algebra.matrix_multiplication.words import multiple
from scenes.stage.axes.planes import Plane, between
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.linear_maps import Mapped, MappedLine, MappedPoints
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Plate, on_plate

_WIDTH, _BESIDES = 5.0, 17.0
"""The width of a step; and where the only step lies under the arrow, so that it is seen on both sides."""

_OFFSET, _SECOND = 0.14, 0.24
"""From an axis to the first shadow, and from there to the second if they would cover each other."""

_HEAD = 0.13
"""The length, and half the width, of the head that says which way a shadow leads, in manim units."""

_DASH, _TICK = 0.24, 0.1
"""From one dash to the next, and half the length of a tick, in manim units."""

_END = 0.05
"""By how much a shadow is shorter at both ends, in manim units, so that two in a row can be counted."""


class Walk(VGroup):
    """The way to a vector (2,) along the axes, mapped by a matrix: two steps, head to tail.

    The ``marks`` lie at whole units, to be counted.
    """

    def __init__(self, plane: Plane, vector: ArrayLike) -> None:
        x, y = self.vector = np.asarray(vector, dtype=np.float64)
        self.plane = plane
        self.corners = np.array([(0.0, 0.0), (x, 0.0), (x, y)])
        width = _WIDTH if x and y else _BESIDES
        self.steps = [
            MappedLine(plane, self.corners[place : place + 2], "ink", width=width) for place in (0, 1)
        ]
        counted: Role = "ink" if x and y else "background"  # seen on a wide step, too
        self.marks = [MappedPoints(plane, units, counted, opacity=1.0) for units in self._units()]
        super().__init__(*self.steps, *self.marks)

    def _units(self) -> list[Points]:
        """The places (n, 2) of whole units on each step."""
        x, y = self.vector
        counts = [np.sign(size) * np.arange(1, int(abs(size) + 1e-9) + 1) for size in (x, y)]
        return [
            np.column_stack([counts[0], np.zeros(len(counts[0]))]),
            np.column_stack([np.full(len(counts[1]), x), counts[1]]),
        ]

    @property
    def things(self) -> list[Mapped]:
        """All that a matrix maps."""
        return [*self.steps, *self.marks]

    @property
    def taken(self) -> list[int]:
        """The steps that have a length."""
        return [index for index, size in enumerate(self.vector) if size]

    def numbers(self, multiples: VGroup, clear_of: Iterable[Mobject]) -> VGroup:
        """How far each step goes, beside it: the coefficients of its ``multiples``, on their own.

        A step of no length has no number.
        """
        outwards = ((0, -1), (np.sign(self.vector[0]) or 1, 0))
        numbers, others = VGroup(), list(clear_of)
        for index, label in zip(self.taken, multiples, strict=True):
            times = label[-1].part("times").copy()
            number = VGroup(Plate(times).set_z_index(1), times.set_z_index(2))  # above a grid that moves
            middle = self.plane.at(self.corners[index : index + 2].mean(axis=0))
            around = [*self.steps, *numbers, *others]
            numbers.add(label_near(number, middle, outwards[index], around, box=self.plane.box))
        return numbers

    def unit(self, matrix: ArrayLike, index: int) -> Polyline:
        """What *matrix* makes of one unit of a step, on that step: a column of the matrix."""
        matrix = np.asarray(matrix, dtype=np.float64)
        start = matrix @ self.corners[index] + min(0.0, np.sign(self.vector[index])) * matrix[:, index]
        return Polyline([self.plane.to_frame([start, start + matrix[:, index]])], "ink", width=12.0)

    def to_axis(self, matrix: ArrayLike, axis: int) -> Polyline:
        """Dashes from where the walk ends, mapped by *matrix*, to its place on an axis."""
        end = np.asarray(matrix, dtype=np.float64) @ self.vector
        first, last = self.plane.to_frame([end, end * np.eye(2)[axis]])
        count = max(1, round(float(np.linalg.norm(last - first)) / _DASH))
        edges = first + np.linspace(0, 1, 2 * count + 1)[:, None] * (last - first)
        return Polyline([edges[2 * dash : 2 * dash + 2] for dash in range(count)], COLUMNS[0], width=3.0)

    def multiples(self, matrix: ArrayLike, clear_of: Iterable[Mobject]) -> VGroup:
        """What each step is when *matrix* has mapped it: a column of the matrix, so many times."""
        matrix = np.asarray(matrix, dtype=np.float64)
        ends = self.corners @ matrix.T
        steps = [Polyline([self.plane.to_frame(ends[index : index + 2])]) for index in (0, 1)]
        labels, others = VGroup(), list(clear_of)
        for index in self.taken:
            written = on_plate(multiple(self.vector[index], matrix[:, index]))
            middle = self.plane.at(ends[index : index + 2].mean(axis=0))
            away = middle - self.plane.at(ends[2] / 2)
            around = [*steps, *labels, *others]
            labels.add(label_near(written, middle, away, around, box=self.plane.box.inset(0.1)))
        return labels

    def ride(self, matrix: ArrayLike, numbers: VGroup, places: Iterable[Points]) -> list[Animation]:
        """Let the numbers of the steps go along while *matrix* maps these, and end at *places*."""
        riding: list[Animation] = []
        for index, number, place in zip(self.taken, numbers, places, strict=True):
            middle = self.corners[index : index + 2].mean(axis=0)
            first = number[-1].get_center() - self.plane.at(middle)
            last = place - self.plane.at(np.asarray(matrix) @ middle)

            def go(
                written: Mobject,
                share: float,
                middle: Points = middle,
                ends: tuple[Points, Points] = (first, last),
            ) -> None:
                here = self.plane.at(between(matrix, share) @ middle)
                written.move_to(here + (1 - share) * ends[0] + share * ends[1])

            riding.append(UpdateFromAlphaFunc(number, go, rate_func=smooth))
        return riding

    def shadows(self, matrix: ArrayLike, axis: int) -> list[VMobject]:
        """What each step, mapped by *matrix*, contributes along an axis (0 or 1), laid end to end beside it.

        If the second step leads back, it lies a little farther away, and so do both if the arrow lies on the
        axis. A shadow of no length is a dot.
        """
        matrix = np.asarray(matrix, dtype=np.float64)
        parts = matrix[axis] * self.vector
        ends = np.array([0.0, parts[0], parts.sum()])
        lies_on_it = abs(float(matrix[1 - axis] @ self.vector)) * self.plane.unit < _OFFSET
        first = 2 * _OFFSET if lies_on_it else _OFFSET
        second = first + _SECOND if parts[0] * parts[1] < 0 or not parts.any() else first
        away = -np.eye(2)[1 - axis]
        shadows: list[VMobject] = []
        for index, offset in enumerate((first, second)):
            places = np.outer(ends[index : index + 2], np.eye(2)[axis])
            start, end = self.plane.to_frame(places) + offset * away
            if parts[index]:
                way = end - start
                gap = way * min(0.25, _END / float(np.linalg.norm(way)))
                shadows.append(_pointed(start + gap, end - gap, self._pieces(index)))
            else:
                shadows.append(Markers([start], "ink", opacity=1.0))
        return shadows

    def falling(self, matrix: ArrayLike, index: int, shadow: VMobject) -> VMobject:
        """A step, mapped by *matrix*, drawn with the same parts as its *shadow*: all of it falls as one."""
        if isinstance(shadow, Markers):
            return self.steps[index].copy()
        start, end = self.plane.to_frame(self.corners[index : index + 2] @ np.asarray(matrix).T)
        return _pointed(start, end, self._pieces(index))

    def _pieces(self, index: int) -> int:
        """Whole units of a step, at least one."""
        return max(1, int(abs(self.vector[index]) + 1e-9))


def _pointed(start: Points, end: Points, pieces: int) -> Polyline:
    """A line with a head at its end, smaller on a short one, and a tick between any two of its pieces."""
    way = end - start
    length = float(np.linalg.norm(way))
    back = min(_HEAD, 0.5 * length) / length * way
    across = np.array([-back[1], back[0]])
    head = np.array([end - back + across, end, end - back - across])
    side = np.array([-way[1], way[0]]) / length * _TICK
    ticks = [
        np.array([start + share * way - side, start + share * way + side])
        for share in np.arange(1, pieces) / pieces
    ]
    return Polyline([np.array([start, end]), head, *ticks], "ink", width=6.0)
