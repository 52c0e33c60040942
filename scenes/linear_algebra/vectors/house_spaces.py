"""Houses as points of a space with one axis for each of their features."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from scenes.stage.axes.spaces import Space, TwoPoints
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.typesetting import Points

_SHORTEST = (10.0, 3.0, 10.0)
"""The least values at the ends of the axes."""

_ROOM = 1.2
"""The axes are this many times as long as the houses need."""


def axes_for(*houses: ArrayLike) -> Points:
    """The values (3,) at the ends of the axes of a space with room for all *houses*, each (3,)."""
    ends: Points = _ROOM * np.max([*map(np.asarray, houses), np.array(_SHORTEST)], axis=0)
    return ends


def made_up_houses(number: int, ends: Points, rng: np.random.Generator) -> Points:
    """Houses (n, 3) in a space whose axes end at *ends* (3,): larger ones have more bedrooms."""
    size, age = rng.uniform(0.05, 0.95, (2, number))
    most = np.floor(ends[1])
    bedrooms = np.clip(np.round(size * most + rng.normal(0.0, 0.15 * most, number)), 0, most)
    return np.column_stack([size * ends[0], bedrooms, age * ends[2]])


class HouseSpace(Space):
    """A space of houses: ``path`` and straight ``route`` to one of them, and its ``pair`` with another one.

    Parameters
    ----------
    highs
        The values at the ends of the axes, shape (3,).
    """

    def __init__(
        self, highs: ArrayLike, house: ArrayLike, other_house: ArrayLike, *, box: Box | None = None
    ) -> None:
        box = box or frame().picture
        super().__init__(highs, HOUSE_FEATURES, box=box)
        self.path = self.legs(house)
        self.pair = TwoPoints(self, (house, other_house), ("$x$", "$y$"))
        self.route = self.arrow(np.zeros(3), house, "data")
        self.apart = (self.path, self.pair, self.route)
