"""What the film tells of: plants under a rule, a network that learns from them, and new plants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from mathkit.arrays import Record
from mathkit.learning.best_line import SeparatingLine, best_line
from mathkit.learning.class_gap import class_gap, in_triangles
from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.label_rules import points_under_rule
from mathkit.learning.networks.network_training import NetworkTraining, train_network
from mathkit.learning.networks.neural_network import Backward, Network, backward, forward, initial_network
from scenes.learning.training_a_network.examples import Example, mistakes, most_surprising
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.votes import Crossing, crossings

STILL = 0.1
"""No line moves visibly if no weight and no bias changes by more."""

FRESH = 200
"""How many plants judge the network that have not trained it."""


@dataclass(frozen=True, eq=False)
class PlantStudy(Record):
    """Plants, and what a neuron and a network learn from them.

    Attributes
    ----------
    cloud, fresh
        The plants to learn from, and new ones.
    gap
        The triangles between the two groups of the plants to learn from, shape (t, 3, 2).
    line
        The best of all straight lines.
    start
        The network before its training.
    example
        The plant that surprises it most.
    all_back
        The slopes of the losses of all plants, before the training.
    training
        Of the network.
    """

    cloud: LabelledPoints
    fresh: LabelledPoints
    gap: NDArray[np.float64]
    line: SeparatingLine
    start: Network
    example: Example
    all_back: Backward
    training: NetworkTraining

    @classmethod
    def of(cls, p: NetworkParams) -> Self:
        """Draw plants and weights, and train; both have the digits that the film shows."""
        cloud = points_under_rule(p.count, p.rule, p.seed, decimals=1)
        network = initial_network(2, p.hidden, p.seed, p.activation)
        start, points, labels = network.with_vector(network.vector.round(1)), cloud.points, cloud.labels
        return cls(
            cloud=cloud,
            fresh=points_under_rule(FRESH, p.rule, p.seed + 1, gap=0.0),
            gap=class_gap(points, labels),
            line=best_line(points, labels),
            start=start,
            example=most_surprising(start, cloud),
            all_back=backward(start, forward(start, points), labels),
            training=train_network(start, points, labels, p.learning_rate, p.epochs),
        )

    @property
    def second(self) -> Network:
        """The network after one epoch."""
        return self.start.with_vector(self.training.vectors[1])

    @property
    def end(self) -> Network:
        """The network after its training."""
        return self.start.with_vector(self.training.vectors[-1])

    @property
    def moved(self) -> bool:
        """Whether the lines of the hidden neurons have moved visibly in the training."""
        vectors = self.training.vectors
        return bool(np.abs(vectors[-1] - vectors[0]).max() > STILL)

    @property
    def crossings(self) -> list[Crossing]:
        """Ways on which a single vote decides after the training; none if the lines have hardly moved."""
        return crossings(self.end) if self.moved else []

    @property
    def followed_slopes(self) -> NDArray[np.float64]:
        """The slopes of the losses of all plants in the weight that the film follows, before the training."""
        return self.all_back.hidden_weights[:, *self.example.weight]

    @property
    def line_wrong(self) -> NDArray[np.bool_]:
        """Which plants the best line gets wrong."""
        return np.logical_not(self.line.right(self.cloud.points, self.cloud.labels))

    @property
    def first_wrong(self) -> NDArray[np.bool_]:
        """Which plants the network gets wrong before its training."""
        return mistakes(self.start, self.cloud)

    @property
    def last_wrong(self) -> NDArray[np.bool_]:
        """Which plants the network gets wrong after its training."""
        return mistakes(self.end, self.cloud)

    @property
    def fresh_wrong(self) -> NDArray[np.bool_]:
        """Which new plants the network gets wrong after its training."""
        return mistakes(self.end, self.fresh)

    @property
    def missed_in_gap(self) -> NDArray[np.bool_]:
        """Which of the mistakes on new plants lie between the two groups of the plants to learn from."""
        missed = self.fresh.points[self.fresh_wrong]
        return in_triangles(missed, self.gap) if len(missed) else np.zeros(0, dtype=np.bool_)
