"""Films times viewers, in words and in formulas: what the tables hold, which sizes fit, what is scored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.lesson import Facts
from scenes.stage.pictures.number_tables import rounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_number, number, sum_in_words
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

FEATURES = ("action", "comedy", "love", "music")
"""What a film has more or less of: the columns of X and the rows of W."""

FILMS = ("Harbor", "Comet", "Tango", "Ember")
"""The rows of X."""

VIEWERS = ("Ann", "Ben", "Cleo", "Dan")
"""The columns of W."""


def facts(made: MatrixProduct) -> Facts:
    """What is said of films and viewers."""
    return {
        "films": films_in_words(made),
        "viewers": viewers_in_words(made),
        "left_out": FEATURES[len(made.right) - 1],
        "score": score_in_words(made),
        "best": best_in_words(made),
    }


def has_features(lesson: Any) -> bool:
    """Whether X has more than one column, so that one can be left out."""
    return len(lesson.params.w) > 1


def has_films(lesson: Any) -> bool:
    """Whether X has more than one row, so that there is a choice."""
    return len(lesson.params.x) > 1


def has_scores(lesson: Any) -> bool:
    """Whether the product has more than one entry."""
    return has_films(lesson) or len(lesson.params.w[0]) > 1


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: ``action, comedy and romance``."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def films_in_words(made: MatrixProduct) -> str:
    """What the rows of X are."""
    rows, inner = made.left.shape
    features = listed(FEATURES[:inner])
    if rows == 1:
        return f"The row of X is a film: how much {features} it has."
    return f"Each row of X is a film: how much {features} it has."


def viewers_in_words(made: MatrixProduct) -> str:
    """What the columns of W are."""
    inner, columns = made.right.shape
    each = "that" if inner == 1 else "each of these"
    if columns == 1:
        return f"The column of W is a viewer: how much {VIEWERS[0]} likes {each}."
    return f"Each column of W is a viewer: how much {listed(VIEWERS[:columns])} like {each}."


def rows_and_columns() -> list[Written]:
    """What a row of X and a column of W are."""
    return [
        text("*row* of $X$: a film"),
        text(f"*column* of {tint('$W$', WEIGHT_MATRIX.role)}: a viewer"),
    ]


def score_in_words(made: MatrixProduct) -> str:
    """How the first viewer likes the first film."""
    question = f"How much will {VIEWERS[0]} like {FILMS[0]}?"
    terms = [float(term) for term in rounded(made.terms[0, 0])]
    total = number(float(rounded(made.product)[0, 0]))
    if len(terms) == 1:
        a, b = number(made.left[0, 0]), number(made.right[0, 0])
        return f"{question} {a} times {b} is {total}."
    return f"{question} {sum_in_words(terms)} is {total}."


def best_films(made: MatrixProduct) -> list[list[int]]:
    """The rows with the highest score in each column; several if they are equal."""
    scores = rounded(made.product)
    return [np.flatnonzero(column == column.max()).tolist() for column in scores.T]


def best_in_words(made: MatrixProduct) -> str:
    """Which film each viewer should watch."""
    best = best_films(made)
    if all(len(films) == len(made.left) for films in best):
        return "All films get the same score here."
    picks = [
        f"{listed([FILMS[film] for film in films])} for {viewer}"
        for films, viewer in zip(best, VIEWERS, strict=False)
    ]
    return f"The best score wins: {listed(picks)}."


def products(made: MatrixProduct) -> list[Written]:
    """How the first score is computed: the product of each pair, and under them their sum."""
    terms = [float(term) for term in rounded(made.terms[0, 0])]
    total = float(rounded(made.product)[0, 0])
    places = next(places for places in range(3) if all(is_exact(x, places) for x in (*terms, total)))
    results = [math_number(term, places, fixed=True) for term in (*terms, total)]
    factors = [
        f"{math_number(a)} dot {tint(math_number(b, guarded=True), WEIGHT_MATRIX.role)} ="
        for a, b in zip(made.left[0], made.right[:, 0], strict=True)
    ]
    rows = [f"{each} {result}" for each, result in zip(factors, results, strict=False)]
    return [formula(row, size=STATEMENT_SIZE) for row in (*rows, tint(results[-1], "result"))]


def math_shapes(made: MatrixProduct) -> list[str]:
    """Write how the sizes of two matrices fit, the size of the product, and both in letters."""
    (rows, inner), columns = made.left.shape, made.right.shape[1]
    return [*_shapes(str(rows), str(inner), str(columns)), " ".join(_shapes("m", "n", "p"))]


def _shapes(rows: str, inner: str, columns: str) -> tuple[str, str]:
    factors = f"({tint(rows, 'result')} times {inner})({inner} times {tint(columns, 'result')})"
    return factors, f"-> {tint(f'{rows} times {columns}', 'result')}"
