"""Descents with momentum in words and in formulas: how they end, and the rule that they follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import Rule, Trajectory, Tuning
from mathkit.optimization.momentum import (
    HeavyBall,
    HeavyBallBehaviour,
    classify_heavy_ball,
    passes_the_minimum,
)
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.descents import all_weights, out_of_sight

_PUSH = tint("alpha thin nabla f(bold(x)_t)", "slope")
"""The step downhill, in Typst mathematics."""

_DECIMALS = 3

_VAST = 1000.0
"""Losses above this, and below one over this, are not worth their digits."""

DESCENTS: list[tuple[Role, str]] = [("ink", "plain descent"), ("path", "with momentum")]
"""The colours and names of the two descents."""


def how_it_rolls(path: Trajectory[HeavyBall], function: Quadratic) -> str:
    """What a ball in a ravine does, along it and across: a clause."""
    match classify_heavy_ball(path, function):
        case HeavyBallBehaviour.DIVERGES:
            ending = out_of_sight(path, function)
            return f"every swing carries the ball farther up the walls, so it diverges{ending}"
        case HeavyBallBehaviour.KEEPS_SWINGING:
            return "the ball swings across the ravine without end"
        case HeavyBallBehaviour.STAYS:
            return "the ball stays where it is, because the ground is level"
        case HeavyBallBehaviour.GLIDES:
            return "the ball glides down and never passes the lowest point"
        case HeavyBallBehaviour.SWINGS:
            rule, curvature = path.rule, float(function.curvatures[0])
            if passes_the_minimum(curvature, rule.learning_rate, rule.momentum):
                return "the ball rolls past the lowest point and has to come back, closer each time"
            return "the ball swings less and less from wall to wall while it rolls along the floor"


_TOGETHER = {-1: "pull against each other", 0: "leave only what was kept", 1: "agree and add up"}
"""What two parts of a step do along an axis, by the sign of their product."""


def how_they_add(kept: Points, push: Points) -> str:
    """How what is kept of a step and the push downhill go together, across a ravine and along it."""
    along, across = (_TOGETHER[int(np.sign(product))] for product in kept * push)
    if across == along:
        return f"Across and along, they {across}"
    return f"Across, they {across}; along, they {along}"


def loss_in_words(loss: float) -> str:
    """A loss with three decimals, or how small or large it is if its digits say nothing."""
    if loss > _VAST:
        return "more than a thousand"
    return "less than a thousandth" if loss < 1 / _VAST else number(loss, _DECIMALS)


def how_much_more(momentum: float, other: float) -> str:
    """How another momentum compares, as an adjective."""
    return "more" if other > momentum else "less" if other < momentum else "as much"


def ravine(condition: float) -> list[Written]:
    """The function, and how much more strongly it curves across than along."""
    ratio = math_number(condition)
    return [
        formula(f"f(x, y) = 1/2 (frac(x^2, {ratio}) + y^2)", role="data"),
        formula(f"kappa = lambda_max / lambda_min = {ratio}", size=STATEMENT_SIZE, role="data"),
    ]


def plain_descent(path: Trajectory[GradientDescent], function: Quadratic) -> list[Written]:
    """The rule without momentum, the learning rate, and what the walls and the floor would allow of it."""
    rows = (
        f"bold(x)_(t+1) = bold(x)_t - {_PUSH}",
        f"alpha = {math_number(path.rule.learning_rate)}",
        f"alpha < 2 / lambda_max {math_equals(function.stability_limit, _DECIMALS)}",
        f"2 / lambda_min {math_equals(2 / float(function.curvatures.min()), _DECIMALS)}",
    )
    return [formula(row, size=STATEMENT_SIZE) for row in rows]


def setting(path: Trajectory[HeavyBall]) -> Written:
    """The learning rate and the momentum of a descent."""
    rate, momentum = math_number(path.rule.learning_rate), math_number(path.rule.momentum)
    return formula(f"alpha = {rate} quad beta = {momentum}", size=STATEMENT_SIZE)


def least_left(momentum: float) -> Written:
    """What a step leaves of the distance at the least, in the long run."""
    root = math_equals(float(np.sqrt(momentum)), _DECIMALS)
    return formula(f"sqrt(beta) {root}", size=STATEMENT_SIZE, role="path")


def last_losses(results: Mapping[str, Any]) -> list[Written]:
    """The losses at the end of a race, the one with momentum first."""
    losses = (results["end"], results["plain_end"])
    return [
        text(f"{name}: loss {loss}", role=role)
        for loss, (role, name) in zip(losses, DESCENTS[::-1], strict=True)
    ]


def steps_taken(plain: Trajectory[Rule], ball: Trajectory[Rule]) -> list[Written]:
    """How many steps each of the descents took, the one with momentum first."""
    rows = [
        text(f"{name}: {path.steps} steps", role=role)
        for path, (role, name) in zip((plain, ball), DESCENTS, strict=True)
    ]
    return rows[::-1]


_STEP = ("bold(v)_1", "beta thin bold(v)_1", "-alpha thin nabla f(bold(x)_1)", "bold(v)_2")
"""The velocity before the second step, what is kept of it, the push downhill, and their sum."""

STEP_NAMES = [f"${name}$" for name in _STEP]


def second_step(kept: Points, push: Points) -> list[Written]:
    """The rule of a step, and how the second adds up, in formulas coloured like its arrows."""
    vectors: list[tuple[Points, Role]] = [(kept, "second"), (push, "slope"), (kept + push, "path")]
    rows = [
        formula(f"{name} = {math_vector(vector)}", size=STATEMENT_SIZE, role=role)
        for name, (vector, role) in zip(_STEP[1:], vectors, strict=True)
    ]
    velocity, kept_share = tint("bold(v)_(t+1)", "path"), tint("beta thin bold(v)_t", "second")
    rule = f"{velocity} &= {kept_share} - {_PUSH} \\ bold(x)_(t+1) &= bold(x)_t + {velocity}"
    return [formula(rule, size=STATEMENT_SIZE), *rows]


def best_formulas(plain: Tuning[GradientDescent], ball: Tuning[HeavyBall]) -> list[Written]:
    """The best α and β, and what a step then leaves, with momentum and without."""

    def found(value: float) -> str:
        return math_equals(value, _DECIMALS)

    with_momentum = f"(sqrt(kappa) - 1) / (sqrt(kappa) + 1) {found(ball.convergence_rate)}"
    without = f"(kappa - 1) / (kappa + 1) {found(plain.convergence_rate)}"
    rows = (
        f"alpha^* = 4 / (sqrt(lambda_max) + sqrt(lambda_min))^2 {found(ball.rule.learning_rate)}",
        f"beta^* = ((sqrt(kappa) - 1) / (sqrt(kappa) + 1))^2 {found(ball.rule.momentum)}",
        tint(with_momentum, "path"),
        tint(without, "ink"),
    )
    return [formula(row, size=LABEL_SIZE) for row in rows]


def learning() -> list[Written]:
    """How a network learns with momentum, and what its letter is."""
    velocity, kept = tint("bold(v)", "path"), tint("beta thin bold(v)", "second")
    push = tint("alpha thin nabla L(bold(w))", "slope")
    rule = f"{velocity} &<- {kept} - {push} \\ bold(w) &<- bold(w) + {velocity}"
    return [formula(rule), all_weights()]
