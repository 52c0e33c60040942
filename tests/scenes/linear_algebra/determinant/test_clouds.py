from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.densities.way_back import learn_way_back, press_together
from scenes.linear_algebra.determinant import clouds

DATA = np.random.default_rng(3).standard_normal((90, 2)) @ np.array([[2, 0.5], [1, 1.5]])
PRESSED = press_together(DATA)


@pytest.fixture
def plane():
    return clouds.window([DATA.min(axis=0), DATA.max(axis=0)])


def test_a_square_is_marked_that_is_apart_from_its_image():
    matrix = PRESSED.matrices[3]
    corner = clouds.marked_cell(DATA, matrix)
    corners = corner + np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    low, high = (corners @ matrix.T).min(axis=0), (corners @ matrix.T).max(axis=0)
    assert (low >= corner + 1).any() or (high <= corner).any()
    assert clouds.in_cell(DATA, corner).sum() >= 3


def test_if_all_squares_touch_their_images_one_that_moves_is_marked():
    corner = clouds.marked_cell(np.array([(0.2, 0.3), (1.2, 0.4)]), np.diag([0.8, 0.8]))
    np.testing.assert_array_equal(corner, [1, 0])


def test_the_marked_point_is_in_the_square_and_goes_with_it(plane):
    corner = clouds.marked_cell(DATA, PRESSED.matrices[3])
    marked = clouds.MarkedSquare(plane, DATA, corner)
    assert clouds.in_cell(marked.point[None], corner).all()
    marked.set_state(matrix=PRESSED.matrices[3])
    there = plane.values(marked.mark.marks.places[0])
    np.testing.assert_allclose(there, PRESSED.matrices[3] @ marked.point, atol=1e-9)


@pytest.mark.parametrize(("step", "shown"), [(2, 2), (2.4, 2), (3, 3)])
def test_a_walk_stands_still_in_the_first_half_of_a_step(plane, step, shown):
    walk = clouds.Walk(PRESSED, clouds.crowd(plane, DATA, 1.0)).seek(step)
    np.testing.assert_allclose(walk.matrix, PRESSED.matrices[shown])


def test_the_curve_reaches_the_last_step_that_is_done(plane):
    learned = learn_way_back(DATA)
    shown = clouds.ranges_of_loss("pressing", learned)
    walk = clouds.Walk(learned, clouds.crowd(plane, DATA, 1.0))
    training = clouds.pressing(walk, shown).seek(2.7)
    assert training.panel.falling.drawn_to == 2


def test_axes_of_a_loss_begin_at_a_whole_number_under_it():
    shown = clouds.ranges_of_loss("counting", learn_way_back(DATA))["loss of counting"]
    least = learn_way_back(DATA).losses.min()
    assert shown[0] == np.floor(least)
