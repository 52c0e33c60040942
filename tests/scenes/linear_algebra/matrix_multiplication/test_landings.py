from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication.landings import BEFORE, Fall, Landings
from scenes.linear_algebra.matrix_multiplication.planes import PLANE_LEFT
from scenes.linear_algebra.matrix_multiplication.words import coordinate
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


def test_factors_are_the_numbers_of_the_formula(landings):
    assert landings.factors(1).keys() == {"factor_one", "component_one", "factor_two", "component_two"}
    written = coordinate(BOTH, 1)
    assert all(len(written.part(name)) for name in landings.factors(1))
    assert landings.factors(1)["factor_two"] is landings.left.entries[1][1]
    assert landings.factors(1)["component_two"] is landings.right.entries[1][0]


def test_it_stands_left_of_the_plane():
    landings = Landings(compose([[-1.9, -1.9]] * 2, [[-1.9, -1.9]] * 2))
    parts = (landings.left, landings.product, landings.product_name, landings.names)
    assert all(frame().safe.left < part.get_left()[0] for part in parts)
    assert all(part.get_right()[0] < PLANE_LEFT for part in parts)
    assert landings.product_name.get_bottom()[1] > frame().safe.bottom


def test_a_number_falls_into_its_place_and_stays_there(landings):
    total = coordinate(BOTH, 1).part("total")
    fall = Fall(total, landings.begin(), 1)
    fall.begin()
    fall.interpolate(1.0)
    np.testing.assert_allclose(fall.mobject.get_center(), landings.entry(1).get_center(), atol=1e-9)
    assert fall.mobject.height == pytest.approx(landings.entry(1).height, rel=0.15)
    assert shown(landings) == [0, 0, 0, 0]
    fall.clean_up_from_scene(Scene())
    assert shown(landings) == [1, 1, 0, 0]
