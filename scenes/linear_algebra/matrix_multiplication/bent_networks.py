"""The network of films and viewers with a relu in between: one film goes through, and then its negative."""

from __future__ import annotations

from itertools import product

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    FadeIn,
    FadeOut,
    RoundedRectangle,
    VGroup,
    VMobject,
    smooth,
)
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import BentLayers
from scenes.linear_algebra.matrix_multiplication.film_words import FEATURES, VIEWERS, film_goes_in
from scenes.stage.lesson.attention import first_half, second_half
from scenes.stage.pictures.number_tables import ORDINALS, decimals_of, rounded
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

_PITCH, _HEIGHT, _PADDING = 1.3, 0.72, 0.4
"""From one cell to the next below, and of a cell its height and the room around its number."""

_ANSWER = 1.5
"""So many times as large are the answers, and their cells as high."""

_COLUMNS = (2.1, 5.6, 8.3, 11.7)
"""Where inputs, sums, what relu makes of them, and the outputs stand, from the left, in manim units."""

_HEADINGS = 0.75
"""Room for the names above, in manim units."""

_NAME_SIZE = 26.0
"""Of the names of features and viewers."""

_GAP = 0.14
"""Between a cell and its name, in manim units."""

_DISK = 0.28
"""The radius of a relu, in manim units."""

_FROM_MIDDLE = 1.15
"""So much higher is the output, and so much lower what one matrix gives, in manim units."""


_TURNS = ("film", "negative")
_NAMES = ("input", "sum", "bent", "output", "matrix")
"""For the names of numbers: what goes through, and where in the network a number stands."""


_CORNER = 0.25
"""The radius of a corner, as a share of the height."""


class Cell(VGroup):
    """A box for a number."""

    def __init__(self, place: ArrayLike, width: float, height: float, role: Role) -> None:
        box = RoundedRectangle(corner_radius=_CORNER * height, width=width, height=height, stroke_width=3.0)
        box.set_stroke(color(role)).set_fill(color("background"), opacity=1.0)
        super().__init__(box.move_to((*np.asarray(place, dtype=np.float64), 0.0)))
        self.set_z_index(1)


class BentNetwork(VGroup):
    """Inputs, their sums, what relu makes of these, and the output; below it what one matrix has to give.

    A film goes through in turn 0, and with every sign flipped in turn 1. ``cells`` are boxes, a group for
    each of these five; ``numbers[turn]`` are what stands in them, ``titles[turn]`` is above the inputs, and
    ``signs[turn]`` says whether the output is what one matrix gives. ``weights`` are the lines of the two
    layers, ``letters`` their names. A lesson brings in the parts one by one.
    """

    def __init__(self, passed: BentLayers, film: int) -> None:
        wide = frame().wide
        box = Box(wide.left, wide.right, wide.bottom, wide.top - _HEADINGS)
        # One matrix that gives the first output gives its negative for the negative.
        matrix = np.outer([1, -1], passed.outputs[0])
        values = (passed.inputs, passed.sums, passed.bent, passed.outputs, matrix)
        roles: tuple[Role, ...] = ("ink", "ink", "ink", "result", "result")
        places = [
            column_of_places(each.shape[1], box.left + x, box.center[1], _PITCH)
            for each, x in zip(values, (*_COLUMNS, _COLUMNS[-1]), strict=True)
        ]
        places[-2], places[-1] = places[-2] + (0.0, _FROM_MIDDLE), places[-1] - (0.0, _FROM_MIDDLE)
        self.numbers: list[list[VGroup]] = [[], []]
        for named, table, column, role in zip(_NAMES, values, places, roles, strict=True):
            decimals = None if named == "input" else decimals_of(passed.sums)
            size = STATEMENT_SIZE * _larger(role)
            for turn, written, row in zip(_TURNS, self.numbers, table, strict=True):
                written.append(numbers_at(row, column, role, f"{turn}_{named}", decimals, size))
        widths = [
            max(each.width for row in rows for each in row) + _PADDING
            for rows in zip(*self.numbers, strict=True)
        ]
        widths[-2:] = [max(widths[-2:])] * 2
        self.cells = VGroup(
            *(
                VGroup(*(Cell(place, width, _HEIGHT * _larger(role), role) for place in column))
                for column, width, role in zip(places, widths, roles, strict=True)
            )
        )
        inputs, sums, bent, output, self.matrix = self.cells
        self.weights = VGroup(lines_between(inputs, sums), lines_between(bent, output))
        self.bends = VGroup(*map(_bend, sums, bent))
        self.letters = VGroup(_heading(f"{WEIGHT_MATRIX}", 0), _heading("V", 2, "path"))
        self.relu = _heading('"ReLU"', 1)
        self.titles = [film_goes_in(film, flipped=flipped) for flipped in (False, True)]
        for title in self.titles:
            title.move_to((box.left, 0.0, 0.0), aligned_edge=LEFT).stand_on(self.relu.baseline)
        self.features = VGroup(*(text(name, size=_NAME_SIZE) for name in FEATURES[: len(inputs)]))
        for name, cell in zip(self.features, inputs, strict=True):
            name.next_to((wide.left, cell.get_center()[1], 0.0), RIGHT, buff=0.0)
        self.viewers = VGroup(*(text(name, size=_NAME_SIZE, role="path") for name in VIEWERS[: len(sums)]))
        for name, cell in zip(self.viewers, sums, strict=True):
            name.next_to(cell, UP, buff=_GAP)
        answers = zip(rounded(passed.outputs), rounded(matrix), strict=True)
        self.signs = [self._sign(*each) for each in answers]
        self.one_matrix = text("any one matrix").next_to(self.matrix, DOWN, buff=_GAP)
        super().__init__(self.weights, self.cells, self.bends, self.letters, self.relu)

    def _sign(self, output: Points, matrix: Points) -> Written:
        sign = formula("=" if (output == matrix).all() else "!=")
        return sign.move_to((self.cells[3].get_center() + self.matrix.get_center()) / 2)

    def come(self, turn: int, *columns: int, late: bool = False) -> FadeIn:
        """Let the numbers of some columns appear in their cells, *late* if others must go first."""
        rate = second_half if late else smooth
        return FadeIn(*(self.numbers[turn][column] for column in columns), rate_func=rate)

    def go(self, turn: int, *columns: int) -> FadeOut:
        """Let the numbers of some columns disappear, in time for others."""
        return FadeOut(*(self.numbers[turn][column] for column in columns), rate_func=first_half)


def column_of_places(count: int, x: float, middle: float, pitch: float) -> Points:
    """Where the cells of a column stand, from above, shape (n, 2)."""
    heights = middle + pitch * ((count - 1) / 2 - np.arange(count))
    return np.column_stack([np.full(count, x), heights])


def numbers_at(
    values: ArrayLike, places: Points, role: Role, name: str, decimals: int | None, size: float
) -> VGroup:
    """Numbers at their places. Each is a part with its place as its name: ``film_input_second``.

    All but zero have so many *decimals*, or those that each of them needs.
    """
    numbers = VGroup()
    for ordinal, value, place in zip(ORDINALS, rounded(values), places, strict=False):
        digits = number(value, decimals, fixed=True) if decimals and value else number(value)
        written = text(tint(digits, f"{name}_{ordinal}"), size=size, role=role)
        numbers.add(written.move_to((*place, 0.0)))
    return numbers.set_z_index(2)


def lines_between(before: VMobject, after: VMobject) -> Polyline:
    """Weights from the right edges of cells to the left edges of others."""
    starts = [cell.get_right()[:2] for cell in before.submobjects]
    ends = product(starts, (cell.get_left()[:2] for cell in after.submobjects))
    return Polyline([np.array(each) for each in ends], "path", width=2.5)


def _larger(role: Role) -> float:
    """So many times as large is what has this role."""
    return _ANSWER if role == "result" else 1.0


def _bend(before: VMobject, after: VMobject) -> VGroup:
    """A relu between two cells: a disk with its graph, which is zero, and then rises."""
    first, last = before.get_right()[:2], after.get_left()[:2]
    middle = (first + last) / 2
    disk = Circle(_DISK, stroke_width=3.0, color=color("ink")).move_to((*middle, 0.0))
    disk.set_fill(color("background"), opacity=1.0)
    graph = middle + np.array([(-0.7, -0.35), (0.0, -0.35), (0.55, 0.5)]) * _DISK
    way = Polyline([np.array([first, last])], "ink", width=2.5)
    return VGroup(way, disk, Polyline([graph], "ink", width=4.0))


def _heading(source: str, column: int, role: Role = "ink") -> Written:
    """A name above what is between a column and the next."""
    wide = frame().wide
    name = formula(source, size=STATEMENT_SIZE, role=role)
    name.move_to((wide.left + (_COLUMNS[column] + _COLUMNS[column + 1]) / 2, 0.0, 0.0))
    return name.stand_on(wide.top - 0.5 * _HEADINGS)
