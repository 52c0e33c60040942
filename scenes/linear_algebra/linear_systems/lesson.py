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
    Circle,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    Line,
    VGroup,
    there_and_back,
)

from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.gap_squares import Arrivals, Walk, grid
from scenes.linear_algebra.linear_systems.params import SystemParams
from scenes.linear_algebra.linear_systems.price_lines import ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import CARD, Receipt, badge
from scenes.linear_algebra.linear_systems.sharing_beats import SharingLesson
from scenes.linear_algebra.linear_systems.words import GOODS
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text

_PRICED = 0.42
"""The height of the sum that a new order should cost, in manim units."""

_GRID = (-2.95, -0.75)
"""The lowest and the highest place of the squares on many gaps, in manim units."""

_FILLED = 0.92
"""The side of the largest square on many gaps, as a share of its cell."""

_LARGE, _ANSWERS = 1.6, (-1.0, -2.1)
"""The size of the answers, and their heights in manim units."""

_NUDGE = 0.12
"""How far a guess is moved to see whether the squares grow, as a share of the height of the plot."""


class LinearSystems(SharingLesson):
    """Two receipts settle two prices, unless the items on one are a multiple of those on the other."""

    title = "Linear systems"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(SystemParams):
        """Two receipts, a third that disagrees with them, and more from which prices are learned."""

    params: Params

    @beat(
        "With {others} more receipts, {learned_prices}",
        "{priced}",
        "That's linear regression: the counts are features, and the prices are weights.",
        title="Prices that are learned",
    )
    def learn_from_many(self) -> None:
        left, sample = frame().left_side, self.sample
        middles, cell = grid(len(sample.matrix), Box(left.left, left.right, *_GRID))
        gaps = self.learning.points @ sample.matrix.T - sample.right_side
        unit = _FILLED * cell / float(np.abs(gaps).max())
        self.play(
            FadeOut(
                *self.rows, self.squares.words, self.reading, self.levels, self.fit_name, self.walked.way
            ),
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
        self.reading = self.reading_of(walk, sample)
        self.reading.move_to((left.left, _PRICED, 0.0), aligned_edge=LEFT)
        self.play(FadeIn(self.reading), run_time=0.3)
        self.learn(walk, self.phrase_left(0.8, least=1.6))
        self.learned_name = on_plate(words.solution(self.learned, "path"))
        label_near(self.learned_name, walk.guess.dot.get_center(), LEFT, [walk.guess], box=self.plot.box)
        self.play(FadeIn(self.learned_name), run_time=0.4)
        self.cue()
        self._price_an_order()
        self.cue()
        self._name_the_parts()

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
        self.play(Advance(arrivals, 0, len(rows), run_time=self.phrase_left(0.45, least=1.8)))
        self.remove(arrivals)
        self.crowd = VGroup(*lines)
        self.add(self.crowd, rows[-1], walk)
        self.play(FadeOut(rows[-1]), run_time=0.3)

    def _price_an_order(self) -> None:
        """What was learned says what somebody else should pay."""
        order, pitch = self.params.order, self.fitting(sum(self.params.order))
        total = text(words.euro_sign(self.predicted), role="result")
        row = Receipt(text("new"), np.zeros(2), total, self.start(0), pitch=pitch).set_state(said=0.0)
        product = words.priced_order(order, self.learned, self.predicted)
        product.move_to((self.start(0)[0], _PRICED, 0.0), aligned_edge=LEFT)
        self.play(FadeOut(self.reading), FadeIn(row), run_time=0.4)
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
        "With more receipts than prices, minimize the average squared gap.",
        "Two receipts settle two prices, unless one's items are a multiple of the other's.",
        "{answer}",
        title="Two for two, and more to learn",
    )
    def answer(self) -> None:
        walk = self.walked
        self.play(
            FadeOut(self.new_row, self.product, self.named_parts, self.learned_name),
            FadeIn(self.reading),
            run_time=0.5,
        )
        self._nudge(walk)
        self.cue()
        rows = [
            self.row(index, badge(str(index + 1)), self.receipts[index], self.totals[index])
            for index in (0, 1)
        ]
        pair = self.lines[:2]
        self.play(
            FadeOut(walk, self.reading, self.crowd, self.lines[2].line),
            *(self.recolored(line, "ink") for line in pair),
            FadeIn(*rows, *(line.badge for line in pair)),
            run_time=0.8,
        )
        for row, line in zip(rows, pair, strict=True):
            seconds = self.phrase_left(0.4, least=0.8)
            self.play(
                Indicate(row.words, 1.1, color("result")),
                Indicate(line.line, 1.0, color("result")),
                run_time=seconds,
            )
        self.cue()
        ring = Circle(0.26, color=color("result"), stroke_width=5.0).move_to(self.plot.at(*self.prices))
        self.play(Create(ring), run_time=0.6)
        for index, (price, height) in enumerate(zip(self.prices, _ANSWERS, strict=True)):
            start = (self.start(0)[0], height)
            card = Receipt(VGroup(), np.eye(2)[index], words.found(index, price), start, layout=CARD)
            self.play(
                FadeIn(card.set_state(size=_LARGE), shift=0.3 * UP), run_time=self.phrase_left(0.4, least=0.7)
            )

    def _nudge(self, walk: Walk) -> None:
        """Whichever way the guess is moved, the squares grow; it goes back each time."""
        home, guess = walk.prices, walk.guess
        guess.followers = [walk.squares]
        reach = _NUDGE * (self.plot.y_range[1] - self.plot.y_range[0])
        for way in ((reach, 0.0), (-reach, 0.0), (0.0, reach), (0.0, -reach)):
            seconds = max(0.8, self.phrase_left() / 4)
            self.play(self.move(guess, home + way, run_time=seconds, rate_func=there_and_back))
