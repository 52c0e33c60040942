import math

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.matrices import COLLAPSE, MIRROR, QUARTER_TURN, MapKind, apply, plane_map

number = st.integers(-500, 500).map(lambda k: k / 100)
square = arrays(np.float64, (2, 2), elements=number)
pair = arrays(np.float64, 2, elements=number)
shapes = st.tuples(st.integers(1, 5), st.integers(1, 5))


def rotation(angle):
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def mirror(angle):
    """The reflection in the line at an angle, by turning the line down, mirroring, and turning back."""
    return rotation(angle) @ np.diag([1, -1]) @ rotation(-angle)


@given(st.data())
def test_the_image_agrees_with_numpy(data):
    m, n = data.draw(shapes)
    matrix = data.draw(arrays(np.float64, (m, n), elements=number))
    vector = data.draw(arrays(np.float64, n, elements=number))
    applied = apply(matrix, vector)
    np.testing.assert_allclose(applied.image, np.matmul(matrix, vector), atol=1e-9)


@given(square, pair)
def test_the_walk_goes_along_the_columns(matrix, vector):
    applied = apply(matrix, vector)
    assert applied.head_to_tail[0].tolist() == [0, 0]
    np.testing.assert_allclose(applied.head_to_tail[1], vector[0] * matrix[:, 0])
    np.testing.assert_allclose(
        applied.head_to_tail[2] - applied.head_to_tail[1], vector[1] * matrix[:, 1], atol=1e-9
    )
    np.testing.assert_array_equal(applied.head_to_tail[-1], applied.image)


@given(square, pair, pair, number)
def test_a_matrix_is_linear(matrix, u, v, factor):
    together = apply(matrix, u + factor * v).image
    apart = apply(matrix, u).image + factor * apply(matrix, v).image
    np.testing.assert_allclose(together, apart, atol=1e-9)


def test_rows_are_dot_products():
    houses = apply([(120, 3, 20), (75, 2, 40)], (2.5, 10, -0.5))
    assert houses.terms.tolist() == [[300, 30, -10], [187.5, 20, -20]]
    assert houses.image.tolist() == [320, 187.5]


@given(square)
def test_the_basis_lands_on_the_columns(matrix):
    images = plane_map(matrix).basis_images
    for basis, image in zip(np.eye(2), images, strict=True):
        np.testing.assert_array_equal(apply(matrix, basis).image, image)


@given(arrays(np.int64, (2, 2), elements=st.integers(-5, 5)))
def test_determinant_and_rank_are_those_of_exact_arithmetic(matrix):
    exact, found = sympy.Matrix(matrix.tolist()), plane_map(matrix)
    assert found.determinant == pytest.approx(float(exact.det()))
    assert found.rank == exact.rank()


@given(square)
def test_the_determinant_is_the_area_of_the_carried_square(matrix):
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) @ matrix.T
    x, y = corners.T
    area = 0.5 * float(x @ np.roll(y, -1) - y @ np.roll(x, -1))
    assert plane_map(matrix).determinant == pytest.approx(area, abs=1e-9)


@pytest.mark.parametrize(
    ("matrix", "kind"),
    [
        ([[1, 0], [0, 1]], MapKind.IDENTITY),
        ([[-2, 0], [0, -2]], MapKind.SCALING),
        ([[0, -1], [1, 0]], MapKind.ROTATION),
        ([[3, -4], [4, 3]], MapKind.ROTATION),
        ([[1, 0], [0, -1]], MapKind.REFLECTION),
        ([[3, 4], [4, -3]], MapKind.REFLECTION),
        ([[1, 2], [2, 4]], MapKind.COLLAPSE_TO_LINE),
        ([[0.1, 0.3], [0.2, 0.6]], MapKind.COLLAPSE_TO_LINE),
        ([[0, 3], [0, 0]], MapKind.COLLAPSE_TO_LINE),
        ([[0, 0], [0, 0]], MapKind.COLLAPSE_TO_POINT),
        (QUARTER_TURN, MapKind.ROTATION),
        (MIRROR, MapKind.REFLECTION),
        (COLLAPSE, MapKind.COLLAPSE_TO_LINE),
        ([[1, 1], [0, 1]], MapKind.GENERAL),
        ([[2, 0], [0, 1]], MapKind.GENERAL),
        ([[0.01, 0], [0, 0.02]], MapKind.GENERAL),
        ([[1, 1e-6], [0, 1]], MapKind.GENERAL),
    ],
)
def test_every_kind_is_told(matrix, kind):
    assert plane_map(matrix).kind is kind


@given(st.floats(0.01, 3.13), st.floats(0.1, 5), st.sampled_from([1, -1]), pair)
def test_a_rotation_stretches_every_length_alike(angle, factor, sense, vector):
    found = plane_map(factor * rotation(sense * angle))
    assert found.kind is MapKind.ROTATION
    assert found.angle == pytest.approx(sense * angle)
    assert found.factor == pytest.approx(factor)
    image = apply(found.matrix, vector).image
    assert math.hypot(*image) == pytest.approx(found.factor * math.hypot(*vector))


@given(st.floats(-1.57, 1.57), st.floats(0.1, 5))
def test_a_reflection_keeps_its_line_and_undoes_itself(angle, factor):
    found = plane_map(factor * mirror(angle))
    assert found.kind is MapKind.REFLECTION
    along = np.array([math.cos(found.angle), math.sin(found.angle)])
    np.testing.assert_allclose(apply(found.matrix, along).image, factor * along, atol=1e-9)
    np.testing.assert_allclose(found.matrix @ found.matrix, factor**2 * np.eye(2), atol=1e-9)
    assert -math.pi / 2 < found.angle <= math.pi / 2


@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_the_upright_mirror(zero):
    assert plane_map([[-1, zero], [zero, 1]]).angle == pytest.approx(math.pi / 2)


def test_what_has_no_factor_or_angle():
    line, general, scaling = (
        plane_map(rows) for rows in ([[1, 2], [2, 4]], [[1, 1], [0, 1]], -2 * np.eye(2))
    )
    assert (line.factor, line.angle, general.factor, general.angle) == (None,) * 4
    assert (scaling.factor, scaling.angle) == (-2, None)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: apply([1, 2], [1, 2]), "matrix"),
        (lambda: apply([[1, 2]], [1, 2, 3]), "vector"),
        (lambda: apply([[1, np.nan]], [1, 2]), "matrix"),
        (lambda: apply([[1, 2]], 1), "vector"),
        (lambda: plane_map(np.eye(3)), "matrix"),
        (lambda: plane_map([[1, 2]]), "matrix"),
        (lambda: plane_map([[1, 2], [3]]), "matrix"),
    ],
)
def test_a_wrong_argument_is_named(call, name):
    with pytest.raises(ValueError, match=rf"^{name} must be .+, got .+\.$"):
        call()
