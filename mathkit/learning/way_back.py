"""A matrix W that takes points back to a round cloud, learned by gradient descent.

    W ← W − α ∇L(W)  from  W = I,  with α = ¾/λ,  λ the largest eigenvalue of C = mean x xᵀ

From the identity W stays symmetric, and each of its eigenvalues goes its own way: w ← w + α (1/w − c w), with
the eigenvalue c of C beside it. Since α c ≤ ¾, none of them ever reaches zero, so W never presses the plane
flat on its way. It ends at C to the power −½, which takes the points back as far as turning: a round cloud
looks the same when it is turned.

Source: K. Murphy, Probabilistic Machine Learning: Advanced Topics, section 23.1.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record
from mathkit.linear_algebra.stretched_normal import MeanSurprise, least_surprise
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.iterate import steps_until

__all__ = ["WayBack", "learn_way_back", "press_together"]

_MOST_STEPS = 400

_NEAR = 0.005
"""The loss is learned when it is this close to the least possible, in nats."""


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


def learn_way_back(data: ArrayLike) -> WayBack:
    """Let the mean surprise of data (m, 2) fall until it is close to the least, or for 400 steps.

    Raises
    ------
    ValueError
        If the data are not (m, 2), or lie on a line through the origin.
    """
    least = least_surprise(data)
    learned = _descend(MeanSurprise(np.asarray(data, dtype=np.float64)), _MOST_STEPS)
    steps = steps_until(np.maximum(learned.losses - least, 0.0), _NEAR) or _MOST_STEPS
    return WayBack(learned.matrices[: steps + 1], learned.losses[: steps + 1])


def press_together(data: ArrayLike, steps: int) -> WayBack:
    """Let the loss ½ mean |W x|² of data (m, 2) fall, which does not count areas.

    Raises
    ------
    ValueError
        If the data are not (m, 2), or `steps` is below 1.
    """
    pressed = _descend(MeanSurprise(np.asarray(data, dtype=np.float64), counts_area=False), steps)
    return WayBack(pressed.matrices, pressed.losses - math.log(2 * math.pi))


def _descend(loss: MeanSurprise, steps: int) -> WayBack:
    rate = 0.75 / float(np.linalg.eigvalsh(loss.second_moments)[-1])
    walk = gradient_descent(loss, (1.0, 0.0, 0.0, 1.0), rate, steps)
    return WayBack(walk.points.reshape(-1, 2, 2), walk.values)
