"""Gradient descent: step against the gradient.

    x ← x − α ∇f(x)

On a quadratic with Hessian H, the eigenvectors of H do not interact: the distance to the minimum along the
one with eigenvalue λ is multiplied by 1 − αλ at every step. It shrinks if 0 < αλ < 2.

Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., section 3.3;
B. Polyak, Introduction to Optimization, section 1.4.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_positive_number
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.iterate import Rule, Trajectory, Tuning, iterate

__all__ = [
    "AT_LIMIT",
    "DescentBehaviour",
    "GradientDescent",
    "best_descent",
    "classify_descent",
    "gradient_descent",
    "has_arrived",
]

AT_LIMIT = 1e-9
"""A learning rate this close to a limit of stability, relatively, counts as equal to it."""


class DescentBehaviour(StrEnum):
    """What gradient descent on a quadratic does in the long run."""

    CONVERGES = "converges"
    OSCILLATES = "oscillates but converges"
    KEEPS_SWINGING = "keeps swinging"
    DIVERGES = "diverges"
    STAYS = "stays at the minimum"


@dataclass(frozen=True)
class GradientDescent(Rule):
    """x ← x − α ∇f(x).

    Attributes
    ----------
    learning_rate : float
        α > 0, in units of x² per unit of f.
    """

    learning_rate: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "learning_rate", as_positive_number("learning_rate", self.learning_rate))

    def step(self, _: int, gradient: Array, state: Array, /) -> tuple[Array, Array]:
        return -self.learning_rate * gradient, state


def gradient_descent(
    function: Differentiable, start: ArrayLike, learning_rate: float, steps: int
) -> Trajectory[GradientDescent]:
    """Minimize a differentiable function by plain gradient descent: `iterate` with `GradientDescent`.

    Parameters
    ----------
    function : Differentiable
    start : (n,), or a number when n = 1
    learning_rate : float
        α > 0, in units of x² per unit of f.
    steps : int
        At least 1.

    Raises
    ------
    ValueError
        If `start` is no vector or too far from the origin, or another argument is out of its range.

    Examples
    --------
    >>> from mathkit.functions.quadratics import PARABOLA_AT_THREE
    >>> gradient_descent(PARABOLA_AT_THREE, 7.0, 0.25, 3).points[:, 0]
    array([7. , 5. , 4. , 3.5])
    """
    return iterate(function, start, GradientDescent(learning_rate), steps)


def classify_descent(descent: Trajectory[GradientDescent], function: Quadratic) -> DescentBehaviour:
    """What gradient descent on a quadratic does in the long run, however many steps were taken.

    Decided exactly, from 1 − αλ along each eigenvector of H that start − minimum has a component on: a
    start on the axis of a small λ converges at rates that make every other start diverge.
    """
    factors = 1 - descent.rule.learning_rate * function.active_curvatures(descent.points[0])
    if factors.size == 0:
        return DescentBehaviour.STAYS
    if np.any(factors < -1 - AT_LIMIT):
        return DescentBehaviour.DIVERGES
    if np.any(factors <= -1 + AT_LIMIT):
        return DescentBehaviour.KEEPS_SWINGING
    oscillates = np.any(factors < -AT_LIMIT)
    return DescentBehaviour.OSCILLATES if oscillates else DescentBehaviour.CONVERGES


def has_arrived(trajectory: Trajectory[Rule], tolerance: float = 1e-3) -> bool:
    """Whether the gradient at the last point is at most `tolerance` long.

    For a convex f that is the minimum; with smallest curvature λmin it lies within tolerance/λmin.

    Raises
    ------
    ValueError
        If `tolerance` is not positive.
    """
    tolerance = as_positive_number("tolerance", tolerance)
    return not trajectory.stopped_early and bool(np.linalg.norm(trajectory.gradients[-1]) <= tolerance)


def best_descent(function: Quadratic) -> Tuning[GradientDescent]:
    """The best α = 2/(λmax + λmin) of gradient descent; after a step, (κ − 1)/(κ + 1) remains."""
    least, most = float(function.curvatures[0]), function.curvature
    return Tuning(GradientDescent(2 / (most + least)), (most - least) / (most + least))
