"""The values of a function on the way of a descent, over the number of the step."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.frame import Box
from scenes.stage.type.typesetting import Points

_ROUNDING = 1e-9
"""Values up to this are rounding, which may also lie below zero: the ball stays at the bottom."""


class ValueHistory(VGroup, Seekable):
    """A dot for the value after each step, a line between them, and the present value in front.

    Time counts steps, from 0 to n.

    Parameters
    ----------
    values
        At the start and after each step, shape (n + 1,), at least 0 apart from rounding.
    """

    def __init__(self, values: Points, *, box: Box) -> None:
        super().__init__()
        highest = float(values.max())
        self.plot = Plot(
            box,
            (0, len(values) - 1),
            (0, 1.05 * highest if highest > _ROUNDING else 1.0),
            names=("steps", "$f(x_t)$"),
            ticks=Ticks(x=5, y=4, whole=True),
        )
        places = self.plot.to_frame(np.column_stack([np.arange(len(values)), values]))
        self.trail = Trail(places, dot_radius=0.04, walker_radius=0.08)
        self.add(self.plot, self.trail)

    def seek(self, step: float, /) -> Self:
        """Show the values up to *step* steps."""
        self.trail.seek(step)
        return self
