"""A bar of the powers of both differences, as shares of their sum."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any, Self

import numpy as np
from manim import LEFT, RIGHT, Animation, FadeIn, Rectangle, VGroup

from mathkit.linear_algebra.norms import Distances, power_shares
from scenes.linear_algebra.norms.zooming_planes import PlaneLine, ZoomingPlane
from scenes.stage.lesson.attention import second_half
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import NORM_ORDER
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, formula, text

_TOP, _BOTTOM = -2.22, -2.52
_WRITING = -2.82
"""The height of the bar, and of what is written under it, in manim units."""

_HEAD = "shares"
"""What the bar shows of both powers, written between their names."""


SHORTER: Role = "muted"
LONGER: Role = "ink"
"""The colours of the smaller and of the larger difference from a to b, and of their parts of the bar."""

_OPACITY = {SHORTER: 1.0, LONGER: 0.85}


class PowerBar(VGroup):
    """Two parts of a bar that share its length as the p-th powers of both differences share their sum."""

    def __init__(self, differences: Points, p: float) -> None:
        self.differences, self.p, self.named = np.abs(differences), p, True
        words = frame().words
        self.box = Box(words.left, words.right, _BOTTOM, _TOP)
        self.parts = [
            Rectangle(
                width=1.0, height=1.0, stroke_width=2.5, stroke_color=color("ink"), fill_color=color(role)
            ).set_fill(opacity=_OPACITY[role])
            for role in _roles(self.differences)
        ]
        names = [f"{math_number(each)}^{NORM_ORDER}" for each in self.differences]
        self.names = [formula(name, size=LABEL_SIZE) for name in names]
        for name, edge, x in zip(self.names, (LEFT, RIGHT), (words.left, words.right), strict=True):
            name.move_to((x, _WRITING, 0.0), aligned_edge=edge)
        self.head = text(_HEAD, size=LABEL_SIZE).move_to((words.center[0], _WRITING, 0.0))
        super().__init__(*self.parts, *self.names, self.head)
        self.set_state(p=p)

    def set_state(self, *, p: float) -> Self:
        """The shares of other powers; infinite ones have no names."""
        self.p = float(p)
        share = float(power_shares(self.differences, self.p)[0])
        box, cut = self.box, self.box.left + share * self.box.width
        for part, (left, right) in zip(self.parts, ((box.left, cut), (cut, box.right)), strict=True):
            part.set_points_as_corners(Box(left, right, box.bottom, box.top).corners)
        for name in self.names:
            name.set_opacity(float(self.named and math.isfinite(self.p)))
        return self

    def exchanged(self, written: VGroup) -> list[Animation]:
        """Let both names become what is written in their places, for good."""
        self.named = False
        names: list[Any] = list(self.names)
        away = (name.animate(run_time=0.4).set_opacity(0.0) for name in names)
        return [*away, FadeIn(written, rate_func=second_half, run_time=0.8)]

    def written(self, p: float, powers: tuple[str, str]) -> VGroup:
        """Both powers for one p and as numbers, in Typst mathematics, in the places of their names."""
        exponent = tint(math_number(p), "dial")
        written = VGroup()
        for name, size, power, edge in zip(self.names, self.differences, powers, (LEFT, RIGHT), strict=True):
            source = f"{math_number(size)}^{exponent} = {power}"
            written.add(formula(source, size=LABEL_SIZE).move_to(name, aligned_edge=edge))
        return written


def legs_of(plane: ZoomingPlane, distances: Distances) -> list[PlaneLine]:
    """Both differences as legs from a to b, each in the colour of its part of the bar."""
    ways = pairwise(distances.street)
    return [
        PlaneLine(plane, way, role, width=7.0).set_stroke(opacity=_OPACITY[role])
        for way, role in zip(ways, _roles(np.abs(distances.difference)), strict=True)
    ]


def _roles(differences: Points) -> tuple[Role, Role]:
    """Of both differences; the second one is the larger one if they are equal."""
    return (LONGER, SHORTER) if differences[0] > differences[1] else (SHORTER, LONGER)
