"""Drawings that fall onto one another: their sum, divided by how many there are, is the average."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Group
from numpy.typing import ArrayLike

from scenes.linear_algebra.vectors.shaded_pictures import Framed, Shaded, edges_of, square
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role

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
        for index, (each, place) in enumerate(zip(self.small, self.places, strict=True)):
            way = float(np.clip(self.fallen + 1e-9 - index, 0, 1))
            if (way >= 1) == each.values.any():
                each.set_state(values=0 * self.drawings[index] if way >= 1 else self.drawings[index])
            each.set_state(edges=place + way * (end - place))
        return self

    def lit(self, pixel: tuple[int, int]) -> int:
        """In how many of the fallen drawings a pixel is lit."""
        return round(self.sums[self.count][pixel])


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
    """The average of the first ``count`` drawings (n, side, side): a picture for each whole number of them."""

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
