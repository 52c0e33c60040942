"""Planes on which one matrix is seen after another, and the walk to where an arrow lands."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Mobject, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import Composition
from scenes.linear_algebra.matrix_multiplication.words import ORDERS, math_both_orders
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import IDENTITY, MappedPlane, swept
from scenes.stage.pictures.linear_maps import ApplyMap, MappedLine
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import kept_inside, label_near
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, fit, formula, on_plate, text

PLANE_LEFT = -1.3
"""The left edge of the planes beside the scheme, in manim units."""

_ROOM = 0.9
"""Manim units between what must be seen and the edge of a plane: a formula stands beside the axes."""

_UNIT = 2.0
"""Manim units for one unit of the plane, at the most."""

_SMALL_UNIT = 1.1
"""The same on two planes side by side: their grids still have a line at every unit."""

_GAP = 0.5
"""Between two planes, in manim units."""

_CAPTION, _RESULT = 0.55, 1.25
"""Room above a plane for its caption, and under it for a formula, in manim units."""

_LABEL_GAP = 0.42
"""Between a formula and everything that is drawn near it, in manim units."""

_RELATION = 0.6
"""Room for a sign between two formulas, in manim units."""

_OFFSET = 0.14
"""From an axis to the first shadow, and from there to the second if they would cover each other."""

_END = 0.05
"""By how much a shadow is shorter at both ends, in manim units, so that two in a row can be counted."""


def _ways(both: Composition) -> Points:
    """Where the arrows are on their way through B and then A."""
    return np.concatenate([swept(IDENTITY, both.first), swept(IDENTITY, both.second, after=both.first)])


def plane_for_both(both: Composition) -> MappedPlane:
    """A plane on which B and A are seen in turn and at once, with the walk to where the first arrow lands."""
    safe = frame().safe
    columns = both.first.T
    feet = columns * (1, 0)
    places = [
        _ways(both),
        swept(IDENTITY, both.product),
        swept(feet, both.second),
        both.product.T * (1, 0),
        both.product.T * (0, 1),
    ]
    plane = Plane(
        np.concatenate(places),
        box=Box(PLANE_LEFT, safe.right, safe.bottom, safe.top - _CAPTION),
        margin=_ROOM,
        largest_unit=_UNIT,
    )
    return MappedPlane(plane, grid="muted")


class BothOrders(VGroup):
    """Two equal planes: on the first B acts and then A, on the other A and then B.

    ``captions`` stand above them, the ``results`` under them, with a ``sign`` between these: equal or not.
    """

    def __init__(self, both: Composition) -> None:
        self.both = both
        swapped = [swept(IDENTITY, both.second), swept(IDENTITY, both.first, after=both.second)]
        reach = np.concatenate([_ways(both), *swapped])
        safe = frame().safe
        middle = (PLANE_LEFT + safe.right) / 2
        boxes = (
            Box(*sides, safe.bottom + _RESULT, safe.top - _CAPTION)
            for sides in ((PLANE_LEFT, middle - _GAP / 2), (middle + _GAP / 2, safe.right))
        )
        planes = (Plane(reach, box=box, margin=0.4, largest_unit=_SMALL_UNIT) for box in boxes)
        self.spaces = [MappedPlane(plane, grid="muted") for plane in planes]
        self.captions = VGroup(*map(caption, self.spaces, ORDERS))
        self.results = [_under(*each) for each in zip(self.spaces, math_both_orders(both), strict=True)]
        self.sign = formula("=" if both.commutes else "!=", role="result")
        left, right = self.results
        self.sign.move_to((left.get_right() + right.get_left()) / 2)
        super().__init__(*self.spaces, self.captions, *self.results, self.sign)

    def act(self, turn: int) -> list[ApplyMap]:
        """Let one of the two maps act on each plane: the first (0), or the other one after it (1)."""
        maps = (self.both.first, self.both.second)
        return [
            ApplyMap(order[turn], space, after=order[0] if turn else None)
            for order, space in zip((maps, maps[::-1]), self.spaces, strict=True)
        ]


def caption(space: MappedPlane, source: str) -> Written:
    """A caption above a plane, at its left edge."""
    box = space.plane.box
    written = text(source)
    written.move_to((box.left, 0.0, 0.0), aligned_edge=LEFT)
    return written.stand_on(box.top + 0.2)


def _under(space: MappedPlane, source: str) -> Written:
    """A formula under a plane, which leaves room for a sign beside it."""
    box = space.plane.box
    written = formula(source, size=STATEMENT_SIZE)
    fit(written, width=box.width - _RELATION)
    written.move_to((box.center[0], box.bottom - _RESULT / 2, 0.0))
    return written


def beside(
    written: Written, shadows: VGroup, axis: int, space: MappedPlane, clear_of: Iterable[VMobject]
) -> VGroup:
    """Put a formula on a plate beside the shadows on an axis, outside of everything that is drawn there.

    It stands below the first axis; left of the second, or right of it, or above it, where there is room.
    """
    label, drawn, box = on_plate(written), VGroup(*shadows, *clear_of), space.plane.box.inset(0.1)
    (left, bottom, _), (right, top, _) = drawn.get_corner(DOWN + LEFT), drawn.get_corner(UP + RIGHT)
    x, y, _ = shadows.get_center()
    beyond, above = _LABEL_GAP + written.width / 2, _LABEL_GAP + written.height / 2
    if axis == 0:
        y = bottom - above
    elif left - beyond - written.width / 2 > box.left:
        x = left - beyond
    elif right + beyond + written.width / 2 < box.right:
        x = right + beyond
    else:
        y = top + above
    return kept_inside(label.move_to((x, y, 0.0)), box)


class Walk(VGroup):
    """The way to a vector (2,) along the axes, mapped by ``matrix``: two steps, head to tail."""

    def __init__(self, plane: Plane, vector: ArrayLike) -> None:
        x, y = self.vector = np.asarray(vector, dtype=np.float64)
        self.plane = plane
        corners = [(0.0, 0.0), (x, 0.0), (x, y)]
        self.steps = [
            MappedLine(plane, corners[:2], "ink", width=5.0),
            MappedLine(plane, corners[1:], "ink", width=5.0),
        ]
        super().__init__(*self.steps)

    def shadows(self, matrix: ArrayLike, axis: int) -> VGroup:
        """What each step, mapped by *matrix*, contributes along an axis (0 or 1), laid end to end beside it.

        If the second step leads back, it lies a little farther away.
        """
        parts = np.asarray(matrix, dtype=np.float64)[axis] * self.vector
        ends = np.array([0.0, parts[0], parts.sum()])
        leads_back = parts[0] * parts[1] < 0
        away = -np.eye(2)[1 - axis] * _OFFSET
        shadows = VGroup()
        for index in (0, 1):
            places = np.outer(ends[index : index + 2], np.eye(2)[axis])
            start, end = self.plane.to_frame(places) + away * (2 if index and leads_back else 1)
            way = end - start
            gap = way * min(0.25, _END / max(float(np.linalg.norm(way)), 1e-9))
            shadows.add(Polyline([np.array([start + gap, end - gap])], "ink", width=7.0))
        return shadows

    def numbers(self, role: Role, clear_of: Iterable[Mobject]) -> VGroup:
        """How far each step goes, beside it; a step of no length has no number."""
        numbers, outwards = VGroup(), ((0, -1), (np.sign(self.vector[0]), 0))
        for step, size, toward in zip(self.steps, self.vector, outwards, strict=True):
            written = on_plate(formula(math_number(size), size=STATEMENT_SIZE, role=role))
            if size:
                middle = (step.points[0] + step.points[-1]) / 2
                label_near(written, middle, toward, [*self.steps, *clear_of], box=self.plane.box)
                numbers.add(written)
        return numbers
