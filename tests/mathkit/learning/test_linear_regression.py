import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import approx_fprime
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error as oracle_error
from sklearn.metrics import r2_score

from mathkit.learning.datasets import standardize
from mathkit.learning.linear_regression import (
    descend_to_line,
    fit_line,
    is_ill_conditioned,
    relative_line,
    scale_x,
    turned_line,
)
from mathkit.learning.squared_error import (
    mean_squared_error,
    mean_squared_error_gradient,
    residuals_of_line,
    squared_error_of_lines,
)

PLAIN = [(0, 1), (1, 2), (2, 4)]

scatters = st.integers(2, 30).flatmap(lambda n: arrays(float, (n, 2), elements=st.integers(-50, 50)))
weights = st.tuples(st.floats(-10, 10), st.floats(-10, 10))


def varied(points):
    assume(np.all(np.ptp(points, axis=0) > 0))
    return points


def test_three_points_by_hand():
    fit = fit_line(PLAIN)
    assert fit.gram.tolist() == [[5, 3], [3, 3]]
    assert fit.moments.tolist() == [10, 7]
    assert fit.weights == pytest.approx([1.5, 5 / 6])
    assert fit.residuals == pytest.approx([1 / 6, -1 / 3, 1 / 6])
    assert fit.error == pytest.approx(1 / 18)
    assert fit.spread == pytest.approx(14 / 9)
    assert fit.r_squared == pytest.approx(27 / 28)


@given(scatters)
def test_the_fit_is_that_of_numpy_and_of_scikit_learn(points):
    x, y = varied(points).T
    fit, model = fit_line(points), LinearRegression().fit(x[:, None], y)
    assert fit.weights == pytest.approx([model.coef_[0], model.intercept_], abs=1e-8)
    assert fit.weights == pytest.approx(np.linalg.lstsq(fit.design, y)[0], abs=1e-8)
    assert fit.gram @ fit.weights == pytest.approx(fit.moments, abs=1e-6)
    assert fit.error == pytest.approx(oracle_error(y, model.predict(x[:, None])), abs=1e-8)
    assert fit.r_squared == pytest.approx(r2_score(y, model.predict(x[:, None])), abs=1e-8)


@given(scatters)
def test_residuals_stand_at_right_angles_to_the_columns_of_the_design(points):
    fit = fit_line(varied(points))
    assert fit.design.T @ fit.residuals == pytest.approx([0, 0], abs=1e-8)
    assert fit.residuals == pytest.approx(residuals_of_line(points, fit.weights), abs=1e-9)


@given(scatters, weights)
def test_no_other_line_has_less_error(points, other):
    fit = fit_line(varied(points))
    assert fit.error <= mean_squared_error(points, other) + 1e-9
    assert fit.error <= fit.spread + 1e-9


@given(scatters, weights)
def test_the_gradient_is_that_of_the_error(points, w):
    gradient = mean_squared_error_gradient(points, w)
    numerical = approx_fprime(np.array(w), lambda v: mean_squared_error(points, v), 1e-6)
    assert gradient == pytest.approx(numerical, rel=1e-4, abs=2e-2)
    bowl = squared_error_of_lines(varied(points))
    assert gradient == pytest.approx(bowl.gradient(np.array(w)), rel=1e-9, abs=1e-7)
    assert mean_squared_error(points, w) == pytest.approx(bowl.value(np.array(w)), rel=1e-9, abs=1e-6)


@given(scatters)
def test_the_gradient_vanishes_at_the_fit_and_only_there(points):
    fit = fit_line(varied(points))
    assert mean_squared_error_gradient(points, fit.weights) == pytest.approx([0, 0], abs=1e-7)
    assert np.any(np.abs(mean_squared_error_gradient(points, fit.weights + np.array([0.0, 0.5]))) > 1e-3)


def test_numbers_far_from_zero_keep_their_digits():
    years = np.arange(2000.0, 2021.0)
    points = np.column_stack([years, 1e6 + 0.25 * (years - 2010)])
    fit = fit_line(points)
    assert fit.weights[0] == pytest.approx(0.25, rel=1e-9)
    assert fit.r_squared == pytest.approx(1)
    assert fit.condition > 1e10


@pytest.mark.parametrize(
    ("points", "complaint"),
    [
        ([(1, 2), (1, 3)], "points must be at two or more different x, got all at x = 1."),
        ([(1, 2), (3, 2)], "points must be at two or more different y, got all at y = 2."),
        ([(1, 2, 3)], "points with 2 coordinates"),
    ],
)
def test_data_without_a_best_line_are_refused(points, complaint):
    with pytest.raises(ValueError, match=complaint):
        fit_line(points)


@given(scatters, st.floats(-1, 1), st.floats(-1, 1))
def test_a_relative_line_is_a_plain_one_among_standardized_numbers(points, slope, height):
    scale = standardize(varied(points))
    w, b = relative_line(points, slope, height)
    z = np.array([-1.0, 2.0])
    on_the_line = w * (scale.means[0] + scale.deviations[0] * z) + b
    assert (on_the_line - scale.means[1]) / scale.deviations[1] == pytest.approx(slope * z + height, abs=1e-7)


@given(scatters, weights, st.floats(-10, 10))
def test_a_turned_line_keeps_its_height_in_the_middle_and_is_best_at_the_best_slope(points, old, slope):
    middle, best = varied(points)[:, 0].mean(), fit_line(points).weights[0]
    turned = turned_line(points, old, slope)
    assert turned[0] == slope
    assert turned @ (middle, 1) == pytest.approx(np.array(old) @ (middle, 1), abs=1e-6)
    least = mean_squared_error(points, turned_line(points, old, best))
    assert least <= mean_squared_error(points, turned) + 1e-7


@given(scatters, weights, st.floats(0.05, 0.95))
def test_a_descent_steps_against_the_gradient_and_never_climbs(points, start, share):
    walk = descend_to_line(varied(points), start, share, 20)
    assert walk.weights[0].tolist() == list(start)
    steps = -walk.learning_rate * walk.gradients[:-1]
    np.testing.assert_allclose(np.diff(walk.weights, axis=0), steps, rtol=1e-6, atol=1e-6)
    assert np.all(np.diff(walk.errors) <= 1e-9 * (1 + walk.errors[0]))
    assert share * 2 / np.linalg.eigvalsh(walk.hessian)[-1] == pytest.approx(walk.learning_rate)


def test_a_long_descent_arrives_where_the_normal_equation_lands():
    assert descend_to_line(PLAIN, (5, -5), 0.5, 500).weights[-1] == pytest.approx(fit_line(PLAIN).weights)


def test_a_rate_beyond_the_limit_is_refused():
    with pytest.raises(ValueError, match=r"share must be a probability strictly between 0 and 1, got 1\.2"):
        descend_to_line(PLAIN, (0, 0), 1.2, 5)


# Counting x from its mean --------------------------------------------------------------------------------


def test_x_may_be_left_as_it_is():
    scaled = scale_x(PLAIN, standardized=False)
    assert not scaled.standardized
    assert scaled.points == pytest.approx(np.array(PLAIN))
    assert scaled.scaled(1.5) == 1.5
    assert scaled.x_at(0.25) == pytest.approx(
        np.quantile([min(x for x, _ in PLAIN), max(x for x, _ in PLAIN)], 0.25)
    )


@pytest.mark.parametrize("far", [0, 1990])
def test_x_may_be_standardized(far):
    points = np.add(PLAIN, (far, 0))
    scaled = scale_x(points, standardized=True)
    assert scaled.standardized
    assert scaled.points == pytest.approx(np.column_stack([standardize(points).points[:, 0], points[:, 1]]))
    assert scaled.points[:, 0] == pytest.approx([scaled.scaled(x) for x in points[:, 0]])
    assert [scaled.x_at(0), scaled.x_at(1)] == pytest.approx([points[:, 0].min(), points[:, 0].max()])


def test_a_bowl_is_ill_conditioned_if_x_is_far_from_zero():
    assert not is_ill_conditioned(PLAIN)
    assert is_ill_conditioned(np.add(PLAIN, (1990, 0)))
    assert not is_ill_conditioned(scale_x(np.add(PLAIN, (1990, 0)), standardized=True).points)
