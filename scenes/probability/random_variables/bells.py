"""The normal distribution as a bell: its curve for any μ and σ, and the area under a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup, VMobject

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

_BELL_REACH = 4.0
"""A bell is shown this many σ to both sides of μ."""

_PARABOLA_REACH = 3.0
"""Its logarithm is shown this many σ to both sides of μ."""

_HEADROOM = 1.12
"""The height of the axes, as a share of the highest density."""


class DensityPlot(Plot):
    """Axes for densities that are wide and high enough for all *bells*.

    Parameters
    ----------
    bells
        μ and σ of each.
    also
        Further values that must lie on the horizontal axis.
    highest
        A density that must lie on the vertical axis.
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
        ends = [mean + side * _BELL_REACH * deviation for mean, deviation in bells for side in (-1, 1)]
        peak = max(highest, *(normal_peak(deviation) for _, deviation in bells))
        x_range = min(*ends, *also), max(*ends, *also)
        super().__init__(box, x_range, (0.0, _HEADROOM * peak), names=("$x$", "density"))


def plot_over(bars: Histogram, mean: float, deviation: float) -> DensityPlot:
    """Axes for a histogram and for the bell that will stand over it."""
    ends = bars.edges[[0, -1]].tolist()
    return DensityPlot([(mean, deviation)], also=ends, highest=float(bars.heights.max()))


class Surprise(Plot):
    """Axes for minus the logarithm of the density of errors, whose graph is a ``parabola``."""

    def __init__(self, deviation: float, *, box: Box | None = None) -> None:
        box = box or frame().picture
        x = np.linspace(-_PARABOLA_REACH * deviation, _PARABOLA_REACH * deviation, 200)
        heights = -np.log(normal_density(x, 0.0, deviation))
        y_range = padded(float(heights.min()), float(heights.max()), 0.05)
        super().__init__(box, (x[0], x[-1]), y_range, names=("$epsilon$", "$-ln f(epsilon)$"))
        self.parabola = self.curve(x, heights, "path")
        self.apart = (self.parabola,)


class Bell(VGroup):
    """The density of the normal distribution on a plot, and the area under it.

    Parameters
    ----------
    mean, deviation
        μ and σ, in the values of the plot's horizontal axis.
    """

    def __init__(self, plot: Plot, mean: float, deviation: float, role: Role = "path") -> None:
        self.plot = plot
        self.area = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=0.18)
        self.curve = Polyline([], role, width=5.0)
        super().__init__(self.area, self.curve)
        self.set_state(mean=mean, deviation=deviation)

    def set_state(self, *, mean: float, deviation: float) -> Self:
        """Draw the bell for other μ and σ."""
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
