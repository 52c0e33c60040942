"""Points of a square that are labelled by a rule, for a model to find."""

from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_number, as_points, refusal, require_positive_integer
from mathkit.learning.datasets import LabelledPoints

__all__ = ["GAP", "RING", "LabelRule", "beyond_border", "points_under_rule"]

LabelRule: TypeAlias = Literal["diagonal", "corners", "ring"]

GAP = 0.25
"""Unless asked otherwise, no point is closer than this to the border of its class."""

RING = 1.4
"""The radius of the border of the rule ``ring``."""

_ROUNDS = 100
"""Draws of candidates before the search for points gives up."""


def points_under_rule(
    count: int,
    rule: LabelRule,
    seed: int | np.random.Generator,
    *,
    gap: float = GAP,
    decimals: int | None = None,
) -> LabelledPoints:
    """Draw points of the square from −2 to 2, classified by a rule, none within `gap` of its border.

    Parameters
    ----------
    count : int
        Points in all. Classes alternate, 0 first.
    rule
        Which points are class 1. ``diagonal``: x₀ + x₁ > 0; ``corners``: x₀ x₁ > 0; ``ring``: farther than
        `RING` from the origin.
    seed : int or Generator
        The same seed draws the same points.
    gap : float
        From 0 to `RING`.
    decimals : int, optional
        Of the coordinates. On this grid no two points are the same or next to each other, so that each can be
        seen; a grid too coarse for so many points is refused. As drawn by default.

    Raises
    ------
    ValueError
        If `count` is no whole number of at least 1, `rule` is unknown, `gap` is out of bounds, or so many
        points with so few `decimals` were not found.
    """
    count = require_positive_integer("count", count)
    if not 0 <= as_number("gap", gap) < RING:
        raise refusal("gap", f"a number from 0 to below {RING}", gap)
    if rule not in get_args(LabelRule):
        raise refusal("rule", "diagonal, corners or ring", repr(rule))
    generator = np.random.default_rng(seed)
    points, wanted = np.empty((count, 2)), np.arange(count) % 2
    for label in (0, 1):
        drawn = np.empty((0, 2))
        for _ in range(_ROUNDS):
            candidates = generator.uniform(-2.0, 2.0, (4 * count, 2))
            if decimals is not None:
                candidates = candidates.round(decimals)
            beyond = beyond_border(candidates, rule) * (1 if label else -1)
            drawn = np.vstack([drawn, candidates[beyond > gap]])
            if decimals is not None:
                drawn = _apart(drawn, 1.5 * 10.0**-decimals)
            if len(drawn) >= np.sum(wanted == label):
                break
        else:
            raise refusal("decimals", f"enough of them for {count} points", decimals)
        points[wanted == label] = drawn[: np.sum(wanted == label)]
    return LabelledPoints(points=points, labels=wanted.astype(np.int64))


def _apart(points: Array, least: float) -> Array:
    """Those of points (m, 2) that are no nearer than `least` to one kept before, measured along the axes."""
    kept = np.empty((0, 2))
    for point in points:
        if np.all(np.abs(kept - point).sum(axis=1) >= least):
            kept = np.vstack([kept, point])
    return kept


def beyond_border(points: ArrayLike, rule: LabelRule) -> Array:
    """How far points (m, 2) lie beyond the border of class 1, shape (m,); negative on the side of class 0.

    Raises
    ------
    ValueError
        If the points do not lie in the plane.
    """
    x, y = as_points("points", points, dimension=2).T
    match rule:
        case "diagonal":
            return np.asarray((x + y) / np.sqrt(2))
        case "corners":
            return np.asarray(np.sign(x * y) * np.minimum(np.abs(x), np.abs(y)))
        case "ring":
            return np.asarray(np.hypot(x, y) - RING)
