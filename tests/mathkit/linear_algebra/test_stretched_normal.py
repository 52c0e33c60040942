import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import check_grad
from scipy.stats import multivariate_normal

from mathkit.linear_algebra.stretched_normal import MeanSurprise, least_surprise
from mathkit.optimization.gradient_descent import gradient_descent

matrices = arrays(float, (2, 2), elements=st.floats(-2, 2).map(lambda x: round(x, 2)))
CLOUD = np.random.default_rng(4).normal(size=(60, 2)) @ np.array([[2.0, 1.0], [0.5, 1.5]]).T


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


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"^data must be points that do not lie on a line"):
        least_surprise([[1, 1], [2, 2]])
