import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.preprocessing import StandardScaler

from mathkit.learning.datasets import (
    DIAGONAL,
    MIDDLE_COUNT,
    message_counts,
    noisy_line,
    round_clusters,
    standardize,
    tilted_cloud,
    two_clusters,
)


@given(st.integers(1, 60), st.integers(0, 99))
def test_the_classes_are_balanced_to_within_one(count, seed):
    data = two_clusters(count, 3, 1, seed)
    assert data.points.shape == (count, 2)
    assert data.labels.shape == (count,)
    assert abs(int(np.sum(data.labels == 0)) - int(np.sum(data.labels == 1))) <= 1


def test_without_spread_only_the_centres_are_left():
    data = two_clusters(4, 3, 0, 0)
    centres = np.unique(data.points.round(12), axis=0)
    assert centres == pytest.approx(np.array([-1.5 * DIAGONAL, 1.5 * DIAGONAL]))
    assert np.linalg.norm(centres[1] - centres[0]) == pytest.approx(3)


def test_the_clouds_have_the_centres_and_the_spread_asked_for():
    data = two_clusters(20_000, 4, 0.5, 1)
    for label, side in ((0, -2), (1, 2)):
        cloud = data.points[data.labels == label]
        assert cloud.mean(axis=0) == pytest.approx(side * DIAGONAL, abs=0.03)
        assert np.cov(cloud.T) == pytest.approx(0.25 * np.eye(2), abs=0.02)


def test_the_seed_decides_everything():
    draws = [two_clusters(6, 3, 1, seed).points.tolist() for seed in (5, 5, 6, np.random.default_rng(5))]
    assert draws[0] == draws[1] == draws[3]
    assert draws[0] != draws[2]


@given(st.integers(1, 60), st.floats(0, 8), st.floats(0.5, 2), st.integers(0, 99))
def test_messages_are_whole_counts_next_to_the_clouds_that_they_come_from(count, separation, spread, seed):
    messages, clouds = (
        message_counts(count, separation, spread, seed),
        two_clusters(count, separation, spread, seed),
    )
    assert np.all(messages.points >= 0)
    assert np.all(messages.points % 1 == 0)
    assert np.all(np.abs(messages.points - np.maximum(clouds.points + MIDDLE_COUNT, 0)) <= 0.5 + 1e-12)
    assert messages.labels.tolist() == clouds.labels.tolist()


def test_points_without_spread_lie_on_their_line():
    x, y = noisy_line(7, 2.0, -1.0, 0.0, seed=3).T
    assert x == pytest.approx(np.linspace(-1, 1, 7))
    assert y == pytest.approx(2 * x - 1)


def test_the_spread_is_that_of_the_noise_about_the_line():
    x, y = noisy_line(20_000, 1.5, 1.0, 0.25, seed=3).T
    assert np.std(y - 1.5 * x - 1) == pytest.approx(0.25, rel=0.03)
    assert np.polyfit(x, y, deg=1) == pytest.approx([1.5, 1.0], abs=0.02)


def test_one_seed_draws_one_set_of_points_about_a_line():
    np.testing.assert_array_equal(noisy_line(9, 1, 0, 1, seed=4), noisy_line(9, 1, 0, 1, seed=4))
    assert not np.array_equal(noisy_line(9, 1, 0, 1, seed=4), noisy_line(9, 1, 0, 1, seed=5))


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((0, 1, 1, 1), "count"),
        ((5, np.nan, 1, 1), "slope"),
        ((5, 1, np.inf, 1), "intercept"),
        ((5, 1, 1, -1), "spread"),
    ],
)
def test_lines_that_make_no_sense_are_refused(arguments, name):
    with pytest.raises(ValueError, match=name):
        noisy_line(*arguments, seed=0)


@pytest.mark.parametrize("angle", [0.0, 0.5, 2.5])
def test_a_tilted_cloud_has_the_covariance_asked_for(angle):
    cloud = tilted_cloud(40_000, 2.0, 0.5, angle, seed=1)
    along, across = (np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))
    assert np.std(cloud @ along) == pytest.approx(2.0, rel=0.02)
    assert np.std(cloud @ across) == pytest.approx(0.5, rel=0.02)
    assert np.mean((cloud @ along) * (cloud @ across)) == pytest.approx(0, abs=0.02)


def test_a_cloud_without_width_lies_on_its_line():
    x, y = tilted_cloud(9, 1.0, 0.0, np.pi / 4, seed=0).T
    assert y == pytest.approx(x)


@pytest.mark.parametrize("dimension", [1, 2, 20])
def test_clusters_take_turns_about_their_centres(dimension):
    found = round_clusters(3000, 3, 0.5, seed=4, dimension=dimension)
    assert found.points.shape == (3000, dimension)
    np.testing.assert_array_equal(np.bincount(found.labels), [1000] * 3)
    for label in range(3):
        group = found.points[found.labels == label]
        assert group.std(axis=0, ddof=1) == pytest.approx(np.full(dimension, 0.5), rel=0.1)
    tight = round_clusters(7, 3, 0.0, seed=4, dimension=dimension)
    assert len(np.unique(tight.points, axis=0)) == 3


def test_centres_of_clusters_lie_about_three_from_the_origin_in_each_coordinate():
    centres = round_clusters(4000, 4000, 0.0, seed=2).points
    assert centres.std(axis=0) == pytest.approx([3, 3], rel=0.05)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: tilted_cloud(0, 1, 1, 0, 0), "count"),
        (lambda: tilted_cloud(3, -1, 1, 0, 0), "along"),
        (lambda: tilted_cloud(3, 1, -1, 0, 0), "across"),
        (lambda: tilted_cloud(3, 1, 1, np.inf, 0), "angle"),
        (lambda: round_clusters(0, 3, 1, 0), "count"),
        (lambda: round_clusters(5, 0, 1, 0), "groups"),
        (lambda: round_clusters(5, 3, -1, 0), "spread"),
        (lambda: round_clusters(5, 3, 1, 0, dimension=0), "dimension"),
    ],
)
def test_clouds_and_clusters_that_make_no_sense_are_refused(call, name):
    with pytest.raises(ValueError, match=name):
        call()


@given(st.integers(2, 40), st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(0, 99))
def test_standardized_columns_are_those_of_scikit_learn(count, middle, size, seed):
    points = middle + size * np.random.default_rng(seed).standard_normal((count, 3))
    found = standardize(points)
    assert found.points == pytest.approx(StandardScaler().fit_transform(points), abs=1e-6)
    assert found.points * found.deviations + found.means == pytest.approx(
        points, abs=1e-6 * (abs(middle) + size)
    )


def test_a_column_without_spread_becomes_nought():
    found = standardize([[0.1, 1], [0.1, 3], [0.1, 5]])
    assert found.points[:, 0].tolist() == [0, 0, 0]
    assert found.deviations[0] == 1
    with pytest.raises(ValueError, match="points must be an array of points"):
        standardize([1, 2])


def test_a_noisy_line_runs_between_the_ends_that_are_asked_for():
    x, _ = noisy_line(5, 1.0, 0.0, 0.1, seed=1, ends=(0, 8)).T
    assert x.tolist() == [0, 2, 4, 6, 8]
