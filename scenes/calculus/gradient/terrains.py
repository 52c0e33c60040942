"""A landscape as contour lines in space, seen from any elevation; from straight above it is a map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Self, cast

import numpy as np
from contourpy import LineType, contour_generator
from manim import Dot, VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.tween import Way
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, text

ABOVE = 90.0
"""The elevation in degrees from which the lines are a map."""

HALF = 6.0
"""Half the width of the whole map: only from closer do finer lines show."""

_SAMPLES = 81
_SLOTS = 64
_FITTED = 25
_COMING, _COME = 0.26, 0.32
"""Finer lines begin to show, and are fully there, when they are so far apart, in manim units."""

_TICKS = Ticks(x=7, y=5)
_FAINTEST = 0.8
_MARKED_WIDTH, _WIDTH = 4.0, 2.0

_APART, _CLEAR = 0.75, 1.3
"""From one height on a map to the next, and to the point, in manim units."""

_ROOM = 0.4
"""From the edge of a map to the middle of a height on it, in manim units."""


class MapPlot(Plot):
    """A plot whose axes have exactly the place *inner*; its numbers and names stand around it."""

    def __init__(
        self,
        inner: Box,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        *,
        names: tuple[str, str] = ("", ""),
        ticks: Ticks = _TICKS,
    ) -> None:
        VGroup.__init__(self)
        self.labels = VGroup()
        self.x_range, self.y_range, self.box = x_range, y_range, inner
        self._draw_axes(*self._marks(ticks))
        self._draw_names(*names)


def pose(
    window: Sequence[float],
    place: ArrayLike,
    reach: float,
    *,
    base: float = 0.0,
    stretch: float = 0.0,
    elevation: float = ABOVE,
) -> Points:
    """How a landscape is seen, as one array (10,).

    Parameters
    ----------
    window
        The x and the y of its middle, half its width, and its height as a share of its width.
    place, reach
        Where its middle is drawn in the frame (2,), and half the width with which it is drawn.
    base
        The height that is drawn at the place.
    stretch
        How long a unit of height is drawn, as a share of a unit of x.
    elevation
        Of the eye, in degrees.
    """
    across, up = np.asarray(place, dtype=np.float64)[:2]
    return np.array([*window, base, stretch, elevation, across, up, reach])


def zooming(point: ArrayLike, height: float) -> Way:
    """The way from one pose to another on which a point keeps its way towards its last place.

    Half widths and stretches run in equal factors.
    """
    at = np.asarray(point, dtype=np.float64)

    def way(first: Points, last: Points, share: float) -> Points:
        if share <= 0 or share >= 1:
            return first if share <= 0 else last
        now: Points = first + share * (last - first)
        half = first[2] * (last[2] / first[2]) ** share
        away = (1 - share) * (first[:2] - at) / first[2] + share * (last[:2] - at) / last[2]
        now[:2], now[2] = at + half * away, half
        if first[5] > 0 and last[5] > 0:
            now[5] = first[5] * (last[5] / first[5]) ** share
        off = (1 - share) * (first[4] - height) / first[2] + share * (last[4] - height) / last[2]
        now[4] = height + half * off
        return now

    return way


def fitting(function: Any, box: Box) -> Callable[[Points], Points]:
    """What changes the place and the size of a pose so that the landscape of *function* fills *box*.

    It stands on the bottom of the box.
    """

    def fit(seen: Points) -> Points:
        x, y, half, tall, base, stretch, elevation = seen[:7]
        shares = np.linspace(-1.0, 1.0, _FITTED)
        grid = np.stack(np.meshgrid(x + half * shares, y + tall * half * shares), axis=-1)
        tilt = np.radians(elevation)
        up = (grid[..., 1] - y) * np.sin(tilt) + stretch * (function.value(grid) - base) * np.cos(tilt)
        low, high = up.min() / half, up.max() / half
        reach = min(box.width / 2, box.height / (high - low))
        fitted = seen.copy()
        fitted[7:] = box.center[0], box.bottom - reach * low, reach
        return fitted

    return fit


def level_steps(first: float, last: float) -> list[float]:
    """Steps of height from *first* to *last*, each of them a whole fraction of the one before."""
    left, steps = round(first / last), [first]
    while left > 1:
        factor = next((each for each in (4, 5, 2) if left % each == 0), left)
        left //= factor
        steps.append(steps[-1] / factor)
    return steps


def round_step(size: float) -> float:
    """The number 1, 2 or 5 times a power of ten that is nearest to *size*, in factors."""
    power = 10.0 ** np.floor(np.log10(size))
    choices = [mantissa * power for mantissa in (1, 2, 5, 10)]
    return float(min(choices, key=lambda each: abs(np.log(each / size))))


class Terrain(VGroup):
    """The contour lines of a function at equal steps of height, and a walker on them.

    Parameters
    ----------
    function
        Has ``value``.
    here
        Where the walker stands, shape (2,); its contour line is the strongest.
    steps
        Steps of height: finer ones show when there is room for them.
    """

    def __init__(self, function: Any, here: ArrayLike, steps: list[float], seen: Points) -> None:
        self.function, self.steps = function, steps
        self.here = np.asarray(here, dtype=np.float64)
        self.marked = float(function.value(self.here))
        self.edge = Polyline([], "muted", width=2.0)
        self.lines = VGroup(*(Polyline([], "data", width=_WIDTH) for _ in range(_SLOTS)))
        self.dot = Dot(radius=0.11, color=color("path"))
        super().__init__(self.edge, self.lines, self.dot)
        self.pose = seen
        self.set_state()

    def set_state(self, *, pose: Points | None = None, here: ArrayLike | None = None) -> Self:
        """See the landscape in another pose, or put the walker *here*."""
        moved = pose is not None or here is None
        self.pose = self.pose if pose is None else np.asarray(pose, dtype=np.float64)
        self.here = self.here if here is None else np.asarray(here, dtype=np.float64)
        if moved:
            self._draw()
        self.dot.move_to(self.at(*self.here))
        return self

    def heights(self, places: Points) -> Points:
        values: Points = np.asarray(self.function.value(places))
        return values

    def to_frame(self, places: ArrayLike, heights: ArrayLike | None = None) -> Points:
        """Points of the frame (n, 2) for places (n, 2), on the ground unless their *heights* are given."""
        places = np.asarray(places, dtype=np.float64)
        center, half, base, stretch = self.pose[:2], self.pose[2], self.pose[4], self.pose[5]
        unit, tilt = self.pose[9] / half, np.radians(self.pose[6])
        levels = self.heights(places) if heights is None else np.asarray(heights, dtype=np.float64)
        x, y = unit * (places - center).T
        rises = y * np.sin(tilt) + stretch * unit * (levels - base) * np.cos(tilt)
        drawn: Points = self.pose[7:9] + np.column_stack([x, rises])
        return drawn

    def at(self, x: float, y: float, height: float | None = None) -> Points:
        """One point of the frame, shape (3,)."""
        levels = None if height is None else [height]
        return np.append(self.to_frame([(x, y)], levels)[0], 0.0)

    def _draw(self) -> None:
        (x, y, half, tall), reach = self.pose[:4], self.pose[9]
        xs, ys = (np.linspace(c - h, c + h, _SAMPLES) for c, h in ((x, half), (y, half * tall)))
        grid = np.stack(np.meshgrid(xs, ys), axis=-1)
        heights = self.heights(grid)
        self.edge.set_runs([self._rim(xs, ys)])
        slopes = np.gradient(heights, ys, xs)
        steepness = float(np.mean(np.hypot(*slopes)))
        shown = self._levels(heights, steepness * half / reach)
        generator = contour_generator(xs, ys, heights, line_type=LineType.Separate)
        span = max(float(np.ptp(heights)), 1e-12)
        ranked = sorted(shown.items())
        for index, line in enumerate(self.lines):
            if index >= len(ranked):
                line.set_runs([])
                continue
            level, (height, opacity) = ranked[index][0], ranked[index][1]
            runs = cast("list[Points]", generator.lines(height))
            line.set_runs([self.to_frame(run, np.full(len(run), height)) for run in runs])
            high = (height - float(heights.min())) / span
            width = _MARKED_WIDTH if level == 0 else _WIDTH
            line.set_stroke(width=width, opacity=opacity * (_FAINTEST + (1 - _FAINTEST) * high))
            if level == 0:
                line.set_stroke(opacity=1.0)

    def _levels(self, heights: Points, rise: float) -> dict[int, tuple[float, float]]:
        """Heights and opacities of the lines to be drawn, by how many of the finest steps they are up.

        *rise* is how much the height changes over a manim unit.
        """
        found: dict[int, tuple[float, float]] = {}
        low, high, finest = float(heights.min()), float(heights.max()), self.steps[-1]
        for index, step in enumerate(self.steps if self.pose[2] < HALF else self.steps[:1]):
            apart = (step / max(rise, 1e-12) - _COMING) / (_COME - _COMING)
            opacity = 1.0 if index == 0 else float(np.clip(apart, 0.0, 1.0))
            if opacity == 0:
                break
            first, last = np.ceil((low - self.marked) / step), np.floor((high - self.marked) / step)
            if last - first + 1 > _SLOTS:
                continue
            for count in range(int(first), int(last) + 1):
                number_of = count * round(step / finest)
                if number_of not in found and len(found) < _SLOTS:
                    found[number_of] = (self.marked + count * step, opacity)
        return found

    def _rim(self, xs: Points, ys: Points) -> Points:
        """The edge of the sheet."""
        sides = (
            np.column_stack([xs, np.full_like(xs, ys[0])]),
            np.column_stack([np.full_like(ys, xs[-1]), ys]),
            np.column_stack([xs[::-1], np.full_like(xs, ys[-1])]),
            np.column_stack([np.full_like(ys, xs[0]), ys[::-1]]),
        )
        return self.to_frame(np.concatenate(sides))


def height_labels(
    terrain: Terrain, box: Box, *, foot: ArrayLike, clear_of: ArrayLike, ways: int = 24
) -> VGroup:
    """The heights on a map's lines, every second one, along the ray from *foot* on which most have room."""
    step = 2 * terrain.steps[0]
    foot, away = np.asarray(foot, dtype=np.float64), terrain.to_frame(np.asarray(clear_of)[None])[0]
    best: list[tuple[float, Points]] = []
    room = box.inset(_ROOM)
    for angle in np.linspace(0, 2 * np.pi, ways, endpoint=False) + 0.2:
        ray = foot + np.linspace(0.05, 8.0, 400)[:, None] * np.array([np.cos(angle), np.sin(angle)])
        places, counts = terrain.to_frame(ray), (terrain.heights(ray) - terrain.marked) / step
        found: list[tuple[float, Points]] = []
        for index in np.flatnonzero(np.diff(np.floor(counts))):
            place, level = places[index], float(np.round(counts[index : index + 2].mean()))
            inside = room.left < place[0] < room.right and room.bottom < place[1] < room.top
            apart = all(np.linalg.norm(place - other) > _APART for _, other in found)
            if inside and apart and np.linalg.norm(place - away) > _CLEAR:
                found.append((terrain.marked + level * step, place))
        if len(found) > len(best):
            best = found
    return VGroup(*(height_label(number(level), place) for level, place in best))


def height_label(source: str, place: Points) -> VGroup:
    """A height on a plate over its line."""
    label = on_plate(text(source, size=FINE_SIZE, role="data"), opacity=1.0)
    label.move_to((*place[:2], 0.0))
    return label
