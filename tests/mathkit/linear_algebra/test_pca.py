import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.decomposition import PCA

from mathkit.linear_algebra.pca import pca, variances_along

SAMPLES = [[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]]

HUNDREDTHS = st.integers(-500, 500).map(lambda k: k / 100)


def points(most=4, least=1):
    clouds = st.tuples(st.integers(2, 12), st.integers(least, most)).flatmap(
        lambda shape: arrays(np.float64, shape, elements=HUNDREDTHS)
    )
    return clouds.filter(lambda cloud: np.ptp(cloud, axis=0).any())


PLANE = points(2, 2)


def test_the_worked_example():
    found = pca(SAMPLES)
    expected = [[0.36, -0.36, 0.21], [-0.36, 0.373333, -0.206667], [0.21, -0.206667, 0.123333]]
    np.testing.assert_allclose(found.covariance, expected, atol=5e-7)
    np.testing.assert_allclose(found.variances, [0.846707, 0.00996, 0], atol=5e-7)
    assert found.variances[2] == 0
    assert found.kept(1) == pytest.approx(0.988, abs=5e-4)


@given(points())
def test_it_is_the_pca_of_scikit_learn(cloud):
    ours, theirs = pca(cloud), PCA().fit(cloud)
    rank = len(theirs.explained_variance_)
    np.testing.assert_allclose(ours.mean, theirs.mean_, atol=1e-12)
    np.testing.assert_allclose(ours.covariance, np.atleast_2d(np.cov(cloud.T)), atol=1e-12)
    np.testing.assert_allclose(ours.variances[:rank], theirs.explained_variance_, atol=1e-9)
    np.testing.assert_allclose(ours.variances[rank:], 0, atol=1e-9)
    np.testing.assert_allclose(ours.ratios[:rank], theirs.explained_variance_ratio_, atol=1e-9)
    apart = np.abs(np.subtract.outer(ours.variances, ours.variances)) + 9 * np.eye(cloud.shape[1])
    for axis in range(rank):
        if apart[axis].min() > 1e-3:  # else the axis could be another as well
            sign = np.sign(ours.axes[:, axis] @ theirs.components_[axis])
            np.testing.assert_allclose(ours.axes[:, axis], sign * theirs.components_[axis], atol=1e-6)
            np.testing.assert_allclose(
                ours.scores[:, axis], sign * theirs.transform(cloud)[:, axis], atol=1e-5
            )


def test_axes_point_the_way_that_scikit_learn_has_them_point():
    cloud = np.random.default_rng(5).normal(size=(30, 4)) * [4, 3, 2, 1]
    theirs = PCA().fit(cloud)
    np.testing.assert_allclose(pca(cloud).axes, theirs.components_.T, atol=1e-9)
    np.testing.assert_allclose(pca(cloud).scores, theirs.transform(cloud), atol=1e-9)


@given(points())
def test_the_variance_of_the_scores_is_the_eigenvalue(cloud):
    found = pca(cloud)
    np.testing.assert_allclose(np.var(found.scores, axis=0, ddof=1), found.variances, atol=1e-9)
    np.testing.assert_allclose(found.covariance @ found.axes, found.axes * found.variances, atol=1e-9)
    np.testing.assert_allclose(found.axes.T @ found.axes, np.eye(cloud.shape[1]), atol=1e-12)
    assert np.all(np.diff(found.variances) <= 0)


@given(points())
def test_the_largest_component_of_each_axis_is_positive(cloud):
    for axis in pca(cloud).axes.T:
        assert next(component for component in axis if abs(component) > np.abs(axis).max() - 1e-9) > 0


@given(PLANE, st.floats(0, 2 * math.pi), st.floats(-50, 50))
def test_turning_and_moving_the_points_keeps_their_variances(cloud, angle, shift):
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    moved = pca(cloud @ turn.T + shift)
    np.testing.assert_allclose(moved.variances, pca(cloud).variances, atol=1e-9)
    assert moved.total == pytest.approx(np.var(cloud, axis=0, ddof=1).sum())


@given(points(), st.integers(0, 4))
def test_what_is_lost_is_the_variance_along_the_axes_left_out(cloud, count):
    found = pca(cloud)
    lost = np.sum((cloud - found.reconstruction(count)) ** 2) / (len(cloud) - 1)
    assert lost == pytest.approx(found.variances[count:].sum(), abs=1e-9)
    assert found.kept(count) == pytest.approx(1 - lost / found.total, abs=1e-9)


@given(PLANE, st.floats(-7, 7))
def test_the_variance_of_shadows_is_measured(cloud, angle):
    found = pca(cloud)
    direction = np.array([math.cos(angle), math.sin(angle)])
    [measured] = variances_along(found.covariance, [angle])
    assert measured == pytest.approx(np.var(cloud @ direction, ddof=1), abs=1e-9)
    assert found.variances[1] - 1e-9 <= measured <= found.variances[0] + 1e-9
    crosswise = variances_along(found.covariance, [angle, angle + math.pi / 2])
    assert crosswise.sum() == pytest.approx(found.total)


@given(PLANE, st.floats(-7, 7))
def test_the_variance_is_an_average_of_those_along_both_axes(cloud, angle):
    found = pca(cloud)
    weights = (found.axes.T @ (math.cos(angle), math.sin(angle))) ** 2
    assert weights.sum() == pytest.approx(1)
    [measured] = variances_along(found.covariance, [angle])
    assert measured == pytest.approx(weights @ found.variances, abs=1e-9 * found.total + 1e-12)


def test_standardized_features_have_their_correlation_for_a_covariance():
    cloud = np.random.default_rng(3).normal(size=(25, 3)) @ [[1, 2, 0], [0, 1e3, 5], [0, 0, 1e-3]] + [
        5,
        0,
        -1,
    ]
    found = pca(cloud, standardized=True)
    np.testing.assert_allclose(found.covariance, np.corrcoef(cloud.T), atol=1e-12)
    assert found.total == pytest.approx(3)
    np.testing.assert_allclose(found.reconstruction(3), cloud, rtol=1e-9)
    np.testing.assert_allclose(pca(cloud * [7, 1e-4, 30], standardized=True).variances, found.variances)


@pytest.mark.parametrize(
    ("direction", "degrees"), [((1, 0), 0), ((1, 1), 45), ((0, 1), 90), ((-3, 1), 161.565)]
)
def test_the_angle_is_that_of_the_first_axis(direction, degrees):
    cloud = np.outer([-1.0, 0.0, 4.0], direction)
    assert math.degrees(pca(cloud).angle) == pytest.approx(degrees)


@pytest.mark.parametrize("count", [3, 4, 5, 12])
def test_a_regular_polygon_is_round(count):
    turns = 2 * math.pi * np.arange(count) / count
    found = pca(np.column_stack([np.cos(turns), np.sin(turns)]) + 7)
    assert found.is_round
    assert found.kept(1) == pytest.approx(0.5)


def test_points_on_a_line_keep_everything_on_the_first_axis():
    x = np.array([-1.0, 0.0, 2.0, 5.0])
    found = pca(np.column_stack([3 * x + 1, 4 * x - 2]))
    np.testing.assert_allclose(found.axes[:, 0], [0.6, 0.8])
    assert (found.variances[1], found.kept(1), found.is_round) == (0, 1, False)
    np.testing.assert_allclose(found.reconstruction(1), found.mean + found.centred, atol=1e-12)


def test_a_cloud_that_is_all_but_flat_is_told_from_a_flat_one():
    x, y = np.array([-1e6, 0.0, 1e6]), np.array([-1e-3, 2e-3, -1e-3])
    assert pca(np.column_stack([x, y])).variances[1] == pytest.approx(3e-6, rel=1e-6)
    assert pca(np.column_stack([x + 1e8, 3 * x])).variances[1] == 0


@given(points())
def test_a_far_away_cloud_has_no_less_of_a_shape(cloud):
    assume(np.ptp(cloud, axis=0).max() > 0.1)
    np.testing.assert_allclose(pca(cloud + 1e4).variances, pca(cloud).variances, atol=1e-6)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: pca([[1.0, 2.0]]), "points"),
        (lambda: pca([[1.0, 2.0], [1.0, 2.0]]), "points"),
        (lambda: pca([1.0, 2.0]), "points"),
        (lambda: pca([[1.0, 2.0], [3.0, 2.0]], standardized=True), "every feature"),
        (lambda: variances_along(np.eye(3), [0.0]), "covariance"),
        (lambda: variances_along([[1, 2], [0, 1]], [0.0]), "covariance"),
        (lambda: variances_along(np.eye(2), []), "angles"),
    ],
)
def test_what_makes_no_sense_is_refused(call, name):
    with pytest.raises(ValueError, match=name):
        call()


def test_results_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        pca(SAMPLES).scores[0] = 0
