import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import check_grad, minimize_scalar

from mathkit.functions.one_variable import CUBE, PARABOLA, RELU, SIGMOID, polynomial, power, two_valleys
from mathkit.functions.smooth import EXPONENTIAL, SINE
from mathkit.optimization.gradient_descent import gradient_descent

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


def test_two_valleys_lie_where_an_optimizer_finds_them():
    curve = two_valleys(3.0, 4.0, 2.0)
    assert two_valleys(3.0, 4.0, 2.0, 0.25)(1.7) == pytest.approx(curve(1.7) + 0.25)
    hump = float(minimize_scalar(lambda x: -curve(x), bounds=(1.0, 5.0), method="bounded").x)
    assert hump == pytest.approx(3.248, abs=1e-3)
    for bounds, start, lowest, height in (
        ((-2.0, hump), 2.4, -0.718, 0.327),
        ((hump, 8.0), 4.2, 6.470, 7.233),
    ):
        found = minimize_scalar(curve, bounds=bounds, method="bounded")
        assert (found.x, found.fun) == pytest.approx((lowest, height), abs=2e-3)
        walk = gradient_descent(curve, start, 0.1, 15)
        assert walk.points[-1, 0] == pytest.approx(found.x, abs=1e-3)
        assert np.all(np.diff(walk.values) <= 0)


@given(st.floats(-5, 5), st.floats(0.1, 10), st.floats(0.2, 4), st.floats(-1.4, 1.4))
def test_the_slope_of_two_valleys_is_that_of_finite_differences(middle, distance, curvature, place):
    curve, x = two_valleys(middle, distance, curvature), middle + place * distance
    off = check_grad(lambda at: float(curve(at[0])), curve.derivative, np.array([x]))
    assert off <= 1e-5 * (1 + curvature * distance)
