"""The sigmoid: from any score to a probability, and back.

    σ(z) = 1 / (1 + e⁻ᶻ)        σ′(z) = σ(z) (1 − σ(z))        logit(p) = ln(p / (1 − p))

Source: C. Bishop, Pattern Recognition and Machine Learning, section 4.2.
"""

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, refusal

__all__ = ["logit", "sigmoid", "sigmoid_derivative"]


def sigmoid(z: ArrayLike) -> Array:
    """σ(z) for scores of any shape; in [0, 1] for every finite z, without overflow.

    Raises
    ------
    ValueError
        If `z` holds anything but finite numbers.
    """
    from scipy.special import expit

    return np.asarray(expit(as_array("z", z)))


def sigmoid_derivative(z: ArrayLike) -> Array:
    """σ′(z) for scores of any shape; at most 1/4, at z = 0.

    Raises
    ------
    ValueError
        If `z` holds anything but finite numbers.
    """
    z = as_array("z", z)
    return sigmoid(z) * sigmoid(-z)


def logit(p: ArrayLike) -> Array:
    """The score z with σ(z) = p, for probabilities of any shape.

    Raises
    ------
    ValueError
        If a probability is not strictly between 0 and 1.
    """
    from scipy.special import logit as log_odds

    p = as_array("p", p)
    if not np.all((p > 0) & (p < 1)):
        raise refusal("p", "strictly between 0 and 1", p.tolist())
    return np.asarray(log_odds(p))
