"""What a picture of shadows and areas is drawn with: light, marks of right angles, parts of outlines."""

from __future__ import annotations

from itertools import pairwise
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

_ARC_RADIUS = 1.0
"""Of the arc of an angle, in manim units, where there is room."""

LETTER_FAR, _IN_WEDGE = 0.35, 0.45
"""From an arc to the letter of its angle, in manim units, and how wide a wedge has room for the letter."""

_MEASURED = 0.55
"""How far from the line of b the heights of strips are measured, as a share of the length of b."""

_BED = 0.11
"""Half of the breadth of the dark bed of a shadow, in manim units."""

_BAR = 0.1
"""Half of a bar at the end of a measured length, in manim units."""

SQUARE = 0.2
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


def radius_of_arc(angle: float, shorter: float) -> float:
    """Of the arc of an angle in radians between two arrows, the shorter as long as this, in manim units.

    In a narrow angle it lies farther out, where its letter has room, if that is still before the heads.
    """
    wanted = max(_ARC_RADIUS, _IN_WEDGE / max(angle, 1e-9) - LETTER_FAR)
    return wanted if wanted + LETTER_FAR < 0.85 * shorter else min(_ARC_RADIUS, 0.6 * shorter)


def measure(first: Points, last: Points) -> list[Points]:
    """A line from one point (2,) to another that measures how far they are apart, with a bar at each end."""
    along = (last - first) / max(float(np.linalg.norm(last - first)), 1e-9)
    bar = _BAR * np.array([-along[1], along[0]])
    return [np.array(run) for run in ((first, last), (first - bar, first + bar), (last - bar, last + bar))]


def heights(picture: Any) -> list[Points]:
    """Where the height of each strip is measured: from one long side to the other, shape (2, 2) each."""
    along = picture.start.b / picture.start.length_b
    ends = np.cumsum([0.0, *picture.first_strips.shadows])
    aside = _MEASURED * picture.first_strips.turned
    return [
        picture.plane.to_frame([first * along + aside, last * along + aside])
        for first, last in pairwise(ends)
    ]


def polygon() -> Polygon:
    return Polygon(*np.zeros((3, 3)), stroke_width=3.0)


def fill(shape: Any, corners: Points, role: Any, opacity: float) -> None:
    shape.set_points_as_corners([(*corner, 0.0) for corner in (*corners, corners[0])])
    shape.set_fill(color(role), opacity=opacity)
    shape.set_stroke(color(role), opacity=1.0 if opacity else 0.0)


def lay_bed(picture: Any) -> None:
    """The dark bed under the shadows of a picture, so that they stand out from its area."""
    bands = [band.points[[0, -1], :2] for band in (picture.band, *picture.thrown_bands) if len(band.points)]
    if not bands:
        picture.bed.points = np.empty((0, 3))
        return
    ends = np.concatenate(bands)
    along, aside = np.array([picture.away[1], -picture.away[0]]), _BED * picture.away
    places = ends @ along
    first, last = ends[places.argmin()] - _BED / 2 * along, ends[places.argmax()] + _BED / 2 * along
    corners = np.array([first - aside, last - aside, last + aside, first + aside])
    opacity = max(picture.shadow_seen, picture.throw_seen * bool(picture.thrown))
    fill(picture.bed, corners, "background", opacity)
    picture.bed.set_stroke(width=0.0)


def bright_lines(picture: Any) -> list[Points]:
    """Lines along a, along its shadow and along the copy of b, as far as they have run."""
    ways = (
        (picture.lit_a, picture.plane.to_frame([np.zeros(2), picture.product.a])),
        (picture.lit_shadow, picture.beside([np.zeros(2), picture.product.projection])),
        (picture.lit_b, np.array([picture.copy_b.start[:2], picture.copy_b.end[:2]])),
    )
    return [run for share, way in ways for run in part_of(way, share)]


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
