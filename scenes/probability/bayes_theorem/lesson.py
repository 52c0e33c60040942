"""Bayes' theorem: you test positive; how likely is it that you're sick?

Three acts, each a class that goes on where the one before it ends: people are counted (``counting``), people
become areas and areas become odds (``theorem``), and here the factors change and a classifier learns them.
"""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    PI,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    Restore,
    VGroup,
    smooth,
    squish_rate_func,
)

from mathkit.probability.two_tests import odds_of_chance
from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.areas import RIGHT_SQUARE
from scenes.probability.bayes_theorem.classifying import WIDE_BAND, Learning, NewPeople
from scenes.probability.bayes_theorem.counting import BOX, EQUAL
from scenes.probability.bayes_theorem.odds import product, ratio_of
from scenes.probability.bayes_theorem.people import ROLES, People
from scenes.probability.bayes_theorem.places import column_places, tile_places
from scenes.probability.bayes_theorem.ruler import Pointer, ends_of
from scenes.probability.bayes_theorem.squares import Lens, box_of
from scenes.probability.bayes_theorem.theorem import Theorem, outline_for_a_moment
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import STATEMENT_SIZE, Written, fit, text

_OVER_BAND = Box(-6.2, 6.2, 0.7, 1.3)
"""What is written over people in a wide band."""

_UNDER_BAND = Box(-6.2, 6.2, -2.6, -2.1)
"""Names of those who stand at both ends of a wide band."""

_AGAIN = Box(-3.1, 3.1, -2.2, -1.2)
"""Below and between both tests: how common the disease is."""

_NAIVE = Box(-3.1, 3.1, 0.3, 1.4)
"""Between both tests: what the classifier takes for granted. Below, what it multiplies is put together."""

_RULE = Box(-6.4, 6.4, 1.5, 2.2)
"""What it multiplies, over new people."""


_HIGH = -0.9
"""Over a band that ends higher than this, the answer has room for one line."""


class BayesTheorem(Theorem):
    """What a positive test means: one area, measured twice."""

    @beat("{by_disease}", title="A rarer disease")
    def make_it_rare(self) -> None:
        areas, rare = self.areas, self.rare
        band, ruler, columns = areas.band, areas.ruler, areas.columns
        gone = (self.combs, self.pieces, self.odds_rows, self.worked, *self.lens)
        self.play(FadeOut(*gone), run_time=0.4)
        wider = formulas.drawn_wider()
        wider.next_to((columns.box.left, columns.box.center[1], 0.0), RIGHT, buff=0.3)
        seconds = self.phrase_left(0.4, least=1.2)
        late = squish_rate_func(smooth, 0.7, 1.0)
        self.play(areas.change(seconds, rare), FadeIn(wider, run_time=seconds, rate_func=late))
        counts = (1, round(words.false_for_each(rare)))
        self.alarms = alarms = [
            People(*tile_places(count, box), role)
            for count, box, role in zip(counts, band.boxes, ROLES, strict=True)
        ]
        self.play(FadeOut(band.sick, band.healthy), FadeIn(*alarms), run_time=0.3)
        lines = (ruler, ruler.pointer, self.note, wider, columns, *areas.measures)
        *places, side = column_places(*counts, WIDE_BAND)
        seconds = self.phrase_left(0.6, least=1.3)
        spread = [people.go(each, side, seconds) for people, each in zip(alarms, places, strict=True)]
        self.play(*spread, FadeOut(*lines, run_time=0.7 * seconds))
        before, ratio = odds_of_chance(rare.prior), ratio_of(rare)
        rows = formulas.odds_rows(before, [ratio], product(before, [ratio]))
        row = VGroup(*rows).arrange(RIGHT, buff=0.35).move_to((0, 1.4, 0))
        names = formulas.alarms_of(counts[1])
        for name, end in zip(names, (-1.0, 1.0), strict=True):
            _UNDER_BAND.place(name, end)
        for each in row:
            each.stand_on(1.3)
        self.rare_row = VGroup(row, formulas.on_one_line(*names))
        self.play(FadeIn(self.rare_row), run_time=0.6)

    @beat(
        "{added}",
        "A naive Bayes classifier learns both factors by counting labelled people.",
        "Positive on both? It multiplies, naively assuming independent mistakes: {both}.",
        title="Naive Bayes learns by counting",
    )
    def learn_the_factors(self) -> None:
        exact, other = tests = self.exact, self.other_test
        self.learning = learning = Learning(self.labelled, BOX, tests)
        first, second = learning.columns
        for columns in learning.columns:
            columns.set_state(
                prior=EQUAL, sensitivity=exact.sensitivity, false_positive_rate=exact.false_positive_rate
            )
        known = learning.rates_in_truth(tests)
        gathered = [
            people.go(*tile_places(len(people.places), box_of(part)), 1.2)
            for people, part in zip(self.alarms, (first.sick, first.healthy), strict=True)
        ]
        self.play(FadeOut(self.rare_row, run_time=0.4), *gathered, FadeIn(first.hollow, run_time=1.2))
        known.append(VGroup(_AGAIN.place(formulas.prior_again(self.exact))))
        self.play(FadeIn(first.sick, first.healthy, learning.names[0], known[0], known[2]), run_time=0.4)
        self.remove(*self.alarms)
        self.add(first)
        self.play(ReplacementTransform(first.copy(), second), run_time=self.phrase_left(0.4))
        self.play(FadeIn(learning.names[1]), run_time=0.3)
        seconds = self.phrase_left(least=0.8)
        rates = other.sensitivity, other.false_positive_rate
        self.play(second.change(*rates, seconds), FadeIn(known[1], run_time=seconds))
        self.cue()
        self.play(
            FadeOut(*known, run_time=0.4),
            *(columns.change(0.0, 0.0, 0.6) for columns in learning.columns),
            FadeIn(learning.box_name, learning.waiting, learning.chart, run_time=0.6),
        )
        self.play(FadeIn(learning.readout), run_time=0.3)
        self.play(Advance(learning, 0, learning.steps, run_time=self.phrase_left(0.85, least=3.0)))
        self.play(FadeIn(learning.truth), run_time=self.phrase_left(least=0.5))
        self.cue()
        self._multiply()

    def _multiply(self) -> None:
        """Of what has been learned, the factors are multiplied in the middle."""
        learning = self.learning
        counted, *counts = learning.readout[:-2]
        naive = _NAIVE.place(formulas.naive())
        self.rule = rule = self._rule(list(self.ratios), self.both_odds, "ink")
        gone = (counted, learning.box_name, learning.chart, learning.truth)
        self.play(FadeOut(*gone, run_time=0.4), FadeIn(rule[0], run_time=0.8))
        self.remove(learning.waiting)  # nobody is left in it
        for row, factor, arc in zip(rule[1:3], learning.readout[-2:], (PI / 2, -PI / 2), strict=True):
            moved = row.copy().move_to(factor)
            self.remove(factor)
            self.play(ReplacementTransform(moved, row, path_arc=arc), run_time=self.phrase_left(0.2))
        self.play(FadeIn(naive), run_time=self.phrase_left(0.5))
        self.play(FadeIn(*rule[3:]), run_time=0.7)
        self.learned = VGroup(naive, learning.names, *counts)

    def _rule(self, ratios: list[float], odds: float, role: Role) -> VGroup:
        """What the classifier multiplies, and under it the odds and the chance that come out."""
        rows = formulas.odds_rows(odds_of_chance(self.params.prior), ratios, odds)
        factors = VGroup(*rows[:-1]).arrange(RIGHT, buff=0.4)
        rule = VGroup(*rows, formulas.chance_of(odds, role))
        for row, height in zip((factors, *rule[-2:]), (-0.5, -1.3, -2.0), strict=True):
            fit(row, width=_NAIVE.width).move_to((0.0, height, 0.0))
        formulas.on_one_line(*rows[:-1])
        return rule

    def _in_one_line(self, rule: VGroup) -> VGroup:
        """The same, over new people."""
        line = fit(rule.copy().arrange(RIGHT, buff=0.45), width=_RULE.width)
        return formulas.on_one_line(*_RULE.place(line))

    @beat(
        "{flagged}",
        "But suppose the second test just repeats the first.",
        "{claimed}",
        title="When the tests make the same mistakes",
    )
    def classify_new_people(self) -> None:
        twice, rule, learning = self.twice, self.rule, self.learning
        first, second = learning.columns
        self.people = people = NewPeople(twice, first, self.params.seed)
        self.remove(first.sick, first.healthy)
        self.add(*people.everybody)
        up = [part.animate.move_to(place) for part, place in zip(rule, self._in_one_line(rule), strict=True)]
        left = FadeOut(self.learned, first.hollow, second, run_time=0.8)
        self.play(*up, left, *people.line_up(self.phrase_left(0.2, least=1.4)))
        ruler, truth = self.areas.ruler, words.truth_of_one(twice)
        ruler.set_state(place=ends_of(WIDE_BAND))
        ruler.pointer.set_state(chance=truth)
        once, then = formulas.positive_once(twice), text("now test 2", size=STATEMENT_SIZE)
        for heading, side in ((once, -1.0), (then, 1.0)):
            _OVER_BAND.place(heading, side, 0.0)
        formulas.on_one_line(once, then)
        self.play(FadeIn(once, ruler, ruler.pointer), run_time=0.5)
        self.play(FadeIn(then, run_time=0.5), people.test_again(self.phrase_left(0.35, least=1.6)))
        self._call_sick(once, then)
        self.cue()
        self._repeat_the_first(truth)
        self.cue()
        self._claim(truth)

    def _call_sick(self, *headings: Written) -> None:
        """Those who test positive twice close up; if the odds are over 1, the classifier calls all sick."""
        twice, people, pointer = self.twice, self.people, self.areas.ruler.pointer
        is_called = self.both_odds > 1
        heading = formulas.of_positives(twice.sick.both, twice.healthy.both, is_called_sick=is_called)
        self.play(FadeOut(*headings, pointer, run_time=0.4), *people.close_up(0.9))
        pointer.set_state(chance=twice.sick.both / (twice.sick.both + twice.healthy.both))
        self.called = VGroup(self._heading(heading))
        if is_called:
            band = Box(WIDE_BAND.left, WIDE_BAND.right, WIDE_BAND.top, WIDE_BAND.top + 0.15)
            bracket = Polyline([band.corners[[2, 1, 0, 3]]], "ink", width=4.0)
            self.called.add(bracket)
            self.play(Create(bracket), run_time=self.phrase_left(0.6))
        self.play(FadeIn(heading, pointer), run_time=0.6)

    def _repeat_the_first(self, truth: float) -> None:
        """Those who test positive the first time are back, and the second test says the same of them."""
        people, pointer = self.people, self.areas.ruler.pointer
        self.remove(*people.once)  # nobody is left in them, until they fade in below
        self.play(FadeOut(self.called, pointer, self.rule, run_time=0.5), *people.come_back(0.8))
        pointer.set_state(chance=truth)
        self.play(FadeIn(*people.once, pointer), run_time=0.5)
        self.same = self._heading(formulas.same_mistakes(self.twice.sick.first, self.twice.healthy.first))
        sweep = people.again(self.phrase_left(0.9))
        self.play(FadeIn(self.same, run_time=0.5), sweep)
        self.remove(*people.everybody)
        self.lit = sweep.crowds

    def _claim(self, truth: float) -> None:
        """What the classifier makes of both tests, beside the truth."""
        self.rule = rule = self._in_one_line(
            self._rule([self.ratios[0]] * 2, odds_of_chance(self.claim), "slope")
        )
        ruler = self.areas.ruler
        self.claimed = claimed = Pointer(ruler, truth, "slope", over=WIDE_BAND.height + 0.05).triangle
        self.play(FadeOut(self.same), run_time=0.4)
        self.play(FadeIn(rule, claimed), run_time=0.6)
        shift = (self.claim - truth) * WIDE_BAND.width * RIGHT
        self.play(claimed.animate.shift(shift), run_time=self.phrase_left(0.35))
        top = WIDE_BAND.top + 0.12
        ends = [(ruler.at(chance)[0], top) for chance in (truth, self.claim)]
        gap = Polyline([np.array(ends)], "slope", width=5.0)
        sure = text("too sure", size=STATEMENT_SIZE, role="slope").next_to(gap, UP, buff=0.12)
        has_room = sure.width + 2 * GAP < gap.width
        self.gap = VGroup(gap, sure) if has_room else VGroup(gap)
        self.play(FadeIn(self.gap), outline_for_a_moment(self.lit[0]), run_time=self.phrase_left())

    def _heading(self, row: Written) -> Written:
        return row.move_to((0.0, 1.0, 0.0))

    @beat(
        "So your chance depends on how common the disease is.",
        "{if_half_are_sick}",
        "{answer}",
        title="How likely is it that you’re sick?",
    )
    def answer(self) -> None:
        areas, ruler, exact, p = self.areas, self.areas.ruler, self.exact, self.params
        rates = {"sensitivity": p.sensitivity, "false_positive_rate": p.false_positive_rate}
        areas.set_state(prior=p.prior, **rates, stretch=0.0, aside=1.0)
        band = areas.band
        gone = FadeOut(self.rule, self.claimed, self.gap, run_time=0.5)
        gathered = (
            people.go(*tile_places(len(people.places), box), 1.0)
            for people, box in zip(self.lit, areas.band.boxes, strict=True)
        )
        self.play(gone, *gathered, tween(ruler, ruler.pointer, place=ends_of(RIGHT_SQUARE), run_time=1.0))
        self.play(FadeIn(band.sick, band.healthy, areas.columns, *areas.measures), run_time=0.5)
        self.remove(*self.lit)
        self.play(areas.change(self.phrase_left(), prior=EQUAL))
        self.cue()
        guess = Pointer(ruler, 1 - p.false_positive_rate, "ink", over=band.top - band.box.bottom + 0.05)
        self.play(outline_for_a_moment(band.sick), FadeIn(guess), run_time=self.phrase_left())
        self.cue()
        seconds, low = self.phrase_left(0.5), exact.evidence * band.box.height + 0.05
        self.play(
            areas.change(seconds, prior=exact.prior),
            tween(guess, chance=guess.chance, over=low, run_time=seconds),
        )
        name = text("guess", role="muted").next_to(guess.value, LEFT, buff=GAP)
        self.pieces = areas.pieces()
        chance = text(words.spoken_chance(words.posterior_of(exact)), size=60, role="result")
        yours = text("your chance", size=STATEMENT_SIZE)
        is_high = band.top > _HIGH
        found = VGroup(yours, chance).arrange(RIGHT if is_high else DOWN, buff=0.3)
        found.next_to((RIGHT_SQUARE.center[0], band.top + 0.9 if is_high else 0.0, 0.0), UP, buff=0.0)
        lens = Lens(areas.columns)
        self.play(FadeIn(self.pieces, found, name, *lens), Restore(self.theorem), run_time=0.8)
