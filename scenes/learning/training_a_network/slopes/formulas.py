"""Slopes of the loss in formulas: their products along a path, and the step against them."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, VGroup

from mathkit.learning.networks.neural_network import Network
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.formulas import fit_words
from scenes.learning.training_a_network.slopes.paths import FACTORS
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.learning.training_a_network.votes import CLASS_NAMES
from scenes.learning.training_a_network.words import INPUTS
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import LEARNING_RATE, PROBABILITY
from scenes.stage.type.writing import FINE_SIZE, FORMULA_SIZE, STATEMENT_SIZE, Written, formula, text

_TOP_ROW = 3.08
"""The height of the formulas beside the title."""

_SMALL_RATE = 0.1
"""After a step at a smaller learning rate, a weight needs more digits to show it."""

_FACTOR_ROLES: tuple[Role, ...] = ("data", "slope", "path", "slope", "slope")
"""The colours of `FACTORS`, and of their product."""


def slope_of_the_loss(example: Example) -> VGroup:
    """The slope of the loss over the output's sum: the probability less what would be right; and why."""
    chance = tint(math_number(float(example.passed.probabilities[0]), 3), "result")
    error = tint(math_number(float(example.back.scores[0]), 3), "slope")
    row = formula(f'{PROBABILITY} - "truth" approx {chance} - {example.label} = {error}', size=STATEMENT_SIZE)
    meanings = [f"truth: {CLASS_NAMES[1]} 1, {CLASS_NAMES[0]} 0", "slope through sigmoid and log"]
    notes = VGroup(*(text(meaning, size=FINE_SIZE, role="muted") for meaning in meanings))
    notes.arrange(DOWN, buff=GAP, aligned_edge=LEFT)
    return _beside_title(VGroup(notes, row).arrange(RIGHT, buff=0.5))


def product_of_slopes(network: Network, example: Example) -> Written:
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
    product = Written(row, math=True, size=FORMULA_SIZE, role="ink", roles=roles)
    _beside_title(product)
    return product


def sweep(network: Network, example: Example) -> list[VGroup]:
    """How many slopes there are; back to a hidden neuron once, and the slopes of two of its weights.

    The ``answer`` in the third row is the slope of the weight that the film follows.
    """
    (j, followed), back = example.weight, example.back
    hidden = len(network.output_weights)
    count = text(f"{3 * hidden} weights + {hidden + 1} biases = {4 * hidden + 1}", size=STATEMENT_SIZE)
    error = tint(math_number(float(back.scores[0]), 3), "slope")
    out = tint(math_number(float(network.output_weights[j]), guarded=True), "path")
    bend = tint(math_number(float(back.hidden_slopes[0, j]), 3), "slope")
    here = float(back.hidden_scores[0, j])
    shared = f"{error} dot {out} dot {bend} approx {tint(math_number(here, 3), 'slope')}"
    value = tint(math_number(float(example.passed.inputs[0, followed]), guarded=True), "data")
    passed = tint(math_number(float(example.passed.hidden[0, j]), 3, guarded=True), "ink")
    slopes = (float(back.hidden_weights[0, j, followed]), float(back.output_weights[0, j]))
    into, beyond = (tint(math_number(slope), "answer") for slope in slopes)
    rows = [
        _named("back at the bold neuron", shared),
        _named(
            f"its weight for {INPUTS[followed]}",
            f"{tint(math_number(here, 3), 'slope')} dot {value} approx {into}",
            answer="slope",
        ),
        _named("its output weight", f"{error} dot {passed} approx {beyond}", answer="slope"),
    ]
    meaning = text("thicker: steeper; a bias has the input 1", size=FINE_SIZE, role="muted")
    return [count, *rows, meaning]


def first_step(study: PlantStudy) -> VGroup:
    """The first step of the weight that the film follows, under its name.

    The ``mean`` slope and the ``new`` weight are parts of these names.
    """
    weight, rate = study.example.weight, study.training.learning_rate
    old, new = (float(each.hidden_weights[weight]) for each in (study.start, study.second))
    slope, decimals = float(study.followed_slopes.mean()), slope_decimals(rate)
    digits = 5 if rate < _SMALL_RATE else min(decimals, 3)
    row = (
        f"{tint(math_number(old, 3), 'path')} - {tint(math_number(rate, 3), LEARNING_RATE.role)} dot "
        f"{tint(math_number(slope, decimals, fixed=True, guarded=True), 'mean')} "
        f"{tint(f'approx {math_number(new, digits, fixed=True)}', 'new')}"
    )
    return _named(f"the bold neuron's weight for {INPUTS[weight[1]]}", row, mean="slope", new="path")


def slope_decimals(rate: float) -> int:
    """How many decimals of a mean slope show what a step at a learning rate does; at 1, those of a weight."""
    return 2 if rate == 1 else 4 if rate > 1 else 3


def _named(name: str, row: str, **roles: Role) -> VGroup:
    """A name, and under it a formula; *roles* colours its named parts."""
    written = fit_words(formula(row, size=STATEMENT_SIZE, **roles))
    rows = VGroup(text(name, size=FINE_SIZE, role="muted"), written)
    return rows.arrange(DOWN, buff=0.2, aligned_edge=LEFT)


def _beside_title(row: VGroup) -> VGroup:
    return row.move_to((frame().safe.right, _TOP_ROW, 0.0), aligned_edge=RIGHT)
