"""Shapes of the plane that a matrix maps: a cell of the grid, and two points that may land together."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Dot, Polygon, VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.eigenvectors.eigenlines import EigenPlane, landing_points
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.theme import color

_RADIUS = 0.11
"""Of a point, in manim units."""


_CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], dtype=np.float64)


class MappedCell(Polygon):
    """One cell of the grid, mapped by ``matrix``: its area is the size of the determinant."""

    def __init__(self, plane: Plane) -> None:
        super().__init__(*np.zeros((4, 3)), stroke_color=color("data"), stroke_width=4.0)
        self.set_fill(color("data"), opacity=0.45)
        self.plane = plane
        self.set_state(matrix=np.eye(2)).set_z_index(-3)  # under the grid, although it comes later

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Draw the cell where *matrix* sends it."""
        corners = self.plane.to_frame(_CORNERS @ np.asarray(matrix, dtype=np.float64).T)
        self.set_points_as_corners(np.column_stack([[*corners, corners[0]], np.zeros(5)]))
        return self


class Landing(VGroup):
    """Two ``points`` and the ``step`` between them, an eigenvector, mapped by ``matrix``.

    It is empty where no step is crushed alone.
    """

    def __init__(self, picture: EigenPlane) -> None:
        self.plane, self.points_before = picture.plane, landing_points(picture.eigen)
        self.ends = VGroup(*(Dot(radius=_RADIUS, color=color("ink")) for _ in self.points_before))
        self.steps = VGroup()
        if len(self.points_before):
            role = ROLES[int(np.argmin(picture.eigen.values))]
            self.steps.add(self.plane.arrow(np.ptp(self.points_before, axis=0), role, width=8.0))
        super().__init__(self.steps, self.ends)
        self.steps.set_z_index(1)
        self.ends.set_z_index(2)
        self.set_state(matrix=np.eye(2))

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Put the points, and the step from one to the other, where *matrix* sends them."""
        places = [self.plane.at(each) for each in self.points_before @ np.asarray(matrix).T]
        for dot, place in zip(self.ends, places, strict=True):
            dot.move_to(place)
        for step in self.steps:
            step.set_state(start=places[0], end=places[1])
        return self
