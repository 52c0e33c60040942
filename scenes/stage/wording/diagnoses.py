"""Tests for a disease in words: who tests positive, and what it means."""

from __future__ import annotations

from math import isclose, nan

from mathkit.probability.bayes import Bayes, PopulationCounts
from scenes.stage.chances import share
from scenes.stage.numerals import number

_COUNTLESS = 1e6
"""From this many on, false alarms are not numbered."""


def posterior_of(result: Bayes) -> float:
    """The posterior, or no number where nobody tests positive."""
    return nan if result.posterior is None else result.posterior


def how_many_sick(sick: int, prior: float, population: int) -> str:
    """How many of a crowd are sick, after the share of all people has been said."""
    if prior in (0, 1):
        return ""
    if sick == 0:
        return f", and most likely nobody in a crowd of {population}"
    about = "" if isclose(sick, prior * population) else "about "
    return f": {about}{sick} of these {population}"


def lit_up(counts: PopulationCounts) -> str:
    """Whom the test lights up: a clause."""
    if counts.sick_positive == counts.healthy_positive == 0:
        return "nobody"
    sick = _positives(counts.sick_positive, counts.sick, "sick")
    mistaken = "by mistake " if counts.healthy_positive else ""
    return f"{sick}, and {mistaken}{_positives(counts.healthy_positive, counts.healthy, 'healthy')}"


def _positives(positive: int, people: int, name: str) -> str:
    if people == 1 and positive:
        return f"the only one who is {name}"
    if positive in (0, people):
        return f"none of the {name}" if positive == 0 else f"all {people} {name}"
    return f"{positive} of the {people} {name}"


def who_is_left(hits: int, positives: int) -> str:
    """How many test positive, and how many of them are sick."""
    if positives == 0:
        return "in this crowd there are none"
    if positives == 1:
        return "a single one, who is sick" if hits else "a single one, who is healthy"
    sick = {0: "none", positives: "all"}.get(hits, f"just {hits}" if 2 * hits < positives else f"{hits}")
    return f"{positives} in all, {sick} of them sick"


def posterior_in(counts: PopulationCounts) -> float:
    """The posterior in a crowd, or no number where nobody tests positive."""
    return nan if counts.posterior is None else counts.posterior


def is_rounded(counts: PopulationCounts, result: Bayes) -> bool:
    """Whether whole people give another posterior than the exact shares."""
    return counts.posterior is not None and share(counts.posterior) != share(posterior_of(result))


def counted(counts: PopulationCounts, result: Bayes) -> str:
    """What counting the positives of a crowd says: a sentence without its full stop."""
    hits, positives = counts.sick_positive, counts.sick_positive + counts.healthy_positive
    if positives == 0:
        comfort = "; the exact areas will tell more" if result.posterior is not None else ""
        return f"Without a single positive there is nothing to divide by{comfort}"
    found = f"{hits} out of {positives}: {share(posterior_in(counts))}"
    if is_rounded(counts, result):
        exactly = share(posterior_of(result))
        return f"So in this crowd it is {found}. Without rounding to whole people, the chance is {exactly}"
    return f"So the chance that you are sick is {found}"


def verdict(result: Bayes) -> str:
    """What a positive test does to the chance of being sick: a sentence."""
    prior, posterior = share(result.prior), share(posterior_of(result))
    if result.posterior is None:
        return "But here nobody tests positive: there is nothing to divide by."
    if result.prior in (0, 1):
        return f"But the prior was certain: it stays at {prior} whatever the test says."
    if result.sensitivity == result.false_positive_rate:
        return f"This test says nothing: the chance stays at {prior}."
    if prior == posterior:
        return f"Here the chance hardly moves from {prior}."
    return (
        f"A positive test {'lifts' if result.posterior > result.prior else 'lowers'} "
        f"the chance from {prior} to {posterior}."
    )


def are_different(first: Bayes, second: Bayes) -> bool:
    """Whether two tests differ, whatever the disease."""
    return (first.sensitivity, first.false_positive_rate) != (second.sensitivity, second.false_positive_rate)


def comparison(first: Bayes, second: Bayes) -> str:
    """Whether the second test is better than the first."""
    finds = second.sensitivity - first.sensitivity
    clears = first.false_positive_rate - second.false_positive_rate
    if min(finds, clears) >= 0:
        return "a better test"
    return "a worse test" if max(finds, clears) <= 0 else "another test"


def change(first: Bayes, second: Bayes) -> str:
    """How the posterior changes from one test, or disease, to another: a sentence without its full stop."""
    before, after = share(posterior_of(first)), share(posterior_of(second))
    if second.posterior is None:
        return "Now nobody tests positive, and there is nothing to divide by"
    if first.posterior is None:
        return f"Now the posterior is {after}"
    if before == after:
        return f"The posterior stays at {after}"
    return f"The posterior {'grows' if second.posterior > first.posterior else 'shrinks'} to {after}"


def burden(result: Bayes) -> str:
    """How many false alarms there are for every true one, where they are many."""
    if result.true_positive == 0 or result.false_positive < 2 * result.true_positive:
        return ""
    ratio = result.false_positive / result.true_positive
    alarms = number(ratio, 1) if ratio < _COUNTLESS else "millions of"
    return f", for there are {alarms} false alarms to a true one"
