"""Walks down a function in words and in formulas: how they go on, and the rule that they follow."""

from __future__ import annotations

import numpy as np

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import DescentBehaviour, GradientDescent, classify_descent
from mathkit.optimization.iterate import Trajectory
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.type.numerals import math_equals, math_number, math_term, math_vector
from scenes.stage.type.writing import Written, formula, text

_ON_A_CURVE = {
    DescentBehaviour.CONVERGES: "each step is shorter than the last, because the slope fades on the way down",
    DescentBehaviour.OSCILLATES: "every step overshoots the valley, but by less and less",
    DescentBehaviour.KEEPS_SWINGING: (
        "every step crosses the valley and comes no lower, so it swings for ever"
    ),
    DescentBehaviour.DIVERGES: "every step overshoots and lands farther out, so the walk diverges",
    DescentBehaviour.STAYS: "the slope is zero there, so the ball stays where it is",
}
_ON_A_BOWL = {
    DescentBehaviour.CONVERGES: "the path bends towards the lowest point",
    DescentBehaviour.OSCILLATES: "the path zigzags across the valley, ever closer to the lowest point",
    DescentBehaviour.KEEPS_SWINGING: "the path swings across the valley for ever",
    DescentBehaviour.DIVERGES: "every step overshoots farther than the last, so the walk diverges",
    DescentBehaviour.STAYS: "the ball stays, for the ground is level",
}
"""What the viewer sees happen, for each behaviour."""


def on_a_curve(path: Trajectory[GradientDescent], function: Quadratic) -> str:
    """What a walk on a function of one variable does: a clause."""
    if len(path.points) > 1 and path.gradients[0].any() and not path.gradients[1].any():
        return "one step lands right at the lowest point, where the slope is zero"
    return _ON_A_CURVE[classify_descent(path, function)] + _beyond(path, function)


def on_a_bowl(path: Trajectory[GradientDescent], function: Quadratic) -> str:
    """What a walk on a function of two variables does: a clause."""
    return _ON_A_BOWL[classify_descent(path, function)] + _beyond(path, function)


def _beyond(path: Trajectory[GradientDescent], function: Quadratic) -> str:
    """What to add of a walk that cannot be shown to its end."""
    shown = in_sight(path.points, function.minimum)
    return " and soon leaves the picture" if len(shown) < len(path.points) else ""


def descent_rule(point: str, slope: str) -> Written:
    """The rule x ← x − α ∇f as a formula, each part in the colour of what it stands for.

    Parameters
    ----------
    point, slope
        Typst mathematics for the point and for the slope at the point as it is now.
    """
    return formula(
        f"{{{{ {point}_(t+1) : path }}}} = {{{{ {point}_t : path }}}} "
        f"- {{{{ alpha : second }}}} thin {{{{ {slope} : slope }}}}"
    )


def rule_of_learning() -> Written:
    """The same rule for all weights of a model, on the landscape of its loss."""
    return formula(
        "{{ bold(w) : path }} <- {{ bold(w) : path }} - {{ alpha : second }} thin "
        "{{ nabla L(bold(w)) : slope }}"
    )


# On a curve ----------------------------------------------------------------------------------------------


def curve(minimum: float, curvature: float) -> Written:
    """The curve ½ · curvature · (x − minimum)²."""
    base = "x" if minimum == 0 else f"(x {math_term(-minimum, 4)})"
    factor = "" if curvature == 2 else f"{math_number(curvature / 2, 4)} thin "
    return formula(f"f(x) = {factor}{base}^2", role="data")


def what_the_slope_says(path: Trajectory[GradientDescent]) -> str:
    """What the slope at the start is good for: a sentence."""
    if not path.gradients[0].any():
        return "The ground is level"
    return "It tells which way is uphill, and how steeply"


def where_to_go(path: Trajectory[GradientDescent]) -> str:
    """Which way the first step goes: the beginning of a sentence."""
    return f"{'So' if path.gradients[0].any() else 'The rule is to'} step the other way"


def first_slope(path: Trajectory[GradientDescent]) -> Written:
    """The slope at the start, which is the part ``here``; the number is the part ``found``."""
    here, found = math_number(path.points[0, 0], 4), math_number(path.gradients[0, 0], 4)
    value = f"f'({{{{ {here} : here }}}}) {{{{ = : ink }}}} {{{{ {found} : found }}}}"
    return formula(value, role="slope", here="path")


def first_step(path: Trajectory[GradientDescent]) -> Written:
    """The rule in numbers: from the start, ``here``, by the slope that was ``found``, to the ``landing``."""
    here, found = math_number(path.points[0, 0], 4), math_number(path.gradients[0, 0], 4, guarded=True)
    rate, landing = math_number(path.rule.learning_rate, 3), math_equals(path.points[1, 0], 4)
    return formula(
        f"{{{{ x_1 : path }}}} &= {{{{ {here} : here }}}} - {{{{ {rate} : second }}}} "
        f"dot {{{{ {found} : found }}}} \\ & {{{{ {landing} : landing }}}}",
        here="path",
        found="slope",
        landing="path",
    )


def end_on_a_curve(path: Trajectory[GradientDescent]) -> Written:
    """Where the last step has led."""
    return formula(f"{{{{ x_{path.steps} {math_equals(path.points[-1, 0], 4)} : path }}}}")


def limit_of_the_rate(limit: float) -> Written:
    """The learning rates with which the walk does not run away."""
    return formula(f"{{{{ alpha : second }}}} < 2 / {{{{ f'' : data }}}} {math_equals(limit, 3)}")


# On a landscape ------------------------------------------------------------------------------------------


def what_the_gradient_says(path: Trajectory[GradientDescent]) -> str:
    """Which way the gradient at the start points, or why it points nowhere: a phrase."""
    return "straight uphill" if path.gradients[0].any() else "for the ground is level"


def first_gradient(path: Trajectory[GradientDescent]) -> Written:
    """The gradient at the start."""
    x, y = map(math_number, path.points[0])
    here = f"{{{{ {x} : path }}}}, {{{{ {y} : path }}}}"
    return formula(f"nabla f({here}) {{{{ = : ink }}}} {math_vector(path.gradients[0])}", role="slope")


def end_on_a_bowl(path: Trajectory[GradientDescent]) -> Written:
    """Where the last step has led."""
    end = path.points[-1]
    relation = "=" if np.array_equal(end, end.round(2)) else "approx"
    return formula(f"{{{{ bold(x)_{path.steps} {relation} {math_vector(end)} : path }}}}")


def all_weights() -> Written:
    """What the letter of a network's rule stands for."""
    return text("$bold(w)$: all weights of the network", role="muted")


def loss_of_a_line() -> Written:
    """The landscape of a line's two weights: its mean squared error."""
    return formula("{{ L(w, b) : data }} = 1/n sum_i ({{ w : path }} x_i + {{ b : path }} - y_i)^2")


def learning() -> list[Written]:
    """How a network learns, and what its letter is."""
    return [rule_of_learning(), all_weights()]
