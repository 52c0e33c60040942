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
from itertools import accumulate
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, as_positive_number, as_probability, as_vector, refusal
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import AT_LIMIT
from mathkit.optimization.iterate import Rule, Trajectory, Tuning, iterate

__all__ = [
    "HeavyBall",
    "HeavyBallBehaviour",
    "accumulated_steps",
    "best_heavy_ball",
    "classify_heavy_ball",
    "heavy_ball",
    "passes_the_minimum",
    "remaining_share",
    "stability_limit",
    "swinging_rates",
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


def accumulated_steps(pushes: ArrayLike, momentum: float) -> Array:
    """The steps (n,) of a ball from rest that gets the given pushes (n,): sₜ = β sₜ₋₁ + pushₜ.

    Equal pushes g add up towards g/(1 − β), pushes ±g in turn cancel towards ±g/(1 + β).

    Raises
    ------
    ValueError
        If `pushes` is no vector, or `momentum` is out of its range.
    """
    pushes, momentum = as_vector("pushes", pushes), _as_momentum(momentum)
    return np.array(list(accumulate(pushes, lambda last, push: momentum * last + push)))


def remaining_share(curvature: float, learning_rates: ArrayLike, momentum: float) -> Array:
    """The share of the distance that remains after a step, in the long run, along one axis of a bowl.

    The larger root of z² − (1 + β − αλ) z + β in absolute value: √β where the ball swings, whatever α and λ.

    Parameters
    ----------
    curvature : float
        λ > 0 of the axis.
    learning_rates : (...)
        α ≥ 0.
    momentum : float
        β, the share of the velocity that is kept: 0 ≤ β < 1.

    Returns
    -------
    (...)
        Below 1 where the ball comes to rest from every start.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    momentum, rates = _as_momentum(momentum), as_array("learning_rates", learning_rates)
    if np.any(rates < 0):
        raise refusal("learning_rates", "at least 0", rates.min())
    middle = (1 + momentum - rates * as_positive_number("curvature", curvature)) / 2
    apart = np.sqrt(np.maximum(middle**2 - momentum, 0.0))
    return np.asarray(np.maximum(np.abs(middle) + apart, math.sqrt(momentum)))


def swinging_rates(curvature: float, momentum: float) -> tuple[float, float]:
    """(1 − √β)²/λ and (1 + √β)²/λ: between these learning rates a ball swings, and √β is left by a step.

    There the roots of z² − (1 + β − αλ) z + β are complex.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    curvature, root = as_positive_number("curvature", curvature), math.sqrt(_as_momentum(momentum))
    return (1 - root) ** 2 / curvature, (1 + root) ** 2 / curvature


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
    begin, _ = swinging_rates(curvature, momentum)
    return as_positive_number("learning_rate", learning_rate) > begin * (1 + AT_LIMIT)


def best_heavy_ball(function: Quadratic) -> Tuning[HeavyBall]:
    """The best α = (2/(√λmax + √λmin))² and β = ((√κ − 1)/(√κ + 1))²; after a step, √β remains."""
    least, most = math.sqrt(function.curvatures[0]), math.sqrt(function.curvature)
    rate = (most - least) / (most + least)
    return Tuning(HeavyBall((2 / (most + least)) ** 2, rate**2), rate)


def _as_momentum(momentum: float) -> float:
    share = as_probability("momentum", momentum)
    if share == 1:
        raise refusal("momentum", "less than 1, or the ball never comes to rest", momentum)
    return share
