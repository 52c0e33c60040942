from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors.eigenlines import EigenPlane
from scenes.linear_algebra.eigenvectors.shifted_maps import ShiftedMap
from scenes.stage.shapes.frame import frame

MATRIX = np.array([[2.0, 1.0], [1.0, 2.0]])


def shifted(matrix=MATRIX):
    picture = EigenPlane(eigen_decomposition(matrix), far=True)
    return picture, ShiftedMap(picture, frame().left_side)


def area(points):
    """By the shoelace formula."""
    x, y = np.transpose(points)
    return (x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


@pytest.mark.parametrize("subtracted", [0.0, 0.5, 1.0, 2.0, 3.0])
def test_the_area_of_the_cell_is_the_height_of_the_curve(subtracted):
    picture, shift = shifted()
    shift.set_state(subtracted=subtracted)
    corners = [picture.plane.values(corner) for corner in shift.cell.get_vertices()[:4]]
    _, height = shift.chart.plot.values(shift.chart.dot.get_center())
    assert area(corners) == pytest.approx(height, abs=1e-9)
    assert height == pytest.approx(np.linalg.det(MATRIX - subtracted * np.eye(2)), abs=1e-9)


def test_an_eigenvector_is_crushed_at_its_eigenvalue_and_the_other_is_not():
    picture, shift = shifted()
    shift.set_state(subtracted=3.0)
    ends = [picture.plane.values(fan.arrows[0].end) for fan in picture.u]
    np.testing.assert_allclose(ends, [(0, 0), (2, -2)], atol=1e-9)


@pytest.mark.parametrize(
    ("matrix", "places", "written"),
    [
        (MATRIX, [1, 3], ['$lambda = "1"$', '$lambda = "3"$']),
        ([[1, 1], [0, 1]], [1], ['$lambda = "1"$']),
        ([[2, 0], [0, 2]], [2], ['$lambda = "2"$']),
        ([[1, -2], [2, 1]], [1], ['zero at $lambda = "1" plus.minus "2" thin i$']),
    ],
)
def test_each_eigenvalue_is_marked_once_the_smallest_first(matrix, places, written):
    _, shift = shifted(matrix)
    assert [root.value for root in shift.roots] == pytest.approx(places)
    assert [root[1][-1].source for root in shift.roots] == written


def test_no_dot_says_that_an_area_of_zero_is_reached_where_a_gap_is_left():
    _, shift = shifted([[1, -2], [2, 1]])
    [[gap, label]] = shift.roots
    beside = np.abs(label.get_all_points()[:, 0] - gap.points[0, 0]).min() > 0.1
    assert beside or label.get_bottom()[1] > gap.get_top()[1]
    ends = [shift.chart.plot.values(place) for place in gap.points[[0, -1]]]
    np.testing.assert_allclose(ends, [(1, 4), (1, 0)], atol=1e-9)


@pytest.mark.parametrize(
    ("matrix", "directions"),
    [(MATRIX, [(1, 1), (1, -1)]), ([[1, 1], [0, 1]], [(1, 0)]), ([[1, 2], [2, 4]], [(1, 2), (2, -1)])],
)
def test_at_an_eigenvalue_the_plane_falls_on_a_line(matrix, directions):
    picture, shift = shifted(matrix)
    assert [flat.value for flat in shift.flat] == pytest.approx([root.value for root in shift.roots])
    for flat, direction in zip(shift.flat, directions, strict=True):
        [start, end] = (picture.plane.values(place) for place in flat.line.points[[0, -1]])
        assert abs(np.linalg.det([end - start, direction])) < 1e-9
        assert shift.flat_at(flat.value) is flat


def test_the_plane_of_a_multiple_falls_on_a_point_and_that_of_a_turn_never_falls():
    _, shift = shifted([[2, 0], [0, 2]])
    [flat] = shift.flat
    assert len(flat.line.points) == 0
    _, shift = shifted([[0, -2], [2, 0]])
    assert shift.flat == []
    assert len(shift.flat_at(0.0)) == 0


def test_what_is_laid_back_leads_from_the_image_to_zero():
    for matrix, expected in ((MATRIX, (1, -1)), ([[1, 2], [2, 4]], (-5, -10))):
        picture, shift = shifted(matrix)
        ends = (shift.taken_away.start, shift.taken_away.end)
        start, end = map(picture.plane.values, ends)
        np.testing.assert_allclose(end - start, expected, atol=1e-9)


def test_on_the_way_to_the_first_crushed_arrow_lambda_crushes_no_other():
    for matrix in (MATRIX, -MATRIX, [[0, 1], [1, 1]]):
        _, shift = shifted(matrix)
        value = shift.eigen.values[shift.index]
        others = np.delete(shift.eigen.values, shift.index)
        assert not np.any((others * value > 0) & (np.abs(others) < abs(value)))


@pytest.mark.parametrize(("matrix", "step"), [(MATRIX, (-1, 1)), ([[1, 1], [0, 1]], (1, 0))])
def test_two_points_land_together_where_the_step_between_them_is_crushed(matrix, step):
    picture, shift = shifted(matrix)
    first, second = (picture.plane.values(dot.get_center()) for dot in shift.landing.ends)
    np.testing.assert_allclose(second - first, step, atol=1e-9)
    shift.set_state(subtracted=1.0)
    first, second = (picture.plane.values(dot.get_center()) for dot in shift.landing.ends)
    np.testing.assert_allclose(second, first, atol=1e-9)
    assert np.linalg.norm(first) > 0.3


@pytest.mark.parametrize("matrix", [[[2, 0], [0, 2]], [[0, -1], [1, 0]]])
def test_where_no_step_is_crushed_alone_there_are_no_points(matrix):
    _, shift = shifted(matrix)
    assert not shift.landing.ends
    assert not shift.landing.steps


def test_the_curve_of_the_other_matrix_stays_above_zero():
    _, shift = shifted()
    low, high = shift.chart.ends
    heights = shift.chart.plot.to_frame(np.array([(0.0, 0.0)]))[0, 1]
    assert shift.chart.other().seek(high).points[:, 1].min() > heights
    assert low < high


def test_long_eigenvectors_become_short_before_lambda_runs():
    picture, shift = shifted(np.array([[1.0, 2.0], [3.0, 0.0]]))
    for move in shift.shorten():
        move.interpolate_mobject(1.0)
    ends = [picture.plane.values(fan.arrows[0].end) for fan in picture.u]
    np.testing.assert_allclose(ends, [(3, 3), -2 * np.array([-2, 3]) / np.sqrt(13)], atol=1e-9)
    shift.set_state(subtracted=3.0)
    ends = [picture.plane.values(fan.arrows[0].end) for fan in picture.u]
    np.testing.assert_allclose(ends, [(0, 0), -5 * np.array([-2, 3]) / np.sqrt(13)], atol=1e-9)
