"""The loss of one example over the sum in the output neuron, and its slope."""

from __future__ import annotations

import numpy as np
from manim import Dot, MoveAlongPath, VGroup

from scenes.learning.training_a_network.examples import Example
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_LEAST_REACH = 3.0
"""The axis of sums goes at least so far on both sides of 0."""


_HEIGHT = 0.53
"""Of the plot, as a share of the region of words."""


class LossCurve(VGroup):
    """The loss −ln(probability of the truth) of an example over the ``score`` of the output; a dot is there.

    Parameters
    ----------
    example
        Forward and backward.
    """

    def __init__(self, example: Example, *, box: Box | None = None) -> None:
        words = frame().words
        box = box or Box(words.left, words.right, words.bottom, words.bottom + _HEIGHT * words.height)
        back, label = example.back, example.label
        score, loss, slope = (float(each[0]) for each in (example.passed.scores, back.losses, back.scores))
        reach = max(_LEAST_REACH, 1.25 * abs(score))
        self.label = label
        self.plot = Plot(
            box, (-reach, reach), (0.0, 1.1 * reach), names=("output's sum", "loss"), ticks=Ticks(x=5, y=3)
        )
        x = np.linspace(-reach, reach, 161)
        self.curve = self.plot.curve(x, self._loss(x), "muted", width=4.0)
        # From where the truth is nearly certain, up to where the network is.
        best = reach if label else -reach
        way = np.linspace(best, score, 81)
        self.way = Polyline([self.plot.to_frame(np.column_stack([way, self._loss(way)]))])
        self.dot = Dot(self.plot.at(best, float(self._loss(best))), radius=0.11, color=color("slope"))
        self.tangent = self.plot.tangent(score, loss, slope, length=2.0)
        super().__init__(self.plot, self.curve)

    def slide(self, run_time: float) -> MoveAlongPath:
        """Let the dot slide to where the network is."""
        return MoveAlongPath(self.dot, self.way, run_time=run_time)

    def _loss(self, scores: Points | float) -> Points:
        sign = -1.0 if self.label else 1.0
        return np.asarray(np.logaddexp(0.0, sign * np.asarray(scores)))
