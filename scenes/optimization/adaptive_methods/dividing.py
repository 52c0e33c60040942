"""The first part of the lesson: slopes over their own size, and over their usual size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup, VMobject, linear

from mathkit.functions.quadratics import ravine
from mathkit.optimization.adaptive import RMSProp
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.iterate import iterate
from scenes.optimization.adaptive_methods import running, words
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.params import AdaptiveParams
from scenes.optimization.adaptive_methods.sections import sections
from scenes.optimization.adaptive_methods.signs import NOISY, SignChart
from scenes.stage.axes.plots import Plot
from scenes.stage.lesson import Lesson, beat
from scenes.stage.lesson.attention import dim, second_half, swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.type.markup import tint
from scenes.stage.type.readouts import readout
from scenes.stage.type.writing import stack

START = (2.0, 2.0)
"""Where the walks start, from the best weights."""

PLAIN_RATE, PAST_RATE = 1.8, 2.1
"""Of plain descent: below and above the limit, which the curvature of 1 along the steep weight sets."""

THROWN, SIGNED = 3, 9
"""Steps at a rate past the limit, and of slopes over their own size."""

_SLOPE = f"slope {tint('$g$', 'slope')}"
"""The name of an axis for slopes."""


class Dividing(Lesson):
    """Beats one to five: what plain descent lacks, and what its slopes are divided by."""

    params: AdaptiveParams

    plots: VGroup
    """The axes that are on the stage."""

    def compute_walks(self) -> None:
        p = self.params
        self.bowl = ravine(p.condition)
        self.plain = gradient_descent(self.bowl, START, PLAIN_RATE, p.steps)
        self.thrown = gradient_descent(self.bowl, START, PAST_RATE, THROWN)
        # A mean that keeps nothing is the square of the last slope, so its root is that slope's own size.
        self.signed = iterate(self.bowl, START, RMSProp(p.learning_rate, 0.0), SIGNED)

    def axes_become(
        self,
        new: Sequence[Plot],
        *coming: VMobject,
        pictures: Sequence[VMobject] = (),
        kept: Sequence[VMobject] = (),
        moved: Sequence[tuple[VMobject, VMobject]] = (),
    ) -> None:
        """The axes that are on the stage become new ones; all else goes, but for what is *kept*.

        Pairs that are *moved* are things of which the first becomes the second. *pictures* come at once, so
        that the stage is never empty; numbers and names, and what else is *coming*, wait for what goes.
        """
        old: Sequence[Any] = self.plots.submobjects
        before, after = [plot.axes for plot in old], [plot.axes for plot in new]
        self.plots = VGroup(*new)
        sources = before[: len(after)] + [before[-1].copy() for _ in after[len(before) :]]
        pairs = [*zip(sources, after, strict=True), *moved]
        self.play(
            self.clear_stage(*kept, *(first for first, _ in pairs)).set_run_time(0.5),
            *(ReplacementTransform(*pair, run_time=0.9) for pair in pairs),
            *(FadeIn(picture, run_time=0.9) for picture in pictures),
            FadeIn(*(plot.labels for plot in new), *coming, run_time=0.9, rate_func=second_half),
        )
        self.add(*self.plots, *pictures, *coming)

    @beat(
        "Here are two weights, equally far from their best values.",
        "Along this one, the loss is {p.condition} times as steep.",
        "Can each get its own learning rate?",
        title="One weight is much steeper",
    )
    def ask(self) -> None:
        picture = self.map = RavineMap(self.bowl)
        self.plots = VGroup(picture.plot)
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
        flat, steep = self.cuts
        self.names = picture.names()
        self.play(FadeIn(self.names, flat.plot, steep.plot), run_time=0.4)
        seconds = self.phrase_left(0.4)
        self.play(*(Advance(cut.curve, *cut.plot.x_range, run_time=seconds) for cut in self.cuts))
        for cut in (steep, flat):
            self.play(FadeIn(cut.dot), Create(cut.tangent), FadeIn(cut.slope), run_time=0.8)
        self.cue()
        self.asked = VGroup(*(cut.asked for cut in self.cuts))
        for question in reversed(self.asked):
            self.play(FadeIn(question, scale=1.3), run_time=0.9)

    @beat(
        "Plain descent has one rate for both. Above {limit}, the steep weight flies off.",
        "At {plain_rate}, after {p.steps} steps, the flat weight is still {flat_left} away.",
        title="One rate for both",
    )
    def walk_plainly(self) -> None:
        picture = self.map
        thrown = self.thrown_trail = picture.trail(self.thrown.points, "ink")
        rule = stack(*words.plain_rule(PAST_RATE))
        leap = stack(*words.leap(self.results["limit"]), under=rule)
        self.play(*swap(VGroup(*self.cuts, self.asked), rule))
        self.play(FadeOut(self.walker, self.arms, self.names), FadeIn(thrown, leap), run_time=0.4)
        self.play(Advance(thrown, 0, THROWN, run_time=self.phrase_left(0.95, least=1.5)))
        self.cue()
        walk = self.plain.points
        self.plain_trail = picture.trail(walk, "ink")
        away = np.abs(walk)
        numbers = readout(
            running.distances(
                {
                    "$w_2$, from its best": (away[:, 1], "second"),
                    "$w_1$, from its best": (away[:, 0], "data"),
                },
                lambda: self.plain_trail.step,
            )
        )
        told = stack(*words.plain_rule(PLAIN_RATE), numbers)
        self.play(
            FadeOut(thrown, rule[2], leap, run_time=0.4),
            FadeIn(self.plain_trail, told[2:], run_time=0.8, rate_func=second_half),
        )
        self.play(Advance(self.plain_trail, 0, 12, run_time=self.phrase_left(0.45)))
        self.play(Advance(self.plain_trail, 12, self.params.steps, run_time=self.phrase_left(0.9)))

    @beat(
        "Divide each slope by its own size: one is left, so each weight moves by alpha.",
        title="A slope over its own size",
    )
    def divide(self) -> None:
        p, picture, signed = self.params, self.map, self.signed
        self.trail = picture.trail(signed.points, "path")
        numbers = readout(running.slopes(signed.gradients, p.condition, lambda: self.trail.step))
        ones = stack(*words.own_sizes(signed.gradients[0], p.condition), under=stack(numbers))
        arms = VGroup(*picture.arms(START))
        self.play(self.clear_stage(picture), run_time=0.5)
        self.play(FadeIn(self.trail, numbers), *(Create(arm) for arm in arms), run_time=0.6)
        for row in ones:
            self.play(FadeIn(row), run_time=0.5)
        self.wait(0.2)
        self.signed_rule = stack(*words.signed_rule(p.learning_rate), under=numbers)
        self.play(*swap(ones, self.signed_rule))
        seconds = self.phrase_left(least=2.3)
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
        "But now only the signs count.",
        "These noisy slopes average to zero, but their signs don't.",
        title="Only the sign is left",
    )
    def keep_only_signs(self) -> None:
        signs = self.signs = SignChart()
        self.axis_name = signs.named(_SLOPE)
        old_rule, *_ = self.signed_rule
        rule, slope_mean, sign_mean = stack(old_rule.copy(), *words.means(NOISY))
        self.sign_rule = rule
        axes = self.map.plot.axes
        self.plots = VGroup(signs.plot)
        self.play(
            self.clear_stage(old_rule, axes).set_run_time(0.4),
            ReplacementTransform(old_rule, rule, run_time=0.9),
            ReplacementTransform(axes, signs.plot.axes, run_time=0.9),
            FadeIn(
                *(signs.plot.labels, signs.zero, self.axis_name, signs.stems, signs.dots),
                run_time=0.9,
                rate_func=second_half,
            ),
        )
        self.cue()
        self.play(FadeIn(signs.mean, slope_mean), run_time=0.7)
        self.add(signs)
        self.wait(self.phrase_left(0.3, least=0.4))
        seconds = self.phrase_left(0.75, least=1.2)
        self._divide_noise_by(tint("$g slash abs(g)$", "slope"), seconds, signed=1.0)
        self.play(FadeIn(sign_mean), run_time=0.6)
        self.sign_words = VGroup(slope_mean, sign_mean)

    @beat(
        "So divide by one usual size, their root mean square.",
        "Now they cancel again.",
        title="The usual size of a slope",
    )
    def find_the_usual_size(self) -> None:
        """The noisy slopes take their own heights again; over their usual size, they cancel."""
        rule, *new = words.usual_size(NOISY)
        self.rule = stack(rule)
        square, named, mean = stack(*new, under=self.sign_words)
        self.play(dim(self.sign_words), ReplacementTransform(self.sign_rule, self.rule, run_time=0.8))
        self._divide_noise_by(_SLOPE, 0.8)
        for row in (square, named):
            self.play(FadeIn(row), run_time=self.phrase_left(0.4, least=0.5))
        self.cue()
        slope_over_size = f"{tint('$g$', 'slope')}$slash u$"
        self._divide_noise_by(slope_over_size, self.phrase_left(0.5, least=1.2), scaled=1.0)
        self.play(FadeIn(mean), run_time=0.6)

    def _divide_noise_by(
        self, name: str, seconds: float, *, signed: float = 0.0, scaled: float = 0.0
    ) -> None:
        """Change what the noisy slopes are divided by, and the name of their axis with them."""
        old, self.axis_name = self.axis_name, self.signs.named(name)
        self.play(
            tween(self.signs, signed=signed, scaled=scaled, run_time=seconds), *swap(old, self.axis_name)
        )
