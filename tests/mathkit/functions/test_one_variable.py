import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.one_variable import CUBE, EXPONENTIAL, PARABOLA, RELU, SIGMOID, SINE, polynomial, power

X = sympy.Symbol("x")
TABLE = [
    (PARABOLA, X**2 + 2 * X + 1),
    (CUBE, X**3),
    (SINE, sympy.sin(X)),
    (EXPONENTIAL, sympy.exp(X)),
    (SIGMOID, 1 / (1 + sympy.exp(-X))),
    *((power(n), X**n) for n in range(1, 7)),
]


@pytest.mark.parametrize(("function", "exact"), TABLE, ids=[str(exact) for _, exact in TABLE])
def test_values_and_derivatives_are_those_of_sympy(function, exact):
    for x in (-2.7, -1.0, 0.0, 0.3, 2.0):
        assert function(x) == pytest.approx(float(exact.subs(X, x)))
        assert function.derivative(x) == pytest.approx(float(sympy.diff(exact, X).subs(X, x)), abs=1e-12)


@given(st.integers(1, 8), st.floats(-3, 3))
def test_the_power_rule(n, x):
    assert power(n).derivative(x) == pytest.approx(n * x ** (n - 1))


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6), st.floats(-3, 3))
def test_a_polynomial_is_differentiated_term_by_term(coefficients, x):
    terms = [c * float(power(n).derivative(x)) for n, c in enumerate(coefficients) if n]
    assert polynomial(coefficients).derivative(x) == pytest.approx(sum(terms), abs=1e-9)


@pytest.mark.parametrize(
    "function", [PARABOLA, SINE, SIGMOID, polynomial([7.0])], ids=["parabola", "sine", "sigmoid", "flat"]
)
def test_arrays_keep_their_shape(function):
    grid = np.linspace(-1, 1, 12).reshape(3, 4)
    assert function(grid).shape == function.derivative(grid).shape == (3, 4)
    assert function(grid)[1, 2] == pytest.approx(function(grid[1, 2]))


def test_the_parabola_of_the_curriculum():
    x = np.linspace(-3, 3, 7)
    assert PARABOLA.derivative(x) == pytest.approx(2 * x + 2)


@pytest.mark.parametrize("exponent", [0, -1, 2.0, True, "2"])
def test_other_exponents_are_refused(exponent):
    with pytest.raises(ValueError, match="exponent"):
        power(exponent)


def test_a_polynomial_needs_coefficients():
    with pytest.raises(ValueError, match="coefficients"):
        polynomial([])


def test_relu_is_a_half_of_x_and_its_size():
    x = np.linspace(-2, 2, 9)
    assert RELU(x) == pytest.approx((x + np.abs(x)) / 2)
    away = x[x != 0]
    differences = (RELU(away + 1e-6) - RELU(away - 1e-6)) / 2e-6
    assert RELU.derivative(away) == pytest.approx(differences)
    assert RELU.derivative(0.0) == 0
