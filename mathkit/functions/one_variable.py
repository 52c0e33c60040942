"""Functions of one variable, each with its derivative; `smooth` has those of which all derivatives are known.

    (xⁿ)′ = n xⁿ⁻¹        σ′ = σ (1 − σ)

Source: M. Spivak, Calculus, 4th ed., chapter 10.
"""

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_number, as_positive_number, as_vector, require_positive_integer
from mathkit.functions.differentiable import ClosedForm
from mathkit.functions.sigmoid import sigmoid, sigmoid_derivative

__all__ = ["CUBE", "PARABOLA", "RELU", "SIGMOID", "polynomial", "power", "two_valleys"]


def polynomial(coefficients: ArrayLike) -> ClosedForm:
    """c₀ + c₁ x + c₂ x² + …

    Parameters
    ----------
    coefficients : (n + 1,)
        c₀ first.

    Raises
    ------
    ValueError
        If `coefficients` is no vector of finite numbers.
    """
    series = Polynomial(as_vector("coefficients", coefficients))
    return ClosedForm(series, (series.deriv(),))


def power(exponent: int) -> ClosedForm:
    """xⁿ for a whole number n ≥ 1.

    Raises
    ------
    ValueError
        If `exponent` is no whole number of at least 1.
    """
    return polynomial(np.eye(1, require_positive_integer("exponent", exponent) + 1, exponent)[0])


def two_valleys(middle: float, distance: float, curvature: float, least: float = 0.0) -> ClosedForm:
    """A curve with two valleys, the right one less deep, and a hump between them.

        f(x) = ½ c d² (1.2 (u² − 0.81)² + 0.24 u + 0.24) + l        u = (x − m)/d

    Parameters
    ----------
    middle, distance, curvature, least : float
        m, d > 0, c > 0 and l. The lowest points lie at u = −0.9295 and u = 0.8675, the hump at u = 0.0620.

    Raises
    ------
    ValueError
        If `middle` or `least` is no finite number, or `distance` or `curvature` is not positive.
    """
    middle, least = as_number("middle", middle), as_number("least", least)
    distance = as_positive_number("distance", distance)
    scale = as_positive_number("curvature", curvature) * distance**2 / 2
    shape = Polynomial([1.2 * 0.81**2 + 0.24, 0.24, -2 * 1.2 * 0.81, 0.0, 1.2])
    slope = shape.deriv()
    return ClosedForm(
        lambda x: scale * shape((x - middle) / distance) + least,
        (lambda x: scale / distance * slope((x - middle) / distance),),
    )


PARABOLA = polynomial([1.0, 2.0, 1.0])
"""x² + 2x + 1."""

CUBE = power(3)

SIGMOID = ClosedForm(sigmoid, (sigmoid_derivative,))


def _relu(x: ArrayLike) -> Array:
    return np.maximum(np.asarray(x, dtype=np.float64), 0.0)


def _relu_derivative(x: ArrayLike) -> Array:
    return np.where(np.asarray(x, dtype=np.float64) > 0, 1.0, 0.0)


RELU = ClosedForm(_relu, (_relu_derivative,))
"""max(0, x); at its corner, 0, it has no derivative, and 0 is given in its place, as networks do."""
