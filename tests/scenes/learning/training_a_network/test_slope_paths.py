from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import points_under_rule
from mathkit.learning.neural_network import initial_network
from scenes.learning.training_a_network.examples import NUDGE, most_surprising
from scenes.learning.training_a_network.slope_paths import SlopePath, links
from scenes.stage.shapes.frame import frame

CLOUD = points_under_rule(20, "ring", seed=1)


def drawn(activation, hidden=3):
    network = initial_network(2, hidden, 1, activation)
    example = most_surprising(network, CLOUD)
    return network, example, SlopePath(network, example)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_a_change_of_the_weight_changes_the_loss_by_the_product(activation):
    network, example, path = drawn(activation)
    chain = links(network, example)
    value = chain[0].x + 1e-6
    for link in chain:
        value = float(link.function(np.array(value)))
    slope = example.back.hidden_weights[0][example.weight]
    assert (value - example.back.losses[0]) / 1e-6 == pytest.approx(slope, abs=1e-4)
    assert np.prod([link.slope for link in chain]) == pytest.approx(slope)
    shown = float(path.charts[-1].rise_number.source.replace("\N{MINUS SIGN}", "-"))
    assert shown == pytest.approx(NUDGE * slope, abs=5.1e-5)


def test_the_loss_really_changes_as_the_last_chart_says():
    network, example, path = drawn("tanh")
    value = links(network, example)[0].x + NUDGE
    for link in links(network, example):
        value = float(link.function(np.array(value)))
    shown = float(path.charts[-1].rise_number.source.replace("\N{MINUS SIGN}", "-"))
    assert value - example.back.losses[0] == pytest.approx(shown, abs=2e-4)


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_what_rises_in_a_chart_is_what_runs_in_the_next(activation):
    _, _, path = drawn(activation)
    for before, chart in zip(path.charts, path.charts[1:], strict=False):
        rise = before.rise.get_end()[1] - before.rise.get_start()[1]
        assert chart.run.get_end()[0] - chart.run.get_start()[0] == pytest.approx(rise, abs=1e-9)
        assert before.plot.x_unit == pytest.approx(chart.plot.y_unit)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_the_charts_fit_under_the_row(activation):
    _, _, path = drawn(activation, 6)
    box = frame().wide
    assert box.left - 1e-6 <= path.get_left()[0] <= path.get_right()[0] <= box.right + 1e-6
    assert path.get_bottom()[1] >= box.bottom - 0.1
    assert max(chart.get_top()[1] for chart in path.charts) < path.row.get_bottom()[1]
