"""A weight that learns: the dots go down their curves, and the numbers under them keep up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import running_decimals
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.strip import CHANGES, running_values
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.type.readouts import Reading, readout


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
        super().__init__(graphs.moving, self.values, self.count)

    def _reading(self, index: int, decimals: int) -> Reading:
        values = [float(way.values[index]) for way in self.ways]
        return Reading.of_steps("", values, lambda: self.step, words.running(decimals))

    def seek(self, step: float, /) -> Self:
        """Show the picture after *step* steps."""
        self.step = step
        weight = float(at_step(self.weights, step)[0])
        self.graphs.set_state(w=weight, touch=weight)
        self.graphs.mark(self.ways[: int(step + 1e-9)])
        return self
