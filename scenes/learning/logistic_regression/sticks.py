"""Sticks on the sigmoid: how much probability each point was given, or lacks; and the product of all."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import Animation, VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.type.typesetting import Points

LIT = 4.0
"""Width of the stroke of a stick that is multiplied."""


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
