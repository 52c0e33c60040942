"""What stands for what on the plane of a cloud."""

from __future__ import annotations

from itertools import product

import numpy as np
from manim import RIGHT, Circle, Square, VGroup

from scenes.linear_algebra.determinant import formulas
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Plate, text


def named_rim() -> VGroup:
    """What the circle means."""
    mark = Circle(0.16, color=color("muted"), stroke_width=3.0)
    return VGroup(mark, text(formulas.NORMAL)).arrange(RIGHT, buff=GAP)


def named_square(plane: NumberedPlane, points: Points) -> VGroup:
    """What the outline beside the patch is, in the corner of a *plane* farthest from *points* (n, 2)."""
    mark = Square(0.28, color=color("result"), stroke_width=3.0)
    row = VGroup(mark, text(formulas.BEFORE, size=FINE_SIZE)).arrange(RIGHT, buff=GAP)
    named = VGroup(Plate(row), row)
    box, places = plane.box.inset(0.3), plane.to_frame(points)

    def room(corner: tuple[int, int]) -> float:
        return float(np.linalg.norm(places - box.place(named, *corner).get_center()[:2], axis=1).min())

    box.place(named, *max(product((1, -1), (-1, 1)), key=room))
    return named
