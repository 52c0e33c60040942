"""A 2×2 matrix at work: arrows, lines and points of a plane that it maps, moving together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, Self, cast

import numpy as np
from manim import Animation, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane, between
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_polygon, closed
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role, color


class Mapped(Protocol):
    """What a 2×2 matrix maps: ``set_state`` shows it as the matrix leaves it."""

    def set_state(self, *, matrix: ArrayLike) -> object: ...


class Fan(VGroup):
    """Arrows from the origin of a plane, mapped by ``matrix``, and thin rays that stay where they began.

    Parameters
    ----------
    vectors
        Where the arrows point before any matrix maps them, shape (n, 2).
    rays
        The role of the rays; None for no rays.
    dotted
        Whether an arrow that is mapped to zero leaves a dot.
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
        self.plane, self.matrix = plane, np.eye(2)
        self.vectors = np.asarray(vectors, dtype=np.float64).reshape(-1, 2)
        self.arrows = VGroup(
            *(plane.arrow(vector, role, width=width, dotted=dotted) for vector in self.vectors)
        )
        runs = [plane.to_frame(np.array([(0.0, 0.0), vector])) for vector in self.vectors]
        self.rays = Polyline(runs if rays else [], rays or role, width=1.5, opacity=0.75)
        super().__init__(self.rays, self.arrows)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Point every arrow to where *matrix* sends its vector."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for arrow, image in zip(self.arrows, self.vectors @ self.matrix.T, strict=True):
            cast("Arrow", arrow).set_state(start=self.plane.at((0.0, 0.0)), end=self.plane.at(image))
        return self


class MappedLine(Polyline):
    """A line through points (n, 2) of a plane, mapped by ``matrix``."""

    def __init__(self, plane: Plane, points: ArrayLike, role: Role = "ink", *, width: float = 4.0) -> None:
        super().__init__([], role, width=width)
        self.plane, self.vectors = plane, np.asarray(points, dtype=np.float64)
        self.set_state(matrix=np.eye(2))

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Draw the line through where *matrix* sends its points."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        return self.set_runs([self.plane.to_frame(self.vectors @ self.matrix.T)])


class MappedArea(VMobject):
    """Convex polygons of a plane, filled and drawn as one shape, mapped by ``matrix``, cut off at its window.

    Parameters
    ----------
    outlines
        The corners of each polygon, in order, shape (n, 2).
    """

    def __init__(
        self, plane: Plane, outlines: Sequence[ArrayLike], role: Role = "result", *, opacity: float = 0.45
    ) -> None:
        super().__init__(fill_color=color(role), fill_opacity=opacity, stroke_width=0.0)
        self.plane = plane
        self.outlines = [np.asarray(outline, dtype=np.float64) for outline in outlines]
        self.set_state(matrix=np.eye(2))

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Fill the polygons where *matrix* sends them."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        mapped = (self.plane.to_frame(outline @ self.matrix.T) for outline in self.outlines)
        seen = [part for corners in mapped if len(part := clip_polygon(corners, self.plane.box))]
        self.points = np.concatenate([np.empty((0, 3)), *(closed(part[None]) for part in seen)])
        return self


class MappedPoints(VGroup):
    """Points (n, 2) of a plane, mapped by ``matrix``, with a mark on each."""

    def __init__(
        self, plane: Plane, points: ArrayLike, role: Role = "data", *, opacity: float = 0.8, size: float = 1.0
    ) -> None:
        self.plane, self.vectors = plane, np.asarray(points, dtype=np.float64)
        self.marks = Markers([], role, opacity=opacity, size=size)
        super().__init__(self.marks)
        self.set_state(matrix=np.eye(2))

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Put the marks where *matrix* sends their points."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        self.marks.set_state(places=self.plane.to_frame(self.vectors @ self.matrix.T))
        return self


class ApplyMap(Animation):
    """Map things from the identity to *matrix*; with *back*, from there to the identity.

    It is more than a tween, because a rotation turns on its way: see ``between``.

    Parameters
    ----------
    after
        The matrix (2, 2) that has mapped the things before, if any.
    """

    def __init__(
        self,
        matrix: ArrayLike,
        *things: Mapped,
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
            thing.set_state(matrix=matrix)
