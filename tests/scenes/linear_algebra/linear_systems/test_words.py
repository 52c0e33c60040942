from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scenes.linear_algebra.linear_systems import words


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0.25, "a quarter of a cake"),
        (0.5, "half a cake"),
        (2 / 3, "two thirds of a cake"),
        (1.0, "one cake"),
        (2.5, "two and a half cakes"),
        (10 / 3, "three and a third cakes"),
        (3.0, "three cakes"),
    ],
)
def test_parts_of_cakes(count: float, said: str) -> None:
    assert words.amount(count, "cake") == said


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (0.5, "taking half of it away"),
        (1.0, "taking it away"),
        (1.5, "taking it away one and a half times"),
        (2.0, "taking it away twice"),
    ],
)
def test_what_is_taken_away(factor: float, said: str) -> None:
    assert words.taking_away(factor) == said


def test_every_share_of_two_counts_has_words() -> None:
    for second in range(1, 5):
        for first in range(1, 5):
            assert words.share_of(float(Fraction(second, first)), "it").endswith("it")


def test_sums_of_euros() -> None:
    assert words.euros(1) == "1 euro"
    assert words.euros(8 / 3) == "about 2.67 euros"
    assert words.euros(-4) == "minus 4 euros"
    assert words.euro_sign(-4) == "\N{MINUS SIGN}€4"
    assert words.euro_sign(-1e-12) == "€0"
    assert words.gap_words(0.0) == "fits"
    assert words.gap_words(-5) == "5 short"


def test_one_of_a_thing_has_its_price_already() -> None:
    assert words.costs(1, "cake", 2) == "a cake costs 2 euros."
    assert words.costs(2.5, "cake", 2) == "two and a half cakes cost 5 euros. So a cake costs 2."
    assert words.costs(0.5, "cake", 2) == "half a cake costs 1 euro. So a cake costs 2."


def test_steps_of_a_stair() -> None:
    assert words.of_the_stair(np.array([1.0, -0.75])) == (
        "If coffee costs a euro more, cake must cost three quarters of a euro less: that's a line."
    )
    assert "50 cents more, cake must cost two euros less" in words.of_the_stair(np.array([0.5, -2.0]))
    assert [words.change(step) for step in (1, -2, -0.75)] == ["+€1", "−€2", "−€0.75"]


def test_equations() -> None:
    assert words.equation((1, 3), 9).source.count("+") == 1
    assert "+" not in words.equation((0, 2.5), 5).source
    assert words.equation((0, 0), -4).source.startswith('"0" =')
