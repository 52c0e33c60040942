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
    return squares.plane_of(squares.ranges_of(straighten(MATRIX))["square"])


def made_of(matrix):
    """The slides of a matrix that does not press the plane flat."""
    made = straighten(matrix)
    assume(made is not None)
    return made


@given(tenths)
def test_turned_over_it_has_the_opposite_area_and_halfway_none(matrix):
    made = made_of(matrix)
    flat, over, stays = squares.halfway(made), squares.turned_over(made), made.pivot
    assert determinant(over) == pytest.approx(-determinant(matrix), abs=1e-9)
    assert determinant(flat) == pytest.approx(0, abs=1e-9)
    np.testing.assert_allclose((matrix + over) / 2, flat)
    for shown in (flat, over):
        np.testing.assert_array_equal(shown[:, stays], matrix[:, stays])
        np.testing.assert_allclose(shown, shown.round(2), atol=1e-9)
    along, side = matrix[:, [stays]], matrix[:, 1 - stays]
    nearest = np.linalg.norm(np.linalg.lstsq(along, side)[0] * along[:, 0] - flat[:, 1 - stays])
    assert nearest <= 0.05 * np.linalg.norm(along) + 1e-9


@pytest.mark.parametrize("base", [0, 1])
def test_a_slide_keeps_the_height_over_the_side_along_which_it_goes(plane, base):
    height, along = squares.Height(plane, base), MATRIX[:, base]
    lengths = []
    for share in (0, 0.4, -1.2):
        slid = MATRIX.copy()
        slid[:, 1 - base] += share * along
        height.set_state(matrix=slid)
        lengths.append(np.linalg.norm(height.tip - height.foot))
        assert (height.tip - height.foot) @ along == pytest.approx(0, abs=1e-9)
    assert lengths == pytest.approx([2.5 / np.linalg.norm(along)] * 3)


def test_a_side_that_passes_through_zero_has_no_height_over_it(plane):
    height = squares.Height(plane, 1).set_state(matrix=[[1.5, 0], [0, 0]])
    np.testing.assert_array_equal(height.foot, [0, 0])


@given(tenths)
def test_a_side_that_was_turned_over_slides_upright_to_the_opposite_height(matrix):
    made = made_of(matrix)
    along, over = matrix[:, made.pivot], squares.turned_over(made)[:, 1 - made.pivot]
    beyond = squares.upright_beyond(made)
    assert beyond[0] == 0
    assert determinant([along, over - beyond]) == pytest.approx(0, abs=1e-9)
    np.testing.assert_allclose(beyond, -made.columns[1, 1 - made.pivot])


def test_the_square_goes_where_the_matrix_sends_it(plane):
    square = squares.LetteredSquare(plane).set_state(matrix=MATRIX)
    np.testing.assert_allclose(corners(square), squares.SQUARE @ MATRIX.T, atol=1e-9)
    assert polygon_area(corners(square)) == pytest.approx(2.5)


@pytest.mark.parametrize("per_side", [8, 16, 40])
def test_a_disc_is_filled_better_by_smaller_squares(plane, per_side):
    disc = squares.FilledDisc(plane, per_side)
    share = sum(polygon_area(tile) for tile in disc.tiles.outlines) / (np.pi / 4)
    assert share > {8: 0.45, 16: 0.6, 40: 0.7}[per_side]
    assert max(np.linalg.norm(tile - 0.5, axis=1).max() for tile in disc.tiles.outlines) <= 0.5


def test_half_of_the_squares_are_tinted(plane):
    board = squares.chessboard(plane)
    assert len(board.outlines) == 50
    assert not any((outline == squares.SQUARE).all() for outline in board.outlines[:1])


@given(tenths)
def test_a_height_is_measured_where_no_tip_slides_beyond(matrix):
    made = made_of(matrix)
    way, place = squares.leaning(made), squares.measured_at(made)
    tips = way * np.append(made.columns[:2, :, 0], 0.0)
    assert way * place == pytest.approx(tips.min())
