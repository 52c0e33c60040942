"""People as small squares; all that are in the same state are one shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import DOWN, UP, Animation, Line, VGroup, VMobject, linear

from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_LIT = 1.25
"""The size of a person who stands out, as a share of the usual one."""

_CORNERS = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], dtype=np.float64)


class People(VMobject):
    """Squares at the given places, drawn as one shape, so that a thousand cost as little as one.

    Parameters
    ----------
    places
        Centres, shape (n, 2), in manim units.
    side
        Side of a square, in manim units.
    """

    def __init__(self, places: Points, side: float, role: Role = "muted", *, opacity: float = 1.0) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=opacity)
        self.side = side
        self.set_state(places=places)

    @property
    def opacity(self) -> float:
        return float(self.get_fill_opacity())

    def set_state(self, *, places: Points, side: float | None = None, opacity: float | None = None) -> Self:
        """Move everybody to *places*, however many these are; what is not given stays."""
        self.side = self.side if side is None else side
        self.places = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        self.points = closed(self.places[:, None] + self.side / 2 * _CORNERS)
        return self if opacity is None else self.set_fill(opacity=opacity)

    def moved(self, origin: Box, destination: Box) -> tuple[Points, float]:
        """The places and the side after *origin*, with all in it, is moved and scaled to *destination*."""
        scale = destination.width / origin.width
        return destination.center[:2] + scale * (self.places - origin.center[:2]), scale * self.side

    def lit(self, role: Role) -> People:
        """The same people, brighter and a little larger."""
        return People(self.places, _LIT * self.side, role)


class Sweep(Animation):
    """A line crosses *box* from left to right; of each of *crowds* those appear that it has passed.

    It is more than a tween, because the line is there only while it crosses.
    """

    def __init__(self, crowds: Sequence[People], box: Box, role: Role = "ink", **options: Any) -> None:
        self.crowds, self.box = crowds, box
        self.everybody = [crowd.places for crowd in crowds]
        self.line = Line(DOWN, UP, color=color(role), stroke_width=4.0).scale_to_fit_height(box.height)
        options.setdefault("rate_func", linear)
        super().__init__(VGroup(*crowds, self.line), **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        front = self.box.left + share * self.box.width
        self.line.move_to((front, self.box.center[1], 0.0)).set_stroke(opacity=float(0 < share < 1))
        for crowd, places in zip(self.crowds, self.everybody, strict=True):
            crowd.set_state(places=places[places[:, 0] <= front])

    def clean_up_from_scene(self, scene: Any) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(self.mobject)
        scene.add(*self.crowds)
