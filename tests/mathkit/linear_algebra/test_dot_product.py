import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cosine as cosine_distance

from mathkit.linear_algebra.dot_product import dot_product, linear_model, rank_by_cosine

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
