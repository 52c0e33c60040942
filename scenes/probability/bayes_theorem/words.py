"""Tests for a disease in words and formulas: who tests positive, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose

from mathkit.probability.bayes import Bayes, PopulationCounts
from scenes.probability.bayes_theorem.posteriors import posterior_of
from scenes.stage.type.chances import math_share, one_in, part_of, share
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import Written, formula, statement, text

THEOREM = (
    '& {{ P("sick" | +) : result }} \\ &= frac({{ {{ P(+ | "sick") : hit }} thin '
    '{{ P("sick") : prior }} : path }}, {{ P(+) : evidence }})'
)
"""Bayes' theorem as Typst mathematics; its parts ``hit`` and ``prior`` are those of a mosaic."""

_COUNTLESS = 1e6
"""From this many on, false alarms are not numbered."""


# A test ------------------------------------------------------------------------------------------------


def quality(test: Bayes) -> str:
    """How good a test is, whatever the disease: what comes after "it"."""
    clears = part_of(1 - test.false_positive_rate)
    return f"finds {part_of(test.sensitivity)} of the sick and clears {clears} of the healthy"


def question(test: Bayes) -> list[Written]:
    """What one who tests positive would like to know, line by line."""
    return [
        statement(f"A test {quality(test)}."),
        statement("You test positive."),
        statement("How worried should you be?", role="result"),
    ]


def diagnosis_in_words(test: Bayes) -> Mapping[str, str]:
    """Phrases for a test and its disease: how good it is, how many people are sick, what a positive means."""
    return {
        "quality": quality(test),
        "whom": one_in(test.prior),
        "prior": share(test.prior),
        "sick_height": share(test.sensitivity),
        "healthy_height": share(test.false_positive_rate),
        "verdict": verdict(test),
    }


# A crowd -----------------------------------------------------------------------------------------------


def sick_among(counts: PopulationCounts) -> str:
    """The sick of a crowd, in their colour."""
    return f"{{{{ sick: {counts.sick} of {counts.population} : path }}}}"


def positive_among(counts: PopulationCounts) -> str:
    """Those who test positive, of the sick and of the healthy, in their colours."""
    return (
        f"{{{{ sick and positive: {counts.sick_positive} of {counts.sick} : path }}}} #h(2em) "
        f"{{{{ healthy but positive: {counts.healthy_positive} of {counts.healthy} : second }}}}"
    )


def fraction_of_people(counts: PopulationCounts, exact: Bayes) -> list[Written]:
    """The posterior as a fraction of people; under it, where they had to be rounded, what it is exactly.

    The fraction's parts ``top`` and ``hits`` are the sick who test positive, ``alarms`` the healthy who do.
    """
    hits, alarms, rounded = counts.sick_positive, counts.healthy_positive, is_rounded(counts, exact)
    fraction = formula(
        f'P("sick" | +) {"approx" if rounded else "="} frac({{{{ {hits} : top }}}}, '
        f"{{{{ {hits} : hits }}}} + {{{{ {alarms} : alarms }}}}) "
        f"= {{{{ {math_share(posterior_of(counts))} : result }}}}",
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
        "lit_up": lit_up(counts),
        "who_is_left": who_is_left(counts.sick_positive, positives),
        "counted": counted(counts, exact),
    }


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


def is_rounded(counts: PopulationCounts, result: Bayes) -> bool:
    """Whether whole people give another posterior than the exact shares."""
    return counts.posterior is not None and share(counts.posterior) != share(posterior_of(result))


def counted(counts: PopulationCounts, result: Bayes) -> str:
    """What counting the positives of a crowd says: a sentence without its full stop."""
    hits, positives = counts.sick_positive, counts.sick_positive + counts.healthy_positive
    if positives == 0:
        comfort = "; the exact areas will tell more" if result.posterior is not None else ""
        return f"Without a single positive there is nothing to divide by{comfort}"
    found = f"{hits} out of {positives}: {share(posterior_of(counts))}"
    if is_rounded(counts, result):
        exactly = share(posterior_of(result))
        return f"So in this crowd it is {found}. Without rounding to whole people, the chance is {exactly}"
    return f"So the chance that you are sick is {found}"


# Areas -------------------------------------------------------------------------------------------------


def worked(result: Bayes) -> Written:
    """The theorem in numbers: one area over two."""
    hit, alarm = math_share(result.true_positive), math_share(result.false_positive)
    return formula(f"= frac({{{{ {hit} : path }}}}, {{{{ {hit} : path }}}} + {{{{ {alarm} : second }}}})")


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


# Another test, another disease -------------------------------------------------------------------------


def changes_in_words(first: Bayes, other_test: Bayes, other_disease: Bayes) -> Mapping[str, str]:
    """Phrases for a second test of the same disease, and then for another disease."""
    return {
        "other": comparison(first, other_test),
        "other_quality": quality(other_test),
        "by_test": change(first, other_test),
        "rarer": "rarer" if other_disease.prior < first.prior else "more common",
        "rare_whom": one_in(other_disease.prior),
        "by_disease": change(other_test, other_disease),
        "burden": burden(other_disease),
    }


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


# What it is for ----------------------------------------------------------------------------------------


def naive_bayes() -> list[Written]:
    """The rule by which naive Bayes classifies, in a formula and in words."""
    rule = formula(
        '{{ P("class" | x) : result }} prop {{ P("class") : path }} product_i {{ P(x_i | "class") : data }}'
    )
    meaning = "{{ posterior : result }} from {{ prior : path }} times {{ one likelihood a feature : data }}"
    return [rule, text(meaning)]
