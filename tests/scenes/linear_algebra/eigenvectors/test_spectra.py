from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.page_rank import page_rank
from scenes.linear_algebra.eigenvectors import spectra


@given(st.floats(-8, 8).map(lambda value: round(value, 5)))
def test_a_factor_never_reads_as_one_unless_it_is(factor):
    assert (spectra.factor_number(factor) in ("1", "−1")) == (abs(factor) == 1)


@pytest.mark.parametrize(
    ("factor", "said"),
    [(3, "3"), (1.5, "1.5"), (1 + 5**0.5, "about 3.236"), (-1e-17, "0"), (1.00002, "1.00002")],
)
def test_only_rounded_factors_are_about_something(factor, said):
    assert spectra.said_factor(factor) == said


@pytest.mark.parametrize(
    ("matrix", "determinant"),
    [
        ([[2, 1], [1, 2]], '"2" - {l}) ("2" - {l}) - "1" dot "1"'),
        ([[0, -2], [2, 0.5]], '-{l}) ("0.5" - {l}) - (-"2") dot "2"'),
    ],
)
def test_the_determinant_is_one_diagonal_minus_the_other(matrix, determinant):
    _, row = spectra.shifted_matrix(np.array(matrix))
    assert determinant.replace("{l}", "{{ lambda : result }}") in row.source


def test_the_equation_is_worked_for_a_vector_on_the_first_line():
    product, multiple = spectra.products(eigen_decomposition([[2, 1], [1, 2]]))
    assert product.source.endswith('{{ vec("1", "1") : path }} = vec("3", "3")')
    assert multiple.source == '= {{ "3" : result }} {{ vec("1", "1") : path }}'


@pytest.mark.parametrize(
    ("matrix", "start", "parts", "sign"),
    [([[2, 1], [1, 2]], (-0.8, 1), (0.1, 0.9), "="), ([[1, 1], [1, 0]], (1, 1), (1.38, 0.32), "approx")],
)
def test_a_sum_of_parts_is_equal_only_if_all_digits_are_there(matrix, start, parts, sign):
    row = spectra.sum_of_parts(eigen_decomposition(matrix), start, np.array(parts))
    assert f") {sign} " in row.source


@pytest.mark.parametrize(
    ("matrix", "count"),
    [([[2, 1], [1, 2]], 3), ([[1, 1], [0, 1]], 2), ([[2, 0], [0, 2]], 2), ([[0, -1], [1, 0]], 1)],
)
def test_the_last_rows_are_the_matrix_and_its_lines(matrix, count):
    assert len(spectra.last_rows(eigen_decomposition(matrix))) == count


def test_the_columns_of_the_web_are_written_in_fractions():
    ranked = page_rank([[0, 1, 1, 1], [1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0]], 1)
    matrix, names, [_, *heads] = spectra.link_matrix(ranked, ("a", "b", "c", "d"))
    assert '{{ "1/3" : column0 }}' in matrix.source
    assert '{{ "1" : column1 }}' in matrix.source
    heights = [name.get_center()[1] for name in names]
    assert heights == sorted(heights, reverse=True)
    for index, head in enumerate(heads):
        assert abs(head.get_center()[0] - matrix.part(f"column{index}").get_center()[0]) < 1e-6
