"""The squares on the three sides of the triangle between a and b."""

from __future__ import annotations

from functools import cached_property
from typing import Self

import numpy as np
from manim import VGroup

from mathkit.linear_algebra.norms import Distances
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, on_plate, text

_FILLED = 0.22
"""The opacity of a square."""

Side = tuple[Points, Points, Points]
"""Where a side of the triangle starts and ends, and how far its square goes outward."""


def sides(distances: Distances) -> list[Side]:
    """The sides of the triangle of a street walk; none if it is flat."""
    a, corner, b = distances.street
    (across, up), (x, y) = distances.difference, np.abs(distances.difference)
    if not (x and y):
        return []
    turned = np.array([up, -across])
    outward = turned if turned @ (a - corner) > 0 else -turned
    first, second = np.array([0.0, -np.sign(up) * x]), np.array([np.sign(across) * y, 0.0])
    return [(a, corner, first), (corner, b, second), (a, b, outward)]


def reach_of_squares(distances: Distances) -> Points:
    """The corners (n, 2) of all squares."""
    corners = [(start, end, end + depth, start + depth) for start, end, depth in sides(distances)]
    return np.reshape(corners, (-1, 2))


class SideSquares(VGroup):
    """A square outside of each side of the triangle of a street walk, grown by a share of its depth.

    Both smaller ones show their unit cells if these are whole. There are none if the triangle is flat.
    """

    def __init__(self, plane: ZoomingPlane, distances: Distances) -> None:
        self.plane, self.grown = plane, 0.0
        x, y = np.abs(distances.difference)
        self.sides = sides(distances)
        self.squared = [x**2, y**2, x**2 + y**2]
        self.areas = [Polyline([], "muted", width=3.5) for _ in self.sides]
        for area in self.areas:
            area.set_fill(color("muted"), opacity=_FILLED)
        self.cells = [Polyline([], "muted", width=2.0) for _ in self.sides[:2]]
        super().__init__(*self.areas, *self.cells)
        self.redraw()

    def set_state(self, *, grown: float) -> Self:
        """Show another share of the depth of all squares."""
        self.grown = float(grown)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw them at their places."""
        for area, side in zip(self.areas, self.sides, strict=True):
            start, end, depth = side
            far = self.grown * depth
            area.set_runs(
                [self.plane.to_frame(np.array([start, end, end + far, start + far, start]))]
                if self.grown > 0
                else []
            )
        for cells, side in zip(self.cells, self.sides[:2], strict=True):
            cells.set_runs([self.plane.to_frame(line) for line in self._unit_lines(*side)])
        return self

    @cached_property
    def labels(self) -> list[VGroup]:
        """The areas as numbers in the middle of the squares, as the plane is now."""
        written = []
        for (start, end, depth), squared in zip(self.sides, self.squared, strict=False):
            label = on_plate(text(number(float(squared), 4), size=STATEMENT_SIZE), margin=0.1)
            written.append(label.move_to(self.plane.at((start + end + depth) / 2)).set_z_index(4))
        return written

    def _unit_lines(self, start: Points, end: Points, depth: Points) -> list[Points]:
        size = float(np.abs(end - start).max())
        if self.grown < 1 or not size.is_integer():
            return []
        shares = np.arange(1, int(size)) / size
        feet = [start + share * (end - start) for share in shares]
        across = [(start + share * depth, end + share * depth) for share in shares]
        return [np.array(line) for line in [*((foot, foot + depth) for foot in feet), *across]]
