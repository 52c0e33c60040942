"""Tests for a disease in words and formulas: who tests positive, and what that means."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose, nan

from mathkit.probability.bayes import Bayes, PopulationCounts
from scenes.stage.shapes.frame import frame
from scenes.stage.type.chances import math_share, one_in, part_of, share
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.phrases import change
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, paragraph, text

FACT_LABELS = {
    "posterior": "probability of being sick after a positive test",
    "sick_positive": "sick people who test positive",
    "healthy_positive": "healthy people who test positive",
    "other_test_posterior": "probability with the other test",
    "other_disease_posterior": "probability for the other disease",
}
"""What the key numbers of the film are called apart from it."""

ASKED = "How worried should you be?"
POSTERIOR = tint('P("sick" | +)', "result")
_HIT = tint(" thin ".join([tint('P(+ | "sick")', "hit"), tint('P("sick")', "prior")]), "path")

THEOREM = f"& {POSTERIOR} \\ &= frac({_HIT}, {tint('P(+)', 'evidence')})"
"""Bayes' theorem as Typst mathematics; its parts ``hit`` and ``prior`` have their names on a mosaic."""

_COUNTLESS = 1e6
"""From this many on, the number of false alarms is not written."""


def posterior_of(result: Bayes | PopulationCounts) -> float:
    """The posterior, or no number where nobody tests positive."""
    return nan if result.posterior is None else result.posterior


# A test ------------------------------------------------------------------------------------------------


def finds(test: Bayes) -> str:
    """How many of the sick a test finds: what comes after "it"."""
    return f"finds {part_of(test.sensitivity)} of the sick"


def clears(test: Bayes) -> str:
    """How many of the healthy a test clears: what comes after "it"."""
    return f"clears {part_of(1 - test.false_positive_rate)} of the healthy"


def rates(test: Bayes) -> list[Written]:
    """How good a test is, in the two colours of its bars."""
    return [text(finds(test), role="path"), text(clears(test), role="muted")]


def diagnosis_in_words(test: Bayes) -> Mapping[str, str]:
    """Phrases for a test and its disease: how good it is, how many people are sick, what a positive means."""
    return {
        "finds": finds(test),
        "clears": clears(test),
        "whom": one_in(test.prior),
        "prior": share(test.prior),
        "sick_height": share(test.sensitivity),
        "healthy_height": share(test.false_positive_rate),
        "verdict": verdict(test),
    }


# A crowd -----------------------------------------------------------------------------------------------


def sick_among(counts: PopulationCounts) -> str:
    """The sick of a crowd, in their colour."""
    return tint(f"sick: {counts.sick} of {counts.population}", "path")


def positive_among(counts: PopulationCounts) -> str:
    """Those who test positive, of the sick and of the healthy, in their colours."""
    sick = tint(f"sick and positive: {counts.sick_positive} of {counts.sick}", "path")
    healthy = tint(f"healthy but positive: {counts.healthy_positive} of {counts.healthy}", "second")
    return f"{sick} #h(2em) {healthy}"


def fraction_of_people(counts: PopulationCounts, exact: Bayes) -> list[Written]:
    """The posterior as a fraction of people; under it the exact one, if whole people are only about right.

    The fraction's parts ``top`` and ``hits`` are the sick who test positive, ``alarms`` the healthy who do.
    """
    hits, alarms, rounded = counts.sick_positive, counts.healthy_positive, is_rounded(counts, exact)
    fraction = formula(
        f'P("sick" | +) {"approx" if rounded else "="} frac({tint(f"{hits}", "top")}, '
        f"{tint(f'{hits}', 'hits')} + {tint(f'{alarms}', 'alarms')}) "
        f"= {tint(f'{math_share(posterior_of(counts))}', 'result')}",
        top="path",
        hits="path",
        alarms="second",
    )
    exactly = text(f"without rounding to whole people: {share(posterior_of(exact))}", role="muted")
    return [fraction, exactly] if rounded else [fraction]


def crowd_in_words(counts: PopulationCounts, exact: Bayes) -> Mapping[str, str]:
    """Phrases for what a crowd shows: who is sick, who lights up, who is left, what counting them says."""
    positives = counts.sick_positive + counts.healthy_positive
    return {
        "how_many_sick": how_many_sick(counts.sick, exact.prior, counts.population),
        "sick_lit_up": sick_lit_up(counts),
        "healthy_lit_up": healthy_lit_up(counts),
        "who_is_left": who_is_left(counts.sick_positive, positives),
        "counted": counted(counts, exact),
        "exactly": share(posterior_of(exact)),
    }


def how_many_sick(sick: int, prior: float, population: int) -> str:
    """How many of a crowd are sick, after the share of all people has been said."""
    if prior in (0, 1):
        return ""
    if sick == 0:
        return f", and most likely nobody in a crowd of {population}"
    about = "" if isclose(sick, prior * population) else "about "
    return f": {about}{sick} of these {population}"


def sick_lit_up(counts: PopulationCounts) -> str:
    """Whom of the sick the test lights up: a sentence without its full stop."""
    if counts.sick == 0:
        return "Nobody here is sick, so there's nobody to find"
    return f"It lights up {_among(counts.sick_positive, counts.sick, 'sick')}"


def healthy_lit_up(counts: PopulationCounts) -> str:
    """Whom of the healthy the test lights up: a sentence without its full stop."""
    if counts.healthy == 0:
        return "Nobody here is healthy, so there are no mistakes"
    lights = "It lights up"
    if counts.healthy_positive:
        lights = "By mistake, it also lights up" if counts.sick_positive else "By mistake, it lights up"
    return f"{lights} {_among(counts.healthy_positive, counts.healthy, 'healthy')}"


def _among(positive: int, people: int, name: str) -> str:
    if people == 1 and positive:
        return f"the only person who is {name}"
    if positive in (0, people):
        return f"none of the {name} people" if positive == 0 else f"all {people} {name} people"
    return f"{positive} of the {people} {name} people"


def who_is_left(hits: int, positives: int) -> str:
    """How many test positive, and how many of them are sick."""
    if positives == 0:
        return "in this crowd there are none"
    if positives == 1:
        return "a single one, who is sick" if hits else "a single one, who is healthy"
    sick = {0: "none", positives: "all"}.get(hits, f"just {hits}" if 2 * hits < positives else f"{hits}")
    return f"{positives} in all, {sick} of them sick"


def is_rounded(counts: PopulationCounts, result: Bayes) -> bool:
    """Whether whole people give another posterior than the exact shares."""
    return counts.posterior is not None and share(counts.posterior) != share(posterior_of(result))


def counted(counts: PopulationCounts, result: Bayes) -> str:
    """What counting the positives of a crowd says: a sentence without its full stop."""
    hits, positives = counts.sick_positive, counts.sick_positive + counts.healthy_positive
    if positives == 0:
        comfort = ", but the exact areas will tell us more" if result.posterior is not None else ""
        return f"Without a single positive there's nothing to divide by{comfort}"
    where = "In this crowd it's" if is_rounded(counts, result) else "It's"
    return f"{where} {hits} out of {positives}: {share(posterior_of(counts))}"


def outnumbers(counts: PopulationCounts, test: Bayes) -> bool:
    """Whether there are more false alarms than true ones although the test is better than a guess."""
    return counts.healthy_positive > counts.sick_positive and test.sensitivity > test.false_positive_rate


# Areas -------------------------------------------------------------------------------------------------


def worked(result: Bayes) -> Written:
    """The theorem in numbers: one area over two."""
    hit, alarm = math_share(result.true_positive), math_share(result.false_positive)
    sick, healthy = tint(f"{hit}", "path"), tint(f"{alarm}", "second")
    return formula(f"= frac({sick}, {sick} + {healthy})")


def verdict(result: Bayes) -> str:
    """What a positive test does to the chance of being sick: a sentence."""
    prior = share(result.prior)
    if result.posterior is None:
        return "But here nobody tests positive, so there's nothing to divide by."
    if result.prior in (0, 1):
        return f"But the prior was certain, so it stays at {prior} whatever the test says."
    if result.sensitivity == result.false_positive_rate:
        return f"This test tells us nothing: the chance stays at {prior}."
    return change(
        result.prior,
        result.posterior,
        _written,
        rises="A positive test lifts the chance from {before} to {after}.",
        falls="A positive test lowers the chance from {before} to {after}.",
        stays="Here the chance hardly moves from {before}.",
    )


def _written(chance: float) -> str:
    return f"{share(chance)}"


# Another test, another disease -------------------------------------------------------------------------


def changes_in_words(first: Bayes, other_test: Bayes, other_disease: Bayes) -> Mapping[str, str]:
    """Phrases for a second test of the same disease, and then for another disease."""
    return {
        "other": comparison(first, other_test),
        "other_finds": finds(other_test),
        "other_clears": clears(other_test),
        "by_test": posterior_change(first, other_test),
        "rarer": "rarer" if other_disease.prior < first.prior else "more common",
        "rare_whom": one_in(other_disease.prior),
        "by_disease": posterior_change(other_test, other_disease),
        "burden": burden(other_disease),
    }


def are_different(first: Bayes, second: Bayes) -> bool:
    """Whether two tests differ, without regard to the disease."""
    return (first.sensitivity, first.false_positive_rate) != (second.sensitivity, second.false_positive_rate)


def comparison(first: Bayes, second: Bayes) -> str:
    """Whether the second test is better than the first."""
    finds = second.sensitivity - first.sensitivity
    clears = first.false_positive_rate - second.false_positive_rate
    if min(finds, clears) >= 0:
        return "a better test"
    return "a worse test" if max(finds, clears) <= 0 else "another test"


def posterior_change(first: Bayes, second: Bayes) -> str:
    """How the posterior changes from one test, or disease, to another: a sentence without its full stop."""
    if second.posterior is None:
        return "Now nobody tests positive, so there's nothing to divide by"
    if first.posterior is None:
        return f"Now the posterior is {share(second.posterior)}"
    return change(
        first.posterior,
        second.posterior,
        _written,
        rises="The posterior grows to {after}",
        falls="The posterior shrinks to {after}",
        stays="The posterior stays at {after}",
    )


def burden(result: Bayes) -> str:
    """How many false alarms there are for every true one, if they are many."""
    if result.true_positive == 0 or result.false_positive < 2 * result.true_positive:
        return ""
    ratio = result.false_positive / result.true_positive
    return number(ratio, 1) if ratio < _COUNTLESS else "millions of"


def burden_note(result: Bayes) -> Written:
    """The same under the bar, in the colour of false alarms."""
    return text(f"{burden(result)} false alarms to a true one", size=FINE_SIZE, role="second")


# Classifiers -------------------------------------------------------------------------------------------


def naive_bayes() -> list[Written]:
    """The rule of naive Bayes, its product written out, and what makes it naive.

    The rule's parts have the names of their roles: ``result``, ``path`` for the prior, ``data`` for the
    likelihoods.
    """
    posterior, prior = tint('P("class" | x)', "result"), tint('P("class")', "path")
    likelihoods = tint('product_i P(x_i | "class")', "data")
    return [
        formula(f"& {posterior} \\ & prop {prior} thin {likelihoods}"),
        formula('P(x_1 | "class") thin P(x_2 | "class") dots.c', size=LABEL_SIZE, role="data"),
        paragraph("naive: features are independent within a class", role="muted", width=frame().words.width),
    ]


def closing() -> Written:
    """What to remember of any alarm."""
    width = frame().words.width
    return paragraph(
        "The rarer the target, the more of its alarms are false.", width=width, size=STATEMENT_SIZE
    )
