"""Planes on which a matrix is seen at work: with a vector, with a house, with samples."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import Application
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import IDENTITY, LARGEST_UNIT, MappedPlane, swept
from scenes.stage.pictures.linear_maps import MappedLine, MappedPoints
from scenes.stage.pictures.number_tables import VEIL
from scenes.stage.pictures.outlines import HOUSE
from scenes.stage.shapes.theme import color

_FIGURE = 0.6 * HOUSE + (1.3, 1.1)
"""A house beside the basis, which shows what is turned and what is mirrored."""

_CORNERS = ((3.2, 2.4), (-3.2, -2.4))
"""These must be seen on the plane with the house."""

_SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)])


def plane_with_room_for(applied: Application) -> MappedPlane:
    """A plane on which a vector and a unit square can be seen all the way to their images."""
    vectors = [*_SQUARE, applied.vector, (applied.vector[0], 0.0)]
    return MappedPlane(Plane(swept(vectors, applied.matrix), largest_unit=LARGEST_UNIT))


def plane_with_a_house() -> MappedPlane:
    """A plane for trying matrices that do not stretch much."""
    plane = Plane(_CORNERS)
    return MappedPlane(plane, MappedLine(plane, _FIGURE))


def plane_with_samples(matrix: ArrayLike) -> MappedPlane:
    """A plane with a cloud of samples, large enough to be mapped by *matrix*."""
    matrix = np.asarray(matrix, dtype=np.float64)
    samples = np.random.default_rng(0).normal(scale=0.6, size=(60, 2))
    plane = Plane(swept([*samples, *IDENTITY], matrix))
    return MappedPlane(plane, MappedPoints(plane, samples))


def unit_square(plane: Plane) -> MappedLine:
    """The square of the basis, which shows how a matrix changes areas."""
    square = MappedLine(plane, _SQUARE, width=2.5)
    square.set_fill(color("ink"), opacity=VEIL)
    return square
