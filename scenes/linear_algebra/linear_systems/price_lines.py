"""A plot of both prices, the line of all prices at which a receipt is paid, and a guess that moves."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any, Self

import numpy as np
from manim import RIGHT, UP, Dot, VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems.receipts import badge
from scenes.linear_algebra.linear_systems.words import AXES, GOODS, change
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import text

INSET = 0.75
"""From the end of a line to its name, in manim units."""

_DOT = 0.13
"""The radius of a guess, in manim units."""

_ROOM = 2.1
"""How far the whole plot reaches at the least, in multiples of both prices."""

_NEAR, _MARGIN = 1.05, 1.5
"""How far a closer look reaches both ways at the least, in euros, and in shares of what it must show."""


class PricePlot(Plot):
    """Both prices: that of a coffee to the right, that of a cake upwards, with a unit as long both ways.

    Parameters
    ----------
    coffee, cake
        The least and the greatest of each price.
    """

    def __init__(self, box: Box, coffee: tuple[float, float], cake: tuple[float, float]) -> None:
        super().__init__(box, coffee, cake, names=(AXES[0], AXES[1]), ticks=Ticks(x=7, y=6), equal=True)

    @classmethod
    def around(cls, box: Box, places: ArrayLike) -> Self:
        """A closer look at some prices (n, 2)."""
        places = np.asarray(places, dtype=np.float64)
        middle = (places.min(axis=0) + places.max(axis=0)) / 2
        reach = max(_NEAR, _MARGIN * float(np.ptp(places, axis=0).max()) / 2)
        coffee, cake = (_not_negative(each - reach, each + reach) for each in middle.tolist())
        return cls(box, coffee, cake)

    @classmethod
    def whole(cls, box: Box, prices: ArrayLike) -> Self:
        """From nothing to more than twice as much as *prices* (2,)."""
        coffee, cake = (_ROOM * np.asarray(prices, dtype=np.float64)).tolist()
        return cls(box, (0.0, coffee), (0.0, cake))

    def _widened(self, ends: tuple[float, float], length: float) -> tuple[float, float]:
        """No price is negative, so a range that starts at 0 is made longer upwards only."""
        if ends[0] == 0.0:
            return 0.0, length
        return _not_negative(*super()._widened(ends, length))

    def towards(self, other: PricePlot, share: float) -> PricePlot:
        """What the axes are on the way to another plot, from 0 to 1; it is never drawn itself."""
        view = copy(self)
        view.x_range = _between(self.x_range, other.x_range, share)
        view.y_range = _between(self.y_range, other.y_range, share)
        left, right = _between((self.box.left, self.box.right), (other.box.left, other.box.right), share)
        low, high = _between((self.box.bottom, self.box.top), (other.box.bottom, other.box.top), share)
        view.box = Box(left, right, low, high)
        return view

    def run(self, counts: ArrayLike, total: float) -> list[Points]:
        """The line of all prices at which *counts* (2,) come to *total*, inside the plot."""
        normal = np.asarray(counts, dtype=np.float64)
        foot = self.at(*(total / (normal @ normal) * normal))
        run = line_through(foot, (normal[1] * self.x_unit, -normal[0] * self.y_unit), self.box)
        return [run] if len(run) else []


def _not_negative(low: float, high: float) -> tuple[float, float]:
    """A range, moved upwards if it began below 0."""
    return max(low, 0.0), high - min(low, 0.0)


def _between(first: tuple[float, float], last: tuple[float, float], share: float) -> tuple[float, float]:
    low, high = (1 - share) * np.array(first) + share * np.array(last)
    return float(low), float(high)


class ReceiptLine(VGroup):
    """All prices at which a receipt is paid, with the receipt's name on the line.

    Parameters
    ----------
    name
        Of the receipt; none if empty.
    last
        Whether the name stands near the right-hand end.
    inset
        From that end to the name, in manim units.
    style
        Of the line, as a ``Polyline`` takes it.
    """

    def __init__(
        self,
        plot: PricePlot,
        counts: ArrayLike,
        total: float,
        name: str = "",
        *,
        last: bool = False,
        inset: float = INSET,
        **style: Any,
    ) -> None:
        self.plot, self.last, self.inset = plot, last, inset
        self.counts: Points = np.asarray(counts, dtype=np.float64)
        self.total = float(total)
        self.line = Polyline([], **{"role": "ink", **style})
        # No line is drawn over a name.
        self.badge = badge(name).set_z_index(1) if name else VGroup()
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
            self.badge.move_to((*(end + (-self.inset if self.last else self.inset) * along), 0.0))
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


class Stair(VGroup):
    """A step along a line: coffee costs more, so cake must cost less.

    Parameters
    ----------
    start
        The prices (2,) where it begins.
    step
        How much the prices of a coffee and of a cake change, (2,).
    """

    def __init__(self, plot: PricePlot, start: ArrayLike, step: ArrayLike) -> None:
        start, step = np.asarray(start, dtype=np.float64), np.asarray(step, dtype=np.float64)
        corners = start + np.array([(0.0, 0.0), (step[0], 0.0), step])
        places = plot.to_frame(corners)
        self.legs = [
            Polyline([run], role, width=6.0)
            for run, role in zip((places[:2], places[1:]), GOODS, strict=True)
        ]
        self.labels = [
            text(change(size), role=role).next_to(leg, side, buff=GAP + _DOT)
            for size, role, leg, side in zip(step, GOODS, self.legs, (UP, RIGHT), strict=True)
        ]
        super().__init__(*self.legs, *self.labels)


class Guess(VGroup):
    """Two prices as a point; ``followers`` show what it means for them."""

    def __init__(self, plot: PricePlot, prices: ArrayLike) -> None:
        self.plot = plot
        self.followers: list[Any] = []
        self.dot = Dot(radius=_DOT, color=color("path"))
        super().__init__(self.dot)
        self.set_state(prices=prices)

    def set_state(self, *, prices: ArrayLike) -> Self:
        self.prices = np.asarray(prices, dtype=np.float64)
        self.dot.move_to(self.plot.at(*self.prices))
        for each in self.followers:
            each.set_state(prices=self.prices)
        return self


class Zoom(VGroup):
    """Lines and a guess while the axes change from one plot to another: ``share`` runs from 0 to 1."""

    def __init__(
        self, before: PricePlot, after: PricePlot, lines: Sequence[ReceiptLine], guess: Guess
    ) -> None:
        self.before, self.after, self.lines, self.guess = before, after, list(lines), guess
        super().__init__(*self.lines, guess)
        self.set_state(share=0.0)

    def set_state(self, *, share: float) -> Self:
        self.share = float(share)
        plot = self.after if self.share == 1.0 else self.before.towards(self.after, self.share)
        for line in self.lines:
            line.plot = plot
            line.set_state()
        self.guess.plot = plot
        self.guess.set_state(prices=self.guess.prices)
        return self
