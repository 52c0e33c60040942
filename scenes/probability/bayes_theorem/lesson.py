"""Bayes' theorem: you test positive; how likely is it that you're sick?

Three acts, each a class that goes on where the one before it ends: people are counted (``counting``), people
become areas and areas become odds (``theorem``), and here the factors change and a classifier learns them.
"""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    Restore,
    VGroup,
)

from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.areas import RIGHT_SQUARE
from scenes.probability.bayes_theorem.classifying import (
    NAIVE,
    WIDE_BAND,
    Learning,
    NewPeople,
    learned_captions,
)
from scenes.probability.bayes_theorem.counting import BATCHES, EQUAL, NEW_PEOPLE
from scenes.probability.bayes_theorem.lens import Lens
from scenes.probability.bayes_theorem.people import ROLES, People
from scenes.probability.bayes_theorem.places import column_places, tile_places
from scenes.probability.bayes_theorem.ruler import Pointer, ends_of
from scenes.probability.bayes_theorem.theorem import Theorem, fade_for_a_moment
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.type.writing import STATEMENT_SIZE, Written, fit, text

_OVER_BAND = Box(-6.2, 6.2, 0.7, 1.3)
"""What is written over people in a wide band."""

_UNDER_TESTS = Box(-6.4, 6.4, -3.05, -2.45)
_RULE = Box(-6.4, 6.4, 1.5, 2.2)
"""What the classifier multiplies: where it is put together, and where it is applied to new people."""


class BayesTheorem(Theorem):
    """What a positive test means: one area, measured twice."""

    @beat(
        "{by_test}",
        "{by_disease}",
        title="Another test and a rarer disease",
    )
    def make_it_rare(self) -> None:
        areas, other, rare = self.areas, self.other_test, self.rare
        rows = self.rows_of(other)
        self.play(FadeOut(self.combs, self.pieces, self.odds_rows[1:], self.worked), run_time=0.5)
        self.play(areas.change(self.phrase_left(0.6), other), FadeIn(rows[1], run_time=0.6))
        self.play(FadeIn(rows[2]), run_time=0.6)
        self.remove(self.odds_rows[0])
        self.add(rows)
        self.cue()
        self.play(areas.change(self.phrase_left(0.3), rare), FadeOut(rows, run_time=0.5))
        counts = (1, round(words.false_for_each(rare)))
        self.alarms = alarms = [
            People(*tile_places(count, box), role)
            for count, box, role in zip(counts, areas.band.boxes, ROLES, strict=True)
        ]
        band, ruler = areas.band, areas.ruler
        lines = (ruler, ruler.pointer, self.note, areas.columns, *areas.measures)
        self.play(
            FadeOut(band.sick, band.healthy, run_time=0.3), FadeIn(*alarms, run_time=0.3), FadeOut(*lines)
        )
        *places, side = column_places(*counts, WIDE_BAND)
        seconds = self.phrase_left(0.7, least=1.5)
        chance = words.odds_of(rare)
        self.rare_row = row = VGroup(
            *formulas.odds_rows(words.prior_odds(rare.prior), [words.ratio_of(rare)], chance)
        ).arrange(RIGHT, buff=0.35)
        row.move_to((0, 1.4, 0))
        for each in row:
            each.stand_on(1.3)
        spread = [people.go(each, side, seconds) for people, each in zip(alarms, places, strict=True)]
        self.play(*spread)
        self.play(FadeIn(row), run_time=0.6)

    @beat(
        "A naive Bayes classifier estimates these factors by counting people.",
        "For two tests, it naively assumes independent mistakes, and multiplies: {both}.",
        title="Naive Bayes learns by counting",
    )
    def learn_the_factors(self) -> None:
        blocks = self.alarms
        true_ratios = words.ratio_of(self.exact), words.ratio_of(self.other_test)
        kind = words.kind_of_test(self.exact, self.other_test)
        self.learning = learning = Learning(self.rates, true_ratios, NEW_PEOPLE // BATCHES, kind)
        count = sum(len(people.places) for people in blocks)
        self.remove(*blocks)
        self.add(*learning.waiting)
        gathered = learning.gather(self.labelled[:count, 0], blocks, 1.1)
        self.play(FadeOut(self.rare_row, run_time=0.4), *gathered)
        self.play(FadeIn(learning), run_time=0.5)
        self.play(Advance(learning, 0, learning.steps, run_time=self.phrase_left(least=2.5)))
        self.cue()
        counted, *factors = learning.readout
        self.play(FadeOut(counted), run_time=0.3)
        self.remove(*learning.waiting)  # nobody is left in them
        captions = learned_captions(self.labelled)
        naive = NAIVE.place(formulas.naive())
        self.rule = rule = self._rule(list(self.ratios), self.both_odds)
        self.play(FadeIn(captions, naive, rule[0]), run_time=0.6)
        for row, factor in zip(rule[1:3], factors, strict=True):
            moved = row.copy().move_to(factor)
            self.remove(factor)
            self.play(ReplacementTransform(moved, row), run_time=self.phrase_left(0.3))
        self.play(FadeIn(*rule[3:]), run_time=0.7)
        self.learned = VGroup(captions, naive, learning.tests, learning.names, learning.chart, learning.dots)

    def _rule(self, ratios: list[float], odds: float) -> VGroup:
        """What the classifier multiplies, and the chance that comes out, in one line."""
        rows = formulas.odds_rows(self.odds, ratios, odds)
        rule = VGroup(*rows, formulas.chance_of(odds)).arrange(RIGHT, buff=0.45)
        fit(rule, width=_UNDER_TESTS.width)
        _UNDER_TESTS.place(rule)
        return formulas.on_one_line(*rule)

    @beat(
        "{flagged}",
        "But suppose the second test just repeats the first.",
        "{claimed}",
        title="When the tests make the same mistakes",
    )
    def classify_new_people(self) -> None:
        twice, rule = self.twice, self.rule
        self.people = people = NewPeople(twice, self.params.seed)
        up = rule.animate.move_to(_RULE.center)
        self.play(FadeOut(self.learned), run_time=0.5)
        self.add(*people.everybody)
        self.play(up, *people.line_up(self.phrase_left(0.2, least=1.2)))
        ruler = self.areas.ruler
        ruler.set_state(place=ends_of(WIDE_BAND))
        once, then = formulas.positive_once(twice), text("now test 2", size=STATEMENT_SIZE)
        for heading, side in ((once, -1.0), (then, 1.0)):
            _OVER_BAND.place(heading, side, 0.0)
        formulas.on_one_line(once, then)
        truth = words.truth_of_one(twice)
        ruler.pointer.set_state(chance=truth)
        self.play(FadeIn(once, ruler, ruler.pointer), run_time=0.5)
        self.play(FadeIn(then, run_time=0.5), people.test_again(self.phrase_left(0.4, least=1.6)))
        flagged = self._heading(formulas.of_positives(twice.sick.both, twice.healthy.both))
        pointer = ruler.pointer
        self.play(FadeOut(once, then, pointer, run_time=0.4), *people.close_up(0.9))
        pointer.set_state(chance=twice.sick.both / (twice.sick.both + twice.healthy.both))
        flags: list[People] = []
        if self.both_odds > 1:
            sweep = people.flags(self.phrase_left(0.7))
            self.play(sweep)
            flags = sweep.crowds
        self.play(FadeIn(flagged, pointer.triangle), run_time=0.6)
        self.cue()
        self._repeat_the_first(truth, flagged, flags)
        self.cue()
        self._claim(truth)

    def _repeat_the_first(self, truth: float, flagged: Written, flags: list[People]) -> None:
        """Those who test positive the first time are back, and the second test says the same of them."""
        people, pointer = self.people, self.areas.ruler.pointer
        self.remove(*people.once)  # nobody is left in them, until they fade in below
        self.play(FadeOut(flagged, pointer.triangle, self.rule, *flags), run_time=0.5)
        self.play(*people.come_back(0.8))
        pointer.set_state(chance=truth)
        self.play(FadeIn(*people.once, pointer), run_time=0.5)
        self.same = self._heading(formulas.same_mistakes(self.twice.sick.first, self.twice.healthy.first))
        sweep = people.again(self.phrase_left(0.9))
        self.play(FadeIn(self.same, run_time=0.5), sweep)
        self.remove(*people.everybody)
        self.lit = sweep.crowds

    def _claim(self, truth: float) -> None:
        """What the classifier makes of both tests, beside the truth."""
        self.rule = rule = self._rule([self.ratios[0]] * 2, self.odds * self.ratios[0] ** 2)
        rule.move_to(_RULE.center)
        ruler = self.areas.ruler
        self.claimed = claimed = Pointer(ruler, truth, "slope", over=WIDE_BAND.height + 0.05)
        self.play(FadeOut(self.same), run_time=0.4)
        self.play(FadeIn(rule, claimed.triangle), run_time=0.6)
        self.play(tween(claimed, on=claimed.triangle, chance=self.claim, run_time=self.phrase_left(0.35)))
        self.play(FadeIn(claimed.value), run_time=0.4)
        top = WIDE_BAND.top + 0.12
        ends = [(ruler.at(chance)[0], top) for chance in (truth, self.claim)]
        gap = Polyline([np.array(ends)], "slope", width=5.0)
        sure = text("too sure", size=STATEMENT_SIZE, role="slope").next_to(gap, UP, buff=0.12)
        has_room = sure.get_right()[0] + GAP < claimed.get_left()[0]
        self.gap = VGroup(gap, sure) if has_room else VGroup(gap)
        self.play(FadeIn(self.gap), fade_for_a_moment(self.lit[0]), run_time=self.phrase_left())

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
        self.play(FadeOut(self.rule, self.claimed, self.gap), run_time=0.5)
        gathered = (
            people.go(*tile_places(len(people.places), box), 1.0)
            for people, box in zip(self.lit, areas.band.boxes, strict=True)
        )
        self.play(*gathered, tween(ruler, ruler.pointer, place=ends_of(RIGHT_SQUARE), run_time=1.0))
        self.play(FadeIn(band.sick, band.healthy, areas.columns, *areas.measures), run_time=0.5)
        self.remove(*self.lit)
        self.play(areas.change(self.phrase_left(), prior=EQUAL))
        self.cue()
        guess = Pointer(ruler, 1 - p.false_positive_rate, "ink", over=band.top - band.box.bottom + 0.05)
        self.play(fade_for_a_moment(band.sick), FadeIn(guess), run_time=self.phrase_left())
        self.cue()
        back = areas.change(self.phrase_left(0.5), prior=exact.prior)
        self.play(back, FadeOut(guess, run_time=0.3))
        self.pieces = areas.pieces()
        chance = text(words.spoken_chance(words.posterior_of(exact)), size=60, role="result")
        yours = text("your chance", size=STATEMENT_SIZE)
        found = VGroup(yours, chance).arrange(DOWN, buff=0.3)
        found.next_to((RIGHT_SQUARE.center[0], max(band.top + 0.3, 0.0), 0.0), UP, buff=0.0)
        lens = Lens(areas.columns)
        self.play(FadeIn(self.pieces, found, *lens), Restore(self.theorem), run_time=0.8)
