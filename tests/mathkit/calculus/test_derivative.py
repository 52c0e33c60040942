import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.differentiate import derivative as scipy_derivative

from mathkit.calculus.derivative import closing_secants, secant_slope
from mathkit.functions.one_variable import CUBE, PARABOLA, SIGMOID
from mathkit.functions.smooth import EXPONENTIAL, SINE

FUNCTIONS = st.sampled_from([PARABOLA, CUBE, SINE, EXPONENTIAL, SIGMOID])
PLACES = st.floats(-3, 3)


def test_the_parabola_at_two():
    secants = closing_secants(PARABOLA, 2.0, 2.0)
    assert secants.value == 9
    assert secants.steps == pytest.approx([2, 0.2, 0.02, 0.002])
    assert secants.slopes == pytest.approx([8, 6.2, 6.02, 6.002])
    assert secants.limit == 6  # 2x + 2


@given(PLACES, st.floats(0.1, 2), st.floats(-2, 2))
def test_a_secant_of_the_parabola_misses_the_derivative_by_just_h(x, first, offset):
    assume(offset)
    assert secant_slope(PARABOLA, x, offset) == pytest.approx(2 * x + 2 + offset, abs=1e-9 / abs(offset))
    secants = closing_secants(PARABOLA, x, first, count=3)
    assert secants.slopes - secants.limit == pytest.approx(secants.steps, abs=1e-9)


def test_the_limit_is_the_one_that_sympy_takes():
    x, h = sympy.symbols("x h")
    for function, exact in ((CUBE, x**3), (SINE, sympy.sin(x)), (EXPONENTIAL, sympy.exp(x))):
        taken = sympy.limit((exact.subs(x, x + h) - exact) / h, h, 0)
        assert closing_secants(function, 1.3, 1.0).limit == pytest.approx(float(taken.subs(x, 1.3)))


@given(FUNCTIONS, PLACES)
def test_the_limit_is_that_of_finite_differences(function, x):
    assert closing_secants(function, x, 1.0).limit == pytest.approx(
        float(scipy_derivative(function, x).df), rel=1e-6, abs=1e-8
    )


@given(FUNCTIONS, PLACES, st.floats(0.5, 2))
def test_the_gap_closes_as_fast_as_h(function, x, first):
    secants = closing_secants(function, x, first)
    gaps = np.abs(secants.slopes - secants.limit)
    curvature = max(abs(float(second)) for second in np.gradient(function.derivative(_around(x)), 1e-3))
    assert gaps[-1] <= 0.51 * curvature * secants.steps[-1] + 1e-6 * (1 + abs(secants.limit))


def _around(x):
    return x + np.arange(-3, 8) * 1e-3


@given(FUNCTIONS, PLACES, st.floats(0.5, 2))
def test_each_secant_goes_through_both_points(function, x, first):
    secants = closing_secants(function, x, first)
    assert secants.value + secants.slopes * secants.steps == pytest.approx(secants.ends)
    assert secants.ends == pytest.approx(function(x + secants.steps))


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"x": np.inf}, "x"),
        ({"first_step": 0}, "first_step"),
        ({"first_step": -1}, "first_step"),
        ({"count": 0}, "count"),
        ({"shrink": 1}, "shrink"),
    ],
)
def test_wrong_input_is_refused(wrong, name):
    with pytest.raises(ValueError, match=name):
        closing_secants(SINE, **{"x": 1.0, "first_step": 1.0, **wrong})


def test_one_point_alone_has_no_secant():
    with pytest.raises(ValueError, match="step"):
        secant_slope(SINE, 1.0, [0.5, 0.0])
