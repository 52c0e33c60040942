"""Functions of two variables that are no quadratic bowls; those are in `mathkit.functions.quadratics`."""

import numpy as np

from mathkit.arrays import Array, refusal
from mathkit.functions.differentiable import ClosedForm

__all__ = ["SADDLE", "WAVES", "level_ground_of_waves"]

SADDLE = ClosedForm(lambda x, y: x**2 - y**2, (lambda x, _: 2 * x, lambda _, y: -2 * y))
"""x² − y²: its gradient is zero at the origin, which is neither a maximum nor a minimum."""

WAVES = ClosedForm(lambda x, y: np.sin(x) + np.cos(y), (lambda x, _: np.cos(x), lambda _, y: -np.sin(y)))
"""A sine along x and a cosine along y: maxima, minima, and saddles between them."""


def level_ground_of_waves(x: tuple[float, float], y: tuple[float, float]) -> Array:
    """The points (n, 2), within two ranges, where the gradient of `WAVES` is zero: x = π/2 + iπ, y = jπ.

    Raises
    ------
    ValueError
        If the first end of a range is not lower than the second.
    """
    for name, (low, high) in (("x", x), ("y", y)):
        if not low < high:
            raise refusal(name, "a range from a lower to a higher number", (low, high))
    columns = np.arange(np.ceil(x[0] / np.pi - 0.5), np.floor(x[1] / np.pi - 0.5) + 1) * np.pi + np.pi / 2
    rows = np.arange(np.ceil(y[0] / np.pi), np.floor(y[1] / np.pi) + 1) * np.pi
    return np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
