"""Bayes’ theorem in exact fractions; people are the nearest whole numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.probability.bayes_theorem.bands import Band, Poured
from scenes.probability.bayes_theorem.classifying import Learning
from scenes.probability.bayes_theorem.people import People
from scenes.probability.bayes_theorem.ruler import Pointer
from scenes.probability.bayes_theorem.squares import HAIRLINE, Columns
from truth.modules import Claims
from truth.phrases import in_people, part
from truth.reading import percent
from truth.shapes import PIXEL, Slip, Truth, Truths, is_shown, on_stage

NEW, WIDE = 10_000, 0.3

# Facts -------------------------------------------------------------------------------------------------


def posterior(prior: float, sensitivity: float, false_positive_rate: float) -> float:
    hit = Fraction(prior) * Fraction(sensitivity)
    alarm = (1 - Fraction(prior)) * Fraction(false_positive_rate)
    return float(hit / (hit + alarm))


def crowd(p: Any) -> tuple[int, int, int]:
    """The sick of the crowd, and the positives among sick and healthy."""
    sick = round(p.prior * p.population)
    return sick, round(p.sensitivity * sick), round(p.false_positive_rate * (p.population - sick))


def screened(people: int, first: float, second: float) -> tuple[int, int, int]:
    """Of so many people: positive the first time, the second time, and both times."""
    once = round(first * people)
    both = round(second * once)
    return once, both + round(second * (people - once)), both


def classifier(p: Any) -> tuple[int, Any, Any]:
    """The sick of the new people, and what both tests say of them and of the healthy."""
    sick = round(p.prior * NEW)
    rates = (p.sensitivity, p.rare_sensitivity), (p.false_positive_rate, p.rare_false_positive_rate)
    return sick, screened(sick, *rates[0]), screened(NEW - sick, *rates[1])


def labelled(p: Any) -> tuple[list[int], list[list[int]]]:
    """How many healthy and sick people are drawn, and how many of each both tests call positive."""
    chance = np.random.default_rng(p.seed)
    rates = [(p.false_positive_rate, p.rare_false_positive_rate), (p.sensitivity, p.rare_sensitivity)]
    while True:
        sick = chance.random(NEW) < p.prior
        drawn = chance.random((NEW, 2))
        counts = [
            [int((drawn[sick == group, test] < rates[group][test]).sum()) for test in range(2)]
            for group in (0, 1)
        ]
        if min(min(counts)) > 0:
            return [int((sick == group).sum()) for group in (0, 1)], counts


def learned(p: Any) -> tuple[float, float, float]:
    """The odds before any test, and what both tests are estimated to multiply them by."""
    people, counts = labelled(p)
    first, second = (counts[1][test] / people[1] / (counts[0][test] / people[0]) for test in range(2))
    return p.prior / (1 - p.prior), first, second


def digits(value: float, count: int = 3) -> float:
    """A number rounded to so many digits, or to a whole one if it is longer."""
    return round(value, max(0, count - 1 - math.floor(math.log10(value))))


def written_odds(odds: float, count: int = 3) -> float:
    """Odds as they stand on the stage: the smaller side is 1."""
    return digits(odds, count) if odds >= 1 else 1 / digits(1 / odds, count)


def on_a_calculator(odds: float, *factors: float) -> float:
    """Odds times factors, all as they stand on the stage."""
    return written_odds(odds) * math.prod(map(digits, factors))


def claims(p: Any) -> tuple[float, float]:
    """The odds that the classifier claims after both tests, and after the first one twice: two digits."""
    odds, first, second = learned(p)
    both, again = on_a_calculator(odds, first, second), on_a_calculator(odds, first, first)
    return written_odds(both, 2), written_odds(again, 2)


def false_alarms(p: Any) -> float:
    """For each true alarm, if the disease is rarer."""
    return 1 / on_a_calculator(p.rare_prior / (1 - p.rare_prior), p.sensitivity / p.false_positive_rate)


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    sick, hits, alarms = crowd(p)
    _, both_sick, both_healthy = classifier(p)
    _, first, second = learned(p)
    _, claim = claims(p)
    rates = p.sensitivity, p.false_positive_rate
    return {
        "sick": sick,
        "sick_positive": hits,
        "healthy_positive": alarms,
        "positives": hits + alarms,
        "posterior": posterior(p.prior, *rates),
        "wide_posterior": posterior(max(p.prior, WIDE), *rates),
        "even_posterior": posterior(0.5, *rates),
        "ratio": p.sensitivity / p.false_positive_rate,
        "other_disease_posterior": posterior(p.rare_prior, *rates),
        "new_people": NEW,
        "twice": both_sick[2] + both_healthy[2],
        "twice_sick": both_sick[2],
        "learned_ratio": first,
        "other_learned_ratio": second,
        "claim": claim / (1 + claim),
    }


# Words -------------------------------------------------------------------------------------------------


def numbers(text: str) -> list[float]:
    return [float(each.replace(",", "")) for each in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def percents(text: str) -> list[str]:
    return re.findall(r"[\d.,]+%", text)


def share_said(text: str, place: int, chance: float) -> bool:
    """Whether the percentage at a place of a sentence is that of a chance."""
    found = percents(text)
    return bool(found) and percent(found[place], chance)


def number_said(text: str, place: int) -> float:
    """The number at a place of a sentence; not a number if it has none."""
    return (numbers(text) or [math.nan])[place]


def chance_said(text: str, chance: float) -> bool:
    """Whether the end of a sentence says a chance, as 1 in so many or as a percentage."""
    most = round(1 / chance)
    if (found := re.search(r"(about )?1 in (\d+)\.$", text)) is not None:
        close = abs(chance * most - 1) <= 0.02 + 1e-9 and 2 <= most <= 20
        exactly = math.isclose(chance * most, 1, rel_tol=1e-6)
        return close and int(found[2]) == most and (found[1] is None) == exactly
    return share_said(text, -1, chance)


def near(written: float, value: float) -> bool:
    """Whether three digits of a value are written."""
    return math.isclose(written, value, rel_tol=5.1e-3)


def odds_said(text: str, odds: float) -> bool:
    first, second = numbers(text)
    return min(first, second) == 1 and near(first / second, odds)


def people_said(text: str, chance: float) -> bool:
    """Whether a sentence says how many people are sick."""
    said = re.search(r"(?:Suppose|If only) (.*?) (is|are) sick", text)
    if said is None or (said[2] == "is") != said[1].startswith("1 in"):
        return False
    return in_people(f"{said[1]} people" if said[2] == "is" else f"{said[1]} of people", chance)


def share_of_people_said(text: str, chance: float) -> bool:
    """Whether a sentence says how common the disease is."""
    said = re.search(r"If it's (.*?), your chance", text)
    if said is None:
        return False
    return in_people(f"{said[1]} people" if said[1].startswith("1 in") else f"{said[1]} of people", chance)


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    yield from _of_people(p, facts)
    yield from _of_areas(p, facts)
    yield from _of_classifiers(p, facts)
    half, even = facts["if_half_are_sick"], posterior(0.5, p.sensitivity, p.false_positive_rate)
    guess = 1 - p.false_positive_rate
    yield "if_half_are_sick", ("about right" in half) == (abs(even - guess) <= 0.02)
    yield "if_half_are_sick", share_said(half, 0, guess if "about right" in half else even)
    yield "answer", share_of_people_said(facts["answer"], p.prior)
    yield "answer", chance_said(facts["answer"], posterior(p.prior, p.sensitivity, p.false_positive_rate))


def _of_people(p: Any, facts: Mapping[str, Any]) -> Claims:
    sick, hits, alarms = crowd(p)
    healthy, positives = p.population - sick, hits + alarms
    yield "finds", part(facts["finds"], p.sensitivity)
    yield "wrong", percent(facts["wrong"], p.false_positive_rate)
    supposed = facts["supposed"]
    yield "supposed", people_said(supposed, p.prior)
    yield "supposed", number_said(supposed, -1) == sick
    yield "supposed", ("about" in supposed) == (not math.isclose(p.prior * p.population, sick))
    lit = facts["sick_lit_up"]
    exactly = math.isclose(p.sensitivity * sick, hits)
    yield "sick_lit_up", ("only" in lit) == (sick == 1)
    yield "sick_lit_up", ("Both" in lit) == (sick == hits == 2)
    if sick > 2:
        yield "sick_lit_up", ("All" in lit) == (p.sensitivity == 1)
    if sick > 2 or hits < sick:
        yield "sick_lit_up", ("bout" in lit) == (not exactly)
        yield "sick_lit_up", numbers(lit) == ([sick] if hits == sick else [hits, sick])
    lit = facts["healthy_lit_up"]
    yield "healthy_lit_up", numbers(lit) == [alarms]
    yield (
        "healthy_lit_up",
        ("about" in lit) == (not math.isclose(p.false_positive_rate * healthy, alarms)),
    )
    counted, guess, chance = facts["counted"], 1 - p.false_positive_rate, hits / positives
    yield "counted", share_said(counted, 0, guess)
    yield "counted", numbers(counted)[1:3] == [hits, positives]
    yield "counted", chance_said(counted, chance)
    if abs(abs(chance - guess) - 0.1) > 1e-9:
        yield "counted", ("close" in counted) == (abs(chance - guess) < 0.1)
        yield "counted", ("only" in counted) == (chance < guess - 0.1)
    yield "exactly", percent(facts["exactly"], posterior(p.prior, p.sensitivity, p.false_positive_rate))
    why = facts["outnumbered"]
    yield "outnumbered", ("of the healthy outnumber all the sick" in why) == (alarms > sick)
    yield "outnumbered", share_said(why, 0, p.false_positive_rate) or numbers(why) == [alarms, hits]
    yield "outnumbered", alarms > sick or alarms <= hits or f"only {hits} true" in why


def _of_areas(p: Any, facts: Mapping[str, Any]) -> Claims:
    _, hits, alarms = crowd(p)
    width, given = facts["width"], facts["given_sick"]
    yield "width", percent(width, p.prior)
    yield "given_sick", share_said(given, 0, p.sensitivity)
    yield "given_sick", share_said(given, -1, p.false_positive_rate)
    yield "widened", ("widen" in facts["widened"]) == (p.prior < WIDE)
    yield "widened", ("thin" in facts["widened"]) == (p.prior < 0.1)
    asked = facts["asked"]
    yield "asked", asked.startswith("your question") and ("this prior" in asked) == (p.prior < WIDE)
    yield "widened", share_said(facts["widened"], 0, max(p.prior, WIDE))
    yield "wide_prior", percent(facts["wide_prior"], max(p.prior, WIDE))
    yield "sick_height", percent(facts["sick_height"], p.sensitivity)
    back, chance = facts["back"], posterior(p.prior, p.sensitivity, p.false_positive_rate)
    counted = hits / (hits + alarms)
    yield "back", ("Back at" in back) == (p.prior < WIDE)
    yield "back", share_said(back, -1, chance)
    yield "back", "Back" not in back or share_said(back, 0, p.prior)
    yield "back", ("as we counted" in back) == (f"{100 * chance:.3g}" == f"{100 * counted:.3g}")
    odds, ratio = p.prior / (1 - p.prior), p.sensitivity / p.false_positive_rate
    product = on_a_calculator(odds, ratio)
    yield "widths", odds_said(facts["widths"], odds)
    yield "widths", ("about" in facts["widths"]) == (not math.isclose(written_odds(odds), odds))
    yield "factor", near(number_said(facts["factor"], 0), ratio)
    yield "factor", ("about" in facts["factor"]) == (not math.isclose(digits(ratio), ratio))
    yield "odds", odds_said(facts["odds"], product)
    yield "odds", ("about" in facts["odds"]) == (not math.isclose(written_odds(product), odds * ratio))
    yield "chance", chance_said(f"{facts['chance']}.", chance)
    said, false = facts["by_disease"], false_alarms(p)
    yield "by_disease", people_said(said, p.rare_prior)
    yield "by_disease", number_said(said, -1) == round(false)
    yield "by_disease", "expect" in said
    yield "by_disease", ("about" in said) == (not math.isclose(false, round(false)))


def _of_classifiers(p: Any, facts: Mapping[str, Any]) -> Claims:
    said = facts["added"]
    finds = p.rare_sensitivity - p.sensitivity
    alarms = p.rare_false_positive_rate - p.false_positive_rate
    yield "added", share_said(said, 0, p.rare_false_positive_rate)
    yield "added", ("only" in said) == (alarms < 0)
    yield "added", "better" not in said or (finds >= 0 >= alarms and (finds, alarms) != (0, 0))
    yield "added", "weaker" not in said or (finds <= 0 <= alarms and (finds, alarms) != (0, 0))
    yield "added", "another" not in said or finds * alarms > 0 or (finds, alarms) == (0, 0)
    both, _ = claims(p)
    yield "both", odds_said(facts["both"], both)
    flagged, sick, twice = facts["flagged"], facts["twice_sick"], facts["twice"]
    yield "flagged", numbers(flagged) == [twice, NEW, *([sick] if sick < twice else [])]
    yield "flagged", ("nearly all" in flagged) == (sick == twice)
    yield "flagged", flagged.startswith("If so, about")
    said, claim = facts["claimed"], facts["claim"]
    _, hits, false = classifier(p)
    truth = hits[0] / (hits[0] + false[0])
    yield "claimed", "claims about" in said and abs(number_said(said, 0) - 100 * claim) <= 0.5 + 1e-9
    yield "claimed", chance_said(said, truth)
    yield "claimed", ("still" in said) == (claim - truth >= 0.05)


OTHER_SETTINGS: list[Mapping[str, Any]] = [
    {"prior": 0.4, "sensitivity": 0.8, "false_positive_rate": 0.3, "rare_prior": 3e-4, "seed": 2},
    {"prior": 0.001, "sensitivity": 1, "rare_sensitivity": 0.8, "rare_false_positive_rate": 0.1},
    {"prior": 0.023, "sensitivity": 0.95, "false_positive_rate": 0.1, "population": 1999},
]

SOMETIMES = {"outnumbered", "wide_prior", "widened", "sick_lit_up", "asked"}


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p = lesson.params
    if hasattr(lesson, "areas"):
        yield from _areas(lesson, resting)
    for poured in on_stage(lesson, Poured):
        wide = max(p.prior, WIDE)
        parts = {
            "second": (1 - wide) * p.false_positive_rate,
            "path": wide * p.sensitivity,
        }
        side = lesson.areas.band.box.width
        area = poured.width * poured.height / side**2
        expected = min(parts.values(), key=lambda each: abs(each - area))
        yield Truth("area that is poured", area, expected, side)
    if (
        resting
        and hasattr(lesson, "crowd")
        and beat in ("find_the_sick", "test_everybody", "count_the_positives")
    ):
        sick, hits, alarms = crowd(p)
        groups = (hits, sick - hits, alarms, p.population - sick - alarms)
        counts = [len(people.points) // 16 for people in lesson.crowd.people]
        yield Truth("people in their groups", sorted(counts), sorted(groups))
    for learning in on_stage(lesson, Learning):
        if learning.step == learning.steps:
            people, counts = labelled(p)
            for test, columns in enumerate(learning.columns):
                drawn = [each.height / columns.box.height for each in (columns.sick, columns.healthy)]
                rates = [counts[group][test] / people[group] for group in (1, 0)]
                yield Truth("rates that are learned", drawn, rates, columns.box.height, PIXEL + HAIRLINE)
    people = [each for each in on_stage(lesson, People) if each.solid and len(each.places)]
    if beat == "classify_new_people" and resting and people:
        places = np.round(np.concatenate([each.places for each in people]), 6)
        count = len(np.unique(places, axis=0))
        _, both_sick, both_healthy = classifier(p)
        known = {both_sick[0] + both_healthy[0], both_sick[2] + both_healthy[2]}
        closest = min(known, key=lambda each: abs(each - count))
        yield Truth("people in the band", count, closest)


def _areas(lesson: Any, resting: bool) -> Truths:
    areas = lesson.areas
    columns, band, pointer = areas.columns, areas.band, areas.ruler.pointer
    slack = PIXEL + HAIRLINE
    if is_shown(lesson, columns.sick):
        box = columns.box
        shares = np.array([areas.prior, 1 - areas.prior]) - columns.gap / 2 / box.width
        widths = np.array([part.width for part in (columns.sick, columns.healthy)]) / box.width
        heights = np.array([part.height for part in (columns.sick, columns.healthy)]) / box.height
        rates = np.array([areas.sensitivity, areas.false_positive_rate])
        yield Truth("widths of the columns", widths, shares, box.width, slack)
        yield Truth("heights of the fillings", heights, rates, box.height, slack)
        measured = [measure.share for measure in areas.measures]
        yield Truth("numbers at the columns", measured, [areas.prior, *rates])
    if is_shown(lesson, band.sick):
        chance = posterior(areas.prior, areas.sensitivity, areas.false_positive_rate)
        yield Truth("posterior as a length", band.sick.width / band.box.width, chance, band.box.width, slack)
        ends = band.sick.get_right()[0], band.healthy.get_left()[0]
        yield Truth("both parts of the band meet", *ends)
        if areas.stretch == 0:
            evidence = areas.prior * areas.sensitivity + (1 - areas.prior) * areas.false_positive_rate
            drawn = band.sick.height / band.box.height
            yield Truth("height of the band", drawn, evidence, band.box.height, slack)
    for each in on_stage(lesson, Pointer):
        if each is not pointer and not resting:
            continue  # it may go while its ruler moves
        at = each.ruler.at(each.chance)[0]
        yield Truth("pointer at the ruler", each.triangle.get_center()[0], at)
    if is_shown(lesson, pointer.value) and is_shown(lesson, band.sick):
        chance = posterior(areas.prior, areas.sensitivity, areas.false_positive_rate)
        yield Truth("posterior at the pointer", pointer.chance, chance, areas.ruler.box.width)


MARKED = {
    *("widths of the columns", "heights of the fillings", "numbers at the columns", "posterior as a length"),
    *("both parts of the band meet", "height of the band", "pointer at the ruler"),
    *("posterior at the pointer", "area that is poured", "people in their groups"),
    *("rates that are learned", "people in the band"),
}


def band_too_long(self: Band, **_: Any) -> None:
    self.sick.stretch(1.05, 0, about_edge=(-1, 0, 0))


def column_too_high(self: Columns, **_: Any) -> None:
    self.sick.stretch(1.05, 1, about_edge=(0, -1, 0))


def grows_on_its_way(self: Poured, **_: Any) -> None:
    self.stretch(1 + 0.1 * self.share * (1 - self.share), 0)


SLIP = Slip(Band, "set_state", band_too_long, "posterior as a length")
OTHER_SLIPS = [
    Slip(Columns, "set_state", column_too_high, "heights of the fillings"),
    Slip(Poured, "set_state", grows_on_its_way, "area that is poured"),
]


STRUCTURE = {
    r"^50%$": "the middle of the ruler, and two columns of equal width",
    r"(?<![\d.])[37]0%": "the prior at which areas are measured, and the share of the healthy there",
    r"(?<=\{\{ )1(?= : (?:path|second))": "the smaller of two odds",
    r"\b1 to (?=\d)": "the smaller of two odds, spoken",
    r"(?<= to )1\b(?![\d,]|\.\d)": "the smaller of two odds, spoken",
    r"test [12]\b": "which of two tests",
    r"^× 10$": "how many times wider the lens shows the column of the sick",
    r"^10,000$|of 10,000 new": "the people from whom a classifier learns, and as many new ones",
    r"^1 box: 100 people$": "how many labelled people are counted at a time",
    r"^1 true alarm$": "a true alarm, with which the false ones go",
}

# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    odds, first, second = learned(p)
    sick, hits, alarms = classifier(p)
    ratio, other = p.sensitivity / p.false_positive_rate, p.rare_sensitivity / p.rare_false_positive_rate
    crowd_sick, crowd_hits, crowd_alarms = crowd(p)
    both, claimed = claims(p)
    all_odds = {
        "prior odds": odds,
        "odds": on_a_calculator(odds, ratio),
        "rare odds": p.rare_prior / (1 - p.rare_prior),
        "odds of the rare disease": 1 / false_alarms(p),
        "learned odds": both,
        "claimed odds": claimed,
    }
    people, counts = labelled(p)
    return {
        **{f"{name}, sick": digits(max(value, 1)) for name, value in all_odds.items()},
        **{f"{name}, healthy": digits(max(1 / value, 1)) for name, value in all_odds.items()},
        "all of the learned odds": 1 + max(both, 1 / both),
        "all of the claimed odds": 1 + max(claimed, 1 / claimed),
        "chance of both": both / (1 + both),
        "chance of both in whole percent": round(100 * both / (1 + both)) / 100,
        "healthy at the wide prior": 1 - max(p.prior, WIDE),
        **{f"labelled people, {group}": people[group] for group in (0, 1)},
        **{
            f"labelled people, {group}, test {test + 1}": counts[group][test]
            for group in (0, 1)
            for test in range(2)
        },
        "guess": 1 - p.false_positive_rate,
        "factor": digits(ratio),
        "other factor": digits(other),
        "learned factor": digits(first),
        "other learned factor": digits(second),
        "false alarms": round(false_alarms(p)),
        "negatives": p.population - crowd_hits - crowd_alarms,
        "healthy of the crowd": p.population - crowd_sick,
        "counted": crowd_hits / (crowd_hits + crowd_alarms),
        "1 in so many": round(1 / posterior(p.prior, p.sensitivity, p.false_positive_rate)),
        "1 in so many, counted": round((crowd_hits + crowd_alarms) / crowd_hits),
        "new sick": sick,
        "new healthy": NEW - sick,
        "positives of both": hits[2] + alarms[2],
        "share of both": hits[2] / (hits[2] + alarms[2]),
        "positives of one": hits[0] + alarms[0],
        "share of one": hits[0] / (hits[0] + alarms[0]),
        "1 in so many of one": round((hits[0] + alarms[0]) / hits[0]),
        "claim in whole percent": round(100 * claimed / (1 + claimed)) / 100,
        **{f"hits of test {test + 1}": hits[test] for test in range(3)},
        **{f"alarms of test {test + 1}": alarms[test] for test in range(3)},
    }
