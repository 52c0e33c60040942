"""The scale of the whole film: the chance that somebody is sick, from 0% to 100%."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import DOWN, UP, Square, Triangle, VGroup

from scenes.probability.bayes_theorem.squares import drop_residue
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.chances import share as written_share
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Numeral, text

_TICK = 0.12
_TICKS = (0.0, 0.5, 1.0)
_POINTER = 0.2
_NUMBER_BELOW = 0.84
"""From the line down to the middle of a pointer's number, in manim units; the ticks' numbers lie between."""


def ends_of(box: Box) -> tuple[float, float, float]:
    """The place of a ruler along the lower edge of a box."""
    return box.left, box.right, box.bottom


class Pointer(VGroup):
    """A triangle under a ruler that points at a chance, with its number; or above a band on the ruler.

    Parameters
    ----------
    over
        How far over the line the pointer stands, in manim units; under the line if it is None.
    """

    def __init__(
        self, ruler: Ruler, chance: float, role: Role = "result", *, over: float | None = None
    ) -> None:
        self.ruler, self.chance, self.over = ruler, chance, over
        self.triangle = Triangle(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        self.triangle.scale_to_fit_height(_POINTER)
        if over is not None:
            self.triangle.rotate(np.pi)
        self.value = Numeral(lambda: self.chance, written_share, size=STATEMENT_SIZE, role=role)
        super().__init__(self.triangle, self.value)
        self.set_state(chance=chance)

    def set_state(self, *, chance: float, over: float | None = None) -> Self:
        self.chance = float(chance)
        self.over = self.over if over is None else float(over)
        at = self.ruler.at(self.chance)
        self.value.refresh()
        if self.over is None:
            self.triangle.next_to(at, DOWN, buff=0.02)
            self.value.move_to(at + _NUMBER_BELOW * DOWN)
        else:
            self.triangle.next_to(at + self.over * UP, UP, buff=0.06)
            self.value.next_to(self.triangle, UP, buff=0.15)
        box = self.ruler.box
        over = max(0.0, self.value.get_right()[0] - box.right) - max(0.0, box.left - self.value.get_left()[0])
        self.value.shift((-over, 0.0, 0.0))
        drop_residue(self)
        return self


class Ruler(VGroup):
    """A line along the lower edge of a box, with ticks at 0%, 50% and 100%.

    Attributes
    ----------
    pointer
        The posterior in green; it goes where the ruler goes, but is shown on its own.
    """

    def __init__(self, box: Box, chance: float) -> None:
        self.line = Polyline([], "ink", width=3.0)
        self.numbers = VGroup(*(text(written_share(tick), size=LABEL_SIZE) for tick in _TICKS))
        super().__init__(self.line, self.numbers)
        self._lay(box)
        self.pointer = Pointer(self, chance)

    def _lay(self, box: Box) -> None:
        self.box = box
        ends = np.array([self.at(0.0), self.at(1.0)])
        marks = [np.array([self.at(tick), self.at(tick) + _TICK * DOWN]) for tick in _TICKS]
        self.line.set_runs([ends, *marks])
        for tick, number in zip(_TICKS, self.numbers, strict=True):
            number.next_to(self.at(tick), DOWN, buff=0.3)
        drop_residue(self.numbers)

    @property
    def place(self) -> Any:
        """Left and right end, and height of the line, shape (3,)."""
        return np.array([self.box.left, self.box.right, self.box.bottom])

    def set_state(self, *, place: Any) -> Self:
        """Lay the ruler from a left to a right end at a height; the pointer keeps its chance."""
        left, right, bottom = place
        self._lay(Box(left, right, bottom, bottom + 1.0))
        self.pointer.set_state(chance=self.pointer.chance)
        return self

    def at(self, chance: float) -> Any:
        """The point of the line for a chance."""
        return np.array([self.box.left + chance * self.box.width, self.box.bottom, 0.0])


class You(VGroup):
    """The person who asks: an ink square with a plus for a positive test, or a question mark."""

    def __init__(self, ruler: Ruler, size: float) -> None:
        self.ruler = ruler
        tile = Square(side_length=size, stroke_width=0.0, fill_color=color("ink"), fill_opacity=1.0)
        self.plus = text("*+*", size=60 * size, role="background")
        self.question = text("*?*", size=60 * size, role="background")
        self.tile = tile
        super().__init__(tile, self.plus)
        for sign in (self.plus, self.question):
            sign.move_to(tile)
        self.set_state(chance=0.5)

    def set_state(self, *, chance: float) -> Self:
        """Stand on the ruler at a chance."""
        self.chance = float(chance)
        self.next_to(self.ruler.at(self.chance), UP, buff=0.05)
        self.question.move_to(self.tile)
        drop_residue(VGroup(self, self.question))
        return self
