from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.networks.neural_network import Network, forward
from scenes.learning.training_a_network.votes import VoteWalk, crossing, votes
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame

WAYS = 3 * np.array([(0.0, 1.0), (-0.9, -0.5), (0.9, -0.5)])
"""Across three lines around the average."""


def closed(out=4.0, bias=8.0, ways=WAYS, activation="tanh"):
    return Network(ways, np.full(3, -3.0), np.full(3, out), bias, activation)


def test_the_votes_add_up_to_the_sum_of_the_output():
    points = np.array([(0.3, -1.0), (1.5, 0.2)])
    assert votes(closed(), points).sum(axis=1) == pytest.approx(forward(closed(), points).scores)


def test_one_vote_flips_on_the_way_and_decides():
    network = closed()
    way = crossing(network)
    inside, outside = votes(network, [(0.0, 0.0), way.end])
    assert inside.sum() < 0 < outside.sum()
    assert np.flatnonzero(np.sign(inside) != np.sign(outside)).tolist() == [way.neuron]
    assert np.abs(way.end).max() == pytest.approx(1.9)


@pytest.mark.parametrize(
    "network",
    [
        closed(out=0.5),
        closed(bias=-1.0),
        closed(bias=13.0),
        closed(activation="sigmoid"),
        closed(ways=0 * WAYS),
    ],
    ids=["too weak", "bias against", "bias wins", "no change of sign", "no lines"],
)
def test_without_a_deciding_line_there_is_no_way(network):
    assert crossing(network) is None


def test_the_bars_follow_the_votes_on_the_plant():
    network, plot = closed(), Plot(frame().picture, (-2, 2), (-2, 2), equal=True)
    walk = VoteWalk(plot, network, crossing(network), Polyline([]))
    for share in (0.0, 0.4, 1.0):
        walk.seek(share)
        here = plot.values(walk.plant.get_center())
        assert here == pytest.approx(share * walk.crossing.end, abs=1e-6)
        found = votes(network, [here])[0]
        lengths = [bar.get_end()[0] - bar.get_start()[0] for bar in walk.bars]
        assert lengths[0] == pytest.approx(walk.unit * found[walk.crossing.neuron], abs=1e-5)
        assert lengths[-1] == pytest.approx(walk.unit * found.sum(), abs=1e-5)
    words = frame().words
    assert words.left - 1e-6 <= walk.tally.get_left()[0] < walk.tally.get_right()[0] <= words.right + 1e-6
