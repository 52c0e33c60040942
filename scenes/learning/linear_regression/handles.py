"""The two numbers of a line at the line, and the pairs of the first points in a table."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Dot, VGroup

from scenes.learning.linear_regression.residuals import Residuals
from scenes.learning.linear_regression.words import brief, short
from scenes.stage.axes.ticks import ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import whole
from scenes.stage.type.symbols import BIAS, WEIGHT
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, fit, formula, on_plate, text

_ROLES: tuple[Role, ...] = ("data", "second", "data")
"""Of x, y and d."""

_MOST_PAIRS = 5

_PITCH = 0.68
"""From one row of the table to the next, in manim units."""

_READING = 40
"""The font size of the numbers that are read off."""


class Handles(VGroup):
    """How b and w are read off: the height of the line at d = 0, and its rise over a run.

    Attributes
    ----------
    of_height, of_slope
        Each with its number.
    """

    def __init__(self, picture: Residuals) -> None:
        super().__init__()
        self.picture = picture
        self.run = self._run()
        self.over = Polyline([], "path", width=3.0)
        self.foot = Dot(radius=0.09, color=color("path"))
        self.legs = Polyline([], "path", width=3.5)
        self.w, self.b = weight_of_line(picture, 0), weight_of_line(picture, 1)
        self.letters = VGroup(*(on_plate(formula(str(symbol), size=LABEL_SIZE)) for symbol in (BIAS, WEIGHT)))
        self.of_height, self.of_slope = (
            VGroup(self.over, self.foot, self.letters[0]),
            VGroup(self.legs, self.letters[1]),
        )
        self.add(self.of_height, self.of_slope)
        self.follow()

    def _run(self) -> float:
        """1, if that is neither too short nor too long to be seen; else a round number like it."""
        high = float(self.picture.values[:, 0].max())
        marks = ticks(0.0, high, 5)
        pitch = float(marks[1] - marks[0]) if len(marks) > 1 else high
        return 1.0 if 0.4 * high <= 1.0 <= high else pitch

    def follow(self) -> None:
        """Be where the line is now."""
        plot, (slope, height) = self.picture.plot, self.picture.weights
        start, foot = plot.at(plot.x_range[0], height)[:2], plot.at(0.0, height)[:2]
        self.over.set_runs([np.array([start, foot])])
        self.foot.move_to((*foot, 0.0))
        corner, end = plot.at(self.run, height)[:2], plot.at(self.run, height + slope * self.run)[:2]
        self.legs.set_runs([np.array([foot, corner, end])])
        aside = 1 if slope >= 0 else -1
        self.letters[0].move_to((start[0] + 0.22, start[1] + 0.26 * aside, 0.0))
        self.letters[1].move_to((end[0] + 0.26, (corner[1] + end[1]) / 2 - 0.15 * aside, 0.0))


def weight_of_line(picture: Residuals, index: int) -> VGroup:
    """The letter and the value of one of both weights, w or b; the value follows the line."""
    name = formula(f"{(WEIGHT, BIAS)[index]} =")
    value = Numeral(lambda: float(picture.weights[index]), short, size=_READING, role="path")
    value.stand_on(name.baseline).shift((name.get_right()[0] + 0.25 - value.get_left()[0], 0.0, 0.0))
    return VGroup(name, value)


def whisker(start: Points, end: Points) -> Polyline:
    """A bar from *start* (2,) to *end* (2,), with a cap at its end."""
    cap = np.array([0.14, 0.0])
    return Polyline([np.array([start, end]), np.array([end - cap, end + cap])], "slope", width=5.0)


class PairTable(VGroup):
    """The x and the y of the first points, a row for each; ``counted`` are the d in the place of the x."""

    def __init__(self, x: Points, d: Points, y: Points, names: tuple[str, str, str], box: Box) -> None:
        super().__init__()
        shown = slice(_MOST_PAIRS)
        rows = [[brief(float(value)) for value in values[shown]] for values in (x, y, d)]
        self.heads = VGroup(*(text(name, size=LABEL_SIZE, role="muted") for name in names))
        edges = box.left + 0.27 * box.width, box.left + 0.73 * box.width, box.left + 0.27 * box.width
        for head, x_at in zip(self.heads, edges, strict=True):
            fit(head, width=0.42 * box.width).move_to((x_at, 0, 0)).stand_on(box.top - 0.4)
        self.cells = [
            [
                text(figure, size=_READING, role=role)
                .move_to((x_at, 0, 0))
                .stand_on(box.top - 0.4 - _PITCH * (row + 1))
                for row, figure in enumerate(column)
            ]
            for column, x_at, role in zip(rows, edges, _ROLES, strict=True)
        ]
        self.columns = [VGroup(*pair) for pair in zip(*self.cells[:2], strict=True)]
        self.note = []
        if len(x) > _MOST_PAIRS:
            self.note = [text(f"… {whole(len(x))} in all", size=FINE_SIZE, role="muted")]
        self.under = Box(box.left, box.right, box.bottom, box.top - 0.7 - _PITCH * len(rows[0]))

    @property
    def counted(self) -> list[Any]:
        return self.cells[2]
