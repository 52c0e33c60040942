"""Why a bell? Small delays that are added up: all pairs of two of them, and then more and more of them."""

from __future__ import annotations

import math
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup, interpolate_color, smooth

from mathkit.probability.random_variables import rescaled_sum
from scenes.probability.random_variables import words
from scenes.probability.random_variables.lines import FILL, ROLES
from scenes.probability.random_variables.tiles import Tiles
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, stack, text

VALUES = 6
"""Each small delay is one of so many numbers of seconds, all equally likely."""

SECONDS = 10
"""From one of them to the next; the smallest has the same length."""

LEAST, MIDDLE = 2, VALUES + 1
"""The least total of two, and the one of most pairs, in the same steps."""

_TOLD = {"low": 1, "next": 2, "high": VALUES, "least": LEAST, "middle": MIDDLE}
"""Values and totals that are spoken of, in the same steps."""

FEWEST, MOST = 2, 12
"""How many small delays the first sum has that is shown, and the last one, which is close to a bell."""

_CENTRE = -1.5
"""The middle of the squares, from left to right, in manim units: beside them there is room for words."""

_ROOM_BELOW, _ROOM_ABOVE = 1.15, 0.1
"""For the numbers of the horizontal axis, and on top of the squares, in manim units."""


class Pairs(VGroup, Seekable):
    """All pairs of two small delays as squares, which become the bars of their totals.

    Time 0 to 1: a row grows, one square for each value of the first delay. To 2: it is copied upwards, once
    for each value of the second delay. To 3: each row moves aside by its second delay, so that squares of the
    same total stand above each other. To 4: they fall. To 5: they become as small as the bars of the sum on
    *plot*, and take the colour of line A.

    Attributes
    ----------
    tiles
    origin
        The lower left corner of the lattice of squares, in manim units.
    first, second, total
        Numbers and names along the bottom of the first delay, and of the total; those of the second delay.
    empty
        The places of all pairs.
    counts
        How many pairs have each total, on top of the fallen squares.
    """

    def __init__(self, plot: Plot, mean: float, deviation: float) -> None:
        super().__init__()
        bottom, top = frame().wide.bottom + _ROOM_BELOW, frame().wide.top + _ROOM_ABOVE
        self.side = side = (top - bottom) / VALUES
        self.corner = np.array([_CENTRE - VALUES / 2 * side, bottom])
        # The middle of the totals, 6.5 squares from the left, stays where that of the values was.
        self.corner_of_totals = self.corner - np.array([(VALUES + 1) / 2 * side, 0.0])
        # A square has the area 1/36 in the end, as wide as a bar of the sum.
        width = deviation / math.sqrt(2 * (VALUES**2 - 1) / 12)
        self.small = np.array([width * plot.x_unit, plot.y_unit / VALUES**2 / width])
        middle = (VALUES + 0.5) * self.small[0] * np.array([1.0, 0.0])
        self.goal: Points = plot.at(mean, 0)[:2] - middle
        rows, columns = np.divmod(np.arange(VALUES**2), VALUES)
        self.rows, self.columns = rows, columns
        totals = rows + columns
        self.fallen = np.where(totals < VALUES, rows, VALUES - 1 - columns)
        self.tiles = Tiles([], np.full(2, side), "ink")
        self.first = self._along("lights, in seconds", self.corner, range(VALUES))
        self.total = self._along("together, in seconds", self.corner_of_totals, range(1, 2 * VALUES))
        self.second, self.empty = self._upwards(), self._places()
        self.counts = self._count()
        self.add(self.tiles)
        self.seek(0)

    def seek(self, time: float, /) -> Self:
        """Show the squares as they are at *time*."""
        grow, rise, slide, fall, shrink = (float(np.clip(time - start, 0, 1)) for start in range(5))
        slide, fall, shrink = smooth(slide), smooth(fall), smooth(shrink)
        size = self.side + shrink * (self.small - self.side)
        origin = self.corner + slide * (self.corner_of_totals - self.corner)
        self.origin: Points = origin + shrink * (self.goal - origin)
        x = self.columns + slide * (self.rows + 1)
        # The copy on top rises, and leaves one behind in each row.
        y = np.minimum(self.rows, rise * (VALUES - 1)) + fall * (self.fallen - self.rows)
        here = self.columns < 1e-9 + grow * VALUES
        self.tiles.set_state(corners=(self.origin + np.column_stack([x, y]) * size)[here], sizes=size)
        self.tiles.set_fill(interpolate_color(color("ink"), color(ROLES["A"]), shrink))
        return self

    def others(self, *totals: int) -> Tiles:
        """A veil over the fallen squares of all other totals, in steps from one value to the next."""
        outer = ~np.isin(self.rows + self.columns + 2, totals)
        return Tiles(self.tiles.corners[outer], self.tiles.sizes[0], "background").set_fill(opacity=0.5)

    def _places(self) -> Tiles:
        corners = self.corner + self.side * np.column_stack([self.columns, self.rows])
        places = Tiles(corners, np.full(2, self.side)).set_fill(opacity=0.0)
        return places.set_stroke(color("muted"), width=2.0)

    def _count(self) -> VGroup:
        counts = VGroup()
        for column in range(2 * VALUES - 1):
            count = VALUES - abs(column - VALUES + 1)
            top = self.corner_of_totals + np.array([column + 1.5, count]) * self.side
            counts.add(text(str(count), size=LABEL_SIZE).next_to((*top, 0), UP, buff=GAP / 2))
        return counts

    def _along(self, name: str, corner: Points, columns: range) -> VGroup:
        """Numbers of seconds under columns to the right of a *corner*, and what they are."""
        numbers = VGroup()
        for column in columns:
            foot = (corner[0] + (column + 0.5) * self.side, corner[1], 0)
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


class RescaledSum(Seekable):
    """The bars of a sum of some small delays, with a mean μ and a deviation σ, whatever their number.

    Time counts delays, and there are as many as are counted whole: nothing is shown that is no such sum.

    Attributes
    ----------
    causes
        How many small delays there are.
    """

    def __init__(self, plot: Plot, mean: float, deviation: float) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(ROLES["A"]), fill_opacity=FILL)
        self.plot, self.mean, self.deviation = plot, mean, deviation
        self.seek(FEWEST)

    def seek(self, time: float, /) -> Self:
        """Show the sum of so many delays."""
        self.causes = min(int(time + 1e-9), MOST)
        edges, heights = rescaled_sum(self.causes, VALUES)
        x = np.repeat(np.clip(self.mean + self.deviation * edges, *self.plot.x_range), 2)
        y = np.concatenate([[0.0], np.repeat(heights / self.deviation, 2), [0.0]])
        outline = self.plot.to_frame(np.column_stack([x, y]))
        outline = np.vstack([outline, outline[:1]])
        self.set_points_as_corners(np.column_stack([outline, np.zeros(len(outline))]))
        return self

    def numbers(self) -> Readout:
        """How many small delays there are."""
        counts, now = range(FEWEST, MOST + 1), lambda: self.causes - FEWEST
        return readout([Reading.of_steps("small delays", counts, now)], size=STATEMENT_SIZE)


def small_delays() -> dict[str, int]:
    """What is said of two small delays: their values, their pairs, and how many have some of the totals."""
    seconds = {name: SECONDS * steps for name, steps in _TOLD.items()}
    return seconds | {"pairs": VALUES**2, "most_pairs": VALUES}


def statements(box: Box) -> VGroup:
    """How many pairs there are, and how many have the least total, and the one in the middle."""
    told = [words.pairs_of(SECONDS * total, count) for total, count in ((LEAST, 1), (MIDDLE, VALUES))]
    return stack(words.all_pairs(VALUES), *told, box=box)
