"""Why the crossing stays where it is, what the other price is, and two receipts that are not enough."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Indicate, VGroup

from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.price_lines import ReceiptLine
from scenes.linear_algebra.linear_systems.row_beats import RowLesson
from scenes.linear_algebra.linear_systems.words import COFFEE
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import FORMULA_SIZE, formula, text


class CrossingLesson(RowLesson):
    """Beats five to nine."""

    @beat(
        "Why is that allowed? Along the first line, its receipt has no gap.",
        "{changes_nothing}",
        title="Why you may subtract",
    )
    def walk_the_first_line(self) -> None:
        left, right = self.stops[0]
        made = self.elimination
        bars = self.bars
        bars.append(self.bar(2, made.matrices[1, 1], made.right_sides[1, 1]))
        bars[2].set_state(prices=left)
        self.guess.followers = [bars[0]]
        bars[0].set_state(prices=self.prices)
        self.play(FadeOut(self.cake_row), FadeIn(bars[0]), run_time=0.6)
        self.add(self.guess)
        self.play(self.move(self.guess, left), run_time=self.phrase_left(0.7))
        self.play(Indicate(bars[0].words, 1.3, color("ink")), run_time=self.phrase_left(least=0.6))
        self.cue()
        bars[1].set_state(prices=left)
        self.play(FadeIn(bars[1], bars[2]), run_time=0.8)
        self.guess.followers = list(bars)
        self.play(self.move(self.guess, right), run_time=self.phrase_left(0.9))

    @beat(
        "Both vanish at the same point: the line turns, the crossing stays.",
        "Adding it back undoes the step: no new answer can slip in.",
        title="The crossing stays",
    )
    def turn_about_the_crossing(self) -> None:
        made = self.elimination
        before = {"counts": made.matrices[0, 1], "total": made.right_sides[0, 1]}
        after = {"counts": made.matrices[1, 1], "total": made.right_sides[1, 1]}
        self.play(self.move(self.guess, self.prices), run_time=self.phrase_left(0.3))
        self.play(FadeOut(self.cake_price), tween(self.turned, **before), run_time=self.phrase_left(0.45))
        self.play(tween(self.turned, **after), run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(*self.bars, self.left_label), run_time=0.5)
        self.play(
            tween(self.left_row, **before), tween(self.turned, **before), run_time=self.phrase_left(0.5)
        )
        self.play(tween(self.left_row, **after), tween(self.turned, **after), run_time=self.phrase_left())

    @beat("{back}", title="The other price")
    def find_the_other_price(self) -> None:
        made, row = self.elimination, self.rows[0]
        counts, total = made.matrices[2, 0], made.right_sides[2, 0]
        self.play(FadeIn(self.cake_price, self.cake_row), run_time=0.5)
        seconds = self.phrase_left(0.5)
        self.play(
            tween(row, counts=counts, total=total, run_time=seconds),
            tween(self.lines[0], counts=counts, total=total, run_time=seconds),
        )
        count, price = float(counts[0]), float(self.prices[0])
        x, y = row.start
        self.coffee_row = words.coffee_equation(count, price)
        self.coffee_row.move_to((x, y - 0.7, 0.0), aligned_edge=LEFT)
        if count != 1:
            self.play(FadeIn(self.coffee_row, shift=0.2 * DOWN), run_time=0.6)
        self.coffee_price = words.price_of(COFFEE, price)
        obstacles = [*self.lines, self.turned, self.ring, self.cake_price]
        up = self.plot.y_range[1] * np.linspace(0.1, 0.9, 9)
        label_near(
            self.coffee_price,
            [self.plot.at(price, y) for y in up],
            RIGHT,
            obstacles,
            box=self.plot.box,
        )
        self.found = words.solution(self.prices)
        label_near(
            self.found, self.ring.get_center(), UP + RIGHT, [*obstacles, self.coffee_price], box=self.plot.box
        )
        self.play(FadeIn(self.coffee_price), run_time=0.6)
        self.play(
            self.guess.dot.animate.set_color(color("result")),
            FadeIn(self.found),
            run_time=self.phrase_left(least=0.8),
        )

    @beat(
        "{half_paid}",
        "The lines are parallel: no prices fit both.",
        title="When no prices fit",
    )
    def repeat_the_first(self) -> None:
        counts, total = self.receipts[0], float(self.totals[0])
        first, line = self.rows[0], self.lines[0]
        self.play(
            self.clear_stage(self.plot, first, line),
            tween(first, counts=counts, total=total),
            tween(line, counts=counts, total=total),
        )
        there = self.row(1, counts, total)
        self.again = self.row(1, counts, total)
        self.again.set_state(start=first.start)
        self.second_line = ReceiptLine(self.plot, counts, total, 2, last=True)
        self.add(self.second_line, line)
        self.play(tween(self.again, start=there.start), run_time=0.9)
        self.play(
            tween(self.again, total=total / 2),
            tween(self.second_line, total=total / 2),
            run_time=self.phrase_left(0.3, least=1.0),
        )
        self._take_away_all()
        self.cue()
        self.play(
            Indicate(line.line, 1.0, color("slope")),
            Indicate(self.second_line.line, 1.0, color("slope")),
            run_time=self.phrase_left(0.6),
        )

    def _take_away_all(self) -> None:
        """Subtract the first receipt from the one that repeats it: nothing is left, for a sum of euros."""
        counts, total = self.receipts[0], float(self.totals[0])
        row = self.nothing = self.row(2, counts, total / 2, tag=text("$=$"))
        there = row.start
        row.set_state(start=self.again.start)
        self.play(tween(row, start=there), run_time=0.7)
        taken = self.row(0, counts, total, tag=VGroup())
        self.play(FadeIn(taken), run_time=0.3)
        self.play(tween(taken, start=there), run_time=0.7)
        self.play(
            FadeOut(taken, run_time=0.4),
            tween(row, counts=np.zeros(2), total=-total / 2),
            run_time=self.phrase_left(least=1.0),
        )
        self.verdict = formula('"0" = ' + words.math_euros(-total / 2), size=FORMULA_SIZE, role="slope")
        self.verdict.move_to((there[0] + 0.85, there[1] - 0.75, 0.0), aligned_edge=LEFT)
        self.play(FadeIn(self.verdict), run_time=0.5)

    @beat(
        "For the same money, it's one line twice: all of it fits.",
        title="When too many fit",
    )
    def pay_the_same(self) -> None:
        total = float(self.totals[0])
        left, right = self.stops[0]
        nothing = formula('"0" = "0"', size=FORMULA_SIZE).move_to(self.verdict, aligned_edge=LEFT)
        seconds = self.phrase_left(0.35, least=1.5)
        self.play(
            tween(self.again, total=total, run_time=seconds),
            tween(self.second_line, total=total, run_time=seconds),
            tween(self.nothing, total=0.0, run_time=seconds),
            FadeOut(self.verdict, run_time=0.4),
        )
        self.guess.dot.set_color(color("path"))
        self.guess.followers.clear()
        self.guess.set_state(prices=left)
        self.play(FadeIn(nothing, self.guess), run_time=0.4)
        self.play(self.move(self.guess, (self.prices + right) / 2), run_time=self.phrase_left(0.6))
        self.play(self.move(self.guess, self.prices), run_time=self.phrase_left())
