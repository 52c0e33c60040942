"""How far a line misses its points: bars between the points and the line, and squares on the bars."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

import numpy as np
from manim import RIGHT, Animation, Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.learning.linear_regression.words import short
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, text

MOST_SQUARES = 12
"""More bars and squares than this would be hard to distinguish."""

MOST_NUMBERS = 6
"""Of more points than this, no numbers are written at the bars."""

_MANY = 20
"""More points than this may cover the line."""

_OPACITY_OF_MANY = 0.4
"""The opacity of many points, so that the line can be seen under them."""

_LARGEST_MEAN = 1.62
"""The greatest side of a mean square, in manim units."""

_ROOM_LEFT, _ROOM_RIGHT = 0.2, 0.6
"""Beyond the points, in shares of the range of x: the square of the last point has room to the right."""

_AXIS = 1.3
"""The height of the names and numbers of the axes, in manim units."""

_LOW_BOX = 4.0
"""A box that is not higher than this has room for few numbers beside its axis, in manim units."""

_BAR = 0.09
"""The width of a bar, in manim units."""


class Residuals(VGroup):
    """Points of the plane, and a line y = w d + b with its residuals.

    A bar leads from the line to a point: filled above the line, outlined below it. A square has the bar as
    its side, in the frame: whatever the units, the areas are in the proportion of the squared residuals.

    Parameters
    ----------
    points
        Shape (n, 2).
    lines
        Weights (w, b) of all lines that the axes must leave room for, squares included, shape (m, 2). The
        first of them is drawn.
    strays
        Another place for some of the points, as (index, y): the axes leave room for it too.
    largest_error
        The largest mean of squares that is shown as a square.
    names
        Typst markup for x and y.

    Attributes
    ----------
    weights
        Slope and intercept of the line, shape (2,).
    stray
        How far the stray point is moved, in units of y.
    arrived
        How many points have come from the corner of the axes to their places, a share of all.
    drawn
        How much of the line is drawn, from the left.
    bars
        How many of the bars are drawn, a share of all.
    spread
        How wide the squares have become, a share of their height.
    faint
        How faint the squares are, from 0 to 1.
    """

    def __init__(
        self,
        points: ArrayLike,
        lines: ArrayLike,
        *,
        strays: tuple[int, float] = (0, 0.0),
        largest_error: float = 0.0,
        names: tuple[str, str] = ("$x$", "$y$"),
        box: Box | None = None,
    ) -> None:
        box = box or frame().right_side
        super().__init__()
        self.values = np.asarray(points, dtype=np.float64)
        self.count = len(self.values)
        self.strayed = strays[0]
        x, y = self.values.T
        low, high, span = float(x.min()), float(x.max()), float(np.ptp(x))
        heights = np.append(y, y[strays[0]] + strays[1])
        misses = _misses(np.append(x, x[strays[0]]), heights, lines)
        mean_side = np.sqrt(max(largest_error, float(np.mean(misses[0][:-1] ** 2)), float(y.var())))
        self.plot = Plot(
            box,
            (low - _ROOM_LEFT * span, high + _ROOM_RIGHT * span),
            _room(heights, _heights(np.array([low, high]), lines), np.abs(misses).max(), mean_side, box),
            names=names,
            ticks=Ticks(y=5 if box.height > _LOW_BOX else 3),
        )
        opacity = 0.9 if self.count <= _MANY else _OPACITY_OF_MANY
        self.chosen = _spread_out(x)
        self.data = Markers([], "data", opacity=opacity, size=1.2 * mark_size(self.count))
        self.line = Polyline([], "path", width=5.0)
        self.above = VMobject(stroke_width=0.0, fill_color=color("slope"), fill_opacity=1.0)
        self.below = VMobject(stroke_color=color("slope"), stroke_width=2.5, fill_opacity=0.0)
        self.squares = VMobject(stroke_color=color("slope"), stroke_width=2.0)
        self.mark = Dot(radius=0.11, color=color("path"), fill_opacity=0.0)
        self._goes_left = self._choose_sides(np.abs(_misses(x, y, lines)).max(axis=0))
        self.moving = VGroup(self.squares, self.above, self.below, self.line, self.mark, self.data)
        self.add(self.plot, self.moving)
        self.followers: list[Callable[[], object]] = []
        self.asked = low
        self.weights: Points = np.zeros(2)
        self.stray, self.arrived, self.drawn, self.bars = 0.0, 1.0, 1.0, 0.0
        self.spread, self.faint = 0.0, 0.0
        self.set_state(weights=np.asarray(lines, dtype=np.float64).reshape(-1, 2)[0])

    def _choose_sides(self, largest: Points) -> Points:
        """Whether each square lies to the left of its point, shape (2, n): under the line, and above it.

        A square keeps to the side where a rising line leaves room, if the picture has room there. The last
        one goes to the right, where no other is.
        """
        places, last = self.plot.to_frame(self.values)[:, 0], self.chosen[-1]
        sides = largest * self.plot.y_unit
        fits_left, fits_right = places - sides >= self.plot.box.left, places + sides <= self.plot.box.right
        fits_left[last] &= not fits_right[last]
        return np.array([~fits_right, fits_left])

    def set_state(self, **state: Any) -> Self:
        """Move the line to other *weights*, with its bars and squares, or change what is drawn of them."""
        for name, value in state.items():
            setattr(self, name, np.asarray(value, dtype=np.float64) if name == "weights" else float(value))
        self._draw_points()
        self._draw_line()
        self._draw_misses()
        for follow in self.followers:
            follow()
        return self

    @property
    def points_now(self) -> Points:
        """The points (n, 2), with the stray one where it is now."""
        now = self.values.copy()
        now[self.strayed, 1] += self.stray
        return now

    @property
    def residuals(self) -> Points:
        """How far each point lies above the line, shape (n,)."""
        x, y = self.points_now.T
        misses: Points = y - self.weights[0] * x - self.weights[1]
        return misses

    @property
    def error(self) -> float:
        """The mean of the squared residuals."""
        return float(np.mean(self.residuals**2))

    def _draw_points(self) -> None:
        """A point runs along the axis by its x, then up by its y."""
        ways = np.clip(self.arrived * self.count - np.arange(self.count), 0.0, 1.0)
        places, corner = self.plot.to_frame(self.points_now), (self.plot.box.left, self.plot.box.bottom)
        shares = np.clip(2 * ways[:, None] - (0.0, 1.0), 0.0, 1.0)
        self.data.set_state(places=(corner + shares * (places - corner))[ways > 0])

    def _draw_line(self) -> None:
        slope, height = self.weights
        run = self.plot.line_run(0.0, height, slope)
        if len(run):
            run = np.array([run[0], run[0] + self.drawn * (run[1] - run[0])])
        self.line.set_runs([run])
        self.mark.move_to(self.plot.at(self.asked, slope * self.asked + height))

    def bar_boxes(self, indices: Any = None) -> Points:
        """The boxes (k, 4) of bars as left, right, bottom, top; the foot of those below is on the line."""
        chosen = self.chosen if indices is None else indices
        now, misses = self.points_now[chosen], self.residuals[chosen]
        places = self.plot.to_frame(now)
        feet = places[:, 1] - misses * self.plot.y_unit
        half = _BAR / 2
        low, high = np.minimum(places[:, 1], feet), np.maximum(places[:, 1], feet)
        return np.column_stack([places[:, 0] - half, places[:, 0] + half, low, high])

    def goes_left(self) -> Points:
        """Whether the square of each point (n,) lies to its left."""
        left: Points = np.where(self.residuals > 0, self._goes_left[1], self._goes_left[0])
        return left

    def square_boxes(self, spread: float = 1.0, indices: Any = None) -> Points:
        """The boxes (k, 4) of the squares on the bars; their width is a share of their height."""
        boxes, chosen = self.bar_boxes(indices), self.chosen if indices is None else indices
        middle, sides = boxes[:, :2].mean(axis=1), boxes[:, 3] - boxes[:, 2]
        start = np.where(self.goes_left()[chosen], middle - spread * sides, middle)
        return np.column_stack([start, start + spread * sides, boxes[:, 2], boxes[:, 3]])

    def _draw_misses(self) -> None:
        boxes, misses = self.bar_boxes(), self.residuals[self.chosen]
        ways = np.clip(self.bars * len(boxes) - np.arange(len(boxes)), 0.0, 1.0)
        heights = ways * (boxes[:, 3] - boxes[:, 2])
        up = misses > 0
        boxes[:, 3] = np.where(up, boxes[:, 2] + heights, boxes[:, 3])
        boxes[:, 2] = np.where(up, boxes[:, 2], boxes[:, 3] - heights)
        self.above.points = rectangles(boxes[up & (ways > 0)])
        self.below.points = rectangles(boxes[~up & (ways > 0)])
        order = np.argsort(-np.abs(misses))
        squares = self.square_boxes(self.spread)[order]
        self.squares.points = rectangles(squares if self.spread > 0 else squares[:0])
        self.squares.set_fill(color("slope"), opacity=0.16 - 0.12 * self.faint)
        self.squares.set_stroke(opacity=1 - 0.3 * self.faint)

    # What moves, and what is read off ------------------------------------------------------------------

    def to(self, **options: Any) -> Animation:
        """Let the state run to other values, as ``tween`` does."""
        return tween(self, on=self.moving, **options)

    def numbers(self) -> VGroup:
        """The residuals to the right of their bars; none if there are many."""
        numbers = VGroup()
        if len(self.chosen) > MOST_NUMBERS:
            return numbers
        misses = self.residuals[self.chosen]
        for box, miss in zip(self.bar_boxes(), misses, strict=True):
            number = on_plate(text(short(float(miss)), size=FINE_SIZE), margin=0.05, opacity=0.75)
            numbers.add(number.next_to((box[1], (box[2] + box[3]) / 2, 0.0), RIGHT, buff=0.1))
        return numbers

    def upright(self, x: float, role: Any = "muted") -> Polyline:
        """A line at x, as high as the picture."""
        return Polyline([self.plot.to_frame([(x, y) for y in self.plot.y_range])], role, width=2.5)

    def dashes(self, x: float, low: float, high: float) -> Polyline:
        """A dashed upright at x, from one y to another."""
        (_, bottom), (_, top) = ends = self.plot.to_frame([(x, low), (x, high)])
        count = max(1, int(abs(top - bottom) / 0.2))
        shares = np.arange(count)[:, None] + (0.0, 0.6)
        runs = [ends[0] + share[:, None] / count * (ends[1] - ends[0]) for share in shares]
        return Polyline(runs, "ink", width=3.0)


def rectangles(boxes: Points) -> Points:
    """The points of boxes (k, 4), each as left, right, bottom, top, for one shape."""
    left, right, bottom, top = np.asarray(boxes, dtype=np.float64).reshape(-1, 4).T
    if not len(left):
        return np.empty((0, 3))
    corners = np.stack([[left, bottom], [right, bottom], [right, top], [left, top]])
    return closed(np.moveaxis(corners, 2, 0))


def _misses(x: Points, y: Points, lines: ArrayLike) -> Points:
    """The residuals (m, n) of lines (m, 2)."""
    return y - _heights(x, lines)


def _heights(x: Points, lines: ArrayLike) -> Points:
    """The heights (m, k) of lines (m, 2) at x (k,)."""
    slopes, intercepts = np.asarray(lines, dtype=np.float64).reshape(-1, 2).T
    return np.outer(slopes, x) + intercepts[:, None]


def _spread_out(x: Points) -> Any:
    """The indices of at most ``MOST_SQUARES`` of the points, evenly from the least x to the greatest."""
    chosen = np.linspace(0, len(x) - 1, min(len(x), MOST_SQUARES)).round().astype(int)
    return np.argsort(x, kind="stable")[chosen]


def _room(y: Points, ends: Points, largest: float, mean_side: float, box: Box) -> tuple[float, float]:
    """The range of y that holds points and lines, and is wide enough for the squares.

    Half of the picture must hold the *largest* residual as a square, and mean squares must stay small.

    Parameters
    ----------
    ends
        Heights of the lines at the least and at the greatest x, shape (m, 2).
    """
    low, high = padded(min(y.min(), ends.min()), max(y.max(), ends.max()))
    height = box.height - _AXIS
    needed = height * max(2 * largest / box.width, mean_side / _LARGEST_MEAN)
    missing = max(0.0, needed - (high - low)) / 2
    return low - missing, high + missing
