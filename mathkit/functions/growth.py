"""The loss of a model of growth: amounts that are multiplied by the same factor in every unit of time.

    ŷ = e^{w t}        L(w) = mean (e^{w tᵢ} − yᵢ)²

With s = e^w, the loss is a polynomial in s, as times are whole. A term c sʲ = c e^{j w} has the derivatives
jⁿ c sʲ, so that every derivative of L is a polynomial in s as well.

Source: M. Spivak, Calculus, 4th ed., chapter 18.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.polynomial.polynomial import polyroots, polyval
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, as_number, refusal
from mathkit.functions.smooth import Smooth

__all__ = ["GrowthLoss"]


class GrowthLoss(Smooth):
    """The mean squared error of e^{w t}, as a function of w.

    Parameters
    ----------
    times : (n,)
        t, whole numbers of at least 1, such as days.
    amounts : (n,)
        y, what there was at each of the times, where there was 1 at time 0.

    Raises
    ------
    ValueError
        If a time is below 1, or there are more amounts than times or fewer.

    Examples
    --------
    >>> float(GrowthLoss([1], [2.0])(0.0))
    1.0
    """

    def __init__(self, times: Sequence[int], amounts: ArrayLike) -> None:
        self.times, self.amounts = tuple(times), as_array("amounts", amounts)
        if min(self.times, default=0) < 1:
            raise refusal("times", "whole numbers of at least 1", list(self.times))
        if self.amounts.shape != (len(self.times),):
            raise refusal("amounts", f"one for each of {len(self.times)} times", self.amounts.tolist())
        self._coefficients = np.zeros(2 * max(self.times) + 1)
        for time, amount in zip(self.times, self.amounts, strict=True):
            self._coefficients[[0, time, 2 * time]] += np.array([amount**2, -2 * amount, 1]) / len(self.times)

    def derivative_of_order(self, order: int, x: ArrayLike, /) -> Array:
        return np.asarray(polyval(np.exp(as_array("x", x)), self._differentiated(order)))

    def largest_derivative(self, order: int, first: float, last: float, /) -> float:
        low, high = sorted((as_number("first", first), as_number("last", last)))
        turning = polyroots(self._differentiated(order + 1))
        level = np.log(turning.real[(abs(turning.imag) < 1e-9) & (turning.real > 0)])
        places = [low, high, *level[(level > low) & (level < high)]]
        return float(np.abs(self.derivative_of_order(order, places)).max())

    def convergence_radius(self, _: float, /) -> float:
        return math.inf

    def _differentiated(self, order: int) -> Array:
        """The coefficients of the derivative, as a polynomial in s."""
        if order < 0:
            raise refusal("order", "at least 0", order)
        return np.asarray(self._coefficients * np.arange(self._coefficients.size, dtype=np.float64) ** order)
