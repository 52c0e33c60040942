"""The step that leaves one price alone, why it is allowed, the other price, and when there are no prices."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, FadeOut, Indicate
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.opening_beats import OpeningLesson
from scenes.linear_algebra.linear_systems.price_lines import ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import Receipt, badge
from scenes.linear_algebra.linear_systems.system_lesson import BAR
from scenes.linear_algebra.linear_systems.words import CAKE, COFFEE, GOODS
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.writing import text

_NEW = 6.0
"""The stroke width of a line that follows from the two receipts."""


class EliminationLesson(OpeningLesson):
    """Beats six to ten."""

    @beat("{subtract}", "{one_left}", title="Take some of the first away")
    def eliminate(self) -> None:
        made = self.elimination
        factor = cast("float", made.steps[0].factor)
        self.turned = ReceiptLine(self.plot, self.receipts[1], self.totals[1], "2′", width=_NEW)
        self.left_row = self.row(2, badge("2′"), self.receipts[1], self.totals[1])
        self.play(FadeOut(*self.bars), run_time=0.4)
        self.guess.followers.clear()
        taken = self.set_out(self.left_row, self.rows[1], factor, self.phrase_left())
        self.cue()
        after = {"counts": made.matrices[1, 1], "total": float(made.right_sides[1, 1])}
        self.play(self.recolored(self.lines[1], "muted"), FadeIn(self.turned), run_time=0.3)
        self.add(self.ring, self.guess)
        seconds = self.phrase_left(0.3, least=1.5)
        turn = tween(self.turned, run_time=seconds, **after)
        self.subtract(taken, self.left_row, after["counts"], turn, seconds=seconds)
        label = self.left_label = words.subtraction(factor)
        label.move_to((self.left_row.at(0.0)[0], self.left_row.start[1] - BAR, 0.0), aligned_edge=LEFT)
        self.left_row.write(words.equation(**after))
        self.play(tween(self.left_row, said=1.0), FadeIn(label), run_time=0.6)
        self.play(Indicate(self.left_row.squares, 1.1, color(GOODS[1])), run_time=self.phrase_left(0.3))
        price = float(self.prices[1])
        self.cake_price = words.price_of(CAKE, price)
        across = self.plot.x_range[1] * np.linspace(0.9, 0.1, 9)
        self._label(self.cake_price, [self.plot.at(x, price) for x in across], UP)
        self.play(FadeIn(self.cake_price, shift=0.3 * LEFT), run_time=0.6)
        self.rewrite(self.cards[1], words.found(1, price), run_time=self.phrase_left(least=0.8))

    def set_out(self, row: Receipt, second: Receipt, factor: float, seconds: float) -> Receipt:
        """A copy of the second receipt gets a row of its own; a multiple of the first comes under it."""
        there, first = row.start, self.rows[0]
        row.set_state(start=second.start, pitch=second.pitch)
        self.play(tween(row, start=there), run_time=0.3 * seconds)
        counts, total = self.receipts[0], float(self.totals[0])
        taken = self.row(3, text("−"), counts, total)
        there = taken.start
        taken.set_state(start=first.start, pitch=first.pitch).tag.set_opacity(0.0)
        self.play(tween(taken, start=there, said=0.0), run_time=0.3 * seconds)
        taken.write(words.equation(factor * counts, factor * total))
        minus = cast("Any", taken.tag).animate.set_opacity(1.0)
        self.play(tween(taken, counts=factor * counts, said=1.0), minus, run_time=0.4 * seconds)
        return taken

    def subtract(
        self, taken: Receipt, row: Receipt, left: ArrayLike, *turn: Animation, seconds: float
    ) -> None:
        """What is taken away goes up into the row, and so much of the row is gone, while a line may turn."""
        self.add(row)
        self.play(tween(taken, said=0.0), tween(row, said=0.0), run_time=0.25)
        self.play(tween(taken, start=row.start), run_time=0.5)
        self.play(FadeOut(taken, run_time=0.4), tween(row, counts=left, run_time=seconds), *turn)

    def recolored(self, line: ReceiptLine, role: Role) -> Animation:
        """Give a line another colour: what is not spoken of is muted."""
        return cast("Animation", line.line.animate.set_color(color(role)))

    def _label(self, label: Any, places: Any, side: Any, *others: Any) -> None:
        """Put a label where nothing else is."""
        obstacles = [*self.lines, self.turned, self.ring, *others]
        label_near(label, places, side, obstacles, box=self.plot.box)

    @beat(
        "Why is that allowed? Along the first line, its receipt has no gap.",
        "{unchanged}",
        title="Why you may subtract",
    )
    def walk_the_first_line(self) -> None:
        left, right = self.stops[0]
        made, bars = self.elimination, self.bars
        bars.append(self.bar(2, made.matrices[1, 1], made.right_sides[1, 1]))
        bars[0].set_state(prices=self.prices)
        self.guess.followers = [bars[0]]
        self.play(FadeOut(self.left_label, self.cake_price), FadeIn(bars[0]), run_time=0.6)
        self.add(self.guess)
        self.play(self.move(self.guess, left), run_time=self.phrase_left(0.7))
        self.play(Indicate(bars[0].words, 1.3, color("ink")), run_time=self.phrase_left(least=0.6))
        self.cue()
        for bar in bars[1:]:
            bar.set_state(prices=left)
        self.play(FadeIn(bars[1], bars[2]), run_time=0.8)
        self.guess.followers = list(bars)
        self.play(self.move(self.guess, right), run_time=self.phrase_left(0.9))

    @beat(
        "So both gaps vanish at the same point: the crossing stays.",
        "Adding it back turns the line back, so no answer is lost or added.",
        title="The crossing stays",
    )
    def turn_about_the_crossing(self) -> None:
        made, row = self.elimination, self.left_row
        before, after = ({"counts": made.matrices[k, 1], "total": made.right_sides[k, 1]} for k in (0, 1))
        self.play(self.move(self.guess, self.prices), run_time=self.phrase_left(0.5))
        self.play(*(Indicate(bar.words, 1.3, color("ink")) for bar in self.bars[1:]), run_time=0.8)
        self.play(Indicate(self.ring, 1.4, color("result")), run_time=self.phrase_left(least=0.6))
        self.cue()
        self.play(FadeOut(*self.bars), tween(row, said=0.0), run_time=0.4)
        self.play(
            tween(row, counts=before["counts"]), tween(self.turned, **before), run_time=self.phrase_left(0.4)
        )
        self.play(
            tween(row, counts=after["counts"]), tween(self.turned, **after), run_time=self.phrase_left(0.7)
        )
        self.play(tween(row, said=1.0), run_time=self.phrase_left(least=0.4))

    @beat("{back}", title="The other price")
    def find_the_other_price(self) -> None:
        made = self.elimination
        after = {"counts": made.matrices[2, 0], "total": float(made.right_sides[2, 0])}
        row = self.coffee_row = self.row(3, badge("1′"), self.receipts[0], self.totals[0])
        line = self.coffee_line = ReceiptLine(
            self.plot, self.receipts[0], self.totals[0], "1′", last=True, width=_NEW
        )
        there = row.start
        row.set_state(start=self.rows[0].start)
        self.play(tween(row, start=there), run_time=self.phrase_left(0.2))
        self.play(tween(row, said=0.0), self.recolored(self.lines[0], "muted"), FadeIn(line), run_time=0.4)
        self.add(self.ring, self.guess)
        self.play(tween(row, counts=after["counts"]), tween(line, **after), run_time=self.phrase_left(0.45))
        row.write(words.equation(**after))
        self.play(tween(row, said=1.0), run_time=0.5)
        price = float(self.prices[0])
        self.coffee_price = words.price_of(COFFEE, price)
        up = self.plot.y_range[1] * np.linspace(0.1, 0.9, 9)
        self._label(self.coffee_price, [self.plot.at(price, y) for y in up], RIGHT, line)
        self.play(FadeIn(self.coffee_price, shift=0.2 * DOWN), run_time=0.5)
        self.rewrite(self.cards[0], words.found(0, price))
        self.found = words.solution(self.prices)
        self._label(self.found, self.ring.get_center(), UP + RIGHT, line, self.coffee_price)
        self.play(FadeIn(self.found), run_time=self.phrase_left(least=0.6))

    @beat(
        "{doubled}",
        "{impossible}",
        "At double the total, they coincide: every point on them fits.",
        title="When two receipts are not enough",
    )
    def double_the_first(self) -> None:
        counts = self.receipts[0]
        first, second = self.rows
        pitch = self.fitting(2 * counts.sum())
        line, other = self.lines
        self.play(
            self.clear_stage(self.plot, first, second, line, other),
            self.recolored(line, "ink"),
            self.recolored(other, "ink"),
            tween(second, said=0.0),
            run_time=0.6,
        )
        seconds = self.phrase_left(0.7, least=1.2)
        self.play(
            tween(first, pitch=pitch, run_time=seconds),
            tween(second, counts=2 * counts, pitch=pitch, run_time=seconds),
            tween(other, counts=2 * counts, total=self.cheaper, run_time=seconds),
        )
        second.write(words.equation(2 * counts, self.cheaper))
        self.play(tween(second, said=1.0), run_time=self.phrase_left(least=0.5))
        self.cue()
        nothing = self.row(2, badge("2′"), 2 * counts, self.cheaper)
        taken = self.set_out(nothing, second, 2.0, self.phrase_left(0.4))
        self.subtract(taken, nothing, np.zeros(2), seconds=0.7)
        nothing.write(words.equation(np.zeros(2), self.cheaper - self.twice, "slope"))
        self.play(tween(nothing, said=1.0), run_time=0.5)
        self.play(
            *(Indicate(each.line, 1.0, color("slope")) for each in self.lines),
            run_time=self.phrase_left(least=0.8),
        )
        self.cue()
        self._pay_twice(nothing)

    def _pay_twice(self, nothing: Receipt) -> None:
        """Twice the items for twice the total: one line, and every point on it fits."""
        second, other = self.rows[1], self.lines[1]
        self.play(tween(second, said=0.0), tween(nothing, said=0.0), run_time=0.3)
        self.play(tween(other, total=self.twice), run_time=0.8)
        second.write(words.equation(2 * self.receipts[0], self.twice))
        nothing.write(words.equation(np.zeros(2), 0.0))
        left, right = self.stops[0]
        self.guess.followers.clear()
        self.guess.set_state(prices=left).dot.set_color(color("path"))
        self.play(tween(second, said=1.0), tween(nothing, said=1.0), FadeIn(self.guess), run_time=0.5)
        self.play(self.move(self.guess, right), run_time=self.phrase_left(0.6, least=0.9))
        self.play(self.move(self.guess, self.prices), run_time=self.phrase_left(least=0.6))
        self.nothing = nothing
