from __future__ import annotations

import numpy as np
import pytest
from manim import Dot

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.neural_network import backward, forward, initial_network
from scenes.learning.training_a_network.examples import most_surprising
from scenes.learning.training_a_network.signal_networks import SignalNetwork, rounded
from scenes.learning.training_a_network.wirings import Wiring, runs
from scenes.stage.shapes.frame import frame

NAMES = ("water", "light", "wilted?")


def network_of(hidden, point=(1.5, -2.0)):
    start = initial_network(2, hidden, seed=1)
    example = most_surprising(start, LabelledPoints(np.array([point]), np.array([1])))
    return start, SignalNetwork(start, example, NAMES)


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
    assert (rounded(0.5, 2, fixed=True), rounded(-1e-7, 2, fixed=True)) == ("0.50", "0.00")


def test_the_signals_of_the_point_stand_in_their_neurons():
    start, network = network_of(3)
    passed = forward(start, [(1.5, -2.0)])
    values = ((passed.inputs[0], 2), (passed.hidden[0], 3), (passed.probabilities, 3))
    for signals, neurons, (expected, digits) in zip(network.signals, network.neurons, values, strict=True):
        assert [signal.source for signal in signals] == [rounded(value, digits) for value in expected]
        for signal, neuron in zip(signals, neurons, strict=True):
            assert signal.get_center() == pytest.approx(neuron.get_center())


def test_the_steeper_a_slope_the_wider_its_trace():
    start, network = network_of(3)
    back = backward(start, forward(start, [(1.5, -2.0), (0.3, 0.4)]), [1, 0])
    network.blame(back)
    weights = back.hidden_weights.mean(axis=0).ravel(), back.output_weights.mean(axis=0)
    slopes = np.concatenate([*weights, back.hidden_scores.mean(axis=0), [back.scores.mean()]])
    widths = [trace.stroke_width for trace in network.traces]
    assert len(widths) == 13
    assert np.argsort(widths).tolist() == np.argsort(np.abs(slopes)).tolist()


def test_averaged_slopes_keep_the_scale_of_the_example():
    start, network = network_of(3)
    back = backward(start, forward(start, [(1.5, -2.0)]), [1])
    network.blame(back)
    single = np.array([trace.stroke_width for trace in network.traces])
    network.blame(backward(start, forward(start, [(1.5, -2.0), (0.0, 0.0)]), [1, 1]))
    into_hidden = np.array([trace.stroke_width for trace in network.traces])[:6]
    thinnest = 1.5
    assert single.max() == pytest.approx(11.0)
    assert into_hidden - thinnest == pytest.approx((single[:6] - thinnest) / 2)


def test_the_parts_along_a_path_and_the_others_are_all():
    _, network = network_of(4)
    parts, others = network.along(2, 1)
    assert parts[0] is network.neurons[0][1]
    assert parts[1] is network.neurons[1][2]
    assert parts[3:5] == list(network.path(2, 1))
    assert len(parts) + len(others) - 3 == 2 * (2 + 4 + 1) + 2 * (8 + 4)
    assert any(each is network.stubs for each in others)
    assert any(each is network.bias for each in others)


@pytest.mark.parametrize("hidden", [2, 6])
def test_a_sketch_is_a_small_network_under_the_words(hidden):
    sketch, words = Wiring.sketch(hidden, NAMES), frame().words
    assert words.bottom - 1e-6 <= sketch.get_bottom()[1]
    assert sketch.get_top()[1] < words.center[1] + 0.5
    assert words.left - 1e-6 <= sketch.get_left()[0] <= sketch.get_right()[0] <= words.right + 1e-6
    centres = [neuron.get_center()[1] for neuron in sketch.neurons[1]]
    assert -np.diff(centres).max() > 2 * sketch.radius


@pytest.mark.parametrize("hidden", [2, 6])
def test_a_stub_for_each_bias_ends_at_the_rim_of_its_neuron_and_leaves_the_next_one_alone(hidden):
    _, network = network_of(hidden)
    neurons = [*network.neurons[1], *network.neurons[2]]
    for stub, neuron in zip(network.stubs, neurons, strict=True):
        start, end = stub.rims
        assert end == pytest.approx(neuron.get_top()[:2], abs=1e-6)
        assert all(np.linalg.norm(start - each.get_center()[:2]) > network.radius for each in neurons)


@pytest.mark.parametrize(("back", "first"), [(False, 0.0), (True, 1.0)])
def test_a_dot_runs_along_each_edge_and_is_gone(back, first):
    _, network = network_of(2)
    for run, edge in zip(runs(network.edges[1], "slope", back=back), network.edges[1], strict=True):
        assert isinstance(run.mobject, Dot)
        assert run.mobject.get_center()[:2] == pytest.approx(edge.rims[int(first)])
        assert run.is_remover()
