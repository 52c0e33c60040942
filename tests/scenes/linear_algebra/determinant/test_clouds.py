from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.densities.way_back import learn_way_back, press_together
from scenes.linear_algebra.determinant import clouds
from scenes.stage.type.writing import text

DATA = np.random.default_rng(3).standard_normal((90, 2)) @ np.array([[2, 0.5], [1, 1.5]])
PRESSED = press_together(DATA)


@pytest.fixture
def plane():
    return clouds.window([DATA.min(axis=0), DATA.max(axis=0)])


def test_new_points_lie_where_they_were_asked_for_and_go_on_from_there(plane):
    points, after = np.array([(1.0, 0.5), (-0.4, 2.0)]), np.array([[2, 1], [0.5, 1.5]])
    new = clouds.NewPoints(plane, points, ("P", "Q"), after)
    for turn in (np.eye(2), np.array([[0, -1], [1, 0]])):
        new.set_state(matrix=turn @ after)
        there = [plane.values(point.marks.places[0]) for point in new.drawn]
        np.testing.assert_allclose(there, points @ turn.T, atol=1e-9)
        for name, place in zip(new.names, there, strict=True):
            beside = plane.values(name.get_center()) - place
            assert beside @ place == pytest.approx(np.linalg.norm(beside) * np.linalg.norm(place), rel=1e-6)


def test_the_circle_of_a_bell_becomes_what_a_matrix_makes_of_it(plane):
    bell = clouds.Bell(plane).set_state(matrix=np.diag([1.5, 0.5]))
    rim = np.array([plane.values(point) for point in bell.rim.points])
    np.testing.assert_allclose(np.abs(rim).max(axis=0), [3, 1], atol=1e-6)


@pytest.mark.parametrize(("step", "shown"), [(2, 2), (2.4, 2), (3, 3)])
def test_a_walk_stands_still_in_the_first_half_of_a_step(plane, step, shown):
    walk = clouds.Walk(PRESSED, clouds.crowd(plane, DATA, 1.0)).seek(step)
    np.testing.assert_allclose(walk.matrix, PRESSED.matrices[shown])


def test_the_curve_reaches_the_last_step_that_is_done(plane):
    learned = learn_way_back(DATA)
    shown = clouds.ranges_of_loss("pressing", learned)
    walk = clouds.Walk(learned, clouds.crowd(plane, DATA, 1.0))
    training = clouds.training("pressing", walk, shown, text("loss")).seek(2.7)
    assert training.panel.falling.drawn_to == 2


def test_axes_of_a_loss_begin_at_a_whole_number_under_it():
    shown = clouds.ranges_of_loss("counting", learn_way_back(DATA))["loss of counting"]
    least = learn_way_back(DATA).losses.min()
    assert shown[0] == np.floor(least)
