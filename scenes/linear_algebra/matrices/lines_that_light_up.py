"""What is drawn over a moved grid to point at something: trails, rings, lines that light up, equal ticks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Circle, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import plane_map
from scenes.linear_algebra.matrices.moving_things import MovingDots
from scenes.linear_algebra.matrices.planes import ways_of
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_NEIGHBOURS = (-1, 0, 1, 2)
"""The lines of a family that light up, by their places in it."""

_TICKS = (-2, -1, 1, 2, 3)
"""The places of the ticks on a line, in steps: where it starts, the origin has a mark of its own."""

_FINER_TICKS = (-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3)
"""The same for steps half as long."""

_LIT = 5.0

_HALF_A_TICK = 0.17
"""In manim units: ticks are no dots, because dots are points that move along."""

_HALF_LINE, _FAINTER = 1.5, 0.55
"""The width and the opacity of the lines of a grid that is twice as fine."""

_LEAST_GAP = 0.25
"""Between lines of the moved grid, in manim units; where they are closer, no more would be seen."""


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


def lit_families(plane: Plane, matrix: ArrayLike) -> list[Polyline]:
    """Lines of the moved grid next to each other, for each direction; one line if all lie on one."""
    matrix = np.asarray(matrix, dtype=np.float64)
    if _is_flat(matrix):
        return [Polyline([_line(plane, np.zeros(2), way)], "ink", width=_LIT) for way in _ways(matrix)]
    return [
        Polyline(
            [_line(plane, place * plane.step * across, along) for place in _NEIGHBOURS], "ink", width=_LIT
        )
        for along, across in (matrix.T, matrix.T[::-1])
    ]


def ticks_on(plane: Plane, matrix: ArrayLike, *, places: Sequence[float] = _TICKS) -> Polyline:
    """Short ticks across the lines through the origin, at equal steps: *places* are numbers of steps.

    Where there is room for one tick only, which shows no distance, the next line has ticks as well.
    """
    matrix = np.asarray(matrix, dtype=np.float64)
    ways = _ways(matrix)
    cuts = []
    for way, other in zip(ways, ways[::-1], strict=True):
        own = _cuts(plane, plane.step * np.array(places)[:, None] * way, way)
        cuts += own
        if len(own) < 2 and other is not way:
            cuts += _cuts(plane, plane.step * (other + np.array(places)[:, None] * way), way)
    return Polyline(cuts, "ink", width=_LIT)


def _cuts(plane: Plane, places: Points, way: Points) -> list[Points]:
    """A tick across a line in direction *way*, at each of *places* (n, 2) that is seen."""
    across, box = _HALF_A_TICK * np.array([-way[1], way[0]]) / np.linalg.norm(way), plane.box.inset(0.1)
    return [
        np.array([place - across, place + across])
        for place in plane.to_frame(places)
        if box.left < place[0] < box.right and box.bottom < place[1] < box.top
    ]


def finer_lines(plane: Plane, matrix: ArrayLike) -> Polyline:
    """The lines that a grid twice as fine has between those of the moved grid."""
    matrix = np.asarray(matrix, dtype=np.float64)
    if _is_flat(matrix):
        return ticks_on(plane, matrix, places=_FINER_TICKS)
    runs = []
    for gap, along, across in zip(plane.gaps(matrix), matrix.T, matrix.T[::-1], strict=True):
        most = np.ceil(plane.unit * plane.reach / gap) if gap >= _LEAST_GAP else 0
        places = plane.step * (np.arange(-most, most) + 0.5)
        runs += [_line(plane, place * across, along) for place in places]
    return Polyline(runs, "ink", width=_HALF_LINE, opacity=_FAINTER)


def _is_flat(matrix: Points) -> bool:
    return plane_map(matrix).rank < 2


def _ways(matrix: Points) -> list[Points]:
    """The directions (2,) of the lines of the moved grid: one of them if all lie on one line."""
    ways = [column for column in matrix.T if column.any()]
    return ways[:1] if _is_flat(matrix) else ways


def _line(plane: Plane, place: Points, along: Points) -> Points:
    return line_through(plane.at(place)[:2], along, plane.box)
