"""The loss over both weights as a map, on which every point is a line, and a walk down."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import LEFT, RIGHT, Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.learning.linear_regression import LineDescent, LineFit
from scenes.learning.linear_regression.residuals import Residuals
from scenes.learning.linear_regression.words import brief, fine, short
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import ticks
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.numerals import math_number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.symbols import LOSS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, formula, on_plate, text

_BEYOND = 1.1
"""From the bottom to the edge of the map on the side of the start, in reaches of the start's contour line."""

_OPPOSITE = 0.62
"""The same on the other sides."""

_LEAST_HEIGHT = 0.1
"""The least height of the highest contour line, as a share of the error of the best flat line."""

_BESIDE = 3.0
"""From the names of the running numbers to the best values, in manim units."""

_WALKER = 0.085
"""The radius of the dot that is the present line, in manim units; the cross under it stays in sight."""

_CROSS = 0.13
"""Half the width of the cross at the best line, in manim units."""

_LEVELS = 4
"""At most so many contour lines."""


class ErrorMap(VGroup):
    """The loss over slope and height as contour lines, a unit of w as long as one of b, and a descent in it.

    For a centred x, L(w, b) is its least value, plus (b − b*)², plus (w − w*)² times the mean of d².
    The name of the best line keeps clear of the descent, and of *others*, whose ways may be drawn too.
    """

    def __init__(
        self, fit: LineFit, descent: LineDescent, box: Box, others: Iterable[LineDescent] = ()
    ) -> None:
        super().__init__()
        self.minimum, self.least = fit.weights, fit.error
        self.steepness = np.diag(descent.hessian) / 2
        self.rise = max(descent.errors[0] - fit.error, _LEAST_HEIGHT * fit.spread)
        reach = np.sqrt(self.rise / self.steepness)
        ranges = []
        for way, best, far in zip(descent.weights[0] - fit.weights, fit.weights, reach, strict=True):
            before, after = (_BEYOND, _OPPOSITE) if way <= 0 else (_OPPOSITE, _BEYOND)
            ranges.append((best - before * far, best + after * far))
        w_range, b_range = ranges
        self.plot = Plot(
            box, b_range, w_range, names=("height $b$", "slope $w$"), ticks=Ticks(x=6, y=5), equal=True
        )
        self.levels = [level for level in _round_levels(self.least, self.rise) if self._shows(level)]
        self.lines = VGroup(*(self._contour(level) for level in self.levels))
        start = (self.minimum - descent.weights[0]) * np.sqrt(self.steepness)
        self.away = float(np.arctan2(start[1], start[0])) if start.any() else np.pi / 4
        self.best = self._best([self.way(each.weights) for each in (descent, *others)])
        self.numbers = VGroup()
        self.written: list[float] = []
        for level in self.levels:
            self._write(level)
        self.trail = Trail(self.to_frame(descent.weights), dot_radius=0.05, walker_radius=_WALKER)
        self.losses, self.weights = descent.errors, descent.weights
        self.add(self.plot, self.lines, self.numbers, self.trail)

    def _shows(self, level: float) -> bool:
        return bool(len(self.plot.runs(*self._places(level)[:, ::-1].T)))

    def _places(self, level: float) -> Points:
        angles = np.linspace(0, 2 * np.pi, 121)
        circle = np.column_stack([np.cos(angles), np.sin(angles)])
        places: Points = self.minimum + circle * np.sqrt((level - self.least) / self.steepness)
        return places

    def _contour(self, level: float) -> Polyline:
        return Polyline(self.plot.runs(*self._places(level)[:, ::-1].T), "slope", width=2.5)

    def _write(self, level: float) -> None:
        """Write the loss on its contour line, where it is clear of the edges and of the numbers before it."""
        name = "" if self.written else f"{LOSS} = "
        label = on_plate(formula(f"{name}{math_number(level, 3)}", size=FINE_SIZE), margin=0.12)
        for angle in self.away + np.radians([90, -90, 70, -70, 110, -110, 45, -45, 0]):
            way = np.array([np.cos(angle), np.sin(angle)])
            place = self.minimum + way * np.sqrt((level - self.least) / self.steepness)
            label.move_to(self.plot.at(*place[::-1]))
            if self._holds(label) and all(_apart(label, other) for other in (*self.best, *self.numbers)):
                self.numbers.add(label)
                self.written.append(level)
                return

    def _holds(self, label: VMobject) -> bool:
        """Whether a label is clear of the edges of the map."""
        (x, y), box, half = label.get_center()[:2], self.plot.box, label.width / 2
        return bool(box.left + half < x < box.right - half and box.bottom + 0.2 < y < box.top - 0.1)

    def to_frame(self, lines: ArrayLike) -> Points:
        """The places (m, 2) in the frame of lines (m, 2): b is read off to the right, w upwards."""
        return self.plot.to_frame(np.asarray(lines, dtype=np.float64)[:, ::-1])

    def step(self, start: ArrayLike, end: ArrayLike) -> tuple[Arrow, VGroup]:
        """The arrow of a step, in its true length, and its legs: first along w, then along b."""
        (w, b), (slope, height) = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
        places = self.to_frame([(w, b), (slope, b), (slope, height)])
        legs = VGroup(*(Polyline([places[index : index + 2]], "path", width=4.0) for index in (0, 1)))
        return Arrow(places[0], places[2], "path"), legs

    def dot(self) -> Dot:
        """A dot at the bottom, as the end of a walk looks."""
        return self.plot.dot(*self.minimum[::-1], radius=_WALKER)

    def _best(self, ways: Iterable[Polyline]) -> VGroup:
        """A cross at the bottom, which stays when the dot has left it, and its name, clear of all *ways*."""
        place, halves = self.plot.at(*self.minimum[::-1])[:2], _CROSS * np.array([(1.0, 1.0), (1.0, -1.0)])
        cross = Polyline([np.array([place - half, place + half]) for half in halves], "ink", width=3.0)
        name = on_plate(text("best", size=FINE_SIZE), margin=0.08)
        toward = RIGHT if np.sin(self.away) > -1e-9 else LEFT
        return VGroup(cross, label_near(name, place, toward, [cross, *ways], box=self.plot.box))

    def way(self, lines: Points) -> Polyline:
        """The way of other steps, straight from one line (m, 2) to the next."""
        return Polyline([self.to_frame(lines)], "ink", width=3.0)

    def reading(self, picture: Residuals) -> VGroup:
        """The height and the slope of the line of a picture, as running numbers."""
        return readout(
            [
                Reading("height $b$", lambda: float(picture.weights[1]), short, "path"),
                Reading("slope $w$", lambda: float(picture.weights[0]), short, "path"),
            ]
        )

    def readings(self) -> VGroup:
        """The number of the step, and the loss and the line after it, as running numbers."""

        def step() -> float:
            return self.trail.step

        slopes, heights = self.weights.T
        return readout(
            [
                Reading.of_steps("step", np.arange(len(self.losses)), step),
                Reading.of_steps("loss $L$", self.losses, step, fine, "slope"),
                Reading.of_steps("height $b$", heights, step, brief, "path"),
                Reading.of_steps("slope $w$", slopes, step, brief, "path"),
            ]
        )

    def best_beside(self, readings: VGroup) -> VGroup:
        """The loss and the weights of the best line, beside the running ones."""
        best = [fine(self.least), *(brief(float(weight)) for weight in self.minimum[::-1])]
        edge = readings.get_left()[0] + _BESIDE
        notes = VGroup(*(text(f"best: {each}", size=FINE_SIZE, role="muted") for each in best))
        for note, (name, _) in zip(notes, readings[1:], strict=True):
            note.stand_on(name.baseline).shift((edge - note.get_left()[0], 0.0, 0.0))
        return notes


def _apart(label: VMobject, other: VMobject) -> bool:
    """Whether two labels do not touch."""
    across, up = np.abs(label.get_center() - other.get_center())[:2]
    return bool(across > (label.width + other.width) / 2 or up > (label.height + other.height) / 2)


def _round_levels(least: float, height: float) -> list[float]:
    """Round losses between the least and the highest, from a series of 1, 2 and 5 and their powers of ten."""
    top = least + height
    series = [mantissa * 10.0**power for power in range(-9, 13) for mantissa in (1.0, 2.0, 5.0)]
    levels = [level for level in series if least + 0.02 * height < level <= 1.001 * top]
    if len(levels) < 2:
        levels = [float(level) for level in ticks(least, top, _LEVELS) if level > least + 0.02 * height]
    return levels[-_LEVELS:]
