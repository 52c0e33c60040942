"""A matrix at work: everything on a plane that it carries, moving together."""

from __future__ import annotations

from typing import Any, Protocol, Self, cast

import numpy as np
from manim import Animation, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane, between
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points


def all_around(kept: ArrayLike, count: int = 12, *, near: float = np.pi / 18) -> Points:
    """Unit vectors (n, 2) in *count* directions, those near a kept line replaced by the line's own two.

    Parameters
    ----------
    kept
        Unit vectors as columns, shape (2, k), along the lines that are to be among the directions.
    near
        The angle, in radians, within which a direction is too close to a kept line.
    """
    kept = np.asarray(kept, dtype=np.float64)
    angles = np.linspace(0.0, 2 * np.pi, count, endpoint=False)
    around = np.column_stack([np.cos(angles), np.sin(angles)])
    free = np.all(np.abs(around @ kept) < np.cos(near), axis=1)
    return np.concatenate([around[free], kept.T, -kept.T])


class Carried(Protocol):
    """What a matrix can carry: it lays itself where any 2×2 matrix sends it."""

    def carry(self, matrix: ArrayLike) -> object: ...


class Fan(VGroup):
    """Arrows from the origin of a plane, and thin rays that stay where the arrows once stood.

    Parameters
    ----------
    vectors
        Where the arrows point before any matrix carries them, shape (n, 2).
    rays
        The role of the rays; None for no rays.
    dotted
        Whether an arrow that is carried to nothing leaves a dot.
    """

    def __init__(
        self,
        plane: Plane,
        vectors: ArrayLike,
        role: Role = "ink",
        *,
        width: float = 3.5,
        rays: Role | None = "muted",
        dotted: bool = False,
    ) -> None:
        self.plane = plane
        self.vectors = np.asarray(vectors, dtype=np.float64).reshape(-1, 2)
        self.arrows = VGroup(
            *(plane.arrow(vector, role, width=width, dotted=dotted) for vector in self.vectors)
        )
        runs = [plane.to_frame(np.array([(0.0, 0.0), vector])) for vector in self.vectors]
        self.rays = Polyline(runs if rays else [], rays or role, width=1.5, opacity=0.75)
        super().__init__(self.rays, self.arrows)

    def carry(self, matrix: ArrayLike) -> Self:
        """Point every arrow to where *matrix* sends the vector that it stands for."""
        images = self.vectors @ np.asarray(matrix, dtype=np.float64).T
        for arrow, image in zip(self.arrows, images, strict=True):
            cast("Arrow", arrow).set_state(start=self.plane.at((0.0, 0.0)), end=self.plane.at(image))
        return self


class CarriedLine(Polyline):
    """A line through points (n, 2) of a plane, that a matrix carries along."""

    def __init__(self, plane: Plane, points: ArrayLike, role: Role = "ink", *, width: float = 4.0) -> None:
        self.plane, self.places = plane, np.asarray(points, dtype=np.float64)
        super().__init__([plane.to_frame(self.places)], role, width=width)

    def carry(self, matrix: ArrayLike) -> Self:
        return self.set_runs([self.plane.to_frame(self.places @ np.asarray(matrix, dtype=np.float64).T)])


class CarriedPoints(Markers):
    """Points (n, 2) of a plane, that a matrix carries along."""

    def __init__(self, plane: Plane, points: ArrayLike, role: Role = "data", *, opacity: float = 0.8) -> None:
        self.plane, self.vectors = plane, np.asarray(points, dtype=np.float64)
        super().__init__(plane.to_frame(self.vectors), role, opacity=opacity)

    def carry(self, matrix: ArrayLike) -> Self:
        return self.set_state(
            places=self.plane.to_frame(self.vectors @ np.asarray(matrix, dtype=np.float64).T)
        )


class Carry(Animation):
    """Carry things from the identity to *matrix*; with *back*, from there to the identity.

    Parameters
    ----------
    after
        The matrix (2, 2) that has carried the things before, if any.
    """

    def __init__(
        self,
        matrix: ArrayLike,
        *things: Carried,
        back: bool = False,
        after: ArrayLike | None = None,
        **options: Any,
    ) -> None:
        self.matrix = np.asarray(matrix, dtype=np.float64)
        self.first = np.eye(2) if after is None else np.asarray(after, dtype=np.float64)
        self.things = things
        self.back = back
        super().__init__(VGroup(*cast("tuple[VMobject, ...]", things)), **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        matrix = between(self.matrix, 1 - share if self.back else share) @ self.first
        for thing in self.things:
            thing.carry(matrix)
