"""Pictures, and rectangles of their pixels: which part of a picture is meant."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""One frame as manim draws it: RGBA, shape (height, width, 4)."""


class Region(NamedTuple):
    """The pixels from *left* and *top* up to *right* and *bottom*, which are not among them."""

    left: int
    top: int
    right: int
    bottom: int

    def __bool__(self) -> bool:
        return self.left < self.right and self.top < self.bottom

    @property
    def slices(self) -> tuple[slice, slice]:
        """The region as an index into an array of rows."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def joined(self, other: Region) -> Region:
        """The smallest region that holds both."""
        if not (self and other):
            return self or other
        return Region(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def meets(self, other: Region) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Region) -> Region:
        """What the two have in common."""
        common = Region(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )
        return common or NOWHERE

    def grown(self, margin: int) -> Region:
        """The region with so many pixels more on each side, if it has any."""
        if not self:
            return self
        return Region(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def moved(self, right: int, down: int) -> Region:
        return Region(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def on_grid(self, size: int) -> Region:
        """The smallest region with all its edges on multiples of *size* that holds this one."""
        return Region(
            self.left // size * size,
            self.top // size * size,
            -(-self.right // size) * size,
            -(-self.bottom // size) * size,
        )

    def scaled_down(self, factor: int) -> Region:
        """The same region of a picture of so many times fewer rows and columns."""
        return Region(*(edge // factor for edge in self))


NOWHERE = Region(0, 0, 0, 0)


def around(left: float, top: float, right: float, bottom: float) -> Region:
    """The pixels that the given rectangle touches."""
    return Region(math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom))
