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
    Transform,
    VGroup,
)

from scenes.probability.random_variables import words
from scenes.probability.random_variables.bars import (
    HALVINGS,
    Counting,
    ExactValue,
    MoreBuses,
    NestedBars,
    tallest,
)
from scenes.probability.random_variables.bells import Bell, MeanAndDeviation, Middle
from scenes.probability.random_variables.causes import (
    FEWEST,
    LEAST,
    MIDDLE,
    MOST,
    Pairs,
    RescaledSum,
    statements,
)
from scenes.probability.random_variables.lines import EARLY, LATE, corner
from scenes.probability.random_variables.outcomes import Outcomes
from scenes.probability.random_variables.tiles import Flight
from scenes.probability.random_variables.zooms import make_way
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.type.writing import LABEL_SIZE, Written, on_plate, stack, text

_ROWS, _NARROW_ROWS = 0.3, 0.28
"""Between two rows of a table, and of a long one, in manim units."""

_MIDDLE = 0.4
"""The middle of what is written in a bell, as a share of its height."""

_BESIDE = 1.2, 0.62
"""Where the name of the bell begins: σ to the right of its middle, and a share of its height."""

_FIRST_HEIGHTS = 2
"""So many heights are written while the first phrase about them is spoken."""

_ASIDE = 2.9
"""Where the room to the right of small delays begins, in manim units: for words, and for the bell."""


class Densities(Outcomes):
    """A delay may be any number, so its probability is an area."""

    @beat(
        "Each bus's delay, X, is random too. Sort the A buses into {wide} bars, with shares as areas.",
        "Now take {many}.",
        title="How late are the A buses?",
    )
    def sort_the_delays(self) -> None:
        counts, stop = self.counts, self.stop
        p, delays = self.params, self.delays[self.labels == 1]
        most = tallest(delays, p.mu, p.sigma)
        self.bars = bars = NestedBars(self.shares, p.mu, p.sigma, tallest=most)
        self.flight = Flight(counts.bars[1], bars.pile(delays))
        old = VGroup(counts.plot, counts.bars[0], counts.expected, counts.chances, stop.a, stop.b)
        self.add(self.flight)
        self.play(FadeOut(counts.bars[1]), run_time=0.4)
        gone = FadeOut(old, self.premise, self.words)
        self.play(gone, run_time=0.5)
        # The axes come when the bar has begun to fall apart: it would be read from them.
        axes = FadeIn(bars.plot, run_time=self.phrase_left(), rate_func=EARLY)
        self.play(Advance(self.flight, 0, 1, run_time=self.phrase_left()), axes)
        self.cue()
        self.counting = counting = Counting(bars, delays, self.many)
        self.counted = stack(counting.numbers(), box=corner())
        self.play(FadeOut(self.flight), FadeIn(counting, self.counted), run_time=0.6)
        self.play(Advance(counting, 0, counting.steps, run_time=self.phrase_left(least=1.2)))
        self.remove(counting)
        self.add(bars.all)

    @beat(
        "How many A buses are {mean}?",
        "Halve each bar, and split its buses.",
        "If no exact delay is special, the bar at {value} thins to nothing: given an A bus, exactly {value} "
        "has probability zero.",
        title="One exact value has probability zero",
    )
    def halve_the_bars(self) -> None:
        bars = self.bars
        self.exact = exact = ExactValue(bars.plot, self.params.mu)
        # The last time, bars are halved while more buses are counted.
        table = words.bar_rows(bars.widths[:HALVINGS], bars.held[:HALVINGS])
        self.rows = stack(*table, under=self.counted, box=corner(), gap=_NARROW_ROWS)
        self.nothing = stack(words.nothing_left(self.params.mu), box=corner())
        self.nothing.move_to(self.counted, aligned_edge=LEFT + DOWN)
        self.bring_to_back(exact.line)
        self.play(Create(exact.line), FadeIn(exact.label), run_time=0.8)
        self.play(FadeIn(bars.marked), bars.dim_others(), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.rows[0]), run_time=0.6)
        self.cue()
        for level, share in ((1, 0.35), (2, 0.6)):
            self.halve(level, self.phrase_left(share))
        self.cue()
        for level, share in ((3, 0.25), (4, 0.3)):
            self.halve(level, self.phrase_left(share))
        self.wait(self.phrase_left(0.55))
        self.play(*make_way(FadeOut(self.counted), FadeIn(self.nothing)), run_time=1.0)

    def halve(self, level: int, run_time: float) -> None:
        """Halve all bars once more, and write what the one of μ holds."""
        self.play(tween(self.bars, level=level, run_time=run_time))
        self.play(FadeIn(self.rows[level]), run_time=0.5)

    @beat(
        "The share vanishes, but the height doesn't.",
        "Half a thin bar holds about half its share.",
        title="Shares vanish, heights stay",
    )
    def keep_the_heights(self) -> None:
        bars, old = self.bars, self.rows
        header = words.what_heights_are().move_to(self.counted, aligned_edge=LEFT)
        table = words.height_rows(bars.widths[:HALVINGS], bars.held[:HALVINGS])
        self.rows = VGroup(header, *table)
        self.outlines = outlines = VGroup(*(bars.outline(level) for level in range(HALVINGS)))
        gone = FadeOut(self.nothing, self.exact, rate_func=EARLY)
        self.play(gone, FadeIn(header, rate_func=LATE), run_time=0.8)
        for level, (before, row) in enumerate(zip(old, table, strict=True)):
            if level == _FIRST_HEIGHTS:
                self.cue()
            row.move_to(before, aligned_edge=LEFT)
            left = (_FIRST_HEIGHTS if level < _FIRST_HEIGHTS else HALVINGS) - level
            self.play(
                Create(outlines[level]),
                *make_way(FadeOut(before), FadeIn(row)),
                run_time=self.phrase_left(0.95 / left),
            )

    @beat(
        "With enough buses in thinner bars, the tops approach a curve of area one: the density.",
        title="The density",
    )
    def come_to_a_limit(self) -> None:
        bars, p = self.bars, self.params
        self.bell = bell = Bell(bars.plot, p.mu, p.sigma)
        self.more = more = MoreBuses(bars, self.totals, self.grown)
        numbers = stack(more.numbers(), box=corner())
        limit = stack(words.limit(bell.peak), under=numbers, box=corner(), gap=_ROWS)
        old = FadeOut(self.rows, self.outlines)
        self.play(*make_way(old, FadeIn(numbers)), FadeIn(more.tip), run_time=0.7)
        self.add(more)
        self.play(Advance(more, 0, more.middle, run_time=self.phrase_left(0.2)))
        self.play(Advance(more, more.middle, more.middle + 1, run_time=self.phrase_left(0.25)))
        self.play(Advance(more, more.middle + 1, more.steps, run_time=self.phrase_left(0.25)))
        self.play(Create(bell.curve, run_time=self.phrase_left(0.35)), FadeIn(limit, run_time=0.8))
        self.area = on_plate(words.area_of_one()).move_to(bars.plot.at(p.mu, _MIDDLE * bell.peak))
        self.bell_name = self.beside_the_bell(words.density())
        self.limit = VGroup(numbers, limit)
        named = FadeIn(self.area, self.bell_name, run_time=0.8)
        self.play(FadeOut(more), FadeIn(bell.area), named, run_time=self.phrase_left(least=1.0))

    def beside_the_bell(self, name: Written) -> Written:
        """Put a name to the right of the bell's curve."""
        beside = self.bell.plot.at(
            self.params.mu + _BESIDE[0] * self.params.sigma, _BESIDE[1] * self.bell.peak
        )
        return name.next_to(beside, RIGHT, buff=0.0)

    # The bell --------------------------------------------------------------------------------------------

    @beat(
        "Why a bell? Say red lights cost {low}, {next}, up to {high} seconds, all equally likely, "
        "and so do passengers.",
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
        old = FadeOut(bell.plot, self.area, self.bell_name, self.limit, rate_func=EARLY)
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
        "More pairs lead to the middle: {most_pairs} add up to {middle}, only one to {least}.",
        "Add more such independent delays: shifted and scaled, the steps melt into a bell, "
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
        old = FadeOut(pairs.counts, pairs.total, self.outer, self.said, self.why, small)
        self.play(old, run_time=0.4)
        self.play(Advance(pairs, 4, 5), run_time=0.8)
        self.play(FadeOut(pairs), FadeIn(total, number, same), run_time=0.5)
        self.play(Advance(total, FEWEST, MOST, run_time=self.phrase_left(0.55)))
        self.bell_name = self.beside_the_bell(words.normal_distribution())
        self.play(Create(bell.curve, run_time=self.phrase_left(0.6)))
        self.play(FadeIn(self.bell_name), run_time=0.5)
        self.total, self.told = total, VGroup(number, same)

    @beat(
        "Its middle is the mean, μ.",
        "The standard deviation, σ, measures its width.",
        "For any bell, the area within one σ of μ is about {within:.0%}.",
        title="Mean and standard deviation",
    )
    def measure_the_bell(self) -> None:
        bell, measures, within = self.bell, MeanAndDeviation(self.bell), self.results["within"]
        self.measures, self.middle = measures, Middle(bell)
        self.within = stack(words.within_one_sigma(), words.about(within), box=corner(), gap=_ROWS)
        self.inside = on_plate(words.percentage(within)).move_to(measures.place)
        self.play(
            FadeOut(self.total),
            FadeIn(bell.area),
            *make_way(FadeOut(self.told), FadeIn(bell.plot)),
            run_time=0.8,
        )
        self.add(bell.curve)
        self.play(*measures.show_mean(run_time=self.phrase_left(0.6)))
        self.cue()
        self.play(*measures.show_deviation(self.phrase_left(0.7)))
        self.cue()
        self.add(self.middle, bell.curve, measures)
        filling = tween(self.middle, reach=1.0, run_time=self.phrase_left(0.75))
        self.play(filling, bell.dim_tails(), FadeIn(self.within[0], run_time=0.8))
        self.play(FadeIn(self.inside, self.within[1]), run_time=0.8)
