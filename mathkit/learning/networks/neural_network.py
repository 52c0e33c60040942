"""A network of one hidden layer: forward and backward.

    z = W x + b        h = φ(z)        s = v·h + c        p = σ(s)
    loss of a point, −ln of the probability given to its class: ℓ = ln(1 + eˢ) − y s
    backward, by the chain rule: ∂ℓ/∂s = p − y        ∂ℓ/∂v = (p − y) h        ∂ℓ/∂z = (p − y) v φ′(z)
    ∂ℓ/∂W = ∂ℓ/∂z xᵀ: along a path slopes multiply

Source: C. Bishop, Pattern Recognition and Machine Learning, sections 5.1 to 5.3;
X. Glorot and Y. Bengio, Understanding the difficulty of training deep feedforward neural networks (2010).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_labels,
    as_points,
    as_vector,
    refusal,
    require_positive_integer,
)
from mathkit.functions.sigmoid import sigmoid

__all__ = [
    "Activation",
    "Backward",
    "Forward",
    "Network",
    "activated",
    "backward",
    "forward",
    "initial_network",
]

Activation: TypeAlias = Literal["tanh", "sigmoid", "relu"]


_CORNER = 1e-12
"""A sum that is not above this is 0 within rounding, at the corner of relu."""


@dataclass(frozen=True, eq=False)
class Network(Record):
    """The weights of a network with d inputs, k hidden neurons and one output.

    Attributes
    ----------
    hidden_weights : (k, d)
        W: a row for each hidden neuron.
    hidden_biases : (k,)
        b.
    output_weights : (k,)
        v.
    output_bias : float
        c.
    activation
        φ, of the hidden neurons; the output's is the sigmoid.
    """

    hidden_weights: Array
    hidden_biases: Array
    output_weights: Array
    output_bias: float
    activation: Activation = "tanh"

    @property
    def vector(self) -> Array:
        """All weights in one vector (k d + 2 k + 1,): W by rows, b, v, c."""
        return np.concatenate(
            [self.hidden_weights.ravel(), self.hidden_biases, self.output_weights, [self.output_bias]]
        )

    def with_vector(self, vector: ArrayLike) -> "Network":
        """The network of the same shape with other weights, in the order of ``vector``."""
        k, d = self.hidden_weights.shape
        w, b, v, c = np.split(as_vector("vector", vector, length=k * d + 2 * k + 1), [k * d, k * d + k, -1])
        return Network(w.reshape(k, d), b, v, float(c[0]), self.activation)


@dataclass(frozen=True, eq=False)
class Forward(Record):
    """What a network computes from m points, layer by layer.

    Attributes
    ----------
    inputs : (m, d)
    hidden_scores : (m, k)
        z, before the activation.
    hidden : (m, k)
        h = φ(z).
    scores : (m,)
        s.
    probabilities : (m,)
        p, that a point is of class 1.
    """

    inputs: Array
    hidden_scores: Array
    hidden: Array
    scores: Array
    probabilities: Array


@dataclass(frozen=True, eq=False)
class Backward(Record):
    """The derivatives of the loss of each of m points, by everything it was computed from.

    Attributes
    ----------
    losses : (m,)
        In nats.
    scores : (m,)
        ∂ℓ/∂s.
    hidden_slopes : (m, k)
        φ′(z).
    hidden_scores : (m, k)
        ∂ℓ/∂z.
    output_weights : (m, k)
        ∂ℓ/∂v; ∂ℓ/∂c is ∂ℓ/∂s.
    hidden_weights : (m, k, d)
        ∂ℓ/∂W; ∂ℓ/∂b is ∂ℓ/∂z.
    """

    losses: Array
    scores: Array
    hidden_slopes: Array
    hidden_scores: Array
    output_weights: Array
    hidden_weights: Array

    @property
    def mean(self) -> Array:
        """The gradient of the mean loss, in the order of ``Network.vector``."""
        return np.concatenate(
            [
                self.hidden_weights.mean(axis=0).ravel(),
                self.hidden_scores.mean(axis=0),
                self.output_weights.mean(axis=0),
                [self.scores.mean()],
            ]
        )


def initial_network(
    inputs: int, hidden: int, seed: int | np.random.Generator, activation: Activation = "tanh"
) -> Network:
    """Draw weights to start from: normal with variance 1/(number of inputs to the neuron), biases 0.

    Raises
    ------
    ValueError
        If `inputs` or `hidden` is no whole number of at least 1, or `activation` is unknown.
    """
    inputs, hidden = require_positive_integer("inputs", inputs), require_positive_integer("hidden", hidden)
    generator = np.random.default_rng(seed)
    return Network(
        hidden_weights=generator.standard_normal((hidden, inputs)) / np.sqrt(inputs),
        hidden_biases=np.zeros(hidden),
        output_weights=generator.standard_normal(hidden) / np.sqrt(hidden),
        output_bias=0.0,
        activation=_as_activation(activation),
    )


def forward(network: Network, points: ArrayLike) -> Forward:
    """Send points (m, d) through the network, layer by layer.

    Raises
    ------
    ValueError
        If the points do not have as many coordinates as the network has inputs.
    """
    points = as_points("points", points, dimension=network.hidden_weights.shape[1])
    hidden_scores = points @ network.hidden_weights.T + network.hidden_biases
    hidden = activated(hidden_scores, network.activation)
    scores = hidden @ network.output_weights + network.output_bias
    return Forward(points, hidden_scores, hidden, scores, sigmoid(scores))


def backward(network: Network, passed: Forward, labels: ArrayLike) -> Backward:
    """Backpropagate the losses of points with labels (m,), each 0 or 1.

    Raises
    ------
    ValueError
        If the labels are not 0 and 1, or not as many as the points in `passed`.
    """
    labels = as_labels("labels", labels, length=len(passed.scores))
    by_score = passed.probabilities - labels
    slopes = _slopes(passed.hidden_scores, passed.hidden, network.activation)
    by_hidden_score = by_score[:, None] * network.output_weights * slopes
    return Backward(
        losses=np.logaddexp(0, passed.scores) - labels * passed.scores,
        scores=by_score,
        hidden_slopes=slopes,
        hidden_scores=by_hidden_score,
        output_weights=by_score[:, None] * passed.hidden,
        hidden_weights=by_hidden_score[:, :, None] * passed.inputs[:, None, :],
    )


def _as_activation(activation: Activation) -> Activation:
    if activation not in get_args(Activation):
        raise refusal("activation", "tanh, sigmoid or relu", repr(activation))
    return activation


def activated(scores: Array, activation: Activation) -> Array:
    """φ(z), elementwise."""
    match activation:
        case "tanh":
            return np.tanh(scores)
        case "sigmoid":
            return sigmoid(scores)
        case "relu":
            return np.maximum(scores, 0.0)


def _slopes(scores: Array, activated: Array, activation: Activation) -> Array:
    """φ′(z); for relu, 0 at its corner."""
    match activation:
        case "tanh":
            return 1 - activated**2
        case "sigmoid":
            return activated * (1 - activated)
        case "relu":
            return np.asarray(scores > _CORNER, dtype=np.float64)
