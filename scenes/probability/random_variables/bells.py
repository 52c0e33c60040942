"""Densities as curves: bells, boxes of the same area, and what a few causes add up to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import UP, Animation, Create, FadeIn, Line, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.probability.random_variables import normal_density, normal_peak, uniform_sum_density
from scenes.probability.random_variables import words
from scenes.probability.random_variables.lines import corner
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.symbols import MEAN, STANDARD_DEVIATION
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, STATEMENT_SIZE, fit, formula, on_plate, stack

BOX_WIDTH = math.sqrt(2 * math.pi)
"""The width in σ of a box that is as high as a bell and has the same area."""

_BELL_REACH = 3.6
"""A bell is shown this many σ to both sides of μ, at least."""

_SAMPLES = 160
"""Points along the top of an area."""

HEADROOM = 1.12
"""The height of the axes, as a share of the highest density."""


class DensityPlot(Plot):
    """Axes for densities that are wide enough for all *bells*, and as high as *highest*.

    Parameters
    ----------
    bells
        μ and σ of each.
    also
        Further values that must lie on the horizontal axis.
    x_range
        The ends of the horizontal axis, instead.
    """

    def __init__(
        self,
        bells: Sequence[tuple[float, float]],
        highest: float,
        *,
        also: Sequence[float] = (),
        x_range: tuple[float, float] | None = None,
    ) -> None:
        ends = [mean + side * _BELL_REACH * deviation for mean, deviation in bells for side in (-1, 1)]
        x_range = x_range or padded(min(*ends, *also), max(*ends, *also), 0.01)
        names = ("delay $X$ in minutes", "density, per minute")
        super().__init__(frame().wide, x_range, (0.0, HEADROOM * highest), names=names)


class Bell(VGroup):
    """A normal density on a plot, the area under it, and a box of the same height and area.

    Parameters
    ----------
    mean, deviation
        μ and σ, in the values of the plot's horizontal axis.
    weight
        The area.
    """

    def __init__(
        self, plot: Plot, mean: float, deviation: float, role: Role = "path", *, weight: float = 1.0
    ) -> None:
        self.plot, self.weight = plot, weight
        self.area = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=0.4)
        self.curve = Polyline([], role, width=6.0)
        super().__init__(self.area, self.curve)
        self.set_state(mean=mean, deviation=deviation)

    def set_state(self, *, mean: float, deviation: float) -> Self:
        """Draw the bell for other μ and σ."""
        self.mean, self.deviation = mean, deviation
        # Closer together where the bell bends.
        near = mean + deviation * np.linspace(-5, 5, 201)
        x = np.union1d(self.plot.sample(), np.clip(near, *self.plot.x_range))
        self.curve.set_runs(self.plot.runs(x, self.density(x)))
        self._cover(self.area, x)
        return self

    def density(self, x: ArrayLike) -> Points:
        """The height of the bell at x (...)."""
        height: Points = self.weight * normal_density(x, self.mean, self.deviation)
        return height

    @property
    def peak(self) -> float:
        return self.weight * normal_peak(self.deviation)

    def part(self, start: float, end: float, role: Role = "result") -> VMobject:
        """The area under the bell from *start* to *end*."""
        part = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=0.45)
        return self._cover(part, np.linspace(start, end, _SAMPLES))

    def _cover(self, area: VMobject, x: Points) -> VMobject:
        top = self.plot.to_frame(np.column_stack([x, self.density(x)]))
        feet: Points = self.plot.to_frame([(x[-1], 0.0), (x[0], 0.0)])
        outline = np.vstack([top, feet, top[:1]])
        area.set_points_as_corners(np.column_stack([outline, np.zeros(len(outline))]))
        return area


class BoxedBell(VGroup):
    """A bell and a box that is as high, has the same area, and so is √(2π) σ wide.

    Attributes
    ----------
    box
        The box, an outline with a filling.
    width_mark, width_name
        A measure along the top of the box, and the width by which it goes.
    """

    def __init__(self, plot: Plot, mean: float, deviation: float) -> None:
        self.plot = plot
        self.bell = Bell(plot, mean, deviation)
        self.bell.area.set_fill(opacity=0.0)
        self.box = VMobject(stroke_width=4.0, stroke_color=color("result"))
        self.box.set_fill(color("result"), opacity=0.35)
        self.width_mark = Polyline([], "result", width=4.0)
        self.width_name = formula(words.BOX_WIDTH, role="result")
        super().__init__(self.bell, self.box, self.width_mark, self.width_name)
        self.set_state(mean=mean, deviation=deviation)

    def set_state(self, *, mean: float, deviation: float) -> Self:
        """Draw both for other μ and σ."""
        self.mean, self.deviation = mean, deviation
        self.bell.set_state(mean=mean, deviation=deviation)
        half, peak = BOX_WIDTH * deviation / 2, self.bell.peak
        left, right = mean - half, mean + half
        # As many points along the top as the area under a bell has, which can so be poured into the box.
        top = np.column_stack([np.linspace(left, right, _SAMPLES), np.full(_SAMPLES, peak)])
        corners = self.plot.to_frame(np.vstack([top, [(right, 0), (left, 0)], top[:1]]))
        self.box.set_points_as_corners(np.column_stack([corners, np.zeros(len(corners))]))
        (x0, y0), (x1, _) = self.plot.to_frame([(left, peak), (right, peak)])
        y, tick = y0 + 0.25, 0.12
        runs = [[(x0, y), (x1, y)], [(x0, y - tick), (x0, y + tick)], [(x1, y - tick), (x1, y + tick)]]
        self.width_mark.set_runs([np.array(run) for run in runs])
        self.width_name.next_to(self.width_mark, UP, buff=GAP)
        return self

    def numbers(self) -> VGroup:
        """σ and the height of the peak as running numbers."""
        readings = [
            Reading(tint("$sigma$", "path"), lambda: self.deviation),
            Reading("peak", lambda: self.bell.peak, lambda peak: number(peak, 3), "path"),
        ]
        return readout(readings, size=FORMULA_SIZE)


class MeanAndDeviation(VGroup):
    """What μ and σ are of a bell: a line at its middle, and a measure from there to one σ beside it.

    Attributes
    ----------
    middle, mean_name
    measure, deviation_name
    """

    def __init__(self, bell: Bell) -> None:
        plot, mean, deviation = bell.plot, bell.mean, bell.deviation
        self.middle = Line(plot.at(mean, 0), plot.at(mean, bell.peak), stroke_width=4.0, color=color("ink"))
        self.mean_name = formula(f"{MEAN} = {math_number(mean)}", size=STATEMENT_SIZE)
        self.mean_name.next_to(self.middle, UP, buff=GAP)
        start, end = (plot.at(x, 0.4 * bell.peak)[:2] for x in (mean, mean + deviation))
        tick = np.array([0.0, 0.12])
        self.measure = Polyline(
            [np.array([start, end]), np.array([end - tick, end + tick])], "ink", width=4.0
        )
        name = formula(f"{STANDARD_DEVIATION} = {math_number(deviation)}", size=STATEMENT_SIZE)
        fit(name, width=float(end[0] - start[0]) - 2 * GAP)
        self.deviation_name = on_plate(name)
        self.deviation_name.next_to(self.measure, UP, buff=GAP)
        super().__init__(self.middle, self.mean_name, self.measure, self.deviation_name)

    def show_deviation(self, run_time: float) -> list[Animation]:
        return [Create(self.measure, run_time=run_time), FadeIn(self.deviation_name, run_time=0.8)]

    def show_mean(self, run_time: float) -> list[Animation]:
        return [Create(self.middle, run_time=run_time), FadeIn(self.mean_name, run_time=0.8)]


class SumOfCauses(Polyline):
    """The density of a sum of evenly spread causes with a mean μ and a deviation σ, whatever their number.

    Attributes
    ----------
    names
        How many causes there are, for each of ``STEPS``.
    note
        Under the names: what all curves have in common.
    """

    STEPS = (1, 2, 4, 12)
    """Numbers of causes that are shown, one after another; the last one comes close to a bell."""

    def __init__(self, plot: Plot, mean: float, deviation: float) -> None:
        super().__init__([], "path", width=6.0)
        self.plot = plot
        edge = math.sqrt(3) * deviation
        # The box has vertical sides.
        sides = [mean + side * (edge + nudge) for side in (-1, 1) for nudge in (-1e-6, 1e-6)]
        self.x = np.union1d(plot.sample(400), sides)
        standard = (self.x - mean) / deviation
        self.known = [normal_density(self.x, mean, deviation)]
        self.known += [uniform_sum_density(standard, terms) / deviation for terms in self.STEPS]
        rows = [stack(words.causes(terms), words.same_spread(), box=corner()) for terms in self.STEPS]
        self.names, self.note = [row[0] for row in rows], rows[0][1]
        self.set_state(step=0.0)

    def set_state(self, *, step: float) -> Self:
        """Draw the bell at step 0, then the causes of ``STEPS``, one after another."""
        self.step = float(step)
        before = min(int(self.step + 1e-9), len(self.known) - 2)
        share = self.step - before
        heights = self.known[before] + share * (self.known[before + 1] - self.known[before])
        self.set_runs(self.plot.runs(self.x, heights))
        return self
