"""The line of prices: a number line over the whole width, with lanes of arrows and houses on it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from manim import UP, Circle, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.linear_algebra.matrices.planes import LARGER_NUMBERS
from scenes.stage.axes.ticks import padded, ticks
from scenes.stage.axes.tracks import Track
from scenes.stage.pictures.outlines import HOUSE
from scenes.stage.shapes.arrows import Arrow, tip_of
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

HEIGHT = -2.1
"""Where the line lies in the frame, in manim units."""

LANES = (1.98, 1.26, 0.54)
"""How high the arrows of the three features lie over the line, in manim units."""

TOP = 0.65
"""How high houses and the budget reach over the line, in manim units: tables stand above."""

_SIZES = (0.48, 0.27, 0.17, 0.12, 0.1)
"""The heights of houses on the line, in manim units: the largest that fits is taken."""

_OVER_TICKS = 0.16
"""How high houses stand over the line, clear of its ticks, in manim units."""

_WIDTH = 9.0
"""Of arrows in the lanes."""

_OWN_ARROW, _OWN_PIECE = 0.3, 0.05
"""The least length of a step that has an arrow of its own, and of one that can be counted, in manim units."""

_CUT, _SHORT_TIP = 0.02, 0.22
"""What is free between steps that are pieces of one arrow, and the most for a tip, in manim units."""

_END = 0.3
"""Free at both ends of the line, in manim units."""

_BELOW = 0.79
"""From the line down to what is written under its numbers, in manim units."""

_SHARE = 0.06

_NO_LENGTH, _DOT = 1e-3, 0.09
"""Steps shorter than this, in manim units, are a dot of this radius."""

_SEAM = 0.02
"""How far a shaft reaches into its tip, in manim units."""


class PriceLine(Track):
    """A line from *low* to *high*, with ``ticks`` and ``numbers``; another range is another line."""

    def __init__(self, low: float, high: float, *, most: int = 9) -> None:
        safe = frame().safe
        unit = (safe.width - 2 * _END) / (high - low)
        zero = (safe.left + _END - unit * low, HEIGHT)
        super().__init__(low, high, zero=zero, unit=unit, marks=ticks(low, high, most))
        # The line stays where it is when it is zoomed: only its ticks and numbers change.
        self.line.set_runs([np.array([(safe.left, HEIGHT), (safe.right, HEIGHT)])])
        places = [self.at(float(mark))[0] for mark in self.marks]
        cuts = [np.array([(x, HEIGHT - 0.1), (x, HEIGHT + 0.1)]) for x in places]
        self.ticks = Polyline(cuts, "ink", width=3.0)
        self.numbers.set_color(color("ink"))
        for written in self.numbers:
            written.scale(LARGER_NUMBERS, about_edge=UP)
        self.add(self.ticks)

    @classmethod
    def around(cls, values: ArrayLike) -> PriceLine:
        """A line on which zero and all *values* can be seen."""
        values = np.append(np.asarray(values, dtype=np.float64), 0.0)
        return cls(*padded(float(values.min()), float(values.max()), _SHARE, least=1.0))

    @property
    def scale_marks(self) -> VGroup:
        """What changes when the line is zoomed."""
        return VGroup(self.ticks, self.numbers)

    def arrow(self, start: float, end: float, role: Role, lane: float) -> Arrow:
        return Arrow(self.at(start, lane), self.at(end, lane), role, width=_WIDTH, dotted=True)

    def name_above(self, name: VMobject, start: float, end: float, lane: float) -> VMobject:
        """Put a name over the middle of an arrow, inside the frame."""
        half, safe = name.width / 2, frame().safe
        middle = np.clip(self.at((start + end) / 2)[0], safe.left + half, safe.right - half)
        name.move_to((middle, HEIGHT + lane + 0.2 + name.height / 2, 0.0))
        return name

    def name_below(self, name: VMobject, value: float, *, right_of: VMobject) -> VMobject:
        """Put a name under the numbers, near a value, inside the frame."""
        half = name.width / 2
        left, right = right_of.get_right()[0] + 2 * GAP + half, frame().safe.right - half
        return name.move_to((np.clip(self.at(value)[0], left, right), HEIGHT - _BELOW, 0.0))

    def name_beside(self, name: VMobject, start: float, end: float, lane: float) -> VMobject:
        """Put a name beside an arrow, where there is more room, or on its middle if there is too little."""
        left, right = sorted(self.at(value)[0] for value in (start, end))
        safe, half = frame().safe, name.width / 2
        x = left - 0.35 - half if left - safe.left > safe.right - right else right + 0.35 + half
        if not safe.left + half <= x <= safe.right - half:
            x = (left + right) / 2
        name.move_to((x, HEIGHT + lane, 0.0))
        return name

    def drop(self, value: float, high: float, low: float) -> Polyline:
        """A thin line down from one lane to the next."""
        return Polyline([np.array([self.at(value, high)[:2], self.at(value, low)[:2]])], "muted", width=2.5)

    def houses_at(self, values: Sequence[float]) -> VGroup:
        """A house on the line for each of *values*; where they would overlap, small ones stand in a pile."""
        for size in _SIZES:
            places = self._piled(values, size)
            if max(place[1] for place in places) + size / 2 <= HEIGHT + TOP or size == _SIZES[-1]:
                break
        return VGroup(*(house(size).move_to(place) for place in places))

    def _piled(self, values: Sequence[float], size: float) -> list[Points]:
        places: list[Points] = []
        for value in values:
            place = self.at(float(value), _OVER_TICKS + size / 2)
            while any(np.abs(place - other)[:2].max() < size for other in places):
                place = place + np.array([0.0, 1.1 * size, 0.0])
            places.append(place)
        return places


class CountedSteps(VGroup):
    """The first ``count`` of equal steps in a lane, head to tail: as arrows, or as the pieces of one arrow.

    Parameters
    ----------
    first
        Where they begin, a value on the line.
    step
        The length of each, in values.
    """

    def __init__(self, line: PriceLine, first: float, step: float, role: Role, lane: float) -> None:
        self.line, self.first, self.step, self.lane = line, first, step, lane
        self.pitch = abs(step) * line.unit
        self.shaft = Polyline([], role, width=_WIDTH)
        self.tips = VMobject(fill_color=color(role), fill_opacity=1.0, stroke_width=0.0)
        super().__init__(self.shaft, self.tips)
        self.set_state(count=0.0)

    def set_state(self, *, count: float) -> Self:
        """Show this many steps; the last of them may be a part of one."""
        self.count = np.float64(count)
        stops = self._places(np.append(np.arange(np.ceil(float(count) - 1e-9)), count))
        if abs(stops[-1] - stops[0]) < _NO_LENGTH:
            self.shaft.set_runs([])
            self.tips.points = Circle(_DOT).points + self.line.at(self.first, self.lane)
            return self
        arrows = list(pairwise(stops if self.pitch >= _OWN_ARROW else stops[[0, -1]]))
        tips = [self._tip(start, end) for start, end in arrows]
        self.tips.points = closed(np.array(tips))
        self.shaft.set_runs(
            [
                run
                for (start, _), tip in zip(arrows, tips, strict=True)
                for run in self._pieces(start, tip[1][0], stops)
            ]
        )
        return self

    @property
    def start(self) -> Points:
        return self.line.at(self.first, self.lane)

    @property
    def end(self) -> Points:
        """The point of the last tip."""
        return np.array(self.tips.points[-12]) if len(self.shaft.points) else self.start

    def _places(self, counts: Points) -> Points:
        """How far right so many steps lead, for each of *counts* (n,)."""
        return np.array([self.line.at(self.first + float(count) * self.step)[0] for count in counts])

    def _tip(self, start: float, end: float) -> Points:
        """The corners (3, 2) of the tip of an arrow, the foremost one first."""
        tip, half = tip_of(abs(end - start), _WIDTH)
        if tip > _SHORT_TIP:  # it hides few of the pieces, and a name has room over it
            tip, half = _SHORT_TIP, half * _SHORT_TIP / tip
        y, neck = self.start[1], end - np.sign(end - start) * tip
        return np.array([(end, y), (neck, y + half), (neck, y - half)])

    def _pieces(self, start: float, neck: float, stops: Points) -> list[Points]:
        """The shaft of an arrow, cut between steps that are long enough to be counted."""
        way, y = np.sign(neck - start), self.start[1]
        inner = [x for x in stops if way * start < way * x < way * neck] if self.pitch >= _OWN_PIECE else []
        ends = [start, *(x + side * way * _CUT / 2 for x in inner for side in (-1, 1)), neck + way * _SEAM]
        return [np.array([(a, y), (b, y)]) for a, b in zip(ends[::2], ends[1::2], strict=True)]


def unit_name() -> VGroup:
    """What the line counts, under its left end."""
    name = text("price in thousand dollars", size=LABEL_SIZE)
    return VGroup(name.move_to((frame().safe.left + name.width / 2, HEIGHT - _BELOW, 0.0)))


def house(height: float, *, width: float = 3.0) -> Polyline:
    """The outline of a house, as high as given."""
    return Polyline([height / np.ptp(HOUSE[:, 1]) * HOUSE], "ink", width=width)
