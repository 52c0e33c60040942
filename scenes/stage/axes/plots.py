"""Plots of functions: a pair of axes in a box, and what is drawn on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from contourpy import LineType, contour_generator
from manim import DOWN, LEFT, UP, Dot, Line, VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.ticks import tick_decimals, ticks
from scenes.stage.shapes.curves import Polyline, clip_polyline, line_through
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import MINUS, number
from scenes.stage.type.typesetting import EM_AT_SIZE_ONE, Points, typeset
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

_TICK = 0.07
"""Length of a tick, in manim units."""

_EDGE = 0.1
"""The least space between the axes and the edge of the box, in manim units."""

_ROUNDS = 3
"""Rounds of fitting equal units: other ranges have other labels, which leave other room for the axes."""


@dataclass(frozen=True)
class Ticks:
    """The most ticks along each axis, 0 for none; ``whole`` allows them at whole numbers of x only."""

    x: int = 8
    y: int = 5
    whole: bool = False


class Plot(VGroup):
    """Axes with round ticks; together with their labels they fill *box*.

    Parameters
    ----------
    box
        The place of the plot with its labels; the attribute ``box`` is the place of the axes alone.
    x_range, y_range
        The values at the ends of the axes.
    names
        Typst markup at the ends of both axes; none if empty.
    ticks
        How many ticks there may be.
    equal
        Whether a unit of x is as long as a unit of y; a range is widened to fill the box.
    """

    def __init__(
        self,
        box: Box,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        *,
        names: tuple[str, str] = ("", ""),
        ticks: Ticks = Ticks(),
        equal: bool = False,
    ) -> None:
        super().__init__()
        self.labels = VGroup()
        self.x_range, self.y_range = x_range, y_range
        self.box = box
        self.box = self._room(box, ticks, names)
        for _ in range(_ROUNDS if equal else 0):
            self.x_range, self.y_range = self._equalized(x_range, y_range)
            self.box = _within(self.box, self._room(box, ticks, names))
        if equal:
            self.x_range, self.y_range = self._equalized(x_range, y_range)
        self._draw_axes(*self._marks(ticks))
        self._draw_names(*names)

    def _room(self, box: Box, ticks: Ticks, names: tuple[str, str]) -> Box:
        """The part of *box* for the axes alone."""
        return _inner(box, *self._marks(ticks), names)

    def _equalized(self, *ranges: tuple[float, float]) -> list[tuple[float, float]]:
        """Widen one of the ranges of x and y until a unit is equally long in both directions."""
        sides = self.box.width, self.box.height
        unit = min(side / (high - low) for side, (low, high) in zip(sides, ranges, strict=True))
        return [self._widened(ends, side / unit) for side, ends in zip(sides, ranges, strict=True)]

    def _widened(self, ends: tuple[float, float], length: float) -> tuple[float, float]:
        """A range that is so long, about the same middle."""
        middle = (ends[0] + ends[1]) / 2
        return middle - length / 2, middle + length / 2

    def _marks(self, ticks: Ticks) -> tuple[Points, Points]:
        """The values at the ticks of both axes, as the ranges and the box are now."""
        return _marks_apart(self.x_range, ticks.x, self.box.width, ticks.whole), _marks(self.y_range, ticks.y)

    def _draw_axes(self, x_marks: Points, y_marks: Points) -> None:
        """Both axes lie along the edges of the plot, away from what is drawn."""
        box = self.box
        runs = [np.array([(box.left, box.top), (box.left, box.bottom), (box.right, box.bottom)])]
        for mark, label in zip(x_marks, _numbers(x_marks), strict=True):
            foot = self.at(mark, self.y_range[0])[:2]
            runs.append(np.array([foot, foot - (0.0, _TICK)]))
            label.next_to((foot[0], box.bottom - _TICK, 0), DOWN, buff=GAP)
            self.labels.add(label)
        for mark, label in zip(y_marks, _numbers(y_marks), strict=True):
            foot = self.at(self.x_range[0], mark)[:2]
            runs.append(np.array([foot, foot - (_TICK, 0.0)]))
            self.labels.add(label.next_to((box.left - _TICK, foot[1], 0), LEFT, buff=GAP))
        self.axes = Polyline(runs, "muted", width=2.0)
        self.add(self.axes, self.labels)

    def _draw_names(self, x_label: str, y_label: str) -> None:
        if x_label:
            name = text(x_label, size=LABEL_SIZE, role="muted")
            lowest = min([self.box.bottom - _TICK, *(label.get_bottom()[1] for label in self.labels)])
            name.next_to((self.box.right, lowest, 0), DOWN, buff=GAP).align_to(
                self.axes.get_right(), np.array([1, 0, 0])
            )
            self.labels.add(name)
        if y_label:
            name = text(y_label, size=LABEL_SIZE, role="muted")
            name.next_to((self.box.left, self.box.top, 0), UP, buff=GAP).align_to(self.axes.get_left(), LEFT)
            self.labels.add(name)

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

    # What is drawn on the axes -------------------------------------------------------------------------

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


def _marks(values: tuple[float, float], most: int, whole: bool = False) -> Points:
    return ticks(*values, most, whole=whole) if most else np.empty(0)


def _marks_apart(values: tuple[float, float], most: int, width: float, whole: bool) -> Points:
    """Marks for an axis of that *width*; their labels do not touch."""
    for fewer in range(most, 1, -1):
        marks = ticks(*values, fewer, whole=whole)
        pitch = width * (marks[-1] - marks[0]) / (values[1] - values[0]) / max(len(marks) - 1, 1)
        if len(marks) < 2 or pitch >= GAP + _widest(marks):
            return marks
    return _marks(values, min(most, 2), whole)


def _numbers(marks: Points) -> list[Written]:
    """The labels of ticks."""
    return [text(label, size=FINE_SIZE, role="muted") for label in _written(marks)]


def _written(marks: Points) -> list[str]:
    """The numbers at ticks, all with the same number of decimals and no two the same."""
    decimals = tick_decimals(marks)
    written = [number(mark, decimals) for mark in marks]
    if len(set(written)) < len(written):
        written = [f"{mark:,.{decimals}f}".replace("-", MINUS) for mark in marks]
    return written


def _widest(marks: Points) -> float:
    """The width of the widest label, in manim units."""
    widths = (typeset(label, math=False).width for label in _written(marks))
    return max(widths, default=0.0) * FINE_SIZE * EM_AT_SIZE_ONE


def _inner(box: Box, x_marks: Points, y_marks: Points, names: tuple[str, str]) -> Box:
    """The part of *box* for the plot itself, without its labels."""
    label_width, overhang = _widest(y_marks), _widest(x_marks) / 2
    left = max(label_width + (GAP + _TICK) * bool(len(y_marks)), overhang)
    below = (0.24 + GAP + _TICK) * bool(len(x_marks)) + (0.46 if names[0] else 0.0)
    above = 0.5 if names[1] else _EDGE
    return Box(
        box.left + left, box.right - max(overhang, _EDGE), box.bottom + max(below, _EDGE), box.top - above
    )


def _within(box: Box, other: Box) -> Box:
    """The intersection of two boxes."""
    return Box(
        max(box.left, other.left),
        min(box.right, other.right),
        max(box.bottom, other.bottom),
        min(box.top, other.top),
    )
