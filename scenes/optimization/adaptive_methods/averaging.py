"""The third part of the lesson: the two means of Adam, and how they are corrected."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, ReplacementTransform

from mathkit.optimization.momentum import accumulated_steps
from scenes.optimization.adaptive_methods import running, words
from scenes.optimization.adaptive_methods.biases import FOLLOWED, FillingMeans
from scenes.optimization.adaptive_methods.charts import noise_chart
from scenes.optimization.adaptive_methods.scaling import Scaling
from scenes.optimization.adaptive_methods.signs import NOISY
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import dim, swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.type.readouts import readout
from scenes.stage.type.writing import stack

_ROUNDS, _SEEN = 25, 5
"""How often the noise is drawn, in all and in the end, where its mean has run in."""


class Averaging(Scaling):
    """Beats eight and nine."""

    def compute_means(self) -> None:
        decay, seen = self.params.mean_decay, _SEEN * len(NOISY)
        noise = np.tile(NOISY, _ROUNDS)
        running = (1 - decay) * accumulated_steps(noise, decay)
        self.noise, self.noise_means = noise[-seen:], running[-seen:]

    @beat(
        "Adam also averages the slopes, so little noise is left.",
        title="Average the slopes, too",
    )
    def average_the_slopes(self) -> None:
        first, last = (_ROUNDS - _SEEN) * len(NOISY) + 1, _ROUNDS * len(NOISY)
        chart = self.chart = noise_chart(first, self.noise, self.noise_means, words.MEAN_SLOPE)
        self.told = stack(*words.averaged_rule(self.params.mean_decay))
        rule, named, mean = self.told
        self.axes_become([chart.plot], named, mean, pictures=[chart.seek(last).dots], kept=[self.rule])
        self.play(ReplacementTransform(self.rule, rule), run_time=0.8)
        self.add(chart)
        self.play(Advance(chart.curve, first, last, run_time=self.phrase_left(0.8, least=1.8)))
        self.play(FadeIn(chart.letter), run_time=0.5)

    @beat(
        "Both means start at zero, and the mean of the squares fills more slowly.",
        "With a steady slope, steps would grow to {longest:.1} times alpha.",
        "So Adam divides each mean by how full it is.",
        title="Why Adam corrects its means",
    )
    def correct_the_means(self) -> None:
        p = self.params
        decays = (p.mean_decay, p.square_decay)
        filling = self.filling = FillingMeans(decays)
        rule, _, mean = self.told
        told = stack(*words.uncorrected_rule(*decays))
        new_rule, new_mean, square = told
        numbers = stack(readout(running.held(filling.shares, lambda: filling.step)), under=told)
        moved = [(self.chart.dots, filling.slopes), (rule, new_rule), (mean, new_mean)]
        self.axes_become([filling.plot], square, moved=moved)
        self.add(filling)
        half = filling.longest // 2
        self.play(Advance(filling, 0, 1, run_time=0.3))
        self.play(FadeIn(numbers), run_time=0.3)  # before the first step, there is nothing to divide
        self.play(Advance(filling, 1, half, run_time=self.phrase_left(least=1.2)))
        self.cue()
        self.play(Advance(filling, half, filling.longest, run_time=self.phrase_left(0.5, least=1.2)))
        *marks, times = filling.farthest()
        self.play(FadeIn(*marks, times), run_time=0.6)
        self.wait(self.phrase_left(least=1.2))
        self.cue()
        self.uncorrected = new_rule
        corrections = stack(*words.corrections(*decays), under=told)
        held = filling.held_at_longest()
        self.play(*swap(times, held), *swap(numbers, corrections), dim(new_mean, square))
        self.wait(0.4)
        seconds = self.phrase_left(0.7, least=1.0)
        self.play(FadeOut(*marks, held, run_time=0.4), tween(filling, corrected=1.0, run_time=seconds))
        rest = Advance(filling, filling.longest, FOLLOWED, run_time=0.7)
        self.play(rest, FadeIn(filling.corrected_names()))
