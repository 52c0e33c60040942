"""How much of a slope the two means hold after some steps, and how long that makes a step."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup

from mathkit.optimization.adaptive import weight_sum
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import percent
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import text

FOLLOWED = 60
"""Steps that are followed."""

_BAR, _NAME = 0.6, 0.8
"""The height of a bar, and the room for its name, in manim units."""


def step_lengths(decays: tuple[float, float]) -> Points:
    """How long steps 1, 2, … for a constant slope are, in α, with means (m, s) that start at zero."""
    mean, square = (weight_sum(decay, np.arange(1, FOLLOWED + 1)) for decay in decays)
    lengths: Points = mean / np.sqrt(square)
    return lengths


class HeldBars(VGroup, Seekable):
    """A bar for each mean that starts at zero: how much it holds of a slope that stays the same.

    Time counts steps. ``corrected`` runs from 0, the means as they are, to 1, where they are divided by the
    filled share.
    """

    def __init__(self, box: Box, decays: tuple[float, float]) -> None:
        self.decays = decays
        self.boxes: list[Box] = []
        self.bars, self.names = VGroup(), VGroup()
        self.step = self.corrected = 0.0
        marks: tuple[tuple[str, Role], ...] = ((tint("$m$", "path"), "path"), ("$s$", "ink"))
        for index, (letter, role) in enumerate(marks):
            top = box.top - index * (_BAR + 2 * GAP)
            whole = Box(box.left + _NAME, box.right, top - _BAR, top)
            self.boxes.append(whole)
            bar = ShareBar(whole, 0.0, (role, "background"), outlined=True)
            self.bars.add(bar)
            self.names.add(text(letter).next_to(bar, LEFT, buff=GAP))
        super().__init__(self.bars, self.names)

    def filled(self) -> VGroup:
        """What each bar is filled to, after the first step, at its right end."""
        numbers = VGroup()
        for box, decay, what in zip(self.boxes, self.decays, ("$g$", "$g^2$"), strict=True):
            told = text(f"{percent(float(weight_sum(decay, 1)))} of {tint(what, 'slope')}")
            numbers.add(told.next_to((box.right, box.center[1], 0.0), LEFT, buff=GAP))
        return numbers

    def seek(self, step: float, /) -> Self:
        """Show what the means hold after a step; between two steps, after the one before."""
        self.step = step
        return self.set_state(corrected=self.corrected)

    def set_state(self, *, corrected: float) -> Self:
        """Divide the means by the filled share, as far as *corrected* says."""
        self.corrected = float(corrected)
        for bar, decay in zip(self.bars, self.decays, strict=True):
            held = float(weight_sum(decay, np.floor(self.step + 1e-9)))
            bar.set_state(share=held + self.corrected * (1 - held))
        return self


class StepLengths(VGroup):
    """How long the steps for a constant slope are, in α: from means as they are, and from corrected ones."""

    def __init__(self, box: Box, decays: tuple[float, float]) -> None:
        t = np.arange(1, FOLLOWED + 1, dtype=np.float64)
        self.lengths = step_lengths(decays)
        names = "step, always the same slope", f"length of the step, in {tint('$alpha$', 'dial')}"
        highest = 1.12 * float(self.lengths.max())
        self.plot = Plot(box, (0.0, FOLLOWED + 1.0), (0.0, highest), names=names, ticks=Ticks(x=7, y=5))
        self.raw = GrownCurve.through(self.plot, t, self.lengths, "slope", width=5.0)
        self.corrected = GrownCurve.through(self.plot, t, np.ones_like(t), "path", width=6.0)
        label = text("corrected", role="path").move_to(self.plot.at(FOLLOWED, 1.0), aligned_edge=RIGHT + DOWN)
        self.label = label.shift(GAP * UP)
        self.first = self.plot.dot(1.0, float(self.lengths[0]), "slope", radius=0.12)
        super().__init__(self.plot, self.raw, self.corrected, self.first, self.label)


def bars_and_lengths(mean_decay: float, square_decay: float) -> tuple[HeldBars, StepLengths]:
    """The bars on top, the lengths of steps below."""
    box, decays = frame().picture, (mean_decay, square_decay)
    bars = HeldBars(box, decays)
    below = Box(box.left, box.right, box.bottom, float(bars.get_bottom()[1]) - 2 * GAP)
    return bars, StepLengths(below, decays)
