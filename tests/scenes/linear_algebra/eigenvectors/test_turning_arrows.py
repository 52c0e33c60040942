from __future__ import annotations

import numpy as np
import pytest

from scenes.linear_algebra.eigenvectors.turning_arrows import TurningArrow
from scenes.stage.axes.planes import Plane

PLANE = Plane([(1, 1), (-1, -1)])
TRAJECTORY = np.array([(1.0, 0.0), (0.6, 0.8), (0.6, -0.8), (0.0, 0.0)])


def head(arrow):
    return PLANE.values(arrow.arrow.end)


def test_the_arrow_rests_on_the_trajectory_at_every_step():
    arrow = TurningArrow(PLANE, TRAJECTORY)
    for step, place in enumerate(TRAJECTORY):
        np.testing.assert_allclose(head(arrow.seek(step)), place, atol=1e-9)
    assert arrow.steps == 3


@pytest.mark.parametrize("step", [0.2, 0.5, 0.9])
def test_a_small_turn_follows_the_circle(step):
    assert np.linalg.norm(head(TurningArrow(PLANE, TRAJECTORY).seek(step))) == pytest.approx(1)


def test_a_turn_beyond_a_right_angle_goes_across():
    assert np.linalg.norm(head(TurningArrow(PLANE, TRAJECTORY).seek(1.5))) < 0.7
    flip = TurningArrow(PLANE, [(1, 0), (-1, 0)]).seek(0.5)
    np.testing.assert_allclose(head(flip), (0, 0), atol=1e-9)


def test_traces_come_one_by_one():
    arrow = TurningArrow(PLANE, TRAJECTORY).seek(1.5)
    assert [trace.tip.get_fill_opacity() for trace in arrow.traces] == [1, 1, 0]
