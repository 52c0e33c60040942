"""The curve of heights along one axis through a point, on the landscape and in a chart with its tangent."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from mathkit.calculus.gradient import slice_through
from scenes.calculus.gradient.ground.terrains import HALF, Terrain
from scenes.calculus.gradient.told import TALL, Told
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text

_BEFORE, _AFTER = 3.5, 2.5
_SAMPLES = 120
_TANGENT = 4.4

_LOW = 0.4
"""A leg that is shorter, in manim units, has its number at its end."""

_AXES = np.eye(2)


def _ends(told: Told, way: Points) -> tuple[float, float]:
    """How far a straight walk through the point reaches back and forth along a *way* (2,), on the map."""
    room = np.array([HALF, HALF * TALL]) - 0.1
    size = np.maximum(np.abs(way), 1e-9)
    back, forth = ((room + sign * np.sign(way) * told.here.point) / size for sign in (1, -1))
    return -min(_BEFORE, float(back.min())), min(_AFTER, float(forth.min()))


class Path(Polyline):
    """A straight walk through the point, on the landscape; it is ``turned`` by degrees from the x axis."""

    def __init__(self, told: Told, ground: Terrain, turned: float) -> None:
        self.told, self.ground, self.turned = told, ground, turned
        super().__init__([], "path", width=5.0)
        self.set_state(turned=turned)

    def set_state(self, *, turned: float) -> Self:
        self.turned = float(turned)
        angle = np.radians(self.turned)
        way: Points = np.array([np.cos(angle), np.sin(angle)]).round(12)
        along = np.linspace(*_ends(self.told, way), _SAMPLES)
        self.set_runs([self.ground.to_frame(self.told.here.point + along[:, None] * way)])
        return self


class Slice(VGroup):
    """The chart of a slice; its walker goes along it, and the walker on the landscape goes with it.

    Parameters
    ----------
    axis
        Which variable changes: 0 for x, 1 for y.
    """

    def __init__(self, told: Told, ground: Terrain, axis: int, box: Box) -> None:
        super().__init__()
        self.told, self.ground, self.axis = told, ground, axis
        here = float(told.here.point[axis])
        self.low, self.high = (here + end for end in _ends(told, _AXES[axis]))
        positions = np.linspace(self.low, self.high, _SAMPLES)
        heights = self.heights(positions)
        slope, height = float(told.here.partials[axis]), told.here.value
        risen = height + slope
        self.plot = Plot(
            box,
            (self.low, self.high),
            padded(min(float(heights.min()), risen), max(float(heights.max()), risen)),
            names=("$x$" if axis == 0 else "$y$", "height"),
            ticks=Ticks(x=7, y=6),
        )
        self.curve = self.plot.curve(positions, heights, "path", width=4.0)
        self.walker = self.plot.dot(self.low, float(heights[0]), "path", radius=0.1)
        self.add(self.plot, self.curve, self.walker)
        self.tangent = self.plot.tangent(here, height, slope, length=_TANGENT)
        self.legs = self._legs(here, height, slope)
        self.apart = (self.tangent, self.legs)
        self.set_state(position=here)

    def _legs(self, here: float, height: float, slope: float) -> VGroup:
        """One to the right from the point, and up to the tangent, with their numbers."""
        corner, run = self.plot.at(here + 1, height), on_plate(text("1", size=LABEL_SIZE))
        rise = on_plate(text(number(float(np.round(slope, 4)), 2), size=LABEL_SIZE, role="slope"))
        legs = Polyline(
            [np.array([self.plot.at(here, height), corner, self.plot.at(here + 1, height + slope)])],
            "slope",
            width=3.0,
        )
        run.next_to(
            (self.plot.at(here + 0.5, height)[0], corner[1], 0), DOWN if slope >= 0 else UP, buff=0.04
        )
        if abs(slope) * self.plot.y_unit < _LOW:
            rise.next_to(self.plot.at(here + 1, height + max(slope, 0.0)), UP, buff=0.04)
        else:
            rise.next_to(self.plot.at(here + 1, height + slope / 2), RIGHT, buff=0.04)
        return VGroup(legs, run, rise)

    def heights(self, positions: Points) -> Points:
        """The heights (n,) at values (n,) of the variable that changes."""
        return slice_through(self.told.landscape.function, self.told.here.point, self.axis, positions)

    def set_state(self, *, position: float) -> Self:
        """Move the walker to *position*, in the chart and on the landscape."""
        self.position = float(position)
        height = self.heights(np.array([self.position]))[0]
        self.walker.move_to(self.plot.at(self.position, float(height)))
        place = self.told.here.point.copy()
        place[self.axis] = self.position
        self.ground.set_state(here=place)
        return self
