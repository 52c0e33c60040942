"""A line through data, which turns as its two weights are learned."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers


class FittedLine(VGroup, Seekable):
    """Points of the plane, and a line y = w x + b that follows its weights as they are learned.

    Time counts steps, from 0 to m.

    Parameters
    ----------
    points
        Shape (n, 2).
    weights
        w and b at the start and after each step, shape (m + 1, 2).
    """

    def __init__(self, points: ArrayLike, weights: ArrayLike, *, box: Box | None = None) -> None:
        box = box or frame().picture
        super().__init__()
        x, y = np.asarray(points, dtype=np.float64).T
        self.weights = np.asarray(weights, dtype=np.float64)
        self.plot = Plot(
            box, padded(x.min(), x.max()), padded(y.min(), y.max()), names=("$x$", "$y$"), ticks=Ticks(y=4)
        )
        self.line = Polyline([], "path", width=5.0)
        self.data = Markers(self.plot.to_frame(np.column_stack([x, y])), "data")
        self.add(self.plot, self.line, self.data)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Draw the line with the weights after *step* steps."""
        slope, intercept = at_step(self.weights, step)
        self.line.set_runs([self.plot.line_run(0.0, intercept, slope)])
        return self
