"""Two tests for one disease: how naive Bayes learns from people what each test is worth.

    odds after both positives = odds before · ratio of test 1 · ratio of test 2
    ratio of a test           = P(positive | sick) / P(positive | healthy)

This holds if the tests are independent among the sick, and among the healthy.

Source: C. M. Bishop, Pattern Recognition and Machine Learning, section 1.5.4 (combining models).
"""

from dataclasses import dataclass

import numpy as np

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_labels,
    as_open_probability,
    refusal,
    require_positive_integer,
)
from mathkit.probability.bayes import Bayes

__all__ = [
    "ScreenedPeople",
    "TwoTestCounts",
    "chance_of_odds",
    "draw_people",
    "learned_counts",
    "learned_rates",
    "odds_of_chance",
    "screen_twice",
]


@dataclass(frozen=True, eq=False)
class ScreenedPeople(Record):
    """People of one group in whole numbers, by what two tests say: both positive, one of them, or none."""

    both: int
    first_only: int
    second_only: int
    neither: int

    @property
    def people(self) -> int:
        return self.both + self.first_only + self.second_only + self.neither

    @property
    def first(self) -> int:
        """Those whom the first test calls positive."""
        return self.both + self.first_only


@dataclass(frozen=True, eq=False)
class TwoTestCounts(Record):
    """The sick and the healthy of a population, each by what two independent tests say."""

    sick: ScreenedPeople
    healthy: ScreenedPeople


def screen_twice(first: Bayes, second: Bayes, population: int) -> TwoTestCounts:
    """Round the shares of a population to whole people, who take the first test, and then the second.

    The disease is that of *first*; of *second* only the rates count. The second test finds the same share of
    those whom the first calls positive as of the others: that is what independence within a group means.

    Raises
    ------
    ValueError
        If `population` is no whole number of at least 1.
    """
    population = require_positive_integer("population", population)
    sick = round(first.prior * population)
    return TwoTestCounts(
        sick=_tested(sick, first.sensitivity, second.sensitivity),
        healthy=_tested(population - sick, first.false_positive_rate, second.false_positive_rate),
    )


def _tested(people: int, first: float, second: float) -> ScreenedPeople:
    positive = round(first * people)
    both, second_only = round(second * positive), round(second * (people - positive))
    return ScreenedPeople(both, positive - both, second_only, people - positive - second_only)


def draw_people(
    first: Bayes, second: Bayes, population: int, seed: int | np.random.Generator
) -> IntegerArray:
    """Draw people at random who take both tests, a row (sick, first positive, second positive) for each.

    The disease is that of *first*. The tests are independent within the sick, and within the healthy. People
    among whom a test is positive for none of the sick, or for none of the healthy, are drawn again: they say
    nothing of the ratio of the test.

    Returns
    -------
    IntegerArray
        Zeros and ones, shape (population, 3); the same for the same seed.

    Raises
    ------
    ValueError
        If `population` is no whole number of at least 1, or nobody could be sick, or healthy, or positive.
    """
    population = require_positive_integer("population", population)
    as_open_probability("prior", first.prior)
    rates = np.array(
        [
            [first.false_positive_rate, second.false_positive_rate],
            [first.sensitivity, second.sensitivity],
        ]
    )
    if rates.min() == 0:
        raise refusal("rates of both tests", "greater than 0", rates.min())
    chance = np.random.default_rng(seed)
    while True:
        sick = (chance.random(population) < first.prior).astype(np.int64)
        positive = (chance.random((population, 2)) < rates[sick]).astype(np.int64)
        if all(positive[sick == group].any(axis=0).all() for group in (0, 1)):
            return np.column_stack([sick, positive])


def learned_counts(who: IntegerArray, stops: IntegerArray) -> tuple[IntegerArray, IntegerArray]:
    """Who tests positive among the first so many people, and how many people these are, by group.

    Parameters
    ----------
    who
        A row (sick, first positive, second positive) for each person, shape (n, 3).
    stops
        After how many people they are counted, shape (m,).

    Returns
    -------
    tuple[IntegerArray, IntegerArray]
        Those whom test t calls positive, shape (m, 2 tests, sick or not), and all people, (m, sick or not).
    """
    sick = as_labels("sick", who[:, 0])
    groups = np.stack([sick, 1 - sick], axis=1).astype(np.int64)
    last = np.asarray(stops) - 1
    positive: IntegerArray = np.cumsum(who[:, 1:, None] * groups[:, None, :], axis=0)[last]
    people: IntegerArray = np.cumsum(groups, axis=0)[last]
    return positive, people


def learned_rates(who: IntegerArray, stops: IntegerArray) -> Array:
    """How often each test is positive among the first so many people, shape (stops, 2 tests, sick or not).

    The arguments are those of ``learned_counts``.

    Returns
    -------
    Array
        Entry (i, t, 0) is the share of the sick whom test t calls positive, (i, t, 1) that of the healthy;
        NaN where nobody of the group has been seen.
    """
    positive, people = learned_counts(who, stops)
    learned: Array = np.full(positive.shape, np.nan)
    np.divide(positive, people[:, None, :], out=learned, where=people[:, None, :] > 0)
    return learned


def odds_of_chance(chance: float) -> float:
    """The odds of an event of this probability, below 1: over the probability of its contrary."""
    return chance / (1 - chance)


def chance_of_odds(odds: float) -> float:
    """The probability of an event of these odds, its probability over that of its contrary."""
    return odds / (1 + odds)
