"""A function and its derivatives below each other, and a polynomial with its derivatives beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import DashedLine, Dot, VGroup
from numpy.polynomial import Polynomial

from mathkit.calculus.taylor import TaylorPolynomial
from scenes.calculus.taylor_series.functions import Named
from scenes.calculus.taylor_series.rungs import beside, rung_boxes, rung_plots
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.params.quantities import tenths
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, Written, formula, text

RUNGS = 4

_VALUE, _TERM = 0.8, 1.25
"""The widths of a column of values and of that for a term, in manim units."""

_TANGENT = 1.1
"""The length of a tangent, in manim units."""


class Ladder(VGroup):
    """The rungs f, f′, f″ and f‴, each the slope of the one above, and the same of a polynomial.

    Parameters
    ----------
    polynomial
        Up to the degree of the term that is added.
    mended
        The degree of that term.
    """

    def __init__(self, named: Named, polynomial: TaylorPolynomial, mended: int) -> None:
        super().__init__()
        self.named, self.domain = named, named.domain
        self.names = VGroup(*(formula(each, size=LABEL_SIZE, role="data") for each in named.rungs))
        self.boxes = rung_boxes(self.names, columns=2 * _VALUE + _TERM)
        for name, box in zip(self.names, self.boxes, strict=True):
            beside(name, box, frame().picture.left)
        self.plots = rung_plots(self.boxes, self.domain, named.heights)
        self.before = Polynomial(polynomial.coefficients[:mended])
        self.term = Polynomial([0.0] * mended + [float(polynomial.coefficients[mended])])
        self.zeros = VGroup(*map(_zero_lines, self.plots))
        self.curves = VGroup(*(self._curve(order) for order in range(RUNGS)))
        self.tangents = VGroup(*(Polyline([], "ink", width=4.0) for _ in range(RUNGS - 1)))
        self.fits = VGroup(*(Polyline([], "path", width=4.0) for _ in range(RUNGS)))
        self.terms = VGroup(*(self._term_curve(order) for order in range(RUNGS)))
        self.dots = VGroup(*(self._dot(order) for order in range(RUNGS)))
        self.fit_dots = VGroup(*(Dot(radius=0.07, color=color("path")) for _ in range(RUNGS)))
        self.dots.set_z_index(1)
        self.fit_dots.set_z_index(2)
        self.add(*self.plots, self.zeros, self.curves, self.tangents, self.fits)
        self.set_state(drawn=np.full(RUNGS, self.domain[1]), mended=0.0)
        self.values, self.fit_values = self._values()

    def set_state(self, *, drawn: Any, mended: float) -> Self:
        """Draw the curve of each rung up to an x, and the polynomial with a share of its new term."""
        self.drawn, self.mended = np.asarray(drawn, dtype=np.float64), float(mended)
        for curve, end in zip(self.curves, self.drawn, strict=True):
            curve.seek(end)
        for order, tangent in enumerate(self.tangents):
            tangent.set_runs(self._tangent(order, self.drawn[order + 1]))
        for order, (fit, dot, plot) in enumerate(zip(self.fits, self.fit_dots, self.plots, strict=True)):
            polynomial = self.fit(order)
            fit.set_runs(plot.runs(plot.sample(), polynomial(plot.sample())))
            dot.move_to(plot.at(0.0, float(polynomial(0.0))))
        return self

    def fit(self, order: int) -> Polynomial:
        """The polynomial's derivative on a rung, as it is now."""
        made = self.before + self.mended * self.term
        return made.deriv(order) if order else made

    def formulas(self, written: Sequence[str], role: Role = "second") -> VGroup:
        """A formula for each rung, in the column for the term."""
        left = frame().picture.right - _TERM + 0.1
        rows = (formula(source, size=LABEL_SIZE, role=role) for source in written)
        return VGroup(*(beside(row, box, left) for row, box in zip(rows, self.boxes, strict=True)))

    def header(self) -> Written:
        """What the columns of values have."""
        made = text("at zero", size=FINE_SIZE, role="muted")
        first, last = (column.get_center()[0] for column in (self.values, self.fit_values))
        return made.move_to(((first + last) / 2, frame().picture.top - made.height / 2, 0.0))

    def _values(self) -> tuple[VGroup, VGroup]:
        """The heights of all rungs at zero, those of the function and those of the polynomial."""
        left = frame().picture.right - 2 * _VALUE - _TERM + 0.2
        given, made = VGroup(), VGroup()
        for order, box in enumerate(self.boxes):
            height = float(self.named.function.derivative_of_order(order, 0.0))
            given.add(beside(text(number(height), role="data"), box, left))
            made.add(beside(self._running(order), box, left + _VALUE))
        return given, made

    def _running(self, order: int) -> Numeral:
        return Numeral(lambda: tenths(float(self.fit(order)(0.0))), role="path")

    def _curve(self, order: int) -> GrownCurve:
        def height(x: Points) -> Points:
            return self.named.function.derivative_of_order(order, x)

        return GrownCurve.graph(self.plots[order], height, self.domain[0])

    def _term_curve(self, order: int) -> Polyline:
        plot = self.plots[order]
        power = self.term.deriv(order) if order else self.term
        return Polyline(plot.runs(plot.sample(), power(plot.sample())), "second", width=4.0)

    def _dot(self, order: int) -> Dot:
        height = float(self.named.function.derivative_of_order(order, 0.0))
        return self.plots[order].dot(0.0, height, "data", radius=0.12)

    def _tangent(self, order: int, x: float) -> list[Points]:
        """A piece of the tangent of a rung, while the rung below it is drawn."""
        if not self.domain[0] < x < self.domain[1]:
            return []
        height, slope = (
            float(self.named.function.derivative_of_order(each, x)) for each in (order, order + 1)
        )
        return self.plots[order].tangent_runs(x, height, slope, _TANGENT)


def _zero_lines(plot: Plot) -> VGroup:
    """Where x is zero, and where the height is."""
    low, high = plot.y_range
    upright = DashedLine(plot.at(0, low), plot.at(0, high), stroke_width=2.0, color=color("muted"))
    level = plot.to_frame([(end, 0.0) for end in plot.x_range])
    return VGroup(upright, Polyline([level], "muted", width=1.5, opacity=0.8))
