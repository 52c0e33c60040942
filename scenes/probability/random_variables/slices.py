"""A thin slice of each bell at one delay, and what the slices say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, GrowFromEdge, TransformFromCopy, VGroup, VMobject

from scenes.probability.random_variables import words
from scenes.probability.random_variables.buses import Bus
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, ROLES, corner
from scenes.probability.random_variables.two_bells import TwoBells
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import STATEMENT_SIZE, formula, on_plate, stack

_SLICE = 0.5
"""The width of a slice, in manim units."""

_ABOVE_BAR, _BAR_HEIGHT = 0.35, 0.6
"""The bar that compares the slices, in manim units."""

_BELOW_TOP = 0.45
"""From the top of a slice down to the middle of its number, in manim units."""


class Slices(VGroup):
    """A slice of each bell at a delay, one before the other, with a bus on top.

    Attributes
    ----------
    slices, numbers
        Of A, and of B; the numbers are their heights.
    bus
        It stands on the axis; ``lifted`` is its place on top of the slices.
    bar, result
        The slices end to end, as shares of both together; and in numbers. They stand in the corner *under*
        something.
    """

    def __init__(self, bells: TwoBells, delay: float, under: VMobject) -> None:
        plot = bells.plot
        self.delay = delay
        self.bus = Bus("?", solid=True).stand_at(plot.at(delay, 0))
        self.slices, self.numbers = VGroup(), VGroup()
        x, foot, _ = plot.at(delay, 0)
        shortest = min(float(height) for height in bells.buses.heights(delay)) * plot.y_unit
        for line, bell, side in (("A", bells.a, LEFT), ("B", bells.b, RIGHT)):
            height = float(bell.density(delay))
            top = foot + height * plot.y_unit
            corners = Box(x - _SLICE / 2, x + _SLICE / 2, foot, max(top, foot + 1e-6)).corners
            piece = VMobject(stroke_width=3.0, stroke_color=color("ink"), fill_color=color(ROLES[line]))
            self.slices.add(piece.set_fill(opacity=1.0).set_points_as_corners(corners))
            written = formula(words.three_digits(height), size=STATEMENT_SIZE, role=ROLES[line])
            number = on_plate(written)
            # Beside the slice and under the bus, or beside the bus if there is no room under it.
            beside = _SLICE / 2 if shortest > 2 * _BELOW_TOP else self.bus.width / 2
            number.move_to((x, max(top - _BELOW_TOP, foot + GAP + number.height / 2), 0))
            self.numbers.add(number.shift(side * (beside + GAP + number.width / 2)))
        box, top = corner(BESIDE_TWO_BELLS), float(under.get_bottom()[1]) - _ABOVE_BAR
        place = Box(box.left, box.right, top - _BAR_HEIGHT, top)
        self.bar = ShareBar(place, float(bells.buses.posterior(delay)), (ROLES["A"], ROLES["B"]))
        self.result = stack(words.posterior(bells.buses, delay), under=self.bar, box=box)
        self.lifted = self.bus.get_center() + max(piece.height for piece in self.slices) * UP
        # The lower slice stands in front.
        self.in_order = sorted(self.slices, key=lambda piece: -float(piece.height))
        super().__init__(*self.in_order, self.numbers, self.bus)

    def rise(self) -> list[Any]:
        """Let the slices grow out of the axis, and lift the bus."""
        rising = (GrowFromEdge(piece, DOWN) for piece in self.in_order)
        return [*rising, self.bus.animate.move_to(self.lifted)]

    def fly_to_the_bar(self) -> Iterator[tuple[Animation, Animation]]:
        """For each slice: its number appears, and a copy of it flies to the bar."""
        parts = (self.bar.first, self.bar.second)
        for number, piece, part in zip(self.numbers, self.slices, parts, strict=True):
            yield FadeIn(number), TransformFromCopy(piece, part)
