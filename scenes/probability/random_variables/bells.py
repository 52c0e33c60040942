"""Densities as curves: bells, parts of the area under them, their mean and their standard deviation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import DOWN, RIGHT, UP, Animation, Create, FadeIn, Line, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.probability.random_variables import normal_density, normal_peak
from scenes.probability.random_variables.lines import EARLY, FILL, LATE, OF_A, ROLES, DelayPlot
from scenes.stage.axes.views import View
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import MEAN, STANDARD_DEVIATION
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, formula, on_plate

_BELL_REACH = 3.6
"""A bell is shown this many σ to both sides of μ, at least."""

_SAMPLES = 160
"""Points along the top of the middle of the area."""

_RIM = 13.0
"""The width of the dark rim that sets a curve off from what lies behind it."""

THIN_RIM = 9.0
"""That of a thin line."""

_CAP = 0.12
"""Half the height of the caps of a measure, in manim units."""

_NUMBER = 0.62
"""How high a number stands on the line at μ, as a share of the height of the bell."""

_PART, _TAILS = 0.22, 0.38
"""The opacity of the middle of the area, and of the area outside and under it."""


def bell_ends(bells: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The ends of an axis on which bells of these μ and σ can be seen whole."""
    ends = [mean + side * _BELL_REACH * deviation for mean, deviation in bells for side in (-1, 1)]
    return min(ends), max(ends)


class DensityPlot(DelayPlot):
    """Axes for densities, as high as *highest*; the name of the vertical one says of which buses."""

    def __init__(self, highest: float, x_range: tuple[float, float], name: str = OF_A) -> None:
        super().__init__(x_range, highest, name)


class Bell(VGroup):
    """A normal density on a plot, and the area under it.

    Parameters
    ----------
    mean, deviation
        μ and σ, in the values of the plot's horizontal axis.
    weight
        The area.
    rimmed
        Whether the curve is set off from what lies behind it.
    """

    def __init__(
        self,
        plot: DelayPlot,
        mean: float,
        deviation: float,
        role: Role = ROLES["A"],
        *,
        weight: float = 1.0,
        rimmed: bool = False,
    ) -> None:
        self.plot, self.role = plot, role
        self.area = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=FILL)
        self.curve = Polyline([], role, width=6.0)
        if rimmed:
            self.curve.set_stroke(color("background"), width=_RIM, background=True)
        super().__init__(self.area, self.curve)
        self.mean, self.deviation, self.weight = mean, deviation, weight
        self.set_state()

    def set_state(
        self, *, mean: float | None = None, deviation: float | None = None, weight: float | None = None
    ) -> Self:
        """Draw the bell for another μ, σ or area; what is not given stays."""
        mean = self.mean = self.mean if mean is None else float(mean)
        deviation = self.deviation = self.deviation if deviation is None else float(deviation)
        self.weight = self.weight if weight is None else float(weight)
        # Closer together where the bell bends.
        near = mean + deviation * np.linspace(-5, 5, 201)
        x = np.union1d(self.plot.sample(), np.clip(near, *self.plot.x_range))
        self.curve.set_runs(self.plot.runs(x, self.density(x)))
        self.cover(self.area, x)
        return self

    def density(self, x: ArrayLike) -> Points:
        """The height of the bell at x (...)."""
        height: Points = self.weight * normal_density(x, self.mean, self.deviation)
        return height

    @property
    def peak(self) -> float:
        return self.weight * normal_peak(self.deviation)

    def dim_tails(self) -> Any:
        """Let the area step back, so that its ``Middle`` stands out."""
        return self.area.animate.set_fill(opacity=_TAILS)

    def cover(self, area: VMobject, x: Points, view: View | None = None) -> VMobject:
        """Let *area* be what lies under the curve from the first to the last *x* (n,), which increase.

        It is drawn on the plot, or on another view of the same values.
        """
        view = self.plot if view is None else view
        top = view.to_frame(np.column_stack([x, self.density(x)]))
        feet: Points = view.to_frame([(x[-1], 0.0), (x[0], 0.0)])
        outline = np.vstack([top, feet, top[:1]])
        area.set_points_as_corners(np.column_stack([outline, np.zeros(len(outline))]))
        return area


class Middle(VMobject):
    """The area under a bell that is no farther from μ than ``reach`` times σ."""

    def __init__(self, bell: Bell) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(bell.role), fill_opacity=_PART)
        self.bell = bell
        self.set_state(reach=0.0)

    def set_state(self, *, reach: float) -> Self:
        """Cover the area up to another reach."""
        self.reach, bell = float(reach), self.bell
        bell.cover(self, bell.mean + bell.deviation * np.linspace(-reach, reach, _SAMPLES))
        return self


class MeanAndDeviation(VGroup):
    """What μ and σ are of a bell: a line at its middle, and on both sides of it a measure one σ long.

    Attributes
    ----------
    middle, mean_name
    place
        Of a number on the line, over the measures.
    measures, names
        The measure on the right and its mirror image, and what is written under them.
    """

    def __init__(self, bell: Bell) -> None:
        plot, mean, deviation = bell.plot, bell.mean, bell.deviation
        self.middle = Line(plot.at(mean, 0), plot.at(mean, bell.peak), stroke_width=4.0, color=color("ink"))
        self.mean_name = formula(f"{MEAN.letter} = {math_number(mean)}", size=STATEMENT_SIZE)
        self.mean_name.next_to(self.middle, UP, buff=GAP)
        self.place = plot.at(mean, _NUMBER * bell.peak)
        middle, *ends = (plot.at(mean + side * deviation, 0.3 * bell.peak)[:2] for side in (0, 1, -1))
        cap, letter = np.array([0.0, _CAP]), STANDARD_DEVIATION.letter
        self.measures, self.names = VGroup(), VGroup()
        for end, written in zip(ends, (f"{letter} = {math_number(deviation)}", letter), strict=True):
            runs = ([middle - cap, middle + cap], [middle, end], [end - cap, end + cap])
            measure = Polyline([np.array(run) for run in runs], "ink", width=5.0)
            name = on_plate(formula(written, size=LABEL_SIZE)).next_to(measure, DOWN, buff=GAP / 2)
            # A long number goes on to the right, away from the line at μ.
            inside = middle[0] + GAP / 2 - name.get_left()[0] if end[0] > middle[0] else 0.0
            self.measures.add(measure)
            self.names.add(name.shift(max(0.0, inside) * RIGHT))
        self.names[1].align_to(self.names[0], DOWN)
        for line in (self.middle, *self.measures):
            line.set_stroke(color("background"), width=THIN_RIM, background=True)
        super().__init__(self.middle, self.mean_name, self.measures, self.names)

    def show_mean(self, run_time: float) -> list[Animation]:
        return [Create(self.middle, run_time=run_time), FadeIn(self.mean_name, run_time=0.8)]

    def show_deviation(self, run_time: float) -> list[Animation]:
        """Let the measure on the right come with its name, and then its mirror image."""
        coming: list[Animation] = []
        for measure, name, pace in zip(self.measures, self.names, (EARLY, LATE), strict=True):
            coming.append(Create(measure, run_time=run_time, rate_func=pace))
            coming.append(FadeIn(name, run_time=run_time, rate_func=pace))
        return coming
