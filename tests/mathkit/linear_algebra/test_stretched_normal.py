import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.integrate import dblquad
from scipy.optimize import check_grad
from scipy.stats import multivariate_normal

from mathkit.linear_algebra.stretched_normal import (
    MeanSurprise,
    least_surprise,
    on_the_axes,
    stretched_density,
)
from mathkit.optimization.gradient_descent import gradient_descent

matrices = arrays(float, (2, 2), elements=st.floats(-2, 2).map(lambda x: round(x, 2)))
CLOUD = np.random.default_rng(4).normal(size=(60, 2)) @ np.array([[2.0, 1.0], [0.5, 1.5]]).T


@given(matrices, st.integers(0, 99))
def test_the_density_is_that_of_scipy(matrix, seed):
    assume(abs(np.linalg.det(matrix)) > 0.2)
    points = np.random.default_rng(seed).normal(size=(5, 2))
    expected = multivariate_normal(np.zeros(2), matrix @ matrix.T).pdf(points)
    np.testing.assert_allclose(stretched_density(matrix, points), expected, rtol=1e-6, atol=1e-12)


def test_its_volume_stays_one():
    volume, _ = dblquad(
        lambda y, x: float(stretched_density([[1, 0.5], [0.2, 0.8]], (x, y))), -9, 9, -9, 9, epsabs=1e-5
    )
    assert volume == pytest.approx(1, abs=1e-4)


@given(matrices)
def test_the_mean_surprise_is_that_of_scipy(back):
    assume(abs(np.linalg.det(back)) > 0.2)
    covariance = np.linalg.inv(back) @ np.linalg.inv(back).T
    expected = -multivariate_normal(np.zeros(2), covariance).logpdf(CLOUD).mean()
    assert MeanSurprise(CLOUD).value(back.ravel()) == pytest.approx(expected, rel=1e-6)


@given(matrices, st.booleans())
def test_the_gradient_is_that_of_finite_differences(back, counts_area):
    assume(abs(np.linalg.det(back)) > 0.2)
    surprise = MeanSurprise(CLOUD, counts_area)
    slip = check_grad(lambda w: float(surprise.value(w)), surprise.gradient, back.ravel())
    assert slip < 1e-4 * (1 + np.abs(surprise.gradient(back.ravel())).max())


def test_descent_learns_to_take_the_points_back_to_a_round_cloud():
    surprise = MeanSurprise(CLOUD)
    walk = gradient_descent(surprise, (1, 0, 0, 1), 0.1, 400)
    assert walk.values[-1] == pytest.approx(least_surprise(CLOUD), abs=1e-6)
    back = CLOUD @ walk.points[-1].reshape(2, 2).T
    np.testing.assert_allclose(back.T @ back / len(back), np.eye(2), atol=1e-3)
    sample = multivariate_normal(np.zeros(2), surprise.second_moments)
    assert least_surprise(CLOUD) == pytest.approx(-sample.logpdf(CLOUD).mean())


def test_without_the_area_descent_sends_every_point_to_the_origin():
    walk = gradient_descent(MeanSurprise(CLOUD, counts_area=False), (1, 0, 0, 1), 0.1, 400)
    assert np.abs(walk.points[-1]).max() < 1e-3


def test_points_on_the_axes_lie_where_data_spread_most_and_least():
    turns = np.linspace(0, np.pi, 20001)
    spreads = np.sqrt(np.mean((CLOUD @ np.array([np.cos(turns), np.sin(turns)])) ** 2, axis=0))
    most, least = on_the_axes(CLOUD, (1, 3))
    assert np.linalg.norm(most) == pytest.approx(spreads.max(), rel=1e-6)
    assert np.linalg.norm(least) == pytest.approx(3 * spreads.min(), rel=1e-6)
    for point, turn in ((most, turns[spreads.argmax()]), (least, turns[spreads.argmin()])):
        assert np.sin(turn) * point[0] == pytest.approx(np.cos(turn) * point[1], abs=1e-3)
        assert point[0] > 0


def test_points_on_upright_axes_lie_above_and_to_the_right():
    cross = [(0, 2), (0, -2), (1, 0), (-1, 0)]
    np.testing.assert_allclose(on_the_axes(cross, (1, 1)), [(0, np.sqrt(2)), (np.sqrt(0.5), 0)], atol=1e-12)


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"^matrix must be one that does not press the plane flat"):
        stretched_density([[1, 2], [2, 4]], (0, 0))
    with pytest.raises(ValueError, match=r"^points must be"):
        stretched_density(np.eye(2), (0, 0, 0))
    with pytest.raises(ValueError, match=r"^data must be points that do not lie on a line"):
        least_surprise([[1, 1], [2, 2]])
    with pytest.raises(ValueError, match=r"^deviations must be a vector of length 2"):
        on_the_axes(CLOUD, (1, 2, 3))
