"""A small network in formulas: its neurons, its loss, the slope of each weight, and its steps."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup
from numpy.typing import NDArray

from mathkit.learning.neural_network import Activation, Forward, Network
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.plant_plots import FreshPlants, dashes
from scenes.learning.training_a_network.slope_paths import FACTORS
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.learning.training_a_network.turning_lines import TurningLine
from scenes.learning.training_a_network.words import INPUTS
from scenes.stage.pictures.training import loss_number
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_number, number, whole
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.symbols import BIAS, LEARNING_RATE, PROBABILITY, WEIGHT
from scenes.stage.type.writing import (
    FINE_SIZE,
    FORMULA_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Numeral,
    Written,
    fit,
    formula,
    text,
)

_PER_LINE = 2
"""Terms of a long sum in one line."""

_TOP_ROW = 3.05
"""The height of the formulas beside the title."""

_SMALL_RATE = 0.1
"""After a step at a smaller learning rate, a weight needs more digits to show it."""

_FACTOR_ROLES: tuple[Role, ...] = ("data", "slope", "path", "slope", "slope")
"""The colours of `FACTORS`, and of their product."""

_FUNCTIONS: dict[Activation, str] = {"tanh": "tanh", "sigmoid": '"sigmoid"', "relu": '"relu"'}
"""Each activation in Typst mathematics."""


def average() -> Written:
    """What the axes are measured from."""
    return text("0 is the average", size=LABEL_SIZE, role="muted")


def one_neuron() -> Written:
    """The sum of a single neuron: parts ``of_water``, ``of_light`` and ``bias``, and where it is ``zero``."""
    first, second = (f'{WEIGHT.sub(str(k))} dot "{name}"' for k, name in enumerate(INPUTS, 1))
    parts = {"of_water": first, "of_light": f"+ {second}", "bias": f"+ {BIAS}", "zero": "= 0"}
    row = " ".join(tint(source, name) for name, source in parts.items())
    return fit_words(formula(row, size=STATEMENT_SIZE))


def running_score(line: TurningLine) -> VGroup:
    """How many plants a line that moves classifies correctly, and what a ring means."""
    count = len(line.cloud.labels)
    return _and_rings(
        Numeral(lambda: line.right, lambda right: _score(round(right), count), size=STATEMENT_SIZE)
    )


def score(wrong: NDArray[np.bool_]) -> VGroup:
    """How many plants are classified correctly, given which are not, and what a ring means."""
    return _and_rings(text(_score(int(np.sum(~wrong)), len(wrong)), size=STATEMENT_SIZE))


def _and_rings(score: Numeral | Written) -> VGroup:
    rings = key([(Markers([(0, 0)], "slope", "ring"), text("wrong"))])
    return VGroup(score, rings.next_to(score, RIGHT, buff=0.6))


def bend_of(activation: Activation | None) -> Written:
    """What bends the sums of the hidden neurons."""
    return text(f"with a bend: {activation}" if activation else "without a bend", size=STATEMENT_SIZE)


def _score(right: int, count: int) -> str:
    return f"{right} of {count} right"


def inputs_of(passed: Forward) -> VGroup:
    """The names and the numbers of the inputs, pair by pair."""
    pairs = [
        VGroup(text(name, role="muted"), text(number(value), role="data")).arrange(RIGHT, buff=GAP)
        for name, value in zip(INPUTS, passed.inputs[0], strict=True)
    ]
    for part in (part for pair in pairs for part in pair):
        part.stand_on(0.0)
    return VGroup(*pairs).arrange(RIGHT, buff=0.6, coor_mask=(1, 0, 1))


def hidden_sum(network: Network, example: Example) -> list[VGroup]:
    """The sum of the hidden neuron that the film follows, and what it passes on."""
    (j, _), passed = example.weight, example.passed
    terms = _terms(network.hidden_weights[j], passed.inputs[0], "data", 2)
    total, value = (float(each[0, j]) for each in (passed.hidden_scores, passed.hidden))
    shown = math_number(total)
    relation = "=" if is_exact(value) else "approx"
    rows = [
        " ".join(terms) + f" = {shown}",
        f"{_FUNCTIONS[network.activation]}({shown}) {relation} {math_number(value, 3)}",
    ]
    return [fit_words(formula(row, size=STATEMENT_SIZE)) for row in rows]


def output_sum(network: Network, passed: Forward) -> list[VGroup]:
    """The sum of the output, on as many lines as it needs, and the probability that it gives."""
    terms = _terms(network.output_weights, passed.hidden[0], "ink", 3)
    lines = [" ".join(terms[at : at + _PER_LINE]) for at in range(0, len(terms), _PER_LINE)]
    total = math_number(float(passed.scores[0]))
    rows = " \\ ".join(f"& {line}" for line in lines) + f" approx {total}"
    return [fit_words(formula(rows, size=LABEL_SIZE)), probability(passed)]


def _terms(weights: NDArray[np.float64], values: NDArray[np.float64], role: Role, decimals: int) -> list[str]:
    """The products of a weighted sum, each but the first with its sign; biases are still 0."""
    terms: list[str] = []
    for weight, value in zip(map(float, weights), map(float, values), strict=True):
        sign = "-" if weight < 0 else "+" if terms else ""
        factors = (
            tint(math_number(abs(weight)), "path"),
            tint(math_number(value, decimals, guarded=True), role),
        )
        terms.append(f"{sign} {' dot '.join(factors)}")
    return terms


def probability(passed: Forward) -> Written:
    """The probability of class 1, from the sum in the output."""
    total, chance = (float(each[0]) for each in (passed.scores, passed.probabilities))
    row = f'{PROBABILITY} = "sigmoid"({math_number(total)}) approx '
    return formula(row + tint(math_number(chance, 3), "result"), size=STATEMENT_SIZE)


def loss_of(example: Example) -> Written:
    """The loss of an example."""
    digits = tint(math_number(float(example.passed.probabilities[0]), 3), "result")
    truth, loss = digits if example.label else f"(1 - {digits})", float(example.back.losses[0])
    row = f"{tint('#words[loss]', 'slope')} = -ln {truth} approx {tint(math_number(loss), 'slope')}"
    return formula(row, size=STATEMENT_SIZE)


def slope_of_the_loss(example: Example) -> Written:
    """What the slopes of the logarithm and of the sigmoid leave: the error."""
    p, error = PROBABILITY, tint(math_number(float(example.back.scores[0]), 3), "slope")
    of_logarithm = f"-1 / {p}" if example.label else f"1 / (1 - {p})"
    row = f"{of_logarithm} dot {p} (1 - {p}) = {p} - {example.label} approx {error}"
    return _beside_title(formula(row, size=STATEMENT_SIZE))


def product(network: Network, example: Example) -> Written:
    """The slope of the loss along the weight that the film follows: `FACTORS`, and the ``answer``."""
    (j, k), back = example.weight, example.back
    numbers = (
        math_number(float(example.passed.inputs[0, k])),
        math_number(float(back.hidden_slopes[0, j]), 3),
        math_number(float(network.output_weights[j]), guarded=True),
        math_number(float(back.scores[0]), 3, guarded=True),
    )
    factors = (tint(each, name) for each, name in zip(numbers, FACTORS, strict=True))
    slope = tint(f"approx {math_number(float(back.hidden_weights[0, j, k]))}", "answer")
    roles: dict[str, Role] = dict(zip((*FACTORS, "answer"), _FACTOR_ROLES, strict=True))
    row = f"{' dot '.join(factors)} {slope}"
    return _beside_title(Written(row, math=True, size=FORMULA_SIZE, role="ink", roles=roles))


def sweep(network: Network, example: Example) -> list[VGroup]:
    """To an output weight; back to its hidden neuron once, and from there to each of the weights there."""
    (j, followed), back = example.weight, example.back
    error = tint(math_number(float(back.scores[0]), 3), "slope")
    out = tint(math_number(float(network.output_weights[j]), guarded=True), "path")
    bend = tint(math_number(float(back.hidden_slopes[0, j]), 3), "slope")
    here = float(back.hidden_scores[0, j])
    passed = tint(math_number(float(example.passed.hidden[0, j]), 3, guarded=True), "ink")
    of_output = tint(math_number(float(back.output_weights[0, j])), "slope")
    rows = [
        ("the output weight of the bold neuron", f"{error} dot {passed} approx {of_output}"),
        (
            "back to it, and to its bias",
            f"{error} dot {out} dot {bend} approx {tint(math_number(here, 3), 'slope')}",
        ),
    ]
    for k in (followed, 1 - followed):
        value = tint(math_number(float(example.passed.inputs[0, k]), guarded=True), "data")
        slope = tint(math_number(float(back.hidden_weights[0, j, k])), "slope")
        rows.append(
            (
                f"its weight of {INPUTS[k]}",
                f"{tint(math_number(here, 3), 'slope')} dot {value} approx {slope}",
            )
        )
    return [_named(name, row) for name, row in rows]


def mean_loss(study: PlantStudy) -> VGroup:
    """The mean of the losses of all plants, before the training."""
    losses = study.all_back.losses
    return _named(f"mean loss of all {len(losses)} plants", tint(f'"{loss_number(losses.mean())}"', "slope"))


def first_step(study: PlantStudy) -> list[VGroup]:
    """The step of every weight, and the first one of the weight that the film follows, and of its bias."""
    weight, back, first, second = study.example.weight, study.all_back, study.start, study.second
    steps = (
        (
            f"its weight of {INPUTS[weight[1]]}",
            first.hidden_weights[weight],
            back.hidden_weights.mean(axis=0)[weight],
            second.hidden_weights[weight],
        ),
        (
            "its bias",
            first.hidden_biases[weight[0]],
            back.hidden_scores.mean(axis=0)[weight[0]],
            second.hidden_biases[weight[0]],
        ),
    )
    large, small = study.training.learning_rate > 1, study.training.learning_rate < _SMALL_RATE
    rate = tint(math_number(study.training.learning_rate, 3), LEARNING_RATE.role)
    rule = " dot ".join((tint("#words[learning rate]", LEARNING_RATE.role), tint("#words[slope]", "slope")))
    rows = [
        _named(
            name,
            f"{tint(math_number(float(old), 3), 'path')} - {rate} dot "
            f"{tint(math_number(float(slope), 4 if large else 3, guarded=True), 'slope')} approx "
            f"{tint(math_number(float(new), 5 if small else 3), 'path')}",
        )
        for name, old, slope, new in steps
    ]
    return [_named("new weight", f"{tint('#words[weight]', 'path')} - {rule}"), *rows]


def judgement(plants: FreshPlants) -> list[VGroup | Readout]:
    """The meaning of the rings and of the dashed border, and how many fresh plants it gets right."""
    counts = [
        Reading("new plants", lambda: plants.count, whole),
        Reading("right", lambda: plants.right, whole),
    ]
    return [
        key([(Markers([(0, 0)], "slope", "ring"), text("classified wrongly"))]),
        key([(dashes(), text("the true rule"))]),
        readout(counts, size=STATEMENT_SIZE),
    ]


def four_steps() -> list[VGroup]:
    """What every network does to learn, each step with the question that it answers."""
    steps: list[tuple[str, str, Role]] = [
        ("forward", "What does it say?", "result"),
        ("loss", "How bad is that?", "slope"),
        ("backward", "How does each weight change it?", "slope"),
        ("step", "Move each weight a little.", "path"),
    ]
    rows = [
        (text(name, size=FORMULA_SIZE, role=role), text(question, size=LABEL_SIZE, role="muted"))
        for name, question, role in steps
    ]
    return [VGroup(*row).arrange(DOWN, buff=0.2, aligned_edge=LEFT) for row in rows]


def fit_words(row: Written) -> Written:
    """Shrink a row that is wider than the words."""
    return fit(row, width=frame().words.width)  # type: ignore[return-value]


def _named(name: str, row: str) -> VGroup:
    """A name, and under it a formula."""
    rows = VGroup(text(name, size=FINE_SIZE, role="muted"), fit_words(formula(row, size=STATEMENT_SIZE)))
    return rows.arrange(DOWN, buff=0.2, aligned_edge=LEFT)


def _beside_title(row: Written) -> Written:
    row.move_to((frame().safe.right, _TOP_ROW, 0.0), aligned_edge=RIGHT)
    return row
