"""What is said of a test and a disease, for any numbers."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose

from mathkit.probability.bayes import Bayes, PopulationCounts
from mathkit.probability.two_tests import TwoTestCounts, odds_of_chance
from scenes.probability.bayes_theorem.odds import (
    about,
    product,
    ratio_of,
    read,
    spoken_odds,
    three_digits,
)
from scenes.stage.type.chances import one_in, part_of, share
from scenes.stage.type.numerals import whole

_CLOSE = 0.1
"""A guess that is no farther off than this is about right."""

_RIGHT = 0.02
"""A guess that is no farther off than this is said to be about right, without its cause."""

_FEW = 0.1
"""A column that is less wide than this is thin."""

_MOST_SPOKEN = 20
"""A chance is said as "1 in …" up to this number."""

_ROUNDED = 0.02
"""A chance this near to "1 in …", as a share of it, is about that."""

_GAP = 0.05
"""A classifier that claims this much more than is true is too sure."""


# Numbers in sentences ----------------------------------------------------------------------------------


def verb(people: str) -> str:
    """The verb after ``1 in 100 people``, which is one person, or after ``2% of people``."""
    return "is" if people.startswith("1 in") else "are"


def without_people(people: str) -> str:
    """``1 in 100``, or ``2%``, where it is clear of whom."""
    return people.removesuffix(" people").removesuffix(" of")


def spoken_chance(chance: float) -> str:
    """A chance as people say it: ``1 in 6``, ``about 1 in 7``, or a percentage."""
    most = round(1 / chance)
    if 2 <= most <= _MOST_SPOKEN and abs(chance * most - 1) <= _ROUNDED:
        exactly = isclose(chance * most, 1, rel_tol=1e-9)
        return f"{'' if exactly else 'about '}1 in {most}"
    return share(chance)


# People ------------------------------------------------------------------------------------------------


def crowd_in_words(counts: PopulationCounts, exact: Bayes) -> Mapping[str, str]:
    """Phrases for a crowd that is tested: who is sick, who lights up, and what counting them says."""
    guess = 1 - exact.false_positive_rate
    return {
        "finds": part_of(exact.sensitivity),
        "wrong": share(exact.false_positive_rate),
        "supposed": supposed(counts, exact.prior),
        "sick_lit_up": sick_lit_up(counts, exact.sensitivity),
        "healthy_lit_up": healthy_lit_up(counts, exact.false_positive_rate),
        "counted": counted(counts, guess),
        "exactly": share(posterior_of(exact)),
        "outnumbered": outnumbered(counts, exact.false_positive_rate),
    }


def posterior_of(result: Bayes | PopulationCounts) -> float:
    """The posterior; within the bounds of the parameters somebody always tests positive."""
    assert result.posterior is not None
    return result.posterior


def about_so_many(count: int, exact: float) -> str:
    """A number of people, and whether it is rounded to whole ones."""
    return f"{about(count, exact)}{count}"


def supposed(counts: PopulationCounts, prior: float) -> str:
    people = one_in(prior)
    few = without_people(people)
    return (
        f"Suppose {few} {verb(people)} sick: that's {about_so_many(counts.sick, prior * counts.population)}."
    )


def sick_lit_up(counts: PopulationCounts, sensitivity: float) -> str:
    """Whom of the sick the test finds: a sentence."""
    sick, found = counts.sick, about_so_many(counts.sick_positive, sensitivity * counts.sick)
    if counts.sick_positive == sick <= 2:
        return "The only sick person lights up." if sick == 1 else "Both sick people light up."
    if sensitivity == 1:
        return f"All {sick} sick people light up."
    if counts.sick_positive == sick:
        return f"Nearly all the sick light up: about {sick}."
    light = "lights" if counts.sick_positive == 1 else "light"
    return f"{found[0].upper()}{found[1:]} of the {sick} sick people {light} up."


def healthy_lit_up(counts: PopulationCounts, rate: float) -> str:
    """Whom of the healthy the test calls positive: a sentence."""
    lit = about_so_many(counts.healthy_positive, rate * counts.healthy)
    return f"So do {lit} healthy people, by mistake."


def counted(counts: PopulationCounts, guess: float) -> str:
    """What counting says of a guess: a sentence."""
    hits, chance = counts.sick_positive, posterior_of(counts)
    positives = hits + counts.healthy_positive
    answer = spoken_chance(chance)
    if abs(chance - guess) <= _CLOSE:
        close = f"Many people guess {share(guess)}, and that's close"
        return f"{close}: {hits} of the {positives} are sick, or {answer}."
    only = "only " if chance < guess else ""
    are = "is" if hits == 1 else "are"
    return f"Many people guess {share(guess)}, but {only}{hits} of {positives} {are} sick: {answer}."


def is_rounded(counts: PopulationCounts, result: Bayes) -> bool:
    """Whether whole people give another posterior than the exact shares, as they are written."""
    return share(posterior_of(counts)) != share(posterior_of(result))


def false_alarms_win(counts: PopulationCounts) -> bool:
    return counts.healthy_positive > counts.sick_positive


def outnumbered(counts: PopulationCounts, rate: float) -> str:
    """Why there are more false alarms than true ones: a sentence."""
    hits, alarms = counts.sick_positive, counts.healthy_positive
    if alarms > counts.sick:
        return f"{share(rate)} of the healthy outnumber all the sick."
    return f"With {alarms} false alarms and only {hits} true ones, most alarms are false."


# Areas -------------------------------------------------------------------------------------------------


def areas_in_words(counts: PopulationCounts, exact: Bayes, wide: Bayes) -> Mapping[str, str]:
    """Phrases for the square: how wide its columns are, how far they are solid, and what follows."""
    odds, ratio = odds_of_chance(exact.prior), ratio_of(exact)
    factor = three_digits(ratio)
    finds, wrong = share(exact.sensitivity), share(exact.false_positive_rate)
    return {
        "width": share(exact.prior),
        "given_sick": f"Filled still means positive: {finds} given sick, {wrong} given healthy.",
        "widened": widened(exact.prior, wide.prior),
        "wide_prior": share(wide.prior),
        "sick_height": finds,
        "asked": "your question" if exact.prior == wide.prior else "your question, at this prior",
        "back": back(counts, exact, wide),
        "widths": spoken_odds(odds, odds),
        "factor": f"{about(read(factor), ratio)}{factor}",
        "odds": spoken_odds(product(odds, [ratio]), odds * ratio, ("sick", "healthy")),
        "chance": spoken_chance(posterior_of(exact)),
    }


def widened(prior: float, wide: float) -> str:
    if prior == wide:
        return f"At {share(prior)}, the sick column is wide enough to be measured."
    if prior < _FEW:
        return f"That's thin, so let's widen it to {share(wide)}."
    return f"Let's widen the sick column to {share(wide)}."


def back(counts: PopulationCounts, exact: Bayes, wide: Bayes) -> str:
    """What the theorem says of the disease of the crowd: a sentence."""
    chance = share(posterior_of(exact))
    as_counted = "" if is_rounded(counts, exact) else ", as we counted"
    if exact.prior == wide.prior:
        return f"In numbers, it's {chance}{as_counted}."
    return f"Back at {share(exact.prior)}, it's {chance}{as_counted}."


# Another disease, another test -------------------------------------------------------------------------


def false_for_each(rare: Bayes) -> float:
    """How many false alarms there are for each true one, from the odds and the factor that are written."""
    return 1 / product(odds_of_chance(rare.prior), [ratio_of(rare)])


def by_disease(rare: Bayes) -> str:
    """What a positive test means for a rarer disease: a sentence."""
    people, false = one_in(rare.prior), false_for_each(rare)
    count, few = round(false), without_people(people)
    false_alarms = f"{about(count, false)}{whole(count)} false alarms"
    return f"If only {few} {verb(people)} sick, expect {false_alarms} per true one."


def kind_of_test(exact: Bayes, other: Bayes) -> str:
    """What a second test is beside the first one, as a word before "test"."""
    finds = other.sensitivity - exact.sensitivity
    spares = exact.false_positive_rate - other.false_positive_rate
    if min(finds, spares) >= 0 < max(finds, spares):
        return "better"
    return "weaker" if max(finds, spares) <= 0 > min(finds, spares) else "other"


def added(exact: Bayes, other: Bayes) -> str:
    """A second test for the same disease: a sentence."""
    kind, rate = kind_of_test(exact, other), other.false_positive_rate
    test = "another test" if kind == "other" else f"a {kind} test"
    only = "only " if rate < exact.false_positive_rate else ""
    return f"Now add {test}, wrong for {only}{share(rate)} of the healthy."


# A classifier ------------------------------------------------------------------------------------------


def classifier_in_words(counts: TwoTestCounts, both: float, claim: float) -> Mapping[str, str]:
    """Phrases for naive Bayes: the odds after *both* tests, and its *claim* if they are the same one."""
    return {
        "both": f"about {spoken_odds(both, both)}",
        "flagged": flagged(counts),
        "claimed": claimed(counts, claim),
    }


def flagged(counts: TwoTestCounts) -> str:
    """How many of new people can be expected to test positive twice, and how many of these are sick."""
    sick, twice = counts.sick.both, counts.sick.both + counts.healthy.both
    people = whole(counts.sick.people + counts.healthy.people)
    of_them = "nearly all" if sick == twice else f"about {sick}"
    return f"If so, about {twice} of {people} new people are positive on both; {of_them} are sick."


def truth_of_one(counts: TwoTestCounts) -> float:
    """The share of the sick among those whom the first test calls positive."""
    return counts.sick.first / (counts.sick.first + counts.healthy.first)


def rounded_chance(chance: float) -> str:
    """A percentage for the ear: without decimals, unless it is small or nearly 100%."""
    return f"{round(100 * chance)}%" if 0.1 <= chance <= 0.99 else share(chance)


def claimed(counts: TwoTestCounts, claim: float) -> str:
    """What the classifier claims of people who are tested by the same test twice: a sentence."""
    truth = truth_of_one(counts)
    claims = f"The classifier claims about {rounded_chance(claim)}"
    if claim - truth >= _GAP:
        return f"{claims}, but your chance is still {spoken_chance(truth)}."
    return f"{claims}, and your chance is {share(truth)}."


def if_half_are_sick(guess: float, chance: float) -> str:
    """What the chance is if half the people are sick, and that this is the common guess: a sentence."""
    if abs(chance - guess) <= _RIGHT:
        return f"{share(guess)} is about right if half are sick."
    return f"If half are sick, it's {share(chance)}."


def answer(exact: Bayes) -> str:
    """The answer to the first question: a sentence."""
    people = one_in(exact.prior)
    return f"If it's {without_people(people)}, your chance is {spoken_chance(posterior_of(exact))}."
