"""A café's days as points, a line through them, and how far the line misses each day."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import Circle, Polygon, VGroup, smooth
from numpy.typing import ArrayLike

from scenes.optimization.gradient_descent.valleys import LOSS
from scenes.optimization.gradient_descent.windows import Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline, clip_segments
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

HEIGHT = 2.0
"""Where the line crosses the axis of the sales, as long as it only turns; that of the best line."""

_HIGH = 3.5
"""Lower boxes have room for fewer numbers on the upright axis, in manim units."""

_DAY = 0.11
"""The radius of the dot of a day, in manim units."""

Ends = tuple[float, float]

NAMES = ("warmth $x$ above 15 °C (1 = 5 °C)", r"sales above $\$4$k (1 = $\$100$)")


def ranges_of_days(points: ArrayLike, slopes: ArrayLike) -> tuple[Ends, Ends]:
    """The ranges of both axes that show days (n, 2), and lines with these *slopes* and the height 2."""
    x, y = np.asarray(points, dtype=np.float64).T
    ends = np.append(y, [w * end + HEIGHT for w in np.ravel(slopes) for end in (x.min(), x.max())])
    return padded(x.min(), x.max()), padded(ends.min(), ends.max())


class Cafe(VGroup):
    """Days on axes, and the line w x + b; from the days, sticks to the line.

    Parameters
    ----------
    points
        Warmth and sales of each day, shape (n, 2).
    ranges
        Of both axes.
    """

    def __init__(self, points: ArrayLike, ranges: tuple[Ends, Ends], box: Box) -> None:
        super().__init__()
        self.points_given, self._ranges = np.asarray(points, dtype=np.float64), ranges
        self.plot = self.window(box)
        self.line = Polyline([], "path", width=6.0)
        self.sticks = Polyline([], LOSS.role, width=4.0)
        self.days = Markers([], "data", size=1.3).set_z_index(1)  # over the pivot
        self.pivot = Circle(radius=0.1, stroke_width=3.0, color=color("ink"))
        self.add(self.plot, self.sticks, self.line, self.days)
        self.risen, self.missed, self.moved = np.ones(len(self.points_given)), 0.0, 1.0
        self.weights = np.array([0.0, HEIGHT])
        self.set_state()

    def window(self, box: Box) -> Window:
        """The axes in another box."""
        return Window(box, *self._ranges, names=NAMES, ticks=Ticks(6, 5 if box.height > _HIGH else 3))

    def set_state(self, **state: Any) -> Self:
        """Show the line with its ``weights`` (w, b), the sticks drawn as far as ``missed``.

        ``risen`` says how far each day has risen from the axis, and ``moved`` how far the axes have moved.
        """
        for name, value in state.items():
            setattr(self, name, np.asarray(value, dtype=np.float64) if np.ndim(value) else float(value))
        if self.plot.moved != self.moved:
            self.plot.set_state(moved=self.moved)
        (x, y), low = self.points_given.T, self.plot.y_range[0]
        self.days.set_state(
            places=self.plot.to_frame(np.column_stack([x, low + self.risen * (y - low)])[self.risen > 0])
        )
        slope, height = self.weights
        self.line.set_runs([self.plot.line_run(0.0, height, slope)])
        self.pivot.move_to(self.plot.at(0.0, height))
        self.pivot.set_stroke(opacity=float(self.plot.shows(0.0, height)))
        self.sticks.set_runs(list(self._sticks()))
        return self

    def misses(self) -> Points:
        """How far the line lies above each day, shape (n,)."""
        x, y = self.points_given.T
        slope, height = self.weights
        found: Points = slope * x + height - y
        return found

    def _sticks(self) -> Points:
        ends = self.points_given + np.column_stack([np.zeros(len(self.risen)), self.missed * self.misses()])
        segments = np.stack([self.plot.to_frame(self.points_given), self.plot.to_frame(ends)], axis=1)
        lengths = np.diff(segments[:, :, 1], axis=1)[:, 0]
        segments[:, 0, 1] += _DAY * np.sign(lengths)  # from the edge of the dot
        return clip_segments(segments[np.abs(lengths) > _DAY], self.plot.box)

    def squares(self, share: float = 1.0) -> VGroup:
        """A square on each stick, toward the middle of the plot, or a *share* of its width."""
        middle, squares = self.plot.box.center[0], VGroup()
        for (x, y), miss in zip(self.points_given, self.misses(), strict=True):
            foot, top = self.plot.place(x, y), self.plot.place(x, y + miss)
            aside = np.array([share * abs(top[1] - foot[1]) * (1 if foot[0] < middle else -1), 0.0])
            corners = [foot, top, top + aside, foot + aside]
            square = Polygon(
                *(np.append(corner, 0.0) for corner in corners), color=color(LOSS.role), stroke_width=3.0
            )
            squares.add(square.set_fill(color(LOSS.role), opacity=0.2))
        return squares

    def come(self, *, run_time: float) -> Tween:
        """The days rise from the axis, one after another, from cold to warm."""
        count = len(self.risen)
        self.set_state(risen=np.zeros(count))
        return tween(self, on=self.days, risen=np.ones(count), way=_one_by_one(count), run_time=run_time)

    def turn(self, weights: ArrayLike, **options: Any) -> Tween:
        """The line turns about its pivot, or rises with it, to other weights (w, b)."""
        return tween(
            self, on=VGroup(self.line, self.sticks, self.pivot), weights=np.asarray(weights), **options
        )


def _one_by_one(count: int) -> Any:
    """Each of some values runs in its own part of the time; neighbours overlap by half."""

    def way(first: Points, last: Points, share: float) -> Points:
        own = np.clip((share * (count + 1) - np.arange(count)) / 2, 0.0, 1.0)
        found: Points = first + (last - first) * np.array([smooth(float(each)) for each in own])
        return found

    return way
