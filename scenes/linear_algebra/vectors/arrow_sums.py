"""The sum of two arrows on a plane: tip to tail, and the other way round."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import Animation, Polygon, VGroup

from mathkit.linear_algebra.vectors import VectorSum, norm, on_one_line
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import FIRST_VECTOR, SECOND_VECTOR
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, formula, on_plate, text

BESIDE = 0.16
"""Manim units between two arrows that would otherwise run over each other."""

_MARGIN = 1.15
"""Around the arrows, in manim units, at the least: for the sums of their steps."""

_OUTSIDE = 0.75
"""From the steps to the end of the length of their sum, without its digits, in manim units."""

_FILL = 0.3
"""The opacity of the area between the two ways."""


def ranges_of_sum(addition: VectorSum) -> Ranges:
    """What the plane of a sum shows, and the room around it in manim units."""
    room = max(_MARGIN, _OUTSIDE + text(number(addition.total[1]), size=LABEL_SIZE).width)
    arrows = [np.zeros(2), addition.a, addition.b, addition.total]
    return {"sum": corners(arrows), "room around the sum": (0, room)}


class HeadToTail(VGroup):
    """The arrows of a + b, with their names: ``first`` and ``second`` head to tail, and their ``total``.

    ``other_way`` holds b and a in the other order, ``other_names`` their names, and ``area`` lies between the
    two ways. Where everything lies on one line, arrows that would hide one another stand side by side, each
    in its own lane; ``aside`` (3,) leads from lane to lane.
    """

    def __init__(self, addition: VectorSum, *, width: float = 6.0, shown: Ranges | None = None) -> None:
        a, b, total = addition.a, addition.b, addition.total
        shown = shown or ranges_of_sum(addition)
        margin = shown["room around the sum"][1]
        self.plane = plane = NumberedPlane(
            shown["sum"], box=frame().picture, margin=margin, largest_unit=np.inf
        )

        def arrow(vector: Points, role: Role, tail: Any = (0, 0)) -> Arrow:
            return plane.arrow(vector, role, tail=tail, width=width, dotted=True)

        self.aside = _aside(addition)
        back = self.aside * float(a @ b < 0)
        self.first, self.second = arrow(a, "data"), arrow(b, "second", a).shift(back)
        self.total = arrow(total, "result").shift(self.aside + back)
        b_first, then_a = arrow(b, "second"), arrow(a, "data", b)
        self.other_way = VGroup(b_first.shift(-self.aside), then_a.shift(-self.aside - back))
        self.area = Parallelogram(plane, a, b)
        self.names = self._names(plane)
        self.other_names = self._other_names(plane)
        # Among the steps the sum needs no lane of its own.
        self.in_place = arrow(total, "result")
        self.apart = (plane, self.area)
        super().__init__(self.other_way, self.names, self.first, self.second, self.total, self.other_names)

    def lift_second(self) -> Animation:
        """Put the second arrow at the origin; the animation slides it along the first, to its tip."""
        start, end = self.second.start, self.second.end
        origin = self.plane.at((0.0, 0.0))
        return tween(self.second.set_state(start=origin, end=origin + end - start), start=start, end=end)

    def slide(self, order: int) -> Animation:
        """Put an arrow of the other way where its twin stands; the animation slides it to its own place."""
        arrow, twin = self.other_way[order], (self.second, self.first)[order]
        start, end = arrow.start, arrow.end
        return tween(arrow.set_state(start=twin.start, end=twin.end), start=start, end=end)

    def move_total_in_place(self) -> Animation:
        """The sum leaves its lane, if it has one, for where it truly lies."""
        return tween(self.total, start=self.in_place.start, end=self.in_place.end)

    def _names(self, plane: Plane) -> VGroup:
        """Each name beside the middle of its arrow, on the outside; that of the sum past the tip."""
        arrows = (self.first, self.second, self.total)
        places = np.array([(arrow.start + arrow.end) / 2 for arrow in arrows])
        sides = np.array([-self.aside, -self.aside, self.aside])
        outwards = sides if self.aside.any() else places - places.mean(axis=0)
        if not self.aside.any():
            places[2], outwards[2] = self.total.end, self.total.end - self.total.start
        of_sum = formula(
            f"{FIRST_VECTOR.letter} + {SECOND_VECTOR.letter}", size=STATEMENT_SIZE, role="result"
        )
        written = (letters(str(FIRST_VECTOR)), letters(str(SECOND_VECTOR)), on_plate(of_sum, margin=0.1))
        names = VGroup()
        for name, place, side in zip(written, places, outwards, strict=True):
            around = [*arrows, *self.other_way, *names]
            names.add(label_near(name, place, side, around, box=plane.box))
        return names

    def _other_names(self, plane: Plane) -> VGroup:
        names = VGroup()
        middle = self.total.get_center()
        for symbol, arrow in zip((SECOND_VECTOR, FIRST_VECTOR), self.other_way, strict=True):
            around = [*self.other_way, self.first, self.second, self.total, *self.names, *names]
            away = -self.aside if self.aside.any() else arrow.get_center() - middle
            names.add(label_near(letters(str(symbol)), arrow.get_center(), away, around, box=plane.box))
        return names


def letters(source: str) -> VGroup:
    """The name of an arrow, in mathematics, on a plate that hides the grid."""
    return on_plate(formula(source, size=STATEMENT_SIZE), margin=0.1)


def _aside(addition: VectorSum) -> Points:
    along = max(addition.a, addition.b, key=norm)
    if not on_one_line(addition.a, addition.b) or not along.any():
        return np.zeros(3)
    return BESIDE * np.array([-along[1], along[0], 0.0]) / norm(along)


class Parallelogram(Polygon):
    """The area between two vectors, from the origin on; at a ``share`` of their lengths."""

    def __init__(self, plane: Plane, a: Points, b: Points, *, tail: Points | None = None) -> None:
        super().__init__(*np.eye(3), stroke_width=0.0, fill_color=color("muted"), fill_opacity=_FILL)
        self.plane, self.sides, self.tail = plane, (a, b), np.zeros(2) if tail is None else tail
        self.set_state(share=1.0)

    def set_state(self, *, share: float) -> Self:
        """Reach so far along both sides, from 0 to 1."""
        self.share = share
        a, b = (share * np.asarray(side) for side in self.sides)
        corners = [self.plane.at(self.tail + corner) for corner in (0 * a, a, a + b, b, 0 * a)]
        self.set_points_as_corners(corners)
        return self
