"""Linear regression in formulas: the line, its residuals and the loss, and the sums that balance."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from mathkit.learning.balances import Balance, LineMove
from mathkit.learning.linear_regression import CentredPoints
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, math_sum, math_term, number
from scenes.stage.type.symbols import (
    BIAS,
    CENTRED_INPUT,
    LEARNING_RATE,
    LOSS,
    RESIDUAL,
    TARGET,
    WEIGHT,
    Symbol,
)
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

FACT_LABELS = {
    "weights": "weights",
    "r_squared": "R²",
    "first_loss": "loss of the first line",
    "least": "least loss",
    "predicted": "prediction for the new x",
}
"""What the key numbers of the film are called apart from it."""

MOST_ADDENDS = 5
"""Sums of more terms than this are too wide: only the total is written."""

SUM_OF_RESIDUALS = f'"sum of" {RESIDUAL}'
SUM_OF_PULLS = f'"sum of" {CENTRED_INPUT} dot {RESIDUAL}'


def brief(value: float) -> str:
    """A loss, or another number for a sentence, with fewer decimals the larger it is."""
    return number(value, decimals(value))


def decimals(value: float) -> int:
    return sum(abs(value) < limit for limit in (100, 1000, 10_000))


def fine(value: float) -> str:
    """A loss that is near another one, with one more decimal."""
    return number(value, decimals(value) + 1)


def short(value: float) -> str:
    """A number at a thing in the picture, with fewer decimals than a loss."""
    return number(value, few(value))


def few(value: float) -> int:
    """The decimals of a number at a thing in the picture; at most two."""
    return sum(abs(value) < limit for limit in (1000, 10_000))


def _short(value: float, *, guarded: bool = False) -> str:
    return math_number(value, few(value), guarded=guarded)


def exactly(values: Iterable[float]) -> bool:
    """Whether all of these numbers are written in full."""
    return all(is_exact(value, few(value)) for value in values)


def _equals(value: float, *terms: float) -> str:
    """The sign before a result that was found from *terms*, and the result."""
    return f"{'=' if exactly([value, *terms]) else 'approx'} {_short(value)}"


def _row(source: str, size: float = STATEMENT_SIZE) -> Written:
    return formula(source, size=size)


def line() -> Written:
    return formula(f'"line:" quad {WEIGHT} {CENTRED_INPUT} + {BIAS}')


def residual(point: ArrayLike, weights: ArrayLike) -> list[Written]:
    """What a residual is, and that of one point (2,)."""
    (d, y), (slope, height) = np.asarray(point, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    value = float(y - slope * d - height)
    product = f"{_short(float(slope))} dot {_short(float(d), guarded=True)}"
    line_there = f"({product} {math_term(float(height), few(float(height)))})"
    found = _equals(value, *map(float, (d, y, slope, height)))
    return [
        formula(f"{RESIDUAL} = {TARGET} - ({WEIGHT} {CENTRED_INPUT} + {BIAS})"),
        _row(f"{_short(float(y))} - {line_there} {found}"),
    ]


def loss_name(value: float) -> Written:
    """L and its value, for a label."""
    return formula(f"{LOSS} {math_equals(value, decimals(value))}", size=LABEL_SIZE)


def mean_of_squares(balance: Balance) -> Written:
    """The sum of the squares over their number, and the loss that it gives."""
    count, value = len(balance.residuals), balance.error
    exact = is_exact(balance.total, decimals(balance.total)) and is_exact(value, decimals(value))
    total = math_number(balance.total, decimals(balance.total))
    found = f"{'=' if exact else 'approx'} {math_number(value, decimals(value))}"
    return _row(f'{LOSS} = {total} \\/ "{count}" {found}')


def sum_of_misses(balance: Balance) -> Written:
    """The sum of the residuals, worked out where it is short."""
    values = [float(value) for value in balance.residuals]
    if len(values) > MOST_ADDENDS or not exactly([*values, balance.surplus]):
        return balanced(SUM_OF_RESIDUALS, balance.surplus)
    return _row(f"{math_sum(values)} = {_short(balance.surplus)}")


def nudged_square(miss: float, rise: float) -> Written:
    """The square on a miss after the line has risen: two strips less, and a corner, which both have, more."""
    before, nudge = abs(miss), rise if miss > 0 else -rise
    sizes = (before, nudge, before - nudge)
    sign = "=" if exactly(sizes) else "approx"
    old, step = _short(before), _short(abs(nudge))
    strips = tint(f'{"-" if nudge > 0 else "+"} "2" dot {old} dot {step}', "strips")
    corner = tint(f"+ {step}^2", "corner")
    start, new = tint(f"{old}^2", "old"), tint(f"{sign} {_short(before - nudge)}^2", "new")
    return _row(f"{start} {strips} {corner} {new}")


def shifted(name: str, total: float, over: float, change: float) -> Written:
    """The sum that is left over, divided: how far to lift or to turn."""
    return _row(f'"{name}" = {_short(total)} \\/ {_short(over)} {_equals(change, total, over)}')


def balanced(name: str, value: float) -> Written:
    """A sum of residuals, as it is now."""
    return _row(f"{name} {math_equals(value, few(value))}")


def pulls(arms: ArrayLike, balance: Balance) -> Written:
    """The sum of d times r, worked out where it is short."""
    terms = list(zip(np.asarray(arms, dtype=np.float64), balance.residuals, strict=True))
    flat = [float(value) for pair in terms for value in pair]
    if len(terms) <= MOST_ADDENDS and exactly([*flat, balance.turning]):
        products = [
            f"{_short(float(d), guarded=True)} dot {_short(float(r), guarded=True)}" for d, r in terms
        ]
        first, second = products[:3], products[3:]
        rest = f"+ {' + '.join(second)} " if second else ""
        return formula(f"& {' + '.join(first)} \\ & {rest}= {_short(balance.turning)}", size=LABEL_SIZE)
    return _row(f"{SUM_OF_PULLS} {math_equals(balance.turning, few(balance.turning))}")


def arms(places: ArrayLike, balance: Balance) -> Written:
    """The sum of d², worked out where it is short; each term is a part called ``arm0``, ``arm1`` …"""
    d = [float(place) for place in np.asarray(places, dtype=np.float64)]
    total = balance.arms_in_all
    if len(d) > MOST_ADDENDS or not exactly([*d, total]):
        return _row(f'"sum of" {CENTRED_INPUT}^2 {math_equals(total, few(total))}')
    terms = [tint(f"{_short(place, guarded=True)}^2", f"arm{index}") for index, place in enumerate(d)]
    return _row(f"{' + '.join(terms)} = {_short(total)}")


def turned_apart(rises: ArrayLike) -> Written:
    """How much higher each point of the line is after a turn: left and right cancel."""
    values = [float(rise) for rise in np.asarray(rises, dtype=np.float64)]
    if len(values) > MOST_ADDENDS or not exactly(values):
        return _row(f'"sum of" {CENTRED_INPUT} = "0"')
    return formula(f'{math_sum(values)} = "0"', size=LABEL_SIZE)


def tried(move: LineMove) -> list[Written]:
    """How far the best line is lifted and turned."""
    return [_row(f'"{name}" = {_short(far)}') for name, far in (("lift", move.lift), ("turn", move.turn))]


def strips_cancel() -> list[Written]:
    """What a strip is, and why they cancel whatever the move is."""
    return [
        formula(f'"strip" = {RESIDUAL} dot ("lift" + "turn" dot {CENTRED_INPUT})', size=LABEL_SIZE),
        formula(f'"lift" dot {SUM_OF_RESIDUALS} + "turn" dot {SUM_OF_PULLS} = "0"', size=LABEL_SIZE),
    ]


def corners_add(move: LineMove, error: float) -> Written:
    """The loss of the best line and the mean of the corners."""
    count = len(move.corners)
    each = [move.added, move.added_on_average, error, move.error]
    sign = "=" if all(is_exact(value, decimals(value)) for value in each) else "approx"
    written = [math_number(value, decimals(value)) for value in each]
    return _row(f'{LOSS} = {written[2]} + {written[0]} \\/ "{count}" {sign} {written[3]}')


def normal_equations(targets: Balance, best: ArrayLike) -> list[Written]:
    """Each balance, and the weight that it gives; the r of *targets*, a line with w = b = 0, are y."""
    slope, height = (float(weight) for weight in np.asarray(best, dtype=np.float64))
    count = float(len(targets.residuals))
    return [
        formula(f'{SUM_OF_RESIDUALS} = "0"'),
        _row(_divided(BIAS, str(TARGET), targets.surplus, count, height)),
        formula(f'{SUM_OF_PULLS} = "0"'),
        _row(_divided(WEIGHT, f"{CENTRED_INPUT} dot {TARGET}", targets.turning, targets.arms_in_all, slope)),
        text("one solution, because the dots differ in $d$", size=FINE_SIZE, role="muted"),
    ]


def _divided(letter: Symbol, term: str, total: float, over: float, weight: float) -> str:
    """A weight as a sum of terms, divided; the weight is in the colour of the line."""
    start = f'{letter} = "sum of" {term} \\/ {_short(over)}'
    divided = f"{'=' if exactly([total, over]) else 'approx'} {_short(total)} \\/ {_short(over)}"
    sign = "=" if exactly([total, over, weight]) else "approx"
    return f"{start} {divided} {sign} {tint(_short(weight), 'path')}"


def strayed(place: float, shift: float, arms_in_all: float, turn: float) -> list[Written]:
    """What a shift of the point at d counts, and how far it turns the line."""
    product = place * shift
    taken = f"{_short(place, guarded=True)} dot {_short(shift, guarded=True)}"
    return [_row(f"{taken} {_equals(product, place, shift)}"), shifted("turn", product, arms_in_all, turn)]


def first_step(balance: Balance, rate: float, step: ArrayLike) -> list[Written]:
    """The first step of both weights: the learning rate times two over n times a sum."""
    count, (slope, height) = len(balance.residuals), np.asarray(step, dtype=np.float64)
    rows = []
    for letter, old, total, new in (
        (WEIGHT, balance.weights[0], balance.turning, slope),
        (BIAS, balance.weights[1], balance.surplus, height),
    ):
        factor = f"{tint(math_number(rate, 3), LEARNING_RATE.role)} {tint('dot', 'times')}"
        sign = "=" if exactly([old, total, new]) and is_exact(rate, 3) else "approx"
        start = tint(f'"new" {letter} = {_short(old)} +', "start")
        strips = tint(f'"2" \\/ "{count}" dot', "strips")
        pull = tint(_short(total, guarded=True), "pull")
        end = f"{tint(sign, 'equals')} {tint(_short(new), 'found')}"
        rows.append(formula(f"{start} {factor} {strips} {pull} {end}", size=LABEL_SIZE, found="path"))
    return rows


def asked_at(asked: str, place: float) -> Written:
    """The new x and its d, at its place on the axis."""
    return text(f"{asked}: $d {math_equals(place, decimals(place))}$", size=FINE_SIZE)


def place_of(asked: float, examples: CentredPoints, place: float) -> Written:
    """The d of the new x."""
    mean, unit = examples.mean, examples.deviation
    counted = f"{_brief(asked)} {math_term(-mean, decimals(mean))}" if mean else _brief(asked)
    values = [asked, mean, place]
    if examples.standardized:
        counted, values = f"({counted}) \\/ {_brief(unit)}", [*values, unit]
    exact = all(is_exact(value, decimals(value)) for value in values)
    return formula(f"{CENTRED_INPUT} = {counted} {'=' if exact else 'approx'} {_brief(place)}")


def typical_miss(error: float) -> list[Written]:
    """The root of the loss, and what it is."""
    typical = math.sqrt(error)
    return [
        formula(f"sqrt({LOSS}) = sqrt({_brief(error)}) {math_equals(typical, few(typical))}"),
        text("the side of the mean square: a typical miss", size=FINE_SIZE, role="muted"),
    ]


def worked_answer(place: float, weights: ArrayLike, predicted: float) -> Written:
    """The height of the line at d."""
    slope, height = (float(weight) for weight in np.asarray(weights, dtype=np.float64))
    exact = all(is_exact(each, decimals(each)) for each in (slope, place, height, predicted))
    product = f"{_brief(slope)} dot {_brief(place, guarded=True)}"
    found = tint(_brief(predicted), "result")
    return formula(f"{product} {math_term(height, decimals(height))} {'=' if exact else 'approx'} {found}")


def _brief(value: float, *, guarded: bool = False) -> str:
    return math_number(value, decimals(value), guarded=guarded)
