"""Logistic regression in formulas: score, odds, sigmoid, likelihood, loss, and its slope."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup, VMobject

from mathkit.functions.sigmoid import sigmoid
from scenes.learning.logistic_regression.learned import Learned
from scenes.learning.logistic_regression.sticks import FACTOR_NAMES, factors
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import bounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    is_exact,
    math_equals,
    math_number,
    math_vector,
    number,
    percent,
    power_of_ten,
)
from scenes.stage.type.symbols import BIAS, GRADIENT, INPUTS, LOSS, PROBABILITY, SCORE, TARGET, WEIGHTS
from scenes.stage.type.tables import ledger
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

_DECIMALS = 4
"""Decimals of a score and of a probability."""

_RAREST = 1e-3
"""A probability nearer to 0 or 1 is not written with its digits."""

_SMALLEST = -300
"""A smaller power of ten than this is only said to be smaller."""

ODDS = (0, 1, 2, -1, -2)
"""The scores whose odds are shown."""

STEPS_OF_ODDS = ((0, 1), (1, 2), (0, -1), (-1, -2))
"""From the score of one bar to that of the next."""

_ODDS = tint(f"{PROBABILITY} / (1 - {PROBABILITY})", "result")

_ERROR, _PULL = tint('"error"', "slope"), tint('"pull"', "slope")

MODEL_AND_GRADIENT = (f"({WEIGHTS.letter}, {BIAS.letter})", f"{GRADIENT.letter} {LOSS.letter}")
"""The letters of a step."""


def chance(score: float, less: str = "less than ", more: str = "more than ") -> str:
    """The probability of a score in a sentence: ``70%``, ``more than 99.9%``."""
    value = float(sigmoid(score))
    if not _RAREST <= value <= 1 - _RAREST:
        return f"{less}{percent(_RAREST)}" if value < 0.5 else f"{more}{percent(1 - _RAREST)}"
    return percent(value, 0)


# Score -------------------------------------------------------------------------------------------------


def the_score() -> Written:
    """Weights times inputs, plus the bias."""
    return formula(f"{SCORE} = {WEIGHTS} dot {INPUTS} + {BIAS}")


def the_features(names: Sequence[str]) -> list[Written]:
    """What the inputs are; *names* are Typst markup."""
    return [
        text(f"{tint(f'$x_{place}$', 'data')}: {name}", role="muted")
        for place, name in enumerate(names, start=1)
    ]


def score_of(model: Points, message: Sequence[float], score: float) -> list[Written]:
    """The score of a message by a model (w₁, w₂, b) in numbers, and its value."""
    (first, second, bias), (left, right) = model, message
    terms = [
        f"{tint(math_number(first), 'path')} dot {_input(left)}",
        f"{'-' if second < 0 else '+'} {tint(math_number(abs(second)), 'path')} dot {_input(right)}",
        f"{'-' if bias < 0 else '+'} {tint(math_number(abs(bias)), 'path')}",
    ]
    equals = "=" if all(is_exact(each) for each in model) else "approx"
    return [
        formula(f"{SCORE} = {' '.join(terms)}", size=STATEMENT_SIZE),
        formula(f"{SCORE} {equals} {tint(math_number(score, 2 if equals != '=' else _DECIMALS), 'path')}"),
    ]


def _input(value: float) -> str:
    written = tint(math_number(value), "data")
    return f"({written})" if value < 0 else written


# Odds and probability ----------------------------------------------------------------------------------


def odds_table(one: VMobject, zero: VMobject) -> VGroup:
    """A head, and a row for each of ``ODDS``: a score and its odds, of the mark of class 1 to that of 0."""
    head = VGroup(text("odds", role="result"), one, text(":", role="muted"), zero)
    for left, right in pairwise(head):
        right.next_to(left, RIGHT, buff=0.15)
    rows: list[list[Any]] = [[text("score", role="path"), text("odds", role="result")]]
    for score in ODDS:
        power = {0: "1", 1: "e"}.get(abs(score), f"e^{abs(score)}")
        odds = f"{power} : 1" if score >= 0 else f"1 : {power}"
        if score > 0:
            odds += f" approx {math_number(math.exp(score), 1)} : 1"
        rows.append([text(number(score), role="path"), text(f"${odds}$", role="result")])
    found = ledger(rows)
    head.shift(rows[0][1].get_left() - head[0].get_left())
    found[0].submobjects[1] = head
    return found


def meaning_of_odds(classes: Sequence[tuple[str, Role]]) -> VGroup:
    """What odds say, in two lines."""
    (zero, zero_role), (one, one_role) = classes
    lines = (
        f"{tint('odds', 'result')}: how many times as likely",
        f"{tint(one, one_role)} is as {tint(zero, zero_role)}",
    )
    return VGroup(*(text(line, role="muted") for line in lines)).arrange(DOWN, buff=0.15, aligned_edge=LEFT)


def log_odds() -> Written:
    """The score as the logarithm of the odds."""
    return formula(f"{SCORE} = ln {_ODDS}", size=STATEMENT_SIZE)


def the_sigmoid() -> list[Written]:
    """The odds of a score, and solved for p, the curve that bends a score into a probability."""
    return [
        formula(f"{_ODDS} = e^{SCORE}", size=STATEMENT_SIZE),
        formula(f"{PROBABILITY} = e^{SCORE} / (1 + e^{SCORE}) = 1 / (1 + e^(-{SCORE}))", size=STATEMENT_SIZE),
    ]


def odds(score: float) -> str:
    """The odds of a score in a sentence: ``about 1.8 to 1``, ``about 1 to 3.2``, ``more than 999 to 1``."""
    if not _is_written(score):
        most = number(1 / _RAREST - 1)
        return f"more than {most} to 1" if score > 0 else f"less than 1 to {most}"
    size = math.exp(abs(score))
    times = number(size, 0 if size >= 10 else 1)
    if times == "1":
        return "1 to 1" if score == 0 else "about 1 to 1"
    return f"about {times} to 1" if score > 0 else f"about 1 to {times}"


def odds_of(score: float) -> Written:
    """The odds of a score in numbers, as far as they are written with their digits."""
    digits = f" approx {tint(_odds_in_digits(score), 'result')}" if _is_written(score) else ""
    return formula(f"{_ODDS} = e^{SCORE}{digits}", size=STATEMENT_SIZE)


def probability_of_odds(score: float) -> Written:
    """The probability of a score out of the odds, as far as these are written with their digits."""
    share = f" = {_odds_in_digits(score)} / (1 + {_odds_in_digits(score)})" if _is_written(score) else ""
    return formula(f"{PROBABILITY}{share} {tint(_relation(score), 'result')}", size=STATEMENT_SIZE)


def _is_written(score: float) -> bool:
    """Whether the probability of a score, and so its odds, are written with their digits."""
    return _RAREST <= float(sigmoid(score)) <= 1 - _RAREST


def _odds_in_digits(score: float) -> str:
    return math_number(math.exp(score), 2 if math.exp(score) >= 0.1 else 4, fixed=True)


def probability_of(score: float) -> Written:
    """A score and its probability: one near 0 or 1 is not written as 0 or 1."""
    at = tint(math_equals(score, 2), "path")
    return formula(
        f"{SCORE} {at}: quad {PROBABILITY} {tint(_relation(score), 'result')}", size=STATEMENT_SIZE
    )


def _relation(score: float) -> str:
    """What the probability of a score equals, or nearly, or what bounds it."""
    value = float(sigmoid(score))
    if is_exact(score):
        relation, digits = bounded(value, _DECIMALS)
        return math_equals(value, _DECIMALS) if relation == "=" else f'{relation} "{digits}"'
    if not _is_written(score):
        relation, digits = bounded(round(value), 3)
        return f'{relation} "{digits}"'
    decimals = 2 if round(value, 2) not in (0.0, 1.0) else 3
    return f"approx {math_number(value, decimals, fixed=True)}"


# Likelihood and loss -----------------------------------------------------------------------------------


def likelihood(beliefs: Points) -> Written:
    """The product of the probabilities of the truth, in parts: its first ``FACTOR_NAMES``, and the rest."""
    chosen = [math_number(beliefs[each]) for each in factors(beliefs)]
    named = zip(("", "dot ", "dot "), chosen, FACTOR_NAMES, strict=False)
    signs = [f"{{{{ {dot}{each} : {name} }}}}" for dot, each, name in named]
    rest = f"{{{{ {'dot ' if chosen else ''}dots.c : rest }}}}"
    roles: dict[str, Role] = dict.fromkeys((*FACTOR_NAMES, "rest"), "result")
    return formula(" ".join([*signs, rest]), size=STATEMENT_SIZE, **roles)


def log_likelihood(beliefs: Points) -> list[Written]:
    """Minus the logarithm of the likelihood, which is a sum."""
    total = math_number(float(-np.log(beliefs).sum()), 2, fixed=True)
    prices = [tint(math_number(-math.log(each)), "slope") for each in beliefs[factors(beliefs)]]
    sum_ = " + ".join([*prices, "dots.c"])
    rows = ['-ln "likelihood"', f"= {sum_} approx {total}"]
    return [formula(row, size=LABEL_SIZE) for row in rows]


def product_number(value: float) -> str:
    """A product of many probabilities; it may be no float."""
    return f"< {power_of_ten(_SMALLEST)}" if value < 10.0**_SMALLEST else number(value)


def the_price() -> Written:
    """What a probability of the truth costs."""
    return formula('"price" = -ln("probability of the truth")', size=LABEL_SIZE)


def the_loss(loss: float, count: int) -> list[Written]:
    """The mean of all prices."""
    total, mean = math_number(loss * count, 2, fixed=True), tint(math_number(loss, 3), "slope")
    row = f"{LOSS} = {total} / {math_number(count)} approx {mean}"
    return [
        text(f"the mean of all {number(count)} prices", role="muted"),
        formula(row, size=STATEMENT_SIZE),
        text("equal ones lie on each other", size=FINE_SIZE, role="muted"),
    ]


def slopes_of_the_prices(classes: Sequence[tuple[str, Role]]) -> list[VGroup]:
    """The price of a point of class 1, and of class 0, over the score, and its slope along the score."""
    zero, one = (tint(f"#[{name}:]", role) for name, role in classes)
    p, z, along = str(PROBABILITY), str(SCORE), tint('"slope along"', "slope")
    rows = [
        (f"{one} quad -ln {p} = ln(1 + e^(-{z}))", f"{along} {z} = -e^(-{z}) / (1 + e^(-{z})) = {p} - 1"),
        (f"{zero} quad -ln(1 - {p}) = ln(1 + e^{z})", f"{along} {z} = e^{z} / (1 + e^{z}) = {p}"),
    ]
    return [
        VGroup(*(formula(row, size=LABEL_SIZE) for row in pair)).arrange(DOWN, buff=GAP, aligned_edge=LEFT)
        for pair in rows
    ]


def the_error(classes: Sequence[tuple[str, Role]]) -> list[Written]:
    """The error, for both classes."""
    (zero, zero_role), (one, one_role) = classes
    row = f"{_ERROR} = {PROBABILITY} - {TARGET}"
    target = tint(f"${TARGET.letter}$", TARGET.role)
    meaning = f"{target} is 1 for {tint(one, one_role)}, 0 for {tint(zero, zero_role)}"
    return [formula(row), text(meaning, role="muted")]


def the_pull() -> Written:
    """The pull of one point on the weights."""
    return formula(f"{_PULL} = ({TARGET} - {PROBABILITY}) thin {INPUTS}", size=STATEMENT_SIZE)


def the_gradient(learned: Learned) -> list[Written]:
    """Minus the gradient of the loss, for the weights and for the bias: means over all points."""
    weights, bias = (
        tint(f"{GRADIENT.letter}_{each.letter} {LOSS.letter}", "slope") for each in (WEIGHTS, BIAS)
    )
    mean = f'"mean of" ({TARGET} - {PROBABILITY}) dot 1'
    return [
        formula(f'-{weights} = "mean pull" approx {math_vector(learned.mean_pull)}', size=LABEL_SIZE),
        formula(f"-{bias} = {mean} approx {math_number(learned.pull_on_bias)}", size=LABEL_SIZE),
    ]


def scale_of_pulls(above: VMobject) -> tuple[Written, Written]:
    """How long pulls are drawn, below other words: at a quarter, and then in full."""
    first, then = (f"{each} length" for each in ("pulls at a quarter of full", "the mean pull at full"))
    notes = text(first, size=FINE_SIZE, role="muted"), text(then, size=FINE_SIZE, role="muted")
    for note in notes:
        note.next_to(above, DOWN, buff=0.6, aligned_edge=LEFT)
    return notes
