import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import approx_fprime
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error as oracle_error
from sklearn.metrics import r2_score

from mathkit.learning.datasets import noisy_line, standardize
from mathkit.learning.linear_regression import (
    ILL_CONDITIONED,
    centred,
    delivery_delays,
    descend_to_line,
    fit_line,
    is_ill_conditioned,
    relative_line,
    round_to_tenth,
    with_stray_point,
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
    design = np.column_stack([x, np.ones_like(x)])
    assert fit.weights == pytest.approx(np.linalg.lstsq(design, y)[0], abs=1e-8)
    assert fit.error == pytest.approx(oracle_error(y, model.predict(x[:, None])), abs=1e-8)
    assert fit.r_squared == pytest.approx(r2_score(y, model.predict(x[:, None])), abs=1e-8)


@given(scatters)
def test_residuals_stand_at_right_angles_to_the_columns_of_the_design(points):
    fit = fit_line(varied(points))
    design = np.column_stack([points[:, 0], np.ones(len(points))])
    assert design.T @ fit.residuals == pytest.approx([0, 0], abs=1e-8)
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


@given(scatters, st.floats(-1, 1), st.floats(-1, 1))
def test_a_rounded_line_is_the_nearest_that_has_these_digits(points, slope, height):
    exact = relative_line(varied(points), slope, height)
    rounded = relative_line(points, slope, height, rounded=True)
    deviation = points[:, 1].std()
    steepness = deviation / points[:, 0].std()
    unit = 10.0 ** (np.floor(np.log10(steepness)) - 1)
    assert abs(rounded[0] - exact[0]) <= 0.5 * unit * (1 + 1e-9)
    assert rounded[0] / unit == pytest.approx(np.round(rounded[0] / unit), abs=1e-6)


@pytest.mark.parametrize(
    ("value", "size", "rounded"), [(2.508, 1.09, 2.5), (-0.1005, 0.77, -0.1), (1234.0, 500.0, 1230.0)]
)
def test_numbers_are_rounded_to_a_tenth_of_the_power_of_ten(value, size, rounded):
    assert round_to_tenth(value, size) == pytest.approx(rounded)


@given(scatters, st.integers(0, 100), st.floats(-20, 20))
def test_a_stray_point_changes_the_slope_by_its_share_of_the_arms(points, index, shift):
    varied(points)
    index %= len(points)
    moved = with_stray_point(points, index, shift)
    assume(np.ptp(moved[:, 1]) > 0)
    d = points[:, 0] - points[:, 0].mean()
    change = fit_line(moved).weights[0] - fit_line(points).weights[0]
    assert change == pytest.approx(d[index] * shift / np.sum(d**2), abs=1e-9)
    assert np.delete(moved, index, axis=0).tolist() == np.delete(points, index, axis=0).tolist()


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


@given(scatters, st.booleans())
def test_x_is_counted_from_its_mean(points, standardized):
    counted = centred(varied(points), standardized=standardized)
    d, y = counted.points.T
    scale = standardize(points)
    assert d == pytest.approx(scale.points[:, 0] * (1.0 if standardized else scale.deviations[0]), abs=1e-9)
    assert y.tolist() == points[:, 1].tolist()
    assert d == pytest.approx([counted.centred(x) for x in points[:, 0]], abs=1e-9)
    assert [counted.x_at(0), counted.x_at(1)] == pytest.approx([points[:, 0].min(), points[:, 0].max()])
    assert counted.x_at(0.25) == pytest.approx(np.quantile([points[:, 0].min(), points[:, 0].max()], 0.25))


def test_a_bowl_is_ill_conditioned_if_d_is_far_from_one():
    wide = np.multiply(PLAIN, (10, 1))
    curvatures = np.linalg.eigvalsh(squared_error_of_lines(centred(wide, standardized=False).points).hessian)
    assert curvatures[-1] / curvatures[0] > ILL_CONDITIONED
    assert is_ill_conditioned(wide)
    assert not is_ill_conditioned(PLAIN)
    assert not is_ill_conditioned(np.add(PLAIN, (1990, 0)))
    assert not is_ill_conditioned(centred(wide, standardized=True).points)


# Orders --------------------------------------------------------------------------------------------------


@given(st.integers(3, 200), st.floats(-3, 3), st.floats(0.05, 3), st.integers(0, 99))
def test_delays_are_in_tenths_about_the_line(count, slope, spread, seed):
    x, y = delivery_delays(count, slope, 1.0, spread, seed).T
    exact_x, exact_y = noisy_line(count, slope, 1.0, spread, seed, ends=(1, 5)).T
    assert (x.min(), x.max()) == (1, 5)
    assert np.abs(x - exact_x).max() <= 0.05 + 1e-9
    assert np.abs(y - exact_y).max() <= 0.05 + 1e-9
    assert np.ptp(y) > 0
    assert 10 * x == pytest.approx(np.round(10 * x), abs=1e-9)


def test_delays_that_would_all_be_the_same_in_tenths_are_not_rounded():
    y = delivery_delays(3, 0.0, 1.0, 0.001, 1)[:, 1]
    assert np.ptp(y) > 0
