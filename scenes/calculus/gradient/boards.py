"""Small steps close up: on the tilted board, where they change the height, and on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.calculus.gradient.gauges import Gauge
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.calculus.gradient.told import DIGITS, THOUSANDTH, Told
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, on_plate, text

_BESIDE = 0.16
"""From a leg to the number beside it, in manim units."""

_DOT = 0.12
"""What is shorter, in manim units, is hidden by the walker's dot."""

_CLEAR = 0.12
"""A number that is so far from a line is clear of it, in manim units."""


class BoardWalk(VGroup):
    """Two steps on the board, with a post as high as the ground has changed, and a gauge of both changes.

    The walker on the map goes along. The ``done`` part of the walk runs from 0 to 2, one for each step.

    Parameters
    ----------
    grounds
        The board, and the map.
    legs
        Both steps, in thousandths, shape (2, 2).
    gauge
        Shows how much each of them changes the height.
    roles
        The color of each step on the board, which is the one that it has on the map.
    """

    def __init__(
        self,
        told: Told,
        grounds: tuple[Terrain, Terrain],
        legs: ArrayLike,
        gauge: Gauge,
        roles: tuple[Role, Role] = ("path", "path"),
    ) -> None:
        self.told, self.gauge = told, gauge
        self.board, self.ground = grounds
        self.legs = THOUSANDTH * np.asarray(legs, dtype=np.float64)
        self.path = VGroup(*(Polyline([], role, width=5.0) for role in roles))
        self.foot = Polyline([], "muted", width=2.0)
        self.post = Polyline([], "data", width=7.0)
        super().__init__(self.foot, self.post, self.path, gauge)
        self.done = 0.0
        self.set_state(done=0.0)

    def rise(self, step: Points) -> float:
        """How much the board rises along a step."""
        return self.told.here.change(step)

    def places(self, done: float) -> Points:
        """The point, the end of the first step, and the walker, as far as they are reached."""
        start = self.told.here.point
        first = start + min(done, 1.0) * self.legs[0]
        places = [start, first]
        if done > 1:
            places.append(first + (done - 1) * self.legs[1])
        return np.array(places)

    def set_state(self, *, done: float) -> Self:
        self.done = float(done)
        start, places = self.told.here.point, self.places(self.done)
        level = self.told.here.value
        heights = np.array([level + self.rise(place - start) for place in places])
        drawn = self.board.to_frame(places, heights)
        for index, line in enumerate(self.path):
            run = drawn[index : index + 2]
            line.set_runs(_in_sight(run) if len(run) == 2 else [])
        self.foot.set_runs(_in_sight(self.board.to_frame(places, np.full(len(places), level))))
        for terrain in (self.board, self.ground):
            terrain.set_state(here=places[-1])
        here = places[-1:].repeat(2, axis=0)
        self.post.set_runs(_in_sight(self.board.to_frame(here, [level, heights[-1]])))
        self.gauge.set_state(done=self.done)
        return self


class StepArrow(VGroup):
    """A vector on the map with its two legs, turned about its foot by an ``angle`` in degrees.

    Parameters
    ----------
    vector
        In thousandths, shape (2,).
    scale
        Of the drawing, in units of the map for each unit of the vector.
    """

    def __init__(
        self, ground: Terrain, foot: ArrayLike, vector: ArrayLike, role: Role, *, scale: float = THOUSANDTH
    ) -> None:
        self.ground, self.place = ground, np.asarray(foot, dtype=np.float64)
        self.vector, self.scale_of = np.asarray(vector, dtype=np.float64), scale
        self.legs = VGroup(*(Polyline([], role, width=4.0) for _ in range(2)))
        self.arrow = Arrow((0, 0), (0, 0), role, width=6.0)
        super().__init__(self.legs, self.arrow)
        self.angle, self.grown = 0.0, 1.0
        self.set_state()

    def set_state(self, *, angle: float | None = None, grown: float | None = None) -> Self:
        """Turn by *angle*; *grown* is how much of the arrow is there, from 0 to 1."""
        self.angle = self.angle if angle is None else float(angle)
        self.grown = self.grown if grown is None else float(grown)
        foot, corner, end = self.ground.to_frame(self.corners())
        self.legs[0].set_runs(_in_sight(np.array([foot, corner])))
        self.legs[1].set_runs(_in_sight(np.array([corner, end])))
        self.arrow.set_state(start=foot, end=foot + self.grown * (end - foot))
        return self

    def corners(self) -> Points:
        """Foot, corner and end on the map, shape (3, 2)."""
        turn = np.radians(self.angle)
        turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        steps = np.array([(0.0, 0.0), (self.vector[0], 0.0), self.vector])
        corners: Points = self.place + self.scale_of * steps @ turned.T
        return corners

    def numbers(self, role: Role, *, clear_of: Sequence[VMobject] = ()) -> VGroup:
        """The lengths of both legs beside them, clear of the arrow, the line across its foot and others."""
        points = self.ground.to_frame(self.corners())
        foot, way = points[0], points[2] - points[0]
        across = np.array([-way[1], way[0]])
        lines = [points[[0, 1]], points[[1, 2]], points[[0, 2]], np.array([foot - across, foot + across])]
        lines += [place + _DOT * np.array([way, -way]) for place in points for way in np.eye(2)]
        lines += [line for each in clear_of for line in _lines_of(each)]
        labels = VGroup()
        for leg, length in enumerate(np.abs(self.vector)):
            if length == 0:
                continue
            label = on_plate(text(number(float(length), DIGITS), size=LABEL_SIZE, role=role))
            place = _clear_place(points[leg], points[leg + 1], points[2 - 2 * leg], label, lines)
            labels.add(label.move_to((*place, 0.0)))
            lines += _lines_of(label)
        return labels

    def length(self, written: Written) -> VGroup:
        """Something written beside the middle of the arrow, away from the legs."""
        foot, corner, end = self.ground.to_frame(self.corners())
        way = (end - foot) / np.linalg.norm(end - foot)
        out = np.array([-way[1], way[0]])
        out = out if out @ (corner - foot) <= 0 else -out
        label = on_plate(written)
        beside = _BESIDE + np.abs(out) @ np.array([label.width, label.height]) / 2
        return label.move_to((*((foot + end) / 2 + beside * out), 0.0))


def _in_sight(run: Points) -> list[Points]:
    """A run (n, 2), unless it is so short that the walker's dot hides it."""
    return [run] if np.linalg.norm(run[-1] - run[0]) > _DOT else []


def _lines_of(thing: VMobject) -> list[Points]:
    """The straight pieces (2, 2) of an arrow with its legs, or both diagonals of each label."""
    if isinstance(thing, StepArrow):
        points = thing.ground.to_frame(thing.corners())
        return [points[[0, 1]], points[[1, 2]], points[[0, 2]]]
    labels = [thing[-1]] if isinstance(thing[-1], Written) else [label[-1] for label in thing]
    ways = (UP + LEFT, UP + RIGHT)
    return [
        np.array([label.get_critical_point(way)[:2], label.get_critical_point(-way)[:2]])
        for label in labels
        for way in ways
    ]


def _clear_place(
    start: Points, end: Points, inside: Points, label: VGroup, lines: Sequence[Points]
) -> Points:
    """A place beside a leg, away from the corner *inside* if it can be, that is clear of some lines."""
    along = end - start
    out = np.array([-along[1], along[0]]) / np.linalg.norm(along)
    out = out if out @ (start - inside) >= 0 else -out
    half = np.array([label[-1].width, label[-1].height]) / 2
    beside = (_BESIDE + np.abs(out) @ half) * out
    places = [
        start + share * along + side * beside
        for side in (1.0, -1.0, 1.6, -1.6, 2.4, -2.4)
        for share in (0.5, 0.65, 0.8, 0.35, 1.15, -0.15)
    ]
    box = half * np.stack(np.meshgrid(np.linspace(-1, 1, 7), [-1, 0, 1]), axis=-1).reshape(-1, 2)

    def room(place: Points) -> float:
        return min(_CLEAR, *(_distance(corner, line) for corner in place + box for line in lines))

    return max(places, key=room)


def _distance(place: Points, line: Points) -> float:
    """From a point to a straight piece (2, 2)."""
    along = line[1] - line[0]
    share = np.clip((place - line[0]) @ along / max(along @ along, 1e-12), 0.0, 1.0)
    return float(np.linalg.norm(place - line[0] - share * along))


def in_the_other_order(ground: Terrain, place: Points, step: Points) -> VGroup:
    """The legs of a step in thousandths on the map, first in y and then in x."""
    points = ground.to_frame(place + THOUSANDTH * np.array([(0.0, 0.0), (0.0, step[1]), step]))
    legs = (Polyline(_in_sight(points[index : index + 2]), "path", width=4.0) for index in (0, 1))
    return VGroup(*legs)
