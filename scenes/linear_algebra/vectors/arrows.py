"""The first half of the lesson: arrows that are added and scaled, and why their numbers are, too."""

from __future__ import annotations

from typing import Any

from manim import (
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    smooth,
    squish_rate_func,
)

from mathkit.linear_algebra.vectors import ScaledVector, VectorSum
from scenes.linear_algebra.vectors import words
from scenes.linear_algebra.vectors.arrow_sums import HeadToTail
from scenes.linear_algebra.vectors.multiples import Multiples, ZoomedPlane
from scenes.linear_algebra.vectors.params import VectorsParams
from scenes.linear_algebra.vectors.sorted_steps import SortedSteps
from scenes.linear_algebra.vectors.sum_columns import (
    GIVEN,
    column_of_arrows,
    column_of_houses,
    column_of_pictures,
    outline,
)
from scenes.stage.lesson import Lesson, Phrase, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.symbols import FIRST_VECTOR, SECOND_VECTOR
from scenes.stage.type.writing import Plate, Written, stack

LATE = squish_rate_func(smooth, 0.4, 1.0)
"""Comes while something else is going, once that has nearly gone."""

FACTORS = (2.0, 0.5, 2.0)
"""The factors that are tried before the lecturer's own."""


def flown(part: Mobject, source: Any) -> ReplacementTransform:
    """A part of a formula rises from the thing that it stands for."""
    seen = source[-1] if isinstance(source[0], Plate) else source
    return ReplacementTransform(part.copy().match_height(seen).move_to(seen), part)


def _either(fact: str, usual: str) -> tuple[Phrase, Phrase]:
    """What is usually said, and the fact that is said instead where it is another sentence."""
    return (
        Phrase(usual, when=lambda lesson: lesson.results[fact] == usual),
        Phrase(f"{{{fact}}}", when=lambda lesson: lesson.results[fact] != usual),
    )


class Arrows(Lesson):
    """What can be added? Arrows: tip to tail, and so number by number."""

    params: VectorsParams
    addition: VectorSum
    scaled: ScaledVector

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
        arrows, self.arrow_sum = column_of_arrows(self.addition)
        houses = column_of_houses()
        pictures, self.picture_sum = column_of_pictures(self.pictures_to_add())
        self.columns = (arrows, houses, pictures)
        self.play(grow(arrows.first), run_time=0.7)
        self.play(grow(arrows.second), Create(arrows.signs), run_time=0.7)
        self.cue()
        self.play(Create(houses.first), run_time=self.phrase_left(0.4))
        self.play(Create(houses.second), Create(houses.signs), run_time=self.phrase_left(0.6))
        self.play(FadeIn(houses.question), run_time=0.4)
        self.cue()
        twins = [
            outline(pictures.x, float(old.get_center()[1]), old_role)
            for old, old_role in zip((houses.first, houses.second), GIVEN, strict=True)
        ]
        self.play(
            *map(TransformFromCopy, (houses.first, houses.second), twins),
            FadeIn(pictures.signs),
            run_time=0.8,
        )
        new = FadeIn(pictures.first, pictures.second, pictures.question)
        self.play(FadeOut(*twins), new, run_time=0.7)

    @beat(
        "{arrow}",
        *_either("slide_b", words.SLIDE),
        *_either("joined", words.FROM_TAIL_TO_TIP),
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

    @beat("Or take b first.", *_either("ways", words.PARALLELOGRAM), title="The order doesn’t matter")
    def swap_the_order(self) -> None:
        sums = self.sum
        for order in (0, 1):
            self.play(sums.slide(order), run_time=self.phrase_left(0.5 + 0.5 * order, least=0.9))
        self.play(FadeIn(sums.other_names), run_time=0.4)
        self.cue_either()
        commutes = self.words = words.sum_in_either_order()
        stack(commutes, under=self.premise)
        area = sums.area
        self.add_under(area)
        self.play(tween(area.set_state(share=0.0), share=1.0), run_time=self.phrase_left(0.6, least=1.5))
        places = [*sums.names[:2], *sums.other_names]
        sources = dict(zip(("a", "b", "other_b", "other_a"), places, strict=True))
        letters = [shape for name in sources for shape in commutes.part(name)]
        flying = [flown(commutes.part(name), source) for name, source in sources.items()]
        rest = FadeIn(*(shape for shape in commutes if shape not in letters))
        self.play(rest, *flying, run_time=self.phrase_left(0.7))

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
        arrows = (sums.first, sums.second, *sums.other_way)
        gone = FadeOut(sums.area, *arrows, sums.names, sums.other_names, self.words, run_time=0.5)
        self.play(gone, sums.move_total_in_place(), run_time=0.8)
        for step in range(4):
            if steps.sizes[step]:
                self.play(steps.taken(step), run_time=self.phrase_left(0.15, least=0.4))
        if steps.needs_sorting:
            self.add_under(steps.rectangle)
            self.play(FadeIn(steps.rectangle, run_time=0.4))
            self.add(steps)
            self.play(tween(steps, swapped=1.0), run_time=self.phrase_left(0.8, least=1.4))
            self.play(FadeOut(steps.rectangle), run_time=0.4)
        self.cue()
        numbers, total = words.sum_of_numbers(addition)
        self.words = stack(numbers, total, under=self.premise)
        flying = {
            (axis, name): numbers.part(f"{name}_{row}")
            for axis, row in enumerate(words.ROWS)
            for name in ("a", "b")
        }
        shapes = [shape for part in flying.values() for shape in part]
        self.play(FadeIn(*(shape for shape in numbers if shape not in shapes)), run_time=0.4)
        for axis in (0, 1):
            pair = [(flying[axis, name], steps.numbers[axis + 2 * order]) for order, name in enumerate("ab")]
            come = [FadeIn(part) if label is None else flown(part, label) for part, label in pair]
            self.play(*come, run_time=self.phrase_left(0.25 + 0.25 * axis, least=0.7))
            arrow, *name = steps.sums[axis]
            self.play(grow(arrow), *map(FadeIn, name), run_time=self.phrase_left(0.3 + 0.5 * axis, least=0.6))
        self.cue()
        parts = [total.part(row) for row in words.ROWS]
        shapes = [shape for part in parts for shape in part]
        falling = [
            flown(part, name[0]) if name else FadeIn(part)
            for part, (_, *name) in zip(parts, steps.sums, strict=True)
        ]
        rest = FadeIn(*(shape for shape in total if shape not in shapes))
        self.play(rest, *falling, run_time=self.phrase_left(0.8))

    @beat(
        "{twice}",
        Phrase(words.BOTH_STEPS, when=lambda lesson: lesson.addition.a.all()),
        Phrase("{any_factor}", when=lambda lesson: lesson.addition.a.any() and not lesson.addition.a.all()),
        Phrase("{outcome}", when=lambda lesson: lesson.addition.a.any()),
        title="Scaling an arrow",
    )
    def scale(self) -> None:
        a, sums = self.addition.a, self.sum
        multiples = self.multiples = Multiples(a, [*FACTORS, self.scaled.factor], self.shown_ranges)
        self._zoom_to(multiples)
        doubled, formula = words.twice_is_a_sum(), words.any_multiple(a)
        stack(formula, multiples.reading, under=self.premise)
        self.words = stack(doubled, under=self.premise)
        if not a.any():
            self.remove(sums.first)
            self.words = formula
            self.add(multiples)
            self.play(FadeIn(formula, multiples.letter, multiples.reading), run_time=0.6)
            self.play(tween(multiples, factor=self.scaled.factor), run_time=self.phrase_left())
            self.cue_either()
            self.cue()
            return
        steps = SortedSteps(multiples.plane, a, a, multiples.moving, ("data", "data"))
        steps.set_state(swapped=1.0)
        moving, again = multiples.moving, sums.first.copy()
        end = again.end - again.start
        slide = tween(again, start=again.start + end, end=again.end + end)
        self.play(slide, FadeIn(doubled), run_time=self.phrase_left(0.4))
        for pair in ((0, 2), (1, 3)):
            shown = [steps.taken(step) for step in pair if steps.sizes[step]]
            if shown:
                self.play(*shown, run_time=self.phrase_left(0.4, least=0.5))
        self.play(
            FadeOut(*filter(None, steps.numbers), again, sums.first, run_time=0.4),
            *(FadeOut(each, run_time=0.4) for each in steps.arrows),
            FadeIn(multiples, multiples.reading, multiples.ghost, multiples.ghost_name, run_time=0.5),
        )
        self.remove(moving)
        self.add(multiples)
        self.cue_either()
        old, self.words = self.words, formula
        self.play(
            tween(multiples, factor=0.5),
            FadeOut(old, run_time=0.4),
            run_time=self.phrase_left(0.3, least=1.0),
        )
        self.play(tween(multiples, factor=2.0), FadeIn(formula, run_time=0.6), run_time=self.phrase_left(0.5))
        self.add_under(multiples.line)
        self.add_under(multiples.notches)
        self.play(Create(multiples.line), FadeIn(multiples.notches), run_time=self.phrase_left())
        self.cue()
        self.play(tween(multiples, factor=self.scaled.factor), run_time=self.phrase_left(0.6, least=1.6))
        product = words.multiple_formula(self.scaled)
        stack(product, under=multiples.reading)
        flying = [
            flown(product.part(row), length)
            for row, length in zip(words.ROWS, multiples.lengths, strict=True)
        ]
        shapes = [shape for row in words.ROWS for shape in product.part(row)]
        self.play(FadeIn(*(shape for shape in product if shape not in shapes)), *flying, run_time=0.9)
        self.words = VGroup(formula, multiples.reading, product)

    def _zoom_to(self, multiples: Multiples) -> None:
        """The plane takes another unit, with room for multiples of a; only a and its column stay."""
        sums, plane = self.sum, multiples.plane
        steps = getattr(self, "steps", None)
        old = [sums.total, self.words, self.column_b, sums.names, sums.other_names]
        old += [steps, *steps.sums] if steps else [sums.second, *sums.other_way, sums.area]
        shown = sums.first
        self.play(
            FadeOut(*(each for each in old if self._shows(each)), sums.plane.numbers),
            *([] if shown in self.mobjects else [FadeIn(shown)]),
            run_time=0.5,
        )
        grid = ZoomedPlane(sums.plane, plane)
        start, end = plane.at((0, 0)), plane.at(self.addition.a)
        self.play(tween(grid, share=1.0), tween(shown, start=start, end=end), run_time=1.0)
        self.play(FadeIn(plane), FadeOut(sums.plane.grid, sums.plane.axes), run_time=0.4)
        self.sum.plane = plane
        self.premise = VGroup(self.column_a)
