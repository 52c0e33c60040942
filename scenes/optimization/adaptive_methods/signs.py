"""What is lost if only the signs of slopes count: noisy slopes that cancel, and signs that do not."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.writing import text

NOISY = np.array([3.0, -1.0, -1.0, -1.0])
"""Slopes of one weight for four draws of the data: only noise, so their mean is zero."""


class SignChart(VGroup):
    """Noisy slopes as dots and their mean as a line.

    ``signed`` runs from 0, the slopes as they are, to 1, each divided by its own size.
    """

    def __init__(self, slope: Symbol) -> None:
        self.signed = 0.0
        last = len(NOISY) + 1.0
        self.plot = Plot(
            frame().picture, (0.0, last), (-2.0, 4.0), names=("step", f"slope {slope}"), ticks=Ticks(x=6, y=7)
        )
        zero = Polyline([self.plot.to_frame([(0.0, 0.0), (last, 0.0)])], "muted", width=2.0)
        self.stems = Polyline([], "slope", width=5.0)
        self.dots = Markers([], "slope", size=2.0)
        self.line = Polyline([], "ink", width=5.0)
        self.label = text("mean")
        self.mean = VGroup(self.line, self.label)
        self.base = VGroup(self.plot, zero)
        super().__init__(self.base, self.stems, self.dots, self.mean)
        self.set_state(signed=0.0)

    def set_state(self, *, signed: float) -> Self:
        """Divide the slopes by their own sizes, as far as *signed* says."""
        self.signed = float(signed)
        heights = NOISY + self.signed * (np.sign(NOISY) - NOISY)
        numbers = np.arange(1.0, len(NOISY) + 1)
        tops = self.plot.to_frame(np.column_stack([numbers, heights]))
        feet = self.plot.to_frame(np.column_stack([numbers, np.zeros(len(NOISY))]))
        self.stems.set_runs(list(np.stack([feet, tops], axis=1)))
        self.dots.set_state(places=tops)
        mean, end = float(heights.mean()), self.plot.x_range[1]
        self.line.set_runs([self.plot.to_frame([(0.0, mean), (end, mean)])])
        self.label.move_to(self.plot.at(end, mean), aligned_edge=RIGHT + UP).shift(GAP * DOWN)
        return self
