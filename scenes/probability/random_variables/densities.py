"""The second act: bars become a density, and the density a bell."""

from __future__ import annotations

from manim import DOWN, LEFT, Create, FadeIn, FadeOut, ReplacementTransform, Transform, VGroup, linear

from scenes.probability.random_variables import words
from scenes.probability.random_variables.bars import HALVINGS, NestedBars
from scenes.probability.random_variables.bells import Bell, MeanAndDeviation
from scenes.probability.random_variables.causes import MOST, GrowingSum, Pairs, statements
from scenes.probability.random_variables.lines import corner
from scenes.probability.random_variables.outcomes import Outcomes
from scenes.probability.random_variables.tiles import Flight
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import proportional_way, tween
from scenes.stage.type.writing import on_plate, stack

_ROWS = 0.3
"""Between two rows of a table, in manim units."""

_MIDDLE = 0.4
"""The middle of what is written in a bell, as a share of its height."""

_ASIDE, _UNDER = 0.33, 1.0
"""How small the bell steps aside, and how far under the words, in manim units."""


class Densities(Outcomes):
    """A delay may be any number, so its probability is an area."""

    @beat(
        "The delay, X, is random, too. Sort the As into bars {wide} wide.",
        "Now count {many} of them.",
        title="How late are the A buses?",
    )
    def sort_the_delays(self) -> None:
        counts, stop = self.counts, self.stop
        self.bars = NestedBars(self.shares, self.params.mu, self.params.sigma)
        self.flight = Flight(counts.bars[1], self.bars.pile(self.delays[self.labels == 1]))
        old = VGroup(counts.plot, counts.bars[0], counts.expected, counts.chances, stop.a, stop.b)
        self.add(self.flight)
        self.play(FadeOut(counts.bars[1]), run_time=0.4)
        self.play(FadeOut(old, self.premise, self.words), FadeIn(self.bars.plot), run_time=0.8)
        self.play(Advance(self.flight, 0, 1, run_time=self.phrase_left()))
        self.cue()
        self.many = stack(words.number_of_buses(self.results["many"]), box=corner())
        many = FadeIn(self.many, run_time=0.8)
        self.play(
            FadeOut(self.flight, run_time=1.0), many, FadeIn(self.bars.all, run_time=self.phrase_left())
        )

    @beat(
        "How likely is an A to be {mean}?",
        "Halve the bars: each holds fewer buses and sinks.",
        "In the end, X is exactly {value} with probability zero.",
        title="One exact value has probability zero",
    )
    def halve_the_bars(self) -> None:
        bars = self.bars
        table = words.bar_rows(bars.widths[:3], bars.held[:3])
        self.rows = stack(
            *table, words.nothing_left(self.params.mu), under=self.many, box=corner(), gap=_ROWS
        )
        self.play(FadeIn(bars.marked, run_time=self.phrase_left(0.5)))
        self.play(FadeIn(self.rows[0]), run_time=0.6)
        self.cue()
        for level, share in ((1, 0.35), (2, 0.6)):
            self.play(tween(bars, level=level, run_time=self.phrase_left(share)))
            self.play(FadeIn(self.rows[level]), run_time=0.6)
        self.cue()
        self.play(tween(bars, level=HALVINGS, run_time=self.phrase_left(0.8), rate_func=linear))
        self.play(FadeIn(self.rows[3]), run_time=0.8)

    @beat(
        "Instead, let the area be the share: divide by the bar's width.",
        "Half the width holds about half the share, so the height stays.",
        "The limit is the density, a curve with an area of one.",
        title="Probability is an area",
    )
    def draw_shares_as_areas(self) -> None:
        p, old = self.params, self.bars
        self.bars = bars = NestedBars(self.shares, p.mu, p.sigma, per_minute=True, level=HALVINGS)
        levels = (HALVINGS, 0, 1, 2)
        table = words.height_rows(*([each[level] for level in levels] for each in (bars.widths, bars.held)))
        rows = stack(*table, under=self.many, box=corner(), gap=_ROWS)
        self.play(FadeOut(old.plot, self.rows), FadeIn(bars.plot), run_time=0.7)
        narrow = bars.divisor
        self.remove(old)
        self.add(bars.set_state(level=HALVINGS, divisor=bars.widths[0]))
        self.play(tween(bars, divisor=narrow, way=proportional_way, run_time=self.phrase_left(0.7)))
        self.play(FadeIn(rows[0]), run_time=0.6)
        self.cue()
        for row, (level, share) in enumerate(((0, 0.3), (1, 0.4), (2, 0.7)), 1):
            self.play(tween(bars, level=level, run_time=self.phrase_left(share)))
            self.play(FadeIn(rows[row]), run_time=0.5)
        self.cue()
        self.bell = Bell(bars.plot, p.mu, p.sigma)
        self.play(tween(bars, level=4, run_time=self.phrase_left(0.25)))
        self.play(Create(self.bell.curve, run_time=self.phrase_left(0.5)))
        self.area = on_plate(words.area_of_one()).move_to(bars.plot.at(p.mu, _MIDDLE * self.bell.peak))
        one = FadeIn(self.area, run_time=0.8)
        self.play(
            FadeOut(bars, rows, self.many), FadeIn(self.bell.area), one, run_time=self.phrase_left(least=1.0)
        )

    # The bell --------------------------------------------------------------------------------------------

    @beat(
        "Why a bell? Say red lights cost {low} to {high} seconds, and so do passengers, all equally likely.",
        "If they're independent, all {pairs} pairs are equally likely.",
        "Add them up: most pairs, {middling} of {pairs}, give a middling total.",
        title="Why a bell? Add two small delays",
    )
    def add_up_pairs(self) -> None:
        bell, p = self.bell, self.params
        self.pairs = pairs = Pairs(bell.plot, p.mu, p.sigma)
        self.said = said = statements()
        self.small = small = VGroup(bell.area.copy(), bell.curve.copy())
        aside = small.copy().scale(_ASIDE).next_to(said, DOWN, buff=_UNDER).align_to(said, LEFT)
        self.remove(bell.area, bell.curve)
        self.add(pairs)
        gone = FadeOut(bell.plot, self.area)
        self.play(gone, Transform(small, aside), FadeIn(pairs.first), run_time=0.8)
        self.play(Advance(pairs, 0, 1, run_time=self.phrase_left(0.6)))
        self.play(FadeIn(pairs.second), run_time=0.8)
        self.cue()
        self.play(Advance(pairs, 1, 2, run_time=self.phrase_left(0.7)))
        self.play(FadeIn(said[0]), run_time=0.7)
        self.cue()
        self.play(FadeOut(pairs.second, pairs.first), FadeIn(pairs.total), run_time=0.4)
        self.play(Advance(pairs, 2, 3, run_time=self.phrase_left(0.35)))
        self.play(Advance(pairs, 3, 4, run_time=self.phrase_left(0.45)))
        self.play(FadeIn(pairs.counts, said[1]), run_time=0.7)

    @beat(
        "The more small delays, the closer to a bell: the normal distribution.",
        title="Many small delays add up to a bell",
    )
    def add_up_more(self) -> None:
        bell, p, pairs, small = self.bell, self.params, self.pairs, self.small
        self.sum = GrowingSum(bell.plot, p.mu, p.sigma)
        count = stack(self.sum.number(), words.same_spread(), box=corner())
        old = FadeOut(pairs.total, pairs.counts, self.said, small[0])
        back = ReplacementTransform(small[1], bell.curve)
        self.play(old, back, FadeIn(bell.plot, count), Advance(pairs, 4, 5), run_time=1.0)
        self.add(self.sum, bell.curve)
        self.play(FadeOut(pairs), FadeIn(self.sum), run_time=0.5)
        seconds = self.phrase_left(0.8)
        more = tween(self.sum, causes=MOST, run_time=seconds, rate_func=linear, way=proportional_way)
        self.play(more)
        self.play(FadeOut(self.sum, count), FadeIn(bell.area), run_time=0.8)

    @beat(
        "Its middle is the mean, μ. Within one standard deviation, σ, lies {within:.0%} of its area.",
        title="Mean and standard deviation",
    )
    def measure_the_bell(self) -> None:
        p, bell, measures = self.params, self.bell, MeanAndDeviation(self.bell)
        self.measures, self.middle = measures, bell.part(p.mu - p.sigma, p.mu + p.sigma)
        self.within = stack(words.within_one_sigma(self.results["within"]), box=corner())
        self.play(*measures.show_mean(run_time=self.phrase_left(0.25)))
        self.add(self.middle, bell.curve, measures)
        seconds = self.phrase_left(0.7)
        self.play(FadeIn(self.middle), bell.dim_tails(), *measures.show_deviation(seconds), run_time=seconds)
        self.play(FadeIn(self.within), run_time=0.8)
