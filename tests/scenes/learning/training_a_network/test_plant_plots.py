from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.label_rules import points_under_rule
from scenes.learning.training_a_network.plant_plots import FreshPlants, arrive, become, paced, rule_border
from scenes.stage.motion.seeking import Seekable
from scenes.stage.pictures.scatter import Scatter
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Markers

CLOUD = points_under_rule(20, "ring", seed=1)


@pytest.fixture
def plot():
    return Scatter(CLOUD.points, CLOUD.labels)


@pytest.mark.parametrize(
    ("rule", "level"),
    [
        ("diagonal", lambda x, y: x + y),
        ("corners", lambda x, y: x * y),
        ("ring", lambda x, y: np.hypot(x, y) - 1.4),
    ],
)
def test_the_true_border_is_where_the_rule_changes(plot, rule, level):
    places = np.array([plot.values(point) for point in rule_border(plot, rule).points])
    assert np.abs(level(*places.T)).max() < 2e-3


def test_fresh_plants_arrive_in_order_and_the_wrong_ones_are_ringed(plot):
    wrong = np.arange(20) % 5 == 0
    fresh = FreshPlants(plot, CLOUD, wrong)
    for count, right in ((0, 0), (1, 0), (6, 4), (20, 16)):
        fresh.seek(count)
        assert sum(len(marks.places) for marks in fresh.marks) == right
        assert sum(len(marks.places) for marks in fresh.missed) == count - right
        assert len(fresh.rings.places) == count - right
        assert fresh.right == right


def test_marks_arrive_one_after_another():
    marks = Markers(np.zeros((4, 2)))
    arriving = arrive(marks)
    assert len(marks.places) == 0
    arriving.interpolate(1.0)
    assert len(marks.places) == 4


def test_a_shape_without_points_fades():
    line, nothing = Polyline([np.array([(0.0, 0.0), (1.0, 1.0)])]), Polyline([])
    assert len(become(line, line.copy())) == 1
    assert len(become(line, nothing)) == 2
    assert len(line.points)


class Clock(Seekable):
    def seek(self, time):
        self.time = time
        return self


def test_early_epochs_take_longer_and_the_last_one_is_reached():
    clock = Clock()
    (animation,) = paced([clock], 5, 605, 8.0)
    seen = []
    for share in (0.0, 0.5, 1.0):
        animation.interpolate_mobject(share)
        seen.append(clock.time)
    assert seen[0] == pytest.approx(5)
    assert seen[2] == pytest.approx(605)
    assert seen[1] - seen[0] < 0.3 * (seen[2] - seen[1])
