"""A function and its derivatives below each other, and a polynomial with its derivatives beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import LEFT, DashedLine, Dot, VGroup
from numpy.polynomial import Polynomial

from mathkit.calculus.taylor import TaylorPolynomial
from scenes.calculus.taylor_series.functions import Named
from scenes.calculus.taylor_series.rungs import beside, rung_boxes, rung_plots
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, Written, formula, text

RUNGS = 4

_VALUE = 1.0
"""The width of a column beside the rungs, in manim units."""

_NUMBER = 0.42
"""The width of the column for the numbers of the rungs, in manim units."""

_HEADING = 0.28
"""From the top of the picture to the baseline of what stands above the columns, in manim units."""

_TANGENT = 1.1
"""The length of a tangent, in manim units."""


class Ladder(VGroup):
    """The rungs f, f′, f″ and f‴, each the slope of the one above, and the same of a polynomial.

    The rungs are numbered: the curve is rung 0. Beside each there are three columns, of what has a height
    there at zero: the function, the polynomial, and a power of x, or a multiple of it.

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
        self.names = VGroup(*(_numbered(order, each) for order, each in enumerate(named.rungs)))
        self.boxes = rung_boxes(self.names, columns=3 * _VALUE)
        for name, box in zip(self.names, self.boxes, strict=True):
            beside(name, box, frame().picture.left)
        self.plots = rung_plots(self.boxes, self.domain, named.heights)
        self.power, self.share = mended, float(polynomial.coefficients[mended])
        self.before = Polynomial(polynomial.coefficients[:mended])
        self.term = Polynomial([0.0] * mended + [self.share])
        self.zeros = VGroup(*map(_zero_lines, self.plots))
        self.curves = VGroup(*(self._curve(order) for order in range(RUNGS)))
        self.tangents = VGroup(*(Polyline([], "ink", width=4.0) for _ in range(RUNGS - 1)))
        self.fits = VGroup(*(Polyline([], "path", width=4.0) for _ in range(RUNGS)))
        self.terms = VGroup(*(Polyline([], "second", width=4.0) for _ in range(RUNGS)))
        self.dots = VGroup(*(self._dot(order) for order in range(RUNGS)))
        self.fit_dots = VGroup(*(Dot(radius=0.07, color=color("path")) for _ in range(RUNGS)))
        self.dots.set_z_index(1)
        self.fit_dots.set_z_index(2)
        self.add(*self.plots, self.zeros, self.curves, self.tangents, self.fits)
        self.set_state(drawn=np.full(RUNGS, self.domain[1]), mended=0.0)
        orders = range(RUNGS)
        self.values = self._column(0, [self._given(order) for order in orders])
        self.fit_values = self._column(1, [self._running(order) for order in orders])

    def set_state(self, *, drawn: Any, mended: float, factor: float = 1.0) -> Self:
        """Draw the curve of each rung up to an x, and the polynomial with a share of its new term.

        The *factor* is what the power of x is multiplied by, which has curves and heights of its own.
        """
        self.drawn, self.mended = np.asarray(drawn, dtype=np.float64), float(mended)
        self.factor = float(factor)
        for order, (term, plot) in enumerate(zip(self.terms, self.plots, strict=True)):
            term.set_runs(plot.runs(plot.sample(), self.multiple(order, self.factor)(plot.sample())))
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
        return self._made(order, self.mended)

    def _made(self, order: int, share: float) -> Polynomial:
        """The polynomial's derivative on a rung, with a share of its new term."""
        made = self.before + share * self.term
        return made.deriv(order) if order else made

    def multiple(self, order: int, factor: float) -> Polynomial:
        """The derivative of the power of x on a rung, times a factor."""
        raised = Polynomial([0.0] * self.power + [factor])
        return raised.deriv(order) if order else raised

    def term_values(self, factor: float) -> VGroup:
        """The heights at zero of the power of x times a factor, in the third column."""
        heights = [float(self.multiple(order, factor)(0.0)) for order in range(RUNGS)]
        return self._column(2, [text(number(height), role="second") for height in heights])

    def formulas(self, written: Sequence[str]) -> VGroup:
        """A formula for each rung, in the column for the power."""
        return self._column(2, [formula(source, size=LABEL_SIZE, role="second") for source in written])

    def above_the_numbers(self) -> Written:
        """What the numbers count."""
        made = text("rung", size=FINE_SIZE, role="muted")
        made.move_to((frame().picture.left, 0.0, 0.0), aligned_edge=LEFT)
        return made.stand_on(frame().picture.top - _HEADING)

    def at_zero(self) -> Written:
        """What the dashed line through all rungs is, above it."""
        made = text("at zero", size=FINE_SIZE, role="muted")
        return made.move_to(self.plots[0].at(0.0, 0.0)).stand_on(frame().picture.top - _HEADING)

    def heading(self, column: int, source: str, role: Role) -> Written:
        """What stands above a column: whose heights are below."""
        made = text(f"${source}$", role=role)
        made.move_to((self._edge(column), 0.0, 0.0), aligned_edge=LEFT)
        return made.stand_on(frame().picture.top - _HEADING)

    def _edge(self, column: int) -> float:
        """Where a column begins."""
        return frame().picture.right - (3 - column) * _VALUE + 0.12

    def _column(self, column: int, rows: Sequence[Written]) -> VGroup:
        """A row for each rung."""
        edge = self._edge(column)
        return VGroup(*(beside(row, box, edge) for row, box in zip(rows, self.boxes, strict=True)))

    def _given(self, order: int) -> Written:
        return text(number(float(self.named.function.derivative_of_order(order, 0.0))), role="data")

    def _running(self, order: int) -> Numeral:
        """The polynomial's height on a rung at zero; it has no other before its new term is all there."""
        return Numeral(lambda: float(self._made(order, math.floor(self.mended + 1e-9))(0.0)), role="path")

    def _curve(self, order: int) -> GrownCurve:
        def height(x: Points) -> Points:
            return self.named.function.derivative_of_order(order, x)

        return GrownCurve.graph(self.plots[order], height, self.domain[0])

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


def _numbered(order: int, written: str) -> VGroup:
    """The number of a rung, and what its curve is called."""
    name = formula(written, size=LABEL_SIZE, role="data")
    name.move_to((_NUMBER, 0.0, 0.0), aligned_edge=LEFT)
    count = text(f"{order}", role="muted")
    return VGroup(count.move_to((0.0, 0.0, 0.0), aligned_edge=LEFT), name)


def _zero_lines(plot: Plot) -> VGroup:
    """Where x is zero, and where the height is."""
    low, high = plot.y_range
    upright = DashedLine(plot.at(0, low), plot.at(0, high), stroke_width=2.0, color=color("muted"))
    level = plot.to_frame([(end, 0.0) for end in plot.x_range])
    return VGroup(upright, Polyline([level], "muted", width=1.5, opacity=0.8))
