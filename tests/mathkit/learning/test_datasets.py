import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.datasets import DIAGONAL, two_clusters


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
