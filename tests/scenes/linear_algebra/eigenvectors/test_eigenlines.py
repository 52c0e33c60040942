from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors.eigenlines import (
    EigenPlane,
    Zoom,
    half_around,
    shift_range,
    sliding_vectors,
    turning_matrix,
)
from scenes.linear_algebra.eigenvectors.eigenvectors import presentable, shown_vectors
from scenes.stage.shapes.frame import frame

TWO, ONE, ALL, NONE = [[2, 1], [1, 2]], [[1, 1], [0, 1]], [[2, 0], [0, 2]], [[0, -1], [1, 0]]
entries = st.integers(-400, 400).map(lambda hundredths: hundredths / 100)
matrices = st.tuples(entries, entries, entries, entries).map(lambda numbers: np.reshape(numbers, (2, 2)))


def drawn(matrix, *, far=False):
    return EigenPlane(eigen_decomposition(matrix), far=far)


@pytest.mark.parametrize("far", [True, False])
@pytest.mark.parametrize(("matrix", "lines"), [(TWO, 2), (ONE, 1), (ALL, 1), (NONE, 0)])
def test_each_eigenline_has_a_name_an_arrow_and_a_label(matrix, lines, far):
    picture = drawn(matrix, far=far)
    assert [len(each) for each in (picture.lines, picture.names, picture.u, picture.labels)] == [lines] * 4


@pytest.mark.parametrize("matrix", [TWO, ALL, [[-2, 1], [1, -2]], [[0, 2], [2, 0]]])
def test_an_eigenvector_is_named_at_its_own_tip_and_its_line_where_no_image_of_it_comes(matrix):
    picture = drawn(matrix, far=True)
    vectors, values = shown_vectors(picture.eigen), picture.eigen.values
    for tip, name, vector, value in zip(picture.tips, picture.names, vectors, values, strict=False):
        own, image = picture.plane.at(vector), picture.plane.at(value * vector)
        away = [np.linalg.norm(label.get_center() - own) for label in (tip, name)]
        assert away[0] < 1
        if value != 1:
            assert away[0] < np.linalg.norm(tip.get_center() - image)
        assert np.linalg.norm(name.get_center() - image) > 1


@pytest.mark.parametrize("matrix", [TWO, ONE, ALL, NONE, [[4, -4], [3, -4]]])
def test_there_is_room_for_arrows_and_where_they_are_sent(matrix):
    picture, box = drawn(matrix), frame().right_side
    _, images = picture.fan()
    ends = [arrow.end for arrow in images.set_state(matrix=matrix).arrows]
    far = drawn(matrix, far=True)
    ends += [fan.set_state(matrix=matrix).arrows[0].end for fan in far.u]
    for x, y, _ in ends:
        assert box.left < x < box.right
        assert box.bottom < y < box.top


@given(matrices)
def test_vectors_that_stand_for_lines_are_eigenvectors_and_point_upwards(matrix):
    eigen = eigen_decomposition(matrix)
    for vector, value in zip(shown_vectors(eigen), eigen.values, strict=False):
        np.testing.assert_allclose(matrix @ vector, value * vector, atol=1e-5)
        assert vector[1] >= 0


@given(matrices)
def test_the_other_matrix_leaves_no_arrow_on_its_line(matrix):
    turning = turning_matrix(eigen_decomposition(matrix))
    assert np.linalg.eigvals(turning).imag.all()
    assert np.trace(turning) == pytest.approx(np.trace(matrix), abs=0.11)
    assert turning[0, 0] == pytest.approx(round(turning[0, 0], 1))


@given(matrices)
def test_lambda_runs_over_zero_and_over_every_eigenvalue(matrix):
    low, high = shift_range(eigen_decomposition(matrix))
    values = np.linalg.eigvals(matrix).real
    assert low <= 0 <= high
    assert low < values.min() + 1e-6
    assert high > values.max() - 1e-6


def test_a_direction_is_written_in_small_whole_numbers_if_there_are_any():
    assert presentable([0.6, 1.2]).tolist() == [1, 2]
    assert presentable([0.6, 0.8]).tolist() == [0.6, 0.8]


def test_eigenlines_are_among_the_directions_and_nothing_is_next_to_them():
    kept = np.array([[np.cos(0.5), np.cos(2.0)], [np.sin(0.5), np.sin(2.0)]])
    around = half_around(kept)
    np.testing.assert_allclose(np.linalg.norm(around, axis=1), 1)
    assert (around[:, 1] >= 0).all()
    for line in kept.T:
        angles = np.sort(np.arccos(np.clip(np.abs(around @ line), 0, 1)))
        assert angles[0] == pytest.approx(0, abs=1e-7)
        assert angles[1] >= np.pi / 24
    assert len(half_around(np.empty((2, 0)))) == 12


def test_images_begin_under_their_arrows_and_leave_them_where_they_are():
    picture = drawn(TWO)
    arrows, images = picture.fan()
    starts = [arrow.end for arrow in arrows]
    np.testing.assert_allclose([image.end for image in images.arrows], starts)
    images.set_state(matrix=TWO)
    np.testing.assert_allclose([arrow.end for arrow in arrows], starts)
    assert {image.role for image in images.arrows} == {"data"}


def test_zero_lies_at_the_origin():
    picture = drawn(TWO)
    np.testing.assert_allclose(picture.plane.values(picture.dot_at_zero().get_center()), (0, 0), atol=1e-9)


@given(matrices)
def test_short_eigenvectors_slide_as_they_are_and_long_ones_with_length_one(matrix):
    eigen = eigen_decomposition(matrix)
    for vector, drawn_vector in zip(shown_vectors(eigen), sliding_vectors(eigen), strict=True):
        size = np.linalg.norm(drawn_vector)
        assert drawn_vector @ vector == pytest.approx(size * np.linalg.norm(vector))
        assert size == pytest.approx(np.linalg.norm(vector) if np.linalg.norm(vector) <= 1.5 else 1)


def test_an_eigenvector_ends_where_its_column_says():
    [first, second] = drawn([[1, 2], [3, 0]], far=True).u
    ends = [fan.set_state(matrix=np.array([[1, 2], [3, 0]])).arrows[0].end for fan in (first, second)]
    plane = first.plane
    np.testing.assert_allclose([plane.values(end) for end in ends], [(3, 3), (4, -6)], atol=1e-9)
    assert plane.step == 1


def test_a_zoom_begins_at_the_earlier_plane_and_ends_at_its_own():
    near, far = drawn(TWO), drawn(TWO, far=True)
    unit, origin = far.plane.unit, far.plane.origin.copy()
    zoom = Zoom(far, near.plane, *far.lines, run_time=1)
    zoom.interpolate_mobject(0.0)
    assert far.plane.unit == pytest.approx(near.plane.unit)
    np.testing.assert_allclose(far.plane.origin, near.plane.origin)
    np.testing.assert_allclose(far.lines[0].points[[0, -1]], near.lines[0].points[[0, -1]], atol=1e-9)
    zoom.interpolate_mobject(1.0)
    assert far.plane.unit == pytest.approx(unit)
    np.testing.assert_allclose(far.plane.origin, origin)
