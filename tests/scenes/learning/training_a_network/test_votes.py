from __future__ import annotations

import numpy as np
import pytest
from manim import VGroup

from mathkit.learning.networks.neural_network import Network, forward
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.learning.training_a_network.votes import VoteWalk, crossings, votes
from scenes.stage.pictures.scatter import Scatter
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


def test_a_vote_that_cannot_decide_alone_is_crossed_second_and_others_fade_on_its_way():
    network = PlantStudy.of(NetworkParams()).end
    first, second = crossings(network)
    assert (first.neuron, first.fading) == (2, ())
    assert (second.neuron, second.fading) == (0, (1, 2))
    middle, halt, end = votes(network, [(0.0, 0.0), second.turned * second.end, second.end])
    assert middle.sum() - middle[0] + abs(network.output_weights[0]) < 0
    assert middle[0] < 0 < halt[0]
    assert halt.sum() < 0 < end.sum()
    assert all(middle[j] < end[j] < 0 for j in second.fading)
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
    network, plot = closed(), Scatter(np.array([(-2.0, -2.0), (2.0, 2.0)]), [0, 1])
    left, right = plot.x_range
    lines = VGroup(*(Polyline([plot.to_frame(np.array([(left, y), (right, y)]))]) for y in (-1.0, 0.0, 1.0)))
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
        assert label.get_left()[0] > plot.box.right
    assert [each.mobject.source for each in walk.points_at(1, 2)] == ["line B", "line C", "B", "C"]
    words = frame().words
    assert words.left - 1e-6 <= walk.tally.get_left()[0] < walk.tally.get_right()[0] <= words.right + 1e-6
    assert walk.tally.get_bottom()[1] >= words.bottom - 1e-6


def test_letters_of_lines_that_meet_keep_apart():
    network, plot = closed(), Scatter(np.array([(-2.0, -2.0), (2.0, 2.0)]), [0, 1])
    right, (bottom, top) = plot.x_range[1], plot.y_range
    ends = [((-0.1, top), (right, -1.0)), ((0.0, top), (right, 0.5)), ((0.1, bottom), (1.9, top))]
    lines = VGroup(*(Polyline([plot.to_frame(np.array(each))]) for each in ends))
    walk = VoteWalk(plot, network, crossings(network), lines)
    places = [label.get_center() for label in walk.letters[:2]]
    assert np.linalg.norm(places[0] - places[1]) > 2.0


def test_a_letter_has_its_place_off_the_plants_where_the_line_ends_beside_a_name():
    network, points = closed(), np.array([(-1.5, 1.0), (2.0, 2.0), (-2.0, -2.0), (0.0, -1.5)])
    plot = Scatter(points, [0, 1, 0, 1])
    left, (bottom, top) = plot.x_range[0], plot.y_range
    line = Polyline([plot.to_frame(np.array([(left + 0.3, top), (0.1, bottom)]))])
    lines = VGroup(line, Polyline([]), Polyline([]))
    (label,) = VoteWalk(plot, network, crossings(network), lines).letters
    place = label.get_center()[:2]
    assert plot.box.bottom < place[1] < plot.box.top
    assert np.linalg.norm(plot.to_frame(points) - place, axis=1).min() > 0.3
    assert np.linalg.norm(plot.labels[-1].get_right()[:2] - place) > 0.5
