"""Nearest average: a picture belongs to the class whose average picture it differs from least.

    m_k = (1/n) Σ pᵢ        gap_k(p) = Σ |p − m_k|        the class of p has the smallest gap

The sum is over all pixels: the gap is the L1 distance. Source: T. Hastie, R. Tibshirani, J. Friedman, The
Elements of Statistical Learning, 2nd ed., section 18.2 (nearest centroids).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, IntegerArray, Record, as_array, refusal, require_positive_integer

__all__ = ["TIE", "Comparison", "Slide", "classify", "compare", "slide_right"]

TIE = -1
"""The class of a picture that differs from two averages by as much."""

_DECIMALS = 9
"""Gaps that agree in so many decimals are the same: averages are rounded."""


@dataclass(frozen=True, eq=False)
class Comparison(Record):
    """A picture beside the averages of k classes.

    Attributes
    ----------
    differences : (k, side, side)
        |p − m_k| for each pixel.
    gaps : (k,)
        Their sums.
    label : int
        The class with the smallest gap, or `TIE`.
    """

    differences: Array
    gaps: Array
    label: int


@dataclass(frozen=True, eq=False)
class Slide(Record):
    """A picture that moves to the right until what is lit reaches the edge.

    Attributes
    ----------
    shifts : (m,)
        By how many pixels it has moved.
    gaps : (m, k)
        Its gaps from k averages, there.
    first_mistake : int or None
        The number of the first place at which it is nearest to another class than at the start.
    """

    shifts: IntegerArray
    gaps: Array
    first_mistake: int | None


def compare(picture: ArrayLike, averages: ArrayLike) -> Comparison:
    """Compare a picture (side, side) with averages (k, side, side).

    Raises
    ------
    ValueError
        If an argument has another shape.
    """
    p, means = as_array("picture", picture), as_array("averages", averages)
    if p.ndim != 2 or means.ndim != 3 or means.shape[1:] != p.shape:
        raise refusal("averages", f"pictures of the shape {p.shape}", means.shape)
    differences = np.abs(p - means)
    gaps = np.round(differences.sum(axis=(1, 2)), _DECIMALS)
    return Comparison(differences, gaps, _nearest(gaps))


def classify(pictures: ArrayLike, averages: ArrayLike) -> IntegerArray:
    """Return the class (n,) of each of *pictures* (n, side, side), or `TIE`.

    Raises
    ------
    ValueError
        If an argument has another shape.
    """
    labels: IntegerArray = np.array(
        [compare(each, averages).label for each in as_array("pictures", pictures)]
    )
    return labels


def slide_right(picture: ArrayLike, averages: ArrayLike, step: int = 1) -> Slide:
    """Move a picture (side, side) to the right, *step* pixels at a time, and compare it at each place.

    Raises
    ------
    ValueError
        If an argument has another shape, `step` is not positive, or no pixel is lit.
    """
    p = as_array("picture", picture)
    lit = np.flatnonzero(p.any(axis=0)) if p.ndim == 2 else np.empty(0)
    if not len(lit):
        raise refusal("picture", "a picture with a pixel that is lit", p.shape)
    shifts = np.arange(0, p.shape[1] - int(lit[-1]), require_positive_integer("step", step))
    compared = [compare(np.roll(p, shift, axis=1), averages) for shift in shifts]
    first = compared[0].label
    mistakes = [index for index, each in enumerate(compared) if each.label not in (first, TIE)]
    return Slide(shifts, np.array([each.gaps for each in compared]), mistakes[0] if mistakes else None)


def _nearest(gaps: Array) -> int:
    nearest = np.flatnonzero(gaps == gaps.min())
    return int(nearest[0]) if len(nearest) == 1 else TIE
