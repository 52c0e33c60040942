from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import VGroup

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication.planes import POINT, BothOrders, Sum, beside, plane_for_both
from scenes.linear_algebra.matrix_multiplication.walks import Walk
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import formula

number = st.integers(-20, 20).map(lambda k: k / 10)
squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))

BOTH = compose([[2, -1], [1, 1]], [[1, -1], [1, 1]])


def assert_inside(plane, columns):
    for column in columns:
        x, y = plane.at(column)[:2]
        assert plane.box.left < x < plane.box.right
        assert plane.box.bottom < y < plane.box.top


@given(squares, squares)
def test_there_is_room_for_one_map_after_the_other(first, second):
    both = compose(first, second)
    assert_inside(
        plane_for_both(both).plane,
        [*np.hstack([first, both.product]).T, both.first @ POINT, both.product @ POINT],
    )


@given(squares, squares)
def test_there_is_room_for_both_orders(first, second):
    both = compose(first, second)
    left, right = (space.plane for space in BothOrders(both).spaces)
    assert left.unit == pytest.approx(right.unit)
    assert left.box.right < right.box.left
    assert_inside(left, np.hstack([first, both.product]).T)
    assert_inside(right, np.hstack([second, both.swapped]).T)


def test_on_the_right_plane_a_acts_and_then_b():
    orders = BothOrders(BOTH)
    for turn, matrix in enumerate((BOTH.second, BOTH.swapped)):
        act = orders.act_swapped(turn)
        act.begin()
        act.interpolate(1.0)
        np.testing.assert_allclose(orders.spaces[1].matrix, matrix, atol=1e-12)


def test_the_left_plane_is_where_both_have_led():
    orders = BothOrders(BOTH)
    orders.step_aside(plane_for_both(BOTH))
    np.testing.assert_allclose(orders.spaces[0].matrix, BOTH.product)


def test_the_arrows_of_the_left_plane_are_seen_on_the_right_one():
    orders = BothOrders(BOTH)
    ends = [orders.spaces[1].plane.values(arrow.end) for arrow in orders.elsewhere]
    np.testing.assert_allclose(np.transpose(ends), BOTH.product, atol=1e-12)


def test_words_stand_above_the_planes_and_results_below_with_a_sign_between():
    orders = BothOrders(BOTH)
    for space, above, result in zip(orders.spaces, orders.captions, orders.results, strict=True):
        assert above.get_bottom()[1] > space.plane.box.top
        assert result.get_top()[1] < space.plane.numbers.get_bottom()[1]
        assert frame().safe.bottom - 1e-6 <= result.get_bottom()[1]
    left, right = orders.results
    assert left.get_right()[0] < orders.sign.get_left()[0]
    assert orders.sign.get_right()[0] < right.get_left()[0]
    assert orders.sign.source == "!="
    assert BothOrders(compose(np.eye(2), np.eye(2))).sign.source == "="


def test_a_point_is_so_much_of_both_arrows_wherever_they_are():
    space = plane_for_both(BOTH)
    total = Sum(space.plane)
    for thing in total.things:
        thing.set_state(matrix=BOTH.product)
    place = space.plane.to_frame([BOTH.product @ POINT])[0]
    np.testing.assert_allclose(total.point.marks.places[0], place)
    for line in total.lines:
        np.testing.assert_allclose(line.points[-1][:2], place)


def test_a_formula_stands_beside_the_shadows():
    space = plane_for_both(BOTH)
    shadows = VGroup(*Walk(space.plane, (1, 1)).shadows(BOTH.second, 1))
    label = beside(formula('"1" + "1" = "2"'), shadows, 1, space, [])
    assert label.get_right()[0] < shadows.get_left()[0]
