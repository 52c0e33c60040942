from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import message_counts
from scenes.learning.logistic_regression.params import FRESH, MessageParams


def test_messages_are_drawn_unless_points_are_given() -> None:
    params = MessageParams(count=20, seed=7, links=3, exclamation_marks=2)
    drawn = message_counts(20, 5.0, 1.8, 7)
    assert np.array_equal(params.cloud.points, drawn.points)
    assert params.cloud.labels.tolist() == drawn.labels.tolist()
    assert params.new_one == (3, 2)


def test_fresh_messages_are_others() -> None:
    first, fresh = MessageParams(count=FRESH).drawn
    assert fresh.points.shape == first.points.shape
    assert not np.array_equal(fresh.points, first.points)


def test_given_points_are_standardized() -> None:
    params = MessageParams(points=((1e6, 2, 0), (2e6, 3, 1), (4e6, 1, 0)), message_x=1, message_y=-1)
    assert params.cloud.points.mean(axis=0) == pytest.approx([0, 0])
    assert params.cloud.points.std(axis=0) == pytest.approx([1, 1])
    assert np.argsort(params.cloud.points[:, 1]).tolist() == [2, 0, 1]
    assert params.cloud.labels.tolist() == [0, 1, 0]
    assert params.new_one == (1, -1)
