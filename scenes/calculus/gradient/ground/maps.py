"""Maps: their axes, and the heights that are written on their lines."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, text

_APART, _CLEAR = 0.75, 1.3
"""From one height on a map to the next, and to the point, in manim units."""

_ROOM = 0.4
"""From the edge of a map to the middle of a height on it, in manim units."""


class MapPlot(Plot):
    """A plot whose axes alone fill its box; numbers and names stand around it."""

    def _room(self, box: Box, _: Ticks, __: tuple[str, str]) -> Box:
        return box


def height_labels(
    terrain: Terrain, box: Box, *, foot: ArrayLike, clear_of: ArrayLike, ways: int = 24
) -> VGroup:
    """The heights on a map's lines, every second one, along the ray from *foot* on which most have room."""
    step = 2 * terrain.steps[0]
    foot, away = np.asarray(foot, dtype=np.float64), terrain.to_frame(np.asarray(clear_of)[None])[0]
    best: list[tuple[float, Points]] = []
    room = box.inset(_ROOM)
    for angle in np.linspace(0, 2 * np.pi, ways, endpoint=False) + 0.2:
        ray = foot + np.linspace(0.05, 8.0, 400)[:, None] * np.array([np.cos(angle), np.sin(angle)])
        places, counts = terrain.to_frame(ray), (terrain.heights(ray) - terrain.marked) / step
        found: list[tuple[float, Points]] = []
        for index in np.flatnonzero(np.diff(np.floor(counts))):
            place, level = places[index], float(np.round(counts[index : index + 2].mean()))
            inside = room.left < place[0] < room.right and room.bottom < place[1] < room.top
            apart = all(np.linalg.norm(place - other) > _APART for _, other in found)
            if inside and apart and np.linalg.norm(place - away) > _CLEAR:
                found.append((terrain.marked + level * step, place))
        if len(found) > len(best):
            best = found
    return VGroup(*(height_label(number(level), place) for level, place in best))


def height_label(source: str, place: Points) -> VGroup:
    """A height on a plate over its line."""
    label = on_plate(text(source, size=FINE_SIZE, role="data"), opacity=1.0)
    label.move_to((*place[:2], 0.0))
    return label
