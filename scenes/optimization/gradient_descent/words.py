"""Gradient descent in words and in formulas: how it goes on, and the rule that it follows."""

from __future__ import annotations

import numpy as np

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import DescentBehaviour, GradientDescent, classify_descent
from mathkit.optimization.iterate import Trajectory
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, math_term, math_vector
from scenes.stage.type.symbols import BIAS, LEARNING_RATE, WEIGHT
from scenes.stage.type.writing import Written, formula, text
from scenes.stage.wording.descents import all_weights, out_of_sight, rule_of_learning

FACT_LABELS = {
    "slope": "slope at the start",
    "first": "x after one step",
    "last": "x after the last step",
    "limit": "the learning rate must stay below",
    "gradient": "gradient at the start on the bowl",
    "end": "end of the walk on the bowl",
}
"""What the key numbers of the film are called apart from it."""

_ON_A_CURVE = {
    DescentBehaviour.CONVERGES: "each step is shorter than the last, because the slope flattens",
    DescentBehaviour.OSCILLATES: "every step overshoots the lowest point, but by less and less",
    DescentBehaviour.KEEPS_SWINGING: (
        "every step crosses the valley but comes no lower, so it swings back and forth forever"
    ),
    DescentBehaviour.DIVERGES: "every step overshoots and lands farther out, so the walk diverges",
    DescentBehaviour.STAYS: "the slope is zero there, so the ball stays where it is",
}
"""What the viewer sees happen, for each behaviour."""


def rule(point: str, slope: str) -> Written:
    """The rule x ← x − α ∇f as a formula.

    Parameters
    ----------
    point, slope
        Typst mathematics for the point and for the slope at the point as it is now.
    """
    following, present = tint(f"{point}_(t+1)", "path"), tint(f"{point}_t", "path")
    return formula(f"{following} = {present} - {LEARNING_RATE} thin {tint(slope, 'slope')}")


# On a curve ----------------------------------------------------------------------------------------------


def on_a_curve(path: Trajectory[GradientDescent], function: Quadratic) -> str:
    """What a descent on a function of one variable does: a clause."""
    if len(path.points) > 1 and path.gradients[0].any() and not path.gradients[1].any():
        return "one step lands right at the lowest point, where the slope is zero"
    return _ON_A_CURVE[classify_descent(path, function)] + out_of_sight(path, function)


def curve(minimum: float, curvature: float) -> Written:
    """The curve ½ · curvature · (x − minimum)²."""
    base = "x" if minimum == 0 else f"(x {math_term(-minimum, 4)})"
    factor = "" if curvature == 2 else f"{math_number(curvature / 2, 4)} thin "
    return formula(f"f(x) = {factor}{base}^2", role="data")


def what_the_slope_says(path: Trajectory[GradientDescent]) -> str:
    """What the slope at the start tells: a sentence."""
    if not path.gradients[0].any():
        return "The ground is level"
    return "Its sign tells you which way is uphill, and its size tells you how steep it is"


def where_to_go(path: Trajectory[GradientDescent]) -> str:
    """Which way the first step goes: the beginning of a sentence."""
    return (
        "So step the other way: downhill" if path.gradients[0].any() else "The rule is to step the other way"
    )


def first_slope(path: Trajectory[GradientDescent]) -> Written:
    """The slope at the start, which is the part ``here``; the number is the part ``found``."""
    here = tint(math_number(path.points[0, 0], 4), "here")
    found = tint(math_number(path.gradients[0, 0], 4), "found")
    return formula(f"f'({here}) {tint('=', 'ink')} {found}", role="slope", here="path")


def first_step(path: Trajectory[GradientDescent]) -> Written:
    """The rule in numbers: from the start, ``here``, by the slope that was ``found``, to the ``landing``."""
    here = tint(math_number(path.points[0, 0], 4), "here")
    found = tint(math_number(path.gradients[0, 0], 4, guarded=True), "found")
    rate = tint(math_number(path.rule.learning_rate, 3), LEARNING_RATE.role)
    landing = tint(math_equals(path.points[1, 0], 4), "landing")
    return formula(
        f"{tint('x_1', 'path')} &= {here} - {rate} dot {found} \\ & {landing}",
        here="path",
        found="slope",
        landing="path",
    )


def end_on_a_curve(path: Trajectory[GradientDescent]) -> Written:
    """Where the last step has led."""
    return formula(tint(f"x_{path.steps} {math_equals(path.points[-1, 0], 4)}", "path"))


def limit_of_the_rate(function: Quadratic) -> tuple[Written, Written]:
    """The learning rates with which the descent does not diverge, and the curvature that limits them."""
    curvature = tint("f''", "data")
    limit = formula(f"{LEARNING_RATE} < 2 / {curvature} {math_equals(function.stability_limit, 3)}")
    value = tint(f"$f'' = {math_number(float(function.hessian[0, 0]), 4)}$", "data")
    return limit, text(f"{value}: the curvature", role="muted")


# On a landscape ------------------------------------------------------------------------------------------


def what_the_gradient_says(path: Trajectory[GradientDescent]) -> str:
    """Which way the gradient at the start points, or why it points nowhere: a phrase."""
    return "straight uphill" if path.gradients[0].any() else "because the ground is level"


def first_gradient(path: Trajectory[GradientDescent]) -> Written:
    """The gradient at the start."""
    x, y = (tint(math_number(coordinate), "path") for coordinate in path.points[0])
    return formula(f"nabla f({x}, {y}) {tint('=', 'ink')} {math_vector(path.gradients[0])}", role="slope")


def end_on_a_bowl(path: Trajectory[GradientDescent]) -> Written:
    """Where the last step has led."""
    end = path.points[-1]
    relation = "=" if np.array_equal(end, end.round(2)) else "approx"
    return formula(tint(f"bold(x)_{path.steps} {relation} {math_vector(end)}", "path"))


def loss_of_a_line() -> Written:
    """The landscape of a line's two weights: its mean squared error."""
    loss = tint(f"L({WEIGHT.letter}, {BIAS.letter})", "data")
    return formula(f"{loss} = 1/n sum_i ({WEIGHT} x_i + {BIAS} - y_i)^2")


def learning() -> list[Written]:
    """How a network learns, and what its letter is."""
    return [rule_of_learning(), all_weights()]
