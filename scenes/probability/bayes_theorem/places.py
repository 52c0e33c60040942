"""Where people stand: in rows that fill a box, in a crowd, as tiles of an area, or in columns of a band.

Places are the centres (n, 2) of tiles, in manim units; with them come the sizes of the tiles.
"""

from __future__ import annotations

import math

import numpy as np

from scenes.stage.shapes.frame import Box
from scenes.stage.type.typesetting import Points

_FILL = 0.68
"""The side of a person's square, as a share of the distance between two."""

_BRICK = 0.86
"""The sides of a tile in a column, as a share of the distances between two."""

_MOST_ROWS = 40


def grid_places(count: int, box: Box, columns: int | None = None) -> tuple[Points, float]:
    """Places for *count* people in rows that fill *box* from the top left, and the side of a square."""
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


def crowd_places(count: int, box: Box) -> tuple[Points, float]:
    """Places for a crowd in the middle of *box*, in full rows if the number allows, and their side."""
    best = max(1, round(math.sqrt(count * box.width / box.height)))
    near = range(max(1, round(0.75 * best)), round(1.25 * best) + 1)
    full = [columns for columns in near if count % columns == 0]
    columns = min(full, key=lambda columns: abs(columns - best), default=best)
    places, side = grid_places(count, box, columns)
    return places + box.center[:2] - (places.min(axis=0) + places.max(axis=0)) / 2, side


def tile_places(count: int, box: Box) -> tuple[Points, Points]:
    """Tiles of equal area that fill all of *box*, row by row from the top left, and their sizes (n, 2)."""
    if count == 0:
        return np.empty((0, 2)), np.empty((0, 2))
    rows = min(count, max(1, round(math.sqrt(count * box.height / max(box.width, 1e-9)))))
    in_row = np.full(rows, count // rows) + (np.arange(rows) < count % rows)
    heights = box.height * in_row / count
    middles = box.top - np.cumsum(heights) + heights / 2
    places = [
        (box.left + (column + 0.5) * box.width / number, middle)
        for number, middle in zip(in_row, middles, strict=True)
        for column in range(number)
    ]
    sizes = [
        (box.width / number, height)
        for number, height in zip(in_row, heights, strict=True)
        for _ in range(number)
    ]
    return np.array(places), np.array(sizes)


def column_places(first: int, second: int, box: Box, aspect: float = 1.0) -> tuple[Points, Points, Points]:
    """Tiles that fill *box* column by column from the left: the *first* so many, then the *second*.

    If the numbers allow it, the first group fills whole columns; a tile is about *aspect* times as wide as
    high.

    Returns
    -------
    tuple[Points, Points, Points]
        The places of the first group (first, 2), of the second (second, 2), and the size of a tile (2,).
    """
    count = first + second
    rows = rows_of(first, count, box, aspect)
    columns = math.ceil(count / rows)
    pitch = np.array([box.width / columns, box.height / rows])
    column, row = np.divmod(np.arange(count), rows)
    places = np.column_stack([box.left + (column + 0.5) * pitch[0], box.top - (row + 0.5) * pitch[1]])
    return places[:first], places[first:], _BRICK * pitch


def rows_of(first: int, count: int, box: Box, aspect: float = 1.0) -> int:
    """How many rows to make of *count* tiles of about this aspect, the *first* of them in whole columns."""
    best = max(1.0, math.sqrt(count * aspect * box.height / box.width))
    allowed = range(max(1, math.floor(best / 2)), min(count, _MOST_ROWS, math.ceil(2 * best)) + 1)

    def misfit(rows: int) -> tuple[bool, float]:
        return bool(first % rows or count % rows), abs(math.log(rows / best))

    return min(allowed, key=misfit)
