"""Linear systems: which prices make two totals come out?

Four acts, each a class that goes on where the one before it ends: two receipts are two equations and two
lines (``opening_beats``); one is subtracted from the other, and why one may (``elimination_beats``); a third
receipt does not fit (``sharing_beats``); here prices are learned from more receipts.
"""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    Line,
    Rectangle,
    Square,
    VGroup,
)

from scenes.linear_algebra.linear_systems import equations, words
from scenes.linear_algebra.linear_systems.gap_squares import Arrivals, Walk, grid
from scenes.linear_algebra.linear_systems.params import SystemParams
from scenes.linear_algebra.linear_systems.price_lines import PricePlot, ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import CARD, Receipt, badge
from scenes.linear_algebra.linear_systems.sharing_beats import SharingLesson
from scenes.linear_algebra.linear_systems.words import GOODS
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import LABEL_SIZE, text

_PRICED = 0.42
"""The height of the sum that a new order should cost, in manim units."""

_GRID = (-2.5, -0.75)
"""The lowest and the highest place of the squares on many gaps, in manim units."""

_FILLED = 0.92
"""The side of the largest square on many gaps, as a share of its cell."""

_SLOW = 2
"""So many receipts come slowly enough to be read, before the others."""

_OVER = 0.09
"""From a square to the name of its receipt, in manim units."""

_LARGE, _ANSWERS = 1.6, (-1.0, -2.1)
"""The size of the answers, and their heights in manim units."""


class LinearSystems(SharingLesson):
    """Two receipts settle two prices, unless the items on one are a multiple of those on the other."""

    title = "Linear systems"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(SystemParams):
        """Two receipts, a third that disagrees with them, and more from which prices are learned."""

    params: Params

    @beat(
        "With {others} more, typically {off} off, {learned_prices}",
        "{off_most}",
        "{priced}",
        title="Prices that are learned",
    )
    def learn_from_many(self) -> None:
        left, sample = frame().left_side, self.sample
        middles, cell = grid(len(sample.matrix), Box(left.left, left.right, *_GRID))
        gaps = self.learning.points @ sample.matrix.T - sample.right_side
        unit = _FILLED * cell / float(np.abs(gaps).max())
        walked = self.walked.way, self.levels, self.level_name, self.fit_name
        self.play(
            FadeOut(*self.rows, self.squares.words, self.reading, *walked),
            *(self.recolored(line, "muted") for line in self.lines),
            *(FadeOut(line.badge) for line in self.lines),
            run_time=0.5,
        )
        self.squares.remove(self.squares.words)
        self.squares.words = VGroup()
        self.play(tween(self.squares, middles=middles, unit=unit), run_time=0.8)
        self.remove(self.walked.guess)
        walk = self.walked = Walk(self.plot, self.learning.points, self.squares)
        self._arrive(walk)
        self.learn(walk, self.phrase_left(0.75, least=1.6))
        self._name_what_is_learned(walk)
        self.cue()
        self._find_the_most_off(cell)
        self.cue()
        self._price_an_order()

    def _name_what_is_learned(self, walk: Walk) -> None:
        """The learned prices and those of the first two receipts."""
        self.learned_name = self.aside(self.learned, DOWN + LEFT, self.crowd, *self.lines, walk.guess)
        self.theirs = self.ring.copy().move_to(self.plot.at(*self.prices)).set_z_index(-1)
        self.play(FadeIn(self.learned_name), Create(self.theirs), run_time=self.phrase_left(least=0.6))

    def _find_the_most_off(self, cell: float) -> None:
        """Of the first three receipts, that with the largest gap has its name and its gap over its square."""
        index = int(np.abs(self.gaps_left).argmax())
        three = self.squares.middles[:3]
        around = Rectangle(width=3 * cell, height=cell, stroke_width=2.5, color=color("muted"))
        around.move_to((*three.mean(axis=0), 0.0))
        one = Square(cell, stroke_width=4.0, color=color("ink")).move_to((*three[index], 0.0))
        name = badge(str(index + 1)).next_to(one, UP, buff=_OVER)
        gap = text(words.gap_words(self.gaps_left[index]), role="slope").next_to(name, RIGHT, buff=GAP)
        line = self.lines[index]
        self.play(Create(around), run_time=self.phrase_left(0.3, least=0.6))
        self.play(
            Create(one),
            FadeIn(name, gap, line.badge),
            self.recolored(line, "slope"),
            run_time=self.phrase_left(0.4, least=0.6),
        )
        self.most_off = VGroup(around, one, name, gap, line.badge)

    def _arrive(self, walk: Walk) -> None:
        """All other receipts run through the first row; each leaves its line and its square."""
        sample, there = self.sample, len(self.three.matrix)
        pitch = self.fitting(float(sample.matrix.sum(axis=1).max()))
        rows, lines = [], []
        for counts, total in zip(sample.matrix[there:], sample.right_side[there:], strict=True):
            rows.append(self.row(0, VGroup(), counts, total).set_state(pitch=pitch))
            lines.append(ReceiptLine(self.plot, counts, total, role="muted", width=2.0))
        arrivals = Arrivals(rows, lines, self.squares)
        self.remove(self.squares)
        self.add(arrivals, walk.guess)
        slow = self.phrase_left(0.2, least=1.2)
        self.play(Advance(arrivals, 1, 1 + _SLOW, run_time=slow))
        self.play(Advance(arrivals, 1 + _SLOW, len(rows), run_time=slow))
        self.remove(arrivals)
        self.crowd = VGroup(*lines)
        self.reading = self.reading_of(walk, sample)
        self.add(self.crowd, rows[-1], walk)
        self.play(FadeOut(rows[-1]), FadeIn(self.reading), run_time=0.3)

    def _price_an_order(self) -> None:
        """What was learned says what somebody else should pay."""
        order, pitch = self.params.order, self.fitting(sum(self.params.order))
        total = text(f"€{number(self.predicted)}", role="result")
        row = Receipt(text("new"), np.zeros(2), total, self.start(0), pitch=pitch).set_state(said=0.0)
        product = equations.priced_order(order, self.learned, self.predicted)
        product.move_to((self.start(0)[0], _PRICED, 0.0), aligned_edge=LEFT)
        muted = (self.recolored(line, "muted") for line in self.lines)
        self.play(FadeOut(self.most_off, self.theirs), FadeIn(row), *muted, run_time=0.4)
        self.play(tween(row, counts=order), run_time=self.phrase_left(0.5))
        self.play(FadeIn(product), run_time=0.6)
        self.play(tween(row, said=1.0), run_time=self.phrase_left(least=0.6))
        self.new_row, self.product = row, product

    def _name_the_parts(self) -> None:
        """The counts in the sum are features, the prices weights."""
        parts = VGroup()
        for name, side, numbers in (("features", UP, ("coffees", "cakes")), ("weights", DOWN, GOODS)):
            shapes = [self.product.part(number) for number in numbers]
            label = text(name, size=LABEL_SIZE).next_to(VGroup(*shapes), side, buff=0.45)
            ends = [shape.get_critical_point(side) + 0.1 * side for shape in shapes]
            starts = [label.get_critical_point(-side) - 0.13 * side + x * RIGHT for x in (-0.3, 0.3)]
            lines = [
                Line(start, end, stroke_width=2.0, color=color("muted"))
                for start, end in zip(starts, ends, strict=True)
            ]
            named = VGroup(label, *lines)
            parts.add(named)
            self.play(FadeIn(named), run_time=self.phrase_left(0.35, least=0.6))
            self.play(*(Indicate(shape, 1.2, color("ink")) for shape in shapes), run_time=0.8)
        self.named_parts = parts

    @beat(
        "That's linear regression: counts are features, prices weights.",
        "Two receipts settle two prices, unless one lists a multiple of the other.",
        "{answer}",
        title="Two for two, and more to learn",
    )
    def answer(self) -> None:
        self._name_the_parts()
        self.cue()
        self._turn_away(self._go_back_to_two()[1])
        self.cue()
        self.play(Create(self.ring), FadeIn(self.found), run_time=0.6)
        for index, (price, height) in enumerate(zip(self.prices, _ANSWERS, strict=True)):
            start = (self.start(0)[0], height)
            card = Receipt(VGroup(), np.eye(2)[index], equations.found(index, price), start, layout=CARD)
            self.play(
                FadeIn(card.set_state(size=_LARGE), shift=0.3 * UP), run_time=self.phrase_left(0.4, least=0.7)
            )

    def _go_back_to_two(self) -> list[Receipt]:
        """The first two receipts again, with room for twice the first, and the whole of their lines."""
        rows = [
            self.row(index, badge(str(index + 1)), self.receipts[index], self.totals[index])
            for index in (0, 1)
        ]
        for row in rows:
            row.set_state(pitch=min(self.pitch, self.fitting(2 * self.receipts[0].sum())))
        pair, guess = self.lines[:2], self.guess.set_state(prices=self.prices)
        learned = self.learned_name, self.walked, self.reading, self.crowd, self.lines[2].line
        self.play(
            FadeOut(self.new_row, self.product, self.named_parts, *learned),
            *(self.recolored(line, "ink") for line in pair),
            FadeIn(*rows, guess, *(line.badge for line in pair)),
            run_time=0.5,
        )
        self.zoom(PricePlot.whole(frame().right_side, self.prices), pair, 0.8)
        return rows

    def _turn_away(self, row: Receipt) -> None:
        """With twice the items of the first, the second receipt's line is parallel; then it goes back."""
        ways = ((2 * self.receipts[0], self.cheaper, 0.0), (self.receipts[1], self.totals[1], 1.0))
        for (counts, total, said), share in zip(ways, (0.5, 1.0), strict=True):
            seconds = self.phrase_left(share, least=1.0)
            self.play(
                tween(row, counts=counts, said=said, run_time=seconds),
                tween(self.lines[1], counts=counts, total=total, run_time=seconds),
            )
