"""Momentum: keep a share of the last step, and add the new one downhill to it.

    v ← β v − α ∇f(x)        x ← x + v

On a quadratic with Hessian H each eigenvector of H has a life of its own: the distances from the minimum
along the one with eigenvalue λ follow yₜ₊₁ = (1 + β − αλ) yₜ − β yₜ₋₁, so the eigenvalues of the 2×2 matrix
of that recurrence decide. All lie inside the unit circle while 0 ≤ β < 1 and 0 < α < 2(1 + β)/λmax.

Source: B. Polyak, Some methods of speeding up the convergence of iteration methods (1964), and Introduction
to Optimization, section 3.2.1 (the best α and β of a quadratic).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_non_negative_number,
    as_positive_number,
    as_probability,
    as_vector,
    refusal,
    require_positive_integer,
)
from mathkit.optimization.functions import Differentiable, Quadratic
from mathkit.optimization.gradient_descent import AT_LIMIT, FARTHEST, as_start, curvatures_felt

_State: TypeAlias = tuple[Array, Array, Array]
"""Where the ball is, the velocity with which it came there, and the gradient there, each (n,)."""


class Verdict(StrEnum):
    GLIDES = "comes to rest without passing the minimum"
    SWINGS = "passes the minimum but comes to rest"
    KEEPS_SWINGING = "keeps swinging"
    DIVERGES = "diverges"
    STAYS = "stays at the minimum"


@dataclass(frozen=True, eq=False)
class HeavyBall(Record):
    """The road of a descent with momentum.

    Attributes
    ----------
    points, velocities, gradients : (k + 1, n)
        At the start and after each step; the velocity is that with which the point was reached, 0 at the
        start. k = steps, or fewer if the walk left the ball of radius `FARTHEST`.
    values : (k + 1,)
    learning_rate, momentum : float
        α and β.
    stopped_early : bool
        Whether the walk left the ball.
    """

    points: Array
    velocities: Array
    gradients: Array
    values: Array
    learning_rate: float
    momentum: float
    stopped_early: bool

    def parts(self, step: int) -> tuple[Array, Array]:
        """The two parts (n,) of a step's velocity, steps counted from 1: what is kept, the push downhill."""
        return self.momentum * self.velocities[step - 1], -self.learning_rate * self.gradients[step - 1]


@dataclass(frozen=True)
class Tuning:
    """The α and β with which a walk on a quadratic ends fastest, whatever its start.

    Attributes
    ----------
    learning_rate, momentum : float
    rate : float
        The share of the distance from the minimum that a step leaves, in the long run.
    """

    learning_rate: float
    momentum: float
    rate: float


def heavy_ball(
    function: Differentiable, start: ArrayLike, learning_rate: float, momentum: float, steps: int
) -> HeavyBall:
    """Roll down a differentiable function, from rest.

    Parameters
    ----------
    function : Differentiable
        Anything with `value` and `gradient`.
    start : (n,), or a number when n = 1
    learning_rate : float
        α > 0, in units of x² per unit of f.
    momentum : float
        β, the share of the velocity that is kept: 0 ≤ β < 1. With 0 this is gradient descent.
    steps : int

    Raises
    ------
    ValueError
        If `start` is no vector or farther out than `FARTHEST`, or another argument is out of its range.
    """
    point = as_start(start)
    learning_rate = as_positive_number("learning_rate", learning_rate)
    momentum = _as_momentum(momentum)
    states = _states(function, point, learning_rate, momentum)
    road = list(islice(states, require_positive_integer("steps", steps) + 1))
    return _recorded(function, road, learning_rate, momentum, stopped_early=len(road) <= steps)


def _states(
    function: Differentiable, point: Array, learning_rate: float, momentum: float
) -> Iterator[_State]:
    """Roll on without end, or as long as the walk stays in the ball of radius `FARTHEST`."""
    velocity = np.zeros_like(point)
    while True:
        gradient = function.gradient(point)
        yield point, velocity, gradient
        with np.errstate(over="ignore", invalid="ignore"):
            velocity = momentum * velocity - learning_rate * gradient
            point = point + velocity
            if not np.linalg.norm(point) <= FARTHEST:
                return


def _recorded(
    function: Differentiable,
    road: Sequence[_State],
    learning_rate: float,
    momentum: float,
    *,
    stopped_early: bool = False,
) -> HeavyBall:
    points, velocities, gradients = (np.stack(each) for each in zip(*road, strict=True))
    return HeavyBall(
        points=points,
        velocities=velocities,
        gradients=gradients,
        values=function.value(points),
        learning_rate=learning_rate,
        momentum=momentum,
        stopped_early=stopped_early,
    )


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
    """The share of the distance that a step leaves in the long run, along the slowest axis; below 1 it ends.

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


def judge(walk: HeavyBall, function: Quadratic) -> Verdict:
    """Say how a walk on a quadratic ends, however many steps were taken.

    Decided exactly, from the eigenvalues along each eigenvector of H that start − minimum has a component
    on: the ball does not pass the minimum along an axis whose eigenvalues are real and not negative.
    """
    curvatures = curvatures_felt(walk.points[0], function)
    if curvatures.size == 0:
        return Verdict.STAYS
    # α λ compared with 2(1 + β): the eigenvalues themselves are least exact just where this decides.
    shares = walk.learning_rate * curvatures / (2 * (1 + walk.momentum))
    if np.any(shares > 1 + AT_LIMIT):
        return Verdict.DIVERGES
    if np.any(shares >= 1 - AT_LIMIT):
        return Verdict.KEEPS_SWINGING
    passes = [passes_the_minimum(curvature, walk.learning_rate, walk.momentum) for curvature in curvatures]
    return Verdict.SWINGS if any(passes) else Verdict.GLIDES


def passes_the_minimum(curvature: float, learning_rate: float, momentum: float) -> bool:
    """Whether a ball that starts at rest gets to the other side along an axis of the given curvature.

    It does not while αλ ≤ (1 − √β)²: then both eigenvalues are real, and not negative.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    curvature = as_positive_number("curvature", curvature)
    slack = (1 - math.sqrt(_as_momentum(momentum))) ** 2
    return as_positive_number("learning_rate", learning_rate) * curvature > slack * (1 + AT_LIMIT)


def best_heavy_ball(function: Quadratic) -> Tuning:
    """The best α = (2/(√λmax + √λmin))² and β = ((√κ − 1)/(√κ + 1))²; a step leaves √β."""
    least, most = math.sqrt(function.curvatures[0]), math.sqrt(function.curvature)
    rate = (most - least) / (most + least)
    return Tuning((2 / (most + least)) ** 2, rate**2, rate)


def best_descent(function: Quadratic) -> Tuning:
    """The best α = 2/(λmax + λmin) of plain descent; a step leaves (κ − 1)/(κ + 1)."""
    least, most = float(function.curvatures[0]), function.curvature
    return Tuning(2 / (most + least), 0.0, (most - least) / (most + least))


def steps_until(values: ArrayLike, level: float) -> int | None:
    """The first step from which on all values (k + 1,) are at most `level`; None if the last is above it.

    Raises
    ------
    ValueError
        If `values` is no vector or `level` is negative.
    """
    values = as_vector("values", values)
    above = np.flatnonzero(values > as_non_negative_number("level", level))
    first = int(above[-1]) + 1 if above.size else 0
    return first if first < values.size else None


def walk_until(
    function: Quadratic, start: ArrayLike, tuning: Tuning, share: float, *, longest: int = 2**20
) -> HeavyBall:
    """Walk with a tuning that converges, for as many steps as keep the loss below a share of the first.

    Raises
    ------
    ValueError
        If an argument is out of its range, or it is not sure after `longest` steps that the loss stays low.
    """
    point, share = as_start(start), as_positive_number("share", share)
    rate, momentum = as_positive_number("learning_rate", tuning.learning_rate), _as_momentum(tuning.momentum)
    level = function.value(function.minimum) * (1 - share) + share * function.value(point)
    states, road, steps = _states(function, point, rate, momentum), list[_State](), 64
    while steps <= longest:
        road += islice(states, steps + 1 - len(road))
        needed = steps_until(function.value(np.stack([place for place, *_ in road])), float(level))
        # The first loss that is low is the last of a swing, perhaps: as many steps again have to confirm it.
        if needed is not None and 2 * needed <= steps:
            return _recorded(function, road[: max(needed, 1) + 1], rate, momentum)
        steps *= 2
    raise refusal("tuning", "one with which the loss falls", tuning)


def _factors(curvature: float, learning_rate: float, momentum: float) -> Any:
    return np.linalg.eigvals(iteration_matrix(curvature, learning_rate, momentum))


def _as_momentum(momentum: float) -> float:
    kept = as_probability("momentum", momentum)
    if kept == 1:
        raise refusal("momentum", "less than 1, or the ball never comes to rest", momentum)
    return kept
