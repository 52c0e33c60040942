"""A square whose side grows a little: two strips and a corner are what it gains."""

from __future__ import annotations

from typing import Self

from manim import DOWN, LEFT, Rectangle, VGroup

from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.writing import formula

_LARGEST = 0.32
"""The longest growth, as a share of the side."""

_SMALLEST = 0.02
"""The shortest: strips can still be seen, the corner hardly."""

_MARGIN = 0.75
"""Left of the square and below it: room for the names of its sides."""

_NAME_GAP = 0.25


class GrowingSquare(VGroup):
    """The area x² in one corner, and around it what a growth of each side by h adds: x h twice, and h²."""

    largest = _LARGEST
    """The longest growth, as a share of the side."""

    def __init__(self) -> None:
        super().__init__()
        box = frame().picture
        room = min(box.width, box.height) - _MARGIN
        left, bottom = box.center[0] - (room - _MARGIN) / 2, box.bottom + _MARGIN
        self.room = Box(left, left + room, bottom, bottom + room)
        self.square = self._area("data")
        self.strips = (self._area("slope"), self._area("slope"))
        self.corner = self._area("second")
        self.add(self.square, *self.strips, self.corner)
        self.set_state(growth=0.0)

    def _area(self, role: Role) -> Rectangle:
        ink = color(role)
        return Rectangle(stroke_color=ink, stroke_width=2.5, fill_color=ink, fill_opacity=0.08)

    def set_state(self, *, growth: float) -> Self:
        """Lay the areas out for a *growth* h, as a share of the side, up to ``largest``."""
        self.growth = float(growth)
        side = 1 / (1 + _LARGEST)
        within, beyond = (0.0, side), (side, side * (1 + self.growth))
        self._lay(self.square, within, within)
        self._lay(self.strips[0], beyond, within)
        self._lay(self.strips[1], within, beyond)
        self._lay(self.corner, beyond, beyond)
        return self

    def _lay(self, area: Rectangle, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Lay an area between shares *x* of the width of the room and *y* of its height."""
        left, right = (self.room.left + share * self.room.width for share in x)
        bottom, top = (self.room.bottom + share * self.room.height for share in y)
        area.set_points_as_corners(Box(left, right, bottom, top).corners)

    def grow(self, *, run_time: float) -> Tween:
        """Let h grow to its full length."""
        return tween(self, growth=_LARGEST, run_time=run_time)

    def shrink(self, *, run_time: float) -> Tween:
        """Let h shrink until only the square and its strips are seen."""
        return tween(self, growth=_SMALLEST, run_time=run_time)

    def names(self) -> tuple[VGroup, VGroup]:
        """What stands at the square, and at what it has gained when it has grown to its full length."""
        self.set_state(growth=_LARGEST)
        square = VGroup(formula("x^2", role="data").move_to(self.square))
        square.add(formula("x", role="data").next_to(self.square, LEFT, buff=_NAME_GAP))
        square.add(formula("x", role="data").next_to(self.square, DOWN, buff=_NAME_GAP))
        gained = VGroup(*(formula("x h", role="slope").move_to(strip) for strip in self.strips))
        gained.add(formula("h^2", role="second").move_to(self.corner))
        gained.add(formula("h", role="second").next_to(self.strips[0], DOWN, buff=_NAME_GAP))
        self.set_state(growth=0.0)
        return square, gained
