"""Half a step to one point on the edge of a ball, then half a step to another; and the straight way there."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from mathkit.linear_algebra.norms import power_length
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.zooming_planes import Mark, PlaneLine
from scenes.stage.type.typesetting import Points

TARGET = "$bold(c)$"
"""The name of the point where both ways lead."""


class Detour(VGroup):
    """Two ways from the middle of a ball of radius 1 to c, and the chord on which c lies.

    Attributes
    ----------
    first, second
        The directions of both ends of the chord, in degrees.
    """

    def __init__(self, ball: NormBall) -> None:
        self.ball, self.first, self.second = ball, 0.0, 90.0
        plane, (start, corner, there) = ball.plane, self.stops
        self.chord = PlaneLine(plane, self.ends, "slope", width=6.0, seen=0.0)
        self.legs = [PlaneLine(plane, leg, "ink", seen=0.0) for leg in ([start, corner], [corner, there])]
        self.straight = PlaneLine(plane, [start, there], "ink", seen=0.0)
        self.arrival = Mark(plane, there, "ink", TARGET, (1.0, 1.0))
        super().__init__(self.chord, *self.legs, self.straight, self.arrival)

    @property
    def ends(self) -> Points:
        """Of the chord (2, 2): each is one step from the middle of the ball, whatever its p is."""
        angles = np.deg2rad([self.first, self.second])
        steps = [
            ray / power_length(ray, self.ball.p) for ray in np.column_stack([np.cos(angles), np.sin(angles)])
        ]
        ends: Points = self.ball.middle + np.array(steps)
        return ends

    @property
    def stops(self) -> Points:
        """Of the detour (3, 2)."""
        middle, (first, second) = self.ball.middle, self.ends - self.ball.middle
        return np.array([middle, middle + first / 2, middle + (first + second) / 2])

    @property
    def length(self) -> float:
        """Of the straight way, as the ball measures it."""
        return power_length(self.arrival.point - self.ball.middle, self.ball.p)

    def set_state(self, *, first: float, second: float) -> Self:
        """Turn both ends of the chord."""
        self.first, self.second = float(first), float(second)
        start, corner, there = self.stops
        self.chord.set_state(line=self.ends)
        self.legs[0].set_state(line=[start, corner])
        self.legs[1].set_state(line=[corner, there])
        self.straight.set_state(line=[start, there])
        self.arrival.set_state(point=there)
        return self
