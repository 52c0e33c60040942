"""The variance of the shadows against the angle of the line."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents, variances_along
from scenes.linear_algebra.pca.shadows import ALONG
from scenes.linear_algebra.pca.words import places
from scenes.stage.axes.marked_plots import MarkedPlot
from scenes.stage.axes.plots import Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.numerals import degrees, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate, text

_MARKS = (0, 45, 90, 135, 180)

_HEADROOM = 1.5
"""The height of the plot, as a factor of the largest variance: over the peak stands its label."""


_BELOW_ZERO = 0.1
"""Room under a variance of zero, in largest variances: a curve that touches zero keeps clear of the axis."""


class VarianceCurve(VGroup):
    """The variance along a line that turns, drawn as far as the line has turned.

    Parameters
    ----------
    covariance
        Shape (2, 2).
    unit
        Of the variance.
    """

    def __init__(self, box: Box, covariance: ArrayLike, unit: str = "") -> None:
        self.covariance = np.asarray(covariance, dtype=np.float64)
        self.degrees = np.linspace(0.0, 180.0, 181)
        self.heights = variances_along(self.covariance, np.radians(self.degrees))
        high = _HEADROOM * float(self.heights.max())
        low = -_BELOW_ZERO * float(self.heights.max())
        names = ("angle of $bold(u)$ (°)", f"variance ({unit.strip()})" if unit else "variance")
        self.plot = MarkedPlot(box, (0, 180), (low, high), _MARKS, names=names, ticks=Ticks(y=4))
        self.curve = GrownCurve(self.plot, self._passed, ALONG)
        self.dot = self.plot.dot(0.0, 0.0, ALONG, radius=0.12)
        self.farthest = 0.0
        super().__init__(self.plot, self.curve, self.dot)
        self.set_state(angle=0.0)

    def set_state(self, *, angle: float) -> Self:
        """Move the dot to an *angle* of the line, in radians; the curve stays as far as it has come."""
        self.angle = float(angle)
        here = float(np.degrees(self.angle))
        self.farthest = max(self.farthest, here)
        self.curve.seek(self.farthest)
        [height] = variances_along(self.covariance, [self.angle])
        self.dot.move_to(self.plot.at(here, height))
        return self

    def _passed(self, end: float) -> tuple[Points, Points]:
        until = np.append(self.degrees[self.degrees < end], end)
        return until, variances_along(self.covariance, np.radians(until))

    def extreme(self, components: PrincipalComponents, axis: int, *others: VMobject) -> VGroup:
        """A dot where the line is a principal *axis*, 0 or 1, with the variance and the angle there.

        The label keeps clear of *others*.
        """
        angle = (components.angle + axis * np.pi / 2) % np.pi
        variance, decimals = float(components.variances[axis]), places(components.total)
        dot = self.plot.dot(float(np.degrees(angle)), variance, "result", radius=0.12)
        said = f"{number(variance, decimals, fixed=True)} at {degrees(angle)}"
        label = on_plate(text(said, role="result"), margin=0.1)
        around = (self.curve, self.plot.axes, *others)
        label_near(label, dot.get_center(), (0.0, 1.0), around, box=self.plot.box, gap=0.32)
        return VGroup(dot, label)
