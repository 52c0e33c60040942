from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.label_rules import points_under_rule
from mathkit.learning.networks.neural_network import initial_network
from scenes.learning.training_a_network.examples import NUDGE, most_surprising
from scenes.learning.training_a_network.slopes.charts import is_curved, links
from scenes.learning.training_a_network.slopes.paths import SlopePath
from scenes.stage.shapes.frame import frame

CLOUD = points_under_rule(20, "ring", seed=1)


def drawn(activation, hidden=3):
    network = initial_network(2, hidden, 1, activation)
    example = most_surprising(network, CLOUD)
    return network, example, SlopePath(network, example)


def said(number):
    return float(number.source.removeprefix("≈ ").replace("\N{MINUS SIGN}", "-"))


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
    shown = said(path.charts[-1].rise_number)
    assert shown == pytest.approx(NUDGE * slope, abs=5.1e-5)


def test_the_loss_really_changes_as_the_last_chart_says():
    network, example, path = drawn("tanh")
    value = links(network, example)[0].x + NUDGE
    for link in links(network, example):
        value = float(link.function(np.array(value)))
    shown = said(path.charts[-1].rise_number)
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


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_what_is_exact_only_along_the_slopes_is_said_to_be_about(activation):
    network, example, path = drawn(activation)
    chain = links(network, example)
    change, real, exact = NUDGE, NUDGE, True
    for link, chart in zip(chain, path.charts, strict=True):
        assert chart.run_number.source.startswith("≈") != exact
        real = float(link.function(np.array(link.x + real))) - link.y
        change *= link.slope
        exact = bool(np.isclose(real, change, rtol=0, atol=1e-9))
        assert chart.rise_number.source.startswith("≈") != exact
    assert is_curved(chain[1], 0.02) == (activation == "tanh")


def test_the_whole_bend_comes_closer_until_it_is_that_of_its_chart():
    _, _, path = drawn("tanh")
    near, chart = path.close_up, path.charts[1]
    far = near.plot.values(near.dot.get_center())
    assert far == pytest.approx([chart.link.x, chart.link.y], abs=1e-6)
    near.set_state(zoom=1.0)
    assert near.dot.get_center() == pytest.approx(chart.dot.get_center(), abs=1e-6)
    for point in near.curve.points:
        x, y = chart.plot.values(point)
        assert y == pytest.approx(np.tanh(x), abs=1e-4)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_the_number_of_the_rise_stands_beside_it(seed, activation):
    network = initial_network(2, 4, seed, activation)
    path = SlopePath(network, most_surprising(network, CLOUD))
    # Beside a rise of nothing lies the curve itself.
    for chart in (each for each in path.charts if each.link.slope):
        corner = chart.rise.get_start()
        side = np.sign(corner[0] - chart.run.get_start()[0])
        assert np.sign(chart.rise_number.get_center()[0] - corner[0]) == side
