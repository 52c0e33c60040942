import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.vectors import (
    add_vectors,
    norm,
    on_one_line,
    running_means,
    scale_vector,
    whole_multiple,
)

plane = arrays(np.float64, 2, elements=st.floats(-1e6, 1e6))


@given(plane, plane)
def test_the_sum_does_not_depend_on_the_order(a, b):
    np.testing.assert_array_equal(add_vectors(a, b).total, add_vectors(b, a).total)


@given(plane, plane)
def test_the_walk_goes_along_a_then_b(a, b):
    walk = add_vectors(a, b)
    origin, corner, end = walk.head_to_tail
    np.testing.assert_array_equal(origin, [0, 0])
    np.testing.assert_array_equal(corner, a)
    np.testing.assert_array_equal(end, walk.total)
    np.testing.assert_allclose(end - corner, b, atol=1e-9)


def test_a_house_is_a_vector_in_feature_space():
    assert add_vectors((12, 3, 2), (1, 0, 5)).total.tolist() == [13, 3, 7]


@pytest.mark.parametrize(
    ("factor", "vector", "direction"),
    [
        (2, [1, 2], "same"),
        (-0.5, [1, 2], "reversed"),
        (0, [1, 2], "zero"),
        (3, [0, 0], "zero"),
    ],
)
def test_scaling_says_where_the_vector_points(factor, vector, direction):
    assert scale_vector(factor, vector).direction == direction


@given(st.floats(-100, 100), plane)
def test_scaling_scales_the_length(factor, a):
    assert norm(scale_vector(factor, a).scaled) == pytest.approx(
        abs(factor) * math.hypot(*a), rel=1e-12, abs=1e-12
    )


@pytest.mark.parametrize(
    ("a", "b", "so"),
    [
        ((3, 1), (6, 2), True),
        ((0.1, 0.3), (-0.3, -0.9), True),
        ((3, 1), (0, 0), True),
        ((3, 1), (3, 1.001), False),
    ],
)
def test_vectors_lie_on_one_line_or_not(a, b, so):
    assert on_one_line(a, b) == so


def test_norm_of_the_oldest_triangle():
    assert norm([3, 4]) == 5


@given(st.tuples(st.integers(-9, 9), st.integers(-9, 9)).filter(any), st.floats(1e-3, 1e3))
def test_a_whole_direction_is_found_at_any_length(whole, length):
    divisor = math.gcd(*whole)
    found = whole_multiple(length * np.array(whole))
    assert found.tolist() == [component / divisor for component in whole]


@pytest.mark.parametrize("direction", [(1, math.sqrt(2)), (10, 1), (1, 1 + 1e-6)])
def test_a_direction_without_small_whole_components_has_none(direction):
    assert whole_multiple(direction) is None


def test_larger_components_may_be_asked_for():
    assert whole_multiple((1, 0.1), largest=10).tolist() == [10, 1]


@given(arrays(np.int64, st.tuples(st.integers(1, 8), st.integers(1, 4)), elements=st.integers(-999, 999)))
def test_running_means_are_those_of_fractions(vectors):
    found = running_means(vectors)
    for count, means in enumerate(found.means, 1):
        exact = [Fraction(sum(map(int, column[:count])), count) for column in vectors.T]
        np.testing.assert_allclose(means, [float(each) for each in exact], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(found.means[-1], vectors.mean(axis=0), rtol=1e-12, atol=1e-12)
    assert found.total.tolist() == vectors.sum(axis=0).tolist()


def test_means_need_vectors():
    with pytest.raises(ValueError, match="vectors"):
        running_means([1, 2])
