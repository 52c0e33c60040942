"""The second act: people become areas, one area is measured twice, and only the ratio of heights counts."""

from __future__ import annotations

from typing import Any

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
    VGroup,
    VMobject,
    there_and_back,
)

from mathkit.probability.bayes import Bayes
from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.areas import LEFT_SQUARE, RIGHT_SQUARE, STRETCHED
from scenes.probability.bayes_theorem.bands import Poured
from scenes.probability.bayes_theorem.classifying import WIDE_BAND
from scenes.probability.bayes_theorem.counting import Counting
from scenes.probability.bayes_theorem.people import ROLES, People
from scenes.probability.bayes_theorem.places import column_places, tile_places
from scenes.probability.bayes_theorem.ruler import ends_of
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import Written, fit, formula

_STRIP = Box(-3.2, 6.6, 2.35, 3.5)
"""Right of the title: the theorem."""

_UNDER_LEFT = Box(-3.3, 3.3, -2.6, -2.1)
_OVER_BAND = Box(1.7, 5.1, -0.6, 1.6)
"""The upper part of the right-hand square: rows of numbers."""


def fade_for_a_moment(thing: VMobject) -> Any:
    """A solid shape that is spoken of."""
    animate: Any = thing.animate
    return animate(rate_func=there_and_back).set_fill(opacity=0.55)


class Theorem(Counting):
    """From people to areas, and to odds."""

    @beat(
        "Sort everyone back into the square.",
        "The sick column is {width} wide: that's the prior.",
        "{given_sick}",
        title="From people to areas",
    )
    def sort_into_a_square(self) -> None:
        areas, crowd, ruler = self.areas, self.crowd, self.ruler
        areas.set_state(
            prior=self.exact.prior,
            sensitivity=self.exact.sensitivity,
            false_positive_rate=self.exact.false_positive_rate,
            stretch=0.0,
            aside=0.0,
        )
        columns = areas.columns
        old = FadeOut(
            self.fraction, self.left_behind, self.named, self.guess, ruler, ruler.pointer, run_time=0.6
        )
        self.play(old, *crowd.sort(columns.boxes, self.phrase_left(least=2.0)))
        self.cue()
        self.play(FadeIn(columns), run_time=0.4)
        self.remove(*crowd.people)
        measure = areas.prior_measure
        self.play(measure.appear(self.phrase_left(0.6)))
        self.letters = _UNDER_LEFT.place(formulas.caption(formulas.LETTERS))
        self.cue()
        self.play(areas.sick_measure.appear(self.phrase_left(0.5)), FadeIn(self.letters, run_time=0.6))
        self.play(areas.healthy_measure.appear(self.phrase_left(0.6)))

    @beat(
        "{widened}",
        "The sick who test positive fill this area: {wide_prior} times {sick_height}.",
        title="The sick who test positive, as an area",
    )
    def measure_the_area(self) -> None:
        areas, wide = self.areas, self.wide
        self.play(areas.change(self.phrase_left(least=1.5), wide), FadeOut(self.letters, run_time=0.4))
        self.cue()
        self.product = formulas.area_of_sick(wide)
        _UNDER_LEFT.place(self.product)
        faint = fade_for_a_moment(areas.columns.sick)
        self.play(faint, run_time=self.phrase_left(0.4))
        factors = {"width": areas.prior_measure.value, "height": areas.sick_measure.value}
        for name, source in factors.items():
            larger: Any = source.animate
            spoken = larger(rate_func=there_and_back).scale(1.25)
            self.play(FadeIn(self.product.part(name)), spoken, run_time=self.phrase_left(0.35))
        self.play(FadeIn(self.product.without(*factors)), run_time=0.5)

    @beat(
        "Pour all the positives into one band, with height P of plus.",
        "How much of it is sick? That's what you asked: P of sick, given plus.",
        "The area hasn't changed, so divide by the height: Bayes' theorem.",
        title="The same area, cut the other way",
    )
    def measure_it_again(self) -> None:
        areas, wide = self.areas, self.wide
        to_the_left = self.product.animate.shift(LEFT_SQUARE.center[0] * RIGHT)
        self.play(FadeOut(areas.healthy_measure, run_time=0.4), areas.change(0.9, aside=1.0), to_the_left)
        self._pour()
        total = formulas.sum_of_areas(wide)
        self.rows = VGroup(total)
        self._over_band(total, 0.42)
        self.play(FadeIn(total), run_time=0.5)
        self.cue()
        ruler = areas.ruler
        self.play(Create(ruler.line), FadeIn(ruler.numbers), run_time=self.phrase_left(0.35))
        self.given = formula(formulas.GIVEN, size=34).next_to(ruler.pointer.value, LEFT, buff=0.2)
        self.play(FadeIn(ruler.pointer, self.given, shift=0.3 * UP), run_time=0.6)
        again = formulas.area_of_band(wide)
        self._over_band(again, 1.0)
        self.play(FadeIn(again), run_time=self.phrase_left(0.6))
        self.rows.add(again)
        self.cue()
        self._divide_by_the_height(again)

    def _pour(self) -> None:
        """All who test positive flow out of the columns into the band."""
        areas, band = self.areas, self.areas.band
        cut = band.box.left + band.chance * band.box.width
        low, high = band.box.bottom, band.top
        ends = (Box(cut, band.box.right, low, high), Box(band.box.left, cut, low, high))
        self.play(Create(band.square), run_time=0.5)
        sick, _, healthy, _ = areas.columns.boxes
        alarms = formulas.area_of_healthy(self.wide)
        alarms.next_to(self.product, DOWN, buff=0.24)
        self.play(FadeIn(alarms), run_time=0.4)
        self.product.add(alarms)
        self.poured = poured = [Poured(healthy, ends[0], "second"), Poured(sick, ends[1], "path")]
        for area, share in zip(poured, (0.35, 0.6), strict=True):
            self.add(area)
            self.play(tween(area, share=1.0, run_time=self.phrase_left(share, least=1.2)))
        self.play(areas.band_measure.appear(0.8))
        self.remove(*poured)
        self.add(band)

    def _divide_by_the_height(self, again: Written) -> None:
        """What stands in the band flies into the equation of the areas, whose divisor goes below the rest."""
        areas = self.areas
        identity, theorem = (formula(each, size=38) for each in (formulas.IDENTITY, formulas.THEOREM))
        for each in (identity, theorem):
            _STRIP.place(each, 1.0, 0.0)
        self.theorem = theorem
        sources = {
            "evidence": again.part("height"),
            "result": again.part("result"),
            "hit": areas.sick_measure.meaning,
            "prior": areas.prior_measure.meaning,
        }
        bare, flight = assemble(identity, sources)
        self.play(bare, run_time=0.4)
        self.play(flight)
        moves = [
            ReplacementTransform(
                identity.part(name), theorem.part(name), path_arc=PI / 2 if name == "evidence" else 0
            )
            for name in sources
        ]
        rest = FadeOut(*identity.without(*sources)), FadeIn(*theorem.without(*sources))
        self.play(*moves, *rest, run_time=0.9)
        self.remove(*identity)
        self.add(theorem)

    def _over_band(self, row: VMobject, height: float) -> None:
        row.move_to((RIGHT_SQUARE.center[0], max(self.areas.band.top, RIGHT_SQUARE.bottom) + height, 0.0))

    @beat(
        "{back}",
        "The widths are {widths}. The heights multiply that by {factor}: {odds}. That's {chance}.",
        title="Ratios of widths and heights",
    )
    def compare_the_areas(self) -> None:
        areas, exact = self.areas, self.exact
        self.play(FadeOut(self.rows, self.product, self.given), run_time=0.5)
        self.play(areas.change(self.phrase_left(0.75, least=1.5), exact))
        worked = _OVER_BAND.place(formulas.worked(exact), 0.0, 1.0)
        self.play(FadeIn(worked), FadeIn(areas.healthy_measure), run_time=0.6)
        self.cue()
        self.odds_rows = rows = self._rows(exact)
        self.combs = VGroup(areas.widths(), areas.heights())
        gone = FadeOut(worked, areas.band.square, areas.band_measure)
        self.play(gone, run_time=0.4)
        self.play(Create(self.combs[0]), FadeIn(rows[0]), run_time=self.phrase_left(0.25))
        is_high = exact.evidence * RIGHT_SQUARE.height > STRETCHED
        if is_high:  # The band would leave no room for what is written over it.
            self.play(areas.change(self.phrase_left(0.25), stretch=1.0))
        self.play(Create(self.combs[1]), FadeIn(rows[1]), run_time=self.phrase_left(0.5))
        if not is_high:
            self.play(areas.change(self.phrase_left(0.5), stretch=1.0))
        self.pieces = areas.pieces()
        self.play(Create(self.pieces), FadeIn(rows[2]), run_time=self.phrase_left(0.8))

    def _rows(self, result: Bayes) -> VGroup:
        """Widths, heights and parts of the band as odds: rows of a name and numbers."""
        numbers = formulas.odds_rows(
            words.prior_odds(result.prior), [words.ratio_of(result)], words.odds_of(result)
        )
        rows = VGroup()
        for index, (name, row) in enumerate(zip(formulas.names_of_rows(result), numbers, strict=True)):
            fit(name, width=_OVER_BAND.width - GAP - row.width)
            row.move_to((_OVER_BAND.right, 0.0, 0.0), aligned_edge=RIGHT)
            name.move_to((_OVER_BAND.left, 0.0, 0.0), aligned_edge=LEFT)
            for each in (name, row):
                each.stand_on(1.1 - 0.72 * index)
            rows.add(VGroup(name, row))
        return rows

    @beat(
        "{by_test}",
        "{by_disease}",
        title="Another test and a rarer disease",
    )
    def make_it_rare(self) -> None:
        areas, other, rare = self.areas, self.other_test, self.rare
        rows = self._rows(other)
        self.play(FadeOut(self.combs, self.pieces, self.odds_rows[1:]), run_time=0.5)
        self.play(areas.change(self.phrase_left(0.6), other), FadeIn(rows[1], run_time=0.6))
        self.play(FadeIn(rows[2]), run_time=0.6)
        self.remove(self.odds_rows[0])
        self.add(rows)
        self.cue()
        self.play(areas.change(self.phrase_left(0.3), rare), FadeOut(rows, run_time=0.5))
        counts = (1, round(words.false_for_each(rare)))
        self.alarms = alarms = [
            People(*tile_places(count, box), role)
            for count, box, role in zip(counts, self._band_boxes(), ROLES, strict=True)
        ]
        band, ruler = areas.band, areas.ruler
        self.play(FadeOut(band.sick, band.healthy), FadeIn(*alarms), run_time=0.3)
        *places, side = column_places(*counts, WIDE_BAND)
        seconds = self.phrase_left(0.7, least=1.5)
        chance = words.odds_of(rare)
        self.rare_row = row = VGroup(
            *formulas.odds_rows(words.prior_odds(rare.prior), [words.ratio_of(rare)], chance)
        ).arrange(RIGHT, buff=0.35)
        row.move_to((0, 1.4, 0))
        for each in row:
            each.stand_on(1.3)
        gone = FadeOut(areas.columns, *areas.measures, run_time=0.6)
        spread = [people.go(each, side, seconds) for people, each in zip(alarms, places, strict=True)]
        longer = tween(ruler, ruler.pointer, place=ends_of(WIDE_BAND), run_time=seconds)
        self.play(gone, *spread, longer)
        self.play(FadeIn(row), run_time=0.6)

    def _band_boxes(self) -> tuple[Box, Box]:
        band = self.areas.band
        cut = band.sick.get_right()[0]
        return (
            Box(band.box.left, cut, band.box.bottom, band.top),
            Box(cut, band.box.right, band.box.bottom, band.top),
        )
