from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.neural_network import backward, forward, initial_network
from scenes.learning.training_a_network.signals import SignalNetwork, rounded
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color


@pytest.mark.parametrize("hidden", [2, 3, 6])
def test_it_has_an_edge_for_each_weight_and_stays_in_its_box(hidden):
    network = SignalNetwork(hidden)
    assert [len(layer) for layer in network.neurons] == [2, hidden, 1]
    assert [len(layer) for layer in network.edges] == [2 * hidden, hidden]
    assert (
        frame().picture.left
        <= network.get_left()[0]
        <= network.get_right()[0]
        <= frame().picture.right + 1e-6
    )
    assert frame().picture.bottom <= network.get_bottom()[1] <= network.get_top()[1] <= frame().picture.top


@pytest.mark.parametrize("hidden", [2, 6])
def test_the_number_of_a_weight_stands_on_the_edge_from_its_input_to_its_neuron(hidden):
    network, start = SignalNetwork(hidden), initial_network(2, hidden, seed=1)
    into_hidden, into_output = network.weights_of(start)
    for j in range(hidden):
        for k in range(2):
            label, (left, right) = into_hidden[2 * j + k], (network.places[0][k], network.places[1][j])
            assert label[1].source == rounded(start.hidden_weights[j, k], 2)
            assert label.get_center()[:2] == pytest.approx(left + 0.4 * (right - left))
        assert into_output[j][1].source == rounded(start.output_weights[j], 2)


def test_numbers_of_edges_keep_clear_of_each_other_and_those_of_neurons_fit_in():
    network = SignalNetwork(6)
    labels = network.on_edges(0, np.full((6, 2), -12.34), "path")
    heights = np.sort([label.get_center()[1] for label in labels])
    assert np.diff(heights).min() > labels[0][1].height + 0.1
    for number, neuron in zip(network.in_neurons(1, [-0.99] * 6, "data"), network.neurons[1], strict=True):
        assert number.get_center() == pytest.approx(neuron.get_center())
        assert number.width < neuron.width


def test_what_rounds_to_zero_has_no_sign():
    assert (rounded(-1e-7, 3), rounded(0.1234, 3), rounded(-1.5, 2)) == ("0", "0.123", "−1.5")


def test_the_signals_of_the_first_point_stand_in_their_neurons():
    network, passed = SignalNetwork(3), forward(initial_network(2, 3, seed=1), [[1.5, -2.0], [0.0, 0.0]])
    shown = network.signals_of(passed)
    values = (passed.inputs[0], passed.hidden[0], passed.probabilities[:1])
    for signals, neurons, expected in zip(shown, network.neurons, values, strict=True):
        assert [signal.source for signal in signals] == [rounded(value, 2) for value in expected]
        for signal, neuron in zip(signals, neurons, strict=True):
            assert signal.get_center() == pytest.approx(neuron.get_center())


@pytest.mark.parametrize(("layers", "count"), [((0,), 6), ((1,), 3), ((0, 1), 9)])
def test_the_edges_of_layers_take_a_colour(layers, count):
    network = SignalNetwork(3)
    lit = [animation.build() for animation in network.lit("path", *layers)]
    assert len(lit) == count
    assert {animation.mobject.target.get_stroke_color() for animation in lit} == {color("path")}


def test_the_gradients_of_one_point_stand_where_the_weights_did():
    network, start = SignalNetwork(3), initial_network(2, 3, seed=1)
    back = backward(start, forward(start, [[1.5, -2.0]]), [1])
    for layer, shown, found in zip(
        network.weights_of(start),
        network.gradients_of(back),
        (back.hidden_weights[0].ravel(), back.output_weights[0]),
        strict=True,
    ):
        assert [label[1].source for label in shown] == [rounded(value, 3) for value in found]
        for weight, gradient in zip(layer, shown, strict=True):
            assert weight.get_center() == pytest.approx(gradient.get_center())
