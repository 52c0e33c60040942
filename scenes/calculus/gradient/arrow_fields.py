"""A field of arrows: at every place of a grid the gradient that is there."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.calculus.gradient.terrains import Terrain
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color

_PITCH = 0.62
"""Manim units between neighbours on the grid, at the least."""

_TIP_LENGTH = 0.16
"""Of short arrows it is smaller, and so is the width."""

_TIP_HALF_WIDTH = 0.07


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
        room = box.inset(0.3)
        columns, rows = (
            np.linspace(low, high, 1 + int((high - low) / _PITCH))
            for low, high in ((room.left, room.right), (room.bottom, room.top))
        )
        places = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
        unit = ground.pose[9] / ground.pose[2]
        values = ground.pose[:2] + (places - ground.pose[7:9]) / unit
        self.places, self.scale_of = places, scale
        self.vectors = unit * function.gradient(values) / scale
        self.distances = np.linalg.norm(places - np.asarray(origin)[:2], axis=1)
        self.shafts = Polyline([], role, width=3.0)
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
