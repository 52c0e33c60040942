"""An arrow that lies on a landscape: on the map it is straight, and from the side it climbs."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.stage.shapes.arrows import tip_of
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.theme import Role, color

_WIDTH = 6.0
_SAMPLES = 40

_INVISIBLE = 1e-3
"""Arrows shorter than this, in manim units, have no visible direction."""


class GroundArrow(VGroup):
    """An arrow on the ground from a *place* (2,), over the ``grown`` part of a *vector* (2,), 0 to 1."""

    def __init__(self, ground: Terrain, place: ArrayLike, vector: ArrayLike, role: Role = "slope") -> None:
        self.ground = ground
        self.place, self.vector = (np.asarray(each, dtype=np.float64) for each in (place, vector))
        self.shaft = Polyline([], role, width=_WIDTH)
        self.tip = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        super().__init__(self.shaft, self.tip)
        self.grown = 1.0
        self.set_state()

    @property
    def climbs(self) -> bool:
        """Whether the ground rises all along the whole arrow."""
        places = self.place + np.linspace(0.0, 1.0, _SAMPLES)[:, None] * self.vector
        return bool(np.all(np.diff(self.ground.heights(places)) > 0))

    def set_state(
        self, *, grown: float | None = None, place: ArrayLike | None = None, vector: ArrayLike | None = None
    ) -> Self:
        self.grown = self.grown if grown is None else float(grown)
        self.place = self.place if place is None else np.asarray(place, dtype=np.float64)
        self.vector = self.vector if vector is None else np.asarray(vector, dtype=np.float64)
        shares = np.linspace(0.0, self.grown, _SAMPLES)[:, None]
        run = self.ground.to_frame(self.place + shares * self.vector)
        left = np.linalg.norm(run - run[-1], axis=1)
        if left[0] < _INVISIBLE:
            self.shaft.set_runs([])
            self.tip.points = np.empty((0, 3))
            return self
        tip, half = tip_of(float(left[0]), _WIDTH)
        before = run[left >= tip]
        neck = before[-1]
        along = (run[-1] - neck) / np.linalg.norm(run[-1] - neck)
        across = half * np.array([-along[1], along[0]])
        # The shaft ends inside the tip, so that no seam shows between the two.
        self.shaft.set_runs([np.vstack([before, neck + 0.1 * tip * along])])
        self.tip.points = closed(np.array([[run[-1], neck + across, neck - across]]))
        return self
