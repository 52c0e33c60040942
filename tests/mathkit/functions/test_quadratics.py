from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, minimize

from mathkit.functions.quadratics import (
    PARABOLA_AT_THREE,
    TILTED_BOWL,
    Quadratic,
    from_coefficients,
    ravine,
    shifted_parabola,
)

numbers = st.floats(-10, 10)
SKEWED = Quadratic(hessian=np.array([[3.0, 1], [1, 2]]), minimum=np.array([-1.2, 2.6]), least=7)
ALL = [PARABOLA_AT_THREE, TILTED_BOWL, SKEWED]


@given(numbers)
def test_the_parabolas_are_what_they_are_called(x):
    assert PARABOLA_AT_THREE.value([x]) == pytest.approx((x - 3) ** 2, abs=1e-9)
    assert shifted_parabola(-1.0).value([x]) == pytest.approx(x**2 + 2 * x + 1, abs=1e-9)


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


def fractions(array):
    return np.vectorize(Fraction, otypes=[object])(array)


NEAR = st.floats(-1e-3, 1e-3).filter(lambda distance: abs(distance) > 1e-12)


@given(st.floats(1, 1e4), numbers, numbers, NEAR, NEAR)
def test_near_the_minimum_too_values_and_gradients_keep_their_digits(condition, x, y, dx, dy):
    """Held against fractions, which do not round."""
    turn = np.array([[0.8, -0.6], [0.6, 0.8]])
    skewed = Quadratic(turn @ np.diag([1 / min(condition, 100), 1.0]) @ turn.T, np.array([x, y]))
    for bowl in (ravine(condition, (x, y)), shifted_parabola(x, condition), skewed):
        point = bowl.minimum + np.array([dx, dy])[: bowl.dimension]
        away, hessian = fractions(point) - fractions(bowl.minimum), fractions(bowl.hessian)
        exact = hessian @ away
        assert float(bowl.value(point)) == pytest.approx(float(away @ exact / 2), rel=1e-12, abs=0)
        small = 1e-15 * float(np.abs(hessian) @ np.abs(away) @ np.ones(len(away)))
        assert bowl.gradient(point) == pytest.approx(exact.astype(float), rel=1e-12, abs=small)


def test_the_value_at_the_minimum_is_the_least():
    assert SKEWED.value(SKEWED.minimum) == 7
    assert SKEWED.value(np.zeros(2)) == pytest.approx(7 + 0.5 * (3 * 1.44 - 2 * 1.2 * 2.6 + 2 * 6.76))


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


def test_active_curvatures_are_those_of_the_axes_that_a_point_is_off():
    bowl = Quadratic(hessian=np.diag([1.0, 10.0]), minimum=np.array([1.0, 2.0]))
    assert bowl.active_curvatures((5, 2)) == pytest.approx([1])
    assert bowl.active_curvatures((1, 3)) == pytest.approx([10])
    assert bowl.active_curvatures((5, 3)) == pytest.approx([1, 10])
    assert bowl.active_curvatures((1, 2)).size == 0


@given(st.floats(0.6, 4), st.floats(-1, 1), st.floats(0.6, 4), st.floats(1e-3, 1e3))
def test_a_point_on_an_axis_is_off_the_minimum_along_that_axis_only(a, b, c, distance):
    bowl = from_coefficients(a, b, c)
    assume(np.ptp(bowl.curvatures) > 1e-3)
    axes = np.linalg.eigh(bowl.hessian)[1].T
    for curvature, axis in zip(bowl.curvatures, axes, strict=True):
        assert bowl.active_curvatures(distance * axis) == pytest.approx([curvature])


@given(st.floats(-7, 7), numbers, numbers)
def test_a_turned_bowl_has_its_old_value_where_the_point_was_turned_to(angle, x, y):
    bowl = Quadratic(hessian=np.array([[3.0, 1], [1, 2]]), minimum=np.array([-1.2, 2.6]), least=7)
    away = complex(x, y) * complex(np.cos(angle), np.sin(angle))
    turned = bowl.turned(angle)
    assert turned.value(bowl.minimum + np.array([away.real, away.imag])) == pytest.approx(
        bowl.value(bowl.minimum + np.array([x, y])), abs=1e-9
    )
    assert turned.curvatures == pytest.approx(bowl.curvatures)


def test_only_a_bowl_of_two_variables_can_be_turned():
    with pytest.raises(ValueError, match="dimension"):
        PARABOLA_AT_THREE.turned(1.0)


@pytest.mark.parametrize("direction", [(1.0, 0.0), (0.0, 1.0), (1.0, -2.0)])
def test_along_a_line_a_bowl_is_a_parabola(direction: tuple[float, float]) -> None:
    bowl = Quadratic(np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([3.0, 2.0]), 0.25)
    line = bowl.along((-1.0, 1.0), direction)
    steps = np.linspace(-4.0, 4.0, 9)
    expected = bowl(*(np.array([[-1.0], [1.0]]) + np.outer(direction, steps)))
    np.testing.assert_allclose(line(steps), expected, atol=1e-12)


def test_a_line_needs_a_direction() -> None:
    with pytest.raises(ValueError, match="direction"):
        TILTED_BOWL.along((0.0, 0.0), (0.0, 0.0))


def test_the_sharpest_direction_has_the_largest_curvature() -> None:
    bowl = Quadratic(np.array([[2.0, 1.0], [1.0, 2.0]]), np.zeros(2))
    np.testing.assert_allclose(bowl.sharpest_direction, np.sqrt([0.5, 0.5]))
    assert bowl.along((0.0, 0.0), bowl.sharpest_direction).curvature == pytest.approx(bowl.curvature)
