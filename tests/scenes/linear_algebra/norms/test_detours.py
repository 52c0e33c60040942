from __future__ import annotations

import math

import numpy as np
import pytest

from scenes.linear_algebra.norms.dents.detours import Detour
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane


def detour(p):
    return Detour(NormBall(ZoomingPlane([(-2, -2), (2, 2)]), p, 1.0, (-2.0, -1.0)))


@pytest.mark.parametrize(("p", "length"), [(0.5, 2.0), (1, 1.0), (2, math.sqrt(0.5)), (math.inf, 0.5)])
def test_the_straight_way_beside_a_detour_of_two_half_steps(p, length):
    assert detour(p).length == pytest.approx(length)


@pytest.mark.parametrize("p", [1, 1.5, 2, 4])
@pytest.mark.parametrize(("first", "second"), [(150, 200), (250, 400), (0, 170), (30, 31)])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.7])
def test_without_dents_no_straight_way_is_longer(p, first, second, part):
    turned = detour(p).set_state(first=first, second=second, part=part)
    assert turned.length <= 1 + 1e-9
    legs = np.diff(turned.stops, axis=0)
    np.testing.assert_allclose(np.linalg.norm(legs, p, axis=1), (1 - part, part))
    np.testing.assert_allclose(turned.arrival.point, (1 - part) * turned.ends[0] + part * turned.ends[1])
    np.testing.assert_allclose([tip.point for tip in turned.tips], turned.ends)


def test_a_part_is_drawn_as_it_is_written():
    split = detour(2).set_state(part=0.6512)
    assert split.part == 0.65
    assert split.length == pytest.approx(math.hypot(0.35, 0.65))


def test_a_detour_follows_its_ball():
    followed = detour(2).set_state(first=20, second=130)
    followed.ball.set_state(p=1.0)
    followed.redraw()
    np.testing.assert_allclose(np.abs(followed.ends - followed.ball.middle).sum(axis=1), 1)
    np.testing.assert_allclose(followed.chord.line, followed.ends)


def test_the_name_of_the_target_stands_outward():
    turned = detour(2).set_state(first=150, second=200)
    outward = turned.arrival.point - turned.ball.middle
    offset = turned.arrival.label.get_center()[:2] - turned.arrival.dot.get_center()[:2]
    assert offset @ outward == pytest.approx(np.linalg.norm(offset) * np.linalg.norm(outward))
