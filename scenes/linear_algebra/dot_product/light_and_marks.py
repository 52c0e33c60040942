"""What a picture of shadows and areas is drawn with: light, marks of right angles, parts of outlines."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Polygon

from mathkit.linear_algebra.dot_product import DotProduct
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.curves import clip_segments, line_through
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_RAYS = 9
"""As many rays of light fall on the line of b."""

_SQUARE = 0.2
"""The side of the mark of a right angle, in manim units."""


def rays(plane: Plane, product: DotProduct, away: Points, light: float) -> list[Points]:
    """Light from the side of a, at a right angle to b: each ray as far as a, or as the line of b.

    *away* is the direction in which it falls, and *light* the share of its way that is drawn.
    """
    along = product.b / product.length_b
    start, end = (plane.values(point) for point in line_through(plane.origin, product.b, plane.box))
    found = []
    for place in np.linspace(start @ along, end @ along, _RAYS + 2)[1:-1]:
        foot, share = place * along, place / product.scalar_projection if product.scalar_projection else -1
        stop = foot + (share * product.rejection if 0 <= share <= 1 else 0.0)
        far = foot - 4 * plane.reach * away
        pieces = clip_segments(np.array([plane.to_frame([far, stop])]), plane.box)
        if len(pieces):
            source, last = pieces[0]
            found.append(np.array([source, source + light * (last - source)]))
    return found


def right_angle(head: Points, foot: Points, end: Points) -> Points:
    """The mark of the right angle at a foot, between the ways to a head and to an end of the base."""
    inwards, upwards = end - foot, head - foot
    lengths = np.linalg.norm([inwards, upwards], axis=1)
    side = min(_SQUARE, *(0.5 * lengths))
    if side < 1e-6:
        return np.empty((0, 3))
    across, along = side * inwards / lengths[0], side * upwards / lengths[1]
    return np.array([foot + across, foot + across + along, foot + along])[:, :2]


def polygon() -> Polygon:
    return Polygon(*np.zeros((3, 3)), stroke_width=3.0)


def fill(shape: Any, corners: Points, role: Any, opacity: float) -> None:
    shape.set_points_as_corners([(*corner, 0.0) for corner in (*corners, corners[0])])
    shape.set_fill(color(role), opacity=opacity)
    shape.set_stroke(color(role), opacity=1.0 if opacity else 0.0)


def part_of(ring: Points, share: float) -> list[Points]:
    """The first part of a run of points (n, 2), by its length."""
    if not share:
        return []
    lengths = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1)))
    end = share * lengths[-1]
    last = [np.interp(end, lengths, ring[:, axis]) for axis in (0, 1)]
    return [np.array([*ring[lengths < end], last])]


def show(thing: Any, opacity: float) -> None:
    """Give lines and arrows an opacity; only the tip of an arrow is filled."""
    for part in thing.get_family():
        if isinstance(part, Polygon):
            part.set_fill(opacity=opacity)
        elif part.has_points():
            part.set_stroke(opacity=opacity)
            part.set_stroke(opacity=opacity, background=True)
