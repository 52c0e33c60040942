"""Logistic regression in formulas: the score, the sigmoid, the threshold as a score, the training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mathkit.functions.sigmoid import logit, sigmoid
from scenes.learning.logistic_regression.sigmoids import math_sigmoid
from scenes.stage.type.chances import decimal
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, math_term, math_vector, number
from scenes.stage.type.symbols import LOSS, SAMPLE_LOSS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

_CHANCE = tint("p", "result")
_SCORE = tint("z", "path")
_POSITIVE, _NEGATIVE = tint("y = 1", "second"), tint("y = 0", "data")


def sigmoid_in_words(scores: Sequence[float], threshold: float) -> dict[str, Any]:
    """The sigmoid of *scores*, in numbers and in words, and the score of a threshold."""
    return {
        "probabilities": sigmoid(scores),
        "readings": readings(dict.fromkeys(scores)),
        "cut": float(logit(threshold)),
    }


def chance(score: float) -> str:
    """The probability of a score: ``0.8808``, ``more than 0.9999``."""
    return decimal(float(sigmoid(score)))


def readings(scores: Iterable[float]) -> str:
    """The sigmoid of each of *scores*: ``2 becomes 0.8808; 0 becomes 0.5``."""
    return "; ".join(f"{number(score)} becomes {chance(score)}" for score in scores)


def the_sigmoid() -> Written:
    """The curve that bends a score into a probability."""
    return formula(f"{tint('sigma(z)', 'result')} = 1 / (1 + e^(-{_SCORE}))")


def the_model(features: str = "x") -> Written:
    """Dot product, then sigmoid."""
    return formula(f"{_CHANCE} = sigma({tint(f'w dot {features} + b', 'path')})")


def last_layer() -> list[Written]:
    """The same model at the end of a network, and its input there."""
    return [the_model("h"), text("$h$: what the layers make of $x$", role="muted")]


def score_of(model: Points, message: Sequence[float], score: float) -> list[Written]:
    """The score of a message by a model (w₁, w₂, b): in letters, in numbers, and its value."""
    *weights, bias = model
    product = f"{math_vector(weights)} dot {math_vector(message)}"
    return [
        formula(f"{_SCORE} = w dot x + b"),
        formula(f"{_SCORE} = {product} {math_term(bias)}"),
        formula(f"{_SCORE} = {tint(math_number(score, 4), 'path')}"),
    ]


def probabilities(scores: Iterable[float]) -> list[Written]:
    """The sigmoid of each of *scores*."""
    return [formula(math_sigmoid(score), size=STATEMENT_SIZE) for score in scores]


def threshold_as_score(threshold: float) -> Written:
    """A threshold for the probability, and the same threshold for the score."""
    cut = math_number(float(logit(threshold)))
    return formula(
        f"{_CHANCE} >= {math_number(threshold)} quad <=> quad {_SCORE} >= {cut}", size=STATEMENT_SIZE
    )


def loss_and_gradient(loss: float) -> list[Written]:
    """The loss of an example, the mean *loss*, and its gradient."""
    cases = f"cases(-ln {_CHANCE} & quad {_POSITIVE}, -ln(1 - {_CHANCE}) & quad {_NEGATIVE})"
    mean = f"{LOSS} = 1/n sum {SAMPLE_LOSS} {tint(math_equals(loss, 3), 'slope')}"
    gradient = f"{tint('nabla_w L', 'slope')} = 1/n sum ({_CHANCE} - y) thin x"
    rows = [formula(row, size=STATEMENT_SIZE) for row in (f"{SAMPLE_LOSS} = {cases}", mean, gradient)]
    return [*rows, text("for $b$ likewise, with 1 for $x$", role="muted")]


def trained(model: Points) -> Written:
    """The weights and the bias of a trained model (w₁, w₂, b)."""
    *weights, bias = model
    found = f"w approx {math_vector(weights)} quad b approx {math_number(bias)}"
    return formula(found, size=STATEMENT_SIZE, role="path")
