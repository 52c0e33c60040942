"""Two ways to a point c: along a part of one radius and then along the rest of another, or straight."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup

from mathkit.linear_algebra.norms import power_length
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.words import PART_DECIMALS
from scenes.linear_algebra.norms.zooming_planes import Mark, PlaneLine
from scenes.stage.type.typesetting import Points

TARGET = "$bold(c)$"
"""The name of the point where both ways lead."""

_NAMED = 0.45
"""From c to the middle of its name, in manim units."""


class Detour(VGroup):
    """Two ways from the middle of a ball of radius 1 to c, and the chord on which c lies.

    Attributes
    ----------
    first, second
        The directions of two radii, in degrees; the chord joins their ends.
    part
        The part of the second radius that the detour goes, after the rest of the first one: c divides the
        chord in the same way. It is rounded to the one that is written.
    """

    def __init__(self, ball: NormBall) -> None:
        self.ball, self.first, self.second, self.part = ball, 0.0, 90.0, 0.5
        plane, (start, corner, there) = ball.plane, self.stops
        self.rays = [PlaneLine(plane, [start, end], "muted", width=3.0, seen=0.0) for end in self.ends]
        for ray in self.rays:
            ray.set_z_index(1)  # the legs lie on them
        self.chord = PlaneLine(plane, self.ends, "slope", width=6.0, seen=0.0)
        self.legs = [PlaneLine(plane, leg, "ink", seen=0.0) for leg in ([start, corner], [corner, there])]
        self.straight = PlaneLine(plane, [start, there], "ink", seen=0.0)
        self.tips = [Mark(plane, end, "dial") for end in self.ends]
        self.arrival = Mark(plane, there, "ink", TARGET)
        super().__init__(*self.rays, self.chord, *self.legs, self.straight, *self.tips, self.arrival)
        self.redraw()

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
        corner = middle + (1 - self.part) * first
        return np.array([middle, corner, corner + self.part * second])

    @property
    def length(self) -> float:
        """Of the straight way, as the ball measures it."""
        return power_length(self.arrival.point - self.ball.middle, self.ball.p)

    def set_state(
        self, *, first: float | None = None, second: float | None = None, part: float | None = None
    ) -> Self:
        """Turn both radii, or split the detour between them in another way."""
        self.first = self.first if first is None else float(first)
        self.second = self.second if second is None else float(second)
        self.part = self.part if part is None else round(float(part), PART_DECIMALS)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place, also after the ball has changed."""
        start, corner, there = self.stops
        for ray, tip, end in zip(self.rays, self.tips, self.ends, strict=True):
            ray.set_state(line=[start, end])
            tip.set_state(point=end)
        self.chord.set_state(line=self.ends)
        self.legs[0].set_state(line=[start, corner])
        self.legs[1].set_state(line=[corner, there])
        self.straight.set_state(line=[start, there])
        outward = there - start
        self.arrival.set_state(point=there, offset=_NAMED * outward / np.linalg.norm(outward))
        return self
