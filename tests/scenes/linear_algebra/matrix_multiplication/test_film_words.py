from __future__ import annotations

import pytest

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrix_multiplication import film_words

MADE = multiply([[1.5, -2.3], [0, 1]], [[0.5, 0.3, 1], [-0.2, 0.8, 1]])


def test_films_and_viewers():
    assert film_words.films_in_words(MADE) == "Each row of X is a film: how much action and comedy it has."
    assert film_words.viewers_in_words(MADE).endswith("how much Ann, Ben and Cleo like each of these.")
    one = multiply([[2]], [[3]])
    assert film_words.films_in_words(one) == "The row of X is a film: how much action it has."
    assert film_words.viewers_in_words(one) == "The column of W is a viewer: how much Ann likes that."


@pytest.mark.parametrize(
    ("x", "w", "said"),
    [
        ([[1.5, 2.3]], [[0.5], [0.2]], "0.75 plus 0.46 is 1.21."),
        ([[1.5, 2.3]], [[0.5], [-0.2]], "0.75 minus 0.46 is 0.29."),
        ([[2]], [[3]], "2 times 3 is 6."),
    ],
)
def test_a_score_in_words(x, w, said):
    assert film_words.score_in_words(multiply(x, w)) == f"How much will Ann like Harbor? {said}"


@pytest.mark.parametrize(
    ("x", "w", "said"),
    [
        ([[1], [2]], [[1, -1]], "The best score wins: Comet for Ann and Harbor for Ben."),
        ([[1], [2], [2]], [[1]], "The best score wins: Comet and Tango for Ann."),
        ([[1], [1]], [[1, 2]], "All films get the same score here."),
    ],
)
def test_the_best_films_in_words(x, w, said):
    assert film_words.best_in_words(multiply(x, w)) == said


def test_products_have_as_many_decimals_as_they_need():
    *terms, total = (row.source for row in film_words.products(multiply([[1.5, 2]], [[0.5], [3]])))
    assert [term.rpartition("= ")[2] for term in terms] == ['"0.75"', '"6.00"']
    assert total == '{{ "6.75" : result }}'
    assert film_words.products(multiply([[2, 1]], [[3], [1]]))[-1].source == '{{ "7" : result }}'


def test_shapes():
    factors, product, letters = film_words.math_shapes(MADE)
    assert factors.count("2 : result") == 1
    assert product == "-> {{ 2 times 3 : result }}"
    assert letters.endswith("-> {{ m times p : result }}")
