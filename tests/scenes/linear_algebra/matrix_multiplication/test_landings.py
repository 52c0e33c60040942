from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication.landings import BEFORE, Landings
from scenes.linear_algebra.matrix_multiplication.planes import PLANE_LEFT
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color

BOTH = compose([[1, -1], [1, 1]], [[1, 0], [1, 1]])


@pytest.fixture
def landings():
    return Landings(BOTH)


def shown(landings):
    return [float(landings.entry(index).get_fill_opacity()) for index in range(4)]


def test_the_product_is_a_b_and_is_filled_in_column_by_column(landings):
    np.testing.assert_array_equal(landings.made.product, BOTH.product)
    assert landings.order.tolist() == [[0, 0], [1, 0], [0, 1], [1, 1]]


def test_the_bands_may_move_over_an_empty_product(landings):
    assert shown(landings.seek(3)) == [0, 0, 0, 0]
    assert shown(landings.begin()) == [0, 0, 0, 0]
    assert shown(landings.seek(1)) == [1, 1, 0, 0]


def test_bands_lie_over_the_next_entry_before_it_appears(landings):
    landings.begin().seek(1 + BEFORE)
    row = landings.left.cells(1)
    assert landings.bands[0].get_center()[1] == pytest.approx(row.center[1])
    assert shown(landings) == [1, 0, 0, 0]


def test_a_column_has_the_colour_of_its_arrow(landings):
    for index, role in ((1, "data"), (2, "second")):
        assert landings.seek(index).bands[1].get_fill_color() == color(role)
        assert landings.entry(index).get_fill_color() == color(role)


def test_it_stands_left_of_the_plane():
    landings = Landings(compose([[-1.9, -1.9]] * 2, [[-1.9, -1.9]] * 2))
    parts = (landings.left, landings.product, landings.product_name, landings.names)
    assert all(frame().safe.left < part.get_left()[0] for part in parts)
    assert all(part.get_right()[0] < PLANE_LEFT for part in parts)
    assert landings.product_name.get_bottom()[1] > frame().safe.bottom


def test_bands_hop_so_that_they_never_cross_a_number(landings):
    landings.begin()
    column = landings.right.cells(None, 0), landings.right.cells(None, 1)
    lefts = {round(landings.seek(time).bands[1].get_left()[0], 6) for time in np.linspace(0.5, 2.5, 41)}
    assert lefts == {round(each.left, 6) for each in column}
    for time in np.linspace(1.0, 2.0, 21):
        second = landings.seek(time).bands[1].get_left()[0] > column[0].left + 0.1
        assert landings.bands[1].get_stroke_color() == color("second" if second else "data")


def test_the_bands_can_point_at_an_entry_of_a_whole_product(landings):
    landings.completed().point_at(0)
    assert shown(landings) == [1, 1, 1, 1]
    assert landings.bands[0].get_center()[1] == pytest.approx(landings.left.cells(0).center[1])
    assert landings.bands[1].get_stroke_color() == color("data")


def test_a_column_of_a_has_a_frame(landings):
    frame_ = landings.column_of_a(1)
    np.testing.assert_allclose(frame_.get_center(), landings.left.cells(None, 1).center)
