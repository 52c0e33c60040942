"""A cloud of points that a matrix maps, and a matrix that learns to take it back to a round cloud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self, cast

import numpy as np
from manim import RIGHT, Circle, VGroup, VMobject, smooth
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.densities.way_back import WayBack
from scenes.linear_algebra.determinant import formulas
from scenes.linear_algebra.determinant.squares import (
    SQUARE,
    at_left,
    grid_of,
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
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.markers import mark_size
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Plate, Written, on_plate, text

RIM = 2.0 * np.array([(np.cos(turn), np.sin(turn)) for turn in np.linspace(0.0, 2 * np.pi, 97)])
"""The circle that shows how far a round cloud reaches: two standard deviations."""

_UNIT = 1.0
"""Manim units for one unit of the plane, at the most."""

_ABOVE = 0.8
"""Manim units between what is shown on a plane and its edge: the circle's name has room there."""

_FAINT, _CLEAR = 0.9, 1.0
"""The opacity of the points of a crowd, and of those that are counted."""

_SIZE, _COUNTED, _NEW = 0.8, 0.6, 1.5
"""The size of a crowd's points, of those that are counted, and of new ones: the square is seen between."""

_RINGS, _BRIGHTER = (1.0, 2 / 3, 1 / 3), 0.07
"""The radii of the steps of a normal cloud's density, as shares of the circle's, and the opacity of each."""

_BESIDE = 0.26
"""From the place of a new point to its name, in manim units."""


def in_cell(points: Points, corner: ArrayLike) -> NDArray[np.bool_]:
    """Which of points (n, 2) lie in the unit square with this lower left corner."""
    beyond = points - np.asarray(corner, dtype=np.float64)
    return np.asarray(np.all((beyond >= 0) & (beyond <= 1), axis=1))


class CloudPlane(VGroup):
    """A plane with a round cloud, the unit square and its grid, and a ``bell`` to compare it with.

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
        self.bell = Bell(self.plane)
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


def ways_out(plane: Plane, points: Points) -> Polyline:
    """Lines from the origin to points (n, 2)."""
    return Polyline((plane.to_frame(np.array([np.zeros(2), point])) for point in points), "dial", width=3.0)


class Bell(VGroup):
    """How dense a normal cloud is, brighter toward the middle, and its ``rim``; mapped by ``matrix``."""

    def __init__(self, plane: Plane) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.steps = [MappedArea(plane, [share * RIM], "ink", opacity=_BRIGHTER) for share in _RINGS]
        self.lines = [MappedLine(plane, share * RIM, "ink", width=1.2) for share in _RINGS[1:]]
        self.rim = MappedLine(plane, RIM, "ink", width=3.0)
        self.glow = VGroup(*self.steps, *self.lines).set_z_index(-1)
        super().__init__(self.glow, self.rim)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Show it where *matrix* sends it."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in (*self.steps, *self.lines, self.rim):
            thing.set_state(matrix=matrix)
        return self


class NewPoints(VGroup):
    """Points (n, 2) with a name each, mapped by ``matrix``; none of them is the origin.

    Parameters
    ----------
    points
        Where they are once the matrix *after* (2, 2) has mapped them.
    """

    def __init__(self, plane: Plane, points: Points, names: Sequence[str], after: Points) -> None:
        self.plane = plane
        before = np.linalg.solve(after, points.T).T
        self.drawn = [MappedPoints(plane, [point], "dial", opacity=1.0, size=_NEW) for point in before]
        for point in self.drawn:
            point.marks.set_stroke(color("background"), 2.0)
        self.names = [on_plate(text(f"*{name}*", role="dial"), margin=0.1, opacity=1.0) for name in names]
        super().__init__(*self.names, *self.drawn)
        self.set_state(matrix=after)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Put points and names where *matrix* sends them."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for name, point in zip(self.names, self.drawn, strict=True):
            place = point.set_state(matrix=matrix).marks.places[0]
            beyond(name, place, place - self.plane.origin, gap=_BESIDE)
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


def model() -> tuple[Written, ...]:
    """What is taken for the density, in two rows, and the loss that it makes."""
    return (text(formulas.DENSITY_AT), text(formulas.GUESSED), text(formulas.LOSS))


class LossPanel(VGroup, Seekable):
    """Running numbers, and the loss over the steps. Time counts steps.

    Parameters
    ----------
    way
        The matrices of all steps, and their losses.
    shown
        What the axes show: the least and the greatest step, and loss.
    under
        The rows above.
    """

    def __init__(self, way: WayBack, shown: Sequence[tuple[float, float]], under: VMobject) -> None:
        self.step = 0.0
        steps, losses = shown
        readings = [
            Reading.of_steps(
                formulas.SIZE_OF_DETERMINANT, way.areas, lambda: self.step, formulas.area_equals, "result"
            ),
            Reading.of_steps(formulas.PRESENT_LOSS, way.losses, lambda: self.step, formulas.equals, "slope"),
        ]
        self.numbers = readout(readings)
        at_left(self.numbers, under=under, gap=0.35)
        box = frame().words.below(self.numbers, 0.25)
        ticks = Ticks(x=min(int(steps[1]) + 1, 5), y=3, whole=True)
        self.plot = Plot(box, steps, losses, names=("steps", ""), ticks=ticks)
        self.falling = GrownCurve.of_steps(self.plot, way.losses, "slope", width=5.0)
        super().__init__(self.numbers, self.plot, self.falling)
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


def training(name: str, points: Walk, shown: Ranges, under: VMobject) -> Training:
    """The training with the loss of this *name*; *shown* as ``ranges_of_loss`` gives it."""
    return Training(
        points, LossPanel(points.way, (shown[f"steps of {name}"], shown[f"loss of {name}"]), under)
    )


def named_bell(plane: Plane) -> VGroup:
    """What the circle means, in the upper left corner of the plane, above all that is shown."""
    mark = Circle(0.16, color=color("ink"), stroke_width=3.0)
    named = VGroup(mark, text(formulas.NORMAL, size=FINE_SIZE)).arrange(RIGHT, buff=GAP)
    placed = VGroup(Plate(named, margin=0.1), named).set_z_index(1)
    plane.box.inset(0.12).place(placed, -1.0, 1.0)
    return placed
