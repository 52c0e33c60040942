"""The normal distribution as a bell: its curve for any μ and σ, and the area under a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Animation, VGroup, VMobject

from mathkit.probability.random_variables import Histogram, normal_density, normal_peak
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE

_IN_SIGHT, _PARABOLA = 4.0, 3.0
"""So many σ beside μ a bell is seen, and its logarithm."""

_HEADROOM = 1.12


class DensityPlot(Plot):
    """Axes for densities on which all *bells*, each given by μ and σ, are seen, and what else is asked for.

    Parameters
    ----------
    also
        Values on the axis that must be seen.
    highest
        A density that must be seen.
    """

    def __init__(
        self,
        bells: Sequence[tuple[float, float]],
        *,
        also: Sequence[float] = (),
        highest: float = 0.0,
        box: Box | None = None,
    ) -> None:
        box = box or frame().picture
        ends = [mean + side * _IN_SIGHT * deviation for mean, deviation in bells for side in (-1, 1)]
        peak = max(highest, *(normal_peak(deviation) for _, deviation in bells))
        x_range = min(*ends, *also), max(*ends, *also)
        super().__init__(box, x_range, (0.0, _HEADROOM * peak), x_label="$x$", y_label="density")


def plot_over(bars: Histogram, mean: float, deviation: float) -> DensityPlot:
    """Axes for a histogram and for the bell that will stand over it."""
    ends = bars.edges[[0, -1]].tolist()
    return DensityPlot([(mean, deviation)], also=ends, highest=float(bars.heights.max()))


class Surprise(Plot):
    """Minus the logarithm of the density of errors over its middle part: its ``parabola``."""

    def __init__(self, deviation: float, *, box: Box | None = None) -> None:
        box = box or frame().picture
        x = np.linspace(-_PARABOLA * deviation, _PARABOLA * deviation, 200)
        heights = -np.log(normal_density(x, 0.0, deviation))
        y_range = padded(float(heights.min()), float(heights.max()), 0.05)
        super().__init__(box, (x[0], x[-1]), y_range, x_label="$epsilon$", y_label="$-ln f(epsilon)$")
        self.parabola = self.curve(x, heights, "path")


class Bell(VGroup):
    """The density of the normal distribution on a plot, over the area under it; ``take`` sets μ and σ."""

    def __init__(self, plot: Plot, mean: float, deviation: float, role: Role = "path") -> None:
        self.plot = plot
        self.area = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=0.18)
        self.curve = Polyline([], role, width=5.0)
        super().__init__(self.area, self.curve)
        self.take(mean, deviation)

    def take(self, mean: float, deviation: float) -> Self:
        self.mean, self.deviation = mean, deviation
        x = self.plot.sample()
        self.curve.set_runs(self.plot.runs(x, normal_density(x, mean, deviation)))
        self._cover(self.area, *self.plot.x_range)
        return self

    @property
    def peak(self) -> float:
        return normal_peak(self.deviation)

    def panel(self) -> VGroup:
        """μ, σ and the height of the peak as running numbers."""
        readings = [
            Reading("$mu$", lambda: self.mean),
            Reading("$sigma$", lambda: self.deviation),
            Reading("peak", lambda: self.peak, lambda peak: number(peak, 3), "path"),
        ]
        return readout(readings, size=FORMULA_SIZE)

    def part(self, start: float, end: float, role: Role = "result") -> VMobject:
        """The area under the bell from *start* to *end*."""
        return self._cover(VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=0.4), start, end)

    def _cover(self, area: VMobject, start: float, end: float) -> VMobject:
        x = np.linspace(start, end, 160)
        top = self.plot.to_frame(np.column_stack([x, normal_density(x, self.mean, self.deviation)]))
        feet: Points = self.plot.to_frame([(end, 0.0), (start, 0.0)])
        outline = np.vstack([top, feet, top[:1]])
        area.set_points_as_corners(np.column_stack([outline, np.zeros(len(outline))]))
        return area


class Slide(Animation):
    """μ and σ run from what they are to others, and the bell follows."""

    def __init__(self, bell: Bell, mean: float, deviation: float, **options: Any) -> None:
        self.bell = bell
        self.first, self.last = np.array([bell.mean, bell.deviation]), np.array([mean, deviation])
        super().__init__(bell, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        self.bell.take(*(self.first + self.rate_func(alpha) * (self.last - self.first)))
