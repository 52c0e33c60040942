"""A multiple of an arrow with its steps: it moves along its line as the factor runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.vectors.arrow_sums import letters
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, tag
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import FIRST_VECTOR, SCALE_FACTOR
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import (
    FORMULA_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Numeral,
    Plate,
    formula,
    on_plate,
    text,
)

_NARROWER = 1.1
"""By how much the words beside the plane are narrower than usual, in manim units."""

_SHORTEST = 0.95
"""Of a step with its length beside it, which keeps clear of the name at its tip, in manim units."""

_APART = 1.2
"""Between two notches with their numbers, in manim units, at the least."""

_NOTCH = 0.12
"""Half the length of a notch, in manim units."""

_INSIDE = 0.8
"""From the edge of the plane to a notch, in manim units: its number keeps clear of those along the edge."""

_MARGIN, _OUTSIDE = 0.95, 0.4
"""Around the multiples, in manim units, at the least; and between a step and the edge, without its length."""

_TURNING, _OFF = 0.3, 1.2
"""The factor from which on the name of c·a lies past its tip, and how far it keeps from a beside that."""

_DECIMALS = 4
"""The product of two numbers with two decimals has at most four."""


def ranges_of_multiples(vector: ArrayLike, factors: Sequence[float]) -> Ranges:
    """What the plane of an arrow and its multiples shows, and the room around it in manim units."""
    reach = np.outer([0.0, 1.0, 2.0, *factors], np.asarray(vector, dtype=np.float64))
    room = max(_MARGIN, _OUTSIDE + _widest(reach[1:, 1]))
    return {
        "twice the arrow": corners(reach[:3]),
        "multiples": corners(reach),
        "room around the multiples": (0, room),
    }


class Multiples(VGroup):
    """c·a with its steps on top of a's ``ghost``, which has a name; c is the ``factor``, at first 2.

    The ``line`` through both has a notch with its number where c is whole. Beside the plane stands the
    ``reading`` of c. The plane ``near`` is one in which a and twice a are as large as they can be.

    Parameters
    ----------
    vector
        a, shape (2,).
    factors
        The values that c will take; the ``plane`` has room for them.
    shown
        Ranges like those of `ranges_of_multiples`, if they are others.
    """

    def __init__(self, vector: ArrayLike, factors: Sequence[float], shown: Ranges | None = None) -> None:
        self.vector = np.asarray(vector, dtype=np.float64)
        shown = shown or ranges_of_multiples(vector, factors)
        margin = shown["room around the multiples"][1]
        self.near, self.plane = (
            NumberedPlane(shown[reach], box=_box(), margin=margin, largest_unit=np.inf)
            for reach in ("twice the arrow", "multiples")
        )
        turned = np.array([-self.vector[1], self.vector[0]])
        self.across = turned if turned.any() else np.array([0.0, 1.0])
        self.line = self.plane.line(self.vector) if turned.any() else Polyline([], "muted")
        # Names stand across from the corner of the steps; along an axis, across from their length.
        self.up = 1.0 if (self.vector.prod() or self.vector.sum()) >= 0 else -1.0
        self.upwards = self.up * np.append(self.across / np.linalg.norm(self.across), 0.0)
        self.ghost = self.plane.arrow(self.vector, "muted", width=4.0)
        self.ghost_name = on_plate(
            formula(FIRST_VECTOR.letter, size=STATEMENT_SIZE, role="muted"), margin=0.1
        )
        self.lay_ghost(self.plane)
        self.notches = self._notches(factors)
        self.legs = VGroup(Arrow((0, 0), (0, 0), "data"), Arrow((0, 0), (0, 0), "data"))
        self.moving = self.plane.arrow(self.vector, "data", width=7.0, dotted=True)
        self.factor = 2.0
        self.lengths = VGroup(*(self._length(axis) for axis in (0, 1)))
        self.letter = letters(f"{SCALE_FACTOR} thin {FIRST_VECTOR}")
        self.plates = VGroup(*(Plate(length) for length in self.lengths))
        super().__init__(self.legs, self.moving, self.plates, self.lengths, self.letter)
        self.set_state(factor=2.0)
        self.reading = VGroup(
            formula(f"{SCALE_FACTOR} ="), Numeral(lambda: self.factor, size=FORMULA_SIZE, role="dial")
        )
        self.reading[1].next_to(self.reading[0], (1, 0, 0), buff=0.2).stand_on(self.reading[0].baseline)
        self.marks = (self.legs, self.lengths, self.letter)
        self.apart = (self.plane, self.line, self.ghost, self.ghost_name, self.notches, self.reading)

    def set_state(self, *, factor: float) -> Self:
        """Draw c·a for c = *factor*."""
        self.factor = (
            round(float(factor), 2) + 0.0
        )  # each c on the way is one that the read-out shows in full
        end = self.factor * self.vector
        corner = np.array([end[0], 0.0])
        at = self.plane.at
        self.moving.set_state(start=at((0, 0)), end=at(end))
        self.legs[0].set_state(start=at((0, 0)), end=at(corner))
        self.legs[1].set_state(start=at(corner), end=at(end))
        below = np.array([0.0, -1.0 if end[1] >= 0 else 1.0])
        beside = np.array([1.0 if end[0] >= 0 else -1.0, 0.0])
        parts: Any = zip(self.legs, self.lengths, self.plates, (below, beside), strict=True)
        for leg, label, plate, way in parts:
            long = np.linalg.norm(leg.end - leg.start) >= _SHORTEST
            label.set_opacity(1.0 if long else 0.0)
            beyond(label.refresh(), (leg.start + leg.end) / 2, way, gap=0.22)
            plate.stretch_to_fit_width(label.width + 0.24).move_to(label).set_opacity(0.9 if long else 0.0)
        beyond(self.letter, at(end), self._past_the_tip(), gap=0.2)
        return self

    def lay_ghost(self, plane: Plane) -> None:
        """Let a and its name lie on a plane."""
        self.ghost.set_state(start=plane.at((0, 0)), end=plane.at(self.vector))
        beyond(self.ghost_name, self.ghost.get_center(), self.upwards)

    def _past_the_tip(self) -> Points:
        """The way from the tip of c·a to its name: on along the arrow, but not onto a, its ghost."""
        turn = np.clip(self.factor / _TURNING, -1.0, 1.0)
        way: Points = turn * self.vector - _OFF * min(1.0, 1.0 + turn) * self.up * self.across
        return way

    def _length(self, axis: int) -> Numeral:
        length = Numeral(
            lambda: self.factor * self.vector[axis],
            lambda value: number(value, _DECIMALS),
            size=LABEL_SIZE,
            role="data",
        )
        length.clear_updaters()
        return length

    def _notches(self, factors: Sequence[float]) -> VGroup:
        """A notch and its number at whole factors, where they do not stand too close."""
        notches, plane = VGroup(), self.plane
        spacing = plane.unit * float(np.linalg.norm(self.vector))
        if spacing < _APART:
            return notches
        way = self.across / np.linalg.norm(self.across)
        for factor in range(-3, 4):
            place = plane.at(factor * self.vector)[:2]
            low, high = min(0, *factors), max(2.0, *factors)
            if factor == 0 or not np.floor(low) <= factor <= np.ceil(high) or not inside(plane, place):
                continue
            line = Polyline([np.array([place - _NOTCH * way, place + _NOTCH * way])], "dial", width=4.0)
            side = self.up * (way if factor > 0 or not self.vector.all() else -way)
            notches.add(VGroup(line, beyond(tag(number(factor), "dial"), place, side, gap=0.36)))
        return notches


def words_box() -> Box:
    """Where the words beside the plane stand: they are short, which leaves more room for the plane."""
    words = frame().words
    return Box(words.left, words.right - _NARROWER, words.bottom, words.top)


def _box() -> Box:
    picture = frame().picture
    return Box(picture.left - _NARROWER, picture.right, picture.bottom, picture.top)


def _widest(lengths: Points) -> float:
    """The width of the widest length that is written on the way, in manim units."""
    digits = number(float(lengths[0]))
    decimals = min(_DECIMALS, len(digits.partition(".")[2]) + 2)
    longest = number(-float(np.abs(lengths).max()), decimals, fixed=True)
    return text(longest, size=LABEL_SIZE).width


def inside(plane: Plane, place: Points) -> bool:
    """Whether a point of the frame lies well inside of a plane."""
    box = plane.box.inset(_INSIDE)
    return bool(box.left <= place[0] <= box.right and box.bottom <= place[1] <= box.top)


class ZoomedPlane(VGroup):
    """Grid and axes of a plane, a ``share`` of the way to another plane's unit and origin."""

    def __init__(self, plane: NumberedPlane, to: NumberedPlane) -> None:
        self.plane, self.ends = plane, (_view(plane), _view(to))
        super().__init__(plane.grid, plane.axes)
        self.share = 0.0

    def set_state(self, *, share: float) -> Self:
        """Go a share of the way, from 0 to 1."""
        self.share = share
        first, last = self.ends
        view = first + share * (last - first)
        self.plane.unit, self.plane.origin, self.plane.box = float(view[0]), view[1:3], Box(*view[3:])
        self.plane.draw_window()
        return self


def _view(plane: NumberedPlane) -> Points:
    box = plane.box
    return np.array([plane.unit, *plane.origin, box.left, box.right, box.bottom, box.top])
