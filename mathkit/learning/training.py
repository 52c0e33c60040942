"""What the losses of a training do, from before its first step to after its last."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import as_vector

__all__ = ["TrainingBehaviour", "classify_losses"]

_ROUNDING = 1e-12
"""A loss that rises by less than this has not risen."""


class TrainingBehaviour(StrEnum):
    FALLS_STEADILY = "falls steadily"
    JUMPS = "jumps on its way down"
    DIVERGES = "ends higher than it began"


def classify_losses(losses: ArrayLike) -> TrainingBehaviour:
    """Whether losses (steps + 1,) fall at every step, or rise at some, or end higher than they began.

    Raises
    ------
    ValueError
        If `losses` is no vector.

    Examples
    --------
    >>> classify_losses([3.0, 1.0, 2.0]).value
    'jumps on its way down'
    """
    losses = as_vector("losses", losses)
    if losses[-1] > losses[0] + _ROUNDING:
        return TrainingBehaviour.DIVERGES
    rises = np.diff(losses) > _ROUNDING
    return TrainingBehaviour.JUMPS if rises.any() else TrainingBehaviour.FALLS_STEADILY
