"""Norms: the length of a vector depends on how length is measured.

    ‖x‖ₚ = (Σ |xᵢ|ᵖ)^(1/p), p ≥ 1        ‖x‖₁ = Σ |xᵢ|        ‖x‖∞ = max |xᵢ|
    distance of a and b: ‖b − a‖ₚ         unit ball: all x with ‖x‖ₚ ≤ 1

Source: S. Boyd and L. Vandenberghe, Convex Optimization, section 2.2.3 and appendix A.1;
J. Duchi et al., Efficient Projections onto the l1-Ball (2008), for the nearest point of the diamond and
for descent that is pulled back.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_number, as_points, as_vector, refusal, require_positive_integer

__all__ = [
    "EQUALLY_NEAR",
    "Distances",
    "Neighbours",
    "PulledDescent",
    "distances",
    "nearest_in_ball",
    "nearest_points",
    "p_norm",
    "power_ball",
    "power_length",
    "power_shares",
    "pulled_descent",
    "unit_ball",
]

EQUALLY_NEAR = 1e-9
"""Points whose distances differ by no more than this share count as equally near."""


@dataclass(frozen=True, eq=False)
class Distances(Record):
    """Three distances from a to b in the plane, and a path of each length.

    Attributes
    ----------
    a, b, difference : (2,)
        The points and b − a.
    manhattan, euclidean, chebyshev : float
        ‖b − a‖ for p = 1, 2 and ∞.
    street : (3, 2)
        From a along the first coordinate to the corner, then along the second to b.
    straight : (2, 2)
    together : (3, 2)
        From a along both coordinates at once, as far as the smaller difference reaches, then on to b: like
        a king on a chessboard. Its length is the larger difference.
    """

    a: Array
    b: Array
    difference: Array
    manhattan: float
    euclidean: float
    chebyshev: float
    street: Array
    straight: Array
    together: Array


@dataclass(frozen=True, eq=False)
class Neighbours(Record):
    """Points (m, d), their distances (m,) from a query (d,), and the indices of the nearest ones."""

    query: Array
    points: Array
    distances: Array
    nearest: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class PulledDescent(Record):
    """Gradient descent whose every step is pulled back into a ball, for d weights.

    Attributes
    ----------
    target : (d,)
        Where it would go without a ball.
    weights : (n + 1, d)
        The start, and the point of the ball after each step.
    stepped : (n, d)
        Where each step leads before it is pulled back.
    """

    target: Array
    weights: Array
    stepped: Array


def p_norm(x: ArrayLike, p: float) -> float:
    """The p-norm of x (d,), in the units of x; p may be infinite.

    Raises
    ------
    ValueError
        If `x` is no vector or p is less than 1: then the triangle inequality fails.
    """
    return float(_norms(as_vector("x", x)[None], _as_exponent(p))[0])


def distances(a: ArrayLike, b: ArrayLike) -> Distances:
    """Measure the way from a to b, both (2,), with three norms.

    Raises
    ------
    ValueError
        If a point does not have two coordinates.
    """
    a, b = as_vector("a", a, length=2), as_vector("b", b, length=2)
    difference = b - a
    return Distances(
        a=a,
        b=b,
        difference=difference,
        manhattan=p_norm(difference, 1),
        euclidean=p_norm(difference, 2),
        chebyshev=p_norm(difference, math.inf),
        street=np.array([a, (b[0], a[1]), b]),
        straight=np.array([a, b]),
        together=np.array([a, a + np.sign(difference) * np.abs(difference).min(), b]),
    )


def unit_ball(p: float, directions: int = 240) -> Array:
    """The edge of the unit ball of the plane, all x with ‖x‖ₚ = 1: a closed curve (directions + 1, 2).

    The points lie at even angles, the first and the last on the first axis, counter-clockwise. If
    `directions` is a multiple of 8 the corners of the diamond and of the square are among them.

    Raises
    ------
    ValueError
        If p is less than 1 or `directions` is no whole number of at least 1.
    """
    angles = np.linspace(0.0, 2 * np.pi, require_positive_integer("directions", directions) + 1)
    rays = np.column_stack([np.cos(angles), np.sin(angles)])
    edge: Array = rays / _norms(rays, _as_exponent(p))[:, None]
    return edge


def power_length(x: ArrayLike, p: float) -> float:
    """(Σ |xᵢ|ᵖ)^(1/p) of x (d,) for any p > 0, which is a norm only if p is at least 1.

    Raises
    ------
    ValueError
        If `x` is no vector or p is not positive.
    """
    return float(_norms(as_vector("x", x)[None], _as_power(p))[0])


def power_ball(p: float, directions: int = 240) -> Array:
    """The edge of {x : Σ |xᵢ|ᵖ ≤ 1} in the plane for any p > 0: a closed curve (directions + 1, 2).

    It is the ball of a norm if p is at least 1; below, it has dents and four cusps, where its points crowd.

    Raises
    ------
    ValueError
        If p is not positive or `directions` is no whole number of at least 1.
    """
    if _as_power(p) >= 1:
        return unit_ball(p, directions)
    angles = np.linspace(0.0, 2 * np.pi, require_positive_integer("directions", directions) + 1)
    rays = np.column_stack([np.cos(angles), np.sin(angles)])
    edge: Array = np.sign(rays) * np.abs(rays) ** (2 / p)
    return edge


def power_shares(sizes: ArrayLike, p: float) -> Array:
    """The share (d,) that each of positive sizes (d,) has in the sum of their p-th powers, p > 0.

    As p grows, the largest one takes all; equally large ones divide it.

    Raises
    ------
    ValueError
        If `sizes` is no vector, all of them are zero, or p is not positive.
    """
    magnitudes = np.abs(as_vector("sizes", sizes))
    power = _as_power(p)
    if not magnitudes.any():
        raise refusal("sizes", "a vector that is not zero", sizes)
    scaled = magnitudes / magnitudes.max()
    powers: Array = (scaled == 1).astype(np.float64) if power == math.inf else scaled**power
    shares: Array = powers / powers.sum()
    return shares


def nearest_points(query: ArrayLike, points: ArrayLike, p: float = 2.0) -> Neighbours:
    """Which of the points (m, d) are nearest to a query (d,) by the p-norm; several if they tie.

    Raises
    ------
    ValueError
        If the shapes do not fit or p is less than 1.
    """
    query = as_vector("query", query)
    points = as_points("points", points, dimension=query.size)
    found = _norms(points - query, _as_exponent(p))
    nearest = np.flatnonzero(found <= found.min() * (1 + EQUALLY_NEAR))
    return Neighbours(query, points, found, tuple(map(int, nearest)))


def nearest_in_ball(x: ArrayLike, p: float, radius: float = 1.0) -> Array:
    """The point (d,) of the p-norm's ball around the origin that is nearest to x in Euclidean distance.

    p = 1 subtracts the same amount from every |xᵢ|, but not below zero; p = 2 scales x; p = ∞ clips every
    coordinate. A point inside the ball stays where it is.

    Raises
    ------
    ValueError
        If `x` is no vector, p is none of 1, 2 and ∞, or `radius` is negative.
    """
    x = as_vector("x", x)
    radius = as_number("radius", radius)
    if radius < 0:
        raise refusal("radius", "a number of at least 0", radius)
    if p == math.inf:
        return np.clip(x, -radius, radius)
    if p == 2:
        length = p_norm(x, 2)
        return x if length <= radius else x * (radius / length)
    if p == 1:
        return np.sign(x) * np.maximum(np.abs(x) - _threshold(np.abs(x), radius), 0.0)
    raise refusal("p", "1, 2 or infinite", p)


def pulled_descent(target: ArrayLike, p: float, learning_rate: float, steps: int) -> PulledDescent:
    """Minimize ‖w − target‖₂² in the p-norm's unit ball by projected gradient descent.

    A step goes the share 2 · `learning_rate` of the way to the target, which may leave the ball;
    `nearest_in_ball` then pulls it back. The iterates begin at the origin and come closer and closer to the
    point of the ball that is nearest to the target.

    Raises
    ------
    ValueError
        If the target is no vector, p is none of 1, 2 and ∞, or the learning rate is not between 0 and 1.
    """
    target = as_vector("target", target)
    rate = as_number("learning_rate", learning_rate)
    if not 0 < rate < 1:
        raise refusal("learning_rate", "a number between 0 and 1", learning_rate)
    weights, stepped = [np.zeros_like(target)], []
    for _ in range(require_positive_integer("steps", steps)):
        stepped.append(weights[-1] + 2 * rate * (target - weights[-1]))
        weights.append(nearest_in_ball(stepped[-1], p))
    return PulledDescent(target, np.array(weights), np.array(stepped))


def _threshold(sizes: Array, radius: float) -> float:
    """What to subtract from all sizes so that those above zero sum to `radius`; 0 if they sum to less."""
    if sizes.sum() <= radius:
        return 0.0
    falling = np.sort(sizes)[::-1]
    # If the k largest stay above zero, each gives up an equal share of the excess.
    given_up = (np.cumsum(falling) - radius) / np.arange(1, sizes.size + 1)
    return float(given_up[np.flatnonzero(falling > given_up).max(initial=0)])


def _norms(rows: Array, p: float) -> Array:
    """The p-norm of each row (m, d); scaled by the largest entry, so that no power overflows."""
    sizes = np.abs(rows)
    largest: Array = sizes.max(axis=1)
    if p == math.inf:
        return largest
    scaled = sizes / np.where(largest == 0, 1.0, largest)[:, None]
    found: Array = largest * np.sum(scaled**p, axis=1) ** (1 / p)
    return found


def _as_power(p: Any) -> float:
    power = math.inf if p == math.inf else as_number("p", p)
    if power <= 0:
        raise refusal("p", "a number above 0, or infinite", p)
    return power


def _as_exponent(p: Any) -> float:
    exponent = math.inf if p == math.inf else as_number("p", p)
    if exponent < 1:
        raise refusal("p", "a number of at least 1, or infinite", p)
    return exponent
