"""Descents in words and in formulas, as several lessons need them."""

from __future__ import annotations

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import DescentBehaviour, GradientDescent, classify_descent
from mathkit.optimization.iterate import Rule, Trajectory
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.type.markup import tint
from scenes.stage.type.symbols import LEARNING_RATE, LOSS, WEIGHTS
from scenes.stage.type.writing import Written, formula, text

_ON_A_BOWL = {
    DescentBehaviour.CONVERGES: "the path bends towards the lowest point",
    DescentBehaviour.OSCILLATES: "the path zigzags across the valley, ever closer to the lowest point",
    DescentBehaviour.KEEPS_SWINGING: "the path swings across the valley forever",
    DescentBehaviour.DIVERGES: "every step overshoots farther than the last, so the walk diverges",
    DescentBehaviour.STAYS: "the ball stays where it is, because the ground is level",
}
"""What the viewer sees happen, for each behaviour."""


def on_a_bowl(path: Trajectory[GradientDescent], function: Quadratic) -> str:
    """What a descent on a function of two variables does: a clause."""
    return _ON_A_BOWL[classify_descent(path, function)] + out_of_sight(path, function)


def out_of_sight(path: Trajectory[Rule], function: Quadratic) -> str:
    """What to add about a descent that cannot be shown to its end: an ending of a clause, or nothing."""
    shown = in_sight(path.points, function.minimum)
    return " and soon leaves the picture" if len(shown) < len(path.points) else ""


def rule_of_learning() -> Written:
    """The rule of gradient descent for all weights of a model, on the landscape of its loss."""
    gradient = tint(f"nabla {LOSS.letter}({WEIGHTS.letter})", LOSS.role)
    return formula(f"{WEIGHTS} <- {WEIGHTS} - {LEARNING_RATE} thin {gradient}")


def all_weights() -> Written:
    """What the letter of a network's rule stands for."""
    return text(f"${WEIGHTS.letter}$: all weights of the network", role="muted")


def learning_rate() -> Written:
    """What the letter of the learning rate stands for."""
    letter = tint(f"${LEARNING_RATE.letter}$", LEARNING_RATE.role)
    return text(f"{letter}: {LEARNING_RATE.spoken}", role="muted")
