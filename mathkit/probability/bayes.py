"""Bayes' theorem, on a test for a disease.

    P(sick | positive) = P(positive | sick) P(sick) / P(positive)
    posterior          = sensitivity · prior / evidence
    evidence           = sensitivity · prior + false positive rate · (1 − prior)

Source: D. MacKay, Information Theory, Inference, and Learning Algorithms, section 2.3;
G. Gigerenzer, Calculated Risks, chapter 4 (the same in counts of people).
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_open_probability,
    as_probabilities,
    as_probability,
    refusal,
    require_positive_integer,
)

__all__ = [
    "Bayes",
    "Group",
    "PopulationCounts",
    "assign_population",
    "bayes",
    "expected_counts",
    "posterior_by_prior",
    "prior_for_posterior",
]


@dataclass(frozen=True, eq=False)
class Bayes(Record):
    """The probabilities of a test, as four areas of the unit square.

    Attributes
    ----------
    prior, sensitivity, false_positive_rate : float
        P(sick), P(positive | sick), P(positive | healthy).
    true_positive, false_negative, false_positive, true_negative : float
        P(sick, positive), P(sick, negative), P(healthy, positive), P(healthy, negative); they sum to 1.
    evidence : float
        P(positive).
    posterior : float or None
        P(sick | positive); None when no one tests positive.
    likelihood_ratio : float or None
        sensitivity / false_positive_rate, which multiplies the odds; None when the divisor is 0.
    """

    prior: float
    sensitivity: float
    false_positive_rate: float
    true_positive: float
    false_negative: float
    false_positive: float
    true_negative: float
    evidence: float
    posterior: float | None
    likelihood_ratio: float | None


@dataclass(frozen=True, eq=False)
class PopulationCounts(Record):
    """The four groups in whole people, who add up to the population; `posterior` is that of the counts."""

    population: int
    sick: int
    healthy: int
    sick_positive: int
    sick_negative: int
    healthy_positive: int
    healthy_negative: int
    posterior: float | None


class Group(IntEnum):
    SICK_POSITIVE = 0
    SICK_NEGATIVE = 1
    HEALTHY_POSITIVE = 2
    HEALTHY_NEGATIVE = 3


def bayes(prior: float, sensitivity: float, false_positive_rate: float) -> Bayes:
    """The probability of being sick after a positive test, and everything that it is computed from.

    Raises
    ------
    ValueError
        If an argument is not between 0 and 1.
    """
    prior = as_probability("prior", prior)
    sensitivity = as_probability("sensitivity", sensitivity)
    false_positive_rate = as_probability("false_positive_rate", false_positive_rate)
    true_positive = prior * sensitivity
    false_positive = (1 - prior) * false_positive_rate
    evidence = true_positive + false_positive
    return Bayes(
        prior=prior,
        sensitivity=sensitivity,
        false_positive_rate=false_positive_rate,
        true_positive=true_positive,
        false_negative=prior * (1 - sensitivity),
        false_positive=false_positive,
        true_negative=(1 - prior) * (1 - false_positive_rate),
        evidence=evidence,
        posterior=_share(true_positive, evidence),
        likelihood_ratio=_share(sensitivity, false_positive_rate),
    )


def expected_counts(bayes: Bayes, population: int) -> PopulationCounts:
    """Round the four areas to whole people: first the sick, then the positives among sick and healthy.

    Raises
    ------
    ValueError
        If `population` is no whole number of at least 1.
    """
    population = require_positive_integer("population", population)
    sick = round(bayes.prior * population)
    healthy = population - sick
    sick_positive = round(bayes.sensitivity * sick)
    healthy_positive = round(bayes.false_positive_rate * healthy)
    return PopulationCounts(
        population=population,
        sick=sick,
        healthy=healthy,
        sick_positive=sick_positive,
        sick_negative=sick - sick_positive,
        healthy_positive=healthy_positive,
        healthy_negative=healthy - healthy_positive,
        posterior=_share(sick_positive, sick_positive + healthy_positive),
    )


def posterior_by_prior(priors: ArrayLike, sensitivity: float, false_positive_rate: float) -> Array:
    """The posterior (m,) for each prior (m,): the curve of a test.

    Where the evidence is 0, at an end of the curve, the value is the limit, so the curve has no jump.

    Raises
    ------
    ValueError
        If an argument is not between 0 and 1, or the test is never positive.
    """
    priors = as_probabilities("priors", priors)
    sensitivity = as_probability("sensitivity", sensitivity)
    false_positive_rate = as_probability("false_positive_rate", false_positive_rate)
    if sensitivity == false_positive_rate == 0:
        raise refusal("sensitivity", "greater than 0 when false_positive_rate is 0", sensitivity)
    true_positive = sensitivity * priors
    evidence = true_positive + false_positive_rate * (1 - priors)
    limit = np.full_like(priors, float(false_positive_rate == 0))
    return np.divide(true_positive, evidence, out=limit, where=evidence > 0)


def prior_for_posterior(posterior: float, sensitivity: float, false_positive_rate: float) -> float:
    """The prior from which a positive test leads to `posterior`.

    Raises
    ------
    ValueError
        If `posterior` is not between 0 and 1, or a rate is 0: then no prior leads there, or every prior does.
    """
    posterior = as_probability("posterior", posterior)
    sick = posterior * _as_positive_rate("false_positive_rate", false_positive_rate)
    healthy = (1 - posterior) * _as_positive_rate("sensitivity", sensitivity)
    return sick / (sick + healthy)


def assign_population(counts: PopulationCounts, seed: int | np.random.Generator) -> IntegerArray:
    """A `Group` for each person, in random order, shape (population,); the same for the same seed."""
    sizes = {
        Group.SICK_POSITIVE: counts.sick_positive,
        Group.SICK_NEGATIVE: counts.sick_negative,
        Group.HEALTHY_POSITIVE: counts.healthy_positive,
        Group.HEALTHY_NEGATIVE: counts.healthy_negative,
    }
    codes = np.repeat(np.array(list(sizes), dtype=np.int64), list(sizes.values()))
    return np.random.default_rng(seed).permutation(codes)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _as_positive_rate(name: str, value: float) -> float:
    return 1.0 if value == 1 else as_open_probability(name, value)
