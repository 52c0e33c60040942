"""Planes on which one matrix is seen after another, in one order and in the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, ReplacementTransform, VGroup, VMobject

from mathkit.linear_algebra.matrix_multiplication import Composition
from scenes.linear_algebra.matrix_multiplication.words import ORDERS, math_both_orders
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.motion.growing import grow
from scenes.stage.pictures.bases import COLUMNS, IDENTITY, MappedPlane, swept
from scenes.stage.pictures.linear_maps import ApplyMap, MappedLine, MappedPoints
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import kept_inside, label_near
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Plate, Written, fit, formula, on_plate, text

PLANE_LEFT = -1.5
"""The left edge of the planes beside the scheme, in manim units."""

_ROOM = 1.08
"""Manim units between what must be seen and the edge of a plane: formulas stand beside the arrows."""

_UNIT = 2.0
"""Manim units for one unit of the plane, at the most."""

_SMALL_UNIT = 1.1
"""The same on two planes side by side: their grids still have a line at every unit."""

_GAP = 0.3
"""Between two planes, and between a product and what is beside it, in manim units."""

_CAPTION = 0.55
"""Room above a plane for its caption, in manim units."""

_RESULT = 1.5
"""Room under a plane for a product, in manim units."""

_LABEL_GAP = 0.3
"""Between a formula and everything that is drawn near it, in manim units."""

_PLATE = 0.97
"""The opacity of a plate behind a formula."""

_WIDTHS = (7.5, 6.2)
"""Of the two arrows, of which neither is the main one; the first is seen behind the second."""

_SHORT = 0.7
"""The length of an arrow in a caption, in manim units."""

_GRID = 1.0
"""The opacity of the grid that is mapped: it is counted on."""

POINT = np.array([0.5, 1.0])
"""A point that is half of the blue arrow plus the purple one."""


def _ways(both: Composition) -> Points:
    """Where the arrows are on their way through B and then A."""
    return np.concatenate([swept(IDENTITY, both.first), swept(IDENTITY, both.second, after=both.first)])


def ranges_of(both: Composition) -> Ranges:
    """What the plane shows on which B and A act in turn and at once, and what those of both orders show.

    The first has room for the walk to where the first arrow lands.
    """
    foot = both.first[:, :1].T * (1, 0)
    walked = [swept(foot, both.second), both.product.T * (1, 0), both.product.T * (0, 1)]
    at_once = swept(np.vstack([IDENTITY, POINT]), both.product)
    in_turn = [swept([POINT], both.first), swept([POINT], both.second, after=both.first)]
    swapped = [swept(IDENTITY, both.second), swept(IDENTITY, both.first, after=both.second)]
    ways = _ways(both)
    return {
        "both maps": corners(np.concatenate([ways, at_once, *in_turn, *walked])),
        "both orders": corners(np.concatenate([ways, *swapped])),
    }


def plane_for_both(both: Composition, shown: Ranges | None = None) -> MappedPlane:
    """A plane on which B and A are seen in turn and at once; *shown* as ``ranges_of`` gives it."""
    safe = frame().safe
    plane = NumberedPlane(
        (shown or ranges_of(both))["both maps"],
        box=Box(PLANE_LEFT, safe.right, safe.bottom, safe.top - _CAPTION),
        maps=(both.first, both.product),
        margin=_ROOM,
        largest_unit=_UNIT,
    )
    return _mapped(plane)


def _mapped(plane: Plane) -> MappedPlane:
    space = MappedPlane(plane, grid="muted", widths=_WIDTHS)
    space.grid.set_stroke(opacity=_GRID)
    return space


class Sum(VGroup):
    """A point that is so much of both arrows: lines as long as these parts lead to it, head to tail.

    The ``ring`` stays where the point has been.
    """

    def __init__(self, plane: Plane) -> None:
        self.lines = [
            MappedLine(plane, [POINT - part * unit, POINT], role, width=3.0)
            for part, unit, role in zip(POINT, IDENTITY, COLUMNS, strict=True)
        ]
        self.point = MappedPoints(plane, [POINT], "ink", opacity=1.0)
        self.ring = Markers([], "ink", "ring")
        super().__init__(*self.lines, self.point)

    def leave_ring(self) -> None:
        """Put the ring around where the point is now."""
        self.ring.set_state(places=self.point.marks.places)
        self.add(self.ring)

    @property
    def things(self) -> list[MappedLine | MappedPoints]:
        """All that a matrix maps."""
        return [*self.lines, self.point]


class BothOrders(VGroup):
    """Two equal planes: on the left one B acts and then A, on the right one A and then B.

    ``captions`` stand above them, the ``results`` below; a ``sign`` between these says whether they are
    equal. ``elsewhere`` are the arrows of the left plane, seen on the right one: in ink, because they may lie
    on arrows of their own colour.
    """

    def __init__(self, both: Composition, shown: Ranges | None = None) -> None:
        self.both = both
        reach = (shown or ranges_of(both))["both orders"]
        wide = frame().wide
        middle = (wide.left + wide.right) / 2
        boxes = (
            Box(*sides, wide.bottom + _RESULT, wide.top - _CAPTION)
            for sides in ((wide.left, middle - _GAP / 2), (middle + _GAP / 2, wide.right))
        )
        maps = (both.first, both.second, both.product, both.swapped)
        planes = [
            NumberedPlane(reach, box=box, maps=maps, margin=0.3, largest_unit=_SMALL_UNIT) for box in boxes
        ]
        self.spaces = [_mapped(plane) for plane in planes]
        self.captions = VGroup(*map(caption, self.spaces, ORDERS))
        self.results = [_below(*each) for each in zip(self.spaces, math_both_orders(both), strict=True)]
        self.elsewhere = self.spaces[1].basis.ghosts(both.product).set_color(color("ink"))
        self.rings = VGroup(
            *(
                Markers([self.spaces[1].plane.at(column)[:2]], role, "ring")
                for column, role in zip(both.product.T, COLUMNS, strict=True)
            )
        )
        self.sign = formula("=" if both.commutes else "!=")
        ends = self.results[0].get_right(), self.results[1].get_left()
        self.sign.move_to((ends[0] + ends[1]) / 2)
        super().__init__(*self.spaces, self.elsewhere, self.rings, self.captions, *self.results, self.sign)

    def step_aside(self, space: MappedPlane) -> list[Any]:
        """Animations in which a plane on which B and A have acted becomes the left one."""
        first = self.spaces[0].set_state(matrix=self.both.product)
        return [
            ReplacementTransform(space.grid, first.grid),
            ReplacementTransform(space.basis, first.basis),
        ]

    def compare(self, **options: Any) -> list[Animation]:
        """Let thin arrows grow on the right plane, to where those of the left one are, with a ring there."""
        return [*(grow(arrow, **options) for arrow in self.elsewhere), FadeIn(self.rings, **options)]

    def act_swapped(self, turn: int) -> ApplyMap:
        """Let one of the two maps act on the right plane: A (0), or B after it (1)."""
        after = self.both.second if turn else None
        return ApplyMap((self.both.second, self.both.first)[turn], self.spaces[1], after=after)


def caption(space: MappedPlane, source: str | Written) -> Written:
    """A caption above a plane, at its left edge."""
    box = space.plane.box
    written = text(source) if isinstance(source, str) else source
    written.move_to((box.left, 0.0, 0.0), aligned_edge=LEFT)
    return written.stand_on(box.top + 0.2)


def arrow_after(written: Written) -> Arrow:
    """A short blue arrow behind the letters of a caption: what they act on."""
    start = written.get_right() + np.array([_GAP / 2, 0.0, 0.0])
    return Arrow(start, start + np.array([_SHORT, 0.0, 0.0]), COLUMNS[0], width=_WIDTHS[0])


def _below(space: MappedPlane, source: str) -> Written:
    """A formula under a plane and its numbers."""
    box, bottom = space.plane.box, frame().safe.bottom
    written = formula(source)
    fit(written, width=box.width - _GAP)
    return written.move_to((box.center[0], bottom + (_RESULT - _GAP) / 2, 0.0))


def plated(*shapes: VMobject) -> VGroup:
    """A part of a formula on a plate of its own, so that nothing is hidden before the part is there."""
    plate = Plate(VGroup(*shapes), opacity=_PLATE).set_z_index(1)
    return VGroup(plate, *(shape.set_z_index(2) for shape in shapes))


def near_arrow(written: Written, arrow: Arrow, space: MappedPlane, clear_of: Iterable[VMobject]) -> VGroup:
    """Put a formula on a plate near the middle of an arrow, below it if there is room."""
    label, middle = on_plate(written, opacity=_PLATE), (arrow.start + arrow.end) / 2
    return label_near(label, middle, (0.0, -1.0), [arrow, *clear_of], box=space.plane.box.inset(0.1))


def beside(
    written: Written, drawn: VGroup, axis: int, space: MappedPlane, clear_of: Iterable[VMobject]
) -> VGroup:
    """Put a formula on a plate beside what is drawn along an axis, outside of everything near it.

    It stands below the first axis; left of the second, or right of it, or above it, where there is room.
    """
    label, around, box = (
        on_plate(written, opacity=_PLATE),
        VGroup(*drawn, *clear_of),
        space.plane.box.inset(0.1),
    )
    (left, bottom, _), (right, top, _) = around.get_corner(DOWN + LEFT), around.get_corner(UP + RIGHT)
    x, y, _ = drawn.get_center()
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
