"""Arrows of any length, including zero."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Self

import numpy as np
from manim import Circle, Line, Polygon, VGroup

from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_TIP_LENGTH = 0.26
"""Of a long arrow, in manim units."""

_TIP_WIDTH = 0.22
"""Of a long arrow, in manim units."""

_DOT_RADIUS = 0.09
"""Of a dotted arrow of zero length, in manim units."""

_INVISIBLE = 1e-3
"""Arrows shorter than this, in manim units, have no visible direction."""

_NOTHING = np.zeros((12, 3))
"""The outline of an invisible tip: three curves of no length."""


class Arrow(VGroup):
    """A straight arrow from *start* to *end*, points of the frame.

    A short arrow has a smaller tip; an arrow of zero length is invisible, or a dot if *dotted*.
    """

    def __init__(
        self,
        start: Any,
        end: Any,
        role: Role = "data",
        *,
        width: float = 5.0,
        opacity: float = 1.0,
        dotted: bool = False,
    ) -> None:
        ink = color(role)
        self.role: Role = role
        self.shaft = Line(stroke_width=width, stroke_color=ink, stroke_opacity=opacity)
        self.tip = Polygon(*np.zeros((3, 3)), stroke_width=0.0, fill_color=ink, fill_opacity=opacity)
        super().__init__(self.shaft, self.tip)
        self._width = width
        self._dotted = dotted
        self.set_state(start=start, end=end)

    def set_state(self, *, start: Any, end: Any) -> Self:
        """Draw the arrow from *start* to *end*."""
        start, end = _point(start), _point(end)
        length = float(np.linalg.norm(end - start))
        if length < _INVISIBLE:
            self.shaft.points = np.repeat(end[None], 4, axis=0)
            # The outline of the dot starts at its centre, so that ``end`` is where the arrow ends.
            dot = np.concatenate([np.zeros((4, 3)), Circle(_DOT_RADIUS).points]) if self._dotted else _NOTHING
            self.tip.points = end + dot
            return self
        along = (end - start) / length
        across = np.array([-along[1], along[0], 0.0])
        tip, half = tip_of(length, self._width)
        neck = end - tip * along
        # The shaft ends inside the tip, so that no seam shows between the two.
        self.shaft.points = np.linspace(start, neck + 0.1 * tip * along, 4)
        corners = [end, neck + half * across, neck - half * across, end]
        self.tip.points = np.concatenate([np.linspace(a, b, 4) for a, b in pairwise(corners)])
        return self

    @property
    def start(self) -> Points:
        return np.array(self.shaft.points[0])

    @property
    def end(self) -> Points:
        return np.array(self.tip.points[0])


def tip_of(length: float, width: float) -> tuple[float, float]:
    """The length of an arrow's tip and half of its breadth, for the arrow's length and its stroke width."""
    tip = min(_TIP_LENGTH * max(0.6, width / 5.0), 0.45 * length)
    return tip, tip * _TIP_WIDTH / _TIP_LENGTH / 2


def _point(point: Any) -> Points:
    full = np.zeros(3)
    full[: len(point)] = point
    return full
