import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.naive_bayes import BernoulliNB

from mathkit.probability.bayes import bayes
from mathkit.probability.two_tests import chance_of_odds, learned_rates, screen_twice

FIRST, SECOND = bayes(0.01, 0.99, 0.05), bayes(0.01, 0.99, 0.01)
shares = st.floats(0, 1)


def test_the_worked_numbers():
    counts = screen_twice(FIRST, SECOND, 10_000)
    assert (counts.sick.people, counts.sick.first, counts.sick.both) == (100, 99, 98)
    assert (counts.healthy.people, counts.healthy.first, counts.healthy.both) == (9900, 495, 5)
    rates = learned_rates(counts.assign(5), np.array([10_000]))[0]
    assert rates[:, 0] / rates[:, 1] == pytest.approx([19.8, 99])


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
    who = counts.assign(3)
    assert who.shape == (population, 3)
    assert who.prod(axis=1).sum() == counts.sick.both
    assert who[:, 0].sum() == counts.sick.people


@pytest.mark.parametrize(("columns", "chance"), [((1, 2), 0.952), ((1, 1), 0.798)])
def test_multiplying_learned_ratios_is_what_naive_bayes_does(columns, chance):
    """Of a test that is only the first one again it makes too much."""
    who = screen_twice(FIRST, SECOND, 10_000).assign(5)
    tests = who[:, columns]
    model = BernoulliNB(alpha=1e-10, force_alpha=True).fit(tests, who[:, 0])
    rates = learned_rates(np.column_stack([who[:, 0], tests]), np.array([len(who)]))[0]
    odds = 100 / 9900 * np.prod(rates[:, 0] / rates[:, 1])
    assert chance_of_odds(odds) == pytest.approx(model.predict_proba([[1, 1]])[0, 1])
    assert chance_of_odds(odds) == pytest.approx(chance, abs=5e-4)


def test_rates_are_the_shares_among_those_that_were_seen():
    who = np.array([(0, 1, 0), (0, 0, 0), (1, 1, 1), (1, 0, 1)])
    rates = learned_rates(who, np.array([1, 2, 4]))
    np.testing.assert_array_equal(rates[0], [[np.nan, 1], [np.nan, 0]])
    np.testing.assert_array_equal(rates[1], [[np.nan, 0.5], [np.nan, 0]])
    np.testing.assert_array_equal(rates[2], [[0.5, 0.5], [1, 0]])


@given(st.floats(0.001, 0.999))
def test_odds_and_chances_are_the_same_thing(chance):
    assert chance_of_odds(chance / (1 - chance)) == pytest.approx(chance)


def test_who_is_who_depends_on_the_seed_alone():
    counts = screen_twice(FIRST, SECOND, 500)
    assert counts.assign(1).tolist() == counts.assign(1).tolist() != counts.assign(2).tolist()


def test_a_population_is_counted_in_people():
    with pytest.raises(ValueError, match="population"):
        screen_twice(FIRST, SECOND, 0)
