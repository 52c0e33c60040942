"""What is written of a test and a disease, in the colours of the sick and of the healthy.

Numbers follow from those that are shown: where they do not to the last digit, the sign is ≈.
"""

from __future__ import annotations

from math import isclose

from manim import DOWN, VGroup

from mathkit.probability.bayes import Bayes, PopulationCounts
from mathkit.probability.two_tests import TwoTestCounts, chance_of_odds
from scenes.probability.bayes_theorem import words
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import math_share, share
from scenes.stage.type.markup import tint
from scenes.stage.type.writing import (
    FINE_SIZE,
    FORMULA_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Written,
    formula,
    text,
)

_SICK, _GIVEN_SICK = 'P("sick")', 'P(+ | "sick")'
_PRODUCT = f"{tint(_GIVEN_SICK, 'hit')} thin {tint(_SICK, 'prior')}"
_POSTERIOR, _EVIDENCE = tint('P("sick" | +)', "result"), tint("P(+)", "evidence")

IDENTITY = f"{_EVIDENCE} thin {_POSTERIOR} = {tint(_PRODUCT, 'path')}"
"""The same area, measured twice."""

THEOREM = f"{_POSTERIOR} = frac({tint(_PRODUCT, 'path')}, {_EVIDENCE})"
"""Bayes' theorem. Its parts are ``hit``, ``prior``, ``evidence`` and ``result``."""

GIVEN = f"{_POSTERIOR} ="
"""The name of the posterior, before its number."""

LETTERS = "$P$: probability,  $+$: positive test,  $|$: given"


def shown(chance: float) -> float:
    """A chance as it is written, rounded."""
    return float(share(chance).removesuffix("%").replace(",", "")) / 100


def relation(computed: float, written: float) -> str:
    """Whether what follows from numbers that are shown is what is written."""
    return "=" if isclose(computed, written, rel_tol=1e-9) else "≈"


# People ------------------------------------------------------------------------------------------------


def tally(rate: float, people: int, count: int, name: str) -> Written:
    """How many of a group light up: ``99% of 10 ≈ 10 sick``."""
    role: Role = "path" if name == "sick" else "second"
    equals = relation(rate * people, count)
    return text(f"{share(rate)} of {people} {equals} {tint(f'*{count}*', 'count')} {name}", role=role)


def fraction_of_people(counts: PopulationCounts) -> Written:
    """The share of the sick among those who test positive: its parts are ``top``, ``hits``, ``alarms``."""
    hits, alarms = counts.sick_positive, counts.healthy_positive
    chance = words.posterior_of(counts)
    equals = "=" if isclose(shown(chance), chance, rel_tol=1e-9) else "approx"
    return formula(
        f"frac({tint(hits, 'top')}, {tint(hits, 'hits')} + {tint(alarms, 'alarms')}) "
        f"{tint(equals + ' ' + math_share(chance), 'result')}",
        top="path",
        hits="path",
        alarms="second",
    )


# Areas -------------------------------------------------------------------------------------------------


def area_of_sick(result: Bayes) -> Written:
    """The sick who test positive: ``30% · 99% = 29.7%``; its parts are ``width``, ``height`` and ``area``."""
    width, height = result.prior, result.sensitivity
    return text(
        f"{tint(share(width), 'width')} · {tint(share(height), 'height')} "
        f"{_equals(width, height, result.true_positive)} {tint(share(result.true_positive), 'area')}",
        size=STATEMENT_SIZE,
        role="path",
    )


def area_of_healthy(result: Bayes) -> Written:
    """The healthy who test positive: ``70% · 5% = 3.5%``."""
    width, height = 1 - result.prior, result.false_positive_rate
    equals = _equals(width, height, result.false_positive)
    return text(
        f"{share(width)} · {share(height)} {equals} {share(result.false_positive)}",
        size=STATEMENT_SIZE,
        role="second",
    )


def _equals(width: float, height: float, area: float) -> str:
    return relation(shown(width) * shown(height), shown(area))


def sum_of_areas(result: Bayes) -> Written:
    """P(+) as two areas, its parts ``path`` and ``second``."""
    hit, alarm, whole = result.true_positive, result.false_positive, result.evidence
    equals = relation(shown(hit) + shown(alarm), shown(whole))
    return text(
        f"{tint(share(hit), 'path')} + {tint(share(alarm), 'second')} {equals} {share(whole)}",
        size=LABEL_SIZE,
    )


def area_of_band(result: Bayes) -> Written:
    """The amber area once more: height of the band times the share of the sick."""
    chance = words.posterior_of(result)
    equals = _equals(result.evidence, chance, result.true_positive)
    return text(
        f"{tint(share(result.evidence), 'height')} · {tint(share(chance), 'result')} {equals} "
        f"{tint(share(result.true_positive), 'path')}",
        size=LABEL_SIZE,
    )


def worked(result: Bayes) -> Written:
    """The theorem in numbers."""
    hit, alarm = (
        tint(math_share(area), role)
        for area, role in ((result.true_positive, "path"), (result.false_positive, "second"))
    )
    chance = words.posterior_of(result)
    terms = shown(result.true_positive), shown(result.false_positive)
    equals = "=" if isclose(terms[0] / sum(terms), shown(chance), rel_tol=1e-9) else "approx"
    return formula(
        f"frac({hit}, {hit} + {alarm}) {equals} {tint(math_share(chance), 'result')}", size=LABEL_SIZE
    )


# Odds --------------------------------------------------------------------------------------------------


def odds(value: float, equals: str = "", *, size: float = FORMULA_SIZE) -> Written:
    """Odds in the two colours: ``= 1 : 5``; the parts are ``path`` and ``second``."""
    sick, healthy = words.sides(value)
    sign = f"${equals}$ " if equals else ""
    return text(f"{sign}{tint(sick, 'path')} : {tint(healthy, 'second')}", size=size)


def times(ratio: float, *, size: float = FORMULA_SIZE) -> Written:
    """What a test multiplies the odds by: ``× 19.8``."""
    return text(f"× {words.three_digits(ratio)}", size=size)


def shown_odds(value: float) -> float:
    sick, healthy = (float(side.replace(",", "")) for side in words.sides(value))
    return sick / healthy


def odds_rows(
    before: float, ratios: list[float], after: float, *, size: float = FORMULA_SIZE
) -> list[Written]:
    """Rows: odds, what they are multiplied by, and what comes out."""
    computed = shown_odds(before)
    for ratio in ratios:
        computed *= float(words.three_digits(ratio).replace(",", ""))
    equals = relation(computed, shown_odds(after))
    return [
        odds(before, size=size),
        *(times(ratio, size=size) for ratio in ratios),
        odds(after, equals, size=size),
    ]


def names_of_rows(result: Bayes) -> list[Written]:
    """What the rows of odds are ratios of."""
    heights = f"{share(result.sensitivity)} ÷ {share(result.false_positive_rate)}"
    return [text(name, role="muted") for name in ("widths", heights, "areas")]


def chance_of(value: float) -> Written:
    """The chance that belongs to odds: ``19.8 ÷ 20.8 ≈ 95.2%``."""
    sick, healthy = words.sides(value)
    whole = sum(float(side.replace(",", "")) for side in (sick, healthy))
    chance = chance_of_odds(value)
    equals = relation(shown_odds(value) / (1 + shown_odds(value)), shown(chance))
    return text(
        f"{tint(sick, 'path')} ÷ {words.three_digits(whole)} {equals} {tint(share(chance), 'result')}",
        size=STATEMENT_SIZE,
    )


def learned_from(counts: TwoTestCounts, test: int) -> Written:
    """What a ratio was counted from: ``99 of 100, 495 of 9900``."""
    parts = []
    for group, role in ((counts.sick, "path"), (counts.healthy, "second")):
        positive = group.first if test == 0 else group.both + group.second_only
        parts.append(tint(f"{positive} of {group.people}", role))
    return text(", ".join(parts), size=FINE_SIZE)


def positive_once(counts: TwoTestCounts) -> Written:
    """Whom the first test can be expected to call positive."""
    sick, healthy = tint(counts.sick.first, "path"), tint(counts.healthy.first, "second")
    return text(f"expected positive in test 1: {sick} sick, {healthy} healthy", size=STATEMENT_SIZE)


def of_positives(sick: int, healthy: int) -> Written:
    """The share of the sick among people who are expected: ``98 of 103 ≈ 95.1%``."""
    chance = sick / (sick + healthy)
    equals = relation(chance, shown(chance))
    return text(
        f"{tint(sick, 'path')} sick + {tint(healthy, 'second')} healthy expected: "
        f"{tint(sick, 'path')} of {sick + healthy} {equals} {tint(share(chance), 'result')}",
        size=STATEMENT_SIZE,
    )


def naive() -> VGroup:
    """What the classifier takes for granted."""
    rows = ("naive: tests are independent", "among the sick and among the healthy")
    return VGroup(*map(caption, rows)).arrange(DOWN, buff=0.15)


def caption(source: str) -> Written:
    return text(source, size=FINE_SIZE, role="muted")
