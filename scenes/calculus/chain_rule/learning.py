"""A weight that learns: the dots go down their curves, and the numbers under them keep up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import RIGHT, VGroup

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import running_decimals
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.strip import CHANGES, RULES, running_values
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.writing import LABEL_SIZE, Numeral

_SLOPE_FROM = -0.2
"""The left edge of the slope of the loss, in manim units."""


class Learning(VGroup, Seekable):
    """The graphs after any number of steps, with the values of the last whole step.

    Parameters
    ----------
    ways
        The chain before and after each step.
    rates
        Decimals of the slopes that are shown beside the first values; none if there are none.
    """

    def __init__(self, graphs: StageGraphs, ways: Sequence[Chain], rates: int | None = None) -> None:
        self.graphs, self.ways, self.step = graphs, ways, 0.0
        self.weights = np.array([[way.values[0]] for way in ways])
        self.values = running_values(
            [self._reading(*each) for each in enumerate(running_decimals(ways, rates))]
        )
        steps = Reading.of_steps("step", range(len(ways)), lambda: self.step)
        self.count = readout([steps]).move_to((0.0, CHANGES, 0.0))
        self.slope = self._running_slope()
        super().__init__(graphs.moving, self.values, self.count, self.slope)

    def _reading(self, index: int, decimals: int) -> Reading:
        values = [float(way.values[index]) for way in self.ways]
        return Reading.of_steps("", values, lambda: self.step, words.running(decimals))

    def _running_slope(self) -> Readout:
        """The slope of the loss, a product of slopes, before each step."""
        written = [words.running_slope(way) for way in self.ways]
        steps = range(len(self.ways))
        reading = Reading.of_steps("", steps, lambda: self.step, lambda step: written[round(step)])
        name, value = words.whole_slope(), Numeral(reading.value, reading.write, size=LABEL_SIZE)
        row = VGroup(name, value.next_to(name, RIGHT, buff=0.205))
        row.shift((_SLOPE_FROM - row.get_left()[0], RULES - name.get_y(), 0.0))
        return Readout([row], [reading])

    def seek(self, step: float, /) -> Self:
        """Show the picture after *step* steps."""
        self.step = step
        weight = float(at_step(self.weights, step)[0])
        self.graphs.set_state(w=weight, touch=weight)
        self.graphs.mark(self.ways[: int(step + 1e-9)])
        return self
