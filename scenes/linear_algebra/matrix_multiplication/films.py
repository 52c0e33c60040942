"""Films times viewers: a product of two tables whose rows and columns have names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, cast

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ReplacementTransform, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrix_multiplication.film_sizes import ASIDE, BETWEEN, NAME_GAP, Names, room_for
from scenes.linear_algebra.matrix_multiplication.film_words import FILMS, best_of
from scenes.linear_algebra.matrix_multiplication.multiplications import Multiplication, show_cells
from scenes.linear_algebra.matrix_multiplication.words import FILM_TABLE
from scenes.stage.pictures.number_tables import NumberTable, column_ems, ems, outline
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import (
    FINE_SIZE,
    STATEMENT_SIZE,
    Written,
    fit,
    formula,
    stack,
    text,
)

_MARGIN, _ROW_GAP = 0.22, 0.22
"""From the words to the tables, and between two rows of words, in manim units."""

MOST_TERMS = 3
"""So many terms stand below each other."""

_STROKE = 5.0
"""The stroke width of the frames around a row and a column."""

_V_ROOM = 0.8
"""Room for the name above V, in manim units."""


_LONG_SIDE, _SHORT_SIDE = 1.5, 0.5
"""The sides of a column or a row, in manim units."""


class ActedOn(VGroup):
    """A column or a row, the ``box``, with the ``letter`` of a matrix at the side from which it acts."""

    def __init__(self, kind: Literal["column", "row"], letter: str, role: Role) -> None:
        width, height = (_SHORT_SIDE, _LONG_SIDE) if kind == "column" else (_LONG_SIDE, _SHORT_SIDE)
        self.box = Polyline([outline(Box(0.0, width, 0.0, height))], "ink", width=5.0)
        self.letter = formula(letter, role=role)
        self.letter.next_to(self.box, LEFT if kind == "column" else RIGHT, buff=GAP)
        super().__init__(self.box, self.letter)


class Scores(Multiplication):
    """X, the films, times W, the viewers: their product is how much each viewer likes each film.

    ``films`` stand beside the rows of X, ``viewers`` above the columns of W; the ``features`` stand above the
    columns of X, ``features_again`` beside the rows of W. At the right there is room for one column more:
    ``tastes``, beside W, and ``totals``, beside the product, of all viewers ``together``.
    """

    gap = BETWEEN
    even = True

    def __init__(
        self, made: MatrixProduct, tastes: ArrayLike, totals: ArrayLike, *, beside_plane: bool = False
    ) -> None:
        names = Names(made)
        self._name_size = names.size
        self.product_name = formula(f"X {WEIGHT_MATRIX.letter}", size=STATEMENT_SIZE, role="result")
        below = self.product_name.height + 2 * NAME_GAP
        room = room_for(made, (tastes, totals), names, below, beside_plane=beside_plane)
        roles: tuple[Role, Role, Role] = (FILM_TABLE.role, WEIGHT_MATRIX.role, "result")
        size = room.em / ems(1.0)
        super().__init__(made, box=room.box, size=size, least_widths=room.least_widths, roles=roles)
        for table, role in zip(self.tables, roles, strict=True):
            table.entries.set_color(color(role))
        # As with the two maps, bands are frames: coloured numbers cannot be read on a strong veil.
        for band, role in zip(self.bands, roles, strict=False):
            band.set_stroke(color(role), _STROKE, 0.0)
        self._place_names(names)
        self.totals_of_films = np.reshape(totals, (-1, 1))
        self.tastes = self._aside(self.right, tastes, WEIGHT_MATRIX.role)
        self.totals = self._aside(self.product, totals, "result")
        self.adding = self._adding()
        self._name_sums()

    def _name_sums(self) -> None:
        """Name V, and the columns for all viewers: what it makes of W, and of the product."""
        weights, letter = WEIGHT_MATRIX.role, WEIGHT_MATRIX.letter
        self.adding_name = formula("V", size=STATEMENT_SIZE, role=weights)
        self.adding_name.next_to(self.adding.frame, UP, buff=NAME_GAP)
        either = (f"X {letter} V", f"(X {letter}) V", f"X ({letter} V)")
        self.totals_name, self.first_way_name, self.second_way_name = (
            formula(way, size=STATEMENT_SIZE, role="result").next_to(self.totals.frame, DOWN, buff=NAME_GAP)
            for way in either
        )
        self.tastes_name: VMobject = formula(f"{letter} V", size=STATEMENT_SIZE, role=weights)
        self.together = text("both" if len(self.viewers) == 2 else "all", size=self._name_size, role=weights)
        self.together.move_to((self.tastes.cells().center[0], 0.0, 0.0))
        self.together.stand_on(cast("Written", self.viewers[0]).baseline)
        self.tastes_name.next_to(self.together, UP, buff=NAME_GAP)
        if self.tastes_name.get_top()[1] > frame().safe.top:  # no room
            self.tastes_name = VGroup()

    def _place_names(self, names: Names) -> None:
        """Put names beside rows and above columns; those of the tables where these would meet."""
        self.films = VGroup(*names.films)
        _beside(self.films, self.left)
        self.viewers = _above(names.viewers, self.right)
        self.features = _above(names.features, self.left)
        self.features_again = VGroup(*(name.copy() for name in names.features))
        _beside(self.features_again, self.right)
        x, w = (formula(f"{letter}", size=STATEMENT_SIZE) for letter in (FILM_TABLE, WEIGHT_MATRIX))
        for name, along, line in (
            (x, self.films, names.features[0]),
            (w, self.features_again, names.viewers[0]),
        ):
            name.next_to(along, UP, buff=NAME_GAP, aligned_edge=RIGHT)
            name.stand_on(line.baseline)
        self.names = VGroup(x, w)
        self.product_name.next_to(self.product.frame, DOWN, buff=NAME_GAP)
        self.best_name = text("best", size=self._name_size)
        self.best_name.next_to(self.product.frame, LEFT, buff=NAME_GAP)
        self.best_name.stand_on(self.product_name.baseline)

    def _aside(self, table: NumberTable, values: ArrayLike, role: Role) -> NumberTable:
        """A column of numbers at the right of a table, row by row."""
        box, size = table.cells(), cast("Written", table.entries[0][0]).size
        width = max(column_ems(values, even=True) * ems(size), table.cell[0])
        column = NumberTable(
            np.reshape(values, (-1, 1)),
            (box.right + ASIDE, box.top),
            (width, table.cell[1]),
            role,
            size=size,
            even=True,
        )
        column.entries.set_color(color(role))
        show_cells(column)
        return column

    def _adding(self) -> NumberTable:
        """V, a column of ones: it stands above what it makes of the product, as W stands above X W."""
        box, (_, height), viewers = self.right.cells(), self.right.cell, self.right.columns
        most = (frame().safe.top - _V_ROOM - box.bottom) / viewers
        share = min(1.0, most / height)
        corner = (box.right + ASIDE, box.bottom + viewers * share * height)
        size = cast("Written", self.right.entries[0][0]).size * share
        cell = (self.totals.cell[0], share * height)
        return self._ones(corner, cell, size)

    def _ones(self, corner: ArrayLike, cell: tuple[float, float], size: float) -> NumberTable:
        """A column of ones, one for each viewer."""
        column = NumberTable(np.ones((self.right.columns, 1)), corner, cell, "muted", size=size)
        VGroup(column.frame, column.entries).set_color(color(WEIGHT_MATRIX.role))
        show_cells(column)
        return column

    def carried_to(self, other: Scores) -> list[ReplacementTransform]:
        """Let the tables and their names become those of another place."""
        parts = [
            (*each.submobjects, each.names, each.films, each.viewers, each.features, each.features_again)
            for each in (self, other)
        ]
        return [ReplacementTransform(*pair) for pair in zip(*parts, strict=True)]

    def has_room_for(self, *rows: VMobject) -> bool:
        """Whether no row of words need be made smaller to stand in the corner under the title."""
        room = self.features_again.get_left()[0] - _MARGIN - frame().words.left
        return all(row.width < room for row in rows)

    def write_above(self, *rows: VMobject) -> VGroup:
        """Put rows of words into the corner under the title that the tables leave free."""
        words, right = frame().words, self.features_again.get_left()[0] - _MARGIN
        box = Box(words.left, right, self.features.get_top()[1] + _MARGIN, words.top)
        group = stack(*rows, box=box, gap=_ROW_GAP)
        fit(group, height=box.height)
        return group.move_to((box.left, box.center[1], 0.0), aligned_edge=LEFT)

    def sum_up(self, *rows: Written) -> tuple[VGroup, Polyline]:
        """Put terms under the title, in two columns if there are many, and their sum under a line."""
        *terms, total = rows
        half = len(terms) if len(terms) <= MOST_TERMS else (len(terms) + 1) // 2
        columns = VGroup(VGroup(*terms[:half]), VGroup(*terms[half:]))
        for column in columns:
            column.arrange(DOWN, buff=_ROW_GAP, aligned_edge=RIGHT)
        columns.arrange(RIGHT, buff=1.6 * _ROW_GAP, aligned_edge=UP)
        group = self.write_above(columns, total)
        (left, low, _), (right, _, _) = columns.get_corner(DOWN + LEFT), columns.get_corner(DOWN + RIGHT)
        total.shift((right - total.get_right()[0], 0.0, 0.0))
        height = (low + total.get_top()[1]) / 2
        return group, Polyline([np.array([(left, height), (right, height)])], "ink", width=2.5)

    def left_to_right(self) -> list[Polyline]:
        """Frames around the first film, then around W, then around the film's scores."""
        boxes = (self.left.cells(0), self.right.cells(), self.product.cells(0))
        return [
            Polyline([outline(box)], role, width=7.0) for box, role in zip(boxes, self.roles, strict=True)
        ]

    def winners(self) -> list[tuple[Polyline, VGroup]]:
        """For each column a frame around its highest score, and the name of the film under the column.

        If several are equal, all of them have a frame, and the column is called a tie.
        """
        winners = []
        for column, rows in enumerate(best_of(self.made.product)):
            frames = [outline(self.product.cells(row, column)) for row in rows]
            source = FILMS[rows[0]] if len(rows) == 1 else "a tie"
            name = text(source, size=self._name_size, role="result")
            name.move_to((self.product.cells(None, column).center[0], 0.0, 0.0))
            name.stand_on(self.product_name.baseline)
            winners.append((Polyline(frames, "result", width=7.0), VGroup(name)))
        return winners

    def show_bands(self, opacity: float = 1.0) -> Any:
        return self.bands.animate.set_stroke(opacity=opacity)

    def first_way(self) -> tuple[VGroup, float]:
        """What V makes of X W, with its name in brackets, and how far it is to the middle of X W."""
        column = self.totals.copy()
        way = self.product.cells().center[0] - self.totals.cells().center[0]
        return VGroup(column, self.first_way_name), float(way)

    def beside_v(self) -> VGroup:
        """V with its name on its left, small enough for the corner under the title, while it meets W."""
        width, height = self.adding.cell
        room = frame().words.top - self.features.get_top()[1] - _MARGIN
        share = min(1.0, room / (self.adding.rows * height))
        size = max(FINE_SIZE, share * cast("Written", self.adding.entries[0][0]).size)
        column = self._ones((0.0, 0.0), (width, share * height), size)
        name = formula("V =", size=STATEMENT_SIZE, role=WEIGHT_MATRIX.role)
        pair = VGroup(name.next_to(column.frame, LEFT, buff=NAME_GAP), column)
        self.write_above(pair)
        return pair

    def across(self, table: NumberTable, row: int) -> Polyline:
        """A frame around a row of a table, W or the product, and the number beside it that adds it up."""
        cells, aside = table.cells(row), self.totals.cells(0)
        return Polyline([outline(Box(cells.left, aside.right, cells.bottom, cells.top))], "ink", width=5.0)

    def meeting(self, row: int) -> Polyline:
        """Frames around a film and the tastes of all viewers, and around the total where they meet."""
        boxes = (self.left.cells(row), self.tastes.cells(), self.totals.cells(row))
        return Polyline([outline(box) for box in boxes], "ink", width=5.0)

    @property
    def first_together(self) -> list[int]:
        """The film with the highest total, or several if they are equal."""
        (rows,) = best_of(self.totals_of_films)
        return rows

    def around(self, table: NumberTable, rows: Sequence[int]) -> Polyline:
        """Frames around rows of a table, as of what was found."""
        return Polyline([outline(table.cells(row)) for row in rows], "result", width=7.0)


def _beside(names: VGroup, table: NumberTable) -> None:
    """Put names beside the rows of a table."""
    for row, name in enumerate(names):
        cells = table.cells(row)
        name.next_to((cells.left, cells.center[1], 0.0), LEFT, buff=NAME_GAP)
        name.stand_on(cast("Written", table.entries[row][0]).baseline)


def _above(names: list[Written], table: NumberTable) -> VGroup:
    """Names above the columns of a table, on one baseline."""
    for column, name in enumerate(names):
        cells = table.cells(0, column)
        name.next_to((cells.center[0], cells.top, 0.0), UP, buff=NAME_GAP)
    baseline = max(name.baseline for name in names)
    return VGroup(*(name.stand_on(baseline) for name in names))
