"""A square whose side grows a little: two strips and a corner are what it gains."""

from __future__ import annotations

from typing import Self

from manim import DOWN, LEFT, Rectangle, VGroup

from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.areas import UnitSquare
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

    def __init__(self, *, box: Box | None = None) -> None:
        box = box or frame().picture
        super().__init__()
        room = min(box.width, box.height) - _MARGIN
        left, bottom = box.center[0] - (room - _MARGIN) / 2, box.bottom + _MARGIN
        self.whole = UnitSquare(Box(left, left + room, bottom, bottom + room))
        self.square = self._area("data")
        self.strips = (self._area("slope"), self._area("slope"))
        self.corner = self._area("second")
        self.add(self.square, *self.strips, self.corner)
        self.set_state(growth=0.0)

    def _area(self, role: Role) -> Rectangle:
        area = self.whole.cell((0.0, 1.0), (0.0, 1.0), role, opacity=0.08)
        return area.set_stroke(color(role), width=2.5)

    def set_state(self, *, growth: float) -> Self:
        """Lay the areas out for a *growth* h, as a share of the side, up to ``largest``."""
        self.growth = float(growth)
        side = 1 / (1 + _LARGEST)
        within, beyond = (0.0, side), (side, side * (1 + self.growth))
        self.whole.lay(self.square, within, within)
        self.whole.lay(self.strips[0], beyond, within)
        self.whole.lay(self.strips[1], within, beyond)
        self.whole.lay(self.corner, beyond, beyond)
        return self

    def grow(self) -> Tween:
        """Let h grow to its full length."""
        return tween(self, growth=_LARGEST, run_time=1.2)

    def shrink(self) -> Tween:
        """Let h shrink until only the square and its strips are seen."""
        return tween(self, growth=_SMALLEST, run_time=2.5)

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
