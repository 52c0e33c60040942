"""How political words and texts are: what one reader says, and what a model says while it learns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import LEFT, ORIGIN, VGroup

from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.linear_algebra.norms.texts.nearest_words import NAMES
from scenes.linear_algebra.norms.weights.learning_words import SHOWN
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, listed, math_number, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Numeral, Written, formula, text

_LINES = (1.55, 0.85, 0.3, -0.4, -0.95)
"""Baselines: the heads of the columns, both words, and both texts."""

_WORKED = -1.75
"""The baseline of how a text is scored."""

_LEARNED = (-1.75, -2.35)
"""Baselines of what was learned in the diamond and in the disc."""

_READER, _MODEL = 2.6, 3.85
"""From the left edge of the words to the middle of each column."""

Counts = Sequence[int]


def rated(weights: Points, texts: Sequence[Counts]) -> tuple[float, ...]:
    """The weights of both words as they are shown, rounded, and the score of each text with these."""
    shown = [round(float(weight), SHOWN) for weight in weights]
    return *shown, *(round(float(np.dot(shown, counts)), SHOWN) for counts in texts)


class RatedWords(VGroup):
    """A table of what a reader and a model say of words and of texts; its parts come one by one.

    Attributes
    ----------
    names, texts
        Of the rows: of both words, under a head, and of both texts, with their counts.
    head, model
        Of the model: its name, and its running numbers.
    reader
        A head and one reader's numbers.
    """

    def __init__(self, ratings: Points, texts: Sequence[Counts], weights: Callable[[], Points]) -> None:
        self.counts, self.weights = texts, weights
        lines = _LINES[1:]
        self.names = VGroup(_name("how political?", _LINES[0]))
        self.names.add(*(_name(word, line) for word, line in zip(COUNTED, lines, strict=False)))
        self.texts = VGroup()
        for name, counts, line in zip(NAMES, texts, lines[2:], strict=True):
            self.texts.add(_name(f"{name} {listed(counts)}", line, "second"))
        self.head = _centred(text("model", role="path"), _MODEL, _LINES[0])
        self.model = VGroup(*(_centred(self._running(row), _MODEL, line) for row, line in enumerate(lines)))
        self.reader = VGroup(_centred(text("reader", role="data"), _READER, _LINES[0]))
        for rating, line in zip(rated(ratings, texts), lines, strict=True):
            self.reader.add(_centred(text(number(rating, SHOWN), role="data"), _READER, line))
        super().__init__(self.names, self.texts, self.head, self.model, self.reader)

    def worked(self) -> Written:
        """How the score of the first text follows from the model's weights."""
        goal, vote, score, _ = (math_number(each, SHOWN) for each in rated(self.weights(), self.counts))
        weights = [tint(each, "path") for each in (goal, vote)]
        products = (
            f"{tint(math_number(count), 'second')} dot {weight}"
            for count, weight in zip(self.counts[0], weights, strict=True)
        )
        sum_of_weights = f"#words[{NAMES[0]}:] {' + '.join(products)} = {tint(score, 'path')}"
        written = formula(sum_of_weights, size=LABEL_SIZE)
        return _at_left(written, _WORKED)

    def _running(self, row: int) -> Numeral:
        def write(value: float) -> str:
            return number(value, SHOWN, fixed=True)

        return Numeral(lambda: rated(self.weights(), self.counts)[row], write, role="path", anchor=ORIGIN)


def learned(p: float, weights: Points) -> Written:
    """A line under the table: the weights that a model learned in a ball of the 1-norm or the 2-norm."""
    exact = all(is_exact(float(weight), SHOWN) for weight in weights)
    source = f"$L_{p:.0f}$ ball: #h(0.3em) ${'' if exact else 'approx '}{listed(weights, SHOWN)}$"
    return _name(source, _LEARNED[0 if p == 1 else 1])


def _name(source: str, line: float, role: Role = "ink") -> Written:
    return _at_left(text(source, size=LABEL_SIZE, role=role), line)


def _at_left(written: Written, line: float) -> Written:
    return written.stand_on(line).set_x(frame().words.left, LEFT)


def _centred(cell: Written, x: float, line: float) -> Written:
    cell.stand_on(line)
    return cell.shift((frame().words.left + x - cell.get_center()[0], 0.0, 0.0))
