from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrix_multiplication.film_words import one_after_another, products
from scenes.linear_algebra.matrix_multiplication.films import ActedOn, Scores
from scenes.stage.shapes.frame import frame

X = [[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]]
W = [[0.5, 0.3], [0.2, 0.8], [0.1, 0.4]]


def scores_of(x, w):
    tastes = multiply(w, [[1.0]] * len(w[0])).product
    return Scores(multiply(x, w), tastes, multiply(x, tastes).product)


@pytest.fixture(scope="module")
def scores():
    return scores_of(X, W)


@pytest.mark.parametrize("shape", [(1, 1, 1), (4, 4, 4), (1, 4, 1), (4, 1, 4), (4, 3, 2), (1, 1, 2)])
def test_all_of_it_stays_in_the_frame(shape):
    rows, inner, columns = shape
    scores = scores_of([[-9.9] * inner] * rows, [[9.9] * columns] * inner)
    safe, aside = (
        frame().safe,
        (scores.tastes, scores.totals, scores.adding, scores.adding_name) if columns > 1 else (),
    )
    names = (scores.films, scores.viewers, scores.features, scores.features_again, *scores.names)
    for part in (*names, scores.product_name, *scores.frames, *aside):
        assert part.get_left()[0] > safe.left
        assert part.get_right()[0] < safe.right + 1e-6
        assert safe.bottom < part.get_bottom()[1]
        assert part.get_top()[1] < safe.top + 1e-6


def test_names_stand_at_their_rows_and_columns(scores):
    for row, name in enumerate(scores.films):
        assert name.baseline == pytest.approx(scores.left.entries[row][0].baseline)
    for column, (feature, again) in enumerate(zip(scores.features, scores.features_again, strict=True)):
        assert feature.get_center()[0] == pytest.approx(scores.left.cells(0, column).center[0])
        assert again.baseline == pytest.approx(scores.right.entries[column][0].baseline)
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


def test_films_that_are_equally_good_have_a_frame_each_and_are_called_a_tie():
    ((ring, names),) = scores_of([[1], [2], [2]], [[1]]).winners()
    assert [name.source for name in names] == ["a tie"]
    assert len(ring.points) == 2 * 4 * 4  # two boxes of four sides


@pytest.mark.parametrize(("x", "w"), [(X, W), ([[-9.9] * 4] * 4, [[-9.9] * 4] * 4), ([[2]], [[3]])])
def test_a_sum_stands_under_a_line_under_the_title(x, w):
    scores = scores_of(x, w)
    made = multiply(x, w)
    *terms, total = products(made.left[0], made.right[:, 0], made.product)
    rows, line = scores.sum_up(*terms, total)
    assert min(term.get_bottom()[1] for term in terms) > line.get_center()[1] > total.get_top()[1]
    assert total.get_right()[0] == pytest.approx(line.get_right()[0])
    assert rows.get_right()[0] < scores.features_again.get_left()[0]
    assert rows.get_bottom()[1] > scores.features.get_top()[1]
    assert all(term[0].drawn_size >= 23 for term in terms)


def test_sums_of_all_viewers_stand_in_line(scores):
    assert [row[0].source for row in scores.totals.entries][
        1
    ] == "{{ 4.18 : result_second_row_first_column }}"
    assert scores.first_together == [1]
    for table, sums in ((scores.right, scores.tastes), (scores.product, scores.totals)):
        for row in range(table.rows):
            assert sums.cells(row).center[1] == pytest.approx(table.cells(row).center[1])
            across = scores.across(table, row)
            assert across.get_left()[0] == pytest.approx(table.cells().left)
            assert across.get_right()[0] == pytest.approx(sums.cells().right)


@pytest.mark.parametrize("rows", [1, 4])
@pytest.mark.parametrize("features", [1, 2, 3, 4])
@pytest.mark.parametrize("viewers", [2, 3, 4])
def test_words_fit_between_the_title_and_the_films(rows, features, viewers):
    x, w = [[-9.9] * features] * rows, [[-9.9] * viewers] * features
    scores, made = scores_of(x, w), multiply(x, w)
    *terms, total = products(x[0], made.right[:, 0], made.product)
    order, short, brackets = one_after_another()
    order = order if scores.has_room_for(order) else short
    texts = [*terms, total, order, brackets]
    for written in (
        scores.sum_up(*terms, total)[0],
        scores.write_above(order),
        scores.write_above(brackets),
    ):
        assert written.get_right()[0] < scores.features_again.get_left()[0]
        assert written.get_bottom()[1] > scores.features.get_top()[1]
        assert written.get_top()[1] <= frame().words.top + 1e-6
    assert min(shape.drawn_size for written in texts for shape in written) > 23


def test_what_v_makes_of_the_scores_steps_aside_to_the_middle_of_them(scores):
    earlier, way = scores.first_way()
    column, _ = earlier
    assert column.get_center()[0] + way == pytest.approx(scores.product.cells().center[0])
    # Side by side, the two ways keep clear of each other, and so do their names.
    assert scores.first_way_name.get_right()[0] + way < scores.second_way_name.get_left()[0] - 0.2


@pytest.mark.parametrize("viewers", [2, 3, 4])
@pytest.mark.parametrize("features", [1, 2, 3, 4])
def test_v_fits_into_the_corner_while_it_meets_w(features, viewers):
    scores = scores_of([[-9.9] * features] * 4, [[-9.9] * viewers] * features)
    name, column = scores.beside_v()
    assert name.get_right()[0] < column.get_left()[0]
    assert column.get_right()[0] < scores.features_again.get_left()[0]
    assert column.get_bottom()[1] > scores.features.get_top()[1]
    assert min(glyph.drawn_size for row in column.entries for written in row for glyph in written) > 23


def test_the_word_best_stands_before_the_winners(scores):
    assert scores.best_name.get_right()[0] < scores.product.cells().left
    assert scores.best_name.baseline == pytest.approx(scores.winners()[0][1][0].baseline)


def test_a_column_has_its_matrix_on_the_left_and_a_row_on_the_right():
    column, row = ActedOn("column", "B", "ink"), ActedOn("row", "W", "path")
    assert column.letter.get_right()[0] < column.box.get_left()[0]
    assert row.letter.get_left()[0] > row.box.get_right()[0]
    assert column.box.height > column.box.width
    assert row.box.width > row.box.height
