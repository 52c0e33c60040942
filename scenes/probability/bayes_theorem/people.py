"""Crowds of small squares, one a person, each crowd of one colour a single shape."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from manim import DOWN, UP, Animation, Line, VGroup, VMobject, linear

from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_FILL = 0.68
"""The share of its place that a person takes."""

_LIT = 1.25
"""How much larger a person is drawn who stands out."""

_FEWEST_COLUMNS = 10
"""A block of few people is this many wide, so that they can be counted at a glance."""


class People(VMobject):
    """Squares at the given places, drawn as one shape, so that a thousand cost as little as one.

    Parameters
    ----------
    places
        Centres, shape (n, 2), in manim units.
    side
        Side of a square, in manim units.
    """

    def __init__(self, places: Points, side: float, role: Role = "muted", *, opacity: float = 1.0) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=opacity)
        self.side = side
        self.stand(places)

    def stand(self, places: Points, side: float | None = None) -> Self:
        """Move everybody to *places*, one place a person."""
        self.side = self.side if side is None else side
        self.places = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        half = self.side / 2
        corners = half * np.array([(1, 1), (-1, 1), (-1, -1), (1, -1), (1, 1)], dtype=np.float64)
        outline = self.places[:, None] + corners[None]
        shares = np.linspace(0.0, 1.0, 4)[None, None, :, None]
        edges = (1 - shares) * outline[:, :-1, None] + shares * outline[:, 1:, None]
        flat = edges.reshape(-1, 2)
        self.points = np.column_stack([flat, np.zeros(len(flat))])
        return self

    def moved(self, origin: Box, destination: Box) -> tuple[Points, float]:
        """Everybody's places, and side, if *origin* with all in it were moved and scaled to *destination*."""
        scale = destination.width / origin.width
        return destination.center[:2] + scale * (self.places - origin.center[:2]), scale * self.side

    def lit(self, role: Role) -> People:
        """The same people, brighter and a little larger."""
        return People(self.places, _LIT * self.side, role)


def grid_places(count: int, box: Box, columns: int | None = None) -> tuple[Points, float]:
    """Places for *count* people in rows that fill *box* from the top left, and the side of a square.

    Returns
    -------
    places
        Shape (count, 2), row by row.
    side
        How large a square may be so that neighbours keep their distance.
    """
    if count == 0:
        return np.empty((0, 2)), 0.0
    if columns is None:
        columns = max(1, math.ceil(math.sqrt(count * box.width / box.height)))
    rows = math.ceil(count / columns)
    pitch = min(box.width / columns, box.height / rows)
    row, column = np.divmod(np.arange(count), columns)
    places = np.column_stack([box.left + (column + 0.5) * pitch, box.top - (row + 0.5) * pitch]).astype(
        np.float64
    )
    return places, _FILL * pitch


def crowd_places(count: int, box: Box) -> tuple[Points, float]:
    """Places for a crowd in the middle of *box*, in full rows where the number allows, and their side."""
    best = max(1, round(math.sqrt(count * box.width / box.height)))
    near = range(max(1, round(0.75 * best)), round(1.25 * best) + 1)
    full = [columns for columns in near if count % columns == 0]
    columns = min(full, key=lambda columns: abs(columns - best), default=best)
    places, side = grid_places(count, box, columns)
    return places + box.center[:2] - (places.min(axis=0) + places.max(axis=0)) / 2, side


def spread_places(count: int, box: Box) -> tuple[Points, float]:
    """Places for *count* people spread evenly over the whole of *box*, however thin it is."""
    if count == 0:
        return np.empty((0, 2)), 0.0
    columns = min(count, max(1, round(math.sqrt(count * box.width / max(box.height, 1e-9)))))
    rows = math.ceil(count / columns)
    row, column = np.divmod(np.arange(count), columns)
    places = np.column_stack(
        [box.left + (column + 0.5) * box.width / columns, box.top - (row + 0.5) * box.height / rows]
    )
    return places, _FILL * min(box.width / columns, box.height / rows)


@dataclass(frozen=True)
class Block:
    """People in rows: their places (n, 2), the side of a square, and the box that they fill."""

    places: Points
    side: float
    box: Box


def block_places(counts: Sequence[int], box: Box, gap: float) -> list[Block]:
    """Blocks one below the other from the top of *box*, *gap* apart, with people of one size in all."""
    room = box.height - gap * (len(counts) - 1)
    columns = _FEWEST_COLUMNS
    while box.width / columns * sum(math.ceil(count / columns) for count in counts) > room:
        columns += 1
    pitch, top, blocks = box.width / columns, box.top, []
    for count in counts:
        place = Box(
            box.left, box.left + min(count, columns) * pitch, top - math.ceil(count / columns) * pitch, top
        )
        row, column = np.divmod(np.arange(count), columns)
        centers = np.column_stack([place.left + (column + 0.5) * pitch, place.top - (row + 0.5) * pitch])
        blocks.append(Block(centers, _FILL * pitch, place))
        top = place.bottom - gap
    return blocks


class Gather(Animation):
    """Everybody walks straight to a new place, one place a person; *side* and *opacity* are theirs there."""

    def __init__(
        self, people: People, places: Points, side: float, opacity: float | None = None, **options: Any
    ) -> None:
        self.people = people
        self.start = (people.places, people.side, people.get_fill_opacity())
        self.end = (places, side, people.get_fill_opacity() if opacity is None else opacity)
        super().__init__(people, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        (places, side, opacity), (to_places, to_side, to_opacity) = self.start, self.end
        self.people.stand(places + share * (to_places - places), side + share * (to_side - side))
        self.people.set_fill(opacity=opacity + share * (to_opacity - opacity))


class Sweep(Animation):
    """A line crosses *box* from left to right; of each of *crowds* those appear whom it has passed."""

    def __init__(self, crowds: Sequence[People], box: Box, role: Role = "ink", **options: Any) -> None:
        self.crowds, self.box = crowds, box
        self.everybody = [crowd.places for crowd in crowds]
        self.line = Line(DOWN, UP, color=color(role), stroke_width=4.0).scale_to_fit_height(box.height)
        options.setdefault("rate_func", linear)
        super().__init__(VGroup(*crowds, self.line), **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        front = self.box.left + share * self.box.width
        self.line.move_to((front, self.box.center[1], 0.0)).set_stroke(opacity=float(0 < share < 1))
        for crowd, places in zip(self.crowds, self.everybody, strict=True):
            crowd.stand(places[places[:, 0] <= front])

    def clean_up_from_scene(self, scene: Any) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(self.mobject)
        scene.add(*self.crowds)
