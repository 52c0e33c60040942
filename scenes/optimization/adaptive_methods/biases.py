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
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number, percent
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, text

FOLLOWED = 60
"""Steps that are followed."""

_OVER = 40
"""Where the length of the step, which falls, tells how high a name over the end of its curve must stand."""

_BAR, _LARGE_BAR, _NAME = 0.6, 1.4, 0.8
"""The height of a bar beside the chart and by itself, and the room for its name, in manim units."""

_BEGINNING = 0.01
"""How much of the bar of the mean square is enlarged."""

_ROLES: tuple[Role, Role] = ("slope", "ink")
"""The colours of the mean slope and of the mean square."""


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

    def __init__(self, box: Box, decays: tuple[float, float], *, height: float = _BAR) -> None:
        self.decays = decays
        self.boxes: list[Box] = []
        self.bars = VGroup()
        self.step = self.corrected = 0.0
        for index, role in enumerate(_ROLES):
            top = box.top - index * (height + 2 * GAP)
            whole = Box(box.left + _NAME, box.right, top - height, top)
            self.boxes.append(whole)
            bar = ShareBar(whole, 0.0, (role, "background"), outlined=True)
            self.bars.add(bar)
        self.names = self.named("m", "s")
        super().__init__(self.bars, self.names)

    def named(self, *letters: str) -> VGroup:
        """The names of what the bars show, to their left."""
        names = VGroup()
        for bar, letter, role in zip(self.bars, letters, _ROLES, strict=True):
            names.add(text(tint(f"${letter}$", role)).next_to(bar, LEFT, buff=GAP))
        return names

    def filled(self) -> VGroup:
        """What each bar is filled to, after the first step, where that ends."""
        numbers = VGroup()
        for box, decay, what in zip(self.boxes, self.decays, ("$g$", "$g^2$"), strict=True):
            share = float(weight_sum(decay, 1))
            told = text(f"$arrow.l$ {percent(share)} of {tint(what, 'slope')}")
            end = (box.left + share * box.width, box.center[1], 0.0)
            numbers.add(told.next_to(end, RIGHT, buff=GAP / 2))
        return numbers

    def magnified(self) -> VGroup:
        """The beginning of the bar of the mean square, below it and enlarged to the whole width."""
        whole, share = self.boxes[1], float(weight_sum(self.decays[1], 1))
        top = whole.bottom - 3 * GAP
        below = Box(whole.left, whole.right, top - whole.height / 2, top)
        bar = ShareBar(below, share / _BEGINNING, (_ROLES[1], "background"), outlined=True)
        end = whole.left + _BEGINNING * whole.width
        rays = [
            np.array([(x, whole.bottom), (corner, top)])
            for x, corner in ((whole.left, below.left), (end, below.right))
        ]
        told = text(f"the first {percent(_BEGINNING)}, enlarged", role="muted")
        told.move_to((below.right - GAP, below.center[1], 0.0), aligned_edge=RIGHT)
        return VGroup(bar, Polyline(rays, "muted", width=2.0), told)

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

    def __init__(self, box: Box, decays: tuple[float, float], ends: tuple[float, float]) -> None:
        t = np.arange(1, FOLLOWED + 1, dtype=np.float64)
        self.lengths = step_lengths(decays)
        names = "step $t$, always the same slope", f"length of the step, in {tint('$alpha$', 'dial')}"
        self.plot = Plot(box, (0.0, FOLLOWED + 1.0), ends, names=names, ticks=Ticks(x=7, y=5))
        self.raw = GrownCurve.through(self.plot, t, self.lengths, "muted", width=5.0)
        self.corrected = GrownCurve.through(self.plot, t, np.ones_like(t), "path", width=6.0)
        self.raw_label = self._named(f"with {tint('$m$', 'slope')} and $s$", float(self.lengths[_OVER]))
        self.label = self._named(f"with {tint('$hat(m)$', 'slope')} and $hat(s)$", 1.0)
        self.first = self.plot.dot(1.0, float(self.lengths[0]), "ink", radius=0.12)
        self.longest = int(self.lengths.argmax()) + 1
        peak = self.plot.dot(self.longest, float(self.lengths.max()), "ink", radius=0.12)
        told = text(number(float(self.lengths.max()), 1)).next_to(peak, DOWN, buff=GAP)
        self.peak = VGroup(peak, told)
        super().__init__(
            self.plot, self.raw, self.corrected, self.first, self.peak, self.raw_label, self.label
        )

    def _named(self, name: str, length: float) -> Written:
        """The name of a curve, over its end and over a *length*."""
        label = text(name).move_to(self.plot.at(FOLLOWED, length), aligned_edge=RIGHT + DOWN)
        return label.shift(GAP * UP)


def large_bars(decays: tuple[float, float]) -> HeldBars:
    """The bars by themselves, in the middle of the picture."""
    box = frame().picture
    top = float(box.center[1]) + _LARGE_BAR + GAP
    return HeldBars(Box(box.left, box.right, box.bottom, top), decays, height=_LARGE_BAR)


def bars_and_lengths(decays: tuple[float, float], ends: tuple[float, float]) -> tuple[HeldBars, StepLengths]:
    """The bars on top, the lengths of steps below; *ends* are those of the axis of the lengths."""
    box = frame().picture
    bars = HeldBars(box, decays)
    below = Box(box.left, box.right, box.bottom, float(bars.get_bottom()[1]) - 2 * GAP)
    return bars, StepLengths(below, decays, ends)
