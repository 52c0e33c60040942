import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis

from mathkit.probability.two_normals import Normal, TwoNormals

normals = st.builds(Normal, st.floats(-4, 4), st.floats(0.3, 3))
pairs = st.builds(TwoNormals, st.floats(0.05, 0.95), normals, normals)


def densities(two, x):
    one, zero = (stats.norm(each.mean, each.deviation).pdf(x) for each in (two.one, two.zero))
    return two.probability * one, (1 - two.probability) * zero


@given(pairs, st.floats(-8, 8))
def test_heights_and_posterior_are_those_of_scipy(two, x):
    one, zero = densities(two, x)
    np.testing.assert_allclose(two.heights(x), (one, zero), atol=1e-300)
    if one + zero > 1e-200:
        assert two.posterior(x) == pytest.approx(one / (one + zero), abs=1e-9)
        assert two.classify(x) == (one >= zero) or one == pytest.approx(zero)


def test_the_posterior_is_right_where_both_heights_vanish():
    two = TwoNormals(0.5, Normal(0, 1), Normal(1, 1))
    assert two.heights(200) == (0, 0)
    assert two.log_odds(200) == pytest.approx(0.5 - 200)
    assert two.classify([-200, 200]).tolist() == [1, 0]


@given(pairs)
def test_the_overall_moments_are_those_of_the_mixture(two):
    x = np.linspace(-40, 40, 16_001)
    mixture = sum(densities(two, x))

    def moment(power):
        return (x**power * mixture).sum() * (x[1] - x[0])

    overall = two.overall()
    assert overall.mean == pytest.approx(moment(1), abs=1e-6)
    assert overall.deviation == pytest.approx(math.sqrt(moment(2) - moment(1) ** 2), abs=1e-6)


@given(normals, st.floats(0.05, 0.95))
def test_one_bell_fits_two_that_are_alike(normal, probability):
    assert TwoNormals(probability, normal, normal).misfit() == pytest.approx(0, abs=1e-9)


def test_the_misfit_is_a_share():
    two = TwoNormals(0.5, Normal(-20, 1), Normal(20, 1))
    assert 0.7 < two.misfit() < 1
    near, far = (TwoNormals(0.7, Normal(0, 1), Normal(mean, 1)).misfit() for mean in (1, 3))
    assert 0 < near < far


def test_labels_have_their_own_distribution():
    two = TwoNormals(0.4, Normal(2, 0.5), Normal(-1, 3))
    labels = np.arange(4000) % 2
    values = two.draw(labels, 5)
    assert stats.kstest(values[labels == 1], stats.norm(2, 0.5).cdf).pvalue > 0.01
    assert stats.kstest(values[labels == 0], stats.norm(-1, 3).cdf).pvalue > 0.01
    np.testing.assert_array_equal(values, two.draw(labels, np.random.default_rng(5)))


def test_it_classifies_as_quadratic_discriminant_analysis_does():
    chance = np.random.default_rng(1)
    labels = (chance.random(400) < 0.6).astype(int)
    values = TwoNormals(0.6, Normal(0, 1), Normal(2.5, 2)).draw(labels, chance)
    learned = QuadraticDiscriminantAnalysis(store_covariance=True).fit(values[:, None], labels)
    one, zero = (
        Normal(float(learned.means_[label][0]), math.sqrt(learned.covariance_[label][0, 0]))
        for label in (1, 0)
    )
    two = TwoNormals(labels.mean(), one, zero)
    x = np.linspace(-5, 9, 57)
    np.testing.assert_allclose(two.posterior(x), learned.predict_proba(x[:, None])[:, 1], atol=1e-6)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: Normal(0, 0), "deviation"),
        (lambda: Normal(math.nan, 1), "mean"),
        (lambda: TwoNormals(1.0, Normal(0, 1), Normal(0, 1)), "probability"),
        (lambda: TwoNormals(0.5, Normal(0, 1), Normal(0, 1)).draw([0, 2], 0), "labels"),
    ],
)
def test_what_cannot_be_is_refused(call, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        call()


@given(pairs)
def test_the_heights_are_equal_at_the_boundaries_and_nowhere_else(two):
    edges = two.boundaries()
    assert (np.diff(edges) > 0).all()
    for edge in edges:
        scale = max(1.0, abs(edge)) ** 2 * 10
        assert two.log_odds(edge) == pytest.approx(0, abs=1e-7 * scale)
    x = np.linspace(-60, 60, 5001)
    changes = x[1:][np.diff(two.classify(x)) != 0]
    inside = edges[np.abs(edges) < 59]
    assert len(changes) <= len(edges)
    for change in changes:
        assert np.abs(inside - change).min() <= x[1] - x[0] + 1e-9


@pytest.mark.parametrize("mean", [1e-313, 1e-200, 0.0])
def test_bells_that_are_all_but_alike_have_no_boundary(mean):
    assert not len(TwoNormals(0.25, Normal(0.0, 1.0), Normal(mean, 1.0)).boundaries())


def test_boundaries_of_bells_with_the_same_spread():
    assert TwoNormals(0.5, Normal(0, 1), Normal(3, 1)).boundaries() == pytest.approx([1.5])
    assert not len(TwoNormals(0.7, Normal(0, 1), Normal(0, 1)).boundaries())
    assert not len(TwoNormals(0.9, Normal(0, 2), Normal(0, 1.9)).boundaries())


@pytest.mark.parametrize("apart", [0.0, 1.0, 4.0])
def test_the_overlap_is_that_of_the_closed_form(apart):
    two = TwoNormals(0.3, Normal(0, 2), Normal(apart, 2))
    assert two.overlap() == pytest.approx(2 * stats.norm.cdf(-apart / 4), abs=1e-6)
