"""What a ball feels: how much a line that is as steep as the valley rises over a run."""

from __future__ import annotations

import numpy as np
from manim import DOWN, RIGHT, UP, Line, VGroup

from scenes.optimization.gradient_descent.valleys import NAMES, Valley
from scenes.optimization.gradient_descent.windows import Window
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import text

_GAP = 0.12

_SIZE = 38
"""Of the numbers of a triangle, as a font size."""

_TANGENT = (-0.45, 1.2)
"""Where the line of a slope's triangle begins and ends, in units of the run."""

_CLOSEST, _ROOM = 3.0, 1.9
"""From nearer by, a triangle is so many times as large at the most, and the axis so many times as long."""

_BALL = 0.16
"""The room of a ball, from its middle, in manim units."""


class SlopeTriangle(VGroup):
    """The tangent at a weight, and how much it rises over a run to the right.

    Parameters
    ----------
    run
        In units of the weight.
    named
        Whether the slope is written, and not the run and the rise.
    """

    def __init__(self, valley: Valley, weight: float, run: float, *, named: bool = False) -> None:
        super().__init__()
        self._valley, self._weight, self._across = valley, weight, run
        self.slope = slope = valley.slope(weight)
        self.tangent = Polyline([], "ink", width=4.0)
        self.run = Line(stroke_width=4.0, color=color("ink"))
        self.rise = Line(stroke_width=6.0, color=color("slope"))
        self.run_number = text(number(run, 4), size=_SIZE)
        self.rise_number = (
            text(f"slope \\ {number(slope)}", role="slope")
            if named
            else text(number(abs(slope * run)), size=_SIZE, role="slope")
        )
        self.add(self.tangent, self.run, self.rise, self.rise_number)
        if not named:
            self.add(self.run_number)
        self.redraw()

    def redraw(self) -> None:
        """Draw it on the axes of the valley as they are now."""
        plot, weight, run = self._valley.plot, self._weight, self._across
        height, rise = float(self._valley.loss_at(weight)), self.slope * run
        here, corner = plot.at(weight, height), plot.at(weight + run, height)
        ends = [plot.at(weight + share * run, height + share * rise) for share in _TANGENT]
        self.tangent.set_runs([np.array(ends)])
        self.run.set_points_as_corners([here, corner])
        self.rise.set_points_as_corners([corner, plot.at(weight + run, height + rise)])
        self._name_the_run(plot.box, self.slope >= 0)
        self._name_the_rise(self.slope >= 0)

    def closer(self, box: Box) -> Window:
        """Axes from nearer by, on which the triangle is as large as there is room."""
        plot, rise = self._valley.plot, self.slope * self._across
        (left, right), (low, high) = plot.x_range, plot.y_range
        zoom = min(_CLOSEST, (high - low) / (_ROOM * abs(rise)))
        half_wide, half_high = (right - left) / zoom / 2, (high - low) / zoom / 2
        middle = self._weight + float(np.mean(_TANGENT)) * self._across
        height = float(self._valley.loss_at(self._weight)) + float(np.mean(_TANGENT)) * rise
        height = max(height, low + half_high)
        heights = (height - half_high, height + half_high)
        return Window(box, (middle - half_wide, middle + half_wide), heights, names=NAMES)

    def _name_the_run(self, box: Box, up: bool) -> None:
        """Beside the run, away from the rise; beyond the top of the rise where the axis is too near."""
        name, (left, level, _) = self.run_number, self.run.get_start()
        name.next_to(self.run, DOWN if up else UP, buff=_GAP)
        if up and name.get_bottom()[1] < box.bottom + 0.1:
            name.next_to((self.run.get_x(), max(self.rise.get_top()[1], level + _BALL), 0.0), UP, buff=_GAP)
        free = left + _BALL + _GAP + name.width / 2
        name.set_x(max(name.get_x(), free))

    def _name_the_rise(self, up: bool) -> None:
        """Right of the rise; beyond its end where the frame ends."""
        name, safe = self.rise_number, frame().safe
        name.next_to(self.rise, RIGHT, buff=_GAP)
        if name.get_right()[0] > safe.right:
            name.next_to(self.tangent, UP if up else DOWN, buff=_GAP)
            name.align_to(self.rise, RIGHT)
            name.shift((min(0.0, safe.right - name.get_right()[0]), 0.0, 0.0))
