"""A small network in formulas and phrases: forward, backward, and the outcome of its training."""

from __future__ import annotations

from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import Activation, Backward, Forward, Network
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import bounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, math_vector
from scenes.stage.type.symbols import BIAS, LEARNING_RATE, SAMPLE_LOSS, WEIGHT
from scenes.stage.type.writing import FINE_SIZE, FORMULA_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.training import step_rule

_ACTIVATIONS: dict[Activation, str] = {"tanh": "tanh", "sigmoid": "sigma", "relu": 'op("relu")'}
"""Each activation in Typst mathematics."""

_CHANCE = tint("p", "result")
_HIDDEN = tint("h", "data")
_HIDDEN_SCORE = tint("z", "data")
_OUTPUT_WEIGHTS = tint("v", "path")
_ERROR = tint("(partial ell) / (partial s)", "slope")

LEVEL = 2e-3
"""A gradient shorter than this changes nothing within the epochs of a film."""

CLASSES: tuple[tuple[str, Role], tuple[str, Role]] = (("disc: 0", "data"), ("square: 1", "second"))
"""The names and labels of both classes, and their colours."""


def kind(label: int) -> str:
    """The word for a point with that label."""
    return ("disc", "square")[label]


def calls_in_words(count: int, wrong: int) -> dict[str, int | str]:
    """How many points are classified correctly: ``all 60``, ``58 of 60``."""
    right = count - wrong
    return {"right": right, "rightly": f"{right} of {count}" if wrong else f"all {count}"}


def into_hidden(network: Network, passed: Forward) -> list[Written]:
    """The rule of the hidden neurons, and the numbers of the first neuron for the first point."""
    return [_hidden_rule(network), _first_neuron(network, passed)]


def into_output(passed: Forward, label: int, loss: float) -> list[Written]:
    """The rule of the output, its probability for the first point, and the loss for the label."""
    return [_output_rule(), probability(passed.probabilities[0], size=FORMULA_SIZE), _surprise(label, loss)]


def backward_rules(network: Network, back: Backward, label: int) -> list[Written]:
    """Backward: the error of the output, then the gradients of the weights of both layers."""
    return [_error(back, label), *_chain_rules(network)]


def gradient_step(rate: float) -> list[Written]:
    """The gradient of the mean loss, and the step against it."""
    return [_mean_gradient(), step_rule(rate)]


def _hidden_rule(network: Network) -> Written:
    activation = f"{_ACTIVATIONS[network.activation]}({_HIDDEN_SCORE})"
    return formula(
        f"{_HIDDEN} = {activation} quad {_HIDDEN_SCORE} = {tint('W', 'path')} x + {BIAS}", size=STATEMENT_SIZE
    )


def _output_rule() -> Written:
    score = f"{_OUTPUT_WEIGHTS} dot {_HIDDEN} + {tint('c', 'path')}"
    return formula(f"{_CHANCE} = sigma(s) quad s = {score}", size=STATEMENT_SIZE)


def _first_neuron(network: Network, passed: Forward) -> Written:
    (w1, w2), (x1, x2) = network.hidden_weights[0].round(2), passed.inputs[0]
    bias = float(network.hidden_biases[0])
    first = f"{tint(math_number(w1), 'path')} dot {math_number(x1, guarded=True)}"
    second = f"{tint(math_number(w2, guarded=True), 'path')} dot {math_number(x2, guarded=True)}"
    products = f"{first} \\ & quad + thin {second} + {tint(math_number(bias, guarded=True), 'path')}"
    z, h = (math_number(round(float(value[0, 0]), 2)) for value in (passed.hidden_scores, passed.hidden))
    score = f"{tint('z_1', 'data')} & approx {products} \\ & approx {tint(z, 'data')}"
    output = f"{tint('h_1', 'data')} & approx {tint(h, 'data')}"
    return formula(f"{score} \\ {output}", size=STATEMENT_SIZE)


def probability(chance: float, *, size: float = STATEMENT_SIZE) -> Written:
    """The probability of class 1; a value near 0 or 1 is not written as 0 or 1."""
    relation, digits = bounded(chance)
    value = tint(f'"{digits}"', "result")
    return formula(f"{_CHANCE} {relation.replace('=', 'approx')} {value}", size=size)


def _surprise(label: int, loss: float) -> Written:
    """The loss of one point, whose class is known."""
    chance = _CHANCE if label else f"(1 - {_CHANCE})"
    value = tint(math_number(loss, 3), "slope")
    return formula(f"{SAMPLE_LOSS} = -ln {chance} approx {value}", size=STATEMENT_SIZE)


def _error(back: Backward, label: int) -> Written:
    """The derivative of the loss by the score of the output."""
    value = tint(math_number(float(back.scores[0]), 3), "slope")
    return formula(f"{_ERROR} = {_CHANCE} - {label} approx {value}", size=STATEMENT_SIZE)


def _chain_rules(network: Network) -> list[Written]:
    """The gradients of the weights of both layers, the last layer first."""
    by_output = tint("(partial ell) / (partial v_j)", "slope")
    by_hidden = tint("(partial ell) / (partial w_(j k))", "slope")
    steepness = f"{_ACTIVATIONS[network.activation]}'({tint('z_j', 'data')})"
    last = f"{by_output} = {_ERROR} dot {tint('h_j', 'data')}"
    first = f"{by_hidden} = {_ERROR} dot {tint('v_j', 'path')} dot {steepness} dot x_k"
    return [formula(rule, size=STATEMENT_SIZE) for rule in (last, first)]


def _mean_gradient() -> Written:
    """The gradient of the mean loss of n points."""
    of_all, of_one = tint("nabla_w L", "slope"), tint("nabla_w ell", "slope")
    return formula(f"{of_all} = 1/n sum {of_one}", size=STATEMENT_SIZE)


def mixture(network: Network) -> list[Written]:
    """The weights of the output, and the meaning of the lines."""
    weights = math_vector(network.output_weights)
    return [
        formula(f"{_OUTPUT_WEIGHTS} approx {weights}", size=STATEMENT_SIZE),
        text("the lines of the hidden neurons", size=FINE_SIZE),
    ]


def rule_of_every_network() -> list[Written]:
    """How any network learns, however many weights it has."""
    gradient = tint("(partial L) / (partial w)", "slope")
    return [
        formula(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} {gradient}"),
        text("for every weight $w$ of the network", role="muted"),
    ]


def verdict(training: NetworkTraining) -> str:
    """A clause on the outcome of a training."""
    if training.losses[-1] > training.losses[0]:
        return "Smaller steps would do better"
    if training.accuracies[-1] == 1:
        return "The network has found a rule that fits every point"
    if training.steepness[-1] < LEVEL:
        return "The ground is almost level here: the network is stuck"
    return "More epochs, or more neurons, may find the rest"
