from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.one_variable import polynomial
from scenes.calculus.derivative.taught_weights import TaughtWeight
from scenes.stage.shapes.theme import color


@pytest.fixture
def picture():
    return TaughtWeight(polynomial([9.0, -6.0, 1.0]), 1.0)


def test_the_weight_rises_from_its_axis_to_the_curve(picture):
    rise = picture.rise(2.0, run_time=1.0)
    for time in (0.0, 0.3, 0.5):
        rise.interpolate(time)
        assert picture.point.get_fill_opacity() == 0.0
        assert picture.plot.values(picture.bar.get_bottom()) == pytest.approx([2, 0])
    rise.interpolate(1.0)
    assert picture.point.get_fill_opacity() == 1.0
    for place in (picture.point.get_center(), picture.bar.get_top()):
        assert picture.plot.values(place) == pytest.approx([2, 1])


def test_x_squared_moves_over_to_the_loss_with_its_tangent(picture):
    picture.rise(1.0, run_time=1.0).interpolate(1.0)
    picture.square()
    middle, tangent = picture.curve.get_bottom()[0], picture.tangent.points.copy()
    assert picture.plot.values((middle, 0, 0))[0] == pytest.approx(0, abs=0.05)
    assert picture.curve.get_stroke_color() == color("muted")
    picture.move_over(run_time=1.0).interpolate(1.0)
    assert picture.plot.values(picture.curve.get_bottom())[0] == pytest.approx(3, abs=0.05)
    assert picture.curve.get_stroke_color() == color("data")
    lower = picture.tangent.points[-1] - tangent[-1]
    assert lower == pytest.approx([3 * picture.plot.x_unit, 0, 0])


def test_close_up_the_curve_is_its_tangent_in_the_middle_of_the_glass(picture):
    picture.rise(2.75, run_time=1.0).interpolate(1.0)
    picture.look_closer(run_time=1.0).interpolate(1.0)
    assert picture.point.get_center() == pytest.approx(picture.plot.box.center)
    start, end = picture.tangent.points[[0, -1], :2]
    across = np.array([start[1] - end[1], end[0] - start[0]]) / np.linalg.norm(end - start)
    assert np.abs((picture.curve.points[:, :2] - start) @ across).max() < 0.1
    assert picture.curve.width == pytest.approx(picture.plot.box.width, rel=0.01)
