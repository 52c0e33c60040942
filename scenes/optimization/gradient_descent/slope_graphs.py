"""The slope of a valley as a graph under it: a straight line, as steep as the valley is curved."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, Line, Polygon, VGroup

from scenes.optimization.gradient_descent.valleys import NAMES, Valley
from scenes.optimization.gradient_descent.windows import Range, Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import Numeral, Written, text

_GAP = 0.14

_HIGH = 0.55
"""A slope that is less high, in manim units, has its number beside that of the base."""

_SEEN = 0.3
"""A base that is shorter, in manim units, has no numbers."""


def _size(value: float) -> str:
    return number(abs(value), 3)


class SlopeGraph(VGroup):
    """The slope over the weight, traced by a tangent that runs along the valley from its lowest point.

    Under the line stands a triangle: its base is the distance to the bottom, its height the slope.

    Parameters
    ----------
    last
        The weight as far as which it will be traced.

    Attributes
    ----------
    upper
        The axes of the valley above the graph, with the same axis of the weight.
    """

    def __init__(self, valley: Valley, box: Box, last: float) -> None:
        super().__init__()
        self.valley, self.bottom = valley, valley.bottom
        weights = valley.plot.x_range
        steepest = 1.08 * max(abs(float(valley.steepest.derivative(end))) for end in weights)
        above, below = self._halves(box)
        windows = (
            self._axes(below, weights, steepest),
            valley.window(above, weights, names=("", NAMES[1]), ticks=Ticks(0, 3)),
        )
        left = max(window.box.left for window in windows)
        self.plot = self._axes(below, weights, steepest, left)
        self.upper = valley.window(above, weights, names=("", NAMES[1]), ticks=Ticks(0, 3), left=left)
        self._high = abs(valley.slope(last)) * self.plot.y_unit > _HIGH
        self.zero = Line(
            self.plot.at(weights[0], 0.0),
            self.plot.at(weights[1], 0.0),
            stroke_width=2.0,
            color=color("muted"),
        )
        self.area = Polygon(*np.zeros((3, 3)), stroke_width=0.0, fill_color=color("slope"), fill_opacity=0.25)
        self.line = Polyline([], "slope", width=5.0)
        self.base = Line(stroke_width=6.0, color=color("ink"))
        self.rise = Line(stroke_width=6.0, color=color("slope"))
        self.tangent = Polyline([], "ink", width=4.0)
        self.place = self.bottom
        self.base_number = Numeral(lambda: self.place - self.bottom, self._distance)
        self.rise_number = Numeral(lambda: valley.slope(self.place), _size, role="slope")
        self.add(self.area, self.line, self.base, self.rise, self.tangent)
        self.numbers = VGroup(self.base_number, self.rise_number)
        self.set_state(place=self.bottom)

    @staticmethod
    def _distance(away: float) -> str:
        """The distance to the bottom, with its name."""
        return f"distance {_size(away)}"

    @staticmethod
    def _axes(box: Box, weights: Range, steepest: float, left: float | None = None) -> Window:
        names = (NAMES[0], "slope")
        return Window(box, weights, (-steepest, steepest), names=names, ticks=Ticks(8, 5), left=left)

    @staticmethod
    def _halves(box: Box) -> tuple[Box, Box]:
        """The place of the valley, and that of the graph, which has the numbers of both."""
        cut = box.bottom + 0.6 * box.height
        return Box(box.left, box.right, cut, box.top), Box(box.left, box.right, box.bottom, cut - 0.1)

    def set_state(self, *, place: float) -> Self:
        """Trace the slope as far as a weight, and touch the valley there."""
        self.place = float(place)
        plot, slope = self.plot, self.valley.slope(self.place)
        foot, here, top = plot.at(self.bottom, 0.0), plot.at(self.place, 0.0), plot.at(self.place, slope)
        self.area.set_points_as_corners([foot, here, top, foot])
        self.line.set_runs([np.array([foot, top])] if slope else [])
        self.base.put_start_and_end_on(foot, here) if slope else self.base.set_points_as_corners([foot, foot])
        self.rise.put_start_and_end_on(here, top) if slope else self.rise.set_points_as_corners([here, here])
        self.tangent.set_runs(self._touching())
        up = 1.0 if slope >= 0 else -1.0
        for numeral in self.numbers:
            numeral.refresh()
        middle = (foot + here) / 2
        beyond = foot[0] + up * (self.base_number.width / 2 + 0.1)  # on this side the line is not near
        self.base_number.move_to(middle - (0.0, up * (_GAP + 0.16), 0.0))
        self.base_number.set_x(up * max(up * middle[0], up * beyond))
        self.rise_number.next_to((here + top) / 2, RIGHT if up > 0 else LEFT, buff=_GAP)
        if not self._high:  # the line runs close above
            self.rise_number.next_to(self.base_number, RIGHT if up > 0 else LEFT, buff=0.25)
        self.numbers.set_opacity(1.0 if abs(here[0] - foot[0]) > _SEEN else 0.0)
        return self

    def _touching(self) -> list[np.ndarray]:
        """The tangent, when the valley is above the graph."""
        valley = self.valley
        return valley.plot.tangent_runs(
            self.place, float(valley.loss_at(self.place)), valley.slope(self.place), 1.8
        )

    def trace_all(self) -> Polyline:
        """The whole line, from edge to edge."""
        weights = np.array(self.plot.x_range)
        return self.plot.curve(weights, [self.valley.slope(weight) for weight in weights], "slope", width=5.0)

    def steepness(self, curvature: float) -> Written:
        """The steepness of the line, right of its lower half."""
        name = text(f"curvature {number(curvature, 4)}")
        weight = self.bottom - 0.6 * (self.bottom - self.plot.x_range[0])
        name.next_to(self.plot.at(weight, self.valley.slope(weight)), RIGHT, buff=0.3)
        return name.shift((0.0, -0.2, 0.0))
