"""The second act: the line is lifted and turned until its misses balance, and no other line is better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, TransformFromCopy, VGroup

from mathkit.learning.balances import Balance
from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.guesses import Guesses
from scenes.learning.linear_regression.handles import Handles
from scenes.learning.linear_regression.stacks import Stacks
from scenes.learning.linear_regression.strips import AreaBars, LaidOut, Rises, Strips, places_of_few
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import dim, second_half, swap, undim
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack


class Levelling(Guesses):
    """From a first guess to the best line."""

    @beat(
        "{try_it}",
        "{corner}",
        "{others}",
        title="Lift it a bit: two strips",
    )
    def lift_it_a_bit(self) -> None:
        down, squares = self.guess.surplus < 0, self.picture.squares
        self.old = VGroup(self.loss, self.mean, self.rows)
        self.play(dim(squares), run_time=0.4)
        self._try_a_lift(not down, self.cue)
        self.cue()
        self._try_a_lift(down)
        self.play(undim(squares), run_time=0.3)

    @beat(
        "{stacked}",
        "{balanced}",
        title="Lift it until the misses balance",
    )
    def lift_until_level(self) -> None:
        self._stack_the_misses()
        self.cue()
        self._add_the_misses_up()
        n = float(len(self.data))
        rule = words.shift("lift", self.guess.surplus, n, self.guess.lift)
        self._level(self.excess, rule, self.lifted, words.SUM_OF_RESIDUALS)

    def _try_a_lift(self, above: bool, before_the_corner: Callable[[], bool] = bool) -> None:
        """Let the line rise a bit, and show the strips of the largest square above it, or below it."""
        picture, nudge = self.picture, self.nudges.lift
        there = self.first + np.array([0.0, nudge])
        misses = picture.residuals[picture.chosen] * (1 if above else -1)
        index = picture.chosen[int(np.argmax(misses))]
        if misses.max() <= 1e-6 * float(np.sqrt(self.fit.spread)):
            self.play(
                FadeOut(self.old, run_time=0.4), picture.to(weights=there, run_time=self.phrase_left(0.6))
            )
            before_the_corner()
            self.play(picture.to(weights=self.first, run_time=0.5))
            self.old = VGroup()
            return
        miss = float(picture.residuals[index])
        strips = Strips(picture, np.full(picture.count, nudge), [index])
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
            seconds = self.phrase_left(0.6, least=0.6)
            come = [
                TransformFromCopy(*pair, run_time=seconds)
                for pair in zip(pieces.sources[which], pieces.pieces[which], strict=True)
            ]
            late = FadeIn(pieces.areas[which], row.part(part), run_time=seconds, rate_func=second_half)
            self.play(*come, late)
        self.play(FadeIn(row.part("new")), run_time=self.phrase_left(0.6, least=0.4))
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

    def _add_the_misses_up(self) -> None:
        self.words, self.excess = words.sum_of_misses(self.guess), VGroup()
        stack(self.words, box=self.panel)
        if self.guess.surplus:
            self.excess = self.stacks.excess("surplus " + words.short(abs(self.guess.surplus)))
        self.play(FadeIn(self.words, self.excess), run_time=0.7)

    def _level(self, excess: Any, rule: Any, levelled: Balance, name: str) -> None:
        """Say how far, let the line go there, and keep the sum that is zero now."""
        picture, stacks = self.picture, self.stacks
        self.write(rule)
        self.play(FadeOut(excess, self.loss), run_time=0.4)
        self.play(picture.to(weights=levelled.weights, run_time=self.phrase_left(0.7, least=1.2)))
        self.loss, level = self.mean.named(), stacks.level()
        kept = words.balanced(name, 0.0)
        stack(kept, box=self.panel)
        self.play(Create(level, run_time=0.8), FadeIn(self.loss, run_time=0.8), *swap(self.words, kept))
        self.levels, self.kept, self.words = level, kept, kept

    # The turn ------------------------------------------------------------------------------------------

    @beat(
        "Now turn it: twice as far out, strips are twice as wide.",
        "{pulled}",
        title="Why a miss counts d times",
    )
    def turn_it_a_bit(self) -> None:
        picture, lifted = self.picture, self.lifted
        self.ghost = ghost = picture.line.copy().set_stroke(color("muted"), 3.0)
        self.bring_to_back(ghost)
        try_it = lifted.weights + np.array([self.nudges.turn, 0.0])
        self.play(FadeOut(self.levels, self.loss, run_time=0.4), picture.to(spread=1.0, run_time=0.5))
        right = picture.chosen[self.data[picture.chosen, 0] > 0]
        strips = Strips(picture, self.nudges.turn * self.data[:, 0], right, corners=False)
        self.bring_to_back(strips)
        seconds = self.phrase_left(0.5)
        turned = picture.to(weights=try_it, run_time=seconds)
        self.play(turned, tween(strips, share=1.0, run_time=seconds))
        places = places_of_few(picture)
        wedge = Rises(picture, lifted.weights, try_it, places[places > 0])
        self.play(FadeIn(wedge, lag_ratio=0.3), run_time=self.phrase_left(0.7, least=0.6))
        back = picture.to(weights=lifted.weights, spread=0.0, run_time=0.5)
        self.play(FadeOut(wedge, strips, run_time=0.3), back)
        self.play(FadeOut(ghost), FadeIn(self.loss), run_time=0.4)
        picture.followers.clear()
        self.cue()
        self._count_by_distance()

    @beat(
        "{turned}",
        "{turn_it}",
        "{still_level}",
        title="Turn it until these balance too",
    )
    def turn_until_level(self) -> None:
        self._turn()
        self.cue()
        self._show_that_it_stays_level(self.lifted, self.ghost)

    def _count_by_distance(self) -> None:
        stacks = self.stacks
        self.pulls = words.pulls(self.data[:, 0], self.lifted)
        stack(self.pulls, box=self.panel)
        names = swap(stacks.names[0], stacks.names[1])
        unit = swap(stacks.plots[0].labels[-1], stacks.plots[1].labels[-1])
        self.play(FadeOut(stacks.totals, self.kept, run_time=0.3), *names, *unit)
        self.play(tween(stacks, stage=2.0, run_time=self.phrase_left(0.5, least=1.0)))
        self.play(FadeIn(stacks.totals, self.pulls), run_time=0.5)

    def _turn(self) -> None:
        picture, stacks = self.picture, self.stacks
        arms = words.arms(self.best)
        stack(arms, box=self.panel)
        self.wait(self.phrase_left(0.3))
        self.play(*swap(self.pulls, arms))
        self.cue()
        rule = words.shift("turn", self.lifted.turning, self.lifted.arms_in_all, self.lifted.turn)
        stack(rule, under=arms, box=self.panel, gap=0.25)
        picture.followers += [stacks.follow, self.mean.follow]
        self.play(FadeOut(self.loss), run_time=0.3)
        self.play(
            FadeIn(rule, run_time=1.2, rate_func=second_half),
            picture.to(weights=self.best.weights, run_time=self.phrase_left(0.8, least=1.4)),
        )
        self.loss, self.levels = self.mean.named(), stacks.level()
        self.play(Create(self.levels), FadeIn(self.loss), run_time=0.6)
        self.words = VGroup(arms, rule)

    def _show_that_it_stays_level(self, lifted: Balance, ghost: Any) -> None:
        picture, stacks = self.picture, self.stacks
        self.bring_to_back(ghost)
        apart = Rises(picture, lifted.weights, self.best.weights, places_of_few(picture))
        row = words.turned_apart(self.data[:, 0] * lifted.turn)
        stack(row, box=self.panel)
        gone = FadeOut(stacks.totals, self.levels, run_time=0.4)
        self.play(*swap(self.words, row), FadeIn(apart, run_time=0.8), gone)
        unit = swap(stacks.plots[1].labels[-1], stacks.plots[0].labels[-1])
        names = swap(stacks.names[1], stacks.names[0])
        self.play(*names, *unit, tween(stacks, stage=1.0, run_time=self.phrase_left(0.7, least=1.0)))
        self.levels = stacks.level()
        self.play(FadeIn(stacks.totals), Create(self.levels), FadeOut(apart, ghost), run_time=0.6)
        self.words = row

    # No other line -------------------------------------------------------------------------------------

    @beat(
        "{tried}",
        "{strips_gone}",
        "{corners_left}",
        title="Why no other line is better",
    )
    def find_nothing_better(self) -> None:
        picture, move, stacks = self.picture, self.moved, self.stacks
        self.play(FadeOut(self.loss, self.levels, self.words), run_time=0.4)
        self._try_a_move()
        self.cue()
        picture.followers.clear()
        stack_parts = VGroup(stacks, stacks.plots[0], stacks.totals, stacks.names[0])
        old = VGroup(stack_parts, self.words, self.mean)
        row = words.strips_cancel(move)
        stack(row, box=self.panel)
        self.strips = strips = Strips(picture, move.rises, picture.chosen)
        self.bars = bars = AreaBars(picture, move, self.chart())
        self.scales = VGroup(bars.plot, *stacks.plots)
        come = FadeIn(bars.plot, bars.names[:2], run_time=0.8, rate_func=second_half)
        self.play(FadeOut(old, run_time=0.4), picture.to(spread=1.0, bars=0.0, run_time=0.8), come)
        self.bring_to_back(strips)
        rise = tween(strips, share=1.0, run_time=0.7)
        self.play(picture.to(weights=move.weights, run_time=0.7), rise)
        self.add(bars)
        self.play(tween(bars, strips=1.0, run_time=0.9))
        self.play(FadeIn(bars.numbers[:2], row), run_time=0.4)
        self.words = row
        self.wait(0.4)
        self.play(FadeOut(bars.numbers[:2], run_time=0.3))
        self.play(tween(bars, cancelled=1.0, run_time=0.5))
        self.play(tween(bars, cancelled=2.0, run_time=0.3))
        self.cue()
        self._add_the_corners()

    def _try_a_move(self) -> None:
        """Lift the best line, turn it, each with a bracket and a row, and let it go back."""
        picture, best, move = self.picture, self.fit.weights, self.moved
        lifted = best + np.array([0.0, move.lift])
        shown, self.words = VGroup(), VGroup(*words.tried(move))
        stack(*self.words, box=self.panel, gap=0.25)
        moves = (best, lifted, 0.0), (lifted, move.weights, Handles(picture).run)
        for row, (old, new, place) in zip(self.words, moves, strict=True):
            ghost = picture.line.copy().set_stroke(color("muted"), 3.0)
            self.bring_to_back(ghost)
            turn = picture.to(weights=new, run_time=self.phrase_left(0.3))
            self.play(turn, *([FadeOut(shown, run_time=0.4)] if len(shown) else []))
            rise = Rises(picture, old, new, np.array([place])).brackets
            self.play(FadeIn(rise, row), run_time=0.4)
            shown = VGroup(ghost, rise)
        self.wait(self.phrase_left(0.4, least=0.4))
        back = picture.to(weights=best, run_time=self.phrase_left(least=0.6))
        self.play(FadeOut(shown, run_time=0.4), back)

    def _add_the_corners(self) -> None:
        bars = self.bars
        self.play(FadeIn(bars.names[2]), tween(bars, corners=1.0, run_time=self.phrase_left(0.5, least=1.0)))
        self.sum = words.corners_add(self.moved, self.fit.error)
        stack(self.sum, box=self.panel)
        self.mean.follow()
        self.loss = self.mean.named()
        self.play(FadeIn(bars.numbers[2], self.mean), run_time=0.5)
        self.play(*swap(self.words, self.sum), FadeIn(self.loss, run_time=0.8, rate_func=second_half))

    @beat(
        "These balances, the normal equations, give one line, if the dots differ in d.",
        title="The normal equations",
    )
    def keep_both_balances(self) -> None:
        picture, bars = self.picture, self.bars
        w, b = self.fit.weights
        self.equations = VGroup(*words.normal_equations(float(w), float(b)))
        stack(*self.equations, box=self.panel, gap=0.6)
        picture.followers.append(self.mean.follow)
        old = FadeOut(bars, bars.plot, bars.names, bars.numbers[2], run_time=0.5)
        gone = FadeOut(self.strips, self.sum, self.loss, run_time=0.5)
        self.play(old, gone, picture.to(weights=self.fit.weights, bars=1.0, run_time=0.9))
        self.loss = self.mean.named()
        self.play(FadeIn(self.equations[0]), FadeIn(self.loss), run_time=0.6)
        self.play(FadeIn(self.equations[1]), run_time=self.phrase_left(0.4, least=0.6))
        self.play(FadeIn(self.equations[2]), run_time=self.phrase_left(0.5, least=0.6))
        self.play(FadeIn(self.equations[3]), run_time=self.phrase_left(0.6, least=0.5))
