"""What all parts of the lesson share: the receipts, what is computed from them, and where things stand."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import Animation, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from mathkit.linear_algebra.linear_systems import (
    LinearSystem,
    eliminate,
    gaps,
    mean_squared_gap,
    nearly_solved,
)
from mathkit.optimization.gradient_descent import GradientDescent, gradient_descent
from mathkit.optimization.iterate import Trajectory
from scenes.linear_algebra.linear_systems import equations, words
from scenes.linear_algebra.linear_systems.params import SystemParams
from scenes.linear_algebra.linear_systems.price_lines import Guess, PricePlot, ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import (
    CARD,
    LARGEST_PITCH,
    ROW,
    PaidBar,
    Receipt,
)
from scenes.stage.lesson import Facts, Lesson
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written

FIRST_GUESS = np.ones(2)
"""A euro each: less than anything costs."""

STEPS = 60
_SHARE = 0.55
"""The learning rate, as a share of the largest that is stable."""

_STRAY = 0.6
"""How far from the crossing a guess walks along a line, as a share of the way to a price of 0."""

_LEAST_PRICE = 0.2
"""A step of a stair does not lead below, in euros."""

_ROWS = (1.75, 0.67, -0.41, -1.49)
"""The heights of four rows, in manim units."""

BAR = 0.52
"""From a row down to its bar, in manim units."""

_CARDS = ((0.0, -2.82), (2.9, -2.82))
"""From the left edge to where both cards start, and their height, in manim units."""

_ICONS = ROW.words - ROW.items - 0.2
"""The room for the icons of a row, and for a bar, in manim units."""


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
        self.stair = _stair(self.receipts[0], self.stops[0, 0])
        self.third_comes_to = float(np.array(p.third) @ self.prices)
        self.third_total = self.third_comes_to + p.excess
        three = LinearSystem(np.array([*rows, p.third]), np.array([*self.totals, self.third_total]))
        bowl = mean_squared_gap(three.matrix, three.right_side)
        self.lowest, self.walk = bowl.minimum, _walk(bowl, self.prices)
        others = nearly_solved(p.prices, p.receipts - len(three.matrix), p.scatter, p.seed)
        self.sample = LinearSystem(
            np.vstack([three.matrix, others.matrix]), np.concatenate([three.right_side, others.right_side])
        )
        wide_bowl = mean_squared_gap(self.sample.matrix, self.sample.right_side)
        self.learning = _walk(wide_bowl, self.walk.points[-1])
        self.predicted = float(np.array(p.order) @ self.learned)
        self.gaps_left = gaps(self.three.matrix, self.three.right_side, self.learned)

    def facts(self) -> Facts:
        made, learned = self.elimination, self.learned
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
            "stair": self.stair,
            "twice": self.twice,
            "cheaper": self.cheaper,
            "three_losses": self.walk.values[[0, -1]],
            "fitted": self.walk.points[-1],
            "many_losses": self.learning.values[[0, -1]],
            "learned": learned,
            "receipts": len(self.sample.matrix),
            "others": len(self.sample.matrix) - len(self.three.matrix),
            "off": words.typical(self.params.scatter),
            "gaps_left": self.gaps_left,
            "predicted": self.predicted,
            "why_a_line": words.of_the_stair(self.stair),
            **words.of_two_receipts(made),
            **words.of_proportions(self.twice, self.cheaper),
            **words.of_the_third(self.params.third, self.third_total, self.third_comes_to),
            **words.of_sharing(self.walk, self.lowest),
            **words.of_learning(learned, self.prices, self.gaps_left, self.params.order, self.predicted),
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
    def three(self) -> LinearSystem:
        """The receipts that are there first: two that agree, and one that does not."""
        return LinearSystem(self.sample.matrix[:3], self.sample.right_side[:3])

    @property
    def twice(self) -> float:
        """What twice the first receipt costs."""
        return 2 * float(self.totals[0])

    @property
    def cheaper(self) -> float:
        """A total at which twice the items of the first receipt are too cheap."""
        return 1.5 * float(self.totals[0])

    @property
    def learned(self) -> Points:
        """The prices that many receipts have taught, to the cent, (2,)."""
        learned: Points = np.round(self.learning.points[-1], 2)
        return learned

    # Places ----------------------------------------------------------------------------------------------

    def start(self, index: int) -> Points:
        """The left end of a row, (2,)."""
        return np.array([frame().left_side.left, _ROWS[index]])

    def row(self, index: int, tag: VMobject, counts: ArrayLike, total: float) -> Receipt:
        """A row in its place on the left, with its equation."""
        return Receipt(tag, counts, equations.equation(counts, total), self.start(index), pitch=self.pitch)

    def card(self, index: int, written: Written) -> Receipt:
        """A coffee or a cake and its price, under the rows."""
        across, height = _CARDS[index]
        start = (frame().left_side.left + across, height)
        return Receipt(VGroup(), np.eye(2)[index], written, start, layout=CARD)

    @property
    def pitch(self) -> float:
        """From one icon to the next, in manim units, so that all receipts have room for theirs."""
        p = self.params
        return self.fitting(max(sum(row) for row in (*p.counts, p.third)))

    def fitting(self, count: float) -> float:
        """From one icon to the next, in manim units, for so many in a row."""
        return min(LARGEST_PITCH, _ICONS / count)

    def bar(self, index: int, counts: ArrayLike, total: float) -> PaidBar:
        """The bar under a row."""
        left, height = self.start(index) - (0.0, BAR)
        return PaidBar(counts, total, (left + ROW.items, height), self.bar_unit, (left + ROW.words, height))

    @property
    def bar_unit(self) -> float:
        """Manim units for a euro, so that all bars have room for what a guess comes to on its walks."""
        corner = self.stops[0, 0] + (self.stair[0], 0.0)
        guesses = np.vstack([self.stops.reshape(-1, 2), corner])
        return _ICONS / max(float((guesses @ self.receipts.T).max()), self.third_total)

    def line(self, index: int, **style: Any) -> ReceiptLine:
        """The line of the first or of the second receipt, with its name."""
        return ReceiptLine(
            self.plot, self.receipts[index], self.totals[index], str(index + 1), last=index == 1, **style
        )

    # Movements -------------------------------------------------------------------------------------------

    def move(self, guess: Guess, prices: ArrayLike, **options: Any) -> Animation:
        """Let a guess run to other prices, with all that follows it."""
        return tween(guess, *guess.followers, prices=np.asarray(prices), **options)

    def rewrite(self, row: Receipt, written: Written, *others: Animation, run_time: float = 0.8) -> None:
        """Put other words into a row: the old ones go before the new ones come."""
        self.play(tween(row, said=0.0, run_time=run_time / 2), *others)
        row.write(written)
        self.play(tween(row, said=1.0, run_time=run_time / 2))


def _stops(counts: Points, prices: Points) -> Points:
    """Two points (2, 2) on the line of a receipt, left and right of the prices."""
    along = np.array([counts[1], -counts[0]])
    reach = _STRAY * float(np.min(prices / np.abs(along)))
    return np.array([prices - reach * along, prices + reach * along])


def _stair(counts: Points, start: Points) -> Points:
    """A step (2,) along the line of a receipt: a euro more for coffee, or half of one where cake is cheap."""
    drop = float(counts[0] / counts[1])
    across = 1.0 if start[1] - drop >= _LEAST_PRICE else 0.5
    return np.array([across, -across * drop])


def _walk(bowl: Quadratic, start: ArrayLike) -> Trajectory[GradientDescent]:
    return gradient_descent(bowl, start, _SHARE * bowl.stability_limit, STEPS)
