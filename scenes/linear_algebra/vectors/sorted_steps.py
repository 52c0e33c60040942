"""Two vectors as steps along the axes, which are sorted: all sideways ones first."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import FadeIn, TransformFromCopy, VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.vectors.arrow_sums import BESIDE, Parallelogram
from scenes.stage.axes.planes import Plane
from scenes.stage.lesson.attention import Together, second_half
from scenes.stage.motion.growing import grow
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.labels import beyond, label_near, tag
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points

_OUTSIDE = 0.4
"""From the steps to the arrow of their sum, in manim units."""

_SEEN = 0.15
"""The share of their way, at each end, on which the numbers of the middle two steps are seen."""

_PLATE = 0.9
"""The opacity of the plate behind a number."""

_CLEAR = 0.05
"""Between the plates of two numbers in a row, in manim units, at the least."""

_DECIMALS = 3
"""Half of a number with two decimals has at most three."""


class SortedSteps(VGroup):
    """The steps of a, then those of b; the middle two change places as ``swapped`` runs from 0 to 1.

    ``arrows`` are the steps: sideways and up for a, then for b; ``numbers`` their lengths, and None where
    there is no step. Between the middle two lies a ``rectangle``. ``sums`` are the sorted steps of each axis
    as one arrow beside them, with its length if it has one.

    Parameters
    ----------
    around
        What no number covers.
    outside
        Whether numbers stand outside of the steps, where no sums will be.
    """

    def __init__(
        self,
        plane: Plane,
        a: ArrayLike,
        b: ArrayLike,
        around: Arrow,
        roles: tuple[Role, Role],
        *,
        outside: bool = False,
    ) -> None:
        self.plane, self.a, self.b = plane, np.asarray(a, dtype=float), np.asarray(b, dtype=float)
        total = self.a + self.b
        self.outwards = np.array([(0, -1 if total[1] >= 0 else 1), (1 if total[0] >= 0 else -1, 0)])
        self.sizes = np.array([*self.a, *self.b])
        arrows = [Arrow((0, 0), (0, 0), role) for role in (roles[0], roles[0], roles[1], roles[1])]
        self.arrows = VGroup(*arrows)
        self.rectangle = Parallelogram(
            plane, np.array([self.b[0], 0.0]), np.array([0.0, self.a[1]]), tail=np.array([self.a[0], 0.0])
        )
        self.sums = VGroup(*(self._sum(axis, float(total[axis])) for axis in (0, 1)))
        self.numbers = [
            tag(number(size, _DECIMALS), arrow.role) if size else None
            for size, arrow in zip(self.sizes, arrows, strict=True)
        ]
        placed = self._numbers_outside if outside else self._numbers_inside
        self._places = np.array([placed(state, around) for state in (0.0, 1.0)])
        super().__init__(self.arrows, *filter(None, self.numbers))
        self.set_state(swapped=0.0 if self.needs_sorting else 1.0)

    @property
    def needs_sorting(self) -> bool:
        """Whether an upward step of a stands before a sideways step of b."""
        return bool(self.a[1] and self.b[0])

    def set_state(self, *, swapped: float) -> Self:
        """Let the middle two steps be so far on their way to each other's place."""
        self.swapped = swapped
        self._place_arrows(swapped)
        for step, label in enumerate(self.numbers):
            if label is not None:
                first, last = self._places[:, step]
                label.move_to(first + swapped * (last - first))
        self._hide_numbers_on_the_way(swapped)
        return self

    def _hide_numbers_on_the_way(self, swapped: float) -> None:
        """The middle two steps run over each other's numbers."""
        seen = max(0.0, 1 - min(swapped, 1 - swapped) / _SEEN)
        for label in filter(None, self.numbers[1:3]):
            plate, written = label
            plate.set_opacity(_PLATE * seen)
            written.set_opacity(seen)

    def taken(self, step: int) -> Together:
        """A step grows, with its number."""
        label = self.numbers[step]
        return Together(grow(self.arrows[step]), *([] if label is None else [FadeIn(label)]))

    def folded_from(self, arrow: Arrow, step: int) -> Together:
        """A step is folded out of the arrow that it is a step of, and its number appears."""
        label = self.numbers[step]
        come = [] if label is None else [FadeIn(label, rate_func=second_half)]
        return Together(TransformFromCopy(arrow, self.arrows[step]), *come)

    def _place_arrows(self, swapped: float) -> None:
        (a_x, a_y), (b_x, b_y) = self.a, self.b
        tails = ((0, 0), (a_x + swapped * b_x, 0), (a_x, a_y * (1 - swapped)), (a_x + b_x, a_y))
        ways = ((a_x, 0), (0, a_y), (b_x, 0), (0, b_y))
        # A step back would run over the one before it.
        lanes = (0.0, 0.0, a_x * b_x < 0, a_y * b_y < 0)
        for step, (arrow, tail, way) in enumerate(zip(self.arrows, tails, ways, strict=True)):
            aside = np.append(swapped * lanes[step] * BESIDE * self.outwards[step % 2], 0.0)
            arrow.set_state(start=self.plane.at(tail) + aside, end=self.plane.at(np.add(tail, way)) + aside)

    def _numbers_outside(self, swapped: float, _: Arrow) -> list[Points]:
        self._place_arrows(swapped)
        middles = np.array([arrow.get_center() for arrow in self.arrows])
        placed: list[Points] = []
        for step, label in enumerate(self.numbers):
            if label is None:
                placed.append(np.zeros(3))
                continue
            across = 1 - step % 2
            away = (middles[step] - middles.mean(axis=0))[across]
            side = np.sign(away) * np.eye(3)[across] if abs(away) > 1e-9 else self.outwards[step % 2]
            placed.append(beyond(label, middles[step], side).get_center())
        for axis in (0, 1):
            self._move_apart(placed, axis)
        return placed

    def _move_apart(self, placed: list[Points], axis: int) -> None:
        """Two numbers in a row along an axis keep clear of each other, however short their steps are."""
        first, second = self.numbers[axis], self.numbers[axis + 2]
        if first is None or second is None:
            return
        apart = placed[axis + 2] - placed[axis]
        missing = (first.length_over_dim(axis) + second.length_over_dim(axis)) / 2 + _CLEAR - abs(apart[axis])
        if abs(apart[1 - axis]) < 1e-9 and missing > 0:
            move = missing / 2 * np.sign(apart[axis]) * np.eye(3)[axis]
            placed[axis] -= move
            placed[axis + 2] += move

    def _numbers_inside(self, swapped: float, around: Arrow) -> list[Points]:
        self._place_arrows(swapped)
        placed: list[Points] = []
        others: list[VGroup] = []
        for step, label in enumerate(self.numbers):
            if label is None:
                placed.append(np.zeros(3))
                continue
            things = [around, *self.arrows, *self.sums, *others]
            label_near(
                label, self.arrows[step].get_center(), -self.outwards[step % 2], things, box=self.plane.box
            )
            others.append(label.copy())
            placed.append(label.get_center())
        return placed

    def _sum(self, axis: int, total: float) -> VGroup:
        """All steps along an axis as one arrow beside them, with its length."""
        (a_x, b_x), corner = (self.a[0], self.b[0]), np.zeros(2)
        if axis == 1:
            corner[0] = a_x + b_x
        end = corner + total * np.eye(2)[axis]
        aside = np.append(_OUTSIDE * self.outwards[axis], 0.0)
        arrow = Arrow(self.plane.at(corner) + aside, self.plane.at(end) + aside, "result")
        if not total:
            return VGroup(arrow)
        name = beyond(tag(number(total), "result"), arrow.get_center(), self.outwards[axis], gap=0.15)
        return VGroup(arrow, name)
