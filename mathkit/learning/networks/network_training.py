"""The training of a network by gradient descent on its mean loss.

    w ← w − α ∇L(w)        w all weights of the network, L(w) the mean of the losses of all points

Source: C. Bishop, Pattern Recognition and Machine Learning, section 5.2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, require_positive_integer
from mathkit.functions.differentiable import Differentiable
from mathkit.learning.networks.neural_network import Backward, Network, backward, forward
from mathkit.learning.training import TrainingBehaviour, classify_losses
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import iterate

__all__ = ["FARTHEST", "NetworkLoss", "NetworkTraining", "train_network"]

FARTHEST = 1e9
"""A training stops before all weights together are longer than this."""


@dataclass(frozen=True, eq=False)
class NetworkLoss(Differentiable):
    """The mean cross-entropy, in nats, of networks of one shape on data, as a function of their weights.

    A point of this function is all weights of a network, in the order of ``Network.vector``.

    Attributes
    ----------
    network
        Any network of that shape.
    data : (m, d)
        Points to classify.
    labels : (m,)
        Each 0 or 1.
    """

    network: Network
    data: ArrayLike
    labels: ArrayLike

    @property
    def dimension(self) -> int:
        return self.network.vector.size

    def value(self, vectors: ArrayLike, /) -> Array:
        return np.asarray(np.apply_along_axis(lambda each: self._backward(each).losses.mean(), -1, vectors))

    def gradient(self, vectors: ArrayLike, /) -> Array:
        return np.asarray(np.apply_along_axis(lambda each: self._backward(each).mean, -1, vectors))

    def accuracy(self, vector: ArrayLike) -> float:
        """The share of the points on the right side of p = 0.5, for one network."""
        scores = forward(self.network.with_vector(vector), self.data).scores
        return float(np.mean((scores >= 0) == (np.asarray(self.labels) == 1)))

    def _backward(self, vector: Array) -> Backward:
        network = self.network.with_vector(vector)
        return backward(network, forward(network, self.data), self.labels)


@dataclass(frozen=True, eq=False)
class NetworkTraining(Record):
    """A training, from before the first epoch to after the last.

    Attributes
    ----------
    vectors : (epochs + 1, k d + 2 k + 1)
        All weights, in the order of ``Network.vector``. Fewer epochs if the training stopped early; every
        number is finite.
    losses : (epochs + 1,)
        Mean cross-entropy over the data, in nats.
    accuracies : (epochs + 1,)
        Share of points on the right side of p = 0.5.
    steepness : (epochs + 1,)
        The length of the gradient.
    learning_rate : float
    stopped_early : bool
        Whether the next weights would have been longer than `FARTHEST`.
    """

    vectors: Array
    losses: Array
    accuracies: Array
    steepness: Array
    learning_rate: float
    stopped_early: bool

    @property
    def behaviour(self) -> TrainingBehaviour:
        """What the loss did."""
        return classify_losses(self.losses)


def train_network(
    network: Network, points: ArrayLike, labels: ArrayLike, learning_rate: float, epochs: int
) -> NetworkTraining:
    """Train by gradient descent on the mean cross-entropy of all points at once: one step an epoch.

    Parameters
    ----------
    points : (m, d)
    labels : (m,)
        Each 0 or 1.
    learning_rate : float
        α > 0.
    epochs : int

    Raises
    ------
    ValueError
        If the shapes do not fit, labels are not 0 and 1, or the rate or the epochs are not positive.
    """
    rule, loss = GradientDescent(learning_rate), NetworkLoss(network, points, labels)
    epochs = require_positive_integer("epochs", epochs)
    trajectory = iterate(loss, network.vector, rule, epochs, farthest=FARTHEST)
    return NetworkTraining(
        vectors=trajectory.points,
        losses=trajectory.values,
        accuracies=np.array([loss.accuracy(vector) for vector in trajectory.points]),
        steepness=np.array([np.linalg.norm(gradient) for gradient in trajectory.gradients]),
        learning_rate=rule.learning_rate,
        stopped_early=trajectory.stopped_early,
    )
