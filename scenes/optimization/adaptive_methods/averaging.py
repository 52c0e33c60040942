"""The third part of the lesson: the two means of Adam, and how they are corrected."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, ReplacementTransform, Transform

from mathkit.optimization.momentum import accumulated_steps
from scenes.optimization.adaptive_methods import words
from scenes.optimization.adaptive_methods.biases import FOLLOWED, FillingMeans
from scenes.optimization.adaptive_methods.charts import noise_chart
from scenes.optimization.adaptive_methods.scaling import MEMORY, Scaling
from scenes.optimization.adaptive_methods.signs import NOISY
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
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
        "Adam averages the slopes, too, so little of this noise is left.",
        title="Average the slopes, too",
    )
    def average_the_slopes(self) -> None:
        first, last = (_ROUNDS - _SEEN) * len(NOISY) + 1, _ROUNDS * len(NOISY)
        chart = self.chart = noise_chart(first, self.noise, self.noise_means, words.MEAN_SLOPE)
        self.told = stack(*words.averaged_rule(self.params.mean_decay))
        rule, mean = self.told
        noise = self.trail.walker, chart.seek(last).dots
        self.axes_become([chart], mean, kept=[self.rule], moved=[noise])
        self.play(ReplacementTransform(self.rule, rule), run_time=0.8)
        self.add(chart)
        self.play(Advance(chart.curve, first, last, run_time=self.phrase_left(0.8, least=1.8)))
        self.play(FadeIn(chart.letter), run_time=0.5)

    @beat(
        "Both means start at zero: after one step, m is {mean_fill} full, the usual size {size_fill}.",
        "So steps would grow to {longest:.1} times alpha.",
        "So Adam divides both by how full they are.",
        title="Why Adam corrects its means",
    )
    def correct_the_means(self) -> None:
        p = self.params
        decays = (p.mean_decay, p.square_decay)
        filling = self.filling = FillingMeans(decays)
        square = stack(*words.mean_square(p.square_decay, MEMORY), under=self.told)
        steady = self.chart.dots, filling.slopes
        self.axes_become([filling], square, kept=[self.told], moved=[steady])
        self.add(filling)
        numbers = stack(readout(words.held(filling.shares, lambda: filling.step)), under=square)
        self.play(Advance(filling, 0, 1, run_time=0.8))
        self.play(FadeIn(numbers), run_time=0.5)
        first = filling.first()
        for each in first:
            self.play(FadeIn(each), run_time=self.phrase_left(0.35, least=0.7))
        self.cue()
        self.play(FadeOut(first), run_time=0.3)
        self.play(Advance(filling, 1, filling.longest, run_time=self.phrase_left(0.7, least=1.5)))
        farthest = filling.farthest()
        self.play(FadeIn(farthest), run_time=0.6)
        self.wait(self.phrase_left(least=1.5))
        self.cue()
        self.play(FadeOut(farthest), Advance(filling, filling.longest, FOLLOWED), run_time=0.8)
        names = filling.named("m", "sqrt(s)")
        corrections = stack(*words.corrections(*decays), under=square)
        self.play(FadeIn(names), *swap(numbers, corrections))
        hats = filling.named("hat(m)", "sqrt(hat(s))", corrected=True)
        seconds = self.phrase_left(0.75, least=1.5)
        self.play(tween(filling, corrected=1.0, run_time=seconds), Transform(names, hats, run_time=seconds))
