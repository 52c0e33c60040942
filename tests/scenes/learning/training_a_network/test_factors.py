from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.neural_network import initial_network
from scenes.learning.training_a_network.examples import most_surprising
from scenes.learning.training_a_network.slopes.factors import factor_charts, three_digits

PLACES = [(0.0, -2.0), (3.5, -2.0)]


@pytest.mark.parametrize("label", [0, 1])
def test_the_slopes_of_the_sigmoid_and_of_the_loss_multiply_to_the_error(label):
    points = np.array([(1.5, -2.0), (0.5, 1.0)])
    network = initial_network(2, 3, seed=1)
    example = most_surprising(network, LabelledPoints(points, np.full(2, label)))
    charts = factor_charts(example, PLACES)
    assert np.prod([chart.link.slope for chart in charts]) == pytest.approx(example.back.scores[0])
    for chart in charts:
        x, step = chart.link.x, 1e-6
        ends = chart.link.function(np.array([x - step, x + step]))
        assert np.diff(ends)[0] / (2 * step) == pytest.approx(chart.link.slope, rel=1e-6)
        first, last = (chart.plot.values(chart.tangent.points[end])[:2] for end in (0, -1))
        rise, run = last[1] - first[1], last[0] - first[0]
        assert rise / run == pytest.approx(chart.link.slope, rel=1e-4)


@pytest.mark.parametrize(
    ("value", "written"),
    [(-9.8012, "−9.8"), (0.09163, "0.0916"), (0.000999, "0.000999"), (0.25, "0.25")],
)
def test_three_digits_of_a_slope_are_shown(value, written):
    assert three_digits(value) == written
