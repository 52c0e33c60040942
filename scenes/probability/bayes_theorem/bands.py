"""All who test positive, as one band: as long as the square, cut where the sick end."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Rectangle, VGroup

from scenes.probability.bayes_theorem.squares import visible
from scenes.stage.shapes.areas import UnitSquare
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color


class Band(VGroup):
    """The positives in a square: the sick from the left, then the healthy.

    Parameters
    ----------
    box
        The square; it has the same scale as that of the columns.
    """

    def __init__(self, box: Box) -> None:
        self.box = box
        self.square = UnitSquare(box)
        self.sick = self.square.cell((0, 0), (0, 0), "path", opacity=1.0)
        self.healthy = self.square.cell((0, 0), (0, 0), "second", opacity=1.0)
        super().__init__(self.square, self.sick, self.healthy)
        self.set_state(evidence=0.0, chance=0.5)

    def set_state(self, *, evidence: float, chance: float) -> Self:
        """Make the band so high, as a share of the square, and cut it at a chance."""
        self.evidence, self.chance = float(evidence), float(chance)
        cut, top = visible(self.chance, self.box.width), visible(self.evidence, self.box.height)
        self.square.lay(self.sick, (0, cut), (0, top))
        self.square.lay(self.healthy, (cut, 1), (0, top))
        return self

    @property
    def boxes(self) -> tuple[Box, Box]:
        """Where the sick are in the band, and the healthy."""
        box, cut = self.box, float(self.sick.get_right()[0])
        return Box(box.left, cut, box.bottom, self.top), Box(cut, box.right, box.bottom, self.top)

    @property
    def top(self) -> float:
        """Where the band ends, in the frame."""
        return self.box.bottom + self.evidence * self.box.height


class Poured(Rectangle):
    """A rectangle on its way to another one of the same area; it has this area all the while.

    Parameters
    ----------
    start, end
        Boxes of the same area.
    """

    def __init__(self, start: Box, end: Box, role: Role) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        self.start, self.end = start, end
        self.set_state(share=0.0)

    def set_state(self, *, share: float) -> Self:
        """Show the rectangle after a *share* of the way: its width changes straight, its height follows."""
        self.share = float(share)
        first, last = (np.array([box.left, box.bottom, box.width]) for box in (self.start, self.end))
        left, bottom, width = first + self.share * (last - first)
        height = self.start.width * self.start.height / width
        self.set_points_as_corners(Box(left, left + width, bottom, bottom + height).corners)
        return self
