from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrix_multiplication.film_words import products
from scenes.linear_algebra.matrix_multiplication.films import Pair, Scores
from scenes.stage.shapes.frame import frame

X = [[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]]
W = [[0.5, 0.3], [0.2, 0.8], [0.1, 0.4]]


@pytest.fixture(scope="module")
def scores():
    return Scores(multiply(X, W))


@pytest.mark.parametrize("shape", [(1, 1, 1), (4, 4, 4), (1, 4, 1), (4, 1, 4)])
def test_all_of_it_stays_in_the_frame(shape):
    rows, inner, columns = shape
    scores = Scores(multiply([[-9.9] * inner] * rows, [[9.9] * columns] * inner))
    safe = frame().safe
    for part in (*scores.contents, scores.product_name, *(table.frame for table in scores.tables)):
        assert part.get_left()[0] > safe.left
        assert part.get_right()[0] < safe.right + 1e-6
        assert safe.bottom < part.get_bottom()[1]
        assert part.get_top()[1] < safe.top + 1e-6


def test_names_stand_at_their_rows_and_columns(scores):
    for row, name in enumerate(scores.films):
        assert name.get_center()[1] == pytest.approx(scores.left.cells(row).center[1])
    for column, (feature, again) in enumerate(zip(scores.features, scores.features_again, strict=True)):
        assert feature.get_center()[0] == pytest.approx(scores.left.cells(0, column).center[0])
        assert again.get_center()[1] == pytest.approx(scores.right.cells(column).center[1])
        assert feature.source == again.source
    for column, name in enumerate(scores.viewers):
        assert name.get_center()[0] == pytest.approx(scores.right.cells(0, column).center[0])


def test_the_best_film_of_each_viewer_has_a_frame_and_its_name(scores):
    winners = scores.winners()
    assert [names[0].source for _, names in winners] == ["Comet", "Tango"]
    for (ring, names), row, column in zip(winners, (1, 2), (0, 1), strict=True):
        cell = scores.product.cells(row, column)
        np.testing.assert_allclose(ring.get_center(), cell.center)
        assert names.get_center()[0] == pytest.approx(cell.center[0])
        assert names.get_top()[1] < scores.product.cells().bottom


def test_films_that_are_equally_good_have_a_frame_each_and_no_name():
    ((ring, names),) = Scores(multiply([[1], [2], [2]], [[1]])).winners()
    assert len(names) == 0
    assert len(ring.points) == 2 * 4 * 4  # two boxes of four sides


def test_a_sum_stands_under_a_line_and_ends_where_its_terms_end(scores):
    rows, line = scores.sum_up(*products(multiply(X, W)))
    assert rows[-2].get_bottom()[1] > line.get_center()[1] > rows[-1].get_top()[1]
    edges = [row.get_right()[0] for row in rows]
    assert edges == pytest.approx([edges[0]] * len(edges))
    assert rows.get_right()[0] < scores.films.get_left()[0]


def test_a_pair_moves_along_the_row_and_down_the_column(scores):
    pair = Pair(scores)
    for term, places in ((0, (0,)), (1.5, (1, 2)), (2, (2,))):
        pair.set_state(term=term)
        film = np.mean([scores.left.cells(0, place).center for place in places], axis=0)
        viewer = np.mean([scores.right.cells(place, 0).center for place in places], axis=0)
        np.testing.assert_allclose(pair.film.get_center(), film, atol=1e-9)
        np.testing.assert_allclose(pair.viewer.get_center(), viewer, atol=1e-9)
