"""Walks over the whole map that carry the gradient with them."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.calculus.gradient.terrains import Terrain
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.type.typesetting import Points

_CORNER = 0.2


class Walk(VGroup, Seekable):
    """A walker goes along places (n, 2), on the map and on the model; time runs from 0 to 1.

    It carries the gradient, drawn at 1/``scale`` of its length, and a right angle if it follows a contour.
    """

    def __init__(
        self,
        function: Differentiable,
        places: ArrayLike,
        scale: float,
        *terrains: Terrain,
        square: bool = False,
    ) -> None:
        self.function, self.terrains, self.scale_of = function, terrains, scale
        self.places = np.asarray(places, dtype=np.float64)
        self.square = square
        self.mark = Polyline([], "ink", width=2.5)
        self.arrow = Arrow((0, 0), (0, 0), "slope", width=6.0)
        super().__init__(self.mark, self.arrow)
        self.seek(0.0)

    def seek(self, time: float, /) -> Self:
        self.time = float(time)
        return self.stand(at_step(self.places, self.time * (len(self.places) - 1)))

    def stand(self, place: Points) -> Self:
        """Put the walker at a place (2,)."""
        ground = self.terrains[0]
        for terrain in self.terrains:
            terrain.set_state(here=place)
        gradient = self.function.gradient(place)
        foot, end = ground.to_frame(np.array([place, place + gradient / self.scale_of]))
        self.arrow.set_state(start=foot, end=end)
        length = float(np.linalg.norm(end - foot))
        if self.square and length > 0:
            along = (end - foot) / length
            beside = np.array([-along[1], along[0]])
            corner = foot + _CORNER * np.array([along, along + beside, beside])
            self.mark.set_runs([corner])
        return self


class Rescaled:
    """A walk's arrow whose scale is a state."""

    def __init__(self, walk: Walk) -> None:
        self.walk, self.scale = walk, walk.scale_of

    def set_state(self, *, scale: Any) -> Self:
        self.scale = float(scale)
        self.walk.scale_of = self.scale
        self.walk.seek(self.walk.time)
        return self
