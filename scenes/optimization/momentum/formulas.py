"""Descents with momentum in formulas: their rules, their limits, and where the flat parts meet."""

from __future__ import annotations

import numpy as np
from manim import DOWN, RIGHT, VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, number
from scenes.stage.type.symbols import LEARNING_RATE, LOSS, MOMENTUM, VELOCITY, WEIGHTS, Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

PLACE = "x"
"""The letter of a place between the walls."""

LAST_STEP = "v"
"""The letter of a last step between the walls, which is a number."""

_ROOT = f"sqrt({MOMENTUM})"

_PUSH = f"{LEARNING_RATE} thin {tint(f'nabla {LOSS.letter}', LOSS.role)}"


def model() -> Written:
    """What the model predicts."""
    size, age = tint('"size"', "data"), tint('"age"', "second")
    first, second = tint("w_1", "data"), tint("w_2", "second")
    return formula(f'"rent" = {first} {size} + {second} {age}', size=STATEMENT_SIZE)


def plain_rule(rate: float) -> Written:
    """A step of plain descent, and its learning rate."""
    number_of = tint(math_number(rate), LEARNING_RATE.role)
    dialled = f'quad quad "learning rate" {LEARNING_RATE} = {number_of}'
    return formula(f"{WEIGHTS} <- {WEIGHTS} - {_PUSH} {dialled}", size=STATEMENT_SIZE)


def left_by_plain(function: Quadratic, rate: float) -> tuple[Written, Written]:
    """What a step of plain descent leaves across and along."""
    along, across = np.abs(1 - rate * function.curvatures)
    return (
        text(f"left across: {number(across, 3)}", role="second"),
        text(f"left along: {number(along, 3)}", role="data"),
    )


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
    return formula(_set(LEARNING_RATE, rate), size=STATEMENT_SIZE)


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


DISTANCE = "d"
"""The letter of the distance at which a ball hops from wall to wall."""


def lengths_of_a_hop() -> tuple[Written, Written]:
    """How long a step from wall to wall is, and its push."""
    step, push = tint(f"2 {DISTANCE}", "path"), tint(f"{LEARNING_RATE.letter} {DISTANCE}", "slope")
    return formula(step, size=LABEL_SIZE), formula(push, size=LABEL_SIZE)


def hop_of_the_ball(momentum: float) -> Written:
    """At which rate steps as long as alternating pushes make them lead from wall to wall, at one height."""
    hop = f"2 {DISTANCE} = {LEARNING_RATE} {DISTANCE} \\/ (1 + {MOMENTUM})"
    allowed = f"{LEARNING_RATE} {math_equals(2 * (1 + momentum))}"
    return formula(f"{hop}, quad {allowed}", size=LABEL_SIZE, role="second")


def about_the_distance() -> Written:
    """What the letter of the distance stands for."""
    return text(f"${DISTANCE}$: distance", size=FINE_SIZE, role="second")


def share_kept(momentum: float) -> Written:
    """How much is kept of a step."""
    return formula(_set(MOMENTUM, momentum), size=STATEMENT_SIZE)


def _set(letter: Symbol, value: float) -> str:
    """What is dialled, and to what."""
    sign = "=" if is_exact(value, 3) else "approx"
    return f"{letter} {sign} {tint(math_number(value, 3), letter.role)}"


def where_flat_parts_meet(rate: float, momentum: float) -> Written:
    """The settings with which the flat parts meet."""
    return formula(
        f'"flats meet:" quad {_set(LEARNING_RATE, rate)}, quad {_set(MOMENTUM, momentum)}', size=LABEL_SIZE
    )


def lengths_of_a_step(root: float, *, flips: bool) -> list[tuple[Written, float]]:
    """Two lengths of a step that leaves √β, each with its middle, in units of the distance before the step.

    If the ball *flips*, they are that distance and what is left of it, on the other side; or else the
    step and what is left.
    """
    left = formula(_ROOT, size=LABEL_SIZE, role="second" if flips else "data")
    if flips:
        return [(text("1", role="second"), 0.5), (left, 1 + root / 2)]
    return [(formula(f"1 - {_ROOT}", size=LABEL_SIZE, role="path"), (1 - root) / 2), (left, 1 - root / 2)]


def kept_of_a_step() -> Written:
    """What is kept if each step is √β times the last."""
    rows = f'"kept" &= {MOMENTUM} dot "last step"', f'&= {_ROOT} dot "step"'
    return formula(" \\ ".join(rows), size=LABEL_SIZE)


def pushes() -> tuple[Written, Written]:
    """The pushes on the floor and across, per unit of distance, where the flat parts meet.

    The step to come is 1 ∓ √β and what is kept of the last one √β (1 ∓ √β), against it across; the push,
    which is the rate times the curvature, is what lies between them.
    """
    return (
        formula(f'"push" = (1 - {_ROOT})^2', size=STATEMENT_SIZE, role="data"),
        formula(f'"push" = (1 + {_ROOT})^2', size=STATEMENT_SIZE, role="second"),
    )


def where_they_meet(condition: float) -> tuple[Written, Written, Written]:
    """That the flat parts meet, in pushes and in their roots; and √β then."""
    ratio, less, more = float(np.sqrt(condition)), f"(1 - {_ROOT})", f"1 + {_ROOT}"
    equals = "=" if ratio.is_integer() else "approx"
    squares, roots = (
        f"{tint(left, 'data')} {sign} {tint(right, 'second')}"
        for left, sign, right in (
            (f"{math_number(condition)} {less}^2", "=", f"({more})^2"),
            (f"{math_number(ratio)} {less}", equals, more),
        )
    )
    best = f"{_ROOT} = {_one_less_by_one_more(ratio)}"
    return (
        formula(squares, size=STATEMENT_SIZE),
        formula(roots, size=STATEMENT_SIZE),
        formula(best, size=STATEMENT_SIZE, role="result"),
    )


def best_of_plain(condition: float, *, named: bool = True) -> Written:
    """What plain descent leaves at its best rate, where walls and floor leave the same."""
    name = '"plain:" ' if named else ""
    return formula(name + _one_less_by_one_more(condition), size=STATEMENT_SIZE)


def crossing_of_plain(condition: float) -> Written:
    """That walls and floor leave the same at the best rate, and what that is."""
    walls = tint(f"{LEARNING_RATE} - 1", "second")
    floor = tint(f"1 - {LEARNING_RATE} / {math_number(condition)}", "data")
    return formula(f"{walls} = {floor} = {_one_less_by_one_more(condition)}", size=STATEMENT_SIZE)


def _one_less_by_one_more(ratio: float) -> str:
    written, value = math_number(ratio), (ratio - 1) / (ratio + 1)
    return f"({written} - 1) / ({written} + 1) {math_equals(value, 3)}"


def height_of_flat_parts(momentum: float | None = None) -> Written:
    """What a step leaves where a ball swings; as a number, too, at a given *momentum*."""
    if momentum is None:
        return formula(_ROOT, size=STATEMENT_SIZE, role="result")
    under = tint(math_number(momentum), MOMENTUM.role)
    return formula(f"sqrt({under}) {math_equals(momentum**0.5, 3)}", size=STATEMENT_SIZE, role="result")


def settings_of_a_swing(rate: float, momentum: float) -> Written:
    """With which settings a ball swings between the walls."""
    return formula(
        f'"walls:" quad {_set(LEARNING_RATE, rate)}, quad {_set(MOMENTUM, momentum)}', size=LABEL_SIZE
    )


def parts_of_a_step() -> list[Written]:
    """The three parts of a step between the walls, which curve by 1, for a place and a last step."""
    place, last = tint(PLACE, "second"), tint(LAST_STEP, VELOCITY.role)
    rows = (
        f'"keep:" quad {last} <- {MOMENTUM} {last}',
        f'"push:" quad {last} <- {last} - {LEARNING_RATE} {place}',
        f'"move:" quad {place} <- {place} + {last}',
    )
    return [formula(row, size=LABEL_SIZE) for row in rows]


def of_an_area() -> list[Written]:
    """What each of the three parts makes of an area."""
    return [formula(f'"area" times {factor}', size=LABEL_SIZE) for factor in (MOMENTUM, "1", "1")]


def of_a_length(momentum: float) -> Written:
    """What a step of a swing leaves of a length."""
    return formula(
        f'"length" times {_ROOT} {math_equals(momentum**0.5, 3)}', size=STATEMENT_SIZE, role="result"
    )


def limits(function: Quadratic) -> tuple[Written, Written]:
    """What a step leaves across and along without momentum, and the rates from which it leaves too much."""
    along, across = function.curvatures
    floor, walls = (math_number(2 / curvature) for curvature in (along, across))
    ratio, rate = math_number(across / along), LEARNING_RATE
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


def about_the_loss() -> Written:
    """What the loss is."""
    return text("loss: half the mean squared error", size=FINE_SIZE, role="muted")


def about_the_spreads() -> VGroup:
    """What the spreads are, and that size and age have nothing to do with each other."""
    rows = "spread: standard deviation", "size and age are uncorrelated"
    notes = VGroup(*(text(row, size=FINE_SIZE, role="muted") for row in rows))
    return notes.arrange(DOWN, buff=0.2, aligned_edge=RIGHT)


def deviations(spreads: Points) -> tuple[Written, Written]:
    """The standard deviations of size and age."""
    size, age = (number(each) for each in spreads)
    return text(f"spread {size}", role="data"), text(f"spread {age}", role="second")
