"""A small network in formulas: its neurons, its loss, the slope of each weight, and its steps."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup
from numpy.typing import NDArray

from mathkit.learning.networks.neural_network import Activation, Forward, Network
from scenes.learning.training_a_network.decision_regions import TurningLine
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.plant_plots import FreshPlants, dashes
from scenes.learning.training_a_network.votes import CLASS_NAMES
from scenes.learning.training_a_network.words import INPUTS
from scenes.stage.pictures.training import TrainingPanel, loss_number
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_number, number, percent
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.symbols import BIAS, PROBABILITY, WEIGHT
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

_BIAS = f"+ {tint(math_number(0.0), 'path')}"
"""The bias of a neuron before its training, in a sum."""

_HALF_LETTER = 0.1
"""Half of the height of a small letter, in manim units: a ring is level with its meaning."""

_STEP = 0.54
"""From the baseline of one step of the learning to that of the next, in manim units."""

_NOTE_SIZE, _PROOF_SIZE = 27, 66
"""Of what is added to a formula, and of the share that the film ends on."""

_FUNCTIONS: dict[Activation, str] = {"tanh": "tanh", "sigmoid": '"sigmoid"', "relu": '"relu"'}
"""Each activation in Typst mathematics."""


def usual() -> Written:
    """What the axes are measured from."""
    return text("0: a usual amount", size=LABEL_SIZE, role="muted")


def one_neuron() -> Written:
    """The sum of a single neuron: parts ``of_water``, ``of_light`` and ``bias``, and where it is ``zero``."""
    first, second = (f'{WEIGHT.sub(str(k))} dot "{name}"' for k, name in enumerate(INPUTS, 1))
    parts = {"of_water": first, "of_light": f"+ {second}", "bias": f"+ {BIAS}", "zero": "= 0"}
    row = " ".join(tint(source, name) for name, source in parts.items())
    return fit_words(formula(row, size=STATEMENT_SIZE))


def running_score(line: TurningLine) -> VGroup:
    """How many plants a line that moves classifies correctly, and what a ring means."""
    count = len(line.cloud.labels)
    score = Numeral(lambda: line.right, lambda right: _score(round(right), count), size=STATEMENT_SIZE)
    rings: Any = ring_key("wrong")
    rings.next_to(score, RIGHT, buff=0.6)
    rings.shift((0.0, score.baseline - rings[0][1].baseline, 0.0))
    return VGroup(score, rings)


def score(wrong: NDArray[np.bool_]) -> Written:
    """How many plants are classified correctly, given which are not."""
    return text(_score(int(np.sum(~wrong)), len(wrong)), size=STATEMENT_SIZE)


def ring_key(meaning: str) -> VGroup:
    """What a ring around a plant means."""
    rows = key([(Markers([(0, 0)], "ink", "ring"), text(meaning))])
    ring, name = rows[0]
    name.stand_on(ring.get_y() - _HALF_LETTER)
    return rows


def no_bias() -> Written:
    """What the biases are before they have learned."""
    return text("all biases start at 0", size=LABEL_SIZE, role="muted")


def bend_of(activation: Activation | None) -> Written:
    """What bends the sums of the hidden neurons."""
    return text(f"bent: {activation}" if activation else "not bent", size=STATEMENT_SIZE)


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
    terms = [*_terms(network.hidden_weights[j], passed.inputs[0], "data", 2), _BIAS]
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
    rows = " \\ & quad ".join(lines) + f" {_BIAS} approx {total}"
    return [fit_words(formula(f"& {rows}", size=LABEL_SIZE)), probability(passed)]


def _terms(weights: NDArray[np.float64], values: NDArray[np.float64], role: Role, decimals: int) -> list[str]:
    """The products of a weighted sum, each but the first with its sign."""
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


def other_loss(example: Example) -> Written:
    """The loss of an example of the other class."""
    other, truth = CLASS_NAMES[1 - example.label], f"(1 - {PROBABILITY})" if example.label else PROBABILITY
    return formula(f'"of a plant that {other}:" -ln {truth}', size=_NOTE_SIZE, role="muted")


def judgement(plants: FreshPlants) -> list[VGroup | Readout]:
    """The meaning of the dashed border, and how many fresh plants are classified correctly."""
    right = Reading(
        "new plants right", lambda: plants.right, lambda right: f"{round(right)} of {plants.count}"
    )
    return [key([(dashes(), text("the true rule"))]), readout([right])]


def four_steps() -> VGroup:
    """What every network does to learn, step by step, from baseline to baseline."""
    steps: list[tuple[str, Role]] = [
        ("forward", "data"),
        ("loss", "slope"),
        ("backward", "ink"),
        ("step", "path"),
    ]
    rows = VGroup(*(text(name, size=FORMULA_SIZE, role=role) for name, role in steps))
    for place, row in enumerate(rows):
        row.stand_on(-_STEP * place).align_to(rows[0], LEFT)
    return rows


def result(wrong: NDArray[np.bool_]) -> VGroup:
    """Which share of new plants is classified correctly, how many these are, and what the picture marks."""
    right = int(np.sum(~wrong))
    share = text(percent(right / len(wrong)), size=_PROOF_SIZE, role="result")
    count = text(_score(right, len(wrong)), role="result")
    marks = key([(Markers([(0, 0)], "ink", "ring"), text("wrong")), (dashes(), text("the true rule"))])
    return VGroup(share, count, marks).arrange(DOWN, buff=GAP, aligned_edge=LEFT)


def training_notes(panel: TrainingPanel) -> VGroup:
    """What an epoch is, and the loss before the training, beside the running numbers."""
    notes = VGroup()
    untrained = f"untrained {loss_number(float(panel.losses[0]), fixed=True)}"
    for row, note in zip(panel.numbers, ("each: all plants", untrained), strict=False):
        running: Any = row[1]
        found = text(note, size=FINE_SIZE, role="muted").stand_on(running.baseline)
        notes.add(found.align_to((frame().words.right, 0.0, 0.0), RIGHT))
    return notes


def share_wrong(wrong: NDArray[np.bool_]) -> str:
    """How many new plants are classified wrongly."""
    return f"{int(np.sum(wrong))} of {len(wrong)} new plants wrong"


def fit_words(row: Written) -> Written:
    """Shrink a row that is wider than the words."""
    return fit(row, width=frame().words.width)  # type: ignore[return-value]
