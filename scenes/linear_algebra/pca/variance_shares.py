"""What share of the variance each principal axis holds: as bars, as a fraction, and in an example."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, UP, Rectangle, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca import words
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import percent
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Written, fit, formula, stack, text

_BAR_SHARE = 0.62
"""The width of a bar, as a share of the distance between two."""

_OPACITY = 0.9

_LABEL_GAP = 0.15

_THINNEST = 1e-3
"""The height of a bar that stands for nothing, in manim units."""


class Shares(Plot):
    """The share of the variance along each principal axis, as bars in percent; the first *kept* stand out.

    Parameters
    ----------
    ratios
        Shares of 1, shape (d,), d ≥ 2.
    labelled
        Whether each bar has its percentage above it.
    """

    def __init__(self, box: Box, ratios: ArrayLike, kept: int, *, labelled: bool = False) -> None:
        ratios = np.asarray(ratios, dtype=np.float64)
        count = len(ratios)
        super().__init__(
            box,
            (0.5, count + 0.5),
            (0, 110 if labelled else 100),
            names=("principal axis", "variance (%)"),
            ticks=Ticks(x=min(count, 6), y=3, whole=True),
        )
        roles: list[Role] = ["path" if index < kept else "second" for index in range(count)]
        self.bars = VGroup(
            *(self._bar(*each) for each in zip(range(1, count + 1), ratios, roles, strict=True))
        )
        shown = zip(self.bars, ratios, strict=True) if labelled else ()
        self.names = VGroup(*(_name(bar, share) for bar, share in shown))
        self.add(self.bars, self.names)

    def _bar(self, axis: int, share: float, role: Role) -> Rectangle:
        left, foot = self.at(axis - _BAR_SHARE / 2, 0.0)[:2]
        right, top = self.at(axis + _BAR_SHARE / 2, 100 * share)[:2]
        bar = Rectangle(width=right - left, height=max(top - foot, _THINNEST), stroke_width=0.0)
        return bar.set_fill(color(role), opacity=_OPACITY).move_to(Box(left, right, foot, top).center)


class ScoreMap:
    """Points of many features as their first two scores: ``words`` on the left, ``plot`` on the right."""

    def __init__(self, components: PrincipalComponents) -> None:
        samples, features = components.scores.shape
        kept = text(f"two scores keep {percent(components.kept(2))}", role="path")
        title = stack(text(f"{samples} samples, {features} features"), kept, gap=0.3)
        room = frame().words.below(title, gap=0.3)
        self.words = VGroup(title, Shares(room, components.ratios, 2))
        self.plot = CloudPlot(components.scores[:, :2], ("first score", "second score"))


def kept_share(components: PrincipalComponents) -> list[VMobject]:
    """Rows that show what share of the variance the score along the first axis keeps, with a bar."""
    kept = components.kept(1)
    return [
        formula(words.MATH_SCORE),
        formula(words.math_share(components), size=STATEMENT_SIZE),
        ShareBar(Box(0, frame().words.width, 0, 0.3), kept, opacity=_OPACITY),
        text(f"{percent(kept)} of the variance", role="path"),
    ]


def worked_example(samples: Sequence[Sequence[float]], components: PrincipalComponents) -> VMobject:
    """Samples, their covariance and the variances along their axes: rows that fill the words' box."""
    rows = stack(*map(formula, words.math_example(samples, components)), gap=0.3)
    return fit(rows, height=frame().words.height).align_to(frame().words.outline(), UP + LEFT)


def _name(bar: VMobject, share: float) -> Written:
    return text(percent(share), size=FINE_SIZE).next_to(bar, UP, buff=_LABEL_GAP)
