"""Pixels that keep colours of their own: in rows, or each at a place of its own."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import ImageMobject
from numpy.typing import ArrayLike, NDArray
from PIL.Image import Resampling

from mathkit.arrays import IntegerArray
from mathkit.learning.pictures import MOST_COLOUR, Picture
from scenes.stage.shapes.frame import Box
from scenes.stage.type.typesetting import Points

_FULL = 255.0
"""The strength of red and of blue at the end of their scale; at its beginning there is none."""

_GREEN = 115.0
"""The strength of green, the same everywhere: every colour stands out from the ground."""

_SHARPNESS = 135
"""Image pixels in a manim unit."""

_LINE, _LARGE = (1, 2), 0.2
"""Image pixels on both sides of a line between small squares and large ones; the least side of those."""


def shades(colours: ArrayLike) -> Points:
    """Amounts of red and of blue (n, 2) as red, green and blue (n, 3) of a screen, from 0 to 255."""
    amounts = np.clip(np.asarray(colours, dtype=np.float64) / MOST_COLOUR, 0, 1)
    red, blue = (_FULL * amounts).T
    return np.column_stack([red, np.full(len(red), _GREEN), blue])


def shown_colours(picture: Picture) -> int:
    """How many different colours the pixels of a picture have on a screen, which has whole amounts only."""
    return len(np.unique(_whole(shades(picture.colours)), axis=0))


def grid(cells: IntegerArray, box: Box) -> tuple[Box, Points, float]:
    """Where a picture lies that is as large as fits into *box*, its pixels (n, 2), and their side.

    Parameters
    ----------
    cells
        The column and the row of each pixel, shape (n, 2).
    """
    columns, rows = cells.max(axis=0) + 1
    side = float(min(box.width / columns, box.height / rows))
    (x, y), half = box.center[:2], side * np.array([columns, rows]) / 2
    own = Box(x - half[0], x + half[0], y - half[1], y + half[1])
    places: Points = np.array([own.left, own.top]) + side * (cells + 0.5) * (1, -1)
    return own, places, side


class Mosaic(ImageMobject):
    """Squares in colours of their own.

    It is an image, not a crowd of shapes: an image may have colours that are no role's, as a photograph has.

    Parameters
    ----------
    box
        The part of the frame in which squares may lie.
    places
        The middles of the squares, shape (n, 2).
    sides
        Their lengths, in manim units: one for all, or one for each.
    shades
        Red, green and blue of each, from 0 to 255, shape (n, 3).
    outlined
        Whether a line of the ground separates neighbours of different colours: all are equally green, so some
        would differ too little.
    """

    def __init__(
        self, box: Box, places: ArrayLike, sides: ArrayLike, shades: ArrayLike, *, outlined: bool = False
    ) -> None:
        super().__init__(np.zeros((1, 1, 4), dtype=np.uint8), resampling_algorithm=Resampling.NEAREST)
        self.outlined = outlined
        self.places, self.sides, self.shades = map(_as_floats, (places, sides, shades))
        self.confine(box)

    def confine(self, box: Box) -> Self:
        """Let squares be drawn in *box* from now on: a smaller image is painted faster."""
        right_top, left_top, left_bottom, right_bottom, _ = box.corners
        self.points = np.array([left_top, right_top, left_bottom, right_bottom], dtype=np.float64)
        self.box = box
        self._paint()
        return self

    def set_state(
        self,
        *,
        places: ArrayLike | None = None,
        sides: ArrayLike | None = None,
        shades: ArrayLike | None = None,
    ) -> Self:
        """Draw the squares at other places, of other sizes, or in other colours; what is not given stays."""
        for name, value in (("places", places), ("sides", sides), ("shades", shades)):
            if value is not None:
                setattr(self, name, _as_floats(value))
        self._paint()
        return self

    def interpolate_color(self, mobject1: Any, mobject2: Any, alpha: float) -> Self:
        """Lie between two mosaics of one size, row by row: manim would take 24 times their memory at once."""
        for name in ("fill_opacity", "stroke_opacity"):
            setattr(self, name, (1 - alpha) * getattr(mobject1, name) + alpha * getattr(mobject2, name))
        before, after = mobject1.pixel_array, mobject2.pixel_array
        self.pixel_array = np.empty_like(before)
        for row, first, last in zip(self.pixel_array, before, after, strict=True):
            row[:] = (1 - alpha) * first + alpha * last
        return self

    def _paint(self) -> None:
        size = round(_SHARPNESS * self.box.height), round(_SHARPNESS * self.box.width)
        pixels: Any = np.zeros(size, dtype=np.uint32)  # a whole pixel is a number, which fills a square fast
        corner = self.places * (1, -1) + (-self.box.left, self.box.top)
        half = np.broadcast_to(self.sides, len(self.places))[:, None] / 2
        starts, ends = (
            np.maximum(np.round(_SHARPNESS * (corner + way * half)).astype(int), 0).tolist()
            for way in (-1, 1)
        )
        opaque = np.full((len(self.shades), 4), 255, dtype=np.uint8)
        opaque[:, :3] = _whole(self.shades)
        for (left, top), (right, bottom), paint in zip(
            starts, ends, opaque.view(np.uint32)[:, 0], strict=True
        ):
            pixels[top:bottom, left:right] = paint
        if self.outlined:
            _outline(pixels, _LINE[int(np.max(self.sides) >= _LARGE)])
        self.pixel_array = pixels.view(np.uint8).reshape(*size, 4)
        self.orig_alpha_pixel_array = self.pixel_array[:, :, 3].copy()


def _outline(pixels: NDArray[np.uint32], width: int) -> None:
    """Clear some pixels on both sides of where one colour meets another; the ground is no colour."""
    ways = [(pixels[:, :-1], pixels[:, 1:]), (pixels[:-1], pixels[1:])]
    meeting = [np.argwhere((before != after) & (before > 0) & (after > 0)) for before, after in ways]
    for places, axis in zip(meeting, (1, 0), strict=True):
        for away in range(1 - width, width + 1):
            cleared = places + away * np.eye(2, dtype=int)[axis]
            cleared = cleared[(cleared >= 0).all(axis=1) & (cleared < pixels.shape).all(axis=1)]
            pixels[tuple(cleared.T)] = 0


def _whole(shades: Points) -> NDArray[np.uint8]:
    return np.clip(shades, 0, 255).astype(np.uint8)


def _as_floats(values: ArrayLike) -> Points:
    return np.asarray(values, dtype=np.float64)
