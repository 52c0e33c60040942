"""The first part of the lesson: arrows that are added, and why their numbers are, too."""

from __future__ import annotations

from typing import Any

from manim import (
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    ReplacementTransform,
    VGroup,
    smooth,
    squish_rate_func,
)

from mathkit.linear_algebra.vectors import VectorSum
from scenes.linear_algebra.vectors import words
from scenes.linear_algebra.vectors.arrow_sums import HeadToTail
from scenes.linear_algebra.vectors.params import VectorsParams
from scenes.linear_algebra.vectors.sorted_steps import SortedSteps
from scenes.linear_algebra.vectors.sum_columns import (
    column_of_arrows,
    column_of_houses,
    column_of_pictures,
)
from scenes.stage.lesson import Lesson, Phrase, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.symbols import FIRST_VECTOR, SECOND_VECTOR
from scenes.stage.type.writing import Plate, Written, stack

EARLY, LATE = squish_rate_func(smooth, 0.0, 0.5), squish_rate_func(smooth, 0.4, 1.0)
"""What comes late comes while something else is going, once that has nearly gone."""


def flown(part: Mobject, source: Any) -> ReplacementTransform:
    """A part of a formula rises from the thing that it stands for."""
    seen = source[-1] if isinstance(source[0], Plate) else source
    return ReplacementTransform(part.copy().match_height(seen).move_to(seen), part)


def either(fact: str, usual: str) -> tuple[Phrase, Phrase]:
    """What is usually said, and the fact that is said instead where it is another sentence."""
    return (
        Phrase(usual, when=lambda lesson: lesson.results[fact] == usual),
        Phrase(f"{{{fact}}}", when=lambda lesson: lesson.results[fact] != usual),
    )


class Arrows(Lesson):
    """What can be added? Arrows: tip to tail, and so number by number."""

    params: VectorsParams
    addition: VectorSum

    def pictures_to_add(self) -> Any:
        """The two drawings (2, side, side) that the lesson asks about."""
        raise NotImplementedError

    @beat(
        "You can add two arrows.",
        "Can you add two houses?",
        Phrase("Or two pictures?", rest="a question"),
        title="Can you add two houses?",
    )
    def ask_for_sums(self) -> None:
        arrows, _ = column_of_arrows(self.addition)
        houses = column_of_houses()
        pictures, _ = column_of_pictures(self.pictures_to_add())
        self.columns = (arrows, houses, pictures)
        lines = [Create(column.signs) for column in self.columns]
        self.play(grow(arrows.first), *lines, run_time=0.8)
        self.play(grow(arrows.second), run_time=0.7)
        self.cue()
        self.play(Create(houses.first), run_time=self.phrase_left(0.4))
        self.play(Create(houses.second), run_time=self.phrase_left(0.6))
        self.play(FadeIn(houses.question), run_time=0.4)
        self.cue()
        for picture in (pictures.first, pictures.second):
            self.play(FadeIn(picture), run_time=0.5)
        self.play(FadeIn(pictures.question), run_time=0.4)

    @beat(
        "{arrow}",
        *either("slide_b", words.SLIDE),
        *either("joined", words.FROM_START_TO_END),
        title="Add: tip to tail",
    )
    def add_arrows(self) -> None:
        arrows, houses, pictures = self.columns
        sums = self.sum = HeadToTail(self.addition, shown=self.shown_ranges)
        steps = self.steps_of_a = SortedSteps(
            sums.plane, self.addition.a, 0 * self.addition.b, sums.first, ("data", "data")
        )
        self.column_a = words.vector_formula(FIRST_VECTOR, self.addition.a)
        self.column_b = words.vector_formula(SECOND_VECTOR, self.addition.b)
        self.premise = stack(VGroup(self.column_a, self.column_b).arrange(buff=0.7))
        gone = FadeOut(houses, pictures, arrows.signs, arrows.second, run_time=0.6)
        come = FadeIn(sums.plane, rate_func=LATE)
        self.play(gone, come, ReplacementTransform(arrows.first, sums.first), run_time=1.1)
        self._read_off(self.column_a, steps)
        self.cue_either()
        slide = sums.lift_second()
        old = FadeOut(*steps.arrows[:2], *filter(None, steps.numbers), run_time=0.4)
        self.play(old, grow(sums.second), FadeIn(self.column_b), run_time=0.8)
        self.play(slide, run_time=self.phrase_left(0.8, least=1.0))
        self.play(FadeIn(*sums.names[:2]), run_time=0.5)
        self.cue_either()
        self.play(grow(sums.total), run_time=self.phrase_left(0.75))
        self.play(FadeIn(sums.names[2]), run_time=0.5)

    def _read_off(self, column: Written, steps: SortedSteps) -> None:
        """The steps of an arrow grow one after the other, and their numbers fly into its column."""
        sized = [axis for axis in (0, 1) if steps.a[axis]]
        for axis in sized:
            self.play(steps.taken(axis), run_time=self.phrase_left(0.45))
        flying = [flown(column.part(words.ROWS[axis]), steps.numbers[axis]) for axis in sized]
        shapes = [shape for axis in sized for shape in column.part(words.ROWS[axis])]
        self.play(FadeIn(*(shape for shape in column if shape not in shapes)), *flying, run_time=0.9)
        self.add(column)  # whole again

    @beat("Now start with b instead.", *either("ways", words.PARALLELOGRAM), title="The order doesn’t matter")
    def swap_the_order(self) -> None:
        sums = self.sum
        self._slide_under(0, 0.8)
        self.cue_either()
        self._slide_under(1, 0.3)
        commutes = self.words = words.sum_in_either_order()
        stack(commutes, under=self.premise)
        area = sums.area
        self.add_under(area)
        self.play(tween(area.set_state(share=0.0), share=1.0), run_time=self.phrase_left(0.5, least=1.5))
        places = [*sums.names[:2], *sums.other_names]
        sources = dict(zip(("a", "b", "other_b", "other_a"), places, strict=True))
        letters = [shape for name in sources for shape in commutes.part(name)]
        flying = [flown(commutes.part(name), source) for name, source in sources.items()]
        rest = FadeIn(*(shape for shape in commutes if shape not in letters))
        self.play(rest, *flying, run_time=self.phrase_left(0.7))
        self.add(commutes)

    def _slide_under(self, order: int, share: float) -> None:
        """An arrow of the other way slides to its place, under the sum, and is named."""
        sums = self.sum
        slide = sums.slide(order)
        self.add_under(sums.other_way[order])
        self.play(slide, run_time=self.phrase_left(share, least=1.0))
        self.play(FadeIn(sums.other_names[order]), run_time=0.4)

    def cue_either(self) -> None:
        """Begin the one of the next two phrases that the film has, if it has one."""
        self.cue()
        self.cue()

    def add_under(self, mobject: Mobject) -> None:
        """Put something on the stage, over the plane and under all else."""
        self.add(mobject)
        self.mobjects.remove(mobject)
        place = self.mobjects.index(self.sum.plane) + 1 if self.sum.plane in self.mobjects else 1
        self.mobjects.insert(place, mobject)

    @beat(
        "{sorting}",
        "{sorted_sum}",
        "Arrows add number by number.",
        title="Why the numbers add",
        when=lambda lesson: lesson.addition.a.any() or lesson.addition.b.any(),
    )
    def sort_the_steps(self) -> None:
        sums, addition = self.sum, self.addition
        steps = self.steps = SortedSteps(
            sums.plane, addition.a, addition.b, sums.in_place, ("data", "second")
        )
        gone = FadeOut(sums.area, sums.other_way, sums.names, sums.other_names, run_time=0.5)
        self.play(gone, sums.move_total_in_place(), run_time=0.7)
        for split, of_it in ((sums.first, (0, 1)), (sums.second, (2, 3))):
            folded = [steps.folded_from(split, step) for step in of_it if steps.sizes[step]]
            if folded:
                self.play(*folded, run_time=self.phrase_left(0.3, least=0.7))
                self.bring_to_front(sums.total)
        if steps.needs_sorting:
            self.add_under(steps.rectangle)
            self.play(FadeIn(steps.rectangle), FadeOut(sums.first, sums.second), run_time=0.4)
            self.add(steps, sums.total)
            self.play(tween(steps, swapped=1.0), run_time=self.phrase_left(0.8, least=1.4))
            self.play(FadeOut(steps.rectangle), run_time=0.4)
        else:
            self.play(FadeOut(sums.first, sums.second), run_time=0.4)
        self.cue()
        old = self.words
        numbers, total = words.sum_of_numbers(addition)
        self.words = stack(numbers, total, under=self.premise)
        flying = {
            (axis, name): numbers.part(f"{name}_{row}")
            for axis, row in enumerate(words.ROWS)
            for name in ("a", "b")
        }
        shapes = [shape for part in flying.values() for shape in part]
        frames = FadeIn(*(shape for shape in numbers if shape not in shapes), rate_func=second_half)
        self.play(FadeOut(old, run_time=0.3), frames, run_time=0.6)
        for axis in (0, 1):
            pair = [(flying[axis, name], steps.numbers[axis + 2 * order]) for order, name in enumerate("ab")]
            come = [FadeIn(part) if label is None else flown(part, label) for part, label in pair]
            self.play(*come, run_time=self.phrase_left(0.25 + 0.25 * axis, least=0.7))
            arrow, *name = steps.sums[axis]
            self.play(grow(arrow), *map(FadeIn, name), run_time=self.phrase_left(0.3 + 0.5 * axis, least=0.6))
        self.add(numbers)
        self.cue()
        self.play(FadeIn(total), run_time=self.phrase_left(0.6))
