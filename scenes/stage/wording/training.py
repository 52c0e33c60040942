"""The training of any model in formulas and phrases: its step, the number of steps, and its outcome."""

from __future__ import annotations

from mathkit.learning.logistic_regression import LogisticTraining
from mathkit.learning.networks.network_training import NetworkTraining
from mathkit.learning.training import TrainingBehaviour
from scenes.stage.pictures.training import loss_number
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import LEARNING_RATE
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula


def step_rule(rate: float, weights: str = "w", gradient: str = "nabla_w L") -> Written:
    """A step against the gradient of the loss, at a learning rate.

    Parameters
    ----------
    weights, gradient
        Typst mathematics.
    """
    before, factor = tint(weights, "path"), tint(math_number(rate, 3), LEARNING_RATE.role)
    return formula(f"{before} <- {before} - {factor} dot {tint(gradient, 'slope')}", size=STATEMENT_SIZE)


def how_often(steps: int) -> str:
    """How many times something is done: ``once``, ``twice``, ``60 times``."""
    return {1: "once", 2: "twice"}.get(steps, f"{steps} times")


def course(training: LogisticTraining | NetworkTraining, always: str = "steadily") -> dict[str, float | str]:
    """The loss before the first step and after the last, and what it does in between; see ``outcome``."""
    losses = training.losses
    return {
        "first_loss": losses[0],
        "last_loss": losses[-1],
        "outcome": outcome(training.behaviour, losses, always),
    }


def outcome(behaviour: TrainingBehaviour, losses: Points, always: str = "steadily") -> str:
    """How the loss changes, as far as its written digits show, and why; *always* says that it only falls."""
    first, last = loss_number(losses[0]), loss_number(losses[-1])
    single = len(losses) == 2
    if first == last:
        return f"the loss hardly moves from {first}"
    match behaviour:
        case TrainingBehaviour.FALLS_STEADILY:
            return f"the loss falls {'' if single else f'{always} '}from {first} to {last}"
        case TrainingBehaviour.JUMPS:
            return f"the loss falls from {first} to {last}, but in jumps, because the steps are too large"
        case TrainingBehaviour.DIVERGES:
            steps = "step is" if single else "steps are"
            if (peak := loss_number(float(losses.max()))) != last:
                return f"the {steps} too large, and the loss jumps from {first} up to {peak}"
            return f"the {steps} too large, and the loss rises from {first} to {last}"
