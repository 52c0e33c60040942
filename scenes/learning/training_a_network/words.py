"""A small network in formulas and in words: forward, backward, and what its training came to."""

from __future__ import annotations

from manim import VGroup

from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import Activation, Backward, Forward, Network
from scenes.stage.pictures.scatter import class_entries, wrongly_called
from scenes.stage.shapes.markers import question_mark
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import bounded
from scenes.stage.type.legends import key
from scenes.stage.type.numerals import math_number, math_vector
from scenes.stage.type.writing import FINE_SIZE, FORMULA_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.training import step_rule

_SYMBOLS: dict[Activation, str] = {"tanh": "tanh", "sigmoid": "sigma", "relu": 'op("relu")'}

LEVEL = 2e-3
"""A gradient shorter than this leads nowhere in the epochs that a film has."""

CLASSES: tuple[tuple[str, Role], tuple[str, Role]] = (("disc: 0", "data"), ("square: 1", "second"))
"""The names and labels of both classes, and their colours."""


def key_of_classes() -> VGroup:
    """What the marks of both classes mean."""
    return key(class_entries(CLASSES))


def kind(label: int) -> str:
    """What a point with that label is called in a narration."""
    return ("disc", "square")[label]


def calls_in_words(count: int, wrong: int) -> dict[str, int | str]:
    """How many points get the right name: ``all 60``, ``58 of 60``."""
    right = count - wrong
    return {"right": right, "rightly": f"{right} of {count}" if wrong else f"all {count}"}


def into_hidden(network: Network, passed: Forward) -> list[Written]:
    """What the hidden neurons make of what comes in, and the first one's numbers for the first point."""
    return [_hidden_rule(network), _first_neuron(network, passed)]


def into_output(passed: Forward, label: int, loss: float) -> list[Written]:
    """What the output makes of what the hidden neurons say, and how far that is from the label."""
    return [_output_rule(), probability(passed.probabilities[0], size=FORMULA_SIZE), _surprise(label, loss)]


def backward_rules(network: Network, back: Backward, label: int) -> list[Written]:
    """The way back: the error of the output, then the gradients of the weights of both layers."""
    return [_error(back, label), *_chain_rules(network)]


def gradient_step(rate: float) -> list[Written]:
    """The gradient of the mean loss, and the step against it."""
    return [_mean_gradient(), step_rule(rate)]


def _hidden_rule(network: Network) -> Written:
    hidden = f"{_SYMBOLS[network.activation]}({{{{ z : data }}}}) quad {{{{ z : data }}}}"
    return formula(
        f"{{{{ h : data }}}} = {hidden} = {{{{ W : path }}}} x + {{{{ b : path }}}}", size=STATEMENT_SIZE
    )


def _output_rule() -> Written:
    return formula(
        "{{ p : result }} = sigma(s) quad s = {{ v : path }} dot {{ h : data }} + {{ c : path }}",
        size=STATEMENT_SIZE,
    )


def _first_neuron(network: Network, passed: Forward) -> Written:
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


def _surprise(label: int, loss: float) -> Written:
    """The loss of one point, whose class is known."""
    given = "{{ p : result }}" if label else "(1 - {{ p : result }})"
    return formula(
        f"{{{{ ell : slope }}}} = -ln {given} approx {{{{ {math_number(loss, 3)} : slope }}}}",
        size=STATEMENT_SIZE,
    )


def _error(back: Backward, label: int) -> Written:
    """Where the way back begins."""
    return formula(
        f"{{{{ (partial ell) / (partial s) : slope }}}} = {{{{ p : result }}}} - {label} "
        f"approx {{{{ {math_number(float(back.scores[0]), 3)} : slope }}}}",
        size=STATEMENT_SIZE,
    )


def _chain_rules(network: Network) -> list[Written]:
    """How the gradients of both layers' weights come out of what is known already, the last layer first."""
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


def _mean_gradient() -> Written:
    """The gradient of the mean loss of n points."""
    return formula(
        "{{ nabla_w L : slope }} = 1/n sum {{ nabla_w ell : slope }}",
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


def example_at_last(chance: float, mistakes: int) -> list[VGroup]:
    """The chance of the point that is asked about, and what the rings mean, if there are any *mistakes*."""
    rows = [key([(question_mark((0, 0)), probability(chance))])]
    return [*rows, key([wrongly_called()])] if mistakes else rows


def verdict(training: NetworkTraining) -> str:
    """What to say at the end of a training."""
    if training.losses[-1] > training.losses[0]:
        return "Smaller steps would do better"
    if training.accuracies[-1] == 1:
        return "The network has found a rule that fits every point"
    if training.steepness[-1] < LEVEL:
        return "The ground is almost level here: the network is stuck"
    return "More epochs, or more neurons, may find the rest"
