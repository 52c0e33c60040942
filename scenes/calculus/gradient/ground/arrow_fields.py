"""Gradients on the whole map: a field of them at the places of a grid, and one that a walker carries."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color

_PITCH = 0.8
"""Manim units between neighbours on the grid, at the least."""

_EDGE = 0.5
"""Between the grid and the edge of the map, in manim units."""

_MARGIN = 0.05
"""Between the edge of the map and the heads of arrows: one that would reach farther is left out."""

_TIP_LENGTH = 0.2
"""Of short arrows it is smaller, and so is the width."""

_TIP_HALF_WIDTH = 0.085


class ArrowField(VGroup):
    """Arrows from their places along the gradients, all at the same scale, drawn as no more than two shapes.

    The field is there up to a ``reach`` from its origin, in manim units.
    """

    def __init__(
        self,
        ground: Terrain,
        function: Differentiable,
        box: Box,
        scale: float,
        origin: ArrayLike,
        role: Role = "slope",
    ) -> None:
        super().__init__()
        room = box.inset(_EDGE)
        columns, rows = (
            np.linspace(low, high, 1 + int((high - low) / _PITCH))
            for low, high in ((room.left, room.right), (room.bottom, room.top))
        )
        places = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
        unit = ground.pose[9] / ground.pose[2]
        values = ground.pose[:2] + (places - ground.pose[7:9]) / unit
        vectors = unit * function.gradient(values) / scale
        heads, edge = places + vectors, box.inset(_MARGIN)
        inside = np.all((heads > (edge.left, edge.bottom)) & (heads < (edge.right, edge.top)), axis=1)
        self.places, self.vectors, self.scale_of = places[inside], vectors[inside], scale
        self.distances = np.linalg.norm(self.places - np.asarray(origin)[:2], axis=1)
        self.shafts = Polyline([], role, width=4.0)
        self.tips = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        self.add(self.shafts, self.tips)
        self.reach = 0.0
        self.set_state(reach=0.0)

    @property
    def farthest(self) -> float:
        return float(self.distances.max())

    def set_state(self, *, reach: float) -> Self:
        """Draw the arrows that stand no farther than *reach* from the origin."""
        self.reach = float(reach)
        near = self.distances <= self.reach
        feet, vectors = self.places[near], self.vectors[near]
        heads = feet + vectors
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        along = vectors / lengths
        across = np.column_stack([-along[:, 1], along[:, 0]])
        size = np.minimum(1.0, 0.45 * lengths / _TIP_LENGTH)
        necks = heads - _TIP_LENGTH * size * along
        # The shafts end inside the tips, so that no seam shows between the two.
        self.shafts.set_segments(feet, necks + 0.1 * _TIP_LENGTH * size * along)
        wings = _TIP_HALF_WIDTH * size * across
        self.tips.points = closed(np.stack([heads, necks + wings, necks - wings], axis=1))
        return self


class Walk(VGroup, Seekable):
    """A walker goes along places (n, 2), on the map and on the model; time runs from 0 to 1.

    It carries the gradient, drawn at 1/``scale`` of its length.
    """

    def __init__(self, function: Differentiable, places: ArrayLike, scale: float, *terrains: Terrain) -> None:
        self.function, self.terrains, self.scale_of = function, terrains, scale
        self.places = np.asarray(places, dtype=np.float64)
        self.arrow = Arrow((0, 0), (0, 0), "slope", width=6.0)
        super().__init__(self.arrow)
        self.seek(0.0)

    def seek(self, time: float, /) -> Self:
        self.time = float(time)
        place = at_step(self.places, self.time * (len(self.places) - 1))
        for terrain in self.terrains:
            terrain.set_state(here=place)
        ends = np.array([place, place + self.function.gradient(place) / self.scale_of])
        foot, end = self.terrains[0].to_frame(ends)
        self.arrow.set_state(start=foot, end=end)
        return self
