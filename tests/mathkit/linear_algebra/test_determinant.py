import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial import ConvexHull

from mathkit.linear_algebra.determinant import determinant, polygon_area, straighten

entries = st.integers(-300, 300).map(lambda k: k / 100)
matrices = arrays(float, (2, 2), elements=entries)


@given(matrices)
def test_it_is_that_of_numpy(matrix):
    assert determinant(matrix) == pytest.approx(np.linalg.det(matrix), abs=1e-12)


@given(matrices)
def test_its_size_is_the_area_that_scipy_finds_around_the_corners(matrix):
    assume(abs(np.linalg.det(matrix)) > 1e-3)
    corners = np.array([[0, 0], matrix[:, 0], matrix.sum(axis=1), matrix[:, 1]])
    assert abs(determinant(matrix)) == pytest.approx(ConvexHull(corners).volume)
    assert polygon_area(corners) == pytest.approx(determinant(matrix))


@given(matrices, matrices)
def test_that_of_a_product_is_the_product(one, other):
    assert determinant(other @ one) == pytest.approx(determinant(other) * determinant(one), abs=1e-9)


@given(matrices, st.integers(3, 9), st.integers(0, 99))
def test_every_polygon_swells_alike(matrix, count, seed):
    corners = np.random.default_rng(seed).normal(size=(count, 2))
    expected = determinant(matrix) * polygon_area(corners)
    assert polygon_area(corners @ matrix.T) == pytest.approx(expected, abs=1e-9)


@given(matrices)
def test_slides_keep_the_area_and_end_in_an_upright_rectangle(matrix):
    made = straighten(matrix)
    assume(made is not None)
    for corners in made.corners:
        assert polygon_area(corners) == pytest.approx(determinant(matrix), rel=1e-9, abs=1e-9)
    pivot, other = made.columns[2, made.pivot], made.columns[2, 1 - made.pivot]
    assert pivot[1] == 0
    assert other[0] == 0
    assert made.area == pytest.approx(determinant(matrix), rel=1e-9)


@given(matrices)
def test_each_slide_moves_one_side_along_the_other(matrix):
    made = straighten(matrix)
    assume(made is not None)
    pivot, other = made.pivot, 1 - made.pivot
    first, second = made.slides
    along, side = made.columns[0, pivot], made.columns[0, other]
    np.testing.assert_allclose(made.columns[1, other], side + first * along, atol=1e-9)
    np.testing.assert_array_equal(made.columns[1, pivot], along)
    np.testing.assert_allclose(
        made.columns[2, pivot], along + second * made.columns[1, other], atol=1e-9 * (1 + abs(second))
    )


def test_one_by_hand():
    made = straighten([[2, 1], [0.5, 1.5]])
    np.testing.assert_allclose(
        made.columns, [[[2, 0.5], [1, 1.5]], [[2, 0.5], [0, 1.25]], [[2, 0], [0, 1.25]]]
    )
    assert made.slides == pytest.approx([-0.5, -0.4])
    assert made.area == pytest.approx(2.5)


def test_columns_on_one_line_have_no_area():
    assert determinant([[0.1, 0.3], [0.2, 0.6]]) == 0
    assert straighten([[1, 2], [2, 4]]) is None
    assert straighten([[0, 0], [0, 0]]) is None


def test_a_turned_over_parallelogram_counts_negative():
    assert determinant([[0, 1], [1, 0]]) == -1
    assert straighten([[0, 1], [1, 0]]).area == -1


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"^matrix must be a 2×2 matrix"):
        determinant(np.eye(3))
    with pytest.raises(ValueError, match=r"^corners must be"):
        polygon_area([1, 2, 3])
