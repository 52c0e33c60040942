"""Momentum, the heavy ball: keep a share of the last step, and add a step against the gradient to it.

    v ← β v − α ∇f(x)        x ← x + v

On a quadratic with Hessian H, the eigenvectors of H do not interact: the distances from the minimum along the
one with eigenvalue λ follow yₜ₊₁ = (1 + β − αλ) yₜ − β yₜ₋₁, so the eigenvalues of the 2×2 matrix of that
recurrence decide. All lie inside the unit circle if 0 ≤ β < 1 and 0 < α < 2(1 + β)/λmax.

Source: B. Polyak, Some methods of speeding up the convergence of iteration methods (1964), and Introduction
to Optimization, section 3.2.1 (the best α and β of a quadratic).
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_positive_number, as_probability, refusal
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import AT_LIMIT
from mathkit.optimization.iterate import Rule, Trajectory, Tuning, iterate

__all__ = [
    "HeavyBall",
    "HeavyBallBehaviour",
    "best_heavy_ball",
    "classify_heavy_ball",
    "heavy_ball",
    "iteration_matrix",
    "passes_the_minimum",
    "spectral_radius",
    "stability_limit",
    "velocity_parts",
]


class HeavyBallBehaviour(StrEnum):
    """What a heavy ball on a quadratic does in the long run."""

    GLIDES = "comes to rest without passing the minimum"
    SWINGS = "passes the minimum but comes to rest"
    KEEPS_SWINGING = "keeps swinging"
    DIVERGES = "diverges"
    STAYS = "stays at the minimum"


@dataclass(frozen=True)
class HeavyBall(Rule):
    """v ← β v − α ∇f(x), x ← x + v, from rest.

    Attributes
    ----------
    learning_rate : float
        α > 0, in units of x² per unit of f.
    momentum : float
        β, the share of the velocity that is kept: 0 ≤ β < 1. With 0 this is gradient descent.
    """

    state_names: ClassVar[tuple[str, ...]] = ("velocity",)

    learning_rate: float
    momentum: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "learning_rate", as_positive_number("learning_rate", self.learning_rate))
        object.__setattr__(self, "momentum", _as_momentum(self.momentum))

    def step(self, _: int, gradient: Array, state: Array, /) -> tuple[Array, Array]:
        state = self.momentum * state - self.learning_rate * gradient
        return state[0], state


def heavy_ball(
    function: Differentiable, start: ArrayLike, learning_rate: float, momentum: float, steps: int
) -> Trajectory[HeavyBall]:
    """Minimize a differentiable function with momentum: `iterate` with `HeavyBall`.

    Parameters
    ----------
    function : Differentiable
    start : (n,), or a number when n = 1
    learning_rate : float
        α > 0, in units of x² per unit of f.
    momentum : float
        β, the share of the velocity that is kept: 0 ≤ β < 1.
    steps : int
        At least 1.

    Raises
    ------
    ValueError
        If `start` is no vector or too far from the origin, or another argument is out of its range.
    """
    return iterate(function, start, HeavyBall(learning_rate, momentum), steps)


def velocity_parts(trajectory: Trajectory[HeavyBall], step: int) -> tuple[Array, Array]:
    """The two parts (n,) of the velocity of a step, counted from 1: β v, which is kept, and −α ∇f."""
    rule, before = trajectory.rule, step - 1
    kept = rule.momentum * trajectory.state("velocity")[before]
    return kept, -rule.learning_rate * trajectory.gradients[before]


def iteration_matrix(curvature: float, learning_rate: float, momentum: float) -> Array:
    """The matrix (2, 2) that takes (yₜ, yₜ₋₁) to (yₜ₊₁, yₜ) along an axis of the given curvature.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    curvature = as_positive_number("curvature", curvature)
    learning_rate = as_positive_number("learning_rate", learning_rate)
    momentum = _as_momentum(momentum)
    return np.array([[1 + momentum - learning_rate * curvature, -momentum], [1.0, 0.0]])


def spectral_radius(function: Quadratic, learning_rate: float, momentum: float) -> float:
    """The share of the distance that remains after a step, in the long run and along the slowest axis.

    The ball comes to rest from every start if it is below 1.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    return max(
        float(np.abs(_factors(curvature, learning_rate, momentum)).max()) for curvature in function.curvatures
    )


def stability_limit(function: Quadratic, momentum: float) -> float:
    """2(1 + β)/λmax, the learning rate from which the ball no longer comes to rest from every start.

    Raises
    ------
    ValueError
        If `momentum` is out of its range.
    """
    return (1 + _as_momentum(momentum)) * function.stability_limit


def classify_heavy_ball(trajectory: Trajectory[HeavyBall], function: Quadratic) -> HeavyBallBehaviour:
    """What a heavy ball on a quadratic does in the long run, however many steps were taken.

    Decided exactly, from the eigenvalues along each eigenvector of H that start − minimum has a component
    on: the ball does not pass the minimum along an axis whose eigenvalues are real and not negative.
    """
    rule, curvatures = trajectory.rule, function.active_curvatures(trajectory.points[0])
    if curvatures.size == 0:
        return HeavyBallBehaviour.STAYS
    # α λ compared with 2(1 + β): the eigenvalues themselves are least exact just where this decides.
    shares = rule.learning_rate * curvatures / (2 * (1 + rule.momentum))
    if np.any(shares > 1 + AT_LIMIT):
        return HeavyBallBehaviour.DIVERGES
    if np.any(shares >= 1 - AT_LIMIT):
        return HeavyBallBehaviour.KEEPS_SWINGING
    passes = any(passes_the_minimum(each, rule.learning_rate, rule.momentum) for each in curvatures)
    return HeavyBallBehaviour.SWINGS if passes else HeavyBallBehaviour.GLIDES


def passes_the_minimum(curvature: float, learning_rate: float, momentum: float) -> bool:
    """Whether a ball that starts at rest gets to the other side along an axis of the given curvature.

    It does not if αλ ≤ (1 − √β)²: then both eigenvalues are real, and not negative.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    curvature = as_positive_number("curvature", curvature)
    slack = (1 - math.sqrt(_as_momentum(momentum))) ** 2
    return as_positive_number("learning_rate", learning_rate) * curvature > slack * (1 + AT_LIMIT)


def best_heavy_ball(function: Quadratic) -> Tuning[HeavyBall]:
    """The best α = (2/(√λmax + √λmin))² and β = ((√κ − 1)/(√κ + 1))²; after a step, √β remains."""
    least, most = math.sqrt(function.curvatures[0]), math.sqrt(function.curvature)
    rate = (most - least) / (most + least)
    return Tuning(HeavyBall((2 / (most + least)) ** 2, rate**2), rate)


def _factors(curvature: float, learning_rate: float, momentum: float) -> Any:
    return np.linalg.eigvals(iteration_matrix(curvature, learning_rate, momentum))


def _as_momentum(momentum: float) -> float:
    share = as_probability("momentum", momentum)
    if share == 1:
        raise refusal("momentum", "less than 1, or the ball never comes to rest", momentum)
    return share
