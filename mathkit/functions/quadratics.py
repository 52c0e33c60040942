"""Quadratic functions with one minimum: bowls, whose every answer is known in closed form.

    f(x) = f(m) + ½ (x − m)ᵀH (x − m)        ∇f(x) = H (x − m)        m: the minimum

Measured from the minimum, values and gradients stay exact near it: in ½ xᵀH x + bᵀx + c, the terms cancel
there, and what is left is rounding.

A function of one variable is the case n = 1: its points have shape (..., 1).

Source: S. Boyd and L. Vandenberghe, Convex Optimization, section 9.1.1.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_number,
    as_positive_definite,
    as_positive_number,
    as_vector,
    frozen,
    refusal,
)
from mathkit.functions.differentiable import Differentiable

__all__ = [
    "PARABOLA_AT_THREE",
    "TILTED_BOWL",
    "Quadratic",
    "from_coefficients",
    "ravine",
    "shifted_parabola",
]

_ROUNDING = 1e-12
"""A component this small, relative to the sizes of the vectors, is rounding."""


@dataclass(frozen=True, eq=False)
class Quadratic(Differentiable, Record):
    """A bowl: f(x) = f(m) + ½ (x − m)ᵀH (x − m) with H symmetric positive definite.

    Attributes
    ----------
    hessian : (n, n)
        H.
    minimum : (n,)
        m, the point where f is least.
    least : float
        f(m).

    Raises
    ------
    ValueError
        If H is not symmetric positive definite, or m does not fit it.
    """

    hessian: Array
    minimum: Array
    least: float = 0.0

    def __post_init__(self) -> None:
        hessian = as_positive_definite("hessian", self.hessian)
        object.__setattr__(self, "hessian", hessian)
        object.__setattr__(self, "minimum", as_vector("minimum", self.minimum, length=len(hessian)))
        object.__setattr__(self, "least", as_number("least", self.least))
        super().__post_init__()

    @property
    def dimension(self) -> int:
        return self.minimum.size

    def value(self, points: ArrayLike, /) -> Array:
        """The values (...) of f at points (..., n)."""
        away = self._as_points(points) - self.minimum
        return np.asarray(self.least + 0.5 * np.sum(away * (away @ self.hessian), axis=-1))

    def gradient(self, points: ArrayLike, /) -> Array:
        """The gradients (..., n) of f at points (..., n)."""
        return (self._as_points(points) - self.minimum) @ self.hessian

    @cached_property
    def curvatures(self) -> Array:
        """The eigenvalues (n,) of H, ascending: the second derivatives along the bowl's axes."""
        return frozen(np.asarray(np.linalg.eigvalsh(self.hessian), dtype=np.float64))

    @property
    def curvature(self) -> float:
        """λmax, the largest second derivative in any direction; f″ when n = 1."""
        return float(self.curvatures[-1])

    @property
    def sharpest_direction(self) -> Array:
        """A unit vector (n,) along which the second derivative is λmax, its last component not negative."""
        direction = np.asarray(np.linalg.eigh(self.hessian)[1][:, -1], dtype=np.float64)
        return direction if direction[-1] >= 0 else -direction

    def along(self, point: ArrayLike, direction: ArrayLike) -> "Quadratic":
        """The parabola t ↦ f(p + t d) above the straight line through a point p (n,) along d (n,).

        Raises
        ------
        ValueError
            If one is no vector of n numbers, or `direction` is zero.
        """
        point = as_vector("point", point, length=self.dimension)
        direction = as_vector("direction", direction, length=self.dimension)
        if not direction.any():
            raise refusal("direction", "not zero", direction)
        curvature, slope = direction @ self.hessian @ direction, self.gradient(point) @ direction
        lowest = float(self.value(point)) - slope**2 / (2 * curvature)
        return Quadratic(np.array([[curvature]]), np.array([-slope / curvature]), float(lowest))

    @property
    def stability_limit(self) -> float:
        """2/λmax, the learning rate from which gradient descent no longer converges from every start."""
        return 2 / self.curvature

    def turned(self, angle: float) -> "Quadratic":
        """The same bowl of two variables, turned about its minimum by an angle, counter-clockwise in radians.

        Raises
        ------
        ValueError
            If the bowl has another number of variables, or `angle` is no finite number.
        """
        if self.dimension != 2:
            raise refusal("dimension", "2, or there is no angle", self.dimension)
        cosine, sine = np.cos(as_number("angle", angle)), np.sin(angle)
        turn = np.array([[cosine, -sine], [sine, cosine]])
        hessian = turn @ self.hessian @ turn.T
        return Quadratic((hessian + hessian.T) / 2, self.minimum, self.least)

    def active_curvatures(self, point: ArrayLike) -> Array:
        """The eigenvalues of H along whose eigenvectors a point (n,) lies off the minimum, ascending.

        A component within rounding of the minimum counts as on it.
        """
        point = as_vector("point", point, length=self.dimension)
        curvatures, axes = np.linalg.eigh(self.hessian)
        scale = max(float(np.linalg.norm(point)), float(np.linalg.norm(self.minimum)))
        active: Array = curvatures[np.abs((point - self.minimum) @ axes) > _ROUNDING * scale]
        return active


def shifted_parabola(minimum: float = 3.0, curvature: float = 2.0, least: float = 0.0) -> Quadratic:
    """½ · curvature · (x − minimum)² + least; with the defaults, (x − 3)².

    Raises
    ------
    ValueError
        If `minimum` or `least` is no finite number, or `curvature` is not positive.
    """
    minimum = as_number("minimum", minimum)
    curvature = as_positive_number("curvature", curvature)
    return Quadratic(hessian=np.array([[curvature]]), minimum=np.array([minimum]), least=least)


def from_coefficients(a: float, b: float, c: float) -> Quadratic:
    """The bowl a x² + b x y + c y², which must be positive definite: a > 0 and 4ac > b².

    Raises
    ------
    ValueError
        If a coefficient is no finite number, or the form is not positive definite.
    """
    a, b, c = as_number("a", a), as_number("b", b), as_number("c", c)
    if a <= 0:
        raise refusal("a", "greater than 0, or the form has no minimum", a)
    if 4 * a * c <= b**2:
        raise refusal("c", f"greater than b²/(4a) = {b**2 / (4 * a):g}, or the form has no minimum", c)
    return Quadratic(hessian=np.array([[2 * a, b], [b, 2 * c]]), minimum=np.zeros(2))


def ravine(condition: float, lowest: ArrayLike = (0.0, 0.0)) -> Quadratic:
    """½ (x²/κ + y²): κ times as curved across, along y, as along the floor, and never more than 1.

    Parameters
    ----------
    condition : float
        κ.
    lowest : (2,)
        The lowest point, from which x and y are measured.

    Raises
    ------
    ValueError
        If `condition` is less than 1, or `lowest` is no vector of two numbers.
    """
    condition = as_number("condition", condition)
    if condition < 1:
        raise refusal("condition", "a number of at least 1", condition)
    return Quadratic(hessian=np.diag([1 / condition, 1.0]), minimum=as_vector("lowest", lowest, length=2))


PARABOLA_AT_THREE = shifted_parabola(minimum=3.0)
"""(x − 3)²."""

TILTED_BOWL = from_coefficients(1.0, 1.0, 2.0)
"""x² + 2y² + xy."""
