from __future__ import annotations

import numpy as np

from scenes.stage.wording.matrix_products import (
    math_columns,
)


def test_each_column_has_its_colour():
    assert math_columns([[2, 1], [-1, 1]]) == (
        'mat({{ "2" : data }}, {{ "1" : second }}; {{ -"1" : data }}, {{ "1" : second }})'
    )
    assert "first" in math_columns(np.eye(2), ("first", "other"))


def test_a_rounding_error_close_to_zero_becomes_zero():
    assert "10^" not in math_columns([[1e-17, 1], [0, -1e-17]])
