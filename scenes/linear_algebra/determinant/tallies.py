"""Unit squares that count an area, and a rectangle that is cut into them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

import numpy as np
from manim import DOWN, LEFT, RIGHT, Animation, LaggedStart, Polygon, ReplacementTransform, VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.determinant.squares import SQUARE
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, paragraph

_GAP = 0.12
"""Between two squares of a tally, in manim units."""

_LARGEST, _HEIGHT = 1.4, 1.55
"""The width of a square of a tally, and the height of the whole tally, in manim units, at the most."""

_SHORT_ROW, _LONG_ROW, _FEW = 6, 9, 12
"""So many squares are in a row of a tally, a long row if there are more squares than a few."""

_BESIDE = 0.3
"""From the first square to the question beside it, in manim units."""

QUESTION = "_How many of \\ these fill it?_"

_FILLING = 0.6
"""The opacity of a filled square."""

_NOTHING = 1e-9
"""Lengths of pieces below this are residues of rounding."""


class Tiles(VGroup):
    """As many unit squares as an area is large, in rows: the last of them is cut off where the area ends.

    They stand at the bottom of the region for words, and ``asked`` is their place until they are counted.

    Parameters
    ----------
    area
        More than 0.
    """

    def __init__(self, area: float) -> None:
        count = math.ceil(area - _NOTHING)
        self.a_row = min(count, _SHORT_ROW if count <= _FEW else _LONG_ROW)
        rows = math.ceil(count / self.a_row)
        wide, high = frame().words.width / self.a_row - _GAP, _HEIGHT / rows - _GAP
        self.side = min(_LARGEST, wide, high)
        super().__init__()
        for number in range(count):
            tile = self.piece(number, (0.0, min(1.0, area - number)))
            whole = Polygon(*self._corners(number, (0.0, 1.0)), stroke_width=2.0)
            self.add(VGroup(tile, whole.set_stroke(color("result"))))
        self.move_to((frame().words.left, frame().words.bottom, 0.0), aligned_edge=DOWN + LEFT)

    def piece(self, number: int, share: tuple[float, float]) -> Polygon:
        """A piece of the square with this number, over a share of its width, where the tally stands now."""
        piece = Polygon(*self._corners(number, share), stroke_width=0.0)
        piece.set_fill(color("result"), opacity=_FILLING)
        if len(self):
            piece.shift(self[0][1].get_vertices()[0])
        return piece

    def asked(self) -> tuple[Polygon, Written]:
        """The outline of the first square by itself, and beside it the question how many there are."""
        tile = self[0][1].copy().set_stroke(color("ink"))
        width = frame().words.width - self.side - _BESIDE
        question = paragraph(QUESTION, width=width, size=STATEMENT_SIZE).next_to(tile, RIGHT, buff=_BESIDE)
        return tile, question

    def _corners(self, number: int, share: tuple[float, float]) -> Points:
        place = (self.side + _GAP) * np.array([number % self.a_row, -(number // self.a_row)])
        width = SQUARE * (share[1] - share[0], 1.0) + (share[0], 0.0)
        return np.column_stack([place + self.side * width, np.zeros(4)])


@dataclass(frozen=True)
class Piece:
    """A piece of a rectangle: its corners there (4, 2), and the share of a square's width that it fills.

    The corners begin where the piece has its lower left corner in the square.
    """

    corners: Points
    number: int
    share: tuple[float, float]


def pieces(width: float, height: float) -> Iterator[Piece]:
    """Cut an upright rectangle with a corner in the origin into unit squares and the rest into strips.

    Strips that lie are turned; the last corner keeps its area, not its shape. What would cross the edge of a
    square is cut once more.
    """
    columns, rows = (math.floor(length + _NOTHING) for length in (width, height))
    right, top = width - columns, height - rows
    squares = [(i, j) for j in range(rows) for i in range(columns)]
    for number, corner in enumerate(squares):
        yield Piece(SQUARE + corner, number, (0.0, 1.0))
    upright = [SQUARE * (right, 1.0) + (columns, j) for j in range(rows)]
    lying = [np.roll(SQUARE * (1.0, top) + (i, rows), 1, axis=0) for i in range(columns)]
    strips = [(right, each) for each in upright] + [(top, each) for each in lying]
    filled = float(len(squares))
    for area, corners in [*strips, (right * top, SQUARE * (right, top) + (columns, rows))]:
        if area > _NOTHING:
            yield from _laid(corners, area, filled)
            filled += area


def _laid(corners: Points, area: float, start: float) -> Iterator[Piece]:
    """A strip of this area, laid into squares from *start* on."""
    left, right = corners[[0, 3]], corners[[1, 2]]
    done = 0.0
    while area - done > _NOTHING:
        number = math.floor(start + done + _NOTHING)
        part = min(area - done, number + 1 - start - done)
        ends = [left + share * (right - left) for share in (done / area, (done + part) / area)]
        filled = max(0.0, start + done - number)
        cut = np.array([ends[0][0], ends[1][0], ends[1][1], ends[0][1]])
        yield Piece(cut, number, (filled, filled + part))
        done += part


class Cut(VGroup):
    """A rectangle of a plane, from the origin to a *corner*, cut into the squares of a tally."""

    def __init__(self, plane: Plane, corner: ArrayLike, tiles: Tiles) -> None:
        corner = np.asarray(corner, dtype=np.float64)
        self.tiles, self.laid = tiles, list(pieces(*np.abs(corner)))
        super().__init__()
        for piece in self.laid:
            places = plane.to_frame(piece.corners * np.sign(corner))
            drawn = Polygon(*np.column_stack([places, np.zeros(4)]), stroke_width=2.5)
            drawn.set_fill(color("result"), opacity=0.0).set_stroke(color("ink"))
            self.add(drawn)

    def count(self) -> Animation:
        """Let copies of the pieces fly into the tally, one after another; there they are ``flown``.

        They fly under what is written.
        """
        self.flown = [self.tiles.piece(piece.number, piece.share).set_z_index(-1) for piece in self.laid]
        copies = [drawn.copy().set_fill(opacity=_FILLING).set_z_index(-1) for drawn in self]
        flights = starmap(ReplacementTransform, zip(copies, self.flown, strict=True))
        return LaggedStart(*flights, lag_ratio=0.4)
