"""The sum of two arrows on a plane: head to tail, the other way round, and component by component."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation, FadeIn, VGroup, VMobject

from mathkit.linear_algebra.vectors import VectorSum, norm, on_one_line
from scenes.stage.axes.planes import Plane
from scenes.stage.lesson.attention import Together
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points

_BESIDE = 0.16
"""Manim units between two arrows that would otherwise run over each other."""


class HeadToTail(VGroup):
    """The arrows of a + b, with their names: ``first`` and ``second`` head to tail, and their ``total``.

    ``other_way`` holds b and a in the other order. Where everything lies on one line, arrows that would
    hide one another stand side by side, each in its own lane; ``aside`` (3,) leads from lane to lane.
    ``steps_to_first`` and ``steps_to_total`` lead there along the axes, and ``lone_name`` is the name of the
    first arrow beside its steps.
    """

    def __init__(self, addition: VectorSum, *, width: float = 6.0) -> None:
        a, b, total = addition.a, addition.b, addition.total
        self.plane = plane = Plane([a, b, total], largest_unit=np.inf)

        def arrow(vector: Points, role: Role, tail: Any = (0, 0)) -> Arrow:
            return plane.arrow(vector, role, tail=tail, width=width, dotted=True)

        self.aside = _aside(addition)
        back = self.aside * float(a @ b < 0)
        self.first, self.second = arrow(a, "data"), arrow(b, "second", a).shift(back)
        self.total = arrow(total, "result").shift(self.aside + back)
        b_first, then_a = arrow(b, "second"), arrow(a, "data", b)
        self.other_way = VGroup(b_first.shift(-self.aside), then_a.shift(-self.aside - back))
        self.names = self._names(plane)
        # Among the steps the sum needs no lane of its own.
        self.in_place = arrow(total, "result")
        self.steps_to_first = steps(plane, (a, "data"), beside=self.first)
        self.steps_to_total = steps(plane, (a, "data"), (b, "second"), beside=self.in_place)
        self.lone_name = self._lone_name()
        self.apart = (plane, self.steps_to_first, self.steps_to_total, self.lone_name)
        self.parts = VGroup(self.other_way, self.names, self.first, self.second)
        super().__init__(self.parts, self.total)

    def lift_second(self) -> Animation:
        """Put the second arrow at the origin; the animation sets it back on the head of the first."""
        start, end = self.second.start, self.second.end
        origin = self.plane.at((0.0, 0.0))
        return tween(self.second.set_state(start=origin, end=origin + end - start), start=start, end=end)

    def move_total_in_place(self) -> Animation:
        """The sum leaves its lane, if it has one, for where it truly lies."""
        return tween(self.total, start=self.in_place.start, end=self.in_place.end)

    def _lone_name(self) -> VGroup:
        """The name of the first arrow, on its outer side, clear of the steps beside it."""
        (x, y), name = self.plane.values(self.first.end), tag("$a$", "data")
        outwards, around = (-y, x) if x * y > 0 else (y, -x), [self.first, *self.steps_to_first]
        return label_near(name, self.first.get_center(), outwards, around, box=self.plane.box)

    def _names(self, plane: Plane) -> VGroup:
        """Each name beside the middle of its arrow, on the outside."""
        arrows = (self.first, self.second, self.total)
        middles = np.array([(arrow.start + arrow.end) / 2 for arrow in arrows])
        sides = np.array([-self.aside, -self.aside, self.aside])
        outwards = sides if self.aside.any() else middles - middles.mean(axis=0)
        names = VGroup()
        for name, arrow, middle, side in zip(("a", "b", "a + b"), arrows, middles, outwards, strict=True):
            around = [*arrows, *self.other_way, *names]
            names.add(label_near(tag(f"${name}$", arrow.role), middle, side, around, box=plane.box))
        return names


def _aside(addition: VectorSum) -> Points:
    along = max(addition.a, addition.b, key=norm)
    if not on_one_line(addition.a, addition.b) or not along.any():
        return np.zeros(3)
    return _BESIDE * np.array([-along[1], along[0], 0.0]) / norm(along)


def show_step(step: VMobject) -> Together:
    """The arrow of one of the ``steps`` grows, and its length appears."""
    return Together(grow(step[0]), *map(FadeIn, step[1:]))


def steps(plane: Plane, *parts: tuple[Points, Role], beside: Arrow) -> VGroup:
    """Vectors as steps along the axes, all sideways ones first, each an arrow with its length next to it.

    Parameters
    ----------
    parts
        The vectors (2,), in their order, and their roles.
    beside
        The arrow of their sum; no length covers it.
    """
    total = np.sum([vector for vector, _ in parts], axis=0)
    outwards = np.array([(0, -1 if total[1] >= 0 else 1), (1 if total[0] >= 0 else -1, 0)])
    path, position = VGroup(), np.zeros(2)
    for axis, direction in enumerate(np.eye(2)):
        before = 0.0
        for vector, role in parts:
            # A step back would run over the one before it.
            aside = np.append(_BESIDE * outwards[axis] * (vector[axis] * before < 0), 0.0)
            tail, head = position, position + vector[axis] * direction
            path.add(VGroup(Arrow(plane.at(tail) + aside, plane.at(head) + aside, role)))
            position, before = head, vector[axis]
    sizes = [(vector[axis], role, axis) for axis in (0, 1) for vector, role in parts]
    for step, (size, role, axis) in zip(path, sizes, strict=True):
        if size:
            name, middle = tag(number(size), role), step[0].get_center()
            step.add(label_near(name, middle, outwards[axis], [beside, *path], box=plane.box))
    return path
