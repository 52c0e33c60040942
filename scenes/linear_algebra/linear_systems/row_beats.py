"""Two receipts as two lines, and the step that leaves one price alone."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Circle, Create, FadeIn, FadeOut, Indicate, VGroup

from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.price_lines import Guess, Legs, ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import Receipt
from scenes.linear_algebra.linear_systems.system_lesson import FIRST_GUESS, SystemLesson
from scenes.linear_algebra.linear_systems.words import CAKE, GOODS
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import STATEMENT_SIZE, text

_LARGE = 1.7
_LARGE_STARTS = ((-4.3, 1.1), (-4.3, -0.4))
"""Where two large rows begin, in manim units."""


class RowLesson(SystemLesson):
    """The first four beats."""

    @beat(
        "{first_receipt}",
        "{second_receipt}",
        "What does a coffee cost, and a cake? Take a guess.",
        title="Two receipts, no prices",
    )
    def ask(self) -> None:
        self.rows = [self.row(index, self.receipts[index], self.totals[index]) for index in (0, 1)]
        for index, row in enumerate(self.rows):
            if index:
                self.cue()
            row.set_state(counts=np.zeros(2), start=_LARGE_STARTS[index], size=_LARGE)
            row.sum.set_opacity(0.0)
            self.add(row)
            coffees, cakes = self.receipts[index]
            self.play(FadeIn(row.tag), run_time=0.3)
            self.play(tween(row, counts=(coffees, 0.0)), run_time=self.phrase_left(0.35))
            self.play(tween(row, counts=(coffees, cakes)), run_time=self.phrase_left(0.5))
            self.play(cast("Any", row.sum[0]).animate.set_opacity(1.0), run_time=0.6)
        self.cue()
        self.asked = VGroup(*(self._question(index) for index in (0, 1))).arrange(RIGHT, buff=2.0)
        self.asked.move_to((0.0, -2.0, 0.0))
        for each in self.asked:
            self.play(FadeIn(each, shift=0.3 * UP), run_time=self.phrase_left(0.4, least=0.6))

    def _question(self, index: int) -> VGroup:
        """A disc or a square, and that its price is not known."""
        counts = np.eye(2)[index]
        thing = Receipt(VGroup(), counts, 0.0, (0.0, 0.0), size=_LARGE)
        icon = thing.discs if index == 0 else thing.squares
        name = text(f"a {('coffee', 'cake')[index]}: €?", size=STATEMENT_SIZE, role=GOODS[index])
        return VGroup(icon, name.next_to(icon, RIGHT, buff=0.3))

    @beat(
        "A guess is a point: across for the coffee, up for the cake.",
        "{first_guess}",
        title="A guess is a point",
    )
    def guess_the_prices(self) -> None:
        self.plot = self.plot_of_prices()
        home = [self.row(index, self.receipts[index], self.totals[index]) for index in (0, 1)]
        self.play(
            FadeOut(self.asked, run_time=0.4),
            *(tween(row, start=there.start, size=1.0) for row, there in zip(self.rows, home, strict=True)),
            FadeIn(self.plot),
            run_time=1.2,
        )
        self.legs, self.guess = Legs(self.plot), Guess(self.plot, (0.0, 0.0))
        self.guess.followers = [self.legs]
        self.play(FadeIn(self.guess), run_time=0.4)
        self.play(self.move(self.guess, (1.0, 0.0)), run_time=self.phrase_left(0.5))
        self.play(self.move(self.guess, FIRST_GUESS), run_time=self.phrase_left())
        self.cue()
        self.bars = [self.bar(index, self.receipts[index], self.totals[index]) for index in (0, 1)]
        first = self.bars[0]
        self.play(FadeIn(first), run_time=0.6)
        self.play(tween(first, prices=FIRST_GUESS), run_time=self.phrase_left())

    @beat(
        "Slide it: all along this line, nothing is missing.",
        "The second receipt has a line, too. Only the crossing pays both.",
        title="Each receipt is a line",
    )
    def find_the_lines(self) -> None:
        (left, right), (_, far) = self.stops
        self.lines = [self.line(index) for index in (0, 1)]
        self.guess.followers.append(self.bars[0])
        self.play(self.move(self.guess, left), run_time=self.phrase_left(0.5))
        self._sweep(self.lines[0], right)
        self.cue()
        self.bars[1].set_state(prices=right)
        self.play(FadeIn(self.bars[1]), run_time=0.5)
        self.guess.followers.append(self.bars[1])
        self.play(self.move(self.guess, far), run_time=self.phrase_left(0.25))
        self._sweep(self.lines[1], self.prices, share=0.7)
        self.ring = Circle(0.26, color=color("result"), stroke_width=5.0)
        self.ring.move_to(self.plot.at(*self.prices))
        self.play(Create(self.ring), FadeOut(self.legs), run_time=self.phrase_left(least=0.7))
        self.guess.followers.remove(self.legs)

    def _sweep(self, line: ReceiptLine, end: Any, share: float = 1.0) -> None:
        """A line is drawn while the guess walks along it."""
        seconds = self.phrase_left(share, least=1.2)
        self.add(line.line)
        self.play(Create(line.line, run_time=seconds), self.move(self.guess, end, run_time=seconds))
        self.play(FadeIn(line.badge), run_time=0.4)
        self.remove(line.line, line.badge)
        self.add(line, self.guess)

    @beat("{subtract}", "{one_left}", title="Take some of the first away")
    def eliminate(self) -> None:
        made, second = self.elimination, self.rows[1]
        factor = cast("float", made.steps[0].factor)
        self.turned = ReceiptLine(self.plot, self.receipts[1], self.totals[1], role="path", width=6.0)
        self.left_row = self.row(2, self.receipts[1], self.totals[1], tag=text("$=$"))
        there = self.left_row.start
        self.left_row.set_state(start=second.start)
        label = self.left_label = words.subtraction(factor)
        label.move_to((there[0], there[1] + 0.55, 0.0), aligned_edge=LEFT)
        self.play(tween(self.left_row, start=there), FadeIn(label), FadeOut(*self.bars), run_time=1.0)
        self.guess.followers.clear()
        taken = self.row(0, factor * self.receipts[0], factor * self.totals[0], tag=VGroup())
        self.play(FadeIn(taken), run_time=0.3)
        self.play(tween(taken, start=there), run_time=0.8)
        self.add(self.turned, self.ring, self.guess)
        seconds = self.phrase_left(least=2.0)
        self.play(
            FadeOut(taken, run_time=0.4),
            tween(self.left_row, counts=made.matrices[1, 1], total=made.right_sides[1, 1], run_time=seconds),
            tween(self.turned, counts=made.matrices[1, 1], total=made.right_sides[1, 1], run_time=seconds),
        )
        self.cue()
        left, price = float(made.matrices[1, 1, 1]), float(self.prices[1])
        self.cake_row = words.cake_equation(left, price)
        self.cake_row.move_to((there[0], there[1] - 0.75, 0.0), aligned_edge=LEFT)
        pulse = Indicate(self.left_row.squares, 1.1, color(GOODS[1]))
        self.play(pulse, run_time=self.phrase_left(0.25))
        if left != 1:
            self.play(FadeIn(self.cake_row, shift=0.2 * DOWN), run_time=0.8)
        self.play(Indicate(self.turned.line, 1.0, color("result")), run_time=self.phrase_left(0.5))
        self.cake_price = words.price_of(CAKE, price)
        across = self.plot.x_range[1] * np.linspace(0.9, 0.1, 9)
        label_near(
            self.cake_price,
            [self.plot.at(x, price) for x in across],
            UP,
            [*self.lines, self.turned, self.ring],
            box=self.plot.box,
        )
        self.play(FadeIn(self.cake_price, shift=0.3 * LEFT), run_time=self.phrase_left(least=0.8))
