from __future__ import annotations

from itertools import pairwise
from typing import Annotated

import numpy as np
from manim import Create, FadeIn, FadeOut
from pydantic import Field

from mathkit.probability import random_variables as maths
from scenes.probability.random_variables import words
from scenes.probability.random_variables.bells import Bell, DensityPlot, Surprise, plot_over
from scenes.probability.random_variables.coins import Coins, RunningShare
from scenes.probability.random_variables.falling_samples import falling_values
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Hundredths, Number
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import formula, stack

Middle = Annotated[float, Field(ge=-3, le=3), Hundredths]
Spread = Annotated[float, Field(ge=0.5, le=2.5), Hundredths]

BINS = 3
"""Bins in one σ. An edge lies at μ, so that whole bins make up what lies within one σ of it."""


class RandomVariables(Lesson):
    """A random variable turns chance into a number: many of them pile up into their distribution."""

    title = "Random variables"

    class Params(LessonParams):
        p: Number = Field(0.7, ge=0.05, le=0.95, description="chance of heads")
        mu: Middle = Field(0.0, description="mean of what is measured")
        sigma: Spread = Field(1.0, description="its standard deviation")
        other_mu: Middle = Field(1.5, description="a second mean, to slide to")
        other_sigma: Spread = Field(2.0, description="a second standard deviation")
        n: int = Field(400, ge=50, le=1000, description="tosses, and measurements")
        seed: int = Field(3, ge=0, le=9999, description="draws the tosses and the measurements")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.tosses = maths.toss_coins(p.p, p.n, p.seed)
        self.values = maths.draw_normal(p.mu, p.sigma, p.n, p.seed)
        self.bars = maths.histogram(self.values, p.mu, p.sigma / BINS)
        self.bells = [(p.mu, p.sigma), (p.other_mu, p.sigma), (p.other_mu, p.other_sigma)]

    def facts(self) -> Facts:
        p = self.params
        return {
            "ones": self.tosses.ones,
            "share_of_ones": self.tosses.running_share[-1],
            "peak": maths.normal_peak(p.sigma),
            "other_peak": maths.normal_peak(p.other_sigma),
            "peaks": words.peaks(p.sigma, p.other_sigma),
            "within": maths.normal_share_within(1),
            "sample_within": maths.share_within(self.values, p.mu, p.sigma),
        }

    # A coin ----------------------------------------------------------------------------------------------

    @beat(
        "How can one calculate with what only chance decides? A random variable turns each outcome into a "
        "number: here heads is one, and tails is zero."
    )
    def ask(self) -> None:
        self.coins = Coins(self.tosses)
        self.premise = stack(formula(words.COIN))
        self.play(FadeIn(self.premise))
        self.play(FadeIn(self.coins.sides))
        self.play(*map(grow, self.coins.arrows), FadeIn(self.coins.names))

    @beat(
        "Let heads have the probability {p.p}, and toss {p.n} times. Each toss is a drop: in the end {ones} "
        "of them are ones, a share of {share_of_ones:.3}."
    )
    def toss(self) -> None:
        coins, chances = self.coins, self.set_words(formula(words.CHANCES))
        self.play(FadeOut(coins.sides, coins.arrows), run_time=0.5)
        self.play(FadeIn(coins.plot, coins.expected, coins.chances, chances))
        self.play(Advance(coins.samples, 0, coins.samples.steps, run_time=6.0))

    @beat(
        "On the way the share of ones wanders. The more tosses, the closer it is likely to come to p: that "
        "is the law of large numbers."
    )
    def watch_the_share(self) -> None:
        self.running = RunningShare(self.tosses, self.premise)
        self.wipe()
        self.play(FadeIn(self.running))
        self.play(Advance(self.running.curve, 1, self.running.steps, run_time=4.0))

    # A bell ----------------------------------------------------------------------------------------------

    @beat(
        "Measurements can lie anywhere on a line: here about a mean μ of {p.mu}, with a standard deviation σ "
        "of {p.sigma}. {p.n} of them, dropped where they fall, pile up into a histogram."
    )
    def measure(self) -> None:
        p = self.params
        self.plot = plot_over(self.bars, p.mu, p.sigma)
        self.samples = falling_values(self.plot, self.bars)
        self.premise = stack(words.mean_and_deviation(p.mu, p.sigma))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.plot, self.premise))
        self.play(Advance(self.samples, 0, self.samples.steps, run_time=6.0))

    @beat(
        "Over the pile fits a bell, the density of the normal distribution. Probability is not its height "
        "but the area under it, and all of that is one."
    )
    def fit_the_bell(self) -> None:
        self.bell = Bell(self.plot, self.params.mu, self.params.sigma)
        density = self.set_words(formula(words.DENSITY, role="path"))
        self.play(self.samples.pile.animate.set_fill(opacity=0.35))
        self.play(Create(self.bell.curve), FadeIn(density), run_time=2.0)
        self.play(FadeIn(self.bell.area))

    @beat(
        "Within one σ of μ lies {within:.1%} of the area, whatever μ and σ are. Of the {p.n} drops it is "
        "{sample_within:.1%}."
    )
    def count_within_one_sigma(self) -> None:
        p, facts = self.params, self.results
        self.middle = self.bell.part(p.mu - p.sigma, p.mu + p.sigma)
        self.inside = self.samples.part(np.abs(self.values - p.mu) <= p.sigma, "result")
        rows = stack(*words.shares_within(facts["within"], facts["sample_within"]), under=self.words)
        self.play(FadeIn(self.middle, rows[0]))
        self.wait(1.0)
        self.add(self.inside, self.bell)  # the bell stays in front of the samples
        self.play(FadeOut(self.middle), FadeIn(self.inside), FadeIn(rows[1]))

    @beat(
        "μ says where the bell stands, σ how wide. {peaks}, for the area stays one.",
        when=lambda lesson: len(set(lesson.bells)) > 1,
    )
    def slide(self) -> None:
        plot = DensityPlot(self.bells)
        self.bell = bell = Bell(plot, *self.bells[0])
        panel = stack(bell.panel(), formula(words.PEAK, role="path"))
        before = bell.curve.copy().set_color(color("muted"))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(plot, before, bell, panel))
        for here, (mean, deviation) in pairwise(self.bells):
            if (mean, deviation) != here:
                self.play(tween(bell, mean=mean, deviation=deviation), run_time=2.5)

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Models use both. Labels are coins, with a p for each input; errors are bells. Minus the logarithm "
        "of a bell is a parabola: so the likeliest fit is that of least squares."
    )
    def what_it_is_for(self) -> None:
        self.surprise = Surprise(self.params.sigma)
        rows = stack(*words.in_models(), gap=0.3)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(rows[:2]))
        self.play(FadeIn(rows[2:4]))
        self.play(FadeIn(self.surprise, rows[4:]))
        self.play(Create(self.surprise.parabola), run_time=2.0)
