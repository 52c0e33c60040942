import math
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.matrices import (
    FLATTEN,
    MapKind,
    apply,
    bend,
    bent,
    plane_map,
    within_budget,
)

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
        (FLATTEN, MapKind.COLLAPSE_TO_LINE),
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


@pytest.mark.parametrize("point", [(1, 2), (2, 0.5)])
def test_a_bend_keeps_both_columns_the_origin_and_every_area(point):
    made = bend(np.eye(2), point)
    x, y, share = sympy.symbols("x y share")
    a, b, c, d = sympy.symbols("a b c d")
    place = sympy.Matrix([x, y])
    place[made.along] += (
        share * sympy.nsimplify(made.strength) * (place[1 - made.along] * (place[1 - made.along] - 1))
    )
    image = sympy.Matrix([[a, b], [c, d]]) * place
    for start, end in (((0, 0), (0, 0)), ((1, 0), (a, c)), ((0, 1), (b, d))):
        assert sympy.simplify(image.subs({x: start[0], y: start[1]}) - sympy.Matrix(end)) == sympy.zeros(2, 1)
    assert sympy.simplify(image.jacobian([x, y]).det() - (a * d - b * c)) == 0
    drawn = [bent(made, [(0.3, -1.7)], part)[0] for part in (0.0, 0.5, 1.0)]
    for part, found in zip((0, sympy.Rational(1, 2), 1), drawn, strict=True):
        exact = place.subs({x: sympy.Rational(3, 10), y: sympy.Rational(-17, 10), share: part})
        np.testing.assert_allclose(found, np.array(exact, dtype=float).ravel(), atol=1e-12)


@given(square, pair)
def test_a_bend_misses_by_half_a_column(matrix, point):
    made = bend(matrix, point)
    np.testing.assert_allclose(made.linear_image, matrix @ made.point, atol=1e-9)
    np.testing.assert_allclose(made.image - made.linear_image, -matrix[:, made.along] / 2, atol=1e-9)
    assert abs(made.strength) <= 0.5 / 0.75 + 1e-12


def test_a_bend_is_not_linear():
    made = bend(np.eye(2), (1, 2))
    u, v = np.array([0.0, 2.0]), np.array([1.0, 1.0])
    apart = bent(made, [u])[0] + bent(made, [v])[0]
    assert np.abs(bent(made, [u + v])[0] - apart).max() > 0.4
    assert made.image.tolist() == [0.5, 2]


@given(st.lists(st.integers(-10_000, 10_000).map(lambda k: k / 100), min_size=1, max_size=6), number)
def test_a_shortlist_is_sorted_and_split_by_exact_prices(prices, budget):
    found = within_budget(prices, budget)
    assert found.order.tolist() == sorted(range(len(prices)), key=prices.__getitem__)
    assert found.within.tolist() == [Fraction(str(price)) <= Fraction(str(budget)) for price in prices]


def test_a_price_as_high_as_the_budget_is_within_it():
    assert within_budget([0.1 + 0.2, 0.31], 0.3).within.tolist() == [True, False]


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
        (lambda: bend(np.eye(3), (1, 2)), "matrix"),
        (lambda: bend(np.eye(2), (1, 2, 3)), "point"),
        (lambda: within_budget([[1]], 2), "prices"),
    ],
)
def test_a_wrong_argument_is_named(call, name):
    with pytest.raises(ValueError, match=rf"^{name} must be .+, got .+\.$"):
        call()
