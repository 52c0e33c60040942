import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.quadratics import ravine
from mathkit.learning.features import unrelated_features


@given(st.lists(st.floats(0.05, 20), min_size=1, max_size=4), st.integers(5, 60), st.integers(0, 99))
def test_unrelated_features_have_their_deviations_and_no_correlation(deviations, count, seed):
    points = unrelated_features(deviations, count, seed)
    np.testing.assert_allclose(points.mean(axis=0), 0, atol=1e-12 * max(deviations))
    covariance = np.cov(points.T, ddof=0).reshape(len(deviations), -1)
    np.testing.assert_allclose(covariance, np.diag(np.square(deviations)), atol=1e-9 * max(deviations) ** 2)


def test_the_error_of_a_model_of_unrelated_features_is_a_ravine():
    best, features = np.array([8.0, -1.5]), unrelated_features([0.2, 1.0], 30, seed=1)
    for weights in ((0.0, 0.0), (3.0, 1.0), best):
        error = np.mean((features @ weights - features @ best) ** 2) / 2
        assert ravine(25, best).value(weights) == pytest.approx(error, abs=1e-12)


@pytest.mark.parametrize(
    ("deviations", "count", "name"), [([1, 0], 5, "deviations"), ([1, 2], 2, "count"), ([1, 2], 0, "count")]
)
def test_features_without_a_spread_and_too_few_points_are_refused(deviations, count, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        unrelated_features(deviations, count, seed=0)
