"""Films times viewers: a product of two tables whose rows and columns have names."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, UP, VGroup, VMobject

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrix_multiplication.film_words import FEATURES, FILMS, VIEWERS, best_films
from scenes.stage.pictures.multiplications import Multiplication
from scenes.stage.pictures.number_tables import NumberTable, outline
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, formula, stack, text

_SIZE = 42.0
"""The largest font size of the numbers."""

_AIRY = 1.35
"""The width of a column of X if there is room, in manim units."""

_MANY = 7
"""So many columns of X and W together leave room only for small names."""

_LEFT = -3.1
"""The left edge of the picture, in manim units; words stand left of it."""

_MARGIN, _ROW_GAP = 0.4, 0.3
"""From the words to the films, and between two rows of words, in manim units."""

_GAP = 0.2
"""Between a name and its row or column, in manim units."""


class Scores(Multiplication):
    """X, the films, times W, the viewers: their product is how much each viewer likes each film.

    ``films`` stand beside the rows of X, ``viewers`` above the columns of W; the ``features`` stand above the
    columns of X, ``features_again`` beside the rows of W.
    """

    gap = 0.6

    def __init__(self, made: MatrixProduct) -> None:
        safe = frame().safe
        box = Box(_LEFT, safe.right, safe.bottom, safe.top)
        (rows, inner), columns = made.left.shape, made.right.shape[1]
        size = LABEL_SIZE if inner + columns < _MANY else FINE_SIZE
        self._name_size = size
        films = [text(name, size=size) for name in FILMS[:rows]]
        viewers = [text(name, size=size, role="path") for name in VIEWERS[:columns]]
        features = [text(name, size=size, role="muted") for name in FEATURES[:inner]]
        self.product_name = text(f"$X {WEIGHT_MATRIX.letter}$", role="result")
        beside, above = max(name.width for name in films) + _GAP, viewers[0].height + 2 * _GAP
        below = self.product_name.height + 2 * _GAP
        inner_box = Box(box.left + beside, box.right, box.bottom + below, box.top - above)
        widest = max(name.width for name in features) + 0.75 * _GAP
        airy = min(_AIRY, 0.45 * inner_box.width / inner)
        least = max(widest, airy), max(name.width for name in (*films, *viewers)) + 0.75 * _GAP
        roles: tuple[Role, Role, Role] = ("ink", WEIGHT_MATRIX.role, "result")
        super().__init__(made, box=inner_box, size=_SIZE, least_widths=least, roles=roles)
        self.films = VGroup(*films)
        _beside(self.films, self.left)
        self.viewers = _above(viewers, self.right)
        self.features = _above(features, self.left)
        self.features_again = VGroup(*(name.copy() for name in features))
        _beside(self.features_again, self.right)
        # The names of the tables stand where the names of rows and of columns would meet.
        x, w = formula("X", size=LABEL_SIZE), formula(f"{WEIGHT_MATRIX}", size=LABEL_SIZE)
        for name, rows, line in ((x, self.films, features[0]), (w, self.features_again, viewers[0])):
            name.next_to(rows, UP, buff=_GAP)
            name.stand_on(line.baseline)
        self.names = VGroup(x, w)
        self.product_name.next_to(self.product.frame, DOWN, buff=_GAP)

    def write_beside(self, *rows: VMobject) -> VGroup:
        """Put rows of words to the left of the films, below each other, higher up if there are many."""
        safe = frame().safe
        edge = self.films.get_left()[0] - _MARGIN
        box = Box(safe.left, edge, safe.bottom, self.left.cells().top)
        group = stack(*rows, box=box, gap=_ROW_GAP)
        group.shift((0.0, max(0.0, safe.bottom - group.get_bottom()[1]), 0.0))
        return group

    def sum_up(self, *rows: Written) -> tuple[VGroup, Polyline]:
        """Put rows to the left of the films, their right edges in line, and a line above the last one."""
        group = self.write_beside(*rows)
        edge = group.get_right()[0]
        for row in group:
            row.shift((edge - row.get_right()[0], 0.0, 0.0))
        height = (group[-2].get_bottom()[1] + group[-1].get_top()[1]) / 2
        ends = np.array([(group.get_left()[0], height), (edge, height)])
        return group, Polyline([ends], "ink", width=2.5)

    @property
    def contents(self) -> list[VMobject]:
        """All but the frames of the three tables and what stands under the product."""
        names = (self.films, self.viewers, self.features, self.features_again, self.names)
        return [self.bands, *self.insides, *names]

    def winners(self) -> list[tuple[Polyline, VGroup]]:
        """For each column a frame around its highest score, and the name of the film under the column.

        If several are equal, all of them have a frame, and there is no name.
        """
        winners = []
        for column, rows in enumerate(best_films(self.made)):
            frames = [outline(self.product.cells(row, column)) for row in rows]
            middle = self.product.cells(None, column).center[0]
            names = VGroup(text(FILMS[row], size=self._name_size, role="result") for row in rows[:1])
            for name in names:
                name.move_to((middle, 0.0, 0.0)).stand_on(self.product_name.baseline)
            winners.append((Polyline(frames, "result", width=7.0), names if len(rows) == 1 else VGroup()))
        return winners


def _beside(names: VGroup, table: NumberTable) -> None:
    """Put names beside the rows of a table."""
    for row, name in enumerate(names):
        cells = table.cells(row)
        name.next_to((cells.left, cells.center[1], 0.0), LEFT, buff=_GAP)


def _above(names: list[Written], table: NumberTable) -> VGroup:
    """Names above the columns of a table, on one baseline."""
    for column, name in enumerate(names):
        cells = table.cells(0, column)
        name.next_to((cells.center[0], cells.top, 0.0), UP, buff=_GAP)
    baseline = max(name.baseline for name in names)
    return VGroup(*(name.stand_on(baseline) for name in names))


class Pair(VGroup):
    """Frames around a number of the first film and the number of the first viewer that it meets.

    ``term`` is the feature at which they are; on its way to the next it lies between two.
    """

    def __init__(self, scores: Scores) -> None:
        self.scores = scores
        self.film, self.viewer = Polyline([], "ink", width=5.0), Polyline([], "ink", width=5.0)
        super().__init__(self.film, self.viewer)
        self.set_state(term=0.0)

    def set_state(self, *, term: float) -> Self:
        self.term = term
        before, after = int(np.floor(term)), int(np.ceil(term))
        film, viewer = self.scores.left, self.scores.right
        for line, (first, last) in (
            (self.film, (film.cells(0, before), film.cells(0, after))),
            (self.viewer, (viewer.cells(before, 0), viewer.cells(after, 0))),
        ):
            line.set_runs([outline(first) + (term - before) * (outline(last) - outline(first))])
        return self
