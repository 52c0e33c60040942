"""A small network in formulas and in words: forward, backward, and what its training came to."""

from __future__ import annotations

from mathkit.learning.neural_network import Activation, Backward, Forward, Network, NetworkTraining
from scenes.stage.chances import bounded
from scenes.stage.numerals import math_number, math_vector
from scenes.stage.writing import FINE_SIZE, STATEMENT_SIZE, Written, formula, text

_SYMBOLS: dict[Activation, str] = {"tanh": "tanh", "sigmoid": "sigma", "relu": 'op("relu")'}

LEVEL = 2e-3
"""A gradient shorter than this leads nowhere in the epochs that a film has."""


def hidden_rule(network: Network) -> Written:
    """What the hidden neurons make of what comes in."""
    hidden = f"{_SYMBOLS[network.activation]}({{{{ z : data }}}}) quad {{{{ z : data }}}}"
    return formula(
        f"{{{{ h : data }}}} = {hidden} = {{{{ W : path }}}} x + {{{{ b : path }}}}", size=STATEMENT_SIZE
    )


def output_rule() -> Written:
    """What the output makes of what the hidden neurons say."""
    return formula(
        "{{ p : result }} = sigma(s) quad s = {{ v : path }} dot {{ h : data }} + {{ c : path }}",
        size=STATEMENT_SIZE,
    )


def first_neuron(network: Network, passed: Forward) -> Written:
    """The first hidden neuron's number for the first point that was passed forward."""
    (w1, w2), (x1, x2) = network.hidden_weights[0].round(2), passed.inputs[0]
    bias = float(network.hidden_biases[0])
    products = (
        f"{{{{ {math_number(w1)} : path }}}} dot {math_number(x1, guarded=True)} \\ "
        f"& quad + thin {{{{ {math_number(w2, guarded=True)} : path }}}} dot {math_number(x2, guarded=True)} "
        f"+ {{{{ {math_number(bias, guarded=True)} : path }}}}"
    )
    z, h = (math_number(round(float(value[0, 0]), 2)) for value in (passed.hidden_scores, passed.hidden))
    return formula(
        f"{{{{ z_1 : data }}}} & approx {products} \\ & approx {{{{ {z} : data }}}} \\ "
        f"{{{{ h_1 : data }}}} & approx {{{{ {h} : data }}}}",
        size=STATEMENT_SIZE,
    )


def probability(chance: float, *, size: float = STATEMENT_SIZE) -> Written:
    """That a point is of class 1; what is only near 0 or 1 is not written as if it were."""
    relation, digits = bounded(chance)
    return formula(
        f'{{{{ p : result }}}} {relation.replace("=", "approx")} {{{{ "{digits}" : result }}}}',
        size=size,
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


def chain_rules(network: Network) -> list[Written]:
    """How the gradients of both layers' weights come out of what is known already."""
    return [
        formula(
            "{{ (partial ell) / (partial v_j) : slope }} = {{ (partial ell) / (partial s) : slope }} "
            "dot {{ h_j : data }}",
            size=STATEMENT_SIZE,
        ),
        formula(
            "{{ (partial ell) / (partial w_(j k)) : slope }} = {{ (partial ell) / (partial s) : slope }} "
            f"dot {{{{ v_j : path }}}} dot {_SYMBOLS[network.activation]}'({{{{ z_j : data }}}}) dot x_k",
            size=STATEMENT_SIZE,
        ),
    ]


def mean_gradient() -> Written:
    """The gradient of the mean loss of m points."""
    return formula(
        "{{ nabla_w L : slope }} = 1/m sum {{ nabla_w ell : slope }}",
        size=STATEMENT_SIZE,
    )


def step_rule(rate: float) -> Written:
    """Every weight against the gradient of the mean loss."""
    return formula(
        f"{{{{ w : path }}}} <- {{{{ w : path }}}} - {{{{ {math_number(rate, 3)} : second }}}} "
        "dot {{ nabla_w L : slope }}",
        size=STATEMENT_SIZE,
    )


def mixture(network: Network) -> list[Written]:
    """How the output weighs the hidden neurons, and what their lines are."""
    weights = math_vector(network.output_weights)
    return [
        formula(f"{{{{ v : path }}}} approx {weights}", size=STATEMENT_SIZE),
        text("the lines of the hidden neurons", size=FINE_SIZE),
    ]


def rule_of_every_network() -> list[Written]:
    """How any network learns, however many weights it has."""
    gradient = "{{ (partial L) / (partial w) : slope }}"
    return [
        formula(f"{{{{ w : path }}}} <- {{{{ w : path }}}} - {{{{ alpha : second }}}} {gradient}"),
        text("for every weight $w$ of the network", role="muted"),
    ]


def verdict(training: NetworkTraining) -> str:
    """What to say at the end of a training."""
    if training.losses[-1] > training.losses[0]:
        return "Smaller steps would do better"
    if training.accuracies[-1] == 1:
        return "The network has found a rule that fits every point"
    if training.steepness[-1] < LEVEL:
        return "The ground is almost level here: the network is stuck"
    return "More epochs, or more neurons, may find the rest"
