"""A window on the plane that becomes another one, so that no picture has to leave for the next."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import Animation, VGroup, VMobject

from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.pictures.linear_maps import Mapped

_NUMBERS_GO, _NUMBERS_COME = 0.2, 0.8
"""The shares of the time at which the old numbers are gone, and from which on the new ones come."""


class Zoom(Animation):
    """Show a plane through the window of another one, and with it the things that stand on it.

    In the end the plane has the unit, the origin, the grid and the numbers of the *other*.
    """

    def __init__(self, plane: NumberedPlane, other: NumberedPlane, *things: Mapped, **options: Any) -> None:
        self.plane, self.other, self.things = plane, other, things
        self.first = (plane.unit, plane.origin)
        self.going, self.coming = (list(each.numbers) for each in (plane, other))
        for numbers in self.coming:
            numbers.set_fill(opacity=0.0)
        plane.step = other.step
        plane.numbers.add(*self.coming)
        super().__init__(VGroup(plane, *cast("tuple[VMobject, ...]", things)), **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share, plane = self.rate_func(alpha), self.plane
        unit, origin = self.first
        plane.unit = unit + share * (self.other.unit - unit)
        plane.origin = origin + share * (self.other.origin - origin)
        plane.draw_window()
        for thing in self.things:
            thing.set_state(matrix=cast("Any", thing).matrix)
        for numbers, shown in (
            (self.going, 1 - share / _NUMBERS_GO),
            (self.coming, (share - _NUMBERS_COME) / (1 - _NUMBERS_COME)),
        ):
            for axis in numbers:
                axis.set_fill(opacity=float(np.clip(shown, 0.0, 1.0)))

    def clean_up_from_scene(self, scene: Any) -> None:
        super().clean_up_from_scene(scene)
        self.plane.numbers.submobjects = self.coming
