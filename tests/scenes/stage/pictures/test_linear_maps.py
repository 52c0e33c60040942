from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.axes.planes import MappedGrid, Plane, between
from scenes.stage.pictures.linear_maps import ApplyMap, Fan, MappedArea, MappedLine, MappedPoints

PLANE = Plane([(3, 3), (-3, -3)])
SHEAR = np.array([[1.0, 1.0], [0.0, 1.0]])


def heads(fan):
    return np.array([PLANE.values(arrow.end) for arrow in fan.arrows])


@given(st.lists(st.floats(-4, 4), min_size=4, max_size=4))
def test_a_fan_points_where_the_matrix_sends_it(entries):
    matrix = np.array(entries).reshape(2, 2)
    fan = Fan(PLANE, [(1, 0), (0, 1), (-1, 0.5)])
    assert fan.set_state(matrix=matrix) is fan
    np.testing.assert_allclose(heads(fan), fan.vectors @ matrix.T, atol=1e-9)


def test_rays_stay_where_the_arrows_stood():
    fan = Fan(PLANE, [(1, 0)])
    before = fan.rays.points.copy()
    np.testing.assert_array_equal(fan.set_state(matrix=3 * np.eye(2)).rays.points, before)
    assert len(Fan(PLANE, [(1, 0)], rays=None).rays.points) == 0


@pytest.mark.parametrize("back", [False, True])
def test_things_are_mapped_together(back):
    fan, grid = Fan(PLANE, [(0, 1)]), MappedGrid(PLANE)
    motion = ApplyMap(SHEAR, grid, fan, back=back, rate_func=lambda t: t)
    motion.begin()
    for alpha in (0.0, 0.25, 1.0):
        motion.interpolate(alpha)
        share = 1 - alpha if back else alpha
        np.testing.assert_allclose(heads(fan), [between(SHEAR, share) @ (0, 1)])
        assert len(grid.points)


@pytest.mark.parametrize("back", [False, True])
def test_a_matrix_maps_what_another_has_mapped(back):
    fan, turn = Fan(PLANE, [(1, 0)]), np.array([[0.0, -1.0], [1.0, 0.0]])
    motion = ApplyMap(SHEAR, fan, back=back, after=turn, rate_func=lambda t: t)
    motion.begin()
    for alpha in (0.0, 0.25, 1.0):
        motion.interpolate(alpha)
        share = 1 - alpha if back else alpha
        np.testing.assert_allclose(heads(fan), [between(SHEAR, share) @ turn @ (1, 0)], atol=1e-12)


def test_an_arrow_that_is_mapped_to_zero_leaves_a_dot_if_it_should():
    for dotted in (True, False):
        fan = Fan(PLANE, [(1, 0)], rays=None, dotted=dotted).set_state(matrix=np.zeros((2, 2)))
        assert (fan.width > 0.1) == dotted


@given(st.lists(st.floats(-4, 4), min_size=4, max_size=4))
def test_lines_and_points_are_mapped(entries):
    matrix, places = np.array(entries).reshape(2, 2), np.array([(1, 0), (0, 1), (-1, -0.5)])
    expected = PLANE.to_frame(places @ matrix.T)
    line, points = (
        MappedLine(PLANE, places).set_state(matrix=matrix),
        MappedPoints(PLANE, places).set_state(matrix=matrix),
    )
    ends = line.points.reshape(-1, 4, 3)
    np.testing.assert_allclose(np.vstack([ends[:, 0], ends[-1:, 3]])[:, :2], expected, atol=1e-9)
    marks = points.marks.points.reshape(3, -1, 3)
    np.testing.assert_allclose((marks.min(axis=1) + marks.max(axis=1))[:, :2] / 2, expected, atol=1e-9)


def test_an_area_is_filled_where_the_matrix_sends_it_and_cut_off_at_the_window():
    square, far = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]), np.array([(90, 90), (91, 90), (90, 91)])
    area = MappedArea(PLANE, [square, far])
    assert area.set_state(matrix=SHEAR) is area
    corners = area.points.reshape(-1, 4, 3)[:, 0, :2]
    np.testing.assert_allclose(corners, PLANE.to_frame(square @ SHEAR.T))
    area.set_state(matrix=100 * SHEAR)
    x, y = area.points[:, :2].T
    box = PLANE.box
    assert x.min() >= box.left - 1e-9
    assert x.max() <= box.right + 1e-9
    assert y.max() == pytest.approx(box.top)
    assert len(area.set_state(matrix=np.eye(2)).points) == 16
