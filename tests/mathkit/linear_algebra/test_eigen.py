import math

import numpy as np
import pytest
import sympy
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.eigen import (
    EigenKind,
    characteristic_polynomial,
    eigen_decomposition,
    eigen_parts,
    gaps_from_lines,
)
from mathkit.linear_algebra.spectrum import null_space

DISTINCT, REPEATED = EigenKind.DISTINCT_REAL, EigenKind.REPEATED
DEFECTIVE, PAIR = EigenKind.DEFECTIVE, EigenKind.COMPLEX_PAIR

HUNDREDTHS = st.integers(-400, 400).map(lambda k: k / 100)


def whole(n):
    return arrays(np.int64, (n, n), elements=st.integers(-5, 5))


def real(n):
    return arrays(np.float64, (n, n), elements=st.integers(-500, 500).map(lambda k: k / 100))


def rotation(angle):
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


@pytest.mark.parametrize(
    ("matrix", "kind", "values"),
    [
        ([[2, 1], [1, 2]], DISTINCT, [3, 1]),
        ([[4, 1], [2, 3]], DISTINCT, [5, 2]),
        ([[1, 0], [0, -3]], DISTINCT, [-3, 1]),
        ([[0, 1], [1, 0]], DISTINCT, [1, -1]),
        ([[0, 2], [0.5, 0]], DISTINCT, [1, -1]),
        ([[1, 2], [2, 4]], DISTINCT, [5, 0]),
        ([[1000.001, 0], [0, 1000]], DISTINCT, [1000.001, 1000]),
        ([[2, 0], [0, 2]], REPEATED, [2, 2]),
        ([[0, 0], [0, 0]], REPEATED, [0, 0]),
        (rotation(math.pi), REPEATED, [-1, -1]),
        (np.diag([2, 3, 3]), REPEATED, [3, 3, 2]),
        ([[1, 1], [0, 1]], DEFECTIVE, [1]),
        ([[3, 1], [-1, 1]], DEFECTIVE, [2]),
        ([[0, 1], [0, 0]], DEFECTIVE, [0]),
        ([[1, 1, 0], [0, 1, 0], [0, 0, 4]], DEFECTIVE, [4, 1]),
        ([[0, -1], [1, 0]], PAIR, []),
        ([[0, -1, 0], [1, 0, 0], [0, 0, 2]], PAIR, [2]),
    ],
)
def test_every_kind_is_told(matrix, kind, values):
    eigen = eigen_decomposition(matrix)
    assert eigen.kind is kind
    assert eigen.values == pytest.approx(values)


def test_the_worked_example():
    eigen = eigen_decomposition([[2, 1], [1, 2]])
    np.testing.assert_allclose(eigen.vectors, np.array([[1, 1], [1, -1]]) / math.sqrt(2))


@given(whole(2))
@example(np.array([[3, 1], [-1, 1]]))
@example(np.array([[0, 0], [5, 0]]))
def test_the_kind_of_a_whole_number_matrix_is_the_one_exact_arithmetic_finds(matrix):
    (a, b), (c, d) = matrix.tolist()
    discriminant = (a - d) ** 2 + 4 * b * c
    if discriminant > 0:
        expected = DISTINCT
    elif discriminant < 0:
        expected = PAIR
    else:
        expected = REPEATED if b == c == 0 else DEFECTIVE
    assert eigen_decomposition(matrix).kind is expected


@pytest.mark.parametrize("rows", [[[2, 1], [1, 2]], [[5, 4], [1, 2]], [[1, 2, 0], [0, 3, 1], [0, 0, -4]]])
def test_eigenvalues_agree_with_sympy(rows):
    exact = [complex(value) for value in sympy.Matrix(rows).eigenvals(multiple=True)]
    assert sorted(eigen_decomposition(rows).spectrum.real) == pytest.approx(sorted(np.real(exact)))


@given(st.one_of(real(2), real(3)))
def test_eigenvectors_are_unit_and_stay_on_their_line(matrix):
    eigen = eigen_decomposition(matrix)
    np.testing.assert_allclose(matrix @ eigen.vectors, eigen.vectors * eigen.values, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(eigen.vectors, axis=0), 1)
    for column in eigen.vectors.T:
        assert column[np.abs(column) > 1e-12][0] > 0


@given(real(3))
def test_a_symmetric_matrix_is_put_together_again(matrix):
    symmetric = matrix + matrix.T
    eigen = eigen_decomposition(symmetric)
    np.testing.assert_allclose(eigen.vectors * eigen.values @ eigen.vectors.T, symmetric, atol=1e-9)


@given(real(2))
def test_a_matrix_with_distinct_eigenvalues_is_put_together_again(matrix):
    eigen = eigen_decomposition(matrix)
    assume(eigen.kind is DISTINCT)
    rebuilt = eigen.vectors @ np.diag(eigen.values) @ np.linalg.inv(eigen.vectors)
    np.testing.assert_allclose(rebuilt, matrix, atol=1e-5)


@given(st.one_of(real(2), real(3)))
def test_the_spectrum_has_the_trace_and_the_determinant(matrix):
    spectrum = eigen_decomposition(matrix).spectrum
    assert spectrum.sum() == pytest.approx(np.trace(matrix), abs=1e-8)
    assert np.prod(spectrum) == pytest.approx(np.linalg.det(matrix), abs=1e-3)
    assert np.all(np.diff(np.abs(spectrum)) <= 1e-6)


@given(st.floats(0.01, 3.13), st.floats(0.1, 5), st.sampled_from([1, -1]))
def test_a_rotation_turns_by_its_angle(angle, modulus, sense):
    eigen = eigen_decomposition(modulus * rotation(sense * angle))
    assert eigen.kind is PAIR
    assert eigen.modulus == pytest.approx(modulus)
    assert eigen.rotation == pytest.approx(sense * angle)


@pytest.mark.parametrize("angle", np.linspace(0, math.pi, 13))
@pytest.mark.parametrize("noise", [0, 1e-15, -1e-15])
def test_a_jordan_block_seen_from_any_side_is_defective(angle, noise):
    turn = rotation(angle)
    matrix = turn @ np.array([[2, 1], [noise, 2]]) @ turn.T
    eigen = eigen_decomposition(matrix)
    assert eigen.kind is DEFECTIVE
    assert abs(eigen.vectors[:, 0] @ turn[:, 0]) == pytest.approx(1)


@given(arrays(np.float64, (2, 2), elements=st.floats(-4, 4)), st.floats(0, math.pi))
def test_a_gap_is_the_distance_from_the_image_to_the_line(matrix, angle):
    x = np.array([math.cos(angle), math.sin(angle)])
    [gap] = gaps_from_lines(matrix, [angle])
    image = matrix @ x
    assert abs(gap) == pytest.approx(np.linalg.norm(image - (image @ x) * x), abs=1e-9)
    assert gap == pytest.approx(np.linalg.det([x, image]), abs=1e-9)


def test_there_is_no_gap_along_eigenvectors_and_sides_change_between():
    angles = np.radians([45, 135, 0, 90])
    assert gaps_from_lines([[2, 1], [1, 2]], angles) == pytest.approx([0, 0, 1, -1])
    assert (gaps_from_lines([[0, -1], [1, 0]], angles) > 0).all()


@given(arrays(np.float64, (2, 2), elements=HUNDREDTHS), HUNDREDTHS)
def test_the_characteristic_polynomial_is_the_determinant_of_the_shifted_matrix(matrix, shift):
    value = np.polyval(characteristic_polynomial(matrix), shift)
    assert value == pytest.approx(np.linalg.det(matrix - shift * np.eye(2)), abs=1e-9)


@given(arrays(np.float64, (3, 3), elements=st.integers(-20, 20).map(lambda k: k / 10)), st.integers(1, 5))
def test_the_parts_along_eigenvectors_add_up_to_the_power_times_the_start(matrix, steps):
    eigen = eigen_decomposition(matrix + matrix.T)
    start = np.array([1.0, -0.5, 2.0])
    parts = eigen_parts(eigen, 2 * eigen.vectors, start, steps)
    for step, now in enumerate(parts):
        power = np.linalg.matrix_power(eigen.matrix, step) @ start
        np.testing.assert_allclose(2 * eigen.vectors @ now, power, atol=1e-6)


def test_null_space_is_what_is_sent_to_zero():
    matrix = np.array([[1.0, 2, 3], [2, 4, 6], [0, 0, 0]])
    space = null_space(matrix)
    assert space.shape == (3, 2)
    np.testing.assert_allclose(matrix @ space, 0, atol=1e-12)
