"""Functions of one variable, each with its derivative in closed form.

    (xⁿ)′ = n xⁿ⁻¹        sin′ = cos        (eˣ)′ = eˣ        σ′ = σ (1 − σ)

Source: M. Spivak, Calculus, 4th ed., chapters 10, 15 and 18.
"""

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_vector, require_positive_integer
from mathkit.functions.differentiable import ClosedForm
from mathkit.functions.sigmoid import sigmoid, sigmoid_derivative

__all__ = ["CUBE", "EXPONENTIAL", "PARABOLA", "RELU", "SIGMOID", "SINE", "polynomial", "power"]


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


PARABOLA = polynomial([1.0, 2.0, 1.0])
"""x² + 2x + 1."""

CUBE = power(3)

SINE = ClosedForm(np.sin, (np.cos,))

EXPONENTIAL = ClosedForm(np.exp, (np.exp,))

SIGMOID = ClosedForm(sigmoid, (sigmoid_derivative,))


def _relu(x: ArrayLike) -> Array:
    return np.maximum(np.asarray(x, dtype=np.float64), 0.0)


def _relu_derivative(x: ArrayLike) -> Array:
    return np.where(np.asarray(x, dtype=np.float64) > 0, 1.0, 0.0)


RELU = ClosedForm(_relu, (_relu_derivative,))
"""max(0, x); at its corner, 0, it has no derivative, and 0 is given in its place, as networks do."""
