from __future__ import annotations

import pytest

from mathkit.probability.bayes import bayes
from mathkit.probability.two_tests import screen_twice
from scenes.probability.bayes_theorem import formulas, words


@pytest.mark.parametrize(
    ("chance", "said"),
    [(1 / 6, "1 in 6"), (0.168, "about 1 in 6"), (0.5, "1 in 2"), (0.894, "89.4%"), (0.04, "4%")],
)
def test_chances_are_said_as_people_say_them(chance, said):
    assert words.spoken_chance(chance) == said


@pytest.mark.parametrize(("odds", "said"), [(0.2, "1 to 5"), (19.8, "19.8 to 1"), (1 / 9999, "1 to 9999")])
def test_odds_have_a_one(odds, said):
    assert words.spoken_odds(odds) == said


def test_areas_are_products_of_what_is_shown():
    wide = bayes(0.3, 0.99, 0.05)
    assert formulas.area_of_sick(wide).source.count("=") == 1
    assert formulas.area_of_healthy(wide).source == "70% · 5% = 3.5%"
    assert "≈" in formulas.area_of_healthy(bayes(0.3, 0.99, 0.0333)).source


def test_the_share_of_the_band_is_nearly_the_quotient_of_what_is_shown():
    """29.7% ÷ 33.2% is 89.46%."""
    assert "≈" in formulas.share_of_band(bayes(0.3, 0.99, 0.05)).source


@pytest.mark.parametrize(("value", "equals"), [(0.2, "="), (1 / 7.04, "≈")])
def test_odds_that_follow_from_those_that_are_shown_are_equal(value, equals):
    rows = formulas.odds_rows(value, [5.0], 5 * value)
    assert f"${equals}$" in rows[-1].source


@pytest.mark.parametrize(
    ("prior", "said"),
    [(0.01, "we expect it to call 108 sick and be right about 98."), (0.001, "to test positive twice, and")],
)
def test_whom_the_classifier_calls_sick(prior, said):
    first, second = bayes(prior, 0.99, 0.05), bayes(prior, 0.99, 0.02)
    counts = screen_twice(first, second, 10_000)
    both = prior / (1 - prior) * first.likelihood_ratio * second.likelihood_ratio
    assert said in words.flagged(counts, both)


@pytest.mark.parametrize(("rate", "kind"), [(0.02, "better"), (0.1, "weaker"), (0.05, "other")])
def test_a_second_test_is_better_or_weaker_by_its_factor(rate, kind):
    assert words.kind_of_test(bayes(0.01, 0.99, 0.05), bayes(0.01, 0.99, rate)) == kind


@pytest.mark.parametrize(
    ("rate", "said"), [(0.05, "95% is about right if half are sick."), (0.4, "If half are sick, it's 71.2%.")]
)
def test_whether_the_common_guess_is_right_for_a_disease_of_half_the_people(rate, said):
    assert words.if_half_are_sick(1 - rate, bayes(0.5, 0.99, rate).posterior) == said


def test_a_claim_that_is_nearly_certain_is_not_rounded_to_certainty():
    assert words.rounded_chance(0.9991) == "99.9%"
    assert words.rounded_chance(0.7984) == "80%"
    assert words.rounded_chance(0.0043) == "0.43%"
