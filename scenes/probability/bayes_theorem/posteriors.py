"""Bayes' theorem as areas: a test on the unit square, and its positives alone, gathered in one bar."""

from __future__ import annotations

from math import nan
from typing import Any, Self

from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, VGroup

from mathkit.probability.bayes import Bayes, PopulationCounts, bayes
from scenes.probability.bayes_theorem.mosaic import Mosaic, ShareBar
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.type.chances import chance_between, share
from scenes.stage.type.writing import FINE_SIZE, FORMULA_SIZE, Numeral, formula, text

_SQUARE = Box(0.0, 4.6, -2.4, 2.2)
_BAR = Box(frame().words.left, frame().words.right, -2.7, -2.3)

_NAMES = ('$P("sick")$', '$P(+ | "sick")$', '$P(+ | "healthy")$')


def posterior_of(result: Bayes | PopulationCounts) -> float:
    """The posterior, or no number where nobody tests positive."""
    return nan if result.posterior is None else result.posterior


class PosteriorAreas(VGroup):
    """A ``mosaic`` of the sick and the healthy, each filled as far as they test positive; a ``bar`` of all
    who do, the sick first, under the posterior in numbers, the ``answer``.

    ``take`` lays all of it out for another test or another disease.
    """

    def __init__(self, result: Bayes) -> None:
        self.mosaic = Mosaic(_SQUARE, _NAMES, room=frame().safe.right - _SQUARE.right - 0.4)
        self.bar = ShareBar(_BAR)
        self.caption = text("all who test positive", size=FINE_SIZE, role="muted")
        self.caption.next_to(self.bar, DOWN, buff=GAP).align_to(self.bar, LEFT)
        self.take(result)
        equals = formula("=").next_to(self.bar, UP, buff=0.4).align_to(self.bar, LEFT)
        posterior = Numeral(lambda: posterior_of(self.now), share, size=FORMULA_SIZE, role="result")
        self.answer = VGroup(equals, posterior.next_to(equals, RIGHT, buff=0.2))
        super().__init__(self.mosaic, self.bar, self.caption, self.answer)

    def take(self, result: Bayes) -> Self:
        self.now = result
        self.mosaic.lay_out(result.prior, result.sensitivity, result.false_positive_rate)
        self.bar.cut_at(result.posterior)
        return self

    def gather(self) -> list[Animation]:
        """Both areas of positives melt into the bar: the positives alone, as large as can be."""
        return [*self.bar.gather(self.mosaic), FadeIn(self.caption)]


class Change(Animation):
    """The test or the disease changes before the viewer's eyes; the posterior follows."""

    def __init__(self, areas: PosteriorAreas, result: Bayes, **options: Any) -> None:
        self.areas, self.first, self.last = areas, areas.now, result
        # The posterior in numbers follows by an updater of its own.
        super().__init__(areas, suspend_mobject_updating=False, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        self.areas.take(
            bayes(
                chance_between(self.first.prior, self.last.prior, share),
                chance_between(self.first.sensitivity, self.last.sensitivity, share),
                chance_between(self.first.false_positive_rate, self.last.false_positive_rate, share),
            )
        )
