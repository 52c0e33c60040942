"""Planes that a matrix maps, and products of matrices: what is true of them in any lesson."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.stage.pictures.linear_maps import Fan, MappedPoints
from truth.shapes import Truth, Truths, across, centres, vector_of


def columns_of(space: Any) -> Any:
    return np.array([vector_of(arrow, space.plane) for arrow in space.basis.arrows]).T


def is_rotation(matrix: Any) -> bool:
    (a, b), (c, d) = matrix
    return bool(a == d and b == -c != 0)


def turned_on_the_way(drawn: Any, start: Any, matrix: Any) -> Any:
    """Where an arrow must be that has turned as far as *drawn*: longer or shorter in the same proportion."""
    whole, now, before = complex(*matrix[:, 0]), complex(*drawn), complex(*start)
    share = np.clip(np.angle(now / before) / np.angle(whole), 0, 1)
    there = before * (1 + share * (abs(whole) - 1)) * np.exp(1j * share * np.angle(whole))
    return np.array([there.real, there.imag])


def mapped(space: Any) -> Truths:
    """All that lies on a plane goes where the two arrows of its basis say."""
    columns = columns_of(space)
    curves = space.grid.points.reshape(-1, 4, 3)
    off = [min(_off(column, run) for column in columns.T) for run in (curves[:, 3] - curves[:, 0])[:, :2]]
    yield Truth("lines of the grid", off, np.zeros(len(off)))
    for cloud in (thing for thing in space.mapped if isinstance(thing, MappedPoints)):
        expected = space.plane.to_frame(cloud.vectors @ columns.T)
        yield Truth("cloud", centres(cloud.marks, len(expected)), expected)


def _off(direction: Any, run: Any) -> float:
    return abs(across(direction, run)) if np.linalg.norm(direction) > 1e-9 else np.inf


def entries_of(scheme: Any) -> Truths:
    """Entries stand where rows and columns cross, and the bands cross where an entry is."""
    for row, entries in enumerate(scheme.product.entries):
        for column, entry in enumerate(entries):
            above = scheme.right.cells(None, column)
            beside = scheme.left.cells(row)
            middle = [(above.left + above.right) / 2, beside.bottom]
            here = [entry.get_center()[0], scheme.product.cells(row).bottom]
            yield Truth("entries", here, middle)
            inside = beside.bottom < entry.get_bottom()[1] < entry.get_top()[1] < beside.top
            yield Truth("entries", inside, True)


def arrow_too_short(self: Fan, **_: Any) -> None:
    arrow = self.arrows[0]
    arrow.set_state(start=arrow.start, end=arrow.start + 0.97 * (arrow.end - arrow.start))
