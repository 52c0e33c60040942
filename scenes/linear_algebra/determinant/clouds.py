"""A cloud of points that a matrix maps, and a matrix that learns to take it back to a round cloud."""

from __future__ import annotations

from functools import partial
from typing import Self

import numpy as np
from manim import Circle, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.densities.way_back import WayBack
from scenes.linear_algebra.determinant import words
from scenes.linear_algebra.determinant.squares import SQUARE, at_left, grid_of
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.pictures.linear_maps import MappedArea, MappedPoints
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, on_plate

_RIM = 2.0
"""Of the circles that show how far a round cloud reaches: two standard deviations."""

_UNIT = 1.0
"""Manim units for one unit of the plane, at the most."""


class CloudPlane(VGroup):
    """A plane with a round cloud, the unit square and its grid, and the rim of a round cloud.

    Parameters
    ----------
    cloud
        The round cloud, shape (n, 2).
    matrix
        What will map it.
    also
        Further points (m, 2) that must be visible.
    """

    def __init__(self, cloud: Points, matrix: ArrayLike, also: Points) -> None:
        reach = np.concatenate([cloud, cloud @ np.transpose(matrix), also])
        self.plane = NumberedPlane(reach, box=frame().picture, margin=0.5, largest_unit=_UNIT)
        self.grid, self.cell = grid_of(self.plane), MappedArea(self.plane, [SQUARE], opacity=0.6)
        inside, size = ((cloud >= 0) & (cloud <= 1)).all(axis=1), mark_size(len(cloud))
        self.crowd = MappedPoints(self.plane, cloud[~inside], "muted", opacity=0.9, size=size)
        self.counted = MappedPoints(self.plane, cloud[inside], "ink", opacity=1.0, size=size)
        self.rim = Circle(_RIM * self.plane.unit, color=color("result"), stroke_width=3.5)
        self.rim.move_to(self.plane.at((0.0, 0.0)))
        super().__init__(self.plane, self.grid, self.cell, self.crowd, self.counted)


class LearnedCloud(VGroup, Seekable):
    """Points that the matrix of a step maps. Time counts steps.

    Parameters
    ----------
    data
        Shape (n, 2), before any matrix maps them.
    way
        The matrices of all steps.
    """

    def __init__(self, picture: CloudPlane, data: Points, way: WayBack) -> None:
        self.picture, self.data, self.way, self.step = picture, data, way, 0.0
        self.marks = Markers([], "ink", size=mark_size(len(data)))
        super().__init__(self.marks)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.way.losses) - 1

    def seek(self, step: float, /) -> Self:
        """Put the points where W sends them after *step* steps, straight on between two."""
        self.step = float(step)
        matrix = at_step(self.way.matrices.reshape(-1, 4), self.step).reshape(2, 2)
        self.marks.set_state(places=self.picture.plane.to_frame(self.data @ matrix.T))
        return self


class LossPanel(VGroup, Seekable):
    """A loss in letters, running numbers, and the loss over the steps. Time counts steps."""

    def __init__(self, rows: list[Written], way: WayBack, name: str) -> None:
        self.step = 0.0
        steps = len(way.losses) - 1
        write = partial(number, fixed=True)
        readings = [
            Reading.of_steps("step", range(steps + 1), lambda: self.step),
            Reading.of_steps(name, way.losses, lambda: self.step, write, "slope"),
        ]
        self.rows, self.numbers = VGroup(*rows), readout(readings)
        words_above = at_left(*self.rows, self.numbers, gap=0.3)
        box = frame().words.below(words_above, 0.25)
        low, high = min(0.0, float(way.losses.min())), float(way.losses.max())
        self.plot = Plot(
            box,
            (0, steps),
            (low, low + 1.06 * (high - low)),
            names=("steps", ""),
            ticks=Ticks(x=min(steps + 1, 5), y=4, whole=True),
        )
        self.falling = GrownCurve.of_steps(self.plot, way.losses, "slope", width=5.0)
        super().__init__(words_above, self.plot, self.falling)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Show the loss up to *step* steps."""
        self.step = float(step)
        self.falling.seek(self.step)
        return self


class Training(VGroup, Seekable):
    """Points and the panel beside them, in step with each other."""

    def __init__(self, points: LearnedCloud, panel: LossPanel) -> None:
        self.points_mapped, self.panel, self.steps = points, panel, points.steps
        super().__init__(points, panel.falling)

    def seek(self, step: float, /) -> Self:
        """Show both after *step* steps."""
        self.points_mapped.seek(step)
        self.panel.seek(step)
        return self


def pressing(picture: CloudPlane, data: Points, way: WayBack) -> Training:
    """The training with a loss that does not count areas."""
    rows = [formula(words.PRESSING_LOSS, size=STATEMENT_SIZE)]
    return Training(LearnedCloud(picture, data, way), LossPanel(rows, way, "loss"))


def counting(picture: CloudPlane, data: Points, way: WayBack) -> Training:
    """The training with the loss that counts them."""
    rows = [formula(words.MODEL, size=STATEMENT_SIZE), formula(words.TRUE_LOSS, size=STATEMENT_SIZE)]
    return Training(LearnedCloud(picture, data, way), LossPanel(rows, way, "loss"))


def in_the_corner(picture: CloudPlane, written: Written) -> VGroup:
    """A row of words in the upper left corner of the plane."""
    box = picture.plane.box.inset(0.15)
    box.place(written, -1.0, 1.0)
    return on_plate(written, margin=0.1)
