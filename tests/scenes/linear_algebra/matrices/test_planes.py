from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrices import apply
from scenes.linear_algebra.matrices.planes import (
    plane_with_a_house,
    plane_with_room_for,
    plane_with_samples,
    unit_square,
)
from scenes.stage.axes.planes import Plane, between

PLANE = Plane([(4, 4), (-4, -4)])
number = st.integers(-400, 400).map(lambda k: k / 100)
squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))


@given(squares)
def test_all_is_mapped_together(matrix):
    space = plane_with_samples(matrix)
    assert space.set_state(matrix=matrix) is space
    _, cloud, basis = space.mapped
    np.testing.assert_allclose(
        [space.plane.values(arrow.end) for arrow in basis.arrows], matrix.T, rtol=0, atol=1e-2
    )
    places = cloud.marks.points.reshape(len(cloud.vectors), -1, 3)
    middles = (places.min(axis=1) + places.max(axis=1))[:, :2] / 2
    np.testing.assert_allclose(middles, space.plane.to_frame(cloud.vectors @ matrix.T), atol=1e-9)
    box = space.plane.box
    assert (middles > [box.left, box.bottom]).all()
    assert (middles < [box.right, box.top]).all()


def test_the_house_stands_upright_and_is_mirrored():
    space = plane_with_a_house()
    house = space.mapped[1]
    top = house.get_top()[1]
    assert top > space.plane.origin[1]
    space.set_state(matrix=[[1, 0], [0, -1]])
    assert house.get_bottom()[1] < space.plane.origin[1]


@given(squares, st.tuples(number, number))
def test_there_is_room_for_the_way_to_the_image(matrix, vector):
    applied = apply(matrix, np.array(vector) / 2)
    plane = plane_with_room_for(applied).plane
    for place in (*applied.head_to_tail, *matrix.T, applied.vector):
        x, y = plane.at(place)[:2]
        assert plane.box.left < x < plane.box.right
        assert plane.box.bottom < y < plane.box.top


def test_nothing_leaves_the_window_while_it_turns():
    matrix, vector = np.array([[-4.0, -0.1], [0.1, -4.0]]), (2.0, 0.0)
    plane = plane_with_room_for(apply(matrix, vector)).plane
    for share in np.linspace(0, 1, 50):
        x, y = plane.at(between(matrix, share) @ vector)[:2]
        assert plane.box.left < x < plane.box.right
        assert plane.box.bottom < y < plane.box.top


@given(squares)
def test_the_unit_square_has_the_area_of_the_determinant(matrix):
    places = unit_square(PLANE).set_state(matrix=matrix).points.reshape(-1, 4, 3)[:, 0, :2]
    x, y = ((places - PLANE.origin) / PLANE.unit).T
    area = (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2
    np.testing.assert_allclose(area, np.linalg.det(matrix), atol=1e-9)
