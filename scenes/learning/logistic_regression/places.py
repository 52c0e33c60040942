"""Where marks stand that would cover each other: side by side, or one on the other; and which tags stay."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.shapes.frame import GAP
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written

ASIDE = 0.42
"""Marks of equal counts stand no farther from their place, in counts: it is seen which counts are meant."""

_PAIR = 0.3
"""How far each of two marks of equal counts stands from their place."""

_GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))


def side_by_side(points: Points) -> Points:
    """Points (n, 2), those that are equal moved apart around their place: as seeds of a sunflower."""
    _, places, counts = np.unique(points, axis=0, return_inverse=True, return_counts=True)
    places, shown = places.reshape(-1), np.array(points, dtype=np.float64)
    for place in np.flatnonzero(counts > 1):
        members = np.flatnonzero(places == place)
        seed = np.arange(len(members)) + 0.5
        radii = ASIDE * np.sqrt(seed / len(members)) if len(members) > 3 else np.full(len(members), _PAIR)
        turns = (
            seed * _GOLDEN_ANGLE
            if len(members) > 3
            else 2 * np.pi * np.arange(len(members)) / len(members) + np.pi / 4
        )
        shown[members] += np.column_stack([radii * np.cos(turns), radii * np.sin(turns)])
    return shown


def levels_of_stacks(positions: Points, width: float) -> NDArray[np.int64]:
    """The level (n,) of each mark, from 0, in stacks on an axis: none touches another of its level.

    Parameters
    ----------
    positions
        Along the axis, shape (n,).
    width
        Of a mark, in the same unit.
    """
    levels, ends = np.zeros(len(positions), dtype=np.int64), [-np.inf]
    for index in np.argsort(positions, kind="stable"):
        free = np.flatnonzero(np.array(ends) <= positions[index] - width + 1e-9)
        level = int(free[0]) if len(free) else len(ends)
        if level == len(ends):
            ends.append(-np.inf)
        levels[index], ends[level] = level, positions[index]
    return levels


def spaced(tags: Mapping[int, Written]) -> VGroup:
    """Every k-th of *tags*, which have whole numbers: for the least k at which all are apart."""
    for step in range(1, max(map(abs, tags), default=0) + 2):
        kept = [tag for place, tag in tags.items() if place % step == 0]
        if all(_apart(*pair) for pair in combinations(kept, 2)):
            break
    return VGroup(*kept)


def _apart(one: Written, other: Written) -> bool:
    """Whether there is some space between two tags."""
    ways = zip((one.width, one.height), (other.width, other.height), strict=True)
    rooms = np.abs(one.get_center() - other.get_center())[:2] - [(a + b) / 2 for a, b in ways]
    return bool(rooms.max() >= GAP)
