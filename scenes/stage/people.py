"""Crowds of small squares, one a person, each crowd of one colour a single shape."""

from __future__ import annotations

import math
from typing import Self

import numpy as np
from manim import VMobject

from scenes.stage.frame import Box
from scenes.stage.theme import Role, color
from scenes.stage.typesetting import Points

_FILL = 0.68
"""The share of its place that a person takes."""


class People(VMobject):
    """Squares at the given places, drawn as one shape, so that a thousand cost as little as one.

    Parameters
    ----------
    places
        Centres, shape (n, 2), in manim units.
    side
        Side of a square, in manim units.
    """

    def __init__(self, places: Points, side: float, role: Role = "muted", *, opacity: float = 1.0) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=opacity)
        self.side = side
        self.stand(places)

    def stand(self, places: Points, side: float | None = None) -> Self:
        """Move everybody to *places*, one place a person."""
        self.side = self.side if side is None else side
        self.places = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        half = self.side / 2
        corners = half * np.array([(1, 1), (-1, 1), (-1, -1), (1, -1), (1, 1)], dtype=np.float64)
        outline = self.places[:, None] + corners[None]
        shares = np.linspace(0.0, 1.0, 4)[None, None, :, None]
        edges = (1 - shares) * outline[:, :-1, None] + shares * outline[:, 1:, None]
        flat = edges.reshape(-1, 2)
        self.points = np.column_stack([flat, np.zeros(len(flat))])
        return self


def grid_places(count: int, box: Box, columns: int | None = None) -> tuple[Points, float]:
    """Places for *count* people in rows that fill *box* from the top left, and the side of a square.

    Returns
    -------
    places
        Shape (count, 2), row by row.
    side
        How large a square may be so that neighbours keep their distance.
    """
    if count == 0:
        return np.empty((0, 2)), 0.0
    if columns is None:
        columns = max(1, math.ceil(math.sqrt(count * box.width / box.height)))
    rows = math.ceil(count / columns)
    pitch = min(box.width / columns, box.height / rows)
    row, column = np.divmod(np.arange(count), columns)
    places = np.column_stack([box.left + (column + 0.5) * pitch, box.top - (row + 0.5) * pitch]).astype(
        np.float64
    )
    return places, _FILL * pitch
