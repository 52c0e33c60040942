"""Buses as small tiles: how they lie in a pile, how they fall, fly, and are classified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.arrays import IntegerArray
from mathkit.probability.random_variables import histogram
from scenes.probability.random_variables.lines import ROLES
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_FILL = 0.84
"""The share of its place that a tile takes, across and upwards, or more."""

_WIDEST_GAP = 0.03
"""Around a tile there is no more room than this, in manim units."""

_IN_THE_AIR = 0.12
"""The share of all tiles that fall at the same time, from the top of the plot."""

_BELOW_NAME = 0.5
"""So far under the upper end of the vertical axis tiles begin to fall, in manim units: its name is there."""

_SPREAD = 0.6
"""The share of a flight in which tiles set out, one after the other."""

_CORNERS = np.array([(1, 1), (0, 1), (0, 0), (1, 0)], dtype=np.float64)


class Tiles(VMobject):
    """Rectangles drawn as one shape.

    Parameters
    ----------
    corners
        The lower left corners of their places, shape (n, 2), in manim units.
    sizes
        Width and height of the places, shape (2,) or (n, 2), in manim units.
    """

    def __init__(self, corners: ArrayLike, sizes: ArrayLike, role: Role = ROLES["A"]) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=0.95)
        self.set_state(corners=corners, sizes=sizes)

    def set_state(self, *, corners: ArrayLike, sizes: ArrayLike) -> Self:
        """Put the rectangles at *corners*, however many there are now."""
        self.corners: Points = np.asarray(corners, dtype=np.float64).reshape(-1, 2)
        self.sizes: Points = np.broadcast_to(np.asarray(sizes, dtype=np.float64), self.corners.shape)
        gaps = np.minimum((1 - _FILL) / 2 * self.sizes, _WIDEST_GAP)
        self.points = closed((self.corners + gaps)[:, None] + (self.sizes - 2 * gaps)[:, None] * _CORNERS)
        return self


class Pile:
    """The places of values in bars of a plot: tiles side by side and one on top of the other.

    A tile has the height that a share of 1/n has in the bar, so that a bar is as high as its share.

    Attributes
    ----------
    corners
        The lower left corner of each value's place, shape (n, 2), in manim units.
    size
        The width and the height of a place, in manim units.
    """

    def __init__(self, plot: Plot, values: ArrayLike, origin: float, width: float, height: float) -> None:
        """*height* is that of a bar with all of the values, in the units of the plot's vertical axis."""
        self.plot, values = plot, np.asarray(values, dtype=np.float64)
        count = max(len(values), 1)
        # As many next to each other as make the places about as wide as high.
        across = max(1, round(np.sqrt(count * width * plot.x_unit / (height * plot.y_unit))))
        size = np.array([width / across, height * across / count])
        self.size = size * (plot.x_unit, plot.y_unit)
        self.corners: Points = np.empty((0, 2))
        if len(values):
            # Sorted, so that within a bar the lower values lie to the left.
            order = np.argsort(values, kind="stable")
            bars = histogram(values[order], origin, width)
            columns, rows = _filled(bars.ranks, bars.counts[bars.bins], across)
            left = bars.edges[bars.bins] + columns * size[0]
            self.corners = np.empty((len(values), 2))
            self.corners[order] = plot.to_frame(np.column_stack([left, rows * size[1]]))

    def tiles(self, which: ArrayLike, role: Role = ROLES["A"]) -> Tiles:
        """The tiles of a mask (n,) where they lie, as a shape of their own."""
        return Tiles(self.corners[np.asarray(which, dtype=bool)], self.size, role)


def _filled(ranks: IntegerArray, counts: IntegerArray, across: int) -> tuple[IntegerArray, IntegerArray]:
    """The column and the row of each rank in a bar that is filled column by column.

    Columns on the left have one tile more where *counts*, of the whole bar, cannot be shared equally.
    """
    tall, extra = np.divmod(counts, across)
    split = extra * (tall + 1)
    higher, low = ranks < split, np.maximum(tall, 1)
    columns = np.where(higher, ranks // (tall + 1), extra + (ranks - split) // low)
    rows = np.where(higher, ranks % (tall + 1), (ranks - split) % low)
    return columns, rows


class Flight(VGroup, Seekable):
    """Tiles that fly from a bar into a pile, one after the other. Time runs from 0 to 1."""

    def __init__(self, bar: VMobject, pile: Pile, role: Role = ROLES["A"]) -> None:
        super().__init__()
        self.pile, count = pile, len(pile.corners)
        # The bar falls apart into tiles that fill it row by row.
        across = max(1, round(np.sqrt(count * bar.width / max(bar.height, 1e-9))))
        size = np.array([bar.width / across, bar.height * across / max(count, 1)])
        rows, columns = np.divmod(np.arange(count), across)
        corners = bar.get_corner(DOWN + LEFT)[:2] + np.column_stack([columns, rows]) * size
        self.start = corners, size
        self.tiles = Tiles(corners, size, role)
        self.add(self.tiles)

    def seek(self, time: float, /) -> Self:
        """Show the tiles on their way."""
        (corners, size), pile = self.start, self.pile
        count = max(len(corners) - 1, 1)
        # The tiles on top set out first.
        waiting = _SPREAD * (1 - np.arange(len(corners)) / count)
        share = np.clip((time - waiting) / (1 - _SPREAD), 0.0, 1.0)[:, None]
        share = share**2 * (3 - 2 * share)
        self.tiles.set_state(
            corners=corners + share * (pile.corners - corners), sizes=size + share * (pile.size - size)
        )
        return self


class SortedTiles(VGroup):
    """Tiles in several colours: one shape for each role."""

    def __init__(self, size: Points, roles: Sequence[Role]) -> None:
        self.size, self.roles = size, tuple(roles)
        super().__init__(*(Tiles([], size, role) for role in roles))

    def put(self, corners: Points, kinds: IntegerArray) -> Self:
        """Put tiles at *corners* (n, 2); *kinds* (n,) are the numbers of their roles."""
        for kind, part in enumerate(self):
            part.set_state(corners=corners[kinds == kind], sizes=self.size)
        return self


class Fall(VGroup, Seekable):
    """Tiles that fall into a pile, in the order of their numbers, in the colours of their lines.

    Time counts tiles that have set out; at ``steps`` the last one has landed.
    """

    def __init__(self, plot: Plot, pile: Pile, labels: IntegerArray) -> None:
        super().__init__()
        self.plot, self.pile, self.labels = plot, pile, labels
        self.falling = max(1.0, _IN_THE_AIR * len(pile.corners))
        self.steps = len(pile.corners) + self.falling
        self.tiles = SortedTiles(pile.size, (ROLES["B"], ROLES["A"]))
        self.add(self.tiles)

    def seek(self, step: float, /) -> Self:
        """Tile k sets out at step k, and falls ever faster."""
        places = self.pile.corners
        progress = np.clip((step - np.arange(len(places))) / self.falling, 0.0, 1.0)
        here = places[progress > 0].copy()
        top = self.plot.box.top - _BELOW_NAME - self.pile.size[1]
        here[:, 1] = top + progress[progress > 0] ** 2 * (here[:, 1] - top)
        self.tiles.put(here, self.labels[progress > 0])
        return self


class Classification(VGroup, Seekable):
    """The tiles of a pile, each in the colour of the line that it is taken for.

    Time is a delay: tiles of larger delays are not classified yet.
    """

    def __init__(self, pile: Pile, values: Points, guesses: IntegerArray) -> None:
        super().__init__()
        self.pile, self.values, self.guesses = pile, values, guesses
        self.parts = SortedTiles(pile.size, ("muted", ROLES["B"], ROLES["A"]))
        self.add(self.parts)
        self.seek(-np.inf)

    def seek(self, delay: float, /) -> Self:
        """Classify the tiles up to *delay*."""
        self.parts.put(self.pile.corners, np.where(self.values <= delay, 1 + self.guesses, 0))
        return self
