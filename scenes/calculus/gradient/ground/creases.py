"""A landscape with creases, and another landscape that bends until it has them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from mathkit.functions.two_variables import CREASES
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.stage.shapes.curves import Polyline
from scenes.stage.type.typesetting import Points


class CreasedTerrain(Terrain):
    """The landscape min(|x|, |y|) round the origin: its lines turn sharp corners on both diagonals.

    Straight ways from the origin lie on the ground: from closer they are longer, as far as it is seen.
    """

    def __init__(self, *seen: Any, **options: Any) -> None:
        self.ways: list[tuple[Points, Polyline]] = []
        super().__init__(*seen, **options)

    def way_to(self, end: ArrayLike) -> Polyline:
        """A way from the origin to a place, which the lesson brings in."""
        way = Polyline([], "path", width=5.0)
        self.ways.append((np.asarray(end, dtype=np.float64), way))
        self._draw_ways()
        return way

    def _draw(self) -> None:
        super()._draw()
        self._draw_ways()

    def _draw_ways(self) -> None:
        half = self.pose[2] * np.array([1.0, self.pose[3]])
        for end, way in self.ways:
            seen = min(1.0, *(half[end != 0] / np.abs(end[end != 0])))
            way.set_runs([self.to_frame([(0.0, 0.0), seen * end])])

    def level_runs(self, xs: Points, ys: Points, _: Points) -> Callable[[float], list[Points]]:
        right, top = xs[-1], ys[-1]

        def runs(height: float) -> list[Points]:
            if height == 0:
                return [np.array([(-right, 0.0), (right, 0.0)]), np.array([(0.0, -top), (0.0, top)])]
            corner = np.array([(right, height), (height, height), (height, top)])
            return [corner * signs for signs in product((-1, 1), repeat=2)]

        return runs


class Bending:
    """A landscape on its way to the creased one: as a ``share`` runs from 0 to 1, lines become the others.

    Parameters
    ----------
    terrain
        The landscape as it is seen at the start.
    last
        How the creases are seen.
    """

    def __init__(self, terrain: Terrain, last: Points) -> None:
        self.terrain, self.share = terrain, 0.0
        self.old, self.marked, self.step, self.start = (
            terrain.function,
            terrain.marked,
            terrain.steps[0],
            terrain.here,
        )
        first = terrain.pose.copy()
        first[4:6] = (first[4] - self.marked) / self.step, first[5] * self.step
        self.first, self.last = first, last

    def value(self, places: ArrayLike) -> Points:
        """The heights on the way from one landscape to the other, counted in lines from the point."""
        lines = (np.asarray(self.old.value(places)) - self.marked) / self.step
        mixed: Points = (1 - self.share) * lines + self.share * CREASES.value(places)
        return mixed

    def set_state(self, *, share: float) -> Self:
        self.share = float(share)
        self.terrain.function, self.terrain.steps, self.terrain.marked = self, [1.0], 0.0
        pose: Points = self.first + self.share * (self.last - self.first)
        self.terrain.set_state(pose=pose, here=(1 - self.share) * self.start)
        return self
