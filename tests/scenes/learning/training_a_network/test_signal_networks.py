from __future__ import annotations

import numpy as np
import pytest
from manim import Dot

from mathkit.learning.neural_network import backward, forward, initial_network
from scenes.learning.training_a_network.signal_networks import SignalNetwork, rounded, runs
from scenes.stage.shapes.frame import frame

NAMES = ("water", "light", "wilts")


def network_of(hidden, point=(1.5, -2.0)):
    start = initial_network(2, hidden, seed=1)
    return start, SignalNetwork(start, forward(start, [point]), NAMES)


@pytest.mark.parametrize("hidden", [2, 3, 6])
def test_it_has_an_edge_for_each_weight_and_stays_in_its_box(hidden):
    _, network = network_of(hidden)
    assert [len(layer) for layer in network.neurons] == [2, hidden, 1]
    assert [len(layer) for layer in network.edges] == [2 * hidden, hidden]
    box = frame().picture
    assert box.left - 1e-6 <= network.get_left()[0] <= network.get_right()[0] <= box.right + 1e-6
    assert box.bottom <= network.get_bottom()[1] <= network.get_top()[1] <= box.top


@pytest.mark.parametrize("hidden", [2, 6])
def test_the_number_of_a_weight_stands_on_the_edge_from_its_input_to_its_neuron(hidden):
    start, network = network_of(hidden)
    into_hidden, into_output = network.numbers
    for j in range(hidden):
        for k in range(2):
            label, (left, right) = into_hidden[2 * j + k], (network.places[0][k], network.places[1][j])
            assert label is network.number_of(j, k)
            assert label[1].source == rounded(start.hidden_weights[j, k], 2)
            way, here = right - left, label.get_center()[:2] - left
            assert way[0] * here[1] - way[1] * here[0] == pytest.approx(0, abs=1e-6)
        assert into_output[j][1].source == rounded(start.output_weights[j], 2)


def test_numbers_of_edges_keep_clear_of_each_other_and_those_of_neurons_fit_in():
    _, network = network_of(6)
    labels = network.on_edges(0, np.full((6, 2), -12.34))
    heights = np.sort([label.get_center()[1] for label in labels])
    assert np.diff(heights).min() > labels[0][1].height + 0.1
    for number, neuron in zip(network.in_neurons(1, [-0.99] * 6, "data"), network.neurons[1], strict=True):
        assert number.get_center() == pytest.approx(neuron.get_center())
        assert number.width < neuron.width


def test_what_rounds_to_zero_has_no_sign():
    assert (rounded(-1e-7, 3), rounded(0.1234, 3), rounded(-1.5, 2)) == ("0", "0.123", "−1.5")


def test_the_signals_of_the_point_stand_in_their_neurons():
    start, network = network_of(3)
    passed = forward(start, [(1.5, -2.0)])
    values = (passed.inputs[0], passed.hidden[0], passed.probabilities)
    for signals, neurons, expected in zip(network.signals, network.neurons, values, strict=True):
        assert [signal.source for signal in signals] == [rounded(value, 2) for value in expected]
        for signal, neuron in zip(signals, neurons, strict=True):
            assert signal.get_center() == pytest.approx(neuron.get_center())


def test_the_steeper_a_slope_the_wider_its_trace():
    start, network = network_of(3)
    back = backward(start, forward(start, [(1.5, -2.0), (0.3, 0.4)]), [1, 0])
    network.blame(back)
    slopes = np.abs(
        np.concatenate([back.hidden_weights.mean(axis=0).ravel(), back.output_weights.mean(axis=0)])
    )
    widths = [trace.stroke_width for trace in network.traces]
    assert np.argsort(widths).tolist() == np.argsort(slopes).tolist()


def test_paths_from_an_input_lead_through_every_neuron():
    _, network = network_of(4)
    into, out = network.paths(1)
    assert [edge is network.edges[0][2 * j + 1] for j, edge in enumerate(into)] == [True] * 4
    assert out == list(network.edges[1])


@pytest.mark.parametrize(("back", "first"), [(False, 0.0), (True, 1.0)])
def test_a_dot_runs_along_each_edge_and_is_gone(back, first):
    _, network = network_of(2)
    for run, edge in zip(runs(network.edges[1], "slope", back=back), network.edges[1], strict=True):
        assert isinstance(run.mobject, Dot)
        assert run.mobject.get_center() == pytest.approx(edge.at(first))
        assert run.is_remover()
