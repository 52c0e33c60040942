"""One point of a cloud that is followed to where a matrix sends it, and how dense a normal cloud is there."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, Circle, Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.probability.random_variables import normal_density
from scenes.linear_algebra.determinant import formulas
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.labels import beyond, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Numeral

_DISTANCE, _NEAREST = 2.5, 0.2
"""About how far from the middle the point is that is followed, and the share of points nearest to that."""

_RADIUS = 0.1
"""Of the point that is followed, in manim units; a ring around it stays where it was."""


def followed_one(points: Points) -> int:
    """The number of the one of points (n, 2) a little outside of a normal cloud with the most room around."""
    beside = np.abs(np.linalg.norm(points, axis=1) - _DISTANCE)
    apart = np.linalg.norm(points[:, None] - points, axis=2)
    np.fill_diagonal(apart, np.inf)
    near = beside <= np.quantile(beside, _NEAREST)
    return int(np.argmax(np.where(near, apart.min(axis=1), -1.0)))


class Followed(VGroup):
    """A point x, and an arrow to where it is sent, mapped by ``matrix``.

    Parameters
    ----------
    vector
        The point of the round cloud (2,) from which x was made.
    after
        The matrix (2, 2) that has made x of it.
    """

    def __init__(self, plane: Plane, vector: ArrayLike, after: ArrayLike) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.vector = np.asarray(vector, dtype=np.float64)
        self.start = np.asarray(after) @ self.vector
        self.ring = Circle(1.9 * _RADIUS, color=color("ink"), stroke_width=3.0).move_to(plane.at(self.start))
        self.arrow = plane.arrow((0.0, 0.0), WEIGHT_MATRIX.role, tail=self.start, width=4.5)
        self.point = Dot(radius=_RADIUS, color=color("ink"))
        self.label = beyond(tag(formulas.POINT), self.ring.get_center(), self.start, gap=1.9 * _RADIUS + GAP)
        super().__init__(self.ring, self.arrow, self.point, self.label)
        self.set_z_index(1)
        self.set_state(matrix=after)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Send the point to where *matrix* sends that of the round cloud."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        self.image = self.matrix @ self.vector
        self.arrow.set_state(start=self.plane.at(self.start), end=self.plane.at(self.image))
        self.point.move_to(self.plane.at(self.image))
        return self

    def density(self) -> float:
        """How dense a normal cloud is where the point is now."""
        return float(np.prod(normal_density(self.image, 0.0, 1.0)))

    def named_image(self) -> VGroup:
        """The name of the place where it is now, beside the arrow's end."""
        label, (right, up) = tag(formulas.IMAGE), self.image - self.start
        beyond(label, self.point.get_center(), (up, -right), gap=_RADIUS + GAP)
        return label.set_z_index(1)

    def numeral(self, under: VMobject) -> Numeral:
        """The running density, under its name."""
        shown = Numeral(self.density, _written, size=LABEL_SIZE)
        shown.next_to(under, DOWN, buff=GAP, aligned_edge=LEFT)
        return shown


def _written(density: float) -> str:
    return number(density, 3, fixed=True)
