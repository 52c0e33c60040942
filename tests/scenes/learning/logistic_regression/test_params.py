from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

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


def test_at_most_three_scores_are_given_and_none_by_default() -> None:
    assert MessageParams().scores == ()
    assert MessageParams(scores=(2, -1.504)).scores == (2.0, -1.5)
    for scores in ((1, 2, 3, 4), (8.5,), (-8.5,)):
        with pytest.raises(ValidationError, match="scores"):
            MessageParams(scores=scores)


def test_given_points_are_standardized() -> None:
    params = MessageParams(points=((1e6, 2, 0), (2e6, 3, 1), (4e6, 1, 0)), message_x=1, message_y=-1)
    assert params.cloud.points.mean(axis=0) == pytest.approx([0, 0])
    assert params.cloud.points.std(axis=0) == pytest.approx([1, 1])
    assert np.argsort(params.cloud.points[:, 1]).tolist() == [2, 0, 1]
    assert params.cloud.labels.tolist() == [0, 1, 0]
    assert params.new_one == (1, -1)


def test_the_new_one_may_be_given_in_the_units_of_the_points() -> None:
    points = ((1e6, 2, 0), (2e6, 3, 1), (4e6, 1, 0))
    params = MessageParams(points=points, new_point=(7e6 / 3, 2.5))
    assert params.new_one == pytest.approx((0, 0.61), abs=1e-9)  # to hundredths, as the film writes it
    assert params.new_in_units == pytest.approx((7e6 / 3, 2.5))
    with pytest.raises(ValidationError, match=r"new_point\[1\] is 9, but it must lie near the points, from"):
        MessageParams(points=points, new_point=(2e6, 9))
    with pytest.raises(ValidationError, match="new_point is for points of your own: give data or points"):
        MessageParams(new_point=(2, 3))


def test_the_new_one_is_counted_as_the_file_counts(table_of: Any, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("profit,staff,good\n2e9,5,yes\n4e9,7,no\n6e9,6,yes\n")
    params = MessageParams(data=table_of(tmp_path / "a.csv", classes=True), new_point=(4e9, 6))
    assert params.new_one == (0, 0)
    assert params.new_in_units == (4, 6)
