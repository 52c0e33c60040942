from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup

from mathkit.learning.nearest_average import classify, compare, slide_right
from mathkit.learning.pictures import Drawings, drawings, shapes
from mathkit.linear_algebra.vectors import add_vectors, running_means, scale_vector
from scenes.linear_algebra.vectors import list_words, words
from scenes.linear_algebra.vectors.arrow_sums import ranges_of_sum
from scenes.linear_algebra.vectors.arrows import FACTORS, LATE
from scenes.linear_algebra.vectors.feature_axes import highs_for, made_up_houses
from scenes.linear_algebra.vectors.gap_bars import CLASSES
from scenes.linear_algebra.vectors.multiples import ranges_of_multiples
from scenes.linear_algebra.vectors.params import VectorsParams
from scenes.linear_algebra.vectors.picture_lessons import LearnedPictures
from scenes.linear_algebra.vectors.shaded_pictures import Framed, edges_of
from scenes.linear_algebra.vectors.sum_columns import (
    column_of_arrows,
    houses_in_numbers,
    move_aside,
    numbers_of_shades,
)
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.outlines import HOUSE

ARROW = np.array(
    [
        (-1.25, -0.25),
        (0.3, -0.25),
        (0.3, -0.8),
        (1.25, 0),
        (0.3, 0.8),
        (0.3, 0.25),
        (-1.25, 0.25),
        (-1.25, -0.25),
    ]
)
"""The outline (n, 2) of a drawn arrow."""

NEW = 20
"""New drawings of each kind that are to be told apart."""

MOST_DRAWINGS = 60
"""So many are always made, so that fewer of them are the first ones of these."""

PIXELS_TO_SLIDE = 28
"""In a picture of so many pixels across, a drawing slides by one of them at a time."""


class Vectors(LearnedPictures):
    """Arrows, houses and pictures: what can be added and scaled can be learned from."""

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
                for outline, shaped in zip((HOUSE, ARROW), each, strict=True)
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
        self.first_guesses, self.guesses = self.guesses_by_count[0], self.guesses_by_count[-1]
        self.scores = [int((each == self.labels).sum()) for each in (self.first_guesses, self.guesses)]
        right = np.flatnonzero(self.guesses[:NEW] == 0)
        self.asked = self.new[0][int(right[0]) if len(right) else 0]
        self.place_asked = int(right[0]) if len(right) else 0
        self.compared = compare(self.asked, self.averages)
        step = max(1, round(self.params.image_side / PIXELS_TO_SLIDE))
        self.slide = slide_right(self.asked, self.averages, step)
        self.pixel = self._telling_pixel()

    def _telling_pixel(self) -> tuple[int, int] | None:
        """A pixel of the new drawing that is lit in some houses, in which houses and arrows differ most."""
        house, arrow = (each.sum(axis=0) for each in self.known)
        partly = self.asked & (house > 0) & (house < self.params.drawings)
        if not partly.any():
            return None
        # Of pixels that differ as much, one that is lit in some arrows, too, tells more.
        telling = np.where(partly, 2 * np.abs(house - arrow) + (arrow > 0), -1)
        row, column = divmod(int(np.argmax(telling)), len(house))
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
            **{"twice": words.twice_in_words(a), "any_factor": words.any_factor_in_words(a)},
            "outcome": words.multiple_in_words(self.scaled),
            "house": list_words.house_in_words(p.house),
            "both": list_words.both_in_words(self.house_total),
            "ages": list_words.ages_in_words(p.house[2], p.other_house[2]),
            "half": list_words.half_in_words(p.house, p.other_house),
            **{"houses": len(self.all_houses), "average": self.running.means[-1]},
            **{"pixels": p.image_side**2, "gaps": self.compared.gaps},
            "verdict": list_words.verdict_in_words(self.compared),
            "right": self.scores[1],
            "score": list_words.score_in_words(self.scores, len(self.labels), p.drawings),
            "slid": list_words.slide_in_words(self.slide) if self.compared.label == 0 else "",
        }

    @beat(
        "All that learning was just adding and scaling. Anything that adds and scales like this is a vector.",
        "So yes: you can add houses and pictures, number by number, like arrows.",
        title="Number by number",
    )
    def answer(self) -> None:
        p, (_, houses, pictures) = self.params, self.columns
        fresh, self.arrow_sum = column_of_arrows(self.addition)
        averages = [
            Framed(average, bar.picture.box, bar.role)
            for average, bar in zip(self.averages, self.bars.bars, strict=True)
        ]
        new: tuple[Framed, Framed] = (pictures.first, pictures.second)
        places = [edges_of(picture.box) for picture in new]
        for picture in new:
            picture.set_state(edges=averages[0].edges)
        scaled = VGroup(
            *(
                list_words.average_of_drawings(p.drawings, f"{name}s").next_to(each, (1, 0, 0), buff=0.4)
                for each, (name, _) in zip(averages, CLASSES, strict=True)
            )
        )
        self.play(self.clear_stage(), FadeIn(*averages, rate_func=LATE), run_time=0.8)
        self.play(FadeIn(scaled), run_time=0.8)
        self.play(FadeIn(*new), run_time=0.3)
        falling = [tween(picture, edges=place) for picture, place in zip(new, places, strict=True)]
        gone = FadeOut(*averages, scaled, run_time=0.6)
        self.play(
            *falling, gone, FadeIn(pictures.signs, rate_func=LATE), run_time=self.phrase_left(0.45, least=1.2)
        )
        outlines = [Create(each) for each in (houses.first, houses.second, houses.signs)]
        self.play(*outlines, run_time=self.phrase_left(0.7, least=0.7))
        self.play(FadeIn(fresh.first, fresh.second, fresh.signs), run_time=0.8)
        self.cue()
        numbers = houses_in_numbers(houses, p.house, p.other_house, self.house_total)
        self.play(*move_aside(houses), FadeIn(*numbers[:2]), run_time=0.8)
        self.play(FadeIn(numbers[2]), run_time=self.phrase_left(0.2, least=0.6))
        self.play(FadeIn(self.picture_sum, numbers_of_shades()), run_time=self.phrase_left(0.35, least=0.6))
        self.play(grow(self.arrow_sum), run_time=self.phrase_left(0.8, least=0.8))
