"""The second part of the lesson: hops that never end, Adam's means, and how they are corrected."""

from __future__ import annotations

from manim import FadeIn, FadeOut, ReplacementTransform, Transform, VGroup

from mathkit.optimization.adaptive import step_sizes
from mathkit.optimization.momentum import accumulated_steps
from scenes.optimization.adaptive_methods import words
from scenes.optimization.adaptive_methods.biases import FOLLOWED, bars_and_lengths, large_bars
from scenes.optimization.adaptive_methods.charts import RateChart, hop_chart
from scenes.optimization.adaptive_methods.dividing import MEMORY, RUN, Dividing
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import stack

HOPS = 12
"""The last steps of all, where the weights hop."""


class Averaging(Dividing):
    """Beats seven to nine."""

    def compute_means(self) -> None:
        p = self.params
        self.rates = step_sizes(self.scaled)[:, 1]
        self.hops = self.slopes[-HOPS:, 1]
        running = (1 - p.mean_decay) * accumulated_steps(self.slopes[:, 1], p.mean_decay)
        self.hop_means = running[-HOPS:]

    @beat(
        "But as slopes shrink, the steep weight's rate grows.",
        "Past {limit}, slopes grow again and pull it down. It settles at {limit}.",
        "Then the weight hops back and forth by alpha.",
        title="Hops that never die out",
    )
    def hop(self) -> None:
        limit, shown = self.bowl.stability_limit, self.shown_ranges
        chart = self.rate_chart = RateChart(self.rates, limit, shown["rates"])
        kept = self.told[:3]
        told = stack(*words.growing_rate(self.params.condition), under=kept)
        self.axes_become([chart], kept=[kept])
        self.play(Advance(chart.curve, 1, chart.passing, run_time=self.phrase_left(0.95, least=1.5)))
        self.cue()
        self.play(FadeIn(chart.limit), run_time=0.6)
        peak, seconds = chart.highest, self.phrase_left(0.8, least=2.0)
        self.play(
            Advance(chart.curve, chart.passing, peak, run_time=0.4 * seconds), FadeIn(told[0], run_time=0.6)
        )
        self.play(Advance(chart.curve, peak, RUN, run_time=0.6 * seconds))
        self.play(FadeIn(told[1]), run_time=0.7)
        self.cue()
        near, told = self.nearby(), stack(*words.hops(RUN - HOPS), under=kept)
        hopping = near.trail(self.scaled.points[-HOPS - 1 :], "path", ring=True)
        self.axes_become([near], near.lines, near.bottom, hopping, told, kept=[kept])
        self.add(near, hopping)
        self.play(Advance(hopping, 0, HOPS, run_time=self.phrase_left(0.95, least=2.5)))
        self.map, self.hopping = near, hopping

    def nearby(self) -> RavineMap:
        """The ravine about its lowest point, as large as hops are."""
        (left, low), (right, high) = self.shown_ranges["nearby"]
        return RavineMap(self.bowl, ((left, right), (low, high)))

    @beat(
        "Adam averages the slopes, too.",
        "What goes back and forth nearly cancels: about {mean_left} is left.",
        title="Average the slopes, too",
    )
    def average_the_slopes(self) -> None:
        p = self.params
        first, last = RUN - HOPS + 1, RUN
        chart = self.chart = hop_chart(
            first, self.hops, self.hop_means, words.MEAN_SLOPE, self.shown_ranges["hops"]
        )
        told = stack(*words.mean_slope(p.mean_decay))
        self.axes_become([chart], told[0])
        self.add(chart)
        self.play(Advance(chart, first, last, run_time=self.phrase_left(least=1.2)))
        self.cue()
        self.play(Advance(chart.curve, first, last, run_time=self.phrase_left(0.35, least=1.4)))
        self.play(FadeIn(chart.letter, told[1:3]), run_time=0.7)
        self.play(FadeIn(told[3]), run_time=self.phrase_left(0.6, least=0.6))

    @beat(
        "Adam remembers squares longer. "
        "But m and s start at zero: one slope fills {mean_fill} and {square_fill}.",
        "On a steady slope, steps would reach {longest:.1} alpha.",
        "So Adam divides each by how full it is.",
        title="Why Adam corrects its means",
    )
    def correct_the_means(self) -> None:
        p = self.params
        decays = (p.mean_decay, p.square_decay)
        bars, lengths = self.bars, self.lengths = bars_and_lengths(decays, self.shown_ranges["step lengths"])
        self.plots = VGroup(lengths.plot)
        told = stack(*words.both_means(decays, MEMORY, self.results["first"]))
        self.told, first_step = VGroup(*told[:3]), told[3]
        large = large_bars(decays)
        self.play(self.clear_stage().set_run_time(0.4), FadeIn(large, self.told, run_time=0.9))
        self.play(Advance(large, 0, 1, run_time=0.8))
        filled = large.filled()
        for each in filled:
            self.play(FadeIn(each, scale=1.2), run_time=self.phrase_left(0.3, least=0.6))
        magnified = large.magnified()
        self.play(FadeIn(magnified), run_time=0.6)
        self.cue()
        self.play(
            FadeOut(filled, magnified, run_time=0.3), ReplacementTransform(large, bars.seek(1)), run_time=0.7
        )
        self.play(FadeIn(lengths.plot, first_step, lengths.first), run_time=0.5)
        self.add(lengths.raw)
        self._follow(1, lengths.longest, self.phrase_left(0.4))
        self.play(FadeIn(lengths.peak, scale=1.2), run_time=0.5)
        self._follow(lengths.longest, FOLLOWED, self.phrase_left(0.9))
        self.cue()
        self.corrected = stack(*words.corrections(*decays), under=self.told)
        hats = Transform(bars.names, bars.named("hat(m)", "hat(s)"), run_time=0.5)
        self.play(*swap(first_step, self.corrected), FadeIn(lengths.raw_label), hats)
        self.play(tween(bars, corrected=1.0, run_time=self.phrase_left(0.4, least=0.7)))
        self.play(Advance(lengths.corrected, 1, FOLLOWED, run_time=self.phrase_left(0.8, least=0.7)))
        self.play(FadeIn(lengths.label), run_time=0.5)

    def _follow(self, begin: int, end: int, seconds: float) -> None:
        """Fill the bars, and draw the lengths of the steps, from one step to another."""
        self.play(*(Advance(each, begin, end, run_time=seconds) for each in (self.bars, self.lengths.raw)))
