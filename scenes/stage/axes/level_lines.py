"""Level lines of a function of two variables; one of the lines can be marked."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_MARKED_WIDTH = 4.0
"""Stroke width of the marked line."""

_WIDTH = 2.0
"""Stroke width of the other lines."""

_OPACITY = 0.75
"""Opacity of the other lines."""


class Relief:
    """The heights of a function on the whole of a plot.

    Attributes
    ----------
    x, y
        Values along the axes, shape (n,).
    heights
        Shape (n, n), rows upwards.
    """

    def __init__(self, plot: Plot, function: Callable[[Points], Points], samples: int = 161) -> None:
        self.plot = plot
        self.x, self.y = plot.sample(samples), np.linspace(*plot.y_range, samples)
        self.heights = function(np.stack(np.meshgrid(self.x, self.y), axis=-1))

    def lines(
        self,
        levels: ArrayLike,
        marked: float | None = None,
        role: Role = "data",
        *,
        marked_opacity: float = 1.0,
    ) -> VGroup:
        """A line for each of the *levels*, shape (m,); the one at the height *marked* is stronger."""
        heights = np.asarray(levels, dtype=np.float64)
        lines = self.plot.contours(self.x, self.y, self.heights, heights, role)
        for line, height in zip(lines, heights, strict=True):
            if marked is not None and np.isclose(height, marked):
                line.set_stroke(width=_MARKED_WIDTH, opacity=marked_opacity)
            else:
                line.set_stroke(width=_WIDTH, opacity=_OPACITY)
        return lines
