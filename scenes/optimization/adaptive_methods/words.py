"""Formulas and phrases of the lesson."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from mathkit.optimization.adaptive import EPSILON
from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.optimization.adaptive_methods.weather import Method
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import decimals_of, is_exact, math_number, number, percent
from scenes.stage.type.symbols import BIAS, LEARNING_RATE, WEIGHT, Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

SLOPE = Symbol("g", "slope", "the slope")
MEAN_SLOPE = Symbol("m", "slope", "the mean slope")
USUAL_SIZE = Symbol("u", "ink", "the usual size of slopes")
MEAN_SQUARE = Symbol("s", "ink", "the mean square of slopes, which starts at zero")
RATE = Symbol('"rate"', "dial", "the rate")
TRUE_MEAN_SLOPE = Symbol("hat(m)", "slope", "the corrected mean slope")
TRUE_MEAN_SQUARE = Symbol("hat(s)", "ink", "the corrected mean square of slopes")

FACT_LABELS = {
    "limit": "largest rate of plain descent",
    "plain_left": "plain descent: distance after all steps",
    "adam_left": "Adam: distance after all steps",
    "turned_left": "Adam in the turned ravine: distance after all steps",
    "first": "first step without correction, in α",
    "longest": "longest step without correction, in α",
    "plain_in_pascals": "plain descent in pascals: right on fresh days",
    "adam_in_pascals": "Adam in pascals: right on fresh days",
}

METHODS: tuple[Method, Method] = ("plain descent", "ink", "rate ${}$"), ("Adam", "path", "$alpha = {}$")
"""Both methods, and how what is dialled is written: a rate is no α, which is the length of a step."""

RAIN = f"{tint('$w_1$', FLAT)}, weight of humidity", f"{tint('$w_2$', STEEP)}, weight of pressure"
"""What both weights are in a model of rain."""

_PASSES = -0.02
"""A walk that goes beyond the lowest point by more than this is seen to swing past it."""

_ARRIVED = 0.05
"""A walk that is nearer to the best weights than this has all but arrived."""

_REBOUND = 1.1
"""A loss that has fallen and grows again by more than this factor is seen to bounce."""

# Formulas ------------------------------------------------------------------------------------------------


def statement(source: str) -> Written:
    return formula(source, size=STATEMENT_SIZE)


def plain_rule(rate: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {RATE} dot {SLOPE}"),
        text(f"{tint('$g$', 'slope')}: the slope along {tint('$w$', 'path')}", role="muted"),
        statement(f"{RATE} = {tint(math_number(rate, 2), 'dial')}"),
    ]


def leap(limit: float) -> list[Written]:
    """What a step at the limit does to the steep weight, along which the slope is the weight itself."""
    weight = tint("w_2", "second")
    return [
        statement(f'"here," {SLOPE} = {weight}; quad "at rate" {number(limit)}:'),
        statement(f"{weight} - {number(limit)} {weight} = -{weight}"),
    ]


def more_decimals(condition: int) -> int:
    """How many more decimals the slope of the flat weight needs."""
    return math.ceil(math.log10(condition))


def own_sizes(gradient: Points, condition: int) -> list[Written]:
    """The first slopes (2,) of the steep and of the flat weight, each over its size."""
    flat, steep = (float(each) for each in gradient)
    slopes = (math_number(steep, 2), math_number(flat, 2 + more_decimals(condition)))
    return [statement(f"{tint(each, 'slope')} / {each} = 1") for each in slopes]


def signed_rule(rate: float) -> list[Written]:
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / abs({SLOPE})"),
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
        text(f"{tint('$alpha$', 'dial')}: how far each weight moves here", role="muted"),
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
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE} / {USUAL_SIZE}"),
        statement(f'{USUAL_SIZE}^2 = "mean of" {SLOPE}^2 = {math_number(mean_square, 2)}'),
        text(f"{tint('$u$', 'ink')}: the usual size of {tint('$g$', 'slope')}", role="muted"),
        _mean_of(f"{SLOPE} / {USUAL_SIZE}", noisy / mean_square**0.5),
    ]


def running_size(memory: float) -> list[Written]:
    """How the mean square runs along."""
    return [
        statement(f'{USUAL_SIZE}^2 = "weighted mean of" {SLOPE}^2'),
        text(f"each step, old squares fade to {percent(memory, 0)}", role="muted"),
    ]


def same_quotient(condition: int) -> list[Written]:
    """Why both weights move alike: the factor is in the slope and in the usual size."""
    slope, size = (tint(each, FLAT) for each in ("g_1", "u_1"))
    steep = f"{tint('g_2', STEEP)} / {tint('u_2', STEEP)}"
    return [
        statement(f"{steep} = ({condition} {slope}) / ({condition} {size})"),
        statement(f"{steep} = {slope} / {size}"),
    ]


def divided_rule(rate: float) -> list[Written]:
    """The rates of RMSProp, and a heading for what they come to."""
    return [
        statement(f"{LEARNING_RATE} = {tint(math_number(rate, 2), 'dial')}"),
        statement(f'"rate" = {LEARNING_RATE} / {USUAL_SIZE}'),
        text("rate · slope = how far", role="muted"),
    ]


def averaged_rule(decay: float) -> list[Written]:
    """The mean slope in place of the slope, and how it runs along."""
    kept, new = (math_number(each, 2) for each in (decay, 1 - decay))
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {MEAN_SLOPE} / {USUAL_SIZE}"),
        text(f"{tint('$m$', 'slope')}: the mean slope", role="muted"),
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
    ]


def uncorrected_rule(mean_decay: float, square_decay: float) -> list[Written]:
    """Adam with means that are taken as they are, and how both run along."""
    (kept, new), (kept_of_squares, new_squares) = (
        [math_number(each, decimals) for each in (decay, 1 - decay)]
        for decay, decimals in ((mean_decay, 2), (square_decay, 3))
    )
    return [
        statement(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {MEAN_SLOPE} / sqrt({MEAN_SQUARE})"),
        statement(f"{MEAN_SLOPE} <- {kept} {MEAN_SLOPE} + {new} {SLOPE}"),
        statement(f"{MEAN_SQUARE} <- {kept_of_squares} {MEAN_SQUARE} + {new_squares} {SLOPE}^2"),
    ]


def corrections(mean_decay: float, square_decay: float) -> list[Written]:
    """Both means over what their weights add up to after step t."""
    return [
        statement(f"{TRUE_MEAN_SLOPE} = {MEAN_SLOPE} / (1 - {math_number(mean_decay, 2)}^t)"),
        statement(f"{TRUE_MEAN_SQUARE} = {MEAN_SQUARE} / (1 - {math_number(square_decay, 3)}^t)"),
        text("$t$: the number of the step", role="muted"),
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
    return f"plain, {tint(f'rate ${math_number(rate, 2)}$', 'dial')}"


def own_rates(rate: float, slopes: Sequence[float]) -> list[Written]:
    """How α becomes a rate of the flat and of the steep weight: over the size of the first slope of each."""
    rows = [text("at step 1:", role="muted")]
    for index, role in ((2, STEEP), (1, FLAT)):
        size = abs(slopes[index - 1])
        quotient = f"{tint(math_number(rate, 2), 'dial')} slash {tint(_digits(size, 3), role)}"
        equals = "=" if is_exact(rate / size, _decimals(rate / size, 2)) else "approx"
        own = f"{equals} {_digits(rate / size, 2)}"
        rows.append(statement(f'{tint(f"w_{index}", role)}: quad "rate" = {quotient} {own}'))
    return rows


def _digits(value: float, digits: int) -> str:
    """Write a number with so many digits from its first one on, as Typst mathematics."""
    return math_number(value, _decimals(value, digits), fixed=True)


def _decimals(value: float, digits: int) -> int:
    """How many decimals a number with so many digits from its first one on has."""
    return max(0, decimals_of(value, digits))


def model_of_rain() -> list[Written]:
    """When a model says that it rains."""
    humidity, pressure = (tint(f"w_{index}", role) for index, role in ((1, FLAT), (2, STEEP)))
    return [
        text("rain if", role="muted"),
        statement(f'{humidity} "humidity" + {pressure} "pressure"'),
        statement(f"+ {BIAS} > 0"),
    ]


# In words ------------------------------------------------------------------------------------------------


def distance(value: float) -> str:
    """Write a distance with two decimals."""
    return number(round(value, 2), 2, fixed=True)


def how_far(value: float) -> str:
    """How far from the best weights a walk is, as it is said: ``about 0.47``, ``less than 0.01``."""
    return f"about {distance(value)}" if value >= 0.005 else "less than 0.01"


def compared(adam: float, scaled: float) -> str:
    """How far Adam and RMSProp are from the best weights: a clause about Adam.

    Who is nearer when both have all but arrived is decided by where the clock stops, so it is not said.
    """
    farther = max(adam, scaled)
    if farther < _ARRIVED:
        return f"it and RMSProp are less than {distance(math.ceil(100 * farther) / 100)} away"
    return f"it's {how_far(adam)} away, RMSProp {how_far(scaled)}"


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


def how_adam_walks(walk: Points) -> str:
    """What Adam does in the ravine, where there is no noise to average: a sentence."""
    if float(walk.min()) < _PASSES:
        return "With no noise here, averaging makes Adam swing past, then come back"
    return "With no noise here, Adam walks straight to the best point and slows down"
