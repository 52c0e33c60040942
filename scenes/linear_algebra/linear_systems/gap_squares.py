"""A guess that learns: the squares on the gaps, receipts that come one after another, and its walk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Self

import numpy as np
from manim import LEFT, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems.price_lines import Guess, PricePlot, ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import Receipt
from scenes.linear_algebra.linear_systems.words import gap_words
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Numeral, text

_LEAST = 1e-6
"""A gap that is smaller is none."""

_FILL = 0.4
"""The opacity of a square inside its outline."""

_KEY_GAP = 0.15
"""From the side of a square on a euro to its name, in manim units."""

_CORNERS = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])


class GapSquares(VGroup):
    """The squares on the gaps of receipts at a guess of the prices.

    Parameters
    ----------
    counts, totals
        Of the receipts, shapes (m, 2) and (m,).
    middles
        Of the squares, shape (m, 2), in manim units.
    unit
        Manim units for one euro.
    """

    def __init__(self, counts: ArrayLike, totals: ArrayLike, middles: ArrayLike, unit: float) -> None:
        self.counts: Points = np.asarray(counts, dtype=np.float64)
        self.totals: Points = np.asarray(totals, dtype=np.float64)
        self.middles: Points = np.asarray(middles, dtype=np.float64)
        self.unit, self.shown, self.prices = unit, float(len(self.totals)), np.zeros(2)
        # Outlined, so that nobody takes a gap for a cake.
        self.shape = VMobject(
            stroke_width=3.0, stroke_color=color("slope"), fill_color=color("slope"), fill_opacity=_FILL
        )
        self.words = VGroup()
        self.side, self.euro = Polyline([], "slope", width=4.0), VGroup()
        self.key, self.key_start = VGroup(self.side, self.euro), np.zeros(2)
        super().__init__(self.shape, self.words, self.key)
        self.set_state()

    @property
    def gaps(self) -> Points:
        """What the guess comes to, less each total, (m,)."""
        gaps: Points = self.counts @ self.prices - self.totals
        return gaps

    def gap(self, index: int) -> float:
        return float(self.gaps[index])

    def say(self, places: ArrayLike) -> None:
        """Write the size of the first gaps, each from a place (k, 2) to the right."""
        for index, place in enumerate(np.asarray(places, dtype=np.float64)):
            size = Numeral(partial(self.gap, index), gap_words, size=FINE_SIZE, role="slope")
            self.words.add(size.move_to((*place, 0.0), aligned_edge=LEFT))
        self.set_state()

    def explain(self, place: ArrayLike) -> None:
        """Show how long a side is on a gap of one euro, from a place (2,) to the right."""
        self.key_start = np.asarray(place, dtype=np.float64)
        self.euro.add(text("€1", size=FINE_SIZE, role="slope"))
        self.set_state()

    def set_state(
        self,
        *,
        prices: ArrayLike | None = None,
        middles: ArrayLike | None = None,
        unit: float | None = None,
        shown: float | None = None,
    ) -> Self:
        """Show another guess (2,), the squares elsewhere or at another scale, or only the first of them."""
        self.prices = self.prices if prices is None else np.asarray(prices, dtype=np.float64)
        self.middles = self.middles if middles is None else np.asarray(middles, dtype=np.float64)
        self.unit = self.unit if unit is None else float(unit)
        self.shown = self.shown if shown is None else float(shown)
        sides = self.unit * np.abs(self.gaps) * (np.arange(len(self.totals)) < round(self.shown))
        self.shape.points = closed(self.middles[:, None] + sides[:, None, None] * _CORNERS)
        for words, gap in zip(self.words, self.gaps, strict=False):
            words.refresh().set_color(color("slope" if abs(gap) > _LEAST else "ink"))
        if len(self.euro):
            (x, y), end = self.key_start, self.key_start[0] + self.unit
            self.side.set_runs([np.array([(x, y), (end, y)])])
            self.euro.move_to((end + _KEY_GAP, y, 0.0), aligned_edge=LEFT)
        return self


def grid(count: int, box: Box) -> tuple[Points, float]:
    """The middles (count, 2) of cells that fill a box row by row, and the side of a cell."""
    columns = int(np.ceil(np.sqrt(count * box.width / box.height)))
    rows = int(np.ceil(count / columns))
    cell = min(box.width / columns, box.height / rows)
    across, down = np.divmod(np.arange(count), columns)[::-1]
    return np.column_stack([box.left + (across + 0.5) * cell, box.top - (down + 0.5) * cell]), cell


class Arrivals(VGroup, Seekable):
    """Receipts that come one after another, each with its line and its square. Time counts receipts.

    Parameters
    ----------
    rows
        One for each receipt that comes; only the latest is seen.
    lines
        One for each; they stay.
    squares
        Of the receipts that are there already, and of these.
    """

    def __init__(self, rows: Sequence[Receipt], lines: Sequence[ReceiptLine], squares: GapSquares) -> None:
        self.rows, self.lines, self.squares = list(rows), list(lines), squares
        self.there = len(squares.totals) - len(self.rows)
        super().__init__(*self.rows, *self.lines, squares)
        self.seek(0.0)

    def seek(self, time: float, /) -> Self:
        """Show the arrivals as they are when *time* receipts, rounded down, have come."""
        come = int(np.floor(time + 1e-9))
        for index, (row, line) in enumerate(zip(self.rows, self.lines, strict=True)):
            row.set_opacity(float(index == come - 1))
            line.line.set_stroke(opacity=float(index < come))
        self.squares.set_state(shown=self.there + come)
        return self


class Walk(VGroup, Seekable):
    """A guess that learns: where it has been, where it is, and the squares that follow it. Time counts steps.

    Between two steps it goes straight, and what is shown belongs to the place where it is.

    Parameters
    ----------
    points
        The prices (n + 1, 2) before and after each step.
    """

    def __init__(self, plot: PricePlot, points: ArrayLike, squares: GapSquares) -> None:
        self.plot, self.points_seen, self.squares = plot, np.asarray(points, dtype=np.float64), squares
        self.way = Polyline([], "path", width=4.0)
        self.guess = Guess(plot, self.points_seen[0])
        super().__init__(self.way, self.guess, squares)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.points_seen) - 1

    @property
    def prices(self) -> Points:
        """Where it is, (2,)."""
        return self.guess.prices

    def seek(self, step: float, /) -> Self:
        """Show the walk as it is after *step* steps, and keep the ``step``."""
        self.step = step
        here = at_step(self.points_seen, step)
        passed = self.points_seen[: int(np.floor(step + 1e-9)) + 1]
        places = self.plot.to_frame(np.vstack([passed, here]))
        self.way.set_runs([places] if step > 0 else [])
        self.guess.set_state(prices=here)
        self.squares.set_state(prices=here)
        return self
