from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.stage.wording.matrix_products import (
    math_columns,
    row_times_column,
)

MADE = multiply([[1.5, -2.3], [0, 1]], [[0.5, 0.3, 1], [-0.2, 0.8, 1]])


def test_pairs_are_multiplied_and_added():
    assert [row.source for row in row_times_column(MADE, 0, 0)] == [
        '{{ "1.5" : data }} dot {{ "0.5" : second }} = "0.75"',
        '{{ -"2.3" : data }} dot {{ (-"0.2") : second }} = "0.46"',
        '"0.75" + "0.46" = {{ "1.21" : result }}',
    ]


def test_each_column_has_its_colour():
    assert math_columns([[2, 1], [-1, 1]]) == (
        'mat({{ "2" : data }}, {{ "1" : second }}; {{ -"1" : data }}, {{ "1" : second }})'
    )
    assert "first" in math_columns(np.eye(2), ("first", "other"))


def test_a_rounding_error_close_to_zero_becomes_zero():
    assert "10^" not in math_columns([[1e-17, 1], [0, -1e-17]])
