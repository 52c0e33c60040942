"""Functions of one variable, each with its derivative in closed form.

    (xⁿ)′ = n xⁿ⁻¹        sin′ = cos        (eˣ)′ = eˣ        σ′ = σ (1 − σ)

Source: M. Spivak, Calculus, 4th ed., chapters 10, 15 and 18.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_array, as_vector, require_positive_integer
from mathkit.learning.sigmoid import sigmoid, sigmoid_derivative


@dataclass(frozen=True)
class Smooth:
    """A function that is differentiable everywhere.

    Attributes
    ----------
    formula, slope : Array -> Array
        f and f′, for arrays of any shape.
    """

    formula: Callable[[Array], Array]
    slope: Callable[[Array], Array]

    def value(self, x: ArrayLike, /) -> Array:
        """The values of f at x, an array of any shape.

        Raises
        ------
        ValueError
            If `x` holds anything but finite numbers.
        """
        return np.asarray(self.formula(as_array("x", x)), dtype=np.float64)

    def derivative(self, x: ArrayLike, /) -> Array:
        """The values of f′ at x, an array of any shape.

        Raises
        ------
        ValueError
            If `x` holds anything but finite numbers.
        """
        return np.asarray(self.slope(as_array("x", x)), dtype=np.float64)


def polynomial(coefficients: ArrayLike) -> Smooth:
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
    written = Polynomial(as_vector("coefficients", coefficients))
    return Smooth(written, written.deriv())


def power(exponent: int) -> Smooth:
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

SINE = Smooth(np.sin, np.cos)

EXPONENTIAL = Smooth(np.exp, np.exp)

SIGMOID = Smooth(sigmoid, sigmoid_derivative)
