"""A map of contour lines with one point on it, and directions from there."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.level_lines import Relief
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_segments
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_HALF = 4.5
"""The map reaches at least this far from the origin, up and down and to both sides."""

_LEVELS = 12
"""Steps of height from the lowest to the highest place of the map."""

_EDGE = 0.1
"""How far an arrow stays away from the edge of the map, in manim units."""

_ROUND_THE_POINT = 0.2
"""From the point to the feet of the arrows in all directions, in manim units."""

_RIGHT_ANGLE = 0.2
"""The sides of the mark of a right angle, in manim units."""

_STEP = 0.03
"""From place to place along a contour line, in units of x and y."""

_MOST_STEPS = 1500


class ContourMap(VGroup):
    """The contour lines of a function of two variables, at equal steps of height, one through the point.

    Parameters
    ----------
    function
        The function.
    point
        Shape (2,), inside the map.
    """

    def __init__(self, function: Differentiable, point: ArrayLike) -> None:
        self.function, self.point = function, np.asarray(point, dtype=np.float64)
        ends = (-_HALF, _HALF)
        self.plot = Plot(frame().picture, ends, ends, names=("$x$", "$y$"), equal=True)
        relief = Relief(self.plot, function.value, samples=181)
        here = float(function.value(self.point))
        step = float(np.ptp(relief.heights)) / _LEVELS
        levels = here + step * np.arange(-_LEVELS, _LEVELS + 1)
        seen = (levels > relief.heights.min()) & (levels < relief.heights.max())
        self.lines = relief.lines(levels[seen], here)
        self.dot = self.plot.dot(float(self.point[0]), float(self.point[1]), "path", radius=0.11)
        super().__init__(self.plot, self.lines, self.dot)

    @property
    def foot(self) -> Points:
        """Where the point is in the frame, shape (2,)."""
        return self.plot.at(*self.point)[:2]

    def arrow(self, vector: ArrayLike) -> Arrow:
        """An arrow from the point along *vector* (2,), which is as long as the map has room for."""
        foot, unit = self.foot, _unit(vector)
        ray = np.array([[foot, foot + 1.9 * unit]])
        return Arrow(foot, clip_segments(ray, self.plot.box.inset(_EDGE))[0, 1], "slope", width=6.0)

    def components(self, gradient: Arrow, roles: tuple[Role, Role]) -> tuple[Arrow, Arrow]:
        """An arrow on its components: one along x, and from its end another along y."""
        corner = (gradient.end[0], gradient.start[1])
        return Arrow(gradient.start, corner, roles[0]), Arrow(corner, gradient.end, roles[1])

    def tangent(self, direction: ArrayLike, *, length: float = 2.6) -> Polyline:
        """A straight line through the point along *direction* (2,), cut off at the edges of the map."""
        foot, unit = self.foot, _unit(direction)
        piece = np.array([[foot - length / 2 * unit, foot + length / 2 * unit]])
        return Polyline(clip_segments(piece, self.plot.box), "ink", width=3.5)

    def directions(self, count: int, *, length: float = 0.8) -> list[Arrow]:
        """Arrows from the point in *count* directions, all the way round."""
        turns = 2 * np.pi * np.arange(count) / count
        ways = np.column_stack([np.cos(turns), np.sin(turns)])
        return [
            Arrow(self.foot + _ROUND_THE_POINT * way, self.foot + length * way, "muted", width=3.0)
            for way in ways
        ]

    def along_the_contour(self) -> Polyline:
        """The contour line through the point, from there once round or as far as the map goes."""
        place, way = self.point, [self.point]
        for _ in range(_MOST_STEPS):
            halfway = place + _STEP / 2 * self._level_direction(place)
            place = place + _STEP * self._level_direction(halfway)
            round_again = len(way) > 2 and np.linalg.norm(place - self.point) < 0.9 * _STEP
            if round_again or not self.plot.shows(*place):
                break
            way.append(place)
        return Polyline([self.plot.to_frame(way)], "data")

    def _level_direction(self, place: Points) -> Points:
        """The direction at a place (2,) in which the height stays."""
        x, y = _unit(self.function.gradient(place))
        return np.array([-y, x])

    def right_angle(self, one: ArrayLike, other: ArrayLike) -> Polyline:
        """The mark of a right angle at the point, between two directions (2,)."""
        foot, u, v = self.foot, _RIGHT_ANGLE * _unit(one), _RIGHT_ANGLE * _unit(other)
        return Polyline([np.array([foot + u, foot + u + v, foot + v])], "ink", width=2.5)


def on_the_map(places: Points) -> Points:
    """The first of *places* (n, 2), as long as they are on every map."""
    outside = np.flatnonzero(np.abs(places).max(axis=1) > _HALF)
    return places[: outside[0]] if len(outside) else places


def _unit(vector: ArrayLike) -> Points:
    """The direction of a vector (2,) that is not zero."""
    vector = np.asarray(vector, dtype=np.float64)
    unit: Points = vector / np.linalg.norm(vector)
    return unit
