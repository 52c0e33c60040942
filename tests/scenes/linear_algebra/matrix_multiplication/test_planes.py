from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import VGroup

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication.planes import CORNER, BothOrders, Sum, beside, plane_for_both
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
    assert_inside(plane_for_both(both).plane, [*np.hstack([first, both.product]).T, both.product @ CORNER])


@given(squares, squares)
def test_there_is_room_for_both_orders(first, second):
    both = compose(first, second)
    upper, lower = (space.plane for space in BothOrders(both).spaces)
    assert upper.unit == pytest.approx(lower.unit)
    assert lower.box.top < upper.box.bottom
    assert_inside(upper, np.hstack([first, both.product]).T)
    assert_inside(lower, np.hstack([second, both.swapped]).T)


def test_on_the_lower_plane_a_acts_and_then_b():
    orders = BothOrders(BOTH)
    for turn, matrix in enumerate((BOTH.second, BOTH.swapped)):
        act = orders.act_below(turn)
        act.begin()
        act.interpolate(1.0)
        np.testing.assert_allclose(orders.spaces[1].matrix, matrix, atol=1e-12)


def test_the_upper_plane_is_where_both_have_led():
    orders = BothOrders(BOTH)
    orders.step_aside(plane_for_both(BOTH))
    np.testing.assert_allclose(orders.spaces[0].matrix, BOTH.product)


def test_the_arrows_of_the_upper_plane_are_seen_on_the_lower_one():
    orders = BothOrders(BOTH)
    ends = [orders.spaces[1].plane.values(arrow.end) for arrow in orders.elsewhere]
    np.testing.assert_allclose(np.transpose(ends), BOTH.product, atol=1e-12)


def test_words_stand_above_the_planes_and_results_beside_them_with_a_sign_between():
    orders = BothOrders(BOTH)
    for space, above, result in zip(orders.spaces, orders.captions, orders.results, strict=True):
        assert above.get_bottom()[1] > space.plane.box.top
        assert space.plane.box.right < result.get_left()[0]
        assert result.get_right()[0] < frame().safe.right
    upper, lower = orders.results
    assert lower.get_top()[1] < orders.sign.get_bottom()[1]
    assert orders.sign.get_top()[1] < upper.get_bottom()[1]
    assert orders.sign.source == "!="
    assert BothOrders(compose(np.eye(2), np.eye(2))).sign.source == "="


def test_a_point_is_the_sum_of_both_arrows_wherever_they_are():
    space = plane_for_both(BOTH)
    total = Sum(space.plane)
    for thing in total.things:
        thing.set_state(matrix=BOTH.product)
    place = space.plane.to_frame([BOTH.product @ CORNER])[0]
    np.testing.assert_allclose(total.point.marks.places[0], place)
    for line in total.lines:
        np.testing.assert_allclose(line.points[-1][:2], place)


def test_a_formula_stands_beside_the_shadows():
    space = plane_for_both(BOTH)
    shadows = VGroup(*Walk(space.plane, (1, 1)).shadows(BOTH.second, 1))
    label = beside(formula('"1" + "1" = "2"'), shadows, 1, space, [])
    assert label.get_right()[0] < shadows.get_left()[0]
