"""Descents with momentum in words and in formulas: how they end, and the rule that they follow."""

from __future__ import annotations

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
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import math_equals, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.descents import all_weights

KEPT, PUSH = "beta thin bold(v)_t", "alpha thin nabla f(bold(x)_t)"
_RULE = (
    f"{{{{ bold(v)_(t+1) : path }}}} &= {{{{ {KEPT} : second }}}} - {{{{ {PUSH} : slope }}}} "
    "\\ bold(x)_(t+1) &= bold(x)_t + {{ bold(v)_(t+1) : path }}"
)
_LEARNING = (
    "{{ bold(v) : path }} &<- {{ beta thin bold(v) : second }} - {{ alpha thin nabla L(bold(w)) : slope }} "
    "\\ bold(w) &<- bold(w) + {{ bold(v) : path }}"
)
"""The rule of a step with momentum, and in a network, as Typst mathematics."""

_DECIMALS = 3
_VAST = 1000.0


def how_it_rolls(walk: Trajectory[HeavyBall], function: Quadratic) -> str:
    """What a ball in a ravine does, told along and across: a clause."""
    match classify_heavy_ball(walk, function):
        case HeavyBallBehaviour.DIVERGES:
            seen = len(in_sight(walk.points, function.minimum))
            gone = " and soon leaves the picture" if seen < len(walk.points) else ""
            return f"every swing across carries the ball farther out, so it diverges{gone}"
        case HeavyBallBehaviour.KEEPS_SWINGING:
            return "the ball swings across the ravine for ever"
        case HeavyBallBehaviour.STAYS:
            return "the ball stays, for the ground is level"
        case HeavyBallBehaviour.GLIDES:
            return "the ball glides down and never passes the lowest point"
        case HeavyBallBehaviour.SWINGS:
            rule, curvature = walk.rule, float(function.curvatures[0])
            if passes_the_minimum(curvature, rule.learning_rate, rule.momentum):
                return "the ball rolls past the lowest point and has to come back, ever closer"
            return "the ball swings across the ravine, ever less, as it rolls along"


_TOGETHER = {-1: "pull against each other", 0: "leave only what was kept", 1: "agree and add up"}
"""What two parts of a step do along an axis, by the sign of their product."""


def how_they_add(kept: Points, push: Points) -> str:
    """How what is kept of a step and the push downhill go together, across a ravine and along it."""
    along, across = (_TOGETHER[int(np.sign(product))] for product in kept * push)
    if across == along:
        return f"Across and along, they {across}"
    return f"Across, they {across}; along, they {along}"


def loss_in_words(loss: float) -> str:
    """A loss with three decimals, or that it is too small or too large to be worth its digits."""
    if loss > _VAST:
        return "more than a thousand"
    return "less than a thousandth" if loss < 1 / _VAST else number(loss, _DECIMALS)


def how_much_more(momentum: float, other: float) -> str:
    """How another momentum compares, as an adjective."""
    return "more" if other > momentum else "less" if other < momentum else "as much"


WALKS: list[tuple[Role, str]] = [("ink", "plain descent"), ("path", "with momentum")]
"""The colours and names of the two walks."""


def ravine(condition: float) -> list[Written]:
    """The function, and how much more strongly it curves across than along."""
    ratio = math_number(condition)
    return [
        formula(f"f(x, y) = 1/2 (frac(x^2, {ratio}) + y^2)", role="data"),
        formula(f"kappa = lambda_max / lambda_min = {ratio}", size=STATEMENT_SIZE, role="data"),
    ]


def plain_descent(walk: Trajectory[GradientDescent], function: Quadratic) -> list[Written]:
    """The rule without momentum, the learning rate, and below which it has to stay."""
    rows = (
        f"bold(x)_(t+1) = bold(x)_t - {{{{ {PUSH} : slope }}}}",
        f"alpha = {math_number(walk.rule.learning_rate)}",
        f"alpha < 2 / lambda_max {math_equals(function.stability_limit, _DECIMALS)}",
    )
    return [formula(row, size=STATEMENT_SIZE) for row in rows]


def setting(walk: Trajectory[HeavyBall]) -> Written:
    """The learning rate and the momentum of a walk."""
    rate, momentum = math_number(walk.rule.learning_rate), math_number(walk.rule.momentum)
    return formula(f"alpha = {rate} quad beta = {momentum}", size=STATEMENT_SIZE)


def limit_of_the_rate(limit: float) -> Written:
    """The learning rates at which the ball comes to rest."""
    condition = f"0 < alpha < 2 (1 + beta) / lambda_max {math_equals(limit, _DECIMALS)}"
    return formula(condition, size=STATEMENT_SIZE)


def steps_taken(plain: Trajectory[Rule], ball: Trajectory[Rule]) -> list[Written]:
    """How many steps each of the walks took, the shorter way first."""
    rows = [
        text(f"{name}: {walk.steps} steps", role=role)
        for walk, (role, name) in zip((plain, ball), WALKS, strict=True)
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
    return [formula(_RULE, size=STATEMENT_SIZE), *rows]


def best_formulas(plain: Tuning[GradientDescent], ball: Tuning[HeavyBall]) -> list[Written]:
    """The best α and β, and what a step then leaves, with momentum and without."""

    def found(value: float) -> str:
        return math_equals(value, _DECIMALS)

    rows = (
        f"alpha^* = 4 / (sqrt(lambda_max) + sqrt(lambda_min))^2 {found(ball.rule.learning_rate)}",
        f"beta^* = ((sqrt(kappa) - 1) / (sqrt(kappa) + 1))^2 {found(ball.rule.momentum)}",
        f"{{{{ (sqrt(kappa) - 1) / (sqrt(kappa) + 1) {found(ball.convergence_rate)} : path }}}} quad "
        f"{{{{ (kappa - 1) / (kappa + 1) {found(plain.convergence_rate)} : ink }}}}",
    )
    return [formula(row, size=LABEL_SIZE) for row in rows]


def learning() -> list[Written]:
    """How a network learns with momentum, and what its letter is."""
    return [formula(_LEARNING), all_weights()]
