"""A thin slice of each bell at one delay, and what the slices say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, Animation, Create, FadeIn, GrowFromEdge, Line, VGroup, VMobject

from scenes.probability.random_variables import verdicts, words
from scenes.probability.random_variables.buses import Bus
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, ROLES, corner
from scenes.probability.random_variables.two_bells import LOW, TwoBells
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import STATEMENT_SIZE, formula, on_plate, stack

_SLICE = 0.5
"""The width of a slice, in manim units."""

_ABOVE_BAR, _BAR_HEIGHT, _ROWS = 0.3, 0.45, 0.25
"""The bar that compares the slices, and what is written under it, in manim units."""

_BELOW_TOP = 0.4
"""From the top of a slice down to the middle of its number, in manim units."""

_BUS_ABOVE = 0.15
"""How far the wheels of a bus that hangs over a plot are above its axes, in manim units."""


class Sign(VGroup):
    """A bus over a plot, and a thin line from it down to its delay; the bus is lower where *texts* are."""

    def __init__(self, plot: Plot, delay: float, texts: Iterable[VMobject]) -> None:
        x, foot, _ = plot.at(delay, 0)
        top = plot.box.top + _BUS_ABOVE
        self.bus = Bus("?", size=0.75, solid=True).stand_at(np.array([x, top, 0]))
        reach = self.bus.width / 2 + GAP
        if any(each.get_left()[0] - reach < x < each.get_right()[0] + reach for each in texts):
            top = float(plot.at(delay, LOW * plot.y_range[1])[1])
            self.bus.stand_at(np.array([x, top, 0]))
        self.line = Line((x, top, 0), (x, foot, 0), stroke_width=3.0, color=color("ink"))
        super().__init__(self.line, self.bus)

    def come(self, run_time: float) -> list[Animation]:
        return [FadeIn(self.bus, shift=0.5 * DOWN, run_time=run_time), Create(self.line, run_time=run_time)]


def slices_of(bells: TwoBells, delay: float) -> VGroup:
    """Bars as high as the bells at a delay, equally wide: that of A on its left, that of B on its right."""
    pieces = VGroup()
    x, foot, _ = bells.plot.at(delay, 0)
    for line, bell, left in (("A", bells.a, x - _SLICE), ("B", bells.b, x)):
        top = foot + max(float(bell.density(delay)) * bells.plot.y_unit, 1e-6)
        piece = VMobject(stroke_width=0.0, fill_color=color(ROLES[line]))
        piece.set_points_as_corners(Box(left, left + _SLICE, foot, top).corners)
        pieces.add(piece.set_fill(opacity=1.0))
    return pieces


class Slices(VGroup):
    """A slice of each bell at a delay, side by side, and a bus above them.

    Attributes
    ----------
    slices, numbers
        Of A, and of B; the numbers are their heights.
    sign
        The bus, and a line down to its delay.
    bar, result
        The slices end to end, as shares of both together; and in numbers. They stand in the corner *under*
        something.
    """

    def __init__(self, bells: TwoBells, delay: float, under: VMobject) -> None:
        plot, buses = bells.plot, bells.buses
        self.delay, self.sign = delay, Sign(plot, delay, [])
        self.slices, self.numbers = slices_of(bells, delay), VGroup()
        x, foot, _ = plot.at(delay, 0)
        for line, height, piece, side in zip(
            "AB", buses.heights(delay), self.slices, (LEFT, RIGHT), strict=True
        ):
            written = formula(words.three_digits(float(height)), size=STATEMENT_SIZE, role=ROLES[line])
            number = on_plate(written)
            y = max(float(piece.get_top()[1]) - _BELOW_TOP, foot + GAP + number.height / 2)
            number.move_to((x, y, 0)).shift(side * (_SLICE + GAP + number.width / 2))
            self.numbers.add(number)
        box, top = corner(BESIDE_TWO_BELLS), float(under.get_bottom()[1]) - _ABOVE_BAR
        place = Box(box.left, box.right, top - _BAR_HEIGHT, top)
        self.bar = ShareBar(place, float(buses.posterior(delay)), (ROLES["A"], ROLES["B"]))
        self.result = stack(*verdicts.posterior(buses, delay), under=self.bar, box=box, gap=_ROWS)
        super().__init__(*self.slices, self.sign, self.numbers)

    def rise(self, run_time: float) -> list[Animation]:
        """Let the slices grow out of the axis."""
        return [GrowFromEdge(piece, DOWN, run_time=run_time) for piece in self.slices]

    def measure(self) -> Iterator[tuple[Animation, Any]]:
        """For each slice: its number appears, and the bar gets a part as long as it."""
        for number, part in zip(self.numbers, (self.bar.first, self.bar.second), strict=True):
            yield FadeIn(number), GrowFromEdge(part, LEFT)
