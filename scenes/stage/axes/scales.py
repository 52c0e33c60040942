"""A number line with named zones, and a pointer to a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import DOWN, UP, Line, Triangle, VGroup

from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

_NAMES_ABOVE = 0.24
"""From the line up to the baseline of the names, in manim units."""

_NUMBERS_BELOW = 0.16
"""From a mark down to its number, in manim units."""

_POINTER_HEIGHT = 0.18
"""In manim units."""

_POINTER_WIDTH = 2 / np.sqrt(3) * _POINTER_HEIGHT
"""The pointer is an equilateral triangle."""


@dataclass(frozen=True)
class Zone:
    """A part of the line, up to ``end``, and the word for it."""

    end: float
    name: str
    role: Role


class Scale(VGroup):
    """A horizontal line from *start* to the end of the last zone, at half the height of *box*.

    The names of the zones stand above the line, the *numbers* between two zones below it. There is room for a
    pointer at both ends.
    """

    def __init__(self, box: Box, start: float, zones: Sequence[Zone], numbers: Sequence[str]) -> None:
        super().__init__()
        self.box, self.low, self.high = box, start, zones[-1].end
        begins = [start, *(zone.end for zone in zones[:-1])]
        for begin, zone in zip(begins, zones, strict=True):
            stretch = Line(self.at(begin), self.at(zone.end), stroke_width=8.0, color=color(zone.role))
            name = text(zone.name, size=FINE_SIZE, role=zone.role)
            self.add(stretch, name.next_to(stretch, UP).stand_on(box.center[1] + _NAMES_ABOVE))
        for place, written in zip(begins[1:], numbers, strict=True):
            mark = Line(
                self.at(place) + 0.12 * UP, self.at(place) + 0.12 * DOWN, stroke_width=3.0, color=color("ink")
            )
            self.add(mark, text(written, size=FINE_SIZE).next_to(mark, DOWN, buff=_NUMBERS_BELOW))

    def at(self, value: float) -> Points:
        """The point of the line for *value*; for a value outside the line, the nearest end."""
        share = np.clip((value - self.low) / (self.high - self.low), 0.0, 1.0)
        line = self.box.inset(_POINTER_WIDTH / 2)
        return np.array([line.left + share * line.width, line.center[1], 0.0])

    def pointer(self, value: float, role: Role, name: str) -> VGroup:
        """A small triangle under the line at *value*, with its name below, kept inside the box."""
        arrow = Triangle(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        arrow.scale_to_fit_height(_POINTER_HEIGHT).next_to(self.at(value), DOWN, buff=0.62)
        label = text(name, size=FINE_SIZE, role=role).next_to(arrow, DOWN, buff=0.12)
        over = max(0.0, label.get_right()[0] - self.box.right) - max(0.0, self.box.left - label.get_left()[0])
        label.shift(np.array([-over, 0.0, 0.0]))
        return VGroup(arrow, label)
