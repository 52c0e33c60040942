"""A weight that learns: the dots go down their curves, and the numbers under them keep up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import RIGHT, VGroup

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import StepDigits
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.strip import BEFORE_SIGN, CHANGES, HALF_A_DIGIT, RULES, running_values
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.frame import frame
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.writing import LABEL_SIZE, Numeral, text

_SLOPE_FROM = -0.2
"""The left edge of the slope of the loss, unless it is too long for that, in manim units."""


class Learning(VGroup, Seekable):
    """The graphs after any number of steps, with the values of the last whole step.

    Parameters
    ----------
    ways
        The chain before and after each step.
    digits
        How many decimals the numbers of each step have.
    """

    def __init__(self, graphs: StageGraphs, ways: Sequence[Chain], digits: StepDigits) -> None:
        self.graphs, self.ways, self.step = graphs, ways, 0.0
        self.weights = np.array([[way.values[0]] for way in ways])
        self.values = running_values([self._reading(*each) for each in enumerate(digits.values)])
        steps = Reading.of_steps("step", range(len(ways)), lambda: self.step)
        self.count = readout([steps])
        self.count.shift((-self.count.get_center()[0], CHANGES - HALF_A_DIGIT, 0.0))
        self.slope = self._running_slope(digits.slope)
        super().__init__(graphs.moving, self.values, self.count, self.slope)

    def _reading(self, index: int, decimals: int) -> Reading:
        values = [float(way.values[index]) for way in self.ways]
        return Reading.of_steps("", values, lambda: self.step, words.running(decimals))

    def _running_slope(self, decimals: int) -> Readout:
        """The slope of the loss, a product of slopes, before each step."""
        written = [words.running_slope(way, decimals) for way in self.ways]
        steps = range(len(self.ways))
        reading = Reading.of_steps("", steps, lambda: self.step, lambda step: written[round(step)])
        name, value = words.whole_slope(), Numeral(reading.value, reading.write, size=LABEL_SIZE)
        row = VGroup(name, value.next_to(name, RIGHT, buff=BEFORE_SIGN))
        widest = max(text(each, size=LABEL_SIZE).width for each in written)
        left = min(_SLOPE_FROM, frame().safe.right - widest - BEFORE_SIGN - name.width)
        row.shift((left - row.get_left()[0], RULES - name.get_y(), 0.0))
        return Readout([row], [reading])

    def seek(self, step: float, /) -> Self:
        """Show the picture after *step* steps."""
        self.step = step
        weight = float(at_step(self.weights, step)[0])
        self.graphs.set_state(w=weight, touch=weight)
        self.graphs.mark(self.ways[: int(step + 1e-9)])
        return self
