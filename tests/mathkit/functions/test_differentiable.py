import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime

from mathkit.functions.differentiable import ClosedForm
from mathkit.functions.one_variable import CUBE, PARABOLA, SIGMOID
from mathkit.functions.quadratics import PARABOLA_AT_THREE, TILTED_BOWL
from mathkit.functions.smooth import EXPONENTIAL, SINE
from mathkit.functions.two_variables import SADDLE, WAVES

OF_ONE_VARIABLE = [SINE, CUBE, EXPONENTIAL, PARABOLA, SIGMOID, PARABOLA_AT_THREE]
OF_TWO_VARIABLES = [SADDLE, WAVES, TILTED_BOWL]
OF_THREE_VARIABLES = ClosedForm(
    lambda x, y, z: x * y + np.sin(z), (lambda _, y, __: y, lambda x, *_: x, lambda *xyz: np.cos(xyz[2]))
)


@pytest.mark.parametrize("function", [*OF_ONE_VARIABLE, *OF_TWO_VARIABLES, OF_THREE_VARIABLES])
def test_the_gradient_is_that_of_finite_differences(function):
    for point in np.random.default_rng(2).normal(size=(5, function.dimension)):
        differences = approx_fprime(point, lambda x: float(function.value(x)))
        assert function.gradient(point) == pytest.approx(differences, abs=1e-5)


@pytest.mark.parametrize("function", OF_ONE_VARIABLE)
def test_one_variable_may_be_asked_as_a_number_or_as_points(function):
    x = np.linspace(-2, 2, 12).reshape(3, 4)
    assert function.dimension == 1
    np.testing.assert_array_equal(function(x), function.value(x[..., np.newaxis]))
    np.testing.assert_array_equal(function.derivative(x), function.gradient(x[..., np.newaxis])[..., 0])
    assert function(x).shape == function.derivative(x).shape == (3, 4)
    assert function(0.5).shape == function.derivative(0.5).shape == ()


@pytest.mark.parametrize("function", OF_TWO_VARIABLES)
def test_two_variables_may_be_asked_as_coordinates_or_as_points(function):
    x, y = np.linspace(-2, 2, 4), np.linspace(-1, 1, 3)[:, np.newaxis]
    points = np.stack(np.meshgrid(x, y[:, 0]), axis=-1)
    assert function.dimension == 2
    np.testing.assert_array_equal(function(x, y), function.value(points))


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_a_partial_derivative_that_is_constant_is_given_at_every_point(x, y):
    plane = ClosedForm(lambda x, y: 2 * x + 3 * y, (lambda *_: 2.0, lambda *_: 3.0))
    assert plane.gradient([[x, y], [y, x]]).tolist() == [[2, 3], [2, 3]]


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: SADDLE.value([1.0, 2.0, 3.0]), "points"),
        (lambda: WAVES.gradient(1.0), "points"),
        (lambda: SINE.value([1.0, 2.0]), "points"),
        (lambda: SINE(1.0, 2.0), "points"),
        (lambda: SINE(np.nan), "coordinates"),
        (lambda: SINE.derivative(np.inf), "x"),
        (lambda: SINE.derivative("half"), "x"),
        (lambda: SADDLE.derivative(1.0), "points"),
    ],
)
def test_wrong_input_is_refused(call, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        call()
