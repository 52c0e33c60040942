from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import backward, forward, initial_network
from scenes.learning.training_a_network import words
from scenes.learning.training_a_network.words import mixture, probability, verdict


def training(losses, accuracy, steepness):
    count = len(losses)
    return NetworkTraining(
        vectors=np.zeros((count, 5)),
        losses=np.array(losses),
        accuracies=np.full(count, accuracy),
        steepness=np.full(count, steepness),
        learning_rate=0.1,
        stopped_early=False,
    )


@pytest.mark.parametrize(
    ("losses", "accuracy", "steepness", "said"),
    [
        ([0.7, 0.1], 1.0, 0.1, "every point"),
        ([0.7, 0.5], 0.8, 1e-5, "stuck"),
        ([0.7, 0.5], 0.8, 0.1, "More epochs"),
        ([0.7, 0.9], 0.8, 0.1, "Smaller steps"),
    ],
)
def test_the_verdict_follows_the_training(losses, accuracy, steepness, said):
    assert said in verdict(training(losses, accuracy, steepness))


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_the_first_neuron_is_worked_out(activation):
    network = initial_network(2, 3, 1, activation)
    passed = forward(network, [[1.5, -2.0]])
    source = words.into_hidden(network, passed)[1].source
    assert '(-"2")' in source
    assert f'"{abs(round(float(passed.hidden[0, 0]), 2)):g}"' in source
    assert '+ {{ "0" : path }}' in source  # the bias
    assert backward(network, passed, [1]).losses[0] > 0


@pytest.mark.parametrize(("activation", "slope"), [("tanh", "tanh'("), ("relu", "relu\")'(")])
def test_the_chain_rule_names_the_slope_of_the_activation(activation, slope):
    network = initial_network(2, 3, 1, activation)
    back = backward(network, forward(network, [[1.5, -2.0]]), [1])
    error, last, first = (row.source for row in words.backward_rules(network, back, 1))
    assert slope in first
    assert "partial v_j" in last
    assert "{{ p : result }} - 1 " in error


def test_the_weights_of_all_neurons_are_listed():
    network = initial_network(2, 3, 1)
    assert all(
        f'"{abs(weight):.2f}'.rstrip("0") in mixture(network)[0].source for weight in network.output_weights
    )


def test_a_chance_near_one_is_not_written_as_one():
    assert '> {{ "0.9999"' in probability(1 - 1e-9).source
    assert 'approx {{ "0.25"' in probability(0.25).source


@pytest.mark.parametrize(
    ("label", "surprise"), [(0, "-ln (1 - {{ p : result }})"), (1, "-ln {{ p : result }}")]
)
def test_the_surprise_is_about_the_class_that_was_right(label, surprise):
    passed = forward(initial_network(2, 3, 1), [[1.5, -2.0]])
    assert surprise in words.into_output(passed, label, 0.5)[-1].source


def test_points_that_are_classified_correctly_are_counted():
    assert words.calls_in_words(60, 0) == {"right": 60, "rightly": "all 60"}
    assert words.calls_in_words(60, 2) == {"right": 58, "rightly": "58 of 60"}
    assert (words.kind(0), words.kind(1)) == ("disc", "square")


def test_the_step_follows_from_the_mean_gradient():
    mean, step = (row.source for row in words.gradient_step(0.1))
    assert mean.startswith("{{ nabla_w L : slope }} = 1/n")
    assert '"0.1"' in step
