"""Plots of functions: a pair of axes in a box."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from manim import DOWN, LEFT, UP, VGroup

from scenes.stage.axes.ticks import tick_decimals, ticks
from scenes.stage.axes.views import View
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
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


class EdgeAxes(View):
    """Axes along the left and the lower edge of *box*, away from what is drawn; their labels lie outside."""

    def __init__(self, box: Box, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        super().__init__(box, x_range, y_range)
        self.labels = VGroup()

    def _marks(self, ticks: Ticks) -> tuple[Points, Points]:
        """The values at the ticks of both axes, as the ranges and the box are now."""
        return _marks_apart(self.x_range, ticks.x, self.box.width, ticks.whole), _marks(self.y_range, ticks.y)

    def _draw_axes(self, x_marks: Points, y_marks: Points) -> None:
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
            name = axis_name(x_label, self.box.width)
            lowest = min([self.box.bottom - _TICK, *(label.get_bottom()[1] for label in self.labels)])
            name.next_to((self.box.right, lowest, 0), DOWN, buff=GAP).align_to(
                self.axes.get_right(), np.array([1, 0, 0])
            )
            self.labels.add(name)
        if y_label:
            name = axis_name(y_label, self.box.width)
            name.next_to((self.box.left, self.box.top, 0), UP, buff=GAP).align_to(self.axes.get_left(), LEFT)
            self.labels.add(name)


class Plot(EdgeAxes):
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
        super().__init__(box, x_range, y_range)
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


def axis_name(label: str, width: float) -> Written:
    """The name of an axis in Typst markup, smaller where it would be wider than the axes are."""
    name = text(label, size=LABEL_SIZE, role="muted")
    return name if name.width <= width else text(label, size=LABEL_SIZE * width / name.width, role="muted")


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
