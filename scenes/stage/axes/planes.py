"""The plane in a window, arrows and lines on it, and its grid mapped by a matrix."""

from __future__ import annotations

import cmath
import math
from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import MapKind, plane_map
from scenes.stage.axes.ticks import ticks
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_segments, line_through
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_LEAST_GAP = 0.06
"""The least distance of two drawn grid lines, in manim units; closer lines look solid and draw slowly."""

_AIRY_GAP = 0.2
"""From this distance on, in manim units, grid lines have their full opacity."""

_FAINTEST = 0.25
"""The least share of its opacity that a crowded grid keeps."""

_VANISHED = 1e-3
"""The same for a grid that vanishes."""

_NO_LENGTH = 1e-9
"""Lengths and distances below this count as zero."""


class Plane(VGroup):
    """A window on the plane: faint grid lines and two axes.

    Parameters
    ----------
    reach
        Points (n, 2) that must be visible; the unit and the place of the origin follow from them.
    box
        The window.
    margin
        Manim units between the points that must be visible and the edge of the window.
    largest_unit
        The most manim units for one unit of the plane.
    centered
        Whether the origin stays in the middle of the window.
    from_origin
        Whether the origin must be visible, too.
    """

    def __init__(
        self,
        reach: ArrayLike,
        *,
        box: Box | None = None,
        margin: float = 0.7,
        largest_unit: float = 1.0,
        centered: bool = False,
        from_origin: bool = True,
    ) -> None:
        box = box or frame().picture
        super().__init__()
        self.box = box
        seen = np.asarray(reach, dtype=np.float64)
        low, high = _extent(np.vstack([seen, np.zeros(2)]) if from_origin else seen, centered=centered)
        inner = box.inset(margin)
        if not (high - low).any():
            low, high = -np.ones(2), np.ones(2)
        self.unit = min(largest_unit, *(np.array([inner.width, inner.height]) / np.maximum(high - low, 1e-9)))
        # The points that must be visible are centred in the window.
        self.origin = box.center[:2] - self.unit * (low + high) / 2
        self.step = self._step()
        self.grid = Polyline(self.grid_runs(np.eye(2)), "faint", width=1.5)
        axes = [line_through(self.origin, direction, box) for direction in np.eye(2)]
        self.axes = Polyline(axes, "muted", width=1.5, opacity=0.8)
        self.add(self.grid, self.axes)

    def _step(self) -> float:
        """The distance of the grid lines: one unit, or a round number if units are very small or large."""
        span = max(self.box.width, self.box.height) / self.unit
        if 4 <= span <= 24:
            return 1.0
        marks = ticks(0.0, span, 16)
        return float(marks[1] - marks[0])

    def draw_window(self) -> None:
        """Draw grid and axes anew, after the unit, the origin or the box has changed."""
        self.grid.set_runs(self.grid_runs(np.eye(2)))
        self.axes.set_runs([line_through(self.origin, direction, self.box) for direction in np.eye(2)])

    # From values to the frame ----------------------------------------------------------------------

    def at(self, vector: ArrayLike) -> Points:
        """The point of the frame, shape (3,), for a vector of the plane, shape (2,)."""
        x, y = self.origin + self.unit * np.asarray(vector, dtype=np.float64)
        return np.array([x, y, 0.0])

    def to_frame(self, vectors: ArrayLike) -> Points:
        """The points of the frame (n, 2) for vectors (n, 2)."""
        moved: Points = self.origin + self.unit * np.asarray(vectors, dtype=np.float64)
        return moved

    def values(self, point: ArrayLike) -> Points:
        """The vector of the plane at a point of the frame: ``at`` undone."""
        vector: Points = (np.asarray(point, dtype=np.float64)[:2] - self.origin) / self.unit
        return vector

    @property
    def reach(self) -> float:
        """The length of the longest vector that fits into the window."""
        corners = np.array(
            [(x, y) for x in (self.box.left, self.box.right) for y in (self.box.bottom, self.box.top)]
        )
        return float(np.linalg.norm((corners - self.origin) / self.unit, axis=1).max())

    # What is drawn on it -------------------------------------------------------------------------------

    def arrow(
        self, vector: ArrayLike, role: Role = "data", *, tail: ArrayLike = (0.0, 0.0), **style: Any
    ) -> Arrow:
        """The arrow of *vector*, drawn from *tail*."""
        return Arrow(self.at(tail), self.at(np.add(tail, vector)), role, **style)

    def line(
        self, direction: ArrayLike, role: Role = "muted", *, width: float = 2.5, opacity: float = 0.8
    ) -> Polyline:
        """The line through the origin along *direction*, from edge to edge of the window."""
        run = line_through(self.origin, np.asarray(direction, dtype=np.float64), self.box)
        return Polyline([run], role, width=width, opacity=opacity)

    def segment(
        self, start: ArrayLike, end: ArrayLike, role: Role = "muted", *, width: float = 2.5
    ) -> Polyline:
        return Polyline([self.to_frame(np.array([start, end], dtype=np.float64))], role, width=width)

    def grid_runs(self, matrix: Points) -> Points:
        """The segments, in the frame, of the grid mapped by *matrix* (2, 2), cut off at the window.

        Of lines that are too close only some are drawn; lines that are mapped to points are not drawn.
        """
        matrix = np.asarray(matrix, dtype=np.float64)
        families = [self._family(along, gap) for along, gap in zip(matrix.T, self.gaps(matrix), strict=True)]
        return clip_segments(np.concatenate(families), self.box)

    def gaps(self, matrix: ArrayLike) -> Points:
        """The distances (2,), in the frame, between neighbouring mapped lines of each direction."""
        matrix = np.asarray(matrix, dtype=np.float64)
        area = abs(float(np.linalg.det(matrix)))
        lengths = np.maximum(np.linalg.norm(matrix, axis=0), _NO_LENGTH)
        gaps: Points = self.step * self.unit * area / lengths
        return gaps

    def _family(self, along: Points, gap: float) -> Points:
        """The lines in direction *along*, *gap* apart, one of them through the origin, shape (n, 2, 2)."""
        length, far = float(np.linalg.norm(along)), self.unit * self.reach
        if length < _NO_LENGTH:
            return np.empty((0, 2, 2))
        if gap < _NO_LENGTH:
            offsets = np.zeros(1)
        else:
            # Every second line is left out, so that the others stay in place.
            drawn = gap * 2 ** max(0, math.ceil(math.log2(_LEAST_GAP / gap)))
            offsets = drawn * np.arange(-math.ceil(far / drawn), math.ceil(far / drawn) + 1)
        unit = along / length
        feet = self.origin + offsets[:, None] * np.array([-unit[1], unit[0]])
        return np.stack([feet - far * unit, feet + far * unit], axis=1)


class MappedGrid(Polyline):
    """The plane's grid, mapped by ``matrix``, any 2×2 matrix.

    It becomes fainter as its lines come closer together, so that it never looks solid.

    Parameters
    ----------
    vanishing
        Whether a crowded grid vanishes, as it does where even faint lines would shimmer.
    """

    def __init__(
        self,
        plane: Plane,
        role: Role = "data",
        *,
        width: float = 2.0,
        opacity: float = 0.55,
        vanishing: bool = False,
    ) -> None:
        super().__init__(plane.grid_runs(np.eye(2)), role, width=width, opacity=opacity)
        self.plane, self.matrix = plane, np.eye(2)
        self.vanishing, self._share = vanishing, 1.0

    def set_state(self, *, matrix: ArrayLike) -> Self:
        """Draw the grid where *matrix* sends it."""
        self.matrix = np.asarray(matrix, dtype=np.float64)
        # A grid that is mapped to a single line is not crowded.
        gaps = self.plane.gaps(self.matrix)
        crowded = float(gaps.min() / _AIRY_GAP) if gaps.min() > _NO_LENGTH else 1.0
        share = min(1.0, max(crowded**3, _VANISHED) if self.vanishing else max(crowded, _FAINTEST))
        self.set_stroke(opacity=self.get_stroke_opacity() * share / self._share)
        self._share = share
        return self.set_runs(self.plane.grid_runs(self.matrix))


def between(matrix: ArrayLike, share: float) -> Points:
    """The matrix at a *share* of the way from the identity to *matrix*.

    A rotation turns evenly, so that nothing shrinks on the way; any other matrix is interpolated entry by
    entry.
    """
    matrix = np.asarray(matrix, dtype=np.float64)
    if plane_map(matrix).kind is MapKind.ROTATION:
        length, angle = cmath.polar(complex(*matrix[:, 0]))
        turned = cmath.rect(1 + share * (length - 1), share * angle)
        return np.array([[turned.real, -turned.imag], [turned.imag, turned.real]])
    way: Points = (1 - share) * np.eye(2) + share * matrix
    return way


def _extent(reach: Points, *, centered: bool) -> tuple[Points, Points]:
    """The corners of the smallest box around *reach*, around the origin and symmetric if *centered*."""
    low, high = reach.min(axis=0), reach.max(axis=0)
    if centered:
        half = np.maximum(-low, high)
        return -half, half
    return low, high
