"""A small network in formulas and tables: its neurons, its loss, who is to blame, and its steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DOWN, LEFT, VGroup
from numpy.typing import NDArray

from mathkit.learning.logistic_regression import LogisticTraining
from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import Activation, Backward, Forward, Network
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.plant_plots import FreshPlants, dashes
from scenes.learning.training_a_network.words import INPUTS
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import MINUS, is_exact, math_number, math_term, number, whole
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.symbols import BIAS, LEARNING_RATE, LOSS, PROBABILITY, SAMPLE_LOSS, WEIGHT
from scenes.stage.type.writing import (
    FINE_SIZE,
    FORMULA_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Written,
    formula,
    text,
)

_LINE = 0.68
"""From one formula to the next, in manim units."""

_ROW = 0.5
"""From one row of a table of slopes to the next, in manim units."""

_FUNCTIONS: dict[Activation, str] = {"tanh": "tanh", "sigmoid": "sigma", "relu": 'op("relu")'}
"""Each activation in Typst mathematics."""


def average() -> Written:
    """What the axes are measured from."""
    return text("0 is the average", size=FINE_SIZE, role="muted")


def one_neuron(training: LogisticTraining, count: int) -> list[Written]:
    """The sum of a single neuron, where its line is, and its score on *count* plants.

    The parts of the sum are called ``of_water``, ``of_light`` and ``bias``, the rest ``zero``.
    """
    first, second = (f'{WEIGHT.sub(str(k))} dot "{name}"' for k, name in enumerate(INPUTS, 1))
    parts = {"of_water": first, "of_light": f"+ {second}", "bias": f"+ {BIAS}", "zero": "= 0"}
    named = [tint(source, name) for name, source in parts.items()]
    row = f"& {named[0]} {named[1]} \\ & {named[2]} {named[3]}"
    right = round(float(training.accuracies[-1]) * count)
    return [formula(row, size=STATEMENT_SIZE), _score(right, count)]


def score(wrong: NDArray[np.bool_]) -> Written:
    """How many plants are classified correctly, given which are not."""
    return _score(int(np.sum(~wrong)), len(wrong))


def _score(right: int, count: int) -> Written:
    return text(f"{right} of {count} right", role="result")


def forward(network: Network, passed: Forward) -> VGroup:
    """The sum of the first hidden neuron for the first point, what it passes on, and the probability."""
    weights, inputs = network.hidden_weights[0], passed.inputs[0]
    terms = [
        f"{tint(math_number(weight, guarded=bool(k)), 'path')} dot "
        f"{tint(math_number(x, guarded=True), 'data')}"
        for k, (weight, x) in enumerate(zip(weights, inputs, strict=True))
    ]
    score, value = (float(each[0, 0]) for each in (passed.hidden_scores, passed.hidden))
    bent = f"{_FUNCTIONS[network.activation]}({tint(math_number(score), 'path')})"
    bias = tint(math_number(float(network.hidden_biases[0]), guarded=True), "path")
    rows = [
        " + ".join([*terms, bias]),
        f"= {tint(math_number(score), 'path')}",
        f"{bent} {'=' if is_exact(value) else 'approx'} {tint(math_number(value), 'result')}",
    ]
    return _on_lines([*(formula(row, size=STATEMENT_SIZE) for row in rows), probability(passed)])


def probability(passed: Forward) -> Written:
    """The probability of class 1, from the sum in the output."""
    total, chance = (float(each[0]) for each in (passed.scores, passed.probabilities))
    row = f"{PROBABILITY} = sigma({tint(math_number(total), 'path')}) approx "
    return formula(row + tint(math_number(chance, 3), "result"), size=STATEMENT_SIZE)


def loss_of(example: Example) -> Written:
    """The loss of an example."""
    digits = tint(math_number(float(example.passed.probabilities[0]), 3), "result")
    truth, loss = digits if example.label else f"(1 - {digits})", float(example.back.losses[0])
    row = f"{SAMPLE_LOSS} = -ln {truth} approx {tint(math_number(loss), 'slope')}"
    return formula(row, size=STATEMENT_SIZE)


def blame_of_a_weight(network: Network, example: Example) -> VGroup:
    """The factors of the slope of the loss along its steepest weight, row by row, and their product."""
    (neuron, source), back = example.weight, example.back
    first, *later = (
        number(example.passed.inputs[0, source]),
        number(back.hidden_slopes[0, neuron], 3),
        number(network.output_weights[neuron]),
        number(back.scores[0], 3),
        number(back.hidden_weights[0][example.weight]),
    )
    times = [f"· ({each})" if each.startswith(MINUS) else f"· {each}" for each in later[:-1]]
    names = (
        "input",
        "slope of the bend",
        "output weight",
        f"error $p - {example.label}$",
        "slope of the loss",
    )
    roles: tuple[Role, ...] = ("data", "slope", "path", "slope", "slope")
    return _table(list(zip(names, (first, *times, f"≈ {later[-1]}"), roles, strict=True)))


def blame_of_an_input(example: Example) -> VGroup:
    """The slopes along all paths from the input with the steepest, row by row, and their sum."""
    slopes = [float(slope) for slope in example.back.paths[0, :, example.source]]
    first, *later = slopes
    signed = [math_number(first), *(math_term(slope) for slope in later)]
    terms = [f"${term}$" for term in signed]
    rows: list[tuple[str, str, Role]] = [(f"path {j}", term, "slope") for j, term in enumerate(terms, 1)]
    return _table([*rows, ("together", f"≈ {number(sum(slopes))}", "slope")])


def step_of_a_weight(
    training: NetworkTraining, start: Network, back: Backward, weight: tuple[int, int]
) -> list[Written]:
    """The step of every weight, and the first one of a weight, given by its hidden neuron and its input."""
    old, new = (float(start.with_vector(each).hidden_weights[weight]) for each in training.vectors[:2])
    slope = float(back.hidden_weights.mean(axis=0)[weight])
    gradient = tint(f"(partial {LOSS.letter}) / (partial {WEIGHT.letter})", "slope")
    numbers = (
        f"{tint(math_number(old), 'path')} - "
        f"{tint(math_number(training.learning_rate, 3), LEARNING_RATE.role)} dot "
        f"{tint(math_number(slope, 3, guarded=True), 'slope')} approx {tint(math_number(new), 'path')}"
    )
    rows = (f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} {gradient}", numbers)
    return [formula(row, size=STATEMENT_SIZE) for row in rows]


def judgement(plants: FreshPlants) -> list[VGroup | Readout]:
    """The meaning of the rings and of the dashed border, and how many fresh plants it gets right."""
    counts = [
        Reading("fresh plants", lambda: plants.count, whole),
        Reading("classified correctly", lambda: plants.right, whole, "result"),
    ]
    return [
        key([(Markers([(0, 0)], "slope", "ring"), text("classified wrongly"))]),
        key([(dashes(), text("the true rule"))]),
        readout(counts),
    ]


def four_steps() -> list[VGroup]:
    """What every network does to learn, each step with the question that it answers."""
    steps: list[tuple[str, str, Role]] = [
        ("forward", "What does it say?", "result"),
        ("loss", "How bad is that?", "slope"),
        ("backward", "Which weight is to blame?", "slope"),
        ("step", "Move each weight a little.", "path"),
    ]
    rows = [
        (text(name, size=FORMULA_SIZE, role=role), text(question, size=LABEL_SIZE, role="muted"))
        for name, question, role in steps
    ]
    return [VGroup(*row).arrange(DOWN, buff=0.2, aligned_edge=LEFT) for row in rows]


def _on_lines(rows: Sequence[Written]) -> VGroup:
    """Rows on a common line grid, each below the one before."""
    for index, row in enumerate(rows):
        row.stand_on(-_LINE * index).shift((-row.get_left()[0], 0.0, 0.0))
    return VGroup(*rows)


def _table(rows: Sequence[tuple[str, str, Role]]) -> VGroup:
    """Rows of a name and a number each, the numbers aligned on the right."""
    names = [text(name, size=LABEL_SIZE, role="muted") for name, _, _ in rows]
    values = [text(shown, size=LABEL_SIZE, role=role) for _, shown, role in rows]
    edge = max(name.width for name in names) + 0.4 + max(value.width for value in values)
    for index, (name, value) in enumerate(zip(names, values, strict=True)):
        name.stand_on(-_ROW * index).shift((-name.get_left()[0], 0.0, 0.0))
        value.stand_on(-_ROW * index).shift((edge - value.get_right()[0], 0.0, 0.0))
    return VGroup(*map(VGroup, names, values))
