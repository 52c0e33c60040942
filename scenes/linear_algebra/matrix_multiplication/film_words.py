"""Films times viewers, in words and in formulas: what the tables hold, which sizes fit, what is scored."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import BentLayers, MatrixProduct
from scenes.linear_algebra.matrix_multiplication.words import FILM_TABLE, letters, math_ways, spoken
from scenes.stage.lesson import Facts
from scenes.stage.pictures.number_tables import DECIMALS, decimals_of, rounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, is_exact, math_number
from scenes.stage.type.phrases import enumerated
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

FEATURES = ("action", "comedy", "romance", "music")
"""What a film has more or less of: the columns of X and the rows of W."""

FILMS = ("Canyon", "Comet", "Tango", "Ember")
"""The rows of X."""

VIEWERS = ("Ann", "Ben", "Cleo", "Dan")
"""The columns of W."""


def facts(made: MatrixProduct, totals: ArrayLike) -> Facts:
    """What is said of films and viewers."""
    return {
        "films": films_in_words(made),
        "viewers": viewers_in_words(made),
        "sizes": sizes_in_words(made),
        "score": score_in_words(made),
        "places": places_in_words(made),
        "best": best_in_words(made),
        "together": "W scores the film" + "s" * has_choice(made),
        "winner": winner_in_words(totals, made.product),
    }


_MOST_FEATURES = 3
"""More of these leave no room for a plane beside the tables."""


def has_plane(made: MatrixProduct) -> bool:
    """Whether a plane shows the scores of two viewers: a walk of two or three steps, beside small tables."""
    inner, columns = made.right.shape
    return bool(columns == 2 and 2 <= inner <= _MOST_FEATURES)


def has_choice(made: MatrixProduct) -> bool:
    """Whether there are films to choose from."""
    return len(made.left) > 1


def has_films(lesson: Any) -> bool:
    """Whether X has more than one row, so that there is a choice."""
    return len(lesson.params.x) > 1


def has_viewers(lesson: Any) -> bool:
    """Whether W has more than one column, so that viewers can watch together."""
    return len(lesson.params.w[0]) > 1


def film_through_a_bend(made: MatrixProduct) -> int | None:
    """The first film with a score: relu changes what two layers make of it, or of its negative."""
    return next((film for film, scores in enumerate(rounded(made.product)) if scores.any()), None)


def has_bend(lesson: Any) -> bool:
    """Whether there is a film that shows why layers with a bend do not fold."""
    return film_through_a_bend(lesson.made) is not None


def has_scores(lesson: Any) -> bool:
    """Whether the product has more than one entry."""
    return has_films(lesson) or has_viewers(lesson)


def films_in_words(made: MatrixProduct) -> str:
    """What the rows of X are."""
    return f"Now data: {'each' if has_choice(made) else 'the'} row of X is a film."


def viewers_in_words(made: MatrixProduct) -> str:
    """What the columns of W are."""
    columns = made.right.shape[1]
    if columns == 1:
        return f"The column of W is one viewer's taste: {VIEWERS[0]}'s."
    return "Each column of W is one viewer's taste."


def sizes_in_words(made: MatrixProduct) -> str:
    """Why two sizes have to be equal, and the size of the product: what is left of both."""
    (rows, columns), inner = made.product.shape, len(made.right)
    get = f"{'get' if rows > 1 else 'gets'} {'a score' if made.product.size == 1 else 'scores'}"
    scored = f"{counted(rows, 'film')} {get} from {counted(columns, 'viewer')}"
    return f"The genres must match, {inner} and {inner}: {scored}."


def score_in_words(made: MatrixProduct) -> str:
    """How the first viewer likes the first film; long numbers are only rounded in speech."""
    question = f"How much will {VIEWERS[0]} like {FILMS[0]}?"
    total = heard(float(rounded(made.terms[0, 0].sum())))
    if len(made.right) == 1:
        return f"{question} Amount times taste: {total}."
    return f"{question} Amount times taste, genre by genre: {total}."


def heard(score: float) -> str:
    """A score as it is said, rounded to what an ear can hold: ``about minus 187``."""
    about = float(f"{score:.3g}")
    return f"{'' if about == score else 'about '}{spoken(about)}"


def best_of(scores: ArrayLike) -> list[list[int]]:
    """The rows with the highest score in each column, several if they are equal."""
    columns = rounded(scores).T
    return [np.flatnonzero(column == column.max()).tolist() for column in columns]


def places_in_words(made: MatrixProduct) -> str:
    """What the scores are to the films."""
    if made.product.size == 1:
        return ""
    if has_plane(made):
        which = "Each" if has_choice(made) else "The"
        return f"{which} film is a point: {VIEWERS[0]}'s score across, {VIEWERS[1]}'s up."
    return "Do the same for every pair of a row and a column."


def best_in_words(made: MatrixProduct) -> str:
    """Which film each viewer should watch; viewers who agree are named together."""
    best = best_of(made.product)
    if all(len(films) == len(made.left) for films in best):
        return "All of them get the same score here."
    fans: dict[int, list[str]] = {}
    undecided = []
    for films, viewer in zip(best, VIEWERS, strict=False):
        if len(films) == 1:
            fans.setdefault(films[0], []).append(viewer)
        else:
            undecided.append(viewer)
    picks = [f"{FILMS[film]} for {enumerated(viewers)}" for film, viewers in fans.items()]
    sentences = []
    if picks:
        first, *others = picks
        sentences.append(
            first.replace(" for ", " is best for ", 1) + "".join(f", {each}" for each in others) + "."
        )
    if undecided:
        sentences.append(f"For {enumerated(undecided)}, it's a tie.")
    return " ".join(sentences)


def winner_in_words(totals: ArrayLike, scores: ArrayLike) -> str:
    """Which film wins when all watch together, and whether it is the best for nobody."""
    (rows,) = best_of(np.reshape(totals, (-1, 1)))
    if len(rows) > 1:
        return "Either way, it's a tie."
    surprise = "" if any(rows[0] in films for films in best_of(scores)) else ", though it's nobody's favorite"
    return f"Either way, {FILMS[rows[0]]} wins{surprise}."


def products(film: ArrayLike, taste: ArrayLike, scores: ArrayLike, *, even: bool = False) -> list[Written]:
    """How a score is computed: the product of each pair, and under them their sum.

    All results have as many decimals as the table of *scores*, or more if they need them. If *even*, so do
    the numbers of the *taste* among each other, as in their table.
    """
    numbers, weights = np.ravel(film), np.ravel(taste)
    terms = rounded(numbers * weights).tolist()
    total = float(rounded(sum(terms)))
    fits = (places for places in range(DECIMALS) if all(is_exact(term, places) for term in terms))
    places = max(decimals_of(scores), next(fits, DECIMALS))
    results = [math_number(term, places, fixed=True) for term in (*terms, total)]
    equals = " =" if len(terms) > 1 else ""
    decimals = decimals_of(weights)
    factors = [
        f"{math_number(a)} dot {tint(math_number(b, decimals, fixed=even, guarded=True), 'path')}{equals}"
        for a, b in zip(numbers, weights, strict=True)
    ]
    rows = [f"{each} {result}" if equals else each for each, result in zip(factors, results, strict=False)]
    return [formula(row, size=LABEL_SIZE) for row in (*rows, tint(results[-1], "result"))]


def math_shapes(made: MatrixProduct) -> list[str]:
    """Write how the sizes of two matrices fit, and the size of the product."""
    (rows, inner), columns = made.left.shape, made.right.shape[1]
    return [f"({rows} times {inner})({inner} times {columns})", f"-> {rows} times {columns}"]


def one_after_another() -> tuple[Written, Written, Written]:
    """The order in which two tables act on films, also in short, and both ways to use brackets."""
    weights = WEIGHT_MATRIX.role
    order = f"first {letters(WEIGHT_MATRIX.letter, weights)}, then {letters('V', weights)}"
    films = letters(FILM_TABLE.letter, FILM_TABLE.role)
    first, second = math_ways()
    return (
        text(f"{order}: {films}{letters(f'{WEIGHT_MATRIX.letter} V', weights)}"),
        text(order),
        formula(f"{first} = {second}", size=STATEMENT_SIZE),
    )


def facts_of_a_bend(passed: BentLayers, film: int) -> Facts:
    """What comes out for a film with a relu in between, and why no matrix does the same.

    If a matrix gave this, it would give the negative for the negative of the film.
    """
    first, flipped = (float(output) for output in rounded(passed.outputs)[:, 0])
    if first == flipped == 0:
        return {"bent": "", "bend": ""}
    still = "still " if (passed.sums[0] >= 0).all() else ""
    score = heard(first)
    must = f"flip its {'score of ' * score.startswith('about')}{score}" if first else "still give 0"
    here = f"These layers give {heard(flipped)}: they don't fold."
    return {
        "bent": f"{FILMS[film]} {still}gets {heard(first)}.",
        "bend": f"To test, flip {FILMS[film]}'s signs: one matrix would {must}. {here}",
    }


def film_goes_in(film: int, *, flipped: bool) -> Written:
    """The name of the film whose numbers go into the network."""
    return text(f"{FILMS[film]}{', flipped' * flipped}", role=FILM_TABLE.role)
