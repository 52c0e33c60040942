"""Tracks: number lines with a unit of their own, on which steps are laid tip to tail."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.ticks import tick_decimals, ticks
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

LANE = 0.24
"""From a track to the steps on it, and from these to their sum, in manim units."""

_TICK = 0.1
"""Half the length of a tick, in manim units."""

_MOST_TICKS = 6


class Track(VGroup):
    """A number line from *low* to *high*, with ticks and numbers at round places, or at given *marks* (n,).

    Its zero stands at ``zero`` (2,) of the frame, its unit is ``unit`` manim units long, and its direction
    has the ``angle``, in radians, from the direction to the right.
    """

    def __init__(
        self,
        low: float,
        high: float,
        *,
        zero: ArrayLike,
        unit: float,
        angle: float = 0.0,
        marks: ArrayLike | None = None,
    ) -> None:
        self.low, self.high, self.unit, self.angle = low, high, unit, angle
        self.line = Polyline([], "muted", width=3.0)
        self.marks: Points = (
            ticks(low, high, _MOST_TICKS) if marks is None else np.asarray(marks, dtype=float)
        )
        decimals = tick_decimals(self.marks)
        self.numbers = VGroup(
            *(text(number(float(mark), decimals), size=FINE_SIZE, role="muted") for mark in self.marks)
        )
        super().__init__(self.line, self.numbers)
        self.set_state(zero=zero, unit=unit, angle=angle)

    def set_state(
        self, *, zero: ArrayLike | None = None, unit: float | None = None, angle: float | None = None
    ) -> Self:
        """Lie elsewhere, with another unit, in another direction; what is not given stays."""
        self.zero: Points = np.asarray(self.zero if zero is None else zero, dtype=np.float64)
        self.unit = self.unit if unit is None else float(unit)
        self.angle = self.angle if angle is None else float(angle)
        way = np.array([np.cos(self.angle), np.sin(self.angle)])
        below = np.array([way[1], -way[0]])
        feet = self.zero + self.unit * self.marks[:, None] * way
        cuts = [np.array([foot - _TICK * below, foot + _TICK * below]) for foot in feet]
        self.line.set_runs([np.array([self.at(self.low), self.at(self.high)])[:, :2], *cuts])
        for label, foot in zip(self.numbers, feet, strict=True):
            beyond(label, foot, below, gap=_TICK + 0.13)
        return self

    def at(self, value: float, lane: float = 0.0) -> Points:
        """The point of the frame (3,) for a value, *lane* manim units above the track."""
        way = np.array([np.cos(self.angle), np.sin(self.angle)])
        x, y = self.zero + self.unit * value * way + lane * np.array([-way[1], way[0]])
        return np.array([x, y, 0.0])

    def bare(self) -> Polyline:
        """The line alone, without ticks."""
        return Polyline([np.array([self.at(self.low), self.at(self.high)])[:, :2]], "muted", width=3.0)

    def step(self, start: float, end: float, role: Role, *, lane: float = LANE, **style: Any) -> Arrow:
        """A step from one value to another; a dot where it has no length."""
        return Arrow(self.at(start, lane), self.at(end, lane), role, width=8.0, dotted=True, **style)
