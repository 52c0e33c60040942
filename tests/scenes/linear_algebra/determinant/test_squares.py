from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.determinant import determinant, polygon_area, straighten
from scenes.linear_algebra.determinant import squares

MATRIX = np.array([[2, 1], [0.5, 1.5]])
tenths = arrays(float, (2, 2), elements=st.integers(-30, 30).map(lambda k: k / 10))


def corners(square):
    return [square.plane.values(corner) for corner in square.area.points[::4]]


@pytest.fixture(scope="module")
def plane():
    return squares.plane_of(squares.ranges_of(MATRIX, straighten(MATRIX), MATRIX)["straightened square"])


@given(tenths)
def test_turned_over_it_has_the_opposite_area_and_halfway_none(matrix):
    assume(np.abs(matrix[:, 0]).max() > 0)
    flat, over = squares.halfway(matrix), squares.turned_over(matrix)
    assert determinant(over) == pytest.approx(-determinant(matrix), abs=1e-9)
    assert determinant(flat) == pytest.approx(0, abs=1e-9)
    np.testing.assert_allclose((matrix + over) / 2, flat)
    for shown in (flat, over):
        np.testing.assert_array_equal(shown[:, 0], matrix[:, 0])
        np.testing.assert_allclose(shown, shown.round(2), atol=1e-9)
    nearest = np.linalg.norm(np.linalg.lstsq(matrix[:, :1], matrix[:, 1])[0] * matrix[:, 0] - flat[:, 1])
    assert nearest <= 0.05 * np.linalg.norm(matrix[:, 0]) + 1e-9


@given(tenths)
def test_points_that_land_on_one_are_apart_in_the_square(matrix):
    assume(np.abs(matrix[:, 0]).max() > 0)
    points = squares.alike(matrix)
    assert points.min() > 0
    assert points.max() < 1
    assert np.linalg.norm(np.diff(points, axis=0), axis=1).min() > 0.15
    np.testing.assert_allclose(np.ptp(points @ squares.halfway(matrix).T, axis=0), 0, atol=1e-9)


def test_the_square_goes_where_the_matrix_sends_it(plane):
    square = squares.LetteredSquare(plane).set_state(matrix=MATRIX)
    np.testing.assert_allclose(corners(square), squares.SQUARE @ MATRIX.T, atol=1e-9)
    assert polygon_area(corners(square)) == pytest.approx(2.5)


@pytest.mark.parametrize("per_side", [8, 16])
def test_a_disc_is_filled_better_by_smaller_squares(plane, per_side):
    disc = squares.FilledDisc(plane, per_side)
    share = sum(polygon_area(tile) for tile in disc.tiles.outlines) / (np.pi / 4)
    assert share > {8: 0.45, 16: 0.6}[per_side]
    assert max(np.linalg.norm(tile - 0.5, axis=1).max() for tile in disc.tiles.outlines) <= 0.5


def test_half_of_the_squares_are_tinted(plane):
    board = squares.chessboard(plane)
    assert len(board.outlines) == 50
    assert not any((outline == squares.SQUARE).all() for outline in board.outlines[:1])
