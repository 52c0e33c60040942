"""The two views of a picture of shadows and areas: what must be visible in each, and the way between them."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.stage.axes.planes import Plane
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.typesetting import Points

VIEWS = ("first view", "second view")
"""What the ranges of both views are called."""


def ranges_of_views(picture: Any) -> Ranges:
    """What the first view of a picture shows, and the second: while a turns, and while the strips slide.

    If two arrows are compared, these are the arrows as they are and at length one.
    """
    reaches = (_whole, _ones) if picture.compared else (_turned, _cut)
    return {name: corners(reach(picture)) for name, reach in zip(VIEWS, reaches, strict=True)}


def views(picture: Any, shown: Ranges) -> list[Plane]:
    """Both views of a picture; *shown* as ``ranges_of_views`` gives it."""
    first = frame().picture if picture.compared else frame().right_side
    boxes = (first, frame().picture)
    return [Plane(shown[name], box=box, largest_unit=np.inf) for name, box in zip(VIEWS, boxes, strict=True)]


def look(plane: Plane, near: Plane, far: Plane, share: float) -> None:
    """Move the window on a plane, its *share* of the way from one view to another."""
    plane.unit = float(near.unit * (far.unit / near.unit) ** share)
    # The point that stays where it is while everything else spreads from it.
    done = share if np.isclose(near.unit, far.unit) else (plane.unit - near.unit) / (far.unit - near.unit)
    plane.origin = near.origin + done * (far.origin - near.origin)
    edges = [
        (1 - share) * first + share * last
        for first, last in zip(_edges(near.box), _edges(far.box), strict=True)
    ]
    plane.box = Box(*edges)
    plane.draw_window()


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.right, box.bottom, box.top


def _turned(picture: Any) -> Points:
    """All that is seen while a turns: both arrows, b turned, and the largest rectangles."""
    product = picture.start
    if not picture.has_angle:
        return np.array([product.a, product.b])
    along = product.b * picture.length / product.length_b
    turned = picture.first_strips.turned
    heads = [picture.at_angle(angle) for angle in np.linspace(0.0, np.pi, 13)]
    corners = [product.b, turned, along, -along, turned + along, turned - along]
    return np.array([*heads, *corners])


def _cut(picture: Any) -> Points:
    """All that is seen while the strips slide."""
    start = picture.start
    if not picture.has_angle:
        return np.array([start.a, start.b])
    stages = [picture.strips_at(*stage).corners.reshape(-1, 2) for stage in ((0, 0), (1, 0), (1, 1))]
    return np.concatenate([[start.a, start.b], picture.first_strips.steps.reshape(-1, 2), *stages])


def _whole(picture: Any) -> Points:
    """The rectangle of both arrows as they are."""
    product, turned = picture.start, picture.first_strips.turned
    return np.array([product.a, product.b, turned, product.projection + turned])


def _ones(picture: Any) -> Points:
    """The rectangle of both arrows at length one."""
    start = picture.start
    a, b = start.a / start.length_a, start.b / start.length_b
    turned = picture.first_strips.turned / start.length_b
    return np.array([a, b, turned, (a @ b) * b + turned])
