from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Group, MoveToTarget, linear

from mathkit.learning.nearest_average import classify, compare, slide_right
from mathkit.learning.pictures import Drawings, drawings, shapes
from mathkit.linear_algebra.vectors import add_vectors, running_means, scale_vector
from scenes.linear_algebra.vectors import list_words, words
from scenes.linear_algebra.vectors.gap_bars import CLASSES, GapBars
from scenes.linear_algebra.vectors.house_spaces import made_up_houses
from scenes.linear_algebra.vectors.houses import Houses
from scenes.linear_algebra.vectors.params import VectorsParams
from scenes.linear_algebra.vectors.picture_lists import Unrolling
from scenes.linear_algebra.vectors.piles import Pile
from scenes.linear_algebra.vectors.quizzes import Quiz
from scenes.linear_algebra.vectors.shaded_pictures import Framed, edges_of, square
from scenes.linear_algebra.vectors.sum_columns import column_of_arrows, houses_in_numbers
from scenes.linear_algebra.vectors.tracks import highs_for
from scenes.stage.lesson import Facts, Phrase, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.outlines import HOUSE
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import whole
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, TITLE_SIZE, stack, text

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


class Vectors(Houses):
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
        self._compute_houses()
        self._compute_drawings()

    def _compute_houses(self) -> None:
        p = self.params
        self.house_total = add_vectors(p.house, p.other_house).total
        self.house_average = scale_vector(0.5, self.house_total).scaled
        self.ends = highs_for(p.house, p.other_house)
        more = made_up_houses(p.more_houses, self.ends, np.random.default_rng(p.seed))
        self.all_houses = np.vstack([p.house, p.other_house, more])
        self.running = running_means(self.all_houses)

    def _compute_drawings(self) -> None:
        p, rng = self.params, np.random.default_rng(self.params.seed)
        new = [shapes(NEW, rng) for _ in CLASSES]
        known = [shapes(MOST_DRAWINGS, rng)[: p.drawings] for _ in CLASSES]
        outlines = (HOUSE, ARROW)
        self.new, self.known = (
            [drawings(outline, shaped, p.image_side) for outline, shaped in zip(outlines, each, strict=True)]
            for each in (new, known)
        )
        self.new_labels = np.repeat([0, 1], NEW)
        self.averages = np.array([each.mean(axis=0) for each in self.known])
        firsts = np.array([each[0] for each in self.known], dtype=float)
        everything = np.concatenate(self.new)
        self.first_guesses = classify(everything, firsts)
        self.guesses = classify(everything, self.averages)
        self.scores = [int((each == self.new_labels).sum()) for each in (self.first_guesses, self.guesses)]
        right = np.flatnonzero(self.guesses[:NEW] == 0)
        self.asked = int(right[0]) if len(right) else 0
        self.compared = compare(self.new[0][self.asked], self.averages)
        self.slide = slide_right(self.new[0][self.asked], self.averages, max(1, round(p.image_side / 28)))
        self.pixel = self._telling_pixel()

    def _telling_pixel(self) -> tuple[int, int] | None:
        """A pixel of the new drawing that is lit in most houses and few arrows, but not in all or none."""
        house, arrow = self.averages
        partly = self.new[0][self.asked] & (house > 0) & (house < 1)
        if not partly.any():
            return None
        row, column = divmod(int(np.argmax(np.where(partly, np.abs(house - arrow), -1.0))), len(house))
        return row, column

    def pictures_to_add(self) -> Drawings:
        return self.known[0][:2]

    def facts(self) -> Facts:
        p = self.params
        return {
            **{
                "arrow": words.arrow_in_words(self.addition.a),
                "slide_b": words.slide_in_words(self.addition),
            },
            **{"joined": words.joined_in_words(self.addition), "ways": words.ways_in_words(self.addition)},
            "total": self.addition.total,
            "sorting": words.sorting_in_words(self.addition),
            "sorted_sum": words.sorted_sum_in_words(self.addition),
            "twice": words.twice_in_words(self.addition.a),
            "any_factor": words.any_factor_in_words(self.addition.a),
            "outcome": words.multiple_in_words(self.scaled),
            "house": list_words.house_in_words(p.house),
            "both": list_words.both_in_words(self.house_total),
            "ages": list_words.ages_in_words(p.house[2], p.other_house[2]),
            "half": list_words.half_in_words(p.house, p.other_house),
            "houses": len(self.all_houses),
            "average": self.running.means[-1],
            "pixels": p.image_side**2,
            "gaps": self.compared.gaps,
            "verdict": list_words.verdict_in_words(self.compared),
            "right": self.scores[1],
            "score": list_words.score_in_words(*self.scores, 2 * NEW, p.drawings),
            "slid": list_words.slide_in_words(self.slide) if self.compared.label == 0 else "",
        }

    # Pictures --------------------------------------------------------------------------------------------

    @beat(
        "A picture is a list, too: here, {pixels} numbers, one per pixel.",
        "Add {p.drawings} drawings of a house, and divide by {p.drawings}.",
        "Now the same for arrows.",
        title="The average picture",
    )
    def average_pictures(self) -> None:
        unrolling = self.unroll()
        self.cue()
        self.piles, self.counts = [], []
        boxes = self._pile_boxes()
        for kind in (0, 1):
            pile = Pile(self.known[kind], *boxes[kind], CLASSES[kind][1])
            self.piles.append(pile)
            self.fall(kind, pile, unrolling if kind == 0 else None)
            if kind == 0:
                self.cue()

    def unroll(self) -> Unrolling:
        unrolling = Unrolling(self.known[0][0], square(0.6, 0.9, 4.6), "class_zero")
        self.play(
            FadeOut(
                self.gathering, self.words, self.space, *self.space.dots, *self.space.stems, run_time=0.6
            ),
            FadeIn(unrolling, rate_func=lambda t: max(0.0, 2 * t - 1)),
            run_time=1.0,
        )
        side = self.params.image_side
        self.play(tween(unrolling, rows=side, rate_func=linear), run_time=self.phrase_left(0.75, least=2.0))
        self.play(tween(unrolling, rows=0.0, rate_func=linear), run_time=self.phrase_left(least=0.6))
        return unrolling

    @staticmethod
    def _pile_boxes() -> list[tuple[Box, Box]]:
        safe, top = frame().safe, frame().words.top
        return [
            (
                Box(left, left + 6.4, top - 1.35, top),
                Box(left, left + 3.5, safe.bottom + 0.02, safe.bottom + 3.52),
            )
            for left in (safe.left, 0.2)
        ]

    def fall(self, kind: int, pile: Pile, before: Any) -> None:
        count, sum_box = self.params.drawings, pile.sum.box
        if before is not None:
            first = Framed(before.all, before.picture.box, "class_zero")
            self.remove(before)
            self.add(first)
            pile.small[0].set_opacity(0.0)
            self.play(
                tween(first, edges=pile.places[0]),
                FadeOut(before.strip, run_time=0.3),
                FadeIn(pile, rate_func=lambda t: max(0.0, 2 * t - 1)),
                run_time=0.8,
            )
            self.remove(first)
        else:
            self.play(FadeIn(pile), run_time=0.4)
        x = sum_box.right + 0.25
        box = Box(x, x + 2.7, sum_box.bottom, sum_box.top)
        rows = [text(f"average {CLASSES[kind][0]}", size=LABEL_SIZE, role=CLASSES[kind][1])]
        show = []
        if self.pixel is not None:
            ring = pile.sum.ring(self.pixel)
            rows.append(readout([Reading("this pixel:", lambda: pile.lit(self.pixel), whole)]))
            show = [ring, rows[1]]
        column = stack(*rows, box=box)
        self.play(FadeIn(*show), run_time=0.3)
        self.play(tween(pile, fallen=count, rate_func=linear), run_time=self.phrase_left(0.75, least=1.8))
        end = [rows[0]]
        if self.pixel is not None:
            share = list_words.lit_share(pile.lit(self.pixel), count)
            stack(share, box=box, under=column)
            end.append(share)
            self.counts += [*show, share]
        self.counts.append(rows[0])
        self.play(FadeIn(*end), run_time=0.5)

    @beat(
        "What’s this new drawing?",
        "Subtract each average, and add up the gaps.",
        "{verdict}",
        title="House or arrow?",
    )
    def classify_a_drawing(self) -> None:
        places = [square(-1.0, y, 2.9) for y in (1.85, -1.45)]
        compared = [self.compared, *(self._compared_at(shift) for shift in self.slide.shifts[1:])]
        bars = self.bars = GapBars(self.averages, compared, places, 3.6)
        new = self.asked_picture = Framed(self.new[0][self.asked], square(-4.8, -0.6, 3.3), "data", width=5.0)
        question = self.question = text("*?*", size=TITLE_SIZE).next_to(new, (0, -1, 0), buff=0.2)
        moved = [
            tween(pile.sum, edges=edges_of(place)) for pile, place in zip(self.piles, places, strict=True)
        ]
        for pile in self.piles:
            self.remove(pile)
            self.add(pile.sum)
        self.play(*moved, FadeOut(*self.counts, run_time=0.4), FadeIn(new, question), run_time=1.0)
        self.remove(*(pile.sum for pile in self.piles))
        self.add(*(bar.picture for bar in bars.bars))
        self.play(FadeIn(bars.names), run_time=0.4)
        self.cue()
        copies = [Framed(new.values, new.box, "data") for _ in places]
        self.add(*copies)
        self.play(
            *(tween(copy, edges=edges_of(place)) for copy, place in zip(copies, places, strict=True)),
            run_time=0.8,
        )
        self.play(FadeOut(*copies), run_time=0.3)
        self.add(bars)
        self.play(
            tween(bars, row=self.params.image_side, rate_func=linear), run_time=self.phrase_left(least=2.0)
        )
        self.cue()
        self.play(FadeIn(bars.numbers), run_time=0.5)
        role = CLASSES[max(self.compared.label, 0)][1]
        name = self.guess = text(
            CLASSES[max(self.compared.label, 0)][0], size=STATEMENT_SIZE, role=role
        ).move_to(question)
        frame_ = self.guess_frame = Framed(0 * self.new[0][0], new.box, role).outline.set_stroke(width=6.0)
        self.play(Create(frame_), FadeOut(question), FadeIn(name), run_time=self.phrase_left(0.7))

    def _compared_at(self, shift: int) -> Any:
        return compare(np.roll(self.new[0][self.asked], shift, axis=1), self.averages)

    @beat(
        "{score}",
        Phrase("{slid}", when=lambda lesson: bool(lesson.results["slid"])),
        title="What it learned, and where it fails",
    )
    def test_and_break(self) -> None:
        safe, top = frame().safe, frame().words.top
        new, bars = self.asked_picture, self.bars
        quiz = self.quiz = Quiz(
            np.concatenate(self.new), self.new_labels, Box(safe.left, 2.2, safe.bottom, top - 0.75)
        )
        places = [square(4.9, y, 2.3) for y in (0.95, -1.85)]
        piles = self.piles = [
            Pile(each, Box(2.75, 3.5, place.bottom, place.top), place, role)
            for each, place, (_, role) in zip(self.known, places, CLASSES, strict=True)
        ]
        count = readout([Reading("right:", lambda: quiz.right, whole)], size=STATEMENT_SIZE)
        self.score = stack(count, box=Box(safe.left, 2.2, safe.bottom, top))
        gone = FadeOut(bars, bars.names, bars.numbers, self.guess, self.guess_frame, run_time=0.5)
        self.play(gone, tween(new, edges=edges_of(quiz.boxes[self.asked])), run_time=0.8)
        self.play(FadeIn(quiz, count, *piles), run_time=0.5)
        self.remove(new)
        self.play(*(tween(pile, fallen=1.0) for pile in piles), run_time=0.6)
        quiz.ask(self.first_guesses)
        self.play(tween(quiz, asked=2 * NEW, rate_func=linear), run_time=self.phrase_left(0.45, least=1.6))
        self.play(
            *(tween(pile, fallen=self.params.drawings, rate_func=linear) for pile in piles),
            run_time=self.phrase_left(0.5, least=1.2),
        )
        quiz.ask(self.guesses)
        self.play(tween(quiz, asked=2 * NEW, rate_func=linear), run_time=self.phrase_left(least=1.2))
        if self.cue():
            self.slide_away(quiz)

    def slide_away(self, quiz: Quiz) -> None:
        """The drawing moves right, pixel by pixel, until it is guessed to be an arrow."""
        bars, new = self.bars, self.asked_picture
        start, end = edges_of(new.box), edges_of(square(-4.8, -0.6, 3.3))
        self.add(new.set_state(edges=start))
        gone = FadeOut(quiz, self.score, *(pile.small for pile in self.piles), run_time=0.5)
        moved = [tween(pile.sum, edges=edges_of(bar.picture.box)) for pile, bar in zip(self.piles, bars.bars, strict=True)]
        self.play(gone, *moved, tween(new, edges=end), run_time=0.9)
        self.remove(*(pile.sum for pile in self.piles))
        self.add(bars.set_state(row=0.0).set_state(place=0.0))
        frame_ = self.guess_frame
        self.play(FadeIn(bars.names, bars.numbers, frame_, self.guess), run_time=0.4)
        last = self.slide.first_mistake if self.slide.first_mistake is not None else len(self.slide.shifts) - 1
        sliding = Sliding(new, bars, self.slide.shifts)
        self.play(tween(sliding, place=float(last), rate_func=linear), run_time=self.phrase_left(0.7, least=1.5))
        if self.slide.first_mistake is not None:
            name = text(CLASSES[1][0], size=STATEMENT_SIZE, role=CLASSES[1][1]).move_to(self.guess)
            self.play(
                frame_.animate.set_stroke(color(CLASSES[1][1])),
                FadeOut(self.guess),
                FadeIn(name),
                run_time=0.6,
            )
            self.guess = name

    @beat(
        "To learn, we only added and scaled.",
        "So yes: you can add houses and pictures, number by number, like arrows.",
        title="Number by number",
    )
    def answer(self) -> None:
        arrows, houses, pictures = self.columns
        p = self.params
        arrows.first, arrows.second = column_of_arrows(self.addition)[0][:2]
        self.play(self.clear_stage(), FadeIn(arrows.first, arrows.second, arrows.signs), run_time=0.8)
        written = houses_in_numbers(houses, p.house, p.other_house, self.house_total)
        self.play(FadeIn(houses.first, houses.second, houses.signs), run_time=0.6)
        self.play(FadeIn(pictures.first, pictures.second, pictures.signs), run_time=0.6)
        self.cue()
        for each, x in ((houses.first, houses.x), (houses.second, houses.x)):
            each.generate_target()
            each.target.shift((-1.15, 0, 0)).scale(0.75)
        self.play(*map(MoveToTarget, (houses.first, houses.second)), FadeIn(written[:2]), run_time=0.7)
        self.play(FadeIn(written[2]), run_time=self.phrase_left(0.3, least=0.6))
        self.play(FadeIn(self.picture_sum), run_time=self.phrase_left(0.5, least=0.6))
        self.play(grow(self.arrow_sum), run_time=self.phrase_left(0.8, least=0.8))


class Sliding(Group):
    """A picture that stands at one of several places, and the bars of its gaps there."""

    def __init__(self, picture: Framed, bars: GapBars, shifts: Any) -> None:
        self.picture, self.bars, self.shifts = picture, bars, shifts
        self.values, self.place = picture.values, 0.0
        super().__init__(picture, bars, bars.numbers)

    def set_state(self, *, place: float) -> Sliding:
        self.place = float(place)
        shift = int(self.shifts[int(self.place + 1e-9)])
        self.picture.set_state(values=np.roll(self.values, shift, axis=1))
        self.bars.set_state(place=self.place)
        return self
