"""Pictures, and rectangles of pixels, which say in what part of a picture something changed."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""One frame as manim draws it: RGBA, shape (height, width, 4)."""


class PixelRectangle(NamedTuple):
    """The pixels from *left* and *top* up to *right* and *bottom*; these last ones do not belong to it."""

    left: int
    top: int
    right: int
    bottom: int

    def __bool__(self) -> bool:
        return self.left < self.right and self.top < self.bottom

    @property
    def slices(self) -> tuple[slice, slice]:
        """The rectangle as an index into an array of rows."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def union(self, other: PixelRectangle) -> PixelRectangle:
        """Return the smallest rectangle that holds both."""
        if not (self and other):
            return self or other
        return PixelRectangle(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def intersects(self, other: PixelRectangle) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def intersection(self, other: PixelRectangle) -> PixelRectangle:
        """Return the pixels that belong to both."""
        common = PixelRectangle(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )
        return common or EMPTY

    def expanded(self, margin: int) -> PixelRectangle:
        """Return the rectangle with *margin* more pixels on each side; an empty one stays empty."""
        if not self:
            return self
        return PixelRectangle(
            self.left - margin, self.top - margin, self.right + margin, self.bottom + margin
        )

    def shifted(self, right: int, down: int) -> PixelRectangle:
        return PixelRectangle(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def aligned(self, size: int) -> PixelRectangle:
        """Return the smallest rectangle that holds this one and has its edges on multiples of *size*."""
        return PixelRectangle(
            self.left // size * size,
            self.top // size * size,
            -(-self.right // size) * size,
            -(-self.bottom // size) * size,
        )

    def scaled_down(self, factor: int) -> PixelRectangle:
        """Return the same part of a picture whose rows and columns are fewer by *factor*."""
        return PixelRectangle(*(edge // factor for edge in self))


EMPTY = PixelRectangle(0, 0, 0, 0)


def enclosing(left: float, top: float, right: float, bottom: float) -> PixelRectangle:
    """Return the pixels that these edges, in pixels, enclose or cross."""
    return PixelRectangle(math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom))
