"""The third act of gradient descent: with a second valley, where a walk ends depends on where it starts."""

from __future__ import annotations

import numpy as np
from manim import DOWN, UP, Create, DashedLine, FadeIn, FadeOut, VGroup

from mathkit.optimization.gradient_descent import GradientDescent as Rule
from mathkit.optimization.iterate import Trajectory
from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.rates import Rates
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, fit, text

_NARROW = 1.42
"""The widest loss that has room in one of two valleys, in manim units."""

_APART = 0.27
"""From a line to the middle of a text beside it, in manim units."""


class SecondValley(Rates):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat(
        "A network's loss may have several valleys.",
        "Two starts, the same alpha, two different ends.",
        "The right one isn't the lowest, but its slope is zero.",
        title="More than one valley",
    )
    def meet_two_valleys(self) -> None:
        valley, wide = self.valley, frame().wide
        valley.plot.aim(valley.window(wide, self.weights_around("two valleys")))
        valley.moved = 0.0
        old = FadeOut(
            self.shares.axes,
            self.shares.line,
            self.found,
            self.condition,
            self.forbidden,
            valley.ring,
            self.ball,
            run_time=0.7,
        )
        self.play(old, tween(valley, moved=1.0, run_time=1.4))
        valley.walks.clear()
        self.rate_there = words.rate(self.network_rate)
        valley.plot.box.inset(0.1).place(self.rate_there, 0.0, 1.0)
        bend = tween(valley, bend=1.0, run_time=self.phrase_left(least=1.5))
        self.play(bend, FadeIn(self.rate_there, run_time=0.8))
        self.cue()
        self.pair = pair = [valley.walk(walk.points[:, 0]) for walk in self.network_walks]
        self.play(FadeIn(*pair), run_time=0.5)
        seconds = self.phrase_left(0.8, least=2.0)
        self.play(*(Advance(walk, 0, walk.steps, run_time=seconds) for walk in pair))
        self.numbers = VGroup(*(self._loss_at_the_end(walk) for walk in self.network_walks))
        ends = [float(walk.points[-1, 0]) for walk in self.network_walks]
        ring, lowest = valley.ring.copy().move_to(valley.at(ends[1])), text("lowest", role="result")
        lowest.next_to(ring, UP, buff=0.1)
        left, lower = self._over_the_left(ends), self.numbers[1]
        lower.next_to(lowest, UP, buff=GAP)  # and clear of the level that comes
        if abs(lower.get_y() - left[1]) < _APART:
            lower.set_y(left[1] + _APART)
        if lowest.get_top()[1] > left[1] - GAP:
            left[0] = lowest.get_right()[0] + GAP
        self.play(FadeIn(self.numbers), run_time=0.5)
        self.cue()
        flat = valley.tangent(ends[0], 2.4)
        name = text(f"slope {number(0.0)}", role="slope").next_to(flat, DOWN, buff=0.15)
        level = DashedLine(
            valley.at(ends[0]) + np.array([-0.3, 0.0, 0.0]),
            left,
            stroke_width=3.0,
            dash_length=0.15,
            color=color("ink"),
        )
        self.play(Create(level), run_time=self.phrase_left(0.45))
        self.play(Create(ring), FadeIn(lowest), run_time=self.phrase_left(0.4))
        self.play(Create(flat), FadeIn(name), run_time=self.phrase_left())
        self.elsewhere = VGroup(*pair, self.numbers, flat, name, level, ring, lowest, self.rate_there)

    def _loss_at_the_end(self, walk: Trajectory[Rule]) -> Written:
        """The loss where a walk on the curve of the network has ended."""
        end, loss = walk.points[-1, 0], walk.values[-1]
        low, high = self.valley.plot.y_range
        name = words.loss_there(float(loss), 2 if high - low > 1 else 4)
        fit(name, width=_NARROW)
        return name.next_to(self.valley.at(float(end)), UP, buff=0.32)

    def _over_the_left(self, ends: list[float]) -> Points:
        """The place over the left end, as high as the right one."""
        return self.valley.plot.at(ends[1], float(self.valley.loss_at(ends[0])))
