"""A vector as a multiple of one arrow plus a multiple of another, head to tail, mapped by a matrix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import numpy as np
from manim import Mobject, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import apply
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import COLUMNS, WIDTHS, Basis
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.type.typesetting import Points

_BESIDE = 0.16
"""Manim units between two arrows that would otherwise run over each other."""


class Combination(VGroup):
    """x times the image of (1, 0), then y times that of (0, 1), and the arrow from start to end: A v.

    They are mapped by ``matrix``; ``ghost`` is v, and stays. Arrows on one line, which would hide one
    another, keep a little aside.
    """

    def __init__(self, plane: Plane, vector: ArrayLike) -> None:
        self.plane = plane
        self.vector = np.asarray(vector, dtype=np.float64)
        self.first, self.second = (
            plane.arrow((0, 0), role, width=width) for role, width in zip(COLUMNS, WIDTHS, strict=True)
        )
        self.total = plane.arrow((0, 0), "result", width=6.0, dotted=True)
        self.ghost = plane.arrow(self.vector, "path", dotted=True)
        super().__init__(self.ghost, self.first, self.second, self.total)
        self.set_state(matrix=np.eye(2))

    def set_state(self, *, matrix: ArrayLike) -> Self:
        self.matrix = np.asarray(matrix, dtype=np.float64)
        places = apply(self.matrix, self.vector).head_to_tail
        origin, corner, end = map(self.plane.at, places)
        aside = _aside(corner - origin, end - corner)
        back = aside * float((corner - origin) @ (end - corner) < 0)
        self.first.set_state(start=origin, end=corner)
        self.second.set_state(start=corner + back, end=end + back)
        self.total.set_state(start=origin + aside + back, end=end + aside + back)
        return self

    def named(self, *names: str, clear_of: Iterable[Mobject] = ()) -> VGroup:
        """Names beside the heads of v and, if there is a second one, of where it is now."""
        box, around, labels = self.plane.box.inset(0.1), [*self.submobjects, *clear_of], VGroup()
        for name, arrow in zip(names, (self.ghost, self.total), strict=False):
            way = arrow.end - arrow.start
            labels.add(label_near(tag(name, arrow.role), arrow.end, way, [*around, *labels], box=box))
        return labels


def named_together(basis: Basis, combination: Combination) -> VGroup:
    """Names beside the two arrows of a basis and the vector that is made of them, before any matrix."""
    names = basis.named("$e_1$", "$e_2$", clear_of=combination)
    return names + combination.named("$v$", clear_of=(basis, *names))


def _aside(first: Points, second: Points) -> Points:
    """The way (3,) that one arrow must give: the flatter the triangle, the more of it would be hidden."""
    longest = max(first, second, key=lambda arrow: float(np.linalg.norm(arrow)))
    sides = [float(np.linalg.norm(side)) for side in (first, second, first + second)]
    if not longest.any():
        return np.zeros(3)
    height = abs(first[0] * second[1] - first[1] * second[0]) / max(sides)
    normal = np.array([-longest[1], longest[0], 0.0]) / np.linalg.norm(longest)
    aside: Points = max(0.0, _BESIDE - height) * normal
    return aside
