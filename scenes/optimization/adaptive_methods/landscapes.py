"""The loss of a model of rain over its two weights: level lines that other units squeeze, and a way."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup, VMobject

from mathkit.learning.logistic_regression import CrossEntropy
from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.optimization.adaptive_methods.weather import (
    DAYS,
    PASCALS,
    Learned,
    Method,
    below_heading,
    draw_days,
    halves,
    headed,
    in_units,
    short,
)
from scenes.stage.axes.level_lines import Relief
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Numeral, Plate, Written, text

_SPACING = 0.5
"""How much the loss grows from one level line to the next."""

_COUNT = 16
"""How many level lines there are, at most."""

_WEIGHTS = ((-1.0, 6.0), (-0.28, 0.28))
"""What is seen of the weights of humidity and of pressure, in pascals."""

_CLOSER = 10.0
"""How many times as far the axis of the weight of pressure reaches in hectopascals."""


class LossMap(VGroup, Seekable):
    """The loss over both weights, where the bias is zero, and the way of a model. Time counts steps.

    ``units`` of pressure, from 1 to 100 in a hectopascal, squeeze the loss, and the axis comes closer: its
    numbers are those of ``first``, a plot in the same place, in hectopascals, and of ``plot`` in pascals.
    ``slope`` is that along the weight of pressure where both weights are zero.
    """

    def __init__(self, box: Box, learned: Learned, method: Method, seed: int) -> None:
        self.learned, self.step = learned, 0.0
        self.days = draw_days(DAYS, seed)
        self.heading, self.loss = headed(box, learned, method, lambda: self.step)
        self.plot = _axes(below_heading(box), 1.0)
        self.first = self._in_hectopascals(below_heading(box))
        self.lines = self._level_lines(_CLOSER)
        self.way = Polyline([], method[1], width=4.0)
        self.walker = Dot(radius=0.12, color=color(method[1]))
        self.units = float(PASCALS)
        self.slope = self._first_slope()
        self.told = Numeral(self._pressure, _beyond, role=method[1])
        self.beyond = VGroup(Plate(self.told, opacity=1.0), self.told)
        super().__init__(self.plot, self.lines)
        self.set_state(units=1.0).seek(0)

    def _in_hectopascals(self, box: Box) -> Plot:
        """Axes that lie where those for pascals do."""
        aside = self.plot.box.left - _axes(box, _CLOSER).box.left
        return _axes(Box(box.left + aside, box.right, box.bottom, box.top), _CLOSER)

    def _first_slope(self) -> VGroup:
        """The slope along the weight of pressure, beside the place where both weights are zero."""
        slope = self._loss(1.0).gradient(np.zeros(3))[1]
        told = Numeral(lambda: float(self.units * slope), _written_slope, role="slope")
        told.next_to(self.plot.at(0.0, 0.0), RIGHT, buff=2 * GAP)
        return VGroup(Plate(told, opacity=1.0), told)

    def set_state(self, *, units: float) -> Self:
        """Count pressure in other units, of which so many make a hectopascal."""
        self.units = float(units)
        # In pascals, the axis is the plot's; in hectopascals, a length of 1 on the plot stands for 10.
        for line, new in zip(self.lines, self._level_lines(_CLOSER * np.sqrt(self.units)), strict=True):
            line.points = new.points
        self.slope[1].refresh()
        return self

    def _loss(self, units: float) -> CrossEntropy:
        days = in_units(self.days, units)
        return CrossEntropy(days.points, days.labels.astype(np.float64))

    def _level_lines(self, units: float) -> VGroup:
        """The level lines on the plot if the numbers on its axis count so many units in a hectopascal."""
        loss = self._loss(units)

        def without_bias(weights: Points) -> Points:
            return loss.value(np.concatenate([weights, np.zeros((*weights.shape[:-1], 1))], axis=-1))

        relief = Relief(self.plot, without_bias, samples=121)
        return relief.lines(_SPACING * np.arange(1, _COUNT + 1), role="muted")

    def _pressure(self) -> float:
        """The weight of pressure after the present step; between two steps, after the one before."""
        return float(self.learned.models[int(self.step + 1e-9), 1])

    def seek(self, step: float, /) -> Self:
        """Show the way after a step; where it leads ``beyond`` the axes, how far is told at their edge."""
        self.step = step
        weights = self.learned.models[:, :2]
        here = at_step(weights, step)
        passed = np.vstack([weights[: int(step + 1e-9) + 1], here])
        self.way.set_runs(self.plot.runs(*passed.T))
        lows, highs = np.transpose(_WEIGHTS)
        self.walker.move_to(self.plot.at(*np.clip(here, lows, highs)))
        self.walker.set_opacity(float(np.all((lows <= here) & (here <= highs))))
        self._tell_how_far_beyond()
        return self

    def _tell_how_far_beyond(self) -> None:
        """If the weight of pressure lies outside, tell it where the way last left the axes."""
        pressure, (low, high) = self._pressure(), self.plot.y_range
        self.beyond.set_fill(opacity=float(not low <= pressure <= high))
        if len(self.way.points):
            heights = np.sign(pressure) * self.way.points[:, 1]
            edge = self.way.points[np.flatnonzero(heights > heights.max() - 1e-3)[-1]]
            side = DOWN if pressure < 0 else UP
            self.told.refresh().move_to(edge, aligned_edge=LEFT + side).shift(2 * GAP * (RIGHT - side))
            self.beyond[0].stretch_to_fit_width(self.told.width + GAP).move_to(self.told)


def _axes(box: Box, farther: float) -> Plot:
    """Axes for both weights; that of pressure reaches so many times as far as in pascals."""
    humidity, (low, high) = _WEIGHTS
    names = f"weight of {tint('humidity', FLAT)}", f"weight of {tint('pressure', STEEP)}"
    return Plot(box, humidity, (farther * low, farther * high), names=names, ticks=Ticks(x=8, y=5))


def pressures(plot: Plot) -> list[VMobject]:
    """The numbers along the axis of the weight of pressure."""
    return [label for label in plot.labels if label.get_right()[0] < plot.box.left]


def loss_maps(
    pair: tuple[Learned, Learned], methods: tuple[Method, Method], seed: int
) -> tuple[LossMap, LossMap]:
    """The ways of two models, side by side."""
    first, second = (
        LossMap(half, learned, method, seed)
        for half, learned, method in zip(halves(), pair, methods, strict=True)
    )
    return first, second


def _beyond(weight: float) -> str:
    """Where a weight is that lies above or below the axes: ``↓ at −49``."""
    return f"$arrow.{'t' if weight > 0 else 'b'}$ at {number(weight, 0)}"


def _written_slope(slope: float) -> str:
    """The slope along the weight of pressure: ``slope 0.24``."""
    return f"slope {short(slope)}"


def note() -> Written:
    """What a level line stands for, in the upper right corner of the frame."""
    written = text(f"a line per {number(_SPACING)} of loss, at $b = 0$", role="muted")
    frame().safe.place(written, 1, 1)
    return written
