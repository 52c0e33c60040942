"""Functions of two variables that are no quadratic bowls; those are in `mathkit.functions.quadratics`."""

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, as_vector, refusal
from mathkit.functions.differentiable import ClosedForm

__all__ = ["CREASES", "SADDLE", "WAVES", "Creases", "level_ground_of_waves"]

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


class Creases:
    """min(|x|, |y|): level along both axes at the origin, but no plane touches it there."""

    def value(self, points: ArrayLike, /) -> Array:
        """The values (...) at points (..., 2)."""
        return np.asarray(np.min(np.abs(as_array("points", points)), axis=-1))

    def one_sided_slope(self, direction: ArrayLike) -> float:
        """The slope at the origin in a direction (2,), which need not have length 1.

        Raises
        ------
        ValueError
            If `direction` is no vector of two numbers, or zero.
        """
        direction = as_vector("direction", direction, length=2)
        if not direction.any():
            raise refusal("direction", "a vector that is not zero", direction)
        return float(self.value(direction / np.hypot(*direction)))


CREASES = Creases()
"""min(|x|, |y|)."""
