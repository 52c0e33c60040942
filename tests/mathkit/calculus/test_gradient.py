import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime

from mathkit.calculus.gradient import gradient_at, slice_through
from mathkit.functions.quadratics import TILTED_BOWL, from_coefficients
from mathkit.functions.two_variables import SADDLE, WAVES

SURFACES = st.sampled_from([TILTED_BOWL, from_coefficients(1, 0, 1), SADDLE, WAVES])
POINTS = st.tuples(st.floats(-4, 4), st.floats(-4, 4))


def test_the_bowl_of_the_curriculum():
    here = gradient_at(TILTED_BOWL, (3, 2))
    assert here.value == 23
    assert here.partials == pytest.approx([8, 11])
    assert here.steepness == pytest.approx(np.sqrt(185))


def test_the_partials_are_those_of_sympy():
    x, y = sympy.symbols("x y")
    exact = x**2 + 2 * y**2 + x * y
    for point in ((3, 2), (-1, 0.5), (0, 0)):
        found = [float(sympy.diff(exact, by).subs({x: point[0], y: point[1]})) for by in (x, y)]
        assert gradient_at(TILTED_BOWL, point).partials == pytest.approx(found)


@given(SURFACES, POINTS)
def test_the_gradient_is_that_of_finite_differences(function, point):
    differences = approx_fprime(np.array(point), lambda at: float(function.value(at)))
    assert gradient_at(function, point).partials == pytest.approx(differences, abs=1e-5)


@given(SURFACES, POINTS, st.floats(0, 2 * np.pi))
def test_no_direction_is_steeper_than_the_gradient(function, point, angle):
    here = gradient_at(function, point)
    assert abs(here.slopes(angle)) <= here.steepness + 1e-9
    assert here.slopes(here.angle) == pytest.approx(here.steepness)
    assert here.slopes(here.angle + np.pi) == pytest.approx(-here.steepness)
    assert here.slopes([0, np.pi / 2]) == pytest.approx(here.partials, abs=1e-9)


@given(SURFACES, POINTS, st.floats(0, 2 * np.pi))
def test_slopes_in_a_direction_are_those_of_finite_differences(function, point, angle):
    step = 1e-5 * np.array([np.cos(angle), np.sin(angle)])
    differences = (function.value(point + step) - function.value(point - step)) / 2e-5
    assert gradient_at(function, point).slopes(angle) == pytest.approx(float(differences), abs=1e-6)


@given(SURFACES, POINTS)
def test_along_the_contour_the_value_is_kept_to_first_order(function, point):
    here = gradient_at(function, point)
    assume(here.steepness > 1e-3)
    assert here.uphill @ here.contour == pytest.approx(0, abs=1e-12)
    assert np.hypot(*here.uphill) == np.hypot(*here.contour) == pytest.approx(1)
    assert here.uphill == pytest.approx([np.cos(here.angle), np.sin(here.angle)], abs=1e-9)
    moved = function.value(here.point + 1e-4 * here.contour) - here.value
    assert abs(moved) < 1e-7  # ½ · curvature · step², the curvature being at most 5


def test_level_ground_has_no_direction():
    here = gradient_at(SADDLE, (0, 0))
    assert here.is_level
    assert not here.uphill.any()
    assert not here.contour.any()


@given(SURFACES, POINTS, st.sampled_from([0, 1]))
def test_a_slice_has_the_partial_as_its_slope(function, point, axis):
    positions = point[axis] + np.array([-1e-5, 0, 1e-5])
    heights = slice_through(function, point, axis, positions)
    here = gradient_at(function, point)
    assert heights[1] == pytest.approx(here.value)
    assert (heights[2] - heights[0]) / 2e-5 == pytest.approx(here.partials[axis], abs=1e-6)


@given(SURFACES, POINTS, st.tuples(st.floats(-2, 2), st.floats(-2, 2)))
def test_the_change_of_a_step_is_that_of_finite_differences(function, point, step):
    small = 1e-5 * np.array(step)
    differences = (function.value(point + small) - function.value(point - small)) / 2e-5
    assert gradient_at(function, point).change(step) == pytest.approx(float(differences), abs=1e-5)


@given(SURFACES, POINTS, st.tuples(st.floats(-2, 2), st.floats(-2, 2)))
def test_the_part_along_the_gradient_is_the_real_part_after_turning_back(function, point, step):
    here = gradient_at(function, point)
    assume(here.steepness > 1e-3)
    turned_back = complex(*step) * np.exp(-1j * here.angle)
    assert here.part_along(step) == pytest.approx(turned_back.real, abs=1e-9)
    assert here.change(step) == pytest.approx(here.steepness * here.part_along(step), abs=1e-9)


def test_wrong_input_is_refused():
    with pytest.raises(ValueError, match="point"):
        gradient_at(SADDLE, (1, 2, 3))
    with pytest.raises(ValueError, match="point"):
        gradient_at(SADDLE, (1, np.nan))
    with pytest.raises(ValueError, match="axis"):
        slice_through(SADDLE, (1, 2), 2, [0.0])
    with pytest.raises(ValueError, match="positions"):
        slice_through(SADDLE, (1, 2), 0, [])
    with pytest.raises(ValueError, match="angles"):
        gradient_at(SADDLE, (1, 2)).slopes(np.inf)
