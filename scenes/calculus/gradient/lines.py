"""What learns: a line over the readings of a thermometer."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.squared_error import FAHRENHEIT
from scenes.calculus.gradient.told import Told
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import LABEL_SIZE, text

_SPREAD = 0.2
_CELSIUS = (-2.0, 3.0)

_LOW = 0.55
"""A leg that is shorter, in manim units, has its number at its corner: beside it passes the line."""


class LineChart(VGroup):
    """The line of a place on the map, (x, y) = (b − 32, w − 1.8), and the readings with their errors."""

    def __init__(self, told: Told, box: Box) -> None:
        self.told = told
        lines = [told.weights(place) for place in (told.start, told.other)]
        at = np.concatenate([FAHRENHEIT[:, 1], *(b + w * FAHRENHEIT[:, 0] for b, w in lines)])
        span = (float(np.floor(at.min() - 1)), float(np.ceil(at.max() + 1)))
        self.plot = Plot(box, _CELSIUS, span, names=("°C", "°F"), ticks=Ticks(x=6, y=5))
        self.line = Polyline([], "path", width=5.0)
        self.bars = Polyline([], "data", width=4.0)
        self.readings = Markers(self.plot.to_frame(FAHRENHEIT), "ink", size=1.2)
        super().__init__(self.plot, self.line)
        self.place = told.start
        self.shown = 0.0
        self.set_state(place=told.start)

    def set_state(self, *, place: ArrayLike | None = None, shown: float | None = None) -> Self:
        """Draw the line of a place on the map; *shown* is how many of the error bars are there."""
        self.place = self.place if place is None else np.asarray(place, dtype=np.float64)
        self.shown = self.shown if shown is None else float(shown)
        b, w = self.told.weights(self.place)
        self.line.set_runs([self.plot.line_run(0.0, b, w)])
        celsius, degrees = FAHRENHEIT.T
        count = int(self.shown + 1e-9)
        feet = self.plot.to_frame(np.column_stack([celsius, degrees])[:count])
        ends = self.plot.to_frame(np.column_stack([celsius, b + w * celsius])[:count])
        self.bars.set_segments(feet, ends) if count else self.bars.set_runs([])
        return self

    def intercept(self) -> VGroup:
        """B over 0 °C, with its number."""
        b, w = self.told.weights(self.place)
        dot, aside = self.plot.dot(0.0, b, "path", radius=0.11), LEFT if w >= 0 else RIGHT
        return VGroup(dot, text(number(b), size=LABEL_SIZE, role="path").next_to(dot, UP + aside, buff=0.08))

    def legs(self) -> VGroup:
        """One degree to the right, and w up or down."""
        b, w = self.told.weights(self.place)
        corner, end = self.plot.at(1.0, b), self.plot.at(1.0, b + w)
        label = text(number(w), size=LABEL_SIZE, role="path")
        if abs(w) * self.plot.y_unit < _LOW:
            label.next_to(corner, DOWN if w >= 0 else UP, buff=0.1)
        else:
            label.next_to((corner + end) / 2, RIGHT, buff=0.12)
        return VGroup(Polyline([np.array([self.plot.at(0.0, b), corner, end])], "path", width=3.0), label)

    def numbers(self) -> VGroup:
        """The errors over the bars."""
        b, w = self.told.weights(self.place)
        labels = VGroup()
        for (celsius, degrees), size in zip(FAHRENHEIT, self.told.residuals, strict=True):
            upper = self.plot.at(float(celsius), float(max(degrees, b + w * celsius)))
            label = text(number(float(size), 2), size=LABEL_SIZE, role="data")
            labels.add(label.next_to(upper, UP, buff=_SPREAD))
        return labels
