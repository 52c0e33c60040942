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


class HouseSpace(Space):
    """A space of houses, with the ``path`` to one of them and its ``pair`` with another one.

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
        self.apart = (self.path, self.pair)
