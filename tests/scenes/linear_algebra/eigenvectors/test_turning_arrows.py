from __future__ import annotations

import numpy as np
import pytest

from scenes.linear_algebra.eigenvectors.turning_arrows import TurningArrow
from scenes.stage.axes.planes import Plane

PLANE = Plane([(3, 3), (-1, -1)])
TRAJECTORY = np.array([(1.0, 0.0), (0.6, 0.8), (0.0, 0.0)])
IMAGES = np.array([(1.8, 2.4), (0.0, 0.0)])


def arrow():
    return TurningArrow(PLANE, TRAJECTORY, IMAGES)


def head(arrow):
    return PLANE.values(arrow.arrow.end)


def test_the_arrow_rests_on_the_trajectory_at_every_step():
    moving = arrow()
    for step, place in enumerate(TRAJECTORY):
        np.testing.assert_allclose(head(moving.seek(step)), place, atol=1e-9)
    assert moving.steps == 2


def test_halfway_through_a_step_it_is_where_the_matrix_sends_it():
    np.testing.assert_allclose(head(arrow().seek(0.5)), IMAGES[0], atol=1e-9)


@pytest.mark.parametrize("step", [0.6, 0.75, 0.9])
def test_then_only_its_length_changes(step):
    x, y = head(arrow().seek(step))
    assert y / x == pytest.approx(0.8 / 0.6)
    assert 1 < np.hypot(x, y) < 3


def test_traces_come_one_by_one():
    moving = arrow().seek(0.5)
    assert [trace.tip.get_fill_opacity() for trace in moving.traces] == [1, 0]
