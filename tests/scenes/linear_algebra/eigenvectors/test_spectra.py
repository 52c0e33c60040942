from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.parts import powers, sum_of_parts


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
    row = spectra.shifted_determinant(np.array(matrix))
    assert determinant.replace("{l}", "{{ lambda : result }}") in row.source


def test_the_equation_is_worked_for_a_vector_on_each_line():
    first, second = spectra.products(eigen_decomposition([[2, 1], [1, 2]]))
    assert first.source.startswith('{{ {{ A : ink }} {{ vec("1", "1") : path }} = : product')
    assert '{{ {{ vec("3", "3") : data }} : image }}' in first.source
    assert first.source.endswith('{{ = {{ "3" : result }} {{ vec("1", "1") : path }} : multiple }}')
    assert second.source.endswith('{{ = {{ "1" : result }} {{ vec(-"1", "1") : second }} : multiple }}')


@pytest.mark.parametrize(
    ("matrix", "start", "parts", "sign"),
    [([[2, 1], [1, 2]], (-0.8, 1), (0.1, 0.9), "="), ([[1, 1], [1, 0]], (1, 1), (1.38, 0.32), "approx")],
)
def test_a_sum_of_parts_is_equal_only_if_all_digits_are_there(matrix, start, parts, sign):
    row = sum_of_parts(eigen_decomposition(matrix), start, np.array(parts))
    assert f") {sign} " in row.source


@pytest.mark.parametrize(
    ("matrix", "count"),
    [([[2, 1], [1, 2]], 3), ([[1, 1], [0, 1]], 2), ([[2, 0], [0, 2]], 2), ([[0, -1], [1, 0]], 1)],
)
def test_the_last_rows_are_the_matrix_and_its_lines(matrix, count):
    assert len(spectra.last_rows(eigen_decomposition(matrix))) == count


@pytest.mark.parametrize(
    ("matrix", "factors", "sign"),
    [
        ([[2, 1], [1, 2]], ['{{ "3"^k : result }}', '{{ "1"^k : result }}'], "="),
        ([[1, 1], [1, 0]], ['{{ "1.618"^k : result }}', '{{ (-"0.618")^k : result }}'], "approx"),
    ],
)
def test_each_part_is_multiplied_by_a_power_of_its_eigenvalue(matrix, factors, sign):
    row = powers(eigen_decomposition(matrix), np.array((0.25, 0.75)))
    assert all(factor in row.source for factor in factors)
    assert f" : data }}}} {sign} " in row.source


@pytest.mark.parametrize(
    ("matrix", "written"),
    [
        ([[2, -1], [1, 2]], '{{ ("2" - {{ lambda : result }})^2 + "1" : data }} gt.eq "1"'),
        ([[0, -2], [2, 0]], '{{ {{ lambda : result }}^2 + "4" : data }} gt.eq "4"'),
        ([[-0.5, -3], [3, -0.5]], '{{ (-"0.5" - {{ lambda : result }})^2 + "9" : data }} gt.eq "9"'),
    ],
)
def test_the_determinant_of_a_turn_is_a_square_and_more(matrix, written):
    row = spectra.turning_determinant(np.array(matrix))
    assert row.source.endswith(written)
