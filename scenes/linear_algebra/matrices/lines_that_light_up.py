"""What is drawn over a moved grid to point at something: trails, rings, lines that light up, equal ticks."""

from __future__ import annotations

import numpy as np
from manim import Circle, VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.matrices.moving_things import MovingDots
from scenes.linear_algebra.matrices.planes import ways_of
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_EQUAL = (-2, -1, 0, 1, 2, 3)
"""The places of the ticks, in steps."""

_LIT = 5.0


def trails(plane: Plane, matrix: ArrayLike, points: Points) -> VGroup:
    """The way of each of points (n, 2) while *matrix* moves the plane, from a small ring where it starts."""
    return VGroup(
        *(
            VGroup(_hollow_dot(way[0]), Polyline([way], "ink", width=3.0))
            for way in ways_of(plane, matrix, points)
        )
    )


def _hollow_dot(place: Points) -> Circle:
    dot = Circle(0.1, color=color("ink"), stroke_width=3.0)
    return dot.set_fill(color("background"), opacity=1.0).move_to((*place, 0.0))


def rings_around(dots: MovingDots) -> VGroup:
    """A ring around each dot, where it has landed."""
    rings = (Circle(0.18, color=color("result"), stroke_width=4.0) for _ in dots.vectors)
    places = dots.places(dots.vectors)
    return VGroup(*(ring.move_to((*place, 0.0)) for ring, place in zip(rings, places, strict=True)))


def follow_columns(plane: Plane, matrix: ArrayLike) -> list[Polyline]:
    """A line of the moved grid, and then its neighbours, which are parallel to it."""
    matrix = np.asarray(matrix, dtype=np.float64)
    direction, across = matrix.T if matrix[:, 0].any() else matrix.T[::-1]
    if not direction.any():
        return []

    def line(offset: float) -> Points:
        return line_through(plane.at(offset * across)[:2], direction, plane.box)

    step = plane.step
    groups = ([0.0], [-step, step, 2 * step]) if abs(float(np.linalg.det(matrix))) > 0 else ([0.0],)
    return [Polyline([line(offset) for offset in group], "ink", width=_LIT) for group in groups]


def ticks_on(plane: Plane, matrix: ArrayLike) -> VGroup:
    """Equal steps from line to line, as dots; only those in the window."""
    matrix = np.asarray(matrix, dtype=np.float64)
    direction = matrix[:, 1] if matrix[:, 1].any() else matrix[:, 0]
    box, dots = plane.box.inset(0.1), VGroup()
    for times in _EQUAL if direction.any() else ():
        x, y, _ = plane.at(times * plane.step * direction)
        if box.left < x < box.right and box.bottom < y < box.top:
            dots.add(
                Circle(0.13, color=color("ink"), stroke_width=0.0, fill_opacity=1.0).move_to((x, y, 0.0))
            )
    return dots
