"""Logistic regression in formulas: the score, the sigmoid, the threshold as a score, its training."""

from __future__ import annotations

from collections.abc import Iterable

from mathkit.learning.sigmoid import sigmoid
from scenes.stage.chances import decimal
from scenes.stage.numerals import math_equals, math_number, math_term, math_vector, number
from scenes.stage.typesetting import Points
from scenes.stage.writing import STATEMENT_SIZE, Written, formula, text

SIGMOID = "{{ sigma(z) : result }} = 1 / (1 + e^(-{{ z : path }}))"
MODEL = "{{ p : result }} = sigma({{ w dot x + b : path }})"
LAST_LAYER = "{{ p : result }} = sigma({{ w dot h + b : path }})"
STEP = "{{ w : path }} <- {{ w : path }} - alpha {{ nabla_w L : slope }}"
"""The curve, the model, the last layer of a network, and a step of the training, as Typst mathematics."""

_LOSS = (
    "ell = cases(-ln {{ p : result }} & quad {{ y = 1 : second }}, "
    "-ln(1 - {{ p : result }}) & quad {{ y = 0 : data }})"
)
_GRADIENT = "{{ nabla_w L : slope }} = 1/m sum ({{ p : result }} - y) thin x"


def readings(scores: Iterable[float]) -> str:
    """What the sigmoid makes of each of *scores*: ``2 becomes 0.8808; 0 becomes 0.5``."""
    return "; ".join(f"{number(score)} becomes {decimal(float(sigmoid(score)))}" for score in scores)


def score_of(model: Points, message: Points, score: float) -> list[Written]:
    """The score that a model (w₁, w₂, b) gives a message: in letters, in numbers, and what it is."""
    *weights, bias = model
    product = f"{math_vector(weights)} dot {math_vector(message)}"
    return [
        formula("{{ z : path }} = w dot x + b"),
        formula(f"{{{{ z : path }}}} = {product} {math_term(bias)}"),
        formula(f"{{{{ z : path }}}} = {{{{ {math_number(score, 4)} : path }}}}"),
    ]


def threshold_as_score(threshold: float, cut: float) -> Written:
    """A threshold for the probability, and the score that is just as good."""
    return formula(
        f"{{{{ p : result }}}} >= {math_number(threshold)} quad <=> quad "
        f"{{{{ z : path }}}} >= {math_number(cut)}",
        size=STATEMENT_SIZE,
    )


def loss_and_gradient(loss: float) -> list[Written]:
    """What an example costs, the mean *loss*, and its gradient."""
    mean = f"{{{{ L : slope }}}} = 1/m sum ell {{{{ {math_equals(loss, 3)} : slope }}}}"
    rows = [formula(row, size=STATEMENT_SIZE) for row in (_LOSS, mean, _GRADIENT)]
    return [*rows, text("for $b$ likewise, with 1 for $x$", role="muted")]


def trained(model: Points) -> Written:
    """The weights and the bias of a model (w₁, w₂, b) that was found."""
    *weights, bias = model
    found = f"w approx {math_vector(weights)} quad b approx {math_number(bias)}"
    return formula(found, size=STATEMENT_SIZE, role="path")
