"""A thin slice of each bell at one delay, and what the slices say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import numpy as np
from manim import (
    DOWN,
    PI,
    RIGHT,
    Animation,
    Create,
    Dot,
    FadeIn,
    GrowFromEdge,
    Line,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from scenes.probability.random_variables import verdicts, words
from scenes.probability.random_variables.bells import THIN_RIM
from scenes.probability.random_variables.buses import Bus
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, LATE, ROLES, DelayPlot, corner
from scenes.probability.random_variables.two_bells import STRIP, TwoBells
from scenes.probability.random_variables.zooms import between
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import STATEMENT_SIZE, on_plate, stack, text

_SAMPLES = 24
"""Points along the top of a slice."""

_PLACES, _GROUND = (0.9, 2.6), (0.2, 3.3)
"""The middles of the slices beside the plot, and the ends of the line on which they stand, in manim units
from the left side of the words."""

_DOT, _CUT = 0.08, 3.0
"""The radius of a point on a curve, in manim units; the width of the dark rim that parts the bar."""

_ROWS, _RESULTS = 0.2, 0.4
"""Between two rows about the slices, and between rows of what follows from them, in manim units."""

_FLATTENED = 0.25
"""In this share of their way slices that topple over get flat tops, before they move."""

_LOW = 0.45
"""A bus under words is no higher than this share of the height of the axes."""

_BUS_ABOVE = 0.15
"""How far the wheels of a bus that hangs over a plot are above its axes, in manim units."""


class Sign(VGroup):
    """A bus over a plot, and a thin line from it down to its delay; the bus is lower where *texts* are."""

    def __init__(
        self, plot: DelayPlot, delay: float, texts: Iterable[VMobject], line: str = "?", written: str = "?"
    ) -> None:
        x, foot, _ = plot.at(delay, 0)
        top = plot.ceiling + _BUS_ABOVE
        self.bus = Bus(line, written=written, size=0.75, solid=True).stand_at(np.array([x, top, 0]))
        reach = self.bus.width / 2 + GAP
        above = [each for each in texts if each.get_left()[0] - reach < x < each.get_right()[0] + reach]
        if above:
            lowest = min(float(each.get_bottom()[1]) for each in above) - GAP - self.bus.height
            top = min(lowest, float(plot.at(delay, _LOW * plot.y_range[1])[1]))
            self.bus.stand_at(np.array([x, top, 0]))
        self.line = Line((x, top, 0), (x, foot, 0), stroke_width=3.0, color=color("ink"))
        super().__init__(self.line, self.bus)

    def come_from(self, waiting: Bus, run_time: float) -> list[Animation]:
        """Let a bus that waits elsewhere become this one."""
        moving = ReplacementTransform(waiting, self.bus, run_time=run_time)
        return [moving, Create(self.line, run_time=run_time, rate_func=LATE)]

    def come(self, run_time: float) -> list[Animation]:
        return [FadeIn(self.bus, shift=0.5 * DOWN, run_time=run_time), Create(self.line, run_time=run_time)]


class Strip(VGroup):
    """A strip around a delay, and from it a slice of each bell: the area under it in the strip.

    At ``closer`` 0 it is seen from near, at 1 from close by. The strip is equally wide in the frame all the
    time, so the closer it is, the fewer minutes it is wide. At ``apart`` 0 both slices are in the strip, one
    before the other; at 1 they stand beside the plot, on a line as high as its axis.

    Attributes
    ----------
    minutes
        How wide the strip is.
    outline
        Of the strip.
    slices
        Of A, and of B.
    dots
        The points of both curves over the delay.
    ground
        What the slices stand on, with their names.
    """

    def __init__(self, near: TwoBells, close: TwoBells, delay: float) -> None:
        self.plots, self.delay, self.bells = (near.plot, close.plot), delay, (near.a, near.b)
        self.heights = [float(bell.density(delay)) for bell in self.bells]
        self.slices = VGroup(
            *(VMobject(stroke_width=0.0, fill_color=color(ROLES[line]), fill_opacity=1.0) for line in "AB")
        )
        self.outline = VMobject(stroke_width=3.0, stroke_color=color("ink"))
        self.dots = VGroup(*(Dot(radius=_DOT, color=color(ROLES[line])) for line in "AB"))
        for dot in self.dots:
            dot.set_stroke(color("background"), width=THIN_RIM, background=True)
        left, foot = corner(BESIDE_TWO_BELLS).left, near.plot.box.bottom
        self.places = [left + place for place in _PLACES]
        start, end = ((left + way, foot, 0.0) for way in _GROUND)
        names = (
            text(f"*{line}*", size=STATEMENT_SIZE, role=ROLES[line]).next_to(
                (place, foot, 0.0), DOWN, buff=GAP
            )
            for line, place in zip("AB", self.places, strict=True)
        )
        self.ground = VGroup(Line(start, end, stroke_width=3.0, color=color("muted")), *names)
        lower_in_front = sorted(self.slices, key=lambda piece: -self.heights[list(self.slices).index(piece)])
        super().__init__(*lower_in_front, self.outline, self.dots)
        self.closer, self.apart = 0.0, 0.0
        self.set_state()

    def set_state(self, *, closer: float | None = None, apart: float | None = None) -> Self:
        """Draw the strip and the slices for other values."""
        self.closer = self.closer if closer is None else float(closer)
        self.apart = self.apart if apart is None else float(apart)
        view = between(*self.plots, self.closer)
        self.minutes = STRIP * (view.x_range[1] - view.x_range[0])
        x = np.linspace(self.delay - self.minutes / 2, self.delay + self.minutes / 2, _SAMPLES)
        middle = view.at(self.delay, 0.0)[0]
        tops = []
        parts = zip(self.slices, self.dots, self.bells, self.heights, self.places, strict=True)
        for piece, dot, bell, height, place in parts:
            tops.append(float(bell.cover(piece, x, view).get_top()[1]))
            piece.shift(self.apart * (place - middle) * RIGHT)
            dot.move_to(view.at(self.delay, height))
        (left, foot, _), right = view.at(x[0], 0), view.at(x[-1], 0)[0]
        self.outline.set_points_as_corners(Box(left, right, foot, max(tops)).corners)
        return self


class Toppling(VGroup):
    """Slices that topple over and come to lie end to end. At ``fallen`` 0 they stand, at 1 they lie in a bar.

    They stay as long as they were high: only their tops become flat, as high as the points on the curves.
    """

    def __init__(self, strip: Strip, bar: ShareBar) -> None:
        self.standing = [piece.points.reshape(-1, 4, 3)[:, 0] for piece in strip.slices]
        self.tops = [float(dot.get_y()) for dot in strip.dots]
        self.goals = bar.first.get_center(), bar.second.get_center()
        self.pieces = VGroup(*(piece.copy() for piece in strip.slices))
        super().__init__(*self.pieces)
        self.set_state(fallen=0.0)

    def set_state(self, *, fallen: float) -> Self:
        """Draw the slices on their way."""
        self.fallen = float(fallen)
        flat = min(1.0, self.fallen / _FLATTENED)
        turned = max(0.0, (self.fallen - _FLATTENED) / (1 - _FLATTENED))
        for piece, standing, top, goal in zip(self.pieces, self.standing, self.tops, self.goals, strict=True):
            corners, foot = standing.copy(), standing[:, 1].min()
            upper = corners[:, 1] > foot
            corners[upper, 1] += flat * (top - corners[upper, 1])
            piece.set_points_as_corners(np.vstack([corners, corners[:1]]))
            middle = np.array([piece.get_x(), (top + foot) / 2, 0.0])
            piece.rotate(-turned * PI / 2, about_point=middle).shift(turned * (goal - middle))
        return self


class Slices:
    """A slice of each bell at a delay, a bus above them, and what follows from them.

    Attributes
    ----------
    strip
        Around the delay, with the slices.
    heights
        How high the slices are, in numbers, beside the plot.
    sign
        The bus, and a line down to its delay.
    bar
        The slices end to end, on their ground.
    width
        How wide the slices are, under the heights.
    percentages
        Of both lines, in those parts of the bar that have room for them.
    result, chance
        What the slices say in numbers, in the same place; the chance comes last.
    """

    def __init__(self, near: TwoBells, close: TwoBells, delay: float) -> None:
        buses, box = near.buses, corner(BESIDE_TWO_BELLS)
        self.sign, self.strip = Sign(near.plot, delay, []), Strip(near, close, delay)
        heights = verdicts.heading(), *verdicts.heights(buses, delay)
        self.heights = stack(*heights, box=box, gap=_ROWS)
        width = Reading("width of both, in minutes", lambda: self.strip.minutes, words.thin)
        self.width = stack(readout([width]), under=self.heights, box=box, gap=_ROWS)
        (left, foot, _), length = self.strip.ground[0].get_start(), sum(self.strip.heights) * near.plot.y_unit
        place = Box(left, left + length, foot, foot + self.strip.outline.width)
        self.bar = ShareBar(place, float(buses.posterior(delay)), (ROLES["A"], ROLES["B"]))
        for part in (self.bar.first, self.bar.second):
            part.set_stroke(color("background"), width=_CUT)
        self.percentages = VGroup()
        for part, chance in zip(
            (self.bar.first, self.bar.second), verdicts.percentages(buses, delay), strict=False
        ):
            if part.width > chance.width + 2 * GAP:
                self.percentages.add(on_plate(chance).move_to(part))
        rows, self.chance = verdicts.posterior(buses, delay)
        stack(*rows, self.chance, under=self.heights, box=box, gap=_RESULTS)
        self.result = VGroup(*rows)

    def rise(self, run_time: float) -> list[Animation]:
        """Let the slices grow out of the axis."""
        return [GrowFromEdge(piece, DOWN, run_time=run_time) for piece in self.strip.slices]
