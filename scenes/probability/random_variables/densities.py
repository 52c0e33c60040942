"""The second act: bars become a density, and the density a bell."""

from __future__ import annotations

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    Transform,
    VGroup,
)

from scenes.probability.random_variables import words
from scenes.probability.random_variables.bars import HALVINGS, ExactValue, MoreBuses, NestedBars, tallest
from scenes.probability.random_variables.bells import Bell, MeanAndDeviation
from scenes.probability.random_variables.causes import (
    FEWEST,
    LEAST,
    MIDDLE,
    MOST,
    Pairs,
    RescaledSum,
    statements,
)
from scenes.probability.random_variables.lines import EARLY, FILL, LATE, corner
from scenes.probability.random_variables.outcomes import Outcomes
from scenes.probability.random_variables.tiles import Flight
from scenes.probability.random_variables.zooms import make_way
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.type.writing import LABEL_SIZE, Written, on_plate, stack, text

_ROWS, _NARROW_ROWS = 0.3, 0.2
"""Between two rows of a table, and of a long one, in manim units."""

_MIDDLE = 0.4
"""The middle of what is written in a bell, as a share of its height."""

_BESIDE = 1.2, 0.62
"""Where the name of the bell begins: σ to the right of its middle, and a share of its height."""

_ASIDE = 2.9
"""Where the room to the right of small delays begins, in manim units: for words, and for the bell."""


class Densities(Outcomes):
    """A delay may be any number, so its probability is an area."""

    @beat(
        "The delay, X, is random too. Negative means early. Sort the A buses into {wide} bars.",
        "Now take {many} of them.",
        title="How late are the A buses?",
    )
    def sort_the_delays(self) -> None:
        counts, stop = self.counts, self.stop
        p, delays = self.params, self.delays[self.labels == 1]
        self.tallest = tallest(delays, p.mu, p.sigma)
        self.bars = NestedBars(self.shares, p.mu, p.sigma, tallest=self.tallest)
        self.flight = Flight(counts.bars[1], self.bars.pile(delays))
        old = VGroup(counts.plot, counts.bars[0], counts.expected, counts.chances, stop.a, stop.b)
        self.add(self.flight)
        self.play(FadeOut(counts.bars[1]), run_time=0.4)
        gone = FadeOut(old, self.premise, self.words)
        self.play(gone, run_time=0.5)
        # The axes come when the bar has begun to fall apart: it would be read from them.
        axes = FadeIn(self.bars.plot, run_time=self.phrase_left(), rate_func=EARLY)
        self.play(Advance(self.flight, 0, 1, run_time=self.phrase_left()), axes)
        self.cue()
        self.many = stack(words.number_of_buses(self.results["many"]), box=corner())
        many = FadeIn(self.many, run_time=0.8)
        self.play(
            FadeOut(self.flight, run_time=1.0), many, FadeIn(self.bars.all, run_time=self.phrase_left())
        )

    @beat(
        "Is an A bus ever {mean}?",
        "Halve each bar: the halves share its buses.",
        "No delay keeps a share: the bar at {value} shrinks to nothing, so exactly {value} has "
        "probability zero.",
        title="One exact value has probability zero",
    )
    def halve_the_bars(self) -> None:
        bars = self.bars
        self.exact = exact = ExactValue(bars.plot, self.params.mu)
        table = words.bar_rows(bars.widths, bars.held)
        self.rows = stack(*table, under=self.many, box=corner(), gap=_NARROW_ROWS)
        self.nothing = stack(words.nothing_left(self.params.mu), under=self.rows, box=corner(), gap=_ROWS)
        self.bring_to_back(exact.line)
        self.play(Create(exact.line), FadeIn(exact.label), run_time=0.8)
        self.play(FadeIn(bars.marked), bars.dim_others(), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.rows[0]), run_time=0.6)
        self.cue()
        for level, share in ((1, 0.35), (2, 0.6)):
            self.play(tween(bars, level=level, run_time=self.phrase_left(share)))
            self.play(FadeIn(self.rows[level]), run_time=0.6)
        self.cue()
        for level, share in ((3, 0.15), (4, 0.2), (5, 0.25)):
            self.play(tween(bars, level=level, run_time=self.phrase_left(share, least=0.5)))
            self.play(FadeIn(self.rows[level]), run_time=0.3)
        self.wait(self.phrase_left(0.4))
        self.play(FadeIn(self.nothing), run_time=0.8)

    @beat(
        "Shares vanish: give each {half_as_wide} bar its share as area, dividing by the width.",
        "Half a thin bar holds about half its share: heights hardly change.",
        title="Probability is an area",
    )
    def draw_shares_as_areas(self) -> None:
        p, old = self.params, self.bars
        self.bars = bars = NestedBars(self.shares, p.mu, p.sigma, lift=0.0, level=1, tallest=self.tallest)
        bars.all.set_fill(opacity=FILL)
        levels = (1, 2, HALVINGS - 1)
        table = words.height_rows(*([each[level] for level in levels] for each in (bars.widths, bars.held)))
        again = self.rows[1]
        others = (row for row in self.rows if row is not again)
        gone = FadeOut(*others, self.nothing, self.many, self.exact, old.plot)
        self.rows = stack(words.what_heights_are(), *table, box=corner(), gap=_ROWS)
        header, *rows = self.rows
        # Bars grow while no number is there to read their heights from: they have another unit then.
        bare = old.plot.axes.copy()
        self.add(bare)
        self.play(*make_way(FadeOut(old.all, old.marked), FadeIn(bars)), gone, run_time=1.2)
        self.play(tween(bars, lift=1.0), run_time=self.phrase_left(0.4))
        self.play(FadeIn(bars.plot), *make_way(FadeOut(again), FadeIn(header)), run_time=0.7)
        self.remove(bare)
        area = words.area_of_bar(bars.held[1]).next_to(bars.marked, UP, buff=GAP / 2)
        self.play(FadeIn(rows[0], area.align_to(bars.marked, LEFT)), run_time=0.5)
        self.cue()
        self.wait(1.2)
        for row, (level, share) in enumerate(((2, 0.4), (HALVINGS - 1, 0.7)), 1):
            self.play(FadeOut(area), run_time=0.3) if row == 1 else None
            self.play(tween(bars, level=level, run_time=self.phrase_left(share)))
            self.play(FadeIn(rows[row]), run_time=0.4)

    @beat(
        "With more buses and thinner bars, the tops approach a curve of area one: the density.",
        title="The density",
    )
    def come_to_a_limit(self) -> None:
        bars, p = self.bars, self.params
        self.bell = bell = Bell(bars.plot, p.mu, p.sigma)
        self.more = more = MoreBuses(bars, self.totals, self.grown)
        numbers = stack(more.numbers(), box=corner())
        limit = stack(words.limit(bell.peak), under=numbers, box=corner(), gap=_ROWS)
        self.play(*make_way(FadeOut(self.rows), FadeIn(numbers)), FadeIn(more.tip), run_time=0.7)
        self.add(more)
        self.play(Advance(more, 0, more.middle, run_time=self.phrase_left(0.2)))
        self.play(Advance(more, more.middle, more.middle + 1, run_time=self.phrase_left(0.25)))
        self.play(Advance(more, more.middle + 1, more.steps, run_time=self.phrase_left(0.25)))
        self.play(Create(bell.curve, run_time=self.phrase_left(0.35)), FadeIn(limit, run_time=0.8))
        self.area = on_plate(words.area_of_one()).move_to(bars.plot.at(p.mu, _MIDDLE * bell.peak))
        self.bell_name = self.beside_the_bell(words.density())
        away = FadeOut(more, numbers, limit)
        named = FadeIn(self.area, self.bell_name, run_time=0.8)
        self.play(away, FadeIn(bell.area), named, run_time=self.phrase_left(least=1.0))

    def beside_the_bell(self, name: Written) -> Written:
        """Put a name to the right of the bell's curve."""
        beside = self.bell.plot.at(
            self.params.mu + _BESIDE[0] * self.params.sigma, _BESIDE[1] * self.bell.peak
        )
        return name.next_to(beside, RIGHT, buff=0.0)

    # The bell --------------------------------------------------------------------------------------------

    @beat(
        "Why a bell? Say red lights cost {low}, {next}, up to {high} seconds, all equally likely; "
        "so do passengers.",
        "If they're independent, all {pairs} pairs are equally likely.",
        title="Why a bell? Pair two small delays",
    )
    def pair_small_delays(self) -> None:
        bell, p = self.bell, self.params
        self.pairs = pairs = Pairs(bell.plot, p.mu, p.sigma)
        wide = frame().wide
        self.said = said = statements(Box(_ASIDE, wide.right, wide.bottom, wide.top))
        self.small = small = VGroup(bell.area.copy(), bell.curve.copy())
        aside = small.copy().scale((wide.right - _ASIDE) / small.width)
        aside.move_to((_ASIDE, pairs.corner[1], 0.0), aligned_edge=DOWN + LEFT)
        self.remove(bell.area, bell.curve)
        self.why = why = text("why this shape?", size=LABEL_SIZE, role="muted")
        why.next_to(aside, UP, buff=GAP).align_to(aside, LEFT)
        old = FadeOut(bell.plot, self.area, self.bell_name, rate_func=EARLY)
        self.play(old, Transform(small, aside, rate_func=LATE), run_time=0.8)
        self.play(FadeIn(pairs.first, pairs.empty, why), run_time=0.5)
        self.add(pairs)  # over the empty places
        self.play(Advance(pairs, 0, 1, run_time=self.phrase_left(0.55)))
        numbers, name = pairs.second
        upwards = LaggedStart(*(FadeIn(number) for number in numbers), lag_ratio=0.5)
        self.play(FadeIn(name), upwards, run_time=self.phrase_left())
        self.cue()
        self.play(Advance(pairs, 1, 2, run_time=self.phrase_left(0.7)))
        self.play(FadeIn(said[0]), run_time=0.7)

    @beat(
        "One pair adds up to {least}, but {most_pairs} add up to {middle}.",
        "Add more such delays, minus their average, all independent. Rescaled, the total approaches a bell: "
        "the normal distribution.",
        title="Many small delays add up to a bell",
    )
    def add_up_more(self) -> None:
        self.add_up_two()
        self.cue()
        self.add_up_many()

    def add_up_two(self) -> None:
        """The pairs fall into columns of the same total."""
        pairs, said = self.pairs, self.said
        self.remove(pairs.empty)
        self.play(FadeOut(pairs.second, pairs.first), FadeIn(pairs.total), run_time=0.4)
        self.play(Advance(pairs, 2, 3, run_time=self.phrase_left(0.3)))
        self.play(Advance(pairs, 3, 4, run_time=self.phrase_left(0.35)))
        self.outer = pairs.others(LEAST, MIDDLE)
        self.play(FadeIn(pairs.counts, said[1], self.outer), run_time=0.6)
        self.play(FadeIn(said[2]), run_time=0.6)

    def add_up_many(self) -> None:
        """The columns become a sum of two, and that a sum of ever more."""
        bell, p, pairs, small = self.bell, self.params, self.pairs, self.small
        total = RescaledSum(bell.plot, p.mu, p.sigma)
        number = stack(total.numbers(), box=corner())
        same = words.rescaled().next_to(bell.plot.box.center, DOWN, buff=bell.plot.box.height / 2 + GAP)
        old = FadeOut(pairs.counts, pairs.total, self.outer, self.said, self.why, small[0])
        self.play(old, run_time=0.4)
        back = ReplacementTransform(small[1], bell.curve)
        self.play(back, Advance(pairs, 4, 5), run_time=0.8)
        self.play(FadeOut(pairs), FadeIn(total, number), run_time=0.4)
        self.add(total, bell.curve)
        self.play(FadeIn(same), run_time=0.5)
        self.play(Advance(total, FEWEST, MOST, run_time=self.phrase_left(0.75)))
        self.bell_name = self.beside_the_bell(words.normal_distribution())
        self.play(FadeIn(self.bell_name), run_time=0.5)
        self.told = VGroup(total, number, same)

    @beat(
        "Its middle is the mean, μ.",
        "The standard deviation, σ, measures its width.",
        "The area within one σ of μ is a probability: about {within:.0%}.",
        title="Mean and standard deviation",
    )
    def measure_the_bell(self) -> None:
        p, bell, measures = self.params, self.bell, MeanAndDeviation(self.bell)
        self.measures, self.middle = measures, bell.part(p.mu - p.sigma, p.mu + p.sigma)
        self.within = stack(words.within_one_sigma(self.results["within"]), box=corner())
        self.play(*make_way(FadeOut(self.told), FadeIn(bell.area, bell.plot)), run_time=0.8)
        self.add(bell.curve)
        self.play(*measures.show_mean(run_time=self.phrase_left(0.6)))
        self.cue()
        self.play(*measures.show_deviation(self.phrase_left(0.6)))
        self.cue()
        self.add(self.middle, bell.curve, measures)
        self.play(FadeIn(self.middle), bell.dim_tails(), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.within), run_time=0.6)
