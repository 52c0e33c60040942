"""What all parts of the lesson share: the receipts, what is computed from them, and where things stand."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import Animation, VMobject
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from mathkit.linear_algebra.linear_systems import eliminate, mean_squared_gap, nearly_solved
from mathkit.optimization.gradient_descent import GradientDescent, gradient_descent
from mathkit.optimization.iterate import Trajectory
from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.params import SystemParams
from scenes.linear_algebra.linear_systems.price_lines import Guess, PricePlot, ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import (
    ITEMS,
    ITEMS_WIDTH,
    LARGEST_PITCH,
    TOTAL,
    PaidBar,
    Receipt,
    badge,
)
from scenes.stage.lesson import Facts, Lesson
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points

FIRST_GUESS = np.ones(2)
"""A euro each: less than anything costs."""

STEPS = 60
_SHARE = 0.55
"""The learning rate, as a share of the largest that is stable."""

_STRAY = 0.6
"""How far from the crossing a guess walks along a line, as a share of the way to a price of 0."""

_ROWS = (1.5, 0.05, -1.6)
"""The heights of three rows, in manim units."""

_BAR, _BAR_WIDTH = 0.55, 3.3
"""From a row down to its bar, and the most width for it, in manim units."""


class SystemLesson(Lesson):
    """A lesson about two receipts and their prices."""

    params: SystemParams
    plot: PricePlot

    def compute(self) -> None:
        p = self.params
        # The row with more coffee for each cake comes first: then what elimination leaves is never negative.
        (a, b), (c, d) = p.counts
        rows = p.counts if a * d > b * c else p.counts[::-1]
        self.elimination = eliminate(rows, np.array(rows) @ np.array(p.prices))
        self.stops = np.array([_stops(row, self.prices) for row in self.receipts])
        self.third_comes_to = float(np.array(p.third) @ self.prices)
        self.third_total = self.third_comes_to + p.tip
        three = mean_squared_gap([*rows, p.third], [*self.totals, self.third_total])
        self.lowest, self.walk = three.minimum, _walk(three)
        self.sample = nearly_solved(p.prices, p.receipts, p.scatter, p.seed)
        self.learning = _walk(mean_squared_gap(self.sample.matrix, self.sample.right_side))
        self.predicted = float(np.array(p.order) @ self.learned)

    def facts(self) -> Facts:
        made = self.elimination
        return {
            "prices": self.prices,
            "totals": self.totals,
            "left_over": made.matrices[1, 1, 1],
            "left_total": made.right_sides[1, 1],
            "coffee_total": made.right_sides[2, 0],
            "third_comes_to": self.third_comes_to,
            "third_total": self.third_total,
            "guess_gap": float(self.receipts[0] @ FIRST_GUESS - self.totals[0]),
            "stops": self.stops,
            "three_losses": self.walk.values[[0, -1]],
            "fitted": self.walk.points[-1],
            "many_losses": self.learning.values[[0, -1]],
            "learned": self.learned,
            "receipts": len(self.sample.matrix),
            "predicted": self.predicted,
            **words.of_two_receipts(made),
            **words.of_the_third(self.params.third, self.third_total, self.third_comes_to),
            **words.of_learning(self.walk, self.lowest, self.params.order, self.predicted),
        }

    @property
    def receipts(self) -> Points:
        """Coffees and cakes (2, 2) of both receipts, a row each."""
        receipts: Points = self.elimination.matrices[0]
        return receipts

    @property
    def totals(self) -> Points:
        totals: Points = self.elimination.right_sides[0]
        return totals

    @property
    def prices(self) -> Points:
        """What elimination finds for a coffee and for a cake, (2,)."""
        return cast("Points", self.elimination.solution)

    @property
    def learned(self) -> Points:
        """The prices that many receipts have taught, to the cent, (2,)."""
        learned: Points = np.round(self.learning.points[-1], 2)
        return learned

    # Places ----------------------------------------------------------------------------------------------

    def row(self, index: int, counts: ArrayLike, total: float, *, tag: VMobject | None = None) -> Receipt:
        """A row in its place on the left; its tag is its number unless another is given."""
        start = (frame().left_side.left, _ROWS[index])
        tag = badge(index + 1) if tag is None else tag
        return Receipt(tag, counts, total, start, pitch=self.pitch)

    @property
    def pitch(self) -> float:
        """From one icon to the next, in manim units, so that all receipts have room for theirs."""
        p = self.params
        return min(LARGEST_PITCH, ITEMS_WIDTH / max(sum(row) for row in (*p.counts, p.third, p.order)))

    def bar(self, index: int, counts: ArrayLike, total: float, unit: float | None = None) -> PaidBar:
        """The bar under a row."""
        left, height = frame().left_side.left, _ROWS[index] - _BAR
        unit = self.bar_unit if unit is None else unit
        return PaidBar(counts, total, (left + ITEMS, height), unit, (left + TOTAL, height))

    @property
    def bar_unit(self) -> float:
        """Manim units for a euro, so that a bar has room for what a guess comes to on its walks."""
        return _BAR_WIDTH / float((self.stops.reshape(-1, 2) @ self.receipts.T).max())

    def plot_of_prices(self) -> PricePlot:
        return PricePlot(frame().right_side, self.prices)

    def line(self, index: int, **style: Any) -> ReceiptLine:
        """The line of the first or of the second receipt, with its number."""
        return ReceiptLine(
            self.plot, self.receipts[index], self.totals[index], index + 1, last=index == 1, **style
        )

    def move(self, guess: Guess, prices: ArrayLike, **options: Any) -> Animation:
        """Let a guess run to other prices, with all that follows it."""
        return tween(guess, *guess.followers, prices=np.asarray(prices), **options)


def _stops(counts: Points, prices: Points) -> Points:
    """Two points (2, 2) on the line of a receipt, left and right of the prices."""
    along = np.array([counts[1], -counts[0]])
    reach = _STRAY * float(np.min(prices / np.abs(along)))
    return np.array([prices - reach * along, prices + reach * along])


def _walk(bowl: Quadratic) -> Trajectory[GradientDescent]:
    return gradient_descent(bowl, FIRST_GUESS, _SHARE * bowl.stability_limit, STEPS)
