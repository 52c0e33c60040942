"""A small network in formulas and in words: forward, backward, and what its training came to."""

from __future__ import annotations

from mathkit.learning.neural_network import Activation, Backward, Forward, Network, NetworkTraining
from scenes.stage.chances import bounded
from scenes.stage.numerals import math_number
from scenes.stage.writing import STATEMENT_SIZE, Written, formula

_SYMBOLS: dict[Activation, str] = {"tanh": "tanh", "sigmoid": "sigma", "relu": 'op("relu")'}

LEVEL = 2e-3
"""A gradient shorter than this leads nowhere in the epochs that a film has."""


def layer_rules(network: Network) -> list[Written]:
    """What the hidden neurons and the output make of what comes in."""
    hidden = f"{_SYMBOLS[network.activation]}({{{{ z : data }}}}) quad {{{{ z : data }}}}"
    return [
        formula(
            f"{{{{ h : data }}}} = {hidden} = {{{{ W : path }}}} x + {{{{ b : path }}}}", size=STATEMENT_SIZE
        ),
        formula(
            "{{ p : result }} = sigma(s) quad s = {{ v : path }} dot {{ h : data }} + {{ c : path }}",
            size=STATEMENT_SIZE,
        ),
    ]


def first_neuron(network: Network, passed: Forward) -> Written:
    """The first hidden neuron's number for the first point that was passed forward."""
    (w1, w2), (x1, x2) = network.hidden_weights[0], passed.inputs[0]
    products = (
        f"{{{{ {math_number(w1)} : path }}}} dot {math_number(x1, guarded=True)} \\ "
        f"& quad + thin {{{{ {math_number(w2, guarded=True)} : path }}}} dot {math_number(x2, guarded=True)}"
    )
    z, h = (math_number(round(float(value[0, 0]), 2)) for value in (passed.hidden_scores, passed.hidden))
    return formula(
        f"{{{{ z_1 : data }}}} & approx {products} \\ & approx {{{{ {z} : data }}}} \\ "
        f"{{{{ h_1 : data }}}} & approx {{{{ {h} : data }}}}",
        size=STATEMENT_SIZE,
    )


def probability(chance: float) -> Written:
    """That a point is of class 1; what is only near 0 or 1 is not written as if it were."""
    relation, digits = bounded(chance)
    return formula(
        f'{{{{ p : result }}}} {relation.replace("=", "approx")} {{{{ "{digits}" : result }}}}',
        size=STATEMENT_SIZE,
    )


def surprise(label: int, loss: float) -> Written:
    """The loss of one point, whose class is known."""
    given = "{{ p : result }}" if label else "(1 - {{ p : result }})"
    return formula(
        f"{{{{ ell : slope }}}} = -ln {given} approx {{{{ {math_number(loss, 3)} : slope }}}}",
        size=STATEMENT_SIZE,
    )


def error_at_output(back: Backward, label: int) -> Written:
    """Where the way back begins."""
    return formula(
        f"{{{{ (partial ell) / (partial s) : slope }}}} = {{{{ p : result }}}} - {label} "
        f"approx {{{{ {math_number(float(back.scores[0]), 3)} : slope }}}}",
        size=STATEMENT_SIZE,
    )


def chain_rules() -> list[Written]:
    """How the gradients of both layers' weights come out of what is known already."""
    return [
        formula(
            "{{ (partial ell) / (partial v_j) : slope }} = {{ (partial ell) / (partial s) : slope }} "
            "dot {{ h_j : data }}",
            size=STATEMENT_SIZE,
        ),
        formula(
            "{{ (partial ell) / (partial w_(j k)) : slope }} = {{ (partial ell) / (partial s) : slope }} "
            "dot {{ v_j : path }} dot phi'({{ z_j : data }}) dot x_k",
            size=STATEMENT_SIZE,
        ),
    ]


def step_rule(rate: float) -> Written:
    """Every weight against the mean of its gradients."""
    return formula(
        f"{{{{ w : path }}}} <- {{{{ w : path }}}} - {{{{ {math_number(rate, 3)} : second }}}} dot "
        "1/m sum {{ (partial ell) / (partial w) : slope }}",
        size=STATEMENT_SIZE,
    )


def verdict(training: NetworkTraining) -> str:
    """What to say at the end of a training."""
    if training.losses[-1] > training.losses[0]:
        return "Smaller steps would do better"
    if training.accuracies[-1] == 1:
        return "It has found a rule that fits every point"
    if training.steepness[-1] < LEVEL:
        return "The ground is almost level here: it is stuck"
    return "More epochs, or more neurons, may find the rest"
