"""A field of arrows: at every place of a grid the gradient that is there."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.theme import Role, color

_PITCH = 0.65
"""Manim units between neighbours on the grid, at the least."""

_LONGEST = 0.54

_EQUAL = 0.36
"""The length of all arrows before they are graded."""

_TIP_LENGTH = 0.16
"""Of short arrows it is smaller, and so is the width."""

_TIP_HALF_WIDTH = 0.07


class ArrowField(VGroup):
    """Arrows along the gradients on a plot, the longer the steeper, drawn as no more than two shapes.

    Before they are graded, all are equally long.
    """

    def __init__(self, plot: Plot, function: Differentiable, role: Role = "slope") -> None:
        super().__init__()
        room = plot.box.inset(0.6 * _LONGEST)
        columns, rows = (
            np.linspace(low, high, 1 + int((high - low) / _PITCH))
            for low, high in ((room.left, room.right), (room.bottom, room.top))
        )
        self.places = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
        gradients = function.gradient(np.array([plot.values(place) for place in self.places]))
        steepness = np.linalg.norm(gradients, axis=1, keepdims=True)
        # Roots, so that gentle slopes can be seen next to steep ones; the order of lengths stays.
        lengths = _LONGEST * np.sqrt(steepness / steepness.max())
        self._uphill = gradients / np.maximum(steepness, 1e-12)
        self._lengths = lengths
        self.shafts = Polyline([], role, width=3.0)
        self.tips = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        self.add(self.shafts, self.tips)
        self.angle, self.graded = 0.0, 1.0
        self.set_state()

    def set_state(self, *, angle: float | None = None, graded: float | None = None) -> Self:
        """Turn all arrows about their middles by *angle*, in radians from uphill, counter-clockwise.

        How far their lengths tell how steep it is, is *graded*: from 0, all are equally long, to 1.
        """
        self.angle = self.angle if angle is None else float(angle)
        self.graded = self.graded if graded is None else float(graded)
        lengths = self.graded * self._lengths + (1 - self.graded) * _EQUAL
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        vectors = (lengths * self._uphill) @ np.array([[cosine, sine], [-sine, cosine]])
        self.feet, self.heads = self.places - vectors / 2, self.places + vectors / 2
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        along = vectors / lengths
        across = np.column_stack([-along[:, 1], along[:, 0]])
        size = np.minimum(1.0, 0.45 * lengths / _TIP_LENGTH)
        necks = self.heads - _TIP_LENGTH * size * along
        # The shafts end inside the tips, so that no seam shows between the two.
        self.shafts.set_segments(self.feet, necks + 0.1 * _TIP_LENGTH * size * along)
        wings = _TIP_HALF_WIDTH * size * across
        self.tips.points = closed(np.stack([self.heads, necks + wings, necks - wings], axis=1))
        return self
