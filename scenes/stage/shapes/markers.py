"""Data points: many marks of one kind, drawn as one shape, so that a cloud is drawn fast."""

from __future__ import annotations

import math
from typing import Literal, Self

import numpy as np
from manim import Circle, Square, Triangle, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

Kind = Literal["disc", "square", "triangle", "ring"]
"""Classes differ in their kind of mark and in their colour, so that nobody needs to see the colour."""

_RADII: dict[Kind, float] = {"disc": 0.085, "square": 0.075, "triangle": 0.132, "ring": 0.16}
"""Half the width of each kind, or the radius of a triangle, in manim units. All cover the same area except a
ring, which goes around a mark."""

_HOLLOW_STROKE = 2.5
"""Stroke width of marks that are not filled."""

_CROWD = 200
"""More marks than this would cover each other."""


def mark_size(count: int) -> float:
    """The width of each of *count* marks, as a share of the usual width: many marks are smaller."""
    return math.sqrt(min(1.0, _CROWD / max(count, 1)))


def thinned(places: Points, most: int) -> Points:
    """At most *most* of *places* (n, 2), at equal steps; all of them if there are no more."""
    return places[:: max(1, math.ceil(len(places) / most))]


class Markers(VMobject):
    """A mark at each of *places*, all in one shape.

    Parameters
    ----------
    places
        Centres, shape (n, 2), in manim units; n may be 0.
    size
        The width of a mark, as a share of the usual width; ``mark_size`` gives it for many marks.
    hollow
        Whether only the outline of a mark is drawn; of a ring only the outline is always drawn.
    """

    def __init__(
        self,
        places: ArrayLike,
        role: Role = "data",
        kind: Kind = "disc",
        *,
        opacity: float = 0.9,
        size: float = 1.0,
        hollow: bool = False,
    ) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=opacity)
        if hollow or kind == "ring":
            self.set_fill(opacity=0.0).set_stroke(color(role), _HOLLOW_STROKE * max(size, 0.5), opacity)
        outline = _outline(kind)
        self._outline: Points = size * _RADII[kind] * np.asarray(outline.points)
        self.set_state(places=places)

    def set_state(self, *, places: ArrayLike) -> Self:
        """Put the marks at other *places*, shape (m, 2); their number may change."""
        self.places: Points = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        centres = np.zeros((len(self.places), 1, 3))
        centres[:, 0, :2] = self.places
        self.points = (centres + self._outline).reshape(-1, 3)
        return self


def _outline(kind: Kind) -> VMobject:
    """One mark about the origin, before it takes its size."""
    match kind:
        case "square":
            return Square(side_length=2.0)
        case "triangle":
            return Triangle()
    return Circle(radius=1.0)


def question_mark(place: ArrayLike) -> VGroup:
    """The mark of a query, at *place* (2,) of the frame: a question mark in a circle."""
    circle = Circle(radius=0.22, stroke_width=2.5, color=color("ink"))
    circle.set_fill(color("background"), opacity=1.0)
    mark = VGroup(circle, text("*?*", size=FINE_SIZE))
    x, y = np.asarray(place, dtype=np.float64)[:2]
    return mark.move_to((x, y, 0.0))
