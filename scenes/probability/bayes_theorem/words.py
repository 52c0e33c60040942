"""What is said of a test and a disease, for any numbers."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, isclose, log10

from mathkit.probability.bayes import Bayes, PopulationCounts
from mathkit.probability.two_tests import TwoTestCounts
from scenes.stage.type.chances import one_in, part_of, share
from scenes.stage.type.numerals import number, whole

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


def three_digits(value: float) -> str:
    """A positive number with three digits, or with all before the decimal point."""
    return number(value, max(0, 2 - floor(log10(value))))


def sides(odds: float) -> tuple[str, str]:
    """Odds as two numbers of which the smaller is 1."""
    return ("1", three_digits(1 / odds)) if odds < 1 else (three_digits(odds), "1")


def spoken_odds(odds: float) -> str:
    return "{} to {}".format(*sides(odds))


def odds_of(result: Bayes) -> float:
    """The odds of being sick after a positive test."""
    return result.true_positive / result.false_positive


def ratio_of(result: Bayes) -> float:
    """What a positive test multiplies the odds by; no test is never wrong within the bounds."""
    assert result.likelihood_ratio is not None
    return result.likelihood_ratio


def prior_odds(prior: float) -> float:
    return prior / (1 - prior)


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
        "outnumbered": outnumbered(counts),
    }


def posterior_of(result: Bayes | PopulationCounts) -> float:
    """The posterior; within the bounds of the parameters somebody always tests positive."""
    assert result.posterior is not None
    return result.posterior


def about(count: int, exact: float) -> str:
    """A number of people, and whether it is rounded to whole ones."""
    return f"{'' if isclose(count, exact) else 'about '}{count}"


def supposed(counts: PopulationCounts, prior: float) -> str:
    people = one_in(prior)
    few = without_people(people)
    return f"Suppose {few} {verb(people)} sick: that's {about(counts.sick, prior * counts.population)}."


def sick_lit_up(counts: PopulationCounts, sensitivity: float) -> str:
    """Whom of the sick the test finds: a sentence."""
    sick, found = counts.sick, about(counts.sick_positive, sensitivity * counts.sick)
    if counts.sick_positive == sick <= 2:
        return "The only sick person lights up." if sick == 1 else "Both sick people light up."
    if sensitivity == 1:
        return f"All {sick} sick people light up."
    if counts.sick_positive == sick:
        return f"Just about all {sick} of the sick light up."
    light = "lights" if counts.sick_positive == 1 else "light"
    return f"{found[0].upper()}{found[1:]} of the {sick} sick people {light} up."


def healthy_lit_up(counts: PopulationCounts, rate: float) -> str:
    """Whom of the healthy the test calls positive: a sentence."""
    return f"So do {about(counts.healthy_positive, rate * counts.healthy)} healthy people, by mistake."


def counted(counts: PopulationCounts, guess: float) -> str:
    """What counting says of a guess: a sentence."""
    hits, chance = counts.sick_positive, posterior_of(counts)
    positives = hits + counts.healthy_positive
    answer = spoken_chance(chance)
    if abs(chance - guess) <= _CLOSE:
        close = f"Many people guess {share(guess)}, and that's close"
        return f"{close}: {hits} of the {positives} are sick, or {answer}."
    only = "only " if chance < guess else ""
    return f"Many people guess {share(guess)}, but {only}{hits} of {positives} are sick: {answer}."


def is_rounded(counts: PopulationCounts, result: Bayes) -> bool:
    """Whether whole people give another posterior than the exact shares, as they are written."""
    return share(posterior_of(counts)) != share(posterior_of(result))


def false_alarms_win(counts: PopulationCounts) -> bool:
    return counts.healthy_positive > counts.sick_positive


def outnumbered(counts: PopulationCounts) -> str:
    """Why there are more false alarms than true ones: a sentence."""
    if counts.healthy >= 2 * counts.sick:
        return "With so many healthy people, most alarms are false."
    return "The test makes so many mistakes that most alarms are false."


# Areas -------------------------------------------------------------------------------------------------


def areas_in_words(counts: PopulationCounts, exact: Bayes, wide: Bayes) -> Mapping[str, str]:
    """Phrases for the square: how wide its columns are, how far they are solid, and what follows."""
    prior, odds = share(exact.prior), prior_odds(exact.prior)
    finds = share(exact.sensitivity)
    wrong = share(exact.false_positive_rate)
    found = "all the sick" if exact.sensitivity == 1 else f"{finds} of the sick"
    return {
        "width": f"{'just ' if exact.prior < _FEW else ''}{prior}",
        "given_sick": f"Filled means positive: {found} and {wrong} of the healthy.",
        "widened": widened(exact.prior, wide.prior),
        "wide_prior": share(wide.prior),
        "sick_height": finds,
        "back": back(counts, exact, wide),
        "widths": spoken_odds(odds),
        "factor": three_digits(ratio_of(exact)),
        "odds": spoken_odds(odds_of(exact)),
        "chance": spoken_chance(posterior_of(exact)),
    }


def widened(prior: float, wide: float) -> str:
    if prior == wide:
        return f"At {share(prior)}, the sick column is wide enough to be measured."
    return f"Let's widen the sick column to {share(wide)}."


def back(counts: PopulationCounts, exact: Bayes, wide: Bayes) -> str:
    """What the theorem says of the disease of the crowd: a sentence."""
    chance = share(posterior_of(exact))
    as_counted = "" if is_rounded(counts, exact) else ", as we counted"
    if exact.prior == wide.prior:
        return f"In numbers, it's {chance}{as_counted}."
    return f"Back at {share(exact.prior)}, it's {chance}{as_counted}."


# Another test, another disease -------------------------------------------------------------------------


def changes_in_words(exact: Bayes, other: Bayes, rare: Bayes) -> Mapping[str, str]:
    """Phrases for a second test of the same disease, and for a rarer disease."""
    return {"by_test": by_test(exact, other), "by_disease": by_disease(rare)}


def by_test(exact: Bayes, other: Bayes) -> str:
    """What the factor of a second test does: a sentence."""
    factor = three_digits(ratio_of(other))
    kind = kind_of_test(exact, other)
    chance = spoken_chance(posterior_of(other))
    if kind == "other":
        return f"With the same factor of {factor}, another test gives {chance}."
    return f"With a factor of {factor}, a {kind} test gives {chance}."


def kind_of_test(exact: Bayes, other: Bayes) -> str:
    """What a second test is beside the first one, as a word before "test"."""
    first, second = ratio_of(exact), ratio_of(other)
    if three_digits(first) == three_digits(second):
        return "other"
    return "better" if second > first else "weaker"


def false_for_each(rare: Bayes) -> float:
    """How many false alarms there are for each true one."""
    return rare.false_positive / rare.true_positive


def by_disease(rare: Bayes) -> str:
    people, false = one_in(rare.prior), false_for_each(rare)
    exactly = isclose(false, round(false), rel_tol=1e-6)
    count = f"{'' if exactly else 'about '}{whole(round(false))}"
    few = without_people(people)
    return f"If only {few} {verb(people)} sick, expect {count} false alarms per true one."


# A classifier ------------------------------------------------------------------------------------------


def classifier_in_words(counts: TwoTestCounts, both: float, claim: float) -> Mapping[str, str]:
    """Phrases for naive Bayes: the odds after *both* tests, and its *claim* if they are the same one."""
    return {
        "both": spoken_odds(both),
        "flagged": flagged(counts, both),
        "claimed": claimed(counts, claim),
    }


def flagged(counts: TwoTestCounts, both: float) -> str:
    """Whom of new people the classifier can be expected to call sick: a sentence."""
    sick, twice = counts.sick.both, counts.sick.both + counts.healthy.both
    new = f"Of {whole(counts.sick.people + counts.healthy.people)} new people"
    of_them = "all of them" if sick == twice else f"{sick}"
    if both > 1:
        return f"{new}, we expect it to call {twice} sick and be right about {of_them}."
    return f"{new}, we expect {twice} to test positive twice, and {of_them} to be sick."


def truth_of_one(counts: TwoTestCounts) -> float:
    """The share of the sick among those whom the first test calls positive."""
    return counts.sick.first / (counts.sick.first + counts.healthy.first)


def rounded_chance(chance: float) -> str:
    """A percentage for the ear: without decimals, unless it is small or nearly 100%."""
    return f"{round(100 * chance)}%" if 0.1 <= chance <= 0.99 else share(chance)


def claimed(counts: TwoTestCounts, claim: float) -> str:
    """What the classifier claims of people who are tested by the same test twice: a sentence."""
    truth = truth_of_one(counts)
    if claim - truth >= _GAP:
        return (
            f"The classifier claims {rounded_chance(claim)}, but your chance is still {spoken_chance(truth)}."
        )
    return f"The classifier claims {share(claim)}, but your chance is {share(truth)}."


def if_half_are_sick(guess: float, chance: float) -> str:
    """What the chance is if half the people are sick, and that this is the common guess: a sentence."""
    if abs(chance - guess) <= _RIGHT:
        return f"{share(guess)} is about right if half are sick."
    return f"If half are sick, it's {share(chance)}."


def answer(exact: Bayes) -> str:
    """The answer to the first question: a sentence."""
    people = one_in(exact.prior)
    return f"If {without_people(people)} {verb(people)}, your chance is {spoken_chance(posterior_of(exact))}."
