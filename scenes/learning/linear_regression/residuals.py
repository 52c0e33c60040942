"""How far a line misses its points: bars up and down to it, and the squares upon the bars."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, Dot, UpdateFromAlphaFunc, VGroup, VMobject, interpolate_color
from numpy.typing import ArrayLike

from mathkit.learning.linear_regression import LineFit
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, text

_MOST_SHOWN = 12
"""More bars and squares than this could not be told apart."""

_FEW, _CROWDED = 20, 0.4
"""More points than these may cover the line, and are given this opacity, so that it can be seen."""

_LARGEST_MEAN = 1.6
"""The greatest side of a mean square, in manim units."""


class Residuals(VGroup):
    """Points of the plane and a line y = w x + b with its misses; ``lay`` moves the line.

    A bar is a miss, as long as y says. A square has the bar for its side, in the frame: whatever x and y
    count, the areas are in the proportion of the squared misses. The ``line``, its ``bars`` and ``squares``,
    and the ``flat_line`` at the mean of y, are not among the members: the points can be shown alone.

    Parameters
    ----------
    points
        Shape (n, 2).
    lines
        Weights (w, b) of all lines that the axes must leave room for, shape (m, 2), squares included. The
        first of them is drawn. No mean square larger than its own, or that of the flat line, is asked for.
    names
        Typst markup for x and y.
    """

    def __init__(
        self,
        points: ArrayLike,
        lines: ArrayLike,
        *,
        names: tuple[str, str] = ("$x$", "$y$"),
        box: Box | None = None,
    ) -> None:
        box = box or frame().picture
        super().__init__()
        self.points_shown = _spread_out(np.asarray(points, dtype=np.float64))
        x, y = np.asarray(points, dtype=np.float64).T
        self.count = len(x)
        misses = y - _heights(x, lines)
        self.plot = Plot(
            box,
            padded(x.min(), x.max()),
            _room(y, _heights(np.array([x.min(), x.max()]), lines), misses, box),
            x_label=names[0],
            y_label=names[1],
        )
        opacity = 0.9 if len(x) <= _FEW else _CROWDED
        places = self.plot.to_frame(np.column_stack([x, y]))
        self.data = Markers(places, "data", opacity=opacity, size=mark_size(len(x)))
        self.role: Role = "path"
        self.line = Polyline([], self.role, width=5.0)
        self.flat_line = self.plot.line(0.0, float(y.mean()), 0.0, "muted", width=3.0)
        self.bars = Polyline([], "slope", width=4.0)
        self.squares = VGroup(*(_square("slope", opacity=0.1) for _ in self.points_shown))
        largest = np.abs(self.points_shown[:, 1] - _heights(self.points_shown[:, 0], lines)).max(axis=0)
        self._goes_left = self._choose_sides(largest)
        self.add(self.plot, self.data)
        self.lay(np.asarray(lines, dtype=np.float64).reshape(-1, 2)[0])

    def _choose_sides(self, largest: Points) -> Points:
        """Whether each square lies to the left of its point, shape (2, k): under the line, and above it.

        The square keeps to the side on which a rising line leaves it free, where the picture has room.
        """
        places = self.plot.to_frame(self.points_shown)[:, 0]
        sides = largest * self.plot.y_unit
        fits_left, fits_right = places - sides >= self.plot.box.left, places + sides <= self.plot.box.right
        return np.array([~fits_right, fits_left])

    def lay(self, weights: ArrayLike) -> Self:
        """Move the line to the weights (w, b), and its bars and squares with it."""
        self.weights = np.asarray(weights, dtype=np.float64)
        slope, intercept = self.weights
        self.line.set_runs([self.plot.line_run(0.0, intercept, slope)])
        x, y = self.points_shown.T
        points = self.plot.to_frame(self.points_shown)
        feet = self.plot.to_frame(np.column_stack([x, slope * x + intercept]))
        self.bars.set_runs(np.stack([points, feet], axis=1))
        left = np.where(y > slope * x + intercept, self._goes_left[1], self._goes_left[0])
        for square, point, foot, to_left in zip(self.squares, points, feet, left, strict=True):
            side = abs(point[1] - foot[1])
            _lay(square, min(point[1], foot[1]), point[0] - side if to_left else point[0], side)
        return self

    def moving(self, line_at: Callable[[float], ArrayLike], **options: Any) -> UpdateFromAlphaFunc:
        """The line, its bars and its squares take weights that depend on the share of the time."""
        return UpdateFromAlphaFunc(self.squares, lambda _, share: self.lay(line_at(share)), **options)

    def moving_to(self, weights: ArrayLike, role: Role = "path", **options: Any) -> UpdateFromAlphaFunc:
        """The line goes from the weights that it has straight to others, and takes a colour."""
        start, end = self.weights, np.asarray(weights, dtype=np.float64)
        first = color(self.role)
        self.role = role

        def line_at(share: float) -> Points:
            self.line.set_stroke(interpolate_color(first, color(role), share))
            return start + share * (end - start)

        return self.moving(line_at, **options)

    def mean_square(self, error: float, name: str, role: Role = "slope", *, beside: bool = False) -> VGroup:
        """A square as large as the squares are on the average, for a mean squared *error*, and its name."""
        square = _lay(_square(role, opacity=0.3), 0.0, 0.0, float(np.sqrt(error)) * self.plot.y_unit)
        label = text(name, size=FINE_SIZE, role=role)
        if beside:
            return VGroup(square, label.next_to(square, RIGHT, buff=0.2))
        return VGroup(square, label.next_to(square, DOWN, buff=0.2).align_to(square, LEFT))

    def averaged(self, error: float) -> list[VMobject]:
        """For the words: the mean square, and how many of the squares are drawn, if not all of them."""
        return [self.mean_square(error, "the mean of the squares", beside=True), *self.notes()]

    def compared(self, fit: LineFit) -> VGroup:
        """The mean square of the best flat line and that of the best line, side by side."""
        squares = (
            self.mean_square(fit.spread, "flat line", "muted"),
            self.mean_square(fit.error, "our line"),
        )
        return VGroup(*squares).arrange(RIGHT, buff=0.6, aligned_edge=DOWN)

    def reading(self, x: float) -> tuple[Polyline, Dot, Polyline]:
        """What the line says at x: the way up to it, the point on it, and the way over to y."""
        plot, y = self.plot, float(self.weights @ (x, 1.0))
        up = Polyline([plot.to_frame([(x, plot.y_range[0]), (x, y)])], "ink", width=2.5)
        over = Polyline([plot.to_frame([(x, y), (plot.x_range[0], y)])], "result", width=2.5)
        return up, plot.dot(x, y, "result", radius=0.11), over

    def notes(self) -> list[Written]:
        """How many of the squares are drawn, if not all of them."""
        drawn = len(self.points_shown)
        if drawn == self.count:
            return []
        return [text(f"{drawn} of {self.count:,} squares are drawn", size=FINE_SIZE, role="muted")]


def _heights(x: Points, lines: ArrayLike) -> Points:
    """The heights (m, k) of lines (m, 2) at x (k,)."""
    slopes, intercepts = np.asarray(lines, dtype=np.float64).reshape(-1, 2).T
    return np.outer(slopes, x) + intercepts[:, None]


def _spread_out(points: Points) -> Points:
    """At most so many of the points as can be told apart, evenly from the least x to the greatest."""
    chosen = np.linspace(0, len(points) - 1, min(len(points), _MOST_SHOWN)).round().astype(int)
    spread: Points = points[np.argsort(points[:, 0], kind="stable")[chosen]]
    return spread


def _room(y: Points, ends: Points, misses: Points, box: Box) -> tuple[float, float]:
    """The range of y that holds points and lines, so wide that squares find room.

    Half of the picture must hold any square, and mean squares must stay small.
    """
    low, high = padded(min(y.min(), ends.min()), max(y.max(), ends.max()))
    mean_side = max(float(np.sqrt(np.mean(misses[0] ** 2))), float(y.std()))
    needed = box.height * max(2 * float(np.abs(misses).max()) / box.width, mean_side / _LARGEST_MEAN)
    missing = max(0.0, needed - (high - low)) / 2
    return low - missing, high + missing


def _square(role: Role, *, opacity: float) -> VMobject:
    return VMobject(stroke_color=color(role), stroke_width=1.5, fill_color=color(role), fill_opacity=opacity)


def _lay(square: VMobject, bottom: float, left: float, side: float) -> VMobject:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    square.set_points_as_corners(np.array([(left + x * side, bottom + y * side, 0.0) for x, y in corners]))
    return square
