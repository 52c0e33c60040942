"""Pictures made of square pixels, one number each."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import LEFT, UP, Square, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

HOUSE = np.array([(-1, -1), (1, -1), (1, 0.4), (1.25, 0.2), (0, 1.2), (-1.25, 0.2), (-1, 0.4), (-1, -1)])
"""The outline (n, 2) of a house with its roof, about the origin."""

_FULL = 0.8
"""The share of the picture's width or height that the outline takes."""

_COARSE = 40
"""The most pixels along a side that have lines between them; more lines would be a grey wall."""


_BESIDE, _READER = 0.12, 0.5
"""From a picture to the arrow that reads it, and the length of the arrow, in manim units."""


def lit(outline: ArrayLike, side: int) -> Points:
    """Which pixels have their middle inside a closed *outline* (n, 2): 1 or 0, shape (side, side), top first.

    The outline is scaled and moved until it stands in the middle of the picture.
    """
    outline = np.asarray(outline, dtype=np.float64)
    low, high = outline.min(axis=0), outline.max(axis=0)
    corners = 0.5 + _FULL * (outline - (low + high) / 2) / (high - low).max()
    middles = (np.arange(side) + 0.5) / side
    inside = np.zeros((side, side), dtype=bool)
    for (x, y), (next_x, next_y) in pairwise(corners):
        if y == next_y:
            continue
        # A pixel is inside if a ray from it to the left crosses the outline an odd number of times.
        rows = (middles >= min(y, next_y)) & (middles < max(y, next_y))
        crossings = x + (middles - y) * (next_x - x) / (next_y - y)
        inside ^= rows[:, None] & (middles[None, :] >= crossings[:, None])
    return inside[::-1].astype(np.float64)


class Pixels(VGroup):
    """A picture of 0 and 1, shape (n, n), *size* manim units wide; ``lines`` between the pixels if coarse."""

    def __init__(self, values: Points, *, size: float = 5.2, role: Role = "data") -> None:
        side = len(values)
        marks = np.linspace(-0.5, 0.5, side + 1) * size
        runs = []
        for row, line in enumerate(values):
            changes = np.flatnonzero(np.diff(line, prepend=0.0, append=0.0)).reshape(-1, 2)
            for left, right in marks[changes]:
                top, bottom = -marks[row], -marks[row + 1]
                runs.append([(right, top), (left, top), (left, bottom), (right, bottom)])
        self.dots = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        self.dots.points = closed(np.array(runs, dtype=np.float64).reshape(-1, 4, 2))
        half = size / 2
        lines = [
            np.array(ends)
            for mark in (marks[1:-1] if side <= _COARSE else ())
            for ends in ([(mark, -half), (mark, half)], [(-half, mark), (half, mark)])
        ]
        self.lines = Polyline(lines, "faint", width=1.5)
        self.frame = Square(size, stroke_width=2.0, color=color("muted"))
        self.row_height = size / side
        super().__init__(self.dots, self.lines, self.frame)

    def reader(self) -> Arrow:
        """A small arrow that points at the uppermost row of pixels, and may move down beside the picture."""
        place = self.frame.get_corner(UP + LEFT) - (_BESIDE, self.row_height / 2, 0.0)
        return Arrow(place - (_READER, 0.0, 0.0), place, "path")


class HouseOfPixels(Pixels):
    """A house in a picture with *side* pixels along each side."""

    def __init__(self, side: int, *, box: Box | None = None) -> None:
        box = box or frame().picture
        super().__init__(lit(HOUSE, side))
        box.place(self)
