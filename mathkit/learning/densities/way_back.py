"""A matrix W that takes points back to a round cloud, learned by gradient descent.

    W ← W − α ∇L(W)  from  W = I,  with α = 1/(5 λ),  λ the largest eigenvalue of C = mean x xᵀ

From the identity W stays symmetric, and each of its eigenvalues goes its own way: w ← w + α (1/w − c w), with
the eigenvalue c of C beside it. Since α c < 1, none of them ever reaches zero, so W never presses the plane
flat on its way. It ends at C to the power −½, which takes the points back as far as turning: a round cloud
looks the same when it is turned.

Source: K. Murphy, Probabilistic Machine Learning: Advanced Topics, section 23.1.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_points
from mathkit.linear_algebra.stretched_normal import MeanSurprise, least_surprise
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.iterate import steps_until

__all__ = ["WayBack", "learn_way_back", "press_together"]

_MOST_STEPS = 600

_NEAR = 0.00001
"""The loss is learned when it is this close to the least possible, in nats."""

_NOTHING = 0.005
"""The share of a loss that is nearly nothing."""


@dataclass(frozen=True, eq=False)
class WayBack(Record):
    """The matrices of a descent, and their losses.

    Attributes
    ----------
    matrices : (k + 1, 2, 2)
        W, before the first of k steps and after each.
    losses : (k + 1,)
    """

    matrices: Array
    losses: Array

    @property
    def areas(self) -> Array:
        """By how much W multiplies areas, |det W|, before the first step and after each, (k + 1,)."""
        return np.asarray(np.abs(np.linalg.det(self.matrices)))


def learn_way_back(data: ArrayLike) -> WayBack:
    """Let the mean surprise of data (m, 2) fall until it is close to the least, or for 600 steps.

    Raises
    ------
    ValueError
        If the data are not (m, 2), or lie on a line through the origin.
    """
    least = least_surprise(data)
    learned = _descend(MeanSurprise(as_points("data", data, dimension=2)), _MOST_STEPS)
    return _first_steps(learned, steps_until(np.maximum(learned.losses - least, 0.0), _NEAR))


def press_together(data: ArrayLike) -> WayBack:
    """Let the mean of −ln q(W x) over data (m, 2) fall, q the density of a round normal cloud.

    This is ½ mean |W x|² + ln 2π, which does not count areas: it is least at W = 0. It stops when the part
    that depends on W is nearly nothing.

    Raises
    ------
    ValueError
        If the data are not (m, 2).
    """
    loss = MeanSurprise(as_points("data", data, dimension=2), counts_area=False)
    pressed = _descend(loss, _MOST_STEPS)
    lengths = np.maximum(pressed.losses - math.log(2 * math.pi), 0.0)
    return _first_steps(pressed, steps_until(lengths, _NOTHING * float(lengths[0])))


def _first_steps(back: WayBack, steps: int | None) -> WayBack:
    """So many steps, at least one; all of them if it is not known how many are needed."""
    end = len(back.losses) if steps is None else max(steps, 1) + 1
    return WayBack(back.matrices[:end], back.losses[:end])


def _descend(loss: MeanSurprise, steps: int) -> WayBack:
    rate = 0.2 / float(np.linalg.eigvalsh(loss.second_moments)[-1])
    walk = gradient_descent(loss, (1.0, 0.0, 0.0, 1.0), rate, steps)
    return WayBack(walk.points.reshape(-1, 2, 2), walk.values)
