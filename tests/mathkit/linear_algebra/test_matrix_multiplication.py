from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.matrix_multiplication import bend_between, chain_work, compose, multiply, work

number = st.integers(-100, 100).map(lambda k: k / 10)
square = arrays(np.float64, (2, 2), elements=number)
sizes = st.integers(1, 5)


@st.composite
def fitting(draw, elements=number, count=2):
    """Matrices that can be multiplied in a row."""
    ends = [draw(sizes) for _ in range(count + 1)]
    return [draw(arrays(np.float64, shape, elements=elements)) for shape in pairwise(ends)]


def exactly(matrix):
    return [[Fraction(str(entry)) for entry in row] for row in matrix.tolist()]


X = [[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]]
W = [[0.5, 0.3], [0.2, 0.8], [0.1, 0.4]]


def test_the_worked_numbers():
    made = multiply(X, W)
    np.testing.assert_allclose(made.product, [[1.29, 2.61], [1.55, 2.63], [1.12, 2.95]], rtol=0, atol=1e-12)
    np.testing.assert_allclose(made.terms[0, 0], [0.75, 0.46, 0.08])
    np.testing.assert_allclose(made.partial_sums[0, 0], [0.75, 1.21, 1.29])
    assert (made.work.multiplications, made.work.additions) == (18, 12)


@given(fitting())
def test_the_product_agrees_with_numpy(matrices):
    left, right = matrices
    np.testing.assert_allclose(multiply(left, right).product, left @ right, atol=1e-9)


@given(fitting())
def test_the_product_is_the_one_of_exact_fractions(matrices):
    left, right = matrices
    rows, columns = exactly(left), list(zip(*exactly(right), strict=True))
    exact = [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in rows]
    np.testing.assert_allclose(multiply(left, right).product, np.array(exact, dtype=float), atol=1e-9)


@given(fitting(elements=st.integers(-9, 9).map(float)))
def test_the_product_of_whole_numbers_is_the_one_of_sympy(matrices):
    left, right = matrices
    expected = sympy.Matrix(left.astype(int).tolist()) * sympy.Matrix(right.astype(int).tolist())
    assert multiply(left, right).product.tolist() == np.array(expected.tolist(), dtype=float).tolist()


@given(fitting())
def test_every_entry_is_row_times_column(matrices):
    made = multiply(*matrices)
    for i, j in made.order:
        np.testing.assert_array_equal(made.terms[i, j], made.left[i] * made.right[:, j])
        assert made.partial_sums[i, j, -1] == made.product[i, j]
    np.testing.assert_allclose(np.diff(made.partial_sums, axis=2), made.terms[:, :, 1:], atol=1e-9)


@given(fitting())
def test_every_entry_is_filled_in_once_row_by_row(matrices):
    made = multiply(*matrices)
    rows, columns = made.product.shape
    assert made.order.tolist() == [[i, j] for i in range(rows) for j in range(columns)]


@given(fitting())
def test_the_work_is_counted(matrices):
    made = multiply(*matrices)
    assert made.work.multiplications == made.terms.size
    assert made.work.additions == made.terms.size - made.product.size


@given(fitting(count=3))
def test_brackets_do_not_matter(matrices):
    a, b, c = matrices
    together, other = multiply(multiply(a, b).product, c).product, multiply(a, multiply(b, c).product).product
    np.testing.assert_allclose(together, other, atol=1e-8)


@given(fitting(count=3))
def test_the_work_of_a_chain_is_that_of_its_products(matrices):
    a, b, c = matrices
    counted = chain_work(*a.shape, *c.shape)
    left, right = multiply(a, b), multiply(b, c)
    assert counted.left_pair_first == left.terms.size + multiply(left.product, c).terms.size
    assert counted.right_pair_first == right.terms.size + multiply(a, right.product).terms.size


def test_a_layer_of_a_network():
    assert work(1000, 784, 128).multiplications == 100_352_000
    chain = chain_work(1000, 784, 128, 10)
    assert (chain.left_pair_first, chain.right_pair_first) == (101_632_000, 8_843_520)


def test_a_shear_after_a_quarter_turn():
    turn, shear = [[0, -1], [1, 0]], [[1, 1], [0, 1]]
    both = compose(turn, shear)
    assert both.product.tolist() == [[1, -1], [1, 0]]
    assert both.swapped.tolist() == [[0, -1], [1, 1]]
    assert not both.commutes


@given(square, square, arrays(np.float64, 2, elements=number))
def test_the_product_does_what_both_do_in_turn(first, second, vector):
    both = compose(first, second)
    np.testing.assert_allclose(both.product @ vector, second @ (first @ vector), atol=1e-8)
    np.testing.assert_allclose(both.product, second @ first, atol=1e-9)
    np.testing.assert_allclose(both.swapped, compose(second, first).product, atol=1e-9)


@given(
    arrays(np.int64, (2, 2), elements=st.integers(-3, 3)),
    arrays(np.int64, (2, 2), elements=st.integers(-3, 3)),
)
def test_commuting_is_what_exact_arithmetic_finds(first, second):
    expected = (first @ second == second @ first).all()
    assert compose(first / 10, second / 10).commutes == expected


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_rotations_commute(one, other):
    def turn(angle):
        return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])

    both = compose(turn(one), turn(other))
    assert both.commutes
    np.testing.assert_allclose(both.product, turn(one + other), atol=1e-12)


@given(fitting(count=3))
def test_a_bend_sets_negative_sums_to_zero(matrices):
    inputs, first, second = matrices
    passed = bend_between(inputs, first, second)
    np.testing.assert_allclose(passed.sums, inputs @ first, atol=1e-9)
    np.testing.assert_allclose(passed.bent, (passed.sums + abs(passed.sums)) / 2, atol=1e-9)
    np.testing.assert_allclose(passed.outputs, passed.bent @ second, atol=1e-8)


@given(fitting(count=2))
def test_what_an_input_and_its_negative_give_adds_up_to_the_sizes_of_the_sums(matrices):
    """So no matrix does the same as soon as one sum is not zero: it would give zero here."""
    inputs, first = matrices
    adding = np.ones((first.shape[1], 1))
    there, back = (bend_between(sign * inputs, first, adding).outputs for sign in (1, -1))
    np.testing.assert_allclose(there + back, abs(inputs @ first) @ adding, atol=1e-8)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: multiply([1, 2], [[1], [2]]), "left"),
        (lambda: multiply([[1, 2]], [1, 2]), "right"),
        (lambda: multiply([[1, 2]], [[1, 2]]), "right"),
        (lambda: multiply([[1, 2]], [[1], [np.inf]]), "right"),
        (lambda: bend_between([[1, 2]], np.eye(2), [[1]]), "right"),
        (lambda: work(0, 1, 1), "rows"),
        (lambda: work(1, 2.5, 1), "inner"),
        (lambda: work(1, 1, True), "columns"),
        (lambda: chain_work(1, 1, 0, 1), "columns"),
        (lambda: compose([[1, 2]], np.eye(2)), "first"),
        (lambda: compose(np.eye(2), np.eye(3)), "second"),
    ],
)
def test_a_wrong_argument_is_named(call, name):
    with pytest.raises(ValueError, match=rf"^{name} must be .+, got .+\.$"):
        call()
