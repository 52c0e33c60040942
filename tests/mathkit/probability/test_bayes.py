from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mathkit.probability.bayes import (
    Group,
    assign_population,
    bayes,
    expected_counts,
    posterior_by_prior,
    prior_for_posterior,
)

shares = st.floats(0, 1)
inner = st.floats(0.01, 0.99)


@pytest.mark.parametrize(
    ("prior", "sensitivity", "false_positive_rate", "percent"),
    [(0.01, 0.99, 0.05, 16.7), (0.0001, 0.99, 0.01, 0.98)],
)
def test_the_worked_examples(prior, sensitivity, false_positive_rate, percent):
    posterior = bayes(prior, sensitivity, false_positive_rate).posterior
    assert 100 * posterior == pytest.approx(percent, abs=0.05 if percent > 1 else 0.005)


@given(shares, shares, shares)
def test_the_areas_fill_the_square(prior, sensitivity, false_positive_rate):
    result = bayes(prior, sensitivity, false_positive_rate)
    areas = [result.true_positive, result.false_negative, result.false_positive, result.true_negative]
    assert sum(areas) == pytest.approx(1)
    assert min(areas) >= 0
    assert result.evidence == pytest.approx(result.true_positive + result.false_positive)


@given(inner, inner, inner)
def test_odds_are_multiplied_by_the_likelihood_ratio(prior, sensitivity, false_positive_rate):
    result = bayes(prior, sensitivity, false_positive_rate)
    odds = prior / (1 - prior) * result.likelihood_ratio
    assert result.posterior == pytest.approx(odds / (1 + odds))


@given(inner, inner, inner)
def test_a_positive_raises_the_prior_exactly_when_the_sick_test_positive_more_often(prior, hit, alarm):
    assume(abs(hit - alarm) > 1e-6)
    assert (bayes(prior, hit, alarm).posterior > prior) == (hit > alarm)


def test_the_posterior_is_the_one_of_exact_fractions():
    prior, hit, alarm = Fraction(1, 100), Fraction(99, 100), Fraction(5, 100)
    exact = prior * hit / (prior * hit + (1 - prior) * alarm)
    assert exact == Fraction(1, 6)
    assert bayes(0.01, 0.99, 0.05).posterior == pytest.approx(float(exact))


def test_without_positives_there_is_no_posterior():
    nobody = bayes(0, 0.9, 0)
    assert nobody.posterior is None
    assert nobody.likelihood_ratio is None
    assert expected_counts(nobody, 100).posterior is None


@given(shares, shares, shares, st.integers(1, 5000))
@example(prior=1, sensitivity=0.5, false_positive_rate=0.5, population=1)  # halves round to even
def test_people_always_add_up(prior, sensitivity, false_positive_rate, population):
    result = bayes(prior, sensitivity, false_positive_rate)
    counts = expected_counts(result, population)
    assert counts.sick + counts.healthy == population
    assert counts.sick_positive + counts.sick_negative == counts.sick
    assert counts.healthy_positive + counts.healthy_negative == counts.healthy
    assert abs(counts.sick_positive - result.true_positive * population) <= 1
    assert abs(counts.healthy_negative - result.true_negative * population) <= 1
    groups = [counts.sick_positive, counts.sick_negative, counts.healthy_positive, counts.healthy_negative]
    assert min(groups) >= 0
    assert np.bincount(assign_population(counts, 0), minlength=4).tolist() == groups


def test_the_counts_of_a_thousand():
    counts = expected_counts(bayes(0.01, 0.99, 0.05), 1000)
    assert (counts.sick, counts.sick_positive, counts.healthy_positive) == (10, 10, 50)
    assert counts.posterior == pytest.approx(10 / 60)


def test_who_is_who_depends_on_the_seed_alone():
    counts = expected_counts(bayes(0.3, 0.8, 0.2), 200)
    first = assign_population(counts, 7)
    assert first.tolist() == assign_population(counts, np.random.default_rng(7)).tolist()
    assert first.tolist() != assign_population(counts, 8).tolist()
    assert set(first.tolist()) == set(Group)


@given(st.lists(shares, min_size=1, max_size=5), inner, inner)
def test_the_curve_goes_through_every_single_answer(priors, sensitivity, false_positive_rate):
    curve = posterior_by_prior(priors, sensitivity, false_positive_rate)
    singles = [bayes(prior, sensitivity, false_positive_rate).posterior for prior in priors]
    assert curve == pytest.approx(singles)


def test_the_curve_has_no_gap_at_its_ends():
    assert posterior_by_prior([0, 0.5, 1], 0.9, 0).tolist() == [1, 1, 1]
    assert posterior_by_prior([0, 0.5, 1], 0, 0.1).tolist() == [0, 0, 0]


@given(inner, inner, inner)
def test_the_prior_for_a_posterior_undoes_bayes(prior, sensitivity, false_positive_rate):
    posterior = bayes(prior, sensitivity, false_positive_rate).posterior
    assert prior_for_posterior(posterior, sensitivity, false_positive_rate) == pytest.approx(prior)


def test_an_evenly_split_posterior_needs_even_odds():
    assert prior_for_posterior(0.5, 1, 1) == 0.5
