"""Days of hourly temperatures, and a day that is put together again from two scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import Animation, FadeIn, FadeOut, VGroup, VMobject, linear
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from mathkit.linear_algebra.temperatures import HOURS
from scenes.linear_algebra.pca.shadows import ALONG
from scenes.stage.axes.marked_plots import MarkedPlot
from scenes.stage.axes.plots import Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.typesetting import Points

_MARKS = (0, 6, 12, 18, 23)

_SWING = 1.5
"""How far a score swings, in standard deviations."""


class Reconstruction(Polyline):
    """The mean day plus two scores times the first two principal axes, as a curve over the hours."""

    def __init__(self, plot: MarkedPlot, components: PrincipalComponents) -> None:
        super().__init__([], ALONG, width=6.0)
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
        ends = padded(float(temperatures.min()), float(temperatures.max()))
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

    def rain(self) -> Animation:
        """Let the dots of the day come hour by hour."""
        return tween(self.day, places=self.places, way=one_by_one, rate_func=linear)

    def swings(self, run_time: float) -> Iterator[tuple[str, list[Animation]]]:
        """Move the curve up, down and back along each axis: its name, and movements of equal length."""
        for score, reach in zip(("first", "second"), self.reach, strict=True):
            yield score, [tween(self.curve, run_time=run_time, **{score: way * reach}) for way in (1, -1, 0)]

    def compress(self, numbers: Sequence[VMobject], run_time: float) -> Iterator[list[Animation]]:
        """Let all dots of the day fly into two *numbers*, and put the day together again from these.

        From each of the two the curve takes its score within *run_time*.
        """
        packed, ends = self.day.copy(), np.array([each.get_center()[:2] for each in numbers])
        yield [tween(packed, places=ends[np.arange(HOURS) % 2], run_time=1.2)]
        yield [FadeOut(packed, run_time=0.4), FadeIn(*numbers, run_time=0.6)]
        yield [tween(self.curve, first=self.scores[0], run_time=run_time)]
        yield [tween(self.curve, second=self.scores[1], run_time=run_time)]


def one_by_one(_first: Points, last: Points, share: float) -> Points:
    """The first of some places, as many as a share of the way says."""
    return last[: round(share * len(last))]


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
