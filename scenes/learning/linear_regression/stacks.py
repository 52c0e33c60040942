"""The residuals in two piles that balance or do not."""

from __future__ import annotations

from itertools import pairwise
from typing import Self

import numpy as np
from manim import DOWN, UP, VGroup, VMobject

from scenes.learning.linear_regression.residuals import MOST_NUMBERS, Residuals, rectangles
from scenes.learning.linear_regression.words import few, short
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Numeral, formula, on_plate, text

_PILE = 0.26
"""The width of a pile, as a share of that of the picture."""

_CENTRES = (0.28, 0.74)
"""Of both piles, as shares of the width."""

_CLEAR = 0.75
"""From the top of the lower pile to the name of a bracket, above its total, in manim units."""

_FEW = 20
"""Of more points than this, the pieces of a pile have no edges."""


class Stacks(VGroup):
    """The bars of a picture in two piles over a numbered axis; they follow the line.

    Attributes
    ----------
    stage
        0: the bars are at their points. 1: those above the line are one pile, those below it the other.
        2: each is as long as |d| of it, and piled by the way in which it turns the line.

    Parameters
    ----------
    top
        The upper end of the axis.
    names
        What the axis is called at the stages 1 and 2; it has no numbers where it has no name.
    """

    def __init__(self, picture: Residuals, box: Box, top: float, names: tuple[str, str]) -> None:
        super().__init__()
        self.picture, self.heights = picture, (0.0, 0.0)
        self.plots = [
            Plot(box, (0.0, 1.0), (0.0, top), names=("", name), ticks=Ticks(x=0, y=5 if name else 0))
            for name in names
        ]
        self.plot = plot = self.plots[0]
        many = picture.count > _FEW
        edge = 0.0 if many else 1.5
        self.filled = VMobject(fill_color=color("slope"), fill_opacity=1.0)
        self.filled.set_stroke(color("background"), edge)
        self.outlined = VMobject(fill_color=color("slope"), fill_opacity=0.5 if many else 0.22)
        self.outlined.set_stroke(color("slope"), 1.5 * edge)
        self.totals = VGroup(*(self._total(index) for index in range(2)))
        self.names = [
            VGroup(
                *(
                    text(word, size=FINE_SIZE).move_to(plot.at(centre, 0)).stand_on(plot.box.bottom - 0.42)
                    for word, centre in zip(words, _CENTRES, strict=True)
                )
            )
            for words in (("above", "below"), ("turn up", "turn down"))
        ]
        self.add(self.filled, self.outlined)
        self.set_state(stage=0.0)

    def _total(self, index: int) -> Numeral:
        return Numeral(lambda: self.heights[index], short, size=FINE_SIZE, anchor=DOWN)

    def set_state(self, *, stage: float) -> Self:
        self.stage = float(stage)
        self.follow()
        return self

    def follow(self) -> None:
        """Be as the residuals of the line are now."""
        misses = self.picture.residuals
        pulls = self.picture.values[:, 0] * misses
        layouts = [self.picture.bar_boxes(np.arange(len(misses))), self._piles(misses), self._piles(pulls)]
        before = min(int(self.stage), 1)
        share = self.stage - before
        boxes = (1 - share) * layouts[before] + share * layouts[before + 1]
        seen = boxes[:, 3] - boxes[:, 2] > 1e-6
        self.filled.points = rectangles(boxes[seen & (misses > 0)])
        self.outlined.points = rectangles(boxes[seen & (misses <= 0)])
        piled = pulls if self.stage > 1.5 else misses
        self.heights = float(piled[piled > 0].sum()), float(-piled[piled < 0].sum())
        for total, height, centre in zip(self.totals, self.heights, _CENTRES, strict=True):
            total.refresh()
            total.move_to(self.plot.at(centre, height)).stand_on(self.plot.at(0, height)[1] + 0.12)

    def _piles(self, values: Points) -> Points:
        """The boxes (n, 4) of the pieces of both piles; what is negative is in the second."""
        boxes, tops = np.zeros((len(values), 4)), [0.0, 0.0]
        for index, value in enumerate(values):
            pile, size = int(value < 0), abs(float(value))
            left, bottom, _ = self.plot.at(_CENTRES[pile] - _PILE / 2, tops[pile])
            right, top, _ = self.plot.at(_CENTRES[pile] + _PILE / 2, tops[pile] + size)
            boxes[index] = left, right, bottom, top
            tops[pile] += size
        return boxes

    def level(self) -> Polyline:
        """A dashed line across both piles, at the height of the lower one."""
        height = min(self.heights)
        shares = np.arange(24)[:, None] / 24 + np.array([0.0, 0.6]) / 24
        runs = [np.array([self.plot.at(share, height)[:2] for share in pair]) for pair in 0.98 * shares]
        return Polyline(runs, "ink", width=3.0)

    def excess(self) -> VGroup:
        """A bracket on what the higher pile has more than the other, and its name."""
        low, high = sorted(self.heights)
        pile = int(np.argmax(self.heights))
        inward = 1 if pile == 0 else -1
        x = _CENTRES[pile] + inward * (_PILE / 2 + 0.035)
        ends = [self.plot.at(x, height)[:2] for height in (low, high)]
        tick = np.array([0.09 * inward, 0.0])
        line = Polyline([np.array([ends[0] - tick, ends[0], ends[1], ends[1] - tick])], "ink", width=3.0)
        label = text("surplus", size=FINE_SIZE)
        middle = (ends[0] + ends[1]) / 2
        middle[1] = max(middle[1], ends[0][1] + _CLEAR)
        label.move_to((*middle, 0.0)).shift((inward * (label.width / 2 + 0.15), 0.0, 0.0))
        return VGroup(line, label)


def factors(picture: Residuals) -> VGroup:
    """Times d, over the axis at the place of each point; none if there are many, or no room for them."""
    plot, labels = picture.plot, VGroup()
    if picture.count > MOST_NUMBERS:
        return labels
    for d in np.unique(picture.values[:, 0]):
        times = tint(f"times {math_number(float(d), few(float(d)), guarded=True)}", "data")
        label = on_plate(formula(times, size=FINE_SIZE), margin=0.05, opacity=0.75)
        labels.add(label.move_to(plot.at(float(d), plot.y_range[0])).shift(0.35 * UP))
    apart = all(left.get_right()[0] < right.get_left()[0] for left, right in pairwise(labels))
    return labels if apart else VGroup()
