from __future__ import annotations

import numpy as np
import pytest
from manim import VGroup

from mathkit.learning.networks.neural_network import Network, forward
from scenes.learning.training_a_network.votes import VoteWalk, crossings, votes
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame

WAYS = 3 * np.array([(0.0, 1.0), (-0.9, -0.5), (0.9, -0.5)])
"""Across three lines around the average."""


def closed(out=4.0, bias=7.0, ways=WAYS, activation="tanh"):
    return Network(ways, np.full(3, -3.0), np.full(3, out), bias, activation)


def test_the_votes_add_up_to_the_sum_of_the_output():
    points = np.array([(0.3, -1.0), (1.5, 0.2)])
    assert votes(closed(), points).sum(axis=1) == pytest.approx(forward(closed(), points).scores)


def test_one_vote_flips_on_the_way_and_decides():
    network = closed()
    way = crossings(network)[0]
    inside, outside = votes(network, [(0.0, 0.0), way.end])
    assert inside.sum() < 0 < outside.sum()
    assert np.flatnonzero(np.sign(inside) != np.sign(outside)).tolist() == [way.neuron]
    assert np.abs(way.end).max() <= 2.1


def test_a_border_lies_beyond_its_line_by_the_way_to_where_the_sum_changes():
    network = closed()
    for way in crossings(network):
        weights = network.hidden_weights[way.neuron]
        unit, line = weights / np.linalg.norm(weights), 3.0 / np.linalg.norm(weights)
        sums = votes(network, [(line + way.beyond + step) * unit for step in (-2e-3, 2e-3)]).sum(axis=1)
        assert sums[0] < 0 < sums[1]


def test_a_weak_vote_is_crossed_second_and_its_border_lies_farthest_out():
    network = closed(out=np.array([2.3, 4.0, 4.0]), bias=5.9)
    first, second = crossings(network)
    assert second.neuron == 0
    assert second.beyond > 1.5 * first.beyond
    assert len(crossings(closed())) == 1


@pytest.mark.parametrize(
    "network",
    [
        closed(out=0.5),
        closed(bias=-1.0),
        closed(bias=13.0),
        closed(activation="sigmoid"),
        closed(ways=0 * WAYS),
        Network(0.4 * WAYS, np.full(3, -1.2), np.full(3, 4.0), 5.0, "tanh"),
    ],
    ids=["too weak", "bias against", "bias wins", "no change of sign", "no lines", "not soon"],
)
def test_without_a_deciding_line_there_is_no_way(network):
    assert crossings(network) == []


def test_the_bars_follow_the_votes_on_the_plant():
    network, plot = closed(), Plot(frame().picture, (-2, 2), (-2, 2), equal=True)
    lines = VGroup(*(Polyline([plot.to_frame(np.array([(-2.0, y), (2.0, y)]))]) for y in (-1.0, 0.0, 1.0)))
    ways = crossings(network)
    walk = VoteWalk(plot, network, ways, lines)
    for share in (0.0, 0.4, 1.0):
        walk.seek(share)
        here = plot.values(walk.plant.get_center())
        assert here == pytest.approx(share * ways[0].end, abs=1e-6)
        found = votes(network, [here])[0]
        lengths = [bar.get_end()[0] - bar.get_start()[0] for bar in walk.bars]
        assert lengths == pytest.approx(walk.unit * np.array([*found, found.sum()]), abs=1e-5)
    assert walk.take(ways[0]).share == 0
    for label, line in zip(walk.letters, lines, strict=True):
        assert label.get_center()[1] == pytest.approx(line.get_center()[1])
    words = frame().words
    assert words.left - 1e-6 <= walk.tally.get_left()[0] < walk.tally.get_right()[0] <= words.right + 1e-6
    assert walk.tally.get_bottom()[1] >= words.bottom - 1e-6


def test_letters_of_lines_that_meet_keep_apart():
    network, plot = closed(), Plot(frame().picture, (-2, 2), (-2, 2), equal=True)
    ends = [((-2.0, 1.8), (2.0, -1.0)), ((-2.0, 1.9), (2.0, 1.0)), ((-2.0, 1.7), (2.0, 0.0))]
    lines = VGroup(*(Polyline([plot.to_frame(np.array(each))]) for each in ends))
    walk = VoteWalk(plot, network, crossings(network), lines)
    places = [label.get_center() for label in walk.letters[:2]]
    assert np.linalg.norm(places[0] - places[1]) > 2.0
