"""A cloud of points that a matrix maps, and a matrix that learns to take it back to a round cloud."""

from __future__ import annotations

from functools import partial
from typing import Any, Self, cast

import numpy as np
from manim import DOWN, LEFT, FadeIn, VGroup, VMobject, smooth
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.densities.way_back import WayBack
from scenes.linear_algebra.determinant import formulas
from scenes.linear_algebra.determinant.squares import (
    SQUARE,
    at_left,
    outline,
    outlined,
)
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.lesson import Ranges
from scenes.stage.lesson.attention import first_half, second_half
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import Mapped, MappedArea, MappedLine, MappedPoints
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import mark_size
from scenes.stage.shapes.theme import Role
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Numeral, on_plate, text

RIM = 2.0 * np.array([(np.cos(turn), np.sin(turn)) for turn in np.linspace(0.0, 2 * np.pi, 97)])
"""The circle that shows how far a round cloud reaches: two standard deviations."""

_UNIT = 1.0
"""Manim units for one unit of the plane, at the most."""

_MARGIN = 0.35
"""Manim units between what is shown on a plane and its edge."""

_FAINT = 0.65
"""The opacity of the points of a crowd; those that are counted are as clear as can be."""

_SIZE = 0.6
"""The size of points, unless they are many: those in the square can be counted."""

_RINGS, _BRIGHTER = (1.0, 2 / 3, 1 / 3), 0.07
"""The radii of the steps of a normal cloud's density, as shares of the circle's, and the opacity of each."""

_DASHES = 14
"""Of the line at a height of a chart."""

_UNDER = 0.75
"""Manim units under the formula: a number has room there."""

_EQUALS = 0.14
"""From det W to what it is equal to, in manim units."""


def in_cell(points: Points, corner: ArrayLike) -> NDArray[np.bool_]:
    """Which of points (n, 2) lie in the unit square with this lower left corner."""
    beyond = points - np.asarray(corner, dtype=np.float64)
    return np.asarray(np.all((beyond >= 0) & (beyond <= 1), axis=1))


class CloudPlane(VGroup):
    """A plane with a round cloud and the unit square.

    ``ghost`` is the outline of the square, which stays where it was; ``counted`` are the points inside.

    Parameters
    ----------
    cloud
        The round cloud, shape (n, 2).
    shown
        Two corners of the plane (2, 2).
    """

    def __init__(self, cloud: Points, shown: ArrayLike) -> None:
        self.plane = window(shown)
        self.cell, self.ghost = outlined(MappedArea(self.plane, [SQUARE])), outline(self.plane)
        inside, size = in_cell(cloud, (0.0, 0.0)), _SIZE * mark_size(len(cloud))
        self.crowd, self.counted = (crowd(self.plane, cloud[chosen], size) for chosen in (~inside, inside))
        self.counted.marks.set_fill(opacity=1.0)
        super().__init__(self.plane, self.ghost, self.cell, self.crowd, self.counted)


def window(shown: ArrayLike) -> NumberedPlane:
    """A plane beside the words that shows two corners (2, 2) and all between them."""
    return NumberedPlane(shown, box=frame().picture, margin=_MARGIN, largest_unit=_UNIT)


def crowd(plane: Plane, points: Points, size: float) -> MappedPoints:
    """Points (n, 2) that are not counted, with marks of this *size*."""
    return MappedPoints(plane, points, "ink", opacity=_FAINT, size=size)


def counting(points: MappedPoints, *, counted: bool) -> Any:
    """Let points be those that are counted, or let them be points of the crowd."""
    return points.marks.animate.set_fill(opacity=1.0 if counted else _FAINT)


class Bell(VGroup):
    """How dense a normal cloud is, brighter toward the middle, and its ``rim``; mapped by ``matrix``."""

    def __init__(self, plane: Plane) -> None:
        self.plane, self.matrix = plane, IDENTITY
        self.steps = [MappedArea(plane, [share * RIM], "ink", opacity=_BRIGHTER) for share in _RINGS]
        self.lines = [MappedLine(plane, share * RIM, "muted", width=1.6) for share in _RINGS[1:]]
        self.rim = MappedLine(plane, RIM, "muted", width=3.0)
        self.glow = VGroup(*self.steps, *self.lines).set_z_index(-1)
        super().__init__(self.glow, self.rim)

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Show it where *matrix* sends it."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        for thing in (*self.steps, *self.lines, self.rim):
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


def ranges_of_areas(*ways: WayBack) -> Ranges:
    """What the axes show under det W, for several trainings."""
    most = max(float(way.areas.max()) for way in ways)
    return {
        "steps": (0.0, max(len(way.areas) for way in ways) - 1.0),
        "determinant": (0.0, 1.08 * most),
    }


class Model(VGroup):
    """What is ``given`` to a point as its density, in two rows; at first the ``factor`` is left out.

    ``copied`` is what stands in its place then: it makes room for the factor.
    """

    def __init__(self) -> None:
        self.density, self.given = text(formulas.DENSITY_AT), text(formulas.GIVEN)
        super().__init__(*at_left(self.density, self.given, gap=0.22))
        self.factor, self.copied = (self.given.part(name) for name in ("factor", "copied"))
        self.room = self.copied.get_left() - self.factor.get_left()
        self.first = VGroup(self.density, self.given.without("factor"))
        self.copied.shift(-self.room)

    def count_areas(self) -> list[Any]:
        """Bring in the factor."""
        aside = cast("Any", self.copied.animate)(rate_func=first_half).shift(self.room)
        return [aside, FadeIn(self.factor, rate_func=second_half)]


class AreaChart(VGroup):
    """det W over the steps of several trainings, in the room for words *under* other rows.

    Parameters
    ----------
    shown
        What the axes show, as ``ranges_of_areas`` gives it.
    """

    def __init__(self, shown: Ranges, under: VMobject) -> None:
        self.place = at_left(text("0"), under=under, gap=_UNDER)  # where the running number stands
        box = frame().words.below(self.place, 0.3)
        steps, areas = shown["steps"], shown["determinant"]
        ticks = Ticks(x=min(int(steps[1]) + 1, 5), y=4)
        self.plot = Plot(box, steps, areas, names=("steps of training", ""), ticks=ticks)
        super().__init__(self.plot)

    def level(self, area: float, *curves: VMobject) -> VGroup:
        """A dashed line at one over an area, and its name, clear of *curves*."""
        (left, right), height = self.plot.x_range, 1 / area
        shares = np.arange(_DASHES) / (_DASHES - 0.5)
        ends = [left + (right - left) * (shares + step / (_DASHES - 0.5)) for step in (0.0, 0.5)]
        dashes = Polyline([], "ink", width=2.0)
        dashes.set_segments(
            *(self.plot.to_frame(np.column_stack([x, np.full(_DASHES, height)])) for x in ends)
        )
        name = text(formulas.inverse(area), size=FINE_SIZE)
        end = self.plot.at(right, height)
        name.next_to(end, LEFT)
        label_near(name, (name.get_x(), end[1]), (0.0, 1.0), (dashes, *curves), box=self.plot.box, gap=0.12)
        return VGroup(dashes, name)

    def name_a_curve(self, written: str, curve: GrownCurve, role: Role, *clear: VMobject) -> VGroup:
        """What W was trained for, beside its curve that is drawn to the end, clear of that and of others."""
        name = on_plate(text(written, size=FINE_SIZE, role=role), margin=0.04)
        places = curve.points[len(curve.points) // 2 :][::-1]
        return label_near(name, places, (0.0, 1.0), (curve, *clear), box=self.plot.box)


class AreaPanel(VGroup, Seekable):
    """The running det W of a training, and its curve on a chart. Time counts steps."""

    def __init__(self, way: WayBack, chart: AreaChart, role: Role) -> None:
        self.step = 0.0
        name = formulas.determinant_of_w(role)
        reading = Reading.of_steps(name, way.areas, lambda: self.step, formulas.area_equals, role)
        self.numbers = readout([reading])
        words, value = self.numbers[0]
        value.shift((words.get_right()[0] + _EQUALS - value.get_left()[0], 0.0, 0.0))
        self.numbers.move_to(chart.place, aligned_edge=LEFT)
        self.curve = GrownCurve.of_steps(chart.plot, way.areas, role, width=5.0)
        super().__init__(self.numbers, self.curve)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Show det W up to the last of *step* steps that is done."""
        self.step = float(step)
        self.curve.seek(float(np.floor(self.step + 1e-9)))
        return self


class Crowding(VGroup):
    """Points per area on the patch, as a product of |det W| and those after W, under the formula.

    Parameters
    ----------
    panel
        Has the running det W.
    inside, before
        How many points lie on the patch, and its area before W.
    """

    def __init__(self, panel: AreaPanel, inside: int, before: float, model: Model) -> None:
        area = panel.numbers.readings[0].value
        row = Numeral(area, partial(formulas.crowding, inside, before))
        super().__init__(row.next_to(model.given, DOWN, buff=GAP, aligned_edge=LEFT))


class Training(VGroup, Seekable):
    """Points and the panel beside them, in step with each other."""

    def __init__(self, points: Walk, panel: AreaPanel) -> None:
        self.moved, self.panel, self.steps = points, panel, points.steps
        super().__init__(points, panel.curve)

    def seek(self, step: float, /) -> Self:
        """Show both after *step* steps."""
        self.moved.seek(step)
        self.panel.seek(step)
        return self
