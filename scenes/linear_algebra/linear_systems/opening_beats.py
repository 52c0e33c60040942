"""Two receipts as two equations, and as two lines that cross."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    GrowFromPoint,
    Indicate,
    VGroup,
)

from scenes.linear_algebra.linear_systems import equations, words
from scenes.linear_algebra.linear_systems.price_lines import Guess, Legs, PricePlot, ReceiptLine, Stair
from scenes.linear_algebra.linear_systems.receipts import CARD, ROW, Receipt, badge
from scenes.linear_algebra.linear_systems.system_lesson import FIRST_GUESS, SystemLesson
from scenes.linear_algebra.linear_systems.words import CAKE, COFFEE
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, text

_LARGE = 1.65
_LARGE_ROWS, _LARGE_CARDS = (1.35, -0.15), -2.1
"""The heights of two large rows, and of both large cards, in manim units."""

_SYSTEM = 2.2
"""The room behind large equations for the name of what they are, in manim units."""


class OpeningLesson(SystemLesson):
    """The first five beats."""

    @beat(
        "{first_receipt}",
        "{second_receipt}",
        "What does a coffee cost, and a cake?",
        title="Two receipts, no prices",
    )
    def ask(self) -> None:
        self.rows = []
        for index, (counts, total) in enumerate(zip(self.receipts, self.totals, strict=True)):
            if index:
                self.cue()
            paid = text(words.euro_sign(total), size=LABEL_SIZE)
            start = (self._large_left, _LARGE_ROWS[index])
            row = Receipt(badge(str(index + 1)), np.zeros(2), paid, start, pitch=self.pitch)
            row.set_state(size=_LARGE, said=0.0)
            self.rows.append(row)
            self.add(row)
            self.play(FadeIn(row.tag), run_time=0.3)
            self.play(tween(row, counts=(counts[0], 0.0)), run_time=self.phrase_left(0.35))
            self.play(tween(row, counts=counts), run_time=self.phrase_left(0.5))
            self.play(tween(row, said=1.0), run_time=0.6)
        self.cue()
        self.cards = [
            Receipt(
                VGroup(),
                counts,
                equations.asked(index, "?"),
                (self._large_left + _LARGE * across, _LARGE_CARDS),
                layout=CARD,
            )
            for index, (counts, across) in enumerate(zip(np.eye(2), (ROW.items, ROW.words), strict=True))
        ]
        for card in self.cards:
            card.set_state(size=_LARGE)
            self.play(FadeIn(card, shift=0.3 * UP), run_time=self.phrase_left(0.4, least=0.6))

    @property
    def _large_left(self) -> float:
        """The left end of what is large: with all that will stand beside it, it fills the middle."""
        written = [equations.equation(*row).width for row in zip(self.receipts, self.totals, strict=True)]
        return -(_LARGE * (ROW.words + max(written)) + _SYSTEM) / 2

    @beat(
        "Call the prices x and y.",
        "Both equations must hold: that's a linear system.",
        title="A linear system",
    )
    def name_the_prices(self) -> None:
        for index, (card, symbol) in enumerate(zip(self.cards, (COFFEE, CAKE), strict=True)):
            self.rewrite(card, equations.asked(index, f"_{symbol.letter}_"))
        self.cue()
        for row, counts, total in zip(self.rows, self.receipts, self.totals, strict=True):
            self.rewrite(row, equations.equation(counts, total), run_time=self.phrase_left(0.35, least=0.8))
        edge = max(float(row.get_right()[0]) for row in self.rows)
        brace = text("}", size=4 * STATEMENT_SIZE, role="muted")
        name = VGroup(text("a linear", size=STATEMENT_SIZE), text("system", size=STATEMENT_SIZE))
        name.arrange(DOWN, buff=0.25, aligned_edge=LEFT)
        height = sum(_LARGE_ROWS) / 2
        brace.move_to((edge + 0.2, height, 0.0), aligned_edge=LEFT)
        self.system = VGroup(brace, name.next_to(brace, RIGHT, buff=0.2))
        self.play(FadeIn(self.system, shift=0.2 * LEFT), run_time=self.phrase_left(least=0.8))

    @beat(
        "A guess is a point: across for coffee, up for cake.",
        "{first_guess}",
        title="A guess is a point",
    )
    def guess_the_prices(self) -> None:
        self.plot = PricePlot.whole(frame().right_side, self.prices)
        cards = [self.card(index, equations.asked(index, "?")) for index in (0, 1)]
        self.play(
            FadeOut(self.system, run_time=0.4),
            *(tween(row, start=self.start(index), size=1.0) for index, row in enumerate(self.rows)),
            *(
                tween(card, start=there.start, size=1.0)
                for card, there in zip(self.cards, cards, strict=True)
            ),
            FadeIn(self.plot),
            run_time=1.2,
        )
        self.legs, self.guess = Legs(self.plot), Guess(self.plot, (0.0, 0.0))
        self.guess.followers = [self.legs]
        self.play(FadeIn(self.guess), run_time=0.4)
        self.play(self.move(self.guess, (1.0, 0.0)), run_time=self.phrase_left(0.55))
        self.play(self.move(self.guess, FIRST_GUESS), run_time=self.phrase_left())
        self.cue()
        self.bars = [self.bar(index, self.receipts[index], self.totals[index]) for index in (0, 1)]
        first = self.bars[0].set_state(prices=FIRST_GUESS)
        self.play(FadeIn(first.mark, first.paid, shift=0.2 * RIGHT), run_time=self.phrase_left(0.3))
        self.play(FadeIn(first.missing), run_time=self.phrase_left(0.3))
        self.play(FadeIn(first.words), run_time=self.phrase_left(0.5, least=0.4))
        self.play(Indicate(first.words, 1.2, color("slope")), run_time=self.phrase_left(least=0.6))
        self.remove(*first)
        self.add(first)

    @beat(
        "Slide the guess until the gap closes.",
        "{why_a_line}",
        title="Each receipt is a line",
    )
    def find_the_first_line(self) -> None:
        left, right = self.stops[0]
        self.lines = [self.line(index) for index in (0, 1)]
        self.guess.followers = [self.bars[0]]
        self.play(FadeOut(self.legs), run_time=0.3)
        self.play(self.move(self.guess, left), run_time=self.phrase_left(0.8))
        self.cue()
        stair = self.step = Stair(self.plot, left, self.stair)
        for index, share in ((0, 0.28), (1, 0.4)):
            leg, end = stair.legs[index], left + self.stair * (1, index)
            seconds = self.phrase_left(share)
            self.play(Create(leg, run_time=seconds), self.move(self.guess, end, run_time=seconds))
            self.play(FadeIn(stair.labels[index]), run_time=0.3)
        self._sweep(self.lines[0], right, FadeOut(stair))

    def _sweep(self, line: ReceiptLine, end: Any, *others: Animation, share: float = 1.0) -> None:
        """A line grows out of the guess, which walks along it."""
        seconds = self.phrase_left(share, least=1.0)
        self.add(line.line)
        here = self.plot.at(*self.guess.prices)
        drawn = GrowFromPoint(line.line, here, run_time=seconds)
        self.play(drawn, self.move(self.guess, end, run_time=seconds), *others)
        self.play(FadeIn(line.badge), run_time=0.3)
        self.remove(line.line, line.badge)
        self.add(line, self.guess)

    @beat(
        "The second has a line, too. Both fit only where they cross.",
        "A picture isn't exact. Can we calculate it?",
        title="Where both receipts fit",
    )
    def find_the_crossing(self) -> None:
        (_, right), (_, far) = self.stops
        self.bars[1].set_state(prices=right)
        self.play(FadeIn(self.bars[1]), run_time=0.5)
        self.guess.followers.append(self.bars[1])
        self.play(self.move(self.guess, far), run_time=self.phrase_left(0.2))
        self._sweep(self.lines[1], self.prices, share=0.65)
        self.ring = Circle(0.26, color=color("result"), stroke_width=5.0)
        self.ring.move_to(self.plot.at(*self.prices))
        self.play(Create(self.ring), run_time=self.phrase_left(least=0.7))
        self.cue()
        self.legs.set_state(prices=(0.0, 0.0))
        self.add(self.legs, self.ring, self.guess)
        for end, card in zip(((self.prices[0], 0.0), self.prices), self.cards, strict=True):
            self.play(tween(self.legs, prices=end), run_time=self.phrase_left(0.3, least=0.6))
            self.play(Indicate(card.words, 1.2, color("ink")), run_time=0.6)
