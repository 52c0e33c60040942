"""Vectors: adding them, scaling them, measuring them.

    (a + b)ᵢ = aᵢ + bᵢ        (c·a)ᵢ = c·aᵢ        |a| = √(Σ aᵢ²)

Source: G. Strang, Introduction to Linear Algebra, 5th ed., sections 1.1 and 1.2.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_non_zero_vector,
    as_number,
    as_points,
    as_vector,
    require_positive_integer,
)

__all__ = [
    "ON_ONE_LINE",
    "RunningMeans",
    "ScaledVector",
    "VectorSum",
    "add_vectors",
    "norm",
    "on_one_line",
    "running_means",
    "scale_vector",
    "whole_multiple",
]


ON_ONE_LINE = 1e-12
"""Two vectors lie on one line when the area between them is at most this share of |a| |b|."""


@dataclass(frozen=True, eq=False)
class VectorSum(Record):
    """Two vectors and their sum.

    Attributes
    ----------
    a, b, total : (d,)
        The vectors and a + b.
    head_to_tail : (3, d)
        The vectors drawn head to tail: the origin, the head of a, and the head of b when it starts there.
    """

    a: Array
    b: Array
    total: Array
    head_to_tail: Array


@dataclass(frozen=True, eq=False)
class ScaledVector(Record):
    """A vector stretched by a factor.

    Attributes
    ----------
    factor : float
    vector, scaled : (d,)
        Before and after.
    direction : "same", "reversed" or "zero"
        How `scaled` points, compared with `vector`; "zero" when it has no direction.
    """

    factor: float
    vector: Array
    scaled: Array
    direction: Literal["same", "reversed", "zero"]


@dataclass(frozen=True, eq=False)
class RunningMeans(Record):
    """Vectors that come one after another.

    Attributes
    ----------
    total : (d,)
        The sum of all of them.
    means : (n, d)
        The average of the first one, of the first two, and so on.
    """

    total: Array
    means: Array


def add_vectors(a: ArrayLike, b: ArrayLike) -> VectorSum:
    """Add two vectors component by component.

    Parameters
    ----------
    a, b : (d,)

    Raises
    ------
    ValueError
        If an argument is no vector, or their lengths differ.
    """
    a = as_vector("a", a)
    b = as_vector("b", b, length=a.size)
    total = a + b
    return VectorSum(a, b, total, head_to_tail=np.stack([np.zeros_like(a), a, total]))


def scale_vector(factor: float, a: ArrayLike) -> ScaledVector:
    """Multiply every component of a (d,) by the same factor.

    Raises
    ------
    ValueError
        If `factor` is no finite number or `a` is no vector.
    """
    factor = as_number("factor", factor)
    a = as_vector("a", a)
    scaled = factor * a
    if not scaled.any():
        return ScaledVector(factor, a, scaled, "zero")
    return ScaledVector(factor, a, scaled, "same" if factor > 0 else "reversed")


def running_means(vectors: ArrayLike) -> RunningMeans:
    """Return the sum of vectors (n, d), and the average of the first 1, 2, … n of them.

    Raises
    ------
    ValueError
        If `vectors` is no list of vectors.
    """
    vectors = as_points("vectors", vectors)
    sums = np.cumsum(vectors, axis=0)
    return RunningMeans(sums[-1], sums / np.arange(1, len(vectors) + 1)[:, None])


def on_one_line(a: ArrayLike, b: ArrayLike) -> bool:
    """Tell whether two vectors of the plane, both (2,), lie on one line through the origin; zero lies on any.

    Raises
    ------
    ValueError
        If an argument is no vector of two numbers.
    """
    a, b = as_vector("a", a, length=2), as_vector("b", b, length=2)
    return bool(abs(np.linalg.det(np.stack([a, b]))) <= ON_ONE_LINE * norm(a) * norm(b))


def norm(a: ArrayLike) -> float:
    """The Euclidean length of a (d,).

    Raises
    ------
    ValueError
        If `a` is no vector.
    """
    return float(np.linalg.norm(as_vector("a", a)))


def whole_multiple(a: ArrayLike, largest: int = 9) -> Array | None:
    """The shortest vector with the direction of a (d,) and whole components, or None.

    None if a component would have to exceed `largest`, as in every direction with an irrational slope.
    Components count as whole within 1e-9.

    Raises
    ------
    ValueError
        If `a` is no vector, or is zero and so has no direction.
    """
    a = as_non_zero_vector("a", a)
    direction = a / np.abs(a).max()
    for factor in range(1, require_positive_integer("largest", largest) + 1):
        whole: Array = np.round(factor * direction) + 0.0  # + 0.0 turns −0 into 0
        if np.allclose(factor * direction, whole, rtol=0, atol=1e-9):
            return whole
    return None
