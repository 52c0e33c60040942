"""A square whose side grows a little: what it gains, laid end to end, is a ribbon as high as the growth.

Divided by the growth, the ribbon is 1 high: then it keeps its height, and only its end shrinks with h. What a
line gains besides is a block at its end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Self

import numpy as np
from manim import LEFT, Animation, GrowFromEdge, GrowFromPoint, Rectangle, VGroup, VMobject, interpolate_color

from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import RUN
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, formula

_LARGEST = 0.28
"""The longest growth, as a share of the side."""

_SMALLEST = 0.02
"""The shortest: strips can still be seen, the corner hardly."""

SIDE = 2.0
"""The side that is drawn for x, in the unit of x."""

UNIT = 1.375
"""One unit of x, in manim units: the height of the ribbon, when it has been divided by h."""

_SIDE = SIDE * UNIT
"""In manim units."""

BLOCK = 2.0
"""What the line 2x + 1 gains for each h: a block of the ribbon, in the unit of x."""

_OF_A_LINE = 0.6
"""The opacity of that block: it may be as long as x, and is none."""

_MARGIN = 0.75
"""Left of the square and below it: room for the names of its sides."""

_NAME_GAP = 0.2

_NAME_LINE = 0.5
"""From the areas down to the line that the names under them stand on."""

_AFTER_SQUARE = 0.6
"""From the grown square to the ribbon, in manim units: room for the ribbon's height."""


class _Carry(Animation):
    """A copy of an area moves to its place, turning as a rigid thing; it goes down first, then aside."""

    def __init__(self, area: VMobject, place: VMobject, turn: float, run_time: float) -> None:
        self.start, self.way, self.turn = area.copy(), place.get_center() - area.get_center(), turn
        self.place = place.copy()
        super().__init__(place, introducer=True, run_time=run_time)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        moved = self.place if share >= 1 else self.start.copy().rotate(share * self.turn)
        shares = np.array([share, 1 - (1 - share) ** 2, share])
        self.mobject.points = moved.points + (0.0 if share >= 1 else shares * self.way)


class GrowingSquare(VGroup):
    """The area x² in one corner, and around it what a growth of each side by h adds: x h twice, and h².

    The ``ribbon`` has the same pieces, end to end: h high, or 1 when it is ``divided``, and 2x + h long.
    What is gained has the colour of a rise; divided by the run it has that of a slope.
    """

    largest = _LARGEST
    """The longest growth, as a share of the side."""

    def __init__(self) -> None:
        super().__init__()
        box = frame().wide
        self.left, self.bottom = box.left + _MARGIN, box.bottom + _MARGIN
        self.ribbon_left = self.left + (1 + _LARGEST) * _SIDE + _AFTER_SQUARE
        self.square = self._area("data")
        self.strips = (self._area("second"), self._area("second"))
        self.corner = self._area("dial")
        self.ribbon = VGroup(self._area("second"), self._area("second"), self._area("dial"))
        names = [formula(RUN.letter, role=RUN.role) for _ in range(2)]
        self._growths, self.growths = names, VGroup(*names)
        self.heights = (formula(RUN.letter, role=RUN.role), formula('"1"'))
        self.block = self._area("slope").set_fill(opacity=_OF_A_LINE)
        self.add(self.square, *self.strips, self.corner)
        self.set_state(growth=0.0, divided=0.0)

    def _area(self, role: Role) -> Rectangle:
        return Rectangle(
            stroke_color=color("background"), stroke_width=2.0, fill_color=color(role), fill_opacity=1.0
        )

    def set_state(self, *, growth: float, divided: float) -> Self:
        """Lay the areas out for a *growth* h, as a share of the side, which the ribbon is *divided* by."""
        self.growth, self.divided = float(growth), float(divided)
        end, far = _SIDE, _SIDE * (1 + self.growth)
        self._lay(self.square, (0, end), (0, end))
        self._lay(self.strips[0], (end, far), (0, end))
        self._lay(self.strips[1], (0, end), (end, far))
        self._lay(self.corner, (end, far), (end, far))
        for piece in self.ribbon[:2]:
            piece.set_fill(interpolate_color(color("second"), color("slope"), self.divided))
        high = (1 - self.divided) * (far - end) + self.divided * UNIT
        start = self.ribbon_left - self.left
        for piece, edges in zip(self.ribbon, ((0.0, end), (end, 2 * end), (2 * end, end + far)), strict=True):
            self._lay(piece, (start + edges[0], start + edges[1]), (0, high))
        gained = start + 2 * end + far - end
        self._lay(self.block, (gained, gained + BLOCK * UNIT), (0, UNIT))
        for name, piece in zip(self._growths, (self.strips[0], self.ribbon[2]), strict=True):
            self._put_below(name, piece)
        for name in self.heights:
            name.next_to(self.ribbon, LEFT, buff=_NAME_GAP)
        return self

    def _lay(self, area: VMobject, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Lay an area between the distances *x* and *y* from the lower left corner of the square."""
        box = Box(self.left + x[0], self.left + x[1], self.bottom + y[0], self.bottom + y[1])
        area.set_points_as_corners(box.corners)

    def everything(self) -> tuple[VMobject, ...]:
        """The areas, the ribbon, and the names that move with them."""
        return self, self.ribbon, self.growths, *self.heights

    def grown(self) -> tuple[VMobject, ...]:
        """What the square has gained, and how far its side has grown."""
        return *self.strips, self.corner, self._growths[0]

    def column(self) -> Box:
        """The place for formulas, right of the square and above the ribbon."""
        return replace(frame().wide, left=self.ribbon_left, bottom=self.bottom + UNIT + GAP)

    def aside(self, table: VMobject) -> Points:
        """The middle of a *table* that stands in the lower right corner, until the ribbon needs its place."""
        middle: Points = frame().wide.place(table.copy(), 1.0, -1.0).get_center()
        return middle

    def grow(self, *, run_time: float) -> Tween:
        """Let h grow to its full length."""
        return tween(self, growth=_LARGEST, divided=0.0, run_time=run_time)

    def lay_out(self, *, run_time: float) -> list[Animation]:
        """Copies of what was gained move into the ribbon, end to end."""
        pieces = (self.strips[1], self.strips[0], self.corner)
        turns = (0.0, -np.pi / 2, 0.0)
        return [
            _Carry(piece, place, turn, run_time)
            for piece, place, turn in zip(pieces, self.ribbon, turns, strict=True)
        ]

    def divide(self, *, run_time: float) -> Tween:
        """Let the ribbon have the height 1 instead of h."""
        return tween(self, on=self.ribbon, growth=self.growth, divided=1.0, run_time=run_time)

    def come(self, origin: Points, *, run_time: float) -> Animation:
        """The square grows from *origin* to its place."""
        return GrowFromPoint(self.square, origin, run_time=run_time)

    def add_block(self) -> tuple[Animation, Written]:
        """The block grows from the end of the ribbon; and its length."""
        name = self._put_below(formula(f'"{number(BLOCK)}"', role="slope"), self.block)
        return GrowFromEdge(self.block, LEFT), name

    def shrink(self, *, run_time: float) -> Tween:
        """Let h shrink until only the square and its strips are seen."""
        return tween(
            self, self.ribbon, self.growths, self.heights[1], growth=_SMALLEST, divided=1.0, run_time=run_time
        )

    def names(self) -> tuple[VGroup, VGroup, VGroup]:
        """What stands at the square, in what it has gained when it is fully grown, and at the ribbon."""
        self.set_state(growth=_LARGEST, divided=0.0)
        square = VGroup(formula("x^2", role="background").move_to(self.square))
        square.add(formula("x", role="data").next_to(self.square, LEFT, buff=_NAME_GAP))
        square.add(self._below(self.square))
        gained = VGroup(*(formula("x h", role="background").move_to(strip) for strip in self.strips))
        gained.add(formula("h^2", size=LABEL_SIZE, role="background").move_to(self.corner))
        lengths = VGroup(*(self._below(piece) for piece in self.ribbon[:2]))
        for name in (*square, *gained):
            name.set_z_index(1)  # over the areas when these move
        self.set_state(growth=0.0, divided=0.0)
        return square, gained, lengths

    def _below(self, piece: VMobject) -> Written:
        return self._put_below(formula("x", role="data"), piece)

    def _put_below(self, name: Written, piece: VMobject) -> Written:
        name.set_x(piece.get_x())
        return name.stand_on(self.bottom - _NAME_LINE)
