"""The line of prices: a number line over the whole width, with lanes of arrows and houses on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.axes.ticks import padded
from scenes.stage.axes.tracks import Track
from scenes.stage.pictures.outlines import HOUSE
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
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

_SIZES = (0.5, 0.27, 0.17, 0.12, 0.1)
"""The heights of houses on the line, in manim units: the largest that fits is taken."""

_END = 0.3
"""Free at both ends of the line, in manim units."""

_BELOW = 0.79
"""From the line down to what is written under its numbers, in manim units."""

_SHARE = 0.06


class PriceLine(Track):
    """A line from *low* to *high*, with ``ticks`` and ``numbers``; another range is another line."""

    def __init__(self, low: float, high: float, *, most: int = 9) -> None:
        safe = frame().safe
        unit = (safe.width - 2 * _END) / (high - low)
        super().__init__(low, high, zero=(safe.left + _END - unit * low, HEIGHT), unit=unit, most=most)
        # The line stays where it is when it is zoomed: only its ticks and numbers change.
        self.line.set_runs([np.array([(safe.left, HEIGHT), (safe.right, HEIGHT)])])
        places = [self.at(float(mark))[0] for mark in self.marks]
        cuts = [np.array([(x, HEIGHT - 0.1), (x, HEIGHT + 0.1)]) for x in places]
        self.ticks = Polyline(cuts, "ink", width=3.0)
        self.numbers.set_color(color("ink"))
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

    def arrow(self, start: float, end: float, role: Role, lane: float, *, width: float = 9.0) -> Arrow:
        return Arrow(self.at(start, lane), self.at(end, lane), role, width=width, dotted=True)

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
            place = self.at(float(value), 0.06 + size / 2)
            while any(np.abs(place - other)[:2].max() < size for other in places):
                place = place + np.array([0.0, 1.1 * size, 0.0])
            places.append(place)
        return places


def unit_name() -> VGroup:
    """What the line counts, under its left end."""
    name = text("price in thousand dollars", size=LABEL_SIZE)
    return VGroup(name.move_to((frame().safe.left + name.width / 2, HEIGHT - _BELOW, 0.0)))


def house(height: float, *, width: float = 3.0) -> Polyline:
    """The outline of a house, as high as given."""
    return Polyline([height / np.ptp(HOUSE[:, 1]) * HOUSE], "ink", width=width)
