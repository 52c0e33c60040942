"""Functions of one variable of which every derivative is known in closed form.

    sin⁽ⁿ⁾(x) = sin(x + n π/2)      (eˣ)⁽ⁿ⁾ = eˣ      ln(1 + x)⁽ⁿ⁾ = (−1)ⁿ⁻¹ (n − 1)!/(1 + x)ⁿ  for n ≥ 1

Source: M. Spivak, Calculus, 4th ed., chapter 20.
"""

import math
from abc import abstractmethod

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, as_number, refusal
from mathkit.functions.differentiable import Differentiable

__all__ = ["EXPONENTIAL", "LOGARITHM", "SINE", "Smooth"]


class Smooth(Differentiable):
    """A function of one variable with derivatives of every order."""

    @property
    def dimension(self) -> int:
        return 1

    def value(self, points: ArrayLike, /) -> Array:
        return self.derivative_of_order(0, self._as_points(points)[..., 0])

    def gradient(self, points: ArrayLike, /) -> Array:
        return self.derivative_of_order(1, self._as_points(points))

    @abstractmethod
    def derivative_of_order(self, order: int, x: ArrayLike, /) -> Array:
        """f⁽ⁿ⁾ at x, an array of any shape; of order 0 it is f itself.

        Raises
        ------
        ValueError
            If the order is negative, or x lies where f is not defined.
        """

    @abstractmethod
    def largest_derivative(self, order: int, first: float, last: float, /) -> float:
        """The largest |f⁽ⁿ⁾| between `first` and `last`, which may come in either order.

        Raises
        ------
        ValueError
            If the order is negative, or f is not defined everywhere between them.
        """

    @abstractmethod
    def convergence_radius(self, center: float, /) -> float:
        """How far from the centre its Taylor series reaches: the distance of the nearest singular point."""


class _Sine(Smooth):
    def derivative_of_order(self, order: int, x: ArrayLike, /) -> Array:
        x, quarter_turns = as_array("x", x), _as_order(order) % 4
        return np.asarray((np.sin, np.cos)[quarter_turns % 2](x) * (1 if quarter_turns < 2 else -1))

    def largest_derivative(self, order: int, first: float, last: float, /) -> float:
        low, high = sorted((as_number("first", first), as_number("last", last)))
        # Derivatives of even order are ±1 at odd multiples of π/2, those of odd order at even ones.
        shift = 0.5 if _as_order(order) % 2 == 0 else 0.0
        if math.floor(high / math.pi - shift) >= math.ceil(low / math.pi - shift):
            return 1.0
        return float(np.abs(self.derivative_of_order(order, [low, high])).max())

    def convergence_radius(self, _: float, /) -> float:
        return math.inf


class _Exponential(Smooth):
    def derivative_of_order(self, order: int, x: ArrayLike, /) -> Array:
        _as_order(order)
        return np.asarray(np.exp(as_array("x", x)))

    def largest_derivative(self, order: int, first: float, last: float, /) -> float:
        return float(self.derivative_of_order(order, max(first, last)))

    def convergence_radius(self, _: float, /) -> float:
        return math.inf


class _Logarithm(Smooth):
    def derivative_of_order(self, order: int, x: ArrayLike, /) -> Array:
        x, order = as_array("x", x), _as_order(order)
        if np.any(x <= -1):
            raise refusal("x", "greater than -1, where ln(1 + x) is defined", x.min())
        if order == 0:
            return np.asarray(np.log1p(x))
        return np.asarray((-1) ** (order - 1) * math.factorial(order - 1) / (1 + x) ** order)

    def largest_derivative(self, order: int, first: float, last: float, /) -> float:
        return float(np.abs(self.derivative_of_order(order, [first, last])).max())

    def convergence_radius(self, center: float, /) -> float:
        return as_number("center", center) + 1


SINE = _Sine()

EXPONENTIAL = _Exponential()

LOGARITHM = _Logarithm()
"""ln(1 + x), for x > −1."""


def _as_order(order: int) -> int:
    if order < 0:
        raise refusal("order", "at least 0", order)
    return order
