import math

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.smooth import EXPONENTIAL, LOGARITHM, SINE

X = sympy.Symbol("x")
TABLE = [(SINE, sympy.sin(X)), (EXPONENTIAL, sympy.exp(X)), (LOGARITHM, sympy.log(1 + X))]
NAMES = [str(exact) for _, exact in TABLE]
orders, places = st.integers(0, 12), st.floats(-0.9, 6)


@pytest.mark.parametrize(("function", "exact"), TABLE, ids=NAMES)
def test_all_derivatives_are_those_of_sympy(function, exact):
    for x in (-0.7, 0.0, 0.5, 3.0):
        for order in range(9):
            expected = float(sympy.diff(exact, X, order).subs(X, x))
            assert function.derivative_of_order(order, x) == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(("function", "exact"), TABLE, ids=NAMES)
def test_it_can_be_asked_like_any_differentiable_function(function, exact):
    assert function(0.5) == pytest.approx(float(exact.subs(X, 0.5)))
    assert function.derivative([0.5, 2.0]).shape == (2,)
    assert function.derivative(0.5) == pytest.approx(float(sympy.diff(exact, X).subs(X, 0.5)))


@pytest.mark.parametrize("function", [SINE, EXPONENTIAL, LOGARITHM], ids=NAMES)
@given(orders, places, places)
def test_no_derivative_between_two_points_is_larger_than_the_largest_and_one_is_as_large(
    function, order, first, last
):
    largest = function.largest_derivative(order, first, last)
    between = np.abs(function.derivative_of_order(order, np.linspace(first, last, 4001)))
    assert between.max() <= largest * (1 + 1e-12)
    assert between.max() >= largest * (1 - 1e-5)


def test_series_reach_as_far_as_the_nearest_singular_point():
    assert SINE.convergence_radius(2.0) == EXPONENTIAL.convergence_radius(-3.0) == math.inf
    assert LOGARITHM.convergence_radius(0.0) == 1
    assert LOGARITHM.convergence_radius(1.5) == 2.5


def test_what_is_not_defined_is_refused():
    with pytest.raises(ValueError, match=r"^x must be greater than -1"):
        LOGARITHM(-1.0)
    with pytest.raises(ValueError, match=r"^x must be greater than -1"):
        LOGARITHM.largest_derivative(2, -1.5, 1.0)
    for function in (SINE, EXPONENTIAL, LOGARITHM):
        with pytest.raises(ValueError, match=r"^order must be at least 0, got -1"):
            function.derivative_of_order(-1, 0.5)
