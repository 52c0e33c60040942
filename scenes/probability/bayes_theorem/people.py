"""People as small tiles; all that are in the same state are one shape.

The colour says who somebody is, the filling what the test said: solid is positive, hollow is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import DOWN, UP, Animation, Line, VGroup, VMobject, linear, there_and_back
from numpy.typing import ArrayLike

from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of the sick and of the healthy."""

LIT = 1.25
"""The size of a person who is tested, or lights up, as a share of the size before."""

_POINTED_AT = 1.4
"""The size of people who are spoken of, as a share of their size before, if there is room around them."""

HOLLOW = 2.0
"""The width of the outline of a person who is not solid, at most."""

_THIN = 14.0
"""The width of the outline of a small person, for each manim unit of the side."""

_CORNERS = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], dtype=np.float64)


class People(VMobject):
    """Tiles at the given places, drawn as one shape, so that a thousand cost as little as one.

    Parameters
    ----------
    places
        Centres, shape (n, 2), in manim units.
    side
        Width and height of each tile, shape (n, 2), or of all tiles, or the side of all squares.
    solid
        Whether the tiles are filled; if not, they are outlines.
    """

    def __init__(self, places: Points, side: ArrayLike, role: Role = "muted", *, solid: bool = True) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=float(solid))
        self.solid, self.weight = solid, 1.0
        self.side: Points = np.zeros((0, 2))
        if not solid:
            self.set_stroke(color(role))
        self.set_state(places=places, side=side)

    def set_state(
        self, *, places: Points, side: ArrayLike | None = None, opacity: float | None = None
    ) -> Self:
        """Move everybody to *places*, however many these are; what is not given stays."""
        self.places = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        given = np.asarray(self.side if side is None else side, dtype=np.float64)
        if given.ndim == 2 and len(given) != len(self.places):
            given = given[: len(self.places)]
        self.side = np.broadcast_to(given[..., None] if given.ndim == 0 else given, self.places.shape)
        self.points = closed(self.places[:, None] + self.side[:, None] / 2 * _CORNERS)
        if not self.solid and len(self.places):
            self.set_stroke(width=self.weight * min(HOLLOW, _THIN * float(self.side.min())))
        return self if opacity is None else self.set_fill(opacity=opacity)

    @property
    def opacity(self) -> float:
        return float(self.get_fill_opacity())

    def moved(self, origin: Box, destination: Box) -> tuple[Points, Points]:
        """The places and the sides after *origin*, with all in it, is moved and scaled to *destination*."""
        scale = destination.width / origin.width
        return destination.center[:2] + scale * (self.places - origin.center[:2]), scale * self.side

    def tested(self, role: Role) -> People:
        """The same people, a little larger, as they are while they take the test."""
        tested = People(self.places, self.side, role, solid=self.solid)
        tested.weight = self.weight
        return tested.set_state(places=self.places, side=LIT * self.side)

    def lit(self, role: Role) -> People:
        """The same people, solid, and a little larger."""
        return People(self.places, LIT * self.side, role)

    def swell(self, run_time: float, size: float = _POINTED_AT) -> Tween:
        """Become larger for a moment, while these people are spoken of."""
        side = size * self.side
        return tween(self, places=self.places, side=side, rate_func=there_and_back, run_time=run_time)

    def go(self, places: Points, side: ArrayLike, run_time: float) -> Tween:
        """Walk straight to other places and become tiles of another size."""
        return tween(self, places=places, side=np.broadcast_to(side, np.shape(places)), run_time=run_time)


class Sweep(Animation):
    """A line crosses *box* from left to right; of each of *crowds* those appear that it has passed.

    Of those who are *leaving* it takes away whom it has passed. It is more than a tween, because the line is
    there only while it crosses, and only if it *is_seen*.
    """

    def __init__(
        self,
        crowds: Sequence[People],
        box: Box,
        role: Role = "ink",
        *,
        leaving: Sequence[People] = (),
        is_seen: bool = True,
        **options: Any,
    ) -> None:
        self.crowds, self.box = [*leaving, *crowds], box
        self.leaving, self.is_seen = len(leaving), is_seen
        self.everybody = [(crowd.places, crowd.side) for crowd in self.crowds]
        self.line = Line(DOWN, UP, color=color(role), stroke_width=4.0).scale_to_fit_height(box.height)
        options.setdefault("rate_func", linear)
        super().__init__(VGroup(*self.crowds, self.line), **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        front = self.box.left + share * self.box.width
        self.line.move_to((front, self.box.center[1], 0.0)).set_stroke(
            opacity=float(self.is_seen and 0 < share < 1)
        )
        for index, crowd in enumerate(self.crowds):
            places, side = self.everybody[index]
            passed = (places[:, 0] <= front) != (index < self.leaving)
            crowd.set_state(places=places[passed], side=side[passed])

    def clean_up_from_scene(self, scene: Any) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(self.mobject)
        scene.add(*self.crowds)
