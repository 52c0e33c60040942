"""The inertia of clusters: as it falls while k-means runs, and against the number of centres."""

from __future__ import annotations

from functools import partial

import numpy as np
from manim import Line, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.k_means import KMeans
from scenes.learning.k_means.clusters import ClusterAssignment
from scenes.stage.axes.panels import Panel
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading
from scenes.stage.type.writing import STATEMENT_SIZE, formula

_HEADROOM = 1.08
"""The height of the axes, as a share of the highest inertia."""


class InertiaPlot(VGroup):
    """The inertia after each half step of k-means, over the rounds: a ``curve`` that grows.

    Parameters
    ----------
    level
        An inertia to compare it with, drawn as a line across the plot.
    """

    def __init__(self, box: Box, run: KMeans, level: float | None = None) -> None:
        self.run = run
        highest = max(float(run.inertias.max()), level or 0.0)
        self.plot = Plot(
            box,
            (0, run.rounds),
            (0, _HEADROOM * highest or 1.0),
            names=("rounds", "inertia"),
            ticks=Ticks(x=min(run.rounds + 1, 6), y=3, whole=True),
        )
        rounds = np.arange(len(run.inertias)) / 2
        self.curve = GrownCurve.through(self.plot, rounds, run.inertias, "slope").seek(0.0)
        super().__init__(self.plot, self.curve)
        if level is not None:
            line = Line(self.plot.at(0.0, level), self.plot.at(run.rounds, level), color=color("ink"))
            self.add(line.set_stroke(width=2.0).set_z_index(-1))


def inertia_panel(
    assignment: ClusterAssignment, rule: str, before: float | None = None
) -> Panel[InertiaPlot]:
    """The inertia while centres come to rest: the rule, running numbers, and the curve.

    Parameters
    ----------
    rule
        What the inertia is, in Typst mathematics.
    before
        Where another start came to rest, to compare; it takes the place of the number of the round.
    """
    write = partial(number, fixed=True)

    def half_step() -> float:
        return assignment.half_step

    inertias = assignment.run.inertias
    rounds = [half // 2 for half in range(len(inertias))]
    round_now = Reading.of_steps("round", rounds, half_step)
    inertia_now = Reading.of_steps("inertia", inertias, half_step, write, "slope")
    readings = [round_now, inertia_now]
    if before is not None:
        readings = [inertia_now, Reading("first start", lambda: before, write)]
    rows = [formula(rule, size=STATEMENT_SIZE)]
    return Panel(rows, readings, lambda box: InertiaPlot(box, assignment.run, before))


class Elbow(Plot):
    """Axes for the lowest inertia found with 1, 2, … centres: the ``falling`` curve with its ``dots``.

    Parameters
    ----------
    inertias
        Shape (m,), m ≥ 2.
    chosen
        The number of centres at which the ``mark`` stands.
    """

    def __init__(self, inertias: ArrayLike, chosen: int, *, box: Box | None = None) -> None:
        box = box or frame().picture
        heights = np.asarray(inertias, dtype=np.float64)
        counts = np.arange(1, len(heights) + 1)
        super().__init__(
            box,
            (0.5, len(heights) + 0.5),
            (0, _HEADROOM * float(heights.max())),
            names=("centres", "lowest inertia found"),
            ticks=Ticks(x=max(len(heights), 2), whole=True),
        )
        self.falling = self.curve(counts, heights, "slope", width=4.0)
        places = zip(counts.tolist(), heights.tolist(), strict=True)
        self.dots = VGroup(*(self.dot(count, height, "slope") for count, height in places))
        self.mark = self.dot(chosen, float(heights[chosen - 1]), "path", radius=0.15)
        self.apart = (self.falling, self.dots, self.mark)
