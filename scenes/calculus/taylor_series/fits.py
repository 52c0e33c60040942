"""A curve, the polynomial that imitates it as its degree grows, and a band that the curve stays in."""

from __future__ import annotations

from itertools import count
from typing import Any, Self

import numpy as np
from manim import UP, Rectangle, VGroup, VMobject, linear
from numpy.polynomial.polynomial import polyval

from mathkit.calculus.taylor import TaylorPolynomial, taylor_polynomial
from mathkit.functions.smooth import Smooth
from scenes.calculus.taylor_series.functions import Range
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.tween import Tween, Value, proportional_way, tween
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

_WALL = 1e-4
"""How near to the end of its domain the logarithm is drawn."""

_HALF_BAND = (0.8, 2.0)
"""Between these, in manim units, lies half of the height of the band that is zoomed in on."""


_THICK, _THIN = 6.0, 3.0
"""The width of the curve from afar and in the closest look, where a thick one would cover the band's edge."""

_MISSES = 40
"""How many lines show how far the polynomial is off."""


def order_of_a_term(function: Smooth, least: int) -> int:
    """The lowest order from *least* on in which the function's series about zero has a term."""
    return next(order for order in count(least) if function.derivative_of_order(order, 0.0))


def with_best_bound(function: Smooth, degree: int) -> TaylorPolynomial:
    """The Taylor polynomial of the highest order that has no more terms than that of a *degree*.

    Where terms are zero, as half of the sine's are, its bound is the smaller one.
    """
    return taylor_polynomial(function, 0.0, order_of_a_term(function, degree + 1) - 1)


class SizeOfTerm(VGroup):
    """How large a term of the series of ln(1 + x) is, |x|ᵏ/k, and k above the right end of its curve.

    Of several, one is *named*: it says that the numbers are k.
    """

    def __init__(self, plot: Plot, order: int, *, named: bool) -> None:
        self.order = order
        x, top = plot.sample(400), plot.y_range[1]
        self.curve = plot.curve(x, np.abs(x) ** order / order, "second", width=4.0)
        self.label = text(f"$k = {order}$" if named else f"{order}", size=FINE_SIZE, role="second")
        self.label.next_to(plot.at((order * top) ** (1 / order), top), UP, buff=GAP / 2)
        super().__init__(self.curve, self.label)


class Fit(VGroup):
    """The curve of a function and of its Taylor polynomial about zero, in a window of the plane.

    Between two whole numbers, a ``degree`` stands for a share of the next term. The picture can be magnified
    about the place x, behind a ``glass`` that takes the place of the axes.

    Parameters
    ----------
    series
        The polynomial of the highest degree that is shown.
    window
        The ranges of both axes.
    x
        What is magnified.
    degree
        With the band of the polynomial of which degree; that of the series unless it is given.
    ceiling
        What the bound takes the largest derivative to be where it is smaller.
    """

    def __init__(
        self,
        series: TaylorPolynomial,
        window: tuple[Range, Range],
        x: float,
        *,
        degree: int | None = None,
        ceiling: float = 0.0,
        name: str = "$f(x)$",
    ) -> None:
        super().__init__()
        self.series, self.function, self.x, self.ceiling = series, series.function, x, ceiling
        self.value = float(self.function(x))
        self.plot = Plot(frame().picture, *window, names=("$x$", name))
        self.glass = Rectangle(width=1.0, height=1.0, stroke_color=color("ink"), stroke_width=3.0)
        self.glass.set_points_as_corners(self.plot.box.corners)
        self.closest = self._closest(series.degree if degree is None else degree)
        self.inside = VMobject(stroke_width=0.0).set_fill(color("second"), opacity=0.3)
        self.edges = Polyline([], "second", width=3.0)
        self.band = VGroup(self.inside, self.edges)
        self.curve = Polyline([], "data", width=6.0)
        self.fit = Polyline([], "path", width=4.0)
        self.gap = Polyline([], "slope", width=5.0)
        self.moving = VGroup(self.band, self.curve, self.fit)
        self.add(self.plot, self.band, self.curve, self.fit)
        self.degree, self.zoom, self.banded = 1.0, 1.0, 0.0
        self.set_state()

    def set_state(
        self, *, degree: float | None = None, zoom: float | None = None, banded: float | None = None
    ) -> Self:
        """Draw the polynomial of a degree, magnified, and the band from zero as far as *banded*.

        What is not given stays.
        """
        self.degree = self.degree if degree is None else float(degree)
        self.zoom = self.zoom if zoom is None else float(zoom)
        self.banded = self.banded if banded is None else float(banded)
        x = self._sample()
        seen = x[x > -1 + _WALL] if self.function.convergence_radius(0.0) < np.inf else x
        self.curve.set_runs(clip_polyline(self.at(seen, self.function(seen)), self.plot.box))
        self.curve.set_stroke(width=_THICK + (_THIN - _THICK) * self._share_of_the_way())
        self.fit.set_runs(clip_polyline(self.at(x, self.made(x)), self.plot.box))
        self.gap.set_runs([self.at(np.full(2, self.x), np.array([self.value, self.made(self.x)]))])
        self._draw_band(seen[np.abs(seen) <= self.banded])
        return self

    def made(self, x: Points | float) -> Points:
        """The polynomial, with the share of the term that is added at the time."""
        powers = np.arange(self.series.degree + 1)
        shares = np.clip(self.degree - powers + 1, 0.0, 1.0)
        return np.asarray(polyval(np.asarray(x), self.series.coefficients * shares))

    def at(self, x: Points, y: Points) -> Points:
        """The points of the frame for values (n,), as they are magnified now, shape (n, 2)."""
        here = np.array([self.x, self.value])
        middle = np.array([np.mean(self.plot.x_range), np.mean(self.plot.y_range)])
        moved = self._share_of_the_way()
        away = np.column_stack([x, y]) - here
        return self.plot.to_frame(here + (middle - here) * moved + away * self.zoom)

    def misses(self) -> Polyline:
        """How far the polynomial is off, as upright lines from zero to the right end, cut off at the edge."""
        x = np.linspace(0.0, self.plot.x_range[1], _MISSES)
        pairs = np.stack([self.at(x, self.function(x)), self.at(x, self.made(x))], axis=1)
        return Polyline([run for pair in pairs for run in clip_polyline(pair, self.plot.box)], "slope")

    def error_up_to_x(self) -> Polyline:
        """How far the polynomial is off from zero to x, as a graph over the same axes."""
        x = np.linspace(0.0, self.x, 120)
        return Polyline(self.plot.runs(x, np.abs(self.function(x) - self.made(x))), "slope", width=5.0)

    def degrees_up_to(self, degree: int) -> list[int]:
        """The present degree, and those up to another one at which a term comes in."""
        coming = [k for k, each in enumerate(self.series.coefficients) if each and self.degree < k <= degree]
        return [int(self.degree), *coming]

    def step(self, degree: int, *, run_time: float) -> Tween:
        """Go on to another degree, term by term: polynomial, band and number change together."""
        degrees = self.degrees_up_to(degree)

        def way(_first: Value, _last: Value, share: float) -> Any:
            return degrees[int(share * (len(degrees) - 1) + 1e-9)]

        moving = self.moving if self.banded else self.fit
        return tween(self, on=moving, degree=degree, run_time=run_time, rate_func=linear, way=way)

    @property
    def order(self) -> int:
        """The order of the next term."""
        return with_best_bound(self.function, int(self.degree)).degree + 1

    def bound(self, x: Points | float, degree: int) -> Points:
        """What the polynomial of a degree is off by at most."""
        return with_best_bound(self.function, degree).error_bound(x, ceiling=self.ceiling)

    def _share_of_the_way(self) -> float:
        """How near the picture is to the closest look, in equal factors: from 0 to 1."""
        return float(np.log(self.zoom) / np.log(self.closest)) if self.zoom > 1 else 0.0

    def look_closer(self, *, run_time: float) -> Tween:
        """Magnify until the band fills a good part of the picture."""
        return tween(self, on=self.moving, zoom=self.closest, run_time=run_time, way=proportional_way)

    def look_from_afar(self, *, run_time: float) -> Tween:
        """Undo the closest look."""
        return tween(self, on=self.moving, zoom=1.0, run_time=run_time, way=proportional_way)

    def _sample(self) -> Points:
        """Evenly spaced x from edge to edge, as far as it is seen, and a little more."""
        low, high = self.plot.x_range
        if self.zoom == 1:
            return self.plot.sample(400)
        reach = (high - low) / self.zoom
        return np.linspace(max(low, self.x - reach), min(high, self.x + reach), 400)

    def _closest(self, degree: int) -> float:
        """How many times the picture is magnified: 1, 2 or 5 times a power of ten."""
        half = float(self.bound(self.x, degree)) * self.plot.y_unit
        steps = (step * 10.0**power for power in range(14) for step in (1, 2, 5))
        return next(each for each in steps if half * each >= _HALF_BAND[0])

    def _draw_band(self, x: Points) -> None:
        """Fill what lies no farther from the polynomial than its bound."""
        if len(x) < 2:
            self.edges.set_runs([])
            self.inside.points = np.empty((0, 3))
            return
        box, bound = self.plot.box, self.bound(x, int(self.degree))
        upper, lower = self.at(x, self.made(x) + bound), self.at(x, self.made(x) - bound)
        self.edges.set_runs([*clip_polyline(upper, box), *clip_polyline(lower, box)])
        inside = (upper[:, 0] >= box.left - 1e-6) & (upper[:, 0] <= box.right + 1e-6)
        outline = np.concatenate([upper[inside], lower[inside][::-1]])
        outline[:, 1] = np.clip(outline[:, 1], box.bottom, box.top)
        corners = np.column_stack([outline, np.zeros(len(outline))])
        self.inside.set_points_as_corners([*corners, corners[0]])
