"""How political two words are: what one reader says, and what a model says while it learns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import LEFT, ORIGIN, VGroup

from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.linear_algebra.norms.weights.learning_words import SHOWN
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import is_exact, listed, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Numeral, Written, text

_LINES = (1.45, 0.7, 0.05, -0.75)
"""Baselines: the heads of the columns, both words, and the distance between the columns."""

_LEARNED = (-1.65, -2.3)
"""Baselines of what was learned in the diamond and in the disc."""

_READER, _MODEL = 2.6, 3.9
"""From the left edge of the words to the middle of each column."""


def rated(weights: Points, best: Points) -> tuple[float, float, float]:
    """The weights of both words as they are shown, rounded, and how far these are from the best ones."""
    goal, vote = (round(float(weight), SHOWN) for weight in weights)
    return goal, vote, round(float(np.hypot(goal - best[0], vote - best[1])), SHOWN)


class RatedWords(VGroup):
    """A table of what a reader and a model say of two words; its parts come one by one.

    Attributes
    ----------
    names
        Of the rows of both words, under a head.
    model
        Its name, and its running numbers.
    reader
        A head and one reader's numbers.
    distance
        A row: how far the model is from the reader.
    """

    def __init__(self, ratings: Points, weights: Callable[[], Points]) -> None:
        self.ratings, self.weights = ratings, weights
        head, *lines, last = _LINES
        self.names = VGroup(_name("how political?", head, size=LABEL_SIZE))
        self.model = VGroup(_centred(text("model", role="path"), _MODEL, head))
        self.reader = VGroup(_centred(text("reader", role="second"), _READER, head))
        for row, (word, rating, line) in enumerate(zip(COUNTED, ratings, lines, strict=True)):
            self.names.add(_name(word, line))
            said = text(number(float(rating), SHOWN), size=STATEMENT_SIZE, role="second")
            self.reader.add(_centred(said, _READER, line))
            self.model.add(_centred(self._running(row, "path"), _MODEL, line))
        far = _centred(self._running(len(lines), "result"), _MODEL, last)
        self.distance = VGroup(_name("distance in $L_2$", last), far)
        super().__init__(self.names, self.model, self.reader, self.distance)

    def _running(self, row: int, role: Role) -> Numeral:
        def write(value: float) -> str:
            return number(value, SHOWN, fixed=True)

        def value() -> float:
            return rated(self.weights(), self.ratings)[row]

        return Numeral(value, write, size=STATEMENT_SIZE, role=role, anchor=ORIGIN)


def learned(p: float, weights: Points) -> Written:
    """A line under the table: the weights that a model learned in a ball of the 1-norm or the 2-norm."""
    exact = all(is_exact(float(weight), SHOWN) for weight in weights)
    source = f"$L_{p:.0f}$ ball: #h(0.3em) ${'' if exact else 'approx '}{listed(weights, SHOWN)}$"
    return _name(source, _LEARNED[0 if p == 1 else 1])


def _name(source: str, line: float, *, size: float = STATEMENT_SIZE) -> Written:
    return text(source, size=size).stand_on(line).set_x(frame().words.left, LEFT)


def _centred(cell: Written, x: float, line: float) -> Written:
    cell.stand_on(line)
    return cell.shift((frame().words.left + x - cell.get_center()[0], 0.0, 0.0))
