"""Bayes' theorem: you test positive; how likely is it that you're sick?

Three acts, each a class that goes on where the one before it ends: people are counted (``counting``), people
become areas and areas become odds (``theorem``), and here a classifier multiplies what it has learned.
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
    VGroup,
)

from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.areas import RIGHT_SQUARE
from scenes.probability.bayes_theorem.classifying import (
    WIDE_BAND,
    Learning,
    NewPeople,
    learned_captions,
)
from scenes.probability.bayes_theorem.counting import BATCHES, EQUAL, NEW_PEOPLE
from scenes.probability.bayes_theorem.places import tile_places
from scenes.probability.bayes_theorem.ruler import Pointer, ends_of
from scenes.probability.bayes_theorem.theorem import Theorem, fade_for_a_moment
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.type.writing import STATEMENT_SIZE, Written, text

_OVER_BAND = Box(-6.2, 6.2, 0.8, 1.4)
"""What is written over people in a wide band."""

_COMMON, _RARE = 0.25, 0.01
"""The disease is made common to compare, or rare if it is more common than the first of these."""


class BayesTheorem(Theorem):
    """What a positive test means: one area, measured twice."""

    @beat(
        "A naive Bayes classifier estimates these factors by counting.",
        "For two independent tests, it multiplies by both: {both}.",
        title="Naive Bayes learns by counting",
    )
    def learn_the_factors(self) -> None:
        self.learning = learning = Learning(self.rates, NEW_PEOPLE // BATCHES)
        ruler = self.areas.ruler
        self.play(*swap(VGroup(ruler, ruler.pointer, self.rare_row, *self.alarms), learning))
        self.play(Advance(learning, 0, learning.steps, run_time=self.phrase_left(least=3.0)))
        self.cue()
        captions = learned_captions(self.twice)
        self.odds_column = column = self._column(0.35)
        naive = formulas.naive().move_to((0.0, 1.5, 0.0))
        chart = FadeOut(learning.chart, learning.dots, learning.readout[0], run_time=0.5)
        self.play(chart, FadeIn(captions, naive, column[0]), run_time=0.6)
        for row, factor, share in (
            (column[1], learning.readout[1], 0.3),
            (column[2], learning.readout[2], 0.4),
        ):
            rising = row.copy().move_to(factor)
            self.play(ReplacementTransform(rising, row), run_time=self.phrase_left(share))
        chance = formulas.chance_of(self.both_odds).move_to((0.0, 0.0, 0.0)).stand_on(-2.6)
        self.play(FadeIn(column[3]), run_time=0.6)
        self.play(FadeIn(chance), run_time=0.7)
        self.learned = VGroup(captions, chance, naive)

    def _column(self, top: float) -> VGroup:
        rows = VGroup(*formulas.odds_rows(self.learned_odds, list(self.ratios), self.both_odds))
        for index, row in enumerate(rows):
            row.move_to((0.0, 0.0, 0.0)).stand_on(top - 0.72 * index)
        return rows

    @beat(
        "{flagged}",
        "But suppose the second test repeats the first, mistakes and all.",
        "{claimed}",
        title="When the tests make the same mistakes",
    )
    def classify_new_people(self) -> None:
        learning, twice = self.learning, self.twice
        self.people = people = NewPeople(twice, learning.first_positives, self.params.seed)
        ruler = self.areas.ruler
        ruler.set_state(place=ends_of(WIDE_BAND))
        self.add(*people.everybody)
        learned = (learning.tests, learning.names, learning.readout[1:], self.learned)
        old = FadeOut(*learned, self.odds_column, run_time=0.5)
        self.play(old, *people.line_up(self.phrase_left(0.2, least=1.2)), FadeIn(ruler, run_time=0.6))
        once, then = formulas.positive_once(twice), text("now test 2", size=STATEMENT_SIZE)
        for heading, side in ((once, -1.0), (then, 1.0)):
            _OVER_BAND.place(heading, side, 0.0)
        truth = words.truth_of_one(twice)
        ruler.pointer.set_state(chance=truth)
        self.play(FadeIn(once, ruler.pointer), run_time=0.5)
        self.play(FadeIn(then, run_time=0.5), people.test_again(self.phrase_left(0.5, least=1.8)))
        flagged = formulas.of_positives(twice.sick.both, twice.healthy.both)
        self._heading(flagged)
        old = FadeOut(once, then, ruler.pointer, run_time=0.4)
        self.play(old, *people.close_up(self.phrase_left(0.4, least=1.0)))
        ruler.pointer.set_state(chance=twice.sick.both / (twice.sick.both + twice.healthy.both))
        self.play(FadeIn(flagged, ruler.pointer), run_time=0.6)
        self.cue()
        self.remove(*people.once)  # nobody is left in them, until they fade in below
        self.play(FadeOut(flagged, ruler.pointer, run_time=0.5), *people.come_back(0.9))
        ruler.pointer.set_state(chance=truth)
        self.play(FadeIn(*people.once, ruler.pointer), run_time=0.5)
        same = self._heading(text("test 1 again: the tests are not independent", size=STATEMENT_SIZE))
        sweep = people.again(self.phrase_left(0.9))
        self.play(FadeIn(same, run_time=0.5), sweep)
        self.remove(*people.everybody)
        self.lit = sweep.crowds
        self.cue()
        same_ratios = [self.ratios[0]] * 2
        claimed_odds = self.learned_odds * self.ratios[0] ** 2
        rows = VGroup(*formulas.odds_rows(self.learned_odds, same_ratios, claimed_odds))
        rows.arrange(RIGHT, buff=0.35)
        for row in rows:
            row.stand_on(1.75)
        self.claimed = claimed = Pointer(ruler, truth, "slope", over=WIDE_BAND.height + 0.05)
        self.play(FadeOut(same, run_time=0.4), FadeIn(rows, claimed.triangle), run_time=0.6)
        seconds = self.phrase_left(0.35)
        self.play(tween(claimed, on=claimed.triangle, chance=self.claim, run_time=seconds))
        self.play(FadeIn(claimed.value), run_time=0.4)
        top = WIDE_BAND.top + 0.12
        ends = [(ruler.at(chance)[0], top) for chance in (truth, self.claim)]
        gap = Polyline([np.array(ends)], "slope", width=5.0)
        sure = text("too sure", size=STATEMENT_SIZE, role="slope").next_to(gap, UP, buff=0.12)
        has_room = sure.get_right()[0] + GAP < claimed.get_left()[0]
        self.gap = VGroup(gap, sure) if has_room else VGroup(gap)
        self.play(FadeIn(self.gap), fade_for_a_moment(self.lit[0]), run_time=self.phrase_left())
        self.claim_rows = rows

    def _heading(self, row: Written) -> Written:
        return row.move_to((0.0, 1.1, 0.0))

    @beat(
        "It also depends on how common the disease is.",
        "{answer}",
        title="How likely is it that you’re sick?",
    )
    def answer(self) -> None:
        areas, ruler, exact = self.areas, self.areas.ruler, self.exact
        areas.set_state(
            prior=exact.prior,
            sensitivity=exact.sensitivity,
            false_positive_rate=exact.false_positive_rate,
            stretch=1.0,
            aside=1.0,
        )
        band = areas.band
        old = FadeOut(self.claim_rows, self.claimed, self.gap, run_time=0.5)
        gathered = (
            people.go(*tile_places(len(people.places), box), 0.9)
            for people, box in zip(self.lit, self._band_boxes(), strict=True)
        )
        new = FadeIn(areas.columns, *areas.measures, run_time=0.9)
        self.play(old, *gathered, new, tween(ruler, ruler.pointer, place=ends_of(RIGHT_SQUARE), run_time=0.9))
        self.play(FadeIn(band.sick, band.healthy), run_time=0.3)
        self.remove(*self.lit)
        other = EQUAL if exact.prior < _COMMON else _RARE
        self.play(areas.change(self.phrase_left(), prior=other))
        self.cue()
        self.play(areas.change(self.phrase_left(0.5), prior=exact.prior))
        self.pieces = areas.pieces()
        chance = text(words.spoken_chance(words.posterior_of(exact)), size=60, role="result")
        yours = text("your chance", size=STATEMENT_SIZE)
        found = VGroup(yours, chance).arrange(DOWN, buff=0.35).move_to((RIGHT_SQUARE.center[0], 0.5, 0.0))
        self.play(FadeIn(self.pieces, found), run_time=0.8)
