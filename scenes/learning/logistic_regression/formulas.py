"""Logistic regression in formulas: score, odds, sigmoid, likelihood, loss, and its slope."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from manim import VGroup

from mathkit.functions.sigmoid import sigmoid
from scenes.learning.logistic_regression.learned import FACTORS, Learned
from scenes.stage.pictures.training import loss_number
from scenes.stage.type.chances import bounded, decimal
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    is_exact,
    math_equals,
    math_number,
    math_term,
    math_vector,
    number,
    percent,
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

WEIGHTS_AND_GRADIENT = (WEIGHTS.letter, f"{GRADIENT.letter}_{WEIGHTS.letter} {LOSS.letter}")
"""The letters of a step."""


def chance(score: float, less: str = "less than ", more: str = "more than ") -> str:
    """The probability of a score in a sentence: ``70%``, ``more than 99.9%``."""
    value = float(sigmoid(score))
    if not _RAREST <= value <= 1 - _RAREST:
        return f"{less}{percent(_RAREST)}" if value < 0.5 else f"{more}{percent(1 - _RAREST)}"
    return percent(value, 0)


def readings(scores: Iterable[float]) -> str:
    """The sigmoid of each of *scores*: ``A score of 2 becomes 0.88, and 0 becomes 0.5``."""
    *first, last = [f"{number(score)} becomes {decimal(float(sigmoid(score)), 2)}" for score in scores]
    return f"A score of {', '.join(first)}, and {last}" if first else f"A score of {last}"


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
        math_term(bias),
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


def odds_table() -> VGroup:
    """A head, and a row for each of ``ODDS``: a score and its odds."""
    head = [text("score", size=LABEL_SIZE, role="path"), text("odds", size=LABEL_SIZE, role="result")]
    rows = [head]
    for score in ODDS:
        power = {0: "1", 1: "e"}.get(abs(score), f"e^{abs(score)}")
        odds = f"{power} : 1" if score >= 0 else f"1 : {power}"
        if score > 0:
            odds += f" approx {math_number(math.exp(score), 1)} : 1"
        rows.append([text(number(score), role="path"), text(f"${odds}$", role="result")])
    return ledger(rows)


def log_odds() -> Written:
    """The score as the logarithm of the odds."""
    return formula(f"{SCORE} = ln {tint(f'{PROBABILITY} / (1 - {PROBABILITY})', 'result')}")


def the_sigmoid() -> Written:
    """The curve that bends a score into a probability."""
    return formula(f"{PROBABILITY} = 1 / (1 + e^(-{SCORE}))")


def probability_of(score: float) -> Written:
    """A score and its probability: one near 0 or 1 is not written as 0 or 1."""
    value, decimals = float(sigmoid(score)), _DECIMALS if is_exact(score) else 2
    relation, digits = bounded(value, decimals)
    written = (
        math_equals(value, decimals)
        if decimals == _DECIMALS
        else f"approx {math_number(value, 2, fixed=True)}"
    )
    equals = written if relation == "=" else f'{relation} "{digits}"'
    at = math_equals(score, 2)
    return formula(
        f"{SCORE} {tint(at, 'path')}: quad {PROBABILITY} {tint(equals, 'result')}", size=STATEMENT_SIZE
    )


# Likelihood and loss -----------------------------------------------------------------------------------


def likelihood(beliefs: Points) -> list[Written]:
    """The product of the probabilities of the truth, and minus its logarithm, which is a sum."""
    total = float(-np.log(beliefs).sum())
    product, price = _is(-total / math.log(10)), math_number(total, 2, fixed=True)
    low, high = _WRITTEN_OUT
    first = beliefs[(beliefs > low) & (beliefs < high)][:_FACTORS]
    factors, prices = "", ""
    if len(first) == _FACTORS:
        factors = " dot ".join(tint(math_number(each), "result") for each in first) + " dots.c"
        prices = " + ".join(tint(math_number(-math.log(each)), "slope") for each in first) + " + dots.c"
        factors, prices = f"= {factors} ", f"= {prices} "
    rows = ['"likelihood"', f"{factors}{product}", '-ln "likelihood"', f"{prices}approx {price}"]
    return [formula(row, size=LABEL_SIZE) for row in rows]


def _is(logarithm: float) -> str:
    """That something is 10 to the *logarithm*: a product of many probabilities may be no float."""
    if logarithm < _SMALLEST:
        return f"< 10^({_SMALLEST})"
    exponent = math.floor(logarithm)
    if exponent >= -3:
        return f"approx {math_number(10**logarithm)}"
    return f"approx {math_number(10 ** (logarithm - exponent))} times 10^({exponent})"


def the_price() -> Written:
    """What a probability of the truth costs."""
    return formula('"price" = -ln("probability of the truth")', size=LABEL_SIZE)


def the_loss(loss: float, count: int) -> list[Written]:
    """The mean of all prices."""
    total, mean = math_number(loss * count, 2, fixed=True), tint(math_number(loss, 3), "slope")
    row = f"{LOSS} = {total} / {math_number(count)} approx {mean}"
    return [text("the mean of all prices:", role="muted"), formula(row, size=STATEMENT_SIZE)]


def slope_of_the_price() -> list[Written]:
    """Why the slope of the price, along the score, is the error."""
    p, slope, error = PROBABILITY, '"slope of"', tint('"error"', "slope")
    rows = [
        f"{slope} {p} = {p} (1 - {p})",
        f"{slope} -ln {p} = -({p} (1 - {p})) / {p} = {p} - 1",
        f"{error} = {p} - {TARGET}",
    ]
    return [formula(row, size=STATEMENT_SIZE) for row in rows]


def the_gradient(mean: Points) -> list[Written]:
    """The gradient of the loss: the mean of error times input; and its opposite, the *mean* pull."""
    gradient = tint(WEIGHTS_AND_GRADIENT[1], "slope")
    return [
        formula(f"{gradient} = 1/n sum ({PROBABILITY} - {TARGET}) thin {INPUTS}", size=STATEMENT_SIZE),
        text("pulls at a quarter of the length", size=FINE_SIZE, role="muted"),
        formula(f"-{gradient} approx {math_vector(mean)}", size=STATEMENT_SIZE),
    ]


# A line that separates ----------------------------------------------------------------------------------


def doubled_table(learned: Learned) -> VGroup:
    """A head, and a row for each factor of the weights: the loss, and the probability of the new one."""
    rows = [[text("weights", role="path"), text("loss", role="slope"), text("our $p$", role="result")]]
    for factor, loss in zip(FACTORS, learned.losses_of_multiples, strict=True):
        rows.append(
            [
                text(f"× {number(factor)}", role="path"),
                text(loss_number(float(loss), less_than="<", fixed=True), role="slope"),
                text(chance(factor * learned.last_score, less="< ", more="> "), role="result"),
            ]
        )
    return ledger(rows)
