"""How far a ball steps: its slope as an arrow, what is taken of it, and the line that turns."""

from __future__ import annotations

from itertools import pairwise
from typing import Self

import numpy as np
from manim import DL, LEFT, RIGHT, UP, UR, Line, Polygon, Rectangle, Triangle, VGroup, VMobject

from scenes.optimization.gradient_descent.cafes import HEIGHT, Cafe
from scenes.optimization.gradient_descent.valleys import LOSS, NAMES, Valley
from scenes.optimization.gradient_descent.walks import Walk
from scenes.optimization.gradient_descent.windows import Window
from scenes.stage.axes.views import View
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import LEARNING_RATE
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Numeral, formula, text

_STEP_LEVEL, _SLOPE_LEVEL = 0.32, 1.12
"""How high above the axis the arrows of steps and of a whole slope lie, in manim units."""

_GAP = 0.12

_SIZE = 36
"""Of the number of a slope, as a font size."""

_WIDEST = 2.3
"""For the whole of a slope, the axis of the weight grows to so many times its length at the most."""

_AFTER = 0.4
"""What that axis shows beyond the end of the slope, in units of the weight."""

_COLUMN = 0.18
"""The width of a column, in manim units."""


def _above(plot: View, weight: float, level: float) -> Points:
    """The point of the frame over a weight on its axis, so many manim units higher."""
    place: Points = plot.at(weight, plot.y_range[0]) + np.array([0.0, level, 0.0])
    return place


def with_the_slope(usual: Window, weight: float, slope: float) -> Window:
    """The axes of a valley, longer if the whole slope then fits along the axis of the weight."""
    (low, high), end = usual.x_range, weight + slope
    seen = min(low, end - _AFTER), max(high, end + _AFTER)
    if low < end < high or seen[1] - seen[0] > _WIDEST * (high - low):
        return usual
    return Window(frame().right_side, seen, usual.y_range, names=NAMES)


class StepDial(VGroup):
    """A slope as an arrow uphill along the axis of the weight, and what a learning rate takes of it.

    A slope that is longer than the axis ends at the edge with two strokes; its number says how long it is.
    The dial stands at 1 at first, where it takes the whole slope. Its ``letter`` is not yet seen. What is
    taken still points uphill until it is ``turned``: then it is the step.
    """

    def __init__(self, valley: Valley, weight: float, slope: float) -> None:
        super().__init__()
        self._plot, self._curve, self._weight, self._slope = valley.plot, valley.curve, weight, slope
        end = float(np.clip(weight + slope, *self._plot.x_range))
        self.is_cut = end != weight + slope
        self.whole = Arrow(
            self._foot(weight, _SLOPE_LEVEL), self._foot(end, _SLOPE_LEVEL), "slope", width=6.0
        )
        self.size = text(number(abs(slope), 2), size=_SIZE, role="slope")
        self.size.move_to(self._foot((weight + end) / 2, (_STEP_LEVEL + _SLOPE_LEVEL) / 2))
        self.cuts = VGroup()
        if self.is_cut:
            for back in (0.45, 0.6):
                x, y = self.whole.end[0] - back * np.sign(slope), self.whole.end[1]
                ends = (x - 0.06, y - 0.15, 0.0), (x + 0.06, y + 0.15, 0.0)
                self.cuts.add(Line(*ends, stroke_width=4.0, color=color("ink")))
        self.step = Arrow(self.whole.start, self.whole.start, "slope", width=8.0)
        self.pointer = Triangle(stroke_width=0.0, fill_opacity=1.0, fill_color=color(LEARNING_RATE.role))
        self.pointer.scale(0.12).rotate(np.pi)
        self.rate, self.turned = 1.0, 0.0
        letter = formula(f"{LEARNING_RATE} =", size=LABEL_SIZE, role=LEARNING_RATE.role)
        value = Numeral(lambda: self.rate, lambda rate: number(rate, 3), role=LEARNING_RATE.role)
        self.letter = letter.set_opacity(0.0)
        self.label = VGroup(letter, value)
        self.add(self.whole, self.cuts, self.size, self.step, self.pointer, self.label)
        self.set_state(rate=1.0)

    def _foot(self, weight: float, level: float) -> Points:
        return _above(self._plot, weight, level)

    def set_state(self, *, rate: float | None = None, turned: float | None = None) -> Self:
        """Take another share of the slope, or turn round what is taken."""
        self.rate = self.rate if rate is None else float(rate)
        self.turned = self.turned if turned is None else float(turned)
        self.lay_the_step()
        self.step.set_color(color("slope" if self.turned < 0.5 else "path"))
        end = float(np.clip(self._weight + self.rate * self._slope, *self._plot.x_range))
        self.pointer.move_to(self._foot(end, _SLOPE_LEVEL + 0.2))
        letter, value = self.label
        letter.stand_on(self.pointer.get_top()[1] + 0.14)
        value.refresh()
        value.stand_on(letter.baseline)
        width = letter.width + 0.24 + value.width
        box = self._plot.box
        middle = float(np.clip(self.pointer.get_x(), box.left + width / 2 + 0.1, box.right - width / 2))
        letter.shift((middle - width / 2 - letter.get_left()[0], 0.0, 0.0))
        value.shift((middle + width / 2 - value.get_right()[0], 0.0, 0.0))
        return self

    def lay_the_step(self) -> None:
        """Draw what is taken of the slope on the axes as they are now."""
        taken = self.rate * self._slope * np.cos(np.pi * self.turned)
        end = float(np.clip(self._weight + taken, *self._plot.x_range))
        self.step.set_state(start=self._foot(self._weight, _STEP_LEVEL), end=self._foot(end, _STEP_LEVEL))

    def step_size(self, size: float) -> VGroup:
        """The number of the step: beyond the tip of its arrow if there is room, else over or behind it."""
        way = LEFT if self._slope > 0 else RIGHT
        name = text(number(size, 3), role="path")
        for side in (way, UP, -way):
            if self._has_room(name.next_to(self.step, side, buff=_GAP)):
                return VGroup(name)
        return VGroup(name.next_to(self.step, UP, buff=_GAP))

    def _has_room(self, name: VMobject) -> bool:
        """Whether it lies in the plot and clear of the curve."""
        box, (left, bottom, _), (right, top, _) = self._plot.box, name.get_corner(DL), name.get_corner(UR)
        x, y = self._curve.points[:, 0], self._curve.points[:, 1]
        touched = (left - _GAP < x) & (x < right + _GAP) & (bottom - _GAP < y) & (y < top + _GAP)
        return box.left + _GAP <= left and right <= box.right and not touched.any()


class StepArrows(VGroup, Seekable):
    """The steps of a walk as arrows along the axis, head to tail. Time counts steps.

    Where the walk crosses the valley, only the latest step is seen.
    """

    def __init__(self, valley: Valley, walk: Walk) -> None:
        super().__init__()
        plot = valley.plot
        self.feet = [_above(plot, float(weight), _STEP_LEVEL) for weight in walk.positions]
        self.crosses = len(walk.positions) > 2 and bool(
            np.diff(walk.positions[:2])[0] * np.diff(walk.positions[1:3])[0] < 0
        )
        self.arrows = [Arrow(foot, foot, "path", width=8.0) for foot in self.feet[:-1]]
        self.add(*self.arrows)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Show the arrows of the steps so far; the present one grows."""
        for number_, arrow in enumerate(self.arrows):
            start, end = self.feet[number_ : number_ + 2]
            share = float(np.clip(step - number_, 0.0, 1.0))
            if self.crosses and step > number_ + 1:
                share = 0.0
            arrow.set_state(start=start, end=start + share * (end - start))
        return self


class Tangents(Polyline, Seekable):
    """The tangent at the place that a walk has reached. Time counts steps; between two it stays."""

    def __init__(self, valley: Valley, walk: Walk, length: float = 1.6) -> None:
        super().__init__([], "ink", width=4.0)
        self._valley, self._walk, self._length = valley, walk, length
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Touch the curve where the last whole step has led."""
        valley = self._valley
        self.weight = float(self._walk.positions[int(np.floor(step + 1e-9))])
        height = float(valley.loss_at(self.weight))
        self.set_runs(valley.plot.tangent_runs(self.weight, height, valley.slope(self.weight), self._length))
        return self


class Sweep(VGroup):
    """A column as high as the loss of the café's line; its top leaves the valley behind as the line turns."""

    def __init__(self, cafe: Cafe, valley: Valley, weight: float) -> None:
        super().__init__(cafe.line, cafe.sticks, valley.curve)
        self.cafe, self.valley = cafe, valley
        self.column = Rectangle(stroke_width=0.0, fill_color=color(LOSS.role), fill_opacity=1.0)
        self.add(self.column)
        self._passed = np.array([weight, weight])
        self.set_state(weight=weight)

    def set_state(self, *, weight: float) -> Self:
        """Give the line another weight."""
        self.weight = float(weight)
        self._passed = np.array([min(self._passed[0], self.weight), max(self._passed[1], self.weight)])
        self.cafe.set_state(weights=np.array([self.weight, HEIGHT]))
        self.valley.set_state(drawn=self._passed)
        low, high = self.valley.plot.y_range[0], float(self.valley.loss_at(self.weight))
        self.column.set_points_as_corners(self._piece(low, high).corners)
        return self

    def _piece(self, low: float, high: float) -> Box:
        """The piece of the column between two losses."""
        bottom, top = self.valley.plot.at(self.weight, low), self.valley.plot.at(self.weight, high)
        return Box(bottom[0] - _COLUMN / 2, bottom[0] + _COLUMN / 2, bottom[1], top[1])

    def slabs(self) -> VGroup:
        """The column in pieces: each is a day's square, divided by the number of days."""
        parts = self.cafe.misses() ** 2 / len(self.cafe.misses())
        ends = np.maximum(np.append(0.0, np.cumsum(parts)), self.valley.plot.y_range[0])
        slabs = VGroup()
        for low, high in pairwise(map(float, ends)):
            box = self._piece(low, high)
            corners = [
                (box.left, box.bottom),
                (box.left, box.top),
                (box.right, box.top),
                (box.right, box.bottom),
            ]
            slab = Polygon(
                *((*corner, 0.0) for corner in corners), color=color("background"), stroke_width=1.0
            )
            slabs.add(slab.set_fill(color(LOSS.role), opacity=1.0))
        return slabs


class WalkInTheDark(VGroup, Seekable):
    """A walk in the dark: light where the ball was, a tangent where it is, its steps as arrows, and the line.

    Time counts steps.
    """

    def __init__(self, cafe: Cafe, valley: Valley, walk: Walk) -> None:
        self.cafe, self.valley, self.walk = cafe, valley, walk
        self.arrows, self.tangent = StepArrows(valley, walk), Tangents(valley, walk)
        super().__init__(valley.lamp, valley.curve, self.tangent, walk, self.arrows, cafe.line, cafe.sticks)
        self.step = 0.0

    def seek(self, step: float, /) -> Self:
        """Show everything after *step* steps."""
        self.step = float(step)
        for each in (self.walk, self.arrows, self.tangent):
            each.seek(step)
        self.valley.set_state(lit=self.walk.positions[: self.walk.reached])
        weight = float(at_step(self.walk.positions[:, None], step)[0])
        self.cafe.set_state(weights=np.array([weight, HEIGHT]))
        return self
