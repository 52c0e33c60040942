"""What moves on a plane: under a matrix, bent before it, and slid after it."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import Bend, bent
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.shapes.arrows import tip_of
from scenes.stage.shapes.curves import Polyline, clip_polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

WIDTH = 6.5
"""Of both arrows: neither of them matters more."""

STEP_WIDTH = 3.2
"""Of the steps that lie everywhere."""

_PIECES = 64
"""Straight pieces of a bent line."""

_BESIDE = 0.16
"""Manim units between arrows that would otherwise run over each other."""


class Moving(VGroup):
    """Something on a plane. It is bent by a ``share``, mapped by ``matrix`` and slid by ``offset`` (2,)."""

    def __init__(self, plane: Plane, bending: Bend, *parts: VMobject) -> None:
        self.plane, self.bending = plane, bending
        self.matrix, self.share, self.offset = IDENTITY, np.float64(0.0), np.zeros(2)
        super().__init__(*parts)

    def set_state(
        self,
        *,
        matrix: ArrayLike | None = None,
        share: float | None = None,
        offset: ArrayLike | None = None,
    ) -> Self:
        """Move on; what is not given stays."""
        self.matrix = self.matrix if matrix is None else np.asarray(matrix, dtype=np.float64)
        self.share = self.share if share is None else np.float64(share)
        self.offset = self.offset if offset is None else np.asarray(offset, dtype=np.float64)
        self._draw()
        return self

    def places(self, points: ArrayLike) -> Points:
        """Where points (n, 2) of the plane are now, in the frame."""
        moved = bent(self.bending, points, float(self.share)) @ self.matrix.T + self.offset
        return self.plane.to_frame(moved)

    def _draw(self) -> None:
        raise NotImplementedError


class MovingDots(Moving):
    """Points (n, 2) with a mark on each."""

    def __init__(self, plane: Plane, bending: Bend, points: ArrayLike, *, size: float = 1.0) -> None:
        self.vectors = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        self.marks = Markers([], "ink", opacity=1.0, size=size)
        super().__init__(plane, bending, self.marks)
        self.set_state()

    def _draw(self) -> None:
        self.marks.set_state(places=self.places(self.vectors) if len(self.vectors) else [])


class BentGrid(Moving):
    """The grid as it is bent; it begins as the straight grid that *matrix* has mapped."""

    def __init__(self, plane: Plane, bending: Bend, matrix: ArrayLike, *, opacity: float) -> None:
        self.line = Polyline([], "ink", width=2.0, opacity=opacity)
        super().__init__(plane, bending, self.line)
        box = plane.box
        corners = (
            np.array([plane.values(corner) for corner in box.corners]) @ np.linalg.inv(np.asarray(matrix)).T
        )
        # Lines that are bent or slid into the window come from farther away.
        low, high = corners.min(axis=0) - 2, corners.max(axis=0) + 2
        lines = []
        for across in (0, 1):
            first, last = np.ceil(low[across] / plane.step), np.floor(high[across] / plane.step)
            for value in plane.step * np.arange(first, last + 1):
                line = np.full((_PIECES + 1, 2), value)
                line[:, 1 - across] = np.linspace(low[1 - across], high[1 - across], _PIECES + 1)
                lines.append(line)
        self.lines = lines
        self.set_state(matrix=matrix)

    def _draw(self) -> None:
        box = self.plane.box
        self.line.set_runs([run for line in self.lines for run in clip_polyline(self.places(line), box)])


class Steps(Moving):
    """Steps, each from one point to another (n, 2, 2), as arrows that bend with the plane, inside its window.

    Parameters
    ----------
    kinds
        The kind of each step, which gives its colour: 0 for the first column, 1 for the second.
    aside
        Whether steps that would hide each other lie a little beside each other.
    """

    def __init__(
        self,
        plane: Plane,
        bending: Bend,
        steps: Points,
        kinds: Points,
        *,
        width: float = STEP_WIDTH,
        aside: bool = False,
    ) -> None:
        self.steps, self.kinds, self.aside = np.reshape(steps, (-1, 2, 2)), np.asarray(kinds), aside
        self.shafts = [Polyline([], role, width=width) for role in COLUMNS]
        self.tips = [VMobject(fill_color=color(role), fill_opacity=1.0, stroke_width=0.0) for role in COLUMNS]
        self.width_of_shafts, self.reach = width, np.float64(np.inf)
        super().__init__(plane, bending, *self.shafts, *self.tips)
        self.set_state()

    def spread(self, *, center: Points, reach: float) -> Self:
        """Show only the steps whose middles are no farther from *center* than *reach*."""
        self.source, self.reach = center, np.float64(reach)
        self._draw()
        return self

    def runs(self) -> list[Points]:
        """The steps as they lie now, each (n, 2), in the frame."""
        pieces = 9 if float(self.share) else 2
        shares = np.linspace(0.0, 1.0, pieces)[:, None]
        runs = [self.places((1 - shares) * start + shares * end) for start, end in self.steps]
        return [run + self._beside(index, runs) for index, run in enumerate(runs)]

    def _beside(self, index: int, runs: list[Points]) -> Points:
        """Where a step turns back over the ones before it, it gives way."""
        if not self.aside or not index:
            return np.zeros(2)
        first, way = runs[0][-1] - runs[0][0], runs[index][-1] - runs[index][0]
        crossing = abs(first[0] * way[1] - first[1] * way[0])
        lengths = float(np.linalg.norm(first) * np.linalg.norm(way))
        if self.kinds[index] == self.kinds[0] or not lengths or crossing > 0.05 * lengths or first @ way > 0:
            return np.zeros(2)
        normal: Points = _BESIDE * np.array([-first[1], first[0]]) / np.linalg.norm(first)
        return normal

    def _draw(self) -> None:
        runs = self.runs()
        middles = self.steps.mean(axis=1)
        seen = np.ones(len(runs), dtype=bool)
        if np.isfinite(self.reach):
            seen = np.linalg.norm(middles - self.source, axis=1) <= self.reach
        for kind, (shaft, tips) in enumerate(zip(self.shafts, self.tips, strict=True)):
            drawn = [run for run, each, on in zip(runs, self.kinds, seen, strict=True) if each == kind and on]
            arrows = [_arrow(run, self.width_of_shafts, self.plane.box) for run in drawn]
            shaft.set_runs([piece for pieces, _ in arrows for piece in pieces])
            outlines = [outline for _, outline in arrows if outline is not None]
            tips.points = closed(np.array(outlines)) if outlines else np.empty((0, 3))


class SpreadSteps:
    """The place in time of steps that spread out from a point; ``Tween`` moves it."""

    def __init__(self, steps: Steps, center: ArrayLike) -> None:
        self.steps, self.center = steps, np.asarray(center, dtype=np.float64)
        self.reach = np.float64(0.0)

    def set_state(self, *, reach: float) -> Self:
        self.reach = np.float64(reach)
        self.steps.spread(center=self.center, reach=float(self.reach))
        return self


def _arrow(run: Points, width: float, box: Box) -> tuple[list[Points], Points | None]:
    """The pieces of an arrow's shaft inside *box*, and the corners (3, 2) of its tip if it lies there."""
    ways = np.linalg.norm(np.diff(run, axis=0), axis=1)
    reached = np.append(0.0, np.cumsum(ways))
    x, y = run[-1]
    tip, half = tip_of(float(reached[-1]), width)
    if tip < 1e-6:
        return clip_polyline(run, box), None
    # The shaft ends inside the tip, so that no seam shows between the two.
    neck, last = (
        np.array([np.interp(reached[-1] - back, reached, line) for line in run.T])
        for back in (tip, 0.9 * tip)
    )
    shaft = np.vstack([run[reached < reached[-1] - 0.9 * tip], last])
    across = half / tip * np.array([neck[1] - y, x - neck[0]])
    corners = np.array([run[-1], neck + across, neck - across])
    (left, bottom), (right, top) = corners.min(axis=0), corners.max(axis=0)
    if left < box.left or right > box.right or bottom < box.bottom or top > box.top:
        return clip_polyline(run, box), None
    return clip_polyline(shaft, box), corners


def walk_steps(vector: ArrayLike) -> tuple[Points, Points]:
    """The walk to a point: whole steps and a rest, first along the first arrow, then along the second.

    Returns
    -------
    steps : (n, 2, 2)
    kinds : (n,)
    """
    here, steps, kinds = np.zeros(2), [], []
    for kind, length in enumerate(np.asarray(vector, dtype=np.float64)):
        whole = np.sign(length) * np.ones(int(abs(length) + 1e-9))
        rest = length - whole.sum()
        for size in [*whole, *([rest] if abs(rest) > 1e-9 else [])]:
            there = here + size * IDENTITY[kind]
            steps.append([here, there])
            kinds.append(kind)
            here = there
    return np.array(steps, dtype=np.float64).reshape(-1, 2, 2), np.array(kinds, dtype=np.int64)


def edge_steps(cells: Points) -> tuple[Points, Points]:
    """A step along the lower and one along the left edge of each cell, whose corners are *cells* (n, 2)."""
    steps = [[corner, corner + unit] for unit in IDENTITY for corner in cells]
    return np.reshape(steps, (-1, 2, 2)), np.repeat([0, 1], len(cells))
