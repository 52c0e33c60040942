"""Why a bell? Small delays that are added up: all pairs of two of them, and then more and more of them."""

from __future__ import annotations

import math
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup, VMobject, interpolate_color, smooth

from mathkit.probability.random_variables import rescaled_sum
from scenes.probability.random_variables import words
from scenes.probability.random_variables.lines import FILL, ROLES, corner
from scenes.probability.random_variables.tiles import Tiles
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, stack, text

VALUES = 6
"""Each small delay is one of so many numbers of seconds, all equally likely."""

SECONDS = 10
"""From one of them to the next; the smallest has the same length."""

MOST = 12
"""So many small delays come close to a bell."""

COUNTS = (2, 3, 6, MOST)
"""The numbers of small delays of which the sums are shown."""

GROWN = 0.6
"""The time at which the large row is there."""

_LARGE = 2.0
"""The first row is so many times as large as the squares later on, so that it fills the width."""

MIDDLING = 2
"""So many steps on either side of the middle one, totals are middling."""

_RAISED = 1.5
"""So much higher, in manim units, so that it does not lie at the bottom of an empty stage."""

_ROOM_LEFT, _ROOM_BELOW, _ROOM_ABOVE = 1.5, 1.15, 0.4
"""For the numbers of both axes, and on top of the squares, in manim units."""


class Pairs(VGroup, Seekable):
    """All pairs of two small delays as squares, which become the bars of their totals.

    Time 0 to 1: a large row grows, one square for each value of the first delay, and makes room. To 2: it is
    copied upwards, once for each value of the second delay. To 3: each row moves to the right by its second
    delay, so that squares of the same total stand above each other. To 4: they fall. To 5: they become as
    small as the bars of the sum on *plot*, and take the colour of line A.

    Attributes
    ----------
    tiles
    large, first, second, total
        Names and numbers along the bottom, of the first delay (under the large row, and later) and of the
        total, and those of the second delay.
    counts
        How many pairs have each total, on top of the fallen squares.
    """

    def __init__(self, plot: Plot, mean: float, deviation: float) -> None:
        super().__init__()
        wide = frame().wide
        box = Box(wide.left + _ROOM_LEFT, wide.right, wide.bottom + _ROOM_BELOW, wide.top + _ROOM_ABOVE)
        side = min((box.height - 2 * _ROOM_ABOVE) / VALUES, box.width / (2 * VALUES))
        self.corner, self.side = np.array([box.left, box.bottom]), side
        # A square has the area 1/36 in the end, as wide as a bar of the sum.
        width = deviation / math.sqrt(2 * (VALUES**2 - 1) / 12)
        self.small = np.array([width * plot.x_unit, plot.y_unit / VALUES**2 / width])
        # The middle of the totals, 7 squares from the corner, comes to lie at μ.
        middle = (VALUES - 0.5) * self.small[0] * np.array([1.0, 0.0])
        self.goal: Points = plot.at(mean, 0)[:2] - middle - self.small[0] * np.array([1.0, 0.0])
        rows, columns = np.divmod(np.arange(VALUES**2), VALUES)
        self.rows, self.columns = rows, columns
        totals = rows + columns
        self.fallen = np.where(totals < VALUES, rows, VALUES - 1 - columns)
        self.tiles = Tiles([], np.full(2, side), "ink")
        self.large = self._along("lights, in seconds", VALUES, 0, _LARGE).shift(_RAISED * UP)
        self.first = self._along("lights, in seconds", VALUES, 0)
        self.total = self._along("together, in seconds", 2 * VALUES, 1)
        self.second = self._upwards()
        self.counts = self._count()
        self.add(self.tiles)
        self.seek(0)

    def seek(self, time: float, /) -> Self:
        """Show the squares as they are at *time*."""
        grow, rise, slide, fall, shrink = (float(np.clip(time - start, 0, 1)) for start in range(5))
        grow, room = grow / GROWN, smooth(float(np.clip((grow - GROWN) / (1 - GROWN), 0, 1)))
        slide, fall, shrink = smooth(slide), smooth(fall), smooth(shrink)
        size = (_LARGE + room * (1 - _LARGE)) * self.side + shrink * (self.small - self.side)
        origin = self.corner + shrink * (self.goal - self.corner) + (0, (1 - room) * _RAISED)
        x = self.columns + slide * (self.rows + 1)
        # The copy on top rises, and leaves one behind in each row.
        y = np.minimum(self.rows, rise * (VALUES - 1)) + fall * (self.fallen - self.rows)
        here = self.columns < 1e-9 + grow * VALUES
        self.tiles.set_state(corners=(origin + np.column_stack([x, y]) * size)[here], sizes=size)
        self.tiles.set_fill(interpolate_color(color("ink"), color(ROLES["A"]), shrink))
        return self

    def not_middling(self) -> Tiles:
        """A veil over the fallen squares whose total is not in the middle."""
        outer = np.abs(self.rows + self.columns - VALUES + 1) > MIDDLING
        return Tiles(self.tiles.corners[outer], self.tiles.sizes[0], "background").set_fill(opacity=0.5)

    def _count(self) -> VGroup:
        counts = VGroup()
        for column in range(2 * VALUES - 1):
            count = VALUES - abs(column - VALUES + 1)
            top = self.corner + np.array([column + 1.5, count]) * self.side
            counts.add(text(str(count), size=LABEL_SIZE).next_to((*top, 0), UP, buff=GAP / 2))
        return counts

    def _along(self, name: str, count: int, first: int, scale: float = 1.0) -> VGroup:
        """Numbers of seconds under the columns from *first* on, and what they are."""
        numbers = VGroup()
        for column in range(first, count):
            foot = (self.corner[0] + (column + 0.5) * scale * self.side, self.corner[1], 0)
            numbers.add(text(str(SECONDS * (column + 1)), size=LABEL_SIZE).next_to(foot, DOWN, buff=GAP))
        title = text(name, size=LABEL_SIZE, role="muted").next_to(numbers, DOWN, buff=GAP)
        return VGroup(numbers, title.align_to(numbers, RIGHT))

    def _upwards(self) -> VGroup:
        """Numbers of seconds beside the rows, and what they are."""
        numbers = VGroup()
        for row in range(VALUES):
            edge = (self.corner[0], self.corner[1] + (row + 0.5) * self.side, 0)
            numbers.add(text(str(SECONDS * (row + 1)), size=LABEL_SIZE).next_to(edge, LEFT, buff=GAP))
        title = text("passengers, in seconds", size=LABEL_SIZE, role="muted")
        return VGroup(numbers, title.rotate(math.pi / 2).next_to(numbers, LEFT, buff=GAP))


class RescaledSum(VMobject):
    """The bars of a sum of some small delays, with a mean μ and a deviation σ, whatever their number."""

    def __init__(self, plot: Plot, mean: float, deviation: float, causes: int) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(ROLES["A"]), fill_opacity=FILL)
        self.plot, self.causes = plot, causes
        edges, heights = rescaled_sum(causes, VALUES)
        x = np.repeat(np.clip(mean + deviation * edges, *plot.x_range), 2)
        y = np.concatenate([[0.0], np.repeat(heights / deviation, 2), [0.0]])
        outline = plot.to_frame(np.column_stack([x, y]))
        outline = np.vstack([outline, outline[:1]])
        self.set_points_as_corners(np.column_stack([outline, np.zeros(len(outline))]))


def small_delays() -> dict[str, int]:
    """What is said of two small delays: their values, their pairs, and those with a middling total.

    The totals in the middle are middling; ``from`` and ``to`` are the ends of these.
    """
    totals = np.add.outer(np.arange(1, VALUES + 1), np.arange(1, VALUES + 1))
    middling = np.abs(totals - VALUES - 1) <= MIDDLING
    ends = totals[middling].min(), totals[middling].max()
    seconds = (1, VALUES, *ends)
    names = ("low", "high", "from", "to")
    found = {name: SECONDS * int(steps) for name, steps in zip(names, seconds, strict=True)}
    return found | {"pairs": VALUES**2, "middling": int(middling.sum())}


def statements() -> VGroup:
    """How many pairs there are, and how many of them have a middling total."""
    known = small_delays()
    middling = words.middling(known["from"], known["to"], known["middling"], known["pairs"])
    return stack(words.all_pairs(VALUES), middling, box=corner())
