"""The second part of the lesson: hops that never end, Adam's means, and how they are corrected."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, Transform, VGroup

from mathkit.optimization.adaptive import Adam, averages, step_sizes
from mathkit.optimization.iterate import Trajectory, iterate
from mathkit.optimization.momentum import accumulated_steps
from scenes.optimization.adaptive_methods import words
from scenes.optimization.adaptive_methods.biases import FOLLOWED, bars_and_lengths
from scenes.optimization.adaptive_methods.charts import RateChart, SlopeChart, hop_chart
from scenes.optimization.adaptive_methods.dividing import MEMORY, RUN, START, Dividing
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack

HOPS = 12
"""The last steps of all, where the weights hop."""


class Averaging(Dividing):
    """Beats seven to nine."""

    def compute_means(self) -> None:
        p = self.params
        averaged = iterate(self.bowl, START, Adam(p.learning_rate, p.mean_decay, MEMORY), RUN)
        self.rates = step_sizes(self.scaled)[:, 1]
        self.hops, self.calm_hops = (walk.gradients[-HOPS - 1 : -1, 1] for walk in (self.scaled, averaged))
        self.hop_shrink = _mean_hop(self.scaled) / _mean_hop(averaged)
        self.calm_means = averages(averaged)[0][-HOPS:, 1]
        running = (1 - p.mean_decay) * accumulated_steps(self.slopes[:, 1], p.mean_decay)
        self.hop_means = running[-HOPS:]

    @beat(
        "But as slopes shrink, the rate grows.",
        "Past {limit}, the steep weight's hops and slopes grow, until the rate is back at {limit}.",
        "There, the weight hops back and forth forever, by alpha.",
        title="Steps that never shrink",
    )
    def hop(self) -> None:
        chart = self.rate_chart = RateChart(self.rates, self.bowl.stability_limit)
        rule, rest = self.told[:2], self.told[2:]
        rate_told = stack(*words.rates(self.params.condition), under=rule)
        self.play(
            FadeOut(self.map, self.trail, rest, run_time=0.5),
            FadeIn(chart.plot, rate_told[0], run_time=0.9),
        )
        self.play(Advance(chart.curve, 1, chart.passing, run_time=self.phrase_left(0.95, least=1.5)))
        self.cue()
        self.play(FadeIn(chart.limit), run_time=0.6)
        self.play(Advance(chart.curve, chart.passing, RUN, run_time=self.phrase_left(0.8, least=2.0)))
        self.play(FadeIn(rate_told[1:]), run_time=0.7)
        self.cue()
        reach = 1.2 * self.params.learning_rate
        near = RavineMap(self.bowl, ((-reach, reach), (-0.94 * reach, reach)))
        close = stack(*words.hops(RUN - HOPS), under=rate_told)
        hopping = near.trail(self.scaled.points[-HOPS - 1 :], "path")
        self.play(
            FadeOut(chart.plot, chart.curve, chart.limit, run_time=0.5),
            FadeIn(near, hopping, close, run_time=0.9),
        )
        self.play(Advance(hopping, 0, HOPS, run_time=self.phrase_left(0.95, least=2.5)))
        self.map, self.hopping = near, hopping

    @beat(
        "Adam averages the slopes, too: what goes back and forth nearly cancels.",
        "That makes hops about {hop_shrink} times smaller.",
        title="Average the slopes, too",
    )
    def average_the_slopes(self) -> None:
        p = self.params
        chart = self.chart = hop_chart(RUN - HOPS + 1, self.hops, self.hop_means, words.MEAN_SLOPE)
        told = stack(*words.mean_slope(p.mean_decay))
        self.play(self.clear_stage(), FadeIn(chart.plot, told[0]), run_time=0.9)
        self.add(chart)
        first, last = RUN - HOPS + 1, RUN
        self.play(Advance(chart, first, last, run_time=self.phrase_left(0.35, least=1.2)))
        self.play(Advance(chart.curve, first, last, run_time=self.phrase_left(0.7, least=1.2)))
        self.play(FadeIn(told[1:3], chart.letter), run_time=0.6)
        self.cue()
        # The old slopes stay, dimmed, so that the new ones can be compared with them.
        calm = self.calm = SlopeChart(
            chart.plot, chart.numbers, self.calm_hops, self.calm_means, words.MEAN_SLOPE
        )
        self.add(calm.dots, calm.curve)
        self.play(
            chart.dots.animate.set_color(color("muted")), FadeOut(chart.curve), FadeIn(told[3]), run_time=0.7
        )
        seconds = self.phrase_left(0.9, least=1.5)
        self.play(*(Advance(each, first, last, run_time=seconds) for each in (calm, calm.curve)))

    @beat(
        "But m and s start at zero: one slope fills them to {mean_fill} and {square_fill}.",
        "Steps would be up to {longest:.1} times alpha.",
        "So Adam divides each by its filled share.",
        title="Why Adam corrects its means",
    )
    def correct_the_means(self) -> None:
        p = self.params
        bars, lengths = self.bars, self.lengths = bars_and_lengths(p.mean_decay, p.square_decay)
        filled = bars.filled()
        told = stack(*words.both_means(p.mean_decay, p.square_decay, self.results["first"]))
        self.told, first_step = VGroup(*told[:3]), told[3]
        self.play(self.clear_stage(), FadeIn(bars, lengths.plot, self.told), run_time=0.9)
        self.play(Advance(bars, 0, 1, run_time=0.8))
        for each in filled:
            self.play(FadeIn(each, scale=1.2), run_time=self.phrase_left(0.4, least=0.6))
        self.cue()
        self.play(FadeOut(filled), FadeIn(first_step, lengths.first), run_time=0.6)
        self.add(lengths.raw)
        self._follow(1, lengths.longest, self.phrase_left(0.4))
        self.play(FadeIn(lengths.peak, scale=1.2), run_time=0.5)
        self._follow(lengths.longest, FOLLOWED, self.phrase_left(0.9))
        self.cue()
        self.corrected = stack(*words.corrections(p.mean_decay, p.square_decay), under=self.told)
        self.play(
            FadeOut(first_step, run_time=0.4),
            FadeIn(self.corrected, lengths.raw_label, lengths.label),
            Transform(bars.names, bars.named("hat(m)", "hat(s)")),
            run_time=0.8,
        )
        seconds = self.phrase_left(0.9, least=1.5)
        self.play(
            tween(bars, corrected=1.0, run_time=seconds),
            Advance(lengths.corrected, 1, FOLLOWED, run_time=seconds),
        )

    def _follow(self, begin: int, end: int, seconds: float) -> None:
        """Fill the bars, and draw the lengths of the steps, from one step to another."""
        self.play(*(Advance(each, begin, end, run_time=seconds) for each in (self.bars, self.lengths.raw)))


def _mean_hop(walk: Trajectory[Adam]) -> float:
    """How long the last steps of the steep weight are, in the mean."""
    return float(np.abs(np.diff(walk.points[-HOPS - 1 :, 1])).mean())
