from __future__ import annotations

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


def lowest(picture):
    """Where the curve has its lowest point, as a weight."""
    points = picture.curve.points
    return picture.plot.values(points[points[:, 1].argmin()])[0]


def test_x_squared_moves_over_to_the_loss_with_its_tangent(picture):
    picture.rise(1.0, run_time=1.0).interpolate(1.0)
    picture.square()
    tangent = picture.tangent.points.copy()
    assert lowest(picture) == pytest.approx(0, abs=0.05)
    assert picture.curve.get_stroke_color() == color("muted")
    picture.move_over(run_time=1.0).interpolate(1.0)
    assert lowest(picture) == pytest.approx(3, abs=0.05)
    assert picture.curve.get_stroke_color() == color("data")
    lower = picture.tangent.points[-1] - tangent[-1]
    assert lower == pytest.approx([3 * picture.plot.x_unit, 0, 0])


def test_the_point_and_the_name_of_its_slope_ride_along(picture):
    picture.set_state(weight=1.0, moved=0.0)
    assert picture.plot.values(picture.point.get_center()) == pytest.approx([-2, 4])
    name = picture.slope_name.get_center()
    picture.move_over(run_time=1.0).interpolate(1.0)
    assert picture.plot.values(picture.point.get_center()) == pytest.approx([1, 4])
    assert picture.slope_name.get_center() - name == pytest.approx([3 * picture.plot.x_unit, 0, 0])


def test_the_fares_begin_at_no_dollars_and_the_error_lies_between_their_ends(picture):
    for bar, fare in ((picture.predicted[0], 1.0), (picture.cost[0], 3.0)):
        assert [picture.plot.values(end)[0] for end in bar.points[[0, -1]]] == pytest.approx([0, fare])
    arrow = picture.error[0].shaft
    assert picture.plot.values(arrow.get_start())[0] == pytest.approx(3)
    assert picture.error[0].tip.get_left()[0] == pytest.approx(picture.plot.at(1.0, 0.0)[0])


@pytest.mark.parametrize("weight", [2.0, 2.5, 2.75])
def test_tangents_are_whole_on_both_sides_of_the_point(picture, weight):
    picture.rise(weight, run_time=1.0).interpolate(1.0)
    ends = picture.tangent.points[[0, -1]]
    assert picture.point.get_center() == pytest.approx(ends.mean(axis=0), abs=0.01)
