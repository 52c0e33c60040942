"""Buses: what they look like, and the road on which they are late or early."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import (
    DOWN,
    LEFT,
    PI,
    RIGHT,
    UP,
    Animation,
    ArcBetweenPoints,
    Circle,
    FadeIn,
    FadeOut,
    LaggedStart,
    MoveAlongPath,
    RoundedRectangle,
    VGroup,
    VMobject,
    linear,
    squish_rate_func,
)

from mathkit.arrays import IntegerArray
from scenes.probability.random_variables.lines import EARLY, LATE, ROLES, DelayPlot
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, TITLE_SIZE, text

_LENGTH, _HEIGHT, _WHEEL = 1.7, 0.95, 0.15
"""Of a bus, in manim units; the wheel's radius."""

_WAY_IN = 4.0
"""How far a bus rolls until it is in its place, in manim units."""

_MOST_TICKS = 12

_ROWS, _COLUMNS, _ARRIVED = 2, 3, 0.64
"""Of the first buses, whose size is that of the buses under the bars of shares."""

_WAITING, _ASIDE, _DIMMED = 0.5, 0.45, 0.75
"""The size of a bus that waits, the room beside it, in manim units, and its opacity."""

_NEXT = 0.2
"""The next bus leaves for its bar after this share of the time that one takes."""

ARRIVING = squish_rate_func(linear, (1 - _NEXT) / (1 + _NEXT * (_ROWS * _COLUMNS - 1)), 1.0)
"""How buses that leave for their bars are counted: each when it is there."""


class Bus(VGroup):
    """A bus with a ``sign``: the letter of its line, or what is *written* instead.

    A *solid* one hides what is behind it.
    """

    def __init__(self, line: str, *, written: str = "", size: float = 1.0, solid: bool = False) -> None:
        self.line = line
        role = ROLES[line]
        body = RoundedRectangle(corner_radius=0.18, width=_LENGTH, height=_HEIGHT, stroke_width=4.0)
        body.set_stroke(color(role))
        if solid:
            body.set_fill(color("background"), opacity=1.0)
        else:
            body.set_fill(color(role), opacity=0.12)
        wheels = VGroup(
            *(
                Circle(_WHEEL, stroke_width=4.0, stroke_color=color(role))
                .set_fill(color("background"), opacity=1.0)
                .move_to(body.get_bottom() + np.array([side * 0.28 * _LENGTH, 0, 0]))
                for side in (-1, 1)
            )
        )
        self.body, self.wheels = body, wheels
        self.sign = self.sign_with(written or line)
        super().__init__(body, wheels, self.sign)
        self.scale(size)

    def sign_with(self, written: str) -> VMobject:
        """What else may be written on the bus, in its place."""
        sign = text(f"*{written}*", size=TITLE_SIZE, role=ROLES[self.line])
        scale = self.body.width / _LENGTH
        return sign.scale(scale).move_to(self.body)

    def change_sign(self, written: str) -> list[Animation]:
        """Let something else be written on the bus."""
        old, self.sign = self.sign, self.sign_with(written)
        self.remove(old)
        self.add(self.sign)
        return [
            FadeOut(old, shift=0.4 * UP, rate_func=EARLY),
            FadeIn(self.sign, shift=0.4 * UP, rate_func=LATE),
        ]

    def turn_into(self, line: str, written: str) -> list[Animation]:
        """Let the bus become one of a *line*, in its colour, with another sign."""
        self.line, ink = line, color(ROLES[line])
        painted = (part.animate.set_stroke(ink) for part in (self.body, *self.wheels))
        return [*painted, *self.change_sign(written)]

    def roll_in(self, side: Points) -> list[Any]:
        """Let it come from a *side*, a direction of the frame, to where it is."""
        place = self.get_center()
        self.shift(_WAY_IN * side)
        return [FadeIn(self, run_time=0.4), self.animate.move_to(place)]

    def drive_round(self, foot: Points) -> Animation:
        """Let it drive in an arc until it stands at *foot*: two buses that change places do not meet."""
        here = self.get_center()
        return MoveAlongPath(self, ArcBetweenPoints(here, here + foot - self.get_bottom(), angle=-PI / 2))

    def start_from(self, plot: Plot) -> Self:
        """Put it on the axis of a plot, at the left end."""
        self.stand_at(plot.at(plot.x_range[0], 0))
        self.shift((plot.box.left - self.get_left()[0], 0, 0))
        return self

    def wait_beside(self, mobject: VMobject) -> Any:
        """Let it go, smaller and dimmed, to the right side of something."""
        waiting = self.animate.scale(_WAITING).next_to(mobject, RIGHT, buff=_ASIDE)
        return waiting.fade(1 - _DIMMED)

    def stand_at(self, point: Points) -> Self:
        """Put the wheels on the ground at *point*."""
        self.move_to(point, aligned_edge=DOWN)
        return self


class Arrivals(VGroup):
    """The first buses of all, row by row, each with its number: one for A, zero for B."""

    def __init__(self, labels: IntegerArray) -> None:
        self.labels: list[int] = labels[: _ROWS * _COLUMNS].tolist()
        size = _ARRIVED
        super().__init__(*(Bus("BA"[label], written=str(label), size=size) for label in self.labels))
        self.arrange_in_grid(_ROWS, _COLUMNS, buff=GAP)
        words = frame().words
        self.move_to((words.left, words.bottom, 0), aligned_edge=LEFT + DOWN)

    def come(self, run_time: float) -> Animation:
        """Let them come one after the other."""
        coming = (FadeIn(bus, shift=LEFT) for bus in self)
        return LaggedStart(*coming, lag_ratio=0.5, run_time=run_time)

    def leave_for(self, bars: Sequence[Points], run_time: float) -> Animation:
        """Let each go into the bar of its number, to one of these points."""
        leaving = (
            FadeOut(bus, target_position=bars[label], scale=0.5)
            for bus, label in zip(self, self.labels, strict=True)
        )
        return LaggedStart(*leaving, lag_ratio=_NEXT, run_time=run_time)


class Road(DelayPlot):
    """A horizontal axis alone: a road whose numbers are minutes of delay."""

    def __init__(self, x_range: tuple[float, float]) -> None:
        ticks = Ticks(x=_MOST_TICKS, y=0)
        super().__init__(x_range, 1.0, "", x_name="delay in minutes", ticks=ticks)
        self.axes.points = self.axes.points[4:]  # without the vertical axis


class Stop(VGroup):
    """Two lines stop here, ``a`` and ``b``; below them a ``bus`` comes along the ``road``.

    Attributes
    ----------
    lateness
        In words, over the bus.
    """

    def __init__(self, x_range: tuple[float, float], delay: float, lateness: str) -> None:
        self.road = Road(x_range)
        self.a, self.b = Bus("A", size=1.7), Bus("B", size=1.7)
        wide = frame().wide
        for bus, share in ((self.a, 0.3), (self.b, 0.7)):
            bus.move_to((wide.left + share * wide.width, 1.05, 0))
        self.bus = Bus("?", size=1.2).stand_at(self.road.at(delay, 0))
        self.lateness = text(lateness, size=STATEMENT_SIZE).next_to(self.bus, UP, buff=GAP)
        safe = frame().safe
        overhang = max(0.0, self.lateness.get_right()[0] - safe.right) - max(
            0.0, safe.left - self.lateness.get_left()[0]
        )
        self.lateness.shift((-overhang, 0, 0))
        super().__init__(self.road, self.a, self.b, self.bus, self.lateness)
