from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors.spectra import (
    eigenvector_equals,
    factor_number,
    fate,
    math_eigenvectors,
    math_factor_equals,
    math_products,
    math_roots,
    pair_in_polar_form,
    presentable,
    solution,
)
from scenes.stage.type.typesetting import typeset


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (3, "stretched by 3"),
        (1, "kept as it is"),
        (1 + 1e-15, "kept as it is"),
        (1.00002, "stretched by 1.00002"),
        (0.5, "squeezed to 0.5"),
        (0, "sent to zero"),
        (-1e-17, "sent to zero"),
        (-0.25, "flipped and squeezed to 0.25"),
        (-1, "flipped"),
        (-2.5, "flipped and stretched by 2.5"),
    ],
)
def test_the_fate_of_an_arrow(factor, words):
    assert fate(factor) == words


@given(st.floats(-8, 8).map(lambda value: round(value, 5)))
def test_a_factor_never_reads_as_one_unless_it_is(factor):
    assert (factor_number(factor) in ("1", "−1")) == (abs(factor) == 1)


@pytest.mark.parametrize(
    ("matrix", "roots"),
    [
        ([[2, 1], [1, 2]], ['lambda_1 = "3"', 'lambda_2 = "1"']),
        ([[1, 1], [1, 0]], ['lambda_1 approx "1.618"', 'lambda_2 approx -"0.618"']),
        ([[1, 1], [0, 1]], ['lambda = "1"']),
        ([[1, 2], [2, 4]], ['lambda_1 = "5"', 'lambda_2 = "0"']),
        ([[0, -1], [1, 0]], ["lambda =  plus.minus  thin i"]),
        ([[1, -2], [2, 1]], ['lambda = "1" plus.minus "2" thin i']),
    ],
)
def test_roots_as_equations(matrix, roots):
    assert math_roots(eigen_decomposition(matrix)) == roots
    assert all(len(typeset(root, math=True).outlines) for root in roots)


def test_eigenvectors_as_equations():
    eigen = eigen_decomposition([[2, 1], [1, 2]])
    assert math_eigenvectors(eigen, ("path", "second")) == [
        '{{ v_1 = vec("1", "1") : path }}',
        '{{ v_2 = vec("1", -"1") : second }}',
    ]
    assert math_eigenvectors(eigen_decomposition([[0, -1], [1, 0]]), ("path", "second")) == []


def test_a_direction_without_whole_components_stays_as_it_is():
    vector = np.array([0.6, np.sqrt(0.64)])
    assert presentable(vector).tolist() == [3, 4]
    assert eigenvector_equals(vector) == "="
    assert presentable([1.0, np.sqrt(2)]).tolist() == [1.0, np.sqrt(2)]
    assert eigenvector_equals([1.0, np.sqrt(2)]) == "approx"


def test_equals_only_where_the_digits_are_all_there():
    assert math_factor_equals(0.125) == '= "0.125"'
    assert math_factor_equals(1 / 3) == 'approx "0.333"'
    assert math_factor_equals(1.00002) == '= "1.00002"'


def test_the_equation_is_worked_for_a_vector_on_the_first_line():
    product, multiple = math_products(eigen_decomposition([[2, 1], [1, 2]]), "path")
    assert product.endswith('{{ vec("1", "1") : path }} = vec("3", "3")')
    assert multiple == '= {{ "3" : result }} {{ vec("1", "1") : path }}'


@pytest.mark.parametrize(
    ("matrix", "polynomial", "rows"),
    [
        ([[2, 1], [1, 2]], 'lambda^2 - "4" lambda + "3" = 0', 4),
        ([[0.01, 0], [0, 0.01]], 'lambda^2 - "0.02" lambda + "0.0001" = 0', 3),
        ([[0.1, 0.3], [0.1, 0.3]], 'lambda^2 - "0.4" lambda = 0', 4),
        ([[0, -2], [2, 0]], 'lambda^2 + "4" = 0', 3),
    ],
)
def test_the_solution_ends_with_the_lines_if_there_are_any(matrix, polynomial, rows):
    written = solution(eigen_decomposition(matrix))
    assert written[1].source == polynomial
    assert len(written) == rows


def test_a_complex_pair_has_a_length_and_an_angle():
    _, length, angle = pair_in_polar_form(eigen_decomposition([[0, 2], [-2, 0]]))
    assert length.source == '|{{ lambda : result }}| = "2"'
    assert angle.source == '"angle" = -"90" degree'
