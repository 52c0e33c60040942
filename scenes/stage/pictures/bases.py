"""The basis of the plane, two arrows of length one, and what a matrix maps along with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, cast

import numpy as np
from manim import Mobject, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import Application
from mathkit.linear_algebra.matrix_multiplication import Composition
from scenes.stage.axes.planes import MappedGrid, Plane, between
from scenes.stage.pictures.linear_maps import Fan, Mapped, MappedLine, MappedPoints
from scenes.stage.pictures.number_tables import VEIL
from scenes.stage.pictures.pixels import HOUSE
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

COLUMNS: tuple[Role, Role] = ("data", "second")
"""The colours of the columns of a 2×2 matrix, and of the arrows that land on them."""

IDENTITY = np.eye(2)

WIDTHS = (7.5, 5.0)
"""Of the two arrows; the first is wider, so that it is seen when both land on one place."""

_LARGEST_UNIT = 1.4

_FIGURE = 0.6 * HOUSE + (1.3, 1.1)
"""A house beside the basis, which shows what is turned and what is mirrored."""

_CORNERS = ((3.2, 2.4), (-3.2, -2.4))
"""These must be seen on the plane with the house."""

_SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)])


class Basis(VGroup):
    """The arrows (1, 0) and (0, 1), each in the colour of its column, mapped by ``matrix``."""

    def __init__(self, plane: Plane) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.fans = tuple(
            Fan(plane, [unit], role, width=width, rays=None, dotted=True)
            for unit, role, width in zip(IDENTITY, COLUMNS, WIDTHS, strict=True)
        )
        super().__init__(*self.fans)

    @property
    def arrows(self) -> list[Arrow]:
        return [cast("Arrow", fan.arrows[0]) for fan in self.fans]

    def ghosts(self, matrix: ArrayLike) -> VGroup:
        """Thin arrows that stay where *matrix* sends the two."""
        columns = np.transpose(np.asarray(matrix, dtype=np.float64))
        return VGroup(
            *(
                self.plane.arrow(column, role, width=3.0, dotted=True)
                for column, role in zip(columns, COLUMNS, strict=True)
            )
        )

    def set_state(self, *, matrix: ArrayLike) -> Self:
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for fan in self.fans:
            fan.set_state(matrix=matrix)
        return self

    def named(self, *sources: str, clear_of: Iterable[Mobject] = ()) -> VGroup:
        """Names beside the heads of the two arrows, where they are now."""
        names, others = VGroup(), list(clear_of)
        for source, role, arrow in zip(sources, COLUMNS, self.arrows, strict=True):
            around = [*self.arrows, *names, *others]
            box = self.plane.box.inset(0.1)
            names.add(label_near(tag(source, role), arrow.end, arrow.end - arrow.start, around, box=box))
        return names


class MappedPlane(VGroup):
    """A plane with its grid and its basis, and a line or a cloud on it, mapped by ``matrix``."""

    def __init__(self, plane: Plane, *things: Mapped) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.grid, self.basis = MappedGrid(plane), Basis(plane)
        self.mapped: tuple[Mapped, ...] = (self.grid, *things, self.basis)
        super().__init__(plane, *cast("tuple[VMobject, ...]", self.mapped))

    def set_state(self, *, matrix: ArrayLike) -> Self:
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in self.mapped:
            thing.set_state(matrix=matrix)
        return self


def plane_with_room_for(applied: Application) -> MappedPlane:
    """A plane on which a vector and a unit square can be seen all the way to their images."""
    vectors = [*_SQUARE, applied.vector, (applied.vector[0], 0.0)]
    return MappedPlane(Plane(_swept(vectors, applied.matrix), largest_unit=_LARGEST_UNIT))


def plane_with_room_for_both(both: Composition) -> MappedPlane:
    """A plane on which the basis can be seen under two matrices, in either order."""
    ways = [
        _swept(IDENTITY, both.first),
        _swept(IDENTITY, both.second, after=both.first),
        _swept(IDENTITY, both.product),
        _swept(IDENTITY, both.second),
        _swept(IDENTITY, both.first, after=both.second),
    ]
    return MappedPlane(Plane(np.concatenate(ways), largest_unit=_LARGEST_UNIT))


def plane_with_a_house() -> MappedPlane:
    """A plane for trying matrices that do not stretch much."""
    plane = Plane(_CORNERS)
    return MappedPlane(plane, MappedLine(plane, _FIGURE))


def plane_with_samples(matrix: ArrayLike) -> MappedPlane:
    """A plane with a cloud of samples, large enough to be mapped by *matrix*."""
    matrix = np.asarray(matrix, dtype=np.float64)
    samples = np.random.default_rng(0).normal(scale=0.6, size=(60, 2))
    plane = Plane(_swept([*samples, *IDENTITY], matrix))
    return MappedPlane(plane, MappedPoints(plane, samples))


def unit_square(plane: Plane) -> MappedLine:
    """The square of the basis, which shows how a matrix changes areas."""
    square = MappedLine(plane, _SQUARE, width=2.5)
    square.set_fill(color("ink"), opacity=VEIL)
    return square


def _swept(vectors: ArrayLike, matrix: ArrayLike, *, after: ArrayLike = IDENTITY) -> Points:
    """Where vectors (n, 2), mapped by *after*, are while *matrix* maps them on: places, shape (m, 2)."""
    ways = [between(matrix, share) @ np.asarray(after) for share in np.linspace(0.0, 1.0, 9)]
    return np.concatenate([np.asarray(vectors) @ way.T for way in ways])
