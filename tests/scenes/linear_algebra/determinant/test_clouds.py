from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.densities.way_back import learn_way_back, press_together
from scenes.linear_algebra.determinant import clouds
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


def test_what_squeezing_does_stands_under_the_factors():
    _, given = clouds.model()
    for word, part in zip(clouds.squeezed(given), ("copied", "factor"), strict=True):
        assert word.get_x() == pytest.approx(given.part(part).get_x())
        assert word.get_top()[1] < given.part(part).get_bottom()[1]
