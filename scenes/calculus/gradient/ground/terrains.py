"""A landscape as contour lines in space, seen from any elevation; from straight above it is a map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Self, cast

import numpy as np
from contourpy import LineType, contour_generator
from manim import Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.motion.tween import Way
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

ABOVE = (90.0, 0.0)
"""The eye to which the lines are a map: its elevation, and how far the landscape is turned, in degrees."""

HALF = 6.0
"""Half the width of the whole map: only from closer do finer lines show."""

_SAMPLES = 81
_SLOTS = 64
_FITTED = 25
_COMING, _COME = 0.26, 0.32
"""Finer lines begin to show, and are fully there, when they are so far apart, in manim units."""

_SEEN = 0.5
"""The opacity from which finer lines count as shown."""

_FAINTEST = 0.8
_MARKED_WIDTH, _WIDTH = 4.0, 2.0

_WALL, _SHEET = 0.13, 0.08
"""The opacity of the walls under a landscape, and of the ground as it is seen from the side."""

_BESIDE = 0.27
"""From the floor to the names of its sides, in manim units."""


def pose(
    window: Sequence[float],
    place: ArrayLike,
    reach: float,
    *,
    base: float = 0.0,
    stretch: float = 0.0,
    eye: tuple[float, float] = ABOVE,
) -> Points:
    """How a landscape is seen, as one array (11,).

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
    eye
        Its elevation, and how far the landscape is turned from it, clockwise, in degrees.
    """
    (across, up), (elevation, turn) = np.asarray(place, dtype=np.float64)[:2], eye
    return np.array([*window, base, stretch, elevation, across, up, reach, turn])


def _in_perspective(seen: Points, places: Points, heights: Points) -> Points:
    """Where places (n, 2) at *heights* (n,) are drawn, from the middle and in units of x: shape (n, 2)."""
    x, y = (places - seen[:2]).T
    tilt, turn = np.radians(seen[6]), np.radians(seen[10])
    across, back = np.cos(turn) * x + np.sin(turn) * y, np.cos(turn) * y - np.sin(turn) * x
    rises = back * np.sin(tilt) + seen[5] * (heights - seen[4]) * np.cos(tilt)
    return np.column_stack([across, rises])


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
        x, y, half, tall = seen[:4]
        shares = np.linspace(-1.0, 1.0, _FITTED)
        grid = np.stack(np.meshgrid(x + half * shares, y + tall * half * shares), axis=-1).reshape(-1, 2)
        heights = np.asarray(function.value(grid))
        sheet = _in_perspective(seen, grid, heights)
        floor = _in_perspective(seen, grid, np.full(len(grid), heights.min()))
        drawn = np.vstack([sheet, floor]) / half
        (left, low), (right, high) = drawn.min(axis=0), drawn.max(axis=0)
        reach = min(box.width / (right - left), box.height / (high - low))
        fitted = seen.copy()
        fitted[7:10] = box.center[0] - reach * (left + right) / 2, box.bottom - reach * low, reach
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
        Steps of height: finer ones show when there is room for them. The finest of these is the ``spacing``.
    named
        Whether x and y stand beside the floor, along which sides they lead.

    Attributes
    ----------
    rise
        How much the height changes over a manim unit: this says which lines there is room for.
    leader
        Another picture of the same ground, from which ``rise`` is taken: both have the same lines.
    """

    def __init__(
        self, function: Any, here: ArrayLike, steps: list[float], seen: Points, *, named: bool = False
    ) -> None:
        self.function, self.steps = function, steps
        self.here = np.asarray(here, dtype=np.float64)
        self.marked = float(function.value(self.here))
        self.sheet, self.walls = (
            VMobject(stroke_width=0.0, fill_color=color("data"), fill_opacity=opacity)
            for opacity in (_SHEET, _WALL)
        )
        self.edge = Polyline([], "muted", width=2.0)
        self.names = VGroup(*(text(f"${name}$", size=LABEL_SIZE, role="muted") for name in "xy" if named))
        self.block = VGroup(self.sheet, self.walls, self.edge, self.names)
        self.lines = VGroup(*(Polyline([], "data", width=_WIDTH) for _ in range(_SLOTS)))
        self.dot = Dot(radius=0.11, color=color("path"))
        super().__init__(self.block, self.lines, self.dot)
        self.pose, self.spacing, self.rise = seen, steps[0], 0.0
        self.leader: Terrain | None = None
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

    def unname(self) -> VGroup:
        """Take off the names beside the floor, as a map has its own ones; return them."""
        names, self.names = self.names, VGroup()
        self.block.remove(names)
        return names

    def heights(self, places: Points) -> Points:
        values: Points = np.asarray(self.function.value(places))
        return values

    def to_frame(self, places: ArrayLike, heights: ArrayLike | None = None) -> Points:
        """Points of the frame (n, 2) for places (n, 2), on the ground unless their *heights* are given."""
        places = np.asarray(places, dtype=np.float64)
        levels = self.heights(places) if heights is None else np.asarray(heights, dtype=np.float64)
        drawn: Points = self.pose[7:9] + self.pose[9] / self.pose[2] * _in_perspective(
            self.pose, places, levels
        )
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
        self._draw_block(xs, ys, float(heights.min()))
        slopes = np.gradient(heights, ys, xs)
        steepness = float(np.mean(np.hypot(*slopes)))
        self.rise = self.leader.rise if self.leader else steepness * half / reach
        shown = self._levels(heights)
        level_runs = self.level_runs(xs, ys, heights)
        span = max(float(np.ptp(heights)), 1e-12)
        ranked = sorted(shown.items())
        for index, line in enumerate(self.lines):
            if index >= len(ranked):
                line.set_runs([])
                continue
            level, (height, opacity) = ranked[index][0], ranked[index][1]
            runs = level_runs(height)
            line.set_runs([self.to_frame(run, np.full(len(run), height)) for run in runs])
            high = (height - float(heights.min())) / span
            width = _MARKED_WIDTH if level == 0 else _WIDTH
            line.set_stroke(width=width, opacity=opacity * (_FAINTEST + (1 - _FAINTEST) * high))
            if level == 0:
                line.set_stroke(opacity=1.0)

    def level_runs(self, xs: Points, ys: Points, heights: Points) -> Callable[[float], list[Points]]:
        """Gives the runs (n, 2) of the line at a height, where the *heights* on a grid are given."""
        lines = contour_generator(xs, ys, heights, line_type=LineType.Separate).lines
        return lambda height: cast("list[Points]", lines(height))

    def _levels(self, heights: Points) -> dict[int, tuple[float, float]]:
        """Heights and opacities of the lines to be drawn, by how many of the finest steps they are up."""
        found: dict[int, tuple[float, float]] = {}
        low, high, finest = float(heights.min()), float(heights.max()), self.steps[-1]
        for index, step in enumerate(self.steps if self.pose[2] < HALF else self.steps[:1]):
            apart = (step / max(self.rise, 1e-12) - _COMING) / (_COME - _COMING)
            opacity = 1.0 if index == 0 else float(np.clip(apart, 0.0, 1.0))
            if opacity == 0:
                break
            first, last = np.ceil((low - self.marked) / step), np.floor((high - self.marked) / step)
            if last - first + 1 > _SLOTS:
                continue
            if opacity > _SEEN:
                self.spacing = step
            for count in range(int(first), int(last) + 1):
                number_of = count * round(step / finest)
                if number_of not in found and len(found) < _SLOTS:
                    found[number_of] = (self.marked + count * step, opacity)
        return found

    def _draw_block(self, xs: Points, ys: Points, lowest: float) -> None:
        """The edge of the sheet, and as much of the floor and of the walls under it as its front shows."""
        sides = [
            np.column_stack([xs, np.full_like(xs, ys[0])]),
            np.column_stack([np.full_like(ys, xs[-1]), ys]),
            np.column_stack([xs[::-1], np.full_like(xs, ys[-1])]),
            np.column_stack([np.full_like(ys, xs[0]), ys[::-1]]),
        ]
        rims = [self.to_frame(side) for side in sides]
        feet = [self.to_frame(side, np.full(len(side), lowest)) for side in sides]
        corners = [np.array([foot[0], rim[0]]) for foot, rim in zip(feet[:3], rims[:3], strict=True)]
        self.edge.set_runs([np.concatenate(rims), *feet[:2], *corners])
        front = [np.vstack([rim, foot[::-1]]) for rim, foot in zip(rims[:2], feet[:2], strict=True)]
        self.walls.points = np.concatenate([closed(outline[None]) for outline in front])
        self.sheet.points = closed(np.concatenate(rims)[None])
        self.sheet.set_fill(opacity=_SHEET * float(np.cos(np.radians(self.pose[6]))))
        for name, foot in zip(self.names, feet[:2], strict=False):
            x, y = (foot[-1] - foot[0]) / np.linalg.norm(foot[-1] - foot[0])
            name.move_to((*(foot[len(foot) // 2] + _BESIDE * np.array([y, -x])), 0.0))
