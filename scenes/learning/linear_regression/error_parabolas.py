"""The error of a line that turns about one place: a parabola over its slope."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Self

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.linear_regression import LineFit, turned_line
from mathkit.learning.squared_error import mean_squared_error
from scenes.stage.axes.panels import Panel
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading
from scenes.stage.type.typesetting import Points

_REACH = 0.8
"""How far a line swings to both sides of the best slope, in standard deviations of y for one of x."""


def swing(points: Points, first: float, best: float) -> Points:
    """Slopes (4,) between which a line swings: from the first, past the best and back, to the best.

    Parameters
    ----------
    points
        Those that the line has to fit, shape (n, 2).
    """
    reach = _REACH * float(np.std(points[:, 1]) / np.std(points[:, 0]))
    return np.array([first, max(first, best + reach), min(first, best - reach), best])


class ErrorParabola(Panel[VGroup], Seekable):
    """The error of a line over its slope, drawn where the line has been, under two running numbers.

    Time counts swings: after k of them the slope is ``slopes[k]``.

    Parameters
    ----------
    error_of
        The mean squared error of a line, given its weights (2,).
    line_at
        The weights (2,) of the line, slope and intercept, when it has turned to a slope.
    slopes
        The slope at the start, and those between which the line swings, shape (n + 1,): see ``swing``.
    """

    def __init__(
        self,
        error_of: Callable[[Points], float],
        line_at: Callable[[float], Points],
        slopes: ArrayLike,
        *,
        box: Box | None = None,
    ) -> None:
        self.error_of, self.line_at = error_of, line_at
        self.slopes = np.asarray(slopes, dtype=np.float64)
        self.slope = float(self.slopes[0])
        readings = [
            Reading("slope", lambda: self.slope, role="path"),
            Reading("loss", lambda: self.error(self.slope), partial(number, decimals=3), "slope"),
        ]
        super().__init__((), readings, self._curve_in, box=box)
        self.seek(0.0)

    @classmethod
    def of(cls, points: Points, first: Points, fit: LineFit) -> Self:
        """The parabola of a *first* line that turns about its place at the mean of x, to the best slope."""
        slopes = swing(points, float(first[0]), float(fit.weights[0]))
        return cls(partial(mean_squared_error, points), partial(turned_line, points, first), slopes)

    def _curve_in(self, box: Box) -> VGroup:
        self.plot = Plot(
            box,
            padded(self.slopes.min(), self.slopes.max(), 0.04, least=0.0),
            (0.0, 1.05 * max(map(self.error, self.slopes))),
            names=("slope $w$", "loss $L$"),
            ticks=Ticks(x=4, y=3),
        )
        self.passed = Polyline([], "slope", width=4.0)
        self.here = Dot(radius=0.11, color=color("path"))
        return VGroup(self.plot, self.passed, self.here)

    @property
    def swings(self) -> int:
        return len(self.slopes) - 1

    @property
    def lines(self) -> Points:
        """The weights of the lines between which the line swings, shape (n + 1, 2)."""
        return np.array([self.line_at(slope) for slope in self.slopes])

    def error(self, slope: float) -> float:
        """The mean squared error of the line, turned to a slope."""
        return self.error_of(self.line_at(slope))

    def seek(self, swings: float, /) -> Self:
        """Show the line's slope and its error after any number of swings, from 0 to n."""
        self.slope = float(at_step(self.slopes, swings))
        seen = np.append(self.slopes[: int(swings) + 1], self.slope)
        slopes = np.linspace(seen.min(), seen.max(), 80)
        self.passed.set_runs(self.plot.runs(slopes, [self.error(slope) for slope in slopes]))
        self.here.move_to(self.plot.at(self.slope, self.error(self.slope)))
        return self
