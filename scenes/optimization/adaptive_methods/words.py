"""Formulas and phrases of the lesson."""

from __future__ import annotations

import math
from collections.abc import Callable

from manim import VGroup

from mathkit.optimization.adaptive import EPSILON, Adam
from mathkit.optimization.iterate import Trajectory
from scenes.optimization.adaptive_methods.slants import LOSS_FACTOR
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, number
from scenes.stage.type.readouts import Reading
from scenes.stage.type.symbols import LEARNING_RATE, WEIGHT, Symbol
from scenes.stage.type.tables import ledger
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Written, formula, text

SLOPE = Symbol("g", "slope", "the slope")
MEAN_SLOPE = Symbol("m", "path", "the mean slope")
MEAN_SQUARE = Symbol("s", "ink", "the mean square of slopes")
TRUE_MEAN_SLOPE = Symbol("hat(m)", "path", "the corrected mean slope")
TRUE_MEAN_SQUARE = Symbol("hat(s)", "ink", "the corrected mean square of slopes")

FACT_LABELS = {
    "limit": "largest rate of plain descent",
    "plain_left": "plain descent: distance after all steps",
    "adam_left": "Adam: distance after all steps",
    "turned_left": "Adam in the turned ravine: distance after all steps",
    "first": "first step without correction, in learning rates",
    "plain_in_pascals": "plain descent in pascals: right on fresh days",
    "adam_in_pascals": "Adam in pascals: right on fresh days",
}

PANEL_NAMES = "plain descent", "Adam"

_PASSES = -0.02
"""A walk that goes beyond the lowest point by more than this is seen to swing past it."""


# Formulas ------------------------------------------------------------------------------------------------


def statement(source: str) -> Written:
    return formula(source, size=STATEMENT_SIZE)


def plain_rule(rate: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} {SLOPE}"),
        text(f"{tint('$g$', 'slope')}: the slope along {tint('$w$', 'path')}", role="muted"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
    ]


def usual_size(decay: float) -> list[Written]:
    return [
        statement(f'{MEAN_SQUARE} = "mean of" {SLOPE}^2'),
        text(f"keeps {number(decay)} of the old mean,", role="muted"),
        text(f"takes {number(1 - decay)} of the new square", role="muted"),
        statement(f'"usual size" = sqrt({MEAN_SQUARE})'),
    ]


def slants(size: float, slope: float, condition: int) -> VGroup:
    """A table, row by row: its heads; the steep weight, for two scales of the loss; the flat weight.

    All rows show the same digits.
    """
    finer = math.ceil(math.log10(condition))
    scales = (("× 1", 1.0, 3), (f"× {LOSS_FACTOR}", LOSS_FACTOR, 2), ("flat", 1 / condition, 3 + finer))
    rows = [("loss", "slope", "size", "slant")]
    rows += [
        (
            name,
            number(factor * slope, decimals, fixed=True),
            number(factor * size, decimals, fixed=True),
            number(slope / size, 2, fixed=True),
        )
        for name, factor, decimals in scales
    ]
    roles: tuple[Role, ...] = ("muted", "slope", "ink", "path")
    cells = [[text(cell, role=role) for cell, role in zip(row, roles, strict=True)] for row in rows]
    return ledger(cells, gap=0.3)


def divided_rule(rate: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / sqrt({MEAN_SQUARE})"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
        text("This is RMSProp.", role="muted"),
    ]


def after(steps: int) -> Written:
    return text(f"after {steps} steps, from close by", role="muted")


def almost_adam() -> Written:
    return statement(f'"step" = {LEARNING_RATE} thin {MEAN_SLOPE} / sqrt({MEAN_SQUARE})')


def mean_slope(decay: float) -> list[Written]:
    kept, new = (tint(math_number(each, 2), "dial") for each in (decay, 1 - decay))
    left = (1 - decay) / (1 + decay)
    return [
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        text("to and fro leaves", role="muted"),
        statement(f"{new} / (1 + {kept}) {math_equals(left, 3)}"),
    ]


def both_means(mean_decay: float, square_decay: float, first: float) -> list[Written]:
    """The two means, and how long one slope makes the first step with them, in learning rates."""
    kept, new = (tint(math_number(each, 2), "dial") for each in (mean_decay, 1 - mean_decay))
    kept_square, new_square = (
        tint(math_number(each, 3), "dial") for each in (square_decay, 1 - square_decay)
    )
    return [
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        statement(f"{MEAN_SQUARE} <- {kept_square} {MEAN_SQUARE} + {new_square} {SLOPE}^2"),
        statement(f"({new} {SLOPE}) / sqrt({new_square} {SLOPE}^2) {math_equals(first, 2)}"),
    ]


def corrections(mean_decay: float, square_decay: float) -> list[Written]:
    sums = (math_number(mean_decay, 2), math_number(square_decay, 3))
    mean_sum, square_sum = (f"(1 - {tint(each, 'dial')}^t)" for each in sums)
    return [
        statement(f"{TRUE_MEAN_SLOPE} = {MEAN_SLOPE} / {mean_sum}"),
        statement(f"{TRUE_MEAN_SQUARE} = {MEAN_SQUARE} / {square_sum}"),
    ]


def adam_rule(rate: float) -> list[Written]:
    divided = f"{TRUE_MEAN_SLOPE} / (sqrt({TRUE_MEAN_SQUARE}) + epsilon)"
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {divided}"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
        text(
            f"$epsilon = 10^({round(math.log10(EPSILON))})$: no division by 0", size=FINE_SIZE, role="muted"
        ),
    ]


def own_rates(rates: tuple[float, float]) -> list[Written]:
    """What each weight's first slope is multiplied by."""
    return [
        text("first step of Adam:", role="muted"),
        *(
            statement(f'{tint(f"w_{index}", role)}: quad "rate" approx {math_number(rate, 3)}')
            for index, (rate, role) in enumerate(zip(rates, ("data", "second"), strict=True), start=1)
        ),
    ]


# Running numbers -----------------------------------------------------------------------------------------


def distance(value: float) -> str:
    """Write a distance with two decimals."""
    return number(round(value, 2), 2, fixed=True)


def distances(names: dict[str, tuple[Points, Role]], step: Callable[[], float]) -> list[Reading]:
    """The number of the step, and distances after each step, by their names, with their roles."""
    steps = len(next(iter(names.values()))[0])
    return [
        Reading.of_steps("step", range(steps), step),
        *(Reading.of_steps(name, values, step, distance, role) for name, (values, role) in names.items()),
    ]


# In words ------------------------------------------------------------------------------------------------


def how_far(value: float) -> str:
    """How far from the best weights a walk is, as it is said: ``0.47``, ``less than 0.01``."""
    return distance(value) if value >= 0.005 else "less than 0.01"


def how_adam_walks(path: Trajectory[Adam]) -> str:
    """What Adam does in the ravine, after it has gone down: a clause."""
    if float(path.points.min()) < _PASSES:
        return "walks straight down, swings past, and comes back"
    return "walks straight down and slows"
