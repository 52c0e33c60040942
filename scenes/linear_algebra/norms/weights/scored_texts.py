"""Texts that readers have rated: one reader's, from which weights learn, and new ones, which they score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import SurroundingRectangle, VGroup

from mathkit.linear_algebra.norms import p_norm
from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.linear_algebra.norms.weights.learning_words import SHOWN
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, text

NEW_TEXTS = np.array([(2, 0), (0, 2), (1, 1)])
"""How often three new texts say each of both words."""

NEW_RATINGS = np.array([0.3, 2.3, 1.0])
"""How other readers rate them."""

_LINES = (1.75, 1.15, 0.7, -0.25, -0.85, -1.3, -1.75, -2.4)
"""Baselines: a head and one reader's texts; a head and the new texts; the errors."""

_RATINGS, _MODELS = 1.85, (2.66, 3.42, 4.14)
"""From the left edge of the words to the middle of each column."""

_SIZE, _LARGE = 28, 10.0
"""Of all writing; and errors from here on are wide."""


@dataclass(frozen=True, eq=False)
class Scores:
    """How several models score the new texts.

    Attributes
    ----------
    models : (m, 2)
        Their weights.
    scores : (m, n)
    errors : (m,)
        The sums of the squares of all differences from the readers' ratings.
    """

    models: Points
    scores: Points
    errors: Points

    @property
    def shown_errors(self) -> list[float]:
        """The errors as they are written: large ones with one decimal, no wider than their columns."""
        return [round(float(error), SHOWN if error < _LARGE else 1) for error in self.errors]


def scores_of(models: Sequence[Points]) -> Scores:
    """Let models score the new texts, with their weights as they are shown: rounded."""
    shown = np.round(models, SHOWN)
    scores = shown @ NEW_TEXTS.T
    errors = np.array([p_norm(each - NEW_RATINGS, 2) ** 2 for each in scores])
    return Scores(shown, scores, errors)


class RatedTexts(VGroup):
    """Both tables beside the planes of weights; their rows come one by one.

    Attributes
    ----------
    learned
        What one reader says, a head and two rows.
    head, rows
        Of the new texts; in each row a text, the readers' rating and the score of each model.
    errors
        A row with the error of each model.
    """

    def __init__(self, ratings: Points, scores: Scores) -> None:
        self.scores = scores
        self.learned = VGroup(self._name("how political? one reader:", 0))
        for index, (word, rating) in enumerate(zip(COUNTED, ratings, strict=True)):
            self.learned.add(self._row(index + 1, word, [float(rating)]))
        self.head = VGroup(self._name("other readers:", 3))
        heads: tuple[tuple[str, Role], ...] = ((WEIGHTS.letter, "path"), ("L_1", "dial"), ("L_2", "dial"))
        for (letter, role), x in zip(heads, _MODELS, strict=True):
            self.head.add(self._cell(f"${letter}$", x, 3, role))
        self.rows = VGroup()
        for index, (counts, rating) in enumerate(zip(NEW_TEXTS, NEW_RATINGS, strict=True)):
            words = " ".join(word for word, count in zip(COUNTED, counts, strict=True) for _ in range(count))
            self.rows.add(self._row(index + 4, words, [float(rating), *map(float, scores.scores[:, index])]))
        self.errors = VGroup(self._name("squared error", 7))
        for error, x in zip(scores.shown_errors, _MODELS, strict=True):
            self.errors.add(self._cell(number(error, SHOWN), x, 7, "slope"))
        super().__init__(self.learned, self.head, self.rows, self.errors)

    def least(self) -> VGroup:
        """Frames around the smallest errors, as they are shown."""
        shown = self.scores.shown_errors
        cells = [cell for cell, error in zip(self.errors[1:], shown, strict=True) if error == min(shown)]
        return VGroup(
            *(SurroundingRectangle(cell, buff=0.1, color=color("ink"), stroke_width=3.0) for cell in cells)
        )

    def _row(self, line: int, words: str, values: Sequence[float]) -> VGroup:
        """A text, its rating, and what models say of it."""
        row = VGroup(self._name(words, line))
        for index, (value, x) in enumerate(zip(values, (_RATINGS, *_MODELS), strict=False)):
            row.add(self._cell(number(value, SHOWN), x, line, "path" if index else "ink"))
        return row

    def _name(self, source: str, line: int) -> Written:
        name = text(source, size=_SIZE).stand_on(_LINES[line])
        return name.shift((frame().words.left - name.get_left()[0], 0.0, 0.0))

    def _cell(self, source: str, x: float, line: int, role: Role) -> Written:
        cell = text(source, size=_SIZE, role=role).stand_on(_LINES[line])
        return cell.shift((frame().words.left + x - cell.get_center()[0], 0.0, 0.0))
