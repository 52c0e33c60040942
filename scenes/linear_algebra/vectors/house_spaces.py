"""Houses as arrows in a space with one axis for each of their numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.spaces import Space
from scenes.stage.motion.seeking import Seekable
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.typesetting import Points

_LEFT = -2.6
"""The left edge of the space, in manim units."""

_STUDIO, _GROWTH = 0.2, 0.6
"""The area of the smallest houses, and by how much the largest are larger, as shares of the axis."""

_AGES = (0.05, 0.95)
"""The ages of made-up houses, as shares of the axis."""


def made_up_houses(number: int, ends: Points, rng: np.random.Generator) -> Points:
    """Houses (n, 3) of whole numbers in a space whose axes end at *ends* (3,): larger ones have more bedrooms."""
    most = int(np.floor(ends[1]))
    bedrooms = rng.integers(0, most + 1, number)
    size = (bedrooms + rng.uniform(size=number)) / (most + 1)
    area, age = (_STUDIO + _GROWTH * size) * ends[0], rng.uniform(*_AGES, number) * ends[2]
    return np.column_stack([np.round(area), bedrooms, np.round(age)]).astype(np.float64)


class HouseSpace(Space):
    """A space of houses: the ``path`` to the first one, the arrows of two and of their ``total``.

    Parameters
    ----------
    highs
        The values at the ends of the axes, shape (3,).
    """

    def __init__(self, highs: ArrayLike, house: ArrayLike, other_house: ArrayLike) -> None:
        safe = frame().safe
        super().__init__(highs, HOUSE_FEATURES, box=Box(_LEFT, safe.right, safe.bottom, safe.top))
        origin, total = np.zeros(3), np.add(house, other_house)
        self.path = self.legs(house)
        self.first = self.arrow(origin, house, "data", width=6.0, dotted=True)
        self.second = self.arrow(house, total, "second", width=6.0, dotted=True)
        self.from_origin = self.arrow(origin, other_house, "second", width=6.0, dotted=True)
        self.total = self.arrow(origin, total, "result", width=7.0, dotted=True)
        self.half = self.arrow(origin, total / 2, "result", width=7.0, dotted=True)
        self.between = self._line(np.array([house, other_house], dtype=float), "ink", 2.5)
        self.stems = VGroup(*(self.stem(each) for each in (house, other_house)))
        self.dots = VGroup(self.dot(house), self.dot(other_house, "second"))

    def follow(self, draw: Callable[[], object]) -> None:
        """Draw something now, and again for each other azimuth."""
        self._drawings.append(draw)
        draw()


class Gathering(VGroup, Seekable):
    """Houses that appear one after another, and the arrow to the average of those that are there.

    Time counts houses, from ``first`` on.

    Parameters
    ----------
    houses
        Shape (n, 3).
    means
        The average of the first 1, 2, … n, shape (n, 3).
    first
        How many are there at the start; their dots are no part of this.
    """

    def __init__(self, space: HouseSpace, houses: Points, means: Points, first: int) -> None:
        self.space, self.houses, self.means, self.first = space, houses, means, first
        self.count = first
        self.cloud, self.stems = Markers([], "muted", opacity=0.95), Polyline([], "muted", width=1.2)
        self.mean = space.arrow(np.zeros(3), means[first - 1], "result", width=7.0, dotted=True)
        super().__init__(self.stems, self.cloud, self.mean)
        space.follow(self._draw)

    def seek(self, time: float, /) -> Self:
        """Show as many houses as *time* says, and their average."""
        self.count = int(np.clip(time + 1e-9, self.first, len(self.houses)))
        self._draw()
        return self

    def _draw(self) -> None:
        there = self.houses[self.first : self.count]
        self.cloud.set_state(places=self.space.to_frame(there) if len(there) else [])
        feet = self.space.to_frame(there * (1, 1, 0)) if len(there) else np.empty((0, 2))
        self.stems.set_segments(feet, self.cloud.places)
        mean = self.means[self.count - 1]
        self.mean.set_state(start=self.space.at(np.zeros(3)), end=self.space.at(mean))
