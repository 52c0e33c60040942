"""Descents with momentum in formulas: their rules, their limits, and where the flat parts meet."""

from __future__ import annotations

import numpy as np

from mathkit.functions.quadratics import Quadratic
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, number
from scenes.stage.type.symbols import LEARNING_RATE, LOSS, MOMENTUM, VELOCITY, WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

_SHALLOW = 16
"""In a ravine of a smaller condition number there is little room for words beside the curves."""

_PUSH = f"{LEARNING_RATE} thin {tint(f'nabla {LOSS.letter}', LOSS.role)}"


def model() -> Written:
    """What the model predicts."""
    area, age = tint('"area"', "data"), tint('"age"', "second")
    first, second = tint("w_1", WEIGHTS.role), tint("w_2", WEIGHTS.role)
    return formula(f'"rent" = {first} {area} + {second} {age}', size=STATEMENT_SIZE)


def plain_rule(rate: float) -> Written:
    """A step of plain descent, and its learning rate."""
    number_of = tint(math_number(rate), LEARNING_RATE.role)
    dialled = f'quad quad "learning rate" {LEARNING_RATE} = {number_of}'
    return formula(f"{WEIGHTS} <- {WEIGHTS} - {_PUSH} {dialled}", size=STATEMENT_SIZE)


def ball_rule() -> Written:
    """A step with momentum; its parts are called step, kept, push and move."""
    parts = [
        f"{{{{ {VELOCITY} <- : step }}}}",
        f"{{{{ {MOMENTUM} thin {VELOCITY} : kept }}}}",
        f"{{{{ - {_PUSH} : push }}}}",
        f"quad quad {{{{ {WEIGHTS} <- {WEIGHTS} + {VELOCITY} : move }}}}",
    ]
    return formula(" ".join(parts), size=STATEMENT_SIZE)


def rate_of(rate: float) -> Written:
    """How long steps are."""
    written = tint(math_number(rate), LEARNING_RATE.role)
    return formula(f"{LEARNING_RATE} = {written}", size=STATEMENT_SIZE)


STEP_NAMES = [
    f"${VELOCITY.letter}_1$",
    f"$-alpha nabla {LOSS.letter}$",
    f"$beta {VELOCITY.letter}_1$",
    f"${VELOCITY.letter}_2$",
]
"""The first step, the push downhill, what is kept of the first step, and the second step."""


def sums(momentum: float) -> tuple[Written, Written]:
    """What equal pushes add up to, and what pushes in turn come to."""
    rows = ("+", 1 - momentum, "-"), ("-", 1 + momentum, "+")
    along, across = (
        formula(
            f"1 {sign} {MOMENTUM} + {MOMENTUM}^2 {sign} dots.c = 1 / (1 {other} {MOMENTUM}) "
            f"{tint(math_equals(1 / below), 'result')}",
            size=STATEMENT_SIZE,
        )
        for sign, below, other in rows
    )
    return along, across


def share_kept(momentum: float) -> Written:
    """How much is kept of a step."""
    share = tint(math_number(momentum), MOMENTUM.role)
    return formula(f"{MOMENTUM} = {share}", size=STATEMENT_SIZE)


def where_they_meet(condition: float) -> list[Written]:
    """Where the floor's flat part begins and that of the walls ends; what makes both equal; and √β then.

    If there is room for both places, two rows name them at any momentum; otherwise one equation says that
    they meet, which they do at one momentum only.
    """
    root, ratio = f"sqrt({MOMENTUM.letter})", float(np.sqrt(condition))
    begins, ends = f"{math_number(condition)} (1 - {root})^2", f"(1 + {root})^2"
    if condition < _SHALLOW:
        both = f"{tint(begins, 'data')} = {tint(ends, 'second')}"
        places = [formula(both, size=STATEMENT_SIZE)]
    else:
        floor = text(f"floor: flat from ${begins}$", role="data")
        places = [floor, text(f"walls: flat up to ${ends}$", role="second")]
    sides = tint(f"{math_number(ratio)} (1 - {root})", "data"), tint(f"1 + {root}", "second")
    equal = f"{sides[0]} {'=' if ratio.is_integer() else 'approx'} {sides[1]}"
    best = formula(f"{root} = {_one_less_by_one_more(ratio)}", size=STATEMENT_SIZE, role="result")
    return [*places, formula(equal, size=STATEMENT_SIZE), best]


def best_of_plain(condition: float, *, named: bool = True) -> Written:
    """What plain descent leaves at its best rate, where walls and floor leave the same."""
    name = '"plain:" ' if named else ""
    return formula(name + _one_less_by_one_more(condition), size=STATEMENT_SIZE)


def _one_less_by_one_more(ratio: float) -> str:
    written, value = math_number(ratio), (ratio - 1) / (ratio + 1)
    return f"({written} - 1) / ({written} + 1) {math_equals(value, 3)}"


def wall_limit(momentum: float) -> Written:
    """The rate from which a ball is thrown out, between the walls."""
    limit = math_equals(2 * (1 + momentum))
    return formula(f'"2" (1 + {MOMENTUM}) {limit}', size=LABEL_SIZE, role="second")


def of_an_area(momentum: float) -> list[Written]:
    """The three parts of a step, by what they do to an area, and what is left of an area and of a length."""
    beta = tint(f"${MOMENTUM.letter} = {math_number(momentum)}$", MOMENTUM.role)
    return [
        text(f"keep {beta} of the step: a squeeze"),
        text("push by the slope: a shear"),
        text("move by the step: a shear"),
    ]


def what_is_left() -> list[Written]:
    """What a step leaves of an area, and of a length."""
    return [
        formula(f'"area:" quad times {MOMENTUM}', size=STATEMENT_SIZE),
        formula(f'"length:" quad times sqrt({MOMENTUM}) quad "in the long run"', size=STATEMENT_SIZE),
    ]


def limits(function: Quadratic) -> tuple[Written, Written]:
    """What a step leaves across and along without momentum, and the rates from which it leaves too much."""
    along, across = function.curvatures
    floor, walls = (math_number(2 / curvature) for curvature in (along, across))
    ratio, rate = math_number(across / along), LEARNING_RATE.letter
    return (
        formula(
            f'"walls:" quad abs(1 - {rate}) < 1 quad "for" {rate} < {walls}',
            size=STATEMENT_SIZE,
            role="second",
        ),
        formula(
            f'"floor:" quad abs(1 - {rate}/{ratio}) < 1 quad "for" {rate} < {floor}',
            size=STATEMENT_SIZE,
            role="data",
        ),
    )


def uncorrelated() -> Written:
    """That area and age have nothing to do with each other."""
    return text("area and age are uncorrelated", size=FINE_SIZE, role="muted")


def deviations(sizes: Points) -> tuple[Written, Written]:
    """The standard deviations of area and age."""
    area, age = (number(each) for each in sizes)
    return text(f"area: ±{area}", role="data"), text(f"age: ±{age}", role="second")
