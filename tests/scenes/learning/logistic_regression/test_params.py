from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import two_clusters
from scenes.learning.logistic_regression.params import TwoClusterParams


def test_two_clusters_are_drawn_unless_points_are_given():
    cloud, drawn = TwoClusterParams(count=20, seed=7).cloud, two_clusters(20, 2.6, 1.0, 7)
    assert cloud.points == pytest.approx(drawn.points)
    assert cloud.labels.tolist() == drawn.labels.tolist()


def test_given_points_are_standardized():
    cloud = TwoClusterParams(points=((1e6, 2, 0), (2e6, 3, 1), (4e6, 1, 0))).cloud
    assert cloud.points.mean(axis=0) == pytest.approx([0, 0])
    assert cloud.points.std(axis=0) == pytest.approx([1, 1])
    assert np.argsort(cloud.points[:, 1]).tolist() == [2, 0, 1]
    assert cloud.labels.tolist() == [0, 1, 0]
