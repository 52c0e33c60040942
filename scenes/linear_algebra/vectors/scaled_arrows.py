"""The second part of the lesson: arrows that are scaled, and why they stay on their lines."""

from __future__ import annotations

from manim import Animation, Create, FadeIn, FadeOut, VGroup

from mathkit.linear_algebra.vectors import ScaledVector
from scenes.linear_algebra.vectors import words
from scenes.linear_algebra.vectors.arrows import Arrows
from scenes.linear_algebra.vectors.multiples import Multiples, ZoomedPlane, words_box
from scenes.linear_algebra.vectors.sorted_steps import SortedSteps
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import Written, stack

FACTORS = (1.0, 2.0)
"""The factors that are tried before the lecturer's own."""


class ScaledArrows(Arrows):
    """Arrows: scaled, and so number by number."""

    scaled: ScaledVector

    @beat(
        "{twice}",
        Phrase(words.HALVES, when=lambda lesson: lesson.addition.a.any()),
        Phrase("{multiple}", when=lambda lesson: lesson.addition.a.any()),
        title="Scaling an arrow",
    )
    def scale(self) -> None:
        multiples = self.multiples = Multiples(
            self.addition.a, [*FACTORS, self.scaled.factor], self.shown_ranges
        )
        if not self.addition.a.any():
            self._zoom_to(multiples.plane)
            self._scale_nothing(multiples)
            return
        self._zoom_to(multiples.near)
        multiples.lay_ghost(multiples.near)
        twice, halves = words.sums_of_multiples()
        for row in (twice, halves):
            stack(row, under=self.premise, box=words_box())
        self._show_pair(1.0, twice)
        self.cue()
        self.play(FadeIn(multiples.ghost, multiples.ghost_name), run_time=0.3)
        self.bring_to_front(self.sum.first)
        self._show_pair(0.5, halves)
        self.cue()
        self._scale_by_the_given(multiples)

    def _scale_nothing(self, multiples: Multiples) -> None:
        """All multiples of the zero vector lie in one point."""
        self.words = words.any_multiple(self.addition.a)
        stack(self.words, multiples.reading, under=self.premise, box=words_box())
        self.remove(self.sum.first)
        self.add(multiples)
        self.play(FadeIn(self.words, multiples.letter, multiples.reading), run_time=0.6)
        self.play(tween(multiples, factor=self.scaled.factor), run_time=self.phrase_left())
        self.words = VGroup(self.words, multiples.reading)
        self.cue_either()

    def _show_pair(self, factor: float, row: Written) -> None:
        """A multiple of a, twice, tip to tail, with their steps; then only the first one stays."""
        plane, arrow, old = self.multiples.near, self.sum.first, self.words
        each = factor * self.addition.a
        origin, tip = plane.at((0.0, 0.0)), plane.at(each)
        other = plane.arrow(each, "data", tail=each, width=6.0)
        steps = SortedSteps(plane, each, each, other, ("data", "data"), outside=True)
        steps.set_state(swapped=1.0)
        written = swap(old, row) if self._shows(old) else [FadeIn(row)]
        self.play(tween(arrow, start=origin, end=tip), *written, run_time=0.5)
        self.words = row
        self.play(grow(other), run_time=self.phrase_left(0.25, least=0.6))
        for pair in ((0, 2), (1, 3)):
            shown = [steps.taken(step) for step in pair if steps.sizes[step]]
            if shown:
                self.play(*shown, run_time=self.phrase_left(0.35, least=0.5))
        self.play(FadeOut(*filter(None, steps.numbers), other, *steps.arrows), run_time=0.4)

    def _scale_by_the_given(self, multiples: Multiples) -> None:
        old, self.words = self.words, words.any_multiple(self.addition.a)
        stack(self.words, multiples.reading, under=self.premise, box=words_box())
        gone = FadeOut(multiples.near.numbers, multiples.ghost_name, run_time=0.4)
        self.play(gone, *swap(old, self.words))
        start, end = (multiples.plane.at(place) for place in ((0, 0), self.addition.a))
        arrows = (multiples.ghost, self.sum.first)
        self._take(multiples.plane, *(tween(arrow, start=start, end=end) for arrow in arrows))
        multiples.lay_ghost(multiples.plane)
        self.remove(self.sum.first)
        self.add(multiples.set_state(factor=1.0))
        self.play(FadeIn(multiples.reading, multiples.ghost_name, *multiples.marks), run_time=0.4)
        self.add_under(multiples.line)
        self.add_under(multiples.notches)
        self.play(Create(multiples.line), FadeIn(multiples.notches), run_time=0.5)
        self.play(tween(multiples, factor=self.scaled.factor), run_time=self.phrase_left(0.7, least=1.6))
        product = words.multiple_formula(self.scaled)
        stack(product, under=self.words, box=words_box())
        self.play(*swap(multiples.reading, product))
        self.words = VGroup(self.words, product)

    def _zoom_to(self, plane: NumberedPlane) -> None:
        """The plane of the sum takes the unit of another one; only a and its column stay."""
        sums = self.sum
        steps = getattr(self, "steps", None)
        old = [sums.total, self.words, self.column_b, sums.names, sums.other_names]
        old += [steps, *steps.sums] if steps else [sums.second, *sums.other_way, sums.area]
        shown = sums.first
        self.play(
            FadeOut(*(each for each in old if self._shows(each)), sums.plane.numbers),
            *([] if shown in self.mobjects else [FadeIn(shown)]),
            run_time=0.4,
        )
        self._take(plane, tween(shown, start=plane.at((0, 0)), end=plane.at(self.addition.a)))
        self.premise = VGroup(self.column_a)

    def _take(self, plane: NumberedPlane, *moved: Animation) -> None:
        """The grid on the stage becomes that of another plane, while arrows move along with it."""
        old = self.sum.plane
        self.play(tween(ZoomedPlane(old, plane), share=1.0), *moved, run_time=0.8)
        self.bring_to_back(plane)
        self.play(FadeIn(plane), FadeOut(old.grid, old.axes), run_time=0.3)
        self.sum.plane = plane
