"""The loss over two weights from above: level lines that turn with the ravine, and walks."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.level_lines import Relief
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate, text

FLAT: Role = "data"
STEEP: Role = "second"
"""The colours of the weight along which the loss is flat, and of the one along which it is steep."""

WINDOW = ((-1.0, 3.2), (-2.75, 3.0))
"""What is seen of the weights, counted from their best values."""

_LINES = 8
"""How many level lines there are, at most."""


class RavineMap(VGroup):
    """The level lines of a bowl over two weights; ``angle`` turns it about its lowest point.

    Parameters
    ----------
    window
        The least and greatest first weight, and the same of the second.
    """

    def __init__(
        self, bowl: Quadratic, window: tuple[tuple[float, float], tuple[float, float]] = WINDOW
    ) -> None:
        self.bowl = bowl
        names = f"{tint('$w_1$', FLAT)} minus its best", f"{tint('$w_2$', STEEP)} minus its best"
        self.plot = Plot(frame().picture, *window, names=names, equal=True)
        highest = float(bowl.value((0.0, self.plot.y_range[1])))
        self.levels = highest * (np.arange(1, _LINES + 1) / _LINES) ** 2
        self.lines = self._level_lines(0.0)
        self.bottom = self.plot.dot(0.0, 0.0, "result", radius=0.12)
        super().__init__(self.plot, self.lines, self.bottom)
        self.angle = 0.0

    def _level_lines(self, angle: float) -> VGroup:
        bowl = self.bowl.turned(float(angle))
        return Relief(self.plot, bowl.value, samples=241).lines(self.levels, role="muted")

    def set_state(self, *, angle: float) -> Self:
        """Turn the ravine by an angle in radians, counter-clockwise."""
        self.angle = float(angle)
        for line, turned in zip(self.lines, self._level_lines(angle), strict=True):
            line.points = turned.points
        return self

    def arms(self, point: tuple[float, float]) -> tuple[Polyline, Polyline]:
        """How far a point is from the best weights: along the first weight, then along the second."""
        x, y = point
        ways = ((0.0, 0.0), (x, 0.0)), ((x, 0.0), (x, y))
        flat, steep = (
            Polyline([self.plot.to_frame(way)], role, width=7.0).set_z_index(-1)  # a walker stands on it
            for way, role in zip(ways, (FLAT, STEEP), strict=True)
        )
        return flat, steep

    def named(self, away: float, name: str) -> VGroup:
        """The name of a walk, on the right of the point where both weights are so far from their best."""
        label = on_plate(text(name, role="path"))
        label.next_to(self.plot.at(away, away), RIGHT + 0.5 * DOWN, buff=2 * GAP)
        return label

    def trail(self, points: Points, role: Role, *, ring: bool = False, fine: bool = False) -> Trail:
        """The trail through weights (n + 1, 2).

        The walker is a disc, or a *ring*, by which RMSProp differs from Adam. Where trails cross, *fine* ones
        let each other be seen.
        """
        places = self.plot.to_frame(points)
        trail = Trail(places, role, dot_radius=0.03 if fine else 0.05, walker_radius=0.13)
        if ring:
            trail.walker.scale(1.3).set_fill(opacity=0.0).set_stroke(color(role), width=4.0)
        return trail
