import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.datasets import DIAGONAL, noisy_line, two_clusters


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
