import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.neural_network import MLPClassifier

from mathkit.learning.label_rules import points_under_rule
from mathkit.learning.logistic_regression import binary_cross_entropy
from mathkit.learning.networks.network_training import train_network
from mathkit.learning.networks.neural_network import Network, activated, backward, forward, initial_network
from mathkit.learning.training import TrainingBehaviour

CLOUD = points_under_rule(24, "diagonal", seed=5)
ACTIVATIONS = ("tanh", "sigmoid", "relu")

networks = st.builds(
    initial_network, st.just(2), st.integers(1, 6), st.integers(0, 9999), st.sampled_from(ACTIVATIONS)
)


def mean_loss(network, points=CLOUD.points, labels=CLOUD.labels):
    return float(backward(network, forward(network, points), labels).losses.mean())


@settings(max_examples=40)
@given(networks)
def test_every_gradient_equals_finite_differences(network):
    nudged = network.with_vector(network.vector + 0.01)  # off the corner of the rectifier at zero biases
    gradient = backward(nudged, forward(nudged, CLOUD.points), CLOUD.labels).mean
    for index, step in enumerate(1e-6 * np.eye(len(gradient))):
        up, down = (mean_loss(nudged.with_vector(nudged.vector + sign * step)) for sign in (1, -1))
        assert gradient[index] == pytest.approx((up - down) / 2e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("activation", "name"), [("tanh", "tanh"), ("sigmoid", "logistic"), ("relu", "relu")]
)
def test_forward_is_that_of_scikit_learn_with_the_same_weights(activation, name):
    network = initial_network(2, 4, seed=1, activation=activation).with_vector(np.linspace(-2, 2, 17))
    model = MLPClassifier((4,), activation=name, max_iter=1, solver="sgd")
    with pytest.warns(UserWarning, match="Maximum iterations"):
        model.fit(CLOUD.points, CLOUD.labels)
    model.coefs_ = [network.hidden_weights.T, network.output_weights[:, None]]
    model.intercepts_ = [network.hidden_biases, np.array([network.output_bias])]
    passed = forward(network, CLOUD.points)
    assert passed.probabilities == pytest.approx(model.predict_proba(CLOUD.points)[:, 1])
    assert mean_loss(network) == pytest.approx(binary_cross_entropy(CLOUD.labels, passed.probabilities))


def test_the_chain_rule_of_a_tiny_network_is_that_of_sympy():
    w, b, v, c, x = sympy.symbols("w b v c x")
    p = 1 / (1 + sympy.exp(-(v * sympy.tanh(w * x + b) + c)))
    at = {w: 0.5, b: -0.2, v: 1.5, c: 0.3, x: 2.0}
    expected = [float(sympy.diff(-sympy.log(p), symbol).subs(at)) for symbol in (w, b, v, c)]
    network = Network(np.array([[0.5]]), np.array([-0.2]), np.array([1.5]), 0.3)
    assert backward(network, forward(network, [[2.0]]), [1]).mean == pytest.approx(expected)


def test_a_point_forward_and_backward_by_hand():
    network = Network(np.array([[1.0, -1.0], [0.5, 0.5]]), np.zeros(2), np.array([2.0, -1.0]), 0.0, "relu")
    passed = forward(network, [[3.0, 1.0]])
    assert passed.hidden_scores.tolist() == [[2.0, 2.0]]
    assert passed.scores.tolist() == [2.0]
    back = backward(network, passed, [1])
    error = 1 / (1 + np.exp(-2)) - 1
    assert back.output_weights[0] == pytest.approx([2 * error, 2 * error])
    assert back.hidden_weights[0] == pytest.approx(error * np.array([[6.0, 2.0], [-3.0, -1.0]]))
    assert back.losses[0] == pytest.approx(np.log1p(np.exp(-2)))
    assert back.hidden_slopes.tolist() == [[1.0, 1.0]]


@pytest.mark.parametrize(
    ("activation", "closed"),
    [
        ("tanh", lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)),
        ("sigmoid", lambda z: 1 / (1 + np.exp(-z))),
        ("relu", lambda z: (z + np.abs(z)) / 2),
    ],
)
def test_an_activation_is_its_closed_form(activation, closed):
    sums = np.linspace(-4, 4, 33)
    assert activated(sums, activation) == pytest.approx(closed(sums))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_slope_of_an_activation_equals_finite_differences(activation):
    network = initial_network(2, 3, seed=2, activation=activation)
    passed = forward(network, CLOUD.points)
    up, down = (
        forward(
            Network(network.hidden_weights, np.full(3, sign * 1e-6), network.output_weights, 0.0, activation),
            CLOUD.points,
        ).hidden
        for sign in (1, -1)
    )
    slopes = backward(network, passed, CLOUD.labels).hidden_slopes
    assert slopes == pytest.approx((up - down) / 2e-6, abs=1e-6)


def test_a_sum_that_is_zero_within_rounding_is_at_the_corner_of_relu():
    network = Network(np.array([[0.1, 0.1]]), np.zeros(1), np.ones(1), 0.0, "relu")
    passed = forward(network, [[0.3, -0.3], [3.0, 0.0]])
    assert backward(network, passed, [1, 1]).hidden_slopes.tolist() == [[0.0], [1.0]]


@given(networks)
def test_the_vector_holds_every_weight(network):
    again = network.with_vector(network.vector)
    assert again.hidden_weights.tolist() == network.hidden_weights.tolist()
    assert again.output_weights.tolist() == network.output_weights.tolist()
    assert len(network.vector) == 4 * len(network.output_weights) + 1


def test_the_worked_example_falls_below_a_hundredth_within_a_thousand_epochs():
    cloud = points_under_rule(60, "diagonal", seed=0)
    training = train_network(initial_network(2, 4, seed=0), cloud.points, cloud.labels, 0.5, 1000)
    assert training.losses[-1] < 0.01
    assert training.accuracies[-1] == 1
    assert training.behaviour is TrainingBehaviour.FALLS_STEADILY


@settings(max_examples=20)
@given(networks, st.floats(0.01, 3), st.integers(1, 30))
def test_every_epoch_steps_against_the_mean_gradient(network, rate, epochs):
    training = train_network(network, CLOUD.points, CLOUD.labels, rate, epochs)
    assert training.vectors.shape == (epochs + 1, len(network.vector))
    for index in (0, epochs - 1):
        here = network.with_vector(training.vectors[index])
        gradient = backward(here, forward(here, CLOUD.points), CLOUD.labels).mean
        np.testing.assert_allclose(training.vectors[index + 1], training.vectors[index] - rate * gradient)
        assert training.losses[index] == pytest.approx(mean_loss(here))
        assert training.steepness[index] == pytest.approx(np.linalg.norm(gradient))


def test_a_training_that_runs_away_is_not_followed():
    network = initial_network(2, 3, seed=0, activation="relu")
    training = train_network(network, CLOUD.points * 1e6, 1 - CLOUD.labels, 1e6, 50)
    assert training.stopped_early
    assert np.all(np.isfinite(training.vectors))


def test_one_seed_draws_one_network():
    assert initial_network(2, 4, 3).vector.tolist() == initial_network(2, 4, 3).vector.tolist()
    assert initial_network(2, 4, 3).vector.tolist() != initial_network(2, 4, 4).vector.tolist()


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda: initial_network(2, 0, 1), "hidden must be a whole number of at least 1"),
        (lambda: initial_network(2, 3, 1, "step"), "activation must be tanh, sigmoid or relu, got 'step'"),
        (lambda: forward(initial_network(2, 3, 1), [[1, 2, 3]]), "points with 2 coordinates"),
        (lambda: train_network(initial_network(2, 3, 1), [[1, 2]], [2], 1, 1), "labels 0 and 1"),
        (lambda: train_network(initial_network(2, 3, 1), [[1, 2]], [1], 0, 1), "learning_rate"),
    ],
)
def test_what_makes_no_network_is_refused(call, complaint):
    with pytest.raises(ValueError, match=complaint):
        call()
