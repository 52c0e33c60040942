"""The squares of the residuals, shared out: the mean square is the loss."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import DOWN, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.learning.linear_regression.residuals import MOST_NUMBERS, Residuals, rectangles
from scenes.learning.linear_regression.words import brief, loss_name
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

_GAP = 0.15
"""Between squares that lie side by side, in manim units."""


def _style(shape: VMobject) -> Any:
    return shape.set_stroke(color("slope"), 2.5).set_fill(color("slope"), opacity=0.16)


class MeanSquare(VGroup):
    """The mean of the squares, drawn as large as the squares in the picture are; it follows the line.

    Parameters
    ----------
    corner
        Where its lower right corner is, in the frame.
    """

    def __init__(self, picture: Residuals, corner: ArrayLike) -> None:
        super().__init__()
        self.picture, self.corner = picture, np.asarray(corner, dtype=np.float64)
        self.square: Any = _style(VMobject())
        self.label = self.named()
        self.add(self.square)
        self.follow()

    @property
    def box(self) -> Points:
        """Left, right, bottom, top."""
        side = float(np.sqrt(self.picture.error)) * self.picture.plot.y_unit
        x, y = self.corner
        return np.array([x - side, x, y, y + side])

    def follow(self) -> None:
        """Be as large as the mean square of the line is now."""
        self.square.points = rectangles(self.box[None])

    def named(self) -> Any:
        """The loss as it is now, under the square."""
        name = loss_name(self.picture.error)
        name.stand_on(self.corner[1] - 0.5)
        return name.shift((self.corner[0] - name.get_right()[0], 0.0, 0.0))


class SharedSquares(VMobject):
    """Copies of the squares that fly away, become equally large, and slide over each other.

    All their areas together stay the same until they cover each other.

    Attributes
    ----------
    progress
        1 when they lie side by side, 2 when all are equally large, 3 when they are one.
    """

    def __init__(self, picture: Residuals, box: Box, mean: MeanSquare) -> None:
        super().__init__()
        _style(self)
        starts = picture.square_boxes()
        sides = starts[:, 3] - starts[:, 2]
        # The areas of those that are drawn give the side of the mean of all, as their number is large.
        equal = np.full(len(sides), np.sqrt(np.mean(sides**2)))
        factor = min(1.0, _fits(sides, box), _fits(equal, box))
        self.sides, self.equal, self.factor = sides, equal, factor
        self.starts = starts[:, [0, 2]] + sides[:, None] / 2
        self.places, self.even = _laid_out(sides * factor, box), _laid_out(equal * factor, box)
        self.last, self.last_side = mean.box[[0, 2]] + np.ptp(mean.box[:2]) / 2, float(np.ptp(mean.box[:2]))
        self.squares = picture.residuals[picture.chosen] ** 2
        self.set_state(progress=0.0)

    def set_state(self, *, progress: float) -> Self:
        self.progress = float(progress)
        away, shared, joined = np.clip(self.progress - np.arange(3), 0.0, 1.0)
        areas = (1 - shared) * self.sides**2 + shared * self.equal**2
        scale = 1 + away * (self.factor - 1)
        sides = (1 - joined) * scale * np.sqrt(areas) + joined * self.last_side
        lying = (1 - shared) * self.places + shared * self.even
        middles = (1 - away) * self.starts + away * ((1 - joined) * lying + joined * self.last)
        half = sides[:, None] / 2
        low, high = middles - half, middles + half
        boxes = np.column_stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]])
        self.points = rectangles(boxes[sides > 1e-6])
        return self

    def numbers(self) -> VGroup:
        """The area of each square, in it, or under it where it is small; none if there are many."""
        numbers = VGroup()
        if len(self.squares) > MOST_NUMBERS:
            return numbers
        for place, side, area in zip(self.places, self.sides * self.factor, self.squares, strict=True):
            number = text(brief(float(area)), size=FINE_SIZE).move_to((*place, 0.0))
            if side < number.width + 0.1:
                number.next_to((place[0], place[1] - side / 2, 0.0), DOWN, buff=0.08)
            numbers.add(number)
        return numbers


def _rows(sides: Points, width: float) -> list[list[int]]:
    """The squares row by row, the largest first, as many in a row as fit into the width."""
    rows: list[list[int]] = [[]]
    used = 0.0
    for index in np.argsort(-sides, kind="stable"):
        if rows[-1] and used + sides[index] > width:
            rows.append([])
            used = 0.0
        rows[-1].append(int(index))
        used += max(sides[index], 0.55) + _GAP
    return rows


def _height(sides: Points, rows: list[list[int]]) -> float:
    return float(sum(max(0.4, *sides[row]) for row in rows) + 0.3 * len(rows))


def _fits(sides: Points, box: Box) -> float:
    """By which factor the squares must be scaled to fit into the box, at most 1."""
    for factor in np.linspace(1.0, 0.05, 96):
        scaled = factor * sides
        if scaled.max() <= box.width and _height(scaled, _rows(scaled, box.width)) <= box.height:
            return float(factor)
    return 0.05


def _laid_out(sides: Points, box: Box) -> Points:
    """The middles (k, 2) of squares that lie in rows in a box, without touching."""
    places, top = np.zeros((len(sides), 2)), box.top
    for row in _rows(sides, box.width):
        height, x = max(0.4, *sides[row]), box.left
        for index in row:
            cell = max(sides[index], 0.55)
            places[index] = x + cell / 2, top - sides[index] / 2
            x += cell + _GAP
        top -= height + 0.3
    return places
