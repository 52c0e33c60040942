from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.probability.bayes import bayes
from mathkit.probability.two_tests import screen_twice
from scenes.probability.bayes_theorem import formulas, odds, words


@pytest.mark.parametrize(
    ("chance", "said"),
    [(1 / 6, "1 in 6"), (0.168, "about 1 in 6"), (0.5, "1 in 2"), (0.894, "89.4%"), (0.04, "4%")],
)
def test_chances_are_said_as_people_say_them(chance, said):
    assert words.spoken_chance(chance) == said


@pytest.mark.parametrize(("value", "said"), [(0.2, "1 to 5"), (19.8, "19.8 to 1"), (1 / 9999, "1 to 9999")])
def test_odds_have_a_one(value, said):
    assert odds.spoken_odds(value, value) == said


def test_odds_that_are_rounded_are_about_that():
    assert odds.spoken_odds(1 / 4.4712, 1 / 4.4712, ("sick", "healthy")) == "about 1 sick to 4.47 healthy"


@pytest.mark.parametrize(("digits", "written"), [(3, ("3.88", "1")), (2, ("3.9", "1"))])
def test_a_product_is_that_of_what_is_written(digits, written):
    """19.563 is written as 19.6, and 19.6 · 19.6 / 99 is 3.88, though 19.563² / 99 is 3.87."""
    assert odds.sides(odds.product(1 / 99, [19.563, 19.563]), digits) == written


@given(st.floats(0.001, 0.4), st.floats(1.5, 1000), st.floats(1.5, 1000))
def test_any_calculator_confirms_what_the_classifier_multiplies(prior, first, second):
    before = prior / (1 - prior)
    claimed = odds.estimated_odds(before, [first, second])
    sick, healthy = (float(side.replace(",", "")) for side in odds.sides(before))
    factors = [float(f"{round(ratio, max(0, 2 - int(math.log10(ratio))))}") for ratio in (first, second)]
    on_a_calculator = sick / healthy * math.prod(factors)
    assert claimed == pytest.approx(on_a_calculator, rel=0.0501)
    shown = formulas.chance_of(claimed, "ink").source
    parts = [float(each.replace(",", "")) for each in re.findall(r"[\d,.]*\d", shown)]
    assert abs(100 * parts[0] / parts[1] - parts[2]) <= 0.5


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


def test_how_many_are_expected_to_test_positive_twice():
    counts = screen_twice(bayes(0.01, 0.99, 0.05), bayes(0.01, 0.99, 0.02), 10_000)
    assert words.flagged(counts) == (
        "If so, about 108 of 10,000 new people are positive on both; about 98 are sick."
    )


@pytest.mark.parametrize(("both", "is_called"), [(True, True), (False, False)])
def test_the_classifier_calls_people_sick_only_if_their_odds_are_over_one(both, is_called):
    assert ("called sick" in formulas.of_positives(98, 10, is_called_sick=both).source) == is_called


@pytest.mark.parametrize(
    ("sensitivity", "rate", "kind"),
    [(0.99, 0.02, "better"), (0.99, 0.1, "weaker"), (0.99, 0.05, "other"), (0.9, 0.02, "other")],
)
def test_a_second_test_is_better_or_weaker_only_if_it_is_so_for_the_sick_and_the_healthy(
    sensitivity, rate, kind
):
    assert words.kind_of_test(bayes(0.01, 0.99, 0.05), bayes(0.01, sensitivity, rate)) == kind


@pytest.mark.parametrize(
    ("rate", "said"), [(0.05, "95% is about right if half are sick."), (0.4, "If half are sick, it's 71.2%.")]
)
def test_whether_the_common_guess_is_right_for_a_disease_of_half_the_people(rate, said):
    assert words.if_half_are_sick(1 - rate, bayes(0.5, 0.99, rate).posterior) == said


def test_a_claim_that_is_nearly_certain_is_not_rounded_to_certainty():
    assert words.rounded_chance(0.9991) == "99.9%"
    assert words.rounded_chance(0.7984) == "80%"
    assert words.rounded_chance(0.0043) == "0.43%"
