"""The first act: a bus comes, its line becomes a number, and shares settle on probabilities."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from manim import DOWN, LEFT, RIGHT, Create, FadeIn, FadeOut, VGroup
from pydantic import Field

from mathkit.probability import random_variables as maths
from mathkit.probability.two_normals import Normal, TwoNormals
from scenes.probability.random_variables import verdicts, words
from scenes.probability.random_variables.bars import HALVINGS, bar_ends, bar_of, bar_width
from scenes.probability.random_variables.buses import ARRIVING, Arrivals, Stop
from scenes.probability.random_variables.causes import small_delays
from scenes.probability.random_variables.lines import EARLY, LATE
from scenes.probability.random_variables.shares import Shares
from scenes.probability.random_variables.two_bells import magnified, plot_of_all, visible_boundaries
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.params.quantities import Hundredths, Number
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import formula, stack

Middle = Annotated[float, Field(ge=-3, le=3), Hundredths]
Spread = Annotated[float, Field(ge=0.5, le=2.5), Hundredths]

MANY, MOST = 100_000, 10_000_000
"""Buses in the bars that are halved, and so many that the narrowest bars have smooth tops."""

_TIMES = 60
"""How often there are more buses, until there are most."""


class Outcomes(Lesson):
    """Outcomes become numbers. Parameters, results and facts of the whole lesson are here, too."""

    title = "Random variables"
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        p: Number = Field(0.7, ge=0.05, le=0.95, description="share of the buses that are of line A")
        mu: Middle = Field(0.0, description="mean delay of line A, in minutes")
        sigma: Spread = Field(1.0, description="its standard deviation")
        other_mu: Middle = Field(3.0, description="mean delay of line B, in minutes")
        other_sigma: Spread = Field(2.0, description="its standard deviation")
        delay: Number = Field(2.0, ge=-5, le=10, description="of the bus whose line is asked for, in minutes")
        n: int = Field(400, ge=50, le=1000, description="buses")
        seed: int = Field(3, ge=0, le=9999, description="draws the buses")

    params: Params

    def compute(self) -> None:
        p, chance = self.params, np.random.default_rng(self.params.seed)
        self.buses = TwoNormals(p.p, Normal(p.mu, p.sigma), Normal(p.other_mu, p.other_sigma))
        self.tosses = maths.toss_coins(p.p, p.n, chance)
        self.labels = self.tosses.values
        self.delays = self.buses.draw(self.labels, chance)
        self.guesses = self.buses.classify(self.delays)
        self.boundaries = visible_boundaries(self.buses, self.delays, p.delay)
        self.ends = bar_ends(p.mu, p.sigma)
        self.many = maths.draw_normal(p.mu, p.sigma, MANY, chance)
        low, width, count = self.ends[0], bar_width(p.sigma), self.ends[1]
        self.shares = maths.nested_shares(self.many, low, width, count, HALVINGS)
        self.totals = np.round(np.geomspace(MANY, MOST, _TIMES + 1))
        edges = np.linspace(low, low + count * width, len(self.shares[-1]) + 1)
        counts = np.round(MANY * self.shares[-1])
        self.grown = maths.growing_shares(counts, edges, p.mu, p.sigma, self.totals, chance)

    def facts(self) -> Facts:
        p = self.params
        right = int((self.guesses == self.labels).sum())
        narrow = bar_width(p.sigma) / 2**HALVINGS
        return {
            "late": words.lateness(p.delay),
            "share_of_ones": self.tosses.running_share[-1],
            "settles": words.settles(float(self.tosses.running_share[-1]), p.p, p.n),
            "wide": words.wide(bar_width(p.sigma)),
            "mean": words.exactly(p.mu),
            "value": number(p.mu),
            "many": MANY,
            "most": int(self.totals[-1]),
            "settled": float(self.grown[-1, bar_of(p.mu, self.ends[0], narrow)] / narrow),
            "within": maths.normal_share_within(1),
            **words.one_bell(self.buses),
            **small_delays(),
            "exactly": words.exactly(p.delay).capitalize(),
            "compared": verdicts.compared(magnified(self.buses, p.delay)),
            "answer": verdicts.answer(self.buses, p.delay),
            "classified": verdicts.classified(self.buses, self.guesses),
            "right": right,
            "score": verdicts.score(right, self.labels),
            "closing": verdicts.closing(self.buses, p.delay),
        }

    # Which bus? ------------------------------------------------------------------------------------------

    @beat(
        "Two bus lines stop here: A and B.",
        Phrase("Here comes one, {late}. A or B?", rest="a question"),
        title="Which bus is it?",
    )
    def meet_the_bus(self) -> None:
        self.all_delays = plot_of_all(self.buses, self.delays, self.params.delay)
        self.stop = stop = Stop(self.all_delays.x_range, self.params.delay, self.results["late"])
        self.play(FadeIn(stop.road, run_time=0.5), *stop.a.roll_in(LEFT), run_time=self.phrase_left(0.5))
        self.play(*stop.b.roll_in(RIGHT), run_time=self.phrase_left(0.7))
        self.cue()
        place = stop.bus.get_center()
        self.play(FadeIn(stop.bus.start_from(stop.road)), run_time=0.5)
        self.play(stop.bus.animate.move_to(place), run_time=self.phrase_left(0.5))
        self.play(FadeIn(stop.lateness), run_time=0.6)

    @beat(
        "Turn the answer into a number, Y: one for A, zero for B.",
        "A number that depends on chance is a random variable.",
        title="Outcomes become numbers",
    )
    def number_the_outcomes(self) -> None:
        stop, self.counts, self.arrivals = self.stop, Shares(self.tosses), Arrivals(self.labels)
        nearer = (bus.animate.scale(1.25).shift(1.6 * DOWN) for bus in (stop.a, stop.b))
        self.premise = stack(formula(words.MEANING))
        waiting = stop.bus.wait_beside(self.heading)
        self.play(FadeOut(stop.road, stop.lateness, rate_func=EARLY), waiting, *nearer, run_time=1.2)
        self.play(FadeIn(self.premise), run_time=self.phrase_left(0.25))
        for bus, digit, share in ((stop.a, "1", 0.5), (stop.b, "0", 1.0)):
            self.play(*bus.change_sign(digit), run_time=self.phrase_left(share))
        self.cue()
        counts = self.counts
        smaller = (bus.animate.scale(0.3) for bus in (stop.a, stop.b))
        ways = (bus.drive_round(foot) for bus, foot in zip((stop.b, stop.a), counts.feet, strict=True))
        self.play(*smaller, run_time=self.phrase_left(0.2))
        self.play(*ways, FadeIn(counts.plot, rate_func=LATE), run_time=self.phrase_left(0.35))
        self.play(self.arrivals.come(self.phrase_left()))

    @beat(
        "Y is one with probability p, here {p.p}.",
        "{settles}",
        title="Shares settle on probabilities",
    )
    def let_shares_settle(self) -> None:
        counts = self.counts
        self.play(Create(counts.expected), run_time=self.phrase_left(0.6))
        self.premise = VGroup(self.premise, stack(words.chance_of_one(self.params.p), under=self.premise))
        self.play(FadeIn(counts.chances, self.premise[-1]), run_time=0.8)
        self.cue()
        first, arrivals = len(self.arrivals), self.arrivals.leave_for(counts.inside, 1.2)
        self.add(counts.bars, counts.expected)
        self.play(arrivals, Advance(counts, 0, first, run_time=1.2, rate_func=ARRIVING))
        numbers = FadeIn(self.set_words(counts.numbers(), gap=1.0), run_time=0.5)
        self.play(numbers, Advance(counts, first, 20, run_time=self.phrase_left(0.3)))
        self.play(Advance(counts, 20, counts.steps, run_time=self.phrase_left(0.75)))
        if words.has_settled(self.results["share_of_ones"], self.params.p):
            self.write_below(words.law(), run_time=0.7)
