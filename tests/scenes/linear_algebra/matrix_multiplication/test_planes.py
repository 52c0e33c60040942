from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication.planes import (
    BothOrders,
    Walk,
    beside,
    plane_for_both,
)
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import formula

number = st.integers(-20, 20).map(lambda k: k / 10)
squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))

BOTH = compose([[1, -1], [1, 1]], [[1, 0], [1, 1]])


def assert_inside(plane, columns):
    for column in columns:
        x, y = plane.at(column)[:2]
        assert plane.box.left < x < plane.box.right
        assert plane.box.bottom < y < plane.box.top


@given(squares, squares)
def test_there_is_room_for_one_map_after_the_other(first, second):
    both = compose(first, second)
    assert_inside(plane_for_both(both).plane, np.hstack([first, both.product]).T)


@given(squares, squares)
def test_there_is_room_for_both_orders(first, second):
    both = compose(first, second)
    left, right = (space.plane for space in BothOrders(both).spaces)
    assert left.unit == pytest.approx(right.unit)
    assert left.box.right < right.box.left
    assert_inside(left, np.hstack([first, both.product]).T)
    assert_inside(right, np.hstack([second, both.swapped]).T)


def test_the_maps_act_in_turn_in_both_orders():
    orders = BothOrders(BOTH)
    for turn, matrices in ((0, (BOTH.first, BOTH.second)), (1, (BOTH.product, BOTH.swapped))):
        for act in orders.act(turn):
            act.begin()
            act.interpolate(1.0)
        for space, matrix in zip(orders.spaces, matrices, strict=True):
            np.testing.assert_allclose(space.matrix, matrix, atol=1e-12)


def test_grids_side_by_side_have_a_line_at_every_unit():
    assert [space.plane.step for space in BothOrders(BOTH).spaces] == [1.0, 1.0]


def test_words_stand_above_and_under_the_planes_with_a_sign_between():
    orders = BothOrders(BOTH)
    for space, above, below in zip(orders.spaces, orders.captions, orders.results, strict=True):
        assert above.get_bottom()[1] > space.plane.box.top
        assert frame().safe.bottom < below.get_bottom()[1]
        assert below.get_top()[1] < space.plane.box.bottom
    left, right = orders.results
    assert left.get_right()[0] < orders.sign.get_left()[0]
    assert orders.sign.get_right()[0] < right.get_left()[0]
    assert orders.sign.source == "!="
    assert BothOrders(compose(np.eye(2), np.eye(2))).sign.source == "="


def walk_of(vector):
    return Walk(plane_for_both(BOTH).plane, vector)


def test_a_walk_leads_to_its_vector_and_is_carried_along():
    walk = walk_of((1, 2))
    matrix = np.array([[1, 0], [1, 1]])
    for step in walk.steps:
        step.set_state(matrix=matrix)
    first, second = walk.steps
    np.testing.assert_allclose(walk.plane.values(first.points[-1]), matrix @ (1, 0))
    np.testing.assert_allclose(walk.plane.values(second.points[-1]), matrix @ (1, 2))


def test_steps_have_numbers_unless_they_have_no_length():
    sources = [[label[1].source for label in walk_of(v).numbers("data", [])] for v in ((1, 2), (0, -0.5))]
    assert sources == [['"1"', '"2"'], ['-"0.5"']]


@pytest.mark.parametrize("axis", [0, 1])
def test_shadows_lie_end_to_end_beside_an_axis(axis):
    walk, matrix = walk_of((1, 1)), np.array([[1.0, 2.0], [0.5, 1.0]])
    first, second = walk.shadows(matrix, axis)
    starts, ends = (walk.plane.values(line.points[-1])[axis] for line in (first, second))
    tolerance = 0.06 / walk.plane.unit
    assert starts == pytest.approx(matrix[axis, 0], abs=tolerance)
    assert ends == pytest.approx(matrix[axis].sum(), abs=tolerance)
    assert first.points[0][1 - axis] == pytest.approx(second.points[0][1 - axis])


def test_a_shadow_that_leads_back_lies_farther_away():
    first, second = walk_of((1, 1)).shadows([[2.0, -1.0], [0.0, 0.0]], 0)
    assert second.points[0][1] < first.points[0][1]


def test_a_formula_stands_beside_the_shadows():
    space = plane_for_both(BOTH)
    shadows = Walk(space.plane, (1, 1)).shadows(BOTH.second, 1)
    label = beside(formula('"1" + "1" = "2"'), shadows, 1, space, [])
    assert label.get_right()[0] < shadows.get_left()[0]
