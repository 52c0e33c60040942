"""What a differentiable function is: a value and a gradient at every point.

    f: Rⁿ → R        ∇f = (∂f/∂x₁, …, ∂f/∂xₙ)        for n = 1: f′

The same function can be asked in two ways. `value` and `gradient` take points, with the coordinates along
the last axis: shape (..., n). A call takes the coordinates as separate arrays of any shape: f(x) or f(x, y);
and for n = 1, `derivative` gives f′(x).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, as_coordinates

__all__ = ["ClosedForm", "Differentiable"]


class Differentiable(ABC):
    """A function of n variables that has a gradient at every point."""

    @property
    @abstractmethod
    def dimension(self) -> int:
        """n, the number of variables."""

    @abstractmethod
    def value(self, points: ArrayLike, /) -> Array:
        """The values (...) of f at points (..., n)."""

    @abstractmethod
    def gradient(self, points: ArrayLike, /) -> Array:
        """The gradients (..., n) of f at points (..., n)."""

    def __call__(self, *coordinates: ArrayLike) -> Array:
        """The values of f at n arrays of coordinates, which are broadcast against each other."""
        arrays = (as_array("coordinates", each) for each in coordinates)
        return self.value(np.stack(np.broadcast_arrays(*arrays), axis=-1))

    def derivative(self, x: ArrayLike, /) -> Array:
        """The values of f′ at x, an array of any shape, for a function of one variable."""
        return self.gradient(as_array("x", x)[..., np.newaxis])[..., 0]

    def _as_points(self, points: ArrayLike) -> Array:
        return as_coordinates("points", points, self.dimension)


@dataclass(frozen=True)
class ClosedForm(Differentiable):
    """A function that is given by formulas for its value and for each of its n partial derivatives.

    Attributes
    ----------
    formula : n Arrays -> Array
        f, of n arrays of coordinates with the same shape.
    partials : n functions, each n Arrays -> Array
        ∂f/∂x₁, …, ∂f/∂xₙ, of the same arrays.

    Examples
    --------
    >>> cosine = ClosedForm(np.cos, (lambda x: -np.sin(x),))
    >>> float(cosine(0.0))
    1.0
    >>> product = ClosedForm(lambda x, y: x * y, (lambda _, y: y, lambda x, _: x))
    >>> product.gradient([2.0, 3.0])
    array([3., 2.])
    """

    formula: Callable[..., Array]
    partials: tuple[Callable[..., Array], ...]

    @property
    def dimension(self) -> int:
        return len(self.partials)

    def value(self, points: ArrayLike, /) -> Array:
        coordinates = self._coordinates(points)
        return _filled(self.formula(*coordinates), coordinates[0].shape)

    def gradient(self, points: ArrayLike, /) -> Array:
        coordinates = self._coordinates(points)
        shape = coordinates[0].shape
        return np.stack([_filled(partial(*coordinates), shape) for partial in self.partials], axis=-1)

    def _coordinates(self, points: ArrayLike) -> tuple[Array, ...]:
        return tuple(np.moveaxis(self._as_points(points), -1, 0))


def _filled(values: ArrayLike, shape: tuple[int, ...]) -> Array:
    """Values of a formula as an array of the given shape: a formula may be constant."""
    return np.broadcast_to(np.asarray(values, dtype=np.float64), shape).copy()
