"""A lens over the column of the sick, which is too thin to be seen from far away."""

from __future__ import annotations

import numpy as np
from manim import DOWN, Circle, Polygon, VGroup

from scenes.probability.bayes_theorem.squares import Columns
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import LABEL_SIZE, text

POWER = 10
"""How many times wider the column is seen."""

_THIN = 0.025
"""A wider column, as a share of the square, needs no lens."""

_PLACE, _RADIUS = (0.62, 0.64), 0.19
"""Centre and radius in the empty part of the healthy column, as shares of the square."""


class Lens(VGroup):
    """The column of the sick ten times wider, and where it is; empty where the column is wide.

    Attributes
    ----------
    strip
        The column as it is seen in the lens.
    """

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        if columns.prior >= _THIN:
            return
        box = columns.box
        radius, wide = _RADIUS * box.height, columns.prior * box.width
        center = np.array([box.left + _PLACE[0] * box.width, box.bottom + _PLACE[1] * box.height, 0.0])
        spot = np.array([box.left + wide / 2, center[1], 0.0])
        glass = Circle(radius=radius, stroke_width=3.0, stroke_color=color("muted"))
        glass.set_fill(color("background"), opacity=1.0).move_to(center)
        half = POWER * wide / 2
        angles = np.linspace(-1, 1, 33) * np.arcsin(half / radius) - np.pi / 2
        arc = radius * np.column_stack([np.cos(angles), np.sin(angles), np.zeros(len(angles))])
        self.strip = Polygon(*(center + arc), *(center - arc), stroke_width=0.0)
        self.strip.set_fill(color("path"), opacity=1.0)
        way = np.array([0.0, radius])
        rays = Polyline(
            [np.array([spot[:2] + end * way / POWER, center[:2] + end * way]) for end in (-1, 1)],
            "muted",
            width=2.0,
        )
        power = text(f"× {POWER}", size=LABEL_SIZE, role="muted").next_to(glass, DOWN, buff=0.15)
        self.add(rays, glass, self.strip, power)
