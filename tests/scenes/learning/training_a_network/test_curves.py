from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.neural_network import initial_network
from scenes.learning.training_a_network.curves import BendCurve, ChanceCurve, LossCurve, SlopeBars
from scenes.learning.training_a_network.examples import mistakes, most_surprising
from scenes.stage.shapes.frame import frame

NETWORK = initial_network(2, 3, seed=1)
POINTS = np.array([(1.5, -2.0), (0.5, 1.0), (-1.0, 0.3)])


@pytest.mark.parametrize("label", [0, 1])
def test_the_dot_climbs_to_the_loss(label):
    example = most_surprising(NETWORK, LabelledPoints(POINTS, np.full(3, label)))
    curve = LossCurve(example)
    end = curve.plot.values(curve.way.points[-1])
    assert end == pytest.approx([example.passed.probabilities[0], example.back.losses[0]], abs=1e-6)
    heights = [curve.plot.values(point)[1] for point in curve.way.points]
    assert heights == sorted(heights)
    assert curve.get_right()[0] <= frame().words.right + 1e-6


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("hidden", [2, 6])
def test_the_dot_ends_at_what_the_neuron_passes_on(activation, hidden):
    network = initial_network(2, hidden, 1, activation)
    example = most_surprising(network, LabelledPoints(POINTS, np.array([1, 0, 1])))
    curve, neuron = BendCurve(network, example), example.weight[0]
    passed = example.passed.hidden_scores[0, neuron], example.passed.hidden[0, neuron]
    assert curve.plot.values(curve.way.points[-1]) == pytest.approx(passed, abs=1e-6)
    chance = ChanceCurve(network, example)
    ends = example.passed.scores[0], example.passed.probabilities[0]
    assert chance.plot.values(chance.way.points[-1]) == pytest.approx(ends, abs=1e-6)


def test_the_example_is_the_one_of_the_largest_loss():
    cloud = LabelledPoints(POINTS, np.array([1, 0, 1]))
    losses = [most_surprising(NETWORK, LabelledPoints(POINTS[[k]], cloud.labels[[k]])) for k in range(3)]
    assert most_surprising(NETWORK, cloud).back.losses[0] == max(each.back.losses[0] for each in losses)
    surprised = [each.back.losses[0] > np.log(2) for each in losses]
    assert mistakes(NETWORK, cloud).tolist() == surprised


def test_a_drop_that_the_dot_would_nearly_hide_is_left_out():
    network = initial_network(2, 2, 1, "tanh")
    network = network.with_vector(np.where(np.arange(len(network.vector)) < 6, network.vector, -2.4))
    example = most_surprising(network, LabelledPoints(POINTS, np.array([1, 0, 1])))
    curve = ChanceCurve(network, example)
    for line in curve.drops:
        assert line.get_length() > 2 * curve.dot.radius
    assert len(curve.drops) == 1


@pytest.mark.parametrize("slopes", [(0.7, -0.1, -2.2, 1.0), (0.5, 0.1, 0.3), (-0.5, -0.1)])
def test_bars_are_as_high_as_the_slopes_in_order_and_the_line_as_their_mean(slopes):
    slopes = np.array(slopes)
    bars = SlopeBars(slopes, 0, 3)
    tops = [bars.plot.values(point)[1] for point in bars.bars.points[4:-8:8]]
    assert tops == pytest.approx(np.sort(slopes))
    place, height = bars.plot.values(bars.marked.get_end())[:2]
    assert place == pytest.approx(np.sum(slopes < slopes[0]) + 0.5)
    assert height == pytest.approx(slopes[0], abs=1e-4)
    assert len(bars.bars.seek(1).points) < len(bars.bars.seek(len(slopes)).points)
    for point in bars.mean.points:
        assert bars.plot.values(point)[1] == pytest.approx(slopes.mean())
    assert bars.number.source.removeprefix("mean ").replace("\N{MINUS SIGN}", "-") == f"{slopes.mean():.3f}"
    words = frame().words
    assert words.left - 1e-6 <= bars.get_left()[0] <= bars.get_right()[0] <= words.right + 1e-6
    assert bars.get_bottom()[1] >= words.bottom - 1e-6
