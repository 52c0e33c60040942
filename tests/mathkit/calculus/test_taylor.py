import math
from itertools import pairwise

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from numpy.polynomial import Polynomial

from mathkit.calculus.taylor import second_order_step, second_order_steps, taylor_polynomial
from mathkit.functions.smooth import EXPONENTIAL, LOGARITHM, SINE

X = sympy.Symbol("x")
TABLE = [(SINE, sympy.sin(X)), (EXPONENTIAL, sympy.exp(X)), (LOGARITHM, sympy.log(1 + X))]
FUNCTIONS = [function for function, _ in TABLE]
NAMES = [str(exact) for _, exact in TABLE]
places, degrees = st.floats(-0.8, 4), st.integers(0, 10)


@pytest.mark.parametrize(("function", "exact"), TABLE, ids=NAMES)
@pytest.mark.parametrize("center", [0, sympy.Rational(1, 2), 2])
def test_the_coefficients_are_those_of_sympy(function, exact, center):
    made = taylor_polynomial(function, float(center), 7)
    series = sympy.series(exact, X, center, 8).removeO()
    expected = sympy.Poly(sympy.expand(series.subs(X, X + center)), X).all_coeffs()[::-1]
    found = [float(each) for each in expected] + [0.0] * (8 - len(expected))
    np.testing.assert_allclose(made.coefficients, found, rtol=1e-12, atol=1e-15)


def test_the_sine_at_zero_by_hand():
    made = taylor_polynomial(SINE, 0.0, 9)
    assert made.coefficients == pytest.approx([0, 1, 0, -1 / 6, 0, 1 / 120, 0, -1 / 5040, 0, 1 / 362880])
    assert taylor_polynomial(SINE, 0.0, 3)(1.0) == pytest.approx(5 / 6)


@pytest.mark.parametrize("function", FUNCTIONS, ids=NAMES)
@given(places, degrees)
def test_each_term_mends_one_derivative_at_the_centre(function, center, degree):
    made = taylor_polynomial(function, center, degree)
    polynomial = Polynomial(made.coefficients)  # in x − c
    for order in range(degree + 1):
        assert polynomial.deriv(order)(0.0) == pytest.approx(made.derivatives[order], rel=1e-9)
        term = Polynomial(np.eye(1, degree + 1, order)[0] * made.coefficients)
        others = [term.deriv(k)(0.0) for k in range(degree + 1) if k != order]
        assert not np.any(others)


@pytest.mark.parametrize("function", FUNCTIONS, ids=NAMES)
@given(places, places, degrees)
def test_the_error_is_within_its_bound(function, center, x, degree):
    made = taylor_polynomial(function, center, degree)
    rounding = 1e-12 * (1 + np.abs(made.terms(x)).sum())
    assert abs(made.error(x)) <= made.error_bound(x) * (1 + 1e-9) + rounding


@given(st.floats(0.01, 3), st.integers(0, 8))
def test_for_the_exponential_the_bound_is_within_a_factor_of_its_growth(x, degree):
    made = taylor_polynomial(EXPONENTIAL, 0.0, degree)
    assert made.error_bound(x) <= math.exp(x) * made.error(x) + 1e-12


@given(places, places, degrees)
def test_partial_sums_are_the_polynomials_of_lower_degree(center, x, degree):
    made = taylor_polynomial(LOGARITHM, center, degree)
    lower = [float(taylor_polynomial(LOGARITHM, center, k)(x)) for k in range(degree + 1)]
    np.testing.assert_allclose(made.partial_sums(x), lower, rtol=1e-9, atol=1e-9)
    assert made.degree == degree
    assert made.partial_sums([x, x]).shape == (degree + 1, 2)


def test_beyond_its_radius_the_series_of_the_logarithm_drifts_away_with_every_term():
    errors = [abs(float(taylor_polynomial(LOGARITHM, 0.0, n).error(1.5))) for n in range(5, 40)]
    assert all(later > before for before, later in pairwise(errors))
    inside = [abs(float(taylor_polynomial(LOGARITHM, 0.0, n).error(0.9))) for n in (5, 20, 80)]
    assert inside[0] > inside[1] > inside[2]


@given(st.floats(0.3, 2.8))
def test_newtons_step_is_the_lowest_or_highest_point_of_the_parabola(x):
    landing = second_order_step(SINE, x)
    parabola = taylor_polynomial(SINE, x, 2)
    assert landing is not None
    assert Polynomial(parabola.coefficients).deriv()(landing - x) == pytest.approx(0, abs=1e-9)
    assert landing == pytest.approx(x + 1 / math.tan(x))


def test_where_the_second_derivative_is_zero_there_is_no_newton_step():
    assert second_order_step(SINE, 0.0) is None


def test_a_known_ceiling_takes_the_place_of_a_smaller_maximum():
    made = taylor_polynomial(EXPONENTIAL, 0.0, 5)
    assert made.error_bound(1.0, ceiling=3.0) == pytest.approx(3 / 720)
    assert made.error_bound([1.0, 2.0], ceiling=3.0) == pytest.approx([3 / 720, math.e**2 * 64 / 720])


def test_newtons_steps_follow_each_other():
    points = second_order_steps(SINE, 1.2, 3)
    assert points[0] == 1.2
    assert points[1:] == pytest.approx(points[:-1] + 1 / np.tan(points[:-1]))
    assert points[-1] == pytest.approx(math.pi / 2)
    with pytest.raises(ValueError, match=r"^start must be a point from which"):
        second_order_steps(SINE, 0.0, 1)


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"^degree must be at least 0, got -1"):
        taylor_polynomial(SINE, 0.0, -1)
    with pytest.raises(ValueError, match=r"^x must be greater than -1"):
        taylor_polynomial(LOGARITHM, -2.0, 1)
