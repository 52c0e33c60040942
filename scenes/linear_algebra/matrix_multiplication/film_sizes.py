"""How large the tables of films and viewers are: as large as there is room for, with their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrix_multiplication.film_words import FEATURES, FILMS, VIEWERS, has_plane
from scenes.linear_algebra.matrix_multiplication.words import FILM_TABLE
from scenes.stage.pictures.number_tables import ROW_EMS, column_ems, ems
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import FINE_SIZE, Written, text

BETWEEN = 0.55
"""From X to W and to the product, in manim units."""

TABLES_RIGHT = 2.2
"""Where the tables end if a plane stands at their right, in manim units."""

NAME_GAP = 0.2
"""Between a name and its row or column, in manim units."""

ASIDE = 0.35
"""From W and X W to the column for all viewers together, in manim units."""

_SIZE = 60.0
"""The largest font size of the numbers."""

_NAME_SIZE = 26.0
"""Of names beside small tables."""

_AIRY = 1.15
"""The width of a column of X if there is room, in manim units."""

_WIDE = 1.4
"""So many times as wide are the columns before the plane takes its place."""

_FEW = 5
"""With more columns of X and W together, names are small."""

_FILMS_HEIGHT, _MANY_FILMS_HEIGHT, _MANY_FILMS = 2.9, 2.4, 4
"""The most height of X, and that of so many films: there must be room for words under the title."""

_UNDER_TITLE = 0.6
"""Beside a plane the tables are so much lower that the name of W is under the title, in manim units."""


class Names:
    """What stands beside the rows of X, above the columns of W, and above the columns of X."""

    def __init__(self, made: MatrixProduct) -> None:
        (rows, inner), columns = made.left.shape, made.right.shape[1]
        size = self.size = _NAME_SIZE if inner + columns <= _FEW else FINE_SIZE
        self.films = [text(name, size=size, role=FILM_TABLE.role) for name in FILMS[:rows]]
        self.viewers = [text(name, size=size, role=WEIGHT_MATRIX.role) for name in VIEWERS[:columns]]
        self.features = [text(name, size=size) for name in FEATURES[:inner]]


@dataclass(frozen=True)
class Room:
    """Where X, W and X W stand, their em in manim units, and the least widths of columns of X and of W."""

    box: Box
    em: float
    least_widths: tuple[float, float]


def room_for(
    made: MatrixProduct, sums: Sequence[ArrayLike], names: Names, below: float, *, beside_plane: bool
) -> Room:
    """Make the numbers as large as the tables, their names and a column of *sums* leave room for.

    Parameters
    ----------
    below
        The room under the tables, in manim units, for the name of the product.
    """
    safe, (rows, inner), columns = frame().safe, made.left.shape, made.right.shape[1]
    box = Box(safe.left, TABLES_RIGHT if beside_plane else safe.right, safe.bottom, safe.top)
    beside = _widest(names.films) + NAME_GAP
    above = names.viewers[0].height + 2 * NAME_GAP
    airy = min(_AIRY if inner > 1 else 1.5 * _AIRY, 0.45 * (box.width - beside) / inner)
    wide = _WIDE if has_plane(made) and not beside_plane else 1.0
    least = (
        wide * max(_widest(names.features) + 0.75 * NAME_GAP, airy),
        wide * (_widest([*names.films, *names.viewers]) + 0.75 * NAME_GAP),
    )
    most = box.height - below - above - BETWEEN - _UNDER_TITLE * beside_plane
    highest = _FILMS_HEIGHT if rows < _MANY_FILMS else _MANY_FILMS_HEIGHT
    em = min(ems(_SIZE), most / ((inner + rows) * ROW_EMS), highest / (rows * ROW_EMS))
    of_right = max(column_ems(made.right), column_ems(made.product, even=True))
    of_sums = (int(columns > 1), max(of_right, column_ems(*sums, even=True)), least[1])
    groups = ((inner, column_ems(made.left), least[0]), (columns, of_right, least[1]), of_sums)
    em = _fitting_em(em, groups, box.width - beside - BETWEEN - of_sums[0] * ASIDE)
    aside = of_sums[0] * (ASIDE + _width(em, *of_sums)) if beside_plane or not has_plane(made) else 0.0
    bottom = box.bottom + below
    top = bottom + (inner + rows) * ROW_EMS * em + BETWEEN
    return Room(Box(box.left + beside, box.right - aside, bottom, top), em, least)


def _widest(names: Sequence[Written]) -> float:
    return max(name.width for name in names)


def _width(em: float, count: int, widest: float, least: float) -> float:
    """The width of *count* columns, each wide enough for its numbers, in ems, and at least so wide."""
    return count * max(widest * em, least)


def _fitting_em(most: float, groups: Sequence[tuple[int, float, float]], room: float) -> float:
    """The largest em, at most *most*, at which groups of columns fit side by side into *room*."""
    sizes: list[float] = np.linspace(most, 0.3 * most, 71).tolist()
    fits = (em for em in sizes if sum(_width(em, *group) for group in groups) <= room)
    return next(fits, sizes[-1])
