from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.label_rules import points_under_rule
from mathkit.learning.networks.network_training import train_network
from mathkit.learning.networks.neural_network import forward, initial_network
from scenes.learning.training_a_network.decision_regions import (
    DecisionRegions,
    LearnedLines,
    LearnedRegions,
    TurningLine,
    linear_score,
    network_score,
    same_line,
    shortest_turn,
    zero_runs,
)
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame

CLOUD = points_under_rule(30, "diagonal", seed=1)


@pytest.fixture
def regions():
    return DecisionRegions(Plot(frame().picture, (-2, 2), (-2, 2), equal=True))


def area(shape):
    """By the shoelace formula, holes taken off."""
    (x, y), (next_x, next_y) = shape.points[::4, :2].T, shape.points[3::4, :2].T
    return np.sum(x * next_y - next_x * y) / 2


def test_the_boundary_of_a_circle_is_the_circle_and_divides_the_plot(regions):
    regions.draw(lambda points: 1.0 - np.hypot(*points.T))
    for point in regions.boundary.points:
        assert np.hypot(*regions.plot.values(point)) == pytest.approx(1, abs=2e-3)
    disc = np.pi * regions.plot.x_unit**2
    outside, inside = map(area, regions.tints)
    assert inside == pytest.approx(disc, rel=0.01)
    assert outside == pytest.approx(regions.plot.box.width * regions.plot.box.height - disc, rel=0.01)


def test_with_one_class_all_over_there_is_no_boundary(regions):
    regions.draw(lambda points: np.full(len(points), 3.0))
    assert len(regions.boundary.points) == 0
    outside, inside = map(area, regions.tints)
    assert outside == 0
    assert inside == pytest.approx(regions.plot.box.width * regions.plot.box.height)


def test_the_lines_of_hidden_neurons_are_where_their_sums_vanish(regions):
    models = np.array([(1.0, 2.0, 0.5), (0.0, -1.0, 1.0), (0.0, 0.0, 1.0), (1.0, 0.0, 50.0)])
    lines = [zero_runs(regions.plot, model) for model in models]
    assert [len(line) for line in lines] == [1, 1, 0, 0]
    for line, (*weights, bias) in zip(lines[:2], models, strict=False):
        for point in line[0]:
            assert regions.plot.values(point) @ weights + bias == pytest.approx(0, abs=1e-9)


def test_the_border_of_one_neuron_is_its_line(regions):
    regions.draw(linear_score(np.array([1.0, 2.0, 0.5])))
    for point in regions.boundary.points:
        assert regions.plot.values(point) @ (1.0, 2.0) + 0.5 == pytest.approx(0, abs=1e-6)


def test_a_network_is_shown_as_it_is_after_an_epoch(regions):
    cloud, start = points_under_rule(20, "diagonal", 1), initial_network(2, 2, 1)
    training = train_network(start, cloud.points, cloud.labels, 0.5, 30)
    learned = LearnedRegions(regions.plot, network_score(start), training.vectors)
    lines = LearnedLines(regions.plot, start, training.vectors)
    for epoch in (0, 15, 30):
        learned.seek(epoch)
        lines.seek(epoch)
        network = start.with_vector(training.vectors[epoch])
        for point in learned.boundary.points:
            place = regions.plot.values(point)
            steps = place + 0.1 * np.array([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)])
            scores = forward(network, steps).scores
            assert scores.min() <= 0 <= scores.max()
        for line, weights, bias in zip(lines, network.hidden_weights, network.hidden_biases, strict=True):
            for point in line.points:
                assert regions.plot.values(point) @ weights + bias == pytest.approx(0, abs=1e-9)


def test_the_line_lies_across_its_normal_and_counts_what_is_right():
    line = TurningLine(Plot(frame().picture, (-2, 2), (-2, 2), equal=True), CLOUD, np.pi / 4)
    assert line.right == 30
    line.set_state(angle=5 * np.pi / 4)
    assert line.right == 0
    line.set_state(angle=0.0, offset=0.5)
    assert [line.plot.values(point)[0] for point in line.boundary.points] == pytest.approx(
        [0.5] * len(line.boundary.points)
    )
    assert line.right == np.sum((CLOUD.points[:, 0] >= 0.5) == (CLOUD.labels == 1))


def test_a_line_turns_the_short_way():
    assert shortest_turn(0.1, 2 * np.pi - 0.1) == pytest.approx(-0.1)
    assert shortest_turn(3.0, -3.0) == pytest.approx(2 * np.pi - 3.0)


def test_a_line_turns_to_another_by_no_more_than_a_right_angle():
    for start, end in ((0.0, 3.0), (1.0, -2.9), (-3.0, 3.0), (0.4, 0.5)):
        found = same_line(start, end)
        assert abs(found - start) <= np.pi / 2
        assert np.sin(found - end) == pytest.approx(0, abs=1e-9)
