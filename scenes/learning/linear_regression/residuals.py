"""How far a line misses its points: bars between the points and the line, and squares on the bars."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    Animation,
    Dot,
    MoveAlongPath,
    ReplacementTransform,
    Transform,
    VGroup,
    VMobject,
    interpolate_color,
    there_and_back,
)
from numpy.typing import ArrayLike

from mathkit.learning.linear_regression import LineFit
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, text

_MOST_SQUARES = 12
"""More bars and squares than this would be hard to distinguish."""

_MANY = 20
"""More points than this may cover the line."""

_OPACITY_OF_MANY = 0.4
"""The opacity of many points, so that the line can be seen under them."""

_LARGEST_MEAN = 1.6
"""The greatest side of a mean square, in manim units."""


class Residuals(VGroup):
    """Points of the plane, and a line y = w x + b with its residuals.

    A bar leads from a point to the line. A square has the bar as its side, in the frame: whatever the units
    of x and y, the areas are in the proportion of the squared residuals.

    Parameters
    ----------
    points
        Shape (n, 2).
    lines
        Weights (w, b) of all lines that the axes must leave room for, squares included, shape (m, 2). The
        first of them is drawn. No mean square may be larger than that of this line and of the flat line.
    names
        Typst markup for x and y.

    Attributes
    ----------
    weights
        Slope and intercept of the line, shape (2,).
    found
        How far the line has taken the colour of a result, from 0 to 1.
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
        residuals = y - _heights(x, lines)
        self.plot = Plot(
            box,
            padded(x.min(), x.max()),
            _room(y, _heights(np.array([x.min(), x.max()]), lines), residuals, box),
            names=names,
        )
        opacity = 0.9 if len(x) <= _MANY else _OPACITY_OF_MANY
        places = self.plot.to_frame(np.column_stack([x, y]))
        self.data = Markers(places, "data", opacity=opacity, size=mark_size(len(x)))
        self.line = Polyline([], "path", width=5.0)
        self.flat_line = self.plot.line(0.0, float(y.mean()), 0.0, "muted", width=3.0)
        self.bars = Polyline([], "slope", width=4.0)
        self.squares = VGroup(*(_square("slope", opacity=0.1) for _ in self.points_shown))
        largest = np.abs(self.points_shown[:, 1] - _heights(self.points_shown[:, 0], lines)).max(axis=0)
        self._goes_left = self._choose_sides(largest)
        self.add(self.plot, self.data)
        self.apart = (self.line, self.bars, self.squares, self.flat_line)
        self.set_state(weights=np.asarray(lines, dtype=np.float64).reshape(-1, 2)[0], found=0.0)

    def _choose_sides(self, largest: Points) -> Points:
        """Whether each square lies to the left of its point, shape (2, k): under the line, and above it.

        A square keeps to the side where a rising line leaves room, if the picture has room there.

        Parameters
        ----------
        largest
            The largest residual (k,) of each point that has a square.
        """
        places = self.plot.to_frame(self.points_shown)[:, 0]
        sides = largest * self.plot.y_unit
        fits_left, fits_right = places - sides >= self.plot.box.left, places + sides <= self.plot.box.right
        return np.array([~fits_right, fits_left])

    def set_state(self, *, weights: ArrayLike | None = None, found: float | None = None) -> Self:
        """Move the line to other *weights*, its bars and squares with it; change its colour."""
        if weights is not None:
            self.weights = np.asarray(weights, dtype=np.float64)
            self._draw_line(*self.weights)
        if found is not None:
            self.found = float(found)
            self.line.set_stroke(interpolate_color(color("path"), color("result"), self.found))
        return self

    def _draw_line(self, slope: float, intercept: float) -> None:
        self.line.set_runs([self.plot.line_run(0.0, intercept, slope)])
        x, y = self.points_shown.T
        points = self.plot.to_frame(self.points_shown)
        feet = self.plot.to_frame(np.column_stack([x, slope * x + intercept]))
        self.bars.set_runs(np.stack([points, feet], axis=1))
        left = np.where(y > slope * x + intercept, self._goes_left[1], self._goes_left[0])
        for square, point, foot, to_left in zip(self.squares, points, feet, left, strict=True):
            side = abs(point[1] - foot[1])
            _draw(square, min(point[1], foot[1]), point[0] - side if to_left else point[0], side)

    @property
    def lift(self) -> Points:
        """A change (0, b) of the weights that moves a line up by a sixth of the picture."""
        bottom, top = self.plot.y_range
        return np.array([0.0, (top - bottom) / 6])

    def swing(self, weights: ArrayLike, run_time: float) -> Animation:
        """Let the line alone run to other weights and back."""
        return tween(self, on=self.line, weights=weights, rate_func=there_and_back, run_time=run_time)

    def walker(self) -> Dot:
        """A dot at the left end of the line."""
        return Dot(self.line.get_start(), radius=0.1, color=color("path"))

    def run_along(self, walker: Dot, run_time: float) -> Animation:
        """Let the dot run along the line."""
        return MoveAlongPath(walker, self.line, run_time=run_time)

    def light_the_largest(self, run_time: float) -> Any:
        """Let the largest square light up for a moment."""
        largest: Any = max(self.squares, key=lambda square: float(square.width))
        return largest.animate(rate_func=there_and_back, run_time=run_time).set_fill(opacity=0.5)

    @property
    def fitted(self) -> tuple[VMobject, ...]:
        """The points with the line, its bars and squares, from back to front."""
        return self.plot, self.squares, self.bars, self.data, self.line

    def gather(self, mean: VMobject) -> list[Animation]:
        """Let copies of all squares melt into their mean, which is on the stage then."""
        outline = mean.copy().set_fill(opacity=0.0)
        first, *others = self.squares.copy()
        melting = (Transform(square, outline, remover=True) for square in others)
        return [ReplacementTransform(first, mean), *melting]

    def averaged(self, error: float) -> list[VMobject]:
        """For the words: the mean square, and how many of the squares are drawn, if not all of them."""
        square, label = self._mean_square(error, "the mean of the squares", "slope")
        mean = VGroup(square, label.next_to(square, RIGHT, buff=0.2))
        drawn = len(self.points_shown)
        return [mean] if drawn == self.count else [mean, _note(drawn, self.count)]

    def compared(self, fit: LineFit) -> VGroup:
        """The mean square of the best flat line and that of the best line, side by side."""
        squares = VGroup()
        flat = self._mean_square(fit.spread, "flat line", "muted")
        ours = self._mean_square(fit.error, "our line", "slope")
        for square, label in (flat, ours):
            squares.add(VGroup(square, label.next_to(square, DOWN, buff=0.2).align_to(square, LEFT)))
        return squares.arrange(RIGHT, buff=0.6, aligned_edge=DOWN)

    def _mean_square(self, error: float, name: str, role: Role) -> tuple[VMobject, Written]:
        """A square of the mean area of all squares, for a mean squared *error*, and its name."""
        square = _draw(_square(role, opacity=0.3), 0.0, 0.0, float(np.sqrt(error)) * self.plot.y_unit)
        return square, text(name, size=FINE_SIZE, role=role)

    def upright(self, x: float) -> Polyline:
        """A line at x, as high as the picture."""
        return Polyline([self.plot.to_frame([(x, y) for y in self.plot.y_range])], "muted", width=2.5)

    def reading(self, x: float) -> tuple[Polyline, Dot, Polyline]:
        """How y is read off at x: the way up to the line, the point on it, and the way over to y."""
        plot, y = self.plot, float(self.weights @ (x, 1.0))
        up = Polyline([plot.to_frame([(x, plot.y_range[0]), (x, y)])], "ink", width=2.5)
        over = Polyline([plot.to_frame([(x, y), (plot.x_range[0], y)])], "result", width=2.5)
        return up, plot.dot(x, y, "result", radius=0.11), over


def _note(drawn: int, count: int) -> Written:
    return text(f"{drawn} of {count:,} squares are drawn", size=FINE_SIZE, role="muted")


def _heights(x: Points, lines: ArrayLike) -> Points:
    """The heights (m, k) of lines (m, 2) at x (k,)."""
    slopes, intercepts = np.asarray(lines, dtype=np.float64).reshape(-1, 2).T
    return np.outer(slopes, x) + intercepts[:, None]


def _spread_out(points: Points) -> Points:
    """At most ``_MOST_SQUARES`` of the points, evenly from the least x to the greatest."""
    chosen = np.linspace(0, len(points) - 1, min(len(points), _MOST_SQUARES)).round().astype(int)
    spread: Points = points[np.argsort(points[:, 0], kind="stable")[chosen]]
    return spread


def _room(y: Points, ends: Points, residuals: Points, box: Box) -> tuple[float, float]:
    """The range of y that holds points and lines, and is wide enough for the squares.

    Half of the picture must hold any square, and mean squares must stay small.

    Parameters
    ----------
    ends
        Heights of the lines at the least and at the greatest x, shape (m, 2).
    residuals
        Of all points for each line, shape (m, n).
    """
    low, high = padded(min(y.min(), ends.min()), max(y.max(), ends.max()))
    mean_side = max(float(np.sqrt(np.mean(residuals[0] ** 2))), float(y.std()))
    needed = box.height * max(2 * float(np.abs(residuals).max()) / box.width, mean_side / _LARGEST_MEAN)
    missing = max(0.0, needed - (high - low)) / 2
    return low - missing, high + missing


def _square(role: Role, *, opacity: float) -> VMobject:
    return VMobject(stroke_color=color(role), stroke_width=1.5, fill_color=color(role), fill_opacity=opacity)


def _draw(square: VMobject, bottom: float, left: float, side: float) -> VMobject:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    square.set_points_as_corners(np.array([(left + x * side, bottom + y * side, 0.0) for x, y in corners]))
    return square
