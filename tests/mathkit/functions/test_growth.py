import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.growth import GrowthLoss

TIMES, AMOUNTS = (1, 2, 4), (1.5, 2.5, 4.0)
LOSS = GrowthLoss(TIMES, AMOUNTS)
W = sympy.Symbol("w")
EXACT = sum((sympy.exp(W * t) - y) ** 2 for t, y in zip(TIMES, AMOUNTS, strict=True)) / len(TIMES)
weights = st.floats(-2, 1)


@given(weights)
def test_the_loss_is_the_mean_of_the_squared_misses(weight):
    misses = np.exp(weight * np.array(TIMES)) - AMOUNTS
    assert LOSS(weight) == pytest.approx(np.mean(misses**2))


@pytest.mark.parametrize("order", range(5))
@pytest.mark.parametrize("weight", [-1.0, 0.0, 0.3])
def test_its_derivatives_are_those_of_sympy(order, weight):
    expected = float(sympy.diff(EXACT, W, order).subs(W, weight))
    assert LOSS.derivative_of_order(order, weight) == pytest.approx(expected)


@given(st.integers(0, 4), weights, weights)
def test_no_derivative_in_between_is_larger_than_the_largest(order, first, last):
    inside = np.abs(LOSS.derivative_of_order(order, np.linspace(first, last, 400)))
    largest = LOSS.largest_derivative(order, first, last)
    assert inside.max() <= largest * (1 + 1e-9) + 1e-12
    assert largest <= inside.max() * 1.02 + 0.01


def test_its_series_reaches_everywhere():
    assert LOSS.convergence_radius(0.0) == np.inf


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"^times must be whole numbers of at least 1"):
        GrowthLoss([0, 1], [1.0, 2.0])
    with pytest.raises(ValueError, match=r"^amounts must be one for each of 2 times"):
        GrowthLoss([1, 2], [1.0])
    with pytest.raises(ValueError, match=r"^order must be at least 0"):
        LOSS.derivative_of_order(-1, 0.0)
