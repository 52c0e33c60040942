"""The first part of the lesson: slopes over their own size, and over their usual size."""

from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup, linear

from mathkit.functions.quadratics import ravine
from mathkit.optimization.adaptive import Adam, RMSProp, averages
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.iterate import iterate
from scenes.optimization.adaptive_methods import words
from scenes.optimization.adaptive_methods.charts import slope_charts
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.params import AdaptiveParams
from scenes.optimization.adaptive_methods.sections import sections
from scenes.optimization.adaptive_methods.signs import NOISY, SignChart
from scenes.stage.lesson import Lesson, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import readout
from scenes.stage.type.writing import stack

START = (2.0, 2.0)
"""Where the walks start, from the best weights."""

PLAIN_RATE, PAST_RATE = 1.8, 2.1
"""Of plain descent: below and above the limit, which the curvature of 1 along the steep weight sets."""

MEMORY = 0.9
"""How much each square counts in the mean, as a share of the one after it."""

THROWN, SIGNED, CHARTED, WALKED, RUN = 3, 9, 30, 45, 300
"""Steps at a rate past the limit, of slopes over their own size, and of RMSProp: charted, walked, in all."""


class Dividing(Lesson):
    """Beats one to six: what plain descent lacks, and what its slopes are divided by."""

    params: AdaptiveParams

    def compute_walks(self) -> None:
        p = self.params
        self.bowl = ravine(p.condition)
        self.plain = gradient_descent(self.bowl, START, PLAIN_RATE, RUN)
        self.thrown = gradient_descent(self.bowl, START, PAST_RATE, THROWN)
        # A mean that keeps nothing is the square of the last slope, so its root is that slope's own size.
        self.signed = iterate(self.bowl, START, RMSProp(p.learning_rate, 0.0), SIGNED)
        # With true means from the first step on; how a mean that starts at zero becomes true is a later beat.
        self.scaled = iterate(self.bowl, START, Adam(p.learning_rate, 0.0, MEMORY), RUN)
        self.slopes = self.scaled.gradients[:-1]
        self.sizes = np.sqrt(averages(self.scaled)[1])

    @beat(
        "Here are two weights, each two away from its best.",
        "Along one, the loss is {p.condition} times as steep: its inputs are {inputs} times as large.",
        "Can each have its own rate?",
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
        "Plain descent has one rate, alpha. Above {limit} here, the steep weight flies out.",
        "At {plain_rate}, the flat weight crawls: after {p.steps} steps, it's still {flat_left} away.",
        title="One rate for both",
    )
    def walk_plainly(self) -> None:
        picture = self.map
        thrown = self.thrown_trail = picture.trail(self.thrown.points, "ink")
        rule = stack(*words.plain_rule(PAST_RATE))
        self.play(*swap(VGroup(*self.cuts), rule))
        self.play(FadeOut(self.walker), FadeIn(thrown), run_time=0.4)
        self.play(Advance(thrown, 0, THROWN, run_time=self.phrase_left(0.95, least=1.5)))
        self.cue()
        walk = self.plain.points[: self.params.steps + 1]
        self.plain_trail = picture.trail(walk, "ink")
        away = np.abs(walk)
        numbers = readout(
            words.distances(
                {"steep, to go": (away[:, 1], "second"), "flat, to go": (away[:, 0], "data")},
                lambda: self.plain_trail.step,
            )
        )
        told = stack(*words.plain_rule(PLAIN_RATE), numbers)
        self.play(FadeOut(thrown, rule[3], run_time=0.4), FadeIn(self.plain_trail, told[3:], run_time=0.7))
        self.play(Advance(self.plain_trail, 0, 12, run_time=self.phrase_left(0.45)))
        self.play(Advance(self.plain_trail, 12, self.params.steps, run_time=self.phrase_left(0.9)))

    @beat(
        "Divide each slope by its own size, and both become one.",
        "So both weights take equal steps, alpha long.",
        title="A slope over its own size",
    )
    def divide(self) -> None:
        p, picture, signed = self.params, self.map, self.signed
        self.trail = picture.trail(signed.points, "path")
        numbers = readout(words.slopes(signed.gradients, p.condition, lambda: self.trail.step))
        ones = stack(*words.own_sizes(signed.gradients[0], p.condition), under=stack(numbers))
        arms = VGroup(*picture.arms(START))
        self.play(self.clear_stage(picture), run_time=0.5)
        self.play(FadeIn(self.trail, numbers), run_time=0.6)
        self.play(*(Create(arm) for arm in arms), run_time=0.8)
        for row, share in zip(ones, (0.5, 0.9), strict=True):
            self.play(FadeIn(row), run_time=self.phrase_left(share, least=0.5))
        self.cue()
        self.signed_rule = stack(*words.signed_rule(p.learning_rate), under=numbers)
        self.play(ReplacementTransform(ones, self.signed_rule), run_time=0.8)
        seconds = self.phrase_left(0.9, least=2.0)
        last = signed.points[-1]
        self.play(
            Advance(self.trail, 0, SIGNED, run_time=seconds),
            ReplacementTransform(
                arms,
                VGroup(*picture.arms((float(last[0]), float(last[1])))),
                run_time=seconds,
                rate_func=linear,
            ),
        )

    @beat(
        "But now only signs count.",
        "These noisy slopes cancel, but their signs don't.",
        title="Only the sign is left",
    )
    def keep_only_signs(self) -> None:
        signs = self.signs = SignChart(words.SLOPE)
        old_rule, *_ = self.signed_rule
        rule, slope_mean, sign_mean = stack(old_rule.copy(), *words.means(NOISY))
        self.sign_rule = rule
        self.play(self.clear_stage(old_rule), run_time=0.5)
        self.play(
            ReplacementTransform(old_rule, rule, run_time=0.9),
            FadeIn(signs.base, run_time=0.6),
            FadeIn(signs.stems, signs.dots, run_time=0.9),
        )
        self.cue()
        self.play(FadeIn(signs.mean, slope_mean), run_time=0.7)
        self.add(signs)
        self.play(tween(signs, signed=1.0, run_time=self.phrase_left(0.65, least=1.2)))
        self.play(FadeIn(sign_mean), run_time=0.6)
        self.sign_words = VGroup(slope_mean, sign_mean)

    @beat(
        "So divide by the usual size: the root of the mean square, with older slopes counting less.",
        "Slopes and usual sizes differ by the same factor, so it cancels.",
        title="The usual size of a slope",
    )
    def find_the_usual_size(self) -> None:
        slopes, sizes = self.slopes[:CHARTED], self.sizes[:CHARTED]
        self.charts = charts = slope_charts(slopes, sizes, words.USUAL_SIZE)
        self.letters = VGroup(*(chart.letter for chart in charts))
        told = self.told_of_size = stack(*words.usual_size(MEMORY))
        self.play(
            FadeOut(self.signs, self.sign_words, run_time=0.5),
            FadeIn(*(chart.plot for chart in charts), run_time=0.8),
            ReplacementTransform(self.sign_rule, told[0], run_time=0.9),
        )
        self.play(FadeIn(told[1]), run_time=0.7)
        self.play(FadeIn(told[2:]), run_time=0.7)
        self.add(*charts)
        seconds = self.phrase_left(0.8, least=2.5)
        self.play(
            *(Advance(chart, 0, CHARTED, run_time=seconds) for chart in charts),
            *(Advance(chart.curve, 1, CHARTED, run_time=seconds) for chart in charts),
        )
        self.play(FadeIn(self.letters), run_time=0.5)
        self.cue()
        flat, steep = charts
        copy = VGroup(flat.curve.copy(), flat.dots.copy()).set_color(color("data"))
        way = steep.plot.at(0.0, 0.0) - flat.plot.at(0.0, 0.0)
        self.play(copy.animate.shift(way), run_time=self.phrase_left(0.6))
        self.play(FadeOut(copy), run_time=0.8)

    @beat(
        "That's RMSProp: both weights walk in step, straight to the bottom.",
        title="RMSProp walks down",
    )
    def walk_down(self) -> None:
        picture = self.map = RavineMap(self.bowl)
        trail = self.trail = picture.trail(self.scaled.points[: WALKED + 1], "path")
        self.told = stack(*words.divided_rule(self.params.learning_rate))
        self.play(
            FadeOut(*self.charts, self.letters, self.told_of_size[1:], run_time=0.5),
            ReplacementTransform(self.told_of_size[0], self.told[0], run_time=0.9),
            FadeIn(picture, trail, self.told[1:], run_time=0.9),
        )
        self.play(Advance(trail, 0, WALKED, run_time=self.phrase_left(least=2.5)))
