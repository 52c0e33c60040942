"""Planes with numbers at their edges, on which a matrix moves a grid, two arrows and the steps of a walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

import numpy as np
from manim import RIGHT, UP, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import FLATTEN, Application, Bend, bent
from scenes.linear_algebra.matrices.moving_things import WIDTH, edge_steps
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import MappedGrid, Plane, between
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.pictures.bases import COLUMNS, IDENTITY, LARGEST_UNIT, WIDTHS, Basis, swept
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

SLIDE = np.array([1.0, 0.5])
"""How far everything slides where even the origin moves."""

PRESSED = (1.0, 2.0)
"""A point that is pressed onto a line, where it becomes a number."""

_WIDE_LEFT = -3.6
"""The left edge of the plane that is squashed, in manim units: a matrix stands beside it."""

_MARGIN = 0.5

LARGER_NUMBERS = 1.15
"""Than the numbers of other axes: where things land is read off at the edges."""

_STILL_WIDTH = 2.0
"""Of the lines of the grid that stays, on which places are read."""

_GRID = 0.75
"""The opacity of the grid that moves: its lines must be seen from the last row."""

_MOST_DOTS = 11

_MIXED = 6
"""Seed of the order in which points are tried."""

_CLEAR = 0.3
"""From where a point starts or lands to the way of another, in manim units: no two ways look like one."""

_HALFWAY = ((0.5, 1.5), (1.5, 0.5))
"""Points that no whole steps lead to."""

_FAR = 4.0
"""Points farther from the origin than so many lines of the grid are not shown."""

_STEPS_FAR = 9.0
"""Steps farther from the origin than so many units are not shown."""

_BEYOND = 1.6
"""From the edge of the window to the middle of a step of which a part may be seen, in manim units."""

_NEAR_THE_WALK = 1.8
"""From the middle of a walk to the farthest steps, in units, where there is no room for steps everywhere."""

_SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])


class ColumnPlane(VGroup):
    """A numbered plane, its ``grid`` that moves, and the two arrows that land on the columns."""

    def __init__(
        self,
        plane: NumberedPlane,
        *,
        widths: tuple[float, float] = (WIDTH, WIDTH),
        vanishing: bool = False,
    ) -> None:
        self.plane = plane
        plane.grid.set_stroke(width=_STILL_WIDTH)
        self.grid = MappedGrid(plane, "ink", opacity=_GRID, vanishing=vanishing)
        self.basis = Basis(plane, widths=widths)
        self.edge = Polyline([*self._edge_ticks()], "ink", width=2.5)
        for numbers, edge in zip(plane.numbers, (UP, RIGHT), strict=True):
            for written in numbers:
                written.scale(LARGER_NUMBERS, about_edge=edge)
        super().__init__(plane, self.edge, self.grid, self.basis)

    def _edge_ticks(self) -> Iterator[Points]:
        """A tick at the edge beside each number."""
        box = self.plane.box
        for written in self.plane.numbers[0]:
            x = written.get_center()[0]
            yield np.array([(x, box.bottom - 0.06), (x, box.bottom + 0.1)])
        for written in self.plane.numbers[1]:
            y = written.get_center()[1]
            yield np.array([(box.left - 0.06, y), (box.left + 0.1, y)])

    def drop_lines(self, place: ArrayLike, role: Role) -> VGroup:
        """From a point down to the numbers at the lower edge, and across to those at the left edge."""
        x, y, _ = self.plane.at(place)
        box = self.plane.box
        ends = [(x, box.bottom), (box.left, y)]
        return VGroup(*(Polyline([np.array([(x, y), end])], role, width=3.0) for end in ends))

    def horizontal_axis(self) -> Polyline:
        """The horizontal axis as a line of its own, which may become another line."""
        box, height = self.plane.box, self.plane.origin[1]
        return Polyline([np.array([(box.left, height), (box.right, height)])], "muted", width=3.5)

    def mark_at(self, axis: int, value: float) -> Points:
        """The place beside an edge where the number of a value stands, or would stand."""
        x, y, _ = self.plane.at((value, value))
        box = self.plane.box
        place: Points = np.array([x, box.bottom - 0.25, 0.0] if axis == 0 else [box.left - 0.3, y, 0.0])
        return place

    def shadows(self, steps: Points, kinds: Points) -> VGroup:
        """What each step of a walk goes along the lower and along the left edge, head to tail."""
        bars = VGroup()
        for axis in (0, 1):
            lane, way = 0.0, 0.0
            for (start, end), kind in zip(steps, kinds, strict=True):
                size = end[axis] - start[axis]
                if abs(size) < 1e-9:
                    continue
                if way * size < 0:  # it goes back, over the one before
                    lane += 0.16
                way = size
                bars.add(self._shadow(axis, start[axis], end[axis], lane, COLUMNS[int(kind)]))
        return bars

    def _shadow(self, axis: int, start: float, end: float, lane: float, role: Role) -> Polyline:
        ends = np.zeros((2, 2))
        ends[:, axis] = self.plane.to_frame(np.array([[start, start], [end, end]]))[:, axis]
        low = self.plane.box.bottom if axis == 0 else self.plane.box.left
        ends[:, 1 - axis] = low + 0.14 + lane
        # The ends stay apart, so that equal steps can be counted.
        ends[:, axis] += 0.04 * np.sign(ends[1, axis] - ends[0, axis]) * np.array([1, -1])
        return Polyline([ends], role, width=9.0)


def ranges_of(applied: Application, bending: Bend, column: Box) -> Ranges:
    """What the plane shows, also on the way and while it is bent and slid, and the words beside it."""
    matrix, vector = applied.matrix, applied.vector
    point = bending.point
    moved = np.concatenate([_SQUARE, vector[None], [(vector[0], 0.0)], halfway(vector)[None]])
    bends = [bent(bending, point[None], share) @ bending.matrix.T for share in (0.0, 0.5, 1.0)]
    slid = np.vstack([bending.matrix.T, np.zeros((1, 2)), (bending.matrix @ point)[None]]) + SLIDE
    reach = np.concatenate([swept(moved, matrix), applied.head_to_tail, *bends, slid, point[None]])
    return {"plane": corners(reach), "words beside the plane": (column.left, column.right)}


def plane_for(matrix: Points, shown: Ranges) -> ColumnPlane:
    """A plane beside the words, which *matrix* will move; *shown* as ``ranges_of`` gives it."""
    safe = frame().safe
    plane = NumberedPlane(
        shown["plane"],
        box=Box(shown["words beside the plane"][1] + GAP, safe.right, safe.bottom, safe.top),
        maps=(matrix,),
        margin=_MARGIN,
        largest_unit=LARGEST_UNIT,
    )
    return ColumnPlane(plane, widths=_widths(matrix))


def _widths(matrix: Points) -> tuple[float, float]:
    """Neither arrow matters more; but where both land on one line, the second must not hide the first."""
    (a, b), (c, d) = matrix
    return WIDTHS if matrix.any() and a * d == b * c else (WIDTH, WIDTH)


def plane_to_squash() -> ColumnPlane:
    """A wide plane for the matrix that squashes it: what that moves stays in it."""
    safe = frame().safe
    plane = NumberedPlane(
        np.concatenate([swept(IDENTITY, FLATTEN), [(4.0, 2.0), (-4.0, -2.2)]]),
        box=Box(_WIDE_LEFT, safe.right, safe.bottom, safe.top),
        margin=0.3,
        largest_unit=LARGEST_UNIT,
    )
    return ColumnPlane(plane, vanishing=True)


class Zoom:
    """The place in time of a window that opens from *first* to that of a plane; ``Tween`` moves it."""

    def __init__(self, space: ColumnPlane, first: Plane) -> None:
        self.space, self.share = space, np.float64(1.0)
        self.windows = np.array(
            [
                (each.unit, *each.origin, each.box.left, each.box.right, each.box.bottom, each.box.top)
                for each in (first, space.plane)
            ]
        )

    def set_state(self, *, share: float) -> Self:
        self.share, plane = np.float64(share), self.space.plane
        plane.unit, x, y, *sides = (1 - share) * self.windows[0] + share * self.windows[1]
        plane.origin, plane.box = np.array([x, y]), Box(*sides)
        plane.draw_window()
        self.space.grid.set_state(matrix=IDENTITY)
        self.space.basis.set_state(matrix=IDENTITY)
        return self


def _inside(space: ColumnPlane, matrix: ArrayLike, points: Points, margin: float = 0.15) -> Points:
    """Those of points (n, 2) that stay in the window while *matrix* moves them."""
    box = space.plane.box.inset(margin)
    seen = np.ones(len(points), dtype=bool)
    for share in np.linspace(0.0, 1.0, 9):
        x, y = space.plane.to_frame(points @ between(matrix, share).T).T
        seen &= (box.left < x) & (x < box.right) & (box.bottom < y) & (y < box.top)
    return points[seen]


def _lattice(step: float, far: float) -> Points:
    values = step * np.arange(-far, far + 0.5)
    x, y = np.meshgrid(values, values, indexing="ij")
    lattice: Points = np.stack([x.ravel(), y.ravel()], axis=1)
    return lattice


def halfway(vector: ArrayLike) -> Points:
    """A point (2,) to which half steps lead; not *vector*."""
    first, second = np.array(_HALFWAY)
    place: Points = second if np.array_equal(first, np.asarray(vector)) else first
    return place


def dots_of(space: ColumnPlane, matrix: ArrayLike, vector: ArrayLike) -> Points:
    """Points (n, 2) that ride along: on the lines and between them, and seen on their whole way.

    The first is ``halfway``. Where each starts, and where it lands, is clear of the ways of the others; but
    where the plane is flattened, several may land in one place.
    """
    points = _lattice(space.plane.step / 2, _FAR)
    special = np.vstack([np.zeros(2), *IDENTITY, np.asarray(vector, dtype=np.float64), halfway(vector)])
    apart = np.linalg.norm(points[:, None] - special, axis=2).min(axis=1) > 1e-9
    near = np.linalg.norm(points, axis=1) <= 2.3 * space.plane.step
    points = np.vstack([halfway(vector), _inside(space, matrix, points[apart & near])])
    ways = ways_of(space.plane, matrix, points)
    kept = [0]
    for index in 1 + np.random.default_rng(_MIXED).permutation(len(points) - 1):
        if len(kept) < _MOST_DOTS and all(_are_apart(ways[index], ways[other]) for other in kept):
            kept.append(int(index))
    return points[kept]


def ways_of(plane: Plane, matrix: ArrayLike, points: Points) -> Points:
    """The ways (n, 13, 2) of points (n, 2) in the frame, while *matrix* moves the plane."""
    moved = [plane.to_frame(points @ between(matrix, share).T) for share in np.linspace(0.0, 1.0, 13)]
    return np.stack(moved, axis=1)


def _are_apart(one: Points, other: Points) -> bool:
    """Whether neither way starts, or lands apart from the other's end, close to the other way."""
    meet = np.linalg.norm(one[-1] - other[-1]) < _CLEAR
    places = [(one[0], other), (other[0], one), *([] if meet else [(one[-1], other), (other[-1], one)])]
    return all(np.linalg.norm(way - place, axis=1).min() >= _CLEAR for place, way in places)


def steps_of(space: ColumnPlane, matrix: ArrayLike, vector: ArrayLike) -> tuple[Points, Points]:
    """Steps of one unit along the edges of all cells that are seen before or after, and the kind of each.

    On a plane on which a unit is short, there are steps only near the walk to *vector*.
    """
    steps, kinds = edge_steps(_lattice(1.0, _STEPS_FAR))
    moved = steps @ np.transpose(matrix)
    kept = in_window(space, steps, beyond=_BEYOND) | in_window(space, moved, beyond=_BEYOND)
    if space.plane.step > 1:
        kept &= np.linalg.norm(steps.mean(axis=1) - np.asarray(vector) / 2, axis=1) <= _NEAR_THE_WALK
    return steps[kept], kinds[kept]


def in_window(space: ColumnPlane, steps: Points, *, beyond: float = 0.0) -> Any:
    """Which of steps (n, 2, 2) have their middle inside the window, or no farther *beyond* its edges."""
    x, y = space.plane.to_frame(steps.mean(axis=1)).T
    box = space.plane.box.inset(-beyond)
    return (box.left < x) & (x < box.right) & (box.bottom < y) & (y < box.top)


def grid_opacity(space: ColumnPlane, matrix: ArrayLike) -> float:
    """The opacity that the grid has where *matrix* has moved it."""
    grid = MappedGrid(space.plane, "ink", opacity=_GRID).set_state(matrix=matrix)
    return float(grid.get_stroke_opacity())
