"""Slopes of the loss in formulas: their products along a path, and the step against them."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, VGroup

from mathkit.learning.networks.neural_network import Network
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.formulas import fit_words
from scenes.learning.training_a_network.slopes.paths import FACTORS
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.learning.training_a_network.words import INPUTS
from scenes.stage.pictures.training import loss_number
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


def slope_of_the_loss(example: Example) -> Written:
    """The slope of minus the logarithm times that of the sigmoid is the ``error``: parts of these names."""
    p, error = PROBABILITY, tint(math_number(float(example.back.scores[0]), 3), "slope")
    sources = {
        "logarithm": f"-1 slash {p}" if example.label else f"1 slash (1 - {p})",
        "sigmoid": f"dot {p} (1 - {p})",
        "error": f"= {p} - {example.label} approx {error}" if example.label else f"= {p} approx {error}",
    }
    row = " ".join(tint(source, name) for name, source in sources.items())
    return _beside_title(formula(row, size=STATEMENT_SIZE, logarithm="ink", sigmoid="ink", error="ink"))


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
            "sent back to it: the slope of its bias",
            f"{error} dot {out} dot {bend} approx {tint(math_number(here, 3), 'slope')}",
        ),
    ]
    for k in (followed, 1 - followed):
        value = tint(math_number(float(example.passed.inputs[0, k]), guarded=True), "data")
        slope = tint(math_number(float(back.hidden_weights[0, j, k])), "slope")
        rows.append(
            (
                f"its weight for {INPUTS[k]}",
                f"{tint(math_number(here, 3), 'slope')} dot {value} approx {slope}",
            )
        )
    hidden = len(network.output_weights)
    count = f"{3 * hidden} weights + {hidden + 1} biases = {4 * hidden + 1} slopes"
    note = VGroup(*(text(each, size=FINE_SIZE) for each in (count, "thicker: steeper, dashed: positive")))
    note.arrange(DOWN, buff=GAP, aligned_edge=LEFT)
    return [*(_named(name, row) for name, row in rows), note]


def mean_loss(study: PlantStudy) -> VGroup:
    """The mean of the losses of all plants, before the training."""
    losses = study.all_back.losses
    return _named(f"mean loss of all {len(losses)} plants", tint(f'"{loss_number(losses.mean())}"', "slope"))


def first_step(study: PlantStudy) -> list[VGroup]:
    """The step of every weight, and the first one of the weight that the film follows, and of its bias."""
    weight, back, first, second = study.example.weight, study.all_back, study.start, study.second
    steps = (
        (
            f"its weight for {INPUTS[weight[1]]}",
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


def _named(name: str, row: str) -> VGroup:
    """A name, and under it a formula."""
    rows = VGroup(text(name, size=FINE_SIZE, role="muted"), fit_words(formula(row, size=STATEMENT_SIZE)))
    return rows.arrange(DOWN, buff=0.2, aligned_edge=LEFT)


def _beside_title(row: Written) -> Written:
    row.move_to((frame().safe.right, _TOP_ROW, 0.0), aligned_edge=RIGHT)
    return row
