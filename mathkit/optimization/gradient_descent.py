"""Gradient descent: step against the slope.

    x ← x − α ∇f(x)

On a quadratic with Hessian H, each eigenvector of H has a life of its own: the distance to the minimum
along the one with eigenvalue λ is multiplied by 1 − αλ at every step. It shrinks while αλ < 2.

Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., section 3.3;
B. Polyak, Introduction to Optimization, section 1.4.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_array,
    as_positive_definite,
    as_positive_number,
    as_vector,
    refusal,
    require_positive_integer,
)
from mathkit.optimization.functions import Differentiable, Quadratic

FARTHEST = 1e12
"""A walk that leaves the ball of this radius about the origin is not followed any farther."""

ABSENT = 1e-12
"""A component this small, relative to the distance walked, counts as rounding: it is not there."""

AT_LIMIT = 1e-9
"""A rate this close to 2/λ, relatively, counts as equal to it."""


class Verdict(StrEnum):
    CONVERGES = "converges"
    OSCILLATES = "oscillates but converges"
    KEEPS_SWINGING = "keeps swinging"
    DIVERGES = "diverges"
    STAYS = "stays at the minimum"


@dataclass(frozen=True, eq=False)
class Descent(Record):
    """The road of a descent.

    Attributes
    ----------
    points : (k + 1, n)
        The start and the point after each step. k = steps, or fewer if the walk left the ball of radius
        `FARTHEST`; every number is finite.
    values : (k + 1,)
    gradients : (k + 1, n)
    learning_rate : float
    stopped_early : bool
        Whether the walk left the ball.
    """

    points: Array
    values: Array
    gradients: Array
    learning_rate: float
    stopped_early: bool


def gradient_descent(function: Differentiable, start: ArrayLike, learning_rate: float, steps: int) -> Descent:
    """Walk down a differentiable function.

    Parameters
    ----------
    function : Differentiable
        Anything with `value` and `gradient`.
    start : (n,), or a number when n = 1
    learning_rate : float
        α > 0, in units of x² per unit of f.
    steps : int

    Raises
    ------
    ValueError
        If `start` is no vector or farther out than `FARTHEST`, `learning_rate` is not positive, or `steps`
        is less than 1.
    """
    point = as_start(start)
    learning_rate = as_positive_number("learning_rate", learning_rate)
    points, gradients = [point], [function.gradient(point)]
    stopped_early = False
    for _ in range(require_positive_integer("steps", steps)):
        with np.errstate(over="ignore", invalid="ignore"):
            point = points[-1] - learning_rate * gradients[-1]
            stopped_early = not np.linalg.norm(point) <= FARTHEST
        if stopped_early:
            break
        points.append(point)
        gradients.append(function.gradient(point))
    road = np.stack(points)
    return Descent(road, function.value(road), np.stack(gradients), learning_rate, stopped_early)


def stability_limit(hessian: ArrayLike) -> float:
    """2/λmax of a Hessian (n, n), the learning rate from which descent no longer converges from every start.

    Raises
    ------
    ValueError
        If `hessian` is not symmetric positive definite.
    """
    return 2 / float(np.linalg.eigvalsh(as_positive_definite("hessian", hessian))[-1])


def judge(descent: Descent, function: Quadratic) -> Verdict:
    """Say how a descent on a quadratic ends, however many steps were taken.

    Decided exactly, from 1 − αλ along each eigenvector of H that start − minimum has a component on: a
    start on the axis of a small λ converges at rates that send every other start away.
    """
    factors = 1 - descent.learning_rate * curvatures_felt(descent.points[0], function)
    if factors.size == 0:
        return Verdict.STAYS
    if np.any(factors < -1 - AT_LIMIT):
        return Verdict.DIVERGES
    if np.any(factors <= -1 + AT_LIMIT):
        return Verdict.KEEPS_SWINGING
    return Verdict.OSCILLATES if np.any(factors < -AT_LIMIT) else Verdict.CONVERGES


def has_arrived(descent: Descent, tolerance: float = 1e-3) -> bool:
    """Whether the slope at the last point, |∇f|, is at most `tolerance`: level ground.

    For a convex f that is the minimum; with smallest curvature λmin it lies within tolerance/λmin.

    Raises
    ------
    ValueError
        If `tolerance` is not positive.
    """
    tolerance = as_positive_number("tolerance", tolerance)
    return not descent.stopped_early and bool(np.linalg.norm(descent.gradients[-1]) <= tolerance)


def as_start(start: ArrayLike) -> Array:
    """Where a walk begins, as a vector (n,); a number begins one of a single variable.

    Raises
    ------
    ValueError
        If `start` is no vector or farther out than `FARTHEST`.
    """
    point = as_vector("start", np.atleast_1d(as_array("start", start)))
    if np.linalg.norm(point) > FARTHEST:
        raise refusal("start", f"within {FARTHEST:g} of the origin", point.tolist())
    return point


def curvatures_felt(start: Array, function: Quadratic) -> Array:
    """The eigenvalues of H along whose eigenvectors the start lies off the minimum."""
    curvatures, axes = np.linalg.eigh(function.hessian)
    offset = start - function.minimum
    scale = max(float(np.linalg.norm(start)), float(np.linalg.norm(function.minimum)))
    felt: Array = curvatures[np.abs(offset @ axes) > ABSENT * scale]
    return felt
