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
from scenes.stage.type.numerals import math_equals, math_number, number, percent
from scenes.stage.type.readouts import Reading
from scenes.stage.type.symbols import LEARNING_RATE, WEIGHT, Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

SLOPE = Symbol("g", "slope", "the slope")
MEAN_SLOPE = Symbol("m", "slope", "the mean slope")
MEAN_SQUARE = Symbol("s", "ink", "the mean square of slopes")
USUAL_SIZE = Symbol("sqrt(s)", "ink", "the usual size of slopes")
TRUE_MEAN_SLOPE = Symbol("hat(m)", "slope", "the corrected mean slope")
TRUE_MEAN_SQUARE = Symbol("hat(s)", "ink", "the corrected mean square of slopes")

FACT_LABELS = {
    "limit": "largest rate of plain descent",
    "plain_left": "plain descent: distance after all steps",
    "adam_left": "Adam: distance after all steps",
    "hop_left": "RMSProp: distance after 300 steps, where it hops",
    "forgetful_left": "Adam with the memory of RMSProp: largest distance in the last steps of 300",
    "turned_left": "Adam in the turned ravine: distance after all steps",
    "first": "first step without correction, in α",
    "longest": "longest step without correction, in α",
    "plain_in_pascals": "plain descent in pascals: right on fresh days",
    "adam_in_pascals": "Adam in pascals: right on fresh days",
}

PANEL_NAMES: tuple[tuple[str, Role], tuple[str, Role]] = ("plain descent", "ink"), ("Adam", "path")

_PASSES = -0.02
"""A walk that goes beyond the lowest point by more than this is seen to swing past it."""


_REBOUND = 1.1
"""A loss that has fallen and grows again by more than this factor is seen to bounce."""


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


def leap(limit: float) -> Written:
    """What a step at the limit does to the steep weight, along which the slope is the weight itself."""
    weight = tint("w_2", "second")
    return statement(f'"at rate" {number(limit)}: quad {weight} - {number(limit)} {weight} = -{weight}')


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
        text(f"{tint('$alpha$', 'dial')}: now how far each weight moves", role="muted"),
    ]


def _mean_of(quotient: str, values: Points) -> Written:
    mean = round(float(values.mean()), 9)  # quotients of slopes that cancel leave some rounding
    return statement(f'"mean of" {quotient} = {math_number(mean, 2)}')


def means(noisy: Points) -> list[Written]:
    """The mean of noisy slopes (n,), and that of each over its own size."""
    return [_mean_of(str(SLOPE), noisy), _mean_of(f"{SLOPE} / abs({SLOPE})", np.sign(noisy))]


def usual_size(noisy: Points) -> list[Written]:
    """Noisy slopes (n,) over their usual size, and the mean of these quotients."""
    mean_square = float(np.mean(noisy**2))
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / sqrt({MEAN_SQUARE})"),
        statement(f'"usual size" = sqrt({MEAN_SQUARE})'),
        statement(f'{MEAN_SQUARE} = "mean of" {SLOPE}^2 = {math_number(mean_square, 2)}'),
        _mean_of(f"{SLOPE} / sqrt({MEAN_SQUARE})", noisy / mean_square**0.5),
    ]


def running_size(memory: float) -> list[Written]:
    """How the mean square runs along."""
    return [
        statement(f'{MEAN_SQUARE} = "mean of" {SLOPE}^2'),
        text(f"each step, old squares fade to {percent(memory, 0)}", role="muted"),
        text("so $s$ varies: noise nearly cancels", role="muted"),
    ]


def divided_rule(rate: float, first: tuple[float, float]) -> list[Written]:
    """RMSProp, and the first rates of the flat and the steep weight."""
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / sqrt({MEAN_SQUARE})"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
        statement(f'"rate" = {LEARNING_RATE} / sqrt({MEAN_SQUARE})'),
        first_rates(first, 3),
    ]


def growing_rate(condition: int) -> list[Written]:
    """Why the rate goes on growing past the limit, and what that of the other weight does."""
    return [
        text("at first, new slopes are below $sqrt(s)$", role="muted"),
        text(f"{tint('$w_1$', 'data')}: the same curve, {condition} times as high", role="muted"),
    ]


def hops(steps: int) -> list[Written]:
    return [
        text(f"after {steps} steps, near the bottom:", role="muted"),
        statement(f'sqrt({MEAN_SQUARE}) = abs({SLOPE}), quad "so each hop is" {LEARNING_RATE}'),
    ]


def mean_slope(decay: float) -> list[Written]:
    """The running mean of slopes, and what is left in it of slopes that go back and forth."""
    kept, new = (math_number(each, 2) for each in (decay, 1 - decay))
    equals = math_equals(left_of_to_and_fro(decay), 3)
    return [
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        text(f"{tint('$m$', 'slope')} goes back and forth, too:", role="muted"),
        statement(f"{MEAN_SLOPE} = -{kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        statement(f"{MEAN_SLOPE} = {new} / (1 + {kept}) {SLOPE} {equals} {SLOPE}"),
    ]


def left_of_to_and_fro(decay: float) -> float:
    """The share of a slope, which changes its sign at each step, that is left in the running mean.

    The mean changes its sign, too: m = −β m + (1 − β) g.
    """
    return (1 - decay) / (1 + decay)


def both_means(decays: tuple[float, float], rms_decay: float, first: float) -> list[Written]:
    """The two means, and how long one slope makes the first step with them, in α."""
    mean_decay, square_decay = decays
    kept, new = (math_number(each, 2) for each in (mean_decay, 1 - mean_decay))
    kept_square, new_square = (math_number(each, 3) for each in (square_decay, 1 - square_decay))
    return [
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        statement(f"{MEAN_SQUARE} <- {kept_square} {MEAN_SQUARE} + {new_square} {SLOPE}^2"),
        text(f"RMSProp keeps {number(rms_decay)} of $s$, Adam {number(square_decay, 3)}", role="muted"),
        statement(f"({new} {SLOPE}) / sqrt({new_square} {SLOPE}^2) {math_equals(first, 2)}"),
    ]


def corrections(mean_decay: float, square_decay: float) -> list[Written]:
    sums = (math_number(mean_decay, 2), math_number(square_decay, 3))
    mean_sum, square_sum = (f"(1 - {each}^t)" for each in sums)
    return [
        statement(f"{TRUE_MEAN_SLOPE} = {MEAN_SLOPE} / {mean_sum}"),
        statement(f"{TRUE_MEAN_SQUARE} = {MEAN_SQUARE} / {square_sum}"),
        text("RMSProp's $s$ was corrected, too", role="muted"),
    ]


def adam_rule(rate: float) -> list[Written]:
    """Adam, and what is set in it."""
    divided = f"{TRUE_MEAN_SLOPE} / (sqrt({TRUE_MEAN_SQUARE}) + epsilon)"
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {divided}"),
        text(
            f"{tint(f'$alpha = {math_number(rate, 2)}$', 'dial')}, "
            f"$epsilon = 10^({round(math.log10(EPSILON))})$: no division by 0",
            role="muted",
        ),
    ]


def plain_name(rate: float) -> str:
    """Plain descent and its rate, as its walk is named."""
    return f"plain, {tint(f'$alpha = {math_number(rate, 2)}$', 'dial')}"


def first_rates(rates: tuple[float, float], decimals: int = 2) -> Written:
    """What each weight's first slope is multiplied by, in one line."""
    flat, steep = (
        tint(number(each, decimals), role) for each, role in zip(rates, ("data", "second"), strict=True)
    )
    return text(f"rates at step 1: {flat} and {steep}", role="muted")


def last_rates(hopping: float, adam: float, memory: float, forgetful_left: float) -> list[Written]:
    """The last rates of the steep weight, in RMSProp and in Adam, and how Adam would hop with its memory."""
    told = f"rate of {tint('$w_2$', 'second')} so far: RMSProp {number(hopping)}, Adam {number(adam)}"
    as_forgetful = f"Adam, if it kept {number(memory)} of $s$: up to {number(forgetful_left, 3)}"
    return [text(told, role="muted"), text(as_forgetful, role="muted")]


def own_rates(rates: tuple[float, float]) -> list[Written]:
    """What each weight's first slope is multiplied by."""
    flat, steep = (math_number(rate, 3) for rate in rates)
    return [
        text("at step 1:", role="muted"),
        *(
            statement(f'{tint(f"w_{index}", role)}: quad "rate" approx {tint(rate, role)}')
            for index, role, rate in ((2, "second", steep), (1, "data", flat))
        ),
        text(f"rate times slope: {tint('$alpha$', 'dial')} for both", role="muted"),
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


def shares_right(plain: float, adam: float) -> str:
    """How many days both models of rain are right about: a clause."""
    first, second = (percent(share, 0) for share in (plain, adam))
    return (
        f"both get {first} right" if first == second else f"plain descent gets {first} right, Adam {second}"
    )


def how_adam_learns(losses: Points) -> str:
    """What the loss of Adam does in other units: a clause."""
    fallen = losses[int(losses.argmax()) :]
    rebounds = float((fallen / np.minimum.accumulate(fallen)).max())
    return "bounces, then settles" if rebounds > _REBOUND else "jumps, then falls"


def how_adam_walks(path: Trajectory[Adam]) -> str:
    """What Adam does in the ravine, after it has gone down: a clause."""
    if float(path.points.min()) < _PASSES:
        return "walks straight down, swings past, and comes back"
    return "walks straight to the bottom and slows"
