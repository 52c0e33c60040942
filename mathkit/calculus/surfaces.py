"""Functions of two variables that are no bowls; those are in `mathkit.optimization.functions`."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, refusal


@dataclass(frozen=True)
class Surface:
    """A differentiable function of two variables.

    Attributes
    ----------
    height : Array, Array -> Array
        f(x, y).
    slopes : Array, Array -> tuple of two Arrays
        ∂f/∂x and ∂f/∂y.
    """

    height: Callable[[Array, Array], Array]
    slopes: Callable[[Array, Array], tuple[Array, Array]]

    def value(self, points: ArrayLike, /) -> Array:
        """The values (...) of f at points (..., 2)."""
        x, y = _coordinates(points)
        return np.asarray(self.height(x, y), dtype=np.float64)

    def gradient(self, points: ArrayLike, /) -> Array:
        """The gradients (..., 2) of f at points (..., 2)."""
        x, y = _coordinates(points)
        return np.stack(np.broadcast_arrays(*self.slopes(x, y)), axis=-1).astype(np.float64)


def _coordinates(points: ArrayLike) -> tuple[Array, Array]:
    array = as_array("points", points)
    if array.ndim == 0 or array.shape[-1] != 2:
        raise refusal("points", "an array of shape (..., 2)", f"shape {array.shape}")
    return array[..., 0], array[..., 1]


SADDLE = Surface(lambda x, y: x**2 - y**2, lambda x, y: (2 * x, -2 * y))
"""x² − y²: level at the origin, which is neither top nor bottom."""

WAVES = Surface(lambda x, y: np.sin(x) + np.cos(y), lambda x, y: (np.cos(x), -np.sin(y)))
"""Sines along both axes: summits, hollows, and passes between them."""


def level_ground_of_waves(x: tuple[float, float], y: tuple[float, float]) -> Array:
    """The points (n, 2), within two ranges, where `WAVES` is level: x = π/2 + iπ, y = jπ.

    Raises
    ------
    ValueError
        If a range does not go upwards.
    """
    for name, (low, high) in (("x", x), ("y", y)):
        if not low < high:
            raise refusal(name, "a range from a lower to a higher number", (low, high))
    columns = np.arange(np.ceil(x[0] / np.pi - 0.5), np.floor(x[1] / np.pi - 0.5) + 1) * np.pi + np.pi / 2
    rows = np.arange(np.ceil(y[0] / np.pi), np.floor(y[1] / np.pi) + 1) * np.pi
    return np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
