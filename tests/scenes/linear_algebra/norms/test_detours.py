from __future__ import annotations

import math

import numpy as np
import pytest

from scenes.linear_algebra.norms.detours import Detour
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane


def detour(p):
    return Detour(NormBall(ZoomingPlane([(-2, -2), (2, 2)]), p, 1.0, (-2.0, -1.0)))


@pytest.mark.parametrize(("p", "length"), [(0.5, 2.0), (1, 1.0), (2, math.sqrt(0.5)), (math.inf, 0.5)])
def test_the_straight_way_beside_a_detour_of_two_half_steps(p, length):
    assert detour(p).length == pytest.approx(length)


@pytest.mark.parametrize("p", [1, 1.5, 2, 4])
@pytest.mark.parametrize(("first", "second"), [(150, 200), (250, 400), (0, 180), (30, 31)])
def test_without_dents_no_straight_way_is_longer(p, first, second):
    turned = detour(p).set_state(first=first, second=second)
    assert turned.length <= 1 + 1e-9
    legs = np.diff(turned.stops, axis=0)
    np.testing.assert_allclose(np.linalg.norm(legs, p, axis=1), 0.5)
    np.testing.assert_allclose(turned.arrival.point, turned.ends.mean(axis=0))
