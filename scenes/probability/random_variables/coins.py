"""Tosses of a coin: its sides, drops in two bins, the heights to expect of them; the share of ones so far."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, Circle, VGroup, VMobject

from mathkit.probability.random_variables import Tosses
from scenes.probability.random_variables.drops import tossed
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, text

_BIN = 0.55
"""The width of a bin; from the middle of one to the middle of the other it is 1."""

_SIDES = (-1.2, 2.2)
"""The ends of the axis: outside of each bin there is room for its chance."""

_NAMES_BELOW = 0.65

_RADIUS, _UP = 0.7, 0.55
"""A side of the coin: its radius, and how far up the plot it stands before any coin is tossed."""


class Side(VGroup):
    """One side of a coin with its ``letter``, at a point of the frame."""

    def __init__(self, letter: str, center: Points) -> None:
        rim = Circle(_RADIUS, color=color("data"), stroke_width=5.0, fill_opacity=0.18).move_to(center)
        self.letter = text(letter, size=FORMULA_SIZE).move_to(center)
        super().__init__(rim, self.letter)


class Coins(VGroup):
    """The bins of tails, 0, and heads, 1; outlines of what is ``expected`` in them, their ``chances``.

    Not in the group are the ``sides`` of the coin, with ``arrows`` to the bins, which make room for the
    ``drops``: those come by walking.
    """

    def __init__(self, tosses: Tosses, *, box: Box | None = None) -> None:
        box = box or frame().picture
        above = Box(box.left, box.right, box.bottom + _NAMES_BELOW, box.top)
        self.plot = Plot(above, _SIDES, (0.0, 1.08), x_ticks=0, y_label="share of all tosses")
        self.drops = tossed(self.plot, tosses, _BIN)
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
            self.sides.add(Side("H" if side else "T", self.plot.at(side, _UP)))
            self.arrows.add(Arrow(self.sides[-1].get_bottom() + GAP * DOWN, self.plot.at(side, 0)))
        super().__init__(self.plot, self.expected, self.names, self.chances)


class RunningShare(VGroup, Seekable):
    """The share of ones among the tosses so far, on its way to p, in what room is left *under* the words."""

    def __init__(self, tosses: Tosses, under: VMobject) -> None:
        super().__init__()
        box = Box(
            frame().words.left, frame().words.right, frame().words.bottom, float(under.get_bottom()[1]) - 0.4
        )
        self.shares, self.steps = tosses.running_share, len(tosses.values)
        self.plot = Plot(
            box,
            (0, self.steps),
            (0.0, 1.0),
            x_label="tosses",
            y_label="share of ones",
            x_ticks=5,
            x_whole=True,
            y_ticks=3,
        )
        level = self.plot.to_frame([(x, tosses.probability) for x in self.plot.x_range])
        self.curve = Polyline([], "data", width=4.0)
        self.add(self.plot, Polyline([level], "result", width=3.0), self.curve)

    def seek(self, step: float, /) -> Self:
        """Draw the share as it is after *step* tosses, any number from 1 on."""
        passed = np.append(np.arange(1, np.floor(step) + 1), step)
        self.curve.set_runs(
            self.plot.runs(passed, np.interp(passed, np.arange(1, self.steps + 1), self.shares))
        )
        return self
