"""The second act: the line is lifted until its misses balance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, TransformFromCopy, VGroup, there_and_back

from mathkit.learning.balances import Balance
from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.guesses import Guesses
from scenes.learning.linear_regression.residuals import MOST_NUMBERS
from scenes.learning.linear_regression.stacks import Stacks
from scenes.learning.linear_regression.strips import LaidOut, Strips
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack


class Lifting(Guesses):
    """From a first guess to a line at the right height."""

    @beat(
        "{try_it}",
        "{corner}",
        "{others}",
        title="Lift it a bit: two strips",
    )
    def lift_it_a_bit(self) -> None:
        down = self.guess.surplus < 0
        self.old = VGroup(self.loss, self.mean, self.rows)
        self._try_a_lift(not down, self.cue)
        self.cue()
        self._try_a_lift(down)

    @beat(
        "{stacked}",
        "{pays}",
        "{balanced}",
        title="Lift it until the misses balance",
    )
    def lift_until_level(self) -> None:
        self._stack_the_misses()
        self.cue()
        self._show_that_a_lift_pays()
        self.cue()
        self._add_the_misses_up()
        n = float(len(self.data))
        rule = words.shift("lift", self.guess.surplus, n, self.guess.lift)
        self._level(self.excess, rule, self.lifted, words.SUM_OF_RESIDUALS)

    def _try_a_lift(self, above: bool, before_the_corner: Callable[[], bool] = bool) -> None:
        """Let the line rise a bit, and show the strips of the squares above it, or below it."""
        picture, nudge = self.picture, self.nudges.lift
        there = self.first + np.array([0.0, nudge])
        misses = picture.residuals[picture.chosen] * (1 if above else -1)
        index = picture.chosen[int(np.argmax(misses))]
        alike = picture.chosen[np.argsort(-misses)][: np.count_nonzero(misses > 0)]
        if picture.count > MOST_NUMBERS:
            alike = alike[:1]
        if misses.max() <= 1e-6 * float(np.sqrt(self.fit.spread)):
            self.play(
                FadeOut(self.old, run_time=0.4), picture.to(weights=there, run_time=self.phrase_left(0.6))
            )
            before_the_corner()
            self.play(picture.to(weights=self.first, run_time=0.5))
            self.old = VGroup()
            return
        miss = float(picture.residuals[index])
        strips = Strips(picture, np.full(picture.count, nudge), alike)
        sizes = strips.sizes(miss, nudge)
        row = words.nudged_square(miss, nudge)
        stack(row, box=self.panel)
        self.bring_to_back(strips)
        seconds = self.phrase_left(0.4)
        rise = picture.to(weights=there, run_time=seconds), tween(strips, share=1.0, run_time=seconds)
        late = FadeIn(sizes, run_time=seconds, rate_func=second_half)
        self.play(*swap(self.old, row.part("old")), *rise, late)
        pieces = LaidOut(strips, miss, nudge, self.panel.below(row, 0.6))
        for part, which in (("strips", slice(2)), ("corner", slice(2, 3))):
            if part == "corner" and before_the_corner():
                self.play(Indicate(strips.corners, 1.3, color("ink")), run_time=self.phrase_left(0.35))
            seconds = self.phrase_left(0.6, least=0.45)
            come = [
                TransformFromCopy(*pair, run_time=seconds)
                for pair in zip(pieces.sources[which], pieces.pieces[which], strict=True)
            ]
            late = FadeIn(pieces.areas[which], row.part(part), run_time=seconds, rate_func=second_half)
            self.play(*come, late)
        self.play(FadeIn(row.part("new")), run_time=self.phrase_left(0.6, least=0.3))
        self.play(FadeOut(strips, sizes, run_time=0.4), picture.to(weights=self.first, run_time=0.4))
        self.old = VGroup(row, pieces)

    def _stack_the_misses(self) -> None:
        picture, units = self.picture, self.names.stacks
        sums = [
            (each.above, each.below, each.for_turn, each.against)
            for each in (self.guess, self.lifted, self.best)
        ]
        # The weighted piles start from the lifted line; those of the first guess are never shown.
        top = 1.22 * max(*sums[0][:2], *sums[1], *sums[2], 0.5 * float(np.sqrt(self.fit.spread)))
        self.stacks = stacks = Stacks(picture, self.chart(), top, units)
        self.scales = VGroup(*stacks.plots)
        self.add(stacks)
        come = FadeIn(stacks.plot, stacks.names[0], run_time=0.9, rate_func=second_half)
        self.play(FadeOut(self.old, run_time=0.4), come, picture.to(spread=0.0, run_time=0.9))
        self.play(tween(stacks, stage=1.0, run_time=self.phrase_left(0.4, least=1.0)))
        self.play(FadeIn(stacks.totals), run_time=0.4)
        self.mean.follow()
        self.play(FadeIn(self.mean, self.loss), run_time=self.phrase_left(0.6))
        picture.followers += [stacks.follow, self.mean.follow]

    def _show_that_a_lift_pays(self) -> None:
        """The line rises a bit and sinks back, and the mean square with it."""
        there = self.first + np.array([0.0, self.nudges.lift])
        self.play(FadeOut(self.loss), run_time=0.3)
        rise = self.picture.to(
            weights=there, rate_func=there_and_back, run_time=self.phrase_left(0.8, least=1.2)
        )
        self.play(rise)
        self.play(FadeIn(self.loss), run_time=0.3)

    def _add_the_misses_up(self) -> None:
        self.words, self.excess = words.sum_of_misses(self.guess), VGroup()
        stack(self.words, box=self.panel)
        if self.guess.surplus:
            self.excess = self.stacks.excess("surplus " + words.short(abs(self.guess.surplus)))
        self.play(FadeIn(self.words, self.excess), run_time=0.7)

    def _level(self, excess: Any, rule: Any, levelled: Balance, name: str) -> None:
        """Say how far, let the line go there, and keep the sum that is zero now."""
        picture, stacks = self.picture, self.stacks
        stack(rule, under=self.words, box=self.panel, gap=0.25)
        self.play(FadeIn(rule), FadeOut(excess, self.loss), run_time=0.5)
        self.play(picture.to(weights=levelled.weights, run_time=self.phrase_left(0.7, least=1.2)))
        self.loss, level = self.mean.named(), stacks.level()
        kept = words.balanced(name, 0.0)
        stack(kept, box=self.panel)
        self.play(
            Create(level, run_time=0.8),
            FadeIn(self.loss, run_time=0.8),
            *swap(VGroup(self.words, rule), kept),
        )
        self.levels, self.kept, self.words = level, kept, kept
