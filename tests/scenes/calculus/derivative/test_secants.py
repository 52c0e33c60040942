from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.one_variable import CUBE, EXPONENTIAL, PARABOLA, SINE
from scenes.calculus.derivative.secants import Secant
from scenes.stage.shapes.frame import frame

FUNCTIONS = st.sampled_from([PARABOLA, CUBE, SINE, EXPONENTIAL])


def slope_of(picture: Secant) -> float:
    start, end = (picture.plot.values(point) for point in picture.line.points[[0, -1]])
    return float((end[1] - start[1]) / (end[0] - start[0]))


@given(FUNCTIONS, st.floats(-3, 3), st.floats(0.5, 2), st.floats(0, 3))
def test_the_line_goes_through_both_points(function, x, reach, step):
    picture = Secant(function, x, reach).seek(step)
    run = reach / 10**step
    rise = float(function(x + run) - function(x))
    assert slope_of(picture) == pytest.approx(rise / run, rel=1e-6, abs=1e-6)
    assert picture.plot.values(picture.here.get_center()) == pytest.approx([x, float(function(x))])
    there = picture.plot.values(picture.there.get_center())
    assert there == pytest.approx([x + run, float(function(x + run))])
    assert picture.plot.shows(*there)


@given(FUNCTIONS, st.floats(-3, 3))
def test_without_a_run_the_line_is_the_tangent(function, x):
    slope = float(function.derivative(x))
    assert slope_of(Secant(function, x, 1.0).lay(0.0)) == pytest.approx(slope, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("function", "x"), [(PARABOLA, -2.0), (PARABOLA, 2.0), (SINE, 1.0), (CUBE, -3.0)])
def test_the_legs_names_stand_clear_inside_the_picture(function, x):
    picture = Secant(function, x, 2.0)
    for name in picture.name_legs("run", "rise"):
        assert frame().picture.left < name.get_left()[0] < name.get_right()[0] < frame().picture.right
        assert frame().picture.bottom < name.get_bottom()[1] < name.get_top()[1] < frame().picture.top
        centre = name.get_center()[:2]
        for leg in (picture.run, picture.rise):
            assert np.abs(leg.points[:, :2] - centre).max(axis=1).min() > 0.1


def test_a_nudge_rises_with_the_tangent():
    picture = Secant(PARABOLA, 1.0, 2.0).lay(0.0)
    (run, rise), _ = picture.nudge(0.5, "$Delta x$", "$Delta f$")
    assert picture.plot.values(run.end) == pytest.approx([1.5, 4])
    assert picture.plot.values(rise.end) == pytest.approx([1.5, 4 + 0.5 * 4])
