"""The plane of a centred cloud with numbers along its edges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, FadeOut, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.plots import axis_name
from scenes.stage.axes.ticks import tick_decimals, ticks
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import EM_AT_SIZE_ONE, Points, typeset
from scenes.stage.type.writing import FINE_SIZE, text

_MOST_NUMBERS = 7

_TICK = 0.07
"""Length of a tick, in manim units."""

_BELOW, _ABOVE = 0.95, 0.5
"""Room for the numbers and the name of an axis, in manim units."""

_NOTE = 2.7
"""Room for a note on the arrows, beside the name of the second axis, in manim units."""

FAINT, CLEAR = 0.54, 0.9
"""The opacity of a cloud that something else lies over, and of one that is looked at."""


def reach_of_cloud(components: PrincipalComponents) -> Points:
    """How far a plane goes to both sides of the mean, shape (2,)."""
    points = components.centred
    # The shadows of a point lie on a circle whose diameter leads from the mean to the point.
    reach: Points = np.max(np.linalg.norm(points, axis=1)[:, None] + np.abs(points), axis=0) / 2
    return reach


class NumberedPlane(Plane):
    """The plane of a centred cloud, with room for its shadows on every line through its mean.

    Its numbers stand along the left and the lower edge.

    Parameters
    ----------
    names
        Typst markup at both axes.
    farthest
        There is room for the numbers up to this, and for those of the cloud.
    also
        Further points (n, 2) that there must be room for.

    Attributes
    ----------
    places
        Where the points lie, shape (n, 2), in manim units.
    """

    def __init__(
        self,
        components: PrincipalComponents,
        names: tuple[str, str],
        *,
        farthest: float = 0.0,
        also: ArrayLike = (),
    ) -> None:
        outer = frame().right_side
        points = components.centred
        farthest = max(farthest, float(np.abs(points).max()))
        width = max(map(_width, _written(ticks(-farthest, farthest, _MOST_NUMBERS))))
        sides = outer.left + width + GAP + _TICK, outer.right - width / 2
        inner = Box(*sides, outer.bottom + _BELOW, outer.top - _ABOVE)
        reach = np.vstack([reach_of_cloud(components), np.reshape(also, (-1, 2))])
        super().__init__(reach, box=inner, largest_unit=np.inf, margin=0.25, centered=True)
        self.places = self.to_frame(points)
        low, high = self.values((inner.left, inner.bottom)), self.values((inner.right, inner.top))
        self.marks = [self._marks(*ends) for ends in zip(low, high, strict=True)]
        edge = [(inner.left, inner.top), (inner.left, inner.bottom), (inner.right, inner.bottom)]
        self.edge = Polyline([np.array(edge), *self._ticks()], "muted", width=2.0)
        self.numbers = VGroup(*map(self._numbers, (0, 1)))
        rooms = inner.width, inner.width - _NOTE
        self.names = VGroup(*(axis_name(name, room) for name, room in zip(names, rooms, strict=True)))
        self.names[0].next_to((inner.right, inner.bottom - 0.45, 0), DOWN, buff=0.1).align_to(
            self.edge, RIGHT
        )
        self.names[1].next_to((inner.left, inner.top, 0), UP, buff=GAP).align_to(self.edge, LEFT)
        self.add(self.edge, self.numbers, self.names)
        self.set_z_index(-2)  # under the cloud, even if it comes later

    @property
    def bare(self) -> VGroup:
        """The plane without its numbers and names."""
        return VGroup(self.grid, self.axes, self.edge).set_z_index(-2)

    def direction(self, angle: float) -> Points:
        """The unit vector at an angle, in radians."""
        return np.array([np.cos(angle), np.sin(angle)])

    def _marks(self, low: float, high: float) -> Points:
        """Every grid line, or every second, fifth …, so that numbers stand well apart."""
        marks, factors = _multiples(self.step, low, high), cycle((2.0, 2.5, 2.0))
        step = self.step
        while len(marks) > _MOST_NUMBERS or step * self.unit < max(map(_width, _written(marks))) + 2 * GAP:
            step *= next(factors)
            fewer = _multiples(step, low, high)
            if len(fewer) < 2:
                return marks[[0, -1]]
            marks = fewer
        return marks

    def _foot(self, axis: int, mark: float) -> Points:
        place = self.at(mark * np.eye(2)[axis])
        return np.array([place[0], self.box.bottom] if axis == 0 else [self.box.left, place[1]])

    def _ticks(self) -> list[Points]:
        feet = [(axis, self._foot(axis, mark)) for axis in (0, 1) for mark in self.marks[axis]]
        return [np.array([foot, foot - _TICK * np.eye(2)[1 - axis]]) for axis, foot in feet]

    def _numbers(self, axis: int) -> VGroup:
        numbers = VGroup()
        for mark, written in zip(self.marks[axis], _written(self.marks[axis]), strict=True):
            label = text(written, size=FINE_SIZE, role="muted")
            foot = np.append(self._foot(axis, mark), 0.0)
            numbers.add(label.next_to(foot, (DOWN, LEFT)[axis], buff=_TICK + 0.13))
        return numbers


def _multiples(step: float, low: float, high: float) -> Points:
    """The multiples of a step from *low* to *high*."""
    return step * np.arange(np.ceil(low / step), np.floor(high / step) + 1)


def _written(marks: Points) -> list[str]:
    decimals = tick_decimals(marks)
    return [number(mark, decimals) for mark in marks + 0.0]


def _width(written: str) -> float:
    return typeset(written, math=False).width * FINE_SIZE * EM_AT_SIZE_ONE


def exchange(
    old: VGroup, numbers: VGroup, new: NumberedPlane, cloud: Markers, *others: Animation
) -> Iterator[list[Animation]]:
    """Let a cloud go over from its old axes to a plane. While it moves, there are no numbers to read it from.

    Parameters
    ----------
    old, numbers
        The old axes, and all numbers and names at them.
    others
        What moves along with the cloud, in 1.2 seconds.
    """
    moving = tween(cloud, places=new.places, run_time=1.2)
    yield [FadeOut(numbers, run_time=0.4)]
    yield [FadeOut(old, run_time=1.2), FadeIn(new.bare, run_time=1.2), moving, *others]
    yield [FadeIn(new.numbers, new.names, run_time=0.5)]
