"""The error of lines over both weights: a bowl, and a descent in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Self

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.linear_regression import LineDescent, LineFit
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points

_TOP = 0.3
"""The top of the bowl's box: above it there is room for two lines of words."""

_LEVELS = 5
"""Contour lines from the bottom up to that of the start."""

_MARGIN = 1.12
"""From the bottom to the edge of the picture, in reaches of the highest contour line."""

_LEAST_HEIGHT = 0.1
"""The least height of the highest contour line, as a share of the error of the best flat line."""

_LONGEST_ARROW = 1.1
"""An arrow shows a direction; it is at most as long as this, in manim units."""


class ErrorBowl(VGroup):
    """The error over slope and intercept as contour lines, and a descent from the start.

    Each axis has a unit of its own, as the weights have: the highest contour line just fits in.

    Parameters
    ----------
    hessian
        The second derivatives of the error by slope and intercept, shape (2, 2).
    minimum
        The weights at the bottom, shape (2,).
    trajectory
        Weights before and after each step, shape (n + 1, 2); the error never rises from one to the next.
    height
        How high above the bottom the highest contour line lies; the descent must not start higher.
    """

    def __init__(
        self,
        hessian: Points,
        minimum: Points,
        trajectory: Points,
        height: float,
        *,
        box: Box | None = None,
    ) -> None:
        super().__init__()
        # The line of height h is H^(−1/2) r with |r|² = 2h; along axis i it reaches √(2h (H⁻¹)ᵢᵢ) far.
        curvatures, axes = np.linalg.eigh(hessian)
        self.hessian, self.minimum, self._of_circle = hessian, minimum, axes / np.sqrt(curvatures)
        half = _MARGIN * np.sqrt(2 * height * np.diag(np.linalg.inv(hessian)))
        (left, bottom), (right, top) = minimum - half, minimum + half
        self.plot = Plot(
            box or replace(frame().words, top=_TOP),
            (left, right),
            (bottom, top),
            names=("slope $w$", "intercept $b$"),
            ticks=Ticks(x=4, y=4),
        )
        self.lines = VGroup(
            *(
                Polyline([self._contour(height * share**2)], "data", width=2.0, opacity=0.8)
                for share in np.arange(1, _LEVELS + 1) / _LEVELS
            )
        )
        self.trail = Trail(self.plot.to_frame(trajectory), dot_radius=0.035, walker_radius=0.09)
        self.add(self.plot, self.lines, self.trail)

    @classmethod
    def of(cls, fit: LineFit, descent: LineDescent) -> Self:
        """The bowl of a descent to the best line; it has some width even if the descent starts there."""
        height = max(descent.errors[0] - fit.error, _LEAST_HEIGHT * fit.spread)
        return cls(descent.hessian, fit.weights, descent.weights, height)

    def _contour(self, height: float) -> Points:
        angles = np.linspace(0, 2 * np.pi, 121)
        circle = np.sqrt(2 * height) * np.stack([np.cos(angles), np.sin(angles)])
        return self.plot.to_frame(self.minimum + (self._of_circle @ circle).T)

    def bottom(self) -> Dot:
        """A mark where the error is least."""
        slope, intercept = self.minimum
        return self.plot.dot(slope, intercept, "result", radius=0.11)

    def running_loss(self, losses: Points, write: Callable[[float], str]) -> VGroup:
        """The loss where the trail is, as a running number; *losses* (n + 1,) are those after each step."""
        return readout([Reading.of_steps("loss", losses, lambda: self.trail.step, write, "slope")])

    def downhill(self, point: ArrayLike, gradient: ArrayLike) -> Arrow:
        """An arrow at *point* against *gradient*, not past the lowest error; of no length on level ground."""
        start, gradient = np.asarray(point, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
        if not gradient.any():
            foot = self.plot.to_frame(start[None])[0]
            return Arrow(foot, foot, "slope")
        farthest = gradient @ gradient / (gradient @ self.hessian @ gradient)
        foot, end = self.plot.to_frame(np.array([start, start - farthest * gradient]))
        share = min(1.0, _LONGEST_ARROW / float(np.linalg.norm(end - foot)))
        return Arrow(foot, foot + share * (end - foot), "slope")
