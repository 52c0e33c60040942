"""Where people stand: in rows that fill a box, in a crowd, in blocks, or spread over an area.

Places are the centres (n, 2) of squares, in manim units, row by row from the top left; with them comes the
side of a square that keeps its distance from its neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenes.stage.shapes.frame import Box
from scenes.stage.type.typesetting import Points

_FILL = 0.68
"""The side of a person's square, as a share of the distance between two."""

_FEWEST_COLUMNS = 10
"""A block of few people is this many wide, so that they can be counted at a glance."""


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


def spread_places(count: int, box: Box) -> tuple[Points, float]:
    """Places for *count* people spread evenly over the whole of *box*, however thin it is."""
    if count == 0:
        return np.empty((0, 2)), 0.0
    columns = min(count, max(1, round(math.sqrt(count * box.width / max(box.height, 1e-9)))))
    rows = math.ceil(count / columns)
    row, column = np.divmod(np.arange(count), columns)
    places = np.column_stack(
        [box.left + (column + 0.5) * box.width / columns, box.top - (row + 0.5) * box.height / rows]
    )
    return places, _FILL * min(box.width / columns, box.height / rows)


@dataclass(frozen=True)
class Block:
    """People in rows: their places (n, 2), the side of a square, and the box that they fill."""

    places: Points
    side: float
    box: Box


def block_places(counts: Sequence[int], box: Box, gap: float) -> list[Block]:
    """Blocks one below the other from the top of *box*, *gap* apart; all squares have the same size."""
    room = box.height - gap * (len(counts) - 1)
    columns = _FEWEST_COLUMNS
    while box.width / columns * sum(math.ceil(count / columns) for count in counts) > room:
        columns += 1
    pitch, top, blocks = box.width / columns, box.top, []
    for count in counts:
        place = Box(
            box.left, box.left + min(count, columns) * pitch, top - math.ceil(count / columns) * pitch, top
        )
        row, column = np.divmod(np.arange(count), columns)
        centers = np.column_stack([place.left + (column + 0.5) * pitch, place.top - (row + 0.5) * pitch])
        blocks.append(Block(centers, _FILL * pitch, place))
        top = place.bottom - gap
    return blocks
