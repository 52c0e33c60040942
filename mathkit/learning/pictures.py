"""Small pictures: some to compress, whose colours are two numbers, and drawings to tell apart.

In a drawing a pixel is lit if its middle lies inside the outline of a thing, by the even-odd rule.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_non_negative_number,
    as_points,
    refusal,
    require_positive_integer,
)

__all__ = [
    "MOST_COLOUR",
    "MOST_SHAPES",
    "Drawings",
    "Picture",
    "blossom",
    "drawings",
    "rasterize",
    "shapes",
]

Drawings: TypeAlias = NDArray[np.bool_]
"""Pictures (n, side, side), from the top row down; True where a pixel is lit."""

MOST_COLOUR = 10.0
"""Amounts of red and of blue lie between 0 and this."""

_COLOURS = np.array([(2.0, 8.0), (2.2, 2.2), (8.4, 6.6), (9.0, 1.6), (5.4, 9.2), (5.6, 4.4)])
"""The mean colour of the sky, the meadow, the bush, the sun, the lavender and the barn: red, blue."""

MOST_SHAPES = len(_COLOURS)

_WIDTH = 1.5
"""The width of a picture, as a share of its height, if the number of its pixels allows it."""

_WIDEST, _NARROWEST = 2.6, 1.0
"""How wide a picture may be, as a share of its height, so that all of its rows are full."""


@dataclass(frozen=True, eq=False)
class Picture(Record):
    """Pixels in rows of `columns`, from the top left; the last row may be shorter.

    Attributes
    ----------
    columns
        Pixels in a full row.
    colours : (n, 2)
        How red and how blue each pixel is, from 0 to `MOST_COLOUR`.
    """

    columns: int
    colours: Array

    @property
    def cells(self) -> IntegerArray:
        """The column and the row of each pixel, (n, 2), counted from the top left."""
        rows, columns = np.divmod(np.arange(len(self.colours)), self.columns)
        return np.column_stack([columns, rows])


def blossom(count: int, shapes: int, spread: float, seed: int | np.random.Generator) -> Picture:
    """Paint a bush in blossom: a sky, a meadow, the bush, a sun, lavender and a barn, as many as `shapes`.

    Parameters
    ----------
    count : int
        Pixels in all. A shape may be too small to have one.
    shapes : int
        At most `MOST_SHAPES`.
    spread : float
        Standard deviation of red and of blue within a shape. Amounts beyond the ends of the scale are
        reflected at them.
    seed : int or Generator
        The same seed draws the same pixels.

    Raises
    ------
    ValueError
        If `count` or `shapes` is no whole number of at least 1, or `shapes` too large, or `spread` negative.
    """
    count, shapes = require_positive_integer("count", count), require_positive_integer("shapes", shapes)
    if shapes > MOST_SHAPES:
        raise refusal("shapes", f"at most {MOST_SHAPES}", f"{shapes}")
    spread = as_non_negative_number("spread", spread)
    columns = _columns(count)
    labels = _painted(count, columns, shapes)
    noise = np.random.default_rng(seed).standard_normal((count, 2))
    folded = np.mod(_COLOURS[labels] + spread * noise, 2 * MOST_COLOUR)
    return Picture(columns=columns, colours=MOST_COLOUR - np.abs(MOST_COLOUR - folded))


def _columns(count: int) -> int:
    """How many columns make the best rectangle: full rows if possible, else a shorter last one."""
    full = [each for each in range(1, count + 1) if count % each == 0]
    good = [each for each in full if _NARROWEST <= each * each / count <= _WIDEST]
    wanted = np.sqrt(_WIDTH * count)
    return min(good, key=lambda each: abs(each - wanted)) if good else max(1, round(wanted))


def _painted(count: int, columns: int, shapes: int) -> IntegerArray:
    """The shape (count,) of each pixel; later shapes cover earlier ones."""
    rows = -(-count // columns)
    row, column = np.divmod(np.arange(count), columns)
    x, y = (column + 0.5) / columns, 1 - (row + 0.5) / rows
    wide = x * columns / rows
    at = columns / rows
    inside = [
        np.full(count, True),
        y < 0.18 + 0.24 * x,
        np.hypot(wide - 0.36 * at, y - 0.56) < 0.31,
        np.hypot(wide - 0.86 * at, y - 0.82) < 0.14,
        (y < 0.16) & (x > 0.45),
        (np.abs(x - 0.76) < 0.11) & (np.abs(y - 0.4) < 0.12),
    ]
    labels = np.zeros(count, dtype=np.int64)
    for shape, pixels in enumerate(inside[:shapes]):
        labels[pixels] = shape
    return labels


_FULL = 0.6
"""The longer side of a drawing that is neither stretched nor turned, as a share of the picture's side."""

_STRETCH, _TILT, _SHIFT = (0.85, 1.15), 12.0, 0.08
"""Between which factors a drawing is stretched; by how many degrees at most it is turned; and how far it is
moved, as a share of the picture's side."""


def rasterize(outline: ArrayLike, side: int) -> Drawings:
    """Return which pixels of a picture (side, side) have their middle inside of a closed outline.

    Parameters
    ----------
    outline : (n, 2)
        Its corners, in shares of the picture's side from the lower left; the first one again at the end.
    side : int
        Pixels along each side.

    Raises
    ------
    ValueError
        If the outline is no list of points, is not closed, or `side` is not positive.
    """
    corners = as_points("outline", outline, dimension=2)
    if not np.array_equal(corners[0], corners[-1]):
        raise refusal("outline", "points that end where they begin", corners[[0, -1]].tolist())
    middles = (np.arange(require_positive_integer("side", side)) + 0.5) / side
    inside = np.zeros((side, side), dtype=bool)
    for (x, y), (next_x, next_y) in pairwise(corners):
        if y == next_y:
            continue
        # A pixel is inside if a ray from it to the left crosses the outline an odd number of times.
        rows = (middles >= min(y, next_y)) & (middles < max(y, next_y))
        crossings = x + (middles - y) * (next_x - x) / (next_y - y)
        inside ^= rows[:, None] & (middles[None, :] >= crossings[:, None])
    return inside[::-1]


def shapes(count: int, rng: np.random.Generator) -> Array:
    """Draw how *count* drawings differ: stretch along x and y, tilt in degrees, shift along x and y.

    Raises
    ------
    ValueError
        If `count` is not positive.
    """
    count = require_positive_integer("count", count)
    stretch = rng.uniform(*_STRETCH, (count, 2))
    tilt, shift = rng.uniform(-_TILT, _TILT, count), rng.uniform(-_SHIFT, _SHIFT, (count, 2))
    return np.column_stack([stretch, tilt, shift])


def drawings(outline: ArrayLike, shaped: ArrayLike, side: int) -> Drawings:
    """Return a thing drawn once for each of several shapes, as pictures (count, side, side).

    Parameters
    ----------
    outline : (n, 2)
        Its corners, in any unit and place; the first one again at the end.
    shaped : (count, 5)
        How each drawing differs: see `shapes`.
    side : int
        Pixels along each side.

    Raises
    ------
    ValueError
        If an argument has another shape, or `side` is not positive.
    """
    corners = as_points("outline", outline, dimension=2)
    low, high = corners.min(axis=0), corners.max(axis=0)
    centred = (corners - (low + high) / 2) * _FULL / (high - low).max()
    pictures = []
    for across, up, tilt, *shift in as_points("shaped", shaped, dimension=5):
        sine, cosine = np.sin(np.radians(tilt)), np.cos(np.radians(tilt))
        turned = (centred * (across, up)) @ np.array([(cosine, sine), (-sine, cosine)])
        pictures.append(rasterize(turned + 0.5 + shift, side))
    return np.array(pictures)
