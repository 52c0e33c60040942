"""What is said of a walk in a bowl, written out for every case."""

from __future__ import annotations

import numpy as np

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import (
    AT_LIMIT,
    DescentBehaviour,
    GradientDescent,
    classify_descent,
)
from mathkit.optimization.iterate import Trajectory
from scenes.optimization.gradient_descent.sayings import about, said
from scenes.stage.type.numerals import number

_ARRIVED = 0.05
"""Less than this share of the first distance left counts as there."""


def gradient(slopes: np.ndarray) -> str:
    """What the gradient at the start is."""
    if not slopes.any():
        return "The gradient is a list of slopes, one for each weight: here, both are zero."
    first, second = map(said, slopes)
    return f"The gradient is a list of slopes: {first} for w, and {second} for b."


def against(slopes: np.ndarray) -> str:
    """Which way the first step goes on the map."""
    if not slopes.any():
        return "The line already fits, so there's no step to take."
    return "Along the ring, the slope is zero, so step straight across, downhill."


def sharpest(loss: Quadratic) -> str:
    """In which direction the bowl is curved most, and what its learning rates have to stay below."""
    return (
        f"This cut has the largest curvature, {about(loss.curvature)}: "
        f"alpha must stay below two over that, {about(loss.stability_limit)}."
    )


def is_below(path: Trajectory[GradientDescent], loss: Quadratic) -> str:
    """How the learning rate compares with the limit of the bowl."""
    rate, limit = path.rule.learning_rate, loss.stability_limit
    if abs(rate / limit - 1) <= AT_LIMIT:
        return "Ours is exactly that."
    if rate < limit:
        return f"Ours, {number(rate, 3)}, does."
    return f"Ours, {number(rate, 3)}, doesn't."


def watch(path: Trajectory[GradientDescent], loss: Quadratic) -> str:
    """What becomes of the line as it learns."""
    steps = len(path.points) - 1
    behaviour = classify_descent(path, loss)
    without_end = {
        DescentBehaviour.STAYS: "The line already fits, so nothing moves.",
        DescentBehaviour.DIVERGES: "This alpha is too large for the bowl: the line gets worse and worse.",
        DescentBehaviour.KEEPS_SWINGING: "So the line never settles: it swings forever.",
    }
    if behaviour in without_end:
        return without_end[behaviour]
    if path.rule.learning_rate >= loss.stability_limit * (1 - AT_LIMIT):
        return f"But this walk never meets the sharpest curvature: after {steps} steps, the line is closer."
    far = np.linalg.norm(path.points - loss.minimum, axis=1)
    if far[-1] > _ARRIVED * far[0]:
        return f"After {steps} steps, the line is still on its way."
    if behaviour is DescentBehaviour.OSCILLATES:
        return f"It zigzags in: {steps} steps, and the line fits."
    return f"{steps} steps, and the line fits."


def ending(path: Trajectory[GradientDescent], loss: Quadratic) -> str:
    """Where steps against the slope lead: after a walk whose steps were too large, smaller ones."""
    behaviour = classify_descent(path, loss)
    steps = "Small enough steps"
    if behaviour in (DescentBehaviour.DIVERGES, DescentBehaviour.KEEPS_SWINGING):
        steps = "Smaller steps than these"
    return f"{steps} usually lead to a bottom, maybe not the lowest."
