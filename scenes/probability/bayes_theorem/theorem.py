"""The second act: people become areas, one area is measured twice, and only the ratio of heights counts."""

from __future__ import annotations

from typing import Any

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
    VGroup,
    VMobject,
    linear,
    rush_into,
    there_and_back,
)

from mathkit.probability.bayes import Bayes
from mathkit.probability.two_tests import odds_of_chance
from scenes.probability.bayes_theorem import formulas
from scenes.probability.bayes_theorem.areas import LEFT_SQUARE, RIGHT_SQUARE, STRETCHED
from scenes.probability.bayes_theorem.bands import Poured
from scenes.probability.bayes_theorem.counting import Counting
from scenes.probability.bayes_theorem.odds import product, ratio_of, three_digits
from scenes.probability.bayes_theorem.squares import Lens, box_of
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Plate, Written, fit, formula, text

_STRIP = Box(-3.2, 6.6, 2.35, 3.5)
"""Right of the title: the theorem."""

_UNDER_SQUARE = Box(-4.5, 4.5, -3.0, -2.5)
"""Under the square in the middle."""

_OVER_BAND = Box(1.7, 5.1, -0.6, 1.8)
"""The upper part of the right-hand square: rows of numbers."""

_HELD = 0.7
"""How long, in seconds, both measures of the area are looked at."""


def outline_for_a_moment(*things: VMobject) -> FadeOut:
    """A white outline of solid shapes that are spoken of; it is there at once, and fades."""
    outline = Polyline([box_of(thing).corners for thing in things], "ink", width=4.0)
    return FadeOut(outline, rate_func=linear)


def light_up(part: VMobject, role: Role) -> Any:
    """Part of a muted formula, in its colour while it is spoken of."""
    animate: Any = part.animate
    return animate(rate_func=there_and_back).set_fill(color(role))


class Theorem(Counting):
    """From people to areas, and to odds."""

    @beat(
        "Sort everyone back into the square.",
        "The sick column is {width} wide. That's the prior: your chance before testing.",
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
        self.lens = Lens(columns)
        self.play(measure.appear(0.8), *map(FadeIn, self.lens))
        self.letters = letters = text(formulas.LETTERS)
        _UNDER_SQUARE.place(letters)
        known = FadeIn(letters.without("given"))
        self.play(outline_for_a_moment(columns.sick), known, run_time=self.phrase_left(0.5))
        self.cue()
        given = FadeIn(letters.part("given"), run_time=0.6)
        self.play(areas.sick_measure.appear(self.phrase_left(0.5)), given)
        self.play(areas.healthy_measure.appear(self.phrase_left(0.7)))

    @beat(
        "{widened}",
        "The sick who test positive fill {wide_prior} times {sick_height} of the square.",
        title="The sick who test positive, as an area",
    )
    def measure_the_area(self) -> None:
        areas, wide = self.areas, self.wide
        self.play(FadeOut(self.letters, *self.lens), run_time=0.4)
        self.play(areas.change(self.phrase_left(least=1.5), wide))
        self.cue()
        self.product = formulas.area_of_sick(wide)
        self.product.move_to(self._under_column(0, areas.left_box))
        self.play(outline_for_a_moment(areas.columns.sick), run_time=self.phrase_left(0.4))
        factors = {"width": areas.prior_measure.value, "height": areas.sick_measure.value}
        for name, source in factors.items():
            larger: Any = source.animate
            spoken = larger(rate_func=there_and_back).scale(1.25)
            self.play(FadeIn(self.product.part(name)), spoken, run_time=self.phrase_left(0.35))
        self.play(FadeIn(self.product.without(*factors)), run_time=0.5)

    @beat(
        "Pour all the positives into one band. Its height is P of plus.",
        "What share is sick? P of sick, given plus: {asked}.",
        "The sick area hasn't changed.",
        "Divide by the height to get the share: Bayes' theorem.",
        title="The same area, cut the other way",
    )
    def measure_it_again(self) -> None:
        areas, wide = self.areas, self.wide
        to_the_left = self.product.animate.move_to(self._under_column(0, LEFT_SQUARE))
        self.play(areas.change(0.8, aside=1.0), to_the_left)
        total = formulas.sum_of_areas(wide)
        self.rows = VGroup(total)
        self._over_band(total, 0.42)
        self._pour(total)
        self.cue()
        ruler = areas.ruler
        self.play(Create(ruler.line), FadeIn(ruler.numbers), run_time=self.phrase_left(0.3))
        value = ruler.pointer.value
        given, unknown = (text(each, size=STATEMENT_SIZE, role="result") for each in (formulas.GIVEN, "?"))
        self.given = given
        given.next_to(value, LEFT, buff=GAP).stand_on(value.baseline)
        unknown.next_to(given, RIGHT, buff=GAP).stand_on(value.baseline)
        self.play(FadeIn(ruler.pointer.triangle, given, unknown, shift=0.3 * UP), run_time=0.6)
        self.play(outline_for_a_moment(areas.band.sick), run_time=self.phrase_left(0.7))
        self.cue()
        identity = self._equate()
        self.cue()
        self._divide_by_the_height(identity)
        share = formulas.share_of_band(wide)
        self._over_band(share, 1.02)
        self.rows.add(share)
        self.play(FadeIn(share), FadeOut(unknown), run_time=0.8)
        self.play(FadeIn(value), run_time=self.phrase_left(0.5))

    def _pour(self, total: Written) -> None:
        """All who test positive flow out of the columns into the band, whose area is their sum."""
        areas, band = self.areas, self.areas.band
        sick, _, healthy, _ = areas.columns.boxes
        alarms = formulas.area_of_healthy(self.wide)
        alarms.move_to(self._under_column(1, LEFT_SQUARE))
        bracket, width = areas.widths(), text(formulas.share_of_healthy(self.wide), role="second")
        width.next_to(bracket, UP, buff=GAP).align_to(bracket, RIGHT)
        width.stand_on(areas.prior_measure.meaning.baseline)
        self.healthy_rows = VGroup(alarms, bracket, width)
        self.play(Create(band.square), FadeIn(bracket, width, alarms), run_time=0.6)
        label = areas.healthy_measure
        plate = Plate(VGroup(label.meaning, label.value), margin=0.08)
        in_the_band = band.boxes
        poured = [Poured(healthy, in_the_band[1], "second"), Poured(sick, in_the_band[0], "path")]
        for area, share in zip(poured, (0.35, 0.6), strict=True):
            self.add(area, areas.columns, plate, label)  # What flows passes behind the columns and the label.
            self.play(tween(area, share=1.0, run_time=self.phrase_left(share, least=1.1)))
        self.play(areas.band_measure.appear(0.6), FadeIn(total, run_time=0.6))
        self.remove(plate, *poured)
        self.bring_to_back(areas.columns)  # What lies below them would stand still while they change.
        self.add(band)

    def _equate(self) -> Written:
        """The sick area in its column, and in the band: one measure after the other is written."""
        areas, band = self.areas, self.areas.band
        identity, self.theorem = (formula(each, size=38) for each in (formulas.IDENTITY, formulas.THEOREM))
        _STRIP.place(self.theorem, 1.0, 0.0)
        identity.shift(self.theorem.part("equals").get_center() - identity.part("equals").get_center())
        boxes = areas.columns.boxes[0], band.boxes[0]
        outlines = [Polyline([box.corners], "ink", width=4.0) for box in boxes]
        measures = identity.part("path"), VGroup(*identity.part("result"), *identity.part("evidence"))
        for outline, measure in zip(outlines, measures, strict=True):
            self.play(Create(outline), FadeIn(measure), run_time=0.6)
        self.play(FadeIn(identity.part("equals")), run_time=0.3)
        self.play(FadeOut(*outlines, rate_func=rush_into), run_time=self.phrase_left(least=_HELD))
        return identity

    def _divide_by_the_height(self, identity: Written) -> None:
        """The height of the band goes under the other measure of the area."""
        theorem, names = self.theorem, ("result", "equals", "path", "evidence")
        moves = [
            ReplacementTransform(
                identity.part(name), theorem.part(name), path_arc=PI / 2 if name == "evidence" else 0
            )
            for name in names
        ]
        self.play(*moves, FadeIn(*theorem.without(*names)), run_time=1.5)
        self.remove(*identity)
        self.add(theorem)

    def _under_column(self, column: int, box: Box) -> Points:
        """Where a product stands under the column of the sick, or of the healthy, a line further down."""
        cut = self.wide.prior
        middle = (cut / 2, (1 + cut) / 2)[column]
        return np.array([box.left + middle * box.width, box.bottom - 0.42 - 0.46 * column, 0.0])

    def _over_band(self, row: VMobject, height: float) -> None:
        row.move_to((RIGHT_SQUARE.center[0], max(self.areas.band.top, RIGHT_SQUARE.bottom) + height, 0.0))

    @beat(
        "{back}",
        "The widths give odds of {widths}, and the heights the test's factor: {factor}.",
        "So it's {odds}: {chance}.",
        title="Ratios of widths and heights",
    )
    def compare_the_areas(self) -> None:
        areas, exact, theorem = self.areas, self.exact, self.theorem
        self.play(FadeOut(self.rows, self.product, self.healthy_rows, self.given), run_time=0.5)
        self.play(areas.change(self.phrase_left(0.5, least=1.3), exact))
        self.worked = worked = _OVER_BAND.place(formulas.worked(exact), 0.0, 1.0)
        self.lens = Lens(areas.columns)
        self.play(FadeOut(areas.band.square), FadeIn(worked, *self.lens), run_time=0.6)
        self.cue()
        self.odds_rows = rows = self.rows_of(exact)
        factor = text(f"× {three_digits(ratio_of(exact))}")
        combs = VGroup(areas.widths(), areas.heights())
        high = (combs[1].get_right()[0], areas.left_box.top, 0.0)  # Over the rays of the lens.
        self.combs = VGroup(combs, factor.next_to(high, DOWN + RIGHT, buff=0.15))
        theorem.save_state()  # It is muted until the answer.
        self.play(theorem.animate.set_fill(color("muted")), run_time=0.4)
        is_high = exact.evidence * RIGHT_SQUARE.height > STRETCHED
        if is_high:  # The band would leave no room for what is written over it.
            self._draw_again()
        strip = areas.columns.sick.copy()
        self.add(strip)
        across: Any = strip.animate
        self.play(
            Create(combs[0]),
            FadeIn(rows[0]),
            light_up(theorem.part("prior"), "path"),
            across.shift((areas.left_box.width - strip.width) * RIGHT),
            run_time=self.phrase_left(0.4),
        )
        self.remove(strip)
        hit = light_up(theorem.part("hit"), "path")
        self.play(Create(combs[1]), FadeIn(rows[1], factor), hit, run_time=self.phrase_left())
        self.cue()
        if not is_high:
            self._draw_again()
        self.pieces = areas.pieces()
        self.play(Create(self.pieces), FadeIn(rows[2]), run_time=self.phrase_left(0.9))

    def _draw_again(self) -> None:
        """Make the band as high as its pieces can be seen well, and say so."""
        areas = self.areas
        self.note = note = formulas.not_to_scale()
        note.next_to((RIGHT_SQUARE.right, RIGHT_SQUARE.bottom + STRETCHED / 2, 0.0), RIGHT, buff=0.25)
        self.play(FadeOut(areas.band_measure), run_time=0.3)
        self.play(areas.change(0.8, stretch=1.0), FadeIn(note))

    def rows_of(self, result: Bayes) -> VGroup:
        """Widths, heights and parts of the band as odds: rows of a name and numbers."""
        before, ratio = odds_of_chance(result.prior), ratio_of(result)
        numbers = formulas.odds_rows(before, [ratio], product(before, [ratio]))
        rows = VGroup()
        for index, (name, row) in enumerate(zip(formulas.names_of_rows(result), numbers, strict=True)):
            fit(name, width=_OVER_BAND.width - GAP - row.width)
            row.move_to((_OVER_BAND.right, 0.0, 0.0), aligned_edge=RIGHT)
            name.move_to((_OVER_BAND.left, 0.0, 0.0), aligned_edge=LEFT)
            for each in (name, row):
                each.stand_on(0.6 - 0.58 * index)
            rows.add(VGroup(name, row))
        return rows
