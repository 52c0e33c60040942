"""What a step leaves of the distance to the bottom: as bars, and over the learning rate, as 1 − α c."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, DashedLine, Dot, Line, Rectangle, VGroup
from numpy.typing import ArrayLike

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.windows import Range, Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.shapes.curves import Polyline, clip_segments
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import is_exact, number
from scenes.stage.type.symbols import LEARNING_RATE
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Numeral, Written, fit, formula, on_plate, stack, text

_HEIGHT = 0.6
"""Of a bar, in manim units."""

_NUMBER = 1.1
"""The room for a number at the end of a bar."""

_LINE = 0.06
"""The height of a bar that is only a line, in manim units."""

_MOST_PIECES = 12
"""Into more equal pieces a bar is not marked off."""


_BEYOND = 1.5
"""Learning rates are shown up to this many times the limit, at the least."""

_HATCH = 0.28
"""Between two strokes of what is hatched, in manim units."""


_BAR = 0.13
"""The width of the bar that stands on the graph, in manim units."""

_TWO_ROWS = 0.82
"""The room for two rows of a formula, in manim units."""

_NARROW = 2.6
"""A way to the limit that is shorter, in manim units, has no room for a number under it and one beside it."""

_VALUE = 1.55
"""The room for the value after the formula."""

_SIZE, _SPACE = 34, 0.2
"""Of the learning rate that is written, as a font size, and after its sign, in manim units."""

_FOOT = 0.62
"""From the axis up to the line that drops from the dot: under it stands the learning rate."""


def _equals(share: float) -> str:
    return rf"{chr(92) + '=' if is_exact(share, 3) else '≈'} {number(share, 3)}"


def _decimals(size: float) -> int:
    """How many decimals a number has beside a bar: fewer if it is large, so that there is room."""
    return 3 if abs(size) < 10 else 2 if abs(size) < 100 else 1


def hatching(room: Box) -> list[Points]:
    """The strokes that hatch a place of the frame."""
    starts = np.arange(room.left - room.height, room.right, _HATCH)
    strokes = np.stack(
        [
            np.column_stack([starts, np.full_like(starts, room.bottom)]),
            np.column_stack([starts + room.height, np.full_like(starts, room.top)]),
        ],
        axis=1,
    )
    return list(clip_segments(strokes, room))


class ShrinkingDistances(VGroup):
    """A bar for each distance, from the ``bottom`` line on; what lies beyond the bottom is negative.

    Parameters
    ----------
    distances
        Before and after each step, shape (n + 1,), the first positive.
    """

    def __init__(self, distances: ArrayLike, box: Box) -> None:
        super().__init__()
        self.distances = np.asarray(distances, dtype=np.float64)
        low, high = min(0.0, float(self.distances.min())), float(self.distances.max())
        room = box.width - _NUMBER * (1 + (low < 0))
        self.unit = room / (high - low)
        self._zero = box.left + _NUMBER * (low < 0) - low * self.unit + 0.05
        self.title = text("bottom", role="result")
        self._top = box.top - self.title.height - 0.2
        self._pitch = (self._top - box.bottom) / len(self.distances)
        line = Line(
            (self._zero, self._top, 0), (self._zero, box.bottom, 0), stroke_width=4.0, color=color("result")
        )
        self.title.next_to(line, UP, buff=0.12)
        if self.title.get_left()[0] < box.left:
            self.title.shift((box.left - self.title.get_left()[0], 0.0, 0.0))
        self.bottom_line = VGroup(line, self.title)
        self.bars = VGroup(*(self._bar(row, 0.0, size) for row, size in enumerate(self.distances)))
        self.numbers = VGroup(*(self._number(row) for row in range(len(self.distances))))
        self.add(self.bottom_line, self.bars, self.numbers)

    def _bar(self, row: int, start: float, end: float, role: Role = "ink") -> Rectangle:
        left, right = sorted((self._zero + start * self.unit, self._zero + end * self.unit))
        bar = Rectangle(
            width=max(right - left, 1e-3),
            height=_HEIGHT,
            stroke_width=0.0,
            fill_color=color(role),
            fill_opacity=0.9,
        )
        return bar.move_to(((left + right) / 2, self.level(row), 0.0))

    def level(self, row: int) -> float:
        """The height of a bar in the frame."""
        return float(self._top - (row + 0.5) * self._pitch)

    def _number(self, row: int) -> Written:
        size = float(self.distances[row])
        written = text(number(size, _decimals(size)))
        end = (self._zero + size * self.unit, self.level(row), 0.0)
        return written.next_to(end, RIGHT if size >= 0 else LEFT, buff=0.15)

    def lying_on(self, line: Line) -> Rectangle:
        """The first bar while it is only a line."""
        bar = self._bar(0, 0.0, float(self.distances[0]))
        return bar.stretch_to_fit_width(line.width).stretch_to_fit_height(_LINE).move_to(line)

    def falling(self, row: int) -> Rectangle:
        """A bar while it is still what is left of the one above it."""
        return self._bar(row, 0.0, float(self.distances[row])).set_y(self.level(row - 1))

    def taken(self, row: int) -> Rectangle:
        """What a step takes: from a distance to the next one."""
        bar = self._bar(row, float(self.distances[row]), float(self.distances[row + 1]), "path")
        return bar.set_z_index(1)  # over the next bar, which begins to fall from here

    def pieces(self, row: int, share: float) -> VGroup:
        """Marks that divide a bar into pieces of a share each, if there are not too many."""
        marks = VGroup()
        if 1 / _MOST_PIECES <= share < 1:
            for place in 1 - share * np.arange(1, np.ceil(1 / share - 1e-9)):
                x = self._zero + place * self.distances[row] * self.unit
                y = self.level(row)
                marks.add(
                    Line(
                        (x, y - _HEIGHT / 2, 0),
                        (x, y + _HEIGHT / 2, 0),
                        stroke_width=3.0,
                        color=color("background"),
                    )
                )
        return marks.set_z_index(2)


def ranges_of_shares(curvature: float, rates: Sequence[float]) -> tuple[Range, Range]:
    """The ranges of the learning rate, with these *rates*, and of the share that a step leaves."""
    highest = max(_BEYOND * 2 / curvature, *(1.05 * rate for rate in rates))
    return (0.0, highest), (1 - curvature * highest, 1.25)


class LeftShares(VGroup):
    """The share of the distance that a step leaves, with a dot for the learning rate, and its bar.

    Parameters
    ----------
    ranges
        Of both axes.
    stops
        The learning rates that are written with all of their digits.
    """

    def __init__(
        self, curvature: float, ranges: tuple[Range, Range], box: Box, stops: Sequence[float] = ()
    ) -> None:
        super().__init__()
        self.curvature, self.limit, self._stops = curvature, 2 / curvature, tuple(stops)
        highest = ranges[0][1]
        self.plot = Window(
            box,
            *ranges,
            names=(f"learning rate ${LEARNING_RATE.letter}$", "what is left of the distance"),
            ticks=Ticks(5, 5),
        )
        self.levels = VGroup(*(self._level(share) for share in (1.0, -1.0)))
        corners = self.plot.at(0.0, -1.0), self.plot.at(self.limit, 1.0)
        band = Box(corners[0][0], corners[1][0], corners[0][1], corners[1][1])
        self.band = Rectangle(stroke_width=0.0, fill_color=color("result"), fill_opacity=0.22)
        self.band.set_points_as_corners(band.corners).set_z_index(-1)
        self.zero = Line(self.plot.at(0, 0), self.plot.at(highest, 0), stroke_width=2.0, color=color("muted"))
        self.line = self.plot.curve([0.0, highest], [1.0, 1 - curvature * highest], "ink", width=4.0)
        self.bar = Rectangle(stroke_width=0.0, fill_color=color("ink"), fill_opacity=0.9)
        self.dot = Dot(radius=0.15, color=color(LEARNING_RATE.role))
        self.rate = 0.0
        self.value: Numeral | None = None
        self.drop = Line(stroke_width=2.0, color=color(LEARNING_RATE.role))
        letter = formula(f"{LEARNING_RATE} =", size=_SIZE, role=LEARNING_RATE.role)
        self.written = Numeral(self._rate, lambda rate: number(rate, 3), size=_SIZE, role=LEARNING_RATE.role)
        self.rate_name = VGroup(letter, self.written)
        self.axes = VGroup(self.plot, self.zero)
        self.marker = VGroup(self.bar, self.drop, self.dot, self.rate_name)
        self.add(self.axes, self.line, self.marker)

    def _level(self, share: float) -> DashedLine:
        ends = (self.plot.at(0.0, share), self.plot.at(self.plot.x_range[1], share))
        return DashedLine(*ends, stroke_width=2.5, color=color("ink"), dash_length=0.12)

    def set_rate(self, rate: float) -> Self:
        """Put the dot at another learning rate; the value that is written beside the line follows it."""
        self.rate = float(rate)
        share = 1 - self.curvature * self.rate
        place = self.plot.at(self.rate, share)
        foot = self.plot.at(self.rate, 0.0)
        half = _BAR / 2
        low, high = sorted((float(foot[1]), float(place[1])))
        self.bar.set_points_as_corners(Box(foot[0] - half, foot[0] + half, low, high).corners)
        self.dot.move_to(place)
        self._put_the_rate(float(foot[0]))
        level = self.plot.box.bottom + _FOOT
        self.drop.set_points_as_corners([place, (place[0], min(level, float(place[1])), 0.0)])
        if self.value is not None:
            self.value.refresh()
        return self

    def _rate(self) -> float:
        """The learning rate, as it is written."""
        return words.as_it_runs(self.rate, self._stops, 2)

    def _put_the_rate(self, foot: float) -> None:
        """Write the learning rate on the axis, left of the dot, as far as there is room."""
        letter, value = self.rate_name
        value.refresh()
        width, box = letter.width + _SPACE + value.width, self.plot.box
        left = max(box.left + 0.15, foot - 0.25 - width)
        letter.stand_on(box.bottom + 0.2).set_x(left + letter.width / 2)
        value.stand_on(letter.baseline).set_x(left + width - value.width / 2)

    def write(self, formula: Written) -> VGroup:
        """A formula for what is left, and its value now, right of the line between the levels 1 and 0."""
        self.value = value = Numeral(
            lambda: 1 - self.curvature * self._rate(), _equals, size=1.15 * formula.size
        )
        right = float(self.plot.at(self.plot.x_range[1], 0.5)[0]) - _VALUE
        left = float(self.plot.at(0.35 * self.limit, 0.5)[0]) + 0.25
        fit(formula, width=right - left).next_to((right, self.plot.at(0.0, 0.5)[1], 0.0), LEFT, buff=0.0)
        value.next_to(formula, RIGHT, buff=0.22)
        return VGroup(formula, value.stand_on(formula.baseline))

    def write_below(self, rows: VGroup) -> bool:
        """Put rows left of the line, under the level −1; return whether there is room for them."""
        corner, end = self.plot.at(0.0, -1.0), self.plot.at(self.limit, -1.0)
        room = Box(corner[0] + 0.2, end[0] - 0.12, self.plot.box.bottom, corner[1] - 0.16)
        fits = max(row.width for row in rows) <= room.width and room.height > _TWO_ROWS
        if fits:
            stack(*rows, box=room, gap=0.18)
        return fits

    def limit_found(self) -> tuple[VGroup, VGroup]:
        """The fall from 1 to −1, with its size; and the way to the limit, with the limit."""
        top, corner, end = (
            self.plot.at(0.0, 1.0),
            self.plot.at(self.limit, 1.0),
            self.plot.at(self.limit, -1.0),
        )
        fall = Line(corner, end, stroke_width=6.0, color=color("ink"))
        narrow, written = end[0] - top[0] < _NARROW, text(f"falls by {number(2.0)}")
        size = on_plate(written).set_z_index(1) if narrow else written  # over what is hatched
        size.next_to(self.plot.at(self.limit, 0.35), RIGHT if narrow else LEFT, buff=0.18)
        way = Line(top, corner, stroke_width=8.0, color=color(LEARNING_RATE.role))
        found = text(number(self.limit, 3))
        found.next_to(self.plot.at(0.62 * self.limit, 1.0), DOWN, buff=0.15)
        return VGroup(fall, size), VGroup(way, found)

    def forbidden(self) -> VGroup:
        """The learning rates beyond the limit, hatched, and what they are."""
        box, left = self.plot.box, float(self.plot.at(self.limit, 0.0)[0])
        room = Box(left, box.right, box.bottom, box.top)
        name = on_plate(text("too large"))
        name.move_to(((left + box.right) / 2, self.plot.at(0.0, -0.5)[1], 0.0))
        return VGroup(Polyline(hatching(room), "muted", width=2.0), name)
