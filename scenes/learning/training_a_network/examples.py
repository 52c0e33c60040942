"""One example on its way through a network, forward and backward; and the examples that it gets wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mathkit.arrays import Record
from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.neural_network import Backward, Forward, Network, backward, forward
from mathkit.rounding import without_rounding

NUDGE = 0.01
"""The film raises a weight by so much, to see what becomes of the loss."""


@dataclass(frozen=True, eq=False)
class Example(Record):
    """The example of some points from which a network has most to learn: that of the largest loss.

    Attributes
    ----------
    index
        Its number among the points.
    label
        Its class, 0 or 1.
    passed, back
        What the network computes from it, and the slopes of its loss.
    """

    index: int
    label: int
    passed: Forward
    back: Backward

    @property
    def weight(self) -> tuple[int, int]:
        """The hidden neuron and the input of the weight with the steepest slope."""
        neuron, source = divmod(int(np.argmax(np.abs(self.back.hidden_weights))), self.passed.inputs.shape[1])
        return neuron, source


def most_surprising(network: Network, cloud: LabelledPoints) -> Example:
    """The example of the largest loss."""
    losses = backward(network, forward(network, cloud.points), cloud.labels).losses
    worst = int(np.argmax(losses))
    label, passed = int(cloud.labels[worst]), forward(network, cloud.points[[worst]])
    return Example(worst, label, passed, backward(network, passed, [label]))


def mistakes(network: Network, cloud: LabelledPoints) -> NDArray[np.bool_]:
    """Which of the points a network classifies wrongly; one on the border is taken for class 1."""
    hidden_sizes = np.abs(cloud.points) @ np.abs(network.hidden_weights).T + np.abs(network.hidden_biases)
    sizes = hidden_sizes @ np.abs(network.output_weights) + abs(network.output_bias)
    scores = without_rounding(forward(network, cloud.points).scores, sizes)
    return np.asarray((scores >= 0) != (cloud.labels == 1))
