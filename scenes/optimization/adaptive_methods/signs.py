"""Noisy slopes that cancel: over their own sizes they do not, over their usual size they still do."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.writing import Written, text

NOISY = np.array([3.0, -1.0, -1.0, -1.0])
"""Slopes of one weight for four draws of the data: only noise, so their mean is zero."""

USUAL_SIZE = float(np.sqrt(np.mean(NOISY**2)))

_NAME = 0.4
"""The room for the name of the vertical axis, in manim units."""


class SignChart(VGroup):
    """Noisy slopes as dots and their mean as a line.

    ``signed`` runs from 0, the slopes as they are, to 1, each divided by its own size; so does ``scaled``, to
    all divided by their usual size.
    """

    def __init__(self) -> None:
        self.signed = self.scaled = 0.0
        last = len(NOISY) + 1.0
        box = frame().picture
        below = Box(box.left, box.right, box.bottom, box.top - _NAME)
        self.plot = Plot(below, (0.0, last), (-2.0, 4.0), names=("step", ""), ticks=Ticks(x=6, y=7))
        self.zero = Polyline([self.plot.to_frame([(0.0, 0.0), (last, 0.0)])], "muted", width=2.0)
        self.stems = Polyline([], "slope", width=5.0)
        self.dots = Markers([], "slope", size=2.0)
        self.line = Polyline([], "ink", width=5.0)
        self.label = text("mean")
        self.mean = VGroup(self.line, self.label)
        super().__init__(self.plot, self.zero, self.stems, self.dots, self.mean)
        self.set_state()

    def named(self, name: str) -> Written:
        """A name for the vertical axis, which depends on what the slopes are divided by."""
        written = text(name, role="muted").next_to((self.plot.box.left, self.plot.box.top, 0.0), UP, buff=GAP)
        return written.align_to(self.plot.axes.get_left(), LEFT)

    def set_state(self, *, signed: float = 0.0, scaled: float = 0.0) -> Self:
        """Divide the slopes by their own sizes, and by their usual size, as far as each says."""
        self.signed, self.scaled = float(signed), float(scaled)
        moved = self.signed * (np.sign(NOISY) - NOISY) + self.scaled * (NOISY / USUAL_SIZE - NOISY)
        heights = NOISY + moved
        numbers = np.arange(1.0, len(NOISY) + 1)
        tops = self.plot.to_frame(np.column_stack([numbers, heights]))
        feet = self.plot.to_frame(np.column_stack([numbers, np.zeros(len(NOISY))]))
        self.stems.set_runs(list(np.stack([feet, tops], axis=1)))
        self.dots.set_state(places=tops)
        mean, end = float(heights.mean()), self.plot.x_range[1]
        self.line.set_runs([self.plot.to_frame([(0.0, mean), (end, mean)])])
        self.label.move_to(self.plot.at(end, mean), aligned_edge=RIGHT + UP).shift(GAP * DOWN)
        return self
