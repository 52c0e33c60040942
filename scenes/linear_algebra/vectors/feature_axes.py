"""Axes of houses: tracks under each other, each with its own unit, and a space in which they stand up."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.spaces import Space
from scenes.stage.axes.tracks import Track
from scenes.stage.motion.seeking import Seekable
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.typesetting import Points

HEIGHTS = (1.3, -0.63, -2.56)
"""Of three tracks under each other, in manim units."""

_ROOM = 1.05
"""A track reaches so many times as far as the largest number on it."""

_TRACKS_LEFT = -3.6
"""Where tracks begin, in manim units."""

_LEAST = (10.0, 3.0, 10.0)
"""The least values at the ends of the tracks of houses."""


def axes_as_tracks(plane: NumberedPlane) -> tuple[Track, Track]:
    """Both axes of a plane, as tracks that stand where the axes are."""
    box, unit = plane.box, plane.unit
    (x, y) = plane.origin
    ends = ((box.left - x, box.right - x), (box.bottom - y, box.top - y))
    across, upright = (
        Track(
            low / unit, high / unit, zero=(x, y), unit=unit, angle=axis * np.pi / 2, marks=plane.marks(axis)
        )
        for axis, (low, high) in enumerate(ends)
    )
    return across, upright


def lying(track: Track, number_of: int) -> dict[str, Any]:
    """The state of a track that lies on the height of its number, beside the words."""
    unit = (_right() - _TRACKS_LEFT) / (track.high - track.low)
    return {
        "zero": np.array([_TRACKS_LEFT - unit * track.low, HEIGHTS[number_of]]),
        "unit": unit,
        "angle": 0.0,
    }


def _right() -> float:
    return frame().safe.right - 0.3


def tracks_of_houses(*houses: ArrayLike) -> list[Track]:
    """A track for each number of houses, with room for their sum, each in its own unit."""
    highs = highs_for(*houses)
    return [
        Track(0.0, high, zero=(_TRACKS_LEFT, height), unit=(_right() - _TRACKS_LEFT) / high)
        for high, height in zip(highs, HEIGHTS, strict=True)
    ]


def highs_for(*houses: ArrayLike) -> Points:
    """The values (3,) at the ends of axes with room for *houses*, each (3,), and for their sum."""
    highs: Points = _ROOM * np.maximum(np.sum([*map(np.asarray, houses)], axis=0), _LEAST)
    return highs


_MOVED, _SWING, _STRETCHED = 0.5, (0.15, 0.7), 0.6
"""When both zeros have come to their places, between when the upright axis swings, and from when on both axes
become as long as the frame is wide, as shares of the way: so neither leaves the frame."""

_APART = 0.5
"""From this share of their way on, both axes stand clear of each other."""


class FoldedAxes(VGroup):
    """Two axes with a step on each: the upright one swings down, and both come to lie under each other.

    Parameters
    ----------
    axes
        The tracks that stand where the axes are.
    steps
        An arrow on each of them, from 0 to its value.
    values
        Shape (2,).
    """

    def __init__(self, axes: tuple[Track, Track], steps: VGroup, values: Points) -> None:
        self.axes, self.steps, self.values = axes, steps, values
        self.starts = [(track.zero, track.unit) for track in axes]
        self.ends = [lying(track, number_of) for number_of, track in enumerate(axes)]
        super().__init__(*axes, *steps)
        self.set_state(turned=0.0)

    def set_state(self, *, turned: float) -> Self:
        """Be a share of the way, from 0 to 1."""
        self.turned = float(turned)
        moved = min(1.0, self.turned / _MOVED)
        first, last = _SWING
        angle = np.pi / 2 * (1 - float(np.clip((self.turned - first) / (last - first), 0, 1)))
        stretched = max(0.0, self.turned - _STRETCHED) / (1 - _STRETCHED)
        for number_of, (track, (zero, unit), end) in enumerate(
            zip(self.axes, self.starts, self.ends, strict=True)
        ):
            track.set_state(
                zero=zero + moved * (end["zero"] - zero),
                unit=unit + stretched * (end["unit"] - unit),
                angle=angle * number_of,
            )
            # Two zeros in one place cannot be read.
            for label, mark in zip(track.numbers, track.marks, strict=True):
                label.set_opacity(1.0 if mark or moved > _APART else 0.0)
            self.steps[number_of].set_state(start=track.at(0.0), end=track.at(float(self.values[number_of])))
        return self


_SPACE_LEFT = -2.6
"""The left edge of the space, in manim units."""

_BELOW, _ABOVE = 0.5, 0.3
"""By how much the room that is kept for labels may lie outside of the safe region: they need less."""

_STUDIO, _GROWTH = 0.2, 0.6
"""The area of the smallest houses, and by how much the largest are larger, as shares of the axis."""

_AGES = (0.05, 0.95)
"""The ages of made-up houses, as shares of the axis."""


def made_up_houses(number: int, ends: Points, rng: np.random.Generator) -> Points:
    """Houses (n, 3) in whole numbers, between 0 and *ends* (3,): larger ones have more bedrooms."""
    most = int(np.floor(ends[1]))
    bedrooms = rng.integers(0, most + 1, number)
    size = (bedrooms + rng.uniform(size=number)) / (most + 1)
    area, age = (_STUDIO + _GROWTH * size) * ends[0], rng.uniform(*_AGES, number) * ends[2]
    return np.column_stack([np.round(area), bedrooms, np.round(age)]).astype(np.float64)


class HouseSpace(Space):
    """A space of houses: the ``path`` to the first one, the arrows of two, of their sum and of its half.

    The ``opposite`` sides make a parallelogram of both, and ``between`` joins the houses.

    Parameters
    ----------
    highs
        The values at the ends of the axes, shape (3,).
    """

    def __init__(self, highs: ArrayLike, house: ArrayLike, other_house: ArrayLike) -> None:
        safe = frame().safe
        super().__init__(
            highs, HOUSE_FEATURES, box=Box(_SPACE_LEFT, safe.right, safe.bottom - _BELOW, safe.top + _ABOVE)
        )
        origin, total = np.zeros(3), np.add(house, other_house)
        self.path = self.legs(house)
        self.first = self.arrow(origin, house, "data", width=6.0, dotted=True)
        self.second = self.arrow(origin, other_house, "second", width=6.0, dotted=True)
        self.opposite = VGroup(
            *(self._line(np.array([each, total]), "muted", 2.5) for each in (house, other_house))
        )
        self.total = self.arrow(origin, total, "result", width=7.0, dotted=True)
        self.half = self.arrow(origin, total / 2, "result", width=7.0, dotted=True)
        self.between = self._line(np.array([house, other_house], dtype=float), "ink", 2.5)
        self.dots = VGroup(self.dot(house), self.dot(other_house, "second"))

    def bare_axes(self) -> VGroup:
        """The three axes alone, without ticks."""
        return VGroup(*(Polyline([run], "muted", width=2.5) for run in self._axis_runs()[:3]))


class Gathering(VGroup, Seekable):
    """Houses that appear one after another, and the arrow to the average of those that are there.

    Time counts houses, from ``first`` on.

    Parameters
    ----------
    houses
        Shape (n, 3).
    means
        The average of the first 1, 2, … n, shape (n, 3).
    first
        How many are there at the start; their dots are no part of this.
    """

    def __init__(self, space: HouseSpace, houses: Points, means: Points, first: int) -> None:
        self.space, self.houses, self.means, self.first = space, houses, means, first
        self.count = first
        self.cloud = Markers([], "muted", opacity=0.95)
        self.mean = space.arrow(np.zeros(3), means[first - 1], "result", width=4.0, dotted=True)
        super().__init__(self.cloud, self.mean)
        self._draw()

    def seek(self, time: float, /) -> Self:
        """Show as many houses as *time* says, and their average."""
        self.count = int(np.clip(time + 1e-9, self.first, len(self.houses)))
        self._draw()
        return self

    def _draw(self) -> None:
        there = self.houses[self.first : self.count]
        self.cloud.set_state(places=self.space.to_frame(there) if len(there) else [])
        mean = self.means[self.count - 1]
        self.mean.set_state(start=self.space.at(np.zeros(3)), end=self.space.at(mean))
