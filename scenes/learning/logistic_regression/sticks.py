"""Sticks: how much probability each point was given, or lacks; the product of all; what each point pays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Self

import numpy as np
from manim import Animation, VGroup
from numpy.typing import ArrayLike, NDArray

from mathkit.functions.sigmoid import logit, sigmoid
from mathkit.learning.logistic_regression import probability_of_the_truth
from scenes.learning.logistic_regression.classifiers import ROLES
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points

LIT = 4.0
"""Width of the stroke of a stick that is multiplied."""

STROKE = 3.5
"""Width of the stroke of a stick: there is some space between neighbours of the default film."""

_TANGENT = 3.0
"""Length of a piece of a tangent, in manim units."""

_RIM = 12.0
"""The stroke around the graph, twice as wide as what is seen of it beside the curve."""

_LEAST = 3.2
"""The axis of prices shows at least this."""


FACTOR_NAMES = ("first", "second", "third")
"""The factors of the likelihood that are written out."""

_WRITTEN_OUT = (0.1, 0.95)
"""Factors of the likelihood beyond these would need more digits."""


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


def factors(beliefs: Points) -> NDArray[np.int64]:
    """Which of *beliefs* (n,) are written out: three that differ, with the logarithms of their digits."""
    low, high = _WRITTEN_OUT
    exact = [
        round(-math.log(round(each, 2)), 2) == round(-math.log(each), 2) for each in np.maximum(beliefs, low)
    ]
    fit = np.flatnonzero((beliefs > low) & (beliefs < high) & exact)
    _, first = np.unique(beliefs[fit].round(2), return_index=True)
    return np.sort(fit[np.sort(first)[: len(FACTOR_NAMES)]])


class PricePlot(Plot):
    """What each point pays over its score, and for each class the graph of −ln of its probability.

    Parameters
    ----------
    plot
        The sigmoid and the points; scores that both show stand at the same places.
    name
        Typst markup at the axis of scores.
    most
        Ticks along it.
    """

    def __init__(self, plot: Any, name: str, most: int) -> None:
        self._beside: Box = plot.box
        self.classes, self.scores, self.prices = plot.classes, plot.exact, -np.log(plot.beliefs)
        half = max(plot.x_range[1], plot.reach)
        dearest = 1.08 * max(_LEAST, float(self.prices.max()))
        super().__init__(
            frame().picture,
            (-half, half),
            (0.0, dearest),
            names=(name, "price"),
            ticks=Ticks(x=most, y=6, whole=True),
        )
        self.stems = self.scores + (plot.stems - plot.scores) * plot.x_unit / self.x_unit
        self.graphs = VGroup(*(Polyline(self._runs(label), ROLES[label], width=4.0) for label in (0, 1)))
        # The sticks end at the graphs: without a dark rim these are lost on many bright ones.
        self.graphs.set_stroke(color("background"), width=_RIM, background=True)
        self.add(self.graphs)
        self.set_z_index(-0.5)  # over the sticks and under the marks

    def _room(self, box: Box, ticks: Ticks, names: tuple[str, str]) -> Box:
        """As wide as the plot of the sigmoid, if the numbers leave room for it."""
        room, beside = super()._room(box, ticks, names), self._beside
        return replace(room, left=max(room.left, beside.left), right=min(room.right, beside.right))

    def _runs(self, label: int) -> list[Points]:
        """The graph of the price of a class, from right to left."""
        scores = self.sample()[::-1]
        return self.runs(scores, price(label, scores))

    def seats(self) -> list[Points]:
        """The places on the graphs of the points of class 0 and of class 1."""
        places = self.to_frame(np.column_stack([self.scores, self.prices]))
        return [places[self.classes == label] for label in (0, 1)]

    def runner(self) -> Markers:
        """A mark of class 1 where it is surest, and right."""
        half = self.x_range[1]
        return Markers(self.to_frame([(half, float(price(1, half)[0]))]), ROLES[1], "square", size=1.3)

    def way_up(self) -> Polyline:
        """From there along the graph to the dearest price in sight: its way, invisible."""
        return Polyline(self._runs(1), "slope")

    def bars(self) -> list[Sticks]:
        """For each class, sticks as high as the prices of its points, behind their marks."""
        bars = []
        for label, role in enumerate(ROLES):
            mine = self.classes == label
            bars.append(Sticks(self, role, self.stems[mine], np.zeros(mine.sum()), self.prices[mine], STROKE))
            bars[-1].set_z_index(-1)
        return bars

    def level(self, bars: Sequence[Sticks], run_time: float) -> list[Animation]:
        """Let all *bars* become as high as their mean, the loss."""
        mean = float(self.prices.mean())
        return [tween(bar, ends=np.full(len(bar.ends), mean), run_time=run_time) for bar in bars]


def price(label: int, scores: ArrayLike) -> Points:
    """What a point of class 0 or 1 pays at *scores* (n,): −ln of the probability of its class."""
    scores = np.atleast_1d(np.asarray(scores, dtype=np.float64))
    paid: Points = -np.log(probability_of_the_truth(np.full(len(scores), label), scores))
    return paid


class Tangent(VGroup):
    """A piece of the tangent of the price of class *label* at a ``score``, and its rise over one point."""

    def __init__(self, plot: PricePlot, label: int, score: float) -> None:
        self.plot, self.label = plot, label
        self.line = Polyline([], "slope", width=5.0)
        self.run, self.rise = Polyline([], "muted", width=3.0), Polyline([], "slope", width=5.0)
        super().__init__(self.run, self.rise, self.line)
        self.set_state(score=score)

    @property
    def slope(self) -> float:
        """Along the score: that of the price."""
        return float(sigmoid(self.score)) - self.label

    def set_state(self, *, score: float) -> Self:
        """Touch the graph at another score."""
        self.score = float(score)
        height = float(price(self.label, self.score)[0])
        foot, corner, top = (
            self.plot.at(*place)
            for place in (
                (self.score, height),
                (self.score + 1, height),
                (self.score + 1, height + self.slope),
            )
        )
        self.line.set_runs(self.plot.tangent_runs(self.score, height, self.slope, _TANGENT))
        self.run.set_runs([np.array([foot, corner])])
        self.rise.set_runs([np.array([corner, top])])
        return self

    def readout(self) -> VGroup:
        """The probability, and the slope, where it touches."""
        write = partial(number, fixed=True)
        return readout(
            [
                Reading("$p$", lambda: float(sigmoid(self.score)), write, "result"),
                Reading("slope", lambda: self.slope, write, "slope"),
            ]
        )


WAYS_OF_TANGENTS = {
    label: (float(logit(start)), float(logit(end))) for label, start, end in ((1, 0.05, 0.75), (0, 0.25, 0.9))
}
"""For each class, the scores from which and to which a tangent runs, by their probabilities."""
