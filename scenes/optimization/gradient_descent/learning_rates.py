"""Learning rates on a line, and what a descent does with them."""

from __future__ import annotations

from manim import VGroup

from scenes.stage.axes.scales import Scale, Zone
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.symbols import LEARNING_RATE

_LARGEST = 1.5
"""Learning rates are shown up to this many times the limit."""


class LearningRates(Scale):
    """The learning rates of a parabola: beyond half of *limit* a descent zigzags, beyond it, it diverges."""

    def __init__(self, limit: float, *, box: Box) -> None:
        zones = (
            Zone(limit / 2, "creeps", "result"),
            Zone(limit, "zigzags", "ink"),
            Zone(_LARGEST * limit, "diverges", "slope"),
        )
        super().__init__(box, 0.0, zones, [number(limit / 2, 3), number(limit, 3)])

    @property
    def zones(self) -> tuple[VGroup, VGroup, VGroup]:
        """The three zones, each with the number where it ends; the last has none."""
        names, ends = self.submobjects[:6], self.submobjects[6:]
        first, second, third = (VGroup(*names[i : i + 2], *ends[i : i + 2]) for i in (0, 2, 4))
        return first, second, third

    def mark(self, rate: float) -> VGroup:
        """A pointer at *rate*, with the number under it."""
        return self.pointer(rate, LEARNING_RATE.role, f"${LEARNING_RATE.letter} = {math_number(rate, 3)}$")
