from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.type.chances import bounded, chance_between, decimal, math_share, one_in, part_of, share
from scenes.stage.type.writing import formula, text

chances = st.floats(0, 1)


@pytest.mark.parametrize(
    ("probability", "written"),
    [
        (0, "0%"),
        (1, "100%"),
        (0.5, "50%"),
        (1 / 6, "16.7%"),
        (0.0098, "0.98%"),
        (0.000099, "0.0099%"),
        (0.99996, "99.996%"),
        (math.nan, "undefined"),
    ],
)
def test_percentages_have_three_digits(probability, written):
    assert share(probability) == written


@given(chances)
def test_only_0_and_1_are_written_as_0_or_100_percent(probability):
    assert (share(probability) == "0%") == (probability == 0)
    assert (share(probability) == "100%") == (probability == 1)


@given(chances)
def test_every_chance_can_be_set(probability):
    assert text(share(probability)).width > 0
    assert formula(math_share(probability)).width > 0


@pytest.mark.parametrize(
    ("probability", "whom"),
    [
        (0, "nobody"),
        (1, "everybody"),
        (0.01, "1 in 100 people"),
        (1 / 3, "1 in 3 people"),
        (1e-4, "1 in 10,000 people"),
        (0.015, "1.5% of people"),
        (1e-7, "1 × 10⁻⁵% of people"),
        (1 - 1e-12, "99.999999% of people"),
    ],
)
def test_how_many_people_a_chance_means(probability, whom):
    assert one_in(probability) == whom


def test_none_and_all_are_words():
    assert [part_of(probability) for probability in (0, 0.25, 1)] == ["none", "25%", "all"]


@given(chances, chances, chances)
def test_between_two_chances_there_are_only_chances(start, end, alpha):
    low, high = sorted((start, end))
    assert low * (1 - 1e-9) <= chance_between(start, end, alpha) <= high * (1 + 1e-9)
    assert chance_between(start, end, 0) == pytest.approx(start)
    assert chance_between(start, end, 1) == pytest.approx(end)


def test_halfway_is_the_geometric_mean_of_positive_chances():
    assert chance_between(0.01, 0.0001, 0.5) == pytest.approx(0.001)
    assert chance_between(0, 0.5, 0.5) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("probability", "compared", "said"),
    [
        (0.5, ("=", "0.5"), "0.5"),
        (0.88079708, ("=", "0.8808"), "0.8808"),
        (1 - 1e-12, (">", "0.9999"), "more than 0.9999"),
        (1e-12, ("<", "0.0001"), "less than 0.0001"),
        (0.99994, ("=", "0.9999"), "0.9999"),
    ],
)
def test_a_chance_near_0_or_1_is_not_written_as_0_or_1(probability, compared, said):
    assert bounded(probability) == compared
    assert decimal(probability) == said
