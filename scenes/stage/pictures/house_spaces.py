"""Houses as points of a space with one axis for each of their features."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from scenes.stage.axes.spaces import Space, TwoPoints
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.typesetting import Points

FEATURES = ("area in m²", "bedrooms", "age in years")
"""What the numbers of a house are."""

_SHORTEST = (10.0, 3.0, 10.0)
"""How far the axes reach at the least."""

_ROOM = 1.2
"""The axes are this many times as long as the houses need."""


def axes_for(*houses: ArrayLike) -> Points:
    """The values (3,) at the ends of the axes of a space in which all *houses*, each (3,), have room."""
    ends: Points = _ROOM * np.max([*map(np.asarray, houses), np.array(_SHORTEST)], axis=0)
    return ends


class HouseSpace(Space):
    """A space of houses with the ``way`` to one of them and its ``pair`` with another, which are no members.

    Parameters
    ----------
    highs
        The values at the ends of the axes, shape (3,).
    """

    def __init__(
        self, highs: ArrayLike, house: ArrayLike, other_house: ArrayLike, *, box: Box | None = None
    ) -> None:
        box = box or frame().picture
        super().__init__(highs, FEATURES, box=box)
        self.way = self.legs(house)
        self.pair = TwoPoints(self, (house, other_house), ("$x$", "$y$"))
