"""The second part of the lesson: steps that never shrink, Adam's means, and how they are corrected."""

from __future__ import annotations

from manim import FadeIn, FadeOut, VGroup

from mathkit.optimization.adaptive import Adam, averages, step_sizes
from mathkit.optimization.iterate import iterate
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
    """Beats six to nine."""

    def compute_means(self) -> None:
        p = self.params
        averaged = iterate(self.bowl, START, Adam(p.learning_rate, p.mean_decay, MEMORY), RUN)
        adam = iterate(self.bowl, START, Adam(p.learning_rate, p.mean_decay, p.square_decay), RUN)
        self.rates, self.calm_rates = (step_sizes(walk)[:, 1] for walk in (self.scaled, adam))
        self.hops, self.calm_hops = (walk.gradients[-HOPS - 1 : -1, 1] for walk in (self.scaled, averaged))
        self.calm_means = averages(averaged)[0][-HOPS:, 1]
        running = (1 - p.mean_decay) * accumulated_steps(self.slopes[:, 1], p.mean_decay)
        self.hop_means = running[-HOPS:]

    @beat(
        "But as slopes shrink, so does their usual size: the rate grows.",
        "Past {limit}, hops grow, until the rate is back at {limit}.",
        "So each weight hops back and forth forever, by alpha.",
        title="Steps that never shrink",
    )
    def hop(self) -> None:
        memories = (MEMORY, self.params.square_decay)
        chart = self.rate_chart = RateChart(self.rates, self.calm_rates, self.bowl.stability_limit, memories)
        self.rate_told = stack(*words.rate(), under=self.told)
        self.play(
            FadeOut(self.map, self.trail, run_time=0.5), FadeIn(chart.plot, self.rate_told, run_time=0.9)
        )
        self.play(Advance(chart.curve, 1, chart.passing, run_time=self.phrase_left(0.75, least=2.0)))
        self.play(FadeIn(chart.limit), run_time=0.6)
        self.cue()
        self.play(Advance(chart.curve, chart.passing, RUN, run_time=self.phrase_left(0.95, least=2.0)))
        self.cue()
        reach = 1.2 * self.params.learning_rate
        near = RavineMap(self.bowl, ((-reach, reach), (-0.94 * reach, reach)))
        close = stack(words.after(RUN - HOPS), under=self.rate_told)
        hopping = near.trail(self.scaled.points[-HOPS - 1 :], "path")
        self.play(
            FadeOut(chart.plot, chart.curve, chart.limit, run_time=0.5),
            FadeIn(near, hopping, close, run_time=0.9),
        )
        self.play(Advance(hopping, 0, HOPS, run_time=self.phrase_left(0.95, least=3.0)))
        self.told.add(self.rate_told, close)
        self.map, self.hopping = near, hopping

    @beat(
        "Adam averages the slopes, too: what goes back and forth nearly cancels.",
        "That makes hops about {hop_shrink} times smaller.",
        title="Average the slopes, too",
    )
    def average_the_slopes(self) -> None:
        p = self.params
        chart = self.chart = hop_chart(RUN - HOPS + 1, self.hops, self.hop_means)
        old = VGroup(self.map, self.hopping, self.told)
        self.told = stack(*words.mean_slope(p.mean_decay))
        self.play(FadeOut(old, run_time=0.5), FadeIn(chart.plot, self.told[0], run_time=0.9))
        self.add(chart)
        first, last = RUN - HOPS + 1, RUN
        self.play(Advance(chart, first, last, run_time=self.phrase_left(0.35, least=1.2)))
        self.play(Advance(chart.curve, first, last, run_time=self.phrase_left(0.7, least=1.2)))
        self.play(FadeIn(self.told[1:3]), run_time=0.6)
        self.cue()
        calm = self.calm = SlopeChart(chart.plot, chart.numbers, self.calm_hops, self.calm_means, "path")
        self.add(calm.dots, calm.curve)
        self.play(FadeOut(chart.dots, chart.curve), FadeIn(self.told[3]), run_time=0.7)
        seconds = self.phrase_left(0.9, least=1.5)
        self.play(*(Advance(each, first, last, run_time=seconds) for each in (calm, calm.curve)))

    @beat(
        "And its squares fade more slowly: Adam keeps {p.square_decay:.3} of their mean.",
        "So the rate stays below {limit} much longer.",
        title="A longer memory for squares",
    )
    def keep_the_squares(self) -> None:
        p, chart = self.params, self.rate_chart
        old = VGroup(self.calm, self.told)
        self.told = stack(*words.longer_memory(p.square_decay))
        self.play(
            FadeOut(old, run_time=0.5),
            FadeIn(
                chart.plot,
                chart.curve.set_stroke(color("muted")),
                chart.label,
                self.told[:2],
                run_time=0.9,
            ),
        )
        self.play(Advance(chart.calm, 1, chart.passing, run_time=self.phrase_left(0.9, least=1.5)))
        self.cue()
        self.play(FadeIn(chart.limit), run_time=0.5)
        self.play(Advance(chart.calm, chart.passing, RUN, run_time=self.phrase_left(0.75, least=2.0)))
        self.play(FadeIn(chart.calm_label, self.told[2]), run_time=0.7)

    @beat(
        "In practice, both means start at zero: one slope fills m to {mean_fill}, s to {square_fill}.",
        "Steps would be up to {longest:.1} times alpha.",
        "So divide each by its filled share.",
        title="Why Adam corrects its means",
    )
    def correct_the_means(self) -> None:
        p = self.params
        bars, lengths = self.bars, self.lengths = bars_and_lengths(p.mean_decay, p.square_decay)
        filled = bars.filled()
        self.told = stack(*words.both_means(p.mean_decay, p.square_decay, self.results["first"]))
        self.play(self.clear_stage(), FadeIn(bars, lengths.plot, self.told[:2]), run_time=0.9)
        self.play(Advance(bars, 0, 1, run_time=0.8))
        for each in filled:
            self.play(FadeIn(each, scale=1.2), run_time=self.phrase_left(0.4, least=0.6))
        self.cue()
        self.play(FadeOut(filled), FadeIn(self.told[2]), FadeIn(lengths.first, scale=2.0), run_time=0.7)
        seconds = self.phrase_left(0.95, least=2.0)
        self.add(lengths.raw)
        self.play(
            Advance(bars, 1, FOLLOWED, run_time=seconds), Advance(lengths.raw, 1, FOLLOWED, run_time=seconds)
        )
        self.cue()
        self.corrected = stack(*words.corrections(p.mean_decay, p.square_decay), under=self.told)
        self.play(FadeIn(self.corrected, lengths.label), run_time=0.8)
        seconds = self.phrase_left(0.9, least=1.5)
        self.play(
            tween(bars, corrected=1.0, run_time=seconds),
            Advance(lengths.corrected, 1, FOLLOWED, run_time=seconds),
        )
