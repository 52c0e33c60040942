"""Receipts as rows of discs and squares, and how much of each total is paid at a guess of the prices."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import LEFT, Circle, Rectangle, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems.words import GOODS, euro_sign, gap_words
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, text

_ICON = 0.8
"""The width of a disc or a square, as a share of the distance from one to the next."""

ITEMS, TOTAL = 0.85, 4.3
"""From the left end of a row to its first icon, and to its total, in manim units."""

LARGEST_PITCH, ITEMS_WIDTH = 0.62, 3.3
"""From one icon to the next, and the room for all of them, in manim units."""

_BEND = 40
"""Corners of a disc."""

THICKNESS = 0.2
"""Of a bar, in manim units."""

_LEAST = 1e-6
"""Less of a thing than this is nothing."""


def badge(number: int) -> VGroup:
    """The number of a receipt in a circle, which hides a line under it."""
    circle = Circle(radius=0.24, stroke_width=2.5, color=color("ink"))
    circle.set_fill(color("background"), opacity=1.0)
    return VGroup(circle, text(str(number), size=FINE_SIZE))


class Receipt(VGroup):
    """A row: the number of the receipt, a disc for each coffee, a square for each cake, and the total.

    Parts of a coffee or a cake are parts of a disc or a square.

    Parameters
    ----------
    start
        The left end of the row, in the middle of its height, (x, y) in manim units.
    pitch
        From one icon to the next, in manim units.
    """

    def __init__(
        self,
        tag: VMobject,
        counts: ArrayLike,
        total: float,
        start: ArrayLike,
        *,
        size: float = 1.0,
        pitch: float = LARGEST_PITCH,
    ) -> None:
        self.tag, self._tag_size, self.pitch = tag, 1.0, pitch
        self.counts: Points = np.asarray(counts, dtype=np.float64)
        self.total, self.start, self.size = float(total), np.asarray(start, dtype=np.float64), size
        self.discs, self.squares = (
            VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0) for role in GOODS
        )
        self.sum = VGroup()
        super().__init__(self.tag, self.discs, self.squares, self.sum)
        self.set_state()

    def set_state(
        self,
        *,
        counts: ArrayLike | None = None,
        total: float | None = None,
        start: ArrayLike | None = None,
        size: float | None = None,
    ) -> Self:
        """Show other counts (2,) and another total, in another place, at another size."""
        self.counts = self.counts if counts is None else np.asarray(counts, dtype=np.float64)
        self.total = self.total if total is None else float(total)
        self.start = self.start if start is None else np.asarray(start, dtype=np.float64)
        self.size = self.size if size is None else float(size)
        coffees, cakes = self.counts
        first, reach = 0.0, self.size * _ICON * self.pitch / 2
        for shape, count, outline in ((self.discs, coffees, _disc), (self.squares, cakes, _square)):
            parts = _parts(count)
            places = [self.at(ITEMS + self.pitch * (first + index + 0.5)) for index in range(len(parts))]
            outlines = [place + reach * outline(part) for place, part in zip(places, parts, strict=True)]
            shape.points = closed(np.array(outlines)) if outlines else np.empty((0, 3))
            first += len(parts)
        self.tag.scale(self.size / self._tag_size)
        self.tag.move_to((*self.at(0.0), 0.0), aligned_edge=LEFT)
        self._tag_size = self.size
        self._write_total()
        return self

    def at(self, across: float) -> Points:
        """The point (2,) of the row's middle line so far from its left end."""
        return self.start + self.size * np.array([across, 0.0])

    def _write_total(self) -> None:
        written = text(euro_sign(self.total), size=LABEL_SIZE * self.size)
        written.move_to((*self.at(TOTAL), 0.0), aligned_edge=LEFT)
        written.set_opacity(self.sum[0].get_fill_opacity() if len(self.sum) else 1.0)
        self.sum.submobjects = [written]


def _parts(count: float) -> list[float]:
    """How much there is of each icon: 2.5 is two whole ones and half of a third."""
    whole = int(np.floor(count + _LEAST))
    rest = count - whole
    return [1.0] * whole + ([rest] if rest > _LEAST else [])


def _disc(part: float) -> Points:
    """The corners of a part of a disc of radius 1, clockwise from its top."""
    angles = np.pi / 2 - 2 * np.pi * part * np.linspace(0.0, 1.0, _BEND)
    return np.vstack([[0.0, 0.0], np.column_stack([np.cos(angles), np.sin(angles)])])


def _square(part: float) -> Points:
    """The corners of a part of a square of side 2, from its left."""
    right = 2 * part - 1
    return np.array([(-1.0, -1.0), (right, -1.0), (right, 1.0), (-1.0, 1.0)])


class PaidBar(VGroup):
    """What a receipt comes to at a guess of the prices, the gap to its total, and the total as a mark.

    Parameters
    ----------
    start
        The left end of the bar, (x, y) in manim units, in the middle of its height.
    unit
        Manim units for one euro.
    words_at
        The left end of the words that say how large the gap is.
    """

    def __init__(
        self, counts: ArrayLike, total: float, start: ArrayLike, unit: float, words_at: ArrayLike
    ) -> None:
        self.counts: Points = np.asarray(counts, dtype=np.float64)
        self.total, self.unit = float(total), unit
        self.start = np.asarray(start, dtype=np.float64)
        self.prices, self.squared = np.zeros(2), 0.0
        self.paid, self.missing = (
            Rectangle(width=1.0, height=1.0, stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
            for role in ("path", "slope")
        )
        end = self.start + np.array([unit * self.total, 0.0])
        self.mark = Rectangle(width=0.05, height=THICKNESS + 0.2, stroke_width=0.0, fill_opacity=1.0)
        self.mark.set_fill(color("ink")).move_to((*end, 0.0))
        self.words = Numeral(lambda: self.gap, gap_words, size=FINE_SIZE, role="slope")
        self.words.move_to((*np.asarray(words_at), 0.0), aligned_edge=LEFT)
        super().__init__(self.paid, self.missing, self.mark, self.words)
        self.set_state()

    @property
    def gap(self) -> float:
        """What the guess comes to, less the total."""
        return float(self.counts @ self.prices - self.total)

    def set_state(self, *, prices: ArrayLike | None = None, squared: float | None = None) -> Self:
        """Show another guess (2,); *squared* grows the gap, from 0 a piece of the bar to 1 its square."""
        self.prices = self.prices if prices is None else np.asarray(prices, dtype=np.float64)
        self.squared = self.squared if squared is None else float(squared)
        comes_to = self.total + self.gap
        _lay(self.paid, self._piece(0.0, min(comes_to, self.total), THICKNESS))
        low, high = sorted((comes_to, self.total))
        side = self.unit * (high - low)
        height = THICKNESS + self.squared * (side - THICKNESS)
        _lay(self.missing, self._piece(low, high, height))
        self.words.refresh().set_color(color("slope" if abs(self.gap) > _LEAST else "ink"))
        return self

    def _piece(self, low: float, high: float, height: float) -> Box:
        """The piece of the bar between two sums of euros; it hangs from the bar's upper edge."""
        x, y = self.start
        top = y + THICKNESS / 2
        return Box(x + self.unit * low, x + self.unit * high, top - height, top)


def _lay(shape: Any, box: Box) -> None:
    shape.set_points_as_corners(box.corners)


class GapSquares(VMobject):
    """The squares on the gaps of many receipts at a guess of the prices, in a grid.

    Parameters
    ----------
    counts, totals
        Of the receipts, shapes (m, 2) and (m,).
    box
        The place of the grid; the largest square at a euro each fills its cell.
    """

    def __init__(self, counts: ArrayLike, totals: ArrayLike, box: Box) -> None:
        super().__init__(stroke_width=0.0, fill_color=color("slope"), fill_opacity=1.0)
        self.counts: Points = np.asarray(counts, dtype=np.float64)
        self.totals: Points = np.asarray(totals, dtype=np.float64)
        count = len(self.totals)
        columns = int(np.ceil(np.sqrt(count * box.width / box.height)))
        rows = int(np.ceil(count / columns))
        cell = min(box.width / columns, box.height / rows)
        across, down = np.divmod(np.arange(count), columns)[::-1]
        self.middles = np.column_stack([box.left + (across + 0.5) * cell, box.top - (down + 0.5) * cell])
        self.unit = 0.9 * cell / float(np.abs(self.counts.sum(axis=1) - self.totals).max())
        self.set_state(prices=np.ones(2))

    def set_state(self, *, prices: ArrayLike) -> Self:
        self.prices = np.asarray(prices, dtype=np.float64)
        sides = self.unit * np.abs(self.counts @ self.prices - self.totals)
        self.points = closed(self.middles[:, None] + sides[:, None, None] / 2 * _square(1.0))
        return self
