from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.equations import difference, equation


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
        (0.5, "half of it away"),
        (1.0, "it away"),
        (1.5, "it away one and a half times"),
        (2.0, "it away twice"),
    ],
)
def test_what_is_taken_away(factor: float, said: str) -> None:
    assert words.moved(factor, "it", "away") == said


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
        "A euro more for coffee takes three quarters of a euro off cake: that's a line."
    )
    assert "50 cents more for coffee takes two euros off cake" in words.of_the_stair(np.array([0.5, -2.0]))
    assert [words.change(step) for step in (1, -2, -0.75)] == ["+€1", "−€2", "−€0.75"]


def test_equations() -> None:
    assert equation((1, 3), 9).source.count("+") == 1
    assert "+" not in equation((0, 2.5), 5).source
    assert equation((0, 0), -4).source.startswith('"0" =')


@pytest.mark.parametrize(
    ("given", "left", "right"),
    [
        (((1, 3), 9, (1, 0.5), 4), '("3" - "0.5") y', '= "9" - "4"'),
        (((2, 3), 9, (2, 2 / 3), 8 / 3), '"7" / "3" y', 'approx "9" - "2.67"'),
        (((2, 1), 8, (0, 1), 2), '"2" x', '= "8" - "2"'),
        (((4, 2), 12, (4, 2), 16), '"0"', '= "12" - "16"'),
    ],
)
def test_what_is_taken_off_is_written_on_both_sides(given: Any, left: str, right: str) -> None:
    plain = re.sub(r"{{ _?([xy])_? : \w+ }}", r"\1", difference(*given).source.replace("\\/", "/"))
    assert plain == f"{left} {right}"


@pytest.mark.parametrize(
    ("learned", "said"),
    [
        ((2.93, 2.03), "we learn prices within 7 cents of 3 and 2."),
        ((3.0, 1.99), "we learn prices within a cent of 3 and 2."),
        ((3.0, 2.0), "we learn 3 and 2 again, to the cent."),
        ((3.0, 3.25), "we learn prices within 1.25 euros of 3 and 2."),
    ],
)
def test_how_near_the_learned_prices_are(learned: Any, said: str) -> None:
    gaps = np.array([-0.1, 0.02, -1.1])
    of_learning = words.of_learning(np.array(learned), np.array([3.0, 2.0]), gaps, (3, 2), 12.85)
    assert of_learning["learned_prices"] == said
    assert of_learning["off_most"] == "Of our three, the third is off the most."
