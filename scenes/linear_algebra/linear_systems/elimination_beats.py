"""The step that leaves one price alone, why it is allowed, the other price, and when there are no prices."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, FadeOut, Indicate
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems import equations
from scenes.linear_algebra.linear_systems.opening_beats import OpeningLesson
from scenes.linear_algebra.linear_systems.price_lines import ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import Receipt, badge
from scenes.linear_algebra.linear_systems.system_lesson import BAR
from scenes.linear_algebra.linear_systems.words import CAKE, COFFEE, GOODS
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.writing import Written, text

_TURN = 1.3
"""Seconds in which a line turns while something is added or taken away."""

_SWEPT = 0.5
"""How far a guess sweeps along the line of two receipts, as a share of how far it walked before."""

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
        self.play(FadeOut(*self.bars, self.legs), run_time=0.4)
        self.guess.followers.clear()
        taken = self.set_out(self.left_row, self.rows[1], factor, self.phrase_left())
        self.cue()
        after = {"counts": made.matrices[1, 1], "total": float(made.right_sides[1, 1])}
        self.play(self.recolored(self.lines[1], "muted"), FadeIn(self.turned), run_time=0.3)
        self.add(self.ring, self.guess)
        label = self.left_label = self._caption(equations.subtraction(factor), self.left_row)
        (first, second), (off, total) = self.receipts, self.totals
        lessened = equations.difference(second, total, factor * first, factor * off)
        turn = tween(self.turned, run_time=_TURN, **after)
        self.merge(taken, self.left_row, after["counts"], lessened, turn)
        self.rewrite(self.left_row, equations.equation(**after), FadeIn(label))
        self.play(Indicate(self.left_row.squares, 1.1, color(GOODS[1])), run_time=self.phrase_left(0.3))
        price = float(self.prices[1])
        self.cake_price = equations.price_of(CAKE, price)
        across = self.plot.x_range[1] * np.linspace(0.9, 0.1, 9)
        self._label(self.cake_price, [self.plot.at(x, price) for x in across], UP)
        self.play(FadeIn(self.cake_price, shift=0.3 * LEFT), run_time=0.6)
        self.rewrite(self.cards[1], equations.found(1, price), run_time=self.phrase_left(least=0.8))

    def set_out(self, row: Receipt, second: Receipt, factor: float, seconds: float) -> Receipt:
        """A copy of the second receipt gets a row of its own; a multiple of the first comes under it."""
        there = row.start
        row.set_state(start=second.start, pitch=second.pitch)
        self.play(tween(row, start=there), run_time=0.3 * seconds)
        return self.bring("−", factor, 0.7 * seconds)

    def bring(self, sign: str, factor: float, seconds: float) -> Receipt:
        """A multiple of the first receipt comes into the last row, with a sign before it."""
        counts, total, first = self.receipts[0], float(self.totals[0]), self.rows[0]
        brought = self.row(3, text(sign), counts, total)
        there = brought.start
        brought.set_state(start=first.start, pitch=first.pitch).tag.set_opacity(0.0)
        self.play(tween(brought, start=there, said=0.0), run_time=0.45 * seconds)
        brought.write(equations.equation(factor * counts, factor * total))
        signed = cast("Any", brought.tag).animate.set_opacity(1.0)
        self.play(tween(brought, counts=factor * counts, said=1.0), signed, run_time=0.55 * seconds)
        return brought

    def merge(
        self, brought: Receipt, row: Receipt, counts: ArrayLike, written: Written | None, *turn: Animation
    ) -> None:
        """What was brought goes up into a row, which gets other counts; its words may say how meanwhile."""
        self.add(row)
        self.play(*(Indicate(each.words, 1.1, color("ink")) for each in (row, brought)), run_time=0.8)
        self.play(tween(brought, said=0.0), tween(row, said=0.0), run_time=0.25)
        if written is not None:
            row.write(written)
        self.play(tween(brought, start=row.start), tween(row, said=float(written is not None)), run_time=0.5)
        change = tween(row, counts=counts, run_time=_TURN if turn else 0.6)
        self.play(FadeOut(brought, run_time=0.4), change, *turn)

    def _caption(self, written: Written, row: Receipt) -> Written:
        """What a row is made of, under it."""
        written.move_to((row.at(0.0)[0], row.start[1] - BAR, 0.0), aligned_edge=LEFT)
        return written

    def recolored(self, line: ReceiptLine, role: Role) -> Animation:
        """Give a line another colour: what is not spoken of is muted."""
        return cast("Animation", line.line.animate.set_color(color(role)))

    def _label(self, label: Any, places: Any, side: Any, *others: Any) -> None:
        """Put a label where nothing else is."""
        obstacles = [*self.lines, self.turned, self.ring, *others]
        label_near(label, places, side, obstacles, box=self.plot.box)

    @beat(
        "Why is that allowed? On the first line, the first gap is zero.",
        "{unchanged}",
        title="Why you may subtract",
    )
    def walk_the_first_line(self) -> None:
        left, right = self.stops[0]
        made, bars = self.elimination, self.bars
        bars.append(self.bar(2, made.matrices[1, 1], made.right_sides[1, 1]))
        bars[0].set_state(prices=self.prices)
        self.guess.followers = [bars[0]]
        self.play(FadeOut(self.left_label), FadeIn(bars[0]), run_time=0.6)
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
        "{added}",
        title="The crossing stays",
    )
    def turn_about_the_crossing(self) -> None:
        made, row = self.elimination, self.left_row
        factor = cast("float", made.steps[0].factor)
        before, after = ({"counts": made.matrices[k, 1], "total": made.right_sides[k, 1]} for k in (0, 1))
        self.play(self.move(self.guess, self.prices), run_time=self.phrase_left(0.5))
        self.play(*(Indicate(bar.words, 1.3, color("ink")) for bar in self.bars[1:]), run_time=0.8)
        self.play(Indicate(self.ring, 1.4, color("result")), run_time=self.phrase_left(least=0.6))
        self.cue()
        self.play(FadeOut(*self.bars), run_time=0.3)
        added = self.bring(r"\+", factor, 1.0)
        turn = tween(self.turned, run_time=_TURN, **before)
        self.merge(added, row, before["counts"], None, turn)
        row.write(equations.equation(**before))
        self.play(tween(row, said=1.0), run_time=0.4)
        self.play(tween(row, said=0.0), run_time=0.3)
        row.write(equations.equation(**after))
        self.play(
            tween(row, counts=after["counts"]), tween(self.turned, **after), run_time=self.phrase_left(0.6)
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
        self.play(FadeIn(self.left_label), tween(row, start=there), run_time=self.phrase_left(0.15))
        self.play(tween(row, said=0.0), self.recolored(self.lines[0], "muted"), FadeIn(line), run_time=0.4)
        self.add(self.ring, self.guess)
        (coffees, cakes), total = self.receipts[0], self.totals[0]
        row.write(equations.difference((coffees, cakes), total, (0.0, cakes), total - after["total"]))
        label = self._caption(equations.without_cakes(cakes), row)
        self.play(tween(row, said=1.0), FadeIn(label), run_time=0.4)
        self.play(tween(row, counts=after["counts"]), tween(line, **after), run_time=self.phrase_left(0.4))
        self.rewrite(row, equations.equation(**after))
        price = float(self.prices[0])
        self.coffee_price = equations.price_of(COFFEE, price)
        up = self.plot.y_range[1] * np.linspace(0.1, 0.9, 9)
        self._label(self.coffee_price, [self.plot.at(price, y) for y in up], RIGHT, line, self.cake_price)
        self.play(FadeIn(self.coffee_price, shift=0.2 * DOWN), run_time=0.5)
        self.rewrite(self.cards[0], equations.found(0, price))
        self.found = equations.solution(self.prices)
        named = (self.coffee_price, self.cake_price)
        self._label(self.found, self.ring.get_center(), UP + RIGHT, line, *named)
        self.play(FadeIn(self.found), run_time=self.phrase_left(least=0.6))

    @beat(
        "{doubled}",
        "{impossible}",
        "At full price, it's one line: any point on it fits.",
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
        second.write(equations.equation(2 * counts, self.cheaper))
        self.play(tween(second, said=1.0), run_time=self.phrase_left(least=0.5))
        self.cue()
        nothing = self.row(2, badge("2′"), 2 * counts, self.cheaper)
        taken = self.set_out(nothing, second, 2.0, self.phrase_left(0.3))
        lessened = equations.difference(2 * counts, self.cheaper, 2 * counts, self.twice)
        self.merge(taken, nothing, np.zeros(2), lessened)
        self.rewrite(nothing, equations.equation(np.zeros(2), self.cheaper - self.twice, "slope"))
        self.play(
            *(Indicate(each.line, 1.0, color("slope")) for each in self.lines),
            run_time=self.phrase_left(least=0.6),
        )
        self.cue()
        self._pay_twice(nothing)

    def _pay_twice(self, nothing: Receipt) -> None:
        """Twice the items for twice the total: one line, and every point on it fits."""
        second, other = self.rows[1], self.lines[1]
        self.play(tween(second, said=0.0), tween(nothing, said=0.0), run_time=0.3)
        self.play(tween(other, total=self.twice), run_time=0.7)
        second.write(equations.equation(2 * self.receipts[0], self.twice))
        nothing.write(equations.equation(np.zeros(2), 0.0))
        left, right = self.prices + _SWEPT * (self.stops[0] - self.prices)
        self.guess.followers.clear()
        self.guess.set_state(prices=left).dot.set_color(color("path"))
        self.play(tween(second, said=1.0), tween(nothing, said=1.0), FadeIn(self.guess), run_time=0.5)
        self.play(self.move(self.guess, right), run_time=self.phrase_left(0.5, least=0.9))
        self.play(self.move(self.guess, left), run_time=self.phrase_left(least=0.9))
        self.nothing = nothing
