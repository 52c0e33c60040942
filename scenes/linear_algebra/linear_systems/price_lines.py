"""A plot of both prices, the line of all prices at which a receipt is paid, and a guess that moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems.receipts import GapSquares, PaidBar, badge
from scenes.linear_algebra.linear_systems.words import AXES, GOODS
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_BADGE = 0.75
"""From the end of a line to its number, in manim units."""

_ROOM = 2.1
"""How far the plot reaches at the least, in multiples of both prices."""


class EvenPlot(Plot):
    """A plot of two sums of euros that starts at 0 and shows a point (2,), with a unit as long both ways."""

    def __init__(self, box: Box, reach: ArrayLike, names: tuple[str, str]) -> None:
        across, up = np.asarray(reach, dtype=np.float64).tolist()
        super().__init__(box, (0.0, across), (0.0, up), names=names, ticks=Ticks(x=7, y=6), equal=True)

    def _widened(self, ends: tuple[float, float], length: float) -> tuple[float, float]:
        """No price is negative, so the range is made longer upwards only."""
        return ends[0], ends[0] + length


class PricePlot(EvenPlot):
    """Both prices: that of a coffee to the right, that of a cake upwards."""

    def __init__(self, box: Box, prices: ArrayLike) -> None:
        super().__init__(box, _ROOM * np.asarray(prices, dtype=np.float64), AXES)

    def run(self, counts: ArrayLike, total: float) -> list[Points]:
        """The line of all prices at which *counts* (2,) come to *total*, inside the plot."""
        normal = np.asarray(counts, dtype=np.float64)
        if not normal.any():
            return []
        foot = self.at(*(total / (normal @ normal) * normal))
        run = line_through(foot, (normal[1] * self.x_unit, -normal[0] * self.y_unit), self.box)
        return [run] if len(run) else []


class ReceiptLine(VGroup):
    """All prices at which a receipt is paid, with the receipt's number on the line.

    Parameters
    ----------
    number
        Of the receipt; none if 0.
    last
        Whether the number stands near the right-hand end.
    style
        Of the line, as a ``Polyline`` takes it.
    """

    def __init__(
        self,
        plot: PricePlot,
        counts: ArrayLike,
        total: float,
        number: int = 0,
        *,
        last: bool = False,
        **style: Any,
    ) -> None:
        self.plot, self.last = plot, last
        self.counts: Points = np.asarray(counts, dtype=np.float64)
        self.total = float(total)
        self.line = Polyline([], **{"role": "ink", **style})
        # No line is drawn over a number.
        self.badge = badge(number).set_z_index(1) if number else VGroup()
        super().__init__(self.line, self.badge)
        self.set_state()

    def set_state(self, *, counts: ArrayLike | None = None, total: float | None = None) -> Self:
        """Draw the line of other counts (2,) and of another total."""
        self.counts = self.counts if counts is None else np.asarray(counts, dtype=np.float64)
        self.total = self.total if total is None else float(total)
        runs = self.plot.run(self.counts, self.total)
        self.line.set_runs(runs)
        if runs and len(self.badge):
            left, right = sorted(runs[0].tolist(), key=lambda end: (end[0], -end[1]))
            end, way = np.array(right if self.last else left), np.subtract(right, left)
            along = way / max(float(np.hypot(*way)), 1e-9)
            self.badge.move_to((*(end + (-_BADGE if self.last else _BADGE) * along), 0.0))
        return self


class Legs(VGroup):
    """The way to a point: across as far as a coffee costs, then up as far as a cake costs."""

    def __init__(self, plot: PricePlot) -> None:
        self.plot, self.prices = plot, np.zeros(2)
        self.arrows = [Arrow(plot.at(0, 0), plot.at(0, 0), role, width=6.0) for role in GOODS]
        super().__init__(*self.arrows)

    def set_state(self, *, prices: ArrayLike) -> Self:
        self.prices = np.asarray(prices, dtype=np.float64)
        places = [self.plot.at(0.0, 0.0), self.plot.at(self.prices[0], 0.0), self.plot.at(*self.prices)]
        for arrow, start, end in zip(self.arrows, places[:-1], places[1:], strict=True):
            arrow.set_state(start=start, end=end)
        return self


class Guess(VGroup):
    """Two prices as a point; ``followers`` show what it means for them."""

    def __init__(self, plot: PricePlot, prices: ArrayLike) -> None:
        self.plot = plot
        self.followers: list[Legs | PaidBar] = []
        self.dot = Dot(radius=0.13, color=color("path"))
        super().__init__(self.dot)
        self.set_state(prices=prices)

    def set_state(self, *, prices: ArrayLike) -> Self:
        self.prices = np.asarray(prices, dtype=np.float64)
        self.dot.move_to(self.plot.at(*self.prices))
        for each in self.followers:
            each.set_state(prices=self.prices)
        return self


class Walk(VGroup, Seekable):
    """A guess that learns: where it has been, where it is, and the gaps that follow it. Time counts steps.

    Parameters
    ----------
    points
        The prices (n + 1, 2) before and after each step.
    """

    def __init__(self, plot: PricePlot, points: ArrayLike, bars: Sequence[PaidBar | GapSquares] = ()) -> None:
        self.plot, self.points_seen, self.bars = plot, np.asarray(points, dtype=np.float64), list(bars)
        self.way = Polyline([], "path", width=3.0)
        self.dot = Dot(radius=0.13, color=color("path"))
        super().__init__(self.way, self.dot, *self.bars)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.points_seen) - 1

    def seek(self, step: float, /) -> Self:
        """Show the walk as it is after *step* steps, and keep the ``step``."""
        self.step = step
        here = at_step(self.points_seen, step)
        passed = self.points_seen[: int(np.floor(step + 1e-9)) + 1]
        places = self.plot.to_frame(np.vstack([passed, here]))
        self.way.set_runs([places] if step > 0 else [])
        self.dot.move_to((*places[-1], 0.0))
        for bar in self.bars:
            bar.set_state(prices=here)
        return self
