"""The upright rectangles that strips have become, on their way to a list of areas."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import VMobject
from numpy.typing import ArrayLike

from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points


class RigidRectangle(VMobject):
    """A rectangle that is moved, turned and seen from farther away, but keeps its shape.

    ``center`` (2,) in the frame, ``turn`` in radians, ``scale_now`` as a share of its first size.
    """

    def __init__(self, sides: tuple[float, float], center: ArrayLike, role: Role) -> None:
        super().__init__(stroke_width=3.0, stroke_color=color(role), fill_color=color(role), fill_opacity=0.5)
        self.sides, self.center_now = sides, np.asarray(center, dtype=np.float64)
        self.turn, self.scale_now = 0.0, 1.0
        self.set_state()

    def set_state(self, **state: Any) -> Self:
        """Move to another place, or turn."""
        for name, value in state.items():
            setattr(self, name, np.asarray(value, dtype=np.float64))
        half = np.array(self.sides) * self.scale_now / 2
        corners: Points = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]) * half
        cosine, sine = np.cos(self.turn), np.sin(self.turn)
        corners = corners @ np.array([[cosine, sine], [-sine, cosine]]) + self.center_now
        self.set_points_as_corners([(*corner, 0.0) for corner in corners])
        return self


def upright_rectangles(picture: Any) -> list[tuple[int, RigidRectangle]]:
    """What the strips of a picture have become, if they have an area, each with its component's number."""
    found, strips = [], picture.first_strips
    for component, place in enumerate(np.argsort(strips.order)):
        if picture.strips_seen and abs(strips.areas[place]) > 1e-9:
            corners = picture.strips[place].get_vertices()
            low, high = corners.min(axis=0), corners.max(axis=0)
            role: Role = "slope" if strips.areas[place] < 0 else "result"
            sides = (high - low)[:2]
            found.append((component, RigidRectangle(tuple(sides), (low + high)[:2] / 2, role)))
    return found


def stand_on_one_line(
    rectangles: list[tuple[int, RigidRectangle]], level: float, run_time: float
) -> list[Tween]:
    """The rectangles of two pairs stand side by side at the *level* of the slabs, like a list.

    Each comes with the number of its component; the sides of the second change roles, so it turns upright.
    """
    sides = [each.sides[::-1] if component else each.sides for component, each in rectangles]
    high, wide = max((side[1] for side in sides), default=1.0), sum(side[0] for side in sides)
    scale = min(1.0, 2.2 / max(high, 1e-9), 5.0 / max(wide, 1e-9))
    left, moves = frame().safe.left + 1.2, []
    for (component, each), (width, height) in zip(rectangles, sides, strict=True):
        center = np.array([left + scale * width / 2, level + scale * height / 2])
        left += scale * width + 0.6
        turn = np.pi / 2 if component else 0.0
        moves.append(tween(each, center_now=center, turn=turn, scale_now=scale, run_time=run_time))
    return moves
