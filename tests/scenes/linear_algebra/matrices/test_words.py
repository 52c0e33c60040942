from __future__ import annotations

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices.words import both_readings, linear_model, rows_and_columns

PRICES = multiply([(120.0, 3, 20.0), (75.0, 2, 40.0)], [[2.5], [10], [-0.5]])


def test_rows_and_columns_are_counted():
    assert rows_and_columns(PRICES)[-1].source == "{{ $X$ : data }} is 2 × 3"


def test_the_first_sample_is_worked_out():
    model, *products, total = linear_model(PRICES)
    assert "X" in model.source
    assert len(products) == 3
    assert products[0].source == '{{ "120" : data }} dot {{ "2.5" : second }} = "300"'
    assert total.source == '"300" + "30" - "10" = {{ "320" : result }}'


def test_both_readings_end_with_the_matrix():
    *_, matrix = both_readings([[2, 1], [-1, 1]])
    assert matrix.source.startswith('A = mat({{ "2" : data }}, {{ "1" : second }}')
