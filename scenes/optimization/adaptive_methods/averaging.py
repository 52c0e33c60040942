"""The first part of the lesson: slopes over their usual sizes, and the mean of slopes."""

from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup

from mathkit.functions.quadratics import ravine
from mathkit.optimization.adaptive import Adam, averages
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.iterate import iterate
from mathkit.optimization.momentum import accumulated_steps
from scenes.optimization.adaptive_methods import words
from scenes.optimization.adaptive_methods.charts import hop_chart, slope_charts
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.params import AdaptiveParams
from scenes.optimization.adaptive_methods.sections import sections
from scenes.optimization.adaptive_methods.slants import LOSS_FACTOR, SlantPlot, clear_step
from scenes.stage.lesson import Lesson, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import readout
from scenes.stage.type.writing import stack

START = (2.0, 2.0)
"""Where the walks start, from the best weights."""

PLAIN_RATE = 1.8
"""Of plain descent: nine tenths of the limit, which the curvature of 1 along the steep weight sets."""

MEMORY = 0.9
"""The share of the mean square that RMSProp keeps in a step."""

CHARTED, WALKED, RUN, HOPS = 30, 45, 300, 12
"""Steps of RMSProp in the charts, in its walk, in all, and at the end, where it hops."""


class Averaging(Lesson):
    """Beats one to six: what plain descent lacks, and what its slopes are divided by."""

    params: AdaptiveParams

    def compute_walks(self) -> None:
        p = self.params
        self.bowl = ravine(p.condition)
        self.plain = gradient_descent(self.bowl, START, PLAIN_RATE, p.steps)
        # With true means from the first step on; that they need a correction is a later beat.
        self.scaled = iterate(self.bowl, START, Adam(p.learning_rate, 0.0, MEMORY), RUN)
        self.slopes = self.scaled.gradients[:-1]
        self.sizes = np.sqrt(averages(self.scaled)[1])
        self.shown_step = clear_step(self.slopes[:CHARTED, 1], self.sizes[:CHARTED, 1])
        self.hops = self.slopes[-HOPS:, 1]
        running = (1 - p.mean_decay) * accumulated_steps(self.slopes[:, 1], p.mean_decay)
        self.hop_means = running[-HOPS:]

    @beat(
        "Two weights, each two away from its best value.",
        "Along one, the loss is {p.condition} times as steep: its feature has other units.",
        "Can each weight have a step size of its own?",
        title="One weight is much steeper",
    )
    def ask(self) -> None:
        picture = self.map = RavineMap(self.bowl)
        self.walker = picture.plot.dot(*START, "ink", radius=0.13)
        self.play(FadeIn(picture.plot, picture.bottom), run_time=0.7)
        self.play(FadeIn(self.walker, scale=2.0), run_time=0.5)
        self.arms = VGroup(*picture.arms(START))
        for arm in self.arms:
            self.play(Create(arm), run_time=0.45)
        self.play(Create(picture.lines), run_time=self.phrase_left())
        self.add(picture, self.walker)
        self.cue()
        self.cuts = sections((1 / self.params.condition, 1.0), START[0])
        for cut, share in zip(reversed(self.cuts), (0.5, 0.95), strict=True):
            self.play(FadeIn(cut.plot), run_time=0.4)
            low, high = cut.plot.x_range
            self.play(Advance(cut.curve, low, high, run_time=self.phrase_left(share / 2)))
            self.play(FadeIn(cut.dot), Create(cut.tangent), FadeIn(cut.slope), run_time=0.8)
        self.cue()
        for cut, arm in zip(reversed(self.cuts), reversed(self.arms), strict=True):
            self.play(Indicate(cut.slope, 1.2, color("ink")), FadeOut(arm), run_time=1.2)

    @beat(
        "Plain descent has one rate. Past {limit}, it throws the steep weight out.",
        "At {plain_rate}, the flat weight crawls: after {p.steps} steps, it's still {flat_left} away.",
        title="One rate for both",
    )
    def walk_plainly(self) -> None:
        picture = self.map
        self.plain_trail = picture.trail(self.plain.points, "ink")
        away = np.abs(self.plain.points)
        numbers = readout(
            words.distances(
                {"steep, to go": (away[:, 1], "second"), "flat, to go": (away[:, 0], "data")},
                lambda: self.plain_trail.step,
            )
        )
        self.told = stack(*words.plain_rule(PLAIN_RATE), numbers)
        self.play(*swap(VGroup(*self.cuts), self.told[:2]))
        self.play(FadeOut(self.walker), FadeIn(self.plain_trail), run_time=0.5)
        self.cue()
        self.play(FadeIn(self.told[2:]), run_time=0.6)
        self.play(Advance(self.plain_trail, 0, 12, run_time=self.phrase_left(0.45)))
        self.play(Advance(self.plain_trail, 12, self.params.steps, run_time=self.phrase_left(0.9)))

    @beat(
        "So let's look at the slopes, step by step.",
        "How large are they usually? Average their squares, and take the root.",
        "Both pictures are alike, but for a factor of {p.condition}.",
        title="The usual size of a slope",
    )
    def find_the_usual_size(self) -> None:
        slopes, sizes = self.slopes[:CHARTED], self.sizes[:CHARTED]
        self.charts = charts = slope_charts(slopes, sizes)
        old = VGroup(self.map, self.plain_trail, self.told)
        self.play(FadeOut(old, run_time=0.5), *(FadeIn(chart.plot, run_time=0.9) for chart in charts))
        self.add(*charts)
        seconds = self.phrase_left(least=1.5)
        self.play(*(Advance(chart, 0, CHARTED, run_time=seconds) for chart in charts))
        self.cue()
        self.told = stack(*words.usual_size(MEMORY))
        self.play(FadeIn(self.told[:3]), run_time=0.8)
        seconds = self.phrase_left(0.9, least=1.5)
        self.play(
            *(Advance(chart.curve, 1, CHARTED, run_time=seconds) for chart in charts),
            FadeIn(self.told[3], run_time=0.8),
        )
        self.cue()
        flat, steep = charts
        copy = VGroup(flat.curve.copy(), flat.dots.copy()).set_color(color("data"))
        way = steep.plot.at(0.0, 0.0) - flat.plot.at(0.0, 0.0)
        self.play(copy.animate.shift(way), run_time=self.phrase_left(0.5))
        self.play(FadeOut(copy), run_time=0.8)

    @beat(
        "Divide slope by usual size: it's the slant of this line.",
        "Ten times the loss? Both grow, and the slant stays.",
        "The flat weight has the same slant, so the steps are equal.",
        title="Why dividing takes the scale away",
    )
    def divide(self) -> None:
        size, slope = (float(each[self.shown_step - 1, 1]) for each in (self.sizes, self.slopes))
        picture = self.slant = SlantPlot(size, slope)
        heads, once, times, flatter = table = words.slants(size, slope, self.params.condition)
        before = self.told
        self.told = stack(table, words.divided_rule(self.params.learning_rate)[0])
        flat, steep = self.charts
        moved = steep.plot.dot(self.shown_step, slope, "slope", radius=0.13)
        self.play(FadeIn(moved, scale=2.0), run_time=0.5)
        self.play(
            FadeOut(flat, steep, before, run_time=0.6),
            FadeIn(picture.plot, run_time=1.0),
            ReplacementTransform(moved, picture.dot, run_time=1.2),
        )
        self.play(Create(picture.base), Create(picture.rise), run_time=0.7)
        self.play(Create(picture.line), FadeIn(heads, once), run_time=self.phrase_left())
        self.add(picture)
        self.cue()
        self.play(tween(picture, factor=float(LOSS_FACTOR), run_time=self.phrase_left(0.75)))
        self.play(FadeIn(times), run_time=0.6)
        self.cue()
        self.play(tween(picture, factor=1 / self.params.condition, run_time=self.phrase_left(0.4)))
        self.play(FadeIn(flatter), run_time=0.6)
        self.play(FadeIn(self.told[1]), run_time=0.8)

    @beat(
        "That's RMSProp: both weights walk in step, straight down.",
        "But usual sizes shrink along with the slopes. "
        "So in the end, it hops to and fro forever, alpha long.",
        title="Steps that never shrink",
    )
    def hop(self) -> None:
        p, picture = self.params, RavineMap(self.bowl)
        trail = picture.trail(self.scaled.points[: WALKED + 1], "path")
        before, self.told = self.told, stack(*words.divided_rule(p.learning_rate))
        self.play(
            FadeOut(self.slant, before[0], run_time=0.5),
            ReplacementTransform(before[1], self.told[0], run_time=0.9),
            FadeIn(picture, trail, self.told[1:], run_time=0.9),
        )
        self.play(Advance(trail, 0, WALKED, run_time=self.phrase_left(least=2.0)))
        self.cue()
        reach = 1.2 * p.learning_rate
        near = RavineMap(self.bowl, ((-reach, reach), (-reach, reach)))
        close = stack(words.after(RUN - HOPS), under=self.told)
        self.told.add(close)
        hopping = near.trail(self.scaled.points[-HOPS - 1 :], "path")
        self.play(
            FadeOut(picture.plot, picture.lines, trail),
            ReplacementTransform(picture.bottom, near.bottom),
            FadeIn(near.plot, near.lines, hopping, close),
            run_time=1.2,
        )
        self.play(Advance(hopping, 0, HOPS, run_time=self.phrase_left(0.95, least=3.0)))
        self.map, self.hopping = near, hopping

    @beat(
        "The cure: average the slopes, too. What goes to and fro nearly cancels.",
        "The mean slope over the usual size: that's almost Adam.",
        title="Average the slopes, too",
    )
    def average_the_slopes(self) -> None:
        p = self.params
        chart = self.chart = hop_chart(RUN - HOPS + 1, self.hops, self.hop_means)
        rows = words.mean_slope(p.mean_decay)
        old = VGroup(self.map, self.hopping, self.told)
        self.told = stack(*rows)
        self.play(
            FadeOut(old, run_time=0.5),
            FadeIn(chart.plot, self.told[0], run_time=0.9),
        )
        self.add(chart)
        first, last = RUN - HOPS + 1, RUN
        self.play(Advance(chart, first, last, run_time=self.phrase_left(0.4, least=1.5)))
        self.play(Advance(chart.curve, first, last, run_time=self.phrase_left(0.75, least=1.5)))
        self.play(FadeIn(self.told[1:]), run_time=0.6)
        self.cue()
        self.adam = words.almost_adam()
        stack(self.adam, under=self.told)
        self.play(FadeIn(self.adam, scale=1.2), run_time=self.phrase_left(0.6))
