"""Tosses of a coin: its sides, two bins with the heights to expect, and the share of ones so far."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, Circle, VGroup, VMobject

from mathkit.probability.random_variables import Tosses
from scenes.probability.random_variables.falling_samples import falling_tosses
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, text

_BIN = 0.55
"""The width of a bin; from the middle of one to the middle of the other it is 1."""

_ENDS = (-1.2, 2.2)
"""The ends of the horizontal axis: outside of each bin there is room for its probability."""

_NAMES_BELOW = 0.65
"""The room for the names under the plot, in manim units."""

_RADIUS = 0.7
"""The radius of a side of the coin, in manim units."""

_SIDES_HEIGHT = 0.55
"""Where the sides stand before any coin is tossed, on the vertical axis of the plot."""


class Side(VGroup):
    """One side of a coin with its ``letter``, at a point of the frame."""

    def __init__(self, letter: str, center: Points) -> None:
        rim = Circle(_RADIUS, color=color("data"), stroke_width=5.0, fill_opacity=0.18).move_to(center)
        self.letter = text(letter, size=FORMULA_SIZE).move_to(center)
        super().__init__(rim, self.letter)


class Coins(VGroup):
    """The bins of tails, 0, and heads, 1, with outlines of what is ``expected`` and the ``chances`` of both.

    Before the tosses the ``sides`` of the coin stand over the bins, with ``arrows`` to them; then the tosses
    fall, as ``samples``.
    """

    def __init__(self, tosses: Tosses, *, box: Box | None = None) -> None:
        box = box or frame().picture
        above = Box(box.left, box.right, box.bottom + _NAMES_BELOW, box.top)
        self.plot = Plot(above, _ENDS, (0.0, 1.08), names=("", "share of all tosses"), ticks=Ticks(x=0))
        self.samples = falling_tosses(self.plot, tosses, _BIN)
        self.expected, self.names, self.chances = VGroup(), VGroup(), VGroup()
        self.sides, self.arrows = VGroup(), VGroup()
        p = tosses.probability
        for side, (name, height, chance) in enumerate(
            (("0: tails", 1 - p, f"$1 - p = {number(1 - p)}$"), ("1: heads", p, f"$p = {number(p)}$"))
        ):
            left, right = side - _BIN / 2, side + _BIN / 2
            rim = self.plot.to_frame([(left, 0), (left, height), (right, height), (right, 0)])
            self.expected.add(Polyline([rim], "result", width=3.0))
            self.names.add(text(name).next_to(self.plot.at(side, 0), DOWN, buff=0.3))
            outside, edge = (RIGHT, right) if side else (LEFT, left)
            label = text(chance, role="result").next_to(self.plot.at(edge, height), outside, buff=0.2)
            self.chances.add(label)
            self.sides.add(Side("H" if side else "T", self.plot.at(side, _SIDES_HEIGHT)))
            self.arrows.add(Arrow(self.sides[-1].get_bottom() + GAP * DOWN, self.plot.at(side, 0)))
        self.apart = (self.sides, self.arrows, self.samples)
        super().__init__(self.plot, self.expected, self.names, self.chances)


class RunningShare(VGroup):
    """The share of ones among the tosses so far, a ``curve`` that grows, and the probability as a level.

    It takes the room that is left under the *words*.
    """

    def __init__(self, tosses: Tosses, words: VMobject) -> None:
        self.steps = len(tosses.values)
        self.plot = Plot(
            frame().words.below(words),
            (0, self.steps),
            (0.0, 1.0),
            names=("tosses", "share of ones"),
            ticks=Ticks(x=5, y=3, whole=True),
        )
        level = self.plot.to_frame([(x, tosses.probability) for x in self.plot.x_range])
        self.curve = GrownCurve.through(self.plot, np.arange(1, self.steps + 1), tosses.running_share)
        super().__init__(self.plot, Polyline([level], "result", width=3.0), self.curve)
