"""Receipts as rows of discs and squares, and how much of each total is paid at a guess of the prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from manim import LEFT, Circle, Rectangle, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems.words import GOODS, gap_words
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, Written, text

_ICON = 0.8
"""The width of a disc or a square, as a share of the distance from one to the next."""

LARGEST_PITCH = 0.6
"""From one icon to the next, in manim units."""

_BEND = 40
"""Corners of a disc."""

_BASELINE = 0.13
"""From the middle of a row down to the line on which its words stand, in manim units."""

_THICKNESS = 0.2
"""Of a bar, in manim units."""

_LEAST = 1e-6
"""Less of a thing than this is nothing."""


@dataclass(frozen=True)
class Layout:
    """From the left end of a row to its first icon, and to its words, in manim units."""

    items: float
    words: float


ROW = Layout(items=0.8, words=3.35)
CARD = Layout(items=0.0, words=0.68)


def badge(name: str) -> VGroup:
    """The name of a receipt in a circle, which hides a line under it."""
    circle = Circle(radius=0.24, stroke_width=2.5, color=color("ink"))
    circle.set_fill(color("background"), opacity=1.0)
    return VGroup(circle, text(name, size=FINE_SIZE))


class Receipt(VGroup):
    """A row: a tag, a disc for each coffee, a square for each cake, and words, such as the total.

    Parts of a coffee or a cake are parts of a disc or a square.

    Parameters
    ----------
    tag
        What stands at the left end.
    words
        What stands behind the icons; ``write`` changes it.
    start
        The left end of the row, in the middle of its height, (x, y) in manim units.
    pitch
        From one icon to the next, in manim units.
    """

    def __init__(
        self,
        tag: VMobject,
        counts: ArrayLike,
        words: Written,
        start: ArrayLike,
        *,
        pitch: float = LARGEST_PITCH,
        layout: Layout = ROW,
    ) -> None:
        self.tag, self.layout, self._tag_as_made = tag, layout, tag.copy()
        self.counts: Points = np.asarray(counts, dtype=np.float64)
        self.start = np.asarray(start, dtype=np.float64)
        self.size, self.pitch, self.said = 1.0, pitch, 1.0
        self.discs, self.squares = (
            VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0) for role in GOODS
        )
        self.words = VGroup()
        super().__init__(self.tag, self.discs, self.squares, self.words)
        self.write(words)

    def write(self, words: Written) -> Self:
        """Put other words behind the icons. While a movement plays, only their opacity may change."""
        self.words.submobjects, self._words_as_made = [words], VGroup(words.copy())
        return self.set_state()

    def set_state(
        self,
        *,
        counts: ArrayLike | None = None,
        start: ArrayLike | None = None,
        size: float | None = None,
        pitch: float | None = None,
        said: float | None = None,
    ) -> Self:
        """Show other counts (2,), elsewhere, at another size; *said* is the opacity of the words."""
        self.counts = self.counts if counts is None else np.asarray(counts, dtype=np.float64)
        self.start = self.start if start is None else np.asarray(start, dtype=np.float64)
        self.size = self.size if size is None else float(size)
        self.pitch = self.pitch if pitch is None else float(pitch)
        self.said = self.said if said is None else float(said)
        self._draw_icons()
        # From what was made, not from where it is: a film in pieces skips states, and rounding would tell.
        self.tag.match_points(self._tag_as_made).scale(self.size)
        self.tag.move_to((*self.at(0.0), 0.0), aligned_edge=LEFT)
        self.words.match_points(self._words_as_made).scale(self.size)
        for written in self.words:
            written.move_to((*self.at(self.layout.words), 0.0), aligned_edge=LEFT)
            written.stand_on(self.start[1] - self.size * _BASELINE).set_opacity(self.said)
        return self

    def _draw_icons(self) -> None:
        coffees, cakes = self.counts
        first, reach = 0.0, self.size * _ICON * self.pitch / 2
        for shape, count, outline in ((self.discs, coffees, _disc), (self.squares, cakes, _square)):
            parts = _parts(count)
            steps = [self.pitch * (first + index + 0.5) for index in range(len(parts))]
            places = [self.at(self.layout.items + step) for step in steps]
            outlines = [place + reach * outline(part) for place, part in zip(places, parts, strict=True)]
            shape.points = closed(np.array(outlines)) if outlines else np.empty((0, 3))
            first += len(parts)

    def at(self, across: float) -> Points:
        """The point (2,) of the row's middle line so far from its left end."""
        return self.start + self.size * np.array([across, 0.0])


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
        self.prices = np.zeros(2)
        self.paid, self.missing = (
            Rectangle(width=1.0, height=1.0, stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
            for role in ("path", "slope")
        )
        end = self.start + np.array([unit * self.total, 0.0])
        self.mark = Rectangle(width=0.05, height=_THICKNESS + 0.2, stroke_width=0.0, fill_opacity=1.0)
        self.mark.set_fill(color("ink")).move_to((*end, 0.0))
        self.words = Numeral(lambda: self.gap, gap_words, size=LABEL_SIZE, role="slope")
        self.words.move_to((*np.asarray(words_at), 0.0), aligned_edge=LEFT)
        super().__init__(self.paid, self.missing, self.mark, self.words)
        self.set_state()

    @property
    def gap(self) -> float:
        """What the guess comes to, less the total."""
        return float(self.counts @ self.prices - self.total)

    def set_state(self, *, prices: ArrayLike | None = None) -> Self:
        """Show another guess (2,)."""
        self.prices = self.prices if prices is None else np.asarray(prices, dtype=np.float64)
        comes_to = self.total + self.gap
        low, high = sorted((comes_to, self.total))
        _lay(self.paid, self._piece(0.0, low))
        _lay(self.missing, self._piece(low, high))
        self.words.refresh().set_color(color("slope" if abs(self.gap) > _LEAST else "ink"))
        return self

    def _piece(self, low: float, high: float) -> Box:
        """The piece of the bar between two sums of euros."""
        x, y = self.start
        return Box(x + self.unit * low, x + self.unit * high, y - _THICKNESS / 2, y + _THICKNESS / 2)


def _lay(shape: Any, box: Box) -> None:
    shape.set_points_as_corners(box.corners)
