"""How a variance is shared out among axes, as bars."""

from __future__ import annotations

import numpy as np
from manim import UP, Rectangle, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.stage.axes.plots import Plot
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import percent
from scenes.stage.type.writing import FINE_SIZE, Written, stack, text

_BAR_SHARE = 0.62
_LABEL_GAP = 0.15
_THINNEST = 1e-3
"""Manim units: a bar that stands for nothing."""


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
            x_label="principal axis",
            y_label="variance (%)",
            x_ticks=min(count, 6),
            y_ticks=3,
            x_whole=True,
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
        return _block(Box(left, right, foot, top), role)


class ScoreMap:
    """Points of many features as their first two scores: ``words`` on the left, ``plot`` on the right."""

    def __init__(self, found: PrincipalComponents) -> None:
        samples, features = found.scores.shape
        kept = text(f"two scores keep {percent(found.kept(2))}", role="path")
        title = stack(text(f"{samples} samples, {features} features"), kept, gap=0.3)
        room = Box(frame().words.left, frame().words.right, frame().words.bottom, title.get_bottom()[1] - 0.3)
        self.words = VGroup(title, Shares(room, found.ratios, 2))
        self.plot = CloudPlot(found.scores[:, :2], ("first score", "second score"))


def share_bar(box: Box, share: float, roles: tuple[Role, Role] = ("path", "second")) -> VGroup:
    """A bar that fills *box*: up to *share* in the first role, the rest in the second."""
    cut = box.left + share * box.width
    return VGroup(
        _block(Box(box.left, cut, box.bottom, box.top), roles[0]),
        _block(Box(cut, box.right, box.bottom, box.top), roles[1]),
    )


def _block(box: Box, role: Role) -> Rectangle:
    block = Rectangle(width=max(box.width, _THINNEST), height=max(box.height, _THINNEST), stroke_width=0.0)
    block.set_fill(color(role), opacity=0.9)
    return block.move_to(box.center)


def _name(bar: VMobject, share: float) -> Written:
    return text(percent(share), size=FINE_SIZE).next_to(bar, UP, buff=_LABEL_GAP)
