from __future__ import annotations

from math import isnan

import pytest

from mathkit.probability.bayes import bayes, expected_counts
from scenes.probability.bayes_theorem import words

RARE = bayes(0.01, 0.99, 0.05)


@pytest.mark.parametrize(
    ("test", "found", "cleared"),
    [
        (RARE, "finds 99% of the sick", "clears 95% of the healthy"),
        (bayes(0.5, 1.0, 1.0), "finds all of the sick", "clears none of the healthy"),
    ],
)
def test_a_test_is_as_good_as_its_rates(test, found, cleared):
    assert (words.finds(test), words.clears(test)) == (found, cleared)
    assert [rate.source for rate in words.rates(test)] == [found, cleared]


def test_people_are_counted_in_their_colours():
    counts = expected_counts(RARE, 1000)
    assert words.sick_among(counts) == "{{ sick: 10 of 1000 : path }}"
    hits, alarms = words.positive_among(counts).split(" #h(2em) ")
    assert hits == "{{ sick and positive: 10 of 10 : path }}"
    assert alarms == "{{ healthy but positive: 50 of 990 : second }}"


def test_a_fraction_of_people_says_when_they_were_rounded():
    (exact,) = words.fraction_of_people(expected_counts(RARE, 1000), RARE)
    assert exact.source.startswith(
        'P("sick" | +) = frac({{ 10 : top }}, {{ 10 : hits }} + {{ 50 : alarms }})'
    )
    rough, exactly = words.fraction_of_people(expected_counts(RARE, 150), RARE)
    assert rough.source.startswith('P("sick" | +) approx frac({{ 2 : top }}')
    assert exactly.source == "without rounding to whole people: 16.7%"


def test_the_theorem_is_worked_out_in_areas():
    written = words.worked(RARE).source
    assert written == '= frac({{ "0.99%" : path }}, {{ "0.99%" : path }} + {{ "4.95%" : second }})'


def test_naive_bayes_has_the_parts_that_fly_into_it():
    rule, product, naive = words.naive_bayes()
    assert all(len(rule.part(role)) for role in ("result", "path", "data"))
    assert (rule.math, product.math, naive.math) == (True, True, False)


def test_false_alarms_are_counted_under_the_bar():
    assert words.burden_note(bayes(1e-4, 0.99, 0.01)).source == "101 false alarms to a true one"
    assert words.burden(bayes(0.5, 0.99, 0.01)) == ""


def test_without_positives_there_is_no_posterior():
    nobody = bayes(0.5, 0.0, 0.0)
    assert isnan(words.posterior_of(nobody))
    assert isnan(words.posterior_of(expected_counts(nobody, 100)))
