"""Linear systems: which prices make two totals come out?

Four acts, each a class that goes on where the one before it ends: two receipts are two lines (``row_beats``);
why one may be subtracted from the other, and when two are not enough (``crossing_beats``); the same prices as
multiples of arrows (``column_beats``); here they are learned from more receipts than there are prices.
"""

from __future__ import annotations

import numpy as np
from manim import LEFT, RIGHT, UP, Circle, Create, FadeIn, FadeOut, Indicate, LaggedStart, VGroup, VMobject

from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.column_beats import ColumnLesson
from scenes.linear_algebra.linear_systems.params import SystemParams
from scenes.linear_algebra.linear_systems.price_lines import Legs, ReceiptLine, Walk
from scenes.linear_algebra.linear_systems.receipts import ITEMS, TOTAL, GapSquares, PaidBar
from scenes.linear_algebra.linear_systems.system_lesson import FIRST_GUESS
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate, text

_LARGEST_SQUARE = 0.95
"""The side of the largest square on a gap, in manim units."""

_STARTS = (1.75, 0.08, -1.59)
"""The heights of three rows with squares under them, in manim units."""

_DIGITS = 0.8
"""Room for digits that a running number has at other steps, in manim units."""

_FIRST_STEPS = 4
"""In these a walk comes nearly as far down as in all others."""

_UNDER = 0.5
"""From such a row down to its bar, in manim units."""


class LinearSystems(ColumnLesson):
    """Two receipts pin down two prices, unless one is a multiple of the other; many receipts teach them."""

    title = "Linear systems"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(SystemParams):
        """Two receipts, a third that disagrees with them, and many from which prices are learned."""

    params: Params

    @beat(
        "{third_receipt}",
        "Its line misses the crossing: no prices fit all three.",
        title="A third receipt disagrees",
    )
    def bring_a_third(self) -> None:
        self._return_to_the_lines()
        left = frame().left_side.left
        third = self.row(2, np.zeros(2), self.third_total)
        third.set_state(start=(left, _STARTS[2]))
        self.rows.append(third)
        self.play(FadeIn(third), run_time=0.4)
        self.play(tween(third, counts=self.params.third), run_time=self.phrase_left(0.5))
        self.bars = self._bars()
        self.play(FadeIn(*self.bars), run_time=self.phrase_left(least=0.8))
        self.cue()
        self.lines.append(self._third_line())
        line = self.lines[2]
        self.play(Create(line.line), run_time=self.phrase_left(0.5))
        self.play(FadeIn(line.badge), run_time=0.4)
        self.remove(line.line, line.badge)
        self.add(line, self.guess)
        self.play(Indicate(self.bars[2].words, 1.3, color("slope")), run_time=self.phrase_left(least=0.6))

    def _return_to_the_lines(self) -> None:
        """The arrows become the way to the point of both prices again."""
        legs = Legs(self.plot)
        legs.set_state(prices=self.prices)
        self.lines = [self.line(index) for index in (0, 1)]
        self.guess.set_state(prices=self.prices)
        left = frame().left_side.left
        self.play(FadeOut(self.bills, self.sum, self.target), run_time=0.5)
        back = [
            tween(arrow, start=leg.start, end=leg.end)
            for arrow, leg in zip(self.arrows, legs.arrows, strict=True)
        ]
        up = [tween(row, start=(left, start)) for row, start in zip(self.rows, _STARTS, strict=False)]
        self.play(*back, *up, FadeIn(self.plot), run_time=1.0)
        self.play(FadeIn(*self.lines, self.guess), FadeOut(*self.arrows), run_time=0.8)

    def _bars(self) -> list[PaidBar]:
        """A bar for each of the three receipts, so that the squares on their gaps will have room."""
        counts = [*self.receipts, self.params.third]
        totals = [*self.totals, self.third_total]
        missing = [total - row @ FIRST_GUESS for row, total in zip(counts, totals, strict=True)]
        unit, left = _LARGEST_SQUARE / max(missing), frame().left_side.left
        bars = [
            PaidBar(row, total, (left + ITEMS, start - _UNDER), unit, (left + TOTAL, start - _UNDER))
            for row, total, start in zip(counts, totals, _STARTS, strict=True)
        ]
        for bar in bars:
            bar.set_state(prices=self.prices)
        return bars

    def _third_line(self) -> ReceiptLine:
        """The third line; its number stands at the end that is farther from the other numbers."""
        ends = [
            ReceiptLine(self.plot, self.params.third, self.third_total, 3, last=last)
            for last in (False, True)
        ]
        others = [line.badge.get_center() for line in self.lines]
        return max(
            ends,
            key=lambda line: min(float(np.linalg.norm(line.badge.get_center() - other)) for other in others),
        )

    @beat(
        "So make the squares of the gaps small, on average.",
        "Our first guess walks downhill.",
        "{settled}",
        title="The least squared gaps",
    )
    def shrink_the_squares(self) -> None:
        self.play(*(tween(bar, squared=1.0) for bar in self.bars), run_time=0.8)
        self.guess.followers = list(self.bars)
        self.play(self.move(self.guess, FIRST_GUESS), run_time=self.phrase_left())
        self.cue()
        walk = self.three_walk = Walk(self.plot, self.walk.points, self.bars)
        self.reading, box = self._reading(self.walk.values, walk), self.plot.box
        self.reading.move_to((box.right - _DIGITS, box.top, 0.0), aligned_edge=UP + RIGHT)
        self.remove(self.guess, *self.bars)
        self.add(walk)
        self.play(FadeIn(self.reading), run_time=0.5)
        self._learn(walk, self.phrase_left(least=3.0))
        self.cue()
        self.play(Indicate(walk.dot, 1.5, color("path")), run_time=self.phrase_left(0.8))

    def _learn(self, walk: Walk, seconds: float) -> None:
        """Play a walk; its first steps, which are the longest, take half of the time."""
        self.play(Advance(walk, 0, _FIRST_STEPS, run_time=seconds / 2))
        self.play(Advance(walk, _FIRST_STEPS, walk.steps, run_time=seconds / 2))

    def _reading(self, values: Points, walk: Walk) -> VMobject:
        """The step and the average square, as running numbers."""
        return readout(
            [
                Reading.of_steps("step", range(len(values)), lambda: walk.step),
                Reading.of_steps("average square", values, lambda: walk.step, role="slope"),
            ]
        )

    @beat(
        "With {receipts} receipts, each slightly off, the walk ends at {learned[0]} and {learned[1]}.",
        "{priced}",
        "Counts are features, prices are weights: linear regression.",
        title="Prices that are learned",
    )
    def learn_from_many(self) -> None:
        sample, left = self.sample, frame().left_side
        self.crowd = VGroup(
            *(
                ReceiptLine(self.plot, row, total, role="muted", width=1.5)
                for row, total in zip(sample.matrix, sample.right_side, strict=True)
            )
        )
        squares = GapSquares(sample.matrix, sample.right_side, Box(left.left, left.right, -0.9, 0.8))
        walk = self.last_walk = Walk(self.plot, self.learning.points, [squares])
        reading = self._reading(self.learning.values, walk)
        reading.move_to((left.left, left.top, 0.0), aligned_edge=UP + LEFT)
        self.play(FadeOut(*self.rows, self.three_walk, *self.lines, self.reading), run_time=0.5)
        self.play(LaggedStart(*(FadeIn(line) for line in self.crowd), lag_ratio=0.2, run_time=1.0))
        self.play(FadeIn(walk, reading), run_time=0.5)
        self._learn(walk, self.phrase_left(least=2.6))
        self.cue()
        row = self.new_row = self.row(1, np.zeros(2), self.predicted, tag=text("new"))
        row.sum.set_opacity(0.0)
        walk.remove(squares)
        walk.bars.clear()
        self.play(FadeIn(row.tag), FadeOut(squares), run_time=0.4)
        self.add(row)
        self.play(tween(row, counts=self.params.order), run_time=self.phrase_left(0.5))
        product = words.priced_order(self.params.order, self.learned, self.predicted)
        product.move_to((left.left, -1.2, 0.0), aligned_edge=LEFT)
        self.play(
            row.sum[0].animate.set_opacity(1.0).set_color(color("result")), FadeIn(product), run_time=0.6
        )
        self.cue()
        self.play(
            Indicate(VGroup(row.discs, row.squares), 1.15, color("ink")), run_time=self.phrase_left(0.5)
        )
        self.play(Indicate(walk.dot, 1.6, color("path")), run_time=self.phrase_left(0.8))
        self.notes = VGroup(reading, product)

    @beat(
        "Two receipts pin down two prices, unless one is a multiple of the other.",
        "With more, take the prices with the least squared gaps.",
        title="Two for two, and more to learn",
    )
    def answer(self) -> None:
        rows = [self.row(index, self.receipts[index], self.totals[index]) for index in (0, 1)]
        lines = [self.line(index) for index in (0, 1)]
        ring = Circle(0.26, color=color("result"), stroke_width=5.0)
        ring.move_to(self.plot.at(*self.prices))
        gone = [FadeOut(self.notes, self.new_row, self.last_walk, self.crowd, run_time=0.5)]
        for row, line in zip(rows, lines, strict=True):
            seconds = self.phrase_left(0.4)
            come = [Create(line.line, run_time=seconds), FadeIn(row, line.badge, run_time=0.6)]
            self.play(*gone, *come)
            gone = []
        found = on_plate(words.solution(self.prices))
        found.next_to(ring, np.array([1.0, 1.0, 0.0]), buff=GAP)
        self.play(Create(ring), FadeIn(found), run_time=self.phrase_left(least=0.8))
        self.cue()
        self.last_walk = Walk(self.plot, self.learning.points)
        self.play(FadeOut(found, *(line.badge for line in lines), run_time=0.4))
        self.play(LaggedStart(*(FadeIn(line) for line in self.crowd), lag_ratio=0.2, run_time=1.0))
        self.play(FadeIn(self.last_walk), run_time=0.4)
        self.play(Advance(self.last_walk, 0, self.last_walk.steps, run_time=self.phrase_left()))
