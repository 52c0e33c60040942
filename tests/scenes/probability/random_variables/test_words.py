from __future__ import annotations

import re

import numpy as np
import pytest

from mathkit.probability.two_normals import Normal, TwoNormals
from scenes.probability.random_variables import verdicts, words

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
        (BUSES, 2.0, ": given this delay, Y is zero with probability 58%."),
        (BUSES, 1.0, ": given this delay, Y is one with probability 82%."),
        (BUSES, 6.0, ": nearly all is B's. Given this delay, Y is zero almost certainly."),
        (ALIKE, 1.0, ": both parts are alike. Given this delay, the chances are even."),
    ],
)
def test_which_line_it_is(buses: TwoNormals, delay: float, said: str) -> None:
    assert verdicts.answer(buses, delay) == f"Lay them end to end{said}"


def test_heights_that_are_next_to_nothing_are_not_compared_on_paper() -> None:
    (near, chance), (far, sure) = (verdicts.posterior(BUSES, delay) for delay in (2.0, 9.0))
    assert "div" in near[-1].source
    assert '"58%"' in chance.source
    assert "div" not in far[-1].source
    assert '> {{ "99%"' in sure.source


def test_a_height_is_a_share_times_a_density() -> None:
    a, b = (row.source for row in verdicts.heights(BUSES, 2.0))
    assert '"0.7" times "0.054" = "0.0378"' in a
    assert '"0.3" times "0.176" = "0.0528"' in b
    # A product that three digits of the density would not give has more of them.
    shares = [float(np.round(share, 2)) for share in np.linspace(0.05, 0.95, 19)]
    for row in (
        each for share in shares for each in verdicts.heights(TwoNormals(share, BUSES.one, BUSES.zero), 2.0)
    ):
        share, density, height = map(float, re.findall(r'"([\d.]+)"', row.source)[-3:])
        assert share * density == pytest.approx(height, rel=5.1e-3)


@pytest.mark.parametrize(
    ("running", "said"),
    [(0.705, "the share of ones settles close to p."), (0.38, "after 150 buses it's still 0.08 off.")],
)
def test_shares_settle_or_not_yet(running: float, said: str) -> None:
    probability = 0.7 if running > 0.5 else 0.3
    assert words.settles(running, probability, 150).endswith(said)
    assert words.has_settled(running, probability) == ("settles" in said)


def test_the_end_answers_the_question() -> None:
    assert verdicts.closing(BUSES, 2.0).endswith("A or B? Probably B: 58%.")
    assert verdicts.closing(BUSES, 6.0).endswith("A or B? It's B, almost certainly.")
    assert verdicts.closing(ALIKE, 2.0).endswith("the chances are even.")


@pytest.mark.parametrize(
    ("buses", "reason"),
    [
        (BUSES, "Even the best bell doesn't fit: the line is one big cause."),
        (ALIKE, "both lines have much the same delays"),
        (
            TwoNormals(0.5, Normal(0.0, 0.5), Normal(0.2, 2.5)),
            "Even the best bell doesn't fit: it would have to be both",
        ),
        (TwoNormals(0.95, Normal(-3.0, 2.5), Normal(-3.0, 0.5)), "only 5% of the buses are of line B"),
        (TwoNormals(0.05, Normal(-3.0, 0.5), Normal(-3.0, 2.5)), "only 5% of the buses are of line A"),
        (TwoNormals(0.5, Normal(0.0, 1.0), Normal(1.0, 1.0)), "although it mixes two lines"),
    ],
)
def test_why_one_bell_is_enough(buses: TwoNormals, reason: str) -> None:
    assert reason in words.one_bell(buses)["one_bell"]


@pytest.mark.parametrize(
    ("buses", "guesses", "said"),
    [
        (BUSES, [1, 0], "by the higher curve."),
        (BUSES, [1, 1], "by the higher curve: that's always A's."),
        (BUSES, [0, 0], "by the higher curve: that's always B's."),
        (ALIKE, [1, 1], "Both curves are equally high everywhere, so it's always A."),
    ],
)
def test_how_buses_are_classified(buses: TwoNormals, guesses: list[int], said: str) -> None:
    assert verdicts.classified(buses, np.array(guesses)).endswith(said)


@pytest.mark.parametrize(
    ("buses", "delay", "sign"), [(BUSES, 2.0, "B?"), (BUSES, 6.0, "B"), (ALIKE, 1.0, "?")]
)
def test_a_guess_is_marked_as_one(buses: TwoNormals, delay: float, sign: str) -> None:
    assert verdicts.sign(buses, delay) == sign


def test_areas_are_those_of_the_curves_beside_them() -> None:
    for areas in ((1.0, 1.0), (0.7, 0.3)):
        rows = words.bells(BUSES, areas)
        assert [float(re.findall(r"area ([\d.]+)", row.source)[0]) for row in rows] == list(areas)
        assert all(len(row.part("area")) for row in rows)


def test_heights_follow_from_the_shares_that_are_shown() -> None:
    half, two = words.height_rows([0.5, 2.0], [0.19144, 0.4])
    assert half.source == '"0.191" div "(1/2)" = "0.382"'
    assert two.source == '"0.4" div "2" = "0.2"'


@pytest.mark.parametrize(("width", "written"), [(2.0, "2"), (1.0, "1"), (0.5, "1/2"), (0.0625, "1/16")])
def test_powers_of_two_are_whole_numbers_or_fractions(width: float, written: str) -> None:
    assert words.binary(width) == written


def test_small_heights_keep_three_digits() -> None:
    assert [words.three_digits(each) for each in (0.3412, 0.05281, 0.001234)] == [
        '"0.341"',
        '"0.0528"',
        '"0.00123"',
    ]


def test_guesses_are_compared_with_always_guessing_the_same() -> None:
    labels = np.array([1, 1, 1, 0])
    assert verdicts.score(4, labels) == "That gets 4 of 4 right. Always guessing A gets only 3."
    assert "just as many as always guessing A: here the delay doesn't help" in verdicts.score(3, labels)
    assert verdicts.score(2, labels).endswith("Always guessing A gets 3: here the delay doesn't help.")
    assert "Always guessing B" in verdicts.score(4, 1 - labels)


def test_only_a_bus_far_from_both_lines_is_an_outlier() -> None:
    assert not verdicts.is_outlier(BUSES, 6.0)
    assert verdicts.is_outlier(BUSES, -5.1)
