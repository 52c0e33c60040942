"""How political words are: what one reader says, and what a model says while it learns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import LEFT, ORIGIN, VGroup

from mathkit.linear_algebra.norms import p_norm
from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.linear_algebra.norms.weights.learning_words import SHOWN
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import is_exact, listed, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Numeral, Written, text

_LINES = (1.55, 0.85, 0.3, -0.25, -0.95)
"""Baselines: the heads of the columns, both words, a text of both, and the error."""

_LEARNED = (-1.8, -2.4)
"""Baselines of what was learned in the diamond and in the disc."""

_READER, _MODEL = 2.5, 3.85
"""From the left edge of the words to the middle of each column."""


def rated(weights: Points, ratings: Points) -> tuple[float, float, float, float]:
    """What a model says of both words and of a text that has both, and its error on both words.

    Its weights count as they are shown: rounded. The error is the sum of both squared differences.
    """
    goal, vote = (round(float(weight), SHOWN) for weight in weights)
    error = p_norm(np.array([goal, vote]) - ratings, 2) ** 2
    return goal, vote, round(goal + vote, SHOWN), round(error, SHOWN)


class RatedWords(VGroup):
    """A table of what a reader and a model say; its parts come one by one.

    Attributes
    ----------
    names, head
        Of the rows and of the model's column.
    model
        Its running numbers: for both words and for the text of both.
    reader
        A head and one reader's ratings, of both words and of the text of both.
    error
        A name, and the model's running error.
    """

    def __init__(self, ratings: Points, weights: Callable[[], Points]) -> None:
        words = (*COUNTED, " ".join(COUNTED))
        self.names = VGroup(_name("how political?", _LINES[0]))
        self.names.add(*(_name(word, line) for word, line in zip(words, _LINES[1:], strict=False)))
        self.head = _centred(text("model", role="path"), _MODEL, _LINES[0])
        numbers = [_running(weights, ratings, row, "path") for row in range(3)]
        self.model = VGroup(
            *(_centred(each, _MODEL, line) for each, line in zip(numbers, _LINES[1:], strict=False))
        )
        self.reader = VGroup(_centred(text("reader", role="data"), _READER, _LINES[0]))
        for rating, line in zip((*ratings, np.sum(ratings)), _LINES[1:], strict=False):
            written = text(number(float(rating), SHOWN, fixed=True), role="data")
            self.reader.add(_centred(written, _READER, line))
        error = _centred(_running(weights, ratings, 3, "slope"), _MODEL, _LINES[4])
        self.error = VGroup(_name("squared distance", _LINES[4]), error)
        super().__init__(self.names, self.head, self.model, self.reader, self.error)


def learned(p: float, weights: Points) -> Written:
    """A line under the table: the weights that a model learned in a ball of the 1-norm or the 2-norm."""
    exact = all(is_exact(float(weight), SHOWN) for weight in weights)
    source = f"$L_{p:.0f}$ ball: #h(0.3em) ${'' if exact else 'approx '}{listed(weights, SHOWN)}$"
    return _name(source, _LEARNED[0 if p == 1 else 1])


def _running(weights: Callable[[], Points], ratings: Points, row: int, role: Role) -> Numeral:
    def write(value: float) -> str:
        return number(value, SHOWN, fixed=True)

    return Numeral(lambda: rated(weights(), ratings)[row], write, role=role, anchor=ORIGIN)


def _name(source: str, line: float) -> Written:
    name = text(source, size=LABEL_SIZE).stand_on(line)
    return name.set_x(frame().words.left, LEFT)


def _centred(cell: Written, x: float, line: float) -> Written:
    cell.stand_on(line)
    return cell.shift((frame().words.left + x - cell.get_center()[0], 0.0, 0.0))
