"""Areas that stand for probabilities: rectangles inside a unit square."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Rectangle, VGroup

from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points


class UnitSquare(Rectangle):
    """The square of all possible outcomes; its parts are given in shares of its sides.

    Parameters
    ----------
    box
        Its place. A box that is not square gives a rectangle; the shares of areas stay the same.
    """

    def __init__(self, box: Box, role: Role = "muted") -> None:
        super().__init__(width=box.width, height=box.height, stroke_color=color(role), stroke_width=2.0)
        self.set_fill(opacity=0.0)
        self.move_to(box.center)
        self.box = box

    def at(self, x: float, y: float) -> Points:
        """The point of the frame at the shares *x* and *y* of the sides."""
        return np.array([self.box.left + x * self.box.width, self.box.bottom + y * self.box.height, 0.0])

    def cell(
        self, x: tuple[float, float], y: tuple[float, float], role: Role, *, opacity: float = 0.85
    ) -> Rectangle:
        """The part between the shares *x* of the width and *y* of the height."""
        part = Rectangle(
            width=1.0, height=1.0, stroke_width=0.0, fill_color=color(role), fill_opacity=opacity
        )
        return self.lay(part, x, y)

    def lay(self, part: Rectangle, x: tuple[float, float], y: tuple[float, float]) -> Rectangle:
        """Lay *part* between the given shares; a part of no area has no extent."""
        (left, bottom, _), (right, top, _) = self.at(x[0], y[0]), self.at(x[1], y[1])
        part.set_points_as_corners(Box(left, right, bottom, top).corners)
        return part


class ShareBar(VGroup):
    """A bar that is cut at a share: from the left its ``first`` part, then its ``second``.

    Parameters
    ----------
    box
        The ``whole`` bar.
    share
        From 0 to 1; without one, both parts are empty.
    roles
        The colours of both parts.
    outlined
        Whether the whole bar has an outline, which shows that it is there even when its parts are empty.
    """

    def __init__(
        self,
        box: Box,
        share: float | None = None,
        roles: tuple[Role, Role] = ("path", "second"),
        *,
        opacity: float = 1.0,
        outlined: bool = False,
    ) -> None:
        self.whole = UnitSquare(box)
        if not outlined:
            self.whole.set_stroke(width=0.0)
        self.first, self.second = (self.whole.cell((0, 0), (0, 0), role, opacity=opacity) for role in roles)
        super().__init__(self.whole, self.first, self.second)
        self.set_state(share=share)

    def set_state(self, *, share: float | None) -> Self:
        """Cut the bar at another share."""
        self.share = share
        cut, end = (0.0, 0.0) if share is None else (share, 1.0)
        self.whole.lay(self.first, (0, cut), (0, 1))
        self.whole.lay(self.second, (cut, end), (0, 1))
        return self
