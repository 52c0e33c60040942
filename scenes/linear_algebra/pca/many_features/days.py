"""Days of hourly temperatures, and a day that is put together again from two scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import DOWN, UP, Animation, FadeOut, ReplacementTransform, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from mathkit.linear_algebra.temperatures import HOURS
from scenes.linear_algebra.pca.words import AXES
from scenes.stage.axes.marked_plots import MarkedPlot
from scenes.stage.axes.plots import Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import BELOW_WORDS, Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, formula, on_plate, text

_MARKS = (0, 6, 12, 18, 23)

_ROOM_FOR_WORDS = 0.3
"""Over all days, as a share of how far these reach."""

_HEADROOM = 0.25
"""Over the axes, for their names, as a share of how far these reach."""

_SWING = 1.5
"""How far a score swings, in standard deviations."""


class Reconstruction(Polyline):
    """The mean day plus two scores times the first two principal axes, as a curve over the hours."""

    def __init__(self, plot: MarkedPlot, components: PrincipalComponents) -> None:
        super().__init__([], "ink", width=6.0)
        self.plot, self.components = plot, components
        self.first = self.second = 0.0
        self.set_state()

    def set_state(self, *, first: float | None = None, second: float | None = None) -> Self:
        """Take another score along the first or the second axis."""
        self.first = self.first if first is None else float(first)
        self.second = self.second if second is None else float(second)
        axes = self.components.axes
        self.values: Points = self.components.mean + self.first * axes[:, 0] + self.second * axes[:, 1]
        self.set_runs(self.plot.runs(np.arange(HOURS), self.values))
        return self


class AxisCurves(VGroup):
    """The first two principal axes, each with its 24 numbers as a curve over the hours, on the left.

    Attributes
    ----------
    curves
        Each with its name.
    """

    def __init__(self, components: PrincipalComponents, *, below: VMobject) -> None:
        left, hours = frame().left_side, np.arange(HOURS)
        top = float(below.get_bottom()[1]) - BELOW_WORDS
        shown = components.axes[:, :2].T
        low, high = float(shown.min()), float(shown.max())
        ends = padded(low, high + _HEADROOM * (high - low))
        box = Box(left.left, left.right, left.bottom, top)
        self.plot = MarkedPlot(box, (-0.6, HOURS - 0.4), ends, _MARKS, names=("hour", ""), ticks=Ticks(y=4))
        curves = [
            Polyline(self.plot.runs(hours, values), axis.role, width=7.0)
            for axis, values in zip(AXES, shown, strict=True)
        ]
        names = [formula(str(axis)) for axis in AXES]
        # The first axis is about level: its name stands at its end, the other one's over its highest point.
        for name, hour, values in zip(names, (HOURS - 2, int(shown[1].argmax())), shown, strict=True):
            name.next_to(self.plot.at(hour, float(values[hour])), UP, buff=0.15)
        self.curves = VGroup(*map(VGroup, curves, names))
        super().__init__(self.plot, self.curves)


class Days(VGroup):
    """A curve for each day as one ``crowd``, one ``day`` as dots, and a ``curve`` that two scores make.

    Parameters
    ----------
    temperatures
        Shape (n, HOURS), in degrees Celsius.
    chosen
        The number of the day whose dots are shown; there are none at first.
    """

    def __init__(self, temperatures: ArrayLike, components: PrincipalComponents, chosen: int) -> None:
        temperatures, hours = np.asarray(temperatures, dtype=np.float64), np.arange(HOURS)
        low, high = float(temperatures.min()), float(temperatures.max())
        ends = padded(low, high + _ROOM_FOR_WORDS * (high - low))
        names = ("hour of the day", "temperature (°C)")
        self.plot = MarkedPlot(
            frame().right_side, (-0.6, HOURS - 0.4), ends, _MARKS, names=names, ticks=Ticks(y=6)
        )
        runs = [run for day in temperatures for run in self.plot.runs(hours, day)]
        self.crowd = Polyline(runs, "muted", width=1.5, opacity=0.8)
        self.places = self.plot.to_frame(np.column_stack([hours, temperatures[chosen]]))
        self.day = Markers([], "data", opacity=1.0, size=1.3)
        self.curve = Reconstruction(self.plot, components)
        self.scores = components.scores[chosen, :2]
        self.reach = _SWING * np.sqrt(components.variances[:2])
        super().__init__(self.plot, self.crowd, self.day, self.curve)

    def mean_name(self) -> VGroup:
        """The name of the curve while both scores are 0, under it."""
        name = on_plate(text("mean day", size=LABEL_SIZE), margin=0.08)
        noon = self.plot.at(3.5, float(self.curve.components.mean[3]))
        return name.next_to(noon, DOWN, buff=0.3)

    def as_one_dot(self, place: ArrayLike) -> Points:
        """The places of the dots of the day when all of them lie in one *place*."""
        return np.tile(np.asarray(place, dtype=np.float64)[:2], (HOURS, 1))

    def swings(self, run_time: float) -> Iterator[tuple[str, list[Animation]]]:
        """Move the curve up, down and back along each axis: its name, and movements of equal length."""
        for score, reach in zip(("first", "second"), self.reach, strict=True):
            yield score, [tween(self.curve, run_time=run_time, **{score: way * reach}) for way in (1, -1, 0)]

    def compress(self, law: Written, worked: Written, run_time: float) -> Iterator[list[Animation]]:
        """Let all dots of the day fly into both scores of a *law*, and put the day together again from these.

        The law gives way to one with numbers, *worked*; then the curve takes each score within *run_time*.
        """
        packed = self.day.copy()
        ends = np.array([law.part(score).get_center()[:2] for score in ("one", "two")])
        yield [tween(packed, places=ends[np.arange(HOURS) % 2], run_time=1.2)]
        parts = ("day", "mean", "first", "second")
        counted = [ReplacementTransform(law.part(part), worked.part(part)) for part in parts]
        yield [FadeOut(packed, run_time=0.4), *counted]
        yield [tween(self.curve, first=self.scores[0], run_time=run_time)]
        yield [tween(self.curve, second=self.scores[1], run_time=run_time)]


def mean_miss(samples: Points, components: PrincipalComponents, chosen: int) -> float:
    """How far the numbers of a sample are off, on average, if two scores are all that is known of it."""
    return float(np.abs(samples[chosen] - components.reconstruction(2)[chosen]).mean())


def clearest(components: PrincipalComponents) -> int:
    """The number of the sample that lies far from the mean along both of the first two axes."""
    deviations = np.sqrt(components.variances[:2])
    # Along an axis without variance every sample is as far as any other.
    scores = np.abs(components.scores[:, :2]) / np.where(deviations > 0, deviations, np.inf)
    scores[:, deviations == 0] = np.inf
    return int(scores.min(axis=1).argmax())
