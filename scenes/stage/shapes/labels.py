"""Labels that find a clear place next to what they name, for any positions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TypeVar
from weakref import WeakSet

import numpy as np
from manim import Mobject, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Plate, Written, on_plate, text

_DIRECTIONS = 32
"""Directions in which a label is tried around its point."""

_DISTANCES = (GAP, 0.3, 0.45, 0.65, 0.9)
"""Manim units between a point and its label: the nearest clear place is taken."""

_SPACING = 0.08
"""The distance between sampled points of the shapes that a label must not touch, in manim units."""

Label = TypeVar("Label", bound=VMobject)

_labels: WeakSet[Mobject] = WeakSet()


def is_label(mobject: Mobject) -> bool:
    """Whether *mobject* is the label of something."""
    return mobject in _labels


def tag(source: str, role: Role = "ink") -> VGroup:
    """A name of the colour of its thing, on a plate that hides the grid."""
    return on_plate(text(source, role=role), margin=0.1)


def beyond(label: Label, point: ArrayLike, direction: ArrayLike, *, gap: float = GAP) -> Label:
    """Place *label* beyond *point* along *direction*, with a gap between its box and the point."""
    point, direction = _flat(point), _flat(direction)
    size = float(np.linalg.norm(direction))
    unit = direction / size if size > 0 else np.array([0.0, 1.0])
    _labels.add(label)
    _move(label, point + (gap + _half_extent(_sides(label), unit)) * unit)
    return label


def label_near(
    label: Label,
    point: ArrayLike,
    toward: ArrayLike,
    clear_of: Iterable[Mobject] = (),
    *,
    box: Box | None = None,
    gap: float = GAP,
) -> Label:
    """Place *label* near *point* inside *box*, *gap* away from everything in *clear_of*.

    It takes the clear place that is nearest, and among these the one closest to the direction *toward*. If
    no place is clear, it takes the one with the most room. There may be several points (n, 2), the best
    first: of places as near, that at an earlier one is taken.
    """
    box = box or frame().safe
    points, toward = np.atleast_2d(np.asarray(point, dtype=np.float64))[:, :2], _flat(toward)
    obstacles = np.concatenate([points, *(_outline(mobject) for mobject in clear_of)])
    first = float(np.arctan2(toward[1], toward[0])) if toward.any() else np.pi / 2
    # From the direction *toward* outwards, to the left and to the right in turn.
    turns = np.array(sorted(np.linspace(-np.pi, np.pi, _DIRECTIONS, endpoint=False), key=abs))
    ways = np.column_stack([np.cos(first + turns), np.sin(first + turns)])
    sides, whole = _sides(label), np.array([label.width, label.height]) / 2
    best, most_room = label.get_center()[:2], -np.inf
    for distance, start in product(_DISTANCES, points):
        places = start + (distance + _half_extent(sides, ways))[:, None] * ways
        rooms = np.minimum(_rooms(places, sides, obstacles), _rooms_inside(places, whole, box) + gap)
        clear = rooms >= gap - 1e-9
        index = int(np.argmax(clear if clear.any() else rooms))
        if clear[index] or rooms[index] > most_room:
            best, most_room = places[index], rooms[index]
        if clear[index]:
            break
    _labels.add(label)
    _move(label, best)
    return label


def kept_inside(label: Label, box: Box) -> Label:
    """Move *label* back into *box* if it sticks out."""
    low = np.array([box.left, box.bottom]) + _sides(label)
    high = np.array([box.right, box.top]) - _sides(label)
    center = _center(label)[:2]
    inside = np.clip(center, low, high)
    if (inside != center).any():
        _move(label, inside)
    return label


def _move(label: VMobject, place: Points) -> None:
    """As ``label.move_to`` does, but several times as fast: some labels move in each frame."""
    label.shift(np.append(place, 0.0) - _center(label))


def _center(label: VMobject) -> Points:
    """The middle (3,) of the box around all anchors, as ``label.get_center`` gives it."""
    anchors = np.concatenate([each.points[end::4] for each in label.get_family() for end in (0, 3)])
    center: Points = (anchors.min(axis=0) + anchors.max(axis=0)) / 2
    return center


def _flat(point: ArrayLike) -> Points:
    return np.asarray(point, dtype=np.float64)[:2]


def _sides(label: Mobject) -> Points:
    """Half the width and half the height of a label, without its plate, which is invisible."""
    seen = label.submobjects[-1] if label.submobjects and isinstance(label.submobjects[0], Plate) else label
    return np.array([seen.width, seen.height]) / 2


def _half_extent(sides: Points, ways: Points) -> Points:
    """From the middle of a box with half *sides* (2,) to its edge, along each of *ways* (…, 2)."""
    extent: Points = np.min(sides / np.maximum(np.abs(ways), 1e-9), axis=-1)
    return extent


def _rooms(places: Points, sides: Points, obstacles: Points) -> Points:
    """The distance from a box at each of *places* (m, 2) to the nearest obstacle (n, 2); negative inside."""
    apart = np.abs(obstacles - places[:, None]) - sides
    inside, outside = apart.max(axis=2), np.hypot(*np.moveaxis(np.maximum(apart, 0.0), 2, 0))
    rooms: Points = np.where(inside < 0, inside, outside).min(axis=1)
    return rooms


def _rooms_inside(places: Points, sides: Points, box: Box) -> Points:
    """How far a box at each of *places* (m, 2) stays from the edges of *box*; at most 0, beyond it less."""
    low = places - sides - (box.left, box.bottom)
    high = np.array([box.right, box.top]) - places - sides
    rooms: Points = np.minimum(np.minimum(low, high).min(axis=1), 0.0)
    return rooms


def _outline(mobject: Mobject) -> Points:
    """Points (n, 2) along everything that *mobject* draws; writing counts as the box around it.

    A plate has no outline: it is invisible.
    """
    if isinstance(mobject, Plate):
        return np.empty((0, 2))
    if isinstance(mobject, Written):
        return _along(np.array([mobject.get_corner((x, y, 0))[:2] for x, y in _CORNERS]))
    parts = [_along(mobject.points[:, :2])] if isinstance(mobject, VMobject) and mobject.has_points() else []
    return np.concatenate([np.empty((0, 2)), *parts, *map(_outline, mobject.submobjects)])


_CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))


def _along(points: Points) -> Points:
    """The polyline through *points*, sampled finely."""
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    pieces = [
        np.linspace(start, end, max(2, int(length / _SPACING) + 1))
        for start, end, length in zip(points[:-1], points[1:], lengths, strict=True)
    ]
    return np.concatenate([points, *pieces])
