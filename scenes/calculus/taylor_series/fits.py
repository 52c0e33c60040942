"""A curve, the polynomial that imitates it as its degree grows, and a band that the curve stays in."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import UP, Rectangle, VGroup, VMobject, linear
from numpy.polynomial.polynomial import polyval

from mathkit.calculus.taylor import TaylorPolynomial
from scenes.calculus.taylor_series.functions import Range
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.tween import Tween, Value, proportional_way, straight_way, tween
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


def whole_steps(first: Value, last: Value, share: float) -> Any:
    """Only whole numbers on the way: a degree has no others, so curve and number change together."""
    return np.floor(straight_way(first, last, share) + 1e-9)


class SizeOfTerm(VGroup):
    """How large a term of the series of ln(1 + x) is, |x|ᵏ/k, and k above the right end of its curve."""

    def __init__(self, plot: Plot, order: int) -> None:
        self.order = order
        x, top = plot.sample(400), plot.y_range[1]
        self.curve = plot.curve(x, np.abs(x) ** order / order, "second", width=4.0)
        self.label = text(f"{order}", size=FINE_SIZE, role="second")
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
    ceiling
        What the bound takes the largest derivative to be where it is smaller.
    """

    def __init__(
        self,
        series: TaylorPolynomial,
        window: tuple[Range, Range],
        x: float,
        *,
        bounded: TaylorPolynomial | None = None,
        ceiling: float = 0.0,
        name: str = "$f(x)$",
    ) -> None:
        super().__init__()
        self.series, self.function, self.x, self.ceiling = series, series.function, x, ceiling
        self.bounded = bounded or series
        self.value = float(self.function(x))
        self.plot = Plot(frame().picture, *window, names=("$x$", name))
        self.glass = Rectangle(width=1.0, height=1.0, stroke_color=color("ink"), stroke_width=3.0)
        self.glass.set_points_as_corners(self.plot.box.corners)
        self.closest = self._closest()
        self.inside = VMobject(stroke_width=0.0).set_fill(color("second"), opacity=0.3)
        self.edges = Polyline([], "second", width=3.0)
        self.band = VGroup(self.inside, self.edges)
        self.curve = Polyline([], "data", width=6.0)
        self.fit = Polyline([], "path", width=4.0)
        self.gap = Polyline([], "slope", width=5.0)
        self.moving = VGroup(self.band, self.curve, self.fit)
        self.add(self.plot, self.band, self.curve, self.fit)
        self.set_state(degree=1.0)

    def set_state(self, *, degree: float, zoom: float = 1.0, banded: float = 0.0) -> Self:
        """Draw the polynomial of a degree, magnified, and the band from zero as far as *banded*."""
        self.degree, self.zoom, self.banded = float(degree), float(zoom), float(banded)
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

    def step(self, degree: float, *, run_time: float) -> Tween:
        """Go on to another degree, by whole ones."""
        return tween(self, on=self.fit, degree=degree, run_time=run_time, rate_func=linear, way=whole_steps)

    def _share_of_the_way(self) -> float:
        """How near the picture is to the closest look, in equal factors: from 0 to 1."""
        return float(np.log(self.zoom) / np.log(self.closest)) if self.zoom > 1 else 0.0

    def look_closer(self, *, run_time: float) -> Tween:
        """Magnify until the band fills a good part of the picture."""
        return tween(
            self,
            on=self.moving,
            degree=self.degree,
            banded=self.banded,
            zoom=self.closest,
            run_time=run_time,
            way=proportional_way,
        )

    def look_from_afar(self, *, run_time: float) -> Tween:
        """Undo the closest look; the band is left out."""
        moving = VGroup(self.curve, self.fit)
        return tween(self, on=moving, degree=self.degree, zoom=1.0, run_time=run_time, way=proportional_way)

    def _sample(self) -> Points:
        """Evenly spaced x from edge to edge, as far as it is seen, and a little more."""
        low, high = self.plot.x_range
        if self.zoom == 1:
            return self.plot.sample(400)
        reach = (high - low) / self.zoom
        return np.linspace(max(low, self.x - reach), min(high, self.x + reach), 400)

    def _closest(self) -> float:
        """How many times the picture is magnified: 1, 2 or 5 times a power of ten."""
        half = float(self.bounded.error_bound(self.x, ceiling=self.ceiling)) * self.plot.y_unit
        steps = (step * 10.0**power for power in range(14) for step in (1, 2, 5))
        return next(each for each in steps if half * each >= _HALF_BAND[0])

    def _draw_band(self, x: Points) -> None:
        """Fill what lies no farther from the polynomial than its bound."""
        if len(x) < 2:
            self.edges.set_runs([])
            self.inside.points = np.empty((0, 3))
            return
        box, bound = self.plot.box, self.bounded.error_bound(x, ceiling=self.ceiling)
        upper, lower = self.at(x, self.made(x) + bound), self.at(x, self.made(x) - bound)
        self.edges.set_runs([*clip_polyline(upper, box), *clip_polyline(lower, box)])
        inside = (upper[:, 0] >= box.left - 1e-6) & (upper[:, 0] <= box.right + 1e-6)
        outline = np.concatenate([upper[inside], lower[inside][::-1]])
        outline[:, 1] = np.clip(outline[:, 1], box.bottom, box.top)
        corners = np.column_stack([outline, np.zeros(len(outline))])
        self.inside.set_points_as_corners([*corners, corners[0]])
