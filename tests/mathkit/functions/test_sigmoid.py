import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.sigmoid import logit, sigmoid, sigmoid_derivative

scores = st.floats(-1000, 1000)


@pytest.mark.parametrize(("z", "probability"), [(2, 0.8808), (-1.5, 0.1824), (0, 0.5)])
def test_the_worked_values(z, probability):
    assert sigmoid(z) == pytest.approx(probability, abs=5e-5)


@given(scores)
def test_turning_the_score_round_turns_the_probability_round(z):
    assert sigmoid(-z) == pytest.approx(1 - sigmoid(z), abs=1e-15)


@given(scores, scores)
def test_a_higher_score_is_never_less_probable(z, other):
    low, high = sorted([z, other])
    assert 0 <= sigmoid(low) <= sigmoid(high) <= 1


@given(st.floats(-20, 20))
def test_the_derivative_is_the_slope(z):
    assert sigmoid_derivative(z) == pytest.approx((sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5, abs=1e-9)


def test_the_derivative_agrees_with_sympy():
    z = sympy.Symbol("z")
    exact = sympy.diff(1 / (1 + sympy.exp(-z)), z)
    for at in (-3, 0.5, 30):
        assert sigmoid_derivative(at) == pytest.approx(float(exact.subs(z, at)), rel=1e-9)


def test_far_out_nothing_overflows():
    assert sigmoid([-1000, 1000]).tolist() == [0, 1]
    assert sigmoid_derivative([-1000, 1000]).tolist() == [0, 0]


@given(st.floats(1e-9, 1 - 1e-9))
def test_logit_undoes_the_sigmoid(p):
    assert sigmoid(logit(p)) == pytest.approx(p)


def test_the_shape_is_kept():
    assert sigmoid(np.zeros((2, 3))).shape == logit(np.full((2, 3), 0.5)).shape == (2, 3)
