"""Data points on the stage: many marks of one kind, drawn as one shape, so that a cloud costs little."""

from __future__ import annotations

from typing import Literal, Self

import numpy as np
from manim import Circle, Square, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.theme import Role, color
from scenes.stage.typesetting import Points
from scenes.stage.writing import FINE_SIZE, text

Kind = Literal["disc", "square", "ring"]
"""Classes differ in their kind of mark as well as in colour, so that nobody needs to see the colour."""

_RADII: dict[Kind, float] = {"disc": 0.085, "square": 0.075, "ring": 0.16}
"""Half the width of each kind, in manim units: discs and squares cover the same area, a ring goes around."""


class Markers(VMobject):
    """A mark at each of *places*, all in one shape.

    Parameters
    ----------
    places
        Centres, shape (n, 2), in manim units; n may be 0.
    """

    def __init__(
        self, places: ArrayLike, role: Role = "data", kind: Kind = "disc", *, opacity: float = 0.9
    ) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=opacity)
        if kind == "ring":
            self.set_fill(opacity=0.0).set_stroke(color(role), 2.5, opacity)
        outline = Square(side_length=2.0) if kind == "square" else Circle(radius=1.0)
        self._outline: Points = _RADII[kind] * np.asarray(outline.points)
        self.stand(places)

    def stand(self, places: ArrayLike) -> Self:
        """Put the marks at *places*, however many there are now."""
        centres = np.zeros((len(np.asarray(places)), 1, 3))
        centres[:, 0, :2] = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        self.points = (centres + self._outline).reshape(-1, 3)
        return self


def question_mark(place: ArrayLike) -> VGroup:
    """The point that is asked about, at *place* (2,) of the frame: a question mark in a circle."""
    circle = Circle(radius=0.22, stroke_width=2.5, color=color("ink"))
    circle.set_fill(color("background"), opacity=1.0)
    mark = VGroup(circle, text("*?*", size=FINE_SIZE))
    x, y = np.asarray(place, dtype=np.float64)[:2]
    return mark.move_to((x, y, 0.0))
