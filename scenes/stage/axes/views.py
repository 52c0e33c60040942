"""What a box of the frame shows of the plane of x and y: where values lie, and what is drawn there."""

from __future__ import annotations

from typing import cast

import numpy as np
from contourpy import LineType, contour_generator
from manim import Dot, Line, VGroup
from numpy.typing import ArrayLike

from scenes.stage.shapes.curves import Polyline, clip_polyline, line_through
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points


class View(VGroup):
    """The values from *x_range* and *y_range*, which fill *box*; nothing of it is seen by itself."""

    def __init__(self, box: Box, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        super().__init__()
        self.box, self.x_range, self.y_range = box, x_range, y_range

    # From values to the frame ----------------------------------------------------------------------

    @property
    def x_unit(self) -> float:
        """Manim units for one unit of x."""
        return self.box.width / (self.x_range[1] - self.x_range[0])

    @property
    def y_unit(self) -> float:
        return self.box.height / (self.y_range[1] - self.y_range[0])

    def at(self, x: float, y: float) -> Points:
        """The point of the frame for (x, y)."""
        return np.array(
            [
                self.box.left + (x - self.x_range[0]) * self.x_unit,
                self.box.bottom + (y - self.y_range[0]) * self.y_unit,
                0.0,
            ]
        )

    def to_frame(self, values: ArrayLike) -> Points:
        """The points of the frame for values (n, 2), shape (n, 2)."""
        values = np.asarray(values, dtype=np.float64)
        origin = np.array([self.box.left, self.box.bottom])
        scale = np.array([self.x_unit, self.y_unit])
        moved: Points = origin + (values - (self.x_range[0], self.y_range[0])) * scale
        return moved

    def values(self, point: ArrayLike) -> Points:
        """The values (x, y) at a point of the frame: ``at`` undone."""
        x, y = np.asarray(point, dtype=np.float64)[:2]
        return np.array(
            [
                self.x_range[0] + (x - self.box.left) / self.x_unit,
                self.y_range[0] + (y - self.box.bottom) / self.y_unit,
            ]
        )

    def shows(self, x: float, y: float) -> bool:
        """Whether (x, y) lies within the ranges of the axes."""
        return self.x_range[0] <= x <= self.x_range[1] and self.y_range[0] <= y <= self.y_range[1]

    # What is drawn ---------------------------------------------------------------------------------

    def sample(self, count: int = 240) -> Points:
        """Evenly spaced x from one end of the axis to the other."""
        return np.linspace(*self.x_range, count)

    def curve(self, x: ArrayLike, y: ArrayLike, role: Role = "data", *, width: float = 5.0) -> Polyline:
        """The polyline through (x, y), cut off at the edges of the plot."""
        return Polyline(self.runs(x, y), role, width=width)

    def runs(self, x: ArrayLike, y: ArrayLike) -> list[Points]:
        """The runs of points that ``curve`` draws, for a curve that moves."""
        return clip_polyline(self.to_frame(np.column_stack([x, y])), self.box)

    def dot(self, x: float, y: float, role: Role = "path", *, radius: float = 0.09) -> Dot:
        return Dot(self.at(x, y), radius=radius, color=color(role))

    def line(self, x: float, y: float, slope: float, role: Role = "slope", *, width: float = 4.0) -> Polyline:
        """The straight line through (x, y) of the given slope, from edge to edge."""
        return Polyline([self.line_run(x, y, slope)], role, width=width)

    def line_run(self, x: float, y: float, slope: float) -> Points:
        return line_through(self.at(x, y), (self.x_unit, slope * self.y_unit), self.box)

    def tangent(
        self, x: float, y: float, slope: float, role: Role = "slope", *, length: float = 2.4
    ) -> Polyline:
        """A piece of the line through (x, y) of the given slope, *length* manim units long."""
        return Polyline(self.tangent_runs(x, y, slope, length), role, width=4.0)

    def tangent_runs(self, x: float, y: float, slope: float, length: float = 2.4) -> list[Points]:
        direction = np.array([self.x_unit, slope * self.y_unit])
        half = direction / np.hypot(*direction) * length / 2
        middle = self.at(x, y)[:2]
        return clip_polyline(np.array([middle - half, middle + half]), self.box)

    def drop(self, x: float, y: float, role: Role = "muted") -> Line:
        """A thin line from (x, y) down to the horizontal axis."""
        return Line(self.at(x, y), self.at(x, self.y_range[0]), stroke_width=2.0, color=color(role))

    def contours(
        self,
        x: Points,
        y: Points,
        heights: Points,
        levels: ArrayLike,
        role: Role = "data",
        *,
        width: float = 2.5,
    ) -> VGroup:
        """The level lines of a function of two variables, one shape for each level.

        Parameters
        ----------
        x, y
            Values along the axes, shapes (n,) and (m,).
        heights
            The values of the function, shape (m, n).
        levels
            The values on the lines.
        """
        generator = contour_generator(x, y, heights, line_type=LineType.Separate)

        def runs(level: float) -> list[Points]:
            lines = cast("list[Points]", generator.lines(level))
            return [run for line in lines for run in self.runs(*line.T)]

        return VGroup(
            *(Polyline(runs(level), role, width=width) for level in np.asarray(levels, dtype=np.float64))
        )
