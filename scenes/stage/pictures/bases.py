"""The basis of the plane, two arrows of length one, and what a matrix maps along with them."""

from __future__ import annotations

from typing import Self, cast

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import MappedGrid, Plane, between
from scenes.stage.pictures.linear_maps import Fan, Mapped
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

COLUMNS: tuple[Role, Role] = ("data", "second")
"""The colours of the columns of a 2×2 matrix, and of the arrows that land on them."""

IDENTITY = np.eye(2)

WIDTHS = (7.5, 5.0)
"""Of the two arrows; the first is wider, so that it is seen when both land on one place."""

LARGEST_UNIT = 1.4
"""Manim units for one unit of a plane with a basis, at the most."""


class Basis(VGroup):
    """The arrows (1, 0) and (0, 1), each in the colour of its column, mapped by ``matrix``."""

    def __init__(self, plane: Plane, *, widths: tuple[float, float] = WIDTHS) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.fans = tuple(
            Fan(plane, [unit], role, width=width, rays=None, dotted=True)
            for unit, role, width in zip(IDENTITY, COLUMNS, widths, strict=True)
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


class MappedPlane(VGroup):
    """A plane with its grid and its basis, and a line or a cloud on it, mapped by ``matrix``.

    Parameters
    ----------
    grid
        The role of the grid.
    widths
        Of the two arrows.
    """

    def __init__(
        self,
        plane: Plane,
        *things: Mapped,
        grid: Role = "data",
        widths: tuple[float, float] = WIDTHS,
    ) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.grid, self.basis = MappedGrid(plane, grid), Basis(plane, widths=widths)
        self.mapped: tuple[Mapped, ...] = (self.grid, *things, self.basis)
        super().__init__(plane, *cast("tuple[VMobject, ...]", self.mapped))

    def set_state(self, *, matrix: ArrayLike) -> Self:
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in self.mapped:
            thing.set_state(matrix=matrix)
        return self


def swept(vectors: ArrayLike, matrix: ArrayLike, *, after: ArrayLike = IDENTITY) -> Points:
    """Where vectors (n, 2), mapped by *after*, are while *matrix* maps them on: places, shape (m, 2)."""
    ways = [between(matrix, share) @ np.asarray(after) for share in np.linspace(0.0, 1.0, 9)]
    return np.concatenate([np.asarray(vectors) @ way.T for way in ways])
