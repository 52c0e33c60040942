"""Taylor polynomials: the polynomial that shares its first derivatives with a function at one point.

    Pₙ(x) = Σₖ f⁽ᵏ⁾(c)/k! · (x − c)ᵏ,  k = 0 … n        Pₙ⁽ᵏ⁾(c) = f⁽ᵏ⁾(c) for all k ≤ n

The term of degree k has all its derivatives zero at c but the k-th: it mends that one and touches no other.
What is missed is bounded by Lagrange's form of the remainder, if f has n + 1 derivatives between c and x:

    |f(x) − Pₙ(x)| ≤ max |f⁽ⁿ⁺¹⁾| · |x − c|ⁿ⁺¹/(n + 1)!        the maximum between c and x

Source: M. Spivak, Calculus, 4th ed., chapter 20.
"""

from dataclasses import dataclass

import numpy as np
from numpy.polynomial.polynomial import polyval
from numpy.typing import ArrayLike
from scipy.special import factorial

from mathkit.arrays import Array, Record, as_array, as_number, refusal
from mathkit.functions.smooth import Smooth

__all__ = ["TaylorPolynomial", "second_order_step", "second_order_steps", "taylor_polynomial"]


@dataclass(frozen=True, eq=False)
class TaylorPolynomial(Record):
    """A function's Taylor polynomial, with those of every lower degree.

    Attributes
    ----------
    function : Smooth
    center : float
        c.
    derivatives : (n + 1,)
        f(c), f′(c), … f⁽ⁿ⁾(c).
    coefficients : (n + 1,)
        f⁽ᵏ⁾(c)/k!, of (x − c)ᵏ.
    """

    function: Smooth
    center: float
    derivatives: Array
    coefficients: Array

    @property
    def degree(self) -> int:
        """n; coefficients may be zero, so the polynomial may be of lower degree."""
        return self.coefficients.size - 1

    def __call__(self, x: ArrayLike) -> Array:
        """Pₙ at x, an array of any shape."""
        return np.asarray(polyval(as_array("x", x) - self.center, self.coefficients), dtype=np.float64)

    def terms(self, x: ArrayLike) -> Array:
        """The term of every degree at x (…): shape (n + 1, …)."""
        distances = as_array("x", x) - self.center
        powers = np.stack([distances**k for k in range(self.degree + 1)])
        return np.asarray(powers * self.coefficients.reshape(-1, *[1] * distances.ndim))

    def partial_sums(self, x: ArrayLike) -> Array:
        """P₀, P₁ … Pₙ at x (…): shape (n + 1, …)."""
        return np.cumsum(self.terms(x), axis=0)

    def error(self, x: ArrayLike) -> Array:
        """f(x) − Pₙ(x)."""
        return np.asarray(self.function(x) - self(x))

    def error_bound(self, x: ArrayLike, *, ceiling: float = 0.0) -> Array:
        """Lagrange's bound on |f(x) − Pₙ(x)|, at x of any shape.

        Parameters
        ----------
        ceiling : float
            What the largest |f⁽ⁿ⁺¹⁾| is taken to be where it is smaller: a number that is known, where the
            maximum is not, since it is as hard to find as f.
        """
        order, places = self.degree + 1, as_array("x", x)
        found = [self.function.largest_derivative(order, self.center, place) for place in places.flat]
        largest = np.maximum(found, ceiling)
        shares = np.abs(places - self.center) ** order / factorial(order)
        return np.asarray(np.reshape(largest, places.shape) * shares)


def taylor_polynomial(function: Smooth, center: float, degree: int) -> TaylorPolynomial:
    """The Taylor polynomial of a function at `center`.

    Parameters
    ----------
    function : Smooth
    center : float
        A point where the function is defined.
    degree : int
        n ≥ 0.

    Raises
    ------
    ValueError
        If the degree is negative, or the function is not defined at the centre.

    Examples
    --------
    >>> from mathkit.functions.smooth import SINE
    >>> taylor_polynomial(SINE, 0.0, 3).coefficients.round(4) + 0.0
    array([ 0.    ,  1.    ,  0.    , -0.1667])
    """
    center = as_number("center", center)
    if degree < 0:
        raise refusal("degree", "at least 0", degree)
    derivatives = np.array([float(function.derivative_of_order(k, center)) for k in range(degree + 1)])
    return TaylorPolynomial(function, center, derivatives, derivatives / factorial(np.arange(degree + 1)))


def second_order_step(function: Smooth, x: float) -> float | None:
    """Where the Taylor polynomial of degree 2 at x is level: x − f′(x)/f″(x), Newton's step.

    None where it has no such point, or every point is one: f″(x) = 0.

    Raises
    ------
    ValueError
        If the function is not defined at `x`.
    """
    slope, curvature = (float(function.derivative_of_order(order, as_number("x", x))) for order in (1, 2))
    return None if curvature == 0 else x - slope / curvature


def second_order_steps(function: Smooth, start: float, count: int) -> Array:
    """The start and where each of `count` of Newton's steps leads, shape (count + 1,).

    Raises
    ------
    ValueError
        If a step has no end, because f″ is zero.
    """
    points = [as_number("start", start)]
    for _ in range(count):
        landing = second_order_step(function, points[-1])
        if landing is None:
            raise refusal("start", "a point from which f″ is never zero", start)
        points.append(landing)
    return np.array(points)
