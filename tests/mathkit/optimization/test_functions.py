import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, minimize

from mathkit.optimization.functions import (
    PARABOLA_AT_MINUS_ONE,
    PARABOLA_AT_THREE,
    TILTED_BOWL,
    Quadratic,
    from_coefficients,
    shifted_parabola,
    squared_error_of_lines,
)

numbers = st.floats(-10, 10)
SKEWED = Quadratic(hessian=np.array([[3.0, 1], [1, 2]]), linear=np.array([1.0, -4]), constant=7)
ALL = [PARABOLA_AT_THREE, PARABOLA_AT_MINUS_ONE, TILTED_BOWL, SKEWED]


@given(numbers)
def test_the_parabolas_are_what_they_are_called(x):
    assert PARABOLA_AT_THREE.value([x]) == pytest.approx((x - 3) ** 2, abs=1e-9)
    assert PARABOLA_AT_MINUS_ONE.value([x]) == pytest.approx(x**2 + 2 * x + 1, abs=1e-9)


@given(st.floats(0.1, 10), numbers, st.floats(0.1, 10), numbers, numbers)
def test_a_bowl_from_coefficients_is_its_polynomial(a, b, c, x, y):
    assume(4 * a * c > b**2 + 1e-6)
    assert from_coefficients(a, b, c).value([x, y]) == pytest.approx(
        a * x**2 + b * x * y + c * y**2, abs=1e-9
    )


@pytest.mark.parametrize("function", ALL)
@pytest.mark.parametrize("seed", range(3))
def test_the_gradient_is_the_one_of_finite_differences(function, seed):
    point = np.random.default_rng(seed).normal(size=function.dimension)
    differences = approx_fprime(point, lambda x: float(function.value(x)))
    assert function.gradient(point) == pytest.approx(differences, abs=1e-5)


@pytest.mark.parametrize("function", ALL)
def test_the_minimum_is_the_one_scipy_finds(function):
    found = minimize(lambda x: float(function.value(x)), np.zeros(function.dimension))
    assert function.minimum == pytest.approx(found.x, abs=1e-4)
    assert function.gradient(function.minimum) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("function", ALL)
def test_many_points_at_once_are_as_good_as_one_by_one(function):
    grid = np.random.default_rng(1).normal(size=(4, 5, function.dimension))
    values, gradients = function.value(grid), function.gradient(grid)
    assert values.shape == (4, 5)
    assert gradients.shape == grid.shape
    assert values[2, 3] == pytest.approx(function.value(grid[2, 3]))
    assert gradients[2, 3] == pytest.approx(function.gradient(grid[2, 3]))


def test_the_curvatures_of_the_bowl_are_exact():
    x, y = sympy.symbols("x y")
    exact = sympy.hessian(x**2 + 2 * y**2 + x * y, (x, y)).eigenvals(multiple=True)
    assert TILTED_BOWL.curvatures == pytest.approx(sorted(float(value) for value in exact))
    assert TILTED_BOWL.curvature == TILTED_BOWL.curvatures[-1]
    assert TILTED_BOWL.stability_limit == pytest.approx(0.45308, abs=5e-6)


@given(numbers, st.floats(0.1, 10))
def test_a_shifted_parabola_has_the_minimum_and_curvature_asked_for(minimum, curvature):
    parabola = shifted_parabola(minimum, curvature)
    assert parabola.minimum == pytest.approx([minimum])
    assert parabola.curvature == pytest.approx(curvature)
    assert parabola.value([minimum]) == pytest.approx(0, abs=1e-9)
    assert parabola.stability_limit == pytest.approx(2 / curvature)


def test_the_minimum_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        TILTED_BOWL.minimum[0] = 1


@given(st.floats(-3, 3), st.floats(-3, 3), st.integers(2, 30), st.integers(0, 99))
def test_the_loss_of_a_line_is_its_mean_squared_distance(w, b, count, seed):
    points = np.random.default_rng(seed).normal(size=(count, 2))
    error = squared_error_of_lines(points)
    assert error.value([w, b]) == pytest.approx(np.mean((w * points[:, 0] + b - points[:, 1]) ** 2))
    if np.ptp(points[:, 0]) > 0.1:
        assert error.minimum == pytest.approx(np.polyfit(*points.T, deg=1), abs=1e-6)


@pytest.mark.parametrize("points", [[(1, 2)], [(1, 2), (1, 3)], [(1, 2, 3)], [1, 2]])
def test_points_that_many_lines_fit_alike_are_refused(points):
    with pytest.raises(ValueError, match="points"):
        squared_error_of_lines(points)
