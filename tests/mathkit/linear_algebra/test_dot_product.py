import math

import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cosine as cosine_distance

from mathkit.linear_algebra.dot_product import (
    area_strips,
    dot_product,
    linear_model,
    rank_by_cosine,
    rank_by_dot,
)

coordinate = st.one_of(st.just(0.0), st.floats(1e-3, 1e3), st.floats(-1e3, -1e-3))
space = arrays(np.float64, 3, elements=coordinate)


@given(space, space)
def test_projection_and_rejection_make_up_a(a, b):
    product = dot_product(a, b)
    np.testing.assert_allclose(product.projection + product.rejection, a, atol=1e-9)
    assert product.rejection @ b == pytest.approx(0, abs=1e-9 * (1 + np.abs(a) @ np.abs(b)))


@given(space, space)
def test_the_dot_product_is_symmetric(a, b):
    there, back = dot_product(a, b), dot_product(b, a)
    assert there.value == back.value
    assert there.sign == back.sign
    assert there.angle == (None if back.angle is None else pytest.approx(back.angle))


@given(space, space)
def test_cosine_and_angle_agree_with_scipy(a, b):
    assume(a.any() and b.any())
    product = dot_product(a, b)
    assert product.cosine == pytest.approx(1 - cosine_distance(a, b), abs=1e-12)
    assert math.cos(product.angle) == pytest.approx(product.cosine, abs=1e-12)
    assert product.value == pytest.approx(product.length_a * product.length_b * product.cosine, abs=1e-6)


@pytest.mark.parametrize(
    ("b", "sign", "angle"),
    [
        ((1, 1), "positive", math.pi / 4),
        ((0, 2), "zero", math.pi / 2),
        ((-3, 0), "negative", math.pi),
        ((5, 0), "positive", 0),
        ((math.cos(math.pi / 2), 1), "zero", math.pi / 2),
    ],
)
def test_sign_and_angle_with_the_first_axis(b, sign, angle):
    product = dot_product((1, 0), b)
    assert product.sign == sign
    assert product.angle == pytest.approx(angle)


def test_the_angle_of_almost_parallel_vectors_is_not_lost_to_rounding():
    assert dot_product((1, 0), (1, 1e-10)).angle == pytest.approx(1e-10)


@pytest.mark.parametrize(("a", "b"), [((0, 0), (1, 2)), ((1, 2), (0, 0)), ((0, 0), (0, 0))])
def test_the_zero_vector_has_no_angle(a, b):
    product = dot_product(a, b)
    assert product.angle is None
    assert product.cosine is None
    assert product.sign == "zero"
    assert product.projection.tolist() == [0, 0]
    assert product.rejection.tolist() == list(a)


def test_the_price_of_a_house():
    house = linear_model(features=(12, 3, 2), weights=(3.5, 1.2, -0.8), bias=50)
    assert house.terms == pytest.approx([42, 3.6, -1.6])
    assert house.dot == pytest.approx(44)
    assert house.prediction == pytest.approx(94)


def test_documents_rank_by_direction_and_not_by_length():
    ranking = rank_by_cosine((1, 0), [(0, 9), (0.1, 0.01), (100, 50), (-1, 0), (7, 0)])
    assert ranking.order.tolist() == [4, 1, 2, 0, 3]
    assert ranking.cosines[[0, 3, 4]] == pytest.approx([0, -1, 1])


def test_equally_close_documents_keep_their_order():
    assert rank_by_cosine((1, 1), [(1, 0), (0, 1), (1, 0)]).order.tolist() == [0, 1, 2]


def test_documents_rank_by_dot_product_and_the_longest_wins():
    query, documents = (2, 1), [(4, 1), (3, 4), (3, 7), (1, 8)]
    ranking = rank_by_dot(query, documents)
    products = [sum(x * y for x, y in zip(query, document, strict=True)) for document in documents]
    assert ranking.products.tolist() == products
    assert ranking.order.tolist() == sorted(range(4), key=lambda index: -products[index])


# The rectangle and its strips ----------------------------------------------------------------------------

component = st.one_of(st.just(0.0), st.floats(0.01, 10), st.floats(-10, -0.01))
planar = st.tuples(component, component)


def shoelace(corners):
    """Areas of polygons with corners (n, k, 2), positive when they run counterclockwise."""
    x, y = np.moveaxis(np.asarray(corners), -1, 0)
    return (x * np.roll(y, -1, axis=-1) - np.roll(x, -1, axis=-1) * y).sum(axis=-1) / 2


def test_no_shear_changes_the_area_of_a_strip():
    """The shoelace formula in symbols: what is left is ∓aᵢbᵢ, whatever the two shares."""
    p, q, r, t, slide, square = sympy.symbols("p q r t slide square", real=True)
    a, b = sympy.Matrix([p, q]), sympy.Matrix([r, t])
    turned = sympy.Matrix([-t, r])
    tail = sympy.zeros(2, 1)
    for index, way in enumerate((sympy.Matrix([p, 0]), sympy.Matrix([0, q]))):
        head = tail + way
        near = [foot + slide * (end - foot) for end in (tail, head) for foot in [b * end.dot(b) / b.dot(b)]]
        back = sympy.Matrix([turned[0], 0]) if index == 0 else sympy.Matrix([0, turned[1]])
        far = [end + turned - square * back for end in near]
        ring = [*near, *reversed(far)]
        pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
        area = sum(one[0] * two[1] - two[0] * one[1] for one, two in pairs) / 2
        for stage in ({square: 0}, {slide: 1}):
            assert sympy.simplify(area.subs(stage) - a[index] * b[index]) == 0
        tail = head


@given(planar, planar, st.floats(0, 2))
def test_the_strips_keep_their_areas_which_add_up_to_the_product(a, b, stage):
    assume(any(b))
    strips = area_strips(a, b, min(stage, 1.0), max(0.0, stage - 1.0))
    side = 1 if shoelace([[(0, 0), b, (b[0] + a[0], b[1] + a[1])]])[0] >= 0 else -1
    np.testing.assert_allclose(-side * shoelace(strips.corners), strips.areas, atol=1e-9)
    np.testing.assert_allclose(strips.areas, np.multiply(a, b)[strips.order], atol=1e-9)
    assert strips.areas.sum() == pytest.approx(np.dot(a, b), abs=1e-9)
    assert strips.shadows.sum() == pytest.approx(dot_product(a, b).scalar_projection, abs=1e-9)
    assert strips.turned @ b == pytest.approx(0, abs=1e-9)


@given(planar, planar)
def test_in_the_end_the_strips_are_upright_rectangles_that_do_not_overlap(a, b):
    assume(any(b))
    strips = area_strips(a, b, 1.0, 1.0)
    low, high = strips.corners.min(axis=1), strips.corners.max(axis=1)
    for index, sides in zip(strips.order, high - low, strict=True):
        np.testing.assert_allclose(sides[index], abs(a[index]), atol=1e-9)
        np.testing.assert_allclose(sides[1 - index], abs(b[index]), atol=1e-9)
    assert (np.minimum(*high) - np.maximum(*low)).min() <= 1e-9


def test_the_first_state_is_the_rectangle_that_the_steps_cut():
    strips = area_strips((2, 1), (3, 4))
    assert strips.order.tolist() == [1, 0]
    assert strips.turned.tolist() == [-4, 3]
    np.testing.assert_allclose(strips.shadows, [0.8, 1.2])
    np.testing.assert_allclose(strips.corners[0], [(0, 0), (0.48, 0.64), (-3.52, 3.64), (-4, 3)])
