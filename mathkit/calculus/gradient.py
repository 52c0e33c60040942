"""The gradient: the slopes along the axes as one vector, which points where f rises fastest.

    ∇f = (∂f/∂x, ∂f/∂y)        slope along a unit vector u:  ∇f · u = |∇f| cos θ

So the slope is greatest along ∇f, where it is |∇f|, and zero at a right angle to it, along the contour.

Source: M. Spivak, Calculus on Manifolds, chapter 2; S. Boyd and L. Vandenberghe, Convex Optimization,
section A.4.1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_array, as_vector, refusal
from mathkit.functions.differentiable import Differentiable

__all__ = ["Gradient", "gradient_at", "slice_through"]


@dataclass(frozen=True, eq=False)
class Gradient(Record):
    """The slopes of a function of two variables at one point.

    Attributes
    ----------
    point : (2,)
    value : float
        f there.
    partials : (2,)
        ∂f/∂x and ∂f/∂y: the slopes along x and along y, with the other variable held fixed.
    steepness : float
        |∇f|, the greatest slope in any direction.
    """

    point: Array
    value: float
    partials: Array
    steepness: float

    @property
    def is_level(self) -> bool:
        return self.steepness == 0

    @property
    def uphill(self) -> Array:
        """The direction (2,) of length 1 in which f rises fastest; zero where the gradient is zero."""
        return self.partials / self.steepness if self.steepness else np.zeros(2)

    @property
    def contour(self) -> Array:
        """The direction (2,) of length 1 in which f stays constant: `uphill`, turned by 90 degrees."""
        x, y = self.uphill
        return np.array([-y, x])

    @property
    def angle(self) -> float:
        """The direction of `uphill` in radians, from the x axis counter-clockwise, in [0, 2π)."""
        return float(np.arctan2(self.partials[1], self.partials[0]) % (2 * np.pi))

    def change(self, step: ArrayLike) -> float:
        """How much the tangent plane rises along a step (2,): ∇f · step."""
        return float(self.partials @ as_vector("step", step, length=2))

    def part_along(self, step: ArrayLike) -> float:
        """The signed length of the part of a step (2,) along the gradient; 0 where the gradient is zero."""
        return float(self.uphill @ as_vector("step", step, length=2))

    def slopes(self, angles: ArrayLike) -> Array:
        """The slope in the direction of each angle, in radians from the x axis; any shape.

        Raises
        ------
        ValueError
            If an angle is no finite number.
        """
        angles = as_array("angles", angles)
        return np.asarray(np.cos(angles) * self.partials[0] + np.sin(angles) * self.partials[1])


def gradient_at(function: Differentiable, point: ArrayLike) -> Gradient:
    """The gradient of a function of two variables at a point (2,).

    Raises
    ------
    ValueError
        If `point` is no vector of two finite numbers.
    """
    point = as_vector("point", point, length=2)
    partials = function.gradient(point)
    return Gradient(point, float(function.value(point)), partials, float(np.hypot(*partials)))


def slice_through(function: Differentiable, point: ArrayLike, axis: int, positions: ArrayLike) -> Array:
    """The values of f along the line through a point on which only one variable changes.

    Parameters
    ----------
    function : Differentiable
    point : (2,)
    axis : int
        Which variable changes: 0 for x, 1 for y.
    positions : (n,)
        Its values.

    Returns
    -------
    (n,)

    Raises
    ------
    ValueError
        If `point` or `positions` is no vector of finite numbers, or `axis` is neither 0 nor 1.
    """
    point, positions = as_vector("point", point, length=2), as_vector("positions", positions)
    if axis not in (0, 1):
        raise refusal("axis", "0 or 1", axis)
    line = np.tile(point, (positions.size, 1))
    line[:, axis] = positions
    return function.value(line)
