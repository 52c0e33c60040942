"""Functions to walk down on: a curve with its valley, a landscape of contour lines, and walks on both.

Beside a curve: the heights of its walk, and the learning rates at which walks run away.
"""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.scales import Scale, Zone
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_segments
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.typesetting import Points

_THROUGH_THE_START, _ELSEWHERE = (4.0, 0.9), (2.0, 0.75)
"""Widths and opacities of the contour line on which a walk starts, and of the others."""

BELOW = Box(frame().words.left, frame().words.right, frame().words.bottom, 0.4)
"""Beside the picture, under two rows of formulas."""

_LARGEST_RATE = 1.5
"""Learning rates are shown up to this many times the one from which walks diverge."""

_EDGE = 0.1
"""How far an arrow stays away from the edge of the picture."""

_FARTHEST = 2.2
"""A walk that runs away is followed to this many times its first distance from the minimum …"""

_FIRST_STEP = 9.0
"""… but its first step is shown if it goes no farther than this many times."""

_LEVEL = 1e-9
"""Heights up to this are rounding, which may also lie below zero: the walker stays at the bottom."""


def in_sight(road: Points, minimum: Points) -> Points:
    """The beginning of a walk (n + 1, d), up to where it has run out of sight."""
    far = np.linalg.norm(road - minimum, axis=1)
    limit = _FARTHEST * max(far[0], 1e-9)
    if len(far) > 1:
        limit = max(limit, min(far[1], _FIRST_STEP * far[0]))
    gone = np.flatnonzero(far > limit * (1 + 1e-9))
    return road[: gone[0]] if len(gone) else road


class Valley(VGroup):
    """The curve of a function of one variable around its minimum, and a walk upon it.

    Parameters
    ----------
    function
        The function, with its minimum.
    road
        The walk's positions x, shape (n + 1, 1); the axes are chosen so that it can be followed.
    """

    def __init__(
        self, function: Quadratic, road: Points, role: Role = "path", *, box: Box | None = None
    ) -> None:
        box = box or frame().picture
        super().__init__()
        road = in_sight(road, function.minimum)
        half = 1.2 * max(float(np.abs(road - function.minimum).max()), 0.5)
        middle = float(function.minimum[0])
        top = float(function.value(np.array([middle + half])))
        bottom = float(function.value(function.minimum))
        self.plot = Plot(
            box,
            (middle - half, middle + half),
            padded(bottom, top, 0.03),
            x_label="$x$",
            y_label="$f(x)$",
            x_ticks=10,
        )
        x = self.plot.sample()
        self.curve = self.plot.curve(x, function.value(x[:, None]))
        self.road, self.heights = road[:, 0], function.value(road)
        self.role: Role = role
        # A step is a leap: between its ends the walk touches nothing of the curve.
        self.trail = Trail(self.plot.to_frame(np.column_stack([self.road, self.heights])), role)
        self.add(self.plot, self.curve, self.trail)

    def tangent(self, slope: float, *, length: float = 4.0) -> Polyline:
        """The tangent where the walk starts, as long as asked."""
        return self.plot.tangent(float(self.road[0]), float(self.heights[0]), slope, length=length)

    def step(self, index: int) -> tuple[VGroup, Arrow]:
        """A step as the rule takes it: lines down from its two ends, and an arrow along the axis."""
        ends = slice(index, index + 2)
        drops = [self.plot.drop(x, y) for x, y in zip(self.road[ends], self.heights[ends], strict=True)]
        return VGroup(*drops), Arrow(drops[0].get_end(), drops[1].get_end(), self.role)


class HeightsWalked(VGroup, Seekable):
    """The heights of a walk over its steps: a dot for each, a line between them, the walker in front.

    Parameters
    ----------
    heights
        At the start and after each step, shape (n + 1,), none below zero but for rounding.
    """

    def __init__(self, heights: Points, *, box: Box = BELOW) -> None:
        super().__init__()
        highest = float(heights.max())
        self.plot = Plot(
            box,
            (0, len(heights) - 1),
            (0, 1.05 * highest if highest > _LEVEL else 1.0),
            x_ticks=5,
            x_whole=True,
            y_ticks=4,
            x_label="steps",
            y_label="$f(x_t)$",
        )
        places = self.plot.to_frame(np.column_stack([np.arange(len(heights)), heights]))
        self.trail = Trail(places, dot_radius=0.04, walker_radius=0.08)
        self.add(self.plot, self.trail)

    def seek(self, step: float, /) -> Self:
        self.trail.seek(step)
        return self


class LearningRates(Scale):
    """The learning rates on a line: a parabola's walk diverges beyond *limit*, and overshoots beyond half."""

    def __init__(self, limit: float, *, box: Box = BELOW) -> None:
        zones = (
            Zone(limit / 2, "descends", "result"),
            Zone(limit, "overshoots", "ink"),
            Zone(_LARGEST_RATE * limit, "diverges", "slope"),
        )
        super().__init__(box, 0.0, zones, [number(limit / 2, 3), number(limit, 3)])

    def mark(self, rate: float) -> VGroup:
        """A pointer at *rate*, and beneath it how much that is."""
        return self.pointer(rate, "second", f"$alpha = {math_number(rate, 3)}$")


def contour_lines(plot: Plot, function: Quadratic, start: Points, levels: int) -> VGroup:
    """About so many contour lines of a function of two variables, one of them through *start*, stronger."""
    low = float(function.value(function.minimum))
    x, y = plot.sample(161), np.linspace(*plot.y_range, 161)
    heights = function.value(np.stack(np.meshgrid(x, y), axis=-1)) - low
    through = float(function.value(start)) - low
    if through <= 0:
        through = float(heights.max()) / 4
    # Levels as squares: on a quadratic bowl the lines then stand at even distances.
    within = max(1, round(levels * np.sqrt(through / heights.max())))
    shares = (np.arange(1, 2 * levels) / within) ** 2
    inside = shares[shares * through < heights.max()]
    lines = plot.contours(x, y, heights, inside * through)
    for line, share in zip(lines, inside, strict=True):
        width, opacity = _THROUGH_THE_START if np.isclose(share, 1) else _ELSEWHERE
        line.set_stroke(width=width, opacity=opacity)
    return lines


class Contours(VGroup):
    """The contour lines of a function of two variables, and a walk across them.

    Parameters
    ----------
    function
        The function, with its minimum.
    road
        The walk's positions, shape (n + 1, 2); the axes are chosen so that it can be followed.
    names
        Typst markup for the two variables.
    levels
        About how many contour lines to draw; one of them goes through the start.
    """

    def __init__(
        self,
        function: Quadratic,
        road: Points,
        role: Role = "path",
        *,
        names: tuple[str, str] = ("$x$", "$y$"),
        box: Box | None = None,
        levels: int = 9,
    ) -> None:
        box = box or frame().picture
        super().__init__()
        road = in_sight(road, function.minimum)
        spread = np.abs(np.vstack([road - function.minimum])).max(axis=0)
        half = 1.35 * max(float(spread.max()), 0.5)
        x0, y0 = function.minimum
        self.plot = Plot(
            box,
            (x0 - half, x0 + half),
            (y0 - half, y0 + half),
            x_label=names[0],
            y_label=names[1],
            equal=True,
        )
        self.lines = contour_lines(self.plot, function, road[0], levels)
        self.trail = Trail(self.plot.to_frame(road), role=role)
        self.add(self.plot, self.lines, self.trail)

    def gradient(self, point: ArrayLike, gradient: ArrayLike, *, length: float = 1.7) -> Arrow:
        """An arrow at *point* along *gradient*, as long as asked or as the plot has room for.

        Where the gradient vanishes, the arrow shows nothing.
        """
        foot = end = self.plot.at(*np.asarray(point, dtype=np.float64))[:2]
        size = float(np.linalg.norm(gradient))
        if size > 0:
            ray = np.array([[foot, foot + length / size * np.asarray(gradient, dtype=np.float64)]])
            end = clip_segments(ray, self.plot.box.inset(_EDGE))[0, 1]
        return Arrow(foot, end, "slope", width=6.0)
