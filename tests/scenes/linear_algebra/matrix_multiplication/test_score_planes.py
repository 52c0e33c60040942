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


def test_both_scores_of_a_film_lead_from_the_edges_to_it(picture):
    for feet, ways, scores in zip(picture.feet, picture.ways, MADE.product, strict=True):
        reached = [picture.plane.values(foot)[axis] for axis, foot in enumerate(feet)]
        np.testing.assert_allclose(reached, scores)
        for foot, way in zip(feet, ways, strict=True):
            np.testing.assert_allclose(way.points[0], foot)
            np.testing.assert_allclose(picture.plane.values(way.points[-1]), scores)


def test_the_films_fill_the_plane(picture):
    ends = picture.plane.to_frame(MADE.product)
    spread, box = np.ptp(ends, axis=0), picture.plane.box
    assert max(spread / (box.width, box.height)) > 0.4


def test_the_name_of_a_film_is_nearer_to_it_than_to_any_other(picture):
    ends = picture.plane.to_frame(MADE.product)
    for film, tag in enumerate(picture.tags):
        sides = np.array([tag.width, tag.height]) / 2
        away = np.maximum(np.abs(ends - tag.get_center()[:2]) - sides, 0.0)
        assert int(np.argmin(np.linalg.norm(away, axis=1))) == film


def test_a_single_film_is_seen_with_the_origin():
    lone = ScorePlane(multiply([[1.5, 2.3]], [[0.5, 0.3], [0.2, 0.8]]))
    for place in (lone.plane.origin, lone.films[0].places[0]):
        assert lone.plane.box.left < place[0] < lone.plane.box.right
        assert lone.plane.box.bottom < place[1] < lone.plane.box.top


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


def test_the_line_of_a_total_leads_from_edge_to_edge():
    far = ScorePlane(multiply([[-9.7, -9.8], [0.1, 0.2]], [[9.9, 0], [9.3, 0]]))
    far.total.set_state(total=-100.0)
    assert far.total.width == pytest.approx(far.plane.box.width)


def test_the_line_begins_at_the_corner_of_the_lowest_scores(picture):
    assert picture.total.set_state(total=picture.total.least).width < 1e-6


@pytest.mark.parametrize("size", [0.1, 9.9, -9.9])
def test_it_stands_right_of_the_tables(size):
    picture = ScorePlane(multiply([[size] * 3] * 4, [[9.9, -9.9]] * 3))
    for part in (picture, *picture.films, *picture.tags):
        assert part.get_left()[0] > TABLES_RIGHT
        assert part.get_right()[0] < frame().safe.right + 1e-6
        assert part.get_bottom()[1] > frame().safe.bottom
        assert part.get_top()[1] < frame().safe.top
