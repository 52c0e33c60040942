"""The second part of the lesson: arrows that are scaled, and why they stay on their lines."""

from __future__ import annotations

from typing import Any

from manim import Create, FadeIn, FadeOut, VGroup

from mathkit.linear_algebra.vectors import ScaledVector
from scenes.linear_algebra.vectors import words
from scenes.linear_algebra.vectors.arrow_sums import BESIDE
from scenes.linear_algebra.vectors.arrows import Arrows, flown
from scenes.linear_algebra.vectors.multiples import Multiples, ZoomedPlane, words_box
from scenes.linear_algebra.vectors.sorted_steps import SortedSteps
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
        Phrase(words.HALF_AND_MINUS, when=lambda lesson: lesson.addition.a.any()),
        Phrase("{multiple}", when=lambda lesson: lesson.addition.a.any()),
        title="Scaling an arrow",
    )
    def scale(self) -> None:
        multiples = self.multiples = Multiples(
            self.addition.a, [*FACTORS, self.scaled.factor], self.shown_ranges
        )
        self._zoom_to(multiples)
        if not self.addition.a.any():
            self._scale_nothing(multiples)
            return
        twice, halves, undone = words.sums_of_multiples()
        for row in (twice, halves, undone):
            stack(row, under=self.premise, box=words_box())
        self._show_pair((1.0, 1.0), twice, share=1.0)
        self.cue()
        self.play(FadeIn(multiples.ghost, multiples.ghost_name), run_time=0.3)
        self.bring_to_front(self.sum.first)
        self._show_pair((0.5, 0.5), halves, share=0.5)
        self.remove(multiples.ghost_name)
        self._show_pair((1.0, -1.0), undone, share=1.0)
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

    def _show_pair(self, factors: tuple[float, float], row: Written, *, share: float) -> None:
        """Two multiples of a, tip to tail, with their steps; then only the first one stays."""
        plane, a, arrow, old = self.multiples.plane, self.addition.a, self.sum.first, self.words
        first, second = (factor * a for factor in factors)
        origin, tip = plane.at((0.0, 0.0)), plane.at(first)
        other = plane.arrow(second, "data", tail=first, width=6.0)
        steps = SortedSteps(plane, first, second, other, ("data", "data"), outside=True)
        if factors[1] > 0:
            steps.set_state(swapped=1.0)
        elif steps.needs_sorting:
            other.shift(BESIDE * self.multiples.upwards)
        else:  # a lies on an axis: its step back has a lane of its own
            back: Any = steps.arrows[2 if a[0] else 3]
            other.shift(back.start - other.start)
        written = swap(old, row) if self._shows(old) else [FadeIn(row)]
        self.play(tween(arrow, start=origin, end=tip), *written, run_time=0.5)
        self.words = row
        self.play(grow(other), run_time=self.phrase_left(0.25 * share, least=0.6))
        for pair in ((0, 2), (1, 3)):
            shown = [steps.taken(step) for step in pair if steps.sizes[step]]
            if shown:
                self.play(*shown, run_time=self.phrase_left(0.35 * share, least=0.5))
        self.play(FadeOut(*filter(None, steps.numbers), other, *steps.arrows), run_time=0.4)

    def _scale_by_the_given(self, multiples: Multiples) -> None:
        old, self.words = self.words, words.any_multiple(self.addition.a)
        stack(self.words, multiples.reading, under=self.premise, box=words_box())
        self.remove(self.sum.first)
        self.add(multiples.set_state(factor=1.0))
        self.play(
            *swap(old, self.words),
            FadeIn(multiples.reading, multiples.ghost_name, *multiples.marks),
            run_time=0.7,
        )
        self.add_under(multiples.line)
        self.add_under(multiples.notches)
        self.play(Create(multiples.line), FadeIn(multiples.notches), run_time=0.6)
        self.play(tween(multiples, factor=self.scaled.factor), run_time=self.phrase_left(0.7, least=1.6))
        product = words.multiple_formula(self.scaled)
        stack(product, under=self.words, box=words_box())
        sources = dict(zip(words.ROWS, multiples.lengths, strict=True)) | {"dial": multiples.reading[1]}
        flying = [flown(product.part(part), source) for part, source in sources.items()]
        self.play(FadeOut(multiples.reading), FadeIn(product.without(*sources)), *flying, run_time=0.9)
        self.add(product)  # whole again
        self.words = VGroup(self.words, product)

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
            run_time=0.4,
        )
        grid = ZoomedPlane(sums.plane, plane)
        start, end = plane.at((0, 0)), plane.at(self.addition.a)
        self.play(tween(grid, share=1.0), tween(shown, start=start, end=end), run_time=0.8)
        self.play(FadeIn(plane), FadeOut(sums.plane.grid, sums.plane.axes), run_time=0.3)
        self.sum.plane = plane
        self.premise = VGroup(self.column_a)
