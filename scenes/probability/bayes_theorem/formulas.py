"""What is written of a test and a disease, in the colours of the sick and of the healthy.

Numbers follow from those that are shown: where they do not to the last digit, the sign is ≈.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose

from manim import VGroup

from mathkit.probability.bayes import Bayes, PopulationCounts
from mathkit.probability.two_tests import TwoTestCounts, chance_of_odds
from scenes.probability.bayes_theorem import words
from scenes.probability.bayes_theorem.odds import product, ratio_of, read, rounded, sides, three_digits
from scenes.probability.bayes_theorem.people import ROLES
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import math_share, share
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number, whole
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

_EQUALS = tint("=", "equals")

IDENTITY = f"{_POSTERIOR} thin {_EVIDENCE} {_EQUALS} {tint(_PRODUCT, 'path')}"
"""The same area, measured twice."""

THEOREM = f"{_POSTERIOR} {_EQUALS} frac({tint(_PRODUCT, 'path')}, {_EVIDENCE})"
"""Bayes' theorem.

Its parts are ``result``, ``equals``, ``evidence``, and ``path`` with ``hit`` and ``prior`` in it.
"""

GIVEN = '$P("sick" | +) =$'
"""The name of the posterior, before its number."""

LETTERS = f"$P$: probability #h(1em) $+$: positive test #h(1em) {tint('$|$: given', 'given')}"
"""The signs in the names of chances."""


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


def share_of_healthy(result: Bayes) -> str:
    """The width of the column of the healthy."""
    return share(1 - result.prior)


def not_to_scale() -> Written:
    """What is said of a band that is drawn with another height than its own."""
    return caption(_two_lines("height not", "to scale"))


def drawn_wider() -> Written:
    """What is said of a column that is thinner than it can be drawn."""
    return caption(_two_lines("drawn wider", "than it is"))


def _equals(width: float, height: float, area: float) -> str:
    return relation(shown(width) * shown(height), shown(area))


def sum_of_areas(result: Bayes) -> Written:
    """P(+) as two areas, its parts ``path`` and ``second``."""
    hit, alarm, whole = result.true_positive, result.false_positive, result.evidence
    equals = relation(shown(hit) + shown(alarm), shown(whole))
    return text(
        f"{tint(share(hit), 'path')} + {tint(share(alarm), 'second')} {equals} {share(whole)}",
        size=STATEMENT_SIZE,
    )


def share_of_band(result: Bayes) -> Written:
    """The amber area divided by the height of the band: ``29.7% ÷ 33.2% ≈ 89.5%``."""
    area, height, chance = result.true_positive, result.evidence, words.posterior_of(result)
    equals = relation(shown(area) / shown(height), shown(chance))
    return text(
        f"{tint(share(area), 'path')} ÷ {share(height)} {equals} {tint(share(chance), 'result')}",
        size=STATEMENT_SIZE,
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
    sick, healthy = sides(value)
    sign = f"${equals}$ " if equals else ""
    return text(f"{sign}{tint(sick, 'path')} : {tint(healthy, 'second')}", size=size)


def times(ratio: float, *, size: float = FORMULA_SIZE) -> Written:
    """What a test multiplies the odds by: ``× 19.8``."""
    return text(f"× {three_digits(ratio)}", size=size)


def odds_rows(
    before: float, ratios: Sequence[float], after: float, *, size: float = FORMULA_SIZE
) -> list[Written]:
    """Rows: odds, what they are multiplied by, and what comes out."""
    equals = relation(product(before, ratios), rounded(after))
    return [
        odds(before, size=size),
        *(times(ratio, size=size) for ratio in ratios),
        odds(after, equals, size=size),
    ]


def names_of_rows(result: Bayes) -> list[Written]:
    """What the rows of odds are."""
    finds, wrong = result.sensitivity, result.false_positive_rate
    equals = relation(shown(finds) / shown(wrong), read(three_digits(ratio_of(result))))
    heights = f"{share(finds)} ÷ {share(wrong)} {equals}"
    return [text(name, role="muted") for name in ("odds before", f"factor {heights}", "odds after")]


def alarms_of(false: int) -> VGroup:
    """The names of one true alarm and of the false ones that go with it."""
    return VGroup(text("1 true alarm", role="path"), text(f"{whole(false)} false alarms", role="second"))


def chance_of(value: float, role: Role) -> Written:
    """The chance that a classifier claims, from its odds: ``10 of 11 ≈ 91%``."""
    sick, healthy = sides(value)
    everybody = number(read(sick) + read(healthy))
    chance = chance_of_odds(value)
    written = words.rounded_chance(chance)
    equals = relation(chance, read(written.removesuffix("%")) / 100)
    return text(
        f"{tint(sick, 'path')} of {everybody} {equals} {tint(written, role)}",
        size=STATEMENT_SIZE,
    )


def prior_again(result: Bayes) -> Written:
    """How common the disease is, after a rarer one."""
    return text(f"again, {share(result.prior)} are sick", size=STATEMENT_SIZE, role="path")


def rates_of(result: Bayes) -> VGroup:
    """How far both columns of a test are solid."""
    rates = (("sick", result.sensitivity, ROLES[0]), ("healthy", result.false_positive_rate, ROLES[1]))
    return VGroup(*(text(f"{name}: {share(rate)} positive", role=role) for name, rate, role in rates))


def name_of_test(number: int, kind: str = "other") -> Written:
    """A test, and whether it is better than the other one: ``test 2 (better)``."""
    return text(f"test {number}" if kind == "other" else f"test {number} ({kind})", size=STATEMENT_SIZE)


def positive_once(counts: TwoTestCounts) -> Written:
    """Whom the first test can be expected to call positive."""
    sick, healthy = tint(counts.sick.first, "path"), tint(counts.healthy.first, "second")
    return text(f"expected positive in test 1: {sick} sick, {healthy} healthy", size=STATEMENT_SIZE)


def of_positives(sick: int, healthy: int, *, is_called_sick: bool) -> Written:
    """The share of the sick among those who are expected to test positive twice: ``98 of 108 ≈ 90.7%``."""
    chance = sick / (sick + healthy)
    called = ", so called sick" if is_called_sick else ""
    written = f"{relation(chance, shown(chance))} {tint(share(chance), 'result')}"
    return text(
        f"positive on both{called}: {tint(sick, 'path')} of {sick + healthy} {written}", size=STATEMENT_SIZE
    )


def same_mistakes(sick: int, healthy: int) -> Written:
    """Whom a test calls positive that repeats the first one."""
    twice = f"{tint(sick, 'path')} sick + {tint(healthy, 'second')} healthy"
    return text(f"test 1 again: all {sick + healthy} positive twice, {twice}", size=STATEMENT_SIZE)


def naive() -> Written:
    """What the classifier takes for granted."""
    return text(_two_lines("naive: mistakes are independent", "among the sick and among the healthy"))


def _two_lines(first: str, second: str) -> str:
    """One text of two lines, as near to each other as lines of a sentence are."""
    return f"#align(center)[{first} \\ {second}]"


def caption(source: str) -> Written:
    return text(source, size=FINE_SIZE, role="muted")


def on_one_line(first: Written, *others: Written) -> VGroup:
    """Texts side by side that stand on the baseline of the first one."""
    return VGroup(first, *(other.stand_on(first.baseline) for other in others))
