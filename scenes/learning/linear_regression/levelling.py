"""The third act: the line is turned until its misses balance that way too, and no other line is better."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.learning.balances import Balance, balance_of_line
from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.handles import Handles
from scenes.learning.linear_regression.lifting import Lifting
from scenes.learning.linear_regression.stacks import factors
from scenes.learning.linear_regression.strips import AreaBars, Rises, Strips, places_of_few
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import Written, stack

_LEAST_RISE = 0.5
"""The height of the highest bracket, in manim units, from which a turn of 1 can be seen."""


class Levelling(Lifting):
    """From a line at the right height to the best line."""

    @beat(
        "Turn it: twice as far out, strips are twice as wide.",
        "{sinking}",
        "{pulled}",
        title="Why a miss counts d times",
    )
    def turn_it_a_bit(self) -> None:
        picture, lifted = self.picture, self.lifted
        self.ghost = ghost = picture.line.copy().set_stroke(color("muted"), 3.0)
        self.bring_to_back(ghost)
        try_it = lifted.weights + np.array([self.nudges.turn, 0.0])
        kept = swap(self.words, self.kept) if self.words is not self.kept else []
        old = FadeOut(self.levels, self.loss, self.apart, run_time=0.4)
        self.play(old, *kept, picture.to(spread=1.0, run_time=0.6))
        strips = [self._strips_of_the_turn(side) for side in (1, -1)]
        places = places_of_few(picture)
        sides = places[places > 0], places[places < 0][:1]
        wedges = [Rises(picture, lifted.weights, try_it, side) for side in sides]
        self.bring_to_back(strips[0])
        seconds = self.phrase_left(0.5)
        turned = picture.to(weights=try_it, run_time=seconds)
        self.play(turned, tween(strips[0], share=1.0, run_time=seconds))
        self.play(FadeIn(wedges[0]), run_time=0.5)
        self.cue()
        back = picture.to(weights=lifted.weights, run_time=0.7)
        self.play(back, FadeOut(wedges[0], run_time=0.3), tween(strips[0], share=0.0, run_time=0.7))
        self.remove(strips[0])
        self.bring_to_back(strips[1])
        seconds = self.phrase_left(0.6)
        turned = picture.to(weights=try_it, run_time=seconds)
        self.play(turned, tween(strips[1], share=1.0, run_time=seconds))
        self.play(FadeIn(wedges[1]), run_time=0.5)
        self.cue()
        # What goes before the line moves stays over it: a picture that moves is drawn over all others.
        self.play(FadeOut(wedges[1], strips[1]), run_time=0.3)
        self.play(picture.to(weights=lifted.weights, spread=0.0, run_time=0.6))
        self.play(FadeOut(ghost), FadeIn(self.loss), run_time=0.4)
        picture.followers.clear()
        self._count_by_distance()

    def _strips_of_the_turn(self, side: int) -> Strips:
        """The strips of the squares on the right, or of those on the left that the words speak of."""
        picture, d, misses = self.picture, self.data[:, 0], self.lifted.residuals
        meant = np.full(len(d), True) if side > 0 else misses * misses[self.sunk] >= 0
        chosen = [index for index in picture.chosen if side * d[index] > 0 and meant[index]]
        return Strips(picture, self.nudges.turn * d, chosen)

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
        times = factors(self.picture)
        self.play(FadeOut(stacks.totals, self.kept, run_time=0.3), *names, *unit, FadeIn(times, run_time=0.8))
        self.play(tween(stacks, stage=2.0, run_time=self.phrase_left(0.5, least=1.0)))
        self.play(FadeIn(stacks.totals, self.pulls), FadeOut(times), run_time=0.5)

    def _turn(self) -> None:
        picture, stacks = self.picture, self.stacks
        arms = words.arms(self.data[:, 0], self.best)
        stack(arms, box=self.panel)
        self.by_one = self._turn_by_one(arms)
        self.cue()
        rule = words.shifted("turn", self.lifted.turning, self.lifted.arms_in_all, self.lifted.turn)
        stack(rule, under=arms, box=self.panel, gap=0.25)
        picture.followers += [stacks.follow, self.mean.follow]
        self.play(FadeOut(self.loss, self.by_one), run_time=0.3)
        self.play(
            FadeIn(rule, run_time=1.2, rate_func=second_half),
            picture.to(weights=self.best.weights, run_time=self.phrase_left(0.8, least=1.4)),
        )
        self.loss, self.levels = self.mean.named(), stacks.level()
        self.play(Create(self.levels), FadeIn(self.loss), run_time=0.6)
        self.words = VGroup(arms, rule)

    def _turn_by_one(self, row: Written) -> VGroup:
        """Show how far a turn of 1 lifts the line at each point, if it can be seen: terms of a *row*."""
        picture, (slope, height) = self.picture, self.lifted.weights
        places, turned = places_of_few(picture), np.array([slope + 1.0, height])
        rises = Rises(picture, self.lifted.weights, turned, places)
        seen = all(picture.plot.shows(d, height + turned[0] * d) for d in places)
        if not (seen and rises.brackets.height > _LEAST_RISE):
            self.play(*swap(self.pulls, row))
            return VGroup()
        line = picture.plot.line(0.0, height, slope + 1.0, "muted", width=3.0)
        swing = ReplacementTransform(picture.line.copy(), line, run_time=self.phrase_left(0.3))
        self.play(FadeOut(self.pulls, run_time=0.4), swing)
        self.play(FadeIn(rises, lag_ratio=0.2), run_time=self.phrase_left(0.3))
        self.play(*rises.fly_into(row, self.data[:, 0]), run_time=self.phrase_left(0.6))
        return VGroup(line, rises)

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
        "Is any line better? It's this one, lifted and turned.",
        "{strips_gone}",
        "{corners_left}",
        title="Why no other line is better",
    )
    def find_nothing_better(self) -> None:
        picture, move, stacks = self.picture, self.moved, self.stacks
        rows = VGroup(*words.strips_cancel())
        stack(*rows, box=self.panel, gap=0.25)
        self.strips = strips = Strips(picture, move.rises, picture.chosen)
        self.bars = bars = AreaBars(picture, move, self.chart(rows))
        gone = FadeOut(self.loss, self.levels, self.words, run_time=0.4)
        self.play(gone, picture.to(spread=1.0, bars=0.0, run_time=0.6))
        self.bring_to_back(strips)
        self._try_a_move()
        self.cue()
        picture.followers.clear()
        self.scales = VGroup(bars.plot, *stacks.plots)
        old = VGroup(stacks, stacks.plots[0], stacks.totals, stacks.names[0], self.mean, self.words)
        come = FadeIn(bars.plot, bars.names[:2], run_time=0.8, rate_func=second_half)
        self.play(FadeOut(old, run_time=0.4), come, tween(strips, share=1.0, run_time=0.8))
        self.add(bars)
        self.play(tween(bars, strips=1.0, run_time=0.7), FadeIn(rows, run_time=0.7, rate_func=second_half))
        self.play(FadeIn(bars.numbers[:2]), run_time=0.3)
        self.words = rows
        self.wait(self.phrase_left(least=1.2))
        self.cue()
        self.play(FadeOut(bars.numbers[:2], run_time=0.3), tween(bars, cancelled=1.0, run_time=0.5))
        self.play(tween(bars, cancelled=2.0, run_time=0.3))
        self._add_the_corners()

    def _try_a_move(self) -> None:
        """Lift the best line and turn it, each with a bracket and a row."""
        picture, best, move = self.picture, self.fit.weights, self.moved
        lifted = best + np.array([0.0, move.lift])
        shown, self.words = VGroup(), VGroup(*words.tried(move))
        stack(*self.words, box=self.panel, gap=0.25)
        moves = (best, lifted, 0.0), (lifted, move.weights, Handles(picture).run)
        for share, row, (old, new, place) in zip((0.35, 0.7), self.words, moves, strict=True):
            ghost = picture.line.copy().set_stroke(color("muted"), 3.0)
            self.bring_to_back(ghost)
            turn = picture.to(weights=new, run_time=self.phrase_left(share))
            self.play(turn, *([FadeOut(shown, run_time=0.4)] if len(shown) else []))
            rise = Rises(picture, old, new, np.array([place])).brackets
            self.play(FadeIn(rise, row), run_time=0.4)
            shown = VGroup(ghost, rise)
        self.words.add(shown)

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
        "These two, the normal equations, fix one line.",
        title="The normal equations",
    )
    def keep_both_balances(self) -> None:
        picture, bars = self.picture, self.bars
        targets = balance_of_line(self.data, (0.0, 0.0))
        self.equations = VGroup(*words.normal_equations(targets, self.fit.weights))
        stack(*self.equations, box=self.panel, gap=0.5)
        picture.followers.append(self.mean.follow)
        old = FadeOut(bars, bars.plot, bars.names, bars.numbers[2], run_time=0.5)
        gone = FadeOut(self.strips, self.sum, self.loss, run_time=0.5)
        self.play(old, gone, picture.to(weights=self.fit.weights, bars=1.0, run_time=0.9))
        self.loss = self.mean.named()
        self.play(FadeIn(self.equations[0], self.equations[2], self.loss), run_time=0.6)
        self.play(FadeIn(self.equations[1], self.equations[3], lag_ratio=0.5), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.equations[4]), run_time=self.phrase_left(0.6, least=0.5))
