from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.densities.way_back import learn_way_back, press_together
from scenes.linear_algebra.determinant import clouds, legends
from scenes.linear_algebra.determinant.followed import Followed, followed_one
from scenes.stage.type.writing import text

DATA = np.random.default_rng(3).standard_normal((90, 2)) @ np.array([[2, 0.5], [1, 1.5]])
PRESSED, LEARNED = press_together(DATA), learn_way_back(DATA)


@pytest.fixture
def plane():
    return clouds.window([DATA.min(axis=0), DATA.max(axis=0)])


def test_the_circle_of_a_bell_becomes_what_a_matrix_makes_of_it(plane):
    bell = clouds.Bell(plane).set_state(matrix=np.diag([1.5, 0.5]))
    rim = np.array([plane.values(point) for point in bell.rim.points])
    np.testing.assert_allclose(np.abs(rim).max(axis=0), [3, 1], atol=1e-6)


@pytest.mark.parametrize(("step", "shown"), [(2, 2), (2.4, 2), (3, 3)])
def test_a_walk_stands_still_in_the_first_half_of_a_step(plane, step, shown):
    walk = clouds.Walk(PRESSED, clouds.crowd(plane, DATA, 1.0)).seek(step)
    np.testing.assert_allclose(walk.matrix, PRESSED.matrices[shown])


@pytest.fixture(scope="module")
def chart():
    return clouds.AreaChart(clouds.ranges_of_areas(PRESSED, LEARNED), text("density"))


def test_the_curve_reaches_the_last_step_that_is_done(plane, chart):
    walk = clouds.Walk(LEARNED, clouds.crowd(plane, DATA, 1.0))
    training = clouds.Training(walk, clouds.AreaPanel(LEARNED, chart, "result")).seek(2.7)
    assert training.panel.curve.drawn_to == 2
    assert training.panel.numbers.readings[0].value() == pytest.approx(LEARNED.areas[2])


def test_the_chart_has_room_for_every_training(chart):
    for way in (PRESSED, LEARNED):
        assert chart.plot.x_range[1] >= len(way.areas) - 1
        assert chart.plot.y_range[1] > way.areas.max()


def test_the_level_lies_at_one_over_an_area(chart):
    dashes, _ = chart.level(4.0)
    heights = [chart.plot.values(point)[1] for point in dashes.points]
    assert heights == pytest.approx([0.25] * len(heights))


def test_the_factor_comes_where_the_density_stood_and_moves_it_on():
    model = clouds.Model()
    left = model.copied.get_left()
    assert model.factor.get_left() == pytest.approx(left)
    model.copied.shift(model.room)
    assert model.copied.get_left()[0] > model.factor.get_right()[0]


def test_points_per_area_are_a_product_of_the_factor_and_those_after_it(chart):
    panel = clouds.AreaPanel(PRESSED, chart, "slope")
    row = clouds.Crowding(panel, 10, 2.5, clouds.Model())[0]
    assert "4 $=$ 1 $dot$ 4" in row.source
    panel.seek(1.0)
    before, after = float(PRESSED.areas[1]), 4 / float(PRESSED.areas[1])
    assert f"4 $approx$ {before:.3f} $dot$ {after:.2f}".rstrip("0") in row.refresh().source


def test_the_point_that_is_followed_is_a_little_outside_of_a_normal_cloud():
    assert 2 < np.linalg.norm(DATA[followed_one(DATA)]) < 3


def test_the_name_of_the_square_keeps_clear_of_points(plane):
    for corner in plane.box.corners[:4]:
        named = legends.named_square(plane, plane.values(corner)[None])
        assert np.linalg.norm(named.get_center()[:2] - corner[:2]) > plane.box.height / 2


def test_the_density_where_a_point_lands_is_that_of_a_normal_cloud(plane):
    followed = Followed(plane, [1, 0], np.diag([2, 1])).set_state(matrix=[[0, -1], [1, 0]])
    np.testing.assert_allclose(followed.image, [0, 1])
    assert followed.density() == pytest.approx(0.1592 * 0.6065, abs=1e-4)
    np.testing.assert_allclose(plane.values(followed.point.get_center()), [0, 1], atol=1e-9)
