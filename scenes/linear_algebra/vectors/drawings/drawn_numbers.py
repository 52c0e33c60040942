"""How pictures are listed, averaged and asked: rows in a strip, drawings on a pile, frames around guesses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Group, VGroup
from numpy.typing import ArrayLike

from mathkit.arrays import IntegerArray
from mathkit.learning.nearest_average import TIE
from scenes.linear_algebra.vectors.drawings.kinds import CLASSES
from scenes.linear_algebra.vectors.drawings.shaded_pictures import (
    Framed,
    Shaded,
    edges_of,
    outlined,
    pixel_box,
    square,
)
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_STRIP = 0.5
"""The height of the strip, in manim units."""

_FINEST = 3000
"""Shades in the strip, at most: a film has no more pixels across."""


class Unrolling(Group):
    """A ``picture`` whose first ``rows`` also lie in the strip below; a copy of a row may be on its way.

    The picture itself stays as it is, because a dark pixel would be another number.
    """

    def __init__(self, values: Points, box: Box, role: Role) -> None:
        self.all, self.side = np.asarray(values, dtype=np.float64), len(values)
        safe = frame().safe
        self.strip_box = Box(
            safe.left + 0.1, safe.right - 0.1, safe.bottom + 0.17, safe.bottom + 0.17 + _STRIP
        )
        self.picture = Framed(self.all, box, role)
        self.strip = Framed(np.zeros((1, self.side**2)), self.strip_box, role)
        self.row = Shaded(self.all[:1], box, role)
        super().__init__(self.picture, self.strip, self.row)
        self.set_state(rows=0.0)

    def set_state(self, *, rows: float) -> Self:
        """Let so many rows have a copy in the strip; the last one may be on its way."""
        self.rows = float(rows)
        gone, way = int(rows + 1e-9), rows - int(rows + 1e-9)
        there = np.zeros_like(self.all)
        there[:gone] = self.all[:gone]
        self.strip.set_state(values=_coarse(there.reshape(1, -1)))
        moving = self.all[gone : gone + 1] if way > 0 else np.zeros((1, self.side))
        start, end = edges_of(self._row_box(min(gone, self.side - 1))), edges_of(self._in_strip(gone))
        self.row.set_state(values=moving, edges=start + way * (end - start))
        return self

    def _row_box(self, row: int) -> Box:
        box = self.picture.box
        height = box.height / self.side
        top = box.top - row * height
        return Box(box.left, box.right, top - height, top)

    def _in_strip(self, row: int) -> Box:
        box = self.strip_box
        width = box.width / self.side
        return Box(box.left + row * width, box.left + (row + 1) * width, box.bottom, box.top)

    def mark_in_strip(self, pixel: tuple[int, int]) -> VGroup:
        """A frame around a pixel in the strip, given by its row and its column."""
        row, column = pixel
        place = pixel_box(self._in_strip(row), self.side, (0, column))
        box = self.strip_box
        return outlined(Box(place.left, place.right, box.bottom - 0.08, box.top + 0.08))


def _coarse(row: Points) -> Points:
    """A row (1, n) with at most so many shades as a film can show: neighbours are averaged."""
    many = -(-row.shape[1] // _FINEST)
    if many == 1:
        return row
    padded = np.pad(row, ((0, 0), (0, -row.shape[1] % many)))
    mean: Points = padded.reshape(1, -1, many).mean(axis=2)
    return mean


_PITCH = 1.12
"""From one small drawing to the next, as a share of its size."""

_LARGEST = 0.62
"""The size of a small drawing, in manim units, at most."""


class Pile(Group):
    """Small drawings in rows, of which the first ``fallen`` lie on one large picture, the ``sum``.

    The brightness of a pixel of the sum says in which share of all drawings it is lit.

    Parameters
    ----------
    drawings
        Shape (n, side, side).
    box
        Where the small ones stand.
    onto
        Where they fall.
    """

    def __init__(self, drawings: ArrayLike, box: Box, onto: Box, role: Role) -> None:
        self.drawings = np.asarray(drawings, dtype=np.float64)
        self.sums = np.concatenate(
            [np.zeros((1, *self.drawings.shape[1:])), np.cumsum(self.drawings, axis=0)]
        )
        self.places = [edges_of(each) for each in rows_of(len(self.drawings), box)]
        self.small = Group(
            *(Shaded(each, Box(*place), role) for each, place in zip(self.drawings, self.places, strict=True))
        )
        self.sum = Framed(self.sums[0], onto, role)
        super().__init__(self.sum, self.small)
        self.set_state(fallen=0.0)

    @property
    def count(self) -> int:
        """How many drawings have fallen."""
        return int(self.fallen + 1e-9)

    def set_state(self, *, fallen: float) -> Self:
        """Let so many drawings have fallen; one may be on its way."""
        self.fallen = float(fallen)
        self.sum.set_state(values=self.sums[self.count] / len(self.drawings))
        end = edges_of(self.sum.box)
        small: list[Any] = list(self.small)
        for index, (each, place) in enumerate(zip(small, self.places, strict=True)):
            way = float(np.clip(self.fallen + 1e-9 - index, 0, 1))
            if (way >= 1) == each.values.any():
                each.set_state(values=0 * self.drawings[index] if way >= 1 else self.drawings[index])
            each.set_state(edges=place + way * (end - place))
        return self

    def lit(self, pixel: tuple[int, int]) -> int:
        """In how many of the fallen drawings a pixel is lit."""
        return int(self.sums[self.count][pixel])


def rows_of(count: int, box: Box) -> list[Box]:
    """Places for *count* small squares in rows from the upper left of *box*, as large as it allows."""
    size, columns = max((_fitting(count, rows, box) for rows in range(1, 7)), key=lambda fit: fit[0])
    pitch = _PITCH * size
    return [
        square(box.left + size / 2 + column * pitch, box.top - size / 2 - row * pitch, size)
        for row, column in (divmod(index, columns) for index in range(count))
    ]


def _fitting(count: int, rows: int, box: Box) -> tuple[float, int]:
    columns = -(-count // rows)
    return min(box.width / columns, box.height / rows, _PITCH * _LARGEST) / _PITCH, columns


class RunningAverage(Framed):
    """The average of the first ``count`` drawings (n, side, side): one for each whole number of them."""

    def __init__(self, drawings: ArrayLike, box: Box, role: Role) -> None:
        self.drawings = np.asarray(drawings, dtype=np.float64)
        super().__init__(self.drawings[0], box, role)
        self.count = 1.0

    def learn(self, count: float) -> Self:
        """Show the average of so many drawings."""
        self.count = float(count)
        return super().set_state(values=self.drawings[: int(self.count + 1e-9)].mean(axis=0))

    def set_state(self, *, count: float | None = None, **state: ArrayLike) -> Self:  # type: ignore[override]
        """Show the average of so many drawings, or lie between other edges."""
        super().set_state(**state)
        return self if count is None else self.learn(count)


_PITCH = 1.09
"""From one drawing to the next, as a share of its size."""

_COLUMNS = 10

_UNASKED = -2
"""Instead of a guess, which may be a tie: that is a mistake of neither colour."""

_CROSS, _CROSS_ROOM = 0.24, 0.08
"""The size of a cross as a share of its box, and from its box to it in manim units."""


class Quiz(Group):
    """Drawings in rows, with frames in the colour of what they are guessed to be, and crosses on mistakes.

    Parameters
    ----------
    drawings
        Shape (n, side, side).
    labels
        What they are, shape (n,).
    """

    def __init__(self, drawings: ArrayLike, labels: ArrayLike, box: Box) -> None:
        drawings, self.labels = np.asarray(drawings), np.asarray(labels)
        rows = -(-len(drawings) // _COLUMNS)
        size = min(box.width / _COLUMNS, box.height / rows) / _PITCH
        places = [divmod(index, _COLUMNS) for index in range(len(drawings))]
        self.boxes = [
            square(box.left + (column + 0.5) * _PITCH * size, box.top - (row + 0.5) * _PITCH * size, size)
            for row, column in places
        ]
        self.images = Group(*(Shaded(each, at, "ink") for each, at in zip(drawings, self.boxes, strict=True)))
        self.frames = VGroup(*(Polyline([at.inset(0.03).corners], "muted", width=3.5) for at in self.boxes))
        self.crosses = VGroup(*(_cross(at) for at in self.boxes)).set_stroke(opacity=0.0)
        self.guesses = self.before = np.full(len(drawings), _UNASKED)
        self.asked = 0.0
        super().__init__(self.images, self.frames, self.crosses)

    def ask(self, guesses: ArrayLike) -> Self:
        """Take other guesses, which ``set_state`` will show."""
        self.before, self.guesses, self.asked = self.guesses, np.asarray(guesses), 0.0
        return self

    def set_state(self, *, asked: float) -> Self:
        """Show the guesses for so many drawings; the others keep what they had."""
        self.asked = float(asked)
        for index, (outline, cross) in enumerate(zip(self.frames, self.crosses, strict=True)):
            guess = int((self.guesses if index < int(asked + 1e-9) else self.before)[index])
            undecided: Role = "slope" if guess == TIE else "muted"
            outline.set_stroke(color(CLASSES[guess][1] if guess >= 0 else undecided))
            cross.set_stroke(opacity=float(guess not in (_UNASKED, self.labels[index])))
        return self

    @property
    def count(self) -> int:
        """How many have been asked."""
        return int(self.asked + 1e-9)

    @property
    def right(self) -> int:
        """How many of those that have been asked are guessed right."""
        return int((self.guesses[: self.count] == self.labels[: self.count]).sum())


def _cross(box: Box) -> Polyline:
    """A cross in the upper right corner of a box, where it hides nothing."""
    size = _CROSS * box.width
    right, top = box.right - _CROSS_ROOM, box.top - _CROSS_ROOM
    runs = [
        np.array([(right - size, top - size), (right, top)]),
        np.array([(right - size, top), (right, top - size)]),
    ]
    return Polyline(runs, "slope", width=5.0)


class Learning(Group):
    """Averages of the first ``count`` drawings of each kind, and a quiz with what they guess.

    Parameters
    ----------
    guesses
        Those of one drawing of each kind, of two, and so on.
    """

    def __init__(self, averages: Sequence[RunningAverage], quiz: Quiz, guesses: list[IntegerArray]) -> None:
        self.averages, self.quiz, self.guesses = averages, quiz, guesses
        self.count = 1.0
        super().__init__(*averages, quiz)

    @property
    def known(self) -> int:
        """How many drawings of each kind have been learned from."""
        return int(self.count + 1e-9)

    def set_state(self, *, count: float) -> Self:
        """Learn from so many drawings, and answer all over again."""
        self.count = float(count)
        for average in self.averages:
            average.learn(self.known)
        self.quiz.ask(self.guesses[self.known - 1]).set_state(asked=float(len(self.quiz.labels)))
        return self
