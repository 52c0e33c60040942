"""Bayes' theorem as areas: a test on the unit square, and its positives alone, gathered in one bar."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    FadeIn,
    FadeOut,
    TransformFromCopy,
    VGroup,
    VMobject,
    there_and_back,
)

from mathkit.probability.bayes import Bayes, bayes
from scenes.probability.bayes_theorem.mosaic import Mosaic, visible
from scenes.probability.bayes_theorem.words import posterior_of
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.type.chances import chance_between, share
from scenes.stage.type.writing import FINE_SIZE, FORMULA_SIZE, Numeral, formula, text

_SQUARE = Box(0.0, 4.6, -2.4, 2.2)
"""The unit square; it leaves room for the labels on all sides."""

_NAMES = ('$P("sick")$', '$P(+ | "sick")$', '$P(+ | "healthy")$')


class PosteriorAreas(VGroup):
    """The areas of a test and a disease.

    Attributes
    ----------
    mosaic
        The sick and the healthy, each filled as far as they test positive.
    bar
        All who test positive, the sick first; the bar is cut at the posterior.
    answer
        The posterior in numbers.
    under_bar
        What is written under the bar now: its ``caption``, or a note.
    """

    def __init__(self, result: Bayes) -> None:
        self.result = result
        self.mosaic = Mosaic(_SQUARE, _NAMES, room=frame().safe.right - _SQUARE.right - 0.4)
        self.bar = ShareBar(replace(frame().words, bottom=-2.7, top=-2.3), outlined=True)
        self.caption = text("all who test positive", size=FINE_SIZE, role="muted")
        self.caption.next_to(self.bar, DOWN, buff=GAP).align_to(self.bar, LEFT)
        equals = formula("=").next_to(self.bar, UP, buff=0.4).align_to(self.bar, LEFT)
        self._posterior = Numeral(lambda: posterior_of(self.result), share, size=FORMULA_SIZE, role="result")
        self.answer = VGroup(equals, self._posterior.next_to(equals, RIGHT, buff=0.2))
        self.under_bar: VMobject = self.caption
        super().__init__(self.mosaic, self.bar, self.caption, self.answer)
        self.set_state(
            prior=result.prior,
            sensitivity=result.sensitivity,
            false_positive_rate=result.false_positive_rate,
        )

    def set_state(self, *, prior: float, sensitivity: float, false_positive_rate: float) -> Self:
        """Show another test or another disease, by its chances."""
        self.prior, self.sensitivity, self.false_positive_rate = prior, sensitivity, false_positive_rate
        self.result = bayes(prior, sensitivity, false_positive_rate)
        self.mosaic.set_state(left_width=prior, left_height=sensitivity, right_height=false_positive_rate)
        posterior = self.result.posterior
        width = self.bar.whole.box.width
        self.bar.set_state(share=None if posterior is None else visible(posterior, width))
        self._posterior.refresh()
        return self

    def change_to(self, result: Bayes) -> Tween:
        """The test or the disease changes, by equal factors; the posterior follows."""
        return tween(
            self,
            way=lambda first, last, way: chance_between(float(first), float(last), way),
            prior=result.prior,
            sensitivity=result.sensitivity,
            false_positive_rate=result.false_positive_rate,
        )

    def point_at(self, part: Any, run_time: float) -> Any:
        """Let the bar, or a part of it, become fainter for a moment, while it is spoken of."""
        return part.animate(run_time=run_time, rate_func=there_and_back).fade(0.3)

    def note(self, caption: VMobject) -> list[Animation]:
        """Write another caption under the bar."""
        old, self.under_bar = self.under_bar, caption.next_to(self.bar, DOWN, buff=GAP)
        return swap(old, self.under_bar.align_to(self.bar, LEFT))

    def hide_positives(self) -> Animation:
        """The bar goes, with what is written at it; it will come back with its own caption."""
        gone = FadeOut(self.bar, self.under_bar, self.answer)
        self.under_bar = self.caption
        return gone

    def show_positives(self) -> Animation:
        return FadeIn(self.bar, self.under_bar, self.answer)

    def gather(self) -> list[Animation]:
        """Both areas of positives melt into the bar: the positives alone, as large as possible."""
        pairs = ((self.mosaic.left, self.bar.first), (self.mosaic.right, self.bar.second))
        melt = (TransformFromCopy(part, target) for part, target in pairs)
        return [FadeIn(self.bar.whole), *melt, FadeIn(self.caption)]
