"""Logistic regression in formulas: the score, the sigmoid, the threshold as a score, its training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from manim import VMobject

from mathkit.functions.sigmoid import logit, sigmoid
from scenes.learning.logistic_regression.classifiers import LinearClassifier, confusion_table
from scenes.learning.logistic_regression.sigmoids import chance_of_the_new, math_sigmoid
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import decimal
from scenes.stage.type.numerals import math_equals, math_number, math_term, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

_LOSS = (
    "{{ ell : slope }} = cases(-ln {{ p : result }} & quad {{ y = 1 : second }}, "
    "-ln(1 - {{ p : result }}) & quad {{ y = 0 : data }})"
)
_GRADIENT = "{{ nabla_w L : slope }} = 1/n sum ({{ p : result }} - y) thin x"


def sigmoid_in_words(scores: Sequence[float], threshold: float) -> dict[str, Any]:
    """What the sigmoid makes of *scores*, in numbers and in words, and the score that a threshold is."""
    return {
        "probabilities": sigmoid(scores),
        "readings": readings(dict.fromkeys(scores)),
        "cut": float(logit(threshold)),
    }


def chance(score: float) -> str:
    """The probability that belongs to a score: ``0.8808``, ``more than 0.9999``."""
    return decimal(float(sigmoid(score)))


def readings(scores: Iterable[float]) -> str:
    """What the sigmoid makes of each of *scores*: ``2 becomes 0.8808; 0 becomes 0.5``."""
    return "; ".join(f"{number(score)} becomes {chance(score)}" for score in scores)


def the_sigmoid() -> Written:
    """The curve that bends a score into a probability."""
    return formula("{{ sigma(z) : result }} = 1 / (1 + e^(-{{ z : path }}))")


def the_model(features: str = "x") -> Written:
    """Dot product, then sigmoid."""
    return formula(f"{{{{ p : result }}}} = sigma({{{{ w dot {features} + b : path }}}})")


def last_layer() -> list[Written]:
    """The same model at the end of a network, and what it gets there."""
    return [the_model("h"), text("$h$: what the layers make of $x$", role="muted")]


def score_of(model: Points, message: Sequence[float], score: float) -> list[Written]:
    """The score that a model (w₁, w₂, b) gives a message: in letters, in numbers, and what it is."""
    *weights, bias = model
    product = f"{math_vector(weights)} dot {math_vector(message)}"
    return [
        formula("{{ z : path }} = w dot x + b"),
        formula(f"{{{{ z : path }}}} = {product} {math_term(bias)}"),
        formula(f"{{{{ z : path }}}} = {{{{ {math_number(score, 4)} : path }}}}"),
    ]


def probabilities(scores: Iterable[float]) -> list[Written]:
    """The sigmoid of each of *scores*."""
    return [formula(math_sigmoid(score), size=STATEMENT_SIZE) for score in scores]


def threshold_as_score(threshold: float) -> Written:
    """A threshold for the probability, and the score that is just as good."""
    return formula(
        f"{{{{ p : result }}}} >= {math_number(threshold)} quad <=> quad "
        f"{{{{ z : path }}}} >= {math_number(float(logit(threshold)))}",
        size=STATEMENT_SIZE,
    )


def loss_and_gradient(loss: float) -> list[Written]:
    """What an example costs, the mean *loss*, and its gradient."""
    mean = f"{{{{ L : slope }}}} = 1/n sum {{{{ ell : slope }}}} {{{{ {math_equals(loss, 3)} : slope }}}}"
    rows = [formula(row, size=STATEMENT_SIZE) for row in (_LOSS, mean, _GRADIENT)]
    return [*rows, text("for $b$ likewise, with 1 for $x$", role="muted")]


def result(picture: LinearClassifier, classes: Sequence[tuple[str, Role]], score: float) -> list[VMobject]:
    """What a training came to: the model that is shown, its hits and misses, the *score* of the new one."""
    table = confusion_table(picture.counts, classes)
    return [trained(picture.model), table, chance_of_the_new(score), *picture.notes()]


def trained(model: Points) -> Written:
    """The weights and the bias of a model (w₁, w₂, b) that was found."""
    *weights, bias = model
    found = f"w approx {math_vector(weights)} quad b approx {math_number(bias)}"
    return formula(found, size=STATEMENT_SIZE, role="path")
