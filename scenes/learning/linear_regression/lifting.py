"""The second act: the line is lifted until its misses balance."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, TransformFromCopy, VGroup, there_and_back

from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.guesses import Guesses
from scenes.learning.linear_regression.stacks import Stacks
from scenes.learning.linear_regression.strips import LaidOut, Rises, Strips, places_of_few
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack

_LARGE = 0.5
"""The square of the last point is worked out if its miss is at least this share of the largest."""


class Lifting(Guesses):
    """From a first guess to a line at the right height."""

    @beat(
        "{try_it}",
        "{corner}",
        "{others}",
        title="Lift it a bit: two strips",
    )
    def lift_it_a_bit(self) -> None:
        picture, nudge = self.picture, self.nudges.lift
        # Strips are drawn from where the line is now.
        losing, gaining = (self._strips_of_one(above) for above in (nudge > 0, nudge <= 0))
        self.old = VGroup(self.loss, self.mean, self.rows)
        there, seconds = self.first + np.array([0.0, nudge]), self.phrase_left(0.4)
        if losing:
            rise = picture.to(weights=there, faint=1.0, run_time=seconds)
            self._lose_two_strips(losing[0], rise)
        else:
            self.play(FadeOut(self.old, run_time=0.4), picture.to(weights=there, run_time=seconds))
            self.old = VGroup()
            self.cue()
        self.cue()
        if gaining:
            self._gain_all_three(gaining[0])

    def _strips_of_one(self, above: bool) -> list[Strips]:
        """The strips of one square above the line, or below it, for a small lift, if there is one.

        It is that of the last point if it is large: no other is beside it.
        """
        picture = self.picture
        misses = picture.residuals[picture.chosen] * (1 if above else -1)
        if misses.max() <= 1e-6 * float(np.sqrt(self.fit.spread)):
            return []
        place = -1 if misses[-1] >= _LARGE * misses.max() else int(np.argmax(misses))
        return [Strips(picture, np.full(picture.count, self.nudges.lift), picture.chosen[[place]])]

    def _lose_two_strips(self, strips: Strips, rise: Any) -> None:
        """The strips leave a square while the line rises a bit, and their overlap goes back once."""
        miss, nudge = float(self.guess.residuals[strips.indices[0]]), self.nudges.lift
        row, sizes = words.nudged_square(miss, nudge), strips.sizes(miss, nudge)
        stack(row, box=self.panel)
        self.bring_to_back(strips)
        seconds = rise.run_time
        late = FadeIn(sizes, run_time=seconds, rate_func=second_half)
        grow = tween(strips, share=1.0, run_time=seconds)
        self.play(*swap(self.old, row.part("old")), rise, grow, late)
        pieces = LaidOut(strips, miss, nudge, self.panel.below(row, 0.6))
        for part, which in (("strips", slice(2)), ("corner", slice(2, 3))):
            if part == "corner" and self.cue():
                self.play(Indicate(strips.corners, 1.3, color("ink")), run_time=self.phrase_left(0.35))
            seconds = self.phrase_left(0.6, least=0.45)
            come = [
                TransformFromCopy(*pair, run_time=seconds)
                for pair in zip(pieces.sources[which], pieces.pieces[which], strict=True)
            ]
            late = FadeIn(pieces.areas[which], row.part(part), run_time=seconds, rate_func=second_half)
            self.play(*come, late)
        self.play(FadeIn(row.part("new")), run_time=self.phrase_left(0.6, least=0.3))
        self.old = VGroup(row, pieces, strips, sizes)

    def _gain_all_three(self, strips: Strips) -> None:
        """A square on the other side of the line has grown by its strips and its corner."""
        miss, nudge = float(self.guess.residuals[strips.indices[0]]), self.nudges.lift
        row, sizes = words.nudged_square(miss, nudge), strips.sizes(miss, nudge)
        stack(row, box=self.panel)
        grow = tween(strips, share=1.0, run_time=1.2)
        self.play(*swap(self.old, VGroup(row, sizes)), grow)
        self.bring_to_back(strips)
        self.wait(self.phrase_left())
        self.old = VGroup(row, strips, sizes)

    @beat(
        "{stacked}",
        "{pays}",
        "{balanced}",
        title="Lift it until the misses balance",
    )
    def lift_until_level(self) -> None:
        level = words.short(self.guess.above) == words.short(self.guess.below)
        self._stack_the_misses()
        self.cue()
        if level:
            self._lift_in_vain()
        else:
            self._lift_until_level()
        self.cue()
        self._say_how_far(level)

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
        come = FadeIn(stacks.plot, stacks.names[0], run_time=0.9, rate_func=second_half)
        back = picture.to(weights=self.first, spread=0.0, faint=0.0, run_time=0.9)
        self.play(FadeOut(self.old, run_time=0.4), come, back)
        stacks.follow()
        self.add(stacks)
        self.play(tween(stacks, stage=1.0, run_time=self.phrase_left(0.4, least=1.0)))
        self.play(FadeIn(stacks.totals), run_time=0.4)
        self.mean.follow()
        self.play(FadeIn(self.mean, self.loss), run_time=self.phrase_left(0.6))
        picture.followers += [stacks.follow, self.mean.follow]

    def _lift_in_vain(self) -> None:
        """The line rises a bit and sinks back, and the mean square with it."""
        there = self.first + np.array([0.0, self.nudges.lift])
        self.play(FadeOut(self.loss), run_time=0.3)
        seconds = self.phrase_left(0.8, least=1.2)
        self.play(self.picture.to(weights=there, rate_func=there_and_back, run_time=seconds))

    def _lift_until_level(self) -> None:
        """Both stacks change until they are equally high."""
        excess = self.stacks.excess()
        self.play(FadeIn(excess), run_time=0.5)
        self.ghost = self.picture.line.copy().set_stroke(color("muted"), 3.0)
        self.play(
            FadeOut(excess, self.loss, run_time=0.4),
            self.picture.to(weights=self.lifted.weights, run_time=self.phrase_left(0.8, least=1.4)),
        )
        self.levels = self.stacks.level()
        self.play(Create(self.levels), run_time=0.5)

    def _say_how_far(self, level: bool) -> None:
        """The rule, with the same bracket at each miss; of a line that is level already, only the sum."""
        picture = self.picture
        self.loss = self.mean.named()
        self.kept = words.balanced(words.SUM_OF_RESIDUALS, 0.0)
        stack(self.kept, box=self.panel)
        if level:
            picture.set_state(weights=self.lifted.weights)
            self.levels = self.stacks.level()
            self.play(Create(self.levels), FadeIn(self.loss, self.kept), run_time=0.8)
            self.words, self.apart = self.kept, VGroup()
            return
        total = words.sum_of_misses(self.guess)
        rule = words.shifted("lift", self.guess.surplus, float(len(self.data)), self.guess.lift)
        self.words = stack(total, rule, box=self.panel, gap=0.25)
        rises = Rises(picture, self.first, self.lifted.weights, places_of_few(picture))
        self.bring_to_back(self.ghost)
        self.play(FadeIn(self.words, self.loss), run_time=0.5)
        self.play(FadeIn(rises, lag_ratio=0.3), run_time=self.phrase_left(0.75))
        self.apart = VGroup(self.ghost, rises)
