import numpy as np
import pytest

from mathkit.learning.label_rules import GAP, RING, beyond_border, points_under_rule


@pytest.mark.parametrize(
    ("rule", "is_one"),
    [
        ("diagonal", lambda x, y: x + y > 0),
        ("corners", lambda x, y: x * y > 0),
        ("ring", lambda x, y: x**2 + y**2 > 1.96),
    ],
)
def test_points_keep_to_their_rule_and_away_from_its_border(rule, is_one):
    cloud = points_under_rule(301, rule, seed=2)
    x, y = cloud.points.T
    assert np.all(is_one(x, y) == (cloud.labels == 1))
    assert np.abs(cloud.points).max() <= 2
    assert np.sum(cloud.labels == 0) - np.sum(cloud.labels == 1) == 1
    for away in 0.17 * np.array([(1, 1), (1, -1), (-1, 1), (-1, -1), (1, 0), (0, 1), (-1, 0), (0, -1)]):
        assert np.all(is_one(*(cloud.points + away).T) == (cloud.labels == 1))


def test_without_a_gap_points_come_as_near_to_the_border_as_they_like():
    cloud = points_under_rule(400, "ring", seed=2, gap=0.0)
    away = np.hypot(*cloud.points.T) - RING
    assert np.all((away > 0) == (cloud.labels == 1))
    assert np.abs(away).min() < 0.02


@pytest.mark.parametrize(
    ("rule", "beyond"),
    [("diagonal", 3 / np.sqrt(2)), ("corners", 1.0), ("ring", np.sqrt(5) - RING)],
)
def test_how_far_a_point_is_beyond_a_border_is_its_distance(rule, beyond):
    assert beyond_border([(2.0, 1.0)], rule) == pytest.approx(beyond)
    angles = np.linspace(0, 2 * np.pi, 721)
    around = np.array([2.0, 1.0]) + (beyond - 1e-6) * np.column_stack([np.cos(angles), np.sin(angles)])
    assert np.all(beyond_border(around, rule) > 0)


@pytest.mark.parametrize("gap", [-0.1, RING])
def test_a_gap_that_leaves_no_room_is_refused(gap):
    with pytest.raises(ValueError, match=r"gap must be a number from 0 to below 1\.4"):
        points_under_rule(5, "ring", seed=0, gap=gap)


@pytest.mark.parametrize("rule", ["diagonal", "corners", "ring"])
def test_on_a_grid_no_two_points_are_the_same_or_next_to_each_other(rule):
    cloud = points_under_rule(200, rule, seed=3, decimals=1)
    steps = np.round(10 * cloud.points)
    assert 10 * cloud.points == pytest.approx(steps)
    for label in (0, 1):
        own = steps[cloud.labels == label]
        apart = np.abs(own[:, None] - own).sum(axis=2) + 9 * np.eye(len(own))
        assert len(own) == 100
        assert apart.min() == 2
    assert np.all((beyond_border(cloud.points, rule) > GAP) == (cloud.labels == 1))
    assert np.abs(beyond_border(cloud.points, rule)).min() > GAP


def test_a_grid_that_is_too_coarse_is_refused():
    with pytest.raises(ValueError, match="decimals must be enough of them for 60 points, got 0"):
        points_under_rule(60, "ring", seed=0, decimals=0)


def test_a_rule_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="rule must be diagonal, corners or ring, got 'stripes'"):
        points_under_rule(5, "stripes", seed=0)
