"""The mean squared error of lines: a parabola over the slope, a bowl over both weights."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Self

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.linear_regression import LineDescent, LineFit, turned_line
from mathkit.learning.squared_error import mean_squared_error
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.seeking import at_step
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

_BELOW = Box(frame().words.left, frame().words.right, frame().words.bottom, 0.3)
"""Under two lines of words."""

_SWING = 0.8
"""How far a line turns to both sides of the best slope, in standard deviations of y for one of x."""

_LEVELS = 5
"""Contour lines from the bottom up to that of the start."""

_MARGIN = 1.12
"""From the bottom to the edge of the picture, in reaches of the highest contour line."""

_LEAST_HEIGHT = 0.1
"""The least height of the highest contour line, as a share of the error of the best flat line."""

_GAP = 0.4

_ARROW = 1.1
"""The longest that an arrow which only points out a direction is, in manim units."""


def swing(points: Points, first: float, best: float) -> Points:
    """Slopes (4,) between which a line turns to and fro: from the first, past the best and back, to the best.

    Parameters
    ----------
    points
        Those that the line is to fit, shape (n, 2).
    """
    reach = _SWING * float(np.std(points[:, 1]) / np.std(points[:, 0]))
    return np.array([first, max(first, best + reach), min(first, best - reach), best])


class ErrorParabola(VGroup):
    """The error of a line that turns about one place, over its slope: what has been passed is drawn.

    Parameters
    ----------
    error_of
        The mean squared error of a line, given its weights.
    line_at
        The weights of the line, slope and intercept, when it has turned to a slope.
    slopes
        The slope at the start, and those between which the line turns to and fro: see ``swing``.
    box
        Where it stands, two running numbers on top.
    """

    def __init__(
        self,
        error_of: Callable[[Points], float],
        line_at: Callable[[float], Points],
        slopes: ArrayLike,
        *,
        box: Box | None = None,
    ) -> None:
        box = box or frame().words
        self.error_of, self.line_at = error_of, line_at
        self.way = np.asarray(slopes, dtype=np.float64)
        self.slope = float(self.way[0])
        numbers = readout(
            [
                Reading("slope", lambda: self.slope, role="path"),
                Reading("mean square", lambda: self.error(self.slope), partial(number, decimals=3), "slope"),
            ]
        )
        words = stack(numbers, box=box)
        self.plot = Plot(
            Box(box.left, box.right, box.bottom, words.get_bottom()[1] - _GAP),
            padded(self.way.min(), self.way.max(), 0.04, least=0.0),
            (0.0, 1.05 * max(map(self.error, self.way))),
            x_ticks=4,
            y_ticks=3,
            x_label="slope $w$",
            y_label="mean square",
        )
        self.passed = Polyline([], "slope", width=4.0)
        self.here = Dot(radius=0.11, color=color("path"))
        super().__init__(words, self.plot, self.passed, self.here)
        self.seek(0.0)

    @classmethod
    def of(cls, points: Points, first: Points, fit: LineFit) -> Self:
        """The parabola of a *first* line that turns about its place at the mean of x, to the best slope."""
        slopes = swing(points, float(first[0]), float(fit.weights[0]))
        return cls(partial(mean_squared_error, points), partial(turned_line, points, first), slopes)

    @property
    def lines(self) -> list[Points]:
        """The weights of the lines between which the line turns."""
        return [self.line_at(slope) for slope in self.way]

    def error(self, slope: float) -> float:
        """The mean squared error of the line, turned to a slope."""
        return self.error_of(self.line_at(slope))

    def seek(self, share: float, /) -> Points:
        """Show the line after that share of its way, 0 to 1; return its weights."""
        turns = share * (len(self.way) - 1)
        self.slope = float(at_step(self.way[:, None], turns)[0])
        seen = np.append(self.way[: int(turns) + 1], self.slope)
        slopes = np.linspace(seen.min(), seen.max(), 80)
        self.passed.set_runs(self.plot.runs(slopes, [self.error(slope) for slope in slopes]))
        self.here.move_to(self.plot.at(self.slope, self.error(self.slope)))
        return self.line_at(self.slope)


class ErrorBowl(VGroup):
    """The error over slope and intercept as contour lines, and a walk down from the start.

    Each axis has a unit of its own, as the weights have: the highest contour line just fits in.

    Parameters
    ----------
    hessian
        Its second derivatives by slope and intercept, shape (2, 2).
    minimum
        The weights at the bottom, shape (2,).
    road
        A walk on which the error never rises, shape (n + 1, 2).
    height
        How high above the bottom the highest contour line lies; the walk must not start higher.
    """

    def __init__(
        self, hessian: Points, minimum: Points, road: Points, height: float, *, box: Box = _BELOW
    ) -> None:
        super().__init__()
        # The line of height h is H^(−1/2) r with |r|² = 2h; along axis i it reaches √(2h (H⁻¹)ᵢᵢ) far.
        curvatures, axes = np.linalg.eigh(hessian)
        self.road, self.step = road, 0.0
        self.hessian, self.minimum, self._of_circle = hessian, minimum, axes / np.sqrt(curvatures)
        half = _MARGIN * np.sqrt(2 * height * np.diag(np.linalg.inv(hessian)))
        (left, bottom), (right, top) = minimum - half, minimum + half
        self.plot = Plot(
            box,
            (left, right),
            (bottom, top),
            x_ticks=4,
            y_ticks=4,
            x_label="slope $w$",
            y_label="intercept $b$",
        )
        self.lines = VGroup(
            *(
                Polyline([self._contour(height * share**2)], "data", width=2.0, opacity=0.8)
                for share in np.arange(1, _LEVELS + 1) / _LEVELS
            )
        )
        self.trail = Trail(self.plot.to_frame(road), dot_radius=0.035, walker_radius=0.09)
        self.add(self.plot, self.lines, self.trail)

    @classmethod
    def of(cls, fit: LineFit, walk: LineDescent) -> Self:
        """The bowl of a walk down to the best line, wide enough for a walk that starts at its bottom, too."""
        height = max(walk.errors[0] - fit.error, _LEAST_HEIGHT * fit.spread)
        return cls(walk.hessian, fit.weights, walk.weights, height)

    def _contour(self, height: float) -> Points:
        angles = np.linspace(0, 2 * np.pi, 121)
        circle = np.sqrt(2 * height) * np.stack([np.cos(angles), np.sin(angles)])
        return self.plot.to_frame(self.minimum + (self._of_circle @ circle).T)

    def seek(self, share: float, /) -> Points:
        """Show the walk after that share of its steps, 0 to 1; return the weights there."""
        self.step = share * self.trail.steps
        self.trail.seek(self.step)
        return at_step(self.road, self.step)

    def running_loss(self, losses: Points, write: Callable[[float], str]) -> VGroup:
        """The loss now, of those before and after each step, as a running number."""
        now = Reading("loss", lambda: float(at_step(losses[:, None], self.step)[0]), write, "slope")
        return readout([now])

    def downhill(self, point: ArrayLike, gradient: ArrayLike) -> Arrow:
        """An arrow at *point* against *gradient*, no farther than it goes down; on level ground, nothing."""
        start, gradient = np.asarray(point, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
        if not gradient.any():
            foot = self.plot.to_frame(start[None])[0]
            return Arrow(foot, foot, "slope")
        farthest = gradient @ gradient / (gradient @ self.hessian @ gradient)
        foot, end = self.plot.to_frame(np.array([start, start - farthest * gradient]))
        return Arrow(
            foot, foot + min(1.0, _ARROW / float(np.linalg.norm(end - foot))) * (end - foot), "slope"
        )
