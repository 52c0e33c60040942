"""A space of three axes in perspective from above; each axis has its own unit, as features have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Self, TypeVar

import numpy as np
from manim import Dot, Mobject, VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.ticks import tick_decimals, ticks
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

Placed = TypeVar("Placed", bound=Mobject)

FROM_THE_FRONT = np.radians(-70)
"""The azimuth of a new space, in radians."""

FROM_THE_SIDE = np.radians(-46)
"""Another azimuth, in radians; the space fits its box from all azimuths between the two."""

_ELEVATION = np.radians(20)
"""The angle of the view above the floor, in radians."""

_DEPTH = 0.8
"""The length of the axis to the back, as a share of the axis to the right."""

_ROOM = {"left": 0.75, "right": 1.35, "below": 1.05, "above": 0.6}
"""Free space around the axes for their labels, in manim units."""

_OUTWARDS = np.array([(-0.45, -0.9), (0.8, -0.6), (-1.0, 0.0)])
"""The direction in the frame from each axis to its labels."""

_FOOT = np.array([(0, 0, 0), (1, 0, 0), (0, 0, 0)], dtype=np.float64)
"""Where each axis begins, in shares of the axes: the second lies along the right edge, away from the data."""

_FLOOR = np.array([(0, 0, 0), (0, 1, 0), (1, 1, 0)], dtype=np.float64)
"""The edges of the floor that have no axis, in shares of the axes."""

_NAME_GAPS = (0.82, 1.06)
"""From the first and the second axis to their names, in manim units."""

_OVERHANG = 0.1
"""How far the name of the third axis reaches to the right of the axis, in manim units."""

_ABOVE = 0.35
"""From the end of the third axis to its name, in manim units."""

_TICK = 0.07
"""Length of a tick, as a factor of the direction to the labels."""

_DOT_RADIUS = 0.11

_MOST_TICKS = 4


class Space(VGroup):
    """Three axes of a space, the first to the right, the second to the back, the third upwards.

    It is drawn from an ``azimuth``; everything that the methods of the space drew turns with it.

    Parameters
    ----------
    highs
        The values at the ends of the axes, shape (3,); all axes begin at 0.
    names
        Typst markup for each axis.
    """

    def __init__(self, highs: ArrayLike, names: Sequence[str], *, box: Box | None = None) -> None:
        box = box or frame().picture
        super().__init__()
        self.highs = np.asarray(highs, dtype=np.float64)
        self.azimuth = float(FROM_THE_FRONT)
        self.box = Box(
            box.left + _ROOM["left"],
            box.right - _ROOM["right"],
            box.bottom + _ROOM["below"],
            box.top - _ROOM["above"],
        )
        self.sides = self._sides()
        self._drawings: list[Callable[[], object]] = []
        self.floor, self.axes = Polyline([], "muted", width=1.5), Polyline([], "muted", width=2.5)
        self._place(self.floor, lambda: self.floor.set_runs([self.to_frame(_FLOOR * self.highs)]))
        self._place(self.axes, lambda: self.axes.set_runs(self._axis_runs()))
        self.labels = VGroup(*(self._labels(axis, name) for axis, name in enumerate(names)))
        self.add(self.floor, self.axes, self.labels)

    def _sides(self) -> Points:
        """The lengths (3,) of the axes in manim units: as long as the box allows at all azimuths."""
        spans = [
            np.abs(_directions(azimuth)[:2]) for azimuth in np.linspace(FROM_THE_FRONT, FROM_THE_SIDE, 9)
        ]
        wide, high = np.max([(1.0, _DEPTH) @ span for span in spans], axis=0)
        floor = min(self.box.width / wide, self.box.height / 2 / high)
        upright = (self.box.height - floor * high) / np.cos(_ELEVATION)
        return np.array([floor, _DEPTH * floor, upright])

    # From values to the frame ----------------------------------------------------------------------

    def to_frame(self, values: ArrayLike) -> Points:
        """The points of the frame (n, 2) for values (n, 3)."""
        shares = np.asarray(values, dtype=np.float64) / self.highs - 0.5
        moved: Points = self.box.center[:2] + (shares * self.sides) @ _directions(self.azimuth)
        return moved

    def at(self, values: ArrayLike) -> Points:
        """The point of the frame, shape (3,), for values (3,)."""
        return np.append(self.to_frame(np.atleast_2d(values))[0], 0.0)

    # What is drawn in it -----------------------------------------------------------------------------

    def dot(self, values: ArrayLike, role: Role = "data", *, radius: float = _DOT_RADIUS) -> Dot:
        dot = Dot(radius=radius, color=color(role))
        return self._place(dot, lambda: dot.move_to(self.at(values)))

    def arrow(self, start: ArrayLike, end: ArrayLike, role: Role = "result", **style: Any) -> Arrow:
        arrow = Arrow((0, 0), (0, 0), role, **style)
        return self._place(arrow, lambda: arrow.set_state(start=self.at(start), end=self.at(end)))

    def legs(self, values: ArrayLike, role: Role = "data", *, width: float = 4.0) -> VGroup:
        """The path from the origin to a point: a line along each axis."""
        corners = np.tri(4, 3, -1) * np.asarray(values, dtype=np.float64)
        return VGroup(*(self._line(corners[axis : axis + 2], role, width) for axis in range(3)))

    def _line(self, ends: Points, role: Role, width: float) -> Polyline:
        line = Polyline([], role, width=width)
        self._place(line, lambda: line.set_runs([self.to_frame(ends)]))
        return line

    def set_state(self, *, azimuth: float) -> Self:
        """Draw everything from another *azimuth*, in radians."""
        self.azimuth = azimuth
        for draw in self._drawings:
            draw()
        return self

    def _place(self, mobject: Placed, draw: Callable[[], object]) -> Placed:
        """Draw something now, and again for each other azimuth."""
        self._drawings.append(draw)
        draw()
        return mobject

    # The axes ------------------------------------------------------------------------------------------

    def _on_axis(self, axis: int, value: float) -> Points:
        return self.at(_FOOT[axis] * self.highs + value * np.eye(3)[axis])[:2]

    def _axis_runs(self) -> list[Points]:
        axes = [
            np.array([self._on_axis(axis, 0.0), self._on_axis(axis, high)])
            for axis, high in enumerate(self.highs)
        ]
        ticks = [
            np.array([foot, foot + _TICK * _OUTWARDS[axis]])
            for axis in range(3)
            for foot in (self._on_axis(axis, mark) for mark in self._marks(axis))
        ]
        return axes + ticks

    def _marks(self, axis: int) -> Points:
        return ticks(0.0, self.highs[axis], _MOST_TICKS)[1:]

    def _labels(self, axis: int, name: str) -> VGroup:
        marks = self._marks(axis)
        labels = VGroup(self._name(axis, name))
        for mark in marks:
            label = text(number(mark, tick_decimals(marks)), size=FINE_SIZE, role="muted")
            labels.add(self._next_to_axis(label, axis, float(mark), 0.2))
        return labels

    def _name(self, axis: int, name: str) -> Written:
        label, high = text(name, size=LABEL_SIZE, role="muted"), float(self.highs[axis])
        if axis == 2:
            return self._place(label, lambda: self._above(label, high))
        return self._next_to_axis(label, axis, high / 2, _NAME_GAPS[axis])

    def _above(self, label: Written, high: float) -> Written:
        """Put a label above the end of the upright axis and to its left, where nothing else is drawn."""
        end = self._on_axis(2, high)
        beyond(label, end, (0.0, 1.0), gap=_ABOVE)
        return label.shift((end[0] + _OVERHANG - label.get_right()[0], 0.0, 0.0))

    def _next_to_axis(self, label: Written, axis: int, value: float, gap: float) -> Written:
        return self._place(label, lambda: beyond(label, self._on_axis(axis, value), _OUTWARDS[axis], gap=gap))


def _directions(azimuth: float) -> Points:
    """The direction in the frame of each axis, drawn from *azimuth*, shape (3, 2)."""
    sine, cosine, lift = np.sin(azimuth), np.cos(azimuth), np.sin(_ELEVATION)
    return np.array([(-sine, -lift * cosine), (cosine, -lift * sine), (0.0, np.cos(_ELEVATION))])
