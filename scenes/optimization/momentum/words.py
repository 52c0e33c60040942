"""Descents with momentum in words and in formulas: how they end, and the rule that they follow."""

from __future__ import annotations

from typing import Any

import numpy as np

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import AT_LIMIT, GradientDescent
from mathkit.optimization.iterate import Rule, Trajectory
from mathkit.optimization.momentum import (
    HeavyBall,
    HeavyBallBehaviour,
    classify_heavy_ball,
    passes_the_minimum,
    velocity_parts,
)
from scenes.optimization.momentum.tuning import BestDescents
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, number, percent
from scenes.stage.type.symbols import LEARNING_RATE, LOSS, MOMENTUM, VELOCITY, WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

FACT_LABELS = {
    "ratio": "ratio of the curvatures",
    "limit": "the learning rate must stay below",
    "best_momentum": "best momentum",
    "plain_needed": "steps needed without momentum",
    "needed": "steps needed with it",
}
"""What the key numbers of the film are called apart from it."""

_CREEPS = 0.7
"""A walk that keeps more than this of its distance along the floor at each step is slow to see."""

_SHALLOW = 16
"""In a ravine of a smaller condition number there is little room for words beside the curves."""

Descents = tuple[Trajectory[GradientDescent], Trajectory[HeavyBall]]
"""Plain descent and a ball."""

_PUSH = f"{LEARNING_RATE} thin {tint(f'nabla {LOSS.letter}', LOSS.role)}"

_SAME = 1.15
"""Losses whose ratio is less than this are about the same."""


def results(
    descents: tuple[Trajectory[GradientDescent], Trajectory[HeavyBall], Trajectory[HeavyBall]],
    function: Quadratic,
    best: BestDescents,
    flatter: BestDescents,
) -> dict[str, Any]:
    """What the film shows or says of plain descent, the ball and another ball, and of the best of both."""
    plain, ball, other = descents
    (plain_needed, needed), momentum = best.needed, ball.rule.momentum
    return {
        "ratio": np.sqrt(best.condition),
        "as_much": times(float(np.sqrt(best.condition))),
        "plain_outcome": plain_walk(plain.rule.learning_rate, best.condition),
        "limit": function.stability_limit,
        "floor_limit": 2 / function.curvatures.min(),
        "plain_left": rounded_percent(best.plain.convergence_rate),
        "sum_told": how_they_add(*velocity_parts(ball, 2)),
        "most": 1 / (1 - momentum),
        "least": 1 / (1 + momentum),
        "race": who_leads(plain, ball, function.minimum),
        "another": another_share(momentum, other.rule.momentum),
        "other_outcome": how_it_rolls(other, function),
        "best_momentum": best.ball.rule.momentum,
        "left": rounded_percent(best.ball.convergence_rate),
        "other_left": rounded_percent(np.sqrt(other.rule.momentum)),
        "plain_needed": plain_needed,
        "needed": needed,
        "flatter": flatter.condition / best.condition,
        "plain_growth": times(flatter.needed[0] / plain_needed),
        "growth": times(flatter.needed[1] / needed),
    }


# In words ------------------------------------------------------------------------------------------------


def plain_walk(rate: float, condition: float) -> str:
    """What plain descent does across and along a ravine that curves by 1 and by 1/condition."""
    across, along = 1 - rate, 1 - rate / condition
    if across < -1 - AT_LIMIT:
        return "gets thrown from wall to wall, higher every time"
    if across < -1 + AT_LIMIT:
        return "swings from wall to wall and never settles"
    first = (
        "zigzags between the walls"
        if across < -AT_LIMIT
        else "slides down the wall"
        if across > AT_LIMIT
        else "drops straight to the floor"
    )
    second = "creeps along the floor" if along > _CREEPS else "makes its way along the floor"
    return f"{first} and {second}"


def how_it_rolls(path: Trajectory[HeavyBall], function: Quadratic) -> str:
    """What a ball in a ravine does, along it and across: a clause."""
    match classify_heavy_ball(path, function):
        case HeavyBallBehaviour.DIVERGES:
            return "Every swing carries it farther up the walls, and it never comes back"
        case HeavyBallBehaviour.KEEPS_SWINGING:
            return "It swings from wall to wall forever"
        case HeavyBallBehaviour.GLIDES | HeavyBallBehaviour.STAYS:
            return "It glides down without ever passing the lowest point"
        case HeavyBallBehaviour.SWINGS:
            rule, curvature = path.rule, float(function.curvatures[0])
            if passes_the_minimum(curvature, rule.learning_rate, rule.momentum):
                return "It rolls past the lowest point, again and again, before it settles"
            return "It swings from wall to wall, less and less, while it rolls along the floor"


_TOGETHER = {-1: "the two pull against each other", 0: "only what was kept is left", 1: "they add up"}
"""What two parts of a step do along an axis, by the sign of their product."""


def how_they_add(kept: Points, push: Points) -> str:
    """How what is kept of a step and the push downhill go together, across a ravine and along it."""
    along, across = (_TOGETHER[int(np.sign(round(product, 9)))] for product in kept * push)
    if across == along:
        return f"Across and along, {across}"
    return f"Across, {across}; along, {along}"


def who_leads(plain: Trajectory[Rule], ball: Trajectory[Rule], minimum: Points) -> str:
    """Which of two descents ends with the lower loss: a sentence."""
    gone = [
        path.stopped_early or len(in_sight(path.points, minimum)) < len(path.points) for path in (plain, ball)
    ]
    if all(gone):
        return "At this rate, both are thrown out of the valley"
    if gone[0]:
        return "At this rate, plain descent is thrown out of the valley, and the ball isn't"
    ratio = float(plain.values[-1] / ball.values[-1])
    steps = f"After {ball.steps} steps"
    if 1 / _SAME < ratio < _SAME:
        return f"{steps}, their losses are about the same"
    if ratio < 1:
        return f"{steps}, plain descent has the lower loss: this isn't the right share"
    return f"{steps}, the ball's loss is {_times(ratio)} smaller"


def times(ratio: float) -> str:
    """How many times, with one decimal: ``twice``, ``2.2 times``."""
    written = number(ratio, 1)
    return "twice" if written == "2" else f"{written} times"


def _times(ratio: float) -> str:
    """How many times, as an ear holds it."""
    if ratio < 10:
        return f"about {number(ratio, 1)} times"
    if ratio >= 1e6:
        return "more than a million times"
    size = 10 ** int(np.log10(ratio))
    return f"about {round(ratio / size) * size:,} times"


def clear_race(race: Descents, best: Descents) -> Descents:
    """The race itself if the ball gets down and wins it, or else the one with the best settings."""
    (plain, ball), least = race, race[1].values[0] / 100
    return race if ball.values[-1] < min(least, float(plain.values[-1])) else best


def another_share(momentum: float, other: float) -> str:
    """How to introduce another momentum: a question or a request."""
    if other < momentum:
        return f"What if it keeps less? Let's take {number(other)}"
    return f"Why not keep more? Let's take {number(other)}"


def rounded_percent(share: float) -> str:
    """A share as a percentage that an ear can hold."""
    return percent(share, 0)


# In formulas ---------------------------------------------------------------------------------------------


def model() -> Written:
    """What the model predicts."""
    area, age = tint('"area"', "data"), tint('"age"', "second")
    first, second = tint("w_1", WEIGHTS.role), tint("w_2", WEIGHTS.role)
    return formula(f'"rent" = {first} {area} + {second} {age}', size=STATEMENT_SIZE)


def plain_rule(rate: float) -> Written:
    """A step of plain descent, and its learning rate."""
    number_of = tint(math_number(rate), LEARNING_RATE.role)
    return formula(
        f"{WEIGHTS} <- {WEIGHTS} - {_PUSH} quad quad {LEARNING_RATE} = {number_of}", size=STATEMENT_SIZE
    )


def ball_rule() -> Written:
    """A step with momentum."""
    velocity = f"{VELOCITY} <- {MOMENTUM} thin {VELOCITY} - {_PUSH}"
    return formula(f"{velocity} quad quad {WEIGHTS} <- {WEIGHTS} + {VELOCITY}", size=STATEMENT_SIZE)


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
    best = formula(f"{root} {math_equals((ratio - 1) / (ratio + 1), 3)}", role="result")
    return [*places, formula(equal, size=STATEMENT_SIZE), best]


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


def deviations(sizes: Points) -> tuple[Written, Written]:
    """The standard deviations of area and age."""
    area, age = (number(each) for each in sizes)
    return text(f"area: ±{area}", role="data"), text(f"age: ±{age}", role="second")
