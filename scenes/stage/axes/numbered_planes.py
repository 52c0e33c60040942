"""Planes with numbers along their lower and their left edge, where nothing that moves crosses them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

_BELOW, _BESIDE = 0.45, 0.6
"""Room for the numbers under a plane, and to its left, in manim units."""

_GAP = 0.14
"""From the edge to a number, in manim units."""

_PITCH = 0.6
"""From one number to the next, in manim units, at the least."""

_REFERENCE = 0.76
"""The opacity of the grid that stays in its place: arrows are read on it."""

_MANY_LINES, _CLOSE, _APART = 14, 0.25, 1.3
"""Every second line of a grid is left out where there are more lines than this, or where a map would bring
them so close; but lines that are not mapped stay no farther apart than this. Both in manim units."""


class NumberedPlane(Plane):
    """A plane inside of *box*, with its ``numbers`` left of it and below it; *maps* will move its grid."""

    def __init__(self, reach: ArrayLike, *, box: Box, maps: Iterable[ArrayLike] = (), **options: Any) -> None:
        super().__init__(
            reach, box=Box(box.left + _BESIDE, box.right, box.bottom + _BELOW, box.top), **options
        )
        self.grid.set_stroke(color("muted"), 1.2, opacity=_REFERENCE)
        thin(self, maps)
        self.numbers = VGroup(*(VGroup(*self._along(axis)) for axis in (0, 1)))
        self.add(self.numbers)

    def _along(self, axis: int) -> list[Any]:
        """The numbers of an axis, written."""
        numbers = []
        for value in self.marks(axis):
            written = text(number(float(value)), size=FINE_SIZE)
            x, y, _ = self.at((value, 0.0) if axis == 0 else (0.0, value))
            if axis == 0:
                written.move_to((x, self.box.bottom - _GAP - written.height / 2, 0.0))
            else:
                written.move_to((self.box.left - _GAP - written.width / 2, y, 0.0))
            numbers.append(written)
        return numbers

    def marks(self, axis: int) -> Points:
        """The numbers of an axis (n,), at whole multiples of the distance of the grid lines."""
        box = self.box
        ends = (box.left, box.right) if axis == 0 else (box.bottom, box.top)
        low, high = ((end - self.origin[axis]) / self.unit for end in (ends[0] + 0.1, ends[1] - 0.1))
        step = self.step * 2 ** max(0, math.ceil(math.log2(_PITCH / (self.step * self.unit))))
        marks: Points = step * np.arange(math.ceil(low / step), math.floor(high / step) + 1)
        return marks


def thin(plane: Plane, maps: Iterable[ArrayLike]) -> None:
    """Leave out lines of a plane's grid that would be too many, or too close when *maps* have moved it."""
    maps = list(maps)

    def is_dense() -> bool:
        gaps = [float(gap) for matrix in maps for gap in plane.gaps(matrix) if gap > 0]
        lines = max(plane.box.width, plane.box.height) / plane.unit / plane.step
        return lines > _MANY_LINES or min(gaps, default=_CLOSE) < _CLOSE

    while is_dense() and 2 * plane.step * plane.unit <= _APART:
        plane.step *= 2
    plane.grid.set_runs(plane.grid_runs(np.eye(2)))
