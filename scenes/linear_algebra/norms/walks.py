"""Walks between two points of a plane: along the streets, straight across, both coordinates at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Self

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.norms import Distances
from scenes.linear_algebra.norms.zooming_planes import PlaneLine, ZoomingPlane
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, on_plate, text

_DOT, _WALKER = 0.07, 0.1
"""Radii."""

_GAP, _LAST_GAP = 0.28, 0.32
"""From a stop to its count; the last one stands beside a larger point."""

_CLOSE = 0.7
"""Of two counts that differ by less, the first is left out."""

_LEAST_STEP = 1e-9
"""What is left of a leg after its last whole step counts as a step if it is longer than this."""


class Walk(VGroup):
    """A way through stops on a plane, walked up to a step; each stop has a dot and a count once reached.

    Parameters
    ----------
    stops
        Shape (n + 1, 2), from where the walk begins.
    counts
        What is counted at each later stop, or nothing; without counts there are no dots either.
    sides
        The side (n, 2) of each stop on which its count stands.
    """

    def __init__(
        self, plane: ZoomingPlane, stops: Points, counts: Sequence[float | None] = (), sides: ArrayLike = ()
    ) -> None:
        self.plane, self.stops, self.step = plane, stops, 0.0
        self.sides = np.asarray(sides, dtype=np.float64)
        self.line = PlaneLine(plane, stops, "ink", width=6.0, seen=0.0)
        self.walker = Dot(radius=_WALKER, color=color("ink"))
        self.dots = VGroup(*(Dot(radius=_DOT, color=color("ink")) for _ in counts))
        self.numbers = VGroup(*(_count(each) for each in counts))
        self._written: dict[int, Any] = {
            index + 1: each[1] for index, each in enumerate(self.numbers) if len(each)
        }
        super().__init__(self.line, self.dots, self.numbers, self.walker)
        self.set_z_index(2)
        self.redraw()

    @property
    def steps(self) -> int:
        """How many steps the walk has."""
        return len(self.stops) - 1

    @property
    def here(self) -> Points:
        """Where the walker is."""
        first = min(int(self.step), self.steps - 1)
        share = self.step - first
        here: Points = (1 - share) * self.stops[first] + share * self.stops[first + 1]
        return here

    def count(self, stop: int) -> Written:
        """The number at a stop, from 1."""
        written: Written = self._written[stop]
        return written

    def set_state(self, *, step: float) -> Self:
        """Walk to a step, which need not be whole."""
        self.step = float(step)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        passed = self.stops[: int(self.step + 1e-9) + 1]
        walked = passed if np.allclose(passed[-1], self.here) else np.vstack([passed, self.here])
        self.line.set_runs([self.plane.to_frame(walked)])
        self.walker.move_to(self.plane.at(self.here))
        for index, (dot, count) in enumerate(zip(self.dots, self.numbers, strict=True)):
            point, reached = self.plane.at(self.stops[index + 1]), self.step >= index + 1 - 1e-9
            dot.move_to(point).set_opacity(float(reached))
            if len(count):
                gap = _LAST_GAP if index + 1 == self.steps else _GAP
                beyond(count, point, self.sides[index], gap=gap).set_opacity(float(reached))
        return self


def _count(count: float | None) -> VGroup:
    return VGroup() if count is None else on_plate(text(number(count), size=LABEL_SIZE), margin=0.09)


def street_walk(plane: ZoomingPlane, distances: Distances) -> Walk:
    """First across, then up or down; each leg is counted by itself."""
    (x, y), signs = distances.difference, directions(distances)
    legs = [abs(x), abs(y)]
    counts = [count for leg in legs for count in _counts(leg)]
    sides = [(0.0, -signs[1])] * len(_counts(legs[0])) + [(signs[0], 0.0)] * len(_counts(legs[1]))
    return Walk(plane, in_steps(distances.street), counts, sides)


def king_walk(plane: ZoomingPlane, distances: Distances) -> Walk:
    """Both coordinates at once, as long as both differ, and then on in the other one."""
    signs, stops = directions(distances), in_steps(distances.together)
    counts = _apart([float(each) for each in np.abs(stops[1:] - stops[0]).max(axis=1)])
    return Walk(plane, stops, counts, [(-signs[0], signs[1])] * len(counts))


def crow_walk(plane: ZoomingPlane, distances: Distances) -> Walk:
    """Straight from a to b."""
    return Walk(plane, distances.straight)


def spent(distances: Distances) -> list[Points]:
    """All walks from a that spend as much in the streets as the one to b: across, then up or down.

    They turn after each whole number of steps across, and where the walk to b does.
    """
    length, turn = distances.manhattan, abs(float(distances.difference[0]))
    pitch = 1 if length <= 12 else 2
    across = sorted({*(float(each) for each in range(0, math.floor(length) + 1, pitch)), turn, length})
    ways = []
    for each in across:
        for signs in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
            if (each == 0 and signs[0] < 0) or (each == length and signs[1] < 0):
                continue
            bend = distances.a + np.array([signs[0] * each, 0.0])
            ways.append(np.array([distances.a, bend, bend + np.array([0.0, signs[1] * (length - each)])]))
    return ways


def ticked_blocks(distances: Distances) -> list[tuple[Points, Points]]:
    """For each step of the king in both coordinates: the block of the shorter leg that it does, and its drop.

    The drop leads from where the king arrives to the end of the block.
    """
    stops = in_steps(distances.together)
    steps = math.ceil(float(np.abs(distances.difference).min()) - _LEAST_STEP)
    _, corner, _ = distances.street
    shorter = int(np.argmin(np.abs(distances.difference)))
    blocks = []
    for start, end in pairwise(stops[: steps + 1]):
        block = np.array([start, end])
        # The leg across has the height of a, the other one stands at b.
        block[:, 1 - shorter] = corner[1 - shorter]
        blocks.append((block, np.array([end, block[1]])))
    return blocks


def longer_leg(distances: Distances) -> Points:
    """The leg of the larger difference from a to b: the second one if both are equal."""
    legs = list(pairwise(distances.street))
    x, y = np.abs(distances.difference)
    return np.array(legs[0 if x > y else 1])


def in_steps(path: Points) -> Points:
    """The same path with a stop after each step of one unit, and wherever it bends."""
    stops = [path[0]]
    for start, end in pairwise(path):
        size = float(np.abs(end - start).max())
        steps = [start + (end - start) * step / size for step in range(1, math.ceil(size - _LEAST_STEP))]
        stops += [*steps, end] if size > _LEAST_STEP else []
    return np.array(stops)


def _counts(leg: float) -> list[float | None]:
    """What is counted along a leg: 1, 2, … and its length at the end."""
    steps = math.ceil(leg - _LEAST_STEP)
    return _apart([*map(float, range(1, steps)), leg]) if steps else []


def _apart(counts: list[float]) -> list[float | None]:
    """The same counts, but for those that stand too close to the next one."""
    close = [after - here < _CLOSE for here, after in pairwise(counts)]
    return [None if too_close else count for count, too_close in zip(counts, [*close, False], strict=True)]


def directions(distances: Distances) -> Points:
    """The directions of both differences; upwards, or to the right, if there is none."""
    return np.where(distances.difference < 0, -1.0, 1.0)
