from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.learning.linear_regression.residuals import Residuals
from scenes.stage.shapes.frame import frame

POINTS = np.array([(-1.0, 0.0), (0.0, 1.0), (1.0, 2.5), (4.0, -1.0)])


def boxes_of(shape):
    """The boxes (k, 4) that are drawn as one shape."""
    corners = shape.points.reshape(-1, 4, 4, 3)[:, :, 0, :2]
    return np.column_stack([corners.min(axis=1), corners.max(axis=1)])


@given(st.floats(-3, 3), st.floats(-4, 4))
def test_every_square_has_its_residual_as_a_side_and_stays_in_the_picture(slope, height):
    picture = Residuals(POINTS, [(slope, height)]).set_state(spread=1.0)
    x, y = POINTS.T
    expected = np.sort(np.abs(slope * x + height - y)) * picture.plot.y_unit
    boxes = boxes_of(picture.squares)
    assert np.sort(boxes[:, 2] - boxes[:, 0]) == pytest.approx(expected, abs=1e-6)
    assert np.sort(boxes[:, 3] - boxes[:, 1]) == pytest.approx(expected, abs=1e-6)
    box = frame().right_side
    assert box.left <= boxes[:, 0].min()
    assert boxes[:, 2].max() <= box.right
    assert box.bottom <= boxes[:, 1].min()
    assert boxes[:, 3].max() <= box.top


def test_units_of_x_change_nothing_about_the_squares():
    near, far = (Residuals(POINTS * (scale, 1), [(0.2 / scale, 0)]) for scale in (1, 1e6))
    for picture in (near, far):
        picture.set_state(spread=1.0)
    sides = [np.sort(np.ptp(boxes_of(picture.squares)[:, [1, 3]], axis=1)) for picture in (near, far)]
    assert sides[0] == pytest.approx(sides[1], rel=0.02)


def test_of_many_points_some_have_squares():
    x = np.linspace(0, 1, 100)
    picture = Residuals(np.column_stack([x, x**2]), [(0.0, 0.0)])
    assert len(picture.chosen) == 12
    assert (picture.chosen[0], picture.chosen[-1]) == (0, 99)
    assert len(picture.numbers()) == 0
    assert len(Residuals(POINTS, [(0.0, 0.0)]).numbers()) == 4


def test_bars_above_the_line_are_filled_and_those_below_outlined():
    picture = Residuals(POINTS, [(0.0, 0.5)]).set_state(bars=1.0)
    above, below = boxes_of(picture.above), boxes_of(picture.below)
    assert (len(above), len(below)) == (2, 2)
    line = picture.plot.at(0, 0.5)[1]
    assert above[:, 1] == pytest.approx(line)
    assert below[:, 3] == pytest.approx(line)


def test_points_arrive_along_the_axis_and_then_upwards():
    picture = Residuals(POINTS, [(0.0, 0.5)]).set_state(arrived=0.0)
    assert len(picture.data.places) == 0
    x, y = picture.set_state(arrived=0.125).data.places[0]
    assert (x, y) == pytest.approx((picture.plot.at(-1.0, 0)[0], picture.plot.box.bottom))
    picture.set_state(arrived=1.0)
    assert picture.data.places == pytest.approx(picture.plot.to_frame(POINTS))


def test_a_stray_point_moves_with_its_residual_and_those_who_follow_are_told():
    picture = Residuals(POINTS, [(0.0, 0.0)], strays=(0, 2.0))
    told = []
    picture.followers.append(lambda: told.append(picture.error))
    picture.set_state(stray=2.0)
    assert picture.residuals == pytest.approx([2.0, 1.0, 2.5, -1.0])
    assert told == [pytest.approx(np.mean(np.square([2.0, 1.0, 2.5, -1.0])))]
