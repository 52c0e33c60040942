from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.datasets import standardize
from mathkit.learning.k_means import k_means
from mathkit.learning.linear_regression import centred, descend_to_line, fit_line, relative_line
from mathkit.learning.logistic_regression import train_logistic_regression
from mathkit.linear_algebra.pca import pca
from mathkit.rounding import exact_mean, exact_products, exact_sum, without_rounding


def test_terms_that_cancel_give_zero() -> None:
    assert 0.1 + 0.2 - 0.3 != 0
    assert exact_sum(0.1, 0.2, -0.3) == 0
    assert exact_mean(np.array([0.1, 0.2, -0.3])) == 0
    assert exact_products(np.array([[0.1], [0.2], [-0.3]]), np.array([3.0, 3.0, 3.0])) == 0
    assert exact_sum(1e9, 0.1, -1e9) == pytest.approx(0.1, rel=1e-6)


@given(st.floats(1e-300, 1e300), st.floats(0.0, 0.999))
def test_a_number_that_is_small_by_itself_stays(value: float, share: float) -> None:
    assert exact_sum(value, -share * value) == value - share * value
    assert without_rounding(value, value) == value


def numbers_of(*arrays: object) -> np.ndarray:
    return np.abs(np.concatenate([np.ravel(np.asarray(array, dtype=float)) for array in arrays]))


@st.composite
def tidy_points(draw: st.DrawFn) -> np.ndarray:
    """Points as people type them, mirrored: of many results the exact value is 0."""
    unit = draw(st.sampled_from([0.1, 0.3, 1.0, 7.0, 1e5]))
    place = st.integers(1, 9), st.integers(-9, 9)
    half = np.array(draw(st.lists(st.tuples(*place), min_size=2, max_size=6, unique_by=lambda each: each[1])))
    mirrored = np.vstack([half, half * (-1, 1)]) * unit
    return mirrored + unit * draw(st.sampled_from([0.0, 0.1, 5.0]))


@given(tidy_points(), st.booleans())
def test_no_result_of_tidy_points_is_rounding(points: np.ndarray, standardized: bool) -> None:
    scale = np.abs(points).max()
    examples = centred(points, standardized=standardized)
    fit = fit_line(examples.points)
    first = relative_line(examples.points, 0.5, -0.5)
    middle = examples.x_at(0.5)
    components = pca(points, standardized=standardized)
    groups = k_means(points, points[:2])
    found = numbers_of(
        *(examples.mean, middle, examples.centred(middle), examples.points, first),
        *(fit.weights, fit.residuals),
        *(components.mean, components.centred, components.covariance, components.axes, components.scores),
        *(groups.centres, standardize(points).means),
    )
    assert found[(found > 0) & (found < 1e-12 * min(1.0, scale))].size == 0
    assert fit.weights[0] == 0  # a mirrored cloud has no slope


def test_descents_end_at_zero_where_zero_is_the_answer() -> None:
    points = np.array([[0.1, 0.2], [0.3, 0.6], [0.7, 1.4], [0.2, 0.4]])
    descent = descend_to_line(points, (0.0, 0.0), 0.9, 5000)
    assert descent.errors[-1] == 0
    labels = np.array([0, 1, 1, 0])
    balanced = np.array([[0.1, 0.3], [0.1, -0.3], [-0.1, 0.3], [-0.1, -0.3]])
    training = train_logistic_regression(balanced, labels, 0.7, 50)
    assert not training.gradients.any()
    assert not training.weights.any()
