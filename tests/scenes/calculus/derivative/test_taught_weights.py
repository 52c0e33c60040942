from __future__ import annotations

import pytest

from mathkit.functions.one_variable import polynomial
from scenes.calculus.derivative.taught_weights import TaughtWeight
from scenes.stage.shapes.theme import color


@pytest.fixture
def picture():
    return TaughtWeight(polynomial([9.0, -6.0, 1.0]), 1.0)


def test_the_weight_rolls_along_the_curve_with_its_stem_while_the_prediction_grows(picture):
    rolling, grown = picture.roll(2.0, run_time=1.0), picture.predict(2.0, run_time=1.0)
    grown.begin()
    weights = []
    for time in (0.0, 0.3, 0.5, 1.0):
        rolling.interpolate(time)
        grown.interpolate(time)
        weights.append(picture.plot.values(picture.predicted[0].get_end())[0])
        for place in (picture.point.get_center(), picture.stem.get_top()):
            assert picture.plot.values(place) == pytest.approx([weights[-1], (weights[-1] - 3) ** 2])
    assert weights == sorted(weights)
    assert (weights[0], weights[-1]) == pytest.approx((1, 2))


def lowest(picture):
    """Where the curve has its lowest point, as a weight."""
    points = picture.curve.points
    return picture.plot.values(points[points[:, 1].argmin()])[0]


def test_x_squared_moves_over_to_the_loss_with_its_tangent(picture):
    picture.square()
    tangent = picture.tangent.points.copy()
    assert lowest(picture) == pytest.approx(0, abs=0.05)
    assert picture.curve.get_stroke_color() == color("muted")
    picture.move_over(run_time=1.0).interpolate(1.0)
    assert lowest(picture) == pytest.approx(3, abs=0.05)
    assert picture.curve.get_stroke_color() == color("data")
    lower = picture.tangent.points[-1] - tangent[-1]
    assert lower == pytest.approx([3 * picture.plot.x_unit, 0, 0])


def test_the_point_rides_along(picture):
    picture.set_state(weight=1.0, moved=0.0)
    assert picture.plot.values(picture.point.get_center()) == pytest.approx([-2, 4])
    assert picture.point.get_fill_color() == color("ink")  # it is no weight yet
    picture.move_over(run_time=1.0).interpolate(1.0)
    assert picture.plot.values(picture.point.get_center()) == pytest.approx([1, 4])
    assert picture.point.get_fill_color() == color("path")


@pytest.mark.parametrize(("weight", "slope"), [(1.0, "−4"), (2.0, "−2"), (2.5, "−1"), (2.75, "−0.5")])
def test_the_slope_is_named_left_of_the_tangent_over_the_level_of_no_loss(picture, weight, slope):
    picture.set_state(weight=weight)
    _, name = picture.name_slope()
    assert name.source == f"slope {slope}"
    assert name.get_right()[0] < picture.tangent.get_left()[0]
    assert name.get_bottom()[1] > picture.level.get_top()[1] + 0.2


def test_the_bar_of_the_prediction_lies_between_both_axes_and_ends_at_the_weight(picture):
    grown = picture.predict(2.5, run_time=1.0)
    grown.begin()
    grown.interpolate(1.0)
    strip = picture.predicted[0]
    assert [picture.plot.values(end)[0] for end in strip.points[[0, -1]]] == pytest.approx([0, 2.5])
    half = strip.get_stroke_width() / 200
    assert picture.floor.get_top()[1] < strip.get_bottom()[1] - half
    assert strip.get_top()[1] + half < picture.level.get_bottom()[1]
    assert picture.strip_name.get_right()[0] < strip.get_left()[0]


def test_the_axis_of_the_loss_has_its_name_only_once_there_is_a_loss(picture):
    assert picture.loss_name.source == "loss $L(w)$"
    shown = (*picture.along_the_weight(), *picture.along_the_loss())
    assert set(picture.plot.labels) - set(shown) == {picture.loss_name}


def test_the_fares_begin_at_no_dollars_and_the_error_lies_between_their_ends(picture):
    for bar, fare in ((picture.predicted[0], 1.0), (picture.cost[0], 3.0)):
        assert [picture.plot.values(end)[0] for end in bar.points[[0, -1]]] == pytest.approx([0, fare])
    arrow = picture.error[0].shaft
    assert picture.plot.values(arrow.get_start())[0] == pytest.approx(3)
    assert picture.error[0].tip.get_left()[0] == pytest.approx(picture.plot.at(1.0, 0.0)[0])


@pytest.mark.parametrize("weight", [2.0, 2.5, 2.75])
def test_tangents_are_whole_on_both_sides_of_the_point(picture, weight):
    picture.set_state(weight=weight)
    ends = picture.tangent.points[[0, -1]]
    assert picture.point.get_center() == pytest.approx(ends.mean(axis=0), abs=0.01)
