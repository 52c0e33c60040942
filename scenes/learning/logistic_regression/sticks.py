"""Sticks: how much probability each point was given, or lacks; the product of all; what each point pays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Animation, Dot, VGroup
from numpy.typing import ArrayLike

from scenes.learning.logistic_regression.classifiers import ROLES
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

LIT = 4.0
"""Width of the stroke of a stick that is multiplied."""

_RIM = 12.0
"""The stroke around the graph, twice as wide as what is seen of it beside the curve."""

_LEAST = 3.2
"""The axis of prices shows at least this."""


class Sticks(Polyline):
    """Upright sticks at *scores* (n,), from one probability to another (n,)."""

    def __init__(
        self, plot: Plot, role: Any, scores: Points, starts: Points, ends: Points, width: float = 5.0
    ) -> None:
        super().__init__([], role, width=width)
        self.plot, self.scores = plot, scores
        self.set_state(starts=starts, ends=ends)

    def set_state(self, *, starts: ArrayLike | None = None, ends: ArrayLike | None = None) -> Self:
        """Draw the sticks from other probabilities, or to other ones."""
        if starts is not None:
            self.starts = np.asarray(starts, dtype=np.float64)
        if ends is not None:
            self.ends = np.asarray(ends, dtype=np.float64)
        feet, heads = (
            self.plot.to_frame(np.column_stack([self.scores, heights]))
            for heights in (self.starts, self.ends)
        )
        return self.set_segments(feet, heads)

    def grow(self, run_time: float) -> Animation:
        """Grow out of the starts, as far as the sticks are now."""
        ends = self.ends
        self.set_state(starts=self.starts, ends=self.starts)
        return tween(self, ends=ends, run_time=run_time)


class Product(VGroup, Seekable):
    """The sticks of ``truth_sticks`` light up one by one; time counts those that are multiplied.

    Parameters
    ----------
    first
        Points (k,) whose sticks come first; the others follow from left to right.

    Attributes
    ----------
    products
        Of the first 0, 1, … of their probabilities, shape (n + 1,).
    """

    def __init__(self, plot: Any, first: ArrayLike = ()) -> None:
        order, first = np.argsort(plot.scores, kind="stable"), np.asarray(first, dtype=np.int64)
        order = np.concatenate([first, order[~np.isin(order, first)]])
        self.products = np.cumprod([1.0, *plot.beliefs[order]])
        self._feet, self._heads = plot.belief_sticks(order)
        self.lit, self.step = Polyline([], "result", width=LIT), 0.0
        super().__init__(self.lit)

    def seek(self, step: float, /) -> Self:
        """Light the first *step* sticks."""
        self.step, count = step, int(step + 1e-9)
        self.lit.set_segments(self._feet[:count], self._heads[:count])
        return self


class PricePlot(Plot):
    """The graph of −ln over the probability of the truth, and the price of each of *beliefs* (n,)."""

    def __init__(self, beliefs: Points) -> None:
        self.beliefs = beliefs
        self.prices = -np.log(beliefs)
        most = 1.08 * max(_LEAST, float(self.prices.max()))
        super().__init__(
            frame().picture,
            (0.0, 1.05),
            (0.0, most),
            names=("probability of the truth", "price"),
            ticks=Ticks(x=5, y=6),
        )
        self.dearest = most
        x = np.exp(-np.linspace(0, most, 160))
        self.graph = self.curve(x, -np.log(x), "slope", width=5.0)
        # The sticks end at the graph: without a dark rim it is lost on many bright ones.
        self.graph.set_stroke(color("background"), width=_RIM, background=True)
        self.add(self.graph)
        self.set_z_index(-0.5)  # over the sticks and under the marks

    def seats(self, labels: ArrayLike) -> list[Points]:
        """The places on the graph of the points of class 0 and of class 1; *labels* are (n,)."""
        places = self.to_frame(np.column_stack([self.beliefs, self.prices]))
        return [places[np.asarray(labels) == label] for label in (0, 1)]

    def runner(self) -> Dot:
        """A dot where the truth was certain and the price is nothing."""
        return Dot(self.at(1.0, 0.0), radius=0.11, color=color("slope"))

    def way_down(self) -> Polyline:
        """From there along the graph to the dearest price in sight: its way, invisible."""
        prices = np.linspace(0, self.dearest, 100)
        return Polyline([self.to_frame(np.column_stack([np.exp(-prices), prices]))], "slope")

    def bars(self, labels: ArrayLike) -> list[Sticks]:
        """For each class, sticks as high as the prices of its points, behind their marks."""
        mine = [np.asarray(labels) == label for label in (0, 1)]
        bars = [
            Sticks(self, role, self.beliefs[chosen], np.zeros(chosen.sum()), self.prices[chosen])
            for role, chosen in zip(ROLES, mine, strict=True)
        ]
        for bar in bars:
            bar.set_z_index(-1)
        return bars

    def level(self, bars: Sequence[Sticks], run_time: float) -> list[Animation]:
        """Let all *bars* become as high as their mean, the loss."""
        mean = float(self.prices.mean())
        return [tween(bar, ends=np.full(len(bar.ends), mean), run_time=run_time) for bar in bars]
