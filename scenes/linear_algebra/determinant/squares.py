"""The unit square with a letter in it, and what a matrix makes of it and of other areas."""

from __future__ import annotations

import math
from typing import Any, Self

import numpy as np
from manim import Animation, Polygon, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.determinant import Straightening
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import MappedGrid, Plane
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import IDENTITY, Basis, swept
from scenes.stage.pictures.linear_maps import MappedArea
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], dtype=np.float64)
"""The corners of the unit square."""

_UNIT = 1.7
"""Manim units for one unit of the plane, at the most."""

_CARDS = 10
"""Of the deck that a side slides on."""

_AROUND = 5
"""So many squares are tinted on each side of the origin."""


_TILE, _TILE_GAP, _TILES_A_ROW = 0.6, 0.12, 6
"""Of squares in rows: their width and the gap between two, in manim units, and how many are in a row."""


def at_left(*rows: VMobject, under: VMobject | None = None, gap: float = 0.42) -> VGroup:
    """Rows in the region for words, under the title or under something else."""
    return stack(*rows, box=frame().words, under=under, gap=gap)


def _bar(left: float, right: float, bottom: float, top: float) -> Points:
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])


LETTER_F = [_bar(0.32, 0.43, 0.2, 0.8), _bar(0.42, 0.7, 0.69, 0.8), _bar(0.42, 0.62, 0.45, 0.56)]
"""An F inside the unit square: it shows whether the square has been turned over."""


class Cards(Polyline):
    """Lines inside the unit square along one of its sides, mapped by ``matrix``: the cards of a deck."""

    def __init__(self, plane: Plane, along: int) -> None:
        super().__init__([], "ink", width=2.0, opacity=0.8)
        shares = np.arange(1, _CARDS) / _CARDS
        ends = [np.column_stack([np.full_like(shares, end), shares]) for end in (0.0, 1.0)]
        self.starts, self.ends = (each[:, ::-1] if along else each for each in ends)
        self.plane = plane
        self.set_state(matrix=IDENTITY)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Draw the cards where *matrix* sends them."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        return self.set_segments(
            *(self.plane.to_frame(each @ self.matrix.T) for each in (self.starts, self.ends))
        )


class LetteredSquare(VGroup):
    """The unit square: its ``area``, a ``letter`` in it, and its sides as a ``basis``, mapped by ``matrix``.

    ``cards`` are the decks along the first and along the second side; they come in when a side slides.
    """

    def __init__(self, plane: Plane) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.area = MappedArea(plane, [SQUARE])
        self.letter = MappedArea(plane, LETTER_F, "ink", opacity=0.95)
        self.basis = Basis(plane)
        self.cards = (Cards(plane, 0), Cards(plane, 1))
        super().__init__(self.area, self.letter, self.basis)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Show the square where *matrix* sends it."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in (self.area, *self.cards, self.letter, self.basis):
            thing.set_state(matrix=matrix)
        return self

    def turn_into(self, matrix: ArrayLike, **options: Any) -> Animation:
        """Let it become what another matrix makes of the square, straight on."""
        return tween(self, *self.cards, on=self.area, matrix=matrix, **options)


def chessboard(plane: Plane) -> MappedArea:
    """Every second square of the plane around the origin."""
    around = range(-_AROUND, _AROUND)
    corners = [SQUARE + np.array([x, y]) for x in around for y in around if (x + y) % 2]
    return MappedArea(plane, corners, opacity=0.32)


class FilledDisc(VGroup):
    """A disc in the unit square, filled with ``tiles`` of a width, and its ``rim``, mapped by ``matrix``."""

    def __init__(self, plane: Plane, per_side: int) -> None:
        width = 1 / per_side
        cells = [width * (SQUARE + np.array([x, y])) for x in range(per_side) for y in range(per_side)]
        inside = [cell for cell in cells if np.linalg.norm(cell - 0.5, axis=1).max() <= 0.5]
        gap = [(1 - 0.12) * (cell - cell.mean(axis=0)) + cell.mean(axis=0) for cell in inside]
        self.tiles = MappedArea(plane, gap, opacity=0.75)
        turn = np.linspace(0, 2 * np.pi, 97)
        self.plane, self.outline = plane, 0.5 + 0.5 * np.column_stack([np.cos(turn), np.sin(turn)])
        self.rim = Polyline([], "ink", width=3.5)
        super().__init__(self.tiles, self.rim)
        self.set_state(matrix=IDENTITY)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Show the disc where *matrix* sends it."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        self.tiles.set_state(matrix=matrix)
        self.rim.set_runs([self.plane.to_frame(self.outline @ self.matrix.T)])
        return self


class Tiles(VGroup):
    """As many unit squares as an area is large, in rows: the last of them is cut off where the area ends.

    Parameters
    ----------
    area
        At least 0.
    """

    def __init__(self, area: float) -> None:
        self.count = float(area)
        rows, pitch = np.arange(math.ceil(self.count - 1e-9)), _TILE + _TILE_GAP
        super().__init__()
        for number in rows:
            share = min(1.0, self.count - number)
            corner = pitch * np.array([number % _TILES_A_ROW, -(number // _TILES_A_ROW)])
            tile = Polygon(*self._corners(corner, share), stroke_width=0.0)
            tile.set_fill(color("result"), opacity=0.6)
            whole = Polygon(*self._corners(corner, 1.0), stroke_width=2.0, stroke_color=color("result"))
            self.add(VGroup(tile, whole))

    @staticmethod
    def _corners(corner: Points, share: float) -> Points:
        width = np.array([share, 1.0])
        return np.column_stack([corner + _TILE * width * SQUARE, np.zeros(4)])


def turned_over(matrix: ArrayLike) -> Points:
    """The matrix with its second column mirrored in the line of the first."""
    first, second = np.transpose(np.asarray(matrix, dtype=np.float64))
    along = first / np.linalg.norm(first)
    return np.column_stack([first, 2 * (second @ along) * along - second])


def halfway(matrix: ArrayLike) -> Points:
    """The matrix with its second column on the line of the first."""
    return (np.asarray(matrix, dtype=np.float64) + turned_over(matrix)) / 2


def alike(matrix: ArrayLike) -> Points:
    """Points (5, 2) of the unit square that all land on one when its sides lie on one line."""
    first, second = np.transpose(halfway(matrix))
    way = np.array([(first @ second) / (first @ first), -1.0])
    points: Points = 0.5 + np.linspace(-0.4, 0.4, 5)[:, None] * way / np.abs(way).max()
    return points


def near_plane(matrix: ArrayLike, made: Straightening) -> NumberedPlane:
    """A plane on which all is seen that a matrix and two slides do to the square."""
    still = [*(stage.T for stage in made.columns), turned_over(matrix)]
    return _plane(*(SQUARE @ each.T for each in still), swept(SQUARE, matrix))


def far_plane(matrix: ArrayLike, second: ArrayLike) -> NumberedPlane:
    """A plane on which all is seen that two matrices in turn do to the square."""
    return _plane(swept(SQUARE, matrix), swept(SQUARE, second, after=matrix))


def _plane(*places: Points) -> NumberedPlane:
    reach = np.concatenate(places)
    return NumberedPlane(reach, box=frame().picture, margin=0.6, largest_unit=_UNIT)


def grid_of(plane: Plane) -> MappedGrid:
    """The grid of a plane, to be mapped."""
    return MappedGrid(plane, "muted", opacity=0.9)
