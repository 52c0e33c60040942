"""A picture as a list: its rows leave it one after another and join in one long strip."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Group

from scenes.linear_algebra.vectors.shaded_pictures import Framed, Shaded, edges_of, pixel_box
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_STRIP = 0.5
"""The height of the strip, in manim units."""

_FINEST = 3000
"""Shades in the strip, at most: a film has no more pixels across."""


class Unrolling(Group):
    """A ``picture`` whose first ``rows`` have left it for the strip below; a part of a row is on its way."""

    def __init__(self, values: Points, box: Box, role: Role) -> None:
        self.all, self.side = np.asarray(values, dtype=np.float64), len(values)
        safe = frame().safe
        self.strip_box = Box(
            safe.left + 0.1, safe.right - 0.1, safe.bottom + 0.05, safe.bottom + 0.05 + _STRIP
        )
        self.picture = Framed(self.all, box, role)
        self.strip = Framed(np.zeros((1, self.side**2)), self.strip_box, role)
        self.row = Shaded(self.all[:1], box, role)
        super().__init__(self.picture, self.strip, self.row)
        self.set_state(rows=0.0)

    def set_state(self, *, rows: float) -> Self:
        """Let so many rows have left; the last one may be on its way."""
        self.rows = float(rows)
        gone, way = int(rows + 1e-9), rows - int(rows + 1e-9)
        left, there = self.all.copy(), np.zeros_like(self.all)
        there[:gone] = self.all[:gone]
        left[: gone + (way > 0)] = 0
        self.picture.set_state(values=left)
        self.strip.set_state(values=_coarse(there.reshape(1, -1)))
        moving = self.all[gone : gone + 1] if way > 0 else np.zeros((1, self.side))
        start, end = edges_of(self._row_box(min(gone, self.side - 1))), edges_of(self._in_strip(gone))
        self.row.set_state(values=moving, edges=start + way * (end - start))
        return self

    def _row_box(self, row: int) -> Box:
        box = self.picture.box
        height = box.height / self.side
        top = box.top - row * height
        return Box(box.left, box.right, top - height, top)

    def _in_strip(self, row: int) -> Box:
        box = self.strip_box
        width = box.width / self.side
        return Box(box.left + row * width, box.left + (row + 1) * width, box.bottom, box.top)

    def mark_in_strip(self, pixel: tuple[int, int]) -> Polyline:
        """A frame around a pixel in the strip, given by its row and its column."""
        row, column = pixel
        place = pixel_box(self._in_strip(row), self.side, (0, column))
        box = self.strip_box
        return Polyline(
            [Box(place.left, place.right, box.bottom - 0.08, box.top + 0.08).corners], "ink", width=3.0
        )


def _coarse(row: Points) -> Points:
    """A row (1, n) with at most so many shades as a film can show: neighbours are averaged."""
    many = -(-row.shape[1] // _FINEST)
    if many == 1:
        return row
    padded = np.pad(row, ((0, 0), (0, -row.shape[1] % many)))
    mean: Points = padded.reshape(1, -1, many).mean(axis=2)
    return mean
