"""Logistic regression in formulas: score, odds, sigmoid, likelihood, loss, and its slope."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup, VMobject
from numpy.typing import NDArray

from mathkit.functions.sigmoid import sigmoid
from scenes.learning.logistic_regression.learned import Learned
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

_FACTORS = 3
"""How many factors of the likelihood are written out."""

_RAREST = 1e-3
"""A probability nearer to 0 or 1 is not written with its digits."""

_SMALLEST = -300
"""A smaller power of ten than this is only said to be smaller."""

_WRITTEN_OUT = (0.1, 0.95)
"""Factors of the likelihood beyond these would need more digits."""

ODDS = (0, 1, 2, -1, -2)
"""The scores whose odds are shown."""

STEPS_OF_ODDS = ((0, 1), (1, 2), (0, -1), (-1, -2))
"""From the score of one bar to that of the next."""

_SLOPE, _ERROR = tint('"slope"', "slope"), tint('"error"', "slope")
_PRICE_SLOPE = tint('"slope of price"', "slope")

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


def any_factor() -> Written:
    """Why the factor is e."""
    return text("any factor would do; $e$ keeps slopes simple", size=FINE_SIZE, role="muted")


def log_odds() -> Written:
    """The score as the logarithm of the odds."""
    return formula(f"{SCORE} = ln {tint(f'{PROBABILITY} / (1 - {PROBABILITY})', 'result')}")


def the_sigmoid() -> Written:
    """The curve that bends a score into a probability."""
    return formula(f"{PROBABILITY} = 1 / (1 + e^(-{SCORE}))")


def probability_of(score: float) -> Written:
    """A score and its probability: one near 0 or 1 is not written as 0 or 1."""
    value = float(sigmoid(score))
    if is_exact(score):
        relation, digits = bounded(value, _DECIMALS)
        equals = math_equals(value, _DECIMALS) if relation == "=" else f'{relation} "{digits}"'
    elif not _RAREST <= value <= 1 - _RAREST:
        relation, digits = bounded(round(value), 3)
        equals = f'{relation} "{digits}"'
    else:
        decimals = 2 if round(value, 2) not in (0.0, 1.0) else 3
        equals = f"approx {math_number(value, decimals, fixed=True)}"
    at = math_equals(score, 2)
    return formula(
        f"{SCORE} {tint(at, 'path')}: quad {PROBABILITY} {tint(equals, 'result')}", size=STATEMENT_SIZE
    )


# Likelihood and loss -----------------------------------------------------------------------------------


def factors(beliefs: Points) -> NDArray[np.int64]:
    """Which of *beliefs* are written out: up to three that differ, with the logarithms of their digits."""
    low, high = _WRITTEN_OUT
    exact = [
        round(-math.log(round(each, 2)), 2) == round(-math.log(each), 2) for each in np.maximum(beliefs, low)
    ]
    fit = np.flatnonzero((beliefs > low) & (beliefs < high) & exact)
    _, first = np.unique(beliefs[fit].round(2), return_index=True)
    return np.sort(fit[np.sort(first)[:_FACTORS]])


def likelihood(beliefs: Points) -> Written:
    """The product of the probabilities of the truth; its factors are the parts f0, f1 and f2."""
    shown = [
        f"{{{{ {math_number(beliefs[each])} : f{place} }}}}" for place, each in enumerate(factors(beliefs))
    ]
    return formula(
        " dot ".join([*shown, "dots.c"]), size=STATEMENT_SIZE, f0="result", f1="result", f2="result"
    )


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
    return [text("the mean of all prices:", role="muted"), formula(row, size=STATEMENT_SIZE)]


def slope_of_the_sigmoid() -> list[Written]:
    """The slope of the log odds over p, and one over it: that of the sigmoid."""
    p = str(PROBABILITY)
    over = f"(d {SCORE}) / (d {p}) = 1 / {p} + 1 / (1 - {p}) = 1 / ({p} (1 - {p}))"
    return [
        formula(f"{SCORE} = ln {p} - ln(1 - {p})", size=LABEL_SIZE),
        formula(over, size=LABEL_SIZE),
        formula(f"{_SLOPE} = (d {p}) / (d {SCORE}) = {p} (1 - {p})", size=LABEL_SIZE),
    ]


def slopes_of_the_prices(classes: Sequence[tuple[str, Role]]) -> list[VGroup]:
    """The price of a point of class 1, and of class 0, and its slope along the score."""
    p, prime = str(PROBABILITY), f"{PROBABILITY} (1 - {PROBABILITY})"
    written = tint(f"${PROBABILITY.letter}$", PROBABILITY.role)
    (zero, zero_role), (one, one_role) = classes
    return [
        _price(f"{tint(one, one_role)} pays −ln {written}", f"-({prime}) / {p} = {p} - 1"),
        _price(f"{tint(zero, zero_role)} pays −ln(1 − {written})", f"({prime}) / (1 - {p}) = {p}"),
    ]


def _price(pays: str, slope: str) -> VGroup:
    """What a class pays, and the slope of that under it."""
    rows = VGroup(text(pays), formula(f"{_PRICE_SLOPE} = {slope}", size=LABEL_SIZE))
    return rows.arrange(DOWN, buff=GAP, aligned_edge=LEFT)


def the_error(classes: Sequence[tuple[str, Role]]) -> list[Written]:
    """The error, for both classes."""
    (zero, zero_role), (one, one_role) = classes
    row = f"{_ERROR} = {PROBABILITY} - {TARGET}"
    target = tint(f"${TARGET.letter}$", TARGET.role)
    meaning = f"{target} is 1 for {tint(one, one_role)}, 0 for {tint(zero, zero_role)}"
    return [formula(row), text(meaning, size=FINE_SIZE, role="muted")]


def the_pull() -> Written:
    """The pull of one point on the weights."""
    return formula(f'"pull" = ({TARGET} - {PROBABILITY}) thin {INPUTS}', size=STATEMENT_SIZE)


def the_gradient(learned: Learned) -> list[Written]:
    """Minus the gradient of the loss, for the weights and for the bias: means over all points."""
    weights, bias = (
        tint(f"{GRADIENT.letter}_{each.letter} {LOSS.letter}", "slope") for each in (WEIGHTS, BIAS)
    )
    mean = f'"mean of" ({TARGET} - {PROBABILITY})'
    return [
        formula(f'-{weights} = "mean pull" approx {math_vector(learned.mean_pull)}', size=LABEL_SIZE),
        formula(f"-{bias} = {mean} approx {math_number(learned.pull_on_bias)}", size=LABEL_SIZE),
    ]


def scale_of_pulls(above: VMobject) -> tuple[Written, Written]:
    """How long pulls are drawn, below other words: at a quarter, and then in full."""
    first, then = (f"{each} length" for each in ("pulls at a quarter of their", "the mean pull at full"))
    notes = text(first, size=FINE_SIZE, role="muted"), text(then, size=FINE_SIZE, role="muted")
    for note in notes:
        note.next_to(above, DOWN, buff=0.6, aligned_edge=LEFT)
    return notes
