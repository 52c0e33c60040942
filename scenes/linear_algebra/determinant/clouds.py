"""A cloud of points that a matrix maps, and a matrix that learns to take it back to a round cloud."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, Circle, VGroup
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.densities.way_back import WayBack
from scenes.linear_algebra.determinant import formulas
from scenes.linear_algebra.determinant.squares import SQUARE, at_left, grid_of, outlined
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.lesson import Ranges
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.pictures.linear_maps import MappedArea, MappedPoints
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Plate, Written, formula, text

_RIM = 2.0
"""Of the circle that shows how far a round cloud reaches: two standard deviations."""

_UNIT = 1.0
"""Manim units for one unit of the plane, at the most."""

_MIDDLE = 1.5
"""The crowd is dense up to this distance from the origin."""

_FAINT, _CLEAR = 0.9, 1.0
"""The opacity of the points of a crowd, and of those that are counted."""


def in_cell(points: Points, corner: ArrayLike) -> NDArray[np.bool_]:
    """Which of points (n, 2) lie in the unit square with this lower left corner."""
    beyond = points - np.asarray(corner, dtype=np.float64)
    return np.asarray(np.all((beyond >= 0) & (beyond <= 1), axis=1))


def marked_cell(points: Points) -> Points:
    """The lower left corner of that square of the unit grid, off the middle, with the most of points (n, 2).

    In the middle the crowd would cover it; the middle counts only if all points are there.
    """
    corners, counts = np.unique(np.floor(points), axis=0, return_counts=True)
    away = np.linalg.norm(corners + 0.5, axis=1)
    best: Points = corners[np.lexsort((away, -counts, away < _MIDDLE))[0]]
    return best


_SMALLER = 0.65
"""The size of the points in the marked square, as a share of the others: the square is seen between."""


class CloudPlane(VGroup):
    """A plane with a round cloud, the unit square and its grid, and the rim of a round cloud.

    Parameters
    ----------
    cloud
        The round cloud, shape (n, 2).
    shown
        Two corners of the plane (2, 2).
    """

    def __init__(self, cloud: Points, shown: ArrayLike) -> None:
        self.plane = NumberedPlane(shown, box=frame().picture, margin=0.5, largest_unit=_UNIT)
        self.grid, self.cell = grid_of(self.plane), outlined(MappedArea(self.plane, [SQUARE]))
        inside, size = in_cell(cloud, (0.0, 0.0)), mark_size(len(cloud))
        self.crowd = MappedPoints(self.plane, cloud[~inside], "muted", opacity=_FAINT, size=size)
        self.counted = MappedPoints(self.plane, cloud[inside], "ink", opacity=_CLEAR, size=size)
        self.rim = Circle(_RIM * self.plane.unit, color=color("ink"), stroke_width=3.0)
        self.rim.move_to(self.plane.at((0.0, 0.0)))
        super().__init__(self.plane, self.grid, self.cell, self.crowd, self.counted)


class LearnedCloud(VGroup, Seekable):
    """Points that the matrix of a step maps, and a marked square with those in it. Time counts steps.

    Parameters
    ----------
    data
        Shape (n, 2), before any matrix maps them.
    way
        The matrices of all steps.
    """

    def __init__(self, picture: CloudPlane, data: Points, way: WayBack) -> None:
        self.picture, self.data, self.way, self.step = picture, data, way, 0.0
        corner, size = marked_cell(data), mark_size(len(data))
        self.inside = in_cell(data, corner)
        self.cell = outlined(MappedArea(picture.plane, [SQUARE + corner]))
        self.crowd = Markers([], "muted", opacity=_FAINT, size=size)
        self.counted = Markers([], "ink", opacity=_CLEAR, size=_SMALLER * size)
        super().__init__(self.crowd, self.cell, self.counted)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.way.losses) - 1

    def seek(self, step: float, /) -> Self:
        """Put all where W sends them after *step* steps, straight on between two."""
        self.step = float(step)
        matrix = at_step(self.way.matrices.reshape(-1, 4), self.step).reshape(2, 2)
        self.cell.set_state(matrix=matrix)
        for marks, points in ((self.crowd, self.data[~self.inside]), (self.counted, self.data[self.inside])):
            marks.set_state(places=self.picture.plane.to_frame(points @ matrix.T))
        return self


def ranges_of_loss(name: str, way: WayBack) -> Ranges:
    """What the axes under a loss show, for the loss of this *name*."""
    low, high = min(0.0, float(way.losses.min())), float(way.losses.max())
    return {
        f"steps of {name}": (0.0, len(way.losses) - 1.0),
        f"loss of {name}": (low, low + 1.06 * (high - low)),
    }


class LossPanel(VGroup, Seekable):
    """A loss in letters, running numbers, and the loss over the steps. Time counts steps.

    Parameters
    ----------
    rows
        The loss in letters.
    way
        The matrices of all steps, and their losses.
    shown
        What the axes show: the least and the greatest step, and loss.
    """

    def __init__(self, rows: list[Written], way: WayBack, shown: Sequence[tuple[float, float]]) -> None:
        self.step = 0.0
        steps, losses = shown
        write = partial(number, fixed=True)
        readings = [
            Reading.of_steps(formulas.SIZE_OF_DETERMINANT, way.areas, lambda: self.step, write, "result"),
            Reading.of_steps("loss", way.losses, lambda: self.step, write, "slope"),
        ]
        self.lines, self.rows, self.numbers = rows, VGroup(*rows), readout(readings)
        words_above = at_left(*self.rows, self.numbers, gap=0.3)
        box = frame().words.below(words_above, 0.25)
        ticks = Ticks(x=min(int(steps[1]) + 1, 5), y=4, whole=True)
        self.plot = Plot(box, steps, losses, names=("steps", ""), ticks=ticks)
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
        self.moved, self.panel, self.steps = points, panel, points.steps
        super().__init__(points, panel.falling)

    def seek(self, step: float, /) -> Self:
        """Show both after *step* steps."""
        self.moved.seek(step)
        self.panel.seek(step)
        return self


def pressing(picture: CloudPlane, data: Points, way: WayBack, shown: Ranges) -> Training:
    """The training with a loss that does not count areas; *shown* as ``ranges_of_loss`` gives it."""
    rows = [formula(formulas.PRESSING_LOSS, size=STATEMENT_SIZE)]
    panel = LossPanel(rows, way, (shown["steps of pressing"], shown["loss of pressing"]))
    return Training(LearnedCloud(picture, data, way), panel)


def counting(picture: CloudPlane, data: Points, way: WayBack, shown: Ranges) -> Training:
    """The training with the loss that counts them; *shown* as ``ranges_of_loss`` gives it."""
    rows = [formula(each, size=STATEMENT_SIZE) for each in (formulas.LENGTHS, formulas.AREA_TERMS)]
    panel = LossPanel(rows, way, (shown["steps of counting"], shown["loss of counting"]))
    indent(*rows)
    return Training(LearnedCloud(picture, data, way), panel)


def indent(lengths: Written, areas: Written) -> None:
    """Put the second line of the loss under what the first one says the loss is."""
    areas.align_to(lengths.part("terms"), LEFT)


def named_rim(picture: CloudPlane, *crowds: Points) -> VGroup:
    """What the circle means, in that corner of the plane with the fewest points (n, 2) of all crowds."""
    mark = Circle(0.14, color=color("ink"), stroke_width=3.0)
    named = VGroup(mark, text(formulas.ROUND, size=FINE_SIZE)).arrange(RIGHT, buff=GAP)
    placed = VGroup(Plate(named, margin=0.1), named)
    places = picture.plane.to_frame(np.concatenate(crowds))

    def covered(corner: tuple[float, float]) -> int:
        picture.plane.box.inset(0.15).place(placed, *corner)
        beyond = np.abs(places - placed.get_center()[:2]) - np.array([placed.width, placed.height]) / 2
        return int((beyond < 0).all(axis=1).sum())

    best = min(((-1.0, 1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, -1.0)), key=covered)
    picture.plane.box.inset(0.15).place(placed, *best)
    return placed


def new_points(picture: CloudPlane, points: Points) -> MappedPoints:
    """Points that were not learned from: they are hollow."""
    new = MappedPoints(picture.plane, points, "ink", opacity=1.0, size=mark_size(len(points)))
    new.marks.set_fill(opacity=0.0).set_stroke(color("ink"), 2.0)
    return new
