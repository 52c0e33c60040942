"""The error and its derivatives below each other: the bound on each is an area under the one below."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup, VMobject

from mathkit.calculus.taylor import TaylorPolynomial
from scenes.calculus.taylor_series.bounds import error_of_order
from scenes.calculus.taylor_series.functions import Range
from scenes.calculus.taylor_series.rungs import beside, rung_boxes, rung_plots
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number, whole
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, formula, text

_FOOT = 0.4
"""The height of the row for the ends of x, in manim units."""

_BOUNDS = 1.75
"""The width of the column for the bounds, in manim units."""

_ROOM = 1.18
"""The height of every rung, as a multiple of the greatest bound on all of them."""

_BESIDE = 1.05
"""The width of every rung, as a multiple of the x up to where the error is followed."""

_DECIMALS = 12
"""The most decimals of a number at a level."""


def round_below(factor: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not larger."""
    power = 10.0 ** math.floor(math.log10(factor) + 1e-9)
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= factor * (1 + 1e-9))


def ranges_of_errors(x: float, largest: float) -> Mapping[str, Range]:
    """What every rung shows: how far the error is followed, and what no height on it exceeds."""
    return {"x of the error": (0.0, _BESIDE * x), "error": (0.0, _ROOM * largest)}


class ErrorLadder(VGroup):
    """The size of the error on its highest rung and on the last three, from 0 to x, and bounds on it.

    All rungs have the same scale. On the highest, little can be seen until it is stretched. Errors are drawn
    thin over thick bounds: where the two are close, both are seen.

    Parameters
    ----------
    series
        The polynomial; all its derivatives of order *missing* and above are zero.
    missing
        The order of the lowest derivative that it has not mended.
    x
        Up to where the error is followed.
    largest
        What the function's derivative of that order does not exceed there.
    shown
        The ranges of the axes, by the names of ``ranges_of_errors``; they may be wider than these.
    """

    def __init__(
        self,
        series: TaylorPolynomial,
        missing: int,
        x: float,
        largest: float,
        shown: Mapping[str, Range],
    ) -> None:
        super().__init__()
        self.series, self.x, self.largest = series, x, largest
        self.orders = (0, missing - 2, missing - 1, missing)
        self.powers = (missing, 2, 1, 0)
        self.names = VGroup(
            *(formula(error_of_order(order), size=LABEL_SIZE, role="slope") for order in self.orders)
        )
        self.closest = round_below(largest / float(self.bound(0, x)))
        self.numbers = VGroup(*(self._number(1.0) for _ in self.orders))
        self.small_number = self._number(self.closest)
        widest = max(self.numbers[0].width, self.small_number.width)
        self.boxes = rung_boxes(self.names, columns=_BOUNDS, numbers=widest + GAP, foot=_FOOT)
        for name, box in zip(self.names, self.boxes, strict=True):
            beside(name, box, frame().picture.left)
        heights = [shown["error"]] * len(self.orders)
        self.plots = rung_plots(self.boxes, shown["x of the error"], heights)
        self.areas = VGroup(*(self._area() for _ in self.plots))
        self.bounds = VGroup(*(Polyline([], "second", width=6.0) for _ in self.plots))
        self.errors = VGroup(*(Polyline([], "slope", width=3.0) for _ in self.plots))
        self.errors.set_z_index(1)
        self.end = VGroup(*(self._end(rung) for rung in range(len(self.orders))))
        self.levels = VGroup(*(self._level(rung) for rung in range(len(self.orders))))
        for label, plot in zip((*self.numbers, self.small_number), (*self.plots, self.plots[0]), strict=True):
            label.next_to(plot.at(0.0, largest), LEFT, buff=GAP / 2)
        self.note = text(f"seen ×{whole(self.closest)}", size=FINE_SIZE, role="muted")
        self.note.next_to(self.plots[0].at(0.0, largest), DOWN + RIGHT, buff=GAP)
        self.ends_of_x = VGroup(*(self._end_of_x(each) for each in (0.0, x)))
        self.dots = beside(text("⋮", role="muted"), self.boxes[0], frame().picture.left)
        self.dots.set_y((self.boxes[0].bottom + self.boxes[1].top) / 2)
        self.add(*self.plots, self.areas, self.end, self.levels, self.errors, self.bounds)
        self.set_state(swept=np.zeros(len(self.orders)))

    def set_state(self, *, swept: Any, magnified: float = 1.0) -> Self:
        """Draw the bound on each rung as far as an x, and what lies under the bound below it as far.

        Heights on the highest rung are drawn *magnified* times as large.
        """
        self.swept, self.magnified = np.asarray(swept, dtype=np.float64), float(magnified)
        for rung, (plot, line) in enumerate(zip(self.plots, self.bounds, strict=True)):
            drawn = 1.0 if rung else self.magnified
            x = np.linspace(0.0, self.swept[rung], 80)
            line.set_runs(plot.runs(x, drawn * self.bound(rung, x)) if self.swept[rung] else [])
            x = np.linspace(0.0, self.x, 120)
            self.errors[rung].set_runs(plot.runs(x, drawn * self.error(rung, x)))
        for rung in range(2, len(self.orders)):
            self._fill(rung, self.swept[rung - 1])
        return self

    def bound(self, rung: int, x: Points | float) -> Points:
        """The largest derivative times xᵏ/k!, for a rung that lies k above the last."""
        power = self.powers[rung]
        return np.asarray(self.largest * np.asarray(x) ** power / math.factorial(power))

    def error(self, rung: int, x: Points) -> Points:
        """The size of the error's derivative on a rung."""
        order = self.orders[rung]
        return np.abs(self.series.function.derivative_of_order(order, x) - self._made(order, x))

    def rung(self, rung: int) -> VGroup:
        """The axes of a rung, with their name."""
        return VGroup(self.plots[rung], self.end[rung], self.names[rung])

    def bound_names(self, written: Sequence[str]) -> VGroup:
        left = frame().picture.right - _BOUNDS + 0.15
        rows = (formula(f"<= {each}", size=LABEL_SIZE, role="second") for each in written)
        return VGroup(*(beside(row, box, left) for row, box in zip(rows, self.boxes, strict=True)))

    def _made(self, order: int, x: Points) -> Points:
        made = np.polynomial.Polynomial(self.series.coefficients)
        return np.asarray((made.deriv(order) if order else made)(x))

    def _end(self, rung: int) -> VMobject:
        plot = self.plots[rung]
        return plot.drop(self.x, plot.y_range[1])

    def _end_of_x(self, x: float) -> Written:
        """The number at an end, under the lowest rung."""
        return text(number(x), size=FINE_SIZE, role="muted").next_to(
            self.plots[-1].at(x, 0.0), DOWN, buff=GAP / 2
        )

    def _number(self, stretch: float) -> Written:
        """The number at the level of a rung that is stretched."""
        return text(number(self.largest / stretch, _DECIMALS), size=FINE_SIZE, role="muted")

    def _level(self, rung: int) -> VMobject:
        """The level of what is not exceeded on the last rung."""
        plot = self.plots[rung]
        level = plot.to_frame([(end, self.largest) for end in plot.x_range])
        return Polyline([level], "muted", width=1.5, opacity=0.8)

    def _area(self) -> VMobject:
        return VMobject(stroke_width=2.0, stroke_color=color("second")).set_fill(color("second"), opacity=0.3)

    def _fill(self, rung: int, end: float) -> None:
        """Fill what lies under the bound on a rung, from zero to *end*."""
        if not end:
            self.areas[rung].points = np.empty((0, 3))
            return
        plot, x = self.plots[rung], np.linspace(0.0, end, 40)
        upper = plot.to_frame(np.column_stack([x, self.bound(rung, x)]))
        outline = np.concatenate([upper, plot.to_frame([(end, 0.0), (0.0, 0.0)])])
        corners = np.column_stack([outline, np.zeros(len(outline))])
        self.areas[rung].set_points_as_corners([*corners, corners[0]])
