"""Polylines from arrays, and the clipping of lines and polygons to a rectangle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from manim import VMobject
from numpy.typing import ArrayLike, NDArray

from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_NO_STEP = 1e-12
"""A segment shorter than this along one axis, in manim units, counts as parallel to the other axis."""

_NO_SIDE = 1e-6
"""A mark with a shorter side, in manim units, is none."""


class Polyline(VMobject):
    """Several runs of points, each connected by straight lines, drawn as one shape.

    Parameters
    ----------
    runs
        Arrays of shape (n, 2) or (n, 3), in manim units.
    """

    def __init__(
        self, runs: Iterable[Points], role: Role = "data", *, width: float = 4.0, opacity: float = 1.0
    ) -> None:
        super().__init__(
            stroke_color=color(role), stroke_width=width, stroke_opacity=opacity, fill_opacity=0.0
        )
        self.set_runs(runs)

    def set_runs(self, runs: Iterable[Points]) -> Self:
        """Replace the points; the style stays."""
        curves = [_as_curves(run) for run in runs if len(run) > 1]
        self.points = np.concatenate(curves) if curves else np.empty((0, 3))
        return self

    def set_segments(self, starts: Points, ends: Points) -> Self:
        """Replace the points by straight segments, from each of *starts* (n, 2) to each of *ends* (n, 2)."""
        self.points = straight(starts, ends)
        return self


def straight(starts: Points, ends: Points) -> Points:
    """The cubic curves of straight segments, for a VMobject's ``points``.

    Parameters
    ----------
    starts, ends
        Shape (…, 2) or (…, 3), in manim units.

    Returns
    -------
    Points
        Shape (4 n, 3) for n segments.
    """
    shares = np.linspace(0.0, 1.0, 4)[:, None]
    flat = (1 - shares) * starts[..., None, :] + shares * ends[..., None, :]
    points = np.zeros((flat.size // flat.shape[-1], 3))
    points[:, : flat.shape[-1]] = flat.reshape(-1, flat.shape[-1])
    return points


def closed(outlines: Points) -> Points:
    """The points (4 n k, 3) of n closed outlines of k straight sides, drawn as one shape.

    Parameters
    ----------
    outlines
        Their corners, shape (n, k, 2); the side from the last corner back to the first is added.
    """
    return straight(outlines, np.roll(outlines, -1, axis=1))


def _as_curves(run: Points) -> Points:
    """Straight cubic curves through the points of one run, shape (4(n − 1), 3)."""
    return straight(run[:-1], run[1:])


def clip_segments(segments: Points, box: Box) -> Points:
    """Cut straight segments off at the edges of *box* (Liang and Barsky, 1984).

    Parameters
    ----------
    segments
        Shape (n, 2, 2): n segments, each from one point (x, y) to another.

    Returns
    -------
    Points
        The parts inside the box, shape (m, 2, 2); m ≤ n.
    """
    start, along = segments[:, 0], segments[:, 1] - segments[:, 0]
    entry, leave = np.zeros(len(segments)), np.ones(len(segments))
    outside = np.zeros(len(segments), dtype=bool)
    for axis, low, high in ((0, box.left, box.right), (1, box.bottom, box.top)):
        step, position = along[:, axis], start[:, axis]
        parallel = np.abs(step) < _NO_STEP
        safe = np.where(parallel, 1.0, step)
        near, far = np.sort([(low - position) / safe, (high - position) / safe], axis=0)
        entry = np.where(parallel, entry, np.maximum(entry, near))
        leave = np.where(parallel, leave, np.minimum(leave, far))
        outside |= parallel & ((position < low) | (position > high))
    kept = ~outside & (entry < leave)
    ends = np.stack([entry, leave], axis=1)[kept, :, None]
    clipped: Points = start[kept, None] + ends * along[kept, None]
    return clipped


def clip_polyline(points: Points, box: Box) -> list[Points]:
    """Cut a run of points (n, 2) off at the edges of *box*; return the runs that lie inside."""
    pieces = clip_segments(np.stack([points[:-1], points[1:]], axis=1), box)
    joined = np.isclose(pieces[:-1, 1], pieces[1:, 0], atol=1e-9).all(axis=1)
    runs = np.split(pieces, np.flatnonzero(~joined) + 1)
    return [np.concatenate([run[:1, 0], run[:, 1]]) for run in runs if len(run)]


def line_through(point: ArrayLike, direction: Sequence[float] | Points, box: Box) -> Points:
    """The part of an infinite line inside *box*, shape (2, 2), or (0, 2) if there is none."""
    point, direction = np.asarray(point, dtype=np.float64)[:2], np.asarray(direction, dtype=np.float64)[:2]
    reach = 2 * (box.width + box.height) + float(np.abs(point - box.center[:2]).sum())
    unit = direction / np.hypot(*direction)
    pieces = clip_segments(np.array([[point - reach * unit, point + reach * unit]]), box)
    return pieces[0] if len(pieces) else np.empty((0, 2))


def right_angle(one: Points, foot: Points, other: Points, *, side: float) -> Points:
    """The mark of a right angle at *foot*, between the ways to *one* place and the *other*, shape (3, 2).

    Its side is at most half as long as either way; without a way it has no points, shape (0, 2).
    """
    ways = np.array([one - foot, other - foot])[:, :2]
    lengths = np.linalg.norm(ways, axis=1)
    side = min(side, *(0.5 * lengths))
    if side < _NO_SIDE:
        return np.empty((0, 2))
    first, second = side * ways / lengths[:, None]
    corners: Points = foot[:2] + np.array([first, first + second, second])
    return corners


def clip_polygon(corners: Points, box: Box) -> Points:
    """The part of a convex polygon (n, 2) inside *box*, shape (m, 2); m = 0 if there is none."""
    for axis, edge, way in ((0, box.left, 1), (0, box.right, -1), (1, box.bottom, 1), (1, box.top, -1)):
        scores = way * (corners[:, axis] - edge)
        corners = cut_polygon(corners, scores, scores >= 0)
    return corners


def cut_polygon(corners: Points, scores: Points, inside: NDArray[np.bool_]) -> Points:
    """The part of a polygon on one side of the line where a linear score vanishes.

    Sutherland and Hodgman, Reentrant Polygon Clipping (1974), with one edge.

    Parameters
    ----------
    corners
        Shape (n, 2).
    scores
        The score at each corner, shape (n,).
    inside
        Which corners lie on that side, shape (n,).

    Returns
    -------
    Points
        Its corners, shape (m, 2); m = 0 if nothing is left.
    """
    kept: list[Points] = []
    for here, after in pairwise([*range(len(corners)), 0]):
        if inside[here]:
            kept.append(corners[here])
        if inside[here] != inside[after]:
            share = scores[here] / (scores[here] - scores[after])
            kept.append(corners[here] + share * (corners[after] - corners[here]))
    return np.array(kept) if kept else np.empty((0, 2))
