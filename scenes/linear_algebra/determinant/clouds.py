"""A cloud of points that a matrix maps, and a matrix that learns to take it back to a round cloud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self, cast

import numpy as np
from manim import LEFT, PI, RIGHT, Arc, VGroup, VMobject, smooth
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.densities.way_back import WayBack
from scenes.linear_algebra.determinant import formulas
from scenes.linear_algebra.determinant.squares import (
    SQUARE,
    at_left,
    grid_of,
    marked_points,
    outline,
    outlined,
)
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.lesson import Ranges
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import Mapped, MappedArea, MappedLine, MappedPoints
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import mark_size
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Plate, Written, formula, text

RIM = 2.0 * np.array([(np.cos(turn), np.sin(turn)) for turn in np.linspace(0.0, 2 * np.pi, 97)])
"""The circle that shows how far a round cloud reaches: two standard deviations."""

_UNIT = 1.0
"""Manim units for one unit of the plane, at the most."""

_ABOVE = 0.8
"""Manim units between what is shown on a plane and its edge: the circle's name has room there."""

_MIDDLE = 1.5
"""The crowd is dense up to this distance from the origin."""

_FAINT, _CLEAR = 0.9, 1.0
"""The opacity of the points of a crowd, and of those that are counted."""

_SIZE, _COUNTED = 0.8, 0.6
"""The size of a crowd's points, and of those that are counted: the square is seen between them."""


_RINGS, _BRIGHTER = np.linspace(1.0, 0.125, 8), 0.07
"""The radii of the steps of a round cloud's density, as shares of the circle's, and the opacity of each."""


def in_cell(points: Points, corner: ArrayLike) -> NDArray[np.bool_]:
    """Which of points (n, 2) lie in the unit square with this lower left corner."""
    beyond = points - np.asarray(corner, dtype=np.float64)
    return np.asarray(np.all((beyond >= 0) & (beyond <= 1), axis=1))


def marked_cell(points: Points, matrix: Points) -> Points:
    """The lower left corner of a square with many points, which is apart from where *matrix* sends it.

    Of the squares of the unit grid that lie off the middle, where the crowd would cover them, and that keep
    clear of their images, it has the most of points (n, 2); if all touch their images, the one that moves
    farthest is taken.
    """
    corners, counts = np.unique(np.floor(points), axis=0, return_counts=True)
    middles = corners + 0.5
    moved, reach = np.abs(middles @ (matrix - IDENTITY).T), 0.5 + np.abs(matrix).sum(axis=1) / 2
    away = np.linalg.norm(middles, axis=1)
    apart = (away >= _MIDDLE) & (moved >= reach).any(axis=1)
    order = (away, -counts, ~apart) if apart.any() else (-counts, -moved.max(axis=1))
    best: Points = corners[np.lexsort(order)[0]]
    return best


class CloudPlane(VGroup):
    """A plane with a round cloud, the unit square and its grid, and the rim of a round cloud.

    ``ghost`` is the outline of the unit square, which stays where the square was.

    Parameters
    ----------
    cloud
        The round cloud, shape (n, 2).
    shown
        Two corners of the plane (2, 2).
    """

    def __init__(self, cloud: Points, shown: ArrayLike) -> None:
        self.plane = window(shown)
        self.grid, self.cell = grid_of(self.plane), outlined(MappedArea(self.plane, [SQUARE]))
        self.ghost = outline(self.plane)
        inside, size = in_cell(cloud, (0.0, 0.0)), mark_size(len(cloud))
        self.crowd = crowd(self.plane, cloud[~inside], size)
        self.counted = counted(self.plane, cloud[inside], size)
        self.rim = MappedLine(self.plane, RIM, "ink", width=3.0)
        super().__init__(self.plane, self.grid, self.ghost, self.cell, self.crowd, self.counted)


def window(shown: ArrayLike) -> NumberedPlane:
    """A plane beside the words that shows two corners (2, 2) and all between them."""
    return NumberedPlane(shown, box=frame().picture, margin=_ABOVE, largest_unit=_UNIT)


def crowd(plane: Plane, points: Points, size: float) -> MappedPoints:
    """Points (n, 2) that are not counted; *size* is that of the marks of the whole cloud."""
    return MappedPoints(plane, points, "muted", opacity=_FAINT, size=_SIZE * size)


def counted(plane: Plane, points: Points, size: float) -> MappedPoints:
    """Points (n, 2) that are counted."""
    return MappedPoints(plane, points, "ink", opacity=_CLEAR, size=_COUNTED * size)


def distances(plane: Plane, points: Points) -> Polyline:
    """Lines from zero to points (n, 2)."""
    runs = (plane.to_frame(np.array([np.zeros(2), point])) for point in points)
    return Polyline(runs, "slope", width=1.5)


def glow(plane: Plane) -> VGroup:
    """How dense a round cloud is: brighter toward the middle."""
    rings = (MappedArea(plane, [share * RIM], "ink", opacity=_BRIGHTER) for share in _RINGS)
    return VGroup(*rings).set_z_index(-1)


class MarkedSquare(VGroup):
    """A square of the unit grid, the points in it, and one of them that is marked, mapped by ``matrix``.

    Parameters
    ----------
    data
        All points, shape (n, 2).
    corner
        The lower left corner of the square.
    """

    def __init__(self, plane: Plane, data: Points, corner: Points) -> None:
        self.plane, self.corner, self.matrix = plane, corner, IDENTITY
        inside = data[in_cell(data, corner)]
        self.point: Points = inside[np.argmin(np.linalg.norm(inside - corner - 0.5, axis=1))]
        self.cell = outlined(MappedArea(plane, [SQUARE + corner]))
        self.counted = counted(plane, inside, mark_size(len(data)))
        self.mark = marked_points(plane, self.point[None])
        super().__init__(self.cell, self.counted, self.mark)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Show the square and its points where *matrix* sends them."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in (self.cell, self.counted, self.mark):
            thing.set_state(matrix=matrix)
        return self


class Walk(VGroup, Seekable):
    """Things that the matrix of a step maps. Time counts steps: of each, the first half stands still,
    so that a number that keeps the last whole step agrees with what stands there.

    Parameters
    ----------
    way
        The matrices of all steps.
    after
        The matrix (2, 2) that has mapped the things before.
    """

    def __init__(self, way: WayBack, *things: Mapped, after: ArrayLike = IDENTITY) -> None:
        self.way, self.things, self.step = way, things, 0.0
        self.after = np.asarray(after, dtype=np.float64)
        super().__init__(*cast("tuple[VMobject, ...]", things))
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.way.losses) - 1

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Show all where *matrix* sends them."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in self.things:
            thing.set_state(matrix=self.matrix @ self.after)
        return self

    def seek(self, step: float, /) -> Self:
        """Show what is there after *step* steps."""
        self.step = float(step)
        done = np.floor(self.step + 1e-9)
        going = smooth(float(np.clip(2 * (self.step - done) - 1, 0.0, 1.0)))
        return self.set_state(matrix=at_step(self.way.matrices.reshape(-1, 4), done + going).reshape(2, 2))


def ranges_of_loss(name: str, way: WayBack) -> Ranges:
    """What the axes under a loss show, for the loss of this *name*."""
    low, high = float(np.floor(way.losses.min())), float(way.losses.max())
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
        readings = [
            Reading.of_steps(
                formulas.SIZE_OF_DETERMINANT, way.areas, lambda: self.step, formulas.area_equals, "result"
            ),
            Reading.of_steps(formulas.PRESENT_LOSS, way.losses, lambda: self.step, formulas.equals, "slope"),
        ]
        self.lines, self.rows, self.numbers = rows, VGroup(*rows), readout(readings)
        words_above = at_left(*self.rows, self.numbers, gap=0.3)
        box = frame().words.below(words_above, 0.25)
        ticks = Ticks(x=min(int(steps[1]) + 1, 5), y=3, whole=True)
        self.plot = Plot(box, steps, losses, names=("steps", ""), ticks=ticks)
        self.falling = GrownCurve.of_steps(self.plot, way.losses, "slope", width=5.0)
        super().__init__(self.rows, self.numbers, self.plot, self.falling)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Show the loss up to the last of *step* steps that is done."""
        self.step = float(step)
        self.falling.seek(float(np.floor(self.step + 1e-9)))
        return self


class Training(VGroup, Seekable):
    """Points and the panel beside them, in step with each other."""

    def __init__(self, points: Walk, panel: LossPanel) -> None:
        self.moved, self.panel, self.steps = points, panel, points.steps
        super().__init__(points, panel.falling)

    def seek(self, step: float, /) -> Self:
        """Show both after *step* steps."""
        self.moved.seek(step)
        self.panel.seek(step)
        return self


def pressing(points: Walk, shown: Ranges) -> Training:
    """The training with a loss that does not count areas; *shown* as ``ranges_of_loss`` gives it."""
    rows = [formula(formulas.LENGTHS, size=STATEMENT_SIZE)]
    panel = LossPanel(rows, points.way, (shown["steps of pressing"], shown["loss of pressing"]))
    return Training(points, panel)


def counting(points: Walk, shown: Ranges) -> Training:
    """The training with the loss that counts them."""
    rows = [formula(each, size=STATEMENT_SIZE) for each in (formulas.LENGTHS, formulas.AREA_TERMS)]
    panel = LossPanel(rows, points.way, (shown["steps of counting"], shown["loss of counting"]))
    indent(*rows)
    return Training(points, panel)


def indent(lengths: Written, areas: Written) -> None:
    """Put the second line of the loss under what the first one says the loss is."""
    areas.align_to(lengths.part("terms"), LEFT)


def named_rim(plane: Plane) -> VGroup:
    """What the circle means, in the upper left corner of the plane, above all that is shown in any window."""
    mark = Arc(0.5, PI / 4, PI / 2, color=color("ink"), stroke_width=3.0)
    named = VGroup(mark, text(formulas.NORMAL, size=FINE_SIZE)).arrange(RIGHT, buff=GAP)
    placed = VGroup(Plate(named, margin=0.1), named).set_z_index(1)  # also where the plane is drawn anew
    plane.box.inset(0.12).place(placed, -1.0, 1.0)
    return placed
