"""The derivative: the limit of the slopes of secants.

    (f(x + h) − f(x)) / h  →  f′(x)    as h → 0

The difference between the two is ½ f″(x) h to first order: it shrinks in proportion to h.

Source: M. Spivak, Calculus, 4th ed., chapter 9; J. Nocedal and S. Wright, Numerical Optimization, 2nd ed.,
section 8.1, on the effect of rounding.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_array,
    as_number,
    as_positive_number,
    refusal,
    require_positive_integer,
)
from mathkit.functions.differentiable import Differentiable

__all__ = ["Secants", "closing_secants", "secant_slope"]


@dataclass(frozen=True, eq=False)
class Secants(Record):
    """Lines through one point of a curve and others that come closer and closer to it.

    Attributes
    ----------
    x, value : float
        The point (x, f(x)).
    steps : (k,)
        The runs h, from one point to the other.
    ends : (k,)
        f(x + h).
    slopes : (k,)
        (f(x + h) − f(x)) / h.
    limit : float
        f′(x).
    """

    x: float
    value: float
    steps: Array
    ends: Array
    slopes: Array
    limit: float


def secant_slope(function: Differentiable, x: float, step: ArrayLike) -> Array:
    """The slope of the line through (x, f(x)) and (x + h, f(x + h)), for steps h of any shape.

    Raises
    ------
    ValueError
        If `x` or a step is no finite number, or a step is zero: one point defines no line.
    """
    x, steps = as_number("x", x), as_array("step", step)
    if np.any(steps == 0):
        raise refusal("step", "other than zero", steps.tolist())
    return np.asarray((function(x + steps) - function(x)) / steps)


def closing_secants(
    function: Differentiable, x: float, first_step: float, count: int = 4, shrink: float = 10.0
) -> Secants:
    """Secants through (x, f(x)) whose step h becomes `shrink` times smaller each time.

    Parameters
    ----------
    function : Differentiable
    x : float
    first_step : float
        The first h > 0, in the unit of x.
    count : int
        The number of secants.
    shrink : float
        Greater than 1.

    Raises
    ------
    ValueError
        If `x` is no finite number, `first_step` is not positive, `count` is less than 1, or `shrink` is not
        greater than 1.
    """
    x, shrink = as_number("x", x), as_number("shrink", shrink)
    if shrink <= 1:
        raise refusal("shrink", "greater than 1", shrink)
    powers = np.arange(require_positive_integer("count", count))
    first_step = as_positive_number("first_step", first_step)
    steps = np.asarray(first_step / shrink**powers, dtype=np.float64)
    return Secants(
        x=x,
        value=float(function(x)),
        steps=steps,
        ends=function(x + steps),
        slopes=secant_slope(function, x, steps),
        limit=float(function.derivative(x)),
    )
