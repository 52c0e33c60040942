"""A line through two points of a curve: as one slides to the other, the secant becomes the tangent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Self

import numpy as np
from manim import RIGHT, Rectangle, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.calculus.derivative.glasses import GlassNumbers
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.tween import Tween, proportional_way, tween
from scenes.stage.shapes.curves import Polyline, clip_polyline, line_through
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import whole
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written

_LEFT, _RIGHT = 1.6, 1.3
"""How far the axis goes on both sides of the point, in the longest runs."""

_IN_VIEW = (-0.7, 1.15)
"""Between these multiples of the longest run the curve is seen whole; beyond, it may leave the picture."""


_NEAR_ZERO = 0.5
"""Zero belongs to the picture if it is at most so far below the curve, as a share of the curve's height."""


CURVE_WIDTH = 11.0
"""Of a curve, which stays in view on both sides of a line over it, however close one looks."""

LINE_WIDTH = 4.0
"""Of a line through points of the curve."""

_GUESS = 1.3
"""Half the length of the line that asks for the slope, in manim units."""

_NAMED_AT = (0.9, 0.8, 0.2, 0.1)
"""Where the line may have its name, as shares of its length, the best place first."""

_BEYOND = 0.5
"""How far, in radians, that line turns beyond the direction of the curve."""


Ranges = Mapping[str, tuple[float, float]]


def ranges_of_secant(function: Differentiable, x: float, run: float) -> Ranges:
    """The ranges of both axes for a point and its longest *run*.

    Close up, the points a run to the right and a run to the left are seen, too.
    """
    seen = function(x + run * np.linspace(*_IN_VIEW, 80))
    magnified = float(function(x)) + run * float(function.derivative(x)) * np.array([-1.0, 1.0])
    low, high = min(*magnified, float(seen.min())), max(*magnified, float(seen.max()))
    if 0 < low < _NEAR_ZERO * (high - low):
        low = 0.0
    return {"x": (x - _LEFT * run, x + _RIGHT * run), "f(x)": padded(low, high)}


class Secant(VGroup):
    """A curve, a point on it, and the line through that point and another, a run h to its right.

    Without a run there is no other point, and the line is the tangent. The picture can be magnified about
    the point, behind a ``glass`` that takes the place of the axes; a ``lens`` shows what will fill the glass.

    Parameters
    ----------
    x
        Where the point is.
    longest_run
        The longest run; the axes are chosen so that both points can be seen, however close one looks.
    ranges
        Of both axes, if they are not those of `ranges_of_secant`.
    names
        Typst markup for the variable and for the function's value.
    """

    def __init__(
        self,
        function: Differentiable,
        x: float,
        longest_run: float,
        ranges: Ranges | None = None,
        *,
        names: tuple[str, str] = ("$x$", "$f(x)$"),
    ) -> None:
        super().__init__()
        self.function, self.x, self.longest_run = function, x, longest_run
        self.height_here = float(function(x))
        shown = ranges or ranges_of_secant(function, x, longest_run)
        self.plot = Plot(frame().picture, shown["x"], shown["f(x)"], names=names)
        self.glass = Rectangle(width=1.0, height=1.0, stroke_color=color("ink"), stroke_width=3.0)
        self.glass.set_points_as_corners(self.plot.box.corners)
        self.lens, self.aimed = Polyline([], "ink", width=3.0), 1.0
        self.run = float(longest_run)
        self.curve = Polyline([], "data", width=CURVE_WIDTH)
        self.line = Polyline([], "slope", width=LINE_WIDTH)
        self.run_line = Polyline([], "dial", width=5.0)
        self.rise_line = Polyline([], "second", width=5.0)
        self.triangle = VGroup(self.line, self.run_line, self.rise_line)
        self.here = self.plot.dot(x, self.height_here, "path", radius=0.11)
        self.there = self.plot.dot(x, self.height_here, "second", radius=0.11)
        for dot in (self.here, self.there):
            dot.set_z_index(1)  # over the line, which comes later
        self.add(self.plot, self.lens, self.curve, self.line, self.run_line, self.rise_line)
        self.add(self.there, self.here)
        self.set_state(run=longest_run, zoom=1.0)

    def set_state(self, *, run: float | None = None, zoom: float = 1.0) -> Self:
        """Put the other point *run* to the right, in units of x, and magnify everything *zoom* times.

        A run below zero leads to the left; without any, the point stays.
        """
        self.run, self.zoom = self.run if run is None else float(run), float(zoom)
        end = float(self.function(self.x + self.run))
        slope = (end - self.height_here) / self.run if self.run else float(self.function.derivative(self.x))
        x = self.x + (self.plot.sample() - self.x) / self.zoom
        box = self.plot.box
        self.curve.set_runs(clip_polyline(self.at(x, self.function(x)), box))
        here, corner, there = self.at(
            np.array([self.x, self.x + self.run, self.x + self.run]),
            np.array([self.height_here, self.height_here, end]),
        )
        self.line.set_runs([line_through(here, (self.plot.x_unit, slope * self.plot.y_unit), box)])
        self.run_line.set_runs([np.array([here, corner])])
        self.rise_line.set_runs([np.array([corner, there])])
        self.there.move_to((*there, 0.0))
        self.lens.set_runs([here + (box.corners[:, :2] - here) * self.zoom / self.aimed])
        return self

    def at(self, x: Points, y: Points) -> Points:
        """The points of the frame for values (n,), as they are magnified now, shape (n, 2)."""
        away = np.column_stack([x - self.x, y - self.height_here]) * self.zoom
        return self.plot.to_frame(away + np.array([self.x, self.height_here]))

    def shrink(self, *, run_time: float) -> Tween:
        """Let the other point come closer, until the run is a tenth of what it was."""
        return tween(self, on=self._secant(), run=self.run / 10, zoom=self.zoom, run_time=run_time)

    def look_closer(self, times: float = 10.0, *, run_time: float) -> Tween:
        """See everything so many *times* as large: the lens grows to the whole glass."""
        self.aimed = self.zoom * times
        return tween(
            self,
            on=self._magnified(),
            zoom=self.aimed,
            run_time=run_time,
            way=proportional_way,
        )

    def step_back(self, *, run_time: float) -> Tween:
        """See the curve at its own size again; the run stays, and the lens shrinks to where it was."""
        return tween(self, on=self._magnified(), zoom=1.0, run_time=run_time, way=proportional_way)

    def cross_over(self, *, run_time: float) -> Tween:
        """Let the other point slide through the point, until it is as far away on the left."""
        return tween(self, on=self._secant(), run=-self.run, zoom=self.zoom, run_time=run_time)

    def _secant(self) -> VGroup:
        """What moves as the other point does."""
        return VGroup(self.line, self.run_line, self.rise_line, self.there)

    def _magnified(self) -> VGroup:
        """What moves as the picture is magnified: all but the axes."""
        return VGroup(*(part for part in self if part is not self.plot))

    def straight_line(self) -> Polyline:
        """A straight line in the colour of the curve: its tangent at the point, from edge to edge."""
        return self.plot.line(
            self.x, self.height_here, float(self.function.derivative(self.x)), "data", width=CURVE_WIDTH
        )

    def guess(self) -> Polyline:
        """A level line through the point, to be turned while the slope is asked for."""
        ends = np.array([[-_GUESS, 0.0, 0.0], [_GUESS, 0.0, 0.0]])
        return Polyline([self.here.get_center() + ends], "slope", width=LINE_WIDTH)

    def beyond_the_curve(self) -> float:
        """The angle to turn that line by, in radians: through the direction of the curve and beyond."""
        slope = float(self.function.derivative(self.x)) * self.plot.y_unit / self.plot.x_unit
        return float(np.arctan(slope) + np.copysign(_BEYOND, slope))

    def secants(self, slopes: ArrayLike) -> VGroup:
        """Lines through the point of these slopes, which look the same however close one looks."""
        there = np.asarray(slopes, dtype=np.float64)
        return VGroup(*(self.plot.line(self.x, self.height_here, slope, width=LINE_WIDTH) for slope in there))

    def legs_of_tangent(self, run: float) -> VGroup:
        """The run and the rise of the tangent for a *run* to the right, as they are magnified now."""
        rise = run * float(self.function.derivative(self.x))
        across, up = np.array([0.0, run, run]), np.array([0.0, 0.0, rise])
        here, corner, there = self.at(self.x + across, self.height_here + up)
        run_line = Polyline([np.array([here, corner])], "dial", width=5.0)
        return VGroup(run_line, Polyline([np.array([corner, there])], "second", width=5.0))

    def name_legs(
        self, run: str, rise: str, others: Iterable[VMobject] = (), *, legs: VGroup | None = None
    ) -> VGroup:
        """Names beside the *legs*, the run and the rise as they are now, clear of *others*."""
        names = VGroup(tag(run, "dial"), tag(rise, "second"))
        legs = legs or VGroup(self.run_line, self.rise_line)
        start, end = legs[0].get_start(), legs[1].get_end()
        sides = ((0.0, 1.0 if end[1] < start[1] else -1.0), (-1.0 if end[0] < start[0] else 1.0, 0.0))
        clear_of = [*self._lines(), *legs, *others]
        for name, leg, side in zip(names, legs, sides, strict=True):
            label_near(name, leg.get_center(), side, clear_of, box=frame().picture)
            if _room([name], legs) < 0:
                ends = np.array([leg.get_start(), leg.get_end()])
                label_near(name, ends, side, clear_of, box=frame().picture)
            clear_of.append(name)
        return names

    def name_points(self, legs: tuple[str, str], heights: Sequence[Written]) -> tuple[VGroup, VGroup]:
        """Names of the legs, and of the *heights* beside both points, in the order that leaves most room."""
        orders = [self._named(legs, heights, legs_first=first) for first in (True, False)]
        return max(orders, key=lambda named: _room([each.submobjects[-1] for each in named[0]], named[1]))

    def _named(
        self, legs: tuple[str, str], heights: Sequence[Written], *, legs_first: bool
    ) -> tuple[VGroup, VGroup]:
        copies = [height.copy() for height in heights]
        if legs_first:
            named = self.name_legs(*legs)
            return named, self._place_heights(copies, named)
        placed = self._place_heights(copies, ())
        return self.name_legs(*legs, placed), placed

    def _place_heights(self, names: Sequence[VMobject], others: Iterable[VMobject]) -> VGroup:
        """Put the names of their heights beside the point and the other one, clear of *others*."""
        clear_of = [*self._lines(), *others]
        toward = (-1.0 if self.there.get_y() >= self.here.get_y() else 1.0, 1.0)
        for name, dot in zip(names, (self.here, self.there), strict=True):
            label_near(name, dot.get_center(), toward, clear_of, box=frame().picture)
            clear_of.append(name)
        return VGroup(*names)

    def name_line(self, name: str, others: Iterable[VMobject] = ()) -> VGroup:
        """A name beside the line through the points, clear of *others*."""
        start, end = self.line.points[[0, -1], :2]
        places = start + np.array(_NAMED_AT)[:, None] * (end - start)
        return label_near(
            tag(name, "slope"), places, (1.0, -1.0), [*self._lines(), *others], box=frame().picture
        )

    def glass_numbers(self) -> GlassNumbers:
        """The numbers along the glass, as everything is magnified now."""
        return GlassNumbers(self.plot, (self.x, self.height_here), self.zoom)

    def factor(self) -> VMobject:
        """How many times as large everything is seen, in the lower corner that the curve leaves free."""
        box, rises = self.plot.box.inset(GAP), float(self.function.derivative(self.x)) >= 0
        return box.place(tag(f"×{whole(self.zoom)}"), 1.0 if rises else -1.0, -1.0)

    def put_above(self, written: VMobject) -> VMobject:
        """Put *written* over the right end of the picture, beside the name of the upright axis."""
        written.set_y(self.plot.labels[-1].get_y())
        return written.align_to(self.plot.axes, RIGHT)

    def _lines(self) -> list[VMobject]:
        """What names stand clear of."""
        drawn = [self.curve, self.line, self.run_line, self.rise_line, self.here, self.there]
        return [*drawn, self.plot.labels, self.glass]


def _room(some: Iterable[VMobject], others: Iterable[VMobject]) -> float:
    """The least distance from the box around one of *some* to that around one of *others*, up or across."""
    return min(
        float(np.max(np.abs(one.get_center() - other.get_center())[:2] - _half(one) - _half(other)))
        for one, other in product(some, others)
    )


def _half(thing: VMobject) -> Points:
    return np.array([thing.width, thing.height]) / 2
