"""The line of one neuron, which turns and slides, and how many points it classifies correctly."""

from __future__ import annotations

from typing import Self

import numpy as np

from mathkit.learning.best_line import SeparatingLine
from mathkit.learning.datasets import LabelledPoints
from scenes.learning.training_a_network.decision_regions import DecisionRegions, linear_score
from scenes.stage.axes.plots import Plot


class TurningLine(DecisionRegions):
    """The two sides of a line. Its state: the ``angle`` of the normal towards class 1, and its ``offset``."""

    def __init__(self, plot: Plot, cloud: LabelledPoints, angle: float, offset: float = 0.0) -> None:
        super().__init__(plot, "path")
        self.cloud = cloud
        self.angle, self.offset = angle, offset
        self.set_state()

    def set_state(self, *, angle: float | None = None, offset: float | None = None) -> Self:
        """Turn the line, or slide it."""
        self.angle = float(self.angle if angle is None else angle)
        self.offset = float(self.offset if offset is None else offset)
        return self.draw(linear_score(np.array([np.cos(self.angle), np.sin(self.angle), -self.offset])))

    @property
    def right(self) -> int:
        """How many points are classified correctly."""
        line = SeparatingLine(self.angle, self.offset)
        return int(np.sum(line.right(self.cloud.points, self.cloud.labels)))


def shortest_turn(start: float, end: float) -> float:
    """The angle next to *start* that points the same way as *end*."""
    return start + (end - start + np.pi) % (2 * np.pi) - np.pi
