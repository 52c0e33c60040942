"""What grows: arrows out of their start, and curves as far as a place on the horizontal axis of a plot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

import numpy as np
from manim import Animation
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points


def grow(arrow: Any, **options: Any) -> Animation:
    """Let an ``Arrow`` grow out of its start to its full length."""
    start, end = arrow.start, arrow.end
    return tween(arrow.set_state(start=start, end=start), start=start, end=end, **options)


class GrownCurve(Polyline, Seekable):
    """A curve on a plot, drawn up to any x; time is x, in the values of the plot's horizontal axis.

    Parameters
    ----------
    passed
        Gives the points (x, y) of the curve up to an x, two arrays of shape (n,).
    """

    def __init__(
        self,
        plot: Plot,
        passed: Callable[[float], tuple[Points, Points]],
        role: Role = "data",
        *,
        width: float = 4.0,
    ) -> None:
        super().__init__([], role, width=width)
        self.plot, self._passed = plot, passed
        self.drawn_to = -np.inf

    @classmethod
    def through(
        cls, plot: Plot, x: ArrayLike, y: ArrayLike, role: Role = "data", *, width: float = 4.0
    ) -> Self:
        """The curve through the points (x, y), straight between two of them; x is sorted, shape (n,)."""
        xs, ys = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

        def passed(end: float) -> tuple[Points, Points]:
            until = np.append(xs[xs <= end], end)
            return until, np.interp(until, xs, ys)

        return cls(plot, passed, role, width=width)

    @classmethod
    def of_steps(cls, plot: Plot, values: ArrayLike, role: Role = "data", *, width: float = 4.0) -> Self:
        """The curve of *values* (n + 1,), before and after each of n steps, over the number of the step."""
        return cls.through(plot, np.arange(len(np.asarray(values))), values, role, width=width)

    @classmethod
    def graph(
        cls,
        plot: Plot,
        function: Callable[[Points], ArrayLike],
        start: float,
        role: Role = "data",
        *,
        width: float = 4.0,
        samples: int = 160,
    ) -> Self:
        """The graph of a function from *start* on; *function* takes and returns arrays of shape (n,)."""

        def passed(end: float) -> tuple[Points, Points]:
            x = np.linspace(start, end, samples)
            return x, np.asarray(function(x), dtype=np.float64)

        return cls(plot, passed, role, width=width)

    def seek(self, x: float, /) -> Self:
        """Draw the curve up to *x*."""
        self.drawn_to = x
        self.set_runs(self.plot.runs(*self._passed(x)))
        return self

    def extend(self, x: float) -> Self:
        """Draw the curve up to *x*, or leave it as it is if it reaches farther."""
        return self.seek(max(x, self.drawn_to))
