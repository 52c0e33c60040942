"""Pictures of square pixels in one colour, each as strong as its number."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Group, ImageMobject, VGroup, VMobject
from numpy.typing import ArrayLike
from PIL.Image import Resampling

from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text


class Shaded(ImageMobject):
    """Pixels from the ground's colour, at 0, to that of their role, at 1.

    It is an image and not a crowd of shapes: it has as many shades as numbers.

    Parameters
    ----------
    values
        Shape (n, m), from the top row down.
    box
        Where it lies.
    roles
        The colour of all pixels, or one for each row.
    """

    def __init__(self, values: ArrayLike, box: Box, *roles: Role) -> None:
        super().__init__(np.zeros((1, 1, 4), dtype=np.uint8), resampling_algorithm=Resampling.NEAREST)
        self.roles = roles
        self.set_state(values=values, edges=edges_of(box))

    def set_state(self, *, values: ArrayLike | None = None, edges: ArrayLike | None = None) -> Self:
        """Show other *values*, or lie between other *edges*: left, right, bottom and top."""
        if edges is not None:
            self.edges: Points = np.asarray(edges, dtype=np.float64)
            left, right, bottom, top = self.edges
            self.points = np.array([(left, top, 0), (right, top, 0), (left, bottom, 0), (right, bottom, 0)])
        if values is not None:
            self.values: Points = np.asarray(values, dtype=np.float64)
            self._paint()
        return self

    def tint(self, *roles: Role) -> Self:
        """Take another colour for all pixels, or one for each row."""
        self.roles = roles
        self._paint()
        return self

    def _paint(self) -> None:
        pixels = np.empty((*self.values.shape, 4), dtype=np.uint8)
        inks = np.array([255 * np.array(color(role).to_rgb()) for role in self.roles])
        pixels[:, :, :3] = np.round(inks)[:, None]
        pixels[:, :, 3] = np.round(255 * np.clip(self.values, 0, 1))
        self.pixel_array = pixels
        self.orig_alpha_pixel_array = pixels[:, :, 3].copy()


class Framed(Group):
    """Shaded pixels, its ``image``, in a thin ``outline``."""

    def __init__(self, values: ArrayLike, box: Box, role: Role = "data", *, width: float = 2.0) -> None:
        self.image = Shaded(values, box, role)
        self.outline = Polyline([], "muted", width=width)
        super().__init__(self.image, self.outline)
        self.set_state(edges=edges_of(box))

    @property
    def values(self) -> Points:
        return self.image.values

    @property
    def edges(self) -> Points:
        return self.image.edges

    @property
    def box(self) -> Box:
        return Box(*map(float, self.edges))

    def set_state(self, *, values: ArrayLike | None = None, edges: ArrayLike | None = None) -> Self:
        """Show other *values*, or lie between other *edges*: left, right, bottom and top."""
        self.image.set_state(values=values, edges=edges)
        if edges is not None:
            self.outline.set_runs([self.box.corners])
        return self

    def ring(self, pixel: tuple[int, int]) -> VGroup:
        """A square around the pixel in a row and a column, wide enough to be seen."""
        return outlined(pixel_box(self.box, len(self.values), pixel))


_RING, _APART = 0.04, 0.025
"""The widths of a ring and of the dark bands on both of its sides, in manim units."""


def outlined(box: Box) -> VGroup:
    """A ring around a box, in a band of the ground's colour that parts it from bright pixels."""
    around, outer, inner = (box.inset(-width) for width in (2 * _APART + _RING, _APART + _RING, _APART))
    return VGroup(_band(around, box, "background"), _band(outer, inner, "path"))


def _band(outer: Box, inner: Box, role: Role) -> VMobject:
    """What lies between two boxes."""
    band = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
    # The inner outline runs the other way round, so that it stays empty.
    band.points = closed(np.array([outer.corners[:4, :2], inner.corners[3::-1, :2]]))
    return band


_NARROWEST = 0.1
"""Manim units across a ring, at least."""


def pixel_box(box: Box, side: int, pixel: tuple[int, int]) -> Box:
    """Where a pixel lies, in a row and a column of a picture in *box*; at least as wide as a ring."""
    row, column = pixel
    x = box.left + (column + 0.5) * box.width / side
    y = box.top - (row + 0.5) * box.height / side
    half = max(_NARROWEST, box.width / side) / 2
    return Box(x - half, x + half, y - half, y + half)


_SHADE = 0.3
"""The size of a shade with its number, in manim units."""


def shade(role: Role, strength: float, value: float) -> VGroup:
    """The number that a shade stands for, beside it."""
    pixel = square(0.0, 0.0, _SHADE).outline().set_stroke(color("muted"), 2.0)
    pixel.set_fill(color(role), strength)
    return VGroup(pixel, text(number(value), size=LABEL_SIZE)).arrange(buff=0.15)


def around(mobject: VMobject, margin: float) -> Box:
    """The box around something, with a margin."""
    (left, bottom), (right, top) = (mobject.get_corner(way)[:2] for way in (DOWN + LEFT, UP + RIGHT))
    return Box(left, right, bottom, top).inset(-margin)


def square(x: float, y: float, size: float) -> Box:
    """A box of a *size*, with its middle at (x, y)."""
    return Box(x - size / 2, x + size / 2, y - size / 2, y + size / 2)


def edges_of(box: Box) -> Points:
    """Left, right, bottom and top of a box, shape (4,)."""
    return np.array([box.left, box.right, box.bottom, box.top])
