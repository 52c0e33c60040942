"""The unit square with a letter in it, and what a matrix makes of it and of other areas."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import Animation, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.determinant import Straightening
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import MappedGrid, Plane
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import IDENTITY, Basis, swept
from scenes.stage.pictures.linear_maps import MappedArea
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], dtype=np.float64)
"""The corners of the unit square."""

_UNIT = 1.9
"""Manim units for one unit of the plane, at the most: the lines of the grid are one unit apart."""

_MARGIN = 0.6
"""Manim units between what is shown on a plane and its edge: names of sides have room there."""

_NAME = 0.4
"""The room for the name of an upright side, as a share of the rectangle's width."""

_CARDS = 10
"""Of the deck that a side slides on."""

_SIDE_WIDTH = 6.5
"""Stroke width of the two sides of a parallelogram, which are of one rank."""

_DASH, _NO_LENGTH = 0.24, 1e-9
"""From one dash of a height to the next, in manim units, and what is no line any more."""

_FILLING = 0.52
"""The opacity of the square's filling: it stands out from the background as clearly as a line must.

In the dark theme a film keeps the colour that it makes; that of 0.5 was always too dark by nearly one."""

_AROUND = 5
"""So many squares are tinted on each side of the origin."""


def at_left(*rows: VMobject, under: VMobject | None = None, gap: float = 0.42) -> VGroup:
    """Rows in the region for words, under the title or under something else."""
    return stack(*rows, box=frame().words, under=under, gap=gap)


def _bar(left: float, right: float, bottom: float, top: float) -> Points:
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])


LETTER_F = [_bar(0.32, 0.43, 0.2, 0.8), _bar(0.42, 0.7, 0.69, 0.8), _bar(0.42, 0.62, 0.45, 0.56)]
"""An F inside the unit square: it shows whether the square has been turned over."""


def outlined(area: MappedArea) -> MappedArea:
    """The area with an outline of its colour, which is seen where its filling is faint."""
    area.set_stroke(area.get_fill_color(), 3.0)
    return area


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


class Height(Polyline):
    """A dashed line at a right angle to a side of the square, up to the tip of the other; ``matrix`` maps it.

    Parameters
    ----------
    base
        The column of the side on whose line it begins, 0 or 1.
    """

    def __init__(self, plane: Plane, base: int) -> None:
        super().__init__([], "ink", width=4.5)
        self.plane, self.base = plane, base
        self.set_state(matrix=IDENTITY)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Draw it where *matrix* sends the sides; where it stands beside its base, that is drawn on to it."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        along, tip = self.matrix.T[[self.base, 1 - self.base]]
        whole = along @ along
        share = (tip @ along) / whole if whole else 0.0  # a side may pass through zero on its way
        self.foot, self.tip = share * along, tip
        dashes = [self._dashes(self.foot, tip), self._dashes(np.clip(share, 0.0, 1.0) * along, self.foot)]
        starts, ends = (np.concatenate(each) for each in zip(*dashes, strict=True))
        return self.set_segments(starts, ends)

    def _dashes(self, start: Points, end: Points) -> tuple[Points, Points]:
        """Where dashes begin and end in the frame, each (n, 2): they fill the line from *start* to *end*."""
        first, last = self.plane.to_frame(np.array([start, end]))
        length = float(np.linalg.norm(last - first))
        if length < _NO_LENGTH:
            return np.empty((0, 2)), np.empty((0, 2))
        count = max(1, round(length / _DASH))
        shares = np.arange(count) / (count - 0.4)
        starts, ends = (
            first + each[:, None] * (last - first) for each in (shares, shares + 0.6 / (count - 0.4))
        )
        return starts, ends


class LetteredSquare(VGroup):
    """The unit square: its ``area``, a ``letter`` in it, and its sides as a ``basis``, mapped by ``matrix``.

    ``cards`` are the decks along the first and along the second side, and ``heights`` the heights over them;
    they come in when a side slides.
    """

    def __init__(self, plane: Plane) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.area = outlined(MappedArea(plane, [SQUARE], opacity=_FILLING))
        self.letter = MappedArea(plane, LETTER_F, "ink", opacity=0.95)
        self.basis = Basis(plane, widths=(_SIDE_WIDTH, _SIDE_WIDTH))
        self.basis.set_z_index(1)  # its tips stay visible where the area is cut
        self.cards = (Cards(plane, 0), Cards(plane, 1))
        self.heights = (Height(plane, 0), Height(plane, 1))
        super().__init__(self.area, self.letter, self.basis)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Show the square where *matrix* sends it."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in (self.area, *self.cards, *self.heights, self.letter, self.basis):
            thing.set_state(matrix=matrix)
        return self

    def turn_into(self, matrix: ArrayLike, **options: Any) -> Animation:
        """Let it become what another matrix makes of the square, straight on."""
        return tween(self, *self.cards, *self.heights, on=self.area, matrix=matrix, **options)


def chessboard(plane: Plane) -> MappedArea:
    """Every second square of the plane around the origin."""
    around = range(-_AROUND, _AROUND)
    corners = [SQUARE + np.array([x, y]) for x in around for y in around if (x + y) % 2]
    return outlined(MappedArea(plane, corners, opacity=0.4))


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


def turned_over(made: Straightening) -> Points:
    """The matrix with the side that slides first as far beyond the other's line as it was on this side."""
    over: Points = 2 * halfway(made) - made.columns[0].T
    return over


def halfway(made: Straightening) -> Points:
    """The matrix with the side that slides first on the line of the other one, near the foot of its height.

    It becomes a number of tenths times the other: of tenths this makes hundredths, and what is shown with two
    decimals is exact.
    """
    along, side = np.round(10 * made.columns[0, [made.pivot, 1 - made.pivot]])
    share = np.round(10 * (along @ side) / (along @ along)) / 10
    flat: Points = np.outer(along / 10, [1.0, share] if made.pivot == 0 else [share, 1.0])
    return flat


def upright_beyond(made: Straightening) -> Points:
    """Where the tip of the side that slides first comes, if it slides upright after it was turned over."""
    beyond: Points = -made.columns[1, 1 - made.pivot]
    return beyond


def leaning(made: Straightening) -> float:
    """Where the side along which the other one slides points: 1 is to the right, -1 to the left."""
    return float(np.sign(made.columns[0, made.pivot, 0]))


def measured_at(made: Straightening) -> float:
    """How far across the height of the side that slides first is measured: where nothing slides beyond."""
    way = leaning(made)
    return way * min(0.0, way * float(made.columns[0, 1 - made.pivot, 0]))


def ranges_of(made: Straightening) -> Ranges:
    """What a plane shows: what a matrix and two slides make of the square; and what turns it over."""
    mapped = swept(SQUARE, made.columns[0].T)
    stages = (SQUARE @ stage for stage in made.columns)
    over, end = SQUARE @ turned_over(made).T, upright_beyond(made)
    room = _NAME * made.columns[0, made.pivot, 0]
    measured, beside = (measured_at(made) - room, 0.0), (-room, end[1])
    return {
        "square": corners(np.concatenate([mapped, *stages, [measured]])),
        "turned square": corners(np.concatenate([mapped, over, [end, beside]])),
    }


def plane_of(shown: ArrayLike) -> NumberedPlane:
    """A plane beside the words that shows two corners and all between them."""
    return NumberedPlane(shown, box=frame().picture, margin=_MARGIN, largest_unit=_UNIT)


def grid_of(plane: Plane) -> MappedGrid:
    """The grid of a plane, to be mapped: of the colour of the squares, since the plane's own one stays."""
    return MappedGrid(plane, "result", opacity=0.6)


def outline(plane: Plane, role: Role = "ink") -> MappedArea:
    """The outline of the unit square, which shows its place and its area while it is elsewhere."""
    return outlined(MappedArea(plane, [SQUARE], role, opacity=0.0))
