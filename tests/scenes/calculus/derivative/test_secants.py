from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.one_variable import CUBE, PARABOLA
from mathkit.functions.smooth import EXPONENTIAL, SINE
from scenes.calculus.derivative.secants import Secant
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import text


@pytest.mark.parametrize("function", [PARABOLA, CUBE, SINE, EXPONENTIAL])
def test_both_points_stay_in_the_picture_as_the_run_shrinks_to_a_tenth(function):
    picture = Secant(function, -1.3, 2.0)
    for run in (2.0, 0.2, 0.02):
        assert picture.run == pytest.approx(run)
        assert picture.plot.shows(*picture.plot.values(picture.there.get_center()))
        assert picture.run_line.width == pytest.approx(2.0 * picture.plot.x_unit)
        picture.shrink(run_time=1.0).interpolate(1.0)
        assert picture.run_line.width == pytest.approx(0.2 * picture.plot.x_unit)
        picture.look_closer(run_time=1.0).interpolate(1.0)


@pytest.mark.parametrize(("function", "x"), [(PARABOLA, -2.0), (PARABOLA, 2.0), (SINE, 1.0), (CUBE, -3.0)])
def test_the_legs_names_stand_clear_inside_the_picture(function, x):
    picture = Secant(function, x, 2.0)
    for name in picture.name_legs("run", "rise"):
        assert frame().picture.left < name.get_left()[0] < name.get_right()[0] < frame().picture.right
        assert frame().picture.bottom < name.get_bottom()[1] < name.get_top()[1] < frame().picture.top
        centre = name.get_center()[:2]
        for leg in (picture.run_line, picture.rise_line):
            assert np.abs(leg.points[:, :2] - centre).max(axis=1).min() > 0.1


def test_the_lens_grows_from_a_tenth_to_the_whole_glass_about_the_point():
    picture = Secant(SINE, 1.0, 2.0)
    for _ in range(2):
        closer = picture.look_closer(run_time=1.0)
        for share, size in ((0.0, 0.1), (1.0, 1.0)):
            closer.interpolate(share)
            assert picture.lens.width == pytest.approx(size * picture.plot.box.width)
            here, left = picture.here.get_x(), picture.lens.get_left()[0]
            assert here - left == pytest.approx(size * (here - picture.plot.box.left))


@pytest.mark.parametrize("function", [PARABOLA, CUBE, SINE, EXPONENTIAL])
def test_close_up_the_other_point_crosses_over_to_the_left_and_stays_seen(function):
    picture = Secant(function, -1.3, 2.0)
    for _ in range(2):
        picture.shrink(run_time=1.0).interpolate(1.0)
        picture.look_closer(run_time=1.0).interpolate(1.0)
    right = picture.there.get_center()
    picture.cross_over(run_time=1.0).interpolate(1.0)
    assert picture.run == pytest.approx(-0.02)
    assert picture.plot.shows(*picture.plot.values(picture.there.get_center()))
    here = picture.here.get_center()
    assert picture.there.get_center() == pytest.approx(2 * here - right, abs=0.2)


def test_the_secants_pass_through_the_point_with_their_slopes():
    picture = Secant(PARABOLA, 2.0, 2.0)
    for line, slope in zip(picture.secants([8.0, 6.2]), (8.0, 6.2), strict=True):
        start, end = (picture.plot.values(point) for point in line.points[[0, -1]])
        assert (end[1] - start[1]) / (end[0] - start[0]) == pytest.approx(slope)
        assert start[1] + slope * (2 - start[0]) == pytest.approx(9)


@pytest.mark.parametrize(("function", "x"), [(PARABOLA, 2.0), (PARABOLA, -2.0), (SINE, -1.9), (CUBE, -3.0)])
def test_the_question_stands_above_the_glass_and_the_factor_clear_of_the_curve(function, x):
    picture = Secant(function, x, 1.7)
    asked = picture.put_above(text("slope at x = −1.9: −0.3233"))
    assert asked.get_bottom()[1] > picture.plot.box.top
    assert asked.get_left()[0] > picture.plot.labels[-1].get_right()[0] + 0.2
    for _ in range(2):
        picture.shrink(run_time=1.0).interpolate(1.0)
        picture.look_closer(run_time=1.0).interpolate(1.0)
        factor = picture.factor()
        away = np.abs(picture.curve.points - factor.get_center()) - (factor.width / 2, factor.height / 2, 0.0)
        assert away[:, :2].max(axis=1).min() > 0.1


def test_close_up_the_curve_is_its_tangent():
    picture = Secant(SINE, 1.0, 2.0)
    for _ in range(3):
        picture.look_closer(run_time=1.0).interpolate(1.0)
    x, y = picture.curve.points[:, :2].T
    slope = np.cos(1.0) * picture.plot.y_unit / picture.plot.x_unit
    here = picture.here.get_center()
    assert y == pytest.approx(here[1] + slope * (x - here[0]), abs=0.02)
    picture.step_back(run_time=1.0).interpolate(1.0)
    assert picture.zoom == 1


def test_the_tangent_can_be_seen_close_up_in_one_go():
    picture = Secant(SINE, 1.0, 2.0).set_state(run=0.0)
    picture.look_closer(100.0, run_time=1.0).interpolate(1.0)
    assert (picture.run, picture.zoom) == (0.0, pytest.approx(100.0))
    start, end = picture.line.points[[0, -1], :2]
    tilt = (end[1] - start[1]) / (end[0] - start[0]) * picture.plot.x_unit / picture.plot.y_unit
    assert tilt == pytest.approx(np.cos(1.0))


@pytest.mark.parametrize(("function", "x"), [(PARABOLA, 2.0), (PARABOLA, -2.0), (SINE, 3.0)])
def test_the_legs_of_the_tangent_lead_along_it_and_have_clear_names(function, x):
    picture = Secant(function, x, 2.0).set_state(run=0.0, zoom=1000.0)
    legs = picture.legs_of_tangent(0.002)
    across, up = legs[1].get_end()[:2] - legs[0].get_start()[:2]
    slope = (up / picture.plot.y_unit) / (across / picture.plot.x_unit)
    assert slope == pytest.approx(float(function.derivative(x)))
    assert across == pytest.approx(2 * picture.plot.x_unit)
    for name, leg in zip(picture.name_legs("run", "rise", legs=legs), legs, strict=True):
        away = np.abs(leg.points[:, :2] - name.get_center()[:2]) - (name.width / 2, name.height / 2)
        assert away.max(axis=1).min() > 0.05


@pytest.mark.parametrize(("function", "x"), [(PARABOLA, 2.0), (PARABOLA, -2.0), (SINE, 3.0), (CUBE, 0.0)])
def test_the_line_of_the_guess_turns_through_the_direction_of_the_curve(function, x):
    picture = Secant(function, x, 2.0)
    turn, slope = picture.beyond_the_curve(), float(function.derivative(x))
    direction = np.arctan(slope * picture.plot.y_unit / picture.plot.x_unit)
    assert min(0.0, turn) <= direction <= max(0.0, turn)
    assert 0.3 < abs(turn - direction) < abs(turn) + 1e-9
