from __future__ import annotations

import pytest

from scenes.calculus.derivative.corners import Corner
from scenes.stage.type.writing import Written


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


def test_the_numbers_on_the_axes_shrink_as_one_looks_closer():
    corner = Corner()
    for power, largest in ((0, "2"), (1, "0.2"), (2, "0.02")):
        numbers = [each for each in corner.numbers(power) if isinstance(each, Written)]
        (right,) = {each.source for each in numbers if each.get_x() > corner.corner.get_x()}
        assert right == largest
        assert {each.source for each in numbers} == {f"−{largest}", "0", largest}
