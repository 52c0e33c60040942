from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.two_normals import Normal, TwoNormals
from scenes.probability.random_variables import words

BUSES = TwoNormals(0.7, Normal(0.0, 1.0), Normal(3.0, 2.0))
ALIKE = TwoNormals(0.5, Normal(0.0, 1.0), Normal(0.0, 1.0))


@pytest.mark.parametrize(
    ("delay", "said"),
    [
        (2, "2 minutes late"),
        (1, "1 minute late"),
        (-1, "1 minute early"),
        (-0.5, "0.5 minutes early"),
        (0, "exactly on time"),
    ],
)
def test_how_late_a_bus_is(delay: float, said: str) -> None:
    assert words.lateness(delay) == said


@pytest.mark.parametrize(
    ("buses", "delay", "said"),
    [
        (BUSES, 2.0, "So it's probably a B: 58%, although most buses are As."),
        (BUSES, 1.0, "So it's probably an A: 82%."),
        (BUSES, 6.0, "So it's almost certainly a B."),
        (ALIKE, 1.0, "The chances are even: this delay tells us nothing about the line."),
        (TwoNormals(0.5, BUSES.one, BUSES.zero), 2.0, "So it's probably a B: 77%."),
    ],
)
def test_which_line_it_is(buses: TwoNormals, delay: float, said: str) -> None:
    assert words.answer(buses, delay) == said


def test_heights_that_are_next_to_nothing_are_not_compared_on_paper() -> None:
    assert "frac" in words.posterior(BUSES, 2.0).source
    assert '> {{ "99%"' in words.posterior(BUSES, 6.0).source
    assert "frac" not in words.posterior(TwoNormals(0.7, BUSES.one, Normal(0.0, 0.5)), 9.0).source


def test_the_end_answers_the_question() -> None:
    assert words.closing(BUSES, 2.0).startswith("So our bus is probably a B.")
    assert words.closing(ALIKE, 2.0).startswith("So our bus may be an A or a B")


def test_one_bell_is_enough_for_lines_that_are_alike() -> None:
    assert "comes close" in words.one_bell(ALIKE)["one_bell"]
    assert "No single bell" in words.one_bell(BUSES)["one_bell"]


def test_heights_follow_from_the_shares_that_are_shown() -> None:
    (row,) = words.height_rows([0.5], [0.19144])
    assert row.source == '{{ "0.191" : result }} / "0.5" = "0.382"'


def test_small_heights_keep_three_digits() -> None:
    assert [words.three_digits(each) for each in (0.3412, 0.05281, 0.001234)] == [
        '"0.341"',
        '"0.0528"',
        '"0.00123"',
    ]


def test_guesses_are_compared_with_always_guessing_the_same() -> None:
    labels = np.array([1, 1, 1, 0])
    assert words.score(4, labels) == "4 of 4 are right; always guessing A gets 3."
    assert "no better than always guessing A" in words.score(3, labels)
    assert "always guessing B" in words.score(4, 1 - labels)


def test_only_a_bus_far_from_both_lines_is_an_outlier() -> None:
    assert not words.is_outlier(BUSES, 6.0)
    assert words.is_outlier(BUSES, -5.1)
