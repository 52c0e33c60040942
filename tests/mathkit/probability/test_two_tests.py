import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import logit
from sklearn.naive_bayes import BernoulliNB

from mathkit.probability.bayes import bayes
from mathkit.probability.two_tests import (
    chance_of_odds,
    draw_people,
    learned_counts,
    learned_rates,
    odds_of_chance,
    screen_twice,
)

FIRST, SECOND = bayes(0.01, 0.99, 0.05), bayes(0.01, 0.99, 0.01)
shares = st.floats(0, 1)


def test_the_worked_numbers():
    counts = screen_twice(FIRST, SECOND, 10_000)
    assert (counts.sick.people, counts.sick.first, counts.sick.both) == (100, 99, 98)
    assert (counts.healthy.people, counts.healthy.first, counts.healthy.both) == (9900, 495, 5)


@given(shares, shares, shares, shares, shares, st.integers(1, 5000))
def test_people_are_near_their_shares_and_add_up(prior, hit, alarm, other_hit, other_alarm, population):
    counts = screen_twice(bayes(prior, hit, alarm), bayes(prior, other_hit, other_alarm), population)
    assert counts.sick.people + counts.healthy.people == population
    for group, share, rates in (
        (counts.sick, prior, (hit, other_hit)),
        (counts.healthy, 1 - prior, (alarm, other_alarm)),
    ):
        (first, second), size = rates, share * population
        assert min(group.both, group.first_only, group.second_only, group.neither) >= 0
        assert abs(group.first - first * size) <= 1
        assert abs(group.both - first * second * size) <= 2
        assert abs(group.both + group.second_only - second * size) <= 2


def test_people_are_drawn_with_the_chances_of_both_tests():
    who = draw_people(FIRST, SECOND, 400_000, 1)
    sick = who[:, 0] == 1
    assert sick.mean() == pytest.approx(0.01, abs=5e-4)
    assert who[sick, 1:].mean(axis=0) == pytest.approx([0.99, 0.99], abs=5e-3)
    assert who[~sick, 1:].mean(axis=0) == pytest.approx([0.05, 0.01], abs=1e-3)
    both = who[~sick, 1:].prod(axis=1).mean()
    assert both == pytest.approx(0.05 * 0.01, abs=1e-4), "the mistakes are not independent"


@given(st.integers(0, 200))
def test_people_are_drawn_until_every_ratio_is_known(seed):
    who = draw_people(bayes(0.05, 0.5, 0.05), bayes(0.05, 0.5, 0.05), 60, seed)
    rates = learned_rates(who, np.array([60]))
    assert rates.min() > 0
    assert who.tolist() == draw_people(bayes(0.05, 0.5, 0.05), bayes(0.05, 0.5, 0.05), 60, seed).tolist()


@pytest.mark.parametrize(
    ("first", "named"), [(bayes(0, 0.9, 0.1), "prior"), (bayes(0.1, 0.9, 0), "rates of both tests")]
)
def test_people_of_whom_no_ratio_could_be_known_are_refused(first, named):
    with pytest.raises(ValueError, match=named):
        draw_people(first, SECOND, 100, 1)


@pytest.mark.parametrize("columns", [(1, 2), (1, 1)])
def test_multiplying_learned_ratios_is_what_naive_bayes_does(columns):
    """Also of a test that is only the first one again, of which it makes too much."""
    who = draw_people(FIRST, SECOND, 10_000, 5)
    tests = who[:, columns]
    model = BernoulliNB(alpha=1e-10, force_alpha=True).fit(tests, who[:, 0])
    rates = learned_rates(np.column_stack([who[:, 0], tests]), np.array([len(who)]))[0]
    sick = int(who[:, 0].sum())
    odds = sick / (len(who) - sick) * np.prod(rates[:, 0] / rates[:, 1])
    assert chance_of_odds(odds) == pytest.approx(model.predict_proba([[1, 1]])[0, 1])


def test_rates_are_the_shares_among_those_that_were_seen():
    who = np.array([(0, 1, 0), (0, 0, 0), (1, 1, 1), (1, 0, 1)])
    rates = learned_rates(who, np.array([1, 2, 4]))
    np.testing.assert_array_equal(rates[0], [[np.nan, 1], [np.nan, 0]])
    np.testing.assert_array_equal(rates[1], [[np.nan, 0.5], [np.nan, 0]])
    np.testing.assert_array_equal(rates[2], [[0.5, 0.5], [1, 0]])


def test_people_are_counted_by_group_and_by_what_each_test_says():
    who = draw_people(FIRST, SECOND, 3000, 5)
    positive, people = learned_counts(who, np.array([1, 700, 3000]))
    for stop, hits, groups in zip((1, 700, 3000), positive, people, strict=True):
        sick, healthy = (who[:stop][who[:stop, 0] == group] for group in (1, 0))
        assert groups.tolist() == [len(sick), len(healthy)]
        assert hits.tolist() == [[sick[:, test].sum(), healthy[:, test].sum()] for test in (1, 2)]


@given(st.floats(0.001, 0.999))
def test_odds_and_chances_are_the_same_thing(chance):
    assert chance_of_odds(chance / (1 - chance)) == pytest.approx(chance)
    assert odds_of_chance(chance) == pytest.approx(np.exp(logit(chance)))


def test_who_is_who_depends_on_the_seed_alone():
    one, again, other = (draw_people(FIRST, SECOND, 5000, seed).tolist() for seed in (1, 1, 2))
    assert one == again != other


def test_a_population_is_counted_in_people():
    with pytest.raises(ValueError, match="population"):
        screen_twice(FIRST, SECOND, 0)
