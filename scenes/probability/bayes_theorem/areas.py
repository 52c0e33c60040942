"""Bayes' theorem as areas: the columns of a test, the band of its positives, and the ruler under it."""

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise
from typing import Self

import numpy as np
from manim import UP, smooth

from mathkit.probability.bayes import Bayes, bayes
from scenes.probability.bayes_theorem.bands import Band
from scenes.probability.bayes_theorem.ruler import Ruler
from scenes.probability.bayes_theorem.squares import OUTLINE, Columns, Measure, bracket
from scenes.probability.bayes_theorem.words import posterior_of
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.type.chances import chance_between
from scenes.stage.type.writing import LABEL_SIZE

LEFT_SQUARE = Box(-4.7, -1.1, -1.9, 1.7)
RIGHT_SQUARE = Box(1.6, 5.2, -1.9, 1.7)
"""Both are of one scale. They leave room for the labels on all sides."""

_MIDDLE_SQUARE = Box(-2.25, 2.25, -2.2, 2.3)
"""The square on its own."""

STRETCHED = 0.91
"""The height of the band after it is stretched, in manim units; no chance is exactly as high."""

_PIECES, _WIDTH = 0.1, 0.05
"""Pieces stand so far right of the column of the sick, and are so wide: only their lengths are compared."""

_BETWEEN = 0.25
"""The gap under a piece, as a share of the piece."""

_MOST_STRIPS = 60
"""More strips than this cannot be told apart."""


class Areas:
    """A test for a disease. Its parts are shown one by one; its state moves all of them.

    Attributes
    ----------
    columns
        The sick and the healthy, solid as far as they test positive.
    prior_measure, sick_measure, healthy_measure
        The width of the left column, and how far both are solid.
    band, band_measure
        All who test positive, and their share of all people.
    ruler
        Under the band, which is cut at the posterior.
    """

    def __init__(self, prior: float) -> None:
        self.columns = Columns(LEFT_SQUARE)
        self.band = Band(RIGHT_SQUARE)
        self.ruler = Ruler(RIGHT_SQUARE, 0.5)
        self.prior_measure = Measure(LEFT_SQUARE, "top", 'prior: $P("sick") =$', "path")
        self.sick_measure = Measure(LEFT_SQUARE, "left", '$P(+ | "sick")$', "path")
        self.healthy_measure = Measure(LEFT_SQUARE, "right", '$P(+ | "healthy")$', "second")
        self.band_measure = Measure(RIGHT_SQUARE, "right", "$P(+)$", "ink", size=LABEL_SIZE)
        self.set_state(prior=prior, sensitivity=0.0, false_positive_rate=0.0, stretch=0.0, aside=1.0)

    def set_state(
        self,
        *,
        prior: float,
        sensitivity: float,
        false_positive_rate: float,
        stretch: float,
        aside: float,
        gap: float = 0.0,
    ) -> Self:
        """Show another test or another disease.

        Parameters
        ----------
        stretch
            How far the band is stretched, up to 1.
        aside
            Where the columns stand: 1 at their place beside the band, 0 in the middle of the frame, larger.
        gap
            The space between the columns, where their widths mean nothing.
        """
        self.prior, self.sensitivity, self.false_positive_rate = (
            float(prior),
            float(sensitivity),
            float(false_positive_rate),
        )
        self.stretch, self.aside = float(stretch), float(aside)
        box = self.left_box
        self.gap = self.columns.gap = float(gap)
        self.columns.lay(box)
        for measure in self.measures:
            measure.box = box
        self.result = result = bayes(self.prior, self.sensitivity, self.false_positive_rate)
        self.columns.set_state(
            prior=self.prior, sensitivity=self.sensitivity, false_positive_rate=self.false_positive_rate
        )
        self.prior_measure.set_state(share=self.prior)
        self.sick_measure.set_state(share=self.sensitivity)
        self.healthy_measure.set_state(share=self.false_positive_rate)
        self.band_measure.set_state(share=result.evidence)
        if result.posterior is not None:
            high = (1 - self.stretch) * result.evidence + self.stretch * STRETCHED / RIGHT_SQUARE.height
            self.band.set_state(evidence=high, chance=result.posterior)
            self.ruler.pointer.set_state(chance=result.posterior)
        return self

    @property
    def left_box(self) -> Box:
        """Where the columns are."""
        middle, left = (np.array(astuple(box)) for box in (_MIDDLE_SQUARE, LEFT_SQUARE))
        return Box(*(middle + self.aside * (left - middle)))

    @property
    def measures(self) -> list[Measure]:
        return [self.prior_measure, self.sick_measure, self.healthy_measure]

    @property
    def state(self) -> dict[str, float]:
        names = ("prior", "sensitivity", "false_positive_rate", "stretch", "aside", "gap")
        return {name: getattr(self, name) for name in names}

    def change(self, run_time: float, result: Bayes | None = None, **state: float) -> Tween:
        """Run to the test and the disease of *result*, or to what is given, by equal factors."""
        if result is not None:
            state |= {name: getattr(result, name) for name in ("prior", "sensitivity", "false_positive_rate")}
        return tween(
            self,
            on=self.columns,
            way=lambda first, last, way: chance_between(float(first), float(last), way),
            rate_func=smooth,
            run_time=run_time,
            **{**self.state, **state},
        )

    # Ratios of widths, heights and areas -----------------------------------------------------------------

    def widths(self) -> Polyline:
        """A bracket over the healthy column, beside that over the column of the sick."""
        at = self.columns.square.at
        return Polyline([bracket(at(self.prior, 1.0), at(1.0, 1.0), UP)], "second", width=OUTLINE)

    def heights(self) -> Polyline:
        """Pieces as high as the healthy are solid, one on the other, up to the height of the sick."""
        box = self.left_box
        high, top = (rate * box.height for rate in (self.false_positive_rate, self.sensitivity))
        step = high if top / high <= _MOST_STRIPS else top
        x = box.left + self.prior * box.width + _PIECES + _WIDTH / 2
        levels = np.append(np.arange(0.0, top - step / 100, step), top)
        runs = [
            np.array([(x, box.bottom + low + _BETWEEN * (end - low)), (x, box.bottom + end)])
            for low, end in pairwise(levels)
        ]
        return Polyline(runs, "ink", width=100 * _WIDTH)

    def pieces(self) -> Polyline:
        """Cuts through the band, each piece as long as that of the sick."""
        box, chance = RIGHT_SQUARE, posterior_of(self.result)
        count = int(1 / chance + 1e-9)
        if count > _MOST_STRIPS:
            count = 0
        cuts = [number * chance for number in range(1, count + 1) if number * chance < 1 - 1e-6]
        runs = [
            np.array([(box.left + cut * box.width, box.bottom), (box.left + cut * box.width, self.band.top)])
            for cut in cuts
        ]
        return Polyline(runs, "background", width=4.0)
