from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import bend_between, multiply
from scenes.linear_algebra.matrix_multiplication import film_words

MADE = multiply([[1.5, -2.3], [0, 1]], [[0.5, 0.3, 1], [-0.2, 0.8, 1]])


def test_films_and_viewers():
    assert film_words.films_in_words(MADE) == "Now data: each row of X is a film."
    assert film_words.viewers_in_words(MADE) == "Each column of W is one viewer's taste."
    one = multiply([[2]], [[3]])
    assert film_words.films_in_words(one) == "Now data: the row of X is a film."
    assert film_words.viewers_in_words(one) == "The column of W is one viewer's taste: Ann's."


@pytest.mark.parametrize(
    ("x", "w", "said"),
    [
        ([[1.5, 2.3]], [[0.5], [0.2]], "Amount times taste, genre by genre: 1.21."),
        ([[-1.5, 2.3]], [[0.5], [0.2]], "Amount times taste, genre by genre: minus 0.29."),
        ([[9.9, 9.8]], [[9.9], [9.1]], "Amount times taste, genre by genre: about 187."),
        ([[-2]], [[3]], "Amount times taste: minus 6."),
    ],
)
def test_a_score_in_words(x, w, said):
    assert film_words.score_in_words(multiply(x, w)) == f"How much will Ann like Canyon? {said}"


@pytest.mark.parametrize(
    ("x", "w", "said"),
    [
        ([[1], [2]], [[1, -1]], "Comet is best for Ann, Canyon for Ben."),
        ([[1], [2]], [[1, 2]], "Comet is best for Ann and Ben."),
        ([[1], [2], [2]], [[1, -1]], "Canyon is best for Ben. For Ann, it's a tie."),
        ([[1], [1]], [[1, 2]], "All of them get the same score here."),
    ],
)
def test_the_best_films_in_words(x, w, said):
    assert film_words.best_in_words(multiply(x, w)) == said


def test_products_have_as_many_decimals_as_they_need():
    *terms, total = (row.source for row in film_words.products([1.5, 2], [0.5, 3], [[6.75]]))
    assert [term.rpartition("= ")[2] for term in terms] == ['"0.75"', '"6.00"']
    assert total == '{{ "6.75" : result }}'
    assert film_words.products([2, 1], [3, 1], [[7]])[-1].source == '{{ "7" : result }}'


def test_numbers_of_a_sum_are_written_as_in_their_tables():
    *terms, total = (
        row.source for row in film_words.products([1.5, 2.3], [0.8, 1], [[3.5], [3.42]], even=True)
    )
    assert ['"0.8"' in terms[0], '"1.0"' in terms[1]] == [True, True]
    assert [term.rpartition("= ")[2] for term in terms] == ['"1.20"', '"2.30"']
    assert total == '{{ "3.50" : result }}'


def test_a_single_product_is_not_summed():
    (term, total) = (row.source for row in film_words.products([-10], [3], [[-30]]))
    assert "=" not in term
    assert total.count("30") == 1


def test_shapes():
    assert film_words.math_shapes(MADE) == ["(2 times 2)(2 times 3)", "-> 2 times 3"]
    assert film_words.sizes_in_words(MADE) == (
        "The genres must match, 2 and 2: 2 films get scores from 3 viewers."
    )
    one = "The genres must match, 1 and 1: 1 film gets a score from 1 viewer."
    assert film_words.sizes_in_words(multiply([[2]], [[3]])) == one
    several = "The genres must match, 1 and 1: 1 film gets scores from 2 viewers."
    assert film_words.sizes_in_words(multiply([[2]], [[3, 1]])) == several


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([[1, 0], [2, 1], [1, 1]], "Either way, Comet wins."),
        ([[1, 0], [0, 1]], "Either way, it's a tie."),
        ([[2, 2], [3, 0], [0, 3]], "Either way, Canyon wins, though it's nobody's favorite."),
    ],
)
def test_the_winner_when_all_watch_together(scores, said):
    assert film_words.winner_in_words(np.sum(scores, axis=1, keepdims=True), scores) == said


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ((3, 3, 2), "Each film is a point: Ann's score across, Ben's up."),
        ((1, 3, 2), "The film is a point: Ann's score across, Ben's up."),
        ((3, 4, 4), "Do the same for every pair of a row and a column."),
        ((1, 1, 1), ""),
    ],
)
def test_where_the_films_are(shape, said):
    rows, inner, columns = shape
    assert film_words.places_in_words(multiply([[1] * inner] * rows, [[1] * columns] * inner)) == said


@pytest.mark.parametrize(
    ("scores", "gets", "must", "gives"),
    [
        ([2, 1.5], "still gets 3.5", "flip its 3.5", "0"),
        ([2, -1], "gets 2", "flip its 2", "1"),
        ([-2, 0], "gets 0", "still give 0", "2"),
        ([999.9, 0.01], "still gets about 1000", "flip its score of about 1000", "0"),
    ],
)
def test_why_layers_with_a_bend_do_not_fold(scores, gets, must, gives):
    passed = bend_between([scores, np.negative(scores)], np.eye(2), np.ones((2, 1)))
    assert film_words.facts_of_a_bend(passed, 1) == {
        "bent": f"Comet {gets}.",
        "bend": f"To test, flip Comet's signs: one matrix would {must}. "
        f"These layers give {gives}: they don't fold.",
    }


def test_nothing_is_said_of_a_film_without_a_score():
    passed = bend_between(np.zeros((2, 2)), np.eye(2), np.ones((2, 1)))
    assert film_words.facts_of_a_bend(passed, 0) == {"bent": "", "bend": ""}


@pytest.mark.parametrize(("x", "film"), [([[0, 0], [1, -1], [1, 2]], 2), ([[1, 2]], 0), ([[1, -1]], None)])
def test_the_first_film_with_a_score_goes_through_a_bend(x, film):
    assert film_words.film_through_a_bend(multiply(x, [[1], [1]])) == film
