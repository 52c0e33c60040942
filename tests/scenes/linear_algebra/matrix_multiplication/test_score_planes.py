from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrix_multiplication.film_sizes import TABLES_RIGHT
from scenes.linear_algebra.matrix_multiplication.score_planes import ScorePlane
from scenes.stage.shapes.frame import frame

MADE = multiply([[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]], [[0.5, 0.3], [0.2, 0.8], [0.1, 0.4]])


@pytest.fixture(scope="module")
def picture():
    return ScorePlane(MADE)


def test_the_walk_has_a_step_for_each_feature_and_ends_at_the_first_film(picture):
    assert len(picture.steps) == 3
    for step, before in zip(picture.steps[1:], picture.steps, strict=False):
        np.testing.assert_allclose(step.start, before.end)
    np.testing.assert_allclose(picture.plane.values(picture.steps[-1].end), MADE.product[0])
    np.testing.assert_allclose(picture.plane.values(picture.drop.points[-1]), (1.29, 0), atol=1e-9)


def test_films_are_at_their_scores_and_the_best_ones_lead_to_the_axes(picture):
    places = [picture.plane.values(film.places[0]) for film in picture.films]
    np.testing.assert_allclose(places, MADE.product)
    ends = [picture.plane.values(lead.points[-1]) for lead in picture.leads]
    np.testing.assert_allclose(ends, MADE.product[[1, 2]])
    np.testing.assert_allclose(picture.ring([1]).places, picture.films[1].places)


def test_the_line_of_the_highest_total_meets_the_best_film(picture):
    totals = MADE.product.sum(axis=1)
    picture.total.set_state(total=totals.max())
    ends = np.array([picture.plane.values(point) for point in picture.total.points[[0, -1]]])
    np.testing.assert_allclose(ends.sum(axis=1), totals.max())
    assert f'"{totals.max():.2f}"' in picture.total_name(totals.max())[-1].source


@pytest.mark.parametrize("size", [0.1, 9.9, -9.9])
def test_it_stands_right_of_the_tables(size):
    picture = ScorePlane(multiply([[size] * 3] * 4, [[9.9, -9.9]] * 3))
    for part in (picture, *picture.films, *picture.tags):
        assert part.get_left()[0] > TABLES_RIGHT
        assert part.get_right()[0] < frame().safe.right + 1e-6
        assert part.get_bottom()[1] > frame().safe.bottom
        assert part.get_top()[1] < frame().safe.top
