"""A map of contour lines with one point upon it: directions from there, and a walk straight across."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_segments
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_HALF = 4.5
"""The map reaches at least so far from the origin, up and down and to both sides."""

_LEVELS = 12
_THROUGH_THE_POINT, _ELSEWHERE = (4.0, 1.0), (2.0, 0.75)
"""Widths and opacities of the contour line through the point, and of the others."""

_SAMPLES = 181
_EDGE = 0.1
_MARK = 0.2


class ContourMap(VGroup):
    """The contour lines of a function of two variables, at even steps of height, one through the point.

    Parameters
    ----------
    function
        The function.
    point
        Shape (2,), inside the map.
    """

    def __init__(self, function: Differentiable, point: ArrayLike, *, box: Box | None = None) -> None:
        box = box or frame().picture
        super().__init__()
        self.function, self.point = function, np.asarray(point, dtype=np.float64)
        self.plot = Plot(box, (-_HALF, _HALF), (-_HALF, _HALF), x_label="$x$", y_label="$y$", equal=True)
        x, y = self.plot.sample(_SAMPLES), np.linspace(*self.plot.y_range, _SAMPLES)
        heights = function.value(np.stack(np.meshgrid(x, y), axis=-1))
        here = float(function.value(self.point))
        step = float(np.ptp(heights)) / _LEVELS
        counts = np.arange(-_LEVELS, _LEVELS + 1)
        levels = here + step * counts
        seen = (levels > heights.min()) & (levels < heights.max())
        self.lines = self.plot.contours(x, y, heights, levels[seen])
        for line, count in zip(self.lines, counts[seen], strict=True):
            width, opacity = _ELSEWHERE if count else _THROUGH_THE_POINT
            line.set_stroke(width=width, opacity=opacity)
        self.dot = self.plot.dot(float(self.point[0]), float(self.point[1]), "path", radius=0.11)
        self.add(self.plot, self.lines, self.dot)

    def arrow(
        self, vector: ArrayLike, role: Role = "slope", *, length: float = 1.9, width: float = 6.0
    ) -> Arrow:
        """An arrow from the point along *vector*, as long as asked or as the map has room for."""
        foot, unit = self.plot.at(*self.point)[:2], _unit(vector)
        ray = np.array([[foot, foot + length * unit]])
        return Arrow(foot, clip_segments(ray, self.plot.box.inset(_EDGE))[0, 1], role, width=width)

    def components(self, gradient: Arrow) -> tuple[Arrow, Arrow]:
        """An arrow on its components: one along x, and from its end another along y."""
        corner = (gradient.end[0], gradient.start[1])
        return Arrow(gradient.start, corner, "path"), Arrow(corner, gradient.end, "second")

    def tangent(self, direction: ArrayLike, *, length: float = 2.6) -> Polyline:
        """A straight line through the point along *direction*, cut off at the edges of the map."""
        foot, unit = self.plot.at(*self.point)[:2], _unit(direction)
        piece = np.array([[foot - length / 2 * unit, foot + length / 2 * unit]])
        return Polyline(clip_segments(piece, self.plot.box), "ink", width=3.5)

    def right_angle(self, one: ArrayLike, other: ArrayLike) -> Polyline:
        """The mark of a right angle at the point, between two directions."""
        foot, u, v = self.plot.at(*self.point)[:2], _MARK * _unit(one), _MARK * _unit(other)
        return Polyline([np.array([foot + u, foot + u + v, foot + v])], "ink", width=2.5)


def _unit(vector: ArrayLike) -> Points:
    """The direction of a vector (2,) that is not zero."""
    vector = np.asarray(vector, dtype=np.float64)
    unit: Points = vector / np.linalg.norm(vector)
    return unit
