"""A field of arrows: at every place of a grid the gradient that is there."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_PITCH = 0.65
"""Manim units between neighbours on the grid, at the least."""

_LONGEST = 0.54
_TIP = (0.16, 0.07)
"""Length of a tip, and half of its width; of short arrows they are smaller."""


class ArrowField(VGroup, Seekable):
    """Arrows along the gradients on a plot, the longer the steeper, drawn as no more than two shapes.

    ``seek(turn)`` turns all of them about their middles: by 0 they point uphill, by 1 downhill.
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
        # Roots, so that gentle slopes can be seen beside steep ones; the order of lengths stays.
        lengths = _LONGEST * np.sqrt(steepness / steepness.max())
        self.ways = lengths * gradients / np.maximum(steepness, 1e-12)
        self.shafts = Polyline([], role, width=3.0)
        self.tips = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        self.add(self.shafts, self.tips)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Turn all arrows by *step* of half a turn."""
        cosine, sine = np.cos(np.pi * step), np.sin(np.pi * step)
        ways = self.ways @ np.array([[cosine, sine], [-sine, cosine]])
        self.feet, self.heads = self.places - ways / 2, self.places + ways / 2
        lengths = np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-12)
        along = ways / lengths
        across = np.column_stack([-along[:, 1], along[:, 0]])
        size = np.minimum(1.0, 0.45 * lengths / _TIP[0])
        necks = self.heads - _TIP[0] * size * along
        self.shafts.set_runs(np.stack([self.feet, necks + 0.1 * _TIP[0] * size * along], axis=1))
        wings = _TIP[1] * size * across
        self.tips.points = _triangles(np.stack([self.heads, necks + wings, necks - wings], axis=1))
        return self


def _triangles(corners: Points) -> Points:
    """The points (12 n, 3) of n triangles, given by their corners (n, 3, 2)."""
    closed = np.concatenate([corners, corners[:, :1]], axis=1)
    shares = np.linspace(0.0, 1.0, 4)[None, None, :, None]
    sides = (1 - shares) * closed[:, :-1, None] + shares * closed[:, 1:, None]
    points = np.zeros((sides.size // 2, 3))
    points[:, :2] = sides.reshape(-1, 2)
    return points
