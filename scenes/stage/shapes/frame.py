"""Where things stand in the frame: 14.22 by 8 units, a safe margin around, the bottom kept for captions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from manim import Rectangle, VMobject

from scenes.stage.type.typesetting import Points


@dataclass(frozen=True)
class Box:
    """A rectangle of the frame, in manim units."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def center(self) -> Points:
        return np.array([(self.left + self.right) / 2, (self.bottom + self.top) / 2, 0.0])

    def inset(self, margin: float) -> Box:
        return Box(self.left + margin, self.right - margin, self.bottom + margin, self.top - margin)

    def place(self, mobject: VMobject, horizontal: float = 0.0, vertical: float = 0.0) -> VMobject:
        """Put *mobject* inside the box: −1 is left or bottom, 0 the middle, 1 right or top."""
        room_x, room_y = (self.width - mobject.width) / 2, (self.height - mobject.height) / 2
        mobject.move_to(self.center + np.array([horizontal * room_x, vertical * room_y, 0.0]))
        return mobject

    def outline(self) -> Rectangle:
        """The box as an invisible rectangle, which other things can be measured against."""
        frame = Rectangle(width=self.width, height=self.height, stroke_width=0.0, fill_opacity=0.0)
        frame.move_to(self.center)
        return frame


GAP = 0.2
"""The least space between two texts, and between a text and what it does not name."""

SAFE = Box(-6.61, 6.61, -3.1, 3.5)
"""All that a lesson draws lies here: half a unit from every edge, 0.9 units free for captions below."""

WORDS = Box(-6.61, -2.1, -3.1, 2.1)
"""Under the title: formulas and sentences."""

PICTURE = Box(-1.6, 6.61, -3.1, 3.5)
"""The right-hand side at full height: the picture that the words speak of."""

WIDE = Box(-6.61, 6.61, -3.1, 2.3)
"""The whole width under the title."""
