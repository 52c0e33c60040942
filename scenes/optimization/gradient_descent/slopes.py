"""What a ball feels: the slope of a valley as a triangle on it, and as a graph under it."""

from __future__ import annotations

from itertools import pairwise
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Line, Polygon, VGroup

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.valleys import NAMES, Valley
from scenes.optimization.gradient_descent.windows import Range, Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import decimals_of, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Numeral, Written, fit, on_plate, text

_AWAY = 0.12

_SIZE = 38
"""Of the numbers of a triangle, as a font size."""

_TANGENT = (-0.45, 1.2)
"""Where the line of a slope's triangle begins and ends, in units of the run."""

_CLOSEST, _ROOM = 3.0, 1.9
"""From nearer by, a triangle is so many times as large at the most, and the axis so many times as long."""

_BALL = 0.16
"""The room of a ball, from its middle, in manim units."""


_ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
"""The first digits that a run may have."""


def round_run(longest: float) -> float:
    """The longest round run of a triangle that is no longer."""
    power = 10.0 ** np.floor(np.log10(longest))
    return float(power * max(step for step in _ROUND if step * power <= longest * (1 + 1e-9)))


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
        self.valley, self.weight, self.across = valley, weight, run
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
        self.lines = VGroup(self.tangent, self.run, self.rise)
        self.add(*self.lines, self.rise_number)
        if not named:
            self.add(self.run_number)
        self.redraw()

    def redraw(self) -> None:
        """Draw it on the axes of the valley as they are now."""
        plot, weight, run = self.valley.plot, self.weight, self.across
        height, rise = float(self.valley.loss_at(weight)), self.slope * run
        here, corner = plot.at(weight, height), plot.at(weight + run, height)
        ends = [plot.at(weight + share * run, height + share * rise) for share in _TANGENT]
        self.tangent.set_runs([np.array(ends)])
        self.run.set_points_as_corners([here, corner])
        self.rise.set_points_as_corners([corner, plot.at(weight + run, height + rise)])
        self._name_the_run(plot.box, self.slope >= 0)
        self._name_the_rise(self.slope >= 0)

    def closer(self, box: Box) -> Window:
        """Axes from nearer by, on which the triangle is as large as there is room."""
        plot, rise = self.valley.plot, self.slope * self.across
        (left, right), (low, high) = plot.x_range, plot.y_range
        zoom = min(_CLOSEST, (high - low) / (_ROOM * abs(rise)))
        half_wide, half_high = (right - left) / zoom / 2, (high - low) / zoom / 2
        middle = self.weight + float(np.mean(_TANGENT)) * self.across
        height = float(self.valley.loss_at(self.weight)) + float(np.mean(_TANGENT)) * rise
        height = max(height, low + half_high)
        heights = (height - half_high, height + half_high)
        return Window(box, (middle - half_wide, middle + half_wide), heights, names=NAMES)

    def _name_the_run(self, box: Box, up: bool) -> None:
        """Beside the run, away from the rise; beyond the top of the rise where the axis is too near."""
        name, (left, level, _) = self.run_number, self.run.get_start()
        name.next_to(self.run, DOWN if up else UP, buff=_AWAY)
        if up and name.get_bottom()[1] < box.bottom + 0.1:
            name.next_to((self.run.get_x(), max(self.rise.get_top()[1], level + _BALL), 0.0), UP, buff=_AWAY)
        free = left + _BALL + _AWAY + name.width / 2
        name.set_x(max(name.get_x(), free))

    def _name_the_rise(self, up: bool) -> None:
        """Right of the rise; beyond its end where the frame ends."""
        name, safe = self.rise_number, frame().safe
        name.next_to(self.rise, RIGHT, buff=_AWAY)
        if name.get_right()[0] > safe.right:
            name.next_to(self.tangent, UP if up else DOWN, buff=_AWAY)
            name.align_to(self.rise, RIGHT)
            name.shift((min(0.0, safe.right - name.get_right()[0]), 0.0, 0.0))


_GAP = 0.14

_HIGH = 0.55
"""A slope that is less high, in manim units, has its number beside that of the base."""

_OTHER = 0.42
"""How far the graph goes to the other side of 0, as a share of this side."""

_FORMULAS = 3.9
"""The widest formula in the graph, in manim units."""

_MOST_STAIRS = 8
"""More stairs than this are too small to be seen."""

_SEEN = 0.3
"""A base that is shorter, in manim units, has no numbers."""


def _size(value: float) -> str:
    return number(abs(value), 3)


class SlopeGraph(VGroup):
    """The slope over the weight, traced by a tangent that runs along the valley from its lowest point.

    Under the line stands a triangle: its base is the distance to the bottom, its height the slope. Stairs
    under the line are 1 long, and as high as the valley is curved.

    Parameters
    ----------
    places
        The weights at which a triangle will stand; as far as the first the slope will be traced.

    Attributes
    ----------
    upper
        The axes of the valley above the graph, with the same axis of the weight.
    """

    def __init__(self, valley: Valley, box: Box, places: Points) -> None:
        super().__init__()
        self.valley, self.bottom = valley, valley.bottom
        weights = valley.plot.x_range
        steepest = 1.08 * max(abs(float(valley.steepest.derivative(end))) for end in weights)
        slopes = [valley.slope(float(place)) for place in places]
        self._up = slopes[0] > 0
        side = 1.0 if self._up else -1.0
        beyond = max(_OTHER * steepest, *(-1.1 * side * slope for slope in slopes))
        seen = (-beyond, steepest) if self._up else (-steepest, beyond)
        above, below = self._halves(box)
        windows = (
            self._axes(below, weights, seen),
            valley.window(above, weights, names=("", NAMES[1]), ticks=Ticks(0, 3)),
        )
        left = max(window.box.left for window in windows)
        self.plot = self._axes(below, weights, seen, left)
        self.upper = valley.window(above, weights, names=("", NAMES[1]), ticks=Ticks(0, 3), left=left)
        self._high = abs(slopes[0]) * self.plot.y_unit > _HIGH
        self.zero = Line(
            self.plot.at(weights[0], 0.0),
            self.plot.at(weights[1], 0.0),
            stroke_width=2.0,
            color=color("muted"),
        )
        self.area = Polygon(*np.zeros((3, 3)), stroke_width=0.0, fill_color=color("slope"), fill_opacity=0.25)
        self.line = Polyline([], "slope", width=5.0)
        self.stairs = Polyline([], "ink", width=3.0)
        self.base = Line(stroke_width=6.0, color=color("ink"))
        self.rise = Line(stroke_width=6.0, color=color("slope"))
        self.tangent = Polyline([], "ink", width=4.0)
        self.place = self.bottom
        self._stops = (0.0, -1.0, 1.0, *(float(place) - self.bottom for place in places))
        self._decimals = max(0, decimals_of(self._stops[3], 2))
        self.base_number = Numeral(self._away, self._distance)
        self.rise_number = Numeral(lambda: valley.slope(self.bottom + self._away()), _size, role="slope")
        self.add(self.area, self.stairs, self.line, self.base, self.rise, self.tangent)
        self.numbers = VGroup(self.base_number, self.rise_number)
        self.set_state(place=self.bottom)

    def _away(self) -> float:
        """The distance to the bottom, as it is written."""
        return words.as_it_runs(self.place - self.bottom, self._stops, self._decimals)

    @staticmethod
    def _distance(away: float) -> str:
        """The distance to the bottom, with its name."""
        return f"distance {_size(away)}"

    @staticmethod
    def _axes(box: Box, weights: Range, slopes: Range, left: float | None = None) -> Window:
        return Window(box, weights, slopes, names=(NAMES[0], "slope"), ticks=Ticks(8, 4), left=left)

    @staticmethod
    def _halves(box: Box) -> tuple[Box, Box]:
        """The place of the valley, and that of the graph, which has the numbers of both."""
        cut = box.bottom + 0.58 * box.height
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
        self.stairs.set_runs(self._stairs())
        self.tangent.set_runs(self._touching())
        up = 1.0 if slope >= 0 else -1.0
        for numeral in self.numbers:
            numeral.refresh()
        middle = (foot + here) / 2
        beyond = foot[0] + up * (self.base_number.width / 2 + 0.1)  # on this side the line is not near
        self.base_number.move_to(middle - (0.0, up * (_GAP + 0.16), 0.0))
        self.base_number.set_x(up * max(up * middle[0], up * beyond))
        self.rise_number.next_to((here + top) / 2, RIGHT if up > 0 else LEFT, buff=_GAP)
        least = self.rise_number.height / 2 + _GAP  # off the line at 0
        self.rise_number.set_y(here[1] + up * max(least, up * (self.rise_number.get_y() - here[1])))
        if not self._high:  # the line runs close above
            self.rise_number.next_to(self.base_number, RIGHT if up > 0 else LEFT, buff=0.25)
        self.numbers.set_opacity(1.0 if abs(here[0] - foot[0]) > _SEEN else 0.0)
        return self

    def _stairs(self) -> list[np.ndarray]:
        """A stair for each whole 1 of the distance so far, if there are not too many."""
        away = self.place - self.bottom
        count = int(abs(away) + 1e-9)
        if not 1 <= count <= _MOST_STAIRS:
            return []
        side = 1.0 if away > 0 else -1.0
        ends = [self.bottom + side * stair for stair in range(count + 1)]
        places = [self.plot.place(self.bottom, 0.0)]
        for last, end in pairwise(ends):
            places += [self.plot.place(end, self.valley.slope(height)) for height in (last, end)]
        return [np.array(places)]

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

    def put_in_the_corner(self, widest: Written, other: Written) -> VGroup:
        """Put two texts over the other half of the line, where the triangle is not, the widest outermost."""
        rows = VGroup(*map(on_plate, (widest, other) if self._up else (other, widest))).set_z_index(1)
        side = -1.0 if self._up else 1.0
        rows.arrange(DOWN, buff=0.02, aligned_edge=LEFT)
        self.plot.box.inset(0.05).place(fit(rows, width=_FORMULAS), side, -side)
        return rows
