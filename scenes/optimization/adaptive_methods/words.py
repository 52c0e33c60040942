"""Formulas and phrases of the lesson."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np

from mathkit.optimization.adaptive import EPSILON, Adam
from mathkit.optimization.iterate import Trajectory
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, number, percent
from scenes.stage.type.readouts import Reading
from scenes.stage.type.symbols import LEARNING_RATE, WEIGHT, Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

SLOPE = Symbol("g", "slope", "the slope")
MEAN_SLOPE = Symbol("m", "path", "the mean slope")
MEAN_SQUARE = Symbol("s", "ink", "the mean square of slopes")
USUAL_SIZE = Symbol("sqrt(s)", "ink", "the usual size of slopes")
TRUE_MEAN_SLOPE = Symbol("hat(m)", "path", "the corrected mean slope")
TRUE_MEAN_SQUARE = Symbol("hat(s)", "ink", "the corrected mean square of slopes")

FACT_LABELS = {
    "limit": "largest rate of plain descent",
    "plain_left": "plain descent: distance after all steps",
    "adam_left": "Adam: distance after all steps",
    "hop_left": "RMSProp: distance after 300 steps, where it hops",
    "turned_left": "Adam in the turned ravine: distance after all steps",
    "first": "first step without correction, in α",
    "longest": "longest step without correction, in α",
    "plain_in_pascals": "plain descent in pascals: right on fresh days",
    "adam_in_pascals": "Adam in pascals: right on fresh days",
}

PANEL_NAMES: tuple[tuple[str, Role], tuple[str, Role]] = ("plain descent", "ink"), ("Adam", "path")

_PASSES = -0.02
"""A walk that goes beyond the lowest point by more than this is seen to swing past it."""


# Formulas ------------------------------------------------------------------------------------------------


def statement(source: str) -> Written:
    return formula(source, size=STATEMENT_SIZE)


def plain_rule(rate: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} {SLOPE}"),
        text(f"{tint('$g$', 'slope')}: the slope along {tint('$w$', 'path')}", role="muted"),
        text(f"{tint('$alpha$', 'dial')}: the rate, for both weights", role="muted"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
    ]


def slopes(gradients: Points, condition: int, step: Callable[[], float]) -> list[Reading]:
    """The number of the step, and the slopes (n + 1, 2) of both weights before the next one."""
    roles: tuple[tuple[int, Role, int], ...] = ((2, "second", 2), (1, "data", 2 + _finer(condition)))
    return [
        Reading.of_steps("step", range(len(gradients)), step),
        *(
            Reading.of_steps(
                f"slope along {tint(f'$w_{index}$', role)}",
                gradients[:, index - 1],
                step,
                partial(number, decimals=decimals, fixed=True),
                "slope",
            )
            for index, role, decimals in roles
        ),
    ]


def _finer(condition: int) -> int:
    """How many more decimals the slope of the flat weight needs."""
    return math.ceil(math.log10(condition))


def own_sizes(gradient: Points, condition: int) -> list[Written]:
    """The first slopes (2,) of the steep and of the flat weight, each over its size."""
    flat, steep = (float(each) for each in gradient)
    slopes = (math_number(steep, 2), math_number(flat, 2 + _finer(condition)))
    return [statement(f"{tint(each, 'slope')} / {each} = 1") for each in slopes]


def signed_rule(rate: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / abs({SLOPE})"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
        text(f"{tint('$alpha$', 'dial')}: now the length of a step", role="muted"),
    ]


def means(noisy: Points) -> list[Written]:
    """The mean of noisy slopes (n,), and that of each over its own size."""
    return [
        statement(f'"mean of" {each} = {math_number(float(values.mean()), 2)}')
        for each, values in ((SLOPE, noisy), (f"{SLOPE} / abs({SLOPE})", np.sign(noisy)))
    ]


def usual_size(memory: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / sqrt({MEAN_SQUARE})"),
        statement(f'"usual size" = sqrt({MEAN_SQUARE})'),
        statement(f'{MEAN_SQUARE} = "mean of" {SLOPE}^2'),
        text(f"A square counts {number(memory)} times", role="muted"),
        text("as much as the one after it.", role="muted"),
    ]


def divided_rule(rate: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / sqrt({MEAN_SQUARE})"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
        text("RMSProp, here with a true", role="muted"),
        text("mean from the first step", role="muted"),
    ]


def rates(condition: int) -> list[Written]:
    return [
        statement(f'"rate" = {LEARNING_RATE} / sqrt({MEAN_SQUARE})'),
        text(f"{tint('$w_1$', 'data')}: rates and limit times {condition}", role="muted"),
    ]


def hops(steps: int) -> list[Written]:
    return [
        text(f"after {steps} steps, from close by:", role="muted"),
        statement(f'sqrt({MEAN_SQUARE}) = abs({SLOPE}), quad "so a hop is" {LEARNING_RATE}'),
    ]


def mean_slope(decay: float) -> list[Written]:
    kept, new = (tint(math_number(each, 2), "dial") for each in (decay, 1 - decay))
    left = (1 - decay) / (1 + decay)
    return [
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        statement(f"{new} / (1 + {kept}) {math_equals(left, 3)}"),
        text("of the slope is left", role="muted"),
        statement(f'"step" = {LEARNING_RATE} thin {MEAN_SLOPE} / sqrt({MEAN_SQUARE})'),
    ]


def both_means(mean_decay: float, square_decay: float, first: float) -> list[Written]:
    """The two means, and how long one slope makes the first step with them, in α."""
    kept, new = (tint(math_number(each, 2), "dial") for each in (mean_decay, 1 - mean_decay))
    kept_square, new_square = (
        tint(math_number(each, 3), "dial") for each in (square_decay, 1 - square_decay)
    )
    return [
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        statement(f"{MEAN_SQUARE} <- {kept_square} {MEAN_SQUARE} + {new_square} {SLOPE}^2"),
        text(f"Adam keeps more of {tint('$s$', 'ink')} than RMSProp", role="muted"),
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
        text(f"$epsilon = 10^({round(math.log10(EPSILON))})$: no division by 0", role="muted"),
    ]


def first_rates(rates: tuple[float, float]) -> Written:
    """What each weight's first slope is multiplied by, in one line."""
    flat, steep = (tint(number(each), role) for each, role in zip(rates, ("data", "second"), strict=True))
    return text(f"rates at step 1: {flat} and {steep}", role="muted")


def own_rates(rates: tuple[float, float]) -> list[Written]:
    """What each weight's first slope is multiplied by."""
    return [
        text("first step of Adam:", role="muted"),
        *(
            statement(f'{tint(f"w_{index}", role)}: quad "rate" approx {math_number(rate, 3)}')
            for index, (rate, role) in enumerate(zip(rates, ("data", "second"), strict=True), start=1)
        ),
        text("rate times slope: $alpha$ for both", role="muted"),
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


def how_many_times(factor: float) -> str:
    """A factor as it is said: ``10``, ``about 7``."""
    whole = number(factor, 0)
    return whole if is_exact(factor, 0) else f"about {whole}"


def how_far(value: float) -> str:
    """How far from the best weights a walk is, as it is said: ``0.47``, ``less than 0.01``."""
    return distance(value) if value >= 0.005 else "less than 0.01"


def shares_right(plain: float, adam: float) -> str:
    """How many days both models of rain are right about: a clause."""
    first, second = (percent(share, 0) for share in (plain, adam))
    return (
        f"both get {first} right" if first == second else f"plain descent gets {first} right, Adam {second}"
    )


def how_adam_walks(path: Trajectory[Adam]) -> str:
    """What Adam does in the ravine, after it has gone down: a clause."""
    if float(path.points.min()) < _PASSES:
        return "walks straight to the bottom, swings past, and comes back"
    return "walks straight to the bottom and slows"
