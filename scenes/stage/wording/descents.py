"""Walks down a function in words and in formulas: how they go on, and the rule that they follow."""

from __future__ import annotations

from mathkit.optimization.functions import Quadratic
from mathkit.optimization.gradient_descent import Descent, Verdict, judge
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.writing import Written, formula

_ON_A_CURVE = {
    Verdict.CONVERGES: "each step is shorter than the last, because the slope fades on the way down",
    Verdict.OSCILLATES: "every step overshoots the valley, but by less and less",
    Verdict.KEEPS_SWINGING: "every step crosses the valley and comes no lower, so it swings for ever",
    Verdict.DIVERGES: "every step overshoots and lands farther out, so the walk diverges",
    Verdict.STAYS: "the slope is zero there, so the ball stays where it is",
}
_ON_A_BOWL = {
    Verdict.CONVERGES: "the path bends towards the lowest point",
    Verdict.OSCILLATES: "the path zigzags across the valley, ever closer to the lowest point",
    Verdict.KEEPS_SWINGING: "the path swings across the valley for ever",
    Verdict.DIVERGES: "every step overshoots farther than the last, so the walk diverges",
    Verdict.STAYS: "the ball stays, for the ground is level",
}
"""What the viewer sees happen, for each verdict of mathkit."""


def on_a_curve(path: Descent, function: Quadratic) -> str:
    """What a walk on a function of one variable does: a clause."""
    if len(path.points) > 1 and path.gradients[0].any() and not path.gradients[1].any():
        return "one step lands right at the lowest point, where the slope is zero"
    return _ON_A_CURVE[judge(path, function)] + _beyond(path, function)


def on_a_bowl(path: Descent, function: Quadratic) -> str:
    """What a walk on a function of two variables does: a clause."""
    return _ON_A_BOWL[judge(path, function)] + _beyond(path, function)


def _beyond(path: Descent, function: Quadratic) -> str:
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
