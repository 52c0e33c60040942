"""A neuron with two weights: its values, with arrows forward, and the slopes of the loss on the way back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, RIGHT, VGroup, VMobject

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import Digits
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.stage_graph import ABOVE, NAME_ROOM
from scenes.calculus.chain_rule.way_back import slope_words
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import Written, fit, formula

_NODES = ((-6.0, -0.45), (-0.45, -1.25), (2.75, -1.25), (5.95, -1.25), (-6.0, -2.05))
"""Where the values of a neuron with two weights stand, the second weight last, in manim units."""

_MIDDLES = (-3.22, 1.15, 4.35)
"""Where the arrows of the stages have their middles, in manim units: graphs and factors stand over them."""

_FACTORS, _SECOND_FACTOR = -0.2, (-2.1, -2.15)
"""The height of the slopes of the stages, and where that of the second weight stands, in manim units."""

_SCORE = (2.75, -2.4)
"""Where the rule of a score of two weights stands, in manim units."""

_MINIATURES, _SHARE = 0.2, 0.76
"""The height of the lower edges of the small graphs, in manim units, and their size as a share."""

_WIDEST_SLOPE, _WIDEST_SECOND, _WIDEST_FACTOR = 2.3, 3.5, 2.1
"""Wider slopes, one of a second weight, and factors are drawn smaller, in manim units."""

_LARGE_FACTORS = 1.12
"""How many times as large as in the strip the slopes of the stages are at their arrows."""

_AROUND, _APART = 0.18, 0.14
"""From a value to its arrows, and from its height to those that lead up or down, in manim units."""


class Backward(VGroup):
    """A neuron with a second weight: its letters, with arrows forward; and for the way back, the slope of the
    loss with respect to each, with arrows from the loss to both weights.

    Attributes
    ----------
    factors
        The slope of each stage, and what the second weight is multiplied by.
    second
        The arrow back to the second weight, and its slope.
    """

    def __init__(self, way: Chain, digits: Digits) -> None:
        letters, left = (*words.LETTERS, slope_words.SECOND_WEIGHT), frame().safe.left
        self.letters = VGroup(*(formula(str(letter)) for letter in letters))
        slopes = [fit(each, width=_WIDEST_SLOPE) for each in slope_words.slopes(way, digits.behind)]
        second = fit(slope_words.second_slope(way, digits.behind), width=_WIDEST_SECOND)
        for letter, slope, (x, y) in zip(self.letters, [*slopes, second], _NODES, strict=True):
            slope.move_to((max(x, left + slope.width / 2), y, 0.0))
            # What comes in the place of the letter must not lie on the arrows that lead to it.
            letter.move_to((0.0, y, 0.0)).align_to(slope, LEFT)
        self.slopes = VGroup(*slopes)
        behind = words.factors(way, digits.factors)[1:]
        self.factors = VGroup(slope_words.factor_of_input(way.rates[0]), *behind, slope_words.second_factor())
        places = (*((x, _FACTORS) for x in _MIDDLES), _SECOND_FACTOR)
        for factor, (x, y) in zip(self.factors, places, strict=True):
            fit(factor.scale(_LARGE_FACTORS), width=_WIDEST_FACTOR).move_to((x, y, 0.0))
        self.arrows = VGroup(*(self._between(slopes[index], slopes[index + 1]) for index in range(3)))
        self.second = VGroup(self._between(second, slopes[1]), second)
        pairs = ((0, 1), (1, 2), (2, 3), (4, 1))
        self.forward = VGroup(
            *(self._between(self.letters[first], self.letters[then], forward=True) for first, then in pairs)
        )
        self.score = slope_words.score_of_both().move_to((*_SCORE, 0.0))
        super().__init__(*self.letters, *self.slopes, *self.factors, *self.arrows, *self.second)
        self.add(*self.forward, self.score)

    @staticmethod
    def _between(before: VMobject, behind: VMobject, *, forward: bool = False) -> Arrow:
        """The arrow from what is *behind* to what is *before* it, higher or lower; or the other way."""
        up = float(np.sign(np.round(before.get_y() - behind.get_y(), 6)))
        start = np.array([behind.get_left()[0] - _AROUND, behind.get_y() + up * _APART, 0.0])
        end = np.array([before.get_right()[0] + _AROUND, before.get_y(), 0.0])
        return Arrow(end, start, "muted", width=5.0) if forward else Arrow(start, end, "muted", width=5.0)


def small_graphs(graphs: StageGraphs) -> VGroup:
    """The graphs of the stages in their state, small, each over the arrow of its stage."""
    return graphs.miniatures(_SHARE, [(x, _MINIATURES) for x in _MIDDLES])


def over_small(graphs: StageGraphs, notes: Sequence[Written]) -> VGroup:
    """How much larger than those before it a small graph is drawn, over each of which it is true."""
    drawn = [index for index in (1, 2) if graphs.larger[index - 1] > 1]
    placed = VGroup()
    for index, note in zip(drawn, notes, strict=True):
        box = graphs.graphs[index].plot.box
        copy = note.copy().stand_on(_MINIATURES + _SHARE * box.height + ABOVE)
        right = _MIDDLES[index] + _SHARE * box.width / 2 + NAME_ROOM
        placed.add(copy.align_to((right, 0.0, 0.0), RIGHT))
    return placed
