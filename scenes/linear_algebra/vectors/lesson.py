from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut

from mathkit.learning.nearest_average import classify, compare, slide_right
from mathkit.learning.pictures import Drawings, drawings, shapes
from mathkit.linear_algebra.vectors import add_vectors, running_means, scale_vector
from scenes.linear_algebra.vectors import list_words, words
from scenes.linear_algebra.vectors.arrow_sums import ranges_of_sum
from scenes.linear_algebra.vectors.arrows import EARLY, LATE
from scenes.linear_algebra.vectors.drawings.average_rows import AverageRow
from scenes.linear_algebra.vectors.drawings.kinds import CLASSES, FISH, TREE, TREES
from scenes.linear_algebra.vectors.drawings.shaded_pictures import Framed, edges_of
from scenes.linear_algebra.vectors.feature_axes import highs_for, made_up_houses
from scenes.linear_algebra.vectors.multiples import ranges_of_multiples
from scenes.linear_algebra.vectors.params import VectorsParams
from scenes.linear_algebra.vectors.scaled_arrows import FACTORS
from scenes.linear_algebra.vectors.sum_columns import (
    column_of_arrows,
    column_of_houses,
    column_of_pictures,
    numbers_of,
    numbers_of_shades,
)
from scenes.linear_algebra.vectors.tested_averages import TestedAverages
from scenes.stage.lesson import Facts, Phrase, Ranges, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color

NEW = 20
"""New drawings of each kind that are to be told apart."""

MOST_DRAWINGS = 60
"""So many are always made, so that fewer of them are the first ones of these."""

_ROWS = (1.0, -1.75)
"""The heights of the averages that are shown as sums, in manim units."""

PIXELS_TO_SLIDE = 28
"""In a picture of so many pixels across, a drawing slides by one of them at a time."""


class Vectors(TestedAverages):
    """Arrows, houses and pictures: lists of numbers that add and scale."""

    title = "Vectors"
    prerequisites = ()
    fact_labels = words.FACT_LABELS

    class Params(VectorsParams):
        """Arrows, houses and drawings."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.addition, self.scaled = add_vectors(p.a, p.b), scale_vector(p.scale, p.a)
        self._add_houses()
        self._make_drawings()
        self._learn()

    def ranges(self) -> Ranges:
        multiples = ranges_of_multiples(self.addition.a, [*FACTORS, self.scaled.factor])
        return {**ranges_of_sum(self.addition), **multiples}

    def _add_houses(self) -> None:
        p = self.params
        self.house_total = add_vectors(p.house, p.other_house).total
        self.house_average = scale_vector(0.5, self.house_total).scaled
        self.ends = highs_for(p.house, p.other_house)
        more = made_up_houses(p.more_houses, self.ends, np.random.default_rng(p.seed))
        self.all_houses = np.vstack([p.house, p.other_house, more])
        self.running = running_means(self.all_houses)

    def _make_drawings(self) -> None:
        p, rng = self.params, np.random.default_rng(self.params.seed)
        new = [shapes(NEW, rng) for _ in CLASSES]
        known = [shapes(MOST_DRAWINGS, rng)[: p.drawings] for _ in CLASSES]
        self.new, self.known = (
            [
                drawings(outline, shaped, p.image_side)
                for outline, shaped in zip((TREE, FISH), each, strict=True)
            ]
            for each in (new, known)
        )

    def _learn(self) -> None:
        """Compare the new drawings with the averages of one drawing of each kind, of two, and so on."""
        everything, self.labels = np.concatenate(self.new), np.repeat([0, 1], NEW)
        self.averages = np.array([each.mean(axis=0) for each in self.known])
        self.guesses_by_count = [
            classify(everything, [each[:count].mean(axis=0) for each in self.known])
            for count in range(1, self.params.drawings + 1)
        ]
        self.scores = [int((each == self.labels).sum()) for each in self.guesses_by_count]
        right = np.flatnonzero(self.guesses_by_count[-1][:NEW] == TREES)
        self.asked = self.new[0][int(right[0]) if len(right) else 0]
        self.place_asked = int(right[0]) if len(right) else 0
        self.compared = compare(self.asked, self.averages)
        step = max(1, round(self.params.image_side / PIXELS_TO_SLIDE))
        self.slide = slide_right(self.asked, self.averages, step)
        self.pixel = self._telling_pixel()

    def _telling_pixel(self) -> tuple[int, int] | None:
        """A pixel of the new drawing that is lit in some trees, in which trees and fish differ most."""
        tree, fish = (each.sum(axis=0) for each in self.known)
        partly = self.asked & (tree > 0) & (tree < self.params.drawings)
        if not partly.any():
            return None
        # Of pixels that differ as much, one that is lit in some fish, too, tells more.
        telling = np.where(partly, 2 * np.abs(tree - fish) + (fish > 0), -1)
        row, column = divmod(int(np.argmax(telling)), len(tree))
        return row, column

    def pictures_to_add(self) -> Drawings:
        return self.known[0][:2]

    def facts(self) -> Facts:
        p, a = self.params, self.addition.a
        return {
            **{"arrow": words.arrow_in_words(a), "slide_b": words.slide_in_words(self.addition)},
            **{"joined": words.joined_in_words(self.addition), "ways": words.ways_in_words(self.addition)},
            "total": self.addition.total,
            "sorting": words.sorting_in_words(self.addition),
            "sorted_sum": words.sorted_sum_in_words(self.addition),
            **{"twice": words.twice_in_words(a), "multiple": words.multiple_in_words(a)},
            "house": list_words.house_in_words(p.house),
            "both": list_words.both_in_words(self.house_total),
            "ages": list_words.ages_in_words(p.house[2], p.other_house[2]),
            "half": list_words.half_in_words(p.house, p.other_house),
            **{"houses": len(self.all_houses), "average": self.running.means[-1]},
            **{"pixels": p.image_side**2, "gaps": self.compared.gaps},
            "verdict": list_words.verdict_in_words(self.compared),
            "right": self.scores[-1],
            "first_score": list_words.first_score_in_words(self.scores, len(self.labels)),
            "score": list_words.score_in_words(self.scores, len(self.labels)),
            "slid": list_words.slide_in_words(self.slide) if self.compared.label == TREES else "",
        }

    @beat(
        "Learning these averages took only adding and scaling.",
        "Lists that we add and scale like arrows, number by number, are called vectors.",
        "So yes: you can add houses and pictures, too.",
        Phrase("But always ask what the sum means.", when=lambda lesson: lesson.ages_are_added),
        title="Number by number",
    )
    def answer(self) -> None:
        p = self.params
        rows = self._show_averages_as_sums()
        self.cue()
        arrows, arrow_sum = column_of_arrows(self.addition, numbered=True)
        houses = column_of_houses(numbered=True)
        pictures, picture_sum = column_of_pictures(self.pictures_to_add(), numbered=True)
        columns = (arrows, houses, pictures)
        *of_arrows, arrow_total = numbers_of(arrows, p.a, p.b, self.addition.total)
        *of_houses, house_total = numbers_of(houses, p.house, p.other_house, self.house_total)
        of_pictures, shades_of_sum = numbers_of_shades()
        kept = rows[0].drawings[:2]
        moved = [
            tween(old, edges=edges_of(new.box), rate_func=rate)
            for old, new, rate in zip(kept, (pictures.first, pictures.second), (LATE, EARLY), strict=True)
        ]
        signs = [Create(each.signs, rate_func=second_half) for each in columns]
        grown = [grow(arrows.first), grow(arrows.second)]
        self.play(self.clear_stage(*kept), run_time=0.4)
        self.play(*moved, *signs, *grown, run_time=1.1)
        drawn = [Create(each) for each in (houses.first, houses.second)]
        come = FadeIn(pictures.first, pictures.second, of_pictures, *of_arrows, *of_houses)
        self.play(*drawn, come, FadeOut(*kept), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(house_total), run_time=self.phrase_left(0.3))
        self.play(FadeIn(picture_sum, shades_of_sum), run_time=self.phrase_left(0.4))
        self.play(grow(arrow_sum), FadeIn(arrow_total), run_time=self.phrase_left(0.8))
        if self.cue():
            years = house_total.part("last")
            doubted = years.animate.set_fill(color("slope"))
            self.play(doubted, FadeIn(self.doubt_about(years, house_total)), run_time=self.phrase_left(0.6))

    def _show_averages_as_sums(self) -> list[AverageRow]:
        """Each average moves to the head of a row with the drawings of which it is the scaled sum."""
        rows = [
            AverageRow(each, role, height)
            for each, (_, role), height in zip(self.known, CLASSES, _ROWS, strict=True)
        ]
        averages = [
            Framed(average, bar.picture.box, bar.role)
            for average, bar in zip(self.averages, self.bars.bars, strict=True)
        ]
        self.play(self.clear_stage(), FadeIn(*averages, rate_func=LATE), run_time=0.8)
        moved = [tween(each, edges=edges_of(row.place)) for each, row in zip(averages, rows, strict=True)]
        self.play(*moved, run_time=0.7)
        come = [FadeIn(row.signs, *row.drawings) for row in rows]
        self.play(*come, run_time=self.phrase_left(0.7))
        return rows
