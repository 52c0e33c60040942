"""New drawings, each guessed by the average that it differs from least."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Group, VGroup
from numpy.typing import ArrayLike

from scenes.linear_algebra.vectors.gap_bars import CLASSES
from scenes.linear_algebra.vectors.shaded_pictures import Shaded, square
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color

_PITCH = 1.09
"""From one drawing to the next, as a share of its size."""

_COLUMNS = 10


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
        self.images = Group(
            *(Shaded(each, at, "data") for each, at in zip(drawings, self.boxes, strict=True))
        )
        self.frames = VGroup(*(Polyline([at.inset(0.03).corners], "muted", width=3.5) for at in self.boxes))
        self.crosses = VGroup(*(_cross(at) for at in self.boxes)).set_stroke(opacity=0.0)
        self.guesses = self.before = np.full(len(drawings), -1)
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
            role: Role = CLASSES[guess][1] if guess >= 0 else "muted"
            outline.set_stroke(color(role))
            cross.set_stroke(opacity=float(guess >= 0 and guess != self.labels[index]))
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
    inner = box.inset(0.2 * box.width)
    runs = [
        np.array([(inner.left, inner.bottom), (inner.right, inner.top)]),
        np.array([(inner.left, inner.top), (inner.right, inner.bottom)]),
    ]
    return Polyline(runs, "slope", width=6.0)
