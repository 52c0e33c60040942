from __future__ import annotations

import pytest

from scenes.calculus.derivative.corners import Corner


def test_the_secants_from_both_sides_keep_their_slopes():
    corner = Corner()
    assert corner.slopes == pytest.approx([0, 1])
    for side in (0, 1):
        corner.close_in(side, run_time=1.0).interpolate(1.0)
    for point, slope in zip(corner.sides, corner.slopes, strict=True):
        x, y = corner.plot.values(point.get_center())
        assert 0 < abs(x) < 1
        assert y == pytest.approx(slope * x, abs=1e-9)


def test_the_left_point_moves_alone():
    corner = Corner()
    corner.close_in(0, run_time=1.0).interpolate(1.0)
    assert corner.left < corner.right


def test_every_closer_look_ends_with_the_same_glass():
    corner = Corner()
    for _ in range(2):
        corner.look_closer(run_time=1.0)
    assert [glass.width for glass in corner.glasses] == pytest.approx([corner.plot.box.width] * 2)
